// Objects in all orders that are hard to sort, by all that sorts them. Nothing that is printed depends on how that is done.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

struct Thing {
    std::string name;
    int key;
    int place;

    static inline int alive = 0;
    Thing(int key, int place) : name("thing number " + std::to_string(key)), key(key), place(place) { ++alive; }
    Thing(const Thing& other) : name(other.name), key(other.key), place(other.place) { ++alive; }
    Thing(Thing&& other) noexcept : name(std::move(other.name)), key(other.key), place(other.place) { ++alive; }
    Thing& operator=(const Thing&) = default;
    Thing& operator=(Thing&&) = default;
    ~Thing() { --alive; }
};

static long compared;
static bool by_key(const Thing& a, const Thing& b) { return ++compared, a.key < b.key; }

static std::vector<Thing> things(const std::vector<int>& keys) {
    std::vector<Thing> all;
    for (int key : keys) all.emplace_back(key, static_cast<int>(all.size()));
    return all;
}

/* Sorted, and the same ones as before: each at its place once, with its own key and name. */
static bool is_right(const std::vector<Thing>& all, const std::vector<int>& keys) {
    std::vector<bool> seen(keys.size());
    for (const Thing& thing : all) {
        if (seen[thing.place] || keys[thing.place] != thing.key) return false;
        if (thing.name != "thing number " + std::to_string(thing.key)) return false;
        seen[thing.place] = true;
    }
    return all.size() == keys.size() && std::ranges::is_sorted(all, {}, &Thing::key);
}

/* An order against sorting by the middle of three: it answers so that each pivot is nearly the least. */
static std::vector<int> against(int size) {
    std::vector<int> keys(size, size), order(size);
    std::iota(order.begin(), order.end(), 0);
    int solid = 0, candidate = 0;
    struct Index {
        int at;
        std::string heavy;
    };
    std::vector<Index> all;
    for (int at : order) all.push_back({at, ""});
    std::sort(all.begin(), all.end(), [&](const Index& a, const Index& b) {
        if (keys[a.at] == size && keys[b.at] == size) keys[a.at == candidate ? a.at : b.at] = solid++;
        if (keys[a.at] == size) candidate = a.at;
        else if (keys[b.at] == size) candidate = b.at;
        return keys[a.at] < keys[b.at];
    });
    return keys;
}

int main() {
    std::mt19937 random(7);
    for (int size : {0, 1, 2, 3, 5, 16, 17, 18, 33, 100, 1000, 5000}) {
        std::map<std::string, std::vector<int>> orders;
        auto& up = orders["up"];
        for (int key = 0; key < size; key++) up.push_back(key);
        orders["down"].assign(up.rbegin(), up.rend());
        orders["same"].assign(size, 7);
        orders["against"] = against(size);
        for (int key = 0; key < size; key++) {
            orders["two"].push_back(key % 2);
            orders["pipes"].push_back(std::min(key, size - key));
            orders["saw"].push_back(key % 10);
            orders["any"].push_back(static_cast<int>(random() % 100000));
            orders["few"].push_back(static_cast<int>(random() % 4));
            orders["last"].push_back(key + 1 < size ? key : -1);
        }
        int right = 0;
        for (const auto& [name, keys] : orders) {
            auto all = things(keys);
            compared = 0;
            std::sort(all.begin(), all.end(), by_key);
            bool is_quick = compared <= 8 * size * (std::log2(size + 1) + 1);
            if (is_right(all, keys) && is_quick) right++;
            else std::cout << "wrong: " << name << " of " << size << ", compared " << compared << '\n';

            std::vector<std::string> words;
            for (int key : keys) words.push_back(std::to_string(key));
            std::sort(words.begin(), words.end(), std::greater<>());
            if (!std::is_sorted(words.rbegin(), words.rend())) std::cout << "wrong words: " << name << '\n';

            std::vector<std::unique_ptr<int>> owned;
            for (int key : keys) owned.push_back(std::make_unique<int>(key));
            std::sort(owned.begin(), owned.end(), [](const auto& a, const auto& b) { return *a < *b; });
            if (!std::ranges::is_sorted(owned, {}, [](const auto& one) { return *one; })) std::cout << "wrong owned\n";

            std::vector<int> left = keys, other(keys.rbegin(), keys.rend());
            std::ranges::sort(std::views::zip(left, other));
            bool in_order = true;
            for (int at = 1; at < size; at++)
                in_order &= std::pair(left[at - 1], other[at - 1]) <= std::pair(left[at], other[at]);
            if (!in_order) std::cout << "wrong pairs: " << name << " of " << size << '\n';

            auto stable = things(keys);
            std::ranges::stable_sort(stable, {}, &Thing::key);
            for (int at = 1; at < size; at++)
                if (stable[at - 1].key == stable[at].key && stable[at - 1].place > stable[at].place)
                    std::cout << "not stable: " << name << '\n';
            auto part = things(keys);
            std::partial_sort(part.begin(), part.begin() + size / 2, part.end(), by_key);
            auto middle = things(keys);
            if (size) {
                std::nth_element(middle.begin(), middle.begin() + size / 2, middle.end(), by_key);
                if (middle[size / 2].key != all[size / 2].key) std::cout << "wrong middle: " << name << '\n';
                if (size > 1 && part[size / 2 - 1].key != all[size / 2 - 1].key) std::cout << "wrong part\n";
            }
        }
        std::cout << size << ": " << right << " of " << orders.size() << '\n';
    }

    // Who throws while it is sorted loses nothing.
    std::vector<int> keys(500);
    for (int& key : keys) key = static_cast<int>(random() % 1000);
    int caught = 0;
    for (int after : {1, 10, 100, 1000, 3000}) {
        auto all = things(keys);
        int left = after;
        try {
            std::sort(all.begin(), all.end(), [&](const Thing& a, const Thing& b) {
                if (left-- == 0) throw std::runtime_error("enough");
                return a.key < b.key;
            });
        } catch (const std::runtime_error&) {
            caught++;
        }
        if (all.size() != keys.size() || Thing::alive != static_cast<int>(keys.size())) std::cout << "lost some\n";
    }
    std::cout << "caught " << caught << ", alive " << Thing::alive << '\n';
    std::sort(keys.begin(), keys.end(), [](int a, int b) { return a % 10 != b % 10 ? a % 10 < b % 10 : a < b; });
    std::cout << keys.front() << ' ' << keys[250] << ' ' << keys.back() << '\n';
}
