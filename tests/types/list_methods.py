# list: every method, its errors, and what each leaves behind.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

a = [1, 2, 3]
a.append(4)
a.insert(-99, 0)
a.insert(99, 5)
a.insert(-1, 4.5)
print(a)  # expect: [0, 1, 2, 3, 4, 4.5, 5]
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: 5 0 4 [1, 2, 3, 4.5]
print(a.index(3), a.index(3, 1), a.index(3, -2, 99), a.count(3), a.count(9))  # expect: 2 2 2 1 0
a.remove(2)
print(a)  # expect: [1, 3, 4.5]
a.extend(a)
print(a)  # expect: [1, 3, 4.5, 1, 3, 4.5]
a.extend(range(3))
a.extend({7: 8})
a.extend("ab")
print(a)  # expect: [1, 3, 4.5, 1, 3, 4.5, 0, 1, 2, 7, 'a', 'b']
a.reverse()
print(a)  # expect: ['b', 'a', 7, 2, 1, 0, 4.5, 3, 1, 4.5, 3, 1]
b = a.copy()
a.clear()
print(a, len(b), b is not a)  # expect: [] 12 True
print(err([].pop), err([1].pop, 5), err([1].pop, -2))  # expect: IndexError: pop from empty list IndexError: pop index out of range IndexError: pop index out of range
print(err([1].pop, "a"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(err([1].pop, 1, 2))  # expect: TypeError: pop expected at most 1 argument, got 2
print(err([].append))  # expect: TypeError: list.append() takes exactly one argument (0 given)
print(err([].append, 1, 2))  # expect: TypeError: list.append() takes exactly one argument (2 given)
print(err([].insert, 1))  # expect: TypeError: insert expected 2 arguments, got 1
print(err([1].remove, 3))  # expect: ValueError: list.remove(x): x not in list
print(err([1].index, 2))  # expect: ValueError: 2 is not in list
print(err([1, 2].index, 1, 1))  # expect: ValueError: 1 is not in list
print(err([1].index, 2, "a"))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(err([].index))  # expect: TypeError: index expected at least 1 argument, got 0
print(err([].extend, 1))  # expect: TypeError: 'int' object is not iterable
print(err([].sort, 1))  # expect: TypeError: sort() takes no positional arguments
print(err([].sort, a=1))  # expect: TypeError: 'a' is an invalid keyword argument for sort()
print(err([].clear, 1))  # expect: TypeError: list.clear() takes no arguments (1 given)
print(err([].insert, 2 ** 70, 1))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(err(list, 1))  # expect: TypeError: 'int' object is not iterable
print(err(list, 1, 2))  # expect: TypeError: list expected at most 1 argument, got 2
print(err(list, iterable=1))  # expect: TypeError: list() takes no keyword arguments
print(list.__class_getitem__(int), list[int, str])  # expect: list[int] list[int, str]
print([1, 2, 3].__reversed__().__length_hint__(), list(reversed([1, 2, 3])))  # expect: 3 [3, 2, 1]
print([].__sizeof__() < [1].__sizeof__() < [1, 2, 3, 4, 5].__sizeof__())  # expect: True
c = [3]
c.__init__([1, 2])
print(c)  # expect: [1, 2]
c.__init__()
print(c)  # expect: []
print(hash is not None, err(hash, []))  # expect: True TypeError: unhashable type: 'list'
print([1, [2, 3]], [[]], [None, True, 1.5, "a'b"])  # expect: [1, [2, 3]] [[]] [None, True, 1.5, "a'b"]
d = [1]
d.append(d)
print(d, str([d]))  # expect: [1, [...]] [[1, [...]]]
