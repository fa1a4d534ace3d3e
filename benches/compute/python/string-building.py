N = 50000

ROUNDS = 10


def main():
    total = 0
    sevens = 0
    for round in range(ROUNDS):
        words = []
        for i in range(N):
            words.append(f"item{i * 7 + round}")
        text = ",".join(words)
        backwards = text[::-1]
        loud = text.upper()
        sevens += loud.count("ITEM7")

        mirrored = ""
        for word in text.split(","):
            mirrored += word[::-1] + ";"
        total += len(text) + len(mirrored)
    print(f"total: {total}")
    print(f"sevens: {sevens}")
    print(f"backwards: {backwards[:16]}")
    print(f"mirrored: {mirrored[:16]}")
    print(f"loud: {loud[-16:]}")


main()
