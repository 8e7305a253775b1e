#: 8. Last words
#: `__del__` runs when the last string is let go, before the object floats away.
class Lamp:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print(self.name, "goes out")

hall = Lamp("hall")
#? Which line is printed first: "goes out" or "next line"? | "goes out": it happens at once, inside the `del`.
del hall
print("next line")
room = [Lamp("left"), Lamp("right")]
#? In which order do they go out when the list goes? | right, then left: a list lets go of its items from the end.
room = None
def evening():
    desk = Lamp("desk")
    print("reading")
#? When does the desk lamp go out? | When the call returns and its name lets go.
evening()
print("good night")
#: Exercise: let __del__ tie the lamp to a global name. What happens at the second `del`?
