#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 4000000 };

static const char LETTERS[] = "ACGT";
static const double LIMITS[] = {0.3029549426680, 0.5009432431601, 0.6984905497992, 1.0};
static const char *const FRAGMENTS[] = {"GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"};

// A hash table with open addressing. Keys are fragments of two bits a letter; a slot with no count is free.
struct slot {
    uint64_t fragment;
    int count;
};

struct table {
    struct slot *slots;
    size_t capacity, used;
};

static struct slot *find(const struct table *table, uint64_t fragment) {
    size_t at = (fragment * 0x9E3779B97F4A7C15u) >> 32;
    for (;; at++) {
        struct slot *slot = &table->slots[at & (table->capacity - 1)];
        if (slot->count == 0 || slot->fragment == fragment) return slot;
    }
}

static struct table new_table(size_t capacity) {
    struct table table = {calloc(capacity, sizeof(struct slot)), capacity, 0};
    if (table.slots == NULL) abort();
    return table;
}

static void grow(struct table *table) {
    struct table larger = new_table(table->capacity * 2);
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].count > 0) *find(&larger, table->slots[i].fragment) = table->slots[i];
    }
    larger.used = table->used;
    free(table->slots);
    *table = larger;
}

static void add(struct table *table, uint64_t fragment) {
    struct slot *slot = find(table, fragment);
    if (slot->count++ > 0) return;
    slot->fragment = fragment;
    table->used++;
    if (table->used * 2 > table->capacity) grow(table);
}

static int code_of(char letter) {
    switch (letter) {
    case 'A': return 0;
    case 'C': return 1;
    case 'G': return 2;
    default: return 3;
    }
}

static void make_sequence(char *sequence, int length) {
    int seed = 42;
    for (int i = 0; i < length; i++) {
        seed = (seed * 3877 + 29573) % 139968;
        double chance = seed / 139968.0;
        int letter = 0;
        while (chance >= LIMITS[letter]) letter++;
        sequence[i] = LETTERS[letter];
    }
}

static struct table count_fragments(const char *sequence, int length, int size) {
    struct table table = new_table(16);
    uint64_t mask = (UINT64_C(1) << (2 * size)) - 1;
    uint64_t fragment = 0;
    for (int i = 0; i < length; i++) {
        fragment = (fragment << 2 | code_of(sequence[i])) & mask;
        if (i + 1 >= size) add(&table, fragment);
    }
    return table;
}

static int by_count(const void *left, const void *right) {
    const struct slot *a = left, *b = right;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return a->fragment < b->fragment ? -1 : a->fragment > b->fragment;
}

static void print_frequencies(const char *sequence, int length, int size) {
    struct table table = count_fragments(sequence, length, size);
    int total = length - size + 1;
    qsort(table.slots, table.capacity, sizeof *table.slots, by_count);
    for (size_t i = 0; i < table.used; i++) {
        for (int letter = size - 1; letter >= 0; letter--) {
            putchar(LETTERS[table.slots[i].fragment >> (2 * letter) & 3]);
        }
        printf(" %.3f\n", table.slots[i].count * 100.0 / total);
    }
    putchar('\n');
    free(table.slots);
}

static void print_count(const char *sequence, int length, const char *fragment) {
    int size = (int)strlen(fragment);
    uint64_t key = 0;
    for (int i = 0; i < size; i++) key = key << 2 | code_of(fragment[i]);
    struct table table = count_fragments(sequence, length, size);
    printf("%d\t%s\n", find(&table, key)->count, fragment);
    free(table.slots);
}

int main(void) {
    static char sequence[N];
    make_sequence(sequence, N);
    print_frequencies(sequence, N, 1);
    print_frequencies(sequence, N, 2);
    for (size_t i = 0; i < sizeof FRAGMENTS / sizeof *FRAGMENTS; i++) print_count(sequence, N, FRAGMENTS[i]);
}
