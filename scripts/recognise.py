"""recognise.py -- does a text belong to the language of grammar/balloon.gram?

    recognise.py [--grammar FILE] FILE...         says accept or reject for each, with the furthest place reached
    recognise.py --derive N [--seed S]            writes N programs made from the grammar at random

The grammar file is read and obeyed as it stands, so this is a second opinion on the parser, made of nothing it is
made of: a tokenizer, and a recogniser that tries choices in order and remembers each result.
"""

import sys

PUNCTUATION = """
**= //= >>= <<= ... != -> := += -= *= /= %= &= |= ^= @= == <= >= << >> ** //
( ) [ ] { } : , ; + - * / | & < > = . % ^ ~ @
""".split()
PUNCTUATION = {n: {p for p in PUNCTUATION if len(p) == n} for n in (3, 2, 1)}

KEYWORDS = set("""
False None True and as assert async await break class continue def del elif else except finally for from global if
import in is lambda nonlocal not or pass raise return try while with yield
""".split())

CLOSING = {"(": ")", "[": "]", "{": "}"}


class Wrong(Exception):
    """The text is no row of tokens: (reason, line, column)."""


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind = kind            # "'if'" for what is written so, otherwise NAME, NUMBER ...
        self.text = text
        self.line = line
        self.column = column


# ---- text to tokens ----

class Tokenizer:
    """Reads one text; `tokens` holds what it found, END included."""

    def __init__(self, text, depth=0):
        self.text = text
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.depth = depth          # of f-strings in f-strings' specifications
        self.open = []
        self.indents = [(0, 0)]
        self.tokens = []
        self.fields = []            # (expression, line) of each field in an f-string

    def fail(self, reason):
        raise Wrong(reason, self.line, self.at - self.line_start)

    def add(self, kind, text):
        self.tokens.append(Token(kind, text, self.line, self.at - self.line_start))

    def run(self):
        text = self.text
        fresh = True
        while self.at < len(text):
            if fresh and not self.open:
                if self.line_is_blank():
                    continue
            fresh = self.one()
        if self.open:
            self.fail("never closed")
        if self.tokens and self.tokens[-1].kind not in ("NEWLINE", "DEDENT"):
            self.add("NEWLINE", "")
        for _ in self.indents[1:]:
            self.add("DEDENT", "")
        self.add("END", "")
        return self.tokens

    def new_line(self):
        self.line += 1
        self.line_start = self.at

    def line_is_blank(self):
        """Reads the white space a line begins with; a line without a statement is read to its end.

        Tabs are read as 8 and as 1; both readings must agree about what is deeper.
        """
        wide = narrow = 0
        first = 0
        text = self.text
        while self.at < len(text):
            c = text[self.at]
            if c == " ":
                wide += 1
                narrow += 1
            elif c == "\t":
                wide = (wide // 8 + 1) * 8
                narrow += 1
            elif c == "\f":
                wide = narrow = 0
            elif c == "\\":
                first = first or wide       # the blanks before the first backslash decide
                self.join_lines()
                continue
            else:
                break
            self.at += 1
        if self.at < len(text) and text[self.at] not in "#\n":
            self.indentation(first or wide, first or narrow)
            return False
        while self.at < len(text) and text[self.at] != "\n":
            self.at += 1
        self.at += 1
        self.new_line()
        return True

    def join_lines(self):
        if self.text[self.at + 1:self.at + 2] != "\n" or self.at + 2 >= len(self.text):
            self.fail("backslash")
        self.at += 2
        self.new_line()

    def indentation(self, wide, narrow):
        top = self.indents[-1]
        if wide > top[0]:
            if narrow <= top[1] or len(self.indents) >= 100:
                self.fail("indentation")
            self.indents.append((wide, narrow))
            self.add("INDENT", "")
            return
        while wide < self.indents[-1][0]:
            self.indents.pop()
            self.add("DEDENT", "")
        if (wide, narrow) != self.indents[-1]:
            self.fail("indentation")

    def one(self):
        """Reads one token or a blank; answers whether a new line begins after it."""
        text = self.text
        c = text[self.at]
        if c in " \t\f":
            self.at += 1
        elif c == "#":
            while self.at < len(text) and text[self.at] != "\n":
                self.at += 1
        elif c == "\n":
            if not self.open:
                self.add("NEWLINE", c)
            self.at += 1
            self.new_line()
            return True
        elif c == "\\":
            self.join_lines()
        elif c == "_" or c.isalpha() or c.isidentifier():
            self.name()
        elif c.isdigit() and c.isascii() or c == "." and text[self.at + 1:self.at + 2] in tuple("0123456789"):
            self.number()
        elif c in "'\"":
            self.string("")
        else:
            self.punctuation()
        return False

    def name(self):
        text = self.text
        end = self.at + 1
        while end < len(text) and (text[end] == "_" or ("a" + text[end]).isidentifier()):
            end += 1
        word = text[self.at:end]
        if text[end:end + 1] in ("'", '"') and word.lower() in ("b", "r", "u", "f", "br", "rb", "fr", "rf"):
            self.string(word.lower())
            return
        if not word.isidentifier():
            self.fail("character")
        self.add("'" + word + "'" if word in KEYWORDS else "NAME", word)
        self.at = end

    def digits(self, allowed, at):
        """Digits with single underscores between them, from `at`; answers where they end."""
        text = self.text
        if text[at:at + 1] == "" or text[at] not in allowed:
            return at
        while True:
            while at < len(text) and text[at] in allowed:
                at += 1
            if text[at:at + 1] != "_":
                return at
            if text[at + 1:at + 2] == "" or text[at + 1] not in allowed:
                self.fail("number")
            at += 1

    def number(self):
        text = self.text
        at = self.at
        decimal = "0123456789"
        base = {"x": "0123456789abcdefABCDEF", "o": "01234567", "b": "01"}.get(text[at + 1:at + 2].lower())
        if text[at] == "0" and base:
            at += 2
            if text[at:at + 1] == "_":
                at += 1
            end = self.digits(base, at)
            if end == at:
                self.fail("number")
        else:
            end = self.digits(decimal, at)
            whole = text[at:end]
            real = False
            if text[end:end + 1] == ".":
                real = True
                end = self.digits(decimal, end + 1)
            if text[end:end + 1] in ("e", "E"):
                mark = end + 1
                if text[mark:mark + 1] in ("+", "-"):
                    mark += 1
                after = self.digits(decimal, mark)
                if after > mark:
                    real = True
                    end = after
                elif mark > end + 1:
                    self.fail("number")
            if text[end:end + 1] in ("j", "J"):
                real = True
                end += 1
            if not real and whole[0] == "0" and whole.strip("0_"):
                self.fail("leading zeros")
        if end < len(text) and (text[end] == "_" or text[end].isascii() and text[end].isalnum()):
            rest = text[end:end + 5]
            if not any(rest.startswith(w) and not ("a" + rest[len(w):len(w) + 1]).isidentifier() or
                       rest.startswith(w) and len(rest) == len(w)
                       for w in ("and", "else", "for", "or", "not")) and rest[:2] not in ("if", "in", "is"):
                self.fail("number")
        self.add("IMAGINARY" if text[end - 1] in "jJ" else "NUMBER", text[self.at:end])
        self.at = end

    def string(self, prefix):
        text = self.text
        at = self.at + len(prefix)
        quote = text[at]
        mark = quote * 3 if text.startswith(quote * 3, at) else quote
        token = Token("STRING", "", self.line, self.at - self.line_start)
        start = i = at + len(mark)
        while True:
            if i >= len(text) or (len(mark) == 1 and text[i] == "\n"):
                self.fail("string")
            if text.startswith(mark, i):
                break
            if text[i] == "\\":
                i += 1
                if i >= len(text):
                    self.fail("string")
            i += 1
        body = text[start:i]
        if "b" in prefix and not body.isascii():
            self.fail("bytes")
        if "f" in prefix:
            Fields(self, body, "r" in prefix).run()
        end = i + len(mark)
        token.text = text[self.at:end]
        self.tokens.append(token)
        newlines = text.count("\n", self.at, end)
        self.at = end
        if newlines:
            self.line += newlines
            self.line_start = text.rfind("\n", 0, end) + 1

    def punctuation(self):
        for n in (3, 2, 1):
            word = self.text[self.at:self.at + n]
            if word in PUNCTUATION[n]:
                break
        else:
            self.fail("character")
        if word in CLOSING:
            if len(self.open) >= 200:
                self.fail("nesting")
            self.open.append(CLOSING[word])
        elif word in (")", "]", "}"):
            if not self.open or self.open.pop() != word:
                self.fail("unmatched")
        self.add("'" + word + "'", word)
        self.at += len(word)


class Fields:
    """The replacement fields of one f-string: their expressions go to the tokenizer's `fields`."""

    def __init__(self, tokenizer, body, raw):
        self.tokenizer = tokenizer
        self.body = body
        self.raw = raw
        self.at = 0

    def run(self, depth=0):
        body = self.body
        while self.at < len(body):
            c = body[self.at]
            self.at += 1
            if c == "\\" and not self.raw and self.at < len(body):
                c = body[self.at]
                self.at += 1
                if c == "N":
                    if body[self.at:self.at + 1] == "{":
                        while self.at < len(body) and body[self.at] != "}":
                            self.at += 1
                        self.at += 1
                    continue
            if c not in "{}":
                continue
            if depth == 0 and body[self.at:self.at + 1] == c:
                self.at += 1
            elif c == "}":
                if depth == 0:
                    self.tokenizer.fail("single '}'")
                self.at -= 1
                return
            else:
                self.field(depth)
        if depth:
            self.tokenizer.fail("field")

    def field(self, depth):
        body, tokenizer = self.body, self.tokenizer
        if depth >= 2:
            tokenizer.fail("nested fields")
        start = self.at
        self.skip_expression()
        expression = body[start:self.at]
        if not expression.strip(" \t\n\f"):
            tokenizer.fail("empty field")
        tokenizer.fields.append((expression, tokenizer.line))
        if body[self.at] == "=":
            self.at += 1
            while self.at < len(body) and body[self.at].isspace():
                self.at += 1
        if body[self.at:self.at + 1] == "!":
            if body[self.at + 1:self.at + 2] not in ("s", "r", "a"):
                tokenizer.fail("conversion")
            self.at += 2
        if body[self.at:self.at + 1] == ":":
            self.at += 1
            self.run(depth + 1)
        if body[self.at:self.at + 1] != "}":
            tokenizer.fail("field")
        self.at += 1

    def skip_expression(self):
        """To the character that ends a field's expression: ! : = or } outside brackets and strings."""
        body, fail = self.body, self.tokenizer.fail
        open_ones = []
        while self.at < len(body):
            c = body[self.at]
            if c in "'\"":
                mark = c * 3 if body.startswith(c * 3, self.at) else c
                end = body.find(mark, self.at + len(mark))
                if end < 0 or "\\" in body[self.at:end]:
                    fail("string in field")
                self.at = end + len(mark)
                continue
            if c == "\\" or c == "#":
                fail("character in field")
            if not open_ones and c in "!:=}<>":
                if c in "!=<>" and body[self.at + 1:self.at + 2] == "=":
                    self.at += 2
                    continue
                if c not in "<>":
                    return
            elif c in CLOSING:
                open_ones.append(CLOSING[c])
            elif c in ")]}":
                if not open_ones or open_ones.pop() != c:
                    fail("unmatched")
            self.at += 1
        fail("field")


# ---- the grammar ----
#
# An expression of the grammar is a tuple: ("token", kind), ("word", text), ("rule", name), ("seq", items),
# ("choice", items), ("opt", x), ("star", x), ("plus", x), ("and", x), ("not", x), ("sep", x, separator).

CLASSES = ("NAME", "NUMBER", "IMAGINARY", "STRING", "NEWLINE", "INDENT", "DEDENT", "END")


def read_grammar(text):
    rules = {}
    for entry in split_rules(text):
        name, _, rest = entry.partition("<-")
        symbols = grammar_symbols(rest)
        tree, used = read_choice(symbols, 0)
        if used != len(symbols):
            raise ValueError("bad rule: " + entry)
        rules[name.strip()] = tree
    for name in sorted(names_used(rules)):
        if name not in rules:
            raise ValueError("no such rule: " + name)
    return rules


def split_rules(text):
    entries = []
    for line in text.split("\n"):
        if line.lstrip().startswith("#") or not line.strip():
            continue
        if line[0] == " ":
            entries[-1] += " " + line.strip()
        else:
            entries.append(line.strip())
    return entries


def grammar_symbols(text):
    symbols = []
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            i += 1
            continue
        if c in "'\"":
            end = text.index(c, i + 1) + 1
        elif c.isalpha():
            end = i
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
        else:
            end = i + 1
        symbols.append(text[i:end])
        i = end
    return symbols


def read_choice(symbols, i):
    items = []
    while True:
        item, i = read_sequence(symbols, i)
        items.append(item)
        if i >= len(symbols) or symbols[i] != "/":
            break
        i += 1
    return (items[0] if len(items) == 1 else ("choice", items)), i


def read_sequence(symbols, i):
    items = []
    while i < len(symbols) and symbols[i] not in ("/", ")"):
        item, i = read_item(symbols, i)
        items.append(item)
    return (items[0] if len(items) == 1 else ("seq", items)), i


def read_item(symbols, i):
    if symbols[i] in ("&", "!"):
        kind = "and" if symbols[i] == "&" else "not"
        item, i = read_atom(symbols, i + 1)
        return (kind, item), i
    item, i = read_atom(symbols, i)
    if i < len(symbols) and symbols[i] == "%":
        separator, i = read_atom(symbols, i + 1)
        return ("sep", item, separator), i
    if i < len(symbols) and symbols[i] in ("?", "*", "+"):
        item = ({"?": "opt", "*": "star", "+": "plus"}[symbols[i]], item)
        i += 1
    return item, i


def read_atom(symbols, i):
    s = symbols[i]
    if s == "(":
        item, i = read_choice(symbols, i + 1)
        return item, i + 1
    if s[0] == "'":
        return ("token", s), i + 1
    if s[0] == '"':
        return ("word", s[1:-1]), i + 1
    return (("token", s) if s in CLASSES else ("rule", s)), i + 1


def names_used(rules):
    found = set()
    waiting = list(rules.values())
    while waiting:
        x = waiting.pop()
        if x[0] == "rule":
            found.add(x[1])
        elif x[0] in ("seq", "choice"):
            waiting.extend(x[1])
        elif x[0] not in ("token", "word"):
            waiting.extend(x[1:])
    return found


# ---- matching ----

def compile_grammar(rules):
    """Each rule becomes a function from a position to the position after it, or -1."""
    state = State()
    functions = {}
    for name in rules:
        functions[name] = None
    for name, tree in rules.items():
        functions[name] = remember(state, name, compile_tree(state, functions, tree))
    state.functions = functions
    return state


class State:
    def __init__(self):
        self.kinds = []
        self.tokens = []
        self.memo = {}
        self.furthest = 0

    def match(self, rule, tokens):
        self.tokens = tokens
        self.kinds = [t.kind for t in tokens]
        self.kinds.append("")
        self.memo = {}
        self.furthest = 0
        return self.functions[rule](0)


def remember(state, name, function):
    def rule(at):
        key = (name, at)
        end = state.memo.get(key)
        if end is None:
            end = function(at)
            state.memo[key] = end
            if name == "statement" and end > 0 and state.outermost(at):
                state.memo = {}
        return end
    return rule


def outermost(self, at):
    """No block is open there, so nothing will come back to what was read before."""
    return at == 0 or self.tokens[at].column == 0


State.outermost = outermost


def compile_tree(state, functions, tree):
    kind = tree[0]
    if kind == "token":
        return compile_token(state, tree[1])
    if kind == "word":
        return compile_word(state, tree[1])
    if kind == "rule":
        name = tree[1]
        return lambda at: functions[name](at)
    if kind in ("seq", "choice"):
        parts = [compile_tree(state, functions, x) for x in tree[1]]
        return compile_sequence(parts) if kind == "seq" else compile_choice(parts)
    inner = compile_tree(state, functions, tree[1])
    if kind == "sep":
        return compile_separated(inner, compile_tree(state, functions, tree[2]))
    return compile_repeated(kind, inner)


def compile_token(state, wanted):
    def token(at):
        if state.kinds[at] == wanted:
            return at + 1
        if at > state.furthest:
            state.furthest = at
        return -1
    return token


def compile_word(state, wanted):
    def word(at):
        return at + 1 if state.kinds[at] == "NAME" and state.tokens[at].text == wanted else -1
    return word


def compile_sequence(parts):
    def sequence(at):
        for part in parts:
            at = part(at)
            if at < 0:
                return -1
        return at
    return sequence


def compile_choice(parts):
    def choice(at):
        for part in parts:
            end = part(at)
            if end >= 0:
                return end
        return -1
    return choice


def compile_separated(item, separator):
    def separated(at):
        at = item(at)
        if at < 0:
            return -1
        while True:
            next_one = separator(at)
            if next_one >= 0:
                next_one = item(next_one)
            if next_one < 0:
                return at
            at = next_one
    return separated


def compile_repeated(kind, item):
    def optional(at):
        end = item(at)
        return at if end < 0 else end

    def many(at):
        while True:
            end = item(at)
            if end < 0:
                return at
            at = end

    def some(at):
        at = item(at)
        return -1 if at < 0 else many(at)

    def ahead(at):
        return -1 if item(at) < 0 else at

    def not_ahead(at):
        return at if item(at) < 0 else -1

    return {"opt": optional, "star": many, "plus": some, "and": ahead, "not": not_ahead}[kind]


# ---- one text ----

def recognise(state, text, rule="file"):
    """None if the text is a sentence, otherwise (reason, line, column)."""
    tokenizer = Tokenizer(text)
    try:
        tokens = tokenizer.run()
    except Wrong as e:
        return e.args
    if rule == "field":
        tokens = [t for t in tokens if t.kind != "NEWLINE"]
    end = state.match(rule, tokens)
    if end < 0:
        t = tokens[min(state.furthest, len(tokens) - 1)]
        return ("syntax", t.line, t.column)
    for expression, line in tokenizer.fields:
        problem = recognise(state, "(" + expression + ")", "field")
        if problem:
            return ("field: " + problem[0], line, 0)
    return None


def read_source(path):
    with open(path, "rb") as f:
        data = f.read()
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    encoding = "utf-8"
    for line in data.split(b"\n")[:2]:
        at = line.find(b"coding")
        if line.lstrip(b" \t\f")[:1] == b"#" and line[at + 6:at + 7] in (b":", b"=") and b"latin" in line[at:]:
            encoding = "latin-1"
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


# ---- random sentences ----

class Random:
    """Small and the same everywhere."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 4294967296 or 1

    def below(self, n):
        x = self.state
        x ^= x << 13 & 0xFFFFFFFF
        x ^= x >> 17
        x ^= x << 5 & 0xFFFFFFFF
        self.state = x
        return x % n


SAMPLES = {
    "NAME": ["a", "b", "x", "f", "self", "match", "case", "_", "type"],
    "NUMBER": ["0", "1", "0x1F", "2.5", "1_000", "1e3"],
    "IMAGINARY": ["3j", "1.5J"],
    "STRING": ["'s'", '"t"', "b'u'", "r'\\d'", "f'{x}'", "f'{x!r:>{y}}'", "'''v\nw'''"],
}


def shortest_depths(rules):
    """How deep the shallowest sentence of each rule goes."""
    depths = {}

    def cost(x):
        kind = x[0]
        if kind in ("token", "word", "opt", "star", "and", "not"):
            return 0
        if kind == "rule":
            return depths.get(x[1], 1000)
        if kind == "seq":
            return max([cost(y) for y in x[1]] or [0])
        if kind == "choice":
            return min(cost(y) for y in x[1])
        return cost(x[1])

    changed = True
    while changed:
        changed = False
        for name, tree in rules.items():
            new = cost(tree) + 1
            if new < depths.get(name, 1000):
                depths[name] = new
                changed = True
    return cost


def derive(rules, cost, random, tree, depth, out):
    kind = tree[0]
    if kind == "token":
        word = tree[1]
        out.append(word[1:-1] if word[0] == "'" else SAMPLES[word][random.below(len(SAMPLES[word]))]
                   if word in SAMPLES else word)
    elif kind == "word":
        out.append(tree[1])
    elif kind == "rule":
        derive(rules, cost, random, rules[tree[1]], depth - 1, out)
    elif kind == "seq":
        for x in tree[1]:
            derive(rules, cost, random, x, depth, out)
    elif kind == "choice":
        choices = [x for x in tree[1] if cost(x) < depth] or [min(tree[1], key=cost)]
        derive(rules, cost, random, choices[random.below(len(choices))], depth, out)
    elif kind not in ("and", "not"):
        # Seldom more than needed: an expression goes through some twenty rules, and each may repeat.
        count = 0 if kind in ("opt", "star") else 1
        if cost(tree[1]) < depth and random.below(3 if kind == "opt" else 5) == 0:
            count += 1 + (kind != "opt" and random.below(3) == 0)
        for i in range(count):
            if i and kind == "sep":
                derive(rules, cost, random, tree[2], depth, out)
            derive(rules, cost, random, tree[1], depth, out)


def layout(words):
    """Words of a sentence to text; INDENT and its like become white space."""
    text = ""
    indent = 0
    fresh = True
    for word in words:
        if word == "NEWLINE":
            text += "\n"
            fresh = True
        elif word == "INDENT":
            indent += 1
        elif word == "DEDENT":
            indent -= 1
        elif word != "END":
            text += "    " * indent + word if fresh else " " + word
            fresh = False
    return text


def print_sentences(rules, state, count, seed):
    """What a lookahead forbids is not known when deriving, so each sentence is read again before it is printed."""
    random = Random(seed)
    cost = shortest_depths(rules)
    while count > 0:
        words = []
        derive(rules, cost, random, ("rule", "statement"), 22 + random.below(30), words)
        text = layout(words)
        if len(text) < 2000 and recognise(state, text) is None:
            print(text, end="# ----\n")
            count -= 1


def main(arguments):
    grammar = sys.argv[0].rpartition("/")[0] or "."
    grammar += "/../grammar/balloon.gram"
    paths = []
    count = seed = 0
    while arguments:
        word = arguments.pop(0)
        if word == "--grammar":
            grammar = arguments.pop(0)
        elif word == "--derive":
            count = int(arguments.pop(0))
        elif word == "--seed":
            seed = int(arguments.pop(0))
        else:
            paths.append(word)
    with open(grammar, encoding="utf-8") as f:
        rules = read_grammar(f.read())
    state = compile_grammar(rules)
    sys.setrecursionlimit(30000)
    if count:
        print_sentences(rules, state, count, seed)
    rejected = 0
    for path in paths:
        try:
            problem = recognise(state, read_source(path))
        except UnicodeDecodeError:
            problem = ("encoding", 1, 0)
        if problem:
            rejected = 1
            print("reject", path, "%d:%d" % problem[1:], problem[0])
        else:
            print("accept", path)
    return rejected


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
