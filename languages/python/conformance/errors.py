"""Errors: handling, raising, chaining, groups, notes, cleaning up, warnings, own hierarchies."""
import contextlib
import sys
import traceback
import warnings


class BankError(Exception):
    """Base of what can go wrong."""


class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed, self.available = needed, available

    @property
    def missing(self):
        return self.needed - self.available


def withdraw(balance, amount):
    if amount < 0:
        raise ValueError("negative amount", amount)
    if amount > balance:
        raise InsufficientFunds(amount, balance)
    return balance - amount


def attempt(action, *args):
    try:
        result = action(*args)
    except InsufficientFunds as error:
        return f"missing {error.missing}: {error}"
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__} {error.args}"
    except Exception as error:
        return f"other {type(error).__name__}: {error}"
    else:
        return f"ok {result}"
    finally:
        print(end=".")


print(attempt(withdraw, 100, 30), attempt(withdraw, 10, 30), attempt(withdraw, 10, -1), attempt(withdraw, None, 1), sep="\n")
for action in (lambda: 1 / 0, lambda: [][3], lambda: {}["key"], lambda: int("x1"), lambda: None.x, lambda: undefined,
               lambda: "a" + 1, lambda: (1, 2)[5], lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: [].remove(1),
               lambda: next(iter([])), lambda: len(5), lambda: float("abc"), lambda: chr(-1),
               lambda: __import__("no_such_module"), lambda: exec("1 +"), lambda: "{} {}".format(1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, "<", type(error).__mro__[1].__name__, ":", str(error)[:60])


def order():
    events = []
    try:
        try:
            events.append("try")
            raise KeyError("inner")
        except KeyError:
            events.append("except")
            raise RuntimeError("outer") from None
        finally:
            events.append("finally")
    except RuntimeError as error:
        events.append(f"{error} suppress={error.__suppress_context__} context={error.__context__!r}")
    return events


print(order())


def returns():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return f"returned at {i}"
        finally:
            print("finally", i)


print(returns())

try:
    try:
        {}["missing"]
    except KeyError as error:
        raise LookupError("no setting") from error
except LookupError as error:
    print(repr(error.__cause__), error.__cause__ is error.__context__, error.__traceback__ is not None)
    text = "".join(traceback.format_exception(error))
    print("The above exception was the direct cause" in text, text.splitlines()[-1])

error = ValueError("bad input")
error.add_note("while reading line 3")
error.add_note("of file data.txt")
print(error.__notes__, traceback.format_exception_only(error))


def gather():
    problems = []
    for text in ("1", "x", "3", None, "", "1e5"):
        try:
            int(text)
        except (ValueError, TypeError) as error:
            problems.append(error)
    raise ExceptionGroup("bad numbers", problems)


try:
    gather()
except* TypeError as group:
    print("types:", len(group.exceptions), group.message)
except* ValueError as group:
    print("values:", [str(e).split(":")[-1].strip() for e in group.exceptions])

nested = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [OSError(2), ValueError(3), BankError("b")])])
matching, rest = nested.split(ValueError)
print(repr(matching), repr(rest), sep="\n")
print(nested.subgroup(lambda e: isinstance(e, BankError)), nested.subgroup(KeyError))
try:
    try:
        raise nested
    except* (OSError, BankError) as group:
        print("handled", len(group.exceptions))
except ExceptionGroup as left:
    print("left", repr(left))


@contextlib.contextmanager
def translating(source, target):
    try:
        yield
    except source as error:
        raise target(f"translated {error}") from error


try:
    with translating(ZeroDivisionError, BankError):
        1 / 0
except BankError as error:
    print(error)
with contextlib.suppress(FileNotFoundError, KeyError):
    {}["x"]
    print("never")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old thing", DeprecationWarning)
    warnings.warn("careful")
    print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error")
    except UserWarning as error:
        print("raised", error)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth() > 100, sys.exc_info())
try:
    assert 1 + 1 == 3, "arithmetic"
except AssertionError as error:
    print("assertion:", error)
try:
    raise SystemExit("not really")
except BaseException as error:
    print(type(error).__name__, error.code, isinstance(error, Exception))
