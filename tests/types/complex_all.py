# complex: parts, arithmetic, powers, text.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


z = 3 - 4j
print(z.real, z.imag, z.conjugate(), abs(z), -z, z + 1, z * 2j, z / 2, z == 3 - 4j, z ** 2, z ** 0, 1j ** 2, z != 1, hash(z) == hash(3 - 4j))
# expect: 3.0 -4.0 (3+4j) 5.0 (-3+4j) (4-4j) (8+6j) (1.5-2j) True (-7-24j) (1+0j) (-1+0j) True True
print(complex(0, -0.0), complex(-0.0, 1), 1e20 + 1j, complex("inf"), complex(float("nan"), 1), [1j], str(1 + 0j), repr(-1j), 2j * 1j, (1 + 1j) ** 0.5 ** 2 != 0)
# expect: -0j (-0+1j) (1e+20+1j) (inf+0j) (nan+1j) [1j] (1+0j) (-0-1j) (-2+0j) True
print(format(1 + 2j, ".1f"), format(1j, ">10"), f"{1.5 + 2j:+.2e}", (1 + 2j).__format__(""))
# expect: 1.0+2.0j         1j +1.50e+00+2.00e+00j (1+2j)
def op(f): return f()
error(op, lambda: z < 1)      # expect: TypeError: '<' not supported between instances of 'complex' and 'int'
error(op, lambda: z // 1)     # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
error(op, lambda: z % 1)      # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
error(op, lambda: z / 0)      # expect: ZeroDivisionError: complex division by zero
error(op, lambda: 0j ** -1)   # expect: ZeroDivisionError: 0.0 to a negative or complex power
error(op, lambda: int(z))     # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
error(op, lambda: format(z, "05"))  # expect: ValueError: Zero padding is not allowed in complex format specifier
error(op, lambda: format(z, "d"))  # expect: ValueError: Unknown format code 'd' for object of type 'complex'
error(setattr, z, "real", 1)  # expect: AttributeError: readonly attribute
