#include <iostream>
#include <string>

int main()
{
    for (int i = 0; i < 20'000; i++)
        std::cout << std::string(49, 'x') << '\n';
}
