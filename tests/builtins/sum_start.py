# sum: numbers, lists with a start, no text.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(sum([]), sum([1, 2.5]), sum([1, 2], 10), sum([[1], [2]], []), sum([1], start=5), sum([True, True]))  # expect: 0 3.5 13 [1, 2] 6 2
print(sum([0.1] * 10), sum([2**62, 2**62]), sum([1, 1j]), sum(range(101)), sum({1: 5}))
# expect: 0.9999999999999999 9223372036854775808 (1+1j) 5050 1
error(sum, ["a"])             # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
error(sum, ["a"], "")         # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
error(sum, [b"a"], b"")       # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
error(sum, [bytearray()], bytearray())  # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
error(sum, 5)                 # expect: TypeError: 'int' object is not iterable
error(sum, [[1]])             # expect: TypeError: unsupported operand type(s) for +: 'int' and 'list'
class S:
    def __init__(self, v):
        self.v = v
    def __radd__(self, o):
        return ("radd", o, self.v)
print(sum([S(1)]))            # expect: ('radd', 0, 1)
