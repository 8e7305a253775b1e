# _random.Random: states that cannot be.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

from _random import Random

def T(v):
    r = Random(1)
    return (r, r.setstate(v)) if isinstance(v, tuple) else (Random(v), None)

print(T(5)[0].random())                         # expect: 0.6229016948897019
print(T((1,) * 624 + (624,))[1])                # expect: None
print(error('T(1)[0].setstate(5)'))             # expect: TypeError: state vector must be a tuple
print(error('T(1)[0].setstate((1, 2))'))        # expect: ValueError: state vector is the wrong size
print(T(1)[0].setstate((1,) * 625))             # expect: None
print(error('T(1)[0].setstate((1,) * 624 + (-1,))')) # expect: ValueError: invalid state
print(error('T(1)[0].setstate(("a",) * 625)'))  # expect: TypeError: an integer is required
print(error('T(1)[0].setstate((1,) * 624 + ("a",))')) # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error('Random(1, 2)'))                    # expect: TypeError: Random() requires 0 or 1 argument
print(error('Random(x=1)'))                     # expect: TypeError: Random() takes no keyword arguments
print(error('Random([])'))                      # expect: TypeError: unhashable type: 'list'
