# An alias replaced its variables one for one: tuple[*Ts] took exactly one argument, ParamSpec and *tuple[...] were not
# looked into; and aliases of a derived class (collections.abc.Callable) were neither equal nor fit for |.
import collections.abc
import types
from typing import Concatenate, ParamSpec, TypeVar, TypeVarTuple

T, S, P, Ts = TypeVar("T"), TypeVar("S"), ParamSpec("P"), TypeVarTuple("Ts")


def shown(subscribe):
    try:
        return repr(subscribe())
    except TypeError as error:
        return str(error)


for alias, items in [(tuple[*Ts], (int, str)), (tuple[*Ts], ()), (tuple[T, *Ts], int), (tuple[T, *Ts], ()),
                     (tuple[T, *Ts, S], (int, str, float, bytes)), (tuple[*Ts], tuple[*tuple[int, str]].__args__),
                     (tuple[T, S], tuple[*tuple[int, str]].__args__), (list[T], (int, str)), (dict[T, S], int),
                     (collections.abc.Callable[P, T], ([int, str], bool)), (collections.abc.Callable[P, int], (int, str)),
                     (collections.abc.Callable[Concatenate[int, P], T], ([str], bool))]:
    print(alias, items, shown(lambda: alias[items]))

Callable = collections.abc.Callable
assert Callable[[int], str] == Callable[[int], str] and Callable[[int], str] != Callable[[int], int]
print(Callable[[int], str] | None, None | Callable[[int], str])


class Alias(types.GenericAlias):
    pass


named = Alias(list, int)
named.note = 1
assert named == list[int]
print(named | int, (list[T] | dict[T, S])[str, int])
