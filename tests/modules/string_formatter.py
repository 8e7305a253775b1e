# string: constants, Template, Formatter, capwords.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import string
print(string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.capwords("a  bc d"), string.capwords("a-b", "-"))
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ ' \t\n\r\x0b\x0c' A Bc D A-B
t = string.Template("$a ${b}c $$ $a")
print(t.substitute(a=1, b=2), t.safe_substitute(a=1), t.get_identifiers(), t.is_valid(), string.Template("$").is_valid())
# expect: 1 2c $ 1 1 ${b}c $ 1 ['a', 'b'] True False
error(t.substitute, a=1)      # expect: KeyError: 'b'
error(string.Template("$ x").substitute)  # expect: ValueError: Invalid placeholder in string: line 1, col 1
error(string.Template("a\n${b").substitute)  # expect: ValueError: Invalid placeholder in string: line 2, col 1
class F(string.Formatter):
    def get_value(self, k, a, kw): return k if isinstance(k, str) else a[k]
    def convert_field(self, v, c): return v * 2 if c == "d" else super().convert_field(v, c)
print(F().format("{x} {0!d}", "y"), list(string.Formatter().parse("a{b!r:c}d")), string.Formatter().format("{0} {a:>3}", 1, a=2))
# expect: x yy [('a', 'b', 'c', 'r'), ('d', None, None, None)] 1   2
error(string.Formatter().format, "{}")  # expect: IndexError: tuple index out of range
error(string.Formatter().format, "{a}")  # expect: KeyError: 'a'
