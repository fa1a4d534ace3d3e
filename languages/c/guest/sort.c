// qsort as a merge sort, as glibc has it: equal elements keep their order, and there are far fewer comparisons than in the
// smoothsort of this libc. A comparison is an indirect call, which is what sorting costs here.
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int compare(const void *, const void *);
typedef char *place;

// Runs up to this length are sorted by insertion.
enum { SHORT = 6 };
// Bytes of the stack that are taken in place of the heap's.
enum { LITTLE = 1024 };

// A sort of `count` elements of a type, with room for half of them. AT makes of an element's place what is compared.
#define MERGE_SORT(name, type, AT)                                                                                     \
    static void name(type *elements, size_t count, type *room, compare *by)                                            \
    {                                                                                                                  \
        if (count <= SHORT) {                                                                                          \
            for (size_t next = 1; next < count; next++) {                                                              \
                type element = elements[next];                                                                         \
                size_t at = next;                                                                                      \
                for (; at > 0 && by(AT(&elements[at - 1]), AT(&element)) > 0; at--)                                    \
                    elements[at] = elements[at - 1];                                                                   \
                elements[at] = element;                                                                                \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        size_t half = count / 2;                                                                                       \
        name(elements, half, room, by);                                                                                \
        name(elements + half, count - half, room, by);                                                                 \
        if (by(AT(&elements[half - 1]), AT(&elements[half])) <= 0)                                                     \
            return;                                                                                                    \
        memcpy(room, elements, half * sizeof *room);                                                                   \
        type *left = room, *left_end = room + half, *right = elements + half, *right_end = elements + count;           \
        while (left < left_end && right < right_end)                                                                   \
            *elements++ = by(AT(left), AT(right)) <= 0 ? *left++ : *right++;                                           \
        memcpy(elements, left, (size_t)(left_end - left) * sizeof *left);                                              \
    }

#define ITSELF(place) (place)
#define POINTED_AT(place) (*(place))

MERGE_SORT(sort_words, uint32_t, ITSELF)
MERGE_SORT(sort_longs, uint64_t, ITSELF)
MERGE_SORT(sort_places, place, POINTED_AT)

static void swap(char *a, char *b, size_t size)
{
    for (; size > 0; size--, a++, b++) {
        char byte = *a;
        *a = *b;
        *b = byte;
    }
}

// Without any room, and without order among equals.
static void heap_sort(char *base, size_t count, size_t size, compare *by)
{
    for (size_t start = count / 2, end = count; end > 1;) {
        if (start > 0) {
            start--;
        } else {
            end--;
            swap(base, base + end * size, size);
        }
        for (size_t parent = start, child; (child = 2 * parent + 1) < end; parent = child) {
            char *at = base + child * size, *above = base + parent * size;
            if (child + 1 < end && by(at, at + size) < 0) {
                child++;
                at += size;
            }
            if (by(above, at) >= 0)
                break;
            swap(above, at, size);
        }
    }
}

// Puts elements where their places say that they belong, by way of one element's room.
static void arrange(char *base, size_t count, size_t size, place *places, char *element)
{
    for (size_t first = 0; first < count; first++) {
        size_t at = first;
        char *from = places[at];
        if (from == base + at * size)
            continue;
        memcpy(element, base + at * size, size);
        while (from != base + first * size) {
            memcpy(base + at * size, from, size);
            places[at] = base + at * size;
            at = (size_t)(from - base) / size;
            from = places[at];
        }
        memcpy(base + at * size, element, size);
        places[at] = base + at * size;
    }
}

static bool is_a(size_t unit, const void *base, size_t size)
{
    return size == unit && (uintptr_t)base % unit == 0;
}

__attribute__((visibility("default"))) void qsort(void *base, size_t count, size_t size, compare *by)
{
    if (count < 2 || size == 0)
        return;
    bool words = is_a(sizeof(uint32_t), base, size), longs = is_a(sizeof(uint64_t), base, size);
    uint64_t little[LITTLE / sizeof(uint64_t)];
    size_t needed = count / 2 * size;
    // Others are sorted by their places, and moved but once.
    if (!words && !longs && (__builtin_mul_overflow(count + count / 2, sizeof(place), &needed) ||
                             __builtin_add_overflow(needed, size, &needed)))
        needed = SIZE_MAX;
    int error = errno;
    void *room = needed <= sizeof little ? little : malloc(needed);
    errno = error;
    if (!room) {
        heap_sort(base, count, size, by);
        return;
    }
    if (words) {
        sort_words(base, count, room, by);
    } else if (longs) {
        sort_longs(base, count, room, by);
    } else {
        place *places = room;
        for (size_t at = 0; at < count; at++)
            places[at] = (char *)base + at * size;
        sort_places(places, count, places + count, by);
        arrange(base, count, size, places, (char *)(places + count + count / 2));
    }
    if (room != little)
        free(room);
}
