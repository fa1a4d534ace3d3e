N = 150000


class Random:
    def __init__(self):
        self.seed = 42

    def below(self, limit):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 8) % limit


def string_keys(random):
    counts = {}
    for _ in range(N):
        key = f"key{random.below(N // 4)}"
        counts[key] = counts.get(key, 0) + 1
    hits = 0
    for i in range(N):
        if f"key{i}" in counts:
            hits += 1
    print(f"strings: {len(counts)} {hits} {max(counts.values())}")


def integer_keys(random):
    last = {}
    for i in range(N):
        last[random.below(N * 8)] = i
    hits = 0
    total = 0
    for i in range(N):
        value = last.get(i * 8)
        if value is not None:
            hits += 1
            total += value
    print(f"integers: {len(last)} {hits} {total}")


def fnv1a():
    digest = 2166136261
    for i in range(N):
        for byte in f"key{i}".encode():
            digest = ((digest ^ byte) * 16777619) & 0xFFFFFFFF
    print(f"fnv: {digest:08x}")


def main():
    random = Random()
    string_keys(random)
    integer_keys(random)
    fnv1a()


main()
