# reversed: __reversed__, or the sequence protocol.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class R:
    def __reversed__(self):
        return "anything"
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i
class N(S):
    __reversed__ = None
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
# expect: [3, 2, 1] ['b', 'a'] [2, 1, 0] ['b', 'a']
print(reversed(R()), list(reversed(S())), list(reversed({1: 2}.values())))  # expect: anything [2, 1, 0] [2]
error(reversed, 5)            # expect: TypeError: 'int' object is not reversible
error(reversed, {1})          # expect: TypeError: 'set' object is not reversible
error(reversed, N())          # expect: TypeError: 'N' object is not reversible
error(reversed, iter([]))     # expect: TypeError: 'list_iterator' object is not reversible
