#include <stdio.h>
#include <string.h>

enum { N = 10 };

int main(void) {
    int permutation[N], work[N], count[N];
    int max_flips = 0;
    int checksum = 0;
    int even = 1;
    int r = N;

    for (int i = 0; i < N; i++) permutation[i] = i;
    for (;;) {
        for (; r > 1; r--) count[r - 1] = r;

        if (permutation[0] != 0) {
            int flips = 0;
            memcpy(work, permutation, sizeof work);
            for (int first = work[0]; first != 0; first = work[0]) {
                for (int i = 0, j = first; i < j; i++, j--) {
                    int value = work[i];
                    work[i] = work[j];
                    work[j] = value;
                }
                flips++;
            }
            if (flips > max_flips) max_flips = flips;
            checksum += even ? flips : -flips;
        }

        for (;; r++) {
            if (r == N) {
                printf("%d\nPfannkuchen(%d) = %d\n", checksum, N, max_flips);
                return 0;
            }
            int first = permutation[0];
            for (int i = 0; i < r; i++) permutation[i] = permutation[i + 1];
            permutation[r] = first;
            if (--count[r] > 0) break;
        }
        even = !even;
    }
}
