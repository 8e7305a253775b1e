"""MD5, under the name of CPython's module for them."""

from _hash import openssl_md5 as md5
