# itertools: product, permutations, combinations, with replacement.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import itertools as it
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product("a", [])))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [()] []
print(list(it.permutations("abc", 2)), list(it.permutations([])), list(it.permutations("a", 2)), len(list(it.permutations(range(5)))))
# expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [()] [] 120
print(list(it.combinations("abc", 2)), list(it.combinations("ab", 3)), list(it.combinations_with_replacement("ab", 2)), list(it.combinations("abc", 0)))
# expect: [('a', 'b'), ('a', 'c'), ('b', 'c')] [] [('a', 'a'), ('a', 'b'), ('b', 'b')] [()]
error(it.combinations, "ab", -1)  # expect: ValueError: r must be non-negative
error(it.permutations, "ab", -1)  # expect: ValueError: r must be non-negative
error(it.permutations, "ab", "x")  # expect: TypeError: Expected int as r
error(it.product, 5)          # expect: TypeError: 'int' object is not iterable
error(it.product, "a", repeat=-1)  # expect: ValueError: repeat argument cannot be negative
