# Building and formatting text: f-strings, %, format, join, concatenation, tables.
import sys

class Row:
    def __init__(self, name, amount, rate):
        self.name = name
        self.amount = amount
        self.rate = rate

    def __str__(self):
        return f"{self.name:<12}|{self.amount:>8,}|{self.rate:7.2f}"

    def __repr__(self):
        return f"Row({self.name!r}, {self.amount}, {self.rate})"

    def __format__(self, spec):
        return str(self) if not spec else format(str(self), spec)


def table(rows):
    lines = ["+" + "-" * 30 + "+"]
    for row in rows:
        lines.append(f"|{row}|")
    lines.append("+" + "-" * 30 + "+")
    return "\n".join(lines)


def to_base(n, base):
    digits = ""
    while n:
        n, d = divmod(n, base)
        digits = "0123456789abcdef"[d] + digits
    return digits or "0"


def roman(n):
    out = ""
    for value, text in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
                        (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += text
            n -= value
    return out


def diamond(n):
    rows = [("*" * (2 * i + 1)).center(2 * n) for i in range(n)]
    return "\n".join(rows + rows[-2::-1])


def fizz(n):
    out = []
    for i in range(1, n):
        s = ""
        if i % 3 == 0:
            s += "Fizz"
        if i % 5 == 0:
            s += "Buzz"
        out.append(s or str(i))
    return " ".join(out)


def run():
    rows = [Row("name%d" % i, i * 977, i / 7) for i in range(1500)]
    total = 0
    for _ in range(3):
        text = table(rows)
        total += len(text)
        total += len(repr(rows[:200]))
        total += len(" ".join(roman(i) for i in range(1, 1500)))
        total += len(",".join([to_base(i, 2 + i % 15) for i in range(3000)]))
        total += len("".join("%s=%d;%05.1f " % (r.name, r.amount, r.rate) for r in rows))
        total += len("".join("{} {:>10} {:x}\n".format(r.name, r.amount, r.amount) for r in rows))
        total += len(fizz(5000)) + len(diamond(40))
    print(total)
    print(text[:140])
    print(rows[3], repr(rows[4]), f"{rows[5]:>40}", hex(255), bin(10), roman(1999))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 55):
    run()
