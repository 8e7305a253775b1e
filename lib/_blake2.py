"""BLAKE2, under the name of CPython's module for it."""

from _hash import blake2b, blake2s
