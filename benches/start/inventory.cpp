// What a stock of goods is worth, by shelf: a program as a course on C++ has it, of a hundred lines.
#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

struct Item {
    std::string name;
    std::string shelf;
    int count;
    double price;

    double worth() const { return count * price; }
};

class Inventory {
public:
    void add(const Item& item) {
        auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& other) { return other.name == item.name; });
        if (found == items.end()) {
            items.push_back(item);
        } else {
            found->count += item.count;
            found->price = item.price;
        }
    }

    bool take(const std::string& name, int count) {
        for (Item& item : items) {
            if (item.name == name && item.count >= count) {
                item.count -= count;
                return true;
            }
        }
        return false;
    }

    std::map<std::string, std::vector<Item>> by_shelf() const {
        std::map<std::string, std::vector<Item>> shelves;
        for (const Item& item : items) {
            shelves[item.shelf].push_back(item);
        }
        for (auto& [shelf, there] : shelves) {
            std::sort(there.begin(), there.end(), [](const Item& a, const Item& b) {
                return a.worth() != b.worth() ? a.worth() > b.worth() : a.name < b.name;
            });
        }
        return shelves;
    }

    std::vector<std::string> scarce(int below) const {
        std::vector<std::string> names;
        for (const Item& item : items) {
            if (item.count < below) {
                names.push_back(item.name);
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    double worth() const {
        double sum = 0;
        for (const Item& item : items) {
            sum += item.worth();
        }
        return sum;
    }

private:
    std::vector<Item> items;
};

int main() {
    Inventory inventory;
    inventory.add({"screws", "metal", 500, 0.05});
    inventory.add({"nails", "metal", 800, 0.02});
    inventory.add({"boards", "wood", 40, 7.5});
    inventory.add({"beams", "wood", 12, 19.9});
    inventory.add({"paint", "colour", 25, 12.25});
    inventory.add({"brushes", "colour", 60, 3.1});
    inventory.add({"screws", "metal", 250, 0.06});

    for (const auto& [name, count] : std::vector<std::pair<std::string, int>>{
             {"beams", 8}, {"paint", 26}, {"brushes", 58}, {"glue", 1}}) {
        std::cout << (inventory.take(name, count) ? "took " : "cannot take ") << count << ' ' << name << '\n';
    }

    for (const auto& [shelf, items] : inventory.by_shelf()) {
        std::cout << shelf << ":\n";
        for (const Item& item : items) {
            std::cout << "  " << item.name << " x " << item.count << " = " << item.worth() << '\n';
        }
    }

    std::cout << "scarce:";
    for (const std::string& name : inventory.scarce(10)) {
        std::cout << ' ' << name;
    }
    std::cout << "\nworth: " << inventory.worth() << std::endl;
}
