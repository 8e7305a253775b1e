# __debug__ could be a parameter, a keyword or an attribute pattern.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(text):
    try:
        compile(text, "f", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno)
for text in ("def f(__debug__): pass", "lambda *__debug__: 1", "def f(*, __debug__=1): pass", "f(__debug__=1)", "x.__debug__ = 1", "__debug__: int", "[x for __debug__ in y]",
             "class A(__debug__=1): pass", "match x:\n case C(__debug__=1): pass", "x.__debug__", "print(__debug__)"):
    error(text)
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 1
# expect: cannot assign to __debug__ 2
# expect: fine
# expect: fine
