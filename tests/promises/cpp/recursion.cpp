#include <iostream>
#include <string>

static std::string deeper(int n)
{
    return std::to_string(n) + deeper(n + 1);
}

int main()
{
    std::cout << deeper(0) << '\n';
}
