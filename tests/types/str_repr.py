# repr and ascii: quotes, escapes, what is printable.
for s in ["a", "it's", 'say "x"', "both ' and \"", "\t\n\r\\", "\x00\x1f\x7f", "é\x80\xad\xff", "€\u200b\u2028\ufeff", "\U0001f600\U000e0001\U0010ffff", "\ud800"]:
    print(ascii(repr(s)), ascii(s))
print([""], ["'"], {"k": "v"}, ("é",))
print(str("é"), f"{'é'!r} {'é'!a} {'é'!s}")
