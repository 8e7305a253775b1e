# ascii: repr with everything beyond ASCII escaped.
class A:
    def __repr__(self):
        return "<é>"
print(ascii("é"), ascii("\u20ac"), ascii("\U0001f600"), ascii("\x7f\n"))  # expect: '\xe9' '\u20ac' '\U0001f600' '\x7f\n'
print(ascii(["ä", A()]), ascii(A()), ascii(b"\xff"))  # expect: ['\xe4', <\xe9>] <\xe9> b'\xff'
print(ascii("'"), ascii('"'), ascii("'\""))  # expect: "'" '"' '\'"'
