// Ranges and views: pipelines that are lazy, projections, views of maps and of text.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace views = std::views;

template <typename R> void show(const char *title, R &&range)
{
    std::cout << title << ':';
    for (auto &&value : range)
        std::cout << ' ' << value;
    std::cout << '\n';
}

struct Item {
    std::string name;
    double price;
};

class Countdown {
    int from_;

public:
    struct Iterator {
        using value_type = int;
        using difference_type = std::ptrdiff_t;
        int at;
        int operator*() const { return at; }
        Iterator &operator++() { return --at, *this; }
        Iterator operator++(int) { return { at-- }; }
        bool operator==(const Iterator &) const = default;
    };
    explicit Countdown(int from) : from_(from) {}
    Iterator begin() const { return { from_ }; }
    Iterator end() const { return { 0 }; }
};
static_assert(std::ranges::forward_range<Countdown>);

int main()
{
    int computed = 0;
    auto square = [&computed](int n) { return computed++, n * n; };
    auto even = [](int n) { return n % 2 == 0; };
    auto squares = views::iota(1) | views::filter(even) | views::transform(square) | views::take(5);
    std::cout << computed << " computed\n";
    show("squares", squares);
    std::cout << computed << " computed\n";
    std::vector<int> values { 5, 2, 8, 1, 9 };
    show("reversed", values | views::reverse | views::drop(1));
    for (int &value : values | views::take(2))
        value *= 10;
    show("changed", values);
    std::string line = "the quick  brown fox";
    for (auto word : line | views::split(' '))
        std::cout << '[' << std::string_view(word) << ']';
    std::cout << '\n';
    std::map<std::string, int> ages { { "Ada", 36 }, { "Bo", 29 }, { "Zoe", 41 } };
    show("keys", ages | views::keys);

    std::vector<Item> items { { "pen", 1.5 }, { "book", 12 }, { "lamp", 30 }, { "cup", 4.25 } };
    std::ranges::sort(items, std::greater {}, &Item::price);
    for (const auto &item : items)
        std::cout << item.name << ' ';
    std::cout << std::ranges::min(items, {}, &Item::price).name << ' ' << std::ranges::count_if(items, [](double price) { return price < 5; }, &Item::price) << ' '
              << std::ranges::find(items, "cup", &Item::name)->price << '\n';
    auto [lowest, highest] = std::ranges::minmax(values);
    std::cout << lowest << ' ' << highest << ' ' << std::ranges::contains(values, 8) << std::ranges::equal(values, std::vector { 50, 20, 8, 1, 9 }) << '\n';
    show("countdown", Countdown(5));
    std::cout << std::ranges::distance(Countdown(7)) << ' ' << std::ranges::max(Countdown(4)) << '\n';
}
