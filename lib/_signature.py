"""The signatures of callables: the part of inspect that knows about parameters.

A signature is found by asking, in order: __signature__, the function behind wrappers, methods and partial objects, the
code object, the text signature of native functions; classes through __call__ of their metaclass, __new__, __init__.
"""

import enum
import functools
import types
from collections import OrderedDict
from keyword import iskeyword


class _void:
    """Marks an argument that was not given."""


class _empty:
    """Marks what a parameter or signature does not have."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD

_empty.__module__ = _void.__module__ = _ParameterKind.__module__ = 'inspect'


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        text = repr(annotation)
        if 'typing.' not in text:
            return text
        import re
        return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'), text)
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature: name, kind, default and annotation (or Parameter.empty)."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('{} parameters cannot have default values'.format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if name[0] == '.' and name[1:].isdigit():
            # The hidden argument of a comprehension.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, '
                                 'not {}'.format(self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = 'implicit{}'.format(name[1:])
        is_keyword = iskeyword(name) and self._kind is not _POSITIONAL_ONLY
        if is_keyword or not name.isidentifier():
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default,
                                                      '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return a copy with other attributes."""
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        if self._kind == _VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._parts() == other._parts()


class BoundArguments:
    """Which arguments go to which parameters: what Signature.bind() returns.

    arguments is a dict of parameter names and values, args and kwargs are what to call with.
    """

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                # All after the first gap goes by keyword.
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                    started = True
                else:
                    continue
            if name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of all parameters that got no argument."""
        arguments = self.arguments
        full = {}
        for name, param in self._signature.parameters.items():
            if name in arguments:
                full[name] = arguments[name]
            elif param.default is not _empty:
                full[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                full[name] = ()
            elif param.kind is _VAR_KEYWORD:
                full[name] = {}
            # else: a partial binding leaves it out.
        self.arguments = full

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        args = ['{}={!r}'.format(name, value) for name, value in self.arguments.items()]
        return '<{} ({})>'.format(self.__class__.__name__, ', '.join(args))


class Signature:
    """The parameters of a callable, in order, and its return annotation."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        if parameters is not None:
            if __validate_parameters__:
                params = _checked_parameters(parameters)
            else:
                params = OrderedDict((param.name, param) for param in parameters)
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Return the signature of a callable."""
        return _Finder(cls, follow_wrapped, globals, locals, eval_str).find(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return a copy with other parameters or another return annotation."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _parts(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        by_keyword = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, by_keyword, self.return_annotation

    def __hash__(self):
        params, by_keyword, return_annotation = self._parts()
        return hash((params, frozenset(by_keyword.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        params = list(self.parameters.values())
        given = len(args)
        index = 0
        # The positional arguments first.
        used = 0
        while used < given:
            if index == len(params) or params[index].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments') from None
            param = params[index]
            index += 1
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[used:])
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError('multiple values for argument {arg!r}'.format(arg=param.name)) from None
            arguments[param.name] = args[used]
            used += 1
        # The rest by keyword, or not at all.
        kwargs_param = None
        for param in params[index:]:
            name = param.name
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
            elif param.kind == _VAR_POSITIONAL:
                continue
            elif name in kwargs:
                if param.kind == _POSITIONAL_ONLY:
                    raise TypeError(f'{name!r} parameter is positional only, but was passed as a keyword')
                arguments[name] = kwargs.pop(name)
            elif param.default is _empty and not partial:
                raise TypeError('missing a required argument: {arg!r}'.format(arg=name)) from None
        if kwargs:
            if kwargs_param is None:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))
            arguments[kwargs_param.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Return a BoundArguments for these arguments; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Return a BoundArguments for these arguments; others may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {
            '_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        texts = []
        slash_due = False
        star_due = True
        for param in self.parameters.values():
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                texts.append('/')
                slash_due = False
            if kind == _VAR_POSITIONAL:
                star_due = False
            elif kind == _KEYWORD_ONLY and star_due:
                texts.append('*')
                star_due = False
            texts.append(str(param))
        if slash_due:
            texts.append('/')
        text = '({})'.format(', '.join(texts))
        if self.return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self.return_annotation))
        return text


for _class in (Parameter, BoundArguments, Signature):
    _class.__module__ = 'inspect'
del _class
formatannotation.__module__ = 'inspect'


def _checked_parameters(parameters):
    params = OrderedDict()
    top_kind = _POSITIONAL_ONLY
    default_seen = False
    for param in parameters:
        kind, name = param.kind, param.name
        if kind < top_kind:
            raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                top_kind.description, kind.description))
        if kind > top_kind:
            top_kind = kind
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            if param.default is not _empty:
                default_seen = True
            elif default_seen:
                raise ValueError('non-default argument follows default argument')
        if name in params:
            raise ValueError('duplicate parameter name: {!r}'.format(name))
        params[name] = param
    return params


# ---------------------------------------------------------------- finding signatures

def unwrap(func, *, stop=None):
    """Follow the chain of __wrapped__ attributes; stop(f) true ends it early."""
    f = func
    seen = {id(f): f}
    limit = _recursion_limit()
    while hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(f))
        seen[id(func)] = func
    return func


def _recursion_limit():
    import sys
    return sys.getrecursionlimit()


unwrap.__module__ = 'inspect'

_WrapperDescriptor = type(type.__call__)
_MethodWrapper = type(all.__call__)
_ClassMethodWrapper = type(int.__dict__['from_bytes'])
_MethodDescriptor = type(str.join)
_NATIVE = (_WrapperDescriptor, _MethodWrapper, _ClassMethodWrapper, _MethodDescriptor,
           types.BuiltinFunctionType)


def _is_native(obj):
    return isinstance(obj, _NATIVE) or obj in (type, object)


def _is_functionlike(obj):
    """Could this be a function compiled by something else?"""
    if not callable(obj) or isinstance(obj, type):
        return False
    return (isinstance(getattr(obj, '__name__', None), str)
            and isinstance(getattr(obj, '__code__', None), types.CodeType)
            and isinstance(getattr(obj, '__defaults__', _void), (tuple, type(None)))
            and isinstance(getattr(obj, '__kwdefaults__', _void), (dict, type(None)))
            and isinstance(getattr(obj, '__annotations__', None), (dict, type(None))))


def _drop_first(sig):
    """Return the signature without the parameter that a bound method fills."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _user_defined(cls, name):
    """Return a class's method unless it is a native one."""
    try:
        method = getattr(cls, name)
    except AttributeError:
        return None
    return None if isinstance(method, _NATIVE) else method


def _apply_partial(wrapped_sig, partial, extra_args=()):
    """Return the signature of a partial object: filled positions go, filled keywords become defaults."""
    params = dict(wrapped_sig.parameters)
    args = partial.args or ()
    keywords = partial.keywords or {}
    if extra_args:
        args = extra_args + args
    try:
        bound = wrapped_sig.bind_partial(*args, **keywords)
    except TypeError as ex:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from ex
    to_keyword_only = False
    for name, param in wrapped_sig.parameters.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if param.kind is _POSITIONAL_ONLY:
                del params[name]
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    # A keyword may be given again, but from here on only as keyword.
                    to_keyword_only = True
                    params[name] = param.replace(default=value)
                else:
                    del params[name]
                    continue
            elif param.kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=value)
        if to_keyword_only:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                changed = params[name].replace(kind=_KEYWORD_ONLY)
                del params[name]
                params[name] = changed
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                moved = params.pop(name)
                params[name] = moved
            elif param.kind is _VAR_POSITIONAL:
                del params[name]
    return wrapped_sig.replace(parameters=params.values())


class _Finder:
    """Finds signatures, with the options of one call."""

    def __init__(self, cls, follow_wrapped=True, globals=None, locals=None, eval_str=False, skip_bound=True):
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.globals = globals
        self.locals = locals
        self.eval_str = eval_str
        self.skip_bound = skip_bound

    def find(self, obj):
        if not callable(obj):
            raise TypeError('{!r} is not a callable object'.format(obj))
        if isinstance(obj, types.MethodType):
            sig = self.find(obj.__func__)
            return _drop_first(sig) if self.skip_bound else sig
        if self.follow_wrapped:
            obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
            if isinstance(obj, types.MethodType):
                return self.find(obj)
        sig = getattr(obj, '__signature__', None)
        if sig is not None:
            if not isinstance(sig, Signature):
                raise TypeError('unexpected object {!r} in __signature__ attribute'.format(sig))
            return sig
        partialmethod = getattr(obj, '_partialmethod', None)
        if isinstance(partialmethod, functools.partialmethod):
            # What the first parameter of the wrapped function gets is known, but stays visible.
            wrapped_sig = self.find(partialmethod.func)
            sig = _apply_partial(wrapped_sig, partialmethod, (None,))
            first = tuple(wrapped_sig.parameters.values())[0]
            if first.kind is _VAR_POSITIONAL:
                return sig
            params = tuple(sig.parameters.values())
            return sig.replace(parameters=(first,) + params)
        if isinstance(obj, types.FunctionType) or _is_functionlike(obj):
            return self.of_function(obj)
        if _is_native(obj):
            return self.of_native(obj)
        if isinstance(obj, functools.partial):
            return _apply_partial(self.find(obj.func), obj)
        if isinstance(obj, type):
            sig = self.of_class(obj)
        else:
            sig = self.of_instance(obj)
        return _drop_first(sig) if self.skip_bound and sig is not None else sig

    def of_class(self, obj):
        """Return the signature with the first parameter still there."""
        call = _user_defined(type(obj), '__call__')
        if call is not None:
            return self.find(call)
        new = _user_defined(obj, '__new__')
        init = _user_defined(obj, '__init__')
        for base in obj.__mro__:
            if new is not None and '__new__' in base.__dict__:
                return self.find(new)
            if init is not None and '__init__' in base.__dict__:
                return self.find(init)
        # A class without anything of its own: a native base may know.
        for base in obj.__mro__[:-1]:
            try:
                text = base.__text_signature__
            except AttributeError:
                continue
            if text:
                return self._with_self(self.of_text(base, text))
        if type not in obj.__mro__:
            if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                return self._with_self(self.cls())
            raise ValueError('no signature found for builtin type {!r}'.format(obj))
        raise ValueError('callable {!r} is not supported by signature'.format(obj))

    def _with_self(self, sig):
        # So that what all classes go through can take it away again.
        if not self.skip_bound:
            return sig
        return self.cls([Parameter('self', _POSITIONAL_ONLY)] + [
            p for p in sig.parameters.values()], return_annotation=sig.return_annotation,
            __validate_parameters__=False)

    def of_instance(self, obj):
        call = _user_defined(type(obj), '__call__')
        if call is not None:
            try:
                return self.find(call)
            except ValueError as ex:
                raise ValueError('no signature found for {!r}'.format(obj)) from ex
        if isinstance(obj, types.BuiltinFunctionType):
            raise ValueError('no signature found for builtin function {!r}'.format(obj))
        raise ValueError('callable {!r} is not supported by signature'.format(obj))

    def of_function(self, func):
        import inspect
        text = getattr(func, "__text_signature__", None)
        if text:
            return self.of_text(func, text)
        code = func.__code__
        positional_count = code.co_argcount
        names = code.co_varnames
        posonly = code.co_posonlyargcount
        keyword_only = names[positional_count:positional_count + code.co_kwonlyargcount]
        annotations = inspect.get_annotations(func, globals=self.globals, locals=self.locals,
                                              eval_str=self.eval_str)
        defaults = func.__defaults__ or ()
        kwdefaults = func.__kwdefaults__ or {}
        first_default = positional_count - len(defaults)
        params = []

        def add(name, kind, default=_empty):
            params.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

        for i, name in enumerate(names[:positional_count]):
            kind = _POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD
            add(name, kind, defaults[i - first_default] if i >= first_default else _empty)
        index = positional_count + len(keyword_only)
        if code.co_flags & inspect.CO_VARARGS:
            add(names[index], _VAR_POSITIONAL)
            index += 1
        for name in keyword_only:
            add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
        if code.co_flags & inspect.CO_VARKEYWORDS:
            add(names[index], _VAR_KEYWORD)
        is_native_like = not isinstance(func, types.FunctionType)
        return self.cls(params, return_annotation=annotations.get('return', _empty),
                        __validate_parameters__=is_native_like)

    def of_native(self, func):
        text = getattr(func, "__text_signature__", None)
        if not text:
            raise ValueError("no signature found for builtin {!r}".format(func))
        return self.of_text(func, text)

    def of_text(self, obj, text):
        """Read a text signature: like a parameter list, with $ before what a bound method fills."""
        source = text.replace('$', '')
        bound_first = '$' in text.split(',')[0]
        namespace = self._namespace_of(obj)
        try:
            exec(f'def signature{source}: pass', namespace)
        except SyntaxError:
            raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
        except Exception:
            raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
        sig = _Finder(self.cls).of_function(namespace['signature'])
        params = list(sig.parameters.values())
        for param in params:
            if param.default is not _empty and not isinstance(
                    param.default, (str, int, float, bytes, bool, tuple, type(None))):
                raise ValueError('{!r} builtin has invalid signature'.format(obj))
        if bound_first:
            owner = getattr(obj, '__self__', None)
            if isinstance(owner, types.ModuleType):
                params.pop(0)       # the module, which nobody passes
            elif (owner is not None or isinstance(obj, type)) and self.skip_bound:
                params.pop(0)
            else:
                params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
        return self.cls(params, return_annotation=self.cls.empty, __validate_parameters__=False)

    @staticmethod
    def _namespace_of(obj):
        import sys
        module = sys.modules.get(getattr(obj, '__module__', None))
        namespace = dict(vars(module)) if module is not None else {}
        namespace.setdefault('sys', sys)
        return namespace


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Return the Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


signature.__module__ = 'inspect'
