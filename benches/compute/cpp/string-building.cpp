#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

constexpr int N = 200000;

constexpr int ROUNDS = 10;

std::string join(const std::vector<std::string> &words, char separator) {
    std::string text;
    for (const std::string &word : words) {
        if (!text.empty()) text += separator;
        text += word;
    }
    return text;
}

int occurrences(std::string_view text, std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) count++;
    return count;
}

int main() {
    std::size_t total = 0;
    int sevens = 0;
    std::string backwards, mirrored, loud;
    for (int round = 0; round < ROUNDS; round++) {
        std::vector<std::string> words;
        for (int i = 0; i < N; i++) words.push_back("item" + std::to_string(i * 7 + round));
        std::string text = join(words, ',');
        backwards.assign(text.rbegin(), text.rend());
        loud = text;
        std::transform(loud.begin(), loud.end(), loud.begin(), [](unsigned char byte) { return std::toupper(byte); });
        sevens += occurrences(loud, "ITEM7");

        mirrored.clear();
        std::istringstream stream(text);
        for (std::string word; std::getline(stream, word, ',');) {
            std::reverse(word.begin(), word.end());
            mirrored += word + ';';
        }
        total += text.size() + mirrored.size();
    }
    std::cout << "total: " << total << '\n';
    std::cout << "sevens: " << sevens << '\n';
    std::cout << "backwards: " << backwards.substr(0, 16) << '\n';
    std::cout << "mirrored: " << mirrored.substr(0, 16) << '\n';
    std::cout << "loud: " << loud.substr(loud.size() - 16) << '\n';
}
