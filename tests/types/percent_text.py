# % with texts.
print("%s|%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "ab", "abc", "xyz"))  # expect: ab|   ab|ab   |ab|    x|
print("%r %a %s %%" % ("é", "é", None))  # expect: 'é' '\xe9' None %
print("%c%c%c" % ("a", 66, 0x20ac), "%5c|%-3c|" % ("x", "y"))  # expect: aB€     x|y  |
print("%(a)s %(b)r %(a)5s" % {"a": 1, "b": "z"}, "%(x(y))s" % {"x(y)": 2})  # expect: 1 'z'     1 2
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%*d|" % (-5, 42))  # expect:    42|42   |3.14 42   |
print("%s %s" % (1, (2, 3)), "%s" % [1, 2], "%s" % ((1, 2),), "plain" % (), "plain" % [], "plain" % {})  # expect: 1 (2, 3) [1, 2] (1, 2) plain plain plain
print("%s" % b"x", "100%%" % ())  # expect: b'x' 100%
class A:
    def __str__(self):
        return "A"
    def __int__(self):
        return 7
    def __index__(self):
        return 8
    def __float__(self):
        return 1.5
print("%s %d %x %f" % (A(), A(), A(), A()))  # expect: A 7 8 1.500000
class M:
    def __getitem__(self, k):
        return k.upper()
print("%(abc)s" % M())  # expect: ABC
x = "%s-%s"
x %= (1, 2)
print(x)  # expect: 1-2
