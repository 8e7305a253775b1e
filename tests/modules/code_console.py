# codeop and code: is a command whole; a console that reads lines and shows errors.
import code
import codeop
import sys

for text in '', '# c', 'x', 'x = (', 'if x:', 'if x:\n  y', 'if x:\n  y\n', 'def f():\n  pass\n\n', 'x = """a', 'a b', 'x = 1 +', 'try:\n  x\n', '@d', 'for', '[1,\n2', 'x \\', '1; 2':
    for symbol in 'single', 'exec', 'eval':
        try:
            print(repr(text), symbol, 'incomplete' if codeop.compile_command(text, symbol=symbol) is None else 'whole')
        except (SyntaxError, ValueError, OverflowError) as e:
            print(repr(text), symbol, type(e).__name__)
compiler = codeop.CommandCompiler()
compiler('from __future__ import annotations')
exec(compiler('x: undefined = 1\nprint(__annotations__)', symbol='exec'), {})

sys.stderr = sys.stdout
lines = iter(['x = 2', 'x * 3', 'def f(n):', '    return n + x', '', 'f(5)', '1 / 0', 'a b', 'y', 'raise ValueError(3)'])


def readfunc(prompt):
    sys.stdout.write(prompt)
    try:
        line = next(lines)
    except StopIteration:
        raise EOFError
    print(line)
    return line


code.interact('banner', readfunc, {}, 'bye')
interpreter = code.InteractiveInterpreter({'z': 1})
print(interpreter.runsource('z +'), interpreter.runsource('if z:'), interpreter.runsource('z', symbol='eval'))
for flags in 0, 0x200, 0x4000, 0x4200:
    for text in 'if 1: pass', 'if 1:\n pass', 'x = (', "try: x\n", 'a b':
        try:
            compile(text, 'f', 'single', flags)
            print(hex(flags), repr(text), 'compiles')
        except SyntaxError as e:
            print(hex(flags), repr(text), e.msg, e.lineno, e.offset)
