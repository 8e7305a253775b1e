# String literals: quotes, prefixes, escapes, neighbours.
print('a"b', "a'b", """a"b'c""", 'it\'s', "tab\tnew", r"raw\n", R'\'')  # expect: a"b a'b a"b'c it's tab	new raw\n \'
print("\x41\u00e9\U0001F600\N{BULLET}\101\0".encode("unicode_escape"))  # expect: b'A\\xe9\\U0001f600\\u2022A\\x00'
print("a" 'b' """c""", b"x" rb"\y", len("\
"))
# expect: abc b'x\\y' 0
print(u"unicode", b"bytes\xff", br"\x", Rb"q")  # expect: unicode b'bytes\xff' b'\\x' b'q'
print("""first
second""")
# expect: first
# expect: second
print("adjacent" f"{1 + 1}" "parts")  # expect: adjacent2parts
