# Containers nested a million deep: made, printed and compared (RecursionError), hashed, freed.
def nested(make, depth):
    x = make(None)
    for _ in range(depth):
        x = make(x)
    return x

def attempt(what):
    try:
        return what()
    except RecursionError as e:
        return f"RecursionError: {e}"

MANY = 1_000_000
a, b = nested(lambda x: [x], MANY), nested(lambda x: [x], MANY)
print(attempt(lambda: repr(a)))  # expect: RecursionError: maximum recursion depth exceeded while getting the repr of an object
print(attempt(lambda: a == b))  # expect: RecursionError: maximum recursion depth exceeded in comparison
print(attempt(lambda: a < b))  # expect: RecursionError: maximum recursion depth exceeded in comparison
del a, b
print("lists freed")  # expect: lists freed

a, b = nested(lambda x: (x,), MANY), nested(lambda x: (x,), MANY)
print(attempt(lambda: repr(a)))  # expect: RecursionError: maximum recursion depth exceeded while getting the repr of an object
print(attempt(lambda: a == b))  # expect: RecursionError: maximum recursion depth exceeded in comparison
del a, b
print("tuples freed")  # expect: tuples freed

a, b = nested(lambda x: {"k": x}, MANY), nested(lambda x: {"k": x}, MANY)
print(attempt(lambda: repr(a)))  # expect: RecursionError: maximum recursion depth exceeded while getting the repr of an object
print(attempt(lambda: a == b))  # expect: RecursionError: maximum recursion depth exceeded in comparison
del a, b
print("dicts freed")  # expect: dicts freed

kinds = [lambda x: [x], lambda x: (x,), lambda x: {1: x}, lambda x: iter([x])]
x = None
for i in range(MANY):
    x = kinds[i & 3](x)
del x
print("a mixture freed")  # expect: a mixture freed
