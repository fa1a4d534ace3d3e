// Strings and regular expressions: searching, splitting, replacing, Roman numerals, word counts, UTF-8.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

static std::vector<std::string> split(const std::string &text, const std::string &by)
{
    std::vector<std::string> parts;
    std::size_t from = 0, to;
    while ((to = text.find(by, from)) != std::string::npos) {
        parts.push_back(text.substr(from, to - from));
        from = to + by.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}
static std::string join(const std::vector<std::string> &parts, std::string_view by)
{
    std::string text;
    for (const auto &part : parts)
        (text += text.empty() ? "" : by) += part;
    return text;
}
static std::string_view trim(std::string_view text)
{
    auto from = text.find_first_not_of(" \t\n");
    return from == text.npos ? "" : text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}
static std::string roman(int n)
{
    static const std::pair<int, const char *> parts[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } };
    std::string text;
    for (auto [value, letters] : parts)
        for (; n >= value; n -= value)
            text += letters;
    return text;
}
static std::string caesar(std::string text, int by)
{
    for (char &c : text)
        if (std::isalpha(static_cast<unsigned char>(c))) {
            char base = std::isupper(static_cast<unsigned char>(c)) ? 'A' : 'a';
            c = static_cast<char>(base + (c - base + by + 26) % 26);
        }
    return text;
}
static std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}
static std::vector<std::string> wrap(const std::string &text, std::size_t width)
{
    std::vector<std::string> lines(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
    }
    return lines;
}

int main()
{
    auto parts = split("one, two, , four", ", ");
    std::cout << parts.size() << ' ' << join(parts, "|") << " [" << trim("  \t padded text \n") << "] [" << trim("   ") << "]\n";
    std::string text = "The quick brown fox jumps over the lazy dog";
    std::cout << text.find("fox") << ' ' << text.rfind("the") << ' ' << text.find_first_of("xyz") << ' ' << (text.find("cat") == std::string::npos) << ' ' << text.starts_with("The") << text.ends_with("cat") << text.contains("lazy") << '\n';
    std::string changed = text;
    changed.replace(4, 5, "slow").insert(0, ">> ").erase(changed.size() - 4).append(3, '!');
    std::cout << changed << ' ' << changed.compare(text) / std::abs(changed.compare(text)) << '\n';
    std::string upper = text;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    std::cout << upper << '\n' << std::string(text.rbegin(), text.rend()) << '\n';
    std::string palindrome = "A man, a plan, a canal: Panama";
    std::erase_if(palindrome, [](unsigned char c) { return !std::isalnum(c); });
    std::ranges::transform(palindrome, palindrome.begin(), [](unsigned char c) { return std::tolower(c); });
    std::cout << palindrome << ' ' << std::equal(palindrome.begin(), palindrome.end(), palindrome.rbegin()) << '\n';
    for (int year : { 1994, 2024, 3999 })
        std::cout << roman(year) << ' ';
    std::cout << caesar("Hello, World", 3) << ' ' << caesar(caesar("Hello, World", 3), -3) << '\n';
    std::string unicode = "Größe 大きさ 🎈";
    std::cout << unicode << ' ' << unicode.size() << ' ' << characters(unicode) << ' ' << u8"é"[0] + 0 << ' ' << std::u32string(U"🎈").size() << '\n';
    for (const auto &line : wrap("It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.", 30))
        std::cout << "| " << line << '\n';

    std::string log = "2024-02-29 ERROR disk full (code 28)\n2024-03-01 INFO started\n2023-12-31 ERROR out of memory (code 12)\n";
    std::regex entry(R"((\d{4})-(\d\d)-(\d\d) (\w+) ([^(\n]*)(?:\(code (\d+)\))?)");
    for (std::sregex_iterator it(log.begin(), log.end(), entry), end; it != end; ++it) {
        const auto &match = *it;
        std::cout << match[3] << '.' << match[2] << '.' << match[1] << ' ' << match[4] << " <" << trim(match[5].str()) << "> " << (match[6].matched ? match[6].str() : "-") << ' ' << match.position() << '\n';
    }
    std::cout << std::regex_replace("John Smith, Ada Lovelace", std::regex(R"((\w+) (\w+))"), "$2 $1") << '\n';
    std::regex email(R"([\w.+-]+@[\w-]+(\.[\w-]+)+)", std::regex::icase);
    for (const char *address : { "ada@example.com", "not an address", "x.y+z@Sub.Domain.ORG", "@none.com" })
        std::cout << std::regex_match(address, email);
    std::regex separator("[,;]\\s*");
    std::string list = "red, green;blue,  yellow";
    std::copy(std::sregex_token_iterator(list.begin(), list.end(), separator, -1), {}, std::ostream_iterator<std::string>(std::cout, "/"));
    try {
        std::regex broken("(unclosed");
    } catch (const std::regex_error &e) {
        std::cout << " bad: " << (e.code() == std::regex_constants::error_paren) << '\n';
    }
    std::map<std::string, int> counts;
    std::regex word("[a-z]+", std::regex::icase);
    for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it) {
        std::string found = it->str();
        std::transform(found.begin(), found.end(), found.begin(), [](unsigned char c) { return std::tolower(c); });
        counts[found]++;
    }
    for (const auto &[key, count] : counts)
        if (count > 1 || key.size() == 5)
            std::cout << key << ':' << count << ' ';
    std::cout << std::accumulate(counts.begin(), counts.end(), 0, [](int sum, const auto &pair) { return sum + pair.second; }) << '\n';
}
