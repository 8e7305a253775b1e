"""Files that come with a package: those beside its modules."""

import functools
import os
import tempfile
import warnings
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

__all__ = ["Package", "Resource", "as_file", "contents", "files", "is_resource", "open_binary", "open_text", "path",
           "read_binary", "read_text"]

Package = ModuleType | str
Resource = str


def _package(package):
    module = import_module(package) if isinstance(package, str) else package
    if module.__spec__.submodule_search_locations is None:
        raise TypeError(f"{module.__spec__.name!r} is not a package")
    return module


def files(package):
    """The folder of a package as a Path."""
    return Path(list(_package(package).__spec__.submodule_search_locations)[0])


@contextmanager
def as_file(path):
    """A context in which `path` is a file of the file system."""
    if isinstance(path, os.PathLike):
        yield path
        return
    handle, name = tempfile.mkstemp(suffix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(path.read_bytes())
        yield Path(name)
    finally:
        os.unlink(name)


def _name(resource):
    parent, name = os.path.split(str(resource))
    if parent:
        raise ValueError(f"{resource!r} must be only a file name")
    return name


def _legacy(function):
    """Such functions warn: files() does all of it."""
    @functools.wraps(function)
    def warning(*args, **kwargs):
        warnings.warn(f"{function.__name__} is deprecated. Use files() instead. Refer to https://importlib-resources"
                      ".readthedocs.io/en/latest/using.html#migrating-from-legacy for migration advice.",
                      DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)
    return warning


@_legacy
def open_binary(package, resource):
    """A file of a package, opened for reading bytes."""
    return (files(package) / _name(resource)).open("rb")


@_legacy
def open_text(package, resource, encoding="utf-8", errors="strict"):
    """A file of a package, opened for reading text."""
    return (files(package) / _name(resource)).open("r", encoding=encoding, errors=errors)


@_legacy
def read_binary(package, resource):
    """The bytes of a file of a package."""
    return (files(package) / _name(resource)).read_bytes()


@_legacy
def read_text(package, resource, encoding="utf-8", errors="strict"):
    """The text of a file of a package."""
    return (files(package) / _name(resource)).read_text(encoding, errors)


@_legacy
def path(package, resource):
    """A context in which a file of a package is a file of the file system."""
    return as_file(files(package) / _name(resource))


@_legacy
def is_resource(package, name):
    """Whether a package has a file of that name; a folder is none."""
    return (files(package) / _name(name)).is_file()


@_legacy
def contents(package):
    """The names of files and folders in a package."""
    return [entry.name for entry in files(package).iterdir()]
