# A key twice in a mapping pattern is found before what its patterns have wrong.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(text):
    try:
        compile("match x:\n case " + text + ": pass", "f", "exec")
    except SyntaxError as e:
        print(e.msg)
error("{1: a, True: (b | 2)}")  # expect: mapping pattern checks duplicate key (True)
error("{1: a, 2: (b | 2)}")   # expect: name capture 'b' makes remaining patterns unreachable
error("{'k': {1: a, 1.0: b}}")  # expect: mapping pattern checks duplicate key (1.0)
