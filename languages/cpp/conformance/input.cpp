// Standard input: numbers, words and lines mixed, to its end; commands of a small bank, with mistakes told on stderr.
#include <iomanip>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

class Bank {
    std::map<std::string, long> accounts_;

public:
    void open(const std::string &name)
    {
        if (!accounts_.emplace(name, 0).second)
            throw std::invalid_argument(name + " exists");
    }
    void change(const std::string &name, long by)
    {
        auto place = accounts_.find(name);
        if (place == accounts_.end())
            throw std::out_of_range("no account of " + name);
        if (place->second + by < 0)
            throw std::domain_error(name + " has only " + std::to_string(place->second));
        place->second += by;
    }
    void transfer(const std::string &from, const std::string &to, long amount)
    {
        change(from, -amount);
        try {
            change(to, amount);
        } catch (...) {
            change(from, amount);
            throw;
        }
    }
    void show(std::ostream &to) const
    {
        for (const auto &[name, amount] : accounts_)
            to << std::left << std::setw(8) << name << std::right << std::setw(8) << amount << '\n';
    }
};

int main()
{
    std::cout << "How many? ";
    int count;
    std::cin >> count;
    std::vector<double> numbers(static_cast<std::size_t>(count));
    double sum = 0;
    for (auto &number : numbers)
        std::cin >> number, sum += number;
    std::cout << "average " << sum / count << '\n';
    std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');

    Bank bank;
    int mistakes = 0, number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        number++;
        std::istringstream words(line);
        std::string command, a, b;
        long amount = 0;
        if (!(words >> command) || command[0] == '#')
            continue;
        try {
            if (command == "open" && words >> a)
                bank.open(a);
            else if (command == "pay" && words >> a >> amount)
                bank.change(a, amount);
            else if (command == "move" && words >> a >> b >> amount)
                bank.transfer(a, b, amount);
            else if (command == "show")
                bank.show(std::cout);
            else
                throw std::runtime_error("not understood: " + line);
        } catch (const std::logic_error &e) {
            std::cout << number << ": " << e.what() << '\n';
            mistakes++;
        } catch (const std::runtime_error &e) {
            std::cerr << number << ": " << e.what() << '\n';
            mistakes += 10;
        }
    }
    std::cout << std::cin.eof() << std::cin.fail() << ' ' << number << " lines, " << mistakes;
    return mistakes > 0 ? 1 : 0;
}
