# sorted: a new list, stable, by key, in reverse.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


words = ["bb", "a", "cc", "B", "A"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower), sorted(words, reverse=True))
# expect: ['A', 'B', 'a', 'bb', 'cc'] ['a', 'B', 'A', 'bb', 'cc'] ['a', 'A', 'B', 'bb', 'cc'] ['cc', 'bb', 'a', 'B', 'A']
print(sorted([(1, "b"), (0, "x"), (1, "a")], key=lambda p: p[0]), sorted([(1, "b"), (0, "x"), (1, "a")], key=lambda p: p[0], reverse=True))
# expect: [(0, 'x'), (1, 'b'), (1, 'a')] [(1, 'b'), (1, 'a'), (0, 'x')]
print(sorted({3: 1, 1: 2}), sorted("hello"), sorted([2.5, 1, True]), words)
# expect: [1, 3] ['e', 'h', 'l', 'l', 'o'] [1, True, 2.5] ['bb', 'a', 'cc', 'B', 'A']
error(sorted, [1, "a"])       # expect: TypeError: '<' not supported between instances of 'str' and 'int'
error(sorted, 5)              # expect: TypeError: 'int' object is not iterable
error(sorted, [1], key=5)     # expect: TypeError: 'int' object is not callable
error(sorted, [3, 1], None)   # expect: TypeError: sorted expected 1 argument, got 2
error(sorted, [2, 1], cmp=1)  # expect: TypeError: 'cmp' is an invalid keyword argument for sort()
error(sorted, [1j, 2j])       # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
