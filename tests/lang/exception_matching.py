# except: classes, tuples, subclasses, expressions evaluated in turn.
class A(Exception): pass
class B(A): pass
def which(e):
    try:
        raise e
    except (KeyError, IndexError):
        return "lookup"
    except B as b:
        return "B " + str(b)
    except A:
        return "A"
    except ():
        return "nothing"
    except Exception:
        return "other"
print(which(KeyError()), which(B("b")), which(A()), which(ValueError()), which(IndexError))  # expect: lookup B b A other lookup
def bad(c):
    try:
        try: 1 / 0
        except c: return "caught"
    except TypeError as e: return str(e), type(e.__context__).__name__
print(bad(5), bad(ArithmeticError), bad((5,)), bad(int))
# expect: ('catching classes that do not inherit from BaseException is not allowed', 'ZeroDivisionError') caught ('catching classes that do not inherit from BaseException is not allowed', 'ZeroDivisionError') ('catching classes that do not inherit from BaseException is not allowed', 'ZeroDivisionError')
def say(c):
    print("asked", c.__name__)
    return c
try:
    raise KeyError
except say(ValueError): pass
except say(LookupError): print("found")
except say(Exception): pass
else: print("else")
# expect: asked ValueError
# expect: asked LookupError
# expect: found
