// Ownership: smart pointers, custom deleters, cycles broken, placement, allocators, move-only types, RAII on files.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <memory_resource>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Noisy {
    static inline int alive = 0;
    std::string name;
    explicit Noisy(std::string n) : name(std::move(n)) { ++alive; }
    Noisy(const Noisy &other) : name(other.name + "'") { ++alive; }
    Noisy(Noisy &&other) noexcept : name(std::move(other.name)) { ++alive; }
    ~Noisy() { --alive; }
};

struct Node : std::enable_shared_from_this<Node> {
    std::string name;
    std::weak_ptr<Node> parent;
    std::vector<std::shared_ptr<Node>> children;
    explicit Node(std::string n) : name(std::move(n)) {}
    ~Node() { std::cout << '~' << name << ' '; }
    std::shared_ptr<Node> add(std::string child)
    {
        children.push_back(std::make_shared<Node>(std::move(child)));
        children.back()->parent = weak_from_this();
        return children.back();
    }
    std::string path() const
    {
        auto up = parent.lock();
        return (up ? up->path() + "/" : "") + name;
    }
};

class Handle {
    int id_ = 0;
    static inline std::string log_;

public:
    Handle() = default;
    explicit Handle(int id) : id_(id) { log_ += '+' + std::to_string(id); }
    Handle(Handle &&other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Handle &operator=(Handle &&other) noexcept
    {
        std::swap(id_, other.id_);
        return *this;
    }
    ~Handle() { if (id_) log_ += '-' + std::to_string(id_); }
    static const std::string &log() { return log_; }
};

template <typename T, std::size_t N> class Pool {
    alignas(T) unsigned char memory_[N * sizeof(T)];
    std::vector<std::size_t> free_;

public:
    Pool() { for (std::size_t i = N; i-- > 0;) free_.push_back(i); }
    template <typename... Args> T *make(Args &&...args)
    {
        if (free_.empty())
            return nullptr;
        void *place = memory_ + free_.back() * sizeof(T);
        free_.pop_back();
        return new (place) T(std::forward<Args>(args)...);
    }
    void drop(T *object)
    {
        std::destroy_at(object);
        free_.push_back(static_cast<std::size_t>(reinterpret_cast<unsigned char *>(object) - memory_) / sizeof(T));
    }
    std::size_t left() const { return free_.size(); }
};

int main()
{
    {
        auto unique = std::make_unique<Noisy>("one");
        auto moved = std::move(unique);
        std::cout << (unique == nullptr) << moved->name << ' ';
        std::shared_ptr<Noisy> shared = std::move(moved), other = shared;
        std::weak_ptr<Noisy> weak = shared;
        std::cout << shared.use_count() << ' ';
        shared.reset();
        std::cout << weak.lock()->name << ' ';
        other.reset();
        std::cout << weak.expired() << Noisy::alive << '\n';
    }
    {
        auto closer = [](std::FILE *file) { std::fclose(file); std::cout << "closed "; };
        std::unique_ptr<std::FILE, decltype(closer)> file(std::fopen("/tmp/owned.txt", "w"), closer);
        std::fputs("owned\n", file.get());
    }
    std::cout << std::ifstream("/tmp/owned.txt").rdbuf();
    {
        auto root = std::make_shared<Node>("root");
        auto leaf = root->add("branch")->add("leaf");
        std::cout << leaf->path() << ' ' << leaf.use_count() << '\n';
        root.reset();
        std::cout << leaf->path() << '\n';
    }
    std::cout << '\n';
    {
        std::vector<Handle> handles;
        handles.emplace_back(1);
        handles.emplace_back(2);
        handles.emplace_back(3);
        Handle taken = std::move(handles[1]);
        handles.erase(handles.begin());
    }
    std::cout << Handle::log() << '\n';
    Pool<Noisy, 3> pool;
    Noisy *a = pool.make("a"), *b = pool.make("b"), *c = pool.make("c");
    std::cout << a->name << b->name << c->name << ' ' << (pool.make("d") == nullptr) << pool.left() << Noisy::alive << ' ';
    pool.drop(b);
    std::cout << pool.make("e")->name << pool.left() << '\n';
    std::byte buffer[1024];
    std::pmr::monotonic_buffer_resource arena(buffer, sizeof buffer);
    std::pmr::vector<std::pmr::string> strings(&arena);
    for (int i = 0; i < 5; i++)
        strings.emplace_back("a string that is too long for its own object " + std::to_string(i));
    auto *inside = reinterpret_cast<std::byte *>(strings[4].data());
    std::cout << strings[4] << ' ' << (inside >= buffer && inside < buffer + sizeof buffer) << '\n';
    std::shared_ptr<int[]> array(new int[3] { 1, 2, 3 });
    std::shared_ptr<int> aliased(array, &array[1]);
    array.reset();
    std::cout << *aliased << ' ' << aliased.use_count() << '\n';

    namespace fs = std::filesystem;
    fs::create_directories("/tmp/tree/inner");
    for (int i = 0; i < 3; i++)
        std::ofstream("/tmp/tree/inner/file" + std::to_string(i) + ".txt") << std::string(static_cast<std::size_t>(i) * 10, 'x');
    std::map<std::string, std::uintmax_t> sizes;
    for (const auto &entry : fs::recursive_directory_iterator("/tmp/tree"))
        sizes[entry.path().filename().string()] = entry.is_directory() ? 999 : entry.file_size();
    for (const auto &[name, size] : sizes)
        std::cout << name << '=' << size << ' ';
    std::cout << fs::exists("/tmp/none") << fs::path("/a/b.tar.gz").extension() << ' ' << fs::path("a/../b/./c").lexically_normal() << ' ' << fs::remove_all("/tmp/tree") << '\n';
    std::fstream file("/tmp/owned.txt", std::ios::in | std::ios::out | std::ios::trunc);
    file << "first\nsecond\nthird\n";
    file.seekp(6);
    file << "SECOND";
    file.seekg(0);
    std::string line;
    while (std::getline(file, line))
        std::cout << line << ';';
    std::cout << file.eof() << std::ifstream("/none/at/all").is_open() << fs::file_size("/tmp/owned.txt") << '\n';
    std::remove("/tmp/owned.txt");
}
