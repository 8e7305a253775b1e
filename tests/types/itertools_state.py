# __reduce__ and __setstate__ of the iterators of itertools: copies and pickles go on where the iterator is.
import copy
import operator
import pickle
from collections import OrderedDict
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, cycle, dropwhile,
                       filterfalse, groupby, islice, permutations, product, starmap, takewhile, tee, zip_longest)


def small(x):
    return x < 3


def second(a, b):
    return b


def show(make, steps=(0, 1, 2, 5)):
    for n in steps:
        it = make()
        for _ in range(n):
            next(it, None)
        twins = copy.copy(it), pickle.loads(pickle.dumps(it))
        text = str(it.__reduce__()[1:])
        print(n, text if "0x" not in text else "-", *(list(islice(twin, 4)) for twin in twins))


show(lambda: cycle([1, 2]))
show(lambda: accumulate(range(4)))
show(lambda: accumulate(range(4), operator.mul, initial=2))
show(lambda: accumulate([None, None, 1], second))
show(lambda: chain("ab", [], "cd"))
show(lambda: compress("abcd", [1, 0, 1, 1]))
show(lambda: dropwhile(small, [1, 2, 3, 1]))
show(lambda: takewhile(small, [1, 2, 3, 1]))
show(lambda: filterfalse(small, [1, 3, 2, 4]))
show(lambda: starmap(pow, [(2, 3), (3, 2)]))
show(lambda: islice(range(20), 2, 15, 3))
show(lambda: zip_longest("ab", "c", fillvalue="-"))
show(lambda: product("ab", [1, 2]))
show(lambda: product("ab", []))
show(lambda: permutations([1, 2, 3], 2))
show(lambda: permutations([1], 2))
show(lambda: combinations("abc", 2))
show(lambda: combinations_with_replacement("ab", 2))
show(lambda: iter(OrderedDict(a=1, b=2).items()))
show(lambda: tee("abc")[0])

it = groupby("aabbc")
next(it)
print([(k, list(g)) for k, g in copy.copy(it)], it.__reduce__()[2:])
k, g = next(groupby([1, 1, 2]))
print(list(pickle.loads(pickle.dumps(g))))

for it, states in ((cycle("ab"), [(), ([],), ((), 0), 1]), (chain(), [(), ([],), 1]), (product("ab", "c"), [(1,), (9, 9)]),
                   (combinations("abc", 2), [(0,), (9, 9)]), (permutations("abc", 2), [(1,), ((0, 1, 2), (1, 1)), ((0,), (0,))]),
                   (tee("a")[0], [(1, 2), ()]), (islice("abc", 3), ["x", 2])):
    for state in states:
        try:
            print(type(it).__name__, state, it.__setstate__(state), next(it, "end"))
        except (TypeError, ValueError, OverflowError) as e:
            print(type(it).__name__, state, type(e).__name__, e)


class Chain(chain):
    pass


class Own(chain):
    def __init__(self, *args, more=None):
        self.more = more


print(list(Own("ab", more=3)), Own(more=3).more)
for make in (lambda: Chain("ab", more=3), lambda: type("L", (list,), {})(sequence=()), lambda: type("T", (tuple,), {})(x=1),
             lambda: type("S", (frozenset,), {})(x=1), lambda: type("M", (map,), {})(str, [], x=1)):
    try:
        print(make())
    except TypeError as e:
        print(e)
