#include <chrono>
#include <iostream>
#include <thread>

int main()
{
    using namespace std::chrono_literals;
    const auto start = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(20ms);
    std::cout << std::boolalpha << (std::chrono::steady_clock::now() - start >= 20ms) << '\n';
}
