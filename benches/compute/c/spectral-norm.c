#include <math.h>
#include <stdio.h>

enum { N = 2200 };

static double a(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void times(const double *vector, double *result) {
    for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j < N; j++) sum += a(i, j) * vector[j];
        result[i] = sum;
    }
}

static void times_transposed(const double *vector, double *result) {
    for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j < N; j++) sum += a(j, i) * vector[j];
        result[i] = sum;
    }
}

int main(void) {
    static double u[N], v[N], between[N];
    for (int i = 0; i < N; i++) u[i] = 1;
    for (int i = 0; i < 10; i++) {
        times(u, between);
        times_transposed(between, v);
        times(v, between);
        times_transposed(between, u);
    }
    double u_v = 0, v_v = 0;
    for (int i = 0; i < N; i++) {
        u_v += u[i] * v[i];
        v_v += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(u_v / v_v));
}
