# array: typed items, conversion, slices, buffers.
from array import array
import array as module
import copy
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

a = array("i", [1, 2, 3])
a.append(4)
a.extend([5])
a.insert(0, 0)
print(a, a[0], a[-1], a[1:3], a[::2], len(a), 3 in a, a.index(3), a.count(1), a.typecode, a.itemsize)  # expect: array('i', [0, 1, 2, 3, 4, 5]) 0 5 array('i', [1, 2]) array('i', [0, 2, 4]) 6 True 3 1 i 4
print(a.pop(), a.pop(0), a.tolist(), a.tobytes())  # expect: 5 0 [1, 2, 3, 4] b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00'
a.remove(2)
a.reverse()
print(a, a + array("i", [9]), a * 2, array("i") , a == array("i", [4, 3, 1]), a < array("i", [5]), array("i", [1]) == array("d", [1.0]), a == [4, 3, 1])  # expect: array('i', [4, 3, 1]) array('i', [4, 3, 1, 9]) array('i', [4, 3, 1, 4, 3, 1]) array('i') True True True False
a += array("i", [7])
a *= 2
print(a)  # expect: array('i', [4, 3, 1, 7, 4, 3, 1, 7])
a[0] = 100
a[1:3] = array("i", [8, 8, 8])
del a[-1]
del a[::3]
a[::2] = array("i", [0] * len(a[::2]))
print(a)  # expect: array('i', [0, 8, 0, 4, 0])
a.byteswap()
print(a.tolist())  # expect: [0, 134217728, 0, 67108864, 0]
print(array("b", b"\xff\x01"), array("B", b"ab"), array("d", [1, 2.5]), array("f", [0.5]), array("u", "añ"), array("q", [-2 ** 63]), array("Q", [2 ** 64 - 1]), array("h", (1, 2)))  # expect: array('b', [-1, 1]) array('B', [97, 98]) array('d', [1.0, 2.5]) array('f', [0.5]) array('u', 'añ') array('q', [-9223372036854775808]) array('Q', [18446744073709551615]) array('h', [1, 2])
b = array("B")
b.frombytes(b"xyz")
b.fromlist([1, 2])
print(b, bytes(b), bytearray(array("h", [1])), memoryview(array("i", [1, 2])).tolist(), memoryview(array("d", [1])).format)  # expect: array('B', [120, 121, 122, 1, 2]) b'xyz\x01\x02' bytearray(b'\x01\x00') [1, 2] d
u = array("u", "ab")
u.fromunicode("c")
print(u, u.tounicode(), list(u))  # expect: array('u', 'abc') abc ['a', 'b', 'c']
print(err(array), err(array, "x"))  # expect: TypeError: array() takes at least 1 argument (0 given) ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
print(err(array, 1), err(array, "ii"))  # expect: TypeError: array() argument 1 must be a unicode character, not int TypeError: array() argument 1 must be a unicode character, not str
print(err(array, "i", [1.5]), err(array, "i", ["a"]))  # expect: TypeError: 'float' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
print(err(array, "b", [128]), err(array, "B", [-1]), err(array, "B", [256]))  # expect: OverflowError: signed char is greater than maximum OverflowError: unsigned byte integer is less than minimum OverflowError: unsigned byte integer is greater than maximum
print(err(array, "h", [40000]), err(array, "H", [-1]), err(array, "i", [2 ** 40]), err(array, "i", [2 ** 70]))  # expect: OverflowError: signed short integer is greater than maximum OverflowError: unsigned short is less than minimum OverflowError: signed integer is greater than maximum OverflowError: Python int too large to convert to C long
print(err(array, "I", [-1]), err(array, "I", [2 ** 32]), err(array, "l", [2 ** 63]), err(array, "L", [2 ** 64]))  # expect: OverflowError: can't convert negative value to unsigned int OverflowError: unsigned int is greater than maximum OverflowError: Python int too large to convert to C long OverflowError: Python int too large to convert to C unsigned long
print(err(array, "q", [2 ** 63]), err(array, "Q", [-1]), err(array, "Q", [2 ** 64]), err(array, "d", ["a"]), err(array, "u", [1]))  # expect: OverflowError: int too big to convert OverflowError: can't convert negative int to unsigned OverflowError: int too big to convert TypeError: must be real number, not str TypeError: array item must be unicode character
print(err(array, "i", "abc"), err(array, "i", b"abc"), err(array, "i", array("u", "a")), err(array, typecode="i"))  # expect: TypeError: cannot use a str to initialize an array with typecode 'i' ValueError: bytes length not a multiple of item size TypeError: cannot use a unicode array to initialize an array with typecode 'i' TypeError: array.array() takes no keyword arguments
print(err(a.__getitem__, 99), err(a.__getitem__, "a"), err(a.__setitem__, 99, 1), err(a.__setitem__, 0, "a"))  # expect: IndexError: array index out of range TypeError: array indices must be integers IndexError: array assignment index out of range TypeError: 'str' object cannot be interpreted as an integer
print(err(a.__setitem__, slice(0, 1), [1]), err(a.__setitem__, slice(0, 4, 2), array("i", [1])))  # expect: TypeError: can only assign array (not "list") to array slice ValueError: attempt to assign array of size 1 to extended slice of size 2
print(err(lambda: a + [1]), err(lambda: a + array("d")), err(a.__iadd__, [1]), err(a.extend, array("d", [1])))  # expect: TypeError: can only append array (not "list") to array TypeError: bad argument type for built-in operation TypeError: can only extend array with array (not "list") TypeError: can only extend with array of same kind
print(err(a.index, 99), err(a.remove, 99), err(a.pop, 99), err(array("i").pop), err(a.fromlist, 1), err(a.frombytes, b"a"))  # expect: ValueError: array.index(x): x not in array ValueError: array.remove(x): x not in array IndexError: pop index out of range IndexError: pop from empty array TypeError: arg must be list ValueError: bytes length not a multiple of item size
print(err(hash, a), module.typecodes, module.ArrayType is array, copy.copy(u), copy.deepcopy(u) is u)  # expect: TypeError: unhashable type: 'array.array' bBuhHiIlLqQfd True array('u', 'abc') False
v = memoryview(b)
print(err(b.append, 3), err(b.pop), len(b))  # expect: BufferError: cannot resize an array that is exporting buffers BufferError: cannot resize an array that is exporting buffers 5
v.release()
b.append(3)
print(b, array("i", [1]).__reduce_ex__(2)[1], array("i", [1]).__reduce_ex__(4)[1][1:])  # expect: array('B', [120, 121, 122, 1, 2, 3]) ('i', [1]) ('i', 8, b'\x01\x00\x00\x00')
print(list(reversed(array("i", [1, 2]))), [x for x in array("d", [0.1])], type(iter(u)).__name__)  # expect: [2, 1] [0.1] arrayiterator
class Sub(array): pass
s = Sub("i", [1])
s.x = 1
print(s, s.x, type(s[:]).__name__)  # expect: Sub('i', [1]) 1 array
