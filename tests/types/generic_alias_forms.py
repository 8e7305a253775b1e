# list[int] and its kin, and unions of types.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], list[int] == list[int], list[int].__origin__, list[int].__args__, list["later"])
# expect: list[int] dict[str, list[int]] tuple[()] tuple[int, ...] type[int] True <class 'list'> (<class 'int'>,) list['later']
print(int | str, int | None, (int | str) == (str | int), int | int, isinstance(1, int | str), (int | list[str]).__args__, list[int]([1, 2]), str | None | int)
# expect: int | str int | None True <class 'int'> True (<class 'int'>, list[str]) [1, 2] str | None | int
print(hash(list[int]) == hash(list[int]), list[int].append is list.append, issubclass(int, int | str), type(int | str).__name__, type(list[int]).__name__)
# expect: True True True UnionType GenericAlias
error(isinstance, [], list[int])  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
error(lambda: int | 5)        # expect: TypeError: unsupported operand type(s) for |: 'type' and 'int'
error(lambda: int[str])       # expect: TypeError: type 'int' is not subscriptable
error(issubclass, list, list[int])  # expect: TypeError: issubclass() argument 2 cannot be a parameterized generic
error(lambda: list[int][str])  # expect: TypeError: list[int] is not a generic class
import typing
T = typing.TypeVar("T")
print(list[T][int], dict[T, int].__parameters__, dict[T, list[T]][str])  # expect: list[int] (~T,) dict[str, list[str]]
