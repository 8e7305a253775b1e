# class methods and static methods at one place: by class and by instance, replaced, shadowed, with the counts that they show
import sys


class A:
    tag = "A"

    @classmethod
    def c(cls, x=0):
        return cls.__name__, x

    @staticmethod
    def s(x=0):
        return "s", x

    @classmethod
    def count(cls):
        return sys.getrefcount(cls)

    value = len
    shout = str.upper


class B(A):
    pass


def each(o):
    return o.c(), o.s(1), o.c(x=2), o.value("abc"), o.tag.lower()


for o in (A, B, A(), B(), A, B()):
    print(each(o))
    # expect: (('A', 0), ('s', 1), ('A', 2), 3, 'a')
    # expect: (('B', 0), ('s', 1), ('B', 2), 3, 'a')
    # expect: (('A', 0), ('s', 1), ('A', 2), 3, 'a')
    # expect: (('B', 0), ('s', 1), ('B', 2), 3, 'a')
    # expect: (('A', 0), ('s', 1), ('A', 2), 3, 'a')
    # expect: (('B', 0), ('s', 1), ('B', 2), 3, 'a')
a = A()
print(A.shout("x"), A.count() - sys.getrefcount(A), a.count() - sys.getrefcount(A), A().count() - sys.getrefcount(A))  # expect: X 1 1 1


def call(o):
    return o.s(3)


print([call(A) for i in range(3)], call(a))  # expect: [('s', 3), ('s', 3), ('s', 3)] ('s', 3)
A.s = staticmethod(lambda x: ("new", x))
print(call(A), call(a), call(B))  # expect: ('new', 3) ('new', 3) ('new', 3)
A.s = lambda *args: len(args)
print(call(A), call(a), call(B))  # expect: 1 2 1
a.s = lambda x: "own"
print(call(a), call(A()))  # expect: own 2
B.s = classmethod(lambda cls, x: (cls.__name__, x))
print(call(B), call(B()), call(A))  # expect: ('B', 3) ('B', 3) 1
A().s = 5
del A.s
for o in (A, A()):
    try:
        call(o)
    except AttributeError as e:
        print(e)
        # expect: type object 'A' has no attribute 's'
        # expect: 'A' object has no attribute 's'


class Meta(type):
    @classmethod
    def m(mcs, x):
        return mcs.__name__, x

    def n(cls, x):
        return cls.__name__, x


class K(metaclass=Meta):
    @classmethod
    def of_class(cls):
        return cls.m(1), cls.n(2)


print(K.of_class(), K.m(3), K.n(4), K().of_class())  # expect: (('Meta', 1), ('K', 2)) ('Meta', 3) ('K', 4) (('Meta', 1), ('K', 2))


class Sub(classmethod):
    def __get__(self, obj, owner):
        return lambda: "its own way"


class U:
    c = Sub(lambda cls: "never")
    p = classmethod(property(lambda cls: cls.__name__))
    f = classmethod(print)


print(U.c(), U().c(), U.p.lower())  # expect: its own way its own way u
U.f("end")  # expect: <class '__main__.U'> end
