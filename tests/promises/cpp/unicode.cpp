#include <algorithm>
#include <iostream>
#include <string>

int main()
{
    const std::string text = "héllo wörld ✓ 🦀";
    std::cout << text << '\n' << std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }) << '\n';
}
