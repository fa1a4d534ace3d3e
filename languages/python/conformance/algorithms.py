"""Classic algorithms: sorting, searching, graphs, dynamic programming, backtracking."""
import heapq
from collections import defaultdict, deque
from functools import lru_cache


def merge_sort(items, key=lambda item: item):
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle], key), merge_sort(items[middle:], key)
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def quick_select(items, k):
    pivot = items[len(items) // 2]
    below = [x for x in items if x < pivot]
    equal = [x for x in items if x == pivot]
    if k < len(below):
        return quick_select(below, k)
    if k < len(below) + len(equal):
        return pivot
    return quick_select([x for x in items if x > pivot], k - len(below) - len(equal))


def sieve(limit):
    is_prime = bytearray([1]) * (limit + 1)
    is_prime[0:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if is_prime[n]:
            is_prime[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, prime in enumerate(is_prime) if prime]


def dijkstra(graph, start):
    distances, previous, queue = {start: 0}, {}, [(0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > distances[node]:
            continue
        for neighbour, weight in graph[node]:
            candidate = distance + weight
            if candidate < distances.get(neighbour, float("inf")):
                distances[neighbour], previous[neighbour] = candidate, node
                heapq.heappush(queue, (candidate, neighbour))
    return distances, previous


def path_to(previous, target):
    path = [target]
    while path[-1] in previous:
        path.append(previous[path[-1]])
    return path[::-1]


def topological(dependencies):
    incoming = {node: len(needs) for node, needs in dependencies.items()}
    dependents = defaultdict(list)
    for node, needs in dependencies.items():
        for need in needs:
            dependents[need].append(node)
    ready, order = deque(sorted(n for n, count in incoming.items() if count == 0)), []
    while ready:
        node = ready.popleft()
        order.append(node)
        for dependent in dependents[node]:
            incoming[dependent] -= 1
            if incoming[dependent] == 0:
                ready.append(dependent)
    return order if len(order) == len(dependencies) else None


def queens(n, row=0, columns=(), rising=(), falling=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if column not in columns and row + column not in rising and row - column not in falling:
            yield from queens(n, row + 1, (*columns, column), (*rising, row + column), (*falling, row - column))


def longest_common_subsequence(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if x == y else max(table[i - 1][j], table[i][j - 1])
    result, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            result.append(a[i - 1])
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(result))


@lru_cache(maxsize=None)
def change(amount, coins=(50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


class DisjointSet:
    def __init__(self, items):
        self.parent = {item: item for item in items}

    def find(self, item):
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[b] = a
        return a != b


state = 42
numbers = []
for _ in range(20):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(state % 100)
print(numbers)
print(merge_sort(numbers))
print([quick_select(numbers, k) for k in (0, 9, 19)], sorted(numbers)[9])
print(merge_sort("the quick brown fox jumps over the lazy dog".split(), key=len))

primes = sieve(100_000)
print(len(primes), primes[:10], primes[-1], sum(primes))

roads = {"A": [("B", 7), ("C", 3)], "B": [("D", 2)], "C": [("B", 1), ("D", 8), ("E", 10)], "D": [("E", 1)], "E": []}
distances, previous = dijkstra(roads, "A")
print(distances, "->".join(path_to(previous, "E")))
edges = sorted((weight, a, b) for a, targets in roads.items() for b, weight in targets)
forest = DisjointSet(roads)
print([(a, b, weight) for weight, a, b in edges if forest.union(a, b)])

print(topological({"shirt": [], "tie": ["shirt"], "jacket": ["tie", "belt"], "belt": ["trousers"], "trousers": []}))
print(topological({"egg": ["chicken"], "chicken": ["egg"]}))

solutions = list(queens(6))
print(len(solutions), solutions[0], len(list(queens(8))))
for column in solutions[0]:
    print("".join("Q" if column == c else "." for c in range(6)))
print(longest_common_subsequence("AGGTABQWERTY", "GXTXAYBWRT"), repr(longest_common_subsequence("abc", "xyz")))
print(change(100), change(200), change.cache_info().currsize > 0)
