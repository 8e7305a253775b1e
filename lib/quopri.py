"""Quoted-printable text, after RFC 1521: what is no plain character stands as = and two hexadecimal digits."""

import binascii
from binascii import a2b_qp, b2a_qp

__all__ = ['encode', 'decode', 'encodestring', 'decodestring']

ESCAPE = b'='
MAXLINESIZE = 76
HEX = b'0123456789ABCDEF'
EMPTYSTRING = b''


def needsquoting(c, quotetabs, header):
    """Must the byte (a bytes object of length 1) be quoted? The end of a line never is."""
    assert isinstance(c, bytes)
    if c in b' \t':
        return quotetabs
    if c == b'_':
        return header
    return c == ESCAPE or not b' ' <= c <= b'~'


def quote(c):
    """Quote a byte."""
    assert isinstance(c, bytes) and len(c) == 1
    return b'=%02X' % ord(c)


def encode(input, output, quotetabs, header=False):
    """Read from a binary file, write quoted-printable text to another; quotetabs: blanks and tabs too."""
    output.write(binascii.b2a_qp(input.read(), quotetabs=quotetabs, header=header))


def encodestring(s, quotetabs=False, header=False):
    return binascii.b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header=False):
    """Read quoted-printable text from a binary file, write the bytes to another."""
    output.write(binascii.a2b_qp(input.read(), header=header))


def decodestring(s, header=False):
    return binascii.a2b_qp(s, header=header)


def ishex(c):
    """Is the byte a hexadecimal digit?"""
    assert isinstance(c, bytes)
    return b'0' <= c <= b'9' or b'a' <= c <= b'f' or b'A' <= c <= b'F'


def unhex(s):
    """The number that hexadecimal digits say."""
    return int(s, 16)


def main():
    import getopt
    import sys
    try:
        options, args = getopt.getopt(sys.argv[1:], 'td')
    except getopt.error as message:
        sys.stdout = sys.stderr
        print(message)
        print('usage: quopri [-t | -d] [file] ...')
        print('-t: quote tabs')
        print('-d: decode; default encode')
        sys.exit(2)
    decoding = ('-d', '') in options
    tabs = ('-t', '') in options
    if tabs and decoding:
        sys.stdout = sys.stderr
        print('-t and -d are mutually exclusive')
        sys.exit(2)
    status = 0
    for name in args or ['-']:
        try:
            file = sys.stdin.buffer if name == '-' else open(name, 'rb')
        except OSError as message:
            sys.stderr.write("%s: can't open (%s)\n" % (name, message))
            status = 1
            continue
        try:
            if decoding:
                decode(file, sys.stdout.buffer)
            else:
                encode(file, sys.stdout.buffer, tabs)
        finally:
            if file is not sys.stdin.buffer:
                file.close()
    if status:
        sys.exit(status)


if __name__ == '__main__':
    main()
