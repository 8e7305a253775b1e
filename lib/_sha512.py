"""SHA-512 and SHA-384 in the language itself; random.seed("text") needs the first.

The constants are what the standard defines them to be: the first 64 bits of the
fractions of the roots of the first primes, computed here with whole numbers.
"""

from math import isqrt

_MASK = 0xFFFFFFFFFFFFFFFF


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
        n += 1
    return found


def _cube_root(n):
    """The floor of the cube root of n, by Newton's method from above."""
    x = 1 << -(-n.bit_length() // 3)
    while True:
        y = (2 * x + n // (x * x)) // 3
        if y >= x:
            return x
        x = y


_first_primes = _primes(80)
_K = tuple(_cube_root(p << 192) & _MASK for p in _first_primes)
_START_512 = tuple(isqrt(p << 128) & _MASK for p in _first_primes[:8])
_START_384 = tuple(isqrt(p << 128) & _MASK for p in _first_primes[8:16])


def _compress(state, block):
    w = [int.from_bytes(block[i:i + 8], "big") for i in range(0, 128, 8)]
    for i in range(16, 80):
        x = w[i - 15]
        y = w[i - 2]
        s0 = (x >> 1 | x << 63) ^ (x >> 8 | x << 56) ^ x >> 7
        s1 = (y >> 19 | y << 45) ^ (y >> 61 | y << 3) ^ y >> 6
        w.append((w[i - 16] + (s0 & _MASK) + w[i - 7] + (s1 & _MASK)) & _MASK)
    a, b, c, d, e, f, g, h = state
    for k, word in zip(_K, w):
        s1 = ((e >> 14 | e << 50) ^ (e >> 18 | e << 46) ^ (e >> 41 | e << 23)) & _MASK
        t1 = h + s1 + (g ^ e & (f ^ g)) + k + word
        s0 = ((a >> 28 | a << 36) ^ (a >> 34 | a << 30) ^ (a >> 39 | a << 25)) & _MASK
        t2 = s0 + (a & b | c & (a | b))
        h, g, f, e = g, f, e, (d + t1) & _MASK
        d, c, b, a = c, b, a, (t1 + t2) & _MASK
    return tuple([x + y & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))])


class _Hash:

    block_size = 128

    def __init__(self, name, start, digest_size, data):
        self.name = name
        self.digest_size = digest_size
        self._state = start
        self._rest = b""
        self._length = 0
        self.update(data)

    def update(self, data, /):
        """Hash more bytes."""
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = bytes(memoryview(data))
        self._length += len(data)
        data = self._rest + data
        end = len(data) - len(data) % 128
        for i in range(0, end, 128):
            self._state = _compress(self._state, data[i:i + 128])
        self._rest = data[end:]

    def digest(self):
        """The hash of all bytes so far."""
        zeros = (111 - self._length) % 128
        tail = (self._rest + b"\x80" + bytes(zeros)
                + (self._length * 8).to_bytes(16, "big"))
        state = self._state
        for i in range(0, len(tail), 128):
            state = _compress(state, tail[i:i + 128])
        return b"".join([x.to_bytes(8, "big") for x in state])[:self.digest_size]

    def hexdigest(self):
        """The same as text."""
        return self.digest().hex()

    def copy(self):
        """A hash object that goes on independently."""
        twin = _Hash.__new__(_Hash)
        twin.__dict__.update(self.__dict__)
        return twin

    def __repr__(self):
        return f"<{self.name} {type(self).__name__} object @ {id(self):#x}>"


def sha512(string=b"", *, usedforsecurity=True):
    """A SHA-512 hash object."""
    return _Hash("sha512", _START_512, 64, string)


def sha384(string=b"", *, usedforsecurity=True):
    """A SHA-384 hash object."""
    return _Hash("sha384", _START_384, 48, string)
