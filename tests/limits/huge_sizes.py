# Sizes nobody has the memory for: MemoryError or OverflowError, at once and catchable.
import sys

def attempt(text):
    try:
        value = eval(text)
    except (MemoryError, OverflowError, ValueError, IndexError) as e:
        print(text, "|", type(e).__name__, e)
    else:
        print(text, "=", repr(value)[:40])

attempt("'a' * 10**20")  # expect: 'a' * 10**20 | OverflowError cannot fit 'int' into an index-sized integer
attempt("[0] * 2**62")  # expect: [0] * 2**62 | MemoryError 
attempt("(0,) * sys.maxsize")  # expect: (0,) * sys.maxsize | MemoryError 
attempt("[1, 2] * -1")  # expect: [1, 2] * -1 = []
attempt("b'a' * 2**63")  # expect: b'a' * 2**63 | OverflowError cannot fit 'int' into an index-sized integer
attempt("bytes(2**62)")  # expect: bytes(2**62) | MemoryError 
attempt("bytearray(2**62)")  # expect: bytearray(2**62) | MemoryError 
attempt("1 << 2**64")  # expect: 1 << 2**64 | MemoryError 
attempt("0 << 2**70")  # expect: 0 << 2**70 = 0
attempt("-1 >> 2**70")  # expect: -1 >> 2**70 = -1
attempt("'a'.center(2**62)")  # expect: 'a'.center(2**62) | MemoryError 
attempt("'a'.ljust(10**20)")  # expect: 'a'.ljust(10**20) | OverflowError Python int too large to convert to C ssize_t
attempt("'5'.zfill(2**62)")  # expect: '5'.zfill(2**62) | MemoryError 
attempt("'%*d' % (10**20, 1)")  # expect: '%*d' % (10**20, 1) | OverflowError Python int too large to convert to C ssize_t
attempt("'{:99999999999999999999}'.format(1)")  # expect: '{:99999999999999999999}'.format(1) | ValueError Too many decimal digits in format string
attempt("format(1, '9' * 15)")  # expect: format(1, '9' * 15) | MemoryError 
attempt("len(range(10**30))")  # expect: len(range(10**30)) | OverflowError Python int too large to convert to C ssize_t
attempt("range(10**30)[-1]")  # expect: range(10**30)[-1] = 999999999999999999999999999999
attempt("[1][10**20]")  # expect: [1][10**20] | IndexError cannot fit 'int' into an index-sized integer
attempt("[1][-10**20:10**20]")  # expect: [1][-10**20:10**20] = [1]
attempt("float(10**400)")  # expect: float(10**400) | OverflowError int too large to convert to float
attempt("10**400 / 10**399")  # expect: 10**400 / 10**399 = 10.0
attempt("10**400 * 1.0")  # expect: 10**400 * 1.0 | OverflowError int too large to convert to float
attempt("10.0 ** 400")  # expect: 10.0 ** 400 | OverflowError (34, 'Numerical result out of range')
attempt("int(float('inf'))")  # expect: int(float('inf')) | OverflowError cannot convert float infinity to integer
attempt("int('9' * 4301)")  # expect: int('9' * 4301) | ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt("str(10**4300)")  # expect: str(10**4300) | ValueError Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt("len(hex(10**5000))")  # expect: len(hex(10**5000)) = 4155
attempt("(5).to_bytes(10**20, 'big')")  # expect: (5).to_bytes(10**20, 'big') | OverflowError Python int too large to convert to C ssize_t
attempt("chr(10**20)")  # expect: chr(10**20) | OverflowError Python int too large to convert to C int
attempt("[].insert(10**20, 1)")  # expect: [].insert(10**20, 1) | OverflowError Python int too large to convert to C ssize_t
attempt("'abc'.find('c', -10**20, 10**20)")  # expect: 'abc'.find('c', -10**20, 10**20) = 2
class Liar:
    def __len__(self): return 2**62
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
class Hint:
    def __iter__(self): return iter("abc")
    def __length_hint__(self): return 10**9
print(list(Hint())[-1] if sys.maxsize < 2**32 else "c")  # expect: c
