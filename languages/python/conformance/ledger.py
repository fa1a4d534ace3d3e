"""A small bank, driven by commands on standard input."""
import shlex
import sys
from collections import defaultdict
from decimal import Decimal, InvalidOperation


class CommandError(Exception):
    pass


class Bank:
    def __init__(self):
        self.accounts = {}
        self.history = defaultdict(list)

    def account(self, name):
        if name not in self.accounts:
            raise CommandError(f"no account {name!r}")
        return self.accounts[name]

    def do_open(self, name, amount="0"):
        """open NAME [AMOUNT]"""
        if name in self.accounts:
            raise CommandError(f"{name!r} exists")
        self.accounts[name] = parse(amount)
        self.history[name].append(("open", self.accounts[name]))
        return f"opened {name} with {self.accounts[name]}"

    def do_deposit(self, name, amount):
        """deposit NAME AMOUNT"""
        self.accounts[name] = self.account(name) + parse(amount)
        self.history[name].append(("deposit", parse(amount)))
        return f"{name}: {self.accounts[name]}"

    def do_transfer(self, source, target, amount):
        """transfer FROM TO AMOUNT"""
        amount = parse(amount)
        if self.account(source) < amount:
            raise CommandError(f"{source} has only {self.accounts[source]}")
        self.account(target)
        self.accounts[source] -= amount
        self.accounts[target] += amount
        self.history[source].append((f"to {target}", -amount))
        self.history[target].append((f"from {source}", amount))
        return f"{source}: {self.accounts[source]}, {target}: {self.accounts[target]}"

    def do_interest(self, rate):
        """interest PERCENT"""
        for name in self.accounts:
            gain = (self.accounts[name] * parse(rate) / 100).quantize(Decimal("0.01"))
            self.accounts[name] += gain
            self.history[name].append(("interest", gain))
        return f"{len(self.accounts)} accounts"

    def do_history(self, name):
        """history NAME"""
        self.account(name)
        return "\n".join(f"  {what:<12}{amount:>10.2f}" for what, amount in self.history[name])

    def do_report(self):
        """report"""
        lines = [f"{name:<10}{balance:>12,.2f}" for name, balance in sorted(self.accounts.items())]
        return "\n".join([*lines, "-" * 22, f"{'total':<10}{sum(self.accounts.values()):>12,.2f}"])

    def do_help(self):
        """help"""
        return "\n".join(getattr(self, name).__doc__ for name in sorted(dir(self)) if name.startswith("do_"))

    def run(self, line):
        command, *arguments = shlex.split(line, comments=True)
        method = getattr(self, f"do_{command}", None)
        if method is None:
            raise CommandError(f"unknown command {command!r}")
        try:
            return method(*arguments)
        except TypeError:
            raise CommandError(f"usage: {method.__doc__}") from None


def parse(text):
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise CommandError(f"not an amount: {text}") from None
    if amount < 0:
        raise CommandError("negative amount")
    return amount


bank, failures = Bank(), 0
name = input("Your name? ")
count = int(input())
print(f"Hello, {name}! {count} numbers:", sum(int(input()) for _ in range(count)))
first, *rest = map(float, sys.stdin.readline().split())
print(first, rest)
for number, line in enumerate(sys.stdin, 1):
    if not line.strip() or line.startswith("#"):
        continue
    try:
        print(f"{number:>2}> {bank.run(line)}")
    except CommandError as error:
        failures += 1
        print(f"{number:>2}! {error}")
    except ValueError as error:
        failures += 1
        print(f"{number:>2}? {error}")
print(failures, "failures")
try:
    input()
except EOFError:
    print("end of input")
