# hashlib, hmac, secrets: digests of known data.
import hashlib
import hmac
import io
import secrets

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"abc").hexdigest()) # expect: 900150983cd24fb0d6963f7d28e17f72 a9993e364706816aba3e25717850c26c9cd0d89d
print(hashlib.sha256(b"abc").hexdigest(), hashlib.sha224(b"").hexdigest()) # expect: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f
print(hashlib.sha512(b"a" * 200).hexdigest()[:40], hashlib.sha384(b"x").hexdigest()[:40]) # expect: 4b11459c33f52a22ee8236782714c150a3b2c609 d752c2c51fba0e29aa190570a9d4253e44077a05
print(hashlib.sha3_256(b"abc").hexdigest(), hashlib.shake_128(b"abc").hexdigest(10)) # expect: 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532 5881092dd818bf5cf8a3
print(hashlib.blake2b(b"abc", digest_size=16, key=b"k").hexdigest(), hashlib.blake2s(b"abc").hexdigest()) # expect: 6858b7b52110e28dc8e99bd7c341f05e 508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982
h = hashlib.new("sha256")
h.update(b"a")
c = h.copy()
h.update(b"bc")
print(h.digest() == hashlib.sha256(b"abc").digest(), c.hexdigest()[:8], h.name, h.digest_size, h.block_size) # expect: True ca978112 sha256 32 64
print(error(hashlib.md5, "text"), error(hashlib.new, "nope"), sorted(hashlib.algorithms_guaranteed)[:3]) # expect: TypeError: Strings must be encoded before hashing ValueError: unsupported hash type nope ['blake2b', 'blake2s', 'md5']
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 5).hex(), hashlib.file_digest(io.BytesIO(b"abc"), "md5").hexdigest()) # expect: 1ab5844387c637f7d666a1d0ba6e047414a0a9131eb16e2239d3b455fdf90314 900150983cd24fb0d6963f7d28e17f72
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.digest(b"k", b"m", "md5").hex(), hmac.compare_digest("a", "a")) # expect: 2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628 ed7e724d3a91554aaa2043041d9c5305 True
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), 0 <= secrets.randbelow(3) < 3, secrets.choice([1])) # expect: 5 8 True 1
