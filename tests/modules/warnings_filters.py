# warnings: filters, recording, formatting, errors.
import warnings

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"

def record(setup, action):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        setup()
        action()
    return [(w.category.__name__, str(w.message), w.lineno - first) for w in log]

def noisy():
    for i in range(3):
        warnings.warn("repeated", UserWarning)
    for text in ("a", "b"):
        warnings.warn(text, DeprecationWarning, stacklevel=1)
    warnings.warn(RuntimeWarning("instance"))

first = noisy.__code__.co_firstlineno
print(record(lambda: warnings.simplefilter("always"), noisy)) # expect: [('UserWarning', 'repeated', 2), ('UserWarning', 'repeated', 2), ('UserWarning', 'repeated', 2), ('DeprecationWarning', 'a', 4), ('DeprecationWarning', 'b', 4), ('RuntimeWarning', 'instance', 5)]
print(record(lambda: warnings.simplefilter("default"), noisy)) # expect: [('UserWarning', 'repeated', 2), ('DeprecationWarning', 'a', 4), ('DeprecationWarning', 'b', 4), ('RuntimeWarning', 'instance', 5)]
print(record(lambda: warnings.simplefilter("module"), noisy)) # expect: [('UserWarning', 'repeated', 2), ('DeprecationWarning', 'a', 4), ('DeprecationWarning', 'b', 4), ('RuntimeWarning', 'instance', 5)]
print(record(lambda: warnings.simplefilter("once"), noisy)) # expect: [('UserWarning', 'repeated', 2), ('DeprecationWarning', 'a', 4), ('DeprecationWarning', 'b', 4), ('RuntimeWarning', 'instance', 5)]
print(record(lambda: warnings.simplefilter("ignore"), noisy)) # expect: []
print(record(lambda: (warnings.simplefilter("always"), warnings.filterwarnings("ignore", "rep.*|inst", lineno=0)), noisy)) # expect: [('DeprecationWarning', 'a', 4), ('DeprecationWarning', 'b', 4)]
print(record(lambda: (warnings.simplefilter("always"), warnings.simplefilter("ignore", DeprecationWarning)), noisy)) # expect: [('UserWarning', 'repeated', 2), ('UserWarning', 'repeated', 2), ('UserWarning', 'repeated', 2), ('RuntimeWarning', 'instance', 5)]

def outer():
    warnings.warn("about the caller", stacklevel=2)

print(record(lambda: warnings.simplefilter("always"), lambda: outer())[0][:2]) # expect: ('UserWarning', 'about the caller')
with warnings.catch_warnings():
    warnings.simplefilter("error")
    print(error(warnings.warn, "as error", FutureWarning)) # expect: FutureWarning: as error
print(repr(warnings.formatwarning("text", UserWarning, "file.py", 3, "  source  "))) # expect: 'file.py:3: UserWarning: text\n  source\n'
print(repr(warnings.formatwarning("text", UserWarning, "nofile.py", 3))) # expect: 'nofile.py:3: UserWarning: text\n'
print(error(warnings.warn, "x", int))           # expect: TypeError: category must be a Warning subclass, not 'type'
print(error(warnings.simplefilter, "nope"))     # expect: AssertionError: invalid action: 'nope'
print(error(warnings.filterwarnings, "ignore", category=int)) # expect: AssertionError: category must be a Warning subclass
print(warnings.catch_warnings(record=True), error(warnings.catch_warnings().__exit__)) # expect: catch_warnings(record=True) RuntimeError: Cannot exit catch_warnings() without entering first
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "f.py", 7)
print(log[0])                                   # expect: {message : UserWarning('explicit'), category : 'UserWarning', filename : 'f.py', lineno : 7, line : None}
shown = []
saved = warnings.showwarning
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append((str(message), lineno - first > 0))
warnings.warn("custom")
warnings.showwarning = saved
print(shown, [f[0] for f in warnings.filters])  # expect: [('custom', True)] ['default', 'ignore', 'ignore', 'ignore', 'ignore']
warnings.simplefilter("error")
warnings.warn("the end", ImportWarning)         # raises: ImportWarning: the end
