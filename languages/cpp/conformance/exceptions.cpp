// Exceptions: kinds, order of destruction, rethrowing, nesting, function try blocks, pointers to them, what libraries throw.
#include <any>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

struct Noisy {
    std::string name;
    explicit Noisy(std::string n) : name(std::move(n)) { std::cout << '+' << name << ' '; }
    ~Noisy() { std::cout << '-' << name << ' '; }
};

class ParseError : public std::runtime_error {
public:
    ParseError(const std::string &what, int at) : std::runtime_error(what + " at " + std::to_string(at)), at_(at) {}
    int at() const noexcept { return at_; }

private:
    int at_;
};

static int parse(const std::string &text)
{
    Noisy guard("parse");
    int value = 0;
    for (std::size_t i = 0; i < text.size(); i++) {
        if (text[i] < '0' || text[i] > '9')
            throw ParseError("unexpected '" + text.substr(i, 1) + "'", static_cast<int>(i));
        value = value * 10 + text[i] - '0';
    }
    return value;
}

struct Base {
    Noisy inner { "base" };
    explicit Base(int n) { if (n < 0) throw std::invalid_argument("negative"); }
};
struct Whole : Base {
    Noisy member { "member" };
    explicit Whole(int n)
    try : Base(n) {
        if (n == 0)
            throw std::domain_error("zero");
        std::cout << "made ";
    } catch (const std::exception &e) {
        std::cout << "(" << e.what() << ") ";
    }
};

static void nested(int level)
{
    try {
        if (level == 0)
            throw std::out_of_range("the bottom");
        nested(level - 1);
    } catch (...) {
        std::throw_with_nested(std::runtime_error("level " + std::to_string(level)));
    }
}
static void unwind(const std::exception &e, int depth = 0)
{
    std::cout << std::string(depth, ' ') << e.what() << '\n';
    try {
        std::rethrow_if_nested(e);
    } catch (const std::exception &inner) {
        unwind(inner, depth + 1);
    }
}

static std::string what_is_thrown(const std::function<void()> &action)
{
    try {
        action();
        return "nothing";
    } catch (int n) {
        return "int " + std::to_string(n);
    } catch (const char *text) {
        return std::string("text ") + text;
    } catch (const ParseError &e) {
        return std::string("parse error: ") + e.what();
    } catch (const std::logic_error &) {
        return "logic error";
    } catch (const std::bad_alloc &) {
        return "bad alloc";
    } catch (const std::bad_cast &) {
        return "bad cast";
    } catch (const std::exception &) {
        return "another exception";
    } catch (...) {
        return "something";
    }
}

static int deep(int n)
{
    std::string local(20, 'x');
    if (n == 0)
        throw static_cast<int>(local.size());
    return deep(n - 1) + 1;
}

int main()
{
    for (const char *text : { "123", "12a4" }) {
        try {
            Noisy outer("outer");
            std::cout << parse(text) << ' ';
        } catch (const ParseError &e) {
            std::cout << "| " << e.what() << ", " << e.at();
        }
        std::cout << '\n';
    }
    for (int n : { 1, 0, -1 }) {
        try {
            Whole whole(n);
        } catch (const std::logic_error &e) {
            std::cout << "not made: " << e.what();
        }
        std::cout << '\n';
    }
    try {
        nested(2);
    } catch (const std::exception &e) {
        unwind(e);
    }
    struct Odd {};
    std::vector<std::function<void()>> actions {
        [] { throw 7; }, [] { throw "seven"; }, [] { parse("x"); }, [] { (void)std::vector<int>(3).at(5); },
        [] { (void)std::map<int, int>().at(1); }, [] { (void)std::stoi("none"); }, [] { (void)std::string("abc").substr(9); },
        [] { (void)std::optional<int>().value(); }, [] { (void)std::get<int>(std::variant<int, char>('c')); },
        [] { (void)std::any_cast<int>(std::any(1.5)); }, [] { std::function<void()>()(); }, [] { throw Odd(); },
        [] { (void)std::shared_ptr<int>(std::weak_ptr<int>()); }, [] { std::vector<int>().reserve(std::size_t(-1)); },
        [] { throw std::bad_alloc(); }, [] {},
    };
    for (const auto &action : actions)
        std::cout << what_is_thrown(action) << '\n';

    std::exception_ptr kept;
    try {
        deep(200);
    } catch (...) {
        kept = std::current_exception();
    }
    try {
        std::rethrow_exception(kept);
    } catch (int n) {
        std::cout << "kept " << n << '\n';
    }
    int caught = 0;
    for (int i = 0; i < 20000; i++) {
        try {
            if (i % 2)
                throw std::runtime_error("odd");
        } catch (const std::exception &) {
            caught++;
        }
    }
    std::cout << caught << " caught, in flight " << std::uncaught_exceptions() << '\n';
    try {
        try {
            throw std::string("first");
        } catch (std::string &s) {
            s += ", changed";
            throw;
        }
    } catch (const std::string &s) {
        std::cout << s << '\n';
        return 4;
    }
}
