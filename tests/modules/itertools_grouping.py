# itertools: groupby, chain, zip_longest, accumulate, starmap, tee.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import itertools as it
import operator
print([(k, list(g)) for k, g in it.groupby("aabbba")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)], [k for k, g in it.groupby([])])
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('a', ['a'])] [(1, 2), (0, 2)] []
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.zip_longest()), list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)), list(it.accumulate([])), list(it.starmap(pow, [(2, 3), (3, 2)])))
# expect: ['a', 'b', 1] ['a', 'b', 'c'] [('a', 'c'), ('b', '-')] [] [1, 3, 6] [10, 10, 20, 60] [] [8, 9]
a, b = it.tee(iter("xyz"))
print(next(a), next(a), list(b), list(a), len(it.tee([], 3)))  # expect: x y ['x', 'y', 'z'] ['z'] 3
groups = it.groupby("aab")
first = next(groups)[1]
next(groups)
print(list(first))            # expect: []
error(it.tee, "a", -1)        # expect: ValueError: n must be >= 0
error(it.zip_longest, "a", other=1)  # expect: TypeError: zip_longest() got an unexpected keyword argument
error(it.chain.from_iterable, 5)  # expect: TypeError: 'int' object is not iterable
