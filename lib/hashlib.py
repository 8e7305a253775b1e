"""Secure hashes: md5, the SHA family, blake2.

Native implementations are used where there are some; the others are written here, block by block as the standards have
them. All take bytes with update(), give digest() and hexdigest(), and can be copied.
"""

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = set(algorithms_guaranteed)

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
           'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac', 'file_digest')

_MASK32 = 0xffffffff
_MASK64 = 0xffffffffffffffff


def _bytes_of(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class _Hash:
    """What all hashes have in common: collecting the data into blocks."""

    name = None
    digest_size = 0
    block_size = 0

    def __init__(self, data=b''):
        self._pending = b''
        self._length = 0
        self._start()
        if data:
            self.update(data)

    def update(self, data, /):
        """Add data."""
        data = _bytes_of(data)
        self._length += len(data)
        data = self._pending + data
        size = self.block_size
        end = len(data) - len(data) % size
        for i in range(0, end, size):
            self._block(data[i:i + size])
        self._pending = data[end:]

    def copy(self):
        """Return a copy, to go on with different data."""
        other = object.__new__(type(self))
        for name, value in self.__dict__.items():
            other.__dict__[name] = value[:] if isinstance(value, list) else value
        return other

    def digest(self):
        """Return the hash of the data so far, as bytes."""
        return self.copy()._finish()

    def hexdigest(self):
        """Return the hash of the data so far, as hexadecimal digits."""
        return self.digest().hex()

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def _padded(pending, length, size, order):
    """The last block or blocks: the rest, a one bit, zeros, and the length in bits."""
    count = 16 if size == 128 else 8
    zeros = (size - count - 1 - len(pending)) % size
    return pending + b'\x80' + b'\0' * zeros + (length * 8).to_bytes(count, order)


def _primes(n):
    found = []
    k = 2
    while len(found) < n:
        if all([k % p for p in found]):
            found.append(k)
        k += 1
    return found


def _root_bits(prime, root, bits):
    """The first bits of the fractional part of a prime's square or cube root."""
    value = prime << root * bits
    r = 1 << -(-value.bit_length() // root)
    while True:
        s = ((root - 1) * r + value // r ** (root - 1)) // root
        if s >= r:
            return r & (1 << bits) - 1
        r = s


_K64 = [_root_bits(p, 3, 64) for p in _primes(80)]
_K32 = [k >> 32 for k in _K64[:64]]


class _Md5(_Hash):
    name = 'md5'
    digest_size = 16
    block_size = 64
    _shifts = (7, 12, 17, 22) * 4 + (5, 9, 14, 20) * 4 + (4, 11, 16, 23) * 4 + (6, 10, 15, 21) * 4
    _constants = None

    def _start(self):
        if _Md5._constants is None:
            from math import sin
            _Md5._constants = [int(abs(sin(i + 1)) * 4294967296) for i in range(64)]
        self._state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]

    def _block(self, block):
        words = [int.from_bytes(block[i:i + 4], 'little') for i in range(0, 64, 4)]
        a, b, c, d = self._state
        constants, shifts = self._constants, self._shifts
        for i in range(64):
            if i < 16:
                f, g = b & c | ~b & d, i
            elif i < 32:
                f, g = d & b | ~d & c, (5 * i + 1) & 15
            elif i < 48:
                f, g = b ^ c ^ d, (3 * i + 5) & 15
            else:
                f, g = c ^ (b | ~d & _MASK32), 7 * i & 15
            f = f + a + constants[i] + words[g] & _MASK32
            s = shifts[i]
            a, d, c, b = d, c, b, b + (f << s | f >> 32 - s) & _MASK32
        self._state = [x + y & _MASK32 for x, y in zip(self._state, (a, b, c, d))]

    def _finish(self):
        tail = _padded(self._pending, self._length, 64, 'little')
        for i in range(0, len(tail), 64):
            self._block(tail[i:i + 64])
        return b''.join([x.to_bytes(4, 'little') for x in self._state])


class _Sha1(_Hash):
    name = 'sha1'
    digest_size = 20
    block_size = 64

    def _start(self):
        self._state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]

    def _block(self, block):
        w = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
        for i in range(16, 80):
            x = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]
            w.append((x << 1 | x >> 31) & _MASK32)
        a, b, c, d, e = self._state
        for i in range(80):
            if i < 20:
                f, k = b & c | ~b & d, 0x5a827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ed9eba1
            elif i < 60:
                f, k = b & c | b & d | c & d, 0x8f1bbcdc
            else:
                f, k = b ^ c ^ d, 0xca62c1d6
            t = (a << 5 | a >> 27) + f + e + k + w[i] & _MASK32
            a, b, c, d, e = t, a, (b << 30 | b >> 2) & _MASK32, c, d
        self._state = [x + y & _MASK32 for x, y in zip(self._state, (a, b, c, d, e))]

    def _finish(self):
        tail = _padded(self._pending, self._length, 64, 'big')
        for i in range(0, len(tail), 64):
            self._block(tail[i:i + 64])
        return b''.join([x.to_bytes(4, 'big') for x in self._state])


class _Sha256(_Hash):
    name = 'sha256'
    digest_size = 32
    block_size = 64
    _initial = [_root_bits(p, 2, 32) for p in _primes(8)]

    def _start(self):
        self._state = list(self._initial)

    def _block(self, block):
        w = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
        for i in range(16, 64):
            x, y = w[i - 15], w[i - 2]
            s0 = (x >> 7 | x << 25) ^ (x >> 18 | x << 14) ^ x >> 3
            s1 = (y >> 17 | y << 15) ^ (y >> 19 | y << 13) ^ y >> 10
            w.append(w[i - 16] + (s0 & _MASK32) + w[i - 7] + (s1 & _MASK32) & _MASK32)
        a, b, c, d, e, f, g, h = self._state
        for k, x in zip(_K32, w):
            s1 = ((e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)) & _MASK32
            t1 = h + s1 + (e & f ^ ~e & g) + k + x
            s0 = ((a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)) & _MASK32
            t2 = s0 + (a & b ^ a & c ^ b & c)
            h, g, f, e, d, c, b, a = g, f, e, d + t1 & _MASK32, c, b, a, t1 + t2 & _MASK32
        self._state = [x + y & _MASK32 for x, y in zip(self._state, (a, b, c, d, e, f, g, h))]

    def _finish(self):
        tail = _padded(self._pending, self._length, 64, 'big')
        for i in range(0, len(tail), 64):
            self._block(tail[i:i + 64])
        return b''.join([x.to_bytes(4, 'big') for x in self._state])[:self.digest_size]


class _Sha224(_Sha256):
    name = 'sha224'
    digest_size = 28
    _initial = [_root_bits(p, 2, 64) & _MASK32 for p in _primes(16)[8:]]


class _Sha512(_Hash):
    name = 'sha512'
    digest_size = 64
    block_size = 128
    _initial = [_root_bits(p, 2, 64) for p in _primes(8)]

    def _start(self):
        self._state = list(self._initial)

    def _block(self, block):
        w = [int.from_bytes(block[i:i + 8], 'big') for i in range(0, 128, 8)]
        for i in range(16, 80):
            x, y = w[i - 15], w[i - 2]
            s0 = (x >> 1 | x << 63) ^ (x >> 8 | x << 56) ^ x >> 7
            s1 = (y >> 19 | y << 45) ^ (y >> 61 | y << 3) ^ y >> 6
            w.append(w[i - 16] + (s0 & _MASK64) + w[i - 7] + (s1 & _MASK64) & _MASK64)
        a, b, c, d, e, f, g, h = self._state
        for k, x in zip(_K64, w):
            s1 = ((e >> 14 | e << 50) ^ (e >> 18 | e << 46) ^ (e >> 41 | e << 23)) & _MASK64
            t1 = h + s1 + (e & f ^ ~e & g) + k + x
            s0 = ((a >> 28 | a << 36) ^ (a >> 34 | a << 30) ^ (a >> 39 | a << 25)) & _MASK64
            t2 = s0 + (a & b ^ a & c ^ b & c)
            h, g, f, e, d, c, b, a = g, f, e, d + t1 & _MASK64, c, b, a, t1 + t2 & _MASK64
        self._state = [x + y & _MASK64 for x, y in zip(self._state, (a, b, c, d, e, f, g, h))]

    def _finish(self):
        tail = _padded(self._pending, self._length, 128, 'big')
        for i in range(0, len(tail), 128):
            self._block(tail[i:i + 128])
        return b''.join([x.to_bytes(8, 'big') for x in self._state])[:self.digest_size]


class _Sha384(_Sha512):
    name = 'sha384'
    digest_size = 48
    _initial = [_root_bits(p, 2, 64) for p in _primes(16)[8:]]


# ---------------------------------------------------------------- SHA-3

def _keccak_constants():
    """Round constants from their shift register, and the rotations."""
    constants = []
    register = 1
    for _ in range(24):
        value = 0
        for j in range(7):
            if register & 1:
                value |= 1 << (1 << j) - 1
            register <<= 1
            if register & 0x100:
                register ^= 0x171
        constants.append(value)
    rotations = [[0] * 5 for _ in range(5)]
    x, y = 1, 0
    for t in range(24):
        rotations[x][y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return constants, rotations


_keccak = None


def _keccak_f(lanes):
    """The permutation of 25 lanes, lane x, y at 5 * y + x."""
    global _keccak
    if _keccak is None:
        _keccak = _keccak_constants()
    constants, rotations = _keccak
    for constant in constants:
        c = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        d = [c[x - 1] ^ (c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & _MASK64 for x in range(5)]
        b = [0] * 25
        for x in range(5):
            for y in range(5):
                value = lanes[5 * y + x] ^ d[x]
                n = rotations[x][y]
                b[5 * ((2 * x + 3 * y) % 5) + y] = (value << n | value >> 64 - n) & _MASK64 if n else value
        for y in range(0, 25, 5):
            for x in range(5):
                lanes[y + x] = b[y + x] ^ ~b[y + (x + 1) % 5] & b[y + (x + 2) % 5] & _MASK64
        lanes[0] ^= constant


class _Sha3(_Hash):
    _suffix = 6

    def _start(self):
        self._state = [0] * 25

    def _block(self, block):
        for i in range(0, len(block), 8):
            self._state[i // 8] ^= int.from_bytes(block[i:i + 8], 'little')
        _keccak_f(self._state)

    def _squeeze(self, length):
        block = bytearray(self._pending + bytes([self._suffix]))
        block += b'\0' * (self.block_size - len(block))
        block[-1] |= 0x80
        self._block(bytes(block))
        out = b''
        while True:
            out += b''.join([x.to_bytes(8, 'little') for x in self._state[:self.block_size // 8]])
            if len(out) >= length:
                return out[:length]
            _keccak_f(self._state)

    def _finish(self):
        return self._squeeze(self.digest_size)

    def __repr__(self):
        return f'<_sha3.{self.name} object at {id(self):#x}>'


class _Shake(_Sha3):
    _suffix = 0x1f

    def digest(self, length, /):
        """Return length bytes of the hash."""
        return self.copy()._squeeze(length)

    def hexdigest(self, length, /):
        """Return length bytes of the hash, as hexadecimal digits."""
        return self.digest(length).hex()


def _make_sha3(bits):
    return type(f'sha3_{bits}', (_Sha3,), {'name': f'sha3_{bits}', 'digest_size': bits // 8,
                                           'block_size': 200 - bits // 4})


def _make_shake(bits):
    return type(f'shake_{bits}', (_Shake,), {'name': f'shake_{bits}', 'block_size': 200 - bits // 4})


# ---------------------------------------------------------------- blake2

_SIGMA = [[int(c, 16) for c in row] for row in (
    '0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8', '905724afe1bc683d',
    '2c6a0b834d75fe19', 'c51fed4a0763928b', 'db7ec13950f4862a', '6fe9b308c2d714a5', 'a2847615fb9e3cd0')]


class _Blake2(_Hash):

    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1,
                 leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        size = self._word
        limit = size * 8
        if digest_size is None:
            digest_size = limit
        if not 1 <= digest_size <= limit:
            raise ValueError(f"digest_size must be between 1 and {limit} bytes")
        if len(key) > limit:
            raise ValueError(f"maximum key length is {limit} bytes")
        if len(salt) > size * 2:
            raise ValueError(f"maximum salt length is {size * 2} bytes")
        if len(person) > size * 2:
            raise ValueError(f"maximum person length is {size * 2} bytes")
        self.digest_size = digest_size
        if size == 8:
            middle = node_offset.to_bytes(8, 'little') + bytes([node_depth, inner_size]) + b'\0' * 14
        else:
            middle = node_offset.to_bytes(6, 'little') + bytes([node_depth, inner_size])
        params = (bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, 'little') + middle
                  + salt.ljust(size * 2, b'\0') + person.ljust(size * 2, b'\0'))
        self._last_node = last_node
        self._state = [iv ^ int.from_bytes(params[i * size:(i + 1) * size], 'little')
                       for i, iv in enumerate(self._iv)]
        self._counter = 0
        self._pending = b''
        if key:
            self._pending = key.ljust(self.block_size, b'\0')
        if data:
            self.update(data)

    def update(self, data, /):
        """Add data."""
        # The last block is special, so one is always kept.
        data = self._pending + _bytes_of(data)
        size = self.block_size
        i = 0
        while len(data) - i > size:
            self._counter += size
            self._compress(data[i:i + size], False)
            i += size
        self._pending = data[i:]

    def _compress(self, block, last):
        size, mask, bits = self._word, self._mask, self._word * 8
        m = [int.from_bytes(block[i:i + size], 'little') for i in range(0, len(block), size)]
        v = self._state + self._iv
        v[12] ^= self._counter & mask
        v[13] ^= self._counter >> bits
        if last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        r1, r2, r3, r4 = self._rotations
        for round_number in range(self._rounds):
            s = _SIGMA[round_number % 10]
            for i, (a, b, c, d) in enumerate(((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                                              (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))):
                va, vb, vc, vd = v[a], v[b], v[c], v[d]
                va = va + vb + m[s[2 * i]] & mask
                vd ^= va
                vd = (vd >> r1 | vd << bits - r1) & mask
                vc = vc + vd & mask
                vb ^= vc
                vb = (vb >> r2 | vb << bits - r2) & mask
                va = va + vb + m[s[2 * i + 1]] & mask
                vd ^= va
                vd = (vd >> r3 | vd << bits - r3) & mask
                vc = vc + vd & mask
                vb ^= vc
                vb = (vb >> r4 | vb << bits - r4) & mask
                v[a], v[b], v[c], v[d] = va, vb, vc, vd
        self._state = [h ^ v[i] ^ v[i + 8] for i, h in enumerate(self._state)]

    def _finish(self):
        self._counter += len(self._pending)
        self._compress(self._pending.ljust(self.block_size, b'\0'), True)
        return b''.join([x.to_bytes(self._word, 'little') for x in self._state])[:self.digest_size]

    def __repr__(self):
        return f'<_blake2.{self.name} object at {id(self):#x}>'


class blake2b(_Blake2):
    name = 'blake2b'
    block_size = 128
    digest_size = MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16
    _word = 8
    _mask = _MASK64
    _rounds = 12
    _rotations = 32, 24, 16, 63
    _iv = _Sha512._initial


class blake2s(_Blake2):
    name = 'blake2s'
    block_size = 64
    digest_size = MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8
    _word = 4
    _mask = _MASK32
    _rounds = 10
    _rotations = 16, 12, 8, 7
    _iv = _Sha256._initial


# ---------------------------------------------------------------- constructors

_classes = {'md5': _Md5, 'sha1': _Sha1, 'sha224': _Sha224, 'sha256': _Sha256, 'sha384': _Sha384,
            'sha512': _Sha512, 'blake2b': blake2b, 'blake2s': blake2s,
            'sha3_224': _make_sha3(224), 'sha3_256': _make_sha3(256), 'sha3_384': _make_sha3(384),
            'sha3_512': _make_sha3(512), 'shake_128': _make_shake(128), 'shake_256': _make_shake(256)}

try:
    import _hashlib as _native
except ImportError:
    _native = None


def _constructor(name):
    native = getattr(_native, name, None) or getattr(_native, 'openssl_' + name, None)
    if native is not None:
        return native
    cls = _classes[name]

    def make(string=b'', *, usedforsecurity=True):
        return cls(string)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    make.__doc__ = f"Returns a {name} hash object; optionally initialized with a string"
    return make


for _name in _classes:
    if not _name.startswith('blake2'):
        globals()[_name] = _constructor(_name)
del _name


def new(name, data=b'', **kwargs):
    """Return a hash object for the name of an algorithm."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    found = _classes.get(name.lower())
    if found is None:
        raise ValueError('unsupported hash type ' + name)
    return globals()[name.lower()](data, **kwargs)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Derive a key from a password with PBKDF2 and HMAC."""
    if not isinstance(hash_name, str):
        raise TypeError(hash_name)
    password, salt = _bytes_of(password), _bytes_of(salt)
    inner, outer = new(hash_name), new(hash_name)
    size = getattr(inner, 'block_size', 64)
    if len(password) > size:
        password = new(hash_name, password).digest()
    password = password + b'\0' * (size - len(password))
    inner.update(bytes([x ^ 0x36 for x in password]))
    outer.update(bytes([x ^ 0x5c for x in password]))

    def prf(msg):
        i, o = inner.copy(), outer.copy()
        i.update(msg)
        o.update(i.digest())
        return o.digest()

    if iterations < 1:
        raise ValueError(iterations)
    if dklen is None:
        dklen = outer.digest_size
    if dklen < 1:
        raise ValueError(dklen)
    key = b''
    loop = 1
    while len(key) < dklen:
        prev = prf(salt + loop.to_bytes(4, 'big'))
        total = int.from_bytes(prev, 'big')
        for _ in range(iterations - 1):
            prev = prf(prev)
            total ^= int.from_bytes(prev, 'big')
        loop += 1
        key += total.to_bytes(inner.digest_size, 'big')
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Return the hash object of a binary file's contents; digest is a name or a constructor."""
    digestobj = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        digestobj.update(fileobj.getbuffer())
        return digestobj
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        digestobj.update(data)
    return digestobj
