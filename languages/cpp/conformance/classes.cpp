// Classes: inheritance, virtual functions, operators, static members, friends, copy and move, multiple inheritance.
#include <cmath>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

class Shape {
public:
    explicit Shape(std::string name) : name_(std::move(name)) { ++alive; }
    Shape(const Shape &) = delete;
    Shape &operator=(const Shape &) = delete;
    virtual ~Shape() { --alive; }
    virtual double area() const = 0;
    virtual std::string describe() const
    {
        std::ostringstream text;
        text.precision(2);
        text << std::fixed << name_ << " of " << area();
        return text.str();
    }
    static inline int alive = 0;

protected:
    std::string name_;
};

class Circle : public Shape {
public:
    explicit Circle(double radius) : Shape("circle"), radius_(radius) {}
    double area() const override { return M_PI * radius_ * radius_; }

private:
    double radius_;
};

class Rectangle : public Shape {
public:
    Rectangle(double width, double height, std::string name = "rectangle")
        : Shape(std::move(name)), width_(width), height_(height) {}
    double area() const override { return width_ * height_; }

protected:
    double width_, height_;
};

class Square final : public Rectangle {
public:
    explicit Square(double side) : Rectangle(side, side, "square") {}
    std::string describe() const override { return Rectangle::describe() + " (sides of " + std::to_string(int(width_)) + ")"; }
};

class Fraction {
    long long over_, under_;
    static long long gcd(long long a, long long b) { return b ? gcd(b, a % b) : a < 0 ? -a : a; }

public:
    Fraction(long long over = 0, long long under = 1) : over_(over), under_(under)
    {
        long long common = gcd(over, under);
        if (common > 1)
            over_ /= common, under_ /= common;
        if (under_ < 0)
            over_ = -over_, under_ = -under_;
    }
    Fraction &operator+=(const Fraction &other) { return *this = Fraction(over_ * other.under_ + other.over_ * under_, under_ * other.under_); }
    friend Fraction operator+(Fraction a, const Fraction &b) { return a += b; }
    friend Fraction operator*(const Fraction &a, const Fraction &b) { return { a.over_ * b.over_, a.under_ * b.under_ }; }
    Fraction operator-() const { return { -over_, under_ }; }
    bool operator==(const Fraction &) const = default;
    auto operator<=>(const Fraction &other) const { return over_ * other.under_ <=> other.over_ * under_; }
    explicit operator double() const { return double(over_) / double(under_); }
    friend std::ostream &operator<<(std::ostream &to, const Fraction &f)
    {
        to << f.over_;
        return f.under_ == 1 ? to : to << '/' << f.under_;
    }
};

struct Swimmer {
    virtual ~Swimmer() = default;
    virtual std::string move() const { return "swims"; }
};
struct Flyer {
    virtual ~Flyer() = default;
    virtual std::string move() const { return "flies"; }
    int wings = 2;
};
struct Duck : Swimmer, Flyer {
    std::string move() const override { return Swimmer::move() + " and " + Flyer::move(); }
};

struct Tracker {
    static inline std::string log;
    Tracker() { log += 'c'; }
    Tracker(const Tracker &) { log += 'C'; }
    Tracker(Tracker &&) noexcept { log += 'M'; }
    Tracker &operator=(const Tracker &) { log += '='; return *this; }
    Tracker &operator=(Tracker &&) noexcept { log += 'm'; return *this; }
    ~Tracker() { log += 'd'; }
};
static Tracker make() { return {}; }

int main()
{
    {
        std::vector<std::unique_ptr<Shape>> shapes;
        shapes.push_back(std::make_unique<Circle>(1.5));
        shapes.push_back(std::make_unique<Rectangle>(2, 3.5));
        shapes.emplace_back(new Square(4));
        for (const auto &shape : shapes)
            std::cout << shape->describe() << '\n';
        std::cout << Shape::alive << " alive\n";
        if (auto *rectangle = dynamic_cast<Rectangle *>(shapes[2].get()))
            std::cout << "a rectangle too: " << rectangle->area() << '\n';
    }
    std::cout << Shape::alive << " alive\n";

    Fraction sum;
    for (int n = 1; n <= 10; n++)
        sum += Fraction(1, n);
    std::cout << sum << " = " << double(sum) << ", " << -sum * 7 << ", " << (Fraction(2, 4) == Fraction(1, 2)) << (Fraction(1, 3) < Fraction(1, 2)) << '\n';

    Duck duck;
    const Swimmer &swimmer = duck;
    const Flyer &flyer = duck;
    std::cout << swimmer.move() << "; " << flyer.move() << "; " << (dynamic_cast<const Flyer *>(&swimmer) == &flyer) << '\n';

    {
        std::vector<Tracker> trackers;
        trackers.reserve(3);
        trackers.push_back(make());
        trackers.push_back(trackers[0]);
        Tracker one = make(), two = one, three = std::move(one);
        two = three;
        two = make();
        std::swap(two, three);
    }
    std::cout << Tracker::log << '\n';
}
