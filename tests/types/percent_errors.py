# Messages of %.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

for f, a in [("%d", "a"), ("%x", 1.5), ("%f", "a"), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%s", ()), ("%s %s", (1,)),
             ("%s", (1, 2)), ("x", 1), ("%(a)s", 1), ("%(a)s", {}), ("%(a", {}), ("%", ()), ("%y", 1), ("%5", 1), ("%*d", ("a", 1)), ("%.*d", ("a", 1)),
             ("%é", 1), ("%d", 1j), ("%d", float("nan")), ("%d", float("inf")), ("%99999999999999999999d", 1), ("%.99999999999d", 1), ("%z", 1), ("%i", None)]:
    print(message(lambda: f % a))
