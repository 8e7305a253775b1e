# replace and translate.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("x", "y"), "aaa".replace("a", "b", -1))
# expect: bbb bba -a-a-a- -a-bc abc bbb
print("abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy", "c")), "é".translate({0xe9: "e"}))
# expect: Xd xy e
print(str.maketrans({"a": 1, 98: "z"}), str.maketrans("a", "b"))  # expect: {97: 1, 98: 'z'} {97: 98}
error("a".replace, "a")       # expect: TypeError: replace expected at least 2 arguments, got 1
error("a".replace, "a", 5)    # expect: TypeError: replace() argument 2 must be str, not int
error(str.maketrans, "ab", "c")  # expect: ValueError: the first two maketrans arguments must have equal length
error(str.maketrans, {"ab": 1})  # expect: ValueError: string keys in translate table must be of length 1
error(str.maketrans, 5)       # expect: TypeError: if you give only one argument to maketrans it must be a dict
error("a".translate, 5)       # expect: TypeError: 'int' object is not subscriptable
error("a".translate, {97: 0x110000})  # expect: ValueError: character mapping must be in range(0x110000)
error("a".translate, {97: 1.5})  # expect: TypeError: character mapping must return integer, None or str
