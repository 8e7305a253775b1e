# strip, padding, expandtabs, zfill, removeprefix.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(repr("  a b\t\n".strip()), repr("xxaxx".strip("x")), repr("xyaxy".lstrip("yx")), repr("xyaxy".rstrip("yx")))  # expect: 'a b' 'a' 'axy' 'xya'
print(repr("\u2003é\u2003".strip()), repr("é€aé€".strip("€é")), repr("abc".strip("")), repr("  ".strip()))  # expect: 'é' 'a' 'abc' ''
print(repr("ab".center(5)), repr("ab".center(6)), repr("abc".center(6)), repr("ab".center(5, "*")), repr("ab".ljust(5, "é")), repr("é".rjust(4, "€")))  # expect: '  ab ' '  ab  ' ' abc  ' '**ab*' 'abééé' '€€€é'
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "é".zfill(3), "".zfill(2), "-".zfill(1), "--1".zfill(5))  # expect: 00042 -0042 +0042 00é 00 - -00-1
print(repr("a\tbc\td".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t\n\tx".expandtabs(2)), repr("a\tb".expandtabs(0)), repr("a\tb".expandtabs(-3)))  # expect: 'a       bc      d' 'a   b' '  \n  x' 'ab' 'ab'
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removeprefix("y"), "x".removesuffix(""), "aa".removeprefix("a"))  # expect: x x x x a
print(message("a".strip, 1))  # expect: TypeError: strip arg must be None or str
print(message("a".center, 5, "ab"))  # expect: TypeError: The fill character must be exactly one character long
print(message("a".center, 5, 1))  # expect: TypeError: The fill character must be a unicode character, not int
print(message("a".center, "x"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(message("a".removeprefix, 1))  # expect: TypeError: removeprefix() argument must be str, not int
print(message("a".zfill, 1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
