# An UnboundLocalError has no name; other NameErrors have one.
def f():
    try:
        x
    except UnboundLocalError as e:
        print(e.name, e)
    x = 1
f()                           # expect: None cannot access local variable 'x' where it is not associated with a value
try:
    nothing
except NameError as e:
    print(e.name, e)
# expect: nothing name 'nothing' is not defined
