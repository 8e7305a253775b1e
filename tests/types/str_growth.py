# A text that grows in place: the old value must not change under another name.
s = ""
for i in range(1000):
    s += str(i)
print(len(s), s[-6:], s[:5])  # expect: 2890 998999 01234
a = "start"
b = a
a += " more"
print(a, b)  # expect: start more start
t = "x"
t += t
t += t
print(t)  # expect: xxxx
u = "ascii"
u += "é"
u += "€"
u += "!"
print(u, len(u), u.isascii())  # expect: asciié€! 8 False
def f(v):
    v += "changed"
    return v
w = "orig" + str(1)
print(f(w), w)  # expect: orig1changed orig1
d = {w: 1}
w += "2"
print(d, w, hash(w) == hash("orig12"))  # expect: {'orig1': 1} orig12 True
l = ["p" + "q"]
l[0] += "r"
print(l)  # expect: ['pqr']
