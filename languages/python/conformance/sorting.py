"""Sorting: stability, keys, several criteria, comparison functions, heaps, bisection, records."""
import bisect
import functools
import heapq
import locale
import operator
import random
from dataclasses import dataclass

STUDENTS = """\
Ada,B,91.5
bob,A,78.0
Cyd,B,91.5
dan,A,85.25
Eve,C,60.0
fay,A,78.0
Gus,C,99.0
"""


@dataclass
class Student:
    name: str
    group: str
    mark: float

    @classmethod
    def parse(cls, line):
        name, group, mark = line.split(",")
        return cls(name, group, float(mark))


def names(students):
    return " ".join(student.name for student in students)


students = [Student.parse(line) for line in STUDENTS.splitlines()]
print(names(sorted(students, key=operator.attrgetter("group"))))
print(names(sorted(students, key=lambda s: s.group, reverse=True)))
print(names(sorted(students, key=lambda s: (s.group, -s.mark, s.name.lower()))))
by_mark = sorted(students, key=operator.attrgetter("mark"), reverse=True)
print(names(by_mark), "|", names(sorted(by_mark, key=operator.attrgetter("group"))))
print(names(sorted(students, key=lambda s: s.name)), "|", names(sorted(students, key=lambda s: s.name.casefold())))


def compare(a, b):
    if a.mark != b.mark:
        return -1 if a.mark > b.mark else 1
    return (a.name > b.name) - (a.name < b.name)


print(names(sorted(students, key=functools.cmp_to_key(compare))), names([min(students, key=lambda s: s.mark), max(students, key=lambda s: s.mark)]))

pairs = [(i % 3, i) for i in range(12)]
random.Random(1).shuffle(pairs)
stable = sorted(pairs, key=lambda pair: pair[0])
print(all(pairs.index(a) < pairs.index(b) for a, b in zip(stable, stable[1:]) if a[0] == b[0]))
print(sorted([3, 1.5, True, -2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted(["10", "9", "2", "1"]), sorted(["10", "9", "2", "1"], key=int), sorted(["é", "z", "a", "Z"]), sorted([None, 3, 1], key=lambda x: (x is None, x or 0)))
try:
    sorted([1, "a"])
except TypeError as error:
    print("TypeError:", error)


def natural(text):
    digits, parts = False, [""]
    for character in text:
        if character.isdigit() != digits:
            digits = not digits
            parts.append("")
        parts[-1] += character
    return [int(part) if part.isdigit() else part for part in parts]


print(sorted(["file10.txt", "file2.txt", "file1.txt", "a100b2", "a100b10"], key=natural))

numbers = [5, 2, 8, 1, 9, 3]
numbers.sort()
print(numbers, numbers.sort(reverse=True), numbers, list(reversed(numbers)))

heap = [5, 7, 9, 1, 3]
heapq.heapify(heap)
heapq.heappush(heap, 4)
print([heapq.heappop(heap) for _ in range(3)], heapq.heapreplace(heap, 0), heapq.heappushpop(heap, 100), sorted(heap))
print(heapq.nlargest(3, students, key=lambda s: s.mark)[1].name, heapq.nsmallest(2, [4, 1, 3]), list(heapq.merge([1, 4], [2, 3], [0, 9])))
print(list(heapq.merge(["aaa", "b"], ["cc"], key=len, reverse=True)))


class Agenda:
    def __init__(self):
        self.heap, self.order = [], 0

    def add(self, priority, task):
        heapq.heappush(self.heap, (-priority, self.order, task))
        self.order += 1

    def __iter__(self):
        while self.heap:
            yield heapq.heappop(self.heap)[2]


agenda = Agenda()
for priority, task in [(1, "sleep"), (5, "breathe"), (3, "eat"), (5, "blink")]:
    agenda.add(priority, task)
print(list(agenda))

marks = [60, 70, 80, 90]
print([("FDCBA"[bisect.bisect(marks, mark)], mark) for mark in (33, 60, 69.9, 89, 100)])
print(bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2, 2, 3], 2), bisect.bisect(students, 75, key=lambda s: 75))
line = []
for n in (5, 1, 4, 1, 3):
    bisect.insort(line, n)
print(line)


def longest_increasing(sequence):
    tails = []
    for item in sequence:
        at = bisect.bisect_left(tails, item)
        tails[at : at + 1] = [item]
    return len(tails)


print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18, 4, 20]))


def counting_sort(values, limit):
    counts = [0] * limit
    for value in values:
        counts[value] += 1
    return [value for value, count in enumerate(counts) for _ in range(count)]


def radix_sort(values):
    shift = 0
    while any(value >> shift for value in values):
        buckets = [[] for _ in range(16)]
        for value in values:
            buckets[value >> shift & 15].append(value)
        values, shift = [value for bucket in buckets for value in bucket], shift + 4
    return values


sample = random.Random(7).sample(range(10_000), 500)
print(counting_sort([n % 10 for n in sample[:12]], 10) == sorted(n % 10 for n in sample[:12]), radix_sort(sample) == sorted(sample))
print(sorted(["b", "A", "a", "B"], key=locale.strxfrm), sorted(range(-3, 4), key=abs), sorted("a1B2", key=lambda c: (c.isdigit(), c.lower())))
