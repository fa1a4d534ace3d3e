"""A small language: scanner, parser, tree, evaluator; then Python's own tree and code objects."""
import ast
import operator
import re
import textwrap
from dataclasses import dataclass, field


@dataclass
class Scope:
    parent: "Scope | None" = None
    names: dict = field(default_factory=dict)

    def find(self, name):
        scope = self
        while scope:
            if name in scope.names:
                return scope
            scope = scope.parent
        raise NameError(f"unknown name {name}")


@dataclass
class Lambda:
    parameters: list
    body: object
    scope: Scope

    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise TypeError(f"expected {len(self.parameters)} arguments, got {len(arguments)}")
        return evaluate(self.body, Scope(self.scope, dict(zip(self.parameters, arguments))))


class Symbol(str):
    pass


TOKEN = re.compile(r"""\s*(?:;[^\n]*\n\s*)*(?:([()'])|"((?:[^"\\]|\\.)*)"|([^\s()";]+))""")


def read_all(source):
    tokens = []
    for punctuation, text, atom in TOKEN.findall(source):
        tokens.append(punctuation or (atom if atom else ("text", text)))
    position = 0

    def read():
        nonlocal position
        if position >= len(tokens):
            raise SyntaxError("unexpected end")
        token = tokens[position]
        position += 1
        if token == "(":
            items = []
            while position < len(tokens) and tokens[position] != ")":
                items.append(read())
            if position >= len(tokens):
                raise SyntaxError("missing )")
            position += 1
            return items
        if token == ")":
            raise SyntaxError("unexpected )")
        if token == "'":
            return [Symbol("quote"), read()]
        if isinstance(token, tuple):
            return token[1]
        for kind in (int, float):
            try:
                return kind(token)
            except ValueError:
                pass
        return Symbol(token)

    while position < len(tokens):
        yield read()


def evaluate(form, scope):
    while True:
        if isinstance(form, Symbol):
            return scope.find(form).names[form]
        if not isinstance(form, list):
            return form
        match form:
            case ["quote", value]:
                return value
            case ["if", test, yes, *no]:
                form = yes if evaluate(test, scope) else (no[0] if no else None)
            case ["define", [name, *parameters], *body]:
                scope.names[name] = Lambda(parameters, [Symbol("begin"), *body], scope)
                return None
            case ["define", name, value]:
                scope.names[name] = evaluate(value, scope)
                return None
            case ["set!", name, value]:
                scope.find(name).names[name] = evaluate(value, scope)
                return None
            case ["lambda", parameters, *body]:
                return Lambda(parameters, [Symbol("begin"), *body], scope)
            case ["let", bindings, *body]:
                scope = Scope(scope, {name: evaluate(value, scope) for name, value in bindings})
                form = [Symbol("begin"), *body]
            case ["begin", *forms, last]:
                for each in forms:
                    evaluate(each, scope)
                form = last
            case [function, *arguments]:
                called = evaluate(function, scope)
                values = [evaluate(argument, scope) for argument in arguments]
                if not isinstance(called, Lambda):
                    return called(*values)
                if len(values) != len(called.parameters):
                    return called(*values)
                form, scope = called.body, Scope(called.scope, dict(zip(called.parameters, values)))


def show(value):
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    return {True: "#t", False: "#f", None: "nil"}.get(value, str(value)) if isinstance(value, (bool, type(None))) else str(value)


base = Scope(names={
    "+": lambda *xs: sum(xs), "*": operator.mul, "-": operator.sub, "/": operator.truediv, "<": operator.lt, "=": operator.eq,
    "mod": operator.mod, "list": lambda *xs: list(xs), "car": lambda xs: xs[0], "cdr": lambda xs: xs[1:],
    "cons": lambda x, xs: [x, *xs], "null?": lambda xs: xs == [], "print": lambda *xs: print(*map(show, xs)),
})
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(print "fact" (fact 30))
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(define (range a b) (if (= a b) '() (cons a (range (+ a 1) b))))
(print (map (lambda (x) (* x x)) (range 0 8)))   ; squares
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (counter)) (c) (c)
(print (c) ((counter)) '(a "b" (1.5)) (= 1 2))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(print (loop 20000 0))
"""
for form in read_all(PROGRAM):
    evaluate(form, base)
for wrong in ("(+ 1", ")", "(missing 1)", "(fact 1 2)", "(car '())", "(/ 1 0)"):
    try:
        for form in read_all(wrong):
            evaluate(form, base)
    except Exception as error:
        print(wrong, "->", type(error).__name__, error)


class Folder(ast.NodeTransformer):
    """Computes what is constant."""
    operators = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Pow: operator.pow}

    def visit_BinOp(self, node):
        self.generic_visit(node)
        match node:
            case ast.BinOp(left=ast.Constant(value=a), right=ast.Constant(value=b), op=op) if type(op) in self.operators:
                return ast.copy_location(ast.Constant(self.operators[type(op)](a, b)), node)
        return node


source = textwrap.dedent("""
    def area(r, *, scale=2 * 3):
        return (1 + 2) * r ** 2 + scale - x[0]
""")
tree = Folder().visit(ast.parse(source))
print(ast.unparse(tree))
print(sorted({type(node).__name__ for node in ast.walk(tree)}), [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)])
namespace = {"x": [1]}
exec(compile(ast.fix_missing_locations(tree), "<folded>", "exec"), namespace)
print(namespace["area"](2), eval("area(1, scale=0) + y", namespace, {"y": 100}), ast.literal_eval("{'a': [1, (2, None)], 'b': -3.5}"))
for text in ("__import__('os')", "1 +", "f(x"):
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__)
