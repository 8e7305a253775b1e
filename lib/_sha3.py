"""SHA3-224, SHA3-256, SHA3-384, SHA3-512, SHAKE-128, SHAKE-256, under the name of CPython's module for them."""

from _hash import (openssl_sha3_224 as sha3_224, openssl_sha3_256 as sha3_256, openssl_sha3_384 as sha3_384,
                   openssl_sha3_512 as sha3_512, openssl_shake_128 as shake_128, openssl_shake_256 as shake_256)
