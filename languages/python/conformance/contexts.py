"""Context managers: classes, generators, stacks, nesting, reuse, errors inside."""
import contextlib
import io
import sys
import time


class Section:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print(f"<{self.name}>")
        return self

    def __exit__(self, kind, error, traceback):
        print(f"</{self.name}>", "clean" if kind is None else f"{kind.__name__}: {error}")
        return kind is not None and issubclass(kind, self.swallow)


with Section("a") as a, Section("b"):
    print("inside", a.name)
with Section("safe", (ZeroDivisionError,)):
    1 / 0
try:
    with Section("outer"), Section("inner", (KeyError,)):
        raise ValueError("passes through")
except ValueError as error:
    print("caught", error)
with (
    Section("one") as one,
    Section("two"),
):
    pass


def leaving():
    for i in range(3):
        with Section(f"loop{i}"):
            if i == 0:
                continue
            return i


print(leaving())


@contextlib.contextmanager
def transaction(store):
    backup = dict(store)
    try:
        yield store
    except Exception as error:
        store.clear()
        store.update(backup)
        print("rolled back after", repr(error))
    else:
        print("committed", store)
    finally:
        print("done")


store = {"x": 1}
with transaction(store) as s:
    s["y"] = 2
with transaction(store) as s:
    s["x"] = 100
    del s["nothing"]
print(store)


@transaction(store)
def decorated():
    store["z"] = 3


decorated()


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *details):
        self.elapsed = time.perf_counter() - self.start
        return False


with Timer() as timer:
    time.sleep(0.005)
print(timer.elapsed >= 0.005)


@Timer()
def quick():
    return "quick"


print(quick())

with contextlib.ExitStack() as stack:
    sections = [stack.enter_context(Section(name)) for name in "xyz"]
    stack.callback(print, "callback", end="!\n")
    print(len(sections))
with contextlib.ExitStack() as stack:
    stack.enter_context(Section("kept"))
    kept = stack.pop_all()
print("still open")
kept.close()

capture, errors = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(capture), contextlib.redirect_stderr(errors):
    print("to the buffer")
    print("error", file=sys.stderr)
print(repr(capture.getvalue()), repr(errors.getvalue()))


class Door:
    def close(self):
        print("door closed")


with contextlib.closing(Door()), contextlib.nullcontext("plain") as value, contextlib.suppress(LookupError):
    print(value)
    raise IndexError
print("after suppress")


@contextlib.contextmanager
def indented(level=[0]):
    level[0] += 2
    try:
        yield lambda text: print(" " * level[0] + text)
    finally:
        level[0] -= 2


with indented() as say:
    say("outer")
    with indented() as say_more:
        say_more("inner")
    say("outer again")


@contextlib.contextmanager
def broken():
    if False:
        yield


for use in (lambda: broken().__enter__(), lambda: contextlib.ExitStack().enter_context(object())):
    try:
        use()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__)


class Chained:
    def __enter__(self): return self
    def __exit__(self, *details): raise RuntimeError("while leaving")


try:
    with Chained():
        raise KeyError("first")
except RuntimeError as error:
    print(error, "after", repr(error.__context__))


class Tag(contextlib.AbstractContextManager):
    depth = 0

    def __init__(self, name, **attributes):
        self.name, self.attributes = name, "".join(f' {k}="{v}"' for k, v in attributes.items())

    def __enter__(self):
        print("  " * Tag.depth + f"<{self.name}{self.attributes}>")
        Tag.depth += 1

    def __exit__(self, *details):
        Tag.depth -= 1
        print("  " * Tag.depth + f"</{self.name}>")


with Tag("ul", id="menu"):
    for item in ("home", "about"):
        with Tag("li"):
            print("  " * Tag.depth + item)
