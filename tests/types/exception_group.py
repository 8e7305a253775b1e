# making, splitting and deriving groups
def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as problem:
        print(type(problem).__name__ + ":", problem)


attempt(BaseExceptionGroup)                     # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
attempt(BaseExceptionGroup, 1, [ValueError()])  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
attempt(BaseExceptionGroup, "m", {ValueError()})        # expect: TypeError: second argument (exceptions) must be a sequence
attempt(BaseExceptionGroup, "m", [])            # expect: ValueError: second argument (exceptions) must be a non-empty sequence
attempt(BaseExceptionGroup, "m", [ValueError(), 5])     # expect: ValueError: Item 1 of second argument (exceptions) is not an exception
attempt(ExceptionGroup, "m", [KeyboardInterrupt()])     # expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
print(repr(BaseExceptionGroup("m", [ValueError(1)])))   # expect: ExceptionGroup('m', [ValueError(1)])
print(type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)    # expect: BaseExceptionGroup
g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(g, g.message, g.exceptions[0], g.args[0]) # expect: outer (2 sub-exceptions) outer 1 outer
match, rest = g.split(ValueError)
print(repr(match))      # expect: ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])])
print(repr(rest))       # expect: ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])])
print(g.split(OSError)[0], g.split(Exception)[0] is g, g.split(Exception)[1])   # expect: None True None
print(repr(g.subgroup(lambda e: isinstance(e, TypeError))))     # expect: ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])])
print(repr(g.subgroup((TypeError, OSError))))   # expect: ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])])
attempt(g.subgroup, 5)                          # expect: TypeError: expected a function, exception type or tuple of exception types
print(repr(g.derive([KeyError(1)])))            # expect: ExceptionGroup('outer', [KeyError(1)])
g.add_note("noted")
g.__cause__ = KeyError("cause")
part = g.subgroup(TypeError)
print(part.__notes__, part.__notes__ is g.__notes__, repr(part.__cause__))      # expect: ['noted'] False KeyError('cause')


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine("derived " + self.message, excs)


m = Mine("m", [ValueError(1), TypeError(2)])
print(repr(m.subgroup(TypeError)))              # expect: Mine('derived m', [TypeError(2)])
Mine.derive = lambda self, excs: 5
attempt(m.subgroup, TypeError)                  # expect: TypeError: derive must return an instance of BaseExceptionGroup


class Strict(BaseExceptionGroup, Exception):
    pass


attempt(Strict, "m", [KeyboardInterrupt()])     # expect: TypeError: Cannot nest BaseExceptions in 'Strict'
print(ExceptionGroup.__mro__[1:3])              # expect: (<class 'BaseExceptionGroup'>, <class 'Exception'>)

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print("values", e.exceptions)               # expect: values (ValueError(1),)
except* (TypeError, KeyError) as e:
    print("others", e.exceptions)               # expect: others (TypeError(2), KeyError(3))

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise OSError("new")
except ExceptionGroup as e:
    print(repr(e))      # expect: ExceptionGroup('', [OSError('new'), ExceptionGroup('g', [TypeError(2)])])

try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))      # expect: ExceptionGroup('', (ValueError('naked'),))
