# strip takes a set of characters; removeprefix and removesuffix take a text.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print([" \t a b\n ".strip(), "xxaxx".strip("x"), "xyaxy".lstrip("yx"), "xyaxy".rstrip("yx"), "abc".strip(""), "\u3000a\xa0".strip()])
# expect: ['a b', 'a', 'axy', 'xya', 'abc', 'a']
print("prefix-x".removeprefix("prefix-"), "x".removeprefix("xx"), "name.py".removesuffix(".py"), "aa".removesuffix(""))
# expect: x x name aa
error("a".strip, 5)           # expect: TypeError: strip arg must be None or str
error("a".removeprefix, None)  # expect: TypeError: removeprefix() argument must be str, not None
error("a".strip, "a", "b")    # expect: TypeError: strip expected at most 1 argument, got 2
