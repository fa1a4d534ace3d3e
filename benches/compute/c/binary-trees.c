#include <stdio.h>
#include <stdlib.h>

enum { N = 16 };

enum { MIN_DEPTH = 4 };

struct node {
    struct node *left, *right;
};

static struct node *build(int depth) {
    struct node *node = malloc(sizeof *node);
    if (node == NULL) abort();
    node->left = depth > 0 ? build(depth - 1) : NULL;
    node->right = depth > 0 ? build(depth - 1) : NULL;
    return node;
}

static int check(const struct node *node) {
    if (node->left == NULL) return 1;
    return 1 + check(node->left) + check(node->right);
}

static void destroy(struct node *node) {
    if (node->left != NULL) {
        destroy(node->left);
        destroy(node->right);
    }
    free(node);
}

static int build_and_check(int depth) {
    struct node *tree = build(depth);
    int result = check(tree);
    destroy(tree);
    return result;
}

int main(void) {
    int max_depth = N > MIN_DEPTH + 2 ? N : MIN_DEPTH + 2;
    int stretch_depth = max_depth + 1;
    printf("stretch tree of depth %d\t check: %d\n", stretch_depth, build_and_check(stretch_depth));

    struct node *long_lived = build(max_depth);
    for (int depth = MIN_DEPTH; depth <= max_depth; depth += 2) {
        int iterations = 1 << (max_depth - depth + MIN_DEPTH);
        int total = 0;
        for (int i = 0; i < iterations; i++) total += build_and_check(depth);
        printf("%d\t trees of depth %d\t check: %d\n", iterations, depth, total);
    }
    printf("long lived tree of depth %d\t check: %d\n", max_depth, check(long_lived));
    destroy(long_lived);
}
