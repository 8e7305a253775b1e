# Identifiers: letters of any script, compared after normalising (NFKC).
été = 1
变量 = 2
ﬁ = 3
print(été, 变量, fi)            # expect: 1 2 3
class A:
    𝔘 = 4
print(A.U, "été".isidentifier(), "1a".isidentifier(), "a-b".isidentifier(), "ª".isidentifier())  # expect: 4 True False False True
match = case = _ = type = 5
print(match + case + _ + type)  # expect: 20
print(sorted(n for n in globals() if not n.startswith("__")))  # expect: ['A', '_', 'case', 'fi', 'match', 'type', 'été', '变量']
