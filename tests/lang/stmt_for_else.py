# for and while: else runs unless break, the variable stays.
for i in range(3): pass
else: print("complete", i)
# expect: complete 2
for i in range(3):
    if i == 1: break
else: print("not this")
print(i)                      # expect: 1
for i in []: pass
else: print("empty")
# expect: empty
while False: pass
else: print("never")
# expect: never
n = 3
while n:
    n -= 1
    if n == 1: continue
else: print("ran out", n)
# expect: ran out 0
for a, (b, *c) in [(1, "xyz"), (2, [3])]:
    print(a, b, c)
# expect: 1 x ['y', 'z']
# expect: 2 3 []
l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)                      # expect: [1, 2, 3, 10, 20, 30]
for l[0] in (7, 8): pass
print(l)                      # expect: [8, 2, 3, 10, 20, 30]
