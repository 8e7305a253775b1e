"""The parts of the import system: specs, loaders, finders."""

import sys
from _imp import ModuleSpec, BuiltinImporter, PathFinder, SourceFileLoader, NamespaceLoader

SOURCE_SUFFIXES = ['.py']
DEBUG_BYTECODE_SUFFIXES = ['.pyc']
OPTIMIZED_BYTECODE_SUFFIXES = ['.pyc']
BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Return the suffixes of all files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


def _find_spec(name, path, target=None):
    for finder in list(sys.meta_path):
        find = getattr(finder, 'find_spec', None)
        if find is None:
            continue
        spec = find(name, path, target)
        if spec is not None:
            return spec
    return None
