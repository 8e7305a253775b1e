# sys.maxsize as the number of pieces or replacements raised OverflowError.
import sys

for text in ("a b a", b"a b a", bytearray(b"a b a")):
    space, a = text[1:2], text[:1]
    assert text.split(None, sys.maxsize) == text.split() == text.rsplit(None, sys.maxsize)
    assert text.split(space, sys.maxsize) == text.rsplit(space, maxsplit=sys.maxsize) == text.split()
    assert text.replace(a, space, sys.maxsize) == text.replace(a, space, -sys.maxsize - 1) == text.replace(a, space)
