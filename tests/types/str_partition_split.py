# partition, split, rsplit, splitlines.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
# expect: ('a', '=', 'b=c') ('a=b', '=', 'c') ('abc', '', '') ('', '', 'abc')
print(" a  b ".split(), " a  b ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a b c ".split(None, 1))
# expect: ['a', 'b'] ['', 'a', '', 'b', ''] ['a', 'b,c'] ['a,b', 'c'] [] [''] ['a', 'b c ']
print("a\nb\r\nc\x0bd\x85e\u2028f".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e', 'f'] ['a\n', '\n', 'b\n'] [] ['']
print("abc".split("abc"), " a b ".rsplit(maxsplit=1), "a b c".split(sep=" ", maxsplit=-1))  # expect: ['', ''] [' a', 'b'] ['a', 'b', 'c']
error("a".split, "")          # expect: ValueError: empty separator
error("a".partition, "")      # expect: ValueError: empty separator
error("a".split, 5)           # expect: TypeError: must be str or None, not int
error("a".partition, 5)       # expect: TypeError: must be str, not int
error("a".split, " ", "x")    # expect: TypeError: 'str' object cannot be interpreted as an integer
