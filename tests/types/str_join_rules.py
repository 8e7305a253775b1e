# join: any iterable of texts.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print("-".join("abc"), ",".join(["a"]), "".join([]), ", ".join({"k": 1, "l": 2}), "é".join(["x", "\U0001f600"]), "-".join(str(i) for i in range(3)))
# expect: a-b-c a  k, l xé😀 0-1-2
class T(str): pass
t = T("sub")
print(type("".join([t])).__name__, "".join([t]) == t)  # expect: str True
error("-".join, [1])          # expect: TypeError: sequence item 0: expected str instance, int found
error("-".join, ["a", b"b"])  # expect: TypeError: sequence item 1: expected str instance, bytes found
error("-".join, 5)            # expect: TypeError: can only join an iterable
error("-".join, [None, "a"])  # expect: TypeError: sequence item 0: expected str instance, NoneType found
