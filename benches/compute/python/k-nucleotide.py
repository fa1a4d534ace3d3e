N = 150000

FREQUENCIES = [("A", 0.3029549426680), ("C", 0.5009432431601), ("G", 0.6984905497992), ("T", 1.0)]
FRAGMENTS = ["GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"]


def make_sequence(length):
    seed = 42
    letters = []
    for _ in range(length):
        seed = (seed * 3877 + 29573) % 139968
        chance = seed / 139968
        for letter, limit in FREQUENCIES:
            if chance < limit:
                letters.append(letter)
                break
    return "".join(letters)


def count_fragments(sequence, size):
    counts = {}
    for start in range(len(sequence) - size + 1):
        fragment = sequence[start:start + size]
        counts[fragment] = counts.get(fragment, 0) + 1
    return counts


def print_frequencies(sequence, size):
    counts = count_fragments(sequence, size)
    total = len(sequence) - size + 1
    for fragment, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{fragment} {count * 100 / total:.3f}")
    print()


def main():
    sequence = make_sequence(N)
    print_frequencies(sequence, 1)
    print_frequencies(sequence, 2)
    for fragment in FRAGMENTS:
        counts = count_fragments(sequence, len(fragment))
        print(f"{counts.get(fragment, 0)}\t{fragment}")


main()
