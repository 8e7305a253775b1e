# Order by code points; equal texts have equal hashes.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print("a" < "b", "a" < "A", "abc" < "abd", "ab" < "abc", "é" > "z", "\uffff" < "\U00010000", "" < "a")  # expect: True False True True True True True
print("a" == "a", "a" != "b", "é" == "\xe9", "a" == 1, "a" == b"a", "a" <= "a", "b" >= "a")  # expect: True True True False False True True
print(hash("") == 0, hash("abc") == hash("ab" + "c"), hash("é") == hash("e\u0301"), hash("€x"[:1]) == hash("€"))  # expect: True True False True
print(sorted(["b", "a", "é", "B", "", "ab", "€"]))  # expect: ['', 'B', 'a', 'ab', 'b', 'é', '€']
print(max("hello"), min("hello"), sorted("hello"))  # expect: o e ['e', 'h', 'l', 'l', 'o']
print(message(lambda: "a" < 1))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(message(lambda: "a" >= b"a"))  # expect: TypeError: '>=' not supported between instances of 'str' and 'bytes'
class S(str):
    def __eq__(self, other):
        return "mine"
    __hash__ = str.__hash__
print(S("a") == "a", "a" == S("a"), hash(S("q")) == hash("q"))  # expect: mine mine True
