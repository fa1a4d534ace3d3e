#include <algorithm>
#include <iostream>
#include <memory>

constexpr int N = 16;

constexpr int MIN_DEPTH = 4;

struct Node {
    std::unique_ptr<Node> left, right;

    int check() const { return left ? 1 + left->check() + right->check() : 1; }
};

std::unique_ptr<Node> build(int depth) {
    auto node = std::make_unique<Node>();
    if (depth > 0) {
        node->left = build(depth - 1);
        node->right = build(depth - 1);
    }
    return node;
}

int main() {
    int max_depth = std::max(MIN_DEPTH + 2, N);
    int stretch_depth = max_depth + 1;
    std::cout << "stretch tree of depth " << stretch_depth << "\t check: " << build(stretch_depth)->check() << '\n';

    auto long_lived = build(max_depth);
    for (int depth = MIN_DEPTH; depth <= max_depth; depth += 2) {
        int iterations = 1 << (max_depth - depth + MIN_DEPTH);
        int total = 0;
        for (int i = 0; i < iterations; i++) total += build(depth)->check();
        std::cout << iterations << "\t trees of depth " << depth << "\t check: " << total << '\n';
    }
    std::cout << "long lived tree of depth " << max_depth << "\t check: " << long_lived->check() << '\n';
}
