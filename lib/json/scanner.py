"""make_scanner: the function that reads one value for a decoder."""

from .decoder import _make_scanner as make_scanner

__all__ = ['make_scanner']

py_make_scanner = make_scanner
