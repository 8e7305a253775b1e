# Texts compare by code points.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "é" > "z", "\uffff" < "\U00010000", "a" == "a", "a" != "b", "10" < "9")
# expect: True False True True True True True True True
print(sorted(["b", "A", "a", "é", "B", ""]), max("hello"), "a" in "abc", "" in "", "bc" not in "abc", "a" == 1, "a" is not None)
# expect: ['', 'A', 'B', 'a', 'b', 'é'] o True True False False True
error("a".__contains__, 5)    # expect: TypeError: 'in <string>' requires string as left operand, not int
def lt(a, b): return a < b
error(lt, "a", 1)             # expect: TypeError: '<' not supported between instances of 'str' and 'int'
error(lt, b"a", "a")          # expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
class T(str):
    def __eq__(self, o): return "T eq"
    __hash__ = str.__hash__
print(T("a") == "b", "b" == T("a"), "b" != T("b"), {T("k"): 1}["k"] if T("k") == "k" else 0)  # expect: T eq T eq False 1
