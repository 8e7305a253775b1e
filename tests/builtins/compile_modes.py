# compile: three modes, a tree's namespace, and what each refuses.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


code = compile("x = 1\ny = x + 1", "<mine>", "exec")
space = {}
exec(code, space)
print(space["y"], code.co_filename, code.co_name)  # expect: 2 <mine> <module>
print(eval(compile("1 + 2", "f", "eval")))  # expect: 3
exec(compile("3 * 4", "f", "single"))  # expect: 12
error(compile, "x = 1", "f", "eval")  # expect: SyntaxError: invalid syntax (f, line 1)
error(compile, "1", "f", "other")  # expect: ValueError: compile() mode must be 'exec', 'eval' or 'single'
error(compile, "x\0y", "f", "exec")  # expect: SyntaxError: source code string cannot contain null bytes
error(compile, "a b", "f", "exec")  # expect: SyntaxError: invalid syntax (f, line 1)
error(compile, 5, "f", "exec")  # expect: TypeError: compile() arg 1 must be a string, bytes or AST object
