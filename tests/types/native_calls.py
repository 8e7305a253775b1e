# the words of the TypeError for wrong arguments of built-in functions, and what such functions show of themselves
def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as problem:
        print(type(problem).__name__ + ":", problem)


attempt(len)                    # expect: TypeError: len() takes exactly one argument (0 given)
attempt(len, [], [])            # expect: TypeError: len() takes exactly one argument (2 given)
attempt(len, x=1)               # expect: TypeError: len() takes no keyword arguments
attempt([].append)              # expect: TypeError: list.append() takes exactly one argument (0 given)
attempt([].append, x=1)         # expect: TypeError: list.append() takes no keyword arguments
attempt([].clear, 1)            # expect: TypeError: list.clear() takes no arguments (1 given)
attempt([].insert, 1)           # expect: TypeError: insert expected 2 arguments, got 1
attempt([].insert, 1, 2, 3)     # expect: TypeError: insert expected 2 arguments, got 3
attempt([].insert, "a", 1)      # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt([].insert, x=1)         # expect: TypeError: list.insert() takes no keyword arguments
attempt([].pop, 1, 2)           # expect: TypeError: pop expected at most 1 argument, got 2
attempt([].pop, 10 ** 30)       # expect: OverflowError: Python int too large to convert to C ssize_t
attempt([].index)               # expect: TypeError: index expected at least 1 argument, got 0
attempt([].sort, 1)             # expect: TypeError: sort() takes no positional arguments
attempt([].sort, q=1)           # expect: TypeError: 'q' is an invalid keyword argument for sort()
attempt([].sort, key=None, reverse=0, q=1)      # expect: TypeError: sort() takes at most 2 keyword arguments (3 given)
attempt("".split, 1, 2, 3)      # expect: TypeError: split() takes at most 2 arguments (3 given)
attempt("".encode, 1)           # expect: TypeError: encode() argument 'encoding' must be str, not int
attempt("".replace, 1, 2)       # expect: TypeError: replace() argument 1 must be str, not int
attempt("".replace, None, "")   # expect: TypeError: replace() argument 1 must be str, not None
attempt("".removeprefix, 1)     # expect: TypeError: removeprefix() argument must be str, not int
attempt("".splitlines, 1, 2)    # expect: TypeError: splitlines() takes at most 1 argument (2 given)
attempt({}.get)                 # expect: TypeError: get expected at least 1 argument, got 0
attempt({}.get, 1, 2, 3)        # expect: TypeError: get expected at most 2 arguments, got 3
attempt(dict.fromkeys)          # expect: TypeError: fromkeys expected at least 1 argument, got 0
attempt(sum)                    # expect: TypeError: sum() takes at least 1 positional argument (0 given)
attempt(sum, [], 1, 2)          # expect: TypeError: sum() takes at most 2 arguments (3 given)
attempt(sum, [], x=1)           # expect: TypeError: 'x' is an invalid keyword argument for sum()
attempt(pow, 1)                 # expect: TypeError: pow() missing required argument 'exp' (pos 2)
attempt(pow, 1, base=2, exp=3)  # expect: TypeError: argument for pow() given by name ('base') and position (1)
attempt(list.append)            # expect: TypeError: unbound method list.append() needs an argument
attempt(list.append, 1, 2)      # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
attempt(list.append.__get__, 5) # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
descr = dict.__dict__["fromkeys"]
attempt(descr)                  # expect: TypeError: descriptor 'fromkeys' of 'dict' object needs an argument
attempt(descr, 1)               # expect: TypeError: descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
attempt(descr, int, [])         # expect: TypeError: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
attempt(descr, dict, "ab")      # expect: {'a': None, 'b': None}

print(len, list.append, descr)  # expect: <built-in function len> <method 'append' of 'list' objects> <method 'fromkeys' of 'dict' objects>
print(repr([].append).split(" at ")[0])         # expect: <built-in method append of list object
print(len.__name__, len.__qualname__, len.__module__)   # expect: len len builtins
print([].append.__qualname__, [].append.__module__, [1].append.__self__)        # expect: list.append None [1]
print(list.append.__qualname__, list.append.__objclass__, dict.fromkeys.__qualname__)   # expect: list.append <class 'list'> dict.fromkeys
print(len.__text_signature__, list.append.__text_signature__, [].sort.__text_signature__)       # expect: ($module, obj, /) ($self, object, /) ($self, /, *, key=None, reverse=False)
print(dict.fromkeys.__text_signature__, [].clear.__text_signature__)    # expect: ($type, iterable, value=None, /) ($self, /)
a = []
print(a.append == a.append, a.append is a.append, [].append == [].append, a.append == a.pop)    # expect: True False False False
print(hash(a.append) == hash(a.append), a.append != a.append)   # expect: True False
attempt(lambda: a.append < a.append)    # expect: TypeError: '<' not supported between instances of 'builtin_function_or_method' and 'builtin_function_or_method'
print(list.append.__get__(None, list) is list.append)   # expect: True
attempt(setattr, len, "x", 1)   # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x'
print(len.__reduce__(), list.append.__reduce__()[1] == (list, "append"))        # expect: len True
print(type(len).__name__, type(list.append).__name__, type(descr).__name__)     # expect: builtin_function_or_method method_descriptor classmethod_descriptor
