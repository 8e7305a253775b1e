# Exception groups: split, subgroup, derive, and except*.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


eg = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
print(eg, eg.message, len(eg.exceptions))  # expect: g (3 sub-exceptions) g 3
m, r = eg.split(ValueError)
print(repr(m), repr(r))
# expect: ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(3)])]) ExceptionGroup('g', [TypeError(2), ExceptionGroup('n', [OSError(4)])])
print(repr(eg.subgroup(lambda e: isinstance(e, OSError))), eg.subgroup(KeyError))
# expect: ExceptionGroup('g', [ExceptionGroup('n', [OSError(4)])]) None
try:
    raise eg
except* ValueError as e:
    print("values", [repr(x) for x in e.exceptions])
except* (TypeError, OSError) as e:
    print("rest", repr(e))
# expect: values ['ValueError(1)', "ExceptionGroup('n', [ValueError(3)])"]
# expect: rest ExceptionGroup('g', [TypeError(2), ExceptionGroup('n', [OSError(4)])])
def error(f, *a):
    try:
        f(*a)
    except Exception as e:
        print(type(e).__name__, e)
error(ExceptionGroup, "x", [])  # expect: ValueError second argument (exceptions) must be a non-empty sequence
error(ExceptionGroup, "x", [5])  # expect: ValueError Item 0 of second argument (exceptions) is not an exception
error(ExceptionGroup, 5, [ValueError()])  # expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
error(ExceptionGroup, "x", [KeyboardInterrupt()])  # expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
error(ExceptionGroup, "x")    # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [SystemExit()])).__name__)
# expect: ExceptionGroup BaseExceptionGroup
class Mine(ExceptionGroup):
    def derive(self, e): return Mine("derived", e)
print(repr(Mine("m", [ValueError(1), KeyError(2)]).subgroup(KeyError)))  # expect: Mine('derived', [KeyError(2)])
