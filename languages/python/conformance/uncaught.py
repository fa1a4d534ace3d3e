"""An interpreter for a stack language, whose last program fails for good."""
import sys


class StackError(Exception):
    pass


class Machine:
    def __init__(self):
        self.stack, self.words = [], {}
        self.primitives = {
            "+": lambda: self.push(self.pop() + self.pop()),
            "*": lambda: self.push(self.pop() * self.pop()),
            "-": lambda: self.push(-self.pop() + self.pop()),
            "/": lambda: self.push((lambda b, a: a // b)(self.pop(), self.pop())),
            "dup": lambda: self.push(self.stack[-1]),
            "swap": lambda: self.stack.extend([self.pop(), self.pop()]),
            ".": lambda: print(self.pop(), end=" "),
        }

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        if not self.stack:
            raise StackError("stack is empty")
        return self.stack.pop()

    def run(self, source):
        tokens = iter(source.split())
        for token in tokens:
            if token == ":":
                name, body = next(tokens), []
                for word in tokens:
                    if word == ";":
                        break
                    body.append(word)
                self.words[name] = " ".join(body)
            elif token in self.words:
                self.run(self.words[token])
            elif token in self.primitives:
                self.primitives[token]()
            else:
                self.push(int(token))


machine = Machine()
machine.run("2 3 + . 10 4 - . 7 dup * .")
print()
machine.run(": square dup * ; : cube dup square * ; 3 cube . 2 square square .")
print(machine.stack)
for source in ("1 0 /", "+", "unknown"):
    try:
        machine.run(source)
    except (ZeroDivisionError, StackError, ValueError) as error:
        print(type(error).__name__)
sys.stdout.flush()
try:
    machine.run("1 2 3 . swap")
finally:
    print("left on the stack:", machine.stack)
machine.run("+ .")
machine.run("drop")
print("never printed")
