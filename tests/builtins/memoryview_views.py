# memoryview: a window on somebody else's bytes.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


b = bytearray(b"hello")
m = memoryview(b)
m[0] = 72
m[1:3] = b"EL"
print(b, m[0], m[-1], bytes(m[1:4]), m.tolist()[:2], len(m), m.readonly, m.format, m.itemsize, m.nbytes)
# expect: bytearray(b'HELlo') 72 111 b'ELl' [72, 69] 5 False B 1 5
print(m[::-1].tobytes(), m == b, m == b"HELlo", m[1:].obj is b, memoryview(b"x").readonly)  # expect: b'olLEH' True True True True
error(b.append, 1)            # expect: BufferError: Existing exports of data: object cannot be re-sized
error(memoryview(b"ro").__setitem__, 0, 1)  # expect: TypeError: cannot modify read-only memory
error(m.__setitem__, 0, 256)  # expect: ValueError: memoryview: invalid value for format 'B'
error(m.__setitem__, slice(0, 2), b"x")  # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
error(m.__getitem__, 9)       # expect: IndexError: index out of bounds on dimension 1
error(memoryview, 5)          # expect: TypeError: memoryview: a bytes-like object is required, not 'int'
m.release()
error(m.tolist)               # expect: ValueError: operation forbidden on released memoryview object
b.append(33)
print(b)                      # expect: bytearray(b'HELlo!')
