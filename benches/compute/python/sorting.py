from functools import cmp_to_key

N = 60000


def random_values(count):
    seed = 42
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(seed)
    return values


def compare(a, b):
    """By the last three digits, then the greater value first."""
    if a % 1000 != b % 1000:
        return a % 1000 - b % 1000
    return b - a


def quicksort(values, low, high):
    while low < high:
        pivot = values[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        quicksort(values, low, j)
        low = i


def checksum(values):
    total = 0
    for value in values:
        total = (total * 31 + value) % 1000000007
    return total


def report(name, values):
    print(f"{name}: {values[0]} {values[len(values) // 2]} {values[-1]} {checksum(values)}")


def main():
    values = random_values(N)
    report("library", sorted(values, key=cmp_to_key(compare)))
    quicksort(values, 0, len(values) - 1)
    report("quicksort", values)


main()
