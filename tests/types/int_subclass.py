# A class derived from int: its instances are ints, the results of arithmetic plain ones.
class N(int):
    tag = "n"

print(N(5) + 1, type(N(5) + 1) is int, type(N(5)) is N) # expect: 6 True True
print(N("ff", 16), N(2**100) == 2**100, hash(N(7)) == hash(7)) # expect: 255 True True
print(type(+N(5)) is int, type(abs(N(-5))) is int, type(N(5).real) is int, type(round(N(5))) is int) # expect: True True True True
print(N(3).tag, N.from_bytes(b"\x05").tag, type(N.from_bytes(b"\x05")) is N) # expect: n n True
print({N(1): "a"}[1], [10, 20, 30][N(1)])       # expect: a 20
print(N(10) // N(3), divmod(N(-7), N(2)), N(2) ** N(10), N(1) << N(70)) # expect: 3 (-4, 1) 1024 1180591620717411303424
print(isinstance(N(1), int), isinstance(True, int), issubclass(bool, int)) # expect: True True True
