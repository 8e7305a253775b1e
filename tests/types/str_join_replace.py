# join and replace.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print("-".join(["a", "b", "c"]), "".join(["x"]), "-".join([]), "ab".join("xyz"), ", ".join({"k": 1, "l": 2}))  # expect: a-b-c x  xabyabz k, l
print("é".join(["a", "€", "\U0001f600"]), ascii("é".join(["a", "€", "\U0001f600"])))  # expect: aé€é😀 'a\xe9\u20ac\xe9\U0001f600'
one = "single"
print("-".join([one]) is one)  # expect: True
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("an", ""), "banana".replace("x", "y"))  # expect: bonono bonona ba banana
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("", "x", 0), "aaa".replace("aa", "b"))  # expect: -a-b-c- -a-bc x  ba
print("aé".replace("é", "e").isascii(), "a€".replace("€", "é"), "abc".replace("b", "€"), "x€y".replace("€", ""))  # expect: True aé a€c xy
print("abc".replace("abc", "") == "", "a.b.c".replace(".", "::", 1), "abc".replace("c", "d", 0))  # expect: True a::b.c abc
print(message("-".join, [1]))  # expect: TypeError: sequence item 0: expected str instance, int found
print(message("-".join, ["a", b"b"]))  # expect: TypeError: sequence item 1: expected str instance, bytes found
print(message("-".join, 5))  # expect: TypeError: can only join an iterable
print(message("a".replace, "a"))  # expect: TypeError: replace expected at least 2 arguments, got 1
print(message("a".replace, 1, "b"))  # expect: TypeError: replace() argument 1 must be str, not int
print(message("a".replace, "b", None))  # expect: TypeError: replace() argument 2 must be str, not None
print(message("a".replace, "a", "b", "c"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
class S(str):
    pass
print(type("-".join([S("q")])), type(S("q").replace("x", "y")), type(S("q").strip()), type(S("q") + ""), type(S("q")[:]))  # expect: <class 'str'> <class 'str'> <class 'str'> <class 'str'> <class 'str'>
