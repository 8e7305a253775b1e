# Operators on what lacks them, and the hints that come with some.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(text):
    try:
        eval(text, {"f": print, "n": None})
    except TypeError as e:
        print(e)
for text in ("1 + 'a'", "'a' + 1", "[] + ()", "1 - []", "{} | 1", "n + 1", "'a' * 'b'", "[] * 1.0", "1 // 'a'", "'%d' % 'x'", "2 ** 'a'",
             "1 << 1.0", "1 @ 2", "f >> 1", "f << 1", "n < 1", "1 < 'a'", "[] < ()", "1j < 2j", "{} < {}", "'a' in 1", "1 in 'a'", "-n", "~1.0",
             "n()", "n[0]", "1[0]", "[]['a']", "'a'['b']", "(1,)[1.0]", "{}[[]]", "b'a' + 'a'", "'a' + b'a'", "len(n)", "iter(n)", "n.x if 0 else n * 2"):
    error(text)
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate list (not "tuple") to list
# expect: unsupported operand type(s) for -: 'int' and 'list'
# expect: unsupported operand type(s) for |: 'dict' and 'int'
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: unsupported operand type(s) for //: 'int' and 'str'
# expect: %d format: a real number is required, not str
# expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: unsupported operand type(s) for <<: 'int' and 'float'
# expect: unsupported operand type(s) for @: 'int' and 'int'
# expect: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
# expect: unsupported operand type(s) for <<: 'builtin_function_or_method' and 'int'
# expect: '<' not supported between instances of 'NoneType' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'list' and 'tuple'
# expect: '<' not supported between instances of 'complex' and 'complex'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: argument of type 'int' is not iterable
# expect: 'in <string>' requires string as left operand, not int
# expect: bad operand type for unary -: 'NoneType'
# expect: bad operand type for unary ~: 'float'
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not subscriptable
# expect: 'int' object is not subscriptable
# expect: list indices must be integers or slices, not str
# expect: string indices must be integers, not 'str'
# expect: tuple indices must be integers or slices, not float
# expect: unhashable type: 'list'
# expect: can't concat str to bytes
# expect: can only concatenate str (not "bytes") to str
# expect: object of type 'NoneType' has no len()
# expect: 'NoneType' object is not iterable
# expect: unsupported operand type(s) for *: 'NoneType' and 'int'
