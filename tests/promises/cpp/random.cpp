#include <iostream>
#include <random>

int main()
{
    std::random_device device;
    std::mt19937_64 first(device()), second(device());
    std::cout << (first() != second() ? "ok" : "same") << '\n';
}
