# hashlib: every function at lengths around its blocks, in one piece and in several; BLAKE2's parameters; wrong arguments.
import hashlib
import hmac
import random

lengths = (0, 1, 55, 56, 63, 64, 65, 71, 72, 103, 104, 111, 112, 127, 128, 129, 135, 136, 143, 144, 167, 168, 169, 257, 1000)
for name in sorted(hashlib.algorithms_guaranteed):
    total = hashlib.sha256()
    for n in lengths:
        data = bytes(i * 7 % 256 for i in range(n))
        h = hashlib.new(name, data[:n // 3])
        h.update(memoryview(data)[n // 3:])
        g = h.copy()
        h.update(b'more')
        size = (200,) if 'shake' in name else ()
        total.update(h.digest(*size) + g.digest(*size))
        assert g.hexdigest(*size) == g.digest(*size).hex()
    h = getattr(hashlib, name)(b'abc')
    print(name, total.hexdigest(), h.name, h.digest_size, h.block_size, type(h), repr(h).partition(' 0x')[0])
for make, big in (hashlib.blake2b, 64), (hashlib.blake2s, 32):
    print(make(b'a' * 300, digest_size=20, key=b'k' * big, salt=b's', person=b'p', fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=6,
               inner_size=7, last_node=True).hexdigest(), make(key=b'k').hexdigest(), make.MAX_KEY_SIZE, make.SALT_SIZE)
print(hashlib.pbkdf2_hmac('sha512', b'password', b'salt', 50, 80).hex(), hmac.new(b'k' * 200, b'm', 'sha3_256').hexdigest())
random.seed('text')
print(random.random())
for f in lambda: hashlib.md5('x'), lambda: hashlib.md5(1), lambda: hashlib.new('nope'), lambda: hashlib.new(1), lambda: hashlib.blake2b(digest_size=65), \
        lambda: hashlib.blake2s(key=b'x' * 33), lambda: hashlib.blake2b(salt=b'x' * 17), lambda: hashlib.shake_128().digest(-1), lambda: hashlib.blake2s(fanout=256), \
        lambda: hashlib.blake2b(depth=0), lambda: hashlib.sha1().update('text'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
