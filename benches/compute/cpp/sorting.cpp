#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

constexpr int N = 1000000;

std::vector<int> random_values(int count) {
    std::uint32_t seed = 42;
    std::vector<int> values(count);
    for (int &value : values) {
        seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
        value = static_cast<int>(seed);
    }
    return values;
}

void quicksort(std::vector<int> &values, int low, int high) {
    while (low < high) {
        int pivot = values[low + (high - low) / 2];
        int i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) i++;
            while (values[j] > pivot) j--;
            if (i <= j) std::swap(values[i++], values[j--]);
        }
        quicksort(values, low, j);
        low = i;
    }
}

void report(std::string_view name, const std::vector<int> &values) {
    std::int64_t checksum = 0;
    for (int value : values) checksum = (checksum * 31 + value) % 1000000007;
    std::cout << name << ": " << values.front() << ' ' << values[values.size() / 2] << ' ' << values.back() << ' '
              << checksum << '\n';
}

int main() {
    std::vector<int> values = random_values(N);

    // By the last three digits, then the greater value first.
    std::vector<int> sorted = values;
    std::sort(sorted.begin(), sorted.end(), [](int a, int b) {
        return a % 1000 != b % 1000 ? a % 1000 < b % 1000 : a > b;
    });
    report("library", sorted);

    quicksort(values, 0, N - 1);
    report("quicksort", values);
}
