"""Classes: inheritance, properties, operators, dataclasses, protocols, descriptors, metaclasses, enums."""
from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import Enum, Flag, IntEnum, auto
from functools import total_ordering
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable


class Shape(ABC):
    registry: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[cls.__name__.lower()] = cls

    @abstractmethod
    def area(self) -> float: ...

    def describe(self):
        return f"{type(self).__name__} of area {self.area():.2f}"


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height

    @classmethod
    def square(cls, side):
        return cls(side, side)

    @property
    def height(self):
        return self._height

    @height.setter
    def height(self, value):
        if value <= 0:
            raise ValueError(f"height must be positive, not {value}")
        self._height = value

    def area(self):
        return self.width * self.height


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return math.pi * self.radius**2


print(Rectangle(2, 3).describe(), Rectangle.square(4).describe(), Circle(1).describe(), sep=", ")
print(sorted(Shape.registry), issubclass(Circle, Shape), isinstance(Circle(1), Rectangle))
try:
    Rectangle(1, -1)
except ValueError as error:
    print("ValueError:", error)
try:
    Shape()
except TypeError as error:
    print("TypeError:", "abstract" in str(error))


@total_ordering
class Version:
    __slots__ = ("parts",)

    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return f"Version({'.'.join(map(str, self.parts))!r})"


versions = [Version(text) for text in ("1.10", "1.2", "1.2.1", "0.9")]
print(sorted(versions), max(versions), Version("1.2") >= Version("1.2"), Version("1") == 1, len({*versions, Version("1.2")}))
try:
    versions[0].extra = 1
except AttributeError:
    print("slots are closed")


@dataclass(frozen=True, order=True)
class Vector:
    x: float = 0
    y: float = 0

    def __add__(self, other): return Vector(self.x + other.x, self.y + other.y)
    def __mul__(self, factor): return Vector(self.x * factor, self.y * factor)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): return iter((self.x, self.y))
    def __matmul__(self, other): return self.x * other.x + self.y * other.y


v = Vector(3, 4)
print(v, v + Vector(1, 1), 2 * v, -v, abs(v), bool(Vector()), v @ v, [*v], Vector(1, 2) < Vector(1, 3), replace(v, x=0))
try:
    v.x = 1
except AttributeError as error:
    print(type(error).__name__, error)


@dataclass
class Employee:
    name: str
    salary: int = field(default=1000, repr=False)
    skills: list[str] = field(default_factory=list)
    badge: str = field(init=False)

    def __post_init__(self):
        self.badge = self.name[:3].upper()


ada = Employee("Ada", skills=["maths"])
print(ada, asdict(ada), astuple(Employee("Bob")), ada == Employee("Ada", 1000, ["maths"]))


@runtime_checkable
class Speaker(Protocol):
    def speak(self) -> str: ...


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} < 0")
        setattr(instance, self.name, value)


class Dog:
    age = Positive()

    def __init__(self, age):
        self.age = age

    def speak(self):
        return f"Woof, {self.age}"

    def __getattr__(self, name):
        return f"no {name}"


dog = Dog(5)
print(isinstance(dog, Speaker), isinstance(ada, Speaker), dog.speak(), dog.tail, Dog.__dict__["age"].name)
try:
    dog.age = -1
except ValueError as error:
    print(error)


class A:
    def hello(self): return ["A"]
class B(A):
    def hello(self): return ["B", *super().hello()]
class C(A):
    def hello(self): return ["C", *super().hello()]
class D(B, C):
    def hello(self): return ["D", *super().hello()]


print(D().hello(), [cls.__name__ for cls in D.__mro__])


class Singleton(type):
    _instances: dict = {}

    def __call__(cls, *args, **kwargs):
        if cls not in Singleton._instances:
            Singleton._instances[cls] = super().__call__(*args, **kwargs)
        return Singleton._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, mode="slow"):
        self.mode = mode


print(Config("fast") is Config("other"), Config().mode)


class Color(Enum):
    RED = auto()
    GREEN = auto()
    CRIMSON = 1

    @property
    def hex(self): return {"RED": "#f00", "GREEN": "#0f0"}[self.name]


class Level(IntEnum):
    LOW, HIGH = 1, 10


class Access(Flag):
    READ = auto()
    WRITE = auto()


class Point(NamedTuple):
    x: int
    y: int = 0


print(list(Color), Color.CRIMSON is Color.RED, Color["GREEN"].hex, Color(2).name, Level.HIGH > 5, Level.LOW + 1)
print((Access.READ | Access.WRITE).value, Access.READ in (Access.READ | Access.WRITE), Access.READ & Access.WRITE == Access(0))
print(Point(1), Point(1, 2)._asdict(), Point(3, 4)._replace(y=0), Point._fields)
