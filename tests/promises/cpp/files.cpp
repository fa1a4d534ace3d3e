#include <fstream>
#include <iostream>

int main()
{
    std::ofstream("note.txt") << "written and read back\n";
    std::cout << std::ifstream("note.txt").rdbuf();
}
