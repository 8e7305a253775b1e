# range: values, slices, search, equality, large numbers.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2)) # expect: range(0, 5) range(1, 5) range(0, 10, 3) range(5, 0, -2)
print(list(range(5)), list(range(10, 0, -3)), list(range(0)), list(range(5, 1))) # expect: [0, 1, 2, 3, 4] [10, 7, 4, 1] [] []
print(list(range(2**62 - 2, 2**62 + 2)))        # expect: [4611686018427387902, 4611686018427387903, 4611686018427387904, 4611686018427387905]
print(list(range(2**63 - 1, 2**63 - 10, -3)))   # expect: [9223372036854775807, 9223372036854775804, 9223372036854775801]
print(list(range(0, 10**20, 4 * 10**19)))       # expect: [0, 40000000000000000000, 80000000000000000000]
print(range(10)[-1], range(10)[2:8:3], range(10)[::-1], range(10)[10:20], range(0, 10, 2)[2:], range(10)[::-3][1:]) # expect: 9 range(2, 8, 3) range(9, -1, -1) range(10, 10) range(4, 10, 2) range(6, -3, -3)
print(range(2**100)[2**99] == 2**99, range(2**70)[1:5], range(2**70)[::-1]) # expect: True range(1, 5) range(1180591620717411303423, -1, -1)
print(len(range(0, 10, 3)), bool(range(0)), bool(range(1)), len(range(10, 0, -1))) # expect: 4 False True 10
print(3 in range(0, 10, 2), 4 in range(0, 10, 2), 10 in range(10, 0, -2), 0 in range(10, 0, -2), 2.0 in range(5), "a" in range(3), True in range(5)) # expect: False True True False True False True
print(range(5).index(3), range(0, 10, 2).index(4), range(5).index(2.0), range(5).count(2), range(5).count("a"), range(2**100).index(5)) # expect: 3 2 2 1 0 5
print(range(0) == range(2, 2), range(0, 10, 3) == range(0, 12, 3), range(1) == range(0, 1, 5), range(3) != range(4), range(1, 1) == 0) # expect: True True True True False
print(hash(range(5)) == hash(range(0, 5, 1)), {range(3): 1}[range(0, 3)]) # expect: True 1
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0))), next(reversed(range(2**70))) == 2**70 - 1) # expect: [4, 3, 2, 1, 0] [9, 6, 3, 0] [] True
print(range(5).start, range(5).stop, range(5).step, range(3).__reduce__()) # expect: 0 5 1 (<class 'range'>, (0, 3, 1))
print(iter(range(3)).__length_hint__(), iter(range(2**70)).__length_hint__() == 2**70) # expect: 3 True
print(error('range(1, 2, 0)'))                  # expect: ValueError: range() arg 3 must not be zero
print(error('range(1.5)'))                      # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('range()'))                         # expect: TypeError: range expected at least 1 argument, got 0
print(error('range(1, 2, 3, 4)'))               # expect: TypeError: range expected at most 3 arguments, got 4
print(error('range(x=1)'))                      # expect: TypeError: range() takes no keyword arguments
print(error('range(10)[20]'))                   # expect: IndexError: range object index out of range
print(error('range(10)["a"]'))                  # expect: TypeError: range indices must be integers or slices, not str
print(error('range(10)[::0]'))                  # expect: ValueError: slice step cannot be zero
print(error('range(5).index(7)'))               # expect: ValueError: 7 is not in range
print(error('range(5).index("a")'))             # expect: ValueError: sequence.index(x): x not in sequence
print(error('len(range(2**100))'))              # expect: OverflowError: Python int too large to convert to C ssize_t
print(error('range(3) < range(4)'))             # expect: TypeError: '<' not supported between instances of 'range' and 'range'
print(error('setattr(range(3), "start", 5)'))   # expect: AttributeError: readonly attribute
print(error('type("X", (range,), {})'))         # expect: TypeError: type 'range' is not an acceptable base type
