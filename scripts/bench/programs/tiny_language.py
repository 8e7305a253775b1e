# A small language: a lexer, a recursive descent parser, a compiler to stack code and the machine that runs it.
import sys

PROGRAM = """
let total = 0;
let i = 0;
while i < 60 {
    let j = 0;
    while j < 10 {
        if (i + j) % 3 == 0 { total = total + i * j; } else { total = total - j; }
        j = j + 1;
    }
    i = i + 1;
}
print total;
fun square(x) { return x * x; }
print square(12) + square(3);
"""


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line


def tokens(source):
    out = []
    line = 1
    i = 0
    while i < len(source):
        c = source[i]
        if c == "\n":
            line += 1
            i += 1
        elif c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(source) and source[i].isdigit():
                i += 1
            out.append(Token("number", source[start:i], line))
        elif c.isalpha():
            start = i
            while i < len(source) and source[i].isalnum():
                i += 1
            text = source[start:i]
            out.append(Token(text if text in KEYWORDS else "name", text, line))
        else:
            text = source[i:i + 2] if source[i:i + 2] in ("==", "<=", "!=") else c
            out.append(Token(text, text, line))
            i += len(text)
    out.append(Token("end", "", line))
    return out


KEYWORDS = {"let", "while", "if", "else", "print", "fun", "return"}
LEVELS = [("==", "!=", "<", "<="), ("+", "-"), ("*", "/", "%")]


class Compiler:
    def __init__(self, source):
        self.tokens = tokens(source)
        self.at = 0
        self.code = []
        self.functions = {}

    def peek(self):
        return self.tokens[self.at].kind

    def take(self, kind):
        token = self.tokens[self.at]
        if token.kind != kind:
            raise SyntaxError(f"line {token.line}: {kind} wanted, not {token.text}")
        self.at += 1
        return token.text

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def program(self):
        while self.peek() != "end":
            self.statement()
        self.emit("halt")
        return self.code

    def block(self):
        self.take("{")
        while self.peek() != "}":
            self.statement()
        self.take("}")

    def statement(self):
        method = getattr(self, "do_" + self.peek(), None)
        if method is not None:
            method()
            return
        name = self.take("name")
        self.take("=")
        self.expression(0)
        self.take(";")
        self.emit("store", name)

    def do_let(self):
        self.take("let")
        name = self.take("name")
        self.take("=")
        self.expression(0)
        self.take(";")
        self.emit("store", name)

    def do_while(self):
        self.take("while")
        top = len(self.code)
        self.expression(0)
        leave = self.emit("jump_false")
        self.block()
        self.emit("jump", top)
        self.code[leave][1] = len(self.code)

    def do_if(self):
        self.take("if")
        self.expression(0)
        skip = self.emit("jump_false")
        self.block()
        if self.peek() == "else":
            self.take("else")
            over = self.emit("jump")
            self.code[skip][1] = len(self.code)
            self.block()
            skip = over
        self.code[skip][1] = len(self.code)

    def do_print(self):
        self.take("print")
        self.expression(0)
        self.take(";")
        self.emit("print")

    def do_fun(self):
        self.take("fun")
        name = self.take("name")
        self.take("(")
        param = self.take("name")
        self.take(")")
        over = self.emit("jump")
        self.functions[name] = (len(self.code), param)
        self.block()
        self.code[over][1] = len(self.code)

    def do_return(self):
        self.take("return")
        self.expression(0)
        self.take(";")
        self.emit("return")

    def expression(self, level):
        if level == len(LEVELS):
            self.primary()
            return
        self.expression(level + 1)
        while self.peek() in LEVELS[level]:
            op = self.take(self.peek())
            self.expression(level + 1)
            self.emit("binary", op)

    def primary(self):
        kind = self.peek()
        if kind == "number":
            self.emit("push", int(self.take("number")))
        elif kind == "(":
            self.take("(")
            self.expression(0)
            self.take(")")
        else:
            name = self.take("name")
            if self.peek() == "(":
                self.take("(")
                self.expression(0)
                self.take(")")
                self.emit("call", name)
            else:
                self.emit("load", name)


BINARY = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b,
    "%": lambda a, b: a % b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}


def execute(code, functions):
    stack, frames, names, out = [], [], {}, []
    pc = 0
    while True:
        op, arg = code[pc]
        pc += 1
        if op == "push":
            stack.append(arg)
        elif op == "load":
            stack.append(names[arg])
        elif op == "store":
            names[arg] = stack.pop()
        elif op == "binary":
            b = stack.pop()
            stack.append(BINARY[arg](stack.pop(), b))
        elif op == "jump":
            pc = arg
        elif op == "jump_false":
            if not stack.pop():
                pc = arg
        elif op == "call":
            start, param = functions[arg]
            frames.append((pc, names))
            names = {param: stack.pop()}
            pc = start
        elif op == "return":
            pc, names = frames.pop()
        elif op == "print":
            out.append(stack.pop())
        else:
            return out


def run():
    compiler = Compiler(PROGRAM)
    code = compiler.program()
    print(len(code), execute(code, compiler.functions))
    try:
        Compiler("let x 3;").program()
    except SyntaxError as e:
        print(e)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 562):
    run()
