# `reverse` of sort() and sorted() took any int; one of a subclass that is zero counted as true.
class Index(int):
    pass


print(sorted([1, 2], reverse=Index(0)), sorted([1, 2], reverse=-1))     # expect: [1, 2] [2, 1]
items = [1, 2]
items.sort(reverse=Index(0))
print(items)                                                            # expect: [1, 2]
for call in sorted, list.sort:
    for wrong in 2**64, -2**31 - 1, "x", 1.0:
        try:
            call([2, 1], reverse=wrong)
        except (OverflowError, TypeError) as e:
            print(e)
# expect: Python int too large to convert to C int
# expect: Python int too large to convert to C int
# expect: 'str' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: Python int too large to convert to C int
# expect: Python int too large to convert to C int
# expect: 'str' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
