"""An evaluator for arithmetic: tokens, a precedence climbing parser, trees that evaluate, print and differentiate themselves."""
import math
import re
from dataclasses import dataclass, field
from fractions import Fraction

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?)|([A-Za-z_]\w*)|(\*\*|<=|>=|==|.))")


class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(message)
        self.position = position

    def __str__(self):
        return f"{self.args[0]} at {self.position}"


def tokens(text):
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        number, name, symbol = match.groups()
        start = match.start(match.lastindex)
        if number:
            yield "number", Fraction(number.rstrip(".")), start
        elif name:
            yield "name", name, start
        else:
            yield "symbol", symbol, start
        position = match.end()
    yield "end", None, len(text)


class Node:
    def __add__(self, other): return Binary("+", self, other)
    def __sub__(self, other): return Binary("-", self, other)
    def __mul__(self, other): return Binary("*", self, other)
    def __truediv__(self, other): return Binary("/", self, other)


@dataclass(frozen=True)
class Number(Node):
    value: Fraction

    def __str__(self):
        return str(self.value) if self.value >= 0 else f"({self.value})"

    def evaluate(self, env): return self.value
    def derive(self, name): return Number(Fraction(0))


@dataclass(frozen=True)
class Variable(Node):
    name: str

    def __str__(self): return self.name

    def evaluate(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"what is {self.name}?") from None

    def derive(self, name): return Number(Fraction(int(name == self.name)))


OPERATORS = {
    "+": (1, lambda a, b: a + b),
    "-": (1, lambda a, b: a - b),
    "*": (2, lambda a, b: a * b),
    "/": (2, lambda a, b: a / b),
    "%": (2, lambda a, b: a % b),
    "**": (4, lambda a, b: a ** b),
}


@dataclass(frozen=True)
class Binary(Node):
    operator: str
    left: Node
    right: Node

    def __str__(self):
        mine = OPERATORS[self.operator][0]
        def wrap(node, extra):
            if isinstance(node, Binary) and OPERATORS[node.operator][0] < mine + extra:
                return f"({node})"
            return str(node)
        right_first = self.operator == "**"
        return f"{wrap(self.left, right_first)} {self.operator} {wrap(self.right, not right_first)}"

    def evaluate(self, env):
        return OPERATORS[self.operator][1](self.left.evaluate(env), self.right.evaluate(env))

    def derive(self, name):
        f, g = self.left, self.right
        match self.operator:
            case "+" | "-":
                return simplify(Binary(self.operator, f.derive(name), g.derive(name)))
            case "*":
                return simplify(f.derive(name) * g + f * g.derive(name))
            case "/":
                return simplify((f.derive(name) * g - f * g.derive(name)) / (g * g))
            case "**" if isinstance(g, Number):
                return simplify(g * Binary("**", f, Number(g.value - 1)) * f.derive(name))
            case other:
                raise NotImplementedError(f"the derivative of {other}")


@dataclass(frozen=True)
class Call(Node):
    name: str
    arguments: list = field(default_factory=list)
    functions = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "floor": math.floor}

    def __str__(self): return f"{self.name}({', '.join(map(str, self.arguments))})"

    def evaluate(self, env):
        return self.functions[self.name](*[a.evaluate(env) for a in self.arguments])


def simplify(node):
    match node:
        case Binary(op, left, right):
            left, right = simplify(left), simplify(right)
            match op, left, right:
                case _, Number(a), Number(b) if op in "+-*" or b:
                    return Number(OPERATORS[op][1](a, b))
                case "+", Number(0), x:
                    return x
                case "+" | "-", x, Number(0):
                    return x
                case "*", Number(0), _:
                    return left
                case "*", _, Number(0):
                    return right
                case "*", Number(1), x:
                    return x
                case "*" | "/" | "**", x, Number(1):
                    return x
            return Binary(op, left, right)
        case _:
            return node


class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()

    def advance(self):
        self.kind, self.value, self.position = next(self.stream)

    def accept(self, symbol):
        if self.kind == "symbol" and self.value == symbol:
            self.advance()
            return True
        return False

    def expect(self, symbol):
        if not self.accept(symbol):
            raise ParseError(f"expected {symbol!r}, got {self.value!r}", self.position)

    def parse(self):
        tree = self.expression(1)
        if self.kind != "end":
            raise ParseError(f"unexpected {self.value!r}", self.position)
        return tree

    def expression(self, lowest):
        left = self.atom()
        while self.kind == "symbol" and self.value in OPERATORS:
            operator = self.value
            strength, _ = OPERATORS[operator]
            if strength < lowest:
                break
            self.advance()
            left = Binary(operator, left, self.expression(strength + (operator != "**")))
        return left

    def atom(self):
        kind, value, position = self.kind, self.value, self.position
        if self.accept("("):
            tree = self.expression(1)
            self.expect(")")
            return tree
        if self.accept("-"):
            return Binary("-", Number(Fraction(0)), self.expression(3))
        if kind != "end":
            self.advance()
        if kind == "number":
            return Number(value)
        if kind == "name":
            if self.accept("("):
                arguments = []
                while not self.accept(")"):
                    arguments.append(self.expression(1))
                    if self.kind != "symbol" or self.value != ")":
                        self.expect(",")
                return Call(value, arguments)
            return Variable(value)
        raise ParseError("expected a value", position)


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "(2 ** 3) ** 2", "10 - 4 - 3", "10 - (4 - 3)", "7 / 4", "-2 ** 2", "1.25 * 8",
             "100 % 7 * 2", "max(3, 4 * 2, x)", "sqrt(x * x)", "y + 1", "1 / (x - 2)", "1 +", "(1", "3 $ 4", "f(", "nothing(1)"):
    try:
        tree = Parser(text).parse()
        print(f"{text:20} = {tree.evaluate({'x': Fraction(2)})!s:8} {tree}")
    except ParseError as problem:
        print(f"{text:20} ! {problem}")
        print(f"{'':20}   {' ' * problem.position}^ {type(problem).__name__}")
    except (ZeroDivisionError, NameError, KeyError) as problem:
        print(f"{text:20} ? {type(problem).__name__}: {problem}")

for text in ("x", "x * x", "3 * x ** 2 + 2 * x + 1", "(x + 1) / (x - 1)", "(2 * x + 1) ** 5", "x * y", "x % 2"):
    try:
        tree = Parser(text).parse()
        derived = tree.derive("x")
        print(f"d/dx {text:24} = {derived}   at 3: {derived.evaluate(dict(x=Fraction(3), y=Fraction(1, 2)))}")
    except NotImplementedError as problem:
        print("no", problem)

print(Parser("a * (b + 1)").parse())
print(repr(Parser("a + 1/2").parse()))
print(Parser("x+1").parse() == Parser(" x + 1 ").parse(), len({Parser("x+1").parse(), Parser("x  +1").parse()}))
