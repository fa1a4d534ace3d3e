"""What programs of the shell need: arguments, logs, configuration, tests, output tables."""
import argparse
import configparser
import io
import logging
import os
import pprint
import shlex
import sys
import unittest
from string import Formatter

parser = argparse.ArgumentParser(prog="task", description="Keeps a list of tasks.")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--file", type=str, default="tasks.txt")
commands = parser.add_subparsers(dest="command", required=True)
add = commands.add_parser("add")
add.add_argument("words", nargs="+")
add.add_argument("-p", "--priority", type=int, choices=range(1, 4), default=2)
add.add_argument("--tag", action="append", dest="tags", metavar="TAG")
show = commands.add_parser("show")
group = show.add_mutually_exclusive_group()
group.add_argument("--done", action="store_true")
group.add_argument("--open", action="store_false", dest="done")
show.add_argument("first", nargs="?", type=float)

for line in ("-vv add buy milk -p 1 --tag home --tag 'to do'", "show", "--file=x.txt show --done 2.5", "add x -p 9", "nothing", "show --done --open", "add"):
    errors = io.StringIO()
    stderr, sys.stderr = sys.stderr, errors
    try:
        print(sorted(vars(parser.parse_args(shlex.split(line))).items()))
    except SystemExit as stop:
        print("exit", stop.code, errors.getvalue().splitlines()[0].split("[")[0].strip())
    finally:
        sys.stderr = stderr
print(sys.argv[1:], os.path.basename(sys.argv[0]), __name__, os.environ.get("NO_SUCH_VARIABLE", "unset"))

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s %(funcName)s: %(message)s"))
log = logging.getLogger("shop.orders")
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False


def ship(order, weight):
    log.debug("looking at %s", order)
    log.info("shipping %s of %.1f kg", order, weight)
    if weight > 10:
        log.warning("order %r is heavy", order)
    try:
        return 100 / (10 - weight)
    except ZeroDivisionError:
        log.exception("cannot ship")
    log.error("failed: %(order)s", {"order": order})


ship("A1", 3), ship("B2", 12.34), ship("C3", 10)
lines = stream.getvalue().splitlines()
print(*(line for line in lines if line[:1].isupper() and "Trace" not in line), lines[-2].strip(), sep="\n")
logging.getLogger("shop").addFilter(lambda record: "secret" not in record.getMessage())
print(log.isEnabledFor(logging.DEBUG), log.getEffectiveLevel(), log.parent.name, logging.getLevelName(30))

config = configparser.ConfigParser()
config.read_string("""
[DEFAULT]
timeout = 30
base = /srv

[web]
port = 8080
debug = yes
path = %(base)s/www
hosts =
    one.example
    two.example

[db]
timeout = 2.5
""")
print(config.sections(), config["web"].getint("port"), config["web"].getboolean("debug"), config["web"]["path"], config["db"].getfloat("timeout"))
print(config["web"]["hosts"].split(), config.get("db", "nothing", fallback="none"), config.has_option("db", "base"), dict(config["db"]))
config["new"] = {"a": "1"}
config.write(out := io.StringIO())
print(out.getvalue().splitlines()[-3:])


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = [1, 2]

    def test_pop(self):
        self.assertEqual(self.stack.pop(), 2)
        self.assertListEqual(self.stack, [1])

    def test_empty(self):
        with self.assertRaisesRegex(IndexError, "empty"):
            [].pop()

    def test_wrong(self):
        self.assertEqual(self.stack, [1, 3], "must be odd")

    def test_broken(self):
        {}["x"]

    @unittest.skip("later")
    def test_later(self):
        self.fail()

    def test_table(self):
        for n in range(4):
            with self.subTest(n=n):
                self.assertLess(n, 3)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(StackTest).run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
print(sorted(str(test).split()[0] for test, _ in result.failures), result.errors[0][1].splitlines()[-1], result.skipped[0][1])

pprint.pprint({"numbers": list(range(30)), "nested": {"b": [("x", 1), ("y", 2)], "a": "text " * 12}, "set": {3, 1, 2}}, width=72)
print(pprint.pformat([[1, [2, [3, [4]]]]], depth=3), [field for _, field, *_ in Formatter().parse("{a} and {b:>5}")])
rows = [("name", "qty", "price"), ("pen", 12, 1.5), ("notebook", 3, 12.25)]
widths = [max(len(str(row[i])) for row in rows) for i in range(3)]
for row in rows:
    print(" | ".join(f"{cell:>{width}}" if not isinstance(cell, str) else f"{cell:<{width}}" for cell, width in zip(row, widths)))
