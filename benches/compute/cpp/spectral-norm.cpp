#include <cmath>
#include <cstddef>
#include <cstdio>
#include <numeric>
#include <vector>

constexpr int N = 2200;

using Vector = std::vector<double>;

double a(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

Vector times(const Vector &vector) {
    int size = static_cast<int>(vector.size());
    Vector result(vector.size());
    for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) result[i] += a(i, j) * vector[j];
    }
    return result;
}

Vector times_transposed(const Vector &vector) {
    int size = static_cast<int>(vector.size());
    Vector result(vector.size());
    for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) result[i] += a(j, i) * vector[j];
    }
    return result;
}

int main() {
    Vector u(N, 1.0), v;
    for (int i = 0; i < 10; i++) {
        v = times_transposed(times(u));
        u = times_transposed(times(v));
    }
    double u_v = std::inner_product(u.begin(), u.end(), v.begin(), 0.0);
    double v_v = std::inner_product(v.begin(), v.end(), v.begin(), 0.0);
    std::printf("%.9f\n", std::sqrt(u_v / v_v));
}
