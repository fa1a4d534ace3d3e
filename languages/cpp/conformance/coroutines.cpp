// Coroutines: a generator of our own, recursion in it, exceptions through it, a round-robin of tasks.
#include <coroutine>
#include <deque>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

template <typename T> class Generator {
public:
    struct promise_type {
        T value {};
        std::exception_ptr error;
        Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(T next)
        {
            value = std::move(next);
            return {};
        }
        void return_void() {}
        void unhandled_exception() { error = std::current_exception(); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    explicit Generator(Handle handle) : handle_(handle) {}
    Generator(Generator &&other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    ~Generator() { if (handle_) handle_.destroy(); }

    class Iterator {
    public:
        explicit Iterator(Handle handle) : handle_(handle) {}
        Iterator &operator++() { return advance(), *this; }
        const T &operator*() const { return handle_.promise().value; }
        bool operator!=(std::default_sentinel_t) const { return !handle_.done(); }
        void advance()
        {
            handle_.resume();
            if (handle_.promise().error)
                std::rethrow_exception(handle_.promise().error);
        }

    private:
        Handle handle_;
    };
    Iterator begin()
    {
        Iterator first(handle_);
        first.advance();
        return first;
    }
    std::default_sentinel_t end() { return {}; }
    std::optional<T> next()
    {
        handle_.resume();
        return handle_.done() ? std::nullopt : std::optional<T>(handle_.promise().value);
    }

private:
    Handle handle_;
};

static Generator<long> fibonacci(int count)
{
    long a = 0, b = 1;
    while (count-- > 0) {
        co_yield a;
        b += std::exchange(a, b);
    }
}

static Generator<std::string> permutations(std::string text, std::size_t from = 0)
{
    if (from + 1 >= text.size())
        co_yield text;
    for (std::size_t i = from; i < text.size() && from + 1 < text.size(); i++) {
        std::swap(text[from], text[i]);
        for (const auto &rest : permutations(text, from + 1))
            co_yield rest;
    }
}

static Generator<int> countdown(int from)
{
    struct Guard {
        ~Guard() { std::cout << "(cleaned up) "; }
    } guard;
    for (; from > 0; from--)
        co_yield from;
    throw std::runtime_error("lift off");
}

struct Tree {
    int key;
    std::unique_ptr<Tree> left, right;
};
static void insert(std::unique_ptr<Tree> &tree, int key)
{
    if (!tree)
        tree = std::make_unique<Tree>(Tree { key, nullptr, nullptr });
    else
        insert(key < tree->key ? tree->left : tree->right, key);
}
static Generator<int> walk(const Tree *tree)
{
    if (!tree)
        co_return;
    for (int key : walk(tree->left.get()))
        co_yield key;
    co_yield tree->key;
    for (int key : walk(tree->right.get()))
        co_yield key;
}

static std::deque<std::coroutine_handle<>> ready;

struct Task {
    struct promise_type {
        Task get_return_object()
        {
            ready.push_back(std::coroutine_handle<promise_type>::from_promise(*this));
            return {};
        }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
};
struct Yield {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) const { ready.push_back(handle); }
    int await_resume() const noexcept { return static_cast<int>(ready.size()); }
};

static Task worker(std::string name, int rounds)
{
    for (int i = 1; i <= rounds; i++) {
        std::cout << name << i << ' ';
        int waiting = co_await Yield {};
        if (waiting == 0)
            std::cout << "(alone) ";
    }
    std::cout << name << " done ";
}

int main()
{
    for (long n : fibonacci(15))
        std::cout << n << ' ';
    std::cout << '\n';
    int count = 0;
    for (const auto &text : permutations("abcd"))
        if (++count % 5 == 1)
            std::cout << text << ' ';
    std::cout << count << '\n';
    try {
        for (int n : countdown(3))
            std::cout << n << ' ';
    } catch (const std::runtime_error &e) {
        std::cout << e.what() << '\n';
    }
    {
        auto unfinished = countdown(10);
        std::cout << *unfinished.next() << *unfinished.next() << ' ';
    }
    std::cout << '\n';
    std::unique_ptr<Tree> root;
    for (int key : { 50, 30, 70, 20, 40, 60, 80, 35 })
        insert(root, key);
    for (int key : walk(root.get()))
        std::cout << key << ' ';
    std::cout << '\n';
    worker("a", 3);
    worker("b", 1);
    worker("c", 2);
    while (!ready.empty()) {
        auto next = ready.front();
        ready.pop_front();
        next.resume();
    }
    std::cout << '\n';
}
