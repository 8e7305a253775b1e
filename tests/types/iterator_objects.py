# Iterators: exhausted for ever, length hints, reduce.
import operator
for make in (lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter({1: 2, 3: 4}), lambda: iter(range(2)), lambda: iter(b"ab"), lambda: reversed([1, 2]), lambda: enumerate("ab"), lambda: zip("ab"), lambda: map(str, [1, 2])):
    it = make()
    print(type(it).__name__, operator.length_hint(it, -1), next(it) is not None, operator.length_hint(it, -1), len(list(it)), next(it, "end"), iter(it) is it)
# expect: list_iterator 2 True 1 1 end True
# expect: tuple_iterator 2 True 1 1 end True
# expect: str_ascii_iterator 2 True 1 1 end True
# expect: dict_keyiterator 2 True 1 1 end True
# expect: range_iterator 2 True 1 1 end True
# expect: bytes_iterator 2 True 1 1 end True
# expect: list_reverseiterator 2 True 1 1 end True
# expect: enumerate -1 True -1 1 end True
# expect: zip -1 True -1 1 end True
# expect: map -1 True -1 1 end True
l = [1]
i = iter(l)
next(i)
print(next(i, "over"))        # expect: over
l.append(2)
print(next(i, "still over"))  # expect: still over
j = iter([1, 2, 3])
print(j.__reduce__()[1:], j.__setstate__(2), list(j))  # expect: (([1, 2, 3],), 0) None [3]
