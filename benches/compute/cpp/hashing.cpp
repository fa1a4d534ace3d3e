#include <algorithm>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <string>
#include <unordered_map>

constexpr int N = 300000;

class Random {
    std::uint32_t seed = 42;

public:
    int below(int limit) {
        seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
        return static_cast<int>(seed >> 8) % limit;
    }
};

void string_keys(Random &random) {
    std::unordered_map<std::string, int> counts;
    for (int i = 0; i < N; i++) counts["key" + std::to_string(random.below(N / 4))]++;
    int hits = 0;
    for (int i = 0; i < N; i++) {
        if (counts.contains("key" + std::to_string(i))) hits++;
    }
    int greatest = 0;
    for (const auto &[key, count] : counts) greatest = std::max(greatest, count);
    std::cout << "strings: " << counts.size() << ' ' << hits << ' ' << greatest << '\n';
}

void integer_keys(Random &random) {
    std::unordered_map<int, int> last;
    for (int i = 0; i < N; i++) last[random.below(N * 8)] = i;
    int hits = 0;
    long long total = 0;
    for (int i = 0; i < N; i++) {
        if (auto found = last.find(i * 8); found != last.end()) {
            hits++;
            total += found->second;
        }
    }
    std::cout << "integers: " << last.size() << ' ' << hits << ' ' << total << '\n';
}

void fnv1a() {
    std::uint32_t digest = 2166136261u;
    for (int i = 0; i < N; i++) {
        for (unsigned char byte : "key" + std::to_string(i)) digest = (digest ^ byte) * 16777619u;
    }
    std::cout << "fnv: " << std::hex << std::setw(8) << std::setfill('0') << digest << '\n';
}

int main() {
    Random random;
    string_keys(random);
    integer_keys(random);
    fnv1a();
}
