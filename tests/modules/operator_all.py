# operator: functions, getters, callers and their errors.
import operator
from operator import *
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print(add(1, 2), sub(5, 3), mul("a", 2), truediv(1, 2), floordiv(7, 2), mod(7, 3), pow(2, 5), lshift(1, 3), rshift(8, 1), and_(6, 3), or_(6, 1), xor(6, 3))  # expect: 3 2 aa 0.5 3 1 32 8 4 2 7 5
print(neg(1), pos(-1), abs(-2), inv(5), invert(5), not_(1), truth([]), is_(None, None), is_not(1, None), index(True))  # expect: -1 -1 2 -6 -6 False False True True 1
print(lt(1, 2), le(2, 2), eq(1, 1.0), ne(1, 2), gt(1, 2), ge(1, 2), contains("abc", "b"), countOf([1, 1, 2], 1), indexOf("abc", "c"))  # expect: True True True True False False True 2 2
a = [1, 2, 3]
setitem(a, 0, 9)
delitem(a, 1)
print(a, getitem(a, 0), getitem(a, slice(1)), concat([1], [2]), iadd(a, [4]) is a, iconcat(a, (5,)), imul(2, 3), isub(5, 1), ior({1}, {2}), ipow(2, 3))  # expect: [9, 3, 4, 5] 9 [9] [1, 2] True [9, 3, 4, 5] 6 4 {1, 2} 8
print(length_hint([1, 2]), length_hint(iter([1])), length_hint(1), length_hint(1, 7), call(len, [1]), call(dict, a=1))  # expect: 2 1 0 7 1 {'a': 1}
print(operator.__add__(1, 2), operator.__not__(0), operator.__getitem__([4], 0), operator.__iadd__(1, 1), operator.__and__(3, 1), operator.add.__name__, add)  # expect: 3 True 4 2 1 add <built-in function add>
print(err(add, 1), err(neg), err(neg, "a"))  # expect: TypeError: add expected 2 arguments, got 1 TypeError: _operator.neg() takes exactly one argument (0 given) TypeError: bad operand type for unary -: 'str'
print(err(concat, 1, 2), err(concat, [1], (2,)))  # expect: TypeError: 'int' object can't be concatenated TypeError: can only concatenate list (not "tuple") to list
print(err(countOf, 1, 2), err(indexOf, [1], 2), err(contains, 1, 2))  # expect: TypeError: argument of type 'int' is not iterable ValueError: sequence.index(x): x not in sequence TypeError: argument of type 'int' is not iterable
print(err(length_hint, 1, "a"), err(index, "a"), err(call))  # expect: TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer TypeError: call expected at least 1 argument, got 0
g = itemgetter(1)
print(g, g("abc"), g((5, 6)), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 1}), itemgetter(slice(1))([1, 2]), itemgetter(-1)((1, 2)))  # expect: operator.itemgetter(1) b 6 ('a', 'c') 1 [1] 2
print(err(itemgetter), err(g), err(g, 1, 2), err(g, x=1))  # expect: TypeError: itemgetter expected 1 argument, got 0 TypeError: itemgetter expected 1 argument, got 0 TypeError: itemgetter expected 1 argument, got 2 TypeError: itemgetter() takes no keyword arguments
print(err(g, [1]), err(g, 5), err(itemgetter, x=1))  # expect: IndexError: list index out of range TypeError: 'int' object is not subscriptable TypeError: itemgetter() takes no keyword arguments
class P:
    def __init__(self): self.x, self.q = 1, self
    def m(self, *a, **k): return a, k
p = P()
print(attrgetter("x")(p), attrgetter("q.q.x")(p), attrgetter("x", "q.x")(p), attrgetter("a.b"), attrgetter("a", "b"))  # expect: 1 1 (1, 1) operator.attrgetter('a.b') operator.attrgetter('a', 'b')
print(err(attrgetter), err(attrgetter, 1), err(attrgetter("y"), p), err(attrgetter("x"), 1, 2))  # expect: TypeError: attrgetter expected 1 argument, got 0 TypeError: attribute name must be a string AttributeError: 'P' object has no attribute 'y' TypeError: attrgetter expected 1 argument, got 2
print(methodcaller("m", 1, k=2)(p), methodcaller("upper")("a"), methodcaller("split", "a", maxsplit=1), methodcaller("split", "b", maxsplit=1)("abab"))  # expect: ((1,), {'k': 2}) A operator.methodcaller('split', 'a', maxsplit=1) ['a', 'ab']
print(err(methodcaller), err(methodcaller, 1), err(methodcaller("upper")), err(methodcaller("upper"), 1))  # expect: TypeError: methodcaller needs at least one argument, the method name TypeError: method name must be a string TypeError: methodcaller expected 1 argument, got 0 AttributeError: 'int' object has no attribute 'upper'
print(itemgetter(1, 2).__reduce__()[1], attrgetter("x.y").__reduce__()[1], methodcaller("a", 1).__reduce__()[1])  # expect: (1, 2) ('x.y',) ('a', 1)
print(sorted([(2, "a"), (1, "b")], key=itemgetter(0)), list(map(attrgetter("real"), [1, 2.5])), max([P()], key=attrgetter("x")).x)  # expect: [(1, 'b'), (2, 'a')] [1, 2.5] 1
print(len(operator.__all__), "add" in operator.__all__, "itemgetter" in operator.__all__)  # expect: 55 True True
