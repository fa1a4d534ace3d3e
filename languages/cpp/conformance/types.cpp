// RTTI, dynamic_cast, optional, variant, any, expected, visitors, type_index, enum classes.
#include <any>
#include <expected>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <typeindex>
#include <typeinfo>
#include <variant>
#include <vector>

struct Animal {
    virtual ~Animal() = default;
    virtual std::string sound() const = 0;
};
struct Pet {
    virtual ~Pet() = default;
    std::string owner = "nobody";
};
struct Dog : Animal, Pet { std::string sound() const override { return "woof"; } };
struct Wolf : Animal { std::string sound() const override { return "howl"; } };
struct Puppy final : Dog { std::string sound() const override { return "yip"; } };

struct Left { virtual ~Left() = default; };
struct A : virtual Left { int a = 1; };
struct B : virtual Left { int b = 2; };
struct Both : A, B { int c = 3; };

struct Number;
struct Sum;
struct Product;
using Expression = std::variant<double, std::string, std::unique_ptr<Sum>, std::unique_ptr<Product>>;
struct Sum { Expression left, right; };
struct Product { Expression left, right; };

struct Evaluate {
    const std::map<std::string, double> &variables;
    double operator()(double value) const { return value; }
    double operator()(const std::string &name) const { return variables.at(name); }
    double operator()(const std::unique_ptr<Sum> &sum) const { return std::visit(*this, sum->left) + std::visit(*this, sum->right); }
    double operator()(const std::unique_ptr<Product> &product) const { return std::visit(*this, product->left) * std::visit(*this, product->right); }
};
static std::string text(const Expression &e)
{
    return std::visit(
        [](const auto &value) -> std::string {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, double>)
                return std::to_string(static_cast<int>(value));
            else if constexpr (std::is_same_v<T, std::string>)
                return value;
            else
                return "(" + text(value->left) + (std::is_same_v<T, std::unique_ptr<Sum>> ? " + " : " * ") + text(value->right) + ")";
        },
        e);
}

enum class Fault { empty, not_a_number, too_large };
static std::expected<int, Fault> parse(const std::string &digits)
{
    if (digits.empty())
        return std::unexpected(Fault::empty);
    int value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9')
            return std::unexpected(Fault::not_a_number);
        if (value > 1000)
            return std::unexpected(Fault::too_large);
        value = value * 10 + (c - '0');
    }
    return value;
}
static const char *name(Fault fault)
{
    using enum Fault;
    switch (fault) {
    case empty: return "empty";
    case not_a_number: return "not a number";
    case too_large: return "too large";
    }
    return "?";
}

static std::optional<std::string> find(const std::map<int, std::string> &table, int key)
{
    if (auto place = table.find(key); place != table.end())
        return place->second;
    return std::nullopt;
}

int main()
{
    std::vector<std::unique_ptr<Animal>> animals;
    animals.push_back(std::make_unique<Dog>());
    animals.push_back(std::make_unique<Wolf>());
    animals.push_back(std::make_unique<Puppy>());
    for (const auto &animal : animals) {
        auto *pet = dynamic_cast<Pet *>(animal.get());
        auto *dog = dynamic_cast<Dog *>(animal.get());
        const Animal &it = *animal;
        std::cout << it.sound() << (pet ? ", a pet of " + pet->owner : ", wild") << (dog ? ", a dog" : "") << (typeid(it) == typeid(Dog) ? ", just that" : "") << '\n';
    }
    try {
        (void)dynamic_cast<Pet &>(*animals[1]);
    } catch (const std::bad_cast &) {
        std::cout << "a wolf is no pet\n";
    }
    Both both;
    A *a = &both;
    B *b = dynamic_cast<B *>(a);
    Left *left = b;
    std::cout << b->b << dynamic_cast<Both *>(left)->c << (dynamic_cast<void *>(b) == &both) << (typeid(*left) == typeid(Both)) << '\n';
    std::map<std::type_index, std::string> names { { typeid(int), "int" }, { typeid(std::string), "string" }, { typeid(Puppy), "Puppy" } };
    std::cout << names[typeid(42)] << ' ' << names[typeid(std::string())] << ' ' << names[typeid(*animals[2])] << ' ' << names.contains(typeid(char)) << '\n';

    auto sum = std::make_unique<Sum>(Sum { 2.0, std::string("x") });
    auto product = std::make_unique<Product>(Product { std::move(sum), std::string("y") });
    Expression expression = std::make_unique<Sum>(Sum { std::move(product), 5.0 });
    std::map<std::string, double> variables { { "x", 3 }, { "y", 1.5 } };
    std::cout << text(expression) << " = " << std::visit(Evaluate { variables }, expression) << '\n';
    std::variant<int, std::string, std::vector<int>> value = "text";
    std::cout << value.index() << std::holds_alternative<int>(value) << (std::get_if<int>(&value) == nullptr) << ' ';
    value = std::vector { 1, 2, 3 };
    std::cout << std::get<2>(value).size() << ' ';
    value.emplace<int>(7);
    std::cout << std::get<int>(value) << '\n';

    std::map<int, std::string> table { { 1, "one" }, { 2, "two" } };
    std::cout << find(table, 2).value_or("none") << ' ' << find(table, 3).value_or("none") << ' ' << find(table, 1)->size() << ' ' << find(table, 9).has_value() << '\n';
    auto doubled = find(table, 1).transform([](const std::string &s) { return s + s; }).or_else([] { return std::optional<std::string>("?"); });
    std::cout << *doubled << '\n';
    for (const char *digits : { "42", "", "4x", "99999" }) {
        auto result = parse(digits).transform([](int n) { return n * 2; });
        std::cout << '"' << digits << "\": " << (result ? std::to_string(*result) : name(result.error())) << '\n';
    }
    std::any any = 3;
    std::cout << std::any_cast<int>(any);
    any = std::string("three");
    std::cout << ' ' << std::any_cast<const std::string &>(any) << ' ' << (any.type() == typeid(std::string)) << (std::any_cast<int>(&any) == nullptr) << '\n';
    auto [x, y, z] = std::tuple_cat(std::tuple { 1 }, std::make_pair('b', 2.5));
    std::cout << x << y << z << ' ' << std::get<1>(std::tie(x, z)) << ' ' << (std::tuple { 1, 'a' } < std::tuple { 1, 'b' }) << '\n';
}
