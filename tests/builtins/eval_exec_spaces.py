# eval and exec: whose names they see.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


x = "module"
def f():
    x = "local"
    return eval("x"), eval("x", {"x": "given"}), eval("x", {}, {"x": "inner"})
print(f())                    # expect: ('local', 'given', 'inner')
space = {}
exec("a = 1\ndef g(): return a", space)
space["a"] = 5
print(space["g"](), "__builtins__" in space)  # expect: 5 True
print(eval("  1 + 1"), eval(b"2 + 2"), exec("3"))  # expect: 2 4 None
class M(dict):
    def __missing__(self, k):
        return k.upper()
print(eval("q + r", {}, M()))  # expect: QR
error(eval, "q", {})          # expect: NameError: name 'q' is not defined
error(eval, "1;2")            # expect: SyntaxError: invalid syntax (<string>, line 1)
error(eval, "", {})           # expect: SyntaxError: invalid syntax (<string>, line 0)
error(exec, "1", 5)           # expect: TypeError: exec() globals must be a dict, not int
error(eval, "1", {}, 5)       # expect: TypeError: locals must be a mapping
