"""A text adventure that plays itself: rooms, things and commands as classes, a script of commands as the player."""


class Thing:
    def __init__(self, name, description, *, portable=True):
        self.name = name
        self.description = description
        self.portable = portable

    def __str__(self):
        article = "an" if self.name[0] in "aeiou" else "a"
        return f"{article} {self.name}"

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def use(self, game):
        return f"Nothing happens with the {self.name}."


class Key(Thing):
    def __init__(self, name, description, opens):
        super().__init__(name, description)
        self.opens = opens

    def use(self, game):
        for direction, door in game.room.doors.items():
            if door.lock == self.opens:
                door.lock = None
                return f"The {self.name} turns. The way {direction} is open."
        return super().use(game)


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return f"The {self.name} is {'lit' if self.lit else 'dark'} now."


class Door:
    def __init__(self, to, lock=None):
        self.to = to
        self.lock = lock


class Room:
    def __init__(self, name, text, dark=False):
        self.name, self.text, self.dark = name, text, dark
        self.doors = {}
        self.things = []
        self.visits = 0

    def connect(self, direction, other, lock=None, back=None):
        opposite = {"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}
        self.doors[direction] = Door(other, lock)
        other.doors[back or opposite[direction]] = Door(self)
        return self

    def describe(self, light):
        if self.dark and not light:
            return "It is dark here. You can hear water."
        lines = [f"== {self.name} ==", self.text if self.visits < 2 else self.text.split(".")[0] + "."]
        if self.things:
            lines.append("You see " + ", ".join(str(t) for t in self.things) + ".")
        lines.append("Ways: " + " ".join(sorted(self.doors)))
        return "\n".join(lines)


class Stop(Exception):
    pass


class Game:
    def __init__(self):
        self.bag = []
        self.moves = 0
        self.score = 0
        self.room = self.build()
        self.room.visits += 1

    def build(self):
        hall = Room("Hall", "A wide hall with a cold hearth. Dust lies on the floor.")
        library = Room("Library", "Shelves up to the ceiling. One book stands out.")
        cellar = Room("Cellar", "Barrels, all of them empty. A draught comes from the east.", dark=True)
        vault = Room("Vault", "A small round vault. Somebody has been here before.")
        hall.connect("north", library).connect("down", cellar)
        cellar.connect("east", vault, lock="iron")
        hall.things += [Lamp("lamp", "A brass lamp, still half full."), Thing("hearth", "Cold stone.", portable=False)]
        library.things += [Thing("atlas", "Maps of a country that is not there."), Key("iron key", "Heavy and rusty.", "iron")]
        vault.things.append(Thing("coin", "It shows a balloon on both sides."))
        return hall

    @property
    def light(self):
        return any(isinstance(t, Lamp) and t.lit for t in self.bag + self.room.things)

    def find(self, name, places):
        for place in places:
            for thing in place:
                if thing.name == name or thing.name.endswith(" " + name):
                    return thing
        raise LookupError(f"There is no {name} here.")

    def do_look(self, _):
        return self.room.describe(self.light)

    def do_go(self, where):
        try:
            door = self.room.doors[where]
        except KeyError as e:
            return f"You can not go {e.args[0]}."
        if door.lock:
            return f"The door is locked with an {door.lock} lock."
        self.room = door.to
        self.room.visits += 1
        if self.room.visits == 1:
            self.score += 5
        return self.do_look("")

    def do_take(self, what):
        if self.room.dark and not self.light:
            return "You feel around and find nothing."
        thing = self.find(what, [self.room.things])
        if not thing.portable:
            return f"The {thing.name} will not move."
        self.room.things.remove(thing)
        self.bag.append(thing)
        self.score += 10 * (thing.name == "coin")
        return f"Taken: {thing}."

    def do_drop(self, what):
        thing = self.find(what, [self.bag])
        self.bag.remove(thing)
        self.room.things.append(thing)
        return f"Dropped: {thing}."

    def do_use(self, what):
        return self.find(what, [self.bag, self.room.things]).use(self)

    def do_examine(self, what):
        return self.find(what, [self.bag, self.room.things]).description

    def do_bag(self, _):
        if not self.bag:
            return "Your bag is empty."
        return "You carry: " + "; ".join(map(str, self.bag))

    def do_quit(self, _):
        raise Stop

    def turn(self, line):
        verb, _, rest = line.strip().lower().partition(" ")
        verb = {"l": "look", "x": "examine", "i": "bag", "get": "take", "q": "quit"}.get(verb, verb)
        if verb in ("north", "south", "east", "west", "up", "down"):
            verb, rest = "go", verb
        action = getattr(self, "do_" + verb, None)
        if action is None:
            return f"I do not know how to {verb!r}."
        self.moves += 1
        try:
            return action(rest)
        except LookupError as problem:
            return str(problem)


SCRIPT = """\
look
dance wildly
take hearth
x lamp
get lamp
north
x atlas
take key
take dragon
i
south
down
take barrel
use lamp
look
east
use key
east
x coin
take coin
west
up
drop atlas
drop lamp
look
i
west
q
never reached
"""


def main():
    game = Game()
    for line in SCRIPT.splitlines():
        print(">", line)
        try:
            print(game.turn(line))
        except Stop:
            print(f"Farewell. {game.score} points in {game.moves} moves.")
            break
    print(game.bag, game.room.things)
    print({room.name: room.visits for room in reachable(game.room)})


def reachable(start):
    seen, todo = [], [start]
    while todo:
        room = todo.pop(0)
        if room in seen:
            continue
        seen.append(room)
        todo.extend(door.to for _, door in sorted(room.doors.items()))
    return seen


if __name__ == "__main__":
    main()
