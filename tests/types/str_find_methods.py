# find, rfind, index, rindex, count: windows and empty needles.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


s = "abcabc"
print(s.find("c"), s.find("c", 3), s.find("c", 3, 5), s.find(""), s.find("", 6), s.find("", 7), s.find("x"), s.find("abc", -3))
# expect: 2 5 -1 0 6 -1 -1 3
print(s.rfind("a"), s.rfind("a", 0, 3), s.rfind(""), s.rfind("", 0, 2), s.index("b", 2), s.rindex("c"), s.count("a"), s.count(""), s.count("", 3))
# expect: 3 0 6 2 4 5 2 7 4
print(s.count("abc", 1), "aaaa".count("aa"), s.find("b", None, None), s.find("b", -100, 100))  # expect: 1 2 1 1
error(s.index, "x")           # expect: ValueError: substring not found
error(s.rindex, "a", 4)       # expect: ValueError: substring not found
error(s.find, 5)              # expect: TypeError: must be str, not int
error(s.find, "a", "b")       # expect: TypeError: slice indices must be integers or None or have an __index__ method
error(s.count)                # expect: TypeError: count() takes at least 1 argument (0 given)
