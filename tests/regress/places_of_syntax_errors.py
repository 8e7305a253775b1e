# Syntax errors that stood in another place than CPython's, or said it in other words.
for code in ("def f(): from a import *", "from __future__ import nothing", "from __future__ import braces", "f'{a b}'", "f'''{\na b}'''",
             "match x:\n case [*a, *b]: pass", "match x:\n case (1 as a) | (2 as b): pass", "match x:\n case [a] | [1, [b]]: pass",
             "match x:\n case a, C(b=1, c=2) | {'k': e}: pass"):
    try:
        compile(code, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
# expect: import * only allowed at module level 1 24 1 25 None
# expect: future feature nothing is not defined 1 1 1 None None
# expect: not a chance 1 1 1 None None
# expect: f-string: invalid syntax. Perhaps you forgot a comma? 1 2 1 5 '(a b)\n'
# expect: f-string: invalid syntax. Perhaps you forgot a comma? 2 1 2 4 'a b)\n'
# expect: multiple starred names in sequence pattern 2 7 2 15 None
# expect: alternative patterns bind different names 2 19 2 20 None
# expect: alternative patterns bind different names 2 18 2 19 None
# expect: alternative patterns bind different names 2 30 2 31 None

# Arguments are looked at in CPython's order, and counted in its words.
for f, a in (("abc".find, (1, "x")), (b"abc".find, ("x", "y")), ((1).__pow__, ()), ("a".__mul__, (1, 2)), ([].__setitem__, (1,)),
             (b"a".center, (5, None)), (iter([1]).__setstate__, ("x",))):
    try:
        f(*a)
    except TypeError as e:
        print(e)
# expect: slice indices must be integers or None or have an __index__ method
# expect: slice indices must be integers or None or have an __index__ method
# expect:  expected at least 1 argument, got 0
# expect:  expected 1 argument, got 2
# expect:  expected 2 arguments, got 1
# expect: center() argument 2 must be a byte string of length 1, not None
# expect: an integer is required
