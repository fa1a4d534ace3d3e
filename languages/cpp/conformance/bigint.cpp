// A big-integer class: arithmetic, comparison, conversion; factorials, powers, Fibonacci, digits of e, RSA in small.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class Big {
    static constexpr std::uint32_t base = 1'000'000'000;
    std::vector<std::uint32_t> digits_; // least first, no leading zeros
    bool negative_ = false;

    void trim()
    {
        while (!digits_.empty() && digits_.back() == 0)
            digits_.pop_back();
        if (digits_.empty())
            negative_ = false;
    }
    static int compare(const std::vector<std::uint32_t> &a, const std::vector<std::uint32_t> &b)
    {
        if (a.size() != b.size())
            return a.size() < b.size() ? -1 : 1;
        for (std::size_t i = a.size(); i-- > 0;)
            if (a[i] != b[i])
                return a[i] < b[i] ? -1 : 1;
        return 0;
    }
    void add(const Big &other)
    {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < std::max(digits_.size(), other.digits_.size()) || carry; i++) {
            if (i == digits_.size())
                digits_.push_back(0);
            carry += digits_[i] + std::uint64_t(i < other.digits_.size() ? other.digits_[i] : 0);
            digits_[i] = static_cast<std::uint32_t>(carry % base);
            carry /= base;
        }
    }
    void take(const Big &smaller)
    {
        std::int64_t borrow = 0;
        for (std::size_t i = 0; i < digits_.size(); i++) {
            std::int64_t value = std::int64_t(digits_[i]) - borrow - (i < smaller.digits_.size() ? smaller.digits_[i] : 0);
            borrow = value < 0;
            digits_[i] = static_cast<std::uint32_t>(value + (borrow ? base : 0));
        }
        trim();
    }

public:
    Big(long long value = 0) : negative_(value < 0)
    {
        for (auto rest = value < 0 ? 0ull - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value); rest; rest /= base)
            digits_.push_back(static_cast<std::uint32_t>(rest % base));
    }
    explicit Big(const std::string &text)
    {
        std::size_t from = text.starts_with('-');
        for (std::size_t end = text.size(); end > from;) {
            std::size_t start = end - from > 9 ? end - 9 : from;
            digits_.push_back(static_cast<std::uint32_t>(std::stoul(text.substr(start, end - start))));
            end = start;
        }
        negative_ = from;
        trim();
    }
    friend std::strong_ordering operator<=>(const Big &a, const Big &b)
    {
        if (a.negative_ != b.negative_)
            return b.negative_ <=> a.negative_;
        int order = compare(a.digits_, b.digits_);
        return (a.negative_ ? -order : order) <=> 0;
    }
    bool operator==(const Big &) const = default;
    Big operator-() const { Big copy = *this; copy.negative_ = !negative_ && !digits_.empty(); return copy; }
    friend Big operator+(Big a, Big b)
    {
        if (a.negative_ == b.negative_)
            return a.add(b), a;
        if (compare(a.digits_, b.digits_) < 0)
            std::swap(a, b);
        return a.take(b), a;
    }
    friend Big operator-(const Big &a, const Big &b) { return a + -b; }
    friend Big operator*(const Big &a, const Big &b)
    {
        Big product;
        product.digits_.resize(a.digits_.size() + b.digits_.size());
        for (std::size_t i = 0; i < a.digits_.size(); i++) {
            std::uint64_t carry = 0;
            for (std::size_t j = 0; j < b.digits_.size() || carry; j++) {
                carry += product.digits_[i + j] + std::uint64_t(a.digits_[i]) * (j < b.digits_.size() ? b.digits_[j] : 0);
                product.digits_[i + j] = static_cast<std::uint32_t>(carry % base);
                carry /= base;
            }
        }
        product.negative_ = a.negative_ != b.negative_;
        return product.trim(), product;
    }
    std::pair<Big, Big> divide(const Big &by) const
    {
        if (by.digits_.empty())
            throw std::domain_error("division by zero");
        Big quotient, rest, divisor = by;
        divisor.negative_ = false;
        quotient.digits_.resize(digits_.size());
        for (std::size_t i = digits_.size(); i-- > 0;) {
            rest.digits_.insert(rest.digits_.begin(), digits_[i]);
            rest.trim();
            std::uint32_t low = 0, high = base - 1;
            while (low < high) {
                std::uint32_t middle = low + (high - low + 1) / 2;
                if (divisor * Big(middle) <= rest)
                    low = middle;
                else
                    high = middle - 1;
            }
            quotient.digits_[i] = low;
            rest.take(divisor * Big(low));
        }
        quotient.negative_ = negative_ != by.negative_;
        rest.negative_ = negative_;
        quotient.trim(), rest.trim();
        return { quotient, rest };
    }
    friend Big operator/(const Big &a, const Big &b) { return a.divide(b).first; }
    friend Big operator%(const Big &a, const Big &b) { return a.divide(b).second; }
    std::string text() const
    {
        if (digits_.empty())
            return "0";
        std::ostringstream to;
        to << (negative_ ? "-" : "") << digits_.back();
        for (std::size_t i = digits_.size() - 1; i-- > 0;)
            to << std::setw(9) << std::setfill('0') << digits_[i];
        return to.str();
    }
    friend std::ostream &operator<<(std::ostream &to, const Big &big) { return to << big.text(); }
};

static Big power(Big base, Big exponent, const Big &modulus)
{
    Big result = 1;
    for (; exponent > 0; exponent = exponent / 2, base = base * base % modulus)
        if (exponent % 2 == 1)
            result = result * base % modulus;
    return result;
}

int main()
{
    Big factorial = 1;
    for (int n = 2; n <= 60; n++)
        factorial = factorial * n;
    std::cout << "60! = " << factorial << '\n';
    Big a = 0, b = 1;
    for (int i = 0; i < 300; i++)
        a = std::exchange(b, a + b);
    std::cout << "fibonacci(300) = " << a << '\n';
    Big two = 1;
    for (int i = 0; i < 127; i++)
        two = two * 2;
    std::cout << "2^127 - 1 = " << two - 1 << ", has " << (two - 1).text().size() << " digits\n";
    Big x("-123456789012345678901234567890"), y("987654321098765432109876543210");
    std::cout << x + y << '\n' << x - y << '\n' << x * y << '\n' << y / Big("123456789") << '\n' << y % Big("1000000007") << '\n' << x / 97 << ' ' << x % 97 << '\n';
    std::cout << (x < y) << (x == -(-x)) << (x * 0 == 0) << ' ' << Big("-0") << ' ' << Big("000123") << ' ' << Big(-9223372036854775807LL - 1) << '\n';
    Big scale = 1, e = 0;
    for (int i = 0; i < 60; i++)
        scale = scale * 10;
    for (Big term = scale, n = 1; term > 0; term = term / n, n = n + 1)
        e = e + term;
    std::cout << "e = " << e.text().insert(1, ".").substr(0, 52) << '\n';
    Big p("1000000007"), q("998244353"), n = p * q, totient = (p - 1) * (q - 1), message("314159265358979");
    Big d = 1, exponent = 65537;
    for (Big r0 = totient, r1 = exponent, t0 = 0, t1 = 1;;) {
        auto [quotient, rest] = r0.divide(r1);
        if (rest == 0) {
            d = t1 < 0 ? t1 + totient : t1;
            break;
        }
        r0 = std::exchange(r1, rest);
        t0 = std::exchange(t1, t0 - quotient * t1);
    }
    Big secret = power(message, exponent, n);
    std::cout << secret << " is " << power(secret, d, n) << '\n';
    try {
        (void)(x / 0);
    } catch (const std::domain_error &error) {
        std::cout << error.what() << '\n';
    }
}
