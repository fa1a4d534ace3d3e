#include <stdio.h>

enum { N = 2200 };

enum { LIMIT = 50 };

static int escape_time(double cr, double ci) {
    double zr = 0, zi = 0;
    int i = 0;
    while (i < LIMIT && zr * zr + zi * zi <= 4) {
        double next = zr * zr - zi * zi + cr;
        zi = 2 * zr * zi + ci;
        zr = next;
        i++;
    }
    return i;
}

int main(void) {
    int inside = 0;
    long long steps = 0;
    for (int y = 0; y < N; y++) {
        double ci = 2.0 * y / N - 1.0;
        for (int x = 0; x < N; x++) {
            int i = escape_time(2.0 * x / N - 1.5, ci);
            steps += i;
            if (i == LIMIT) inside++;
        }
    }
    printf("inside: %d\n", inside);
    printf("steps: %lld\n", steps);
}
