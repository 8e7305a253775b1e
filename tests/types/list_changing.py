# append, extend, insert, remove, pop, clear, reverse, copy, index, count.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


l = [1, 2]
l.append([3]); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "before last"); l.insert(99, "end")
print(l)                      # expect: ['first', 1, 2, [3], 'a', 'before last', 'b', 'end']
l.remove("a")
print(l.pop(), l.pop(0), l.pop(-2), l)  # expect: end first before last [1, 2, [3], 'b']
l.reverse()
c = l.copy()
l.clear()
print(l, c, c.index(2), c.count(1), [1, 1.0, True].count(1), [1, 2, 1].index(1, 1))  # expect: [] ['b', [3], 2, 1] 2 1 3 2
error([].pop)                 # expect: IndexError: pop from empty list
error([1].pop, 5)             # expect: IndexError: pop index out of range
error([1].remove, 2)          # expect: ValueError: list.remove(x): x not in list
error([1].index, 2)           # expect: ValueError: 2 is not in list
error([1, 2].index, 1, 1)     # expect: ValueError: 1 is not in list
error([].insert, 1)           # expect: TypeError: insert expected 2 arguments, got 1
error([].insert, "x", 1)      # expect: TypeError: 'str' object cannot be interpreted as an integer
error([].extend, 5)           # expect: TypeError: 'int' object is not iterable
error([].append)              # expect: TypeError: list.append() takes exactly one argument (0 given)
error([1].pop, "a")           # expect: TypeError: 'str' object cannot be interpreted as an integer
