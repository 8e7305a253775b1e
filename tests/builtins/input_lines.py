# input: a line without its newline; nothing left is EOFError.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import io
import sys
sys.stdin = io.StringIO("first\n\nlast")
print(repr(input()))          # expect: 'first'
print(repr(input()))          # expect: ''
print(repr(input("prompt> ")))  # expect: prompt> 'last'
error(input)                  # expect: EOFError: EOF when reading a line
