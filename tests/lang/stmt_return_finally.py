# finally runs on every way out, and its own return wins.
def a():
    try: return "try"
    finally: print("finally")
def b():
    try: return "try"
    finally: return "finally"
def c():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("end", i)
    return "done"
def d():
    try: 1 / 0
    finally: return "swallowed"
def e():
    x = 1
    try: return x
    finally: x = 2
def f():
    while True:
        try: return 1
        finally: break
    return 2
def g():
    try:
        try: raise KeyError(1)
        finally: raise ValueError(2)
    except ValueError as error: return repr(error.__context__)
print(a(), b(), c(), d(), e(), f(), g())
# expect: finally
# expect: body 0
# expect: end 0
# expect: end 1
# expect: end 2
# expect: try finally done swallowed 1 2 KeyError(1)
