"""A checker that ends with a code of its own, after cleaning up."""
import atexit
import sys

RULES = {
    "name": lambda value: value.istitle(),
    "age": lambda value: value.isdigit() and 0 < int(value) < 150,
    "email": lambda value: value.count("@") == 1 and "." in value.split("@")[1],
}

RECORDS = """\
name=Ada age=36 email=ada@example.org
name=bob age=25 email=bob@example.org
name=Cyd age=200 email=cyd
name=Dan email=dan@x.org
"""


def parse(line):
    return dict(field.split("=", 1) for field in line.split())


def check(record):
    for name, rule in RULES.items():
        if name not in record:
            yield f"{name} is missing"
        elif not rule(record[name]):
            yield f"{name} is wrong: {record[name]}"


class Summary:
    def __init__(self):
        self.checked = self.failed = 0
        atexit.register(self.show, "first registered, last shown")

    def show(self, title):
        print(f"{title}: {self.checked} checked, {self.failed} failed")


def main():
    summary = Summary()
    atexit.register(print, "last registered, first shown")
    for number, line in enumerate(RECORDS.splitlines(), 1):
        problems = list(check(parse(line)))
        summary.checked += 1
        summary.failed += bool(problems)
        print(f"line {number}:", "; ".join(problems) or "fine")
    for code in (None, 0, "text", [1]):
        try:
            sys.exit(code)
        except SystemExit as stop:
            print("caught", repr(stop.code))
    try:
        try:
            sys.exit(summary.failed)
        except Exception:
            print("never: SystemExit is no Exception")
    finally:
        print("finally")
    print("never printed")


if __name__ == "__main__":
    sys.stdout.write("no newline, ")
    main()
