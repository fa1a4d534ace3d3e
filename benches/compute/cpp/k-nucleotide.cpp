#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

constexpr int N = 500000;

constexpr std::pair<char, double> FREQUENCIES[] = {
    {'A', 0.3029549426680}, {'C', 0.5009432431601}, {'G', 0.6984905497992}, {'T', 1.0}};
constexpr std::string_view FRAGMENTS[] = {"GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"};

using Counts = std::unordered_map<std::string_view, int>;

std::string make_sequence(int length) {
    int seed = 42;
    std::string sequence;
    for (int i = 0; i < length; i++) {
        seed = (seed * 3877 + 29573) % 139968;
        double chance = seed / 139968.0;
        for (auto [letter, limit] : FREQUENCIES) {
            if (chance < limit) {
                sequence += letter;
                break;
            }
        }
    }
    return sequence;
}

Counts count_fragments(std::string_view sequence, std::size_t size) {
    Counts counts;
    for (std::size_t start = 0; start + size <= sequence.size(); start++) counts[sequence.substr(start, size)]++;
    return counts;
}

void print_frequencies(std::string_view sequence, std::size_t size) {
    Counts counts = count_fragments(sequence, size);
    std::vector<std::pair<std::string_view, int>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    double total = static_cast<double>(sequence.size() - size + 1);
    for (auto [fragment, count] : sorted) {
        std::printf("%s %.3f\n", std::string(fragment).c_str(), count * 100.0 / total);
    }
    std::printf("\n");
}

int main() {
    std::string sequence = make_sequence(N);
    print_frequencies(sequence, 1);
    print_frequencies(sequence, 2);
    for (std::string_view fragment : FRAGMENTS) {
        Counts counts = count_fragments(sequence, fragment.size());
        std::printf("%d\t%s\n", counts[fragment], fragment.data());
    }
}
