"""Classes made of annotated fields.

The decorator reads the annotations of the class body into Field records, then
writes the methods as source text and compiles all of them at once: generated
code is as fast as code written by hand, and its errors name the class's own
parameters.
"""

import sys
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar",
           "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """Raised for an assignment to a field of a frozen instance."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    """The kind of a field: an ordinary one, a class variable, an init-only one."""

    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
_EMPTY_METADATA = MappingProxyType({})


class InitVar:
    """InitVar[T] annotates a parameter of __init__ that is only given to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field of a dataclass; made by field(), completed by dataclass()."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        # The value standing in the class may want to know its name.
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """What the decorator was called with."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},"
                f"order={self.order!r},unsafe_hash={self.unsafe_hash!r},"
                f"frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Tell more about a field than its annotation and default can.

    init, repr, hash and compare say in which methods it takes part (hash None:
    as compare does); default_factory makes a new default for each instance.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# Reading the class body -----------------------------------------------------------------

def _is_classvar(a_type, typing):
    return (a_type is typing.ClassVar
            or (type(a_type) is typing._GenericAlias
                and a_type.__origin__ is typing.ClassVar))


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _leading_names(annotation):
    """('module', 'name') or (None, 'name') at the start of an annotation that is text."""
    text = annotation.lstrip()
    size = 0
    while size < len(text) and (text[size].isalnum() or text[size] == "_"):
        size += 1
    first, rest = text[:size], text[size:].lstrip()
    if not first:
        return None
    if rest.startswith("."):
        rest = rest[1:].lstrip()
        size = 0
        while size < len(rest) and (rest[size].isalnum() or rest[size] == "_"):
            size += 1
        if size:
            return first, rest[:size]
    return None, first


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Does the text annotation name a_type of a_module, as seen from cls's module?"""
    names = _leading_names(annotation)
    if names is None:
        return False
    module_name, name = names
    namespace = None
    if module_name is None:
        namespace = sys.modules.get(cls.__module__).__dict__
    else:
        module = sys.modules.get(cls.__module__)
        if module and module.__dict__.get(module_name) is a_module:
            namespace = sys.modules.get(a_type.__module__).__dict__
    return bool(namespace) and is_type_predicate(namespace.get(name), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    """The Field for one annotation of the class body."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            # The slot of that name, not a default.
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD

    # ClassVar can be meant only if somebody has imported typing.
    typing = sys.modules.get("typing")
    if typing and (_is_classvar(a_type, typing)
                   or (isinstance(f.type, str)
                       and _is_type(f.type, cls, typing, typing.ClassVar, _is_classvar))):
        f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD:
        dataclasses = sys.modules[__name__]
        if (_is_initvar(a_type, dataclasses)
                or (isinstance(f.type, str)
                    and _is_type(f.type, cls, dataclasses, dataclasses.InitVar, _is_initvar))):
            f._field_type = _FIELD_INITVAR

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field "
                         f"{f.name} is not allowed: use default_factory")
    return f


def _collect_fields(cls, frozen, kw_only):
    """All fields of cls by name: those of the bases, then its own."""
    collected = {}
    any_frozen_base = False
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            collected.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen_base = True

    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_marker = False
    dataclasses = sys.modules[__name__]
    for name, type in annotations.items():
        if (_is_kw_only(type, dataclasses)
                or (isinstance(type, str)
                    and _is_type(type, cls, dataclasses, dataclasses.KW_ONLY, _is_kw_only))):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY "
                                "has already been specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, type, kw_only))
    for f in own:
        collected[f.name] = f
        # What stays in the class is the default itself, or nothing.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)

    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return collected


# Writing methods ------------------------------------------------------------------------
#
# Names that generated code uses besides parameters carry a prefix that no
# sensible field has: _dc_type_NAME, _dc_default_NAME, _dc_NAME.

class _Writer:
    """Collects method sources and what they refer to, and compiles them together."""

    def __init__(self, cls, scope):
        self.cls = cls
        self.scope = scope
        self.names = []
        self.lines = []
        self.values = {
            "_dc_factory": _HAS_DEFAULT_FACTORY,
            "_dc_object": object,
            "_dc_cls": cls,
            "_dc_frozen_error": FrozenInstanceError,
        }

    def add(self, name, parameters, body, returns=""):
        self.names.append(name)
        self.lines.append(f" def {name}({', '.join(parameters)}){returns}:")
        self.lines.extend("  " + line for line in body)

    def compile(self):
        """The functions by name."""
        if not self.names:
            return {}
        source = "\n".join([f"def __create_fn__({', '.join(self.values)}):", *self.lines,
                            f" return {', '.join(self.names)},"])
        namespace = {}
        exec(source, self.scope, namespace)
        functions = dict(zip(self.names, namespace["__create_fn__"](**self.values)))
        for name, function in functions.items():
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
        return functions


def _tuple_text(obj_name, fields):
    """Source of a tuple of the fields' values."""
    if not fields:
        return "()"
    return f"({','.join([f'{obj_name}.{f.name}' for f in fields])},)"


def _init_parameter(f, writer):
    writer.values[f"_dc_type_{f.name}"] = f.type
    text = f"{f.name}:_dc_type_{f.name}"
    if f.default is not MISSING:
        writer.values[f"_dc_default_{f.name}"] = f.default
        return f"{text}=_dc_default_{f.name}"
    if f.default_factory is not MISSING:
        return f"{text}=_dc_factory"
    return text


def _init_statement(f, writer, frozen, self_name, slots):
    """The line of __init__ that sets f, or None if there is nothing to set."""
    if f._field_type is _FIELD_INITVAR:
        return None
    default_name = f"_dc_default_{f.name}"
    if f.default_factory is not MISSING:
        writer.values[default_name] = f.default_factory
        value = f"{default_name}()"
        if f.init:
            value += f" if {f.name} is _dc_factory else {f.name}"
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        # The class attribute will make way for the slot.
        writer.values[default_name] = f.default
        value = default_name
    else:
        return None
    if frozen:
        return f"_dc_object.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _write_init(writer, all_fields, std_fields, kw_only_fields, frozen, has_post_init,
                self_name, slots):
    seen_default = False
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    body = []
    for f in all_fields:
        line = _init_statement(f, writer, frozen, self_name, slots)
        if line is not None:
            body.append(line)
    if has_post_init:
        given = ",".join([f.name for f in all_fields if f._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.{_POST_INIT_NAME}({given})")
    parameters = [self_name]
    parameters += [_init_parameter(f, writer) for f in std_fields if f.init]
    if kw_only_fields:
        parameters.append("*")
        parameters += [_init_parameter(f, writer) for f in kw_only_fields if f.init]
        if parameters[-1] == "*":
            parameters.pop()
    writer.add("__init__", parameters, body or ["pass"], "->None")


def _write_frozen(writer, fields):
    names = "(" + "".join([f"{f.name!r}," for f in fields]) + ")"
    condition = "if type(self) is _dc_cls"
    if fields:
        condition += f" or name in {names}"
    writer.add("__setattr__", ("self", "name", "value"),
               [condition + ":",
                ' raise _dc_frozen_error(f"cannot assign to field {name!r}")',
                "super(_dc_cls, self).__setattr__(name, value)"])
    writer.add("__delattr__", ("self", "name"),
               [condition + ":",
                ' raise _dc_frozen_error(f"cannot delete field {name!r}")',
                "super(_dc_cls, self).__delattr__(name)"])


_comparisons = (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="))


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                   slots, weakref_slot):
    """Give cls its fields and methods; with slots, the result is another class."""
    module = sys.modules.get(cls.__module__)
    writer = _Writer(cls, module.__dict__ if module is not None else {})
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    all_fields = _collect_fields(cls, frozen, kw_only)
    setattr(cls, _FIELDS, all_fields)

    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING
                             or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    in_init = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std_init = [f for f in in_init if f.init and not f.kw_only]
    kw_only_init = [f for f in in_init if f.init and f.kw_only]
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]

    if init:
        self_name = "__dataclass_self__" if "self" in all_fields else "self"
        _write_init(writer, in_init, std_init, kw_only_init, frozen,
                    hasattr(cls, _POST_INIT_NAME), self_name, slots)
    if repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr])
        writer.add("__repr__", ("self",),
                   [f'return f"{{self.__class__.__qualname__}}({shown})"'])
    if eq:
        writer.add("__eq__", ("self", "other"),
                   ["if other.__class__ is self.__class__:",
                    f" return {_tuple_text('self', compared)}=={_tuple_text('other', compared)}",
                    "return NotImplemented"])
    if order:
        for name, op in _comparisons:
            writer.add(name, ("self", "other"),
                       ["if other.__class__ is self.__class__:",
                        f" return {_tuple_text('self', compared)}{op}"
                        f"{_tuple_text('other', compared)}",
                        "return NotImplemented"])
    if frozen:
        _write_frozen(writer, real)
    hash_needed = unsafe_hash or (eq and frozen)
    if hash_needed and (unsafe_hash or not has_explicit_hash):
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        writer.add("__hash__", ("self",), [f"return hash({_tuple_text('self', hashed)})"])

    functions = writer.compile()
    if "__repr__" in functions:
        plain = functions["__repr__"]
        functions["__repr__"] = recursive_repr()(plain)
        # pprint tells by the inner name that the repr is a generated one.
        functions["__repr__"].__wrapped__ = plain
        plain.__qualname__ = "__create_fn__.<locals>.__repr__"
    _install(cls, functions, unsafe_hash, eq, frozen, has_explicit_hash)

    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_init, kw_only_init)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([f.name for f in std_init]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    from abc import update_abstractmethods
    update_abstractmethods(cls)
    return cls


def _set_new_attribute(cls, name, value):
    """Set an attribute unless the class body did; tells whether it did."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _install(cls, functions, unsafe_hash, eq, frozen, has_explicit_hash):
    for name in ("__init__", "__repr__", "__eq__"):
        if name in functions:
            _set_new_attribute(cls, name, functions[name])
    for name, _ in _comparisons:
        if name in functions and _set_new_attribute(cls, name, functions[name]):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                            "Consider using functools.total_ordering")
    for name in ("__setattr__", "__delattr__"):
        if name in functions and _set_new_attribute(cls, name, functions[name]):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = functions["__hash__"]
    elif eq and not has_explicit_hash:
        cls.__hash__ = functions["__hash__"] if frozen else None


def _signature_text(cls, std_fields, kw_only_fields):
    """What str(inspect.signature(cls)) would say, without the result."""
    generated = (type(cls) is type and cls.__new__ is object.__new__
                 and "__init__" in cls.__dict__
                 and cls.__dict__["__init__"].__code__.co_filename == "<string>")
    if not generated:
        try:
            from inspect import signature
            return str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError, ImportError):
            return ""
    parts = [_parameter_text(f) for f in std_fields]
    if kw_only_fields:
        parts.append("*")
        parts += [_parameter_text(f) for f in kw_only_fields]
    return f"({', '.join(parts)})"


def _parameter_text(f):
    annotation = f.type
    if getattr(annotation, "__module__", None) == "typing":
        shown = repr(annotation).replace("typing.", "")
    elif isinstance(annotation, GenericAlias):
        shown = str(annotation)
    elif isinstance(annotation, type):
        if annotation.__module__ in ("builtins", None):
            shown = annotation.__qualname__
        else:
            shown = f"{annotation.__module__}.{annotation.__qualname__}"
    else:
        shown = repr(annotation)
    if f.default is not MISSING:
        return f"{f.name}: {shown} = {f.default!r}"
    if f.default_factory is not MISSING:
        return f"{f.name}: {shown} = {_HAS_DEFAULT_FACTORY!r}"
    return f"{f.name}: {shown}"


# Slots ----------------------------------------------------------------------------------

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        # The instance may be frozen.
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return tuple(slots)


def _add_slots(cls, is_frozen, weakref_slot):
    """The same class made again with __slots__: they cannot be added to one that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = names + (("__weakref__",) if weakref_slot else ())
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


# The public functions ---------------------------------------------------------------------

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: add __init__, __repr__, __eq__ ... made from annotated fields.

    order adds < <= > >=, frozen forbids assignment, slots makes a class with
    __slots__, kw_only makes all parameters of __init__ keyword-only.
    """
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                              match_args, kw_only, slots, weakref_slot)

    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    """A tuple of the Fields of a dataclass or an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is obj a dataclass or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


# deepcopy() gives these back as they are.
_atomic_types = frozenset({type(None), bool, int, float, str, complex, bytes,
                           type(Ellipsis), type(NotImplemented), range, property,
                           type(len), type(fields)})


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, dataclasses inside lists, tuples and dicts too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if cls in _atomic_types:
        return obj
    if hasattr(cls, _FIELDS):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory))
                             for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[_asdict_inner(v, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_asdict_inner(v, dict_factory) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory))
                 for k, v in obj.items())
        return _same_dict(obj, pairs)
    from copy import deepcopy
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, dataclasses inside lists, tuples and dicts too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    cls = type(obj)
    if cls in _atomic_types:
        return obj
    if hasattr(cls, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory)
                              for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_astuple_inner(v, tuple_factory) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory))
                 for k, v in obj.items())
        return _same_dict(obj, pairs)
    from copy import deepcopy
    return deepcopy(obj)


def _same_dict(obj, pairs):
    cls = type(obj)
    if hasattr(cls, "default_factory"):
        result = cls(obj.default_factory)
        for key, value in pairs:
            result[key] = value
        return result
    return cls(pairs)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """Make a dataclass; fields are names, (name, type) or (name, type, field or default)."""
    from keyword import iskeyword
    from types import new_class

    namespace = {} if namespace is None else namespace
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            annotation = "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, exec_body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object of the same class with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, "
                                 "it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'abc': 'abc', 'builtins': 'builtins', 'copy': 'copy', 'functools': 'functools', 'inspect': 'inspect', 'itertools': 'itertools',
    'keyword': 'keyword', 're': 're', 'types': 'types', '_thread': '_thread', 'FunctionType': 'types:FunctionType',
    '_recursive_repr': 'reprlib:recursive_repr'})
