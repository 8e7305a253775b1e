# except* and exception groups
def attempt(group):
    try:
        try:
            raise group
        except* ValueError as e:
            print("value", e.exceptions)
        except* (TypeError, KeyError) as e:
            print("type/key", e.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left", repr(e))


attempt(ExceptionGroup("g", [ValueError(1), TypeError(2)]))
attempt(ExceptionGroup("g", [ValueError(1), IndexError(2), ExceptionGroup("n", [KeyError(3), ValueError(4)])]))
attempt(ValueError("naked"))
attempt(IndexError("naked"))


def nothing():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else")


nothing()


def raising():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        except* ValueError:
            raise KeyError("new")
        except* TypeError as e:
            raise
    except ExceptionGroup as e:
        print(repr(e))
        print([type(x).__name__ for x in e.exceptions])


raising()


def bad():
    try:
        try:
            raise ValueError
        except* ExceptionGroup:
            pass
    except TypeError as e:
        print(e)


bad()


def bad2():
    try:
        try:
            raise ValueError
        except* 5:
            pass
    except TypeError as e:
        print(e)


bad2()


def name_deleted():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as x:
        print(x)


name_deleted()
g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), OSError(3)])])
print(g.subgroup(TypeError))
print(g.split((ValueError, OSError)))
print(g.subgroup(lambda e: isinstance(e, OSError)))
print(g.derive([KeyError()]), g.message, len(g.exceptions))
for a in (("x", []), (5, [ValueError()]), ("x", [5]), ("x", 5)):
    try:
        ExceptionGroup(*a)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
def in_loop():
    for i in range(3):
        try:
            raise ExceptionGroup("g%d" % i, [ValueError(i)])
        except* ValueError as e:
            print("loop", e)
in_loop()
