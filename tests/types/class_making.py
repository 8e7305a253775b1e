# Making classes: bases, order, metaclasses, hooks, __slots__, and what goes wrong.
def message(code):
    try:
        exec(code, globals())
    except Exception as e:
        return type(e).__name__ + ": " + str(e).replace("\n", " / ")
    return "no error"

class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([c.__name__ for c in D.__mro__])  # expect: ['D', 'B', 'C', 'A', 'object']
print(D.mro() == list(D.__mro__), D.__base__.__name__, D.__bases__)  # expect: True B (<class '__main__.B'>, <class '__main__.C'>)
print(A.__subclasses__())  # expect: [<class '__main__.B'>, <class '__main__.C'>]
print(message("class X(A, B): pass"))  # expect: TypeError: Cannot create a consistent method resolution / order (MRO) for bases A, B
print(message("class X(A, A): pass"))  # expect: TypeError: duplicate base class A
print(message("class X(int, str): pass"))  # expect: TypeError: multiple bases have instance lay-out conflict
print(message("class X(bool): pass"))  # expect: TypeError: type 'bool' is not an acceptable base type
print(message("class X(A, x=1): pass"))  # expect: TypeError: X.__init_subclass__() takes no keyword arguments
print(message("type('X', (), {}, 1)"))  # expect: TypeError: type() takes 1 or 3 arguments
print(message("type(1, (), {})"))  # expect: TypeError: type.__new__() argument 1 must be str, not int
print(message("type('X', [], {})"))  # expect: TypeError: type.__new__() argument 2 must be tuple, not list
print(message("type('X', (), [])"))  # expect: TypeError: type.__new__() argument 3 must be dict, not list
print(message("A(1)"))  # expect: TypeError: A() takes no arguments
print(message("object(1)"))  # expect: TypeError: object() takes no arguments
print(message("object.__new__(int)"))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
print(message("int.__new__(A)"))  # expect: TypeError: int.__new__(A): A is not a subtype of int
print(message("int.__new__(bool, 1)"))  # expect: TypeError: int.__new__(bool) is not safe, use bool.__new__()
print(message("object.__new__(1)"))  # expect: TypeError: object.__new__(X): X is not a type object (int)
print(message("type(None)(1)"))  # expect: TypeError: NoneType takes no arguments
print(message("type(iter([]))()"))  # expect: TypeError: cannot create 'list_iterator' instances

class M(type):
    def __new__(meta, name, bases, ns, **kw):
        cls = super().__new__(meta, name, bases, ns)
        cls.kw = kw
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        return ("called", args)
    def __getattr__(cls, name):
        return "meta " + name
    def __len__(cls):
        return 12
    @property
    def prop(cls):
        return cls.__name__ + " prop"
class N(metaclass=M, flag=1):
    pass
print(N.kw, N(3), N.missing, len(N), N.prop, type(N).__name__)  # expect: {'flag': 1} ('called', (3,)) meta missing 12 N prop M
class O(N): pass
print(type(O).__name__, O.kw)  # expect: M {}
class M2(type): pass
class P(metaclass=M2): pass
print(message("class Q(N, P): pass"))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases

class Named:
    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name
class Uses:
    field = Named()
print(Uses.field.name, Uses.field.owner is Uses)  # expect: field True
class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("bad")
print(message("class Y:\n    f = BadName()"))  # expect: RuntimeError: Error calling __set_name__ on 'BadName' instance 'f' in 'Y'

class Registry:
    seen = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Registry.seen.append((cls.__name__, tag))
class R1(Registry, tag="one"): pass
class R2(R1): pass
print(Registry.seen)  # expect: [('R1', 'one'), ('R2', None)]

class S:
    __slots__ = ("a", "b", "__private")
s = S()
s.a = 1
print(s.a, hasattr(s, "b"), "_S__private" in S.__dict__, hasattr(s, "__dict__"))  # expect: 1 False True False
print(message("s.c = 1"))  # expect: AttributeError: 'S' object has no attribute 'c'
print(message("del s.b"))  # expect: AttributeError: b
print(message("s.b"))  # expect: AttributeError: 'S' object has no attribute 'b'
class T(S):
    __slots__ = ("c", "__dict__")
t = T()
t.a, t.c, t.d = 1, 2, 3
print(t.a, t.c, t.d, vars(t))  # expect: 1 2 3 {'d': 3}
print(message("class X(S, type('Z', (), {'__slots__': ('q',)})): pass"))  # expect: TypeError: multiple bases have instance lay-out conflict
print(message("class X(int): __slots__ = ('a',)"))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
print(message("class X(tuple): __slots__ = ('a',)"))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'tuple'
print(message("class X: __slots__ = ('1',)"))  # expect: TypeError: __slots__ must be identifiers
print(message("class X: __slots__ = (1,)"))  # expect: TypeError: __slots__ items must be strings, not 'int'
print(message("class X: __slots__ = ('__dict__', '__dict__')"))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(message("class X(A): __slots__ = ('__dict__',)"))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(message("class X:\n    __slots__ = ('a',)\n    a = 1"))  # expect: ValueError: 'a' in __slots__ conflicts with class variable
class U(list):
    __slots__ = ("mark",)
u = U([1, 2])
u.mark = u
print(u.mark[0], message("u.other = 1"))  # expect: 1 AttributeError: 'U' object has no attribute 'other'
class V(str):
    __slots__ = ("m",)
v = V("text")
v.m = 1
print(v, v.m, v.upper())  # expect: text 1 TEXT
print(list(vars(S)))  # expect: ['__module__', '__slots__', '_S__private', 'a', 'b', '__doc__']

# bases and class can be exchanged when the layout agrees
class W1:
    def who(self): return "one"
class W2:
    def who(self): return "two"
class W(W1): pass
w = W()
W.__bases__ = (W2,)
print(w.who(), W1.__subclasses__(), W2.__subclasses__())  # expect: two [] [<class '__main__.W'>]
w.attr = 5
w.__class__ = W1
print(w.who(), w.attr, type(w).__name__)  # expect: one 5 W1
print(message("w.__class__ = S"))  # expect: TypeError: __class__ assignment: 'S' object layout differs from 'W1'
print(message("w.__class__ = int"))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(message("w.__class__ = 1"))  # expect: TypeError: __class__ must be set to a class, not 'int' object
print(message("W.__bases__ = (W,)"))  # expect: TypeError: a __bases__ item causes an inheritance cycle
print(message("W.__bases__ = (int,)"))  # expect: TypeError: __bases__ assignment: 'int' deallocator differs from 'W2'
print(message("W.__bases__ = ()"))  # expect: TypeError: can only assign non-empty tuple to W.__bases__, not ()

class Abstract:
    pass
Abstract.__abstractmethods__ = {"f"}
print(message("Abstract()"))  # expect: TypeError: Can't instantiate abstract class Abstract with abstract method f
Abstract.__abstractmethods__ = {"g", "f"}
print(message("Abstract()"))  # expect: TypeError: Can't instantiate abstract class Abstract with abstract methods f, g

class Named2: pass
Named2.__name__ = "Other"
print(Named2.__name__, Named2.__qualname__, Named2)  # expect: Other Named2 <class '__main__.Named2'>
print(message("Named2.__name__ = 1"))  # expect: TypeError: can only assign string to Other.__name__, not 'int'
print(message("del Named2.__name__"))  # expect: TypeError: cannot delete '__name__' attribute of immutable type 'Other'
print(message("int.__name__ = 'x'"))  # expect: TypeError: cannot set '__name__' attribute of immutable type 'int'
