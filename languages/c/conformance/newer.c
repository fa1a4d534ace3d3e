// What C23 adds.
#include <assert.h>
#include <limits.h>
#include <stdckdint.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

[[nodiscard]] static int checked(int a, int b, bool *overflowed)
{
    int sum;
    *overflowed = ckd_add(&sum, a, b);
    return sum;
}

static int ignores(int used, [[maybe_unused]] int other, const char *) { return used * 2; }

static_assert(sizeof(int) == 4);
constexpr int SIZE = 3 * 4;
constexpr double THIRD = 1.0 / 3;

#ifdef NOTHING
#error never
#elifdef __STDC__
#define KIND "elifdef"
#endif

#if __has_include(<stdio.h>) && __has_c_attribute(fallthrough)
#define HAS "has"
#else
#define HAS "has not"
#endif

#define LOG(format, ...) printf("log: " format "\n" __VA_OPT__(, ) __VA_ARGS__)

typedef enum Level : uint8_t { LOW, MIDDLE = 100, HIGH = 255 } Level;

static const char *describe(int n)
{
    switch (n) {
    case 0:
        return "none";
    case 1:
        n++;
        [[fallthrough]];
    case 2:
        return n == 2 ? "a pair" : "?";
    default:
        return "many";
    }
}

static const char *null_or_not(const void *pointer) { return pointer == nullptr ? "null" : "not null"; }

int main()
{
    bool overflowed;
    printf("%d ", checked(2'000'000'000, 100, &overflowed));
    printf("%d\n", overflowed);
    printf("%d ", checked(2'000'000'000, 2'000'000'000, &overflowed));
    printf("%d\n", overflowed);
    int product;
    uint8_t byte;
    bool wide = ckd_mul(&product, 123456, 789), narrow = ckd_sub(&byte, 3, 5);
    printf("%d %d, %d %d\n", product, wide, byte, narrow);
    printf("%s %s %d %d\n", KIND, HAS, 0b1010'1010, ignores(21, 0, ""));
    LOG("nothing more");
    LOG("%d and %s", 2, "more");

    int zeros[SIZE] = {};
    struct { int a; double b; } nothing = {};
    printf("%zu %d %d %.1f, %.4f\n", sizeof zeros / sizeof *zeros, zeros[3], nothing.a, nothing.b, THIRD);
    printf("%zu %d, %s %s\n", sizeof(Level), HIGH + 1, null_or_not(nullptr), null_or_not(zeros));
    for (int i = 0; i < 4; i++)
        printf("%s%s", describe(i), i < 3 ? ", " : "\n");

    typeof(product) copy = product + 1;
    typeof_unqual(zeros) others = { 1, 2 };
    auto inferred = 2.5f;
    static thread_local int counter = 5;
    alignas(16) char aligned[3];
    printf("%d %zu %d, %zu %d %d %d\n", copy, sizeof others, others[1], sizeof inferred, ++counter,
           (uintptr_t)aligned % 16 == 0, true + true);
    unsigned _BitInt(48) large = ((unsigned _BitInt(48))1 << 47) + 12345;
    _BitInt(7) small = 63;
    large *= 2;
    printf("%llu %d %d\n", (unsigned long long)large, (int)small, BOOL_WIDTH + INT_WIDTH);

    int rounds = 0;
again:
    int declared_after_label = rounds + 5;
    if (rounds++ < 2)
        goto again;
    printf("%d\n", declared_after_label);
    char text[16];
    char *end = memccpy(text, "copy;rest", ';', sizeof text);
    *end = 0;
    printf("%s %td, %u\n", text, end - text, (unsigned)sizeof u8'x');
}
