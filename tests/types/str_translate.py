# translate and maketrans.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

t = str.maketrans("abc", "xyz", "d")
print(t)  # expect: {97: 120, 98: 121, 99: 122, 100: None}
print("abcdé".translate(t), "aé".translate({233: "E", "a": "b"}), "abc".translate({97: None, 98: "BB", 99: 0x20ac}))  # expect: xyzé aE BB€
print(str.maketrans({"a": 1, 98: "x"}), str.maketrans({}), str.maketrans("", ""))  # expect: {97: 1, 98: 'x'} {} {}
class Shift:
    def __getitem__(self, c):
        if c == 120:
            raise LookupError
        return c + 1
print("abxé".translate(Shift()))  # expect: bcxê
print("abc".translate("0" * 97 + "XYZ"), "same".translate({}))  # expect: XYZ same
print(message(str.maketrans, 1))  # expect: TypeError: if you give only one argument to maketrans it must be a dict
print(message(str.maketrans, "a", "bc"))  # expect: ValueError: the first two maketrans arguments must have equal length
print(message(str.maketrans, {"ab": 1}))  # expect: ValueError: string keys in translate table must be of length 1
print(message(str.maketrans, {1.5: 1}))  # expect: TypeError: keys in translate table must be strings or integers
print(message(str.maketrans, "a", 1))  # expect: TypeError: maketrans() argument 2 must be str, not int
print(message("a".translate, 5))  # expect: TypeError: 'int' object is not subscriptable
print(message("a".translate, {97: 1.5}))  # expect: TypeError: character mapping must return integer, None or str
print(message("a".translate, {97: 0x110000}))  # expect: ValueError: character mapping must be in range(0x110000)
