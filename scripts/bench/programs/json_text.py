# A reader and a writer of JSON text, by hand.
import sys

class Reader:
    SPACES = " \t\r\n"
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in self.SPACES:
            at += 1
        self.at = at
        return text[at] if at < len(text) else ""

    def expect(self, char):
        if self.skip() != char:
            raise ValueError(f"expected {char!r} at {self.at}")
        self.at += 1

    def value(self):
        c = self.skip()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return v
        return self.number()

    def object(self):
        self.expect("{")
        result = {}
        if self.skip() == "}":
            self.at += 1
            return result
        while True:
            self.skip()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.skip() == "}":
                self.at += 1
                return result
            self.expect(",")

    def array(self):
        self.expect("[")
        result = []
        if self.skip() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.skip() == "]":
                self.at += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        text = self.text
        start = at = self.at
        while True:
            c = text[at]
            if c == '"':
                parts.append(text[start:at])
                self.at = at + 1
                return "".join(parts)
            if c == "\\":
                parts.append(text[start:at])
                parts.append(self.ESCAPES[text[at + 1]])
                at += 2
                start = at
            else:
                at += 1

    def number(self):
        text, start = self.text, self.at
        at = start
        while at < len(text) and (text[at].isdigit() or text[at] in "+-.eE"):
            at += 1
        self.at = at
        word = text[start:at]
        return float(word) if "." in word or "e" in word else int(word)


def write(v, out):
    if v is None:
        out.append("null")
    elif v is True or v is False:
        out.append("true" if v else "false")
    elif isinstance(v, str):
        out.append('"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"')
    elif isinstance(v, (int, float)):
        out.append(str(v))
    elif isinstance(v, dict):
        out.append("{")
        for i, (key, item) in enumerate(v.items()):
            if i:
                out.append(", ")
            write(key, out)
            out.append(": ")
            write(item, out)
        out.append("}")
    else:
        out.append("[")
        for i, item in enumerate(v):
            if i:
                out.append(", ")
            write(item, out)
        out.append("]")


def sample(n):
    return {"items": [{"id": i, "name": "item %d" % i, "price": i * 0.25, "tags": ["a", "line\nbreak", 'q"x'], "stock": i % 3 == 0,
                       "next": None, "size": {"w": i, "h": -i}} for i in range(n)]}


def run():
    data = sample(400)
    for _ in range(6):
        out = []
        write(data, out)
        text = "".join(out)
        data = Reader(text).value()
    print(len(text), data == sample(400), text[-100:])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 11):
    run()
