# Floats print as the shortest text that reads back the same.
for x in (0.1, 1 / 3, 1e16, 1e15, 123456789012345678.0, 1e22, 1e23, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 2.5, 1e100, 0.1 + 0.2):
    print(repr(x), float(repr(x)) == x, end=";")
# expect: 0.1 True;0.3333333333333333 True;1e+16 True;1000000000000000.0 True;1.2345678901234568e+17 True;1e+22 True;1e+23 True;0.0001 True;1e-05 True;5e-324 True;1.7976931348623157e+308 True;-0.0 True;100.0 True;2.5 True;1e+100 True;0.30000000000000004 True;
print()
print(str(1.0), "%s" % 1e300, [1e50], float("1e400"), -float("inf"), float("nan"), 1e1000 - 1e1000)
# expect: 1.0 1e+300 [1e+50] inf -inf nan nan
