# hash: equal numbers hash alike; containers that change do not hash.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61))  # expect: True -2 -2 0 1
print(hash(0.5) == hash(2**60), hash(float("inf")), hash(float("-inf")), hash(0.0) == hash(-0.0))  # expect: True 314159 -314159 True
print(hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))  # expect: True True True
class A:
    def __hash__(self):
        return 2**70 + 5
class N:
    __hash__ = None
class W:
    def __hash__(self):
        return "x"
class E:
    def __eq__(self, o):
        return True
print(hash(A()))              # expect: 517
error(hash, [])               # expect: TypeError: unhashable type: 'list'
error(hash, {})               # expect: TypeError: unhashable type: 'dict'
error(hash, ([],))            # expect: TypeError: unhashable type: 'list'
error(hash, N())              # expect: TypeError: unhashable type: 'N'
error(hash, W())              # expect: TypeError: __hash__ method should return an integer
error(hash, E())              # expect: TypeError: unhashable type: 'E'
error(hash, slice(1))         # expect: TypeError: unhashable type: 'slice'
