# A declaration behind the use of a name said "assigned"; behind an import it was refused; behind another declaration accepted.
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
        print(e.msg, e.lineno, e.offset, e.end_offset)
error("def f():\n print(x); x = 1\n global x")  # expect: name 'x' is used prior to global declaration 3 2 10
error("def f():\n x = 1; print(x)\n nonlocal x")  # expect: name 'x' is used prior to nonlocal declaration 3 2 12
error("def f():\n x: int = 3; x\n global x")  # expect: name 'x' is used prior to global declaration 3 2 10
error("global x; x = 1; global x")  # expect: name 'x' is assigned to before global declaration 1 18 26
error("def f():\n global x\n print(x)\n global x")  # expect: name 'x' is used prior to global declaration 4 2 10
error("def f():\n import x\n global x")  # expect: fine
error("def f():\n from a import x\n global x")  # expect: fine
error("x = 1\nnonlocal x")    # expect: name 'x' is assigned to before nonlocal declaration 2 1 11
error("def f():\n global x\n nonlocal x")  # expect: name 'x' is nonlocal and global 2 2 10
error("class A:\n __x = 1\n global __x")  # expect: name '__x' is assigned to before global declaration 3 2 12
error("def f():\n try: pass\n except E: x\n else:\n  x = 1\n  nonlocal x")
# expect: name 'x' is assigned to before nonlocal declaration 6 3 13
