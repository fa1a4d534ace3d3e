#include <complex>
#include <iostream>

constexpr int N = 1800;

constexpr int LIMIT = 50;

int escape_time(std::complex<double> c) {
    std::complex<double> z = 0;
    int i = 0;
    while (i < LIMIT && std::norm(z) <= 4) {
        // z * z + c; the operator of complex numbers would look for infinities too.
        z = {z.real() * z.real() - z.imag() * z.imag() + c.real(), 2 * z.real() * z.imag() + c.imag()};
        i++;
    }
    return i;
}

int main() {
    int inside = 0;
    long long steps = 0;
    for (int y = 0; y < N; y++) {
        for (int x = 0; x < N; x++) {
            int i = escape_time({2.0 * x / N - 1.5, 2.0 * y / N - 1.0});
            steps += i;
            if (i == LIMIT) inside++;
        }
    }
    std::cout << "inside: " << inside << '\n';
    std::cout << "steps: " << steps << '\n';
}
