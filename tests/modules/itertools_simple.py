# itertools: the iterators that pass items on.
from itertools import *
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print(list(islice(count(), 3)), list(islice(count(5, -2), 4)), list(islice(count(0.5, 0.5), 3)), list(islice(count(2 ** 62 - 1), 3)))  # expect: [0, 1, 2] [5, 3, 1, -1] [0.5, 1.0, 1.5] [4611686018427387903, 4611686018427387904, 4611686018427387905]
print(count(1), count(1, 2), count(1.5), count(2, 1.0), err(count, "a"))  # expect: count(1) count(1, 2) count(1.5) count(2, 1.0) TypeError: a number is required
print(err(count, 1, 2, 3), err(count, a=1))  # expect: TypeError: count() takes at most 2 arguments (3 given) TypeError: 'a' is an invalid keyword argument for count()
c = count(3)
print(next(c), next(c), c, c.__reduce__()[1])  # expect: 3 4 count(5) (5,)
print(list(islice(cycle("ab"), 5)), list(cycle([])), err(cycle), err(cycle, 1))  # expect: ['a', 'b', 'a', 'b', 'a'] [] TypeError: cycle expected 1 argument, got 0 TypeError: 'int' object is not iterable
print(list(repeat(7, 3)), repeat(1), repeat(1, 2), repeat(1, -1), list(repeat(object=1, times=2)), repeat(1, 5).__length_hint__())  # expect: [7, 7, 7] repeat(1) repeat(1, 2) repeat(1, 0) [1, 1] 5
print(err(repeat(1).__length_hint__), err(repeat), err(repeat, 1, "a"))  # expect: TypeError: len() of unsized object TypeError: repeat() missing required argument 'object' (pos 1) TypeError: 'str' object cannot be interpreted as an integer
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=100)), list(accumulate([], initial=1)), list(accumulate([])))  # expect: [1, 3, 6] [1, 2, 6] [100, 101, 103] [1] []
print(err(accumulate, [1], 1, 2), err(list, accumulate([1, "a"])))  # expect: TypeError: accumulate() takes at most 2 positional arguments (3 given) TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(list(chain("ab", [1])), list(chain()), list(chain.from_iterable(["ab", "c"])), err(list, chain([1], 2)), err(chain, a=1))  # expect: ['a', 'b', 1] [] ['a', 'b', 'c'] TypeError: 'int' object is not iterable TypeError: chain() takes no keyword arguments
print(list(compress("abcd", [1, 0, True])), list(compress(data="ab", selectors=count())), err(compress, [1]))  # expect: ['a', 'c'] ['b'] TypeError: compress() missing required argument 'selectors' (pos 2)
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), err(takewhile, 1))  # expect: [3, 1] [1, 2] TypeError: takewhile expected 2 arguments, got 1
t = takewhile(lambda x: x < 2, [1, 5, 1])
print(list(t), list(t))  # expect: [1] []
print(list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5))), err(filterfalse, 1))  # expect: [0, ''] [0, 2, 4] TypeError: filterfalse expected 2 arguments, got 1
print(list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(lambda *a: a, [(), (1,)])), err(list, starmap(pow, [1])))  # expect: [8, 9] [(), (1,)] TypeError: 'int' object is not iterable
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", None)), list(islice("abcdef", 0, 6, 4)))  # expect: ['a', 'b'] ['c', 'd'] ['b', 'd', 'f'] ['a', 'b', 'c'] ['a', 'e']
print(err(islice, []), err(islice, [], "a"))  # expect: TypeError: islice expected at least 2 arguments, got 1 ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(err(islice, [], -1))  # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(err(islice, [], -1, 2))  # expect: ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(err(islice, [], 1, 2, 0))  # expect: ValueError: Step for islice() must be a positive integer or None.
print(err(islice, 1, 2), err(islice, [], 1, 2, 3, 4))  # expect: TypeError: 'int' object is not iterable TypeError: islice expected at most 4 arguments, got 5
it = iter(range(10))
print(list(islice(it, 2, 8, 3)), next(it))  # expect: [2, 5] 8
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), err(pairwise, 1), err(pairwise))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] [] TypeError: 'int' object is not iterable TypeError: pairwise expected 1 argument, got 0
print(list(zip_longest("ab", "c")), list(zip_longest("ab", "c", fillvalue=0)), list(zip_longest()), list(zip_longest("", "a", "bc", fillvalue=None)))  # expect: [('a', 'c'), ('b', None)] [('a', 'c'), ('b', 0)] [] [(None, 'a', 'b'), (None, None, 'c')]
print(err(zip_longest, 1), err(zip_longest, x=1))  # expect: TypeError: 'int' object is not iterable TypeError: zip_longest() got an unexpected keyword argument
def gen():
    yield 1
    raise ValueError("stop")
print(err(list, chain([0], gen())), err(list, zip_longest(gen(), "abc")), err(list, cycle(gen())), err(list, islice(gen(), 5)))  # expect: ValueError: stop ValueError: stop ValueError: stop ValueError: stop
class C(count): pass
print(C(2), next(C(5)), type(chain[int]).__name__)  # expect: C(2) 5 GenericAlias
