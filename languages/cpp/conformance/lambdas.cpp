// Lambdas: captures of all kinds, state, generic and recursive ones, overload sets, currying, composition, memoising.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

static auto counter(int from)
{
    return [count = from]() mutable { return ++count; };
}
template <typename... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

static auto compose(auto f, auto g)
{
    return [=](auto &&...args) { return g(f(std::forward<decltype(args)>(args)...)); };
}

template <typename Key, typename F> class Memo {
    std::map<Key, long long> known_;
    F f_;
    int computed_ = 0;

public:
    explicit Memo(F f) : f_(std::move(f)) {}
    long long operator()(Key key)
    {
        if (auto place = known_.find(key); place != known_.end())
            return place->second;
        computed_++;
        return known_[key] = f_(*this, key);
    }
    int computed() const { return computed_; }
};
template <typename Key, typename F> Memo<Key, F> memo(F f) { return Memo<Key, F>(std::move(f)); }

class Button {
    std::map<std::string, std::vector<std::function<void(const std::string &)>>> listeners_;

public:
    void on(const std::string &event, std::function<void(const std::string &)> listener) { listeners_[event].push_back(std::move(listener)); }
    void fire(const std::string &event)
    {
        for (const auto &listener : listeners_[event])
            listener(event);
    }
};

struct Scale {
    int factor;
    auto by_value() { return [*this](int n) { return factor * n; }; }
    auto by_this() { return [this](int n) { return factor * n; }; }
};

int main()
{
    auto tick = counter(0), tock = counter(10), copy = tick;
    tick(), tick();
    std::cout << tick() << ' ' << tock() << ' ' << copy() << '\n';
    std::vector<int> values { 5, 2, 8, 1, 9 };
    int total = 0, largest = 0;
    std::for_each(values.begin(), values.end(), [&total, &largest](int n) { total += n, largest = std::max(largest, n); });
    std::function<long(int)> fibonacci = [&](int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); };
    auto factorial = [](this auto &&self, int n) -> long long { return n < 2 ? 1 : n * self(n - 1); };
    std::cout << total << ' ' << largest << ' ' << fibonacci(20) << ' ' << factorial(15) << '\n';
    auto curried = [](int a) { return [a](int b) { return [=](int c) { return a * 100 + b * 10 + c; }; }; };
    auto square = [](int n) { return n * n; };
    std::cout << curried(1)(2)(3) << ' ' << compose([](int a, int b) { return a + b; }, square)(3, 4) << ' ' << std::bind_front(std::minus<>(), 10)(3) << '\n';
    Overloaded kind { [](int) { return "int"; }, [](double) { return "double"; }, [](const auto &) { return "other"; } };
    std::cout << kind(1) << ' ' << kind(1.0) << ' ' << kind("x") << '\n';
    std::vector<std::function<int(int)>> steps;
    for (int n = 1; n <= 3; n++)
        steps.push_back([n](int x) { return x * 10 + n; });
    std::cout << std::accumulate(steps.begin(), steps.end(), 0, [](int made, const auto &step) { return step(made); }) << '\n';
    auto paths = memo<std::pair<int, int>>([](auto &self, std::pair<int, int> at) -> long long {
        auto [x, y] = at;
        return x == 0 || y == 0 ? 1 : self({ x - 1, y }) + self({ x, y - 1 });
    });
    std::cout << paths({ 16, 16 }) << ' ' << paths.computed() << '\n';
    std::string log;
    Button button;
    button.on("click", [&log](const std::string &event) { log += "[" + event + "]"; });
    button.on("click", [&log, count = 0](const std::string &) mutable { log += std::to_string(++count); });
    button.on("key", [&](const std::string &) { button.fire("click"); });
    button.fire("click"), button.fire("none"), button.fire("key");
    std::cout << log << '\n';
    auto owner = [text = std::make_unique<std::string>("owned")]() -> const std::string & { return *text; };
    auto moved = std::move(owner);
    std::cout << moved() << ' ' << sizeof(owner) / sizeof(void *) << '\n';
    Scale scale { 2 };
    auto value = scale.by_value();
    auto reference = scale.by_this();
    scale.factor = 7;
    std::cout << value(5) << ' ' << reference(5) << '\n';
    auto largest_of = [](auto first, auto... rest) { ((first = std::max<decltype(first)>(first, rest)), ...); return first; };
    auto pair_up = []<typename T, typename U>(T t, U u) { return std::pair<U, T> { u, t }; };
    auto [word, number] = pair_up(3, "three");
    std::cout << largest_of(3, 9, 4) << ' ' << word << number << ' ' << [](auto n) constexpr { return n * 2; }(21) << '\n';
    int (*plain)(int, int) = [](int a, int b) { return a - b; };
    std::sort(values.begin(), values.end(), [plain](int a, int b) { return plain(a, b) > 0; });
    std::cout << values.front() << values.back() << ' ' << std::is_same_v<decltype(tick), decltype(copy)> << std::invoke(&Scale::factor, scale) << '\n';
}
