import math

N = 200


def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(a(i, j) * value for j, value in enumerate(vector)) for i in range(len(vector))]


def times_transposed(vector):
    return [sum(a(j, i) * value for j, value in enumerate(vector)) for i in range(len(vector))]


def main():
    u = [1.0] * N
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    u_v = sum(x * y for x, y in zip(u, v))
    v_v = sum(y * y for y in v)
    print(f"{math.sqrt(u_v / v_v):.9f}")


main()
