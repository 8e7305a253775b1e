# find, index, count, in, startswith with bounds; long and periodic texts.
s = "abcabcabc"
print(s.find("c"), s.find("c", 3), s.find("c", 3, 5), s.find(""), s.find("", 9), s.find("", 10), s.find("d"))  # expect: 2 5 -1 0 9 -1 -1
print(s.rfind("c"), s.rfind("c", 0, 8), s.rfind(""), s.rfind("", 3, 5), s.rfind("x"))  # expect: 8 5 9 5 -1
print(s.find("b", -2), s.find("b", -100, -7), s.find("b", None, None))  # expect: 7 1 1
print(s.count("abc"), s.count(""), s.count("", 3, 5), "aaaa".count("aa"), s.count("a", 1))  # expect: 3 10 3 2 2
print("bca" in s, "" in s, "x" in s, "é" in s)  # expect: True True False False
print(s.startswith("abc"), s.startswith("bc", 1), s.startswith(("x", "ab")), s.startswith("", 10), s.startswith("", 9))  # expect: True True True False True
print(s.endswith("bc"), s.endswith("ab", 0, 5), s.endswith(("x", "c")), s.endswith(""))  # expect: True True True True
print(s.index("c", 4), s.rindex("a"))  # expect: 5 6
t = "a" * 5000
print(t.find("a" * 400 + "b"), t.rfind("b" + "a" * 400), (t + "b" + t).find("ab" + "a" * 30))  # expect: -1 -1 4999
u = "ab" * 3000 + "c"
print(u.find("ab" * 200 + "c"), u.rfind("ba" * 100), u.count("ba"))  # expect: 5600 5799 2999
w = "é€" * 100 + "\U0001f600" + "é€" * 100
print(w.find("\U0001f600"), w.rfind("€é"), w.find("é€\U0001f600é"), w.count("€"), w.find("x"))  # expect: 200 398 198 200 -1
