"""Look at live objects: what they are, their documentation, source, signature, frames."""

__all__ = [
    'ArgInfo', 'Arguments', 'Attribute', 'BlockFinder', 'BoundArguments', 'CORO_CLOSED', 'CORO_CREATED',
    'CORO_RUNNING', 'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR',
    'CO_ITERABLE_COROUTINE', 'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED', 'CO_VARARGS',
    'CO_VARKEYWORDS', 'ClassFoundException', 'ClosureVars', 'EndOfBlock', 'FrameInfo', 'FullArgSpec',
    'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter', 'Signature',
    'TPFLAGS_IS_ABSTRACT', 'Traceback', 'classify_class_attrs', 'cleandoc', 'currentframe', 'findsource',
    'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile',
    'getargs', 'getargvalues', 'getattr_static', 'getblock', 'getcallargs', 'getclasstree',
    'getclosurevars', 'getcomments', 'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile',
    'getframeinfo', 'getfullargspec', 'getgeneratorlocals', 'getgeneratorstate', 'getinnerframes',
    'getlineno', 'getmembers', 'getmembers_static', 'getmodule', 'getmodulename', 'getmro',
    'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract',
    'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine',
    'iscoroutinefunction', 'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator',
    'isgeneratorfunction', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod', 'ismethoddescriptor',
    'ismethodwrapper', 'ismodule', 'isroutine', 'istraceback', 'signature', 'stack', 'trace', 'unwrap',
    'walktree']

import collections.abc
import functools
import linecache
import sys
import types
from collections import namedtuple

from _signature import (Parameter, BoundArguments, Signature, _ParameterKind, _empty, _Finder,
                        formatannotation, signature, unwrap)

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512

TPFLAGS_IS_ABSTRACT = 1 << 20

_not_given = object()


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Return a new dict of the annotations of a function, class or module; eval_str evaluates those that are strings."""
    if isinstance(obj, type):
        ann = obj.__dict__.get('__annotations__', None)
        if isinstance(ann, types.GetSetDescriptorType):
            ann = None
        obj_globals = None
        module = sys.modules.get(getattr(obj, '__module__', None))
        if module:
            obj_globals = getattr(module, '__dict__', None)
        obj_locals = dict(vars(obj))
        unwrapped = obj
    elif isinstance(obj, types.ModuleType):
        ann = getattr(obj, '__annotations__', None)
        obj_globals = obj.__dict__
        obj_locals = None
        unwrapped = None
    elif callable(obj):
        ann = getattr(obj, '__annotations__', None)
        obj_globals = getattr(obj, '__globals__', None)
        obj_locals = None
        unwrapped = obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")

    if ann is None:
        return {}
    if not isinstance(ann, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not ann:
        return {}
    if not eval_str:
        return dict(ann)
    if unwrapped is not None:
        while True:
            if hasattr(unwrapped, '__wrapped__'):
                unwrapped = unwrapped.__wrapped__
            elif isinstance(unwrapped, functools.partial):
                unwrapped = unwrapped.func
            else:
                break
        if hasattr(unwrapped, "__globals__"):
            obj_globals = unwrapped.__globals__
    if globals is None:
        globals = obj_globals
    if locals is None:
        locals = obj_locals
    return {key: value if not isinstance(value, str) else eval(value, globals, locals)
            for key, value in ann.items()}


# ---------------------------------------------------------------- kinds of objects

def ismodule(object):
    """Is it a module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def ismethod(object):
    """Is it a bound method written in Python?"""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Has it __get__, but not __set__, and is no method, function or class? Like int.__add__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__")


def isdatadescriptor(object):
    """Has it __set__ or __delete__, and is no method, function or class? Like a property."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismemberdescriptor(object):
    """Is it a slot, or a plain field of a native type?"""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Is it a computed attribute of a native type?"""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def _has_flag(f, flag):
    """Has the function behind methods and partial objects a flag in its code?"""
    f = _unwrap_partial(f)
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    if not isfunction(f) and not _is_functionlike(f):
        return False
    return bool(f.__code__.co_flags & flag)


def _unwrap_partial(f):
    while isinstance(f, functools.partial):
        f = f.func
    return f


def _is_functionlike(f):
    from _signature import _is_functionlike as test
    return test(f)


def isgeneratorfunction(obj):
    """Is it a function that makes generators?"""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Is it a function defined with async def?"""
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Is it a function that makes asynchronous generators?"""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Is it a coroutine?"""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Can it be used with await?"""
    return (isinstance(object, types.CoroutineType)
            or (isinstance(object, types.GeneratorType)
                and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))
            or isinstance(object, collections.abc.Awaitable))


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Is it a frame?"""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Is it a native function or a bound native method?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Is it a bound native special method, like (1).__add__?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it any kind of function or method?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Is it an abstract class?"""
    if not isinstance(object, type):
        return False
    if hasattr(object, '__abstractmethods__'):
        return bool(object.__abstractmethods__)
    import abc
    if not isinstance(object, abc.ABCMeta):
        return False
    # In __init_subclass__ the set is not there yet.
    for value in object.__dict__.values():
        if getattr(value, "__isabstractmethod__", False):
            return True
    for base in object.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(object, name, None), "__isabstractmethod__", False):
                return True
    return False


# ---------------------------------------------------------------- members

def _getmembers(object, predicate, getter):
    results = []
    processed = set()
    names = dir(object)
    mro = getmro(object) if isclass(object) else ()
    # Attributes that only instances can read are in the dicts of the bases.
    try:
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    except (AttributeError, TypeError):
        pass
    for name in names:
        try:
            value = getter(object, name)
            if name in processed:
                raise AttributeError    # the second one is that of a base
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue        # dir() lied
        if not predicate or predicate(value):
            results.append((name, value))
        processed.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return the sorted (name, value) pairs of all members for which the predicate is true."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running any code of the object."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """Return a list of Attribute(name, kind, defining_class, object) of a class.

    kind is 'class method', 'static method', 'property', 'method' or 'data'.
    """
    mro = getmro(cls)
    metamro = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    class_bases = (cls,) + mro
    all_bases = class_bases + metamro
    names = dir(cls)
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    result = []
    processed = set()
    for name in names:
        homecls = get_obj = dict_obj = None
        if name not in processed:
            try:
                if name == '__dict__':
                    raise Exception("__dict__ is special, don't want the proxy")
                get_obj = getattr(cls, name)
            except Exception:
                pass
            else:
                homecls = getattr(get_obj, "__objclass__", homecls)
                if homecls not in class_bases:
                    # Not where it was found: look for the last class that has this very object.
                    homecls = None
                    last_cls = None
                    for base in class_bases:
                        if getattr(base, name, None) is get_obj:
                            last_cls = base
                    for base in metamro:
                        try:
                            found = base.__getattr__(cls, name)
                        except AttributeError:
                            continue
                        if found is get_obj:
                            last_cls = base
                    if last_cls is not None:
                        homecls = last_cls
        for base in all_bases:
            if name in base.__dict__:
                dict_obj = base.__dict__[name]
                if homecls not in metamro:
                    homecls = base
                break
        if homecls is None:
            continue
        obj = get_obj if get_obj is not None else dict_obj
        if isinstance(dict_obj, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
            obj = dict_obj
        elif isinstance(dict_obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
            obj = dict_obj
        elif isinstance(dict_obj, property):
            kind = "property"
            obj = dict_obj
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, homecls, obj))
        processed.add(name)
    return result


def getmro(cls):
    "Return the classes in which attributes are looked up, in order."
    return cls.__mro__


def getattr_static(obj, attr, default=_not_given):
    """Return an attribute without running any code: descriptors, __getattr__ and __getattribute__ are left alone."""
    instance_result = _not_given
    if not issubclass(type(obj), type):
        klass = type(obj)
        shadowed = _shadowed_dict(klass)
        if shadowed is _not_given or type(shadowed) is types.MemberDescriptorType:
            try:
                instance_dict = object.__getattribute__(obj, "__dict__")
            except AttributeError:
                instance_dict = {}
            instance_result = dict.get(instance_dict, attr, _not_given)
    else:
        klass = obj
    klass_result = _lookup_static(klass, attr)
    if instance_result is not _not_given and klass_result is not _not_given:
        kind = type(klass_result)
        if (_lookup_static(kind, '__get__') is not _not_given
                and (_lookup_static(kind, '__set__') is not _not_given
                     or _lookup_static(kind, '__delete__') is not _not_given)):
            return klass_result         # a data descriptor wins
    if instance_result is not _not_given:
        return instance_result
    if klass_result is not _not_given:
        return klass_result
    if obj is klass:
        # A class has its metaclass's attributes too.
        for entry in type.__dict__['__mro__'].__get__(type(klass)):
            if _shadowed_dict(type(entry)) is _not_given and attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _not_given:
        return default
    raise AttributeError(attr)


def _lookup_static(klass, attr):
    for entry in type.__dict__['__mro__'].__get__(klass):
        if _shadowed_dict(type(entry)) is _not_given:
            entry_dict = type.__dict__['__dict__'].__get__(entry)
            if attr in entry_dict:
                return entry_dict[attr]
    return _not_given


def _shadowed_dict(klass):
    """Return what hides the real __dict__ of a class's instances, if something does."""
    for entry in type.__dict__['__mro__'].__get__(klass):
        entry_dict = type.__dict__['__dict__'].__get__(entry)
        if '__dict__' in entry_dict:
            found = entry_dict['__dict__']
            if not (isinstance(found, types.GetSetDescriptorType) and found.__name__ == '__dict__'
                    and found.__objclass__ is entry):
                return found
    return _not_given


# ---------------------------------------------------------------- documentation

def indentsize(line):
    """Return how far a line is indented, with tabs expanded."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _findclass(func):
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _finddoc(obj):
    """Look for the doc string an object's namesake in a base class has."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = base.__doc__
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        self = obj.__self__
        if isclass(self) and getattr(getattr(self, name, None), '__func__') is obj.__func__:
            cls = self
        else:
            cls = self.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = _findclass(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        self = obj.__self__
        if isclass(self) and self.__qualname__ + '.' + name == obj.__qualname__:
            cls = self
        else:
            cls = self.__class__
    elif isinstance(obj, property):
        func = obj.fget
        name = func.__name__
        cls = _findclass(func)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        if ismemberdescriptor(obj):
            slots = getattr(cls, '__slots__', None)
            if isinstance(slots, dict) and name in slots:
                return slots[name]
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """Return the doc string of an object, or the one it inherits, tidied up; None if there is none."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Take the indentation of the second and later lines, and empty lines at both ends, off a doc string."""
    try:
        lines = doc.expandtabs().split('\n')
    except UnicodeError:
        return None
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# ---------------------------------------------------------------- files and modules

def getfile(object):
    """Return the file in which an object is defined; TypeError for built-in ones."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, '
                    'got {}'.format(type(object).__name__))


def getmodulename(path):
    """Return the module name for a file name, or None."""
    import os
    name = os.path.basename(path)
    for suffix in ('.py', '.pyc'):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """Return the file with an object's source, or None."""
    import os
    filename = getfile(object)
    if filename.endswith('.pyc'):
        filename = filename[:-1]
    if os.path.exists(filename):
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    if getattr(getattr(module, "__spec__", None), "loader", None) is not None:
        return filename
    if filename in linecache.cache:
        return filename
    return None


def getabsfile(object, _filename=None):
    """Return an absolute path to the file of an object."""
    import os
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


modulesbyfile = {}
_filesbymodname = {}


def getmodule(object, _filename=None):
    """Return the module in which an object is defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    # Which module has the file of this object?
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    import os
    for modname, module in sys.modules.copy().items():
        if ismodule(module) and hasattr(module, '__file__'):
            f = module.__file__
            if f is None or f == _filesbymodname.get(modname, None):
                continue
            _filesbymodname[modname] = f
            f = getabsfile(module)
            modulesbyfile[f] = modulesbyfile[os.path.realpath(f)] = module.__name__
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    main = sys.modules['__main__']
    if not hasattr(object, '__name__'):
        return None
    for module in (main, sys.modules['builtins']):
        if getattr(module, object.__name__, None) is object:
            return module
    return None


# ---------------------------------------------------------------- source

class EndOfBlock(Exception):
    pass


class ClassFoundException(Exception):
    pass


def _string_start(line, i):
    """If a string starts at line[i], return its quote (one or three characters)."""
    quote = line[i]
    return quote * 3 if line.startswith(quote * 3, i) else quote


def _logical_lines(lines, first=0):
    """Yield (index, index behind, column, text) of the statements' lines: those that continue are taken together,
    blank lines and comments are left out. Text is the first line without its indentation."""
    depth = 0
    quote = None
    start = None
    continued = False
    for index in range(first, len(lines)):
        line = lines[index]
        if start is None:
            text = line.lstrip()
            if not text or text[0] == '#':
                continue
            start = index
        i = 0
        continued = False
        n = len(line)
        while i < n:
            c = line[i]
            if quote is not None:
                if c == '\\':
                    i += 2
                    continue
                if line.startswith(quote, i):
                    i += len(quote)
                    quote = None
                    continue
            elif c == '#':
                break
            elif c in '"\'':
                quote = _string_start(line, i)
                i += len(quote)
                continue
            elif c in '([{':
                depth += 1
            elif c in ')]}':
                depth -= 1
                if depth < 0:
                    return      # not the start of a statement: part of a bigger expression
            elif c == '\\' and line[i + 1:].strip() == '':
                continued = True
            i += 1
        if quote is not None and len(quote) == 1:
            if not line.rstrip('\r\n').endswith('\\'):
                quote = None    # not closed: no valid source
            continue
        if depth == 0 and quote is None and not continued:
            text = lines[start]
            yield start, index + 1, indentsize(text), text.lstrip()
            start = None
    if start is not None:
        yield start, len(lines), indentsize(lines[start]), lines[start].lstrip()


class BlockFinder:
    """Finds where the block that starts a list of lines ends: `last` is the number of its lines."""

    def __init__(self):
        self.last = 1

    def find(self, lines):
        header_column = body_column = None
        for start, end, column, text in _logical_lines(lines):
            if header_column is None:
                self.last = end
                if text[0] == '@':
                    continue
                if not text.startswith(('def ', 'class ', 'async ')):
                    return      # a lambda: its line
                header_column = column
            elif column <= header_column:
                break
            else:
                if body_column is None:
                    body_column = column
                self.last = end
        # Comments that are indented like the body belong to it.
        if body_column is not None:
            for i in range(self.last, len(lines)):
                text = lines[i].strip()
                if text.startswith('#') and indentsize(lines[i]) >= body_column:
                    self.last = i + 1
                elif text:
                    break


def getblock(lines):
    """Return the block of source at the start of a list of lines."""
    finder = BlockFinder()
    finder.find(lines)
    return lines[:finder.last]


def _find_class(lines, qualname):
    """Return the index of the line where a class definition, with its decorators, starts."""
    path = qualname.split('.')
    stack = []          # (column, name) of the open blocks
    decorators = None
    for start, end, column, text in _logical_lines(lines):
        while stack and stack[-1][0] >= column:
            stack.pop()
        if text[0] == '@':
            if decorators is None:
                decorators = start
            continue
        words = text.replace('(', ' ').replace(':', ' ').split()
        if words[0] == 'async' and len(words) > 1:
            words.pop(0)
        if words[0] in ('class', 'def') and len(words) > 1:
            stack.append((column, words[1]))
            if words[0] == 'class' and [name for _, name in stack] == path:
                return start if decorators is None else decorators
            if words[0] == 'def':
                stack.append((column, '<locals>'))
        decorators = None
    return None


def findsource(object):
    """Return (all lines of the file, index of the line where the object starts)."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    if module:
        lines = linecache.getlines(file, module.__dict__)
    else:
        lines = linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        index = _find_class(lines, object.__qualname__)
        if index is None:
            raise OSError('could not find class definition')
        return lines, index
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        if not hasattr(object, 'co_firstlineno'):
            raise OSError('could not find function definition')
        index = object.co_firstlineno - 1
        # The code of a lambda starts in its line; that of a function at its first decorator, or at "def".
        while index > 0:
            try:
                line = lines[index]
            except IndexError:
                raise OSError('lineno is out of bounds')
            text = line.lstrip()
            if text.startswith(('def ', 'async def ', '@', 'class ')) or 'lambda' in text:
                break
            index -= 1
        return lines, index
    raise OSError('could not find code object')


def getcomments(object):
    """Return the comment lines before an object's source, or at the start of a module; None if there are none."""
    try:
        lines, index = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        if start < len(lines) and lines[start][:1] == '#':
            end = start
            while end < len(lines) and lines[end][:1] == '#':
                end += 1
            return ''.join([line.expandtabs() for line in lines[start:end]])
        return None
    if index <= 0:
        return None
    indent = indentsize(lines[index])
    end = index - 1
    if not (end >= 0 and lines[end].lstrip()[:1] == '#' and indentsize(lines[end]) == indent):
        return None
    comments = []
    while end >= 0 and lines[end].lstrip()[:1] == '#' and indentsize(lines[end]) == indent:
        comments.insert(0, lines[end].expandtabs().lstrip())
        end -= 1
    while comments and comments[0].strip() == '#':
        comments.pop(0)
    while comments and comments[-1].strip() == '#':
        comments.pop()
    return ''.join(comments)


def getsourcelines(object):
    """Return (list of the source lines, number of the first) of an object; OSError if they cannot be found."""
    object = unwrap(object)
    lines, index = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[index:]), index + 1


def getsource(object):
    """Return the source of an object as a string; OSError if it cannot be found."""
    return ''.join(getsourcelines(object)[0])


# ---------------------------------------------------------------- class tree

def walktree(classes, children, parent):
    """Turn the subclasses below parent into a nested list."""
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Arrange classes in a nested list: a list behind an entry has its subclasses."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if parent not in children:
                    children[parent] = []
                if c not in children[parent]:
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


# ---------------------------------------------------------------- arguments

Arguments = namedtuple('Arguments', 'args, varargs, varkw')


def getargs(co):
    """Return Arguments(names, name of *args, name of **kwargs) of a code object."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    names = co.co_varnames
    count = co.co_argcount
    total = count + co.co_kwonlyargcount
    varargs = varkw = None
    args = list(names[:count]) + list(names[count:total])
    if co.co_flags & CO_VARARGS:
        varargs = names[total]
        total += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[total]
    return Arguments(args, varargs, varkw)


FullArgSpec = namedtuple('FullArgSpec',
                         'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Return the names and defaults of a function's parameters; signature() tells more."""
    try:
        sig = _Finder(Signature, follow_wrapped=False, skip_bound=False).find(func)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    args, posonly, kwonly = [], [], []
    varargs = varkw = None
    defaults = ()
    kwdefaults = {}
    annotations = {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind is Parameter.POSITIONAL_ONLY or kind is Parameter.POSITIONAL_OR_KEYWORD:
            (posonly if kind is Parameter.POSITIONAL_ONLY else args).append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonly + args, varargs, varkw, defaults or None, kwonly, kwdefaults or None,
                       annotations)


ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')


def getargvalues(frame):
    """Return ArgInfo(names, name of *args, name of **kwargs, locals) of a frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatannotationrelativeto(object):
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """Return a text for the values that getargvalues() returned."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(specs) + ')'


def _missing_arguments(f_name, names, positional):
    texts = [repr(name) for name in names]
    if len(texts) == 1:
        listed = texts[0]
    elif len(texts) == 2:
        listed = '{} and {}'.format(*texts)
    else:
        listed = ', '.join(texts[:-2]) + ', {} and {}'.format(*texts[-2:])
    raise TypeError("%s() missing %i required %s argument%s: %s"
                    % (f_name, len(names), "positional" if positional else "keyword-only",
                       "" if len(names) == 1 else "s", listed))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    atleast = len(args) - defcount
    kwonly_given = len([arg for arg in kwonly if arg in values])
    if varargs:
        plural = atleast != 1
        sig = "at least %d" % (atleast,)
    elif defcount:
        plural = True
        sig = "from %d to %d" % (atleast, len(args))
    else:
        plural = len(args) != 1
        sig = str(len(args))
    kwonly_sig = ""
    if kwonly_given:
        kwonly_sig = (" positional argument%s (and %d keyword-only argument%s)"
                      % ("s" if given != 1 else "", kwonly_given, "s" if kwonly_given != 1 else ""))
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given"
                    % (f_name, sig, "s" if plural else "", given, kwonly_sig,
                       "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """Return a dict of parameter names and values as in a call of func; TypeError as the call would raise."""
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, ann = getfullargspec(func)
    f_name = func.__name__
    values = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    num_pos = len(positional)
    num_args = len(args)
    num_defaults = len(defaults) if defaults else 0
    values.update(zip(args, positional))
    if varargs:
        values[varargs] = tuple(positional[num_args:])
    possible = set(args + kwonlyargs)
    if varkw:
        values[varkw] = {}
    for kw, value in named.items():
        if kw not in possible:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (f_name, kw))
            values[varkw][kw] = value
            continue
        if kw in values:
            raise TypeError("%s() got multiple values for argument %r" % (f_name, kw))
        values[kw] = value
    if num_pos > num_args and not varargs:
        _too_many(f_name, args, kwonlyargs, varargs, num_defaults, num_pos, values)
    if num_pos < num_args:
        required = args[:num_args - num_defaults]
        missing = [arg for arg in required if arg not in values]
        if missing:
            _missing_arguments(f_name, missing, True)
        for i, arg in enumerate(args[num_args - num_defaults:]):
            if arg not in values:
                values[arg] = defaults[i]
    missing = []
    for kwarg in kwonlyargs:
        if kwarg not in values:
            if kwonlydefaults and kwarg in kwonlydefaults:
                values[kwarg] = kwonlydefaults[kwarg]
            else:
                missing.append(kwarg)
    if missing:
        _missing_arguments(f_name, missing, False)
    return values


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """Return the names a function uses from outside: ClosureVars(nonlocals, globals, builtins, unbound)."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    if func.__closure__ is None:
        nonlocal_vars = {}
    else:
        nonlocal_vars = {var: cell.cell_contents for var, cell in zip(code.co_freevars, func.__closure__)}
    global_ns = func.__globals__
    builtin_ns = global_ns.get("__builtins__", __builtins__)
    if ismodule(builtin_ns):
        builtin_ns = builtin_ns.__dict__
    global_vars = {}
    builtin_vars = {}
    unbound_names = set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        try:
            global_vars[name] = global_ns[name]
        except KeyError:
            try:
                builtin_vars[name] = builtin_ns[name]
            except KeyError:
                unbound_names.add(name)
    return ClosureVars(nonlocal_vars, global_vars, builtin_vars, unbound_names)


# ---------------------------------------------------------------- frames

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return ('Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, '
                'positions={!r})'.format(*self, self.positions))


_FrameInfo = namedtuple('_FrameInfo', ('frame',) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return ('FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, '
                'index={!r}, positions={!r})'.format(*self, self.positions))


Positions = namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset',
                       defaults=(None, None, None, None))
Positions.__module__ = 'dis'


def _positions_of(code, offset):
    if offset < 0:
        return None, None, None, None
    from itertools import islice
    return next(islice(code.co_positions(), offset // 2, None), (None, None, None, None))


def getframeinfo(frame, context=1):
    """Return a Traceback named tuple for a frame or traceback, with context lines of source."""
    if istraceback(frame):
        positions = _positions_of(frame.tb_frame.f_code, frame.tb_lasti)
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
        positions = _positions_of(frame.f_code, frame.f_lasti)
    if positions[0] is None:
        frame, *positions = (frame, lineno) + tuple(positions)[1:]
    else:
        frame, *positions = (frame,) + tuple(positions)
    lineno = positions[0]
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=Positions(*positions))


def getlineno(frame):
    """Return the line a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """Return a list of FrameInfo of a frame and all that led to it."""
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """Return a list of FrameInfo of a traceback's frames, outermost first."""
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    """Return the caller's frame."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def stack(context=1):
    """Return a list of FrameInfo of the caller's stack."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of FrameInfo between here and where the exception being handled was raised."""
    exc = sys.exc_info()[1]
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# ---------------------------------------------------------------- generators and coroutines

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'


def getgeneratorstate(generator):
    """Return GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """Return the local variables of a generator, {} if it has ended."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else frame.f_locals


CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'


def getcoroutinestate(coroutine):
    """Return CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """Return the local variables of a coroutine, {} if it has ended."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'abc': 'abc', 'ast': 'ast', 'attrgetter': 'operator:attrgetter', 'builtins': 'builtins', 'dis': 'dis', 'enum': 'enum',
    'importlib': 'importlib', 'iskeyword': 'keyword:iskeyword', 'itertools': 'itertools', 'os': 'os', 're': 're', 'token': 'token',
    'tokenize': 'tokenize', 'OrderedDict': 'collections:OrderedDict'})


def _main():
    """`-m inspect object`: its source, or with -d where it comes from."""
    import argparse
    import importlib
    parser = argparse.ArgumentParser()
    parser.add_argument('object', help="The object to be analysed. It supports the 'module:qualname' syntax")
    parser.add_argument('-d', '--details', action='store_true', help='Display info about the module rather than its source code')
    args = parser.parse_args()
    target = args.object
    module_name, has_attributes, attributes = target.partition(':')
    try:
        found = module = importlib.import_module(module_name)
    except Exception as e:
        print(f'Failed to import {module_name} ({type(e).__name__}: {e})', file=sys.stderr)
        sys.exit(2)
    if has_attributes:
        for part in attributes.split('.'):
            found = getattr(found, part)
    if module.__name__ in sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not args.details:
        print(getsource(found))
        return
    print(f'Target: {target}')
    print(f'Origin: {getsourcefile(module)}')
    print(f'Cached: {module.__cached__}')
    if found is module:
        print(f'Loader: {module.__loader__!r}')
        if hasattr(module, '__path__'):
            print(f'Submodule search path: {module.__path__}')
    else:
        try:
            _, line = findsource(found)
        except Exception:
            pass
        else:
            print(f'Line: {line}')
    print('\n')


if __name__ == '__main__':
    _main()
