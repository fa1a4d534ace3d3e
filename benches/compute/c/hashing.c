#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 400000 };

static uint32_t seed = 42;

static uint32_t below(uint32_t limit) {
    seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
    return (seed >> 8) % limit;
}

static uint32_t fnv1a(uint32_t digest, const char *text) {
    for (; *text != '\0'; text++) digest = (digest ^ (unsigned char)*text) * 16777619u;
    return digest;
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (memory == NULL) abort();
    return memory;
}

// Hash tables with open addressing, of a power of two of slots. At most half of them are used.

struct string_slot {
    char *key;
    int count;
};

struct string_table {
    struct string_slot *slots;
    size_t capacity, used;
};

static struct string_slot *find_string(const struct string_table *table, const char *key) {
    size_t at = fnv1a(2166136261u, key);
    for (;; at++) {
        struct string_slot *slot = &table->slots[at & (table->capacity - 1)];
        if (slot->key == NULL || strcmp(slot->key, key) == 0) return slot;
    }
}

static void grow_strings(struct string_table *table) {
    struct string_table larger = {allocate(table->capacity * 2, sizeof *table->slots), table->capacity * 2, table->used};
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].key != NULL) *find_string(&larger, table->slots[i].key) = table->slots[i];
    }
    free(table->slots);
    *table = larger;
}

static void count_string(struct string_table *table, const char *key) {
    struct string_slot *slot = find_string(table, key);
    slot->count++;
    if (slot->key != NULL) return;
    size_t size = strlen(key) + 1;
    slot->key = memcpy(allocate(size, 1), key, size);
    if (++table->used * 2 > table->capacity) grow_strings(table);
}

struct integer_slot {
    bool used;
    uint32_t key;
    int value;
};

struct integer_table {
    struct integer_slot *slots;
    size_t capacity, used;
};

static struct integer_slot *find_integer(const struct integer_table *table, uint32_t key) {
    size_t at = (key * UINT64_C(0x9E3779B97F4A7C15)) >> 32;
    for (;; at++) {
        struct integer_slot *slot = &table->slots[at & (table->capacity - 1)];
        if (!slot->used || slot->key == key) return slot;
    }
}

static void grow_integers(struct integer_table *table) {
    struct integer_table larger = {allocate(table->capacity * 2, sizeof *table->slots), table->capacity * 2, table->used};
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].used) *find_integer(&larger, table->slots[i].key) = table->slots[i];
    }
    free(table->slots);
    *table = larger;
}

static void set_integer(struct integer_table *table, uint32_t key, int value) {
    struct integer_slot *slot = find_integer(table, key);
    slot->value = value;
    if (slot->used) return;
    slot->used = true;
    slot->key = key;
    if (++table->used * 2 > table->capacity) grow_integers(table);
}

static void string_keys(void) {
    struct string_table counts = {allocate(16, sizeof *counts.slots), 16, 0};
    char key[32];
    for (int i = 0; i < N; i++) {
        snprintf(key, sizeof key, "key%u", below(N / 4));
        count_string(&counts, key);
    }
    int hits = 0;
    for (int i = 0; i < N; i++) {
        snprintf(key, sizeof key, "key%d", i);
        if (find_string(&counts, key)->key != NULL) hits++;
    }
    int greatest = 0;
    for (size_t i = 0; i < counts.capacity; i++) {
        if (counts.slots[i].count > greatest) greatest = counts.slots[i].count;
        free(counts.slots[i].key);
    }
    free(counts.slots);
    printf("strings: %zu %d %d\n", counts.used, hits, greatest);
}

static void integer_keys(void) {
    struct integer_table last = {allocate(16, sizeof *last.slots), 16, 0};
    for (int i = 0; i < N; i++) set_integer(&last, below(N * 8), i);
    int hits = 0;
    long long total = 0;
    for (int i = 0; i < N; i++) {
        const struct integer_slot *slot = find_integer(&last, (uint32_t)i * 8);
        if (slot->used) {
            hits++;
            total += slot->value;
        }
    }
    free(last.slots);
    printf("integers: %zu %d %lld\n", last.used, hits, total);
}

static void digest_keys(void) {
    uint32_t digest = 2166136261u;
    char key[32];
    for (int i = 0; i < N; i++) {
        snprintf(key, sizeof key, "key%d", i);
        digest = fnv1a(digest, key);
    }
    printf("fnv: %08x\n", digest);
}

int main(void) {
    string_keys();
    integer_keys();
    digest_keys();
}
