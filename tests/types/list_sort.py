# list.sort and sorted: stability, keys, reverse, errors, and a list that changes meanwhile.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

a = [3, 1, 2]
print(a.sort(), a)  # expect: None [1, 2, 3]
print(sorted("hello"), sorted([3, 1, 2], reverse=True), sorted([], key=len))  # expect: ['e', 'h', 'l', 'l', 'o'] [3, 2, 1] []
pairs = [(i % 3, i) for i in range(9)]
print(sorted(pairs, key=lambda p: p[0]))  # expect: [(0, 0), (0, 3), (0, 6), (1, 1), (1, 4), (1, 7), (2, 2), (2, 5), (2, 8)]
print(sorted(pairs, key=lambda p: p[0], reverse=True))  # expect: [(2, 2), (2, 5), (2, 8), (1, 1), (1, 4), (1, 7), (0, 0), (0, 3), (0, 6)]
print(sorted([2.5, 1, 0.5, -1]), sorted([True, False, 2]), sorted([(2, "b"), (1, "z"), (2, "a")]))  # expect: [-1, 0.5, 1, 2.5] [False, True, 2] [(1, 'z'), (2, 'a'), (2, 'b')]
print(err(sorted, [1, "a"]))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(err(sorted, [3, None, 1]))  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'int'
print(err(sorted, [1, 2], key=lambda x: 1 / 0))  # expect: ZeroDivisionError: division by zero
print(err(sorted))  # expect: TypeError: sorted expected 1 argument, got 0
print(err(sorted, 5))  # expect: TypeError: 'int' object is not iterable
print(err(sorted, [], 1))  # expect: TypeError: sorted expected 1 argument, got 2
big = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, reverse=True) == list(range(1008, -1, -1)))  # expect: True True
words = [str(i * 31 % 97) for i in range(97)]
print(sorted(words)[:5], sorted(words, key=int)[:5], sorted(words, key=lambda w: (len(w), w))[-3:])  # expect: ['0', '1', '10', '11', '12'] ['0', '1', '2', '3', '4'] ['94', '95', '96']
runs = list(range(100)) + list(range(50)) + list(range(200, 100, -1))
print(sorted(runs) == sorted(sorted(runs), reverse=True)[::-1], sorted(runs)[98:104])  # expect: True [49, 49, 50, 51, 52, 53]

class Counting:
    count = 0
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        Counting.count += 1
        return self.n < other.n
def comparisons(values):
    Counting.count = 0
    result = sorted(map(Counting, values))
    return Counting.count, [c.n for c in result] == sorted(values)
print(comparisons(range(100)), comparisons(range(100, 0, -1)))  # expect: (99, True) (99, True)
print(comparisons([(i * 37) % 101 for i in range(101)]))  # expect: (534, True)
print(comparisons([(i * i * 31) % 1009 for i in range(1000)]))  # expect: (8629, True)
print(comparisons(list(range(500)) + list(range(250)) + list(range(600))))  # expect: (3132, True)
print(comparisons([i % 7 for i in range(700)]))  # expect: (4321, True)

class Odd:
    def __lt__(self, other): return NotImplemented
print(err(sorted, [Odd(), Odd()]))  # expect: TypeError: '<' not supported between instances of 'Odd' and 'Odd'

class Touch:
    def __init__(self, target): self.target = target
    def __lt__(self, other):
        self.target.append(1)
        return False
c = []
c.extend([Touch(c), Touch(c)])
print(err(c.sort), len(c))  # expect: ValueError: list modified during sort 2

class Look:
    def __init__(self, target, n): self.target, self.n = target, n
    def __lt__(self, other):
        assert self.target == []
        return self.n < other.n
d = []
d.extend(Look(d, n) for n in (3, 1, 2))
d.sort()
print([x.n for x in d])  # expect: [1, 2, 3]
class Fail:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        if self.n == 5: raise ValueError("five")
        return self.n < other.n
e = [Fail(n) for n in (9, 7, 5, 3)]
print(err(e.sort), sorted(x.n for x in e))  # expect: ValueError: five [3, 5, 7, 9]
e = [3, 1, 2]
print(e.sort(key=None, reverse=0), e, err(e.sort, reverse="a"))  # expect: None [1, 2, 3] TypeError: 'str' object cannot be interpreted as an integer
