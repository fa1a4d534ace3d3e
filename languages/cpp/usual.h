// What most programs do with the standard library. Nothing of it is ever called: it is there for what the compiler makes of
// it, once for the precompiled header, and once more for what it then has at hand. It includes itself for each type that
// it is done with.
#if defined(SEQUENCE_OF)

inline void sequence(const SEQUENCE_OF& value) {
    std::vector<SEQUENCE_OF> values, same(1, value), copy(values), two{value, value}, range(two.begin(), two.end());
    values = copy, values = std::move(copy);
    values.push_back(value), values.push_back(SEQUENCE_OF(value)), values.emplace_back(value), values.pop_back();
    values.resize(1), values.reserve(1), values.assign(1, value), values.insert(values.begin(), value);
    values.insert(values.end(), two.begin(), two.end()), values.erase(values.begin());
    values.front(), values.back(), values.at(0), values.clear(), values.swap(two), values == two;
    std::sort(values.begin(), values.end());
    std::sort(values.rbegin(), values.rend());
    std::sort(values.begin(), values.end(), std::greater<SEQUENCE_OF>());
    std::stable_sort(values.begin(), values.end());
    std::reverse(values.begin(), values.end());
    std::find(values.begin(), values.end(), value), std::count(values.begin(), values.end(), value);
    std::max_element(values.begin(), values.end()), std::min_element(values.begin(), values.end());
    std::lower_bound(values.begin(), values.end(), value), std::upper_bound(values.begin(), values.end(), value);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::swap(values[0], values[0]), std::max(value, value), std::min(value, value);
    std::vector<std::vector<SEQUENCE_OF>> rows(1, std::vector<SEQUENCE_OF>(1, value));
    rows.push_back(values), rows[0].push_back(value);
    std::deque<SEQUENCE_OF> ends;
    ends.push_back(value), ends.push_front(value), ends.pop_back(), ends.pop_front(), ends.front();
    std::queue<SEQUENCE_OF> queue;
    queue.push(value), queue.front(), queue.pop(), queue.empty();
    std::stack<SEQUENCE_OF> stack;
    stack.push(value), stack.top(), stack.pop(), stack.empty();
    std::priority_queue<SEQUENCE_OF> heap;
    heap.push(value), heap.top(), heap.pop(), heap.empty();
    std::set<SEQUENCE_OF> set{value};
    set.insert(value), set.count(value), set.find(value), set.contains(value), set.erase(value), set.begin();
    for (const SEQUENCE_OF& each : set) values.push_back(each);
}

#elif defined(NUMBER_BY)

inline void numbers_by(const NUMBER_BY& key, const int& value) {
    std::map<NUMBER_BY, int> map{{key, value}};
    map[key] = value, map.at(key), map.insert({key, value}), map.emplace(key, value);
    map.count(key), map.find(key), map.contains(key), map.erase(key), map.size();
    for (auto& [key, value] : map) std::pair<NUMBER_BY, int>(key, value);
    std::vector<std::pair<NUMBER_BY, int>> pairs(map.begin(), map.end());
    pairs.push_back({key, value}), pairs.emplace_back(key, value);
    std::unordered_map<NUMBER_BY, int> hashed;
    hashed[key] = value, hashed.insert({key, value});
    hashed.count(key), hashed.find(key), hashed.contains(key), hashed.erase(key);
    for (auto& [key, value] : hashed) map[key] = value;
}

#else

inline void text(std::istream& in, std::ostream& out) {
    std::string a, b("x"), c(3, 'x');
    in >> a >> b;
    std::getline(in, a);
    a == b, a != b, a < b, a > b, a <= b, a >= b;
    a == "x", a != "x", a < "x";
    a = b, a = "x", a = a + b + "x" + 'x', a = "x" + a, a = 'x' + a;
    a += b, a += "x", a += 'x';
    a.push_back('x'), a.pop_back(), a.append(b), a.append(3, 'x'), a.insert(1, b), a.erase(1, 1), a.replace(1, 1, b);
    a.find(b), a.find("x"), a.find('x'), a.rfind('x'), a.find_first_of("x"), a.substr(1, 1), a.compare(b);
    std::reverse(a.begin(), a.end());
    std::sort(a.begin(), a.end());
    for (char& letter : a) letter = static_cast<char>(std::toupper(letter));
    std::to_string(1), std::to_string(1L), std::to_string(1LL), std::to_string(1.0);
    std::stoi(a), std::stol(a), std::stoll(a), std::stod(a);
    std::string_view view = a;
    view == a, view.substr(1, 1), view.find('x');
    std::ostringstream written;
    std::istringstream read(a);
    written << a << view << 1 << 1.0;
    read >> a, read >> c;
    std::getline(read, a, ',');
    out << a << view << "x" << 'x' << true << 1 << 1U << 1L << 1UL << 1LL << 1ULL << 1.0 << 1.0F << written.str();
    out << std::setw(1) << std::setprecision(1) << std::setfill('x');
    out << std::fixed << std::hex << std::left << std::boolalpha << std::endl;
    std::swap(a, b);
    throw std::runtime_error(a);
}

#define SEQUENCE_OF std::string
#include "usual.h"
#undef SEQUENCE_OF
#define SEQUENCE_OF int
#include "usual.h"
#undef SEQUENCE_OF
#define NUMBER_BY std::string
#include "usual.h"
#undef NUMBER_BY
#define NUMBER_BY int
#include "usual.h"
#undef NUMBER_BY

inline void containers(std::istream& in, std::ostream& out) {
    int number;
    long long large;
    double real;
    char letter;
    in >> number >> large >> real >> letter;
    std::vector<bool> bits(1, true);
    bits[0] = false, bits.push_back(true);
    std::vector<int> numbers(1, 1);
    std::accumulate(numbers.begin(), numbers.end(), 0), std::accumulate(numbers.begin(), numbers.end(), 0LL);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::next_permutation(numbers.begin(), numbers.end());
    std::string text;
    std::unordered_set<std::string> texts;
    std::unordered_set<int> seen;
    texts.insert(text), texts.count(text), texts.contains(text), seen.insert(1), seen.count(1), seen.contains(1);
    auto shared = std::make_shared<int>(1);
    auto unique = std::make_unique<int>(1);
    std::optional<int> perhaps = 1;
    out << *shared << *unique << *perhaps << std::get<0>(std::tuple(1, text));
}

#endif
