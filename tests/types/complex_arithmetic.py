# complex: arithmetic, comparison, text.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(1 + 2j, 1 - 2j, -1j, 1j * 1j, (1 + 2j) * (3 - 4j), 1 - 0j, -0.0 - 1j) # expect: (1+2j) (1-2j) (-0-1j) (-1+0j) (11+2j) (1+0j) (-0-1j)
print((1 + 2j) / (3 - 4j), (1 + 2j) / (4 - 3j), abs(3 + 4j)) # expect: (-0.2+0.4j) (-0.08+0.44j) 5.0
print((1 + 2j) ** 2, (1 + 2j) ** -3, (1 + 2j) ** 0.5, (1 + 2j) ** 101, 0j ** 0) # expect: (-3+4j) (-0.08800000000000001+0.016j) (1.272019649514069+0.7861513777574233j) (5.783317924538885e+34-1.8999570689734468e+35j) (1+0j)
print(2 ** 1j, (1 + 2j) ** (1 + 2j))            # expect: (0.7692389013639721+0.6389612763136348j) (-0.22251715680177267+0.10070913113607541j)
print(complex("1+2j"), complex(" ( 1-2j ) "), complex("j"), complex("-j"), complex("1e5-J"), complex("nan+infj")) # expect: (1+2j) (1-2j) 1j -1j (100000-1j) (nan+infj)
print(complex(1j, 1j), complex(1, 2j), complex(real=1), complex(imag=2), complex(), complex(True, 2)) # expect: (-1+1j) (-1+0j) (1+0j) 2j 0j (1+2j)
print(complex(float("nan"), float("inf")), complex(-0.0, -0.0), complex(0, float("nan"))) # expect: (nan+infj) (-0-0j) nanj
print(1j == 1j, 1j == 1, (1 + 0j) == 1, (2**53 + 1) == complex(2**53), 1j != None) # expect: True False True False True
print(hash(1j), hash(1 + 0j), hash(1.5 + 2.5j)) # expect: 1000003 1 4611686018429387911
print((1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), (1j).__getnewargs__(), complex(3).__complex__()) # expect: 1.0 2.0 (1-2j) (0.0, 1.0) (3+0j)
print(format(1 + 2j, ".2f"), format(1 + 2j, ">20"), format(1 + 2j, "*^+21.3e"), format(1234567 + 2e6j, ",.2f")) # expect: 1.00+2.00j               (1+2j) +1.000e+00+2.000e+00j 1,234,567.00+2,000,000.00j
print(format(1 - 2j, "g"), format(1 + 2j, "n"), format(1e20 + 2e-7j), format(-0j, "z.1f")) # expect: 1-2j 1+2j (1e+20+2e-07j) 0.0+0.0j
print(error('1j / 0'))                          # expect: ZeroDivisionError: complex division by zero
print(error('0j ** -1'))                        # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(error('0j ** 1j'))                        # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(error('1j // 1'))                         # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
print(error('1j < 2'))                          # expect: TypeError: '<' not supported between instances of 'complex' and 'int'
print(error('divmod(1j, 1)'))                   # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
print(error('pow(1j, 2, 3)'))                   # expect: ValueError: complex modulo
print(error('complex("1+")'))                   # expect: ValueError: complex() arg is a malformed string
print(error('complex("1__0")'))                 # expect: ValueError: could not convert string to complex: '1__0'
print(error('complex("1", "2")'))               # expect: TypeError: complex() can't take second arg if first is a string
print(error('complex(1, "2")'))                 # expect: TypeError: complex() second arg can't be a string
print(error('complex([])'))                     # expect: TypeError: complex() first argument must be a string or a number, not 'list'
print(error('complex(1, [])'))                  # expect: TypeError: complex() second argument must be a number, not 'list'
print(error('abs(complex(1e308, 1.7e308))'))    # expect: OverflowError: absolute value too large
print(1e308j * 1e308 * (1 + 1j) ** 2 ** 10)     # expect: (inf+infj)
print(error('int(1j)'))                         # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
print(error('format(1j, "020")'))               # expect: ValueError: Zero padding is not allowed in complex format specifier
print(error('format(1j, "=20")'))               # expect: ValueError: '=' alignment flag is not allowed in complex format specifier
print(error('format(1j, "d")'))                 # expect: ValueError: Unknown format code 'd' for object of type 'complex'
