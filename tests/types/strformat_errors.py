# Messages of str.format.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

for t in ["{", "}", "{0", "{0!}", "{0!x}", "{0!rx}", "{!r", "{0:{", "{}{0}", "{0}{}", "{5}", "{a}", "{0.}", "{0[}", "{0[]}", "{0[1]a}", "{a{b}", "{0.nope}", "{0[9]}", "{:{:{}}}",
          "{99999999999999999999}", "{0!", "a}b", "{:d}", "{0[k]}", "{!\x80}"]:
    print(ascii(message(t.format, "s", 2, 3)))
print(message("{}".format_map, {}))
print(message("{a}".format_map, {}))
print(message("{a}".format_map, 5))
for spec in ["d", "x", "=5", "+", ",", "#", " ", "10.2.3", "5x", ".", "zs", "08s", "_", "n", "c"]:
    print(repr(spec), message(format, "text", spec))
print(message(format, "a", 5))
class F:
    def __format__(self, spec):
        return 5
print(message(format, F()))
print(message("{:5}".format, [1]))
