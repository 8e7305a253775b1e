# slice: parts, clipping, comparison.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(slice(1), slice(1, 2), slice(None, None, -1), slice("a", b"", None)) # expect: slice(None, 1, None) slice(1, 2, None) slice(None, None, -1) slice('a', b'', None)
print(slice(5).indices(3), slice(None, None, -1).indices(10), slice(None, None, -2).indices(5)) # expect: (0, 3, 1) (9, -1, -1) (4, -1, -2)
print(slice(-100, 100).indices(5), slice(10, -100, -1).indices(5), slice(2**100, None, 2**100).indices(10)) # expect: (0, 5, 1) (4, -1, -1) (10, 10, 1267650600228229401496703205376)
print(slice(-5, 2**65).indices(2**70))          # expect: (1180591620717411303419, 36893488147419103232, 1)
print(slice(1) == slice(1), slice(1) != slice(1.0), slice(1) < slice(2), slice(1) <= slice(1), slice(1) == 1) # expect: True False True True False
print(slice(1, 2, 3).start, slice(1, 2, 3).stop, slice(1, 2, 3).step, slice(1).__reduce__()) # expect: 1 2 3 (<class 'slice'>, (None, 1, None))
print([1, 2, 3, 4][::-2], [1, 2, 3][slice(2**100)], "abc"[slice(None, None, -1)]) # expect: [4, 2] [1, 2, 3] cba
print(error('slice()'))                         # expect: TypeError: slice expected at least 1 argument, got 0
print(error('slice(1, 2, 3, 4)'))               # expect: TypeError: slice expected at most 3 arguments, got 4
print(error('slice(1, 2, kw=3)'))               # expect: TypeError: slice() takes no keyword arguments
print(error('slice(None, None, 0).indices(10)')) # expect: ValueError: slice step cannot be zero
print(error('slice("a").indices(10)'))          # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error('slice(1).indices(-1)'))            # expect: ValueError: length should not be negative
print(error('slice(1).indices("a")'))           # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error('hash(slice(1))'))                  # expect: TypeError: unhashable type: 'slice'
print(error('slice(1) < 5'))                    # expect: TypeError: '<' not supported between instances of 'slice' and 'int'
print(error('[1, 2][slice("a")]'))              # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error('[1, 2][::0]'))                     # expect: ValueError: slice step cannot be zero
print(error('type("X", (slice,), {})'))         # expect: TypeError: type 'slice' is not an acceptable base type
