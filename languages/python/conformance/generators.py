"""Generators, iterators, coroutines by send, and itertools."""
import itertools
import operator
from collections.abc import Generator, Iterator


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        for n in range(self.start, 0, -1):
            yield n

    def __reversed__(self):
        return iter(range(1, self.start + 1))

    def __len__(self):
        return self.start


print(list(Countdown(5)), list(reversed(Countdown(3))), len(Countdown(4)), 2 in Countdown(3), max(Countdown(7)))


class Pages:
    """Old-style iteration by index."""

    def __getitem__(self, index):
        if index >= 3:
            raise IndexError
        return f"page {index}"


print([*Pages()], dict(enumerate(Pages(), 1)))


def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


print(list(itertools.islice(primes(), 15)), next(p for p in primes() if p > 1000))


def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            average = f"reset by {error}"
            total = count = 0
            continue
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


average = averager()
next(average)
print(average.send(10), average.send(20), average.throw(ValueError("me")), average.send(5))
try:
    average.send(None)
except StopIteration as stop:
    print("returned", stop.value)


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def delegating():
    result = yield from averager()
    yield f"inner returned {result}"


print(list(flatten([1, [2, (3, [4, []]), 5], [[6]]])))
outer = delegating()
print(next(outer), outer.send(4), outer.send(6), outer.send(None))


def resource():
    print("open")
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing early")
        raise
    finally:
        print("closed")


for value in resource():
    print("got", value)
    break
held = resource()
print(next(held))
held.close()
print(isinstance(held, Generator), isinstance(held, Iterator), list(held))

squares = (n * n for n in range(5))
print(sum(squares), sum(squares), type(squares).__name__)
lines = ["3 apples", "", "x pears", "12 figs"]
numbers = (line.split()[0] for line in lines if line)
print([int(n) for n in numbers if n.isdigit()])

print(list(itertools.accumulate([3, 1, 4, 1, 5], max)), list(itertools.accumulate(range(1, 6), operator.mul, initial=1)))
print(list(itertools.chain.from_iterable(["ab", "cd"])), list(itertools.compress("abcdef", [1, 0, 1, 0, 1, 1])))
print(list(itertools.combinations("abc", 2)), len(list(itertools.permutations(range(5)))))
print(["".join(p) for p in itertools.product("ab", repeat=2)], list(itertools.combinations_with_replacement([1, 2], 2)))
print(list(itertools.dropwhile(str.isspace, "  x y")), list(itertools.filterfalse(str.isdigit, "a1b2")))
print({key: list(group) for key, group in itertools.groupby(sorted("banana"))}, list(itertools.pairwise("abcd")))
print(list(itertools.starmap(pow, [(2, 5), (3, 2)])), list(itertools.zip_longest("abc", "x", fillvalue="-")))
a, b = itertools.tee(iter(range(4)))
print(next(a), next(a), list(b), list(a), list(itertools.repeat("x", 3)))
cycle = itertools.cycle("RGB")
print("".join(next(cycle) for _ in range(7)), list(zip(range(3), itertools.count(10, 5))))


def batches(iterable, size):
    iterator = iter(iterable)
    while batch := tuple(itertools.islice(iterator, size)):
        yield batch


print(list(batches("abcdefg", 3)), list(iter(lambda: next(cycle), "B")))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


longest = max(range(1, 1000), key=lambda n: sum(1 for _ in collatz(n)))
print(longest, sum(1 for _ in collatz(longest)), list(collatz(6)))


def broken():
    yield 1
    raise StopIteration


try:
    list(broken())
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)
