"""Variables that have a value of their own in each context; every task of asyncio runs in a context.

There is one current context; Context.run() makes another one current for a while.
"""

from types import GenericAlias as _GenericAlias

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


_missing = _Missing()
_not_given = object()


class Context:
    """A mapping of context variables to their values."""

    __slots__ = ('_values', '_previous', '_entered', '__weakref__')

    def __init__(self):
        self._values = {}
        self._previous = None
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        """Call a function with this context as the current one."""
        global _current
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        self._previous = _current
        self._entered = True
        _current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current = self._previous
            self._previous = None
            self._entered = False

    def copy(self):
        """Return a copy."""
        new = Context()
        new._values = self._values.copy()
        return new

    @staticmethod
    def _check(var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")

    def __getitem__(self, var):
        self._check(var)
        return self._values[var]

    def __contains__(self, var):
        self._check(var)
        return var in self._values

    def get(self, var, default=None, /):
        """Return the value of a variable, or default."""
        self._check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def keys(self):
        """Return all variables."""
        return self._values.keys()

    def values(self):
        """Return all values."""
        return self._values.values()

    def items(self):
        """Return all pairs of variable and value."""
        return self._values.items()


_current = Context()


class ContextVar:
    """A variable; to be made once, at module level."""

    __slots__ = ('_name', '_default', '__weakref__')

    def __init__(self, name, *, default=_not_given):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_not_given, /):
        """Return the value in the current context, else the default given here, else that of the variable."""
        value = _current._values.get(self, _not_given)
        if value is not _not_given:
            return value
        if default is not _not_given:
            return default
        if self._default is not _not_given:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value in the current context; return a token for reset()."""
        values = _current._values
        token = Token._make(_current, self, values.get(self, _missing))
        values[self] = value
        return token

    def reset(self, token, /):
        """Restore the value of before the set() that returned the token."""
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _current:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old_value is _missing:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token._old_value

    def __repr__(self):
        default = '' if self._default is _not_given else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __class_getitem__ = classmethod(_GenericAlias)


class Token:
    """What ContextVar.set() returns: remembers the value of before."""

    __slots__ = ('_context', '_var', '_old_value', '_used')
    MISSING = _missing

    def __new__(cls):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @classmethod
    def _make(cls, context, var, old_value):
        self = object.__new__(cls)
        self._context = context
        self._var = var
        self._old_value = old_value
        self._used = False
        return self

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"

    __hash__ = None
    __class_getitem__ = classmethod(_GenericAlias)


def copy_context():
    """Return a copy of the current context."""
    return _current.copy()
