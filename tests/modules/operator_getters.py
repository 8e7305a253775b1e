# operator: itemgetter, attrgetter, methodcaller and the functions of the operators.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import operator as o
class A:
    x = 1
    class b: y = 2
    def m(self, *a, **k): return a, k
print(o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc"), o.itemgetter(slice(1))("abc"), o.attrgetter("x", "b.y")(A), o.methodcaller("m", 1, k=2)(A()), o.itemgetter("k")({"k": 5}))
# expect: b ('a', 'c') a (1, 2) ((1,), {'k': 2}) 5
print(o.itemgetter(1), o.attrgetter("a.b"), o.methodcaller("m", 1, k=2), o.add(1, 2), o.concat("a", "b"), o.countOf("aab", "a"), o.indexOf("abc", "c"), o.truth([]), o.is_not(1, 2), o.pow(2, 3), o.inv(5), o.matmul.__name__)
# expect: operator.itemgetter(1) operator.attrgetter('a.b') operator.methodcaller('m', 1, k=2) 3 ab 2 2 False True 8 -6 matmul
l = [1]
print(o.iadd(l, [2]), l, o.setitem(l, 0, 9), l, o.delitem(l, 0), l, o.contains(l, 2), o.length_hint(iter(l)), o.index(True), o.call(len, "ab"))
# expect: [2] [2] None [2] None [2] True 1 1 2
error(o.itemgetter)           # expect: TypeError: itemgetter expected 1 argument, got 0
error(o.itemgetter(5), "a")   # expect: IndexError: string index out of range
error(o.attrgetter("nope"), A)  # expect: AttributeError: type object 'A' has no attribute 'nope'
error(o.attrgetter, 5)        # expect: TypeError: attribute name must be a string
error(o.methodcaller("nope"), A())  # expect: AttributeError: 'A' object has no attribute 'nope'
error(o.methodcaller)         # expect: TypeError: methodcaller needs at least one argument, the method name
error(o.indexOf, "a", "z")    # expect: ValueError: sequence.index(x): x not in sequence
error(o.concat, 1, 2)         # expect: TypeError: 'int' object can't be concatenated
error(o.index, 1.5)           # expect: TypeError: 'float' object cannot be interpreted as an integer
error(o.length_hint, [], "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
