# A lambda inside a comprehension was named as if the comprehension were a function.
def f():
    return [lambda: 0 for _ in (1,)][0].__qualname__, (lambda: 0).__qualname__, next((lambda: i) for i in (1,)).__qualname__
print(f(), [lambda: 0 for _ in (1,)][0].__qualname__, [[lambda: 0 for _ in (1,)] for _ in (1,)][0][0].__qualname__)
# expect: ('f.<locals>.<listcomp>.<lambda>', 'f.<locals>.<lambda>', 'f.<locals>.<genexpr>.<lambda>') <listcomp>.<lambda> <listcomp>.<listcomp>.<lambda>
