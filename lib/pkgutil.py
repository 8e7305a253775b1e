"""Tools for packages: what modules lie in them, and what files."""

import importlib
import importlib.util
import os
import sys
from collections import namedtuple
from types import ModuleType

__all__ = ["get_importer", "iter_importers", "get_loader", "find_loader", "walk_packages", "iter_modules",
           "get_data", "read_code", "extend_path", "resolve_name", "ModuleInfo"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


class _FolderFinder:
    """What stands for a folder of the path in a ModuleInfo."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    def find_spec(self, fullname, target=None):
        for finder in sys.meta_path:
            spec = finder.find_spec(fullname, [self.path])
            if spec is not None:
                return spec
        return None

    def iter_modules(self, prefix=""):
        """(name, whether a package) of each module in the folder, in order of name."""
        try:
            names = sorted(os.listdir(self.path or os.curdir))
        except OSError:
            return
        seen = set()
        for entry in names:
            name, ending = os.path.splitext(entry)
            where = os.path.join(self.path, entry)
            package = False
            if not ending and os.path.isdir(where):
                try:
                    package = "__init__.py" in os.listdir(where)
                except OSError:
                    continue
                if not package:
                    continue
            elif ending != ".py":
                continue
            if name == "__init__" or name in seen or "." in name or not name:
                continue
            seen.add(name)
            yield prefix + name, package


def read_code(stream):
    """None: Balloon keeps no compiled files."""
    return None


def get_importer(path_item):
    """The finder of a folder; None for what is not one."""
    path_item = os.fsdecode(path_item)
    return _FolderFinder(path_item) if os.path.isdir(path_item or os.curdir) else None


def iter_importers(fullname=""):
    """The finders that are asked for a module."""
    if fullname.startswith("."):
        raise ImportError("Relative module name {!r} not supported".format(fullname))
    if "." in fullname:
        package_name = fullname.rpartition(".")[0]
        package = importlib.import_module(package_name)
        path = getattr(package, "__path__", None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


def iter_modules(path=None, prefix=""):
    """A ModuleInfo for each module on the path, or at top level; `prefix` stands in front of the names."""
    if path is None:
        path = sys.path
    elif isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for item in path:
        finder = get_importer(item)
        if finder is None:
            continue
        for name, package in finder.iter_modules(prefix):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(finder, name, package)


def walk_packages(path=None, prefix="", onerror=None):
    """As iter_modules(), and then into the packages, which are imported for it; onerror(name) hears of failures."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            deeper = getattr(sys.modules[info.name], "__path__", None) or []
            # A folder may be on several paths.
            deeper = [folder for folder in deeper if folder not in seen]
            seen.update(deeper)
            yield from walk_packages(deeper, info.name + ".", onerror)


def get_loader(module_or_name):
    """The loader of a module, given it or its name."""
    if module_or_name in sys.modules:
        module_or_name = sys.modules[module_or_name]
        if module_or_name is None:
            return None
    if isinstance(module_or_name, ModuleType):
        module = module_or_name
        loader = getattr(module, "__loader__", None)
        if loader is not None:
            return loader
        if getattr(module, "__spec__", None) is None:
            return None
        name = module.__name__
    else:
        name = module_or_name
    return find_loader(name)


def find_loader(fullname):
    """The loader that would load a module, or None."""
    if fullname.startswith("."):
        raise ImportError("Relative module name {!r} not supported".format(fullname))
    try:
        spec = importlib.util.find_spec(fullname)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        raise ImportError("Error while finding loader for {!r} ({}: {})".format(fullname, type(ex), ex)) from ex
    return spec.loader if spec is not None else None


def extend_path(path, name):
    """`path` of a package, and the folders of its name in all the folders of sys.path; NAME.pkg files list more."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition(".")
    if parent:
        try:
            search = getattr(sys.modules[parent], "__path__")
        except (KeyError, AttributeError):
            return path
    else:
        search = sys.path
    for folder in search:
        if not isinstance(folder, str):
            continue
        portion = os.path.join(folder, last)
        if os.path.isfile(os.path.join(portion, "__init__.py")) and portion not in path:
            path.append(portion)
        listing = os.path.join(folder, name + ".pkg")
        if os.path.isfile(listing):
            try:
                with open(listing) as file:
                    for line in file:
                        line = line.rstrip("\n")
                        if line and not line.startswith("#"):
                            path.append(line)
            except OSError as msg:
                sys.stderr.write("Can't open %s: %s\n" % (listing, msg))
    return path


def get_data(package, resource):
    """The bytes of a file that comes with a package; None if the package cannot be found."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    loader = spec.loader
    if loader is None:
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if module is None or not hasattr(module, "__file__"):
        return None
    name = os.path.join(os.path.dirname(module.__file__), *resource.split("/"))
    if hasattr(loader, "get_data"):
        return loader.get_data(name)
    with open(name, "rb") as file:
        return file.read()


def resolve_name(name):
    """The object that 'package.module:object.attribute' or 'package.module.object' names."""
    parts = name.split(":")
    if len(parts) > 2 or not all(_dotted(part) for part in parts[:1]) \
            or len(parts) == 2 and parts[1] and not _dotted(parts[1]):
        raise ValueError(f"invalid format: {name!r}")
    if len(parts) == 2:
        found = importlib.import_module(parts[0])
        rest = parts[1].split(".") if parts[1] else []
    else:
        words = name.split(".")
        module_name = words.pop(0)
        found = importlib.import_module(module_name)
        while words:
            try:
                found = importlib.import_module(f"{module_name}.{words[0]}")
            except ImportError:
                break
            module_name = f"{module_name}.{words.pop(0)}"
        rest = words
    for word in rest:
        found = getattr(found, word)
    return found


def _dotted(text):
    return all(word.isidentifier() for word in text.split("."))
