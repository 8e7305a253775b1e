# Comparison of floats with ints is exact, and nan is unlike anything.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

inf = float("inf")
nan = float("nan")

print(1.5 < 2, 1.5 < 2**70, 2**70 > 1.5, 1.5 == 1.5) # expect: True True True True
print(2.0**70 == 2**70, 2.0**70 < 2**70 + 1, 2.0**70 > 2**70 - 1, 2.0**70 == 2**70 + 1) # expect: True True True False
print(2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, -2.0**53 > -2**53 - 1) # expect: False True True
print(inf > 2**2000, -inf < -2**2000, inf == 2**2000) # expect: True True False
print(nan == nan, nan != nan, nan < 1, nan == 2**70, nan != 2**70) # expect: False True False False True
print(0.5 < 1, 0.5 > 0, 1.0 == True, -0.0 == 0, 0.0 == -0.0) # expect: True True True True True
print(2.0**62 == 2**62, 2.0**62 < 2**62 + 1, 2**62 + 0.0 == 2**62) # expect: True True True
print(1e308 < 10**308 * 10, 1e308 == 10**308)   # expect: True False
print(hash(0.5), hash(1.0), hash(-1.0), hash(1e300), hash(-0.0), hash(5e-324), hash(2.0**61)) # expect: 1152921504606846976 1 -2 1224995262755759164 0 16777216 1
print(hash(1e22) == hash(10**22), hash(inf), hash(-inf)) # expect: True 314159 -314159
print(nan in [nan], [nan] == [nan])             # expect: True True
print(1.5 == "a")                               # expect: False
print(error('1.5 < "a"'))                       # expect: TypeError: '<' not supported between instances of 'float' and 'str'
