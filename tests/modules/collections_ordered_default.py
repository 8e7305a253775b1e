# collections: OrderedDict and defaultdict.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from collections import OrderedDict, defaultdict
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(OrderedDict(x=1, y=2))))
# expect: OrderedDict([('b', 2)]) ('a', 1) ('c', 3) OrderedDict([('b', 2)]) False True ['y', 'x']
d = defaultdict(list)
d["a"].append(1)
print(d, d["b"], d.get("c"), "c" in d, d.default_factory, dict(d), defaultdict(int, x=1), d.copy() == d)
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) [] None False <class 'list'> {'a': [1], 'b': []} defaultdict(<class 'int'>, {'x': 1}) True
error(o.move_to_end, "q")     # expect: KeyError: 'q'
error(OrderedDict().popitem)  # expect: KeyError: 'dictionary is empty'
error(defaultdict, 5)         # expect: TypeError: first argument must be callable or None
error(defaultdict().__getitem__, "k")  # expect: KeyError: 'k'
error(defaultdict(lambda: 1 / 0).__getitem__, "k")  # expect: ZeroDivisionError: division by zero
print(defaultdict(None, a=1) | {"b": 2}, OrderedDict(a=1) | {"b": 2})
# expect: defaultdict(None, {'a': 1, 'b': 2}) OrderedDict([('a', 1), ('b', 2)])
