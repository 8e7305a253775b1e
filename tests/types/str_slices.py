# Indexing, slices and repetition.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

s = "abcdef"
print(s[0], s[-1], s[1:3], s[:-2], s[::2], s[::-1], s[4:1:-1], s[10:], s[2:2] == "", s[True])  # expect: a f bc abcd ace fedcba edc  True b
u = "aé€\U0001f600"
print(ascii(u[1]), ascii(u[:2]), ascii(u[2:]), ascii(u[::-1]), u[:1].isascii(), len(u), ascii(u[-2]))  # expect: '\xe9' 'a\xe9' '\u20ac\U0001f600' '\U0001f600\u20ac\xe9a' True 4 '\u20ac'
print(s[:] is s, s[0] is s[0], "é" + "" == "é", "ab" * 3, 2 * "é", "x" * 0 == "", "x" * -1 == "", "ab" * True)  # expect: True True True ababab éé True True ab
class I:
    def __index__(self):
        return 2
print(s[I()], s[I():], "z" * I())  # expect: c cdef zz
print(message(lambda: s[6]))  # expect: IndexError: string index out of range
print(message(lambda: s[-7]))  # expect: IndexError: string index out of range
print(message(lambda: s["a"]))  # expect: TypeError: string indices must be integers, not 'str'
print(message(lambda: s[1.0]))  # expect: TypeError: string indices must be integers, not 'float'
print(message(lambda: s[::0]))  # expect: ValueError: slice step cannot be zero
print(message(lambda: s["a":]))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(message(lambda: s[1 << 70]))  # expect: IndexError: cannot fit 'int' into an index-sized integer
print(message(lambda: "a" * "b"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(message(lambda: "a" * 1.0))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(message(lambda: "a" + 1))  # expect: TypeError: can only concatenate str (not "int") to str
print(message(lambda: 1 + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(message(lambda: "ab" * (1 << 62)))  # expect: OverflowError: repeated string is too long
