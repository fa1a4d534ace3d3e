// Algorithms: sorting and its stability, searching, permutations, heaps, numeric ones, random numbers of fixed seeds.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <vector>

struct Person {
    std::string name;
    int age;
};

template <typename C> void show(const char *title, const C &values)
{
    std::cout << title << ": ";
    std::copy(values.begin(), values.end(), std::ostream_iterator<typename C::value_type>(std::cout, " "));
    std::cout << '\n';
}
static void people(const char *title, const std::vector<Person> &all)
{
    std::cout << title << ':';
    for (const auto &[name, age] : all)
        std::cout << ' ' << name << age;
    std::cout << '\n';
}

template <typename It> void quick_sort(It first, It last)
{
    if (last - first < 2)
        return;
    auto pivot = *(first + (last - first) / 2);
    It middle = std::partition(first, last, [&](const auto &x) { return x < pivot; });
    It upper = std::partition(middle, last, [&](const auto &x) { return !(pivot < x); });
    quick_sort(first, middle);
    quick_sort(upper, last);
}

static std::vector<int> longest_increasing(const std::vector<int> &values)
{
    std::vector<int> tails, at, before(values.size(), -1);
    for (int i = 0; i < static_cast<int>(values.size()); i++) {
        auto place = std::lower_bound(tails.begin(), tails.end(), values[i]) - tails.begin();
        if (place == static_cast<long>(tails.size()))
            tails.push_back(values[i]), at.push_back(i);
        else
            tails[place] = values[i], at[place] = i;
        before[i] = place ? at[place - 1] : -1;
    }
    std::vector<int> found;
    for (int i = at.back(); i >= 0; i = before[i])
        found.push_back(values[i]);
    std::reverse(found.begin(), found.end());
    return found;
}

int main()
{
    std::vector<Person> all { { "Nora", 31 }, { "Ada", 36 }, { "Otto", 31 }, { "Bo", 29 }, { "Zoe", 36 }, { "Ivan", 31 }, { "Mia", 29 } };
    auto sorted = all;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Person &a, const Person &b) { return a.age < b.age; });
    people("stable", sorted);
    std::sort(sorted.begin(), sorted.end(), [](const Person &a, const Person &b) { return a.name > b.name; });
    people("names", sorted);
    std::stable_partition(sorted.begin(), sorted.end(), [](const Person &p) { return p.age > 30; });
    people("parted", sorted);
    std::ranges::sort(sorted, {}, &Person::name);
    people("ranges", sorted);

    std::mt19937 random(42);
    std::vector<int> numbers(2000);
    std::generate(numbers.begin(), numbers.end(), [&] { return static_cast<int>(random() % 10000); });
    std::cout << numbers[0] << ' ' << numbers[999] << ' ' << std::mt19937_64(7)() << ' ' << std::minstd_rand(1)() << '\n';
    auto quick = numbers, nth = numbers;
    quick_sort(quick.begin(), quick.end());
    std::sort(numbers.begin(), numbers.end());
    std::nth_element(nth.begin(), nth.begin() + 1000, nth.end());
    std::cout << (quick == numbers) << std::is_sorted(numbers.begin(), numbers.end()) << ' ' << (nth[1000] == numbers[1000]) << ' ' << numbers.front() << ' ' << numbers.back() << '\n';
    auto [low, high] = std::equal_range(numbers.begin(), numbers.end(), numbers[500]);
    std::cout << std::binary_search(numbers.begin(), numbers.end(), 10001) << ' ' << (high - low >= 1) << '\n';

    std::string letters = "abcd";
    int permutations = 0;
    do
        permutations++;
    while (std::next_permutation(letters.begin(), letters.end()));
    std::cout << permutations << ' ' << letters << '\n';
    std::vector<int> values(10);
    std::iota(values.begin(), values.end(), 1);
    std::rotate(values.begin(), values.begin() + 3, values.end());
    show("rotated", values);
    std::vector<int> squares, sums(10), differences(10);
    std::transform(values.begin(), values.end(), std::back_inserter(squares), [](int n) { return n * n; });
    show("squares", squares);
    std::partial_sum(values.begin(), values.end(), sums.begin());
    std::adjacent_difference(values.begin(), values.end(), differences.begin());
    show("sums", sums);
    show("differences", differences);
    std::cout << std::accumulate(values.begin(), values.end(), 1LL, std::multiplies<long long>()) << ' ' << std::inner_product(values.begin(), values.end(), squares.begin(), 0) << ' '
              << std::transform_reduce(values.begin(), values.end(), 0.0, std::plus<>(), [](int n) { return 1.0 / n; }) << ' ' << std::gcd(462, 1071) << ' ' << std::lcm(21, 6) << ' ' << std::midpoint(3, 8) << '\n';
    std::cout << std::count_if(squares.begin(), squares.end(), [](int n) { return n % 3 == 1; }) << *std::max_element(squares.begin(), squares.end()) << ' ' << *std::find_if(squares.begin(), squares.end(), [](int n) { return n > 50; }) << ' '
              << std::all_of(squares.begin(), squares.end(), [](int n) { return n > 0; }) << std::none_of(squares.begin(), squares.end(), [](int n) { return n > 99; }) << ' ' << std::clamp(15, 0, 10) << '\n';
    std::string one = "kitten sat", two = "sitting";
    auto [from, to] = std::mismatch(one.begin() + 1, one.end(), two.begin() + 1);
    std::cout << *from << *to << ' ' << (std::search(one.begin(), one.end(), two.begin() + 1, two.begin() + 3) - one.begin()) << ' ' << std::lexicographical_compare(one.begin(), one.end(), two.begin(), two.end()) << '\n';
    std::make_heap(squares.begin(), squares.end());
    std::pop_heap(squares.begin(), squares.end());
    std::cout << squares.back() << ' ' << squares.front() << ' ' << std::is_heap(squares.begin(), squares.end() - 1) << '\n';
    std::vector<int> a { 1, 3, 5, 7 }, b { 2, 3, 6 }, merged, without;
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged));
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(without));
    show("merged", merged);
    show("without", without);
    show("increasing", longest_increasing({ 10, 9, 2, 5, 3, 7, 101, 18, 20, 4, 21 }));
    std::erase_if(merged, [](int n) { return n % 2 == 0; });
    show("odd", merged);
    std::cout << std::fixed << std::setprecision(4) << std::hypot(3.0, 4.0) << ' ' << std::lerp(1.0, 5.0, 0.25) << ' ' << std::cbrt(27.0) << '\n';
}
