# A recursive descent calculator: tokens, tree of nodes, evaluation by visitor and by a small stack machine.
import sys

class Token:
    def __init__(self, kind, text):
        self.kind = kind
        self.text = text


def tokens(source):
    i, n = 0, len(source)
    while i < n:
        c = source[i]
        if c == " ":
            i += 1
        elif c.isdigit():
            start = i
            while i < n and source[i].isdigit():
                i += 1
            yield Token("number", source[start:i])
        elif c.isalpha():
            start = i
            while i < n and (source[i].isalnum() or source[i] == "_"):
                i += 1
            yield Token("name", source[start:i])
        else:
            i += 1
            yield Token(c, c)
    yield Token("end", "")


class Number:
    def __init__(self, value):
        self.value = value


class Name:
    def __init__(self, name):
        self.name = name


class Binary:
    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right


class Parser:
    LEVELS = [("+", "-"), ("*", "/", "%")]

    def __init__(self, source):
        self.tokens = list(tokens(source))
        self.at = 0

    @property
    def kind(self):
        return self.tokens[self.at].kind

    def next(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expression(level + 1)
        while self.kind in self.LEVELS[level]:
            op = self.next().kind
            left = Binary(op, left, self.expression(level + 1))
        return left

    def atom(self):
        token = self.next()
        if token.kind == "number":
            return Number(int(token.text))
        if token.kind == "name":
            return Name(token.text)
        if token.kind == "(":
            inner = self.expression()
            if self.next().kind != ")":
                raise SyntaxError("missing )")
            return inner
        if token.kind == "-":
            return Binary("-", Number(0), self.atom())
        raise SyntaxError("unexpected " + token.text)


class Evaluator:
    OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b if b else 0,
           "%": lambda a, b: a % b if b else 0}

    def __init__(self, names):
        self.names = names

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__)(node)

    def visit_Number(self, node):
        return node.value

    def visit_Name(self, node):
        return self.names[node.name]

    def visit_Binary(self, node):
        return self.OPS[node.op](self.visit(node.left), self.visit(node.right))


def compile_node(node, code):
    if isinstance(node, Number):
        code.append(("push", node.value))
    elif isinstance(node, Name):
        code.append(("load", node.name))
    else:
        compile_node(node.left, code)
        compile_node(node.right, code)
        code.append((node.op, None))
    return code


def execute(code, names):
    stack = []
    for op, arg in code:
        if op == "push":
            stack.append(arg)
        elif op == "load":
            stack.append(names[arg])
        else:
            b = stack.pop()
            a = stack.pop()
            match op:
                case "+":
                    stack.append(a + b)
                case "-":
                    stack.append(a - b)
                case "*":
                    stack.append(a * b)
                case "/":
                    stack.append(a // b if b else 0)
                case "%":
                    stack.append(a % b if b else 0)
    return stack.pop()


def run():
    source = "(a + 12) * 3 - b / (c + 1) + -(a * 7 % 5) - ((a + b) * (b - c) % 11 + width_1) * 2"
    result = 0
    for i in range(300):
        tree = Parser(source).expression()
        code = compile_node(tree, [])
        for j in range(6):
            names = {"a": i, "b": j * i, "c": i % 7, "width_1": j}
            x = Evaluator(names).visit(tree)
            assert x == execute(code, names)
            result += x
    print(result, len(code))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 27):
    run()
