"""Functions as values: closures, decorators, partial application, dispatch, scopes, arguments."""
import functools
import inspect
import operator


def counter(start=0, *, step=1):
    count = start

    def advance():
        nonlocal count
        count += step
        return count

    def reset(to=start):
        nonlocal count
        count = to

    advance.reset = reset
    return advance


tick, tock = counter(), counter(100, step=-10)
print(tick(), tick(), tock(), tick(), tock())
tick.reset()
print(tick(), tick.__closure__ is not None, sorted(tick.__code__.co_freevars))

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def memoize(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memoize
def fibonacci(n):
    """The nth Fibonacci number."""
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(90), len(fibonacci.cache), fibonacci.__name__, fibonacci.__doc__)

calls = []


def traced(label):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
            calls.append(f"{label}:{function.__name__}({shown})")
            return function(*args, **kwargs)
        return wrapper
    return decorate


@traced("outer")
@traced("inner")
def scale(x, factor=2):
    return x * factor


print(scale(3), scale(3, factor=5), scale("ab"), calls)


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.count = function, 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@CountCalls
def square(x):
    return x * x


print(sum(map(square, range(5))), square.count, square.__name__)


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), functions, lambda x: x)


def curry(function):
    arity = len(inspect.signature(function).parameters)

    def curried(*args):
        return function(*args) if len(args) >= arity else lambda *more: curried(*args, *more)
    return curried


print(compose(str, abs, int)("-42"), curry(lambda a, b, c: a + b * c)(1)(2)(3), curry(lambda a, b: a - b)(9, 4))
power_of_two = functools.partial(pow, 2)
print(power_of_two(10), functools.partial(int, base=2)("1011"), power_of_two.func is pow)
print(functools.reduce(operator.mul, range(1, 11)), list(map(operator.itemgetter(1, 0), ["ab", "cd"])))
print(operator.attrgetter("real", "imag")(3 + 4j), operator.methodcaller("split", ",")("a,b"))


@functools.singledispatch
def describe(value):
    return f"something {value!r}"


@describe.register
def _(value: int):
    return f"the integer {value}"


@describe.register(list)
def _(value):
    return "a list of " + ", ".join(map(describe, value))


print(describe(3), describe([1, "x", [2]]), describe(None), describe(True), sep="; ")


def signature(a, b=2, /, c=3, *rest, d, e=5, **options):
    return a, b, c, rest, d, e, options


print(signature(1, d=4), signature(1, 20, 30, 40, 50, d=4, f=6), signature(*"ab", **{"d": 1, "a": 9}))
print(inspect.signature(signature), [p.kind.name for p in inspect.signature(signature).parameters.values()])
for call in (lambda: signature(), lambda: signature(1), lambda: scale(1, 2, 3)):
    try:
        call()
    except TypeError as error:
        print("TypeError:", error)


def remember(item, seen=[]):
    seen.append(item)
    return list(seen)


print(remember(1), remember(2), remember(3, []))
x = "global"


def scopes():
    x = "enclosing"

    def inner():
        return x

    class Body:
        x = "class"
        method = lambda self: x

    return inner(), Body().method(), Body.x, [x for x in "ab"], x


print(scopes(), x, (lambda *a, k=1: (a, k))(1, 2, k=3))


class Account:
    @functools.cached_property
    def balance(self):
        print("computing")
        return 42


account = Account()
print(account.balance + account.balance, "balance" in vars(account))
