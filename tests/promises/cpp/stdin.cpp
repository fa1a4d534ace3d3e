#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        std::ranges::transform(line, line.begin(), [](unsigned char c) { return std::toupper(c); });
        std::cout << line << '\n';
    }
}
