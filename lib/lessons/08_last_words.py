#: Last words
#: __del__ runs when the last string is let go, just before the object floats away.
said = []
class Balloon:
    def __init__(self, colour):
        self.colour = colour
    def __del__(self):
        said.append(self.colour)
red = Balloon('red')
also = red
#? Does del red make it say goodbye? | No: also still holds it.
del red
#! said == []
#? And del also? | Yes, at once, before the next line.
del also
print(said)
#! said == ['red']
blue = Balloon('blue')
#? When does the blue one say goodbye after blue = Balloon('green')? | After the green one is made: the tag moves then.
blue = Balloon('green')
#! said == ['red', 'blue']
#: Change it: print something in __init__ too, and watch the order when a name is tied again.
