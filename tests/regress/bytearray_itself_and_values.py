# A value for a bytearray is checked before its place; adding a bytearray to itself cannot work.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


b = bytearray(b"ab")
error(b.__setitem__, 5, 300)  # expect: ValueError: byte must be in range(0, 256)
error(b.__setitem__, 5, "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
error(b.__setitem__, 5, 1)    # expect: IndexError: bytearray index out of range
def double():
    global b
    b += b
error(double)                 # expect: BufferError: Existing exports of data: object cannot be re-sized
error(b.extend, b) if False else None
b = bytearray()
double()
print(b)                      # expect: bytearray(b'')
