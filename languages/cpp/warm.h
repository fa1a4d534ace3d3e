// What the compiler has at hand when it comes to a source: it is stopped at the end of this, and stored as a snapshot, in which
// all that this has had it look up, read from the precompiled header and think of is in memory.
//
// No template may be made here that has to wait for the end of the source: it would be made for each source anew. Those
// whose functions are `constexpr` are made at once, and those of the precompiled header are made already.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"

namespace __runroom_warm {

#include "usual.h"

namespace {

// What programs have in their containers: something of their own.
struct Item {
    std::string name;
    int count;
    double price;

    double worth() const { return count * price; }
};

inline void own() {
    Item item{"x", 1, 1.0};
    std::vector<Item> items, copy(items), two{item, item}, range(two.begin(), two.end());
    items = copy, items = std::move(copy);
    items.push_back(item), items.push_back(Item{"x", 1, 1.0}), items.emplace_back(item), items.emplace_back("x", 1, 1.0);
    items.resize(1), items.reserve(1), items.pop_back();
    items.insert(items.begin(), item), items.insert(items.end(), two.begin(), two.end()), items.erase(items.begin());
    items.front(), items.back(), items.at(0), items.clear(), items.swap(two);
    std::find_if(items.begin(), items.end(), [&](const Item& other) { return other.name == item.name; });
    for (Item& each : items)
        if (each.name == "x" && each.worth() >= 1) each.count -= 1;
    for (const auto& [name, count] : std::vector<std::pair<std::string, int>>{{"x", 1}, {"y", 2}})
        items.push_back({name, count, 1.0});
}

}  // namespace
}  // namespace __runroom_warm

#pragma clang diagnostic pop

// Here it is stopped: this is the file that language.toml names.
#include "/work/runroom-source.h"
