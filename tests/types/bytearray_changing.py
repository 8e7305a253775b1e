# bytearray: a list of small numbers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


a = bytearray(b"abc")
a.append(100); a.extend(b"ef"); a.extend([103]); a.insert(0, 33); a[1:3] = b"ABCD"; a += b"!"; a *= 1
print(a, a.pop(), a.pop(0), a[0], len(a))  # expect: bytearray(b'ABCDcdefg') 33 33 65 9
a.remove(68); a.reverse(); del a[::2]
print(a, a.copy() == a, a.index(b"f"), bytearray(b"x") + b"y", b"y" + bytearray(b"x"))
# expect: bytearray(b'fdCA') True 0 bytearray(b'xy') b'yx'
a[:] = b""
print(a, bool(a))             # expect: bytearray(b'') False
error(a.pop)                  # expect: IndexError: pop from empty bytearray
error(a.append, 256)          # expect: ValueError: byte must be in range(0, 256)
error(a.append, "a")          # expect: TypeError: 'str' object cannot be interpreted as an integer
error(a.extend, "abc")        # expect: TypeError: 'str' object cannot be interpreted as an integer
error(a.remove, 5)            # expect: ValueError: value not found in bytearray
error(bytearray(b"a").__setitem__, 0, 300)  # expect: ValueError: byte must be in range(0, 256)
error(bytearray(b"a").__setitem__, 0, "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
error(bytearray(b"a").__setitem__, 5, 1)  # expect: IndexError: bytearray index out of range
error(hash, a)                # expect: TypeError: unhashable type: 'bytearray'
error(bytearray(b"abc").__setitem__, slice(0, 3, 2), b"x")
# expect: ValueError: attempt to assign bytes of size 1 to extended slice of size 2
