# center, ljust, rjust, zfill, expandtabs.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(["a".center(4, "*"), "ab".center(5, "*"), "a".center(1), "a".ljust(3, "-"), "a".rjust(3, "é"), "-5".zfill(5), "+x".zfill(4), "".zfill(2), "abc".zfill(2)])
# expect: ['*a**', '**ab*', 'a', 'a--', 'ééa', '-0005', '+00x', '00', 'abc']
print(["a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\n\tc".expandtabs(3), "a\tb".expandtabs(tabsize=1)])
# expect: ['a       b', 'a   b', '', 'ab\n   c', 'a b']
error("a".center, 5, "ab")    # expect: TypeError: The fill character must be exactly one character long
error("a".center, "x")        # expect: TypeError: 'str' object cannot be interpreted as an integer
error("a".ljust, 5, 6)        # expect: TypeError: The fill character must be a unicode character, not int
error("a".zfill, "x")         # expect: TypeError: 'str' object cannot be interpreted as an integer
error("a".center, 5, "")      # expect: TypeError: The fill character must be exactly one character long
