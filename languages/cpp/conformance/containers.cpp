// Containers: vector, deque, list, set, map, unordered ones (shown sorted), priority queue, bitset, span, graphs.
#include <algorithm>
#include <array>
#include <bitset>
#include <deque>
#include <forward_list>
#include <iostream>
#include <iterator>
#include <limits>
#include <list>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <span>
#include <sstream>
#include <stack>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

template <typename C> void show(const char *title, const C &values)
{
    std::cout << title << ':';
    for (const auto &value : values)
        std::cout << ' ' << value;
    std::cout << '\n';
}

struct Edge { int to, weight; };

static std::vector<int> shortest(const std::vector<std::vector<Edge>> &graph, int from)
{
    std::vector<int> distances(graph.size(), std::numeric_limits<int>::max());
    using Entry = std::pair<int, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    queue.push({ distances[from] = 0, from });
    while (!queue.empty()) {
        auto [distance, at] = queue.top();
        queue.pop();
        if (distance > distances[at])
            continue;
        for (auto [to, weight] : graph[at])
            if (distance + weight < distances[to])
                queue.push({ distances[to] = distance + weight, to });
    }
    return distances;
}

struct Point {
    int x, y;
    bool operator==(const Point &) const = default;
};
template <> struct std::hash<Point> {
    std::size_t operator()(const Point &p) const noexcept { return std::hash<int>()(p.x * 31 + p.y); }
};

static int total(std::span<const int> values) { return std::accumulate(values.begin(), values.end(), 0); }

int main()
{
    std::vector<int> numbers { 5, 3, 8, 1, 9, 2 };
    numbers.insert(numbers.begin() + 2, { 7, 7 });
    numbers.erase(std::find(numbers.begin(), numbers.end(), 8));
    show("vector", numbers);
    std::sort(numbers.rbegin(), numbers.rend());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    show("unique", numbers);
    std::cout << total(numbers) << ' ' << total(std::span(numbers).subspan(1, 3)) << ' ' << total(std::array { 1, 2, 3 }) << '\n';

    std::deque<std::string> deque { "middle" };
    deque.push_front("front");
    deque.push_back("back");
    show("deque", deque);
    std::list<int> list { 4, 1, 3 }, other { 2, 9 };
    list.sort();
    list.merge(other);
    list.remove_if([](int n) { return n % 2; });
    list.splice(list.begin(), other, other.begin(), other.end());
    show("list", list);
    std::forward_list<char> forward { 'c', 'b', 'a' };
    forward.reverse();
    show("forward", forward);

    std::map<std::string, std::vector<int>, std::less<>> index;
    std::istringstream text("to be or not to be that is the question to ask");
    std::string word;
    for (int at = 0; text >> word; at++)
        index[word].push_back(at);
    for (const auto &[key, places] : index)
        if (places.size() > 1)
            std::cout << key << '=' << places.size() << '(' << places.back() << ") ";
    auto [first, last] = index.equal_range("that");
    std::cout << std::distance(first, last) << ' ' << index.lower_bound("p")->first << ' ' << index.contains("nothing") << '\n';

    std::unordered_map<std::string, int> counts;
    for (char c : std::string("mississippi"))
        counts[std::string(1, c)]++;
    std::map<std::string, int> sorted(counts.begin(), counts.end());
    for (const auto &[letter, count] : sorted)
        std::cout << letter << count << ' ';
    std::cout << counts.erase("m") << counts.count("m") << ' ' << counts.size() << '\n';
    auto [place, added] = sorted.try_emplace("p", 100);
    std::cout << place->second << added << ' ' << sorted.insert_or_assign("q", 5).second << '\n';
    auto node = sorted.extract("q");
    node.key() = "a";
    sorted.insert(std::move(node));
    std::cout << sorted.begin()->first << sorted.rbegin()->first << '\n';

    std::set<int> a { 1, 2, 3, 4, 5 }, b { 4, 5, 6 }, both, either;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::inserter(either, either.end()));
    show("both", both);
    show("either", either);
    std::multiset<int, std::greater<>> many { 3, 1, 3, 2, 3 };
    show("multiset", many);
    std::cout << many.count(3) << ' ' << *many.upper_bound(3) << '\n';
    std::unordered_set<Point> points { { 1, 2 }, { 3, 4 }, { 1, 2 } };
    std::cout << points.size() << points.contains({ 3, 4 }) << points.contains({ 4, 3 }) << '\n';

    std::priority_queue<int> heap(numbers.begin(), numbers.end());
    std::stack<int> stack;
    std::queue<int> queue;
    for (; !heap.empty(); heap.pop())
        stack.push(heap.top()), queue.push(heap.top());
    std::cout << stack.top() << ' ' << queue.front() << ' ' << queue.back() << '\n';
    std::bitset<16> bits("1010011");
    bits.flip(15).set(3);
    std::cout << bits << ' ' << bits.count() << ' ' << (bits >> 2).to_ulong() << ' ' << bits.test(0) << '\n';
    std::vector<bool> flags(10);
    for (std::size_t i = 0; i < flags.size(); i += 3)
        flags[i] = true;
    show("flags", flags);

    std::vector<std::vector<Edge>> graph(6);
    for (auto [from, to, weight] : { std::array { 0, 1, 7 }, { 0, 2, 9 }, { 0, 5, 14 }, { 1, 2, 10 }, { 1, 3, 15 }, { 2, 3, 11 }, { 2, 5, 2 }, { 3, 4, 6 }, { 4, 5, 9 } }) {
        graph[from].push_back({ to, weight });
        graph[to].push_back({ from, weight });
    }
    show("shortest", shortest(graph, 0));
}
