# A class takes its documentation as UTF-8.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def make():
    class A:
        "lone \ud800"
error(make)                   # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 5: surrogates not allowed
class B:
    __doc__ = 5
print(B.__doc__, type("C", (), {"__doc__": "é"}).__doc__)  # expect: 5 é
