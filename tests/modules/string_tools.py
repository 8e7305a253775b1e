# string: constants, capwords, Template, Formatter.
import string
from string import Template, Formatter

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits) # expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF 01234567
print(string.punctuation, repr(string.whitespace), len(string.printable)) # expect: !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ ' \t\n\r\x0b\x0c' 100
print(string.capwords("hello  big\tworld"), string.capwords("a-b c", "-")) # expect: Hello Big World A-B c

t = Template("$who likes ${what}, $$5")
print(t.substitute(who="tim", what="kung pao"), t.substitute({"who": 1}, what=2), t.template) # expect: tim likes kung pao, $5 1 likes 2, $5 $who likes ${what}, $$5
print(error(t.substitute, who="tim"))           # expect: KeyError: 'what'
print(t.safe_substitute(who="tim"), Template("$ x").safe_substitute()) # expect: tim likes ${what}, $5 $ x
print(error(Template("a\nb $ x").substitute))   # expect: ValueError: Invalid placeholder in string: line 2, col 3
print(t.get_identifiers(), t.is_valid(), Template("$1").is_valid()) # expect: ['who', 'what'] True False

class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"

print(Percent("%a_b and %no %%").safe_substitute(a_b="yes", no="no")) # expect: yes and %no %

f = Formatter()
print(f.format("{0} {1!r} {x:>5} {y[k]} {z.real}", 1, "a", x=2, y={"k": 3}, z=4)) # expect: 1 'a'     2 3 4
print(f.format("{} {}", 1, 2), f.format("{:{}}", "a", 5) + "|", f.vformat("{a}", (), {"a": 1})) # expect: 1 2 a    | 1
print(error(f.format, "{} {0}", 1))             # expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(error(f.format, "{!x}", 1))               # expect: ValueError: Unknown conversion specifier x
print(error(f.format, "{a}"))                   # expect: KeyError: 'a'
print(error(f.format, "{}"))                    # expect: IndexError: tuple index out of range
print(list(f.parse("a{b:c!d}e{f!r}")), f.get_field("0.real", (5,), {})) # expect: [('a', 'b', 'c!d', None), ('e', 'f', '', 'r')] (5, 0)

class Default(Formatter):
    def get_value(self, key, args, kwds):
        return kwds.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwds)
    def check_unused_args(self, used, args, kwds):
        if len(args) > len([u for u in used if isinstance(u, int)]):
            raise ValueError("unused")

print(Default().format("{a} {b}", a=1), error(Default().format, "{0}", 1, 2)) # expect: 1 <b> ValueError: unused
f.format("{0.x}", 1)                            # raises: AttributeError: 'int' object has no attribute 'x'
