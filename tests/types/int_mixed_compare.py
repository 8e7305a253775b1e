# Integers against floats compare exactly.
print(2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, -10**400 < float("-inf"), 10**400 < float("inf"))
# expect: True False True True False True
print(1 == 1.0, hash(2**60) == hash(float(2**60)), 0 == -0.0, 3 < 3.5 < 4, float("nan") == 1, 1 < float("nan"), True == 1.0, 1 == 1 + 0j)
# expect: True True True True False False True True
print((1).__eq__(1.0), (1).__lt__(2.0), (1.0).__eq__(1), (1).__eq__("1"), max(2**63, 9.3e18), sorted([2.5, 2, 3, 1.5]))
# expect: NotImplemented NotImplemented True NotImplemented 9.3e+18 [1.5, 2, 2.5, 3]
