// qsort and bsearch with several orders, and sorts of our own: stable merge, heap, counting.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { char name[12]; int age; double height; int number; } Person;

static int by_age(const void *a, const void *b)
{
    const Person *x = a, *y = b;
    return (x->age > y->age) - (x->age < y->age);
}
// qsort promises no stability: ties are broken by the number.
static int by_age_then_number(const void *a, const void *b)
{
    int order = by_age(a, b);
    return order ? order : ((const Person *)a)->number - ((const Person *)b)->number;
}
static int by_name(const void *a, const void *b) { return strcmp(((const Person *)a)->name, ((const Person *)b)->name); }
static int by_height_down(const void *a, const void *b)
{
    double x = ((const Person *)a)->height, y = ((const Person *)b)->height;
    return (x < y) - (x > y);
}

static void merge_sort(Person *people, Person *spare, size_t count, int (*compare)(const void *, const void *))
{
    if (count < 2)
        return;
    size_t half = count / 2;
    merge_sort(people, spare, half, compare);
    merge_sort(people + half, spare, count - half, compare);
    memcpy(spare, people, half * sizeof *people);
    for (size_t i = 0, j = half, k = 0; i < half; k++)
        people[k] = j < count && compare(&spare[i], &people[j]) > 0 ? people[j++] : spare[i++];
}

static void sift(int *heap, size_t from, size_t count)
{
    for (size_t child; (child = 2 * from + 1) < count; from = child) {
        if (child + 1 < count && heap[child + 1] > heap[child])
            child++;
        if (heap[from] >= heap[child])
            return;
        int swap = heap[from];
        heap[from] = heap[child];
        heap[child] = swap;
    }
}
static void heap_sort(int *values, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sift(values, i, count);
    for (size_t end = count; end-- > 1;) {
        int swap = values[0];
        values[0] = values[end];
        values[end] = swap;
        sift(values, 0, end);
    }
}

static void show(const char *title, const Person *people, size_t count)
{
    printf("%s:", title);
    for (size_t i = 0; i < count; i++)
        printf(" %s(%d,%.2f,#%d)", people[i].name, people[i].age, people[i].height, people[i].number);
    putchar('\n');
}

int main(void)
{
    Person people[] = { { "Nora", 31, 1.72, 1 }, { "Ada", 36, 1.65, 2 },  { "Otto", 31, 1.80, 3 }, { "Bo", 29, 1.95, 4 },
                        { "Zoe", 36, 1.58, 5 },  { "Ivan", 31, 1.77, 6 }, { "Mia", 29, 1.69, 7 } };
    enum { COUNT = sizeof people / sizeof *people };
    Person copy[COUNT], spare[COUNT];

    memcpy(copy, people, sizeof people);
    qsort(copy, COUNT, sizeof *copy, by_name);
    show("by name", copy, COUNT);
    Person key = { .name = "Otto" };
    const Person *found = bsearch(&key, copy, COUNT, sizeof *copy, by_name);
    printf("Otto is number %d at %td\n", found->number, found - copy);
    strcpy(key.name, "Otti");
    printf("Otti is %s\n", bsearch(&key, copy, COUNT, sizeof *copy, by_name) ? "there" : "not there");

    qsort(copy, COUNT, sizeof *copy, by_height_down);
    show("tallest first", copy, 3);
    qsort(copy, COUNT, sizeof *copy, by_age_then_number);
    show("by age", copy, COUNT);
    memcpy(copy, people, sizeof people);
    merge_sort(copy, spare, COUNT, by_age);
    show("merged", copy, COUNT);

    enum { MANY = 50000 };
    int *values = malloc(MANY * sizeof *values);
    unsigned seed = 12345;
    long long check = 0;
    for (int i = 0; i < MANY; i++) {
        seed = seed * 1103515245u + 12345u;
        values[i] = (int)(seed >> 8) % 100000;
        check += values[i];
    }
    heap_sort(values, MANY);
    int ordered = 1;
    for (int i = 1; i < MANY; i++)
        ordered &= values[i - 1] <= values[i];
    for (int i = 0; i < MANY; i++)
        check -= values[i];
    printf("heap: ordered %d, lost %lld, least %d, median %d, most %d\n", ordered, check, values[0], values[MANY / 2],
           values[MANY - 1]);
    free(values);

    int letters[26] = { 0 };
    for (const char *c = "the quick brown fox jumps over the lazy dog"; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            letters[*c - 'a']++;
    for (int i = 0; i < 26; i++)
        for (int n = letters[i]; n > 0; n--)
            putchar('a' + i);
    putchar('\n');
    return 0;
}
