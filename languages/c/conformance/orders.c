// qsort with elements of many sizes and at odd addresses: bytes, records, strings, numbers, none at all; large arrays.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t state = 7;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)state * below) >> 32);
}

// The first byte says where an element belongs; the rest of it is filled with its complement.
static int by_first(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

static int is_sound(const unsigned char *all, size_t count, size_t size)
{
    for (size_t at = 0; at < count; at++) {
        const unsigned char *element = all + at * size;
        for (size_t byte = 1; byte < size; byte++)
            if (element[byte] != (unsigned char)~element[0])
                return 0;
        if (at > 0 && by_first(element - size, element) > 0)
            return 0;
    }
    return 1;
}

static void sizes(void)
{
    static const size_t counts[] = {0, 1, 2, 3, 7, 64, 1000};
    for (size_t size = 1; size <= 48; size += size < 12 ? 1 : 6) {
        printf("size %2zu:", size);
        for (size_t which = 0; which < sizeof counts / sizeof *counts; which++) {
            size_t count = counts[which];
            // One byte off, so that nothing is aligned.
            unsigned char *room = malloc(count * size + 1), *all = room + (size % 3 == 0);
            unsigned long before = 0, after = 0;
            for (size_t at = 0; at < count; at++) {
                unsigned char first = (unsigned char)draw(200);
                memset(all + at * size, (unsigned char)~first, size);
                all[at * size] = first;
                before += all[at * size];
            }
            errno = ERANGE;
            qsort(all, count, size, by_first);
            for (size_t at = 0; at < count; at++)
                after += all[at * size];
            printf(" %s", is_sound(all, count, size) && before == after && errno == ERANGE ? "ok" : "WRONG");
            free(room);
        }
        putchar('\n');
    }
}

struct person {
    char name[12];
    short age;
    double height;
};

static int by_age(const void *a, const void *b)
{
    return ((const struct person *)a)->age - ((const struct person *)b)->age;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int by_real(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(void)
{
    sizes();

    struct person people[] = {{"Ada", 36, 1.7}, {"Bob", 20, 1.8}, {"Cyd", 36, 1.6}, {"Dee", 20, 1.5},
                              {"Eve", 28, 1.65}, {"Fay", 36, 1.75}, {"Gus", 20, 1.9}};
    enum { PEOPLE = sizeof people / sizeof *people };
    qsort(people, PEOPLE, sizeof *people, by_age);
    for (int i = 0; i < PEOPLE; i++)
        printf("%s %d %.2f%s", people[i].name, people[i].age, people[i].height, i < PEOPLE - 1 ? ", " : "\n");

    char *words[] = {"pear", "fig", "apple", "plum", "cherry", "banana", "date", "lime", "kiwi", "fig"};
    enum { WORDS = sizeof words / sizeof *words };
    qsort(words, WORDS, sizeof *words, by_text);
    for (int i = 0; i < WORDS; i++)
        printf("%s%s", words[i], i < WORDS - 1 ? " " : "\n");

    enum { MANY = 200000 };
    int64_t *numbers = malloc(MANY * sizeof *numbers);
    for (int i = 0; i < MANY; i++)
        numbers[i] = ((int64_t)draw(1u << 31) << 16) - ((int64_t)draw(1u << 31) << 14);
    qsort(numbers, MANY, sizeof *numbers, by_number);
    int sorted = 1;
    for (int i = 1; i < MANY; i++)
        sorted &= numbers[i - 1] <= numbers[i];
    printf("%d %lld %lld %lld\n", sorted, (long long)numbers[0], (long long)numbers[MANY / 2], (long long)numbers[MANY - 1]);
    // Sorted already, and the other way round.
    qsort(numbers, MANY, sizeof *numbers, by_number);
    printf("%lld\n", (long long)numbers[MANY / 3]);
    free(numbers);

    double reals[] = {2.5, -1e300, 0.0, 1e-300, 3.0, -2.5, 1e300, 7.25};
    qsort(reals, 8, sizeof *reals, by_real);
    for (int i = 0; i < 8; i++)
        printf("%g%s", reals[i], i < 7 ? " " : "\n");
    int64_t *found = bsearch(&(int64_t){5}, (int64_t[]){1, 3, 5, 7}, 4, sizeof(int64_t), by_number);
    printf("%lld\n", found ? (long long)*found : -1);
}
