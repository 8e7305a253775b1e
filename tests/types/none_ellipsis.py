# None, Ellipsis, NotImplemented: one of each.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(None, ..., NotImplemented, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, bool(...), Ellipsis is ...)
# expect: None Ellipsis NotImplemented True True True True True
print(repr(type(None)), type(...), type(NotImplemented), None == None, None != 0, hash(None) == hash(None), str(None), [None] * 2)
# expect: <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'> True True True None [None, None]
error(type(None), 1)          # expect: TypeError: NoneType takes no arguments
error(lambda: None.x)         # expect: AttributeError: 'NoneType' object has no attribute 'x'
error(lambda: None())         # expect: TypeError: 'NoneType' object is not callable
error(lambda: None[0])        # expect: TypeError: 'NoneType' object is not subscriptable
error(setattr, None, "x", 1)  # expect: AttributeError: 'NoneType' object has no attribute 'x'
def order(): return None < None
error(order)                  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
error(lambda: type("N", (type(None),), {}))  # expect: TypeError: type 'NoneType' is not an acceptable base type
error(lambda: type("E", (type(...),), {}))  # expect: TypeError: type 'ellipsis' is not an acceptable base type
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    bool(NotImplemented)
print(seen[0].category.__name__, seen[0].message)  # expect: DeprecationWarning NotImplemented should not be used in a boolean context
