# Decorators: any expression, applied from the bottom.
def tag(n):
    print("evaluate", n)
    def d(f):
        print("apply", n, getattr(f, "__name__", f))
        return f
    return d
@tag(1)
@tag(2)
def f(): pass
# expect: evaluate 1
# expect: evaluate 2
# expect: apply 2 f
# expect: apply 1 f
@(lambda c: "replaced")
class C: pass
print(C)                      # expect: replaced
table = {"k": [tag("item")]}  # expect: evaluate item
@table["k"][0]
def g(): pass                 # expect: apply item g
@(d := tag("walrus"))
def h(): pass
# expect: evaluate walrus
# expect: apply walrus h
print(d(5))
# expect: apply walrus 5
# expect: 5
class K:
    @property
    @tag("inner")
    def p(self): return "p"
    @staticmethod
    @tag("static")
    def s(): return "s"
# expect: evaluate inner
# expect: apply inner p
# expect: evaluate static
# expect: apply static s
print(K().p, K.s())           # expect: p s
