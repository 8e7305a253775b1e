# dict: from pairs, mappings, keywords; what is no pair is named.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class M:
    def keys(self):
        return "ab"
    def __getitem__(self, k):
        return k * 2
print(dict(), dict(a=1), dict([("x", 1), ("y", 2)]), dict(["ab", "cd"]))  # expect: {} {'a': 1} {'x': 1, 'y': 2} {'a': 'b', 'c': 'd'}
print(dict(M()), dict({"a": 1}, a=2, b=3), dict(zip("ab", (1, 2))))  # expect: {'a': 'aa', 'b': 'bb'} {'a': 2, 'b': 3} {'a': 1, 'b': 2}
error(dict, [1])              # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
error(dict, ["abc"])          # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
error(dict, 5)                # expect: TypeError: 'int' object is not iterable
error(dict, [("a",)])         # expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
error(dict, {}, {})           # expect: TypeError: dict expected at most 1 argument, got 2
error(dict, [([], 1)])        # expect: TypeError: unhashable type: 'list'
