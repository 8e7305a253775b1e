# all and any stop at the first item that decides.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def items(*values):
    for v in values:
        print("asked", v)
        yield v

print(all([]), any([]))       # expect: True False
print(all(items(1, 0, 2)))
# expect: asked 1
# expect: asked 0
# expect: False
print(any(items(0, None, 3, 4)))
# expect: asked 0
# expect: asked None
# expect: asked 3
# expect: True
print(all("abc"), any({0: 1}), any([[], (), None]))  # expect: True False False
class B:
    def __bool__(self):
        raise ValueError("no truth")
error(all, [1, B()])          # expect: ValueError: no truth
error(any, 5)                 # expect: TypeError: 'int' object is not iterable
