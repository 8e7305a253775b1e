"""SHA224, SHA256, under the name of CPython's module for them."""

from _hash import openssl_sha224 as sha224, openssl_sha256 as sha256
