# traceback: formatting of exceptions, stacks, and chains.
import traceback
def f():
    g()
def g():
    raise ValueError("deep")
try:
    f()
except ValueError as e:
    caught = e
print(traceback.format_exception_only(caught), len(traceback.extract_tb(caught.__traceback__)), [s.name for s in traceback.extract_tb(caught.__traceback__)], [s.line for s in traceback.extract_tb(caught.__traceback__)])
# expect: ['ValueError: deep\n'] 3 ['<module>', 'f', 'g'] ['f()', 'g()', 'raise ValueError("deep")']
print("".join(traceback.format_exception_only(SyntaxError("bad", ("file", 3, 5, "x = = 1\n", 3, 6)))))
# expect:   File "file", line 3
# expect:     x = = 1
# expect:         ^
# expect: SyntaxError: bad
# expect:
try:
    try: f()
    except ValueError as e: raise KeyError("second") from e
except KeyError as e:
    text = "".join(traceback.format_exception(e))
print(text.count("Traceback"), "direct cause" in text, text.splitlines()[-1])  # expect: 2 True KeyError: 'second'
t = traceback.TracebackException.from_exception(caught)
print(str(t), list(t.format_exception_only()), t.exc_type.__name__, t.stack[-1].lineno, traceback.format_exc())
# expect: deep ['ValueError: deep\n'] ValueError 6 NoneType: None
# expect:
def h():
    return traceback.extract_stack()[-1].name, traceback.format_stack()[-1].split("\n")[1].strip()
print(h())                    # expect: ('h', 'return traceback.extract_stack()[-1].name, traceback.format_stack()[-1].split("\\n")[1].strip()')
caught.add_note("a note")
print(traceback.format_exception_only(type(caught), caught))  # expect: ['ValueError: deep\n', 'a note\n']
