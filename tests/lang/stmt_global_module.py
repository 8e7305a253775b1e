# global makes module names from anywhere, before they exist.
def make():
    global made, Made, fmade, mod
    made = 1
    class Made: pass
    def fmade(): return "f"
    import math as mod
    for made in (1, 2): pass
make()
print(made, Made.__qualname__, fmade(), fmade.__qualname__, mod.pi > 3)  # expect: 2 Made f fmade True
def remove():
    global made
    del made
remove()
print("made" in globals())    # expect: False
def nested():
    def inner():
        global deep
        deep = "deep"
    inner()
nested()
print(deep)                   # expect: deep
