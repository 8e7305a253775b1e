# dispatch of binary operators and comparison
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): print("A add"); return NotImplemented
    def __radd__(self, o): print("A radd"); return "A"
    def __eq__(self, o): print("A eq"); return NotImplemented
    def __lt__(self, o): print("A lt"); return NotImplemented
    def __gt__(self, o): print("A gt"); return "gt"
    def __hash__(self): return 1


class B(A):
    def __radd__(self, o): print("B radd"); return "B"
    def __eq__(self, o): print("B eq"); return True


print(A(1) + B(1), 1 + A(1), A(1) + B(2))
try:
    A(1) + A(2)
except TypeError as e:
    print(e)
print(A(1) == B(1), A(1) == A(1), A(1) != B(1), 5 < A(1))
try:
    A(1) < 5
except TypeError as e:
    print(e)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1 == 1, 1 in [1] in [[1]], not 1 in [2], 1 not in [2], None is None is not 1)


def t(x):
    print("t", x)
    return x


print(t(1) < t(2) < t(3), t(3) < t(2) < t(1))
print(t(0) or t("") or t([]) or t("last"), t(1) and t(2) and t(0) and t(5))
print(not [], not not 5, -True, ~5, +False, - - 3, not None)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, 7.5 // 2, 1 / 4, divmod(-7, 2))
for e in ("1 + 'a'", "'a' + 1", "[] + ()", "{} | 1", "1 < 'a'", "None < None", "-'a'", "~1.5", "+[]", "1 @ 2", "5 in 5", "object() < 1", "1 << -1", "1 % 0", "1.0 // 0", "0 ** -1", "[1] * 'a'", "'a' % 1", "b'a' + 'a'"):
    try:
        eval(e)
    except Exception as x:
        print(type(x).__name__, x)
    else:
        print("no error", e)


class Idx:
    def __index__(self): return 2


print([1, 2, 3][Idx()], "abc" * Idx(), hex(Idx()), [0] * Idx(), list(range(Idx())))


class Bool:
    def __bool__(self): return 5


class Len:
    def __len__(self): return -1


for c in (Bool, Len):
    try:
        if c(): pass
    except Exception as x:
        print(type(x).__name__, x)


class Contains:
    def __contains__(self, x): return "truthy"


class Iter:
    def __iter__(self): return iter([1, 2])


print(1 in Contains(), 2 in Iter(), 5 in Iter())


class Cmp:
    def __lt__(self, o): return [1]
    def __eq__(self, o): return []


print(Cmp() < 1, Cmp() == 1, Cmp() != 1, sorted([3, 1, 2], reverse=True), 0 < Cmp() if False else "-")
x = [1, 2, 3]
print(x[::-1], x[1:], x[:-1], x[-1], x[5:], x[slice(0, 2)], "abc"[1], (1, 2)[0:1])
print((1, 2) < (1, 3), [1] < [1, 0], "a" < "b", {1} < {1, 2}, b"a" < b"b", 1 == 1.0 == True, 1 is True)
print(5 if x else 6, [1, 2][x == []], x and "yes" or "no")
print(1 if 0 else 2 if 0 else 3, (lambda: (yield))().__class__.__name__)
