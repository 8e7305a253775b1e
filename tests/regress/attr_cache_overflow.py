# An instruction that had cached a class attribute met an instance attribute outside the inline slots: it took the new shape's id but
# went on reading the class attribute.
class Thing:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3
class Lamp(Thing):
    lit = False
def look(lamp):
    return lamp.lit
lamp = Lamp()
print(look(lamp), look(lamp))  # expect: False False
lamp.lit = True
print(look(lamp), look(lamp), look(lamp))  # expect: True True True
