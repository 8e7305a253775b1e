"""Secure hashes: md5, the SHA family, blake2.

All take bytes with update(), give digest() and hexdigest(), and can be copied.
"""

from _hash import (blake2b, blake2s, openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224, openssl_sha256 as sha256,
                   openssl_sha384 as sha384, openssl_sha512 as sha512, openssl_sha3_224 as sha3_224, openssl_sha3_256 as sha3_256,
                   openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512, openssl_shake_128 as shake_128,
                   openssl_shake_256 as shake_256)

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = set(algorithms_guaranteed)

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
           'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac', 'file_digest')


__builtin_constructor_cache = {}


def __get_builtin_constructor(name):
    """The function for an algorithm's name, in the spellings that programs have for it."""
    if not isinstance(name, str):
        raise TypeError('name must be a string')
    function = __builtin_constructor_cache.get(name)
    if function is None:
        function = globals().get(name.lower()) if name.lower() in algorithms_guaranteed and name in (name.lower(), name.upper()) else None
        if function is None:
            raise ValueError('unsupported hash type ' + name)
        __builtin_constructor_cache[name] = function
    return function


__get_hash = __get_builtin_constructor


def new(name, data=b'', **kwargs):
    """Return a hash object for the name of an algorithm."""
    if not isinstance(name, str):
        raise TypeError('name must be a string')
    plain = name.lower().replace('-', '_') if name.lower().startswith(('sha3-', 'shake')) else name.lower().replace('sha-', 'sha')
    if plain not in algorithms_guaranteed:
        raise ValueError('unsupported hash type ' + name)
    return globals()[plain](data, **kwargs)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Derive a key from a password with PBKDF2 and HMAC."""
    if not isinstance(hash_name, str):
        raise TypeError(hash_name)
    password, salt = memoryview(password).tobytes(), memoryview(salt).tobytes()
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
