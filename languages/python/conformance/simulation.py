"""Simulations with seeded randomness: games, queues, automata, a maze, Monte Carlo."""
import random
from collections import Counter, deque
from itertools import count, product

rng = random.Random(2024)
print([rng.random() for _ in range(2)], rng.randint(1, 100), rng.choice("abcdef"), rng.sample(range(50), 5), rng.getrandbits(40))
deck = [rank + suit for suit, rank in product("SHDC", "23456789TJQKA")]
rng.shuffle(deck)
print(deck[:8], round(rng.gauss(0, 1), 9), round(rng.uniform(5, 6), 9), rng.choices(["rain", "sun"], weights=[3, 1], k=6), rng.randrange(0, 100, 7))
state = rng.getstate()
first = [rng.randint(0, 9) for _ in range(5)]
rng.setstate(state)
print(first == [rng.randint(0, 9) for _ in range(5)], random.Random("seed").random() == random.Random("seed").random())


def life(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(8):
    glider = life(glider)
print(sorted(glider))
rpentomino = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
print([len(rpentomino := life(rpentomino)) for _ in range(30)])


def elementary(rule, width=31, steps=8):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(steps):
        yield "".join(" #"[cell] for cell in row).rstrip()
        row = [rule >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]


print(*elementary(90), sep="\n")


def maze(width, height, rng):
    grid = [["#"] * (2 * width + 1) for _ in range(2 * height + 1)]
    stack, seen = [(0, 0)], {(0, 0)}
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        options = [(x + dx, y + dy) for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))
                   if 0 <= x + dx < width and 0 <= y + dy < height and (x + dx, y + dy) not in seen]
        if not options:
            stack.pop()
            continue
        nx, ny = rng.choice(options)
        grid[y + ny + 1][x + nx + 1] = grid[2 * ny + 1][2 * nx + 1] = " "
        seen.add((nx, ny))
        stack.append((nx, ny))
    return grid


def solve(grid, start, goal):
    queue, came = deque([start]), {start: None}
    while queue:
        x, y = at = queue.popleft()
        if at == goal:
            while at:
                yield at
                at = came[at]
            return
        for there in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if grid[there[1]][there[0]] == " " and there not in came:
                came[there] = at
                queue.append(there)


grid = maze(10, 5, random.Random(5))
path = list(solve(grid, (1, 1), (19, 9)))
for x, y in path:
    grid[y][x] = "."
print(*map("".join, grid), len(path), sep="\n")


def barber(arrivals, services):
    """Customers wait for one barber: mean waiting time and longest queue."""
    free, waits, leaving, longest, now = 0.0, [], deque(), 0, 0.0
    for gap, service in zip(arrivals, services):
        now += gap
        while leaving and leaving[0] <= now:
            leaving.popleft()
        begin = max(now, free)
        waits.append(begin - now)
        free = begin + service
        leaving.append(free)
        longest = max(longest, len(leaving))
    return round(sum(waits) / len(waits), 6), longest


rng = random.Random(99)
print(barber((rng.expovariate(1 / 10) for _ in count()), [rng.expovariate(1 / 8) for _ in range(500)]))

inside = sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(20_000))
print(4 * inside / 20_000)
switched = sum((prize := rng.randrange(3)) != (pick := rng.randrange(3)) for _ in range(3000))
print("switching wins", switched / 3000)
walk, positions = 0, Counter()
for _ in range(2000):
    walk += rng.choice((-1, 1))
    positions[walk] += 1
print(walk, positions.most_common(2), Counter(sum(rng.choices(range(1, 7), k=2)) for _ in range(1000))[7])


class Markov:
    def __init__(self, text, order=2):
        self.order, self.following = order, {}
        for i in range(len(text) - order):
            self.following.setdefault(text[i : i + order], []).append(text[i + order])

    def babble(self, rng, length):
        out = rng.choice(sorted(self.following))
        while len(out) < length and out[-self.order :] in self.following:
            out += rng.choice(self.following[out[-self.order :]])
        return out


print(Markov("she sells sea shells by the sea shore, the shells she sells are sea shells for sure ").babble(random.Random(3), 60))
