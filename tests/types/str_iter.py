# Iteration over str.
print(list("aé€"), [*"ab"], tuple("xy"), list(enumerate("ab")), list(reversed("abc")), list(zip("ab", "cd")))  # expect: ['a', 'é', '€'] ['a', 'b'] ('x', 'y') [(0, 'a'), (1, 'b')] ['c', 'b', 'a'] [('a', 'c'), ('b', 'd')]
it = iter("ab")
print(next(it), it.__length_hint__(), next(it), next(it, "end"), next(it, "end"))  # expect: a 1 b end end
a, *b = "xyz"
print(a, b, len("aé€😀"), bool(""), bool("0"))  # expect: x ['y', 'z'] 4 False True
print(type(iter("")).__name__, "".join(sorted(set("hello"))))  # expect: str_ascii_iterator ehlo
print("a" in "abc", ord("€"), chr(8364), chr(0x1f600) == "😀")  # expect: True 8364 € True
