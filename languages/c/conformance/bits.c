// Bit tricks: counting, reversing, powers, sets, Gray code, CRC, hashing, random numbers, endianness.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int population(uint32_t x)
{
    x -= (x >> 1) & 0x55555555u;
    x = (x & 0x33333333u) + ((x >> 2) & 0x33333333u);
    return (int)(((x + (x >> 4)) & 0x0f0f0f0fu) * 0x01010101u >> 24);
}
static uint32_t reversed(uint32_t x)
{
    for (uint32_t shift = 16, mask = 0xffffffffu; shift; shift >>= 1) {
        mask ^= mask << shift;
        x = ((x >> shift) & mask) | ((x << shift) & ~mask);
    }
    return x;
}
static uint32_t crc32(const char *text)
{
    uint32_t crc = ~0u;
    for (; *text; text++) {
        crc ^= (unsigned char)*text;
        for (int i = 0; i < 8; i++)
            crc = (crc >> 1) ^ (0xedb88320u & -(crc & 1));
    }
    return ~crc;
}
static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
static uint32_t rotate(uint32_t x, int by) { return (x << by) | (x >> (32 - by)); }

static void md5(const char *text, char hex[33])
{
    static const uint8_t shifts[16] = { 7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21 };
    static const uint32_t sines[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    };
    uint8_t block[64] = { 0 };
    size_t length = strlen(text);
    memcpy(block, text, length);
    block[length] = 0x80;
    uint64_t bits = length * 8;
    memcpy(block + 56, &bits, 8);
    uint32_t words[16], state[4] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476 };
    memcpy(words, block, sizeof words);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int g;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d), g = i; break;
        case 1: f = (d & b) | (~d & c), g = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d, g = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d), g = 7 * i % 16; break;
        }
        f += a + sines[i] + words[g];
        a = d, d = c, c = b;
        b += rotate(f, shifts[i / 16 * 4 + i % 4]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    for (int i = 0; i < 16; i++)
        sprintf(hex + i * 2, "%02x", (state[i / 4] >> (i % 4 * 8)) & 0xff);
}

int main(void)
{
    uint32_t samples[] = { 0, 1, 0xff, 0x80000000u, 0xdeadbeefu, 0xffffffffu };
    for (size_t i = 0; i < 6; i++)
        printf("%08" PRIx32 " has %2d bits, reversed %08" PRIx32 "%s\n", samples[i], population(samples[i]),
               reversed(samples[i]), samples[i] && !(samples[i] & (samples[i] - 1)) ? ", a power of two" : "");
    printf("%d %d %d %d\n", __builtin_popcountll(0xf0f0f0f0f0f0ull), __builtin_clz(1000), __builtin_ctz(1000),
           __builtin_parity(7));
    for (unsigned n = 0; n < 8; n++)
        printf("%u%u%u ", ((n ^ n >> 1) >> 2) & 1, ((n ^ n >> 1) >> 1) & 1, (n ^ n >> 1) & 1);
    putchar('\n');
    for (unsigned set = 0b10110, subset = set;; subset = (subset - 1) & set) {
        printf("%u ", subset);
        if (!subset)
            break;
    }
    putchar('\n');
    int swap_a = 5, swap_b = 9;
    swap_a ^= swap_b, swap_b ^= swap_a, swap_a ^= swap_b;
    printf("%d %d, %d, %d\n", swap_a, swap_b, -1 >> 1, (int8_t)200);
    printf("crc %08" PRIx32 " %08" PRIx32 "\n", crc32("123456789"), crc32("The quick brown fox"));
    uint64_t state = 42;
    for (int i = 0; i < 3; i++)
        printf("%016" PRIx64 " ", splitmix(&state));
    char hex[33];
    md5("", hex);
    printf("\n%s\n", hex);
    md5("The quick brown fox jumps over the lazy dog", hex);
    printf("%s\n", hex);
    uint16_t order = 0x0102;
    printf("%s endian, swapped %08x\n", *(uint8_t *)&order == 2 ? "little" : "big", __builtin_bswap32(0x01020304));
    unsigned __int128 wide = (unsigned __int128)0xffffffffffffffffu * 0xfffffffffffffffbu;
    printf("%016" PRIx64 "%016" PRIx64 "\n", (uint64_t)(wide >> 64), (uint64_t)wide);
    return 0;
}
