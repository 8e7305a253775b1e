# nonlocal reaches the nearest function around; global the module.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


n = "module"
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def reset():
        global n
        n = "changed"
    def deep():
        def deeper():
            nonlocal n
            n *= 10
        deeper()
        return n
    return up, reset, deep
up, reset, deep = counter()
print(up(), up(), deep(), up(), n)  # expect: 1 2 20 21 module
reset()
print(n, up())                # expect: changed 22
def error(text):
    try:
        compile(text, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
error("def f():\n nonlocal q")  # expect: no binding for nonlocal 'q' found 2 2
error("nonlocal q")           # expect: nonlocal declaration not allowed at module level 1 1
error("def f(a):\n global a")  # expect: name 'a' is parameter and global 2 2
error("def f():\n a = 1\n global a")  # expect: name 'a' is assigned to before global declaration 3 2
error("def f():\n print(a)\n global a")  # expect: name 'a' is used prior to global declaration 3 2
error("def f():\n global a\n nonlocal a")  # expect: name 'a' is nonlocal and global 2 2
error("def f():\n a: int\n global a")  # expect: annotated name 'a' can't be global 3 2
