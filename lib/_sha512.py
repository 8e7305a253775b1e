"""SHA384, SHA512, under the name of CPython's module for them."""

from _hash import openssl_sha384 as sha384, openssl_sha512 as sha512
