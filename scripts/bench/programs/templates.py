# A template engine: text with {{ expressions }} and {% blocks %} compiled to a tree of nodes and rendered many times.
import sys

PAGE = """<h1>{{ title|upper }}</h1>
<ul>
{% for item in items %}<li class="{% if item.sale %}sale{% else %}plain{% end %}">{{ item.name }}: {{ item.price|money }}</li>
{% end %}</ul>
<p>{{ items|length }} items, {{ owner.name|title }} &lt;{{ owner.mail }}&gt;</p>
{% if note %}<p>{{ note|escape }}</p>{% end %}
"""


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, scope, out):
        out.append(self.text)


class Expression:
    def __init__(self, source):
        path, *self.filters = [part.strip() for part in source.split("|")]
        self.path = path.split(".")

    def value(self, scope):
        value = scope.get(self.path[0])
        for name in self.path[1:]:
            value = value[name] if isinstance(value, dict) else getattr(value, name)
        for name in self.filters:
            value = FILTERS[name](value)
        return value

    def render(self, scope, out):
        out.append(str(self.value(scope)))


class For:
    def __init__(self, name, items, body):
        self.name = name
        self.items = items
        self.body = body

    def render(self, scope, out):
        inner = dict(scope)
        for item in self.items.value(scope):
            inner[self.name] = item
            for node in self.body:
                node.render(inner, out)


class If:
    def __init__(self, condition, then, otherwise):
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def render(self, scope, out):
        for node in self.then if self.condition.value(scope) else self.otherwise:
            node.render(scope, out)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


FILTERS = {"upper": str.upper, "title": str.title, "length": len, "escape": escape, "money": lambda cents: f"{cents // 100}.{cents % 100:02d} €"}


def pieces(source):
    """Text, expressions and blocks in turn."""
    at = 0
    while True:
        start = source.find("{", at)
        while start >= 0 and source[start + 1:start + 2] not in ("{", "%"):
            start = source.find("{", start + 1)
        if start < 0:
            yield "text", source[at:]
            return
        if start > at:
            yield "text", source[at:start]
        kind = "expression" if source[start + 1] == "{" else "block"
        end = source.index("}}" if kind == "expression" else "%}", start)
        yield kind, source[start + 2:end].strip()
        at = end + 2


def parse(stream):
    """Nodes up to `end` or `else`, and which of them it was."""
    nodes = []
    for kind, text in stream:
        if kind == "text":
            nodes.append(Text(text))
        elif kind == "expression":
            nodes.append(Expression(text))
        elif text in ("end", "else"):
            return nodes, text
        elif text.startswith("for "):
            _, name, _, items = text.split()
            body, _ = parse(stream)
            nodes.append(For(name, Expression(items), body))
        elif text.startswith("if "):
            then, last = parse(stream)
            otherwise = parse(stream)[0] if last == "else" else []
            nodes.append(If(Expression(text[3:]), then, otherwise))
        else:
            raise ValueError("unknown block " + text)
    return nodes, None


class Template:
    def __init__(self, source):
        self.nodes, _ = parse(pieces(source))

    def render(self, **scope):
        out = []
        for node in self.nodes:
            node.render(scope, out)
        return "".join(out)


class Owner:
    def __init__(self, name, mail):
        self.name = name
        self.mail = mail


def run():
    size = 0
    for k in range(12):
        template = Template(PAGE)
        items = [{"name": "thing %d" % i, "price": i * 137 % 10000, "sale": i % 5 == 0} for i in range(30)]
        text = template.render(title="shop %d" % k, items=items, owner=Owner("ada l", "a@b.c"), note="<cheap> & \"good\"" if k % 2 else "")
        size += len(text)
    print(size, text[:50].splitlines(), text.count("sale"))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 853):
    run()
