// Templates: specialisation, variadic packs, folds, concepts, constexpr, compile-time lists, CRTP, SFINAE.
#include <array>
#include <concepts>
#include <cstdint>
#include <iostream>
#include <list>
#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

template <typename T> concept Number = std::integral<T> || std::floating_point<T>;
template <typename T> concept Container = requires(const T &c) {
    { c.begin() } -> std::input_iterator;
    { c.size() } -> std::convertible_to<std::size_t>;
    typename T::value_type;
};

template <Number T> T power(T base, unsigned exponent)
{
    T result = 1;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1)
            result *= base;
    return result;
}

template <typename T> std::string show(const T &value)
{
    if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (Number<T>)
        return std::to_string(value);
    else if constexpr (std::convertible_to<T, std::string>)
        return '"' + std::string(value) + '"';
    else if constexpr (Container<T>) {
        std::string text = "[";
        for (const auto &item : value)
            text += (text.size() > 1 ? ", " : "") + show(item);
        return text + "]";
    } else if constexpr (requires { value.first; value.second; })
        return show(value.first) + ": " + show(value.second);
    else
        return "?";
}

template <typename... Ts> std::string show_all(const Ts &...values)
{
    std::string text;
    ((text += show(values) + ' '), ...);
    return text;
}
template <typename... Ts> auto sum(Ts... values) { return (values + ... + 0); }
template <typename First, typename... Rest> constexpr bool all_same = (std::is_same_v<First, Rest> && ...);

template <std::size_t N> constexpr auto primes()
{
    std::array<int, N> found {};
    std::size_t count = 0;
    for (int n = 2; count < N; n++) {
        bool prime = true;
        for (std::size_t i = 0; i < count && found[i] * found[i] <= n; i++)
            prime = prime && n % found[i];
        if (prime)
            found[count++] = n;
    }
    return found;
}
static_assert(primes<10>().back() == 29);

template <typename Derived> struct Counted {
    static inline int count = 0;
    Counted() { ++count; }
    std::string greet() const { return "I am " + static_cast<const Derived *>(this)->name() + " of " + std::to_string(count); }
};
struct Cat : Counted<Cat> { std::string name() const { return "a cat"; } };
struct Dog : Counted<Dog> { std::string name() const { return "a dog"; } };

template <typename T> struct Kind { static constexpr const char *name = "value"; };
template <typename T> struct Kind<T *> { static constexpr const char *name = "pointer"; };
template <typename T> struct Kind<T &> { static constexpr const char *name = "reference"; };
template <typename T, std::size_t N> struct Kind<T[N]> { static constexpr const char *name = "array"; };
template <typename R, typename... A> struct Kind<R(A...)> { static constexpr const char *name = "function"; };

template <typename T, std::size_t Rows, std::size_t Columns> class Matrix {
    std::array<std::array<T, Columns>, Rows> cells_ {};

public:
    T &operator()(std::size_t row, std::size_t column) { return cells_[row][column]; }
    const T &operator()(std::size_t row, std::size_t column) const { return cells_[row][column]; }
    template <std::size_t Other> Matrix<T, Rows, Other> operator*(const Matrix<T, Columns, Other> &other) const
    {
        Matrix<T, Rows, Other> product;
        for (std::size_t i = 0; i < Rows; i++)
            for (std::size_t j = 0; j < Other; j++)
                for (std::size_t k = 0; k < Columns; k++)
                    product(i, j) += (*this)(i, k) * other(k, j);
        return product;
    }
};

template <typename F, typename... Ts> void for_each(const std::tuple<Ts...> &tuple, F f)
{
    std::apply([&](const auto &...items) { (f(items), ...); }, tuple);
}

consteval std::uint32_t hash(const char *text)
{
    std::uint32_t value = 2166136261u;
    while (*text)
        value = (value ^ static_cast<unsigned char>(*text++)) * 16777619u;
    return value;
}

int main()
{
    std::cout << power(3, 13) << ' ' << power(1.5, 4) << ' ' << power<long long>(7, 20) << '\n';
    std::cout << show_all(42, 2.5, true, "text", std::vector { 1, 2, 3 }, std::map<std::string, int> { { "b", 2 }, { "a", 1 } }) << '\n';
    std::cout << show(std::list<std::vector<std::string>> { { "x", "y" }, {}, { "z" } }) << '\n';
    std::cout << sum(1, 2, 3.5) << ' ' << sum() << ' ' << all_same<int, int, int> << all_same<int, long> << '\n';
    constexpr auto table = primes<25>();
    std::cout << show(table) << '\n';
    Cat first, second;
    Dog dog;
    std::cout << first.greet() << ", " << second.greet() << ", " << dog.greet() << '\n';
    std::cout << Kind<int>::name << ' ' << Kind<int *>::name << ' ' << Kind<int &>::name << ' ' << Kind<int[3]>::name << ' ' << Kind<int(char)>::name << '\n';
    Matrix<int, 2, 3> a;
    Matrix<int, 3, 1> b;
    for (std::size_t i = 0; i < 6; i++)
        a(i / 3, i % 3) = static_cast<int>(i + 1);
    for (std::size_t i = 0; i < 3; i++)
        b(i, 0) = static_cast<int>(i) - 1;
    auto product = a * b;
    std::cout << product(0, 0) << ' ' << product(1, 0) << '\n';
    for_each(std::tuple { 1, "two", 3.0 }, [](const auto &item) { std::cout << show(item) << ';'; });
    auto pair_up = []<typename T, typename U>(T t, U u) requires(!std::same_as<T, U>) { return std::pair { u, t }; };
    auto [text, number] = pair_up(7, std::string("seven"));
    std::cout << ' ' << text << number << ' ' << hash("constant") << '\n';
}
