# list: + * += *= comparisons, in.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print([1] + [2, 3], [1, 2] * 2, 2 * [0], [1] * 0, [1] * -5, [] + [])  # expect: [1, 2, 3] [1, 2, 1, 2] [0, 0] [] [] []
print(err(lambda: [1] + (1,)))  # expect: TypeError: can only concatenate list (not "tuple") to list
print(err(lambda: [1] + 1))  # expect: TypeError: can only concatenate list (not "int") to list
print(err(lambda: [1] * "a"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(err(lambda: [1] * 1.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(err(lambda: [1] * 2 ** 100))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
a = b = [1]
a += (2, 3)
a += "x"
a *= 2
print(a, a is b)  # expect: [1, 2, 3, 'x', 1, 2, 3, 'x'] True
a *= 0
print(a, b)  # expect: [] []
print(err(a.__iadd__, 1))  # expect: TypeError: 'int' object is not iterable
print([1, 2] == [1, 2], [1, 2] != [1, 3], [1, 2] < [1, 3], [1, 2] <= [1, 2], [1, 2] > [1], [] >= [1])  # expect: True True True True True False
print([1, "a"] == [1, 2], err(lambda: [1, "a"] < [1, 2]))  # expect: False TypeError: '<' not supported between instances of 'str' and 'int'
print([1] == (1,), [1] != (1,), err(lambda: [1] < (1,)))  # expect: False True TypeError: '<' not supported between instances of 'list' and 'tuple'
print(1 in [1, 2], 1.0 in [1], "a" in ["b"], None in [None])  # expect: True True False True
nan = float("nan")
print(nan in [nan], [nan] == [nan], [nan].count(nan), [nan].index(nan))  # expect: True True 1 0

class Eq:
    def __init__(self, answer): self.answer = answer
    def __eq__(self, other): return self.answer
print(5 in [Eq(True)], 5 in [Eq(False)], [Eq("yes")].index(1), [Eq([])].count(1))  # expect: True False 0 0

class Clear:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        self.target.clear()
        return False
c = []
c.extend([Clear(c), Clear(c), 1, 2])
print(5 in c, c)  # expect: False []
c.extend([Clear(c), 1, 2])
print(c.count(7), c)  # expect: 0 []
c.extend([Clear(c), 1, 2])
print(err(c.remove, 7), c)  # expect: ValueError: list.remove(x): x not in list []
c.extend([Clear(c), 1, 2])
print(c == [0, 1, 2], c)  # expect: False []
