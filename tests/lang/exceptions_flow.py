# try, except, else, finally in every combination
def run(x):
    log = []
    try:
        log.append("try")
        if x == 1:
            raise ValueError("v")
        if x == 2:
            raise KeyError("k")
        if x == 3:
            return log
    except ValueError as e:
        log.append("except " + str(e))
        try:
            e2 = e
            raise TypeError("t")
        except TypeError as t:
            log.append(repr(t.__context__))
    except (KeyError, IndexError):
        log.append("two")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print([run(i) for i in range(4)])


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    for i in range(3):
        try:
            raise ValueError
        finally:
            if i < 2:
                continue
            break
    return "swallowed"


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            raise KeyError("from finally")
    except KeyError as e:
        return repr(e), repr(e.__context__)


print(override(), swallow(), value_kept(), nested())
try:
    e = 5
    try:
        raise ValueError
    except ValueError as e:
        pass
    e
except NameError as err:
    print(err)


def chain():
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            raise KeyError("b") from e
    except KeyError as e:
        print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            raise KeyError("b") from None
    except KeyError as e:
        print(e.__cause__, e.__suppress_context__, repr(e.__context__))


chain()


def attempt(f):
    try:
        return f()
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


def bad_raise(): raise 5
def bad_class(): raise int
def bad_cause(): raise ValueError from 5
def no_active(): raise


def bad_except():
    try:
        raise ValueError
    except 5:
        pass


def bad_except_tuple():
    try:
        raise ValueError
    except (ValueError, "x"):
        pass


for f in (bad_raise, bad_class, bad_cause, no_active, bad_except, bad_except_tuple):
    print(attempt(f))


class E(Exception):
    def __init__(self, *a):
        super().__init__(*a)
        self.extra = 1


try:
    raise E(1, 2)
except E as e:
    print(e, e.args, e.extra, repr(e))
try:
    raise E
except Exception as e:
    print(repr(e), str(e) == "")


def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


print(attempt(reraise))


def loop_control():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        except Exception:
            pass
        else:
            out.append("e")
        finally:
            out.append("f%d" % i)
    else:
        out.append("no")
    return out


print(loop_control())


def assertion():
    assert 1 == 1
    assert False, "message %d" % 5


def assertion_tuple():
    assert not (1, 2)


print(attempt(assertion), attempt(assertion_tuple))


def context_cleared():
    import sys
    try:
        raise ValueError(1)
    except ValueError:
        pass
    return sys.exception(), sys.exc_info()


print(context_cleared())


def same_raised_twice():
    e = ValueError("once")
    for _ in range(2):
        try:
            raise e
        except ValueError as x:
            n = 0
            tb = x.__traceback__
            while tb:
                n += 1
                tb = tb.tb_next
            print(n)


same_raised_twice()


def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                raise ValueError
        except ValueError:
            continue
        else:
            break
        finally:
            n += 10
    return n


print(while_try())
def return_in_except():
    try:
        raise KeyError
    except KeyError:
        return "r"
    finally:
        print("fin")
print(return_in_except())
def yield_from_finally():
    try:
        yield 1
    finally:
        yield 2
print(list(yield_from_finally()))
