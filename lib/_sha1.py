"""SHA1, under the name of CPython's module for them."""

from _hash import openssl_sha1 as sha1
