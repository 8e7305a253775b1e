# Sizes that no machine has are refused with an exception.
def tried(action):
    try:
        action()
    except (MemoryError, OverflowError, ValueError) as e:
        return type(e).__name__
    return "nothing"


print(tried(lambda: "ab" * (1 << 62)))          # expect: OverflowError
print(tried(lambda: [0] * (1 << 62)))           # expect: MemoryError
print(tried(lambda: b"x" * (1 << 64)))          # expect: OverflowError
print(tried(lambda: "%*d" % (1 << 70, 1)))      # expect: OverflowError
print(tried(lambda: int("1" * 5000)))           # expect: ValueError
print(tried(lambda: "x".ljust(1 << 70)))        # expect: OverflowError
print(tried(lambda: bytes(-1)))                 # expect: ValueError
