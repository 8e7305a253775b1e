"""A shop's stock: properties that check, slots, descriptors, class methods, an abstract base, a report, and undo."""
from abc import ABC, abstractmethod
from collections import namedtuple
from enum import Enum, auto
import copy


class Unit(Enum):
    PIECE = auto()
    KILO = auto()
    LITRE = auto()

    @property
    def short(self):
        return {"PIECE": "pc", "KILO": "kg", "LITRE": "l"}[self.name]


class Checked:
    """A descriptor for slots: the value must be of the type and pass the test."""

    def __init__(self, kind, test=lambda value: True, text="is not allowed"):
        self.kind, self.test, self.text = kind, test, text

    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind) or isinstance(value, bool):
            kinds = self.kind if isinstance(self.kind, tuple) else (self.kind,)
            raise TypeError(f"{self.name} must be {' or '.join(k.__name__ for k in kinds)}, not {type(value).__name__}")
        if not self.test(value):
            raise ValueError(f"{self.name} {value!r} {self.text}")
        setattr(instance, self.slot, value)


class Item(ABC):
    __slots__ = ("_name", "_price", "_amount", "__weakref__")
    kinds = {}
    name = Checked(str, str.strip, "is empty")
    price = Checked((int, float), lambda p: p >= 0, "is negative")
    amount = Checked((int, float), lambda a: a >= 0, "is negative")
    unit = Unit.PIECE

    def __init_subclass__(cls, *, key=None, **rest):
        super().__init_subclass__(**rest)
        if key:
            Item.kinds[key] = cls

    def __init__(self, name, price, amount=0):
        self.name, self.price, self.amount = name, price, amount

    @property
    def value(self):
        return round(self.price * self.amount * (1 - self.discount()), 2)

    @abstractmethod
    def discount(self): ...

    @staticmethod
    def parse(line):
        key, *rest = (part.strip() for part in line.split(","))
        return Item.kinds[key].from_fields(*rest)

    @classmethod
    def from_fields(cls, name, price, amount="0", *more):
        return cls(name, float(price), float(amount) if "." in amount else int(amount), *more)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.price}, {self.amount})"


class Tool(Item, key="tool"):
    __slots__ = ("_years",)
    years = Checked(int, lambda y: y < 100, "is too long")

    def __init__(self, name, price, amount=0, years=2):
        super().__init__(name, price, amount)
        self.years = int(years)

    def discount(self):
        return 0.1 if self.amount > 10 else 0


class Food(Item, key="food"):
    __slots__ = ("fresh",)
    unit = Unit.KILO

    def __init__(self, name, price, amount=0, fresh="yes"):
        super().__init__(name, price, amount)
        self.fresh = fresh == "yes"

    def discount(self):
        return 0 if self.fresh else 0.5


class Drink(Food, key="drink"):
    unit = Unit.LITRE


Change = namedtuple("Change", "name field before after")


class Stock:
    def __init__(self, items=()):
        self._items = {}
        self._changes = []
        for item in items:
            self += item

    def __iadd__(self, item):
        if item.name in self._items:
            self.set(item.name, amount=self[item.name].amount + item.amount)
        else:
            self._items[item.name] = item
        return self

    def __getitem__(self, name):
        return self._items[name]

    def __delitem__(self, name):
        del self._items[name]

    def __contains__(self, name):
        return name in self._items

    def __iter__(self):
        yield from sorted(self._items.values(), key=lambda i: (type(i).__name__, i.name))

    def __len__(self):
        return len(self._items)

    def set(self, name, **fields):
        item = self[name]
        for field, value in fields.items():
            before = getattr(item, field)
            setattr(item, field, value)
            self._changes.append(Change(name, field, before, value))

    def undo(self):
        change = self._changes.pop()
        setattr(self[change.name], change.field, change.before)
        return change

    @property
    def total(self):
        return sum(item.value for item in self)

    def report(self):
        print(f"{'item':<12}{'unit':>5}{'price':>9}{'amount':>8}{'value':>10}")
        for item in self:
            print(f"{item.name:<12}{item.unit.short:>5}{item.price:>9.2f}{item.amount:>8}{item.value:>10,.2f}")
        print(f"{'total':<34}{self.total:>10,.2f}".replace(",", " "))


LINES = """\
tool, hammer, 12.50, 20
tool, saw, 30, 3, 5
food, apples, 2.25, 12.5
food, bread, 4, 7, no
drink, cider, 3.10, 40
tool, hammer, 12.50, 5
"""

stock = Stock(Item.parse(line) for line in LINES.splitlines())
stock.report()
print(len(stock), "saw" in stock, "cider" in stock, [i for i in stock][:2])

stock.set("saw", price=25, amount=11)
stock.set("bread", fresh=True)
stock.report()
print(stock.undo(), stock.undo()._asdict(), stock["saw"].amount, sep="\n")

for attempt in (lambda: stock.set("saw", price=-1), lambda: stock.set("saw", amount="many"), lambda: stock.set("axe", price=1),
                lambda: Item("x", 1), lambda: Tool("  ", 1), lambda: Tool("axe", True), lambda: Item.parse("toy, bear, 1"),
                lambda: setattr(stock["saw"], "colour", "red"), lambda: setattr(stock["saw"], "value", 3),
                lambda: Food("x", 1).years, lambda: Tool("axe", 1, 1, 100), lambda: Food.from_fields("x"),
                lambda: Unit("PIECE"), lambda: Unit.POUND, lambda: Change(1, 2, 3), lambda: stock["saw"].missing):
    try:
        print("no error:", attempt())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

twin = copy.copy(stock["saw"])
twin.amount = 99
deep = copy.deepcopy(stock)
deep.set("saw", amount=0)
print(twin, stock["saw"], deep["saw"], hasattr(twin, "__dict__"), Tool.years.kind.__name__)
print(list(Unit), Unit["KILO"], Unit(3), Unit.KILO is Food.unit, {u: u.short for u in Unit})
print([c.__name__ for c in Drink.__mro__], sorted(Item.kinds), Item.__abstractmethods__)
del stock["bread"]
print(len(stock), round(stock.total, 2))
