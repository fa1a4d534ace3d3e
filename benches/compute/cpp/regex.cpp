#include <array>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <regex>
#include <string>

constexpr int N = 3500;

constexpr std::array NAMES = {"alice", "bob", "carol", "dave", "erin"};
constexpr std::array HOSTS = {"example", "sample", "mail"};
constexpr std::array DOMAINS = {"org", "com", "net"};
constexpr std::array METHODS = {"GET", "POST", "PUT", "HEAD"};
constexpr std::array FOLDERS = {"images", "docs", "files"};
constexpr std::array STATUSES = {200, 404, 500};
constexpr std::array STATES = {"loading", "running", "stopped", "waiting", "done", "sleeping"};

class Random {
    std::uint32_t seed = 42;

public:
    int below(int limit) {
        seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
        return static_cast<int>(seed >> 8) % limit;
    }

    template <typename Choices>
    auto pick(const Choices &choices) {
        return choices[below(static_cast<int>(choices.size()))];
    }
};

std::string make_text(int lines) {
    Random random;
    std::string text;
    for (int i = 0; i < lines; i++) {
        int year = 2000 + random.below(25);
        int month = 1 + random.below(12);
        int day = 1 + random.below(28);
        char date[48];
        std::snprintf(date, sizeof date, "%04d-%02d-%02d ", year, month, day);
        text += date;
        text += random.pick(NAMES);
        text += std::to_string(random.below(1000)) + '@';
        text += random.pick(HOSTS);
        text += '.';
        text += random.pick(DOMAINS);
        text += ' ';
        text += random.pick(METHODS);
        text += " /";
        text += random.pick(FOLDERS);
        text += "/item" + std::to_string(random.below(10000)) + ' ';
        text += std::to_string(random.pick(STATUSES)) + ' ';
        text += random.pick(STATES);
        text += '\n';
    }
    return text;
}

std::ptrdiff_t count(const std::string &text, const std::regex &pattern) {
    return std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator());
}

int main() {
    const std::string text = make_text(N);

    const std::regex date("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    int dates = 0;
    int date_sum = 0;
    for (std::sregex_iterator match(text.begin(), text.end(), date), end; match != end; ++match) {
        dates++;
        for (int part = 1; part < 4; part++) date_sum += std::stoi(match->str(part));
    }
    std::cout << "dates: " << dates << ' ' << date_sum << '\n';

    std::cout << "addresses: " << count(text, std::regex("[a-z]+[0-9]+@[a-z]+\\.org")) << '\n';
    std::cout << "requests: " << count(text, std::regex("(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200")) << '\n';

    const std::regex ending("[a-z]+ing");
    int words = 0;
    std::ptrdiff_t letters = 0;
    for (std::sregex_iterator match(text.begin(), text.end(), ending), end; match != end; ++match) {
        words++;
        letters += match->length();
    }
    std::cout << "words: " << words << ' ' << letters << '\n';

    std::cout << "replaced: " << std::regex_replace(text, std::regex("[0-9]+"), "#").size() << '\n';
}
