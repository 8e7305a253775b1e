# bytes() of a long range went on for ever; of a huge number it ran out of memory.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


error(bytes, range(-10**20, 0))  # expect: OverflowError: Python int too large to convert to C ssize_t
error(bytes, 2**63 - 1)       # expect: OverflowError: byte string is too large
class H:
    def __iter__(self): return iter([65])
    def __length_hint__(self): print("hint asked"); return 1
print(bytes(H()), bytearray(H()))
# expect: hint asked
# expect: b'A' bytearray(b'A')
