#: 7. Calls hold strings
#: A call opens a frame: names of its own. Parameters are names like others, tied to what was passed.
def add_guest(guests, name):
    #: `guests` is one more label on the caller's list.
    guests.append(name)
    guests = ["nobody"]
    return len(guests)

party = ["Ada"]
#? What does `party` hold after the call? | ['Ada', 'Bo']: the append changed the list; the last tie only moved the inner label.
print(add_guest(party, "Bo"))
print(party)
#! labels.count(party) == 1
#: When the call returned, its names let go. The list ["nobody"] floated away.
def keeper():
    treasure = ["gold"]
    def look():
        return treasure
    return look

show = keeper()
#? keeper() has returned. Is the list of gold gone? | No: the inner function still holds it.
print(show())
#? And after `del show`? | Then nothing holds the function, so it goes, and the gold with it.
del show
#: Exercise: write a call that makes its caller's list empty, and one that only seems to.
