# split, rsplit, splitlines, partition and their limits.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b,,c".rsplit(",", 1), ",".split(","))  # expect: ['a', 'b', '', 'c'] ['a', 'b,,c'] ['a,b,', 'c'] ['', '']
print(" a  b c ".split(), " a  b c ".split(None, 1), " a  b c ".rsplit(None, 1), "".split(), "".split("x"))  # expect: ['a', 'b', 'c'] ['a', 'b c '] [' a  b', 'c'] [] ['']
print("a\u2003b\x85c\x1fd".split())  # expect: ['a', 'b', 'c', 'd']
print("abXYcdXYef".split("XY"), "abXYcdXYef".rsplit("XY", 1), "aaa".split("aa"), "aaa".rsplit("aa"))  # expect: ['ab', 'cd', 'ef'] ['abXYcd', 'ef'] ['', 'a'] ['a', '']
print("one two".split(maxsplit=0), " x ".split(maxsplit=0), "a b".split(sep=" ", maxsplit=5))  # expect: ['one two'] ['x '] ['a', 'b']
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\n\nj".splitlines())  # expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', '', 'j']
print("a\nb\r\n\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x".splitlines(keepends=True))  # expect: ['a\n', 'b\r\n', '\n'] [] [''] ['x']
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))  # expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv')
s = "abc"
print(s.partition("x")[0] is s, s.split("x")[0] is s)  # expect: True True
print("日本語テキスト".split("語"), "日本語".partition("本"))  # expect: ['日本', 'テキスト'] ('日', '本', '語')
print(message("a".split, ""))  # expect: ValueError: empty separator
print(message("a".split, 1))  # expect: TypeError: must be str or None, not int
print(message("a".partition, ""))  # expect: ValueError: empty separator
print(message("a".rpartition, 1))  # expect: TypeError: must be str, not int
