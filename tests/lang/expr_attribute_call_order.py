# What is evaluated when: left to right, callee before arguments, value before target.
def say(x, v=None):
    print(x, end=";")
    return v if v is not None else x
class O:
    def __getitem__(self, k): return say("get")
    def __setitem__(self, k, v): print("set", end=";")
    def __setattr__(self, k, v): print("setattr", end=";")
def f(*a, **k):
    return "called"
print(say("f", f)(say(1), *say("s", [2]), say(3), k=say(4), **say("d", {"z": 5})))  # expect: f;1;s;3;4;d;called
say("o", O())[say("key")] = say("value")  # expect: value;o;key;set;
print()
print(say(1) + say(2) * say(3))  # expect: 1;2;3;7
print({say("k1"): say("v1"), say("k2"): say("v2")})  # expect: k1;v1;k2;v2;{'k1': 'v1', 'k2': 'v2'}
say("a", O()).x = say("b", O())[say("c")] = say("v")  # expect: v;a;setattr;b;c;set;
print()
print(say(1) if say(0, []) == [1] else say(2))  # expect: 0;2;2
print(say(3) < say(2) < say(1))  # expect: 3;2;False
