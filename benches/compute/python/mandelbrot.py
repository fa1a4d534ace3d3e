N = 250

LIMIT = 50


def main():
    inside = 0
    steps = 0
    for y in range(N):
        ci = 2.0 * y / N - 1.0
        for x in range(N):
            cr = 2.0 * x / N - 1.5
            zr = zi = 0.0
            i = 0
            while i < LIMIT and zr * zr + zi * zi <= 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                i += 1
            steps += i
            if i == LIMIT:
                inside += 1
    print(f"inside: {inside}")
    print(f"steps: {steps}")


main()
