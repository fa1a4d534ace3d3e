// Text made: iostream manipulators, std::format, std::print, to_string, charconv, raw strings, stream states.
#include <charconv>
#include <cstdio>
#include <format>
#include <iomanip>
#include <iostream>
#include <limits>
#include <numbers>
#include <print>
#include <sstream>
#include <string>
#include <vector>

struct Money {
    long cents;
};
std::ostream &operator<<(std::ostream &to, const Money &money)
{
    std::ostringstream text;
    text << '$' << money.cents / 100 << '.' << std::setw(2) << std::setfill('0') << money.cents % 100;
    return to << text.str();
}
std::istream &operator>>(std::istream &from, Money &money)
{
    long whole, part;
    char sign, point;
    if (from >> sign >> whole >> point >> part && sign == '$' && point == '.')
        money.cents = whole * 100 + part;
    else
        from.setstate(std::ios::failbit);
    return from;
}
template <> struct std::formatter<Money> : std::formatter<std::string_view> {
    auto format(const Money &money, std::format_context &context) const
    {
        std::string text = std::format("${}.{:02}", money.cents / 100, money.cents % 100);
        return std::formatter<std::string_view>::format(text, context);
    }
};

int main()
{
    std::cout << std::setw(8) << 42 << '|' << std::left << std::setw(8) << 42 << '|' << std::right << std::setfill('*') << std::setw(8) << 42 << '|' << std::setfill(' ') << '\n';
    std::cout << std::hex << 255 << ' ' << std::showbase << 255 << ' ' << std::uppercase << 255 << ' ' << std::oct << 8 << std::dec << std::noshowbase << std::nouppercase << '\n';
    std::cout << 3.14159265358979 << ' ' << std::setprecision(3) << 3.14159 << ' ' << std::fixed << 3.14159 << ' ' << std::scientific << 31415.9 << ' ' << std::defaultfloat << 1e6 << ' ' << 123456789.0 << std::setprecision(6) << '\n';
    std::cout << std::boolalpha << true << ' ' << std::noboolalpha << true << ' ' << std::showpos << 5 << std::noshowpos << ' ' << std::showpoint << 2.0 << std::noshowpoint << ' ' << std::internal << std::setw(8) << -42 << std::right << '\n';
    std::cout << std::quoted("say \"hi\"") << ' ' << static_cast<int>('A') << ' ' << 1.0 / 3 << ' ' << 1e-7 << ' ' << 100000.0 << ' ' << 1234567.0 << ' ' << 0.1 + 0.2 << '\n';
    std::cout << std::setprecision(17) << 0.1 << ' ' << std::numeric_limits<double>::max() << ' ' << std::numeric_limits<float>::epsilon() << std::setprecision(6) << ' ' << std::numeric_limits<int>::min() << ' ' << std::numeric_limits<double>::infinity() << '\n';
    std::cout << std::hexfloat << 1.5 << std::defaultfloat << ' ' << 2.5f << ' ' << 2.5L << ' ' << Money { 12345 } << '\n';

    std::cout << std::format("{} {:>6} {:<6}| {:^9} {:*^9}\n", 1, 2, 3, "mid", "mid");
    std::cout << std::format("{:05d} {:+} {:#x} {:#b} {:o} {:X} {:c}\n", 42, 42, 255, 5, 8, 48879, 65);
    std::cout << std::format("{:.3f} {:10.2e} {:g} {} {} {}\n", std::numbers::pi, 12345.678, 0.0001, 0.1, 1e300, 100.0);
    std::cout << std::format("{1} {0} {1} {{}} {2:?}\n", "a", 'b', "tab\there");
    std::cout << std::format("{:{}.{}f}|{:>{}}\n", 2.71828, 10, 3, "right", 8);
    std::cout << std::format("{} {} {:s} {:d}\n", true, 'x', false, true);
    std::cout << std::format("{:>10}|{:<10}|{}\n", Money { 99 }, Money { 100000 }, Money { 5 });
    std::cout << std::format("{:6}|{:.2}|{:>7}\n", "日本", "truncated", "Grüße");
    std::print("{} + {} = {}\n", 2, 3, 2 + 3);
    std::println("{:-^20}", " done ");
    std::fflush(stdout);
    try {
        (void)std::vformat("{:d}", std::make_format_args("text"));
    } catch (const std::format_error &) {
        std::cout << "format error\n";
    }

    std::cout << std::to_string(3.5) << ' ' << std::to_string(-17) << ' ' << std::stod("2.5e3abc") << ' ' << std::stoi("ff", nullptr, 16) << ' ' << std::stoull("18446744073709551615") << '\n';
    char buffer[64];
    for (double value : { 0.1, 1.0 / 3, 1e100, 123456.0, -0.0 }) {
        auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
        std::cout << std::string(buffer, end) << ' ';
    }
    int parsed = 0;
    std::string_view text = "1234rest";
    auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    double real = 0;
    std::string_view decimal = "2.5e-3";
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), real);
    std::cout << parsed << ' ' << rest << ' ' << real << '\n';

    std::istringstream in("12 3.5 word $7.25 x");
    int whole;
    double number;
    std::string word;
    Money money {};
    in >> whole >> number >> word >> money;
    std::cout << whole << ' ' << number << ' ' << word << ' ' << money << ' ' << in.good();
    in >> whole;
    std::cout << in.fail() << in.eof();
    in.clear();
    std::cout << static_cast<char>(in.get()) << in.get() << in.eof() << '\n';
    std::stringstream lines("first line\nsecond\n\nlast");
    for (std::string line; std::getline(lines, line);)
        std::cout << '<' << line << '>';
    std::cout << R"raw( "raw" \n text)raw" << '\n';
    std::cerr << "not for stdout\n";
    std::printf("%s %d\n", "printf", 7);
}
