"""Abstract base classes of finders and loaders."""

import abc

from . import machinery


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path: find_spec(fullname, path, target=None)."""

    def invalidate_caches(self):
        """Forget what was remembered."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of a path."""

    def find_spec(self, fullname, target=None):
        """The spec of a module, or None."""
        return None

    def invalidate_caches(self):
        """Forget what was remembered."""


class Loader(metaclass=abc.ABCMeta):
    """What executes a module: create_module(spec), exec_module(module)."""

    def create_module(self, spec):
        """The module to use, None for an ordinary one."""
        return None

    def load_module(self, fullname):
        """Import a module the old way."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        from .util import module_from_spec, spec_from_loader
        import sys
        module = module_from_spec(spec_from_loader(fullname, self))
        sys.modules[fullname] = module
        try:
            self.exec_module(module)
        except BaseException:
            sys.modules.pop(fullname, None)
            raise
        return sys.modules[fullname]


class ResourceLoader(Loader):
    """A loader that can give data: get_data(path)."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a resource."""
        raise OSError


class InspectLoader(Loader):
    """A loader that can tell about its modules: get_source, get_code, is_package."""

    def is_package(self, fullname):
        """Is the module a package?"""
        raise ImportError

    def get_code(self, fullname):
        """The code object, None if there is no source."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The source text."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile source."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Execute the module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError('cannot load module {!r} when get_code() returns None'.format(module.__name__))
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader whose modules are files: get_filename."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """The path of the file."""
        raise ImportError


class FileLoader(ResourceLoader, ExecutionLoader):
    """A loader of one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, fullname=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader that makes modules from get_data(get_filename(name))."""

    def get_source(self, fullname):
        from .util import decode_source
        try:
            return decode_source(self.get_data(self.get_filename(fullname)))
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


Loader.register(machinery.SourceFileLoader)
