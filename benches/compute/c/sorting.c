#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 1000000 };

static void fill_random(int *values, int count) {
    uint32_t seed = 42;
    for (int i = 0; i < count; i++) {
        seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
        values[i] = (int)seed;
    }
}

// By the last three digits, then the greater value first.
static int compare(const void *left, const void *right) {
    int a = *(const int *)left, b = *(const int *)right;
    if (a % 1000 != b % 1000) return a % 1000 - b % 1000;
    return (a < b) - (a > b);
}

static void quicksort(int *values, int low, int high) {
    while (low < high) {
        int pivot = values[low + (high - low) / 2];
        int i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) i++;
            while (values[j] > pivot) j--;
            if (i <= j) {
                int value = values[i];
                values[i++] = values[j];
                values[j--] = value;
            }
        }
        quicksort(values, low, j);
        low = i;
    }
}

static void report(const char *name, const int *values, int count) {
    int64_t checksum = 0;
    for (int i = 0; i < count; i++) checksum = (checksum * 31 + values[i]) % 1000000007;
    printf("%s: %d %d %d %lld\n", name, values[0], values[count / 2], values[count - 1], (long long)checksum);
}

int main(void) {
    static int values[N], copy[N];
    fill_random(values, N);
    memcpy(copy, values, sizeof copy);
    qsort(copy, N, sizeof *copy, compare);
    report("library", copy, N);
    quicksort(values, 0, N - 1);
    report("quicksort", values, N);
}
