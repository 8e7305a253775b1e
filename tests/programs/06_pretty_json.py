"""A JSON reader and pretty-printer without any library, checked against the library's."""
import json


class JSONError(ValueError):
    pass


class Reader:
    WORDS = {"true": True, "false": False, "null": None}
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, what):
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - self.text.rfind("\n", 0, self.at)
        raise JSONError(f"{what} (line {line}, column {column})")

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, expected):
        if self.peek() != expected:
            self.fail(f"expected {expected!r}")
        self.at += 1

    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in self.WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail(f"unexpected {c!r}" if c else "unexpected end")

    def object(self):
        self.take("{")
        result = {}
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail("a name must be a string")
            name = self.string()
            self.take(":")
            result[name] = self.value()
            if self.peek() == ",":
                self.at += 1
                continue
            self.take("}")
            return result

    def array(self):
        self.take("[")
        result = []
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == ",":
                self.at += 1
                continue
            self.take("]")
            return result

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        piece = self.text[start:self.at]
        try:
            return int(piece) if piece.lstrip("-").isdigit() else float(piece)
        except ValueError:
            self.fail(f"bad number {piece!r}")

    def string(self):
        self.at += 1
        out = []
        while True:
            if self.at >= len(self.text):
                self.fail("string without end")
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(out)
            if c != "\\":
                out.append(c)
                continue
            c = self.text[self.at]
            self.at += 1
            if c == "u":
                code = int(self.text[self.at:self.at + 4], 16)
                self.at += 4
                if 0xD800 <= code < 0xDC00 and self.text[self.at:self.at + 2] == "\\u":
                    low = int(self.text[self.at + 2:self.at + 6], 16)
                    self.at += 6
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                out.append(chr(code))
            elif c in self.ESCAPES:
                out.append(self.ESCAPES[c])
            else:
                self.fail(f"bad escape \\{c}")


def loads(text):
    reader = Reader(text)
    result = reader.value()
    if reader.peek():
        reader.fail("something after the end")
    return result


def pretty(value, width=60, indent=0):
    """Like json.dumps(indent=2), but what fits on a line stays on a line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= width or not isinstance(value, (dict, list)) or not value:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        rows = [f"{pad}{json.dumps(k, ensure_ascii=False)}: {pretty(v, width, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    rows = [pad + pretty(v, width, indent + 2) for v in value]
    return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"


SAMPLE = r'''
{"name": "Balloon", "tags": ["small", "fast", "l\u00e9ger", "\ud83c\udf88"], "versions": [{"number": 0.1, "good": false}, {"number": 1.0, "good": true}],
 "limits": {"int": 123456789012345678901234567890, "float": 1.5e300, "tiny": 5e-324, "nothing": null, "text": "a\"b\\c\/d\n\te"},
 "empty": [{}, [], "", 0, -0, -1.25E+2], "deep": [[[[[1, [2, [3, [4]]]]]]]]}
'''

data = loads(SAMPLE)
print(pretty(data))
print(data == json.loads(SAMPLE))
print(json.loads(pretty(data)) == data)
print(json.dumps(data, indent=2, sort_keys=True))
print(json.dumps(data["tags"]), json.dumps(data["limits"], separators=(",", ":")))

for bad in ("", "[1, 2", '{"a" 1}', '{a: 1}', "[1,]", '"abc', "tru", "1 2", "[1.2.3]", '["\\x"]', '{"a": 1,}', "\n\n  [1,\n @]"):
    try:
        ours = loads(bad)
    except JSONError as e:
        ours = f"error: {e}"
    try:
        theirs = json.loads(bad)
    except json.JSONDecodeError as e:
        theirs = f"error: {e}"
    print(f"{bad!r:16} {ours} | {theirs}")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def plain(o):
    if isinstance(o, Point):
        return {"__point__": [o.x, o.y]}
    if isinstance(o, set):
        return sorted(o)
    raise TypeError(f"no JSON for {type(o).__name__}")


def revive(d):
    return Point(*d["__point__"]) if "__point__" in d else d


text = json.dumps({"at": Point(1, 2.5), "set": {3, 1, 2}, 1: None, True: "t"}, default=plain)
print(text)
back = json.loads(text, object_hook=revive)
print(back["at"].x, back["at"].y, back["set"], list(back))
try:
    json.dumps([1j])
except TypeError as e:
    print(e)
ring = []
ring.append(ring)
try:
    json.dumps(ring)
except ValueError as e:
    print(e)
print(json.loads("[1.5, 10]", parse_float=str, parse_int=lambda s: int(s) * 2))
