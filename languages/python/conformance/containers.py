"""Containers: lists, tuples, sets, dictionaries, and what the collections module adds."""
import array
import copy
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Mapping, MutableSequence, Sequence
from types import MappingProxyType, SimpleNamespace

numbers = list(range(10))
numbers[2:5] = ["a", "b", "c"]
numbers[::3] = [0] * len(numbers[::3])
del numbers[-2:]
print(numbers, numbers[::-1], numbers[5:1:-2], numbers.index("a"), numbers.count(0))
numbers.insert(1, "new")
numbers.extend("xy")
print(numbers.pop(), numbers.pop(0), numbers, [*numbers, *"z"][-2:], [1, 2] + [3] * 2, [[0] * 2 for _ in range(2)])
grid = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*grid)), [row[:] for row in grid], sum(grid, []), [[row[i] for row in grid] for i in range(3)])
shallow, deep = copy.copy(grid), copy.deepcopy(grid)
grid[0][0] = 99
print(shallow[0][0], deep[0][0], grid == shallow, grid is shallow)
first, *middle, last = "abcde"
(a, b), c = [1, 2], 3
print(first, middle, last, a, b, c, [1, 2, 3] < [1, 3], (1,) + (2,), tuple("ab") * 2, () == tuple())
try:
    (1, 2)[0] = 3
except TypeError as error:
    print(error)

left, right = {1, 2, 3, 4}, {3, 4, 5}
print(left & right, left | right, left - right, left ^ right, left >= {1}, left.isdisjoint({9}), {*"aab"} == {"a", "b"})
left.discard(99)
left -= {1}
left.update([7], (8,))
print(sorted(left), frozenset({1}) in {frozenset({1})}, {x % 3 for x in range(10)})
try:
    {[1]: 2}
except TypeError as error:
    print("unhashable" in str(error))

ages = {"ada": 36, "bob": 25}
ages |= {"cyd": 41}
ages.setdefault("dan", []).append(1)
print(ages, ages.get("eve"), ages.get("eve", 0), "bob" in ages, list(ages), ages.pop("dan"), ages.popitem())
print({v: k for k, v in ages.items()}, dict(zip("ab", [1, 2])), dict.fromkeys("xy", 0), {**ages, "ada": 1}, ages | {"z": 0})
print(ages.keys() & {"ada", "zed"}, [*reversed(ages)], {1: "a", 1.0: "b", True: "c"}, ages == {"bob": 25, "ada": 36})
try:
    for name in ages:
        ages[name + "!"] = 0
except RuntimeError as error:
    print(error)

counter = Counter("mississippi")
print(counter, counter.most_common(2), counter["z"], sorted(counter.elements())[:3], counter.total())
print(counter - Counter("misp"), Counter(a=3) & Counter(a=1, b=2), Counter(a=1) | Counter(b=2), +Counter(a=-1, b=1))
tree = lambda: defaultdict(tree)
animals = tree()
animals["mammal"]["dog"]["legs"] = 4
animals["bird"]["owl"]
print({kind: list(names) for kind, names in animals.items()}, animals["mammal"]["dog"]["legs"])
index = defaultdict(list)
for word in "the quick brown fox jumped over the lazy dog".split():
    index[len(word)].append(word)
print(dict(index))

window = deque(maxlen=3)
averages = []
for value in (1, 2, 3, 10, 20):
    window.append(value)
    averages.append(sum(window) / len(window))
print(averages, window)
ring = deque("abcdef")
ring.rotate(2)
ring.appendleft("!")
print("".join(ring), ring.popleft(), ring.pop(), ring[1], list(ring)[::2], ring.index("b"))

order = OrderedDict(a=1, b=2, c=3)
order.move_to_end("a")
print(list(order.items()), order.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})


class LeastRecentlyUsed(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            self.popitem(last=False)


cache = LeastRecentlyUsed(2)
cache["a"], cache["b"] = 1, 2
cache["a"]
cache["c"] = 3
print(list(cache))

defaults, user = {"colour": "red", "size": 1}, {"size": 5}
settings = ChainMap(user, defaults)
settings["colour"] = "blue"
print(settings["size"], dict(settings), user, defaults, settings.parents["colour"], len(settings.new_child().maps))

Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[2], p._replace(x=9), Point._field_defaults, p == (1, 2, 0), [*p], Point(*"abc"), max(Point(1, 5), p))


class CaseInsensitive(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.lower(), value)
    def __getitem__(self, key): return super().__getitem__(key.lower())
    def __contains__(self, key): return key.lower() in self.data


class Matrix(Sequence):
    def __init__(self, rows): self.rows = rows
    def __len__(self): return len(self.rows)
    def __getitem__(self, at): return self.rows[at[0]][at[1]] if isinstance(at, tuple) else self.rows[at]


headers, matrix = CaseInsensitive({"Content-Type": "text"}), Matrix([[1, 2], [3, 4]])
print(headers["CONTENT-type"], "content-TYPE" in headers, headers, matrix[1, 0], [3, 4] in matrix, list(reversed(matrix)), matrix.index([1, 2]))
print(isinstance({}, Mapping), isinstance([], MutableSequence), isinstance(UserList([1]), MutableSequence), UserList([1, 2]) + [3])
frozen = MappingProxyType({"a": 1})
try:
    frozen["b"] = 2
except TypeError as error:
    print(error)
print(SimpleNamespace(x=1, y="b"), array.array("i", [1, 2, 3]).tobytes().hex(), array.array("d", [1.5]) * 2, range(0, 20, 5)[-1], 15 in range(0, 20, 5))
