# str.format: numbering, names, attributes, items, nesting, conversions.
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0}{0}{x}".format("q", x=3), "{{}} {{{0}}}".format(5))  # expect: 1 2 2 1 1 2 qq3 {} {5}
print("{0.real} {0.imag}".format(3 + 4j), "{0[1]} {0[0]}".format([7, 8]), "{d[k]} {d[1]}".format(d={"k": "v", 1: "one"}), "{a[b-c]}".format(a={"b-c": 9}))  # expect: 3.0 4.0 8 7 v one 9
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|".format("x"), "{:>{w}}|{:{f}^{w}}|".format("a", "b", w=5, f="*"))  # expect: 'é' é '\xe9'    'x'|     a|**b**|
print("{:5}|{:<5}|{:>5}|{:^5}|{:.2}|{:*^7.3}|".format("ab", "ab", "ab", "ab", "abc", "abcdef"))  # expect: ab   |ab   |   ab| ab  |ab|**abc**|
print("{:d} {:x} {:#x} {:b} {:e} {:.2f} {:,} {:%}".format(5, 255, 255, 5, 1.5, 2.345, 1234567, 0.25))  # expect: 5 ff 0xff 101 1.500000e+00 2.35 1,234,567 25.000000%
print("{:>10}|{:010}|{:+}".format(None.__class__.__name__, 42, 5), "".format(), "{}".format(""), "{:}".format(1), "é{}€".format("😀"))  # expect:   NoneType|0000000042|+5   1 é😀€
class P:
    x = 4
    def __format__(self, spec):
        return "<" + spec + ">"
print("{:abc} {} {0.x}".format(P(), P()) if False else "{0:abc} {1} {0.x}".format(P(), P()))  # expect: <abc> <> 4
print("{a} {b}".format_map({"a": 1, "b": 2}))  # expect: 1 2
class D(dict):
    def __missing__(self, k):
        return "?" + k
print("{x} {y}".format_map(D(x=1)))  # expect: 1 ?y
print("{0[a]}{0[b]}".format({"a": 1, "b": 2}), "{:{}{}}".format("z", ">", 4))  # expect: 12    z
print(format("x", "5"), format("x"), format("abc", "é<5.2"), format(5, "+d"), "x".__format__("^3"))  # expect: x     x abééé +5  x 
