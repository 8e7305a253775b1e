# The iterator of a subclass of str is never the one for ASCII.
class T(str): pass
print(type(iter("ab")).__name__, type(iter("é")).__name__, type(iter(T("ab"))).__name__, list(T("ab")))
# expect: str_ascii_iterator str_iterator str_iterator ['a', 'b']
