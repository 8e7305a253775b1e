# send, throw, close, and what each answers at each moment.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def g():
    try:
        while True:
            try:
                got = yield "ready"
                print("got", got)
            except ValueError as e:
                print("caught", e)
                yield "recovered"
    finally:
        print("closing")
it = g()
print(next(it), it.send(1), it.throw(ValueError("v")), next(it))
# expect: got 1
# expect: caught v
# expect: ready ready recovered ready
it.close()                    # expect: closing
it.close()
def error(f, *a):
    try:
        f(*a)
    except BaseException as e:
        print(type(e).__name__, e)
error(next, it, )if False else None
error(it.throw, KeyError("late"))  # expect: KeyError 'late'
error(g().send, 1)            # expect: TypeError can't send non-None value to a just-started generator
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
error(s.close)                # expect: RuntimeError generator ignored GeneratorExit
def returns():
    yield 1
    return "value"
r = returns()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value, e.args)
# expect: value ('value',)
def bad():
    yield 1
    raise StopIteration("inner")
error(list, bad())            # expect: RuntimeError generator raised StopIteration
def own():
    yield next(me)
me = own()
error(next, me)               # expect: ValueError generator already executing
