# textwrap: wrap, fill, shorten, dedent, indent.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import textwrap
t = "The quick brown fox jumped over the lazy dog, extraordinarily."
print(textwrap.wrap(t, 20), textwrap.wrap("", 5), textwrap.wrap("aaaaaaaa bb", 3), textwrap.wrap("a-b c", 3))
# expect: ['The quick brown fox', 'jumped over the lazy', 'dog,', 'extraordinarily.'] [] ['aaa', 'aaa', 'aa', 'bb'] ['a-b', 'c']
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
# expect: * The quick brown fox jumped
# expect:   over the lazy dog,
# expect:   extraordinarily.
print(textwrap.shorten(t, 20), textwrap.shorten("hello world", 8, placeholder=".."), repr(textwrap.dedent("  a\n    b\n\n  c")), repr(textwrap.indent("a\n\nb", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda l: True)))
# expect: The quick [...] hello.. 'a\n  b\n\nc' '> a\n\n> b' '> a\n> \n> b'
print(textwrap.wrap("one  two\tthree\nfour", 9), textwrap.wrap("x" * 10, 4, break_long_words=False), textwrap.wrap("a b c d e f g", 9, max_lines=1))
# expect: ['one  two', 'three', 'four'] ['xxxxxxxxxx'] ['a b [...]']
error(textwrap.wrap, "abc", 0)  # expect: ValueError: invalid width 0 (must be > 0)
