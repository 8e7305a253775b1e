#: Calls hold strings
#: While a function runs, its names are tags in a frame of their own. When it returns, they let go.
seen = []
def look(thing):
    other = thing
    seen.append(labels.count(thing))
    return None
box = ['x']
#? How many strings hold the list inside look, with the name other? | 3 names: box, thing, other.
look(box)
print(seen)
#! seen == [3]
#? And after the call? | 1 again.
#! labels.count(box) == 1
def make():
    local = ['made here']
    return local
#? The name local is gone after the call. Is the list? | No: the result is tied to kept before local lets go.
kept = make()
#! labels.count(kept) == 1
#: Change it: let look() append thing to a list outside. What is the count after the call?
