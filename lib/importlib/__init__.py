"""Importing by program: modules by name, and again."""

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import sys
from builtins import __import__
from . import machinery as _machinery


def invalidate_caches():
    """Tell all finders that there may be new modules."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def _resolve(name, package):
    level = 0
    for character in name:
        if character != '.':
            break
        level += 1
    if not level:
        return name
    if not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    tail = name[level:]
    return f'{parts[0]}.{tail}' if tail else parts[0]


def import_module(name, package=None):
    """Import a module and return it; names with leading dots are relative to package."""
    name = _resolve(name, package)
    if not name:
        raise ValueError('Empty module name')
    __import__(name)
    return sys.modules[name]


_reloading = {}


def reload(module):
    """Execute a module again in its namespace; it must have been imported before. Returns it."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent_name = name.rpartition('.')[0]
        path = None
        if parent_name:
            try:
                parent = sys.modules[parent_name]
            except KeyError:
                raise ImportError(f"parent {parent_name!r} not in sys.modules", name=parent_name) from None
            path = parent.__path__
        spec = module.__spec__ = _machinery._find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        if hasattr(spec.loader, 'exec_module'):
            spec.loader.exec_module(module)
        else:
            spec.loader.load_module(name)
        return sys.modules[name]
    finally:
        del _reloading[name]
