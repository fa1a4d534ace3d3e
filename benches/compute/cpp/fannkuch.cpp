#include <algorithm>
#include <array>
#include <iostream>
#include <numeric>
#include <utility>

constexpr int N = 10;

std::pair<int, int> fannkuch() {
    std::array<int, N> permutation{}, count{};
    std::iota(permutation.begin(), permutation.end(), 0);
    int max_flips = 0;
    int checksum = 0;
    bool even = true;
    int r = N;
    for (;;) {
        for (; r > 1; r--) count[r - 1] = r;

        if (permutation[0] != 0) {
            auto work = permutation;
            int flips = 0;
            while (work[0] != 0) {
                std::reverse(work.begin(), work.begin() + work[0] + 1);
                flips++;
            }
            max_flips = std::max(max_flips, flips);
            checksum += even ? flips : -flips;
        }

        for (;; r++) {
            if (r == N) return {checksum, max_flips};
            std::rotate(permutation.begin(), permutation.begin() + 1, permutation.begin() + r + 1);
            if (--count[r] > 0) break;
        }
        even = !even;
    }
}

int main() {
    auto [checksum, max_flips] = fannkuch();
    std::cout << checksum << '\n' << "Pfannkuchen(" << N << ") = " << max_flips << '\n';
}
