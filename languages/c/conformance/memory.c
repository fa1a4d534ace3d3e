// Dynamic memory: growing arrays, a linked list, a hash table with open addressing, a tree, an arena.
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Node { struct Node *next; int value; } Node;

static Node *push(Node *list, int value)
{
    Node *node = malloc(sizeof *node);
    *node = (Node) { list, value };
    return node;
}
static Node *reversed(Node *list)
{
    Node *done = NULL;
    while (list) {
        Node *next = list->next;
        list->next = done;
        done = list;
        list = next;
    }
    return done;
}

typedef struct { char *key; int count; } Slot;
typedef struct { Slot *slots; size_t room, used; } Table;

static uint32_t hash(const char *key)
{
    uint32_t value = 2166136261u;
    while (*key)
        value = (value ^ (unsigned char)*key++) * 16777619u;
    return value;
}
static Slot *find(Table *table, const char *key)
{
    for (size_t i = hash(key);; i++) {
        Slot *slot = &table->slots[i % table->room];
        if (!slot->key || strcmp(slot->key, key) == 0)
            return slot;
    }
}
static void count(Table *table, const char *key)
{
    if (table->used * 4 >= table->room * 3) {
        Table larger = { calloc(table->room * 2 + 8, sizeof(Slot)), table->room * 2 + 8, table->used };
        for (size_t i = 0; i < table->room; i++)
            if (table->slots[i].key)
                *find(&larger, table->slots[i].key) = table->slots[i];
        free(table->slots);
        *table = larger;
    }
    Slot *slot = find(table, key);
    if (!slot->key) {
        slot->key = strdup(key);
        table->used++;
    }
    slot->count++;
}
static int most_first(const void *a, const void *b)
{
    const Slot *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : strcmp(x->key ? x->key : "", y->key ? y->key : "");
}

typedef struct Tree { struct Tree *left, *right; int key; } Tree;

static Tree *insert(Tree *tree, int key)
{
    if (!tree) {
        tree = calloc(1, sizeof *tree);
        tree->key = key;
    } else if (key < tree->key) {
        tree->left = insert(tree->left, key);
    } else if (key > tree->key) {
        tree->right = insert(tree->right, key);
    }
    return tree;
}
static int height(const Tree *tree)
{
    if (!tree)
        return 0;
    int left = height(tree->left), right = height(tree->right);
    return 1 + (left > right ? left : right);
}
static int in_order(const Tree *tree, int *to, int at)
{
    if (!tree)
        return at;
    at = in_order(tree->left, to, at);
    to[at++] = tree->key;
    return in_order(tree->right, to, at);
}
static void fell(Tree *tree)
{
    if (tree) {
        fell(tree->left);
        fell(tree->right);
        free(tree);
    }
}

int main(void)
{
    Node *list = NULL;
    for (int i = 1; i <= 8; i++)
        list = push(list, i * i);
    list = reversed(list);
    for (Node *node = list, *next; node; node = next) {
        printf("%d%s", node->value, node->next ? " -> " : "\n");
        next = node->next;
        free(node);
    }

    Table table = { 0 };
    char text[] = "the cat and the dog and the bird saw the cat run from the dog and hide";
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " "))
        count(&table, word);
    qsort(table.slots, table.room, sizeof *table.slots, most_first);
    for (size_t i = 0; i < table.used; i++)
        printf("%s=%d%c", table.slots[i].key, table.slots[i].count, i + 1 < table.used ? ' ' : '\n');
    for (size_t i = 0; i < table.used; i++)
        free(table.slots[i].key);
    free(table.slots);

    Tree *tree = NULL;
    unsigned seed = 7;
    for (int i = 0; i < 2000; i++) {
        seed = seed * 1664525u + 1013904223u;
        tree = insert(tree, (int)(seed >> 20));
    }
    int *keys = malloc(4096 * sizeof *keys), found = in_order(tree, keys, 0), sorted = 1;
    for (int i = 1; i < found; i++)
        sorted &= keys[i - 1] < keys[i];
    printf("%d keys, height %d, sorted %d, from %d to %d\n", found, height(tree), sorted, keys[0], keys[found - 1]);
    free(keys);
    fell(tree);

    size_t room = 4, used = 0;
    long *fibonacci = malloc(room * sizeof *fibonacci);
    for (long a = 0, b = 1; used < 40; b += a, a = b - a) {
        if (used == room)
            fibonacci = realloc(fibonacci, (room *= 2) * sizeof *fibonacci);
        fibonacci[used++] = a;
    }
    printf("fibonacci %ld %ld, room %zu\n", fibonacci[10], fibonacci[39], room);
    free(fibonacci);

    unsigned char *zero = calloc(1000, 1);
    int sum = 0;
    for (int i = 0; i < 1000; i++)
        sum += zero[i];
    void *aligned = aligned_alloc(64, 256);
    printf("zeroed %d, aligned %d\n", sum, (uintptr_t)aligned % 64 == 0);
    free(zero);
    free(aligned);
    return 0;
}
