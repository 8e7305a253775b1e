"""The import system for programs: finding without importing, modules from specs."""

import os
import sys
import types
from . import _resolve
from .machinery import ModuleSpec, SourceFileLoader, _find_spec

MAGIC_NUMBER = b'\xa7\r\r\n'


def resolve_name(name, package):
    """Turn a relative module name into an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {repr(name)} (required for relative module names)')
    return _resolve(name, package)


def find_spec(name, package=None):
    """Return the spec of a module, None if there is none; parent packages are imported."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname not in sys.modules:
        parent_name = fullname.rpartition('.')[0]
        path = None
        if parent_name:
            parent = __import__(parent_name, fromlist=['__path__'])
            try:
                path = parent.__path__
            except AttributeError as e:
                raise ModuleNotFoundError(
                    f"__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}",
                    name=fullname) from e
        return _find_spec(fullname, path)
    module = sys.modules[fullname]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


_automatic = object()


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a spec for a loader."""
    if hasattr(loader, 'get_filename') and origin is None:
        path = loader.get_filename(name)
        if path is not None:
            return spec_from_file_location(name, path, loader=loader)
    if is_package is None:
        is_package = bool(getattr(loader, 'is_package', lambda n: False)(name))
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_automatic):
    """Return a spec for a file; None if no loader knows that kind of file."""
    import os
    if location is None:
        location = loader.get_filename(name) if hasattr(loader, 'get_filename') else '<unknown>'
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _automatic:
        package = getattr(loader, 'is_package', None)
        if package is not None and package(name):
            spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == []:
        spec.submodule_search_locations.append(os.path.split(location)[0])
    return spec


def module_from_spec(spec):
    """Return a new module for a spec; it has not been executed."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    if module is None:
        module = types.ModuleType(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        module.__cached__ = spec.cached
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return where CPython would keep the compiled form of a source file. Balloon keeps none."""
    folder, name = os.path.split(os.fspath(path))
    if optimization is None:
        level = sys.flags.optimize if debug_override is None else 0 if debug_override else 1
        optimization = level or ''
    optimization = str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError(f'{optimization!r} is not alphanumeric')
    stem, dot, rest = name.rpartition('.')
    stem = stem if stem else rest
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    suffix = f'.opt-{optimization}' if optimization else ''
    return os.path.join(folder, '__pycache__', f'{stem}.{tag}{suffix}.pyc')


def source_from_cache(path):
    """Return the source file that a compiled file's path belongs to."""
    path = os.fspath(path)
    folder, name = os.path.split(path)
    parent, cache = os.path.split(folder)
    if cache != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    parts = name.split('.')
    if len(parts) not in (3, 4):
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if len(parts) == 4:
        if not parts[2].startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not parts[2][4:].isalnum():
            raise ValueError(f'optimization level {parts[2][4:]!r} is not an alphanumeric value')
    return os.path.join(parent, parts[0] + '.py')


def source_hash(source_bytes):
    """Return a number of 8 bytes that stands for the source."""
    return hash(source_bytes).to_bytes(8, 'little', signed=True)


def decode_source(source_bytes):
    """Return the text of source bytes, with plain newlines."""
    from io import BytesIO, TextIOWrapper
    encoding = 'utf-8-sig'
    for line in source_bytes.split(b'\n', 2)[:2]:
        if line.startswith(b'#') and b'coding' in line:
            rest = line.partition(b'coding')[2]
            if rest[:1] in b':=' and rest[:1]:
                word = rest[1:].split()
                if word:
                    encoding = word[0].decode('ascii')
                    break
    return TextIOWrapper(BytesIO(source_bytes), encoding, newline=None).read()
