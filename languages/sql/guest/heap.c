/*
 * malloc() and what belongs to it, by two-level segregated fit: constant time, and neighbours that are free are one.
 *
 * The C library's own rounds to powers of two and never joins what was freed: a program with a table that grows would
 * meet the memory limit of its job at a quarter of it.
 *
 * Memory is a row of blocks, each with its size in a word before what malloc() returned. A free block is in the list of
 * its class of sizes, and has its own address in its last word, where the block after it finds it.
 */

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct block {
    uint32_t size; /* in bytes, all in all; the lowest bits say what is free */
    struct block *next, *previous;
} block;

enum { FREE = 1, PREVIOUS_FREE = 2, FLAGS = 7 };
enum { HEADER = sizeof(uint32_t), SMALLEST = 16, LARGEST = INT32_MAX, PAGE = 65536, GROWTH = 16 * PAGE };
/* Sizes below 256 have a class each; above, each power of two is cut into as many classes. */
enum { CLASSES = 32, SMALL = CLASSES * 8, SMALL_LOG = 8, LEVELS = 32 - SMALL_LOG + 1 };

static block *lists[LEVELS][CLASSES];
static uint32_t levels, classes[LEVELS];
/* The block of no size that memory ends with. */
static block *end;

extern unsigned char __heap_base;

static uint32_t size_of(const block *block)
{
    return block->size & ~FLAGS;
}

static block *after(block *b, uint32_t size)
{
    return (block *)((char *)b + size);
}

static void class_of(uint32_t size, unsigned *level, unsigned *class)
{
    if (size < SMALL) {
        *level = 0;
        *class = size / 8;
    } else {
        unsigned log = 31 - __builtin_clz(size);
        *level = log - SMALL_LOG + 1;
        *class = (size >> (log - 5)) % CLASSES;
    }
}

static void enlist(block *b, uint32_t size)
{
    unsigned level, class;
    class_of(size, &level, &class);
    b->size = size | FREE;
    b->previous = NULL;
    b->next = lists[level][class];
    if (b->next)
        b->next->previous = b;
    lists[level][class] = b;
    levels |= 1u << level;
    classes[level] |= 1u << class;
    block *next = after(b, size);
    next->size |= PREVIOUS_FREE;
    ((block **)next)[-1] = b;
}

static void delist(block *b)
{
    if (b->next)
        b->next->previous = b->previous;
    if (b->previous) {
        b->previous->next = b->next;
        return;
    }
    unsigned level, class;
    class_of(size_of(b), &level, &class);
    lists[level][class] = b->next;
    if (!b->next && !(classes[level] &= ~(1u << class)))
        levels &= ~(1u << level);
}

/* Makes a block free, and one with its neighbours. */
static void release(block *b)
{
    uint32_t size = size_of(b);
    block *next = after(b, size);
    if (b->size & PREVIOUS_FREE) {
        b = ((block **)b)[-1];
        size += size_of(b);
        delist(b);
    }
    if (next->size & FREE) {
        size += size_of(next);
        delist(next);
    }
    enlist(b, size);
}

/* Gives back what a used block has over a size. */
static void trim(block *b, uint32_t size)
{
    uint32_t rest = size_of(b) - size;
    if (rest < SMALLEST)
        return;
    b->size -= rest;
    block *left = after(b, size);
    left->size = rest;
    release(left);
}

/* Has the host give more memory, so that a block of this size can be made at its end. */
static bool grow(uint32_t size)
{
    /* Both the first block and the end need a word, and classes are searched from the next larger size. */
    uint64_t needed = (uint64_t)size + size / CLASSES + 2 * SMALLEST;
    uint32_t pages = (needed + GROWTH - 1) / GROWTH * (GROWTH / PAGE);
    /* Never by less: the exception that then tells of it takes memory of the host's, which has the same limit. */
    size_t start = __builtin_wasm_memory_grow(0, pages);
    if (start == SIZE_MAX)
        return false;
    char *from = (char *)(start * PAGE), *to = from + (size_t)pages * PAGE;
    if (!end) {
        /* The first time, there is also what the linker left over. */
        from = (char *)(((uintptr_t)&__heap_base + 7) & ~(uintptr_t)7);
    }
    block *fresh = end;
    if (!end || (char *)end + HEADER != from) {
        fresh = (block *)(from + HEADER);
        fresh->size = 0;
    }
    end = (block *)(to - HEADER);
    fresh->size |= (uint32_t)((char *)end - (char *)fresh);
    end->size = 0;
    release(fresh);
    return true;
}

/* The size of a block for so many bytes; 0 if there can be none. */
static uint32_t block_size(size_t bytes)
{
    if (bytes > LARGEST - GROWTH)
        return 0;
    uint32_t size = (bytes + HEADER + 7) & ~7u;
    return size < SMALLEST ? SMALLEST : size;
}

static block *find(uint32_t size)
{
    unsigned level, class;
    /* Any block of the class that is found must do. */
    uint32_t at_least = size < SMALL ? size : size + (1u << (31 - __builtin_clz(size) - 5)) - 1;
    class_of(at_least, &level, &class);
    uint32_t fitting = classes[level] & (~0u << class);
    if (!fitting) {
        uint32_t larger = levels & (~0u << level << 1);
        if (!larger)
            return NULL;
        level = __builtin_ctz(larger);
        fitting = classes[level];
    }
    return lists[level][__builtin_ctz(fitting)];
}

static void *take(size_t bytes)
{
    uint32_t size = block_size(bytes);
    block *b = size ? find(size) : NULL;
    if (!b) {
        if (!size || !grow(size) || !(b = find(size))) {
            errno = ENOMEM;
            return NULL;
        }
    }
    delist(b);
    uint32_t whole = size_of(b), rest = whole - size;
    b->size = whole;
    if (rest < SMALLEST) {
        after(b, whole)->size &= ~PREVIOUS_FREE;
    } else {
        b->size = size;
        enlist(after(b, size), rest);
    }
    return (char *)b + HEADER;
}

void *malloc(size_t bytes)
{
    return take(bytes);
}

void free(void *memory)
{
    if (memory)
        release((block *)((char *)memory - HEADER));
}

void *calloc(size_t count, size_t bytes)
{
    size_t all;
    if (__builtin_mul_overflow(count, bytes, &all)) {
        errno = ENOMEM;
        return NULL;
    }
    void *memory = take(all);
    return memory ? memset(memory, 0, all) : NULL;
}

void *realloc(void *memory, size_t bytes)
{
    if (!memory)
        return take(bytes);
    uint32_t size = block_size(bytes);
    if (!size) {
        errno = ENOMEM;
        return NULL;
    }
    block *b = (block *)((char *)memory - HEADER);
    uint32_t had = size_of(b);
    if (size > had) {
        block *next = after(b, had);
        /* The last block grows with the memory. */
        if ((next == end || (next->size & FREE && after(next, size_of(next)) == end)) && size >= GROWTH)
            grow(size - had);
        if (next->size & FREE && had + size_of(next) >= size) {
            delist(next);
            b->size += size_of(next);
            after(b, size_of(b))->size &= ~PREVIOUS_FREE;
        } else {
            void *moved = take(bytes);
            if (!moved)
                return NULL;
            memcpy(moved, memory, had - HEADER);
            free(memory);
            return moved;
        }
    }
    trim(b, size);
    return memory;
}

size_t malloc_usable_size(void *memory)
{
    return memory ? size_of((block *)((char *)memory - HEADER)) - HEADER : 0;
}
