# Characters and pieces: by code point, never out of range for slices.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


s = "aé😀b"
print(s[0], s[-1], s[2], len(s), s[1:3], s[::-1], s[5:], s[-2:], s[3:1], s[::2], s[True], list(s))
# expect: a b 😀 4 é😀 b😀éa  😀b  a😀 é ['a', 'é', '😀', 'b']
error(s.__getitem__, 4)       # expect: IndexError: string index out of range
error(s.__getitem__, -5)      # expect: IndexError: string index out of range
error(s.__getitem__, "a")     # expect: TypeError: string indices must be integers, not 'str'
error(s.__getitem__, 1.0)     # expect: TypeError: string indices must be integers, not 'float'
error(s.__getitem__, slice(0, 1, 0))  # expect: ValueError: slice step cannot be zero
error(s.__getitem__, 2**70)   # expect: IndexError: cannot fit 'int' into an index-sized integer
def assign(o, k, v): o[k] = v
error(assign, s, 0, "x")      # expect: TypeError: 'str' object does not support item assignment
print("abc" * 0, "ab" * 3, 2 * "é", "a" * -1, "a" "b" + "c")  # expect:  ababab éé  abc
error("a".__mul__, "b")       # expect: TypeError: 'str' object cannot be interpreted as an integer
