# array: numbers of one kind, closely packed.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from array import array
a = array("i", [1, 2, 3])
a.append(4); a.extend([5]); a.insert(0, 0); a[1:2] = array("i", [9, 9])
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a.index(9), a.count(9), a.pop(), a.tobytes()[:8], a.tolist(), a == array("i", a), array("d", [1.5]), array("u", "é"), array("b", b"\xff"))
# expect: array('i', [0, 9, 9, 2, 3, 4]) i 4 7 0 5 1 2 5 b'\x00\x00\x00\x00\t\x00\x00\x00' [0, 9, 9, 2, 3, 4] True array('d', [1.5]) array('u', 'é') array('b', [-1])
a.reverse(); a.remove(9)
print(a, a + array("i", [7]), a * 2, 3 in a, a < array("i", [99]), array("B", b"ab").tobytes(), array("h"), memoryview(a).format)
# expect: array('i', [4, 3, 2, 9, 0]) array('i', [4, 3, 2, 9, 0, 7]) array('i', [4, 3, 2, 9, 0, 4, 3, 2, 9, 0]) True True b'ab' array('h') i
error(array, "x")             # expect: ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
error(array, "b", [200])      # expect: OverflowError: signed char is greater than maximum
error(array, "i", ["a"])      # expect: TypeError: 'str' object cannot be interpreted as an integer
error(a.append, 1.5)          # expect: TypeError: 'float' object cannot be interpreted as an integer
error(a.append, 2**40)        # expect: OverflowError: signed integer is greater than maximum
error(a.__setitem__, slice(0, 1), [1])  # expect: TypeError: can only assign array (not "list") to array slice
error(array("i").pop)         # expect: IndexError: pop from empty array
error(a.remove, 12345)        # expect: ValueError: array.remove(x): x not in array
error(a.extend, array("d", [1]))  # expect: TypeError: can only extend with array of same kind
error(array, "i", "abc")      # expect: TypeError: cannot use a str to initialize an array with typecode 'i'
error(a.frombytes, b"abc")    # expect: ValueError: bytes length not a multiple of item size
