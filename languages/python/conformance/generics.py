"""Types in annotations, generic classes, and structural pattern matching."""
from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, NotRequired, Optional, Self, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
LIMIT: Final = 3
Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]


class Stack(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)

    def push(self, item: T) -> Self:
        self._items.append(item)
        return self

    def pop(self) -> T | None:
        return self._items.pop() if self._items else None

    def map(self, function: Callable[[T], V]) -> Stack[V]:
        return Stack(map(function, self._items))

    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)


class Registry(dict[K, list[V]]):
    def add(self, key: K, value: V) -> None:
        self.setdefault(key, []).append(value)


class Movie(TypedDict):
    title: str
    year: int
    rating: NotRequired[float]


stack: Stack[int] = Stack[int]().push(1).push(2).push(3)
print(list(stack.map(lambda n: n * 1.5)), stack.pop(), list(stack), Stack().pop())
registry: Registry[str, int] = Registry()
registry.add("odd", 1)
registry.add("odd", 3)
movie: Movie = {"title": "Alien", "year": 1979}
print(registry, movie, Movie.__required_keys__ == {"title", "year"}, Movie.__total__)
print(Stack[int], get_origin(Stack[int]) is Stack, get_args(dict[str, list[int]]), get_origin(Literal["a", 1]), get_args(Literal["a", 1]))
print(get_type_hints(Stack.pop)["return"] == Optional[T], isinstance(3, int | str), isinstance(None, Optional[int]), cast(str, 5))


@overload
def double(value: int) -> int: ...
@overload
def double(value: str) -> str: ...
def double(value):
    return value * 2


print(double(4), double("ab"), double.__annotations__, typing.get_type_hints(double))


@dataclass
class Number:
    value: float


@dataclass
class Binary:
    operator: Literal["+", "-", "*", "/", "^"]
    left: Expression
    right: Expression


@dataclass
class Negate:
    operand: Expression


@dataclass
class Variable:
    name: str


Expression = Union[Number, Binary, Negate, Variable]


def show(expression: Expression) -> str:
    match expression:
        case Number(value):
            return f"{value:g}"
        case Variable(name):
            return name
        case Negate(Number(value)):
            return f"-{value:g}"
        case Negate(operand):
            return f"-({show(operand)})"
        case Binary(operator, left, right):
            return f"({show(left)} {operator} {show(right)})"


def simplify(expression: Expression) -> Expression:
    match expression:
        case Binary(operator, left, right):
            match operator, simplify(left), simplify(right):
                case "+", Number(0), other:
                    return other
                case ("+" | "-"), other, Number(0):
                    return other
                case "*", Number(0), _:
                    return Number(0)
                case "*", Number(1), other:
                    return other
                case "*", other, Number(1):
                    return other
                case "+", Number(a), Number(b):
                    return Number(a + b)
                case "*", Number(a), Number(b):
                    return Number(a * b)
                case op, a, b if a == b and op == "-":
                    return Number(0)
                case op, a, b:
                    return Binary(op, a, b)
        case Negate(Negate(inner)):
            return simplify(inner)
    return expression


x = Variable("x")
for expression in (Binary("+", Number(0), Binary("*", x, Number(1))), Binary("-", x, x), Negate(Negate(x)), Negate(x), Negate(Number(2.5)),
                   Binary("*", Binary("+", Number(2), Number(3)), Number(4)), Binary("^", x, Binary("*", Number(0), x))):
    print(show(expression), "=>", show(simplify(expression)))


def classify(value: Any) -> str:
    match value:
        case None | "" | []:
            return "empty"
        case True | False:
            return "truth"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return f"number {value}"
        case str() as text if text.isupper():
            return f"shout {text}"
        case [x]:
            return f"one {x!r}"
        case [first, *_, last] if first == last:
            return f"ring of {first!r}"
        case [int(a), [str(b), *rest]]:
            return f"nested {a} {b} {rest}"
        case [_, _, *others]:
            return f"two and {len(others)}"
        case {"type": "circle", "radius": r}:
            return f"circle {r}"
        case {"type": str(kind), **rest}:
            return f"{kind} with {sorted(rest)}"
        case {}:
            return "mapping"
        case complex(real=re, imag=im):
            return f"complex {re} {im}"
        case _:
            return f"other {type(value).__name__}"


for value in (None, [], True, -4, 2.5, "HEY", "hey", [1], [1, 2, 1], [1, ["a", 2, 3]], (1, 2, 3), {"type": "circle", "radius": 2, "x": 0},
              {"type": "box", "w": 1, "h": 2}, {"a": 1}, 1 + 2j, {1}):
    print(classify(value), end="; ")
print()


@dataclass(order=True)
class Robot:
    x: int = 0
    y: int = 0
    trail: list[tuple[int, int]] = field(default_factory=list, compare=False)

    def obey(self, command: str) -> str:
        match command.split():
            case ["go", ("north" | "south" | "east" | "west") as direction, *steps]:
                dx, dy = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}[direction]
                count = int(steps[0]) if steps else 1
                self.trail.append((self.x, self.y))
                self.x, self.y = self.x + dx * count, self.y + dy * count
                return f"at {self.x},{self.y}"
            case ["back"] if self.trail:
                self.x, self.y = self.trail.pop()
                return "went back"
            case ["back"]:
                return "nowhere to go"
            case ["say", *words] if len(words) <= LIMIT:
                return " ".join(words)
            case [verb, *_]:
                return f"cannot {verb}"
            case []:
                return "..."


robot = Robot()
print([robot.obey(command) for command in ("go north", "go east 5", "back", "say hi there", "say a b c d", "dance", "", "back", "back")], robot)
