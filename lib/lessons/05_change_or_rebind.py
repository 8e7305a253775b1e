#: 5. Change it or rebind it
#: Some operations change the object, others tie the name to another object. It matters who else holds it.
one = [1]
two = one
#? `one += [2]` changes the list in place. What does two show? | [1, 2]: the same list.
one += [2]
print(two)
#? `one = one + [3]` makes a new list. What does two show now? | Still [1, 2]: only the name `one` moved.
one = one + [3]
print(one, two)
#! one is not two
word = "ab"
other = word
#? A str cannot change. What does `word += "c"` do? | It makes a new str and ties word to it; other keeps "ab".
word += "c"
print(word, other)
#: A default value is made once, when `def` runs, and the function holds it.
def collect(item, into=[]):
    into.append(item)
    return into

#? What does the second call return? | [1, 2]: both calls changed the one list that the function holds.
print(collect(1), collect(2))
#: Exercise: make collect() begin with an empty list at each call, with None as default.
