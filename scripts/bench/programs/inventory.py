# Records and plug-ins: dataclasses, enums, sorting and searching of objects, operators of user classes, descriptors.
import sys
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from enum import Enum
from functools import total_ordering


class Kind(Enum):
    TOOL = "tool"
    FOOD = "food"
    TOY = "toy"


class Positive:
    """A descriptor that refuses negative numbers."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(self.name[1:] + " must not be negative")
        setattr(obj, self.name, value)


@total_ordering
class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, n):
        return Money(self.cents * n)

    def __eq__(self, other):
        return self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __str__(self):
        return "%d.%02d" % divmod(self.cents, 100)


class Stock:
    amount = Positive()

    def __init__(self, item, amount):
        self.item = item
        self.amount = amount


@dataclass(order=True)
class Item:
    name: str
    kind: Kind = field(compare=False)
    price: Money = field(compare=False)
    tags: list = field(default_factory=list, compare=False)

    @property
    def label(self):
        return f"{self.name} ({self.kind.value})"


class Inventory:
    def __init__(self):
        self.stocks = {}
        self.names = []

    def __contains__(self, name):
        i = bisect_left(self.names, name)
        return i < len(self.names) and self.names[i] == name

    def __iadd__(self, pair):
        item, amount = pair
        if item.name in self:
            self.stocks[item.name].amount += amount
        else:
            self.stocks[item.name] = Stock(item, amount)
            insort(self.names, item.name)
        return self

    def take(self, name, amount):
        try:
            self.stocks[name].amount -= amount
        except ValueError:
            return 0
        except KeyError:
            return -1
        return amount

    def worth(self):
        total = Money(0)
        for stock in self.stocks.values():
            total += stock.item.price * stock.amount
        return total


def run():
    kinds = list(Kind)
    items = [Item("item%03d" % (i * 37 % 200), kinds[i % 3], Money(i * 13 % 999), ["t%d" % (i % 4)]) for i in range(200)]
    inventory = Inventory()
    taken = 0
    for turn in range(10):
        for i, item in enumerate(items):
            inventory += item, i % 9
            taken += inventory.take(items[(i * 7 + turn) % 200].name, i % 6)
    dearest = max(items, key=lambda item: item.price)
    by_kind = {kind: sum(1 for item in items if item.kind is kind) for kind in Kind}
    print(taken, str(inventory.worth()), dearest.label, sorted(items)[3].name, [by_kind[Kind(k)] for k in ("tool", "food", "toy")])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 318):
    run()
