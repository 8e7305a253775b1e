# delattr: instance attributes, properties, and their errors.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    x = 1
    @property
    def p(self):
        return 5
    @p.deleter
    def p(self):
        print("deleted p")
a = A()
a.y = 2
delattr(a, "y")
print(hasattr(a, "y"))        # expect: False
delattr(a, "p")               # expect: deleted p
error(delattr, a, "x")        # expect: AttributeError: 'A' object has no attribute 'x'
error(delattr, a, "y")        # expect: AttributeError: 'A' object has no attribute 'y'
error(delattr, a, 5)          # expect: TypeError: attribute name must be string, not 'int'
error(delattr, 5, "real")     # expect: AttributeError: attribute 'real' of 'int' objects is not writable
