# complex: two numbers, or a text.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class C:
    def __complex__(self):
        return 1 + 2j
class F:
    def __float__(self):
        return 2.5
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -3.5e2J "), complex("j"), complex(C()), complex(F(), 1))
# expect: 0j (1+0j) (1+2j) (1+2j) -350j 1j (1+2j) (2.5+1j)
print(complex(1j, 1j), complex(imag=2), complex("nan+infj"), complex("(1-2j)"), complex(True, False))
# expect: (-1+1j) 2j (nan+infj) (1-2j) (1+0j)
error(complex, "1 + 2j")      # expect: ValueError: complex() arg is a malformed string
error(complex, "")            # expect: ValueError: complex() arg is a malformed string
error(complex, "1", 2)        # expect: TypeError: complex() can't take second arg if first is a string
error(complex, 1, "2")        # expect: TypeError: complex() second arg can't be a string
error(complex, [])            # expect: TypeError: complex() first argument must be a string or a number, not 'list'
error(complex, "1+2")         # expect: ValueError: complex() arg is a malformed string
error(complex, None)          # expect: TypeError: complex() first argument must be a string or a number, not 'NoneType'
