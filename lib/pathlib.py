"""File system paths as objects.

A path is kept as (drive, root, parts), where the first of the parts is drive and root together, if there are any. The
flavour knows how the two kinds of system read and compare paths. Pure paths only compute; Path asks the system.
"""

import io
import os
from _collections_abc import Sequence
from errno import ENOENT, ENOTDIR, EBADF, ELOOP
from stat import S_ISDIR, S_ISLNK, S_ISREG, S_ISSOCK, S_ISBLK, S_ISCHR, S_ISFIFO

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def _ignore_error(exception):
    """Does the error only mean that there is no such file?"""
    return getattr(exception, 'errno', None) in (ENOENT, ENOTDIR, EBADF, ELOOP)


def _is_wildcard_pattern(pat):
    return "*" in pat or "?" in pat or "[" in pat


# ---------------------------------------------------------------- flavours

class _Flavour(object):
    """How paths are written on one kind of system."""

    def parse_parts(self, parts):
        """Return (drive, root, list of parts) for several strings put together; an absolute one drops those before."""
        parsed = []
        sep, altsep = self.sep, self.altsep
        drv = root = ''
        it = reversed(parts)
        for part in it:
            if not part:
                continue
            if altsep:
                part = part.replace(altsep, sep)
            drv, root, rel = self.splitroot(part)
            if sep in rel:
                for x in reversed(rel.split(sep)):
                    if x and x != '.':
                        parsed.append(x)
            elif rel and rel != '.':
                parsed.append(rel)
            if drv or root:
                if not drv:
                    # Without a drive it is on that of an earlier part, if one has it.
                    for part in it:
                        if not part:
                            continue
                        if altsep:
                            part = part.replace(altsep, sep)
                        drv = self.splitroot(part)[0]
                        if drv:
                            break
                break
        if drv or root:
            parsed.append(drv + root)
        parsed.reverse()
        return drv, root, parsed

    def join_parsed_parts(self, drv, root, parts, drv2, root2, parts2):
        """Join two paths that have been parsed."""
        if root2:
            if not drv2 and drv:
                return drv, root2, [drv + root2] + parts2[1:]
        elif drv2:
            if drv2 == drv or self.casefold(drv2) == self.casefold(drv):
                # On the same drive the second is relative to the first.
                return drv, root, parts + parts2[1:]
        else:
            return drv, root, parts + parts2
        return drv2, root2, parts2


class _WindowsFlavour(_Flavour):

    sep = '\\'
    altsep = '/'
    has_drv = True
    is_supported = os.name == 'nt'
    _drive_letters = set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
    _reserved_names = ({'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'}
                       | {'COM%s' % c for c in '123456789\xb9\xb2\xb3'}
                       | {'LPT%s' % c for c in '123456789\xb9\xb2\xb3'})

    def splitroot(self, part, sep=sep):
        first, second = part[0:1], part[1:2]
        if second == sep and first == sep:
            # \\?\ turns parsing off for the system, not for us.
            prefix, part = self._split_extended_path(part)
            first, second = part[0:1], part[1:2]
        else:
            prefix = ''
        third = part[2:3]
        if second == sep and first == sep and third != sep:
            # A share: \\server\share\...
            index = part.find(sep, 2)
            if index != -1:
                index2 = part.find(sep, index + 1)
                # Two slashes behind the server's name are no share.
                if index2 != index + 1:
                    if index2 == -1:
                        index2 = len(part)
                    if prefix:
                        return prefix + part[1:index2], sep, part[index2 + 1:]
                    return part[:index2], sep, part[index2 + 1:]
        drv = root = ''
        if second == ':' and first in self._drive_letters:
            drv = part[:2]
            part = part[2:]
            first = third
        if first == sep:
            root = first
            part = part.lstrip(sep)
        return prefix + drv, root, part

    def _split_extended_path(self, s, ext_prefix='\\\\?\\'):
        prefix = ''
        if s.startswith(ext_prefix):
            prefix = s[:4]
            s = s[4:]
            if s.startswith('UNC\\'):
                prefix += s[:3]
                s = '\\' + s[3:]
        return prefix, s

    def casefold(self, s):
        return s.lower()

    def casefold_parts(self, parts):
        return [p.lower() for p in parts]

    def compile_pattern(self, pattern):
        import fnmatch
        import re
        return re.compile(fnmatch.translate(pattern), re.IGNORECASE).fullmatch

    def is_reserved(self, parts):
        # Only the last part counts, without what follows a dot, colon or blanks.
        if not parts or parts[0].startswith('\\\\'):
            return False
        name = parts[-1].partition('.')[0].partition(':')[0].rstrip(' ')
        return name.upper() in self._reserved_names

    def make_uri(self, path):
        from urllib.parse import quote_from_bytes
        drive = path.drive
        if len(drive) == 2 and drive[1] == ':':
            rest = path.as_posix()[2:].lstrip('/')
            return 'file:///%s/%s' % (drive, quote_from_bytes(rest.encode('utf-8')))
        return 'file:' + quote_from_bytes(path.as_posix().encode('utf-8'))


class _PosixFlavour(_Flavour):

    sep = '/'
    altsep = ''
    has_drv = False
    is_supported = os.name != 'nt'

    def splitroot(self, part, sep=sep):
        if part and part[0] == sep:
            stripped = part.lstrip(sep)
            # Exactly two slashes have a meaning of their own.
            if len(part) - len(stripped) == 2:
                return '', sep * 2, stripped
            return '', sep, stripped
        return '', '', part

    def casefold(self, s):
        return s

    def casefold_parts(self, parts):
        return parts

    def compile_pattern(self, pattern):
        import fnmatch
        import re
        return re.compile(fnmatch.translate(pattern)).fullmatch

    def is_reserved(self, parts):
        return False

    def make_uri(self, path):
        from urllib.parse import quote_from_bytes
        return 'file://' + quote_from_bytes(bytes(path))


_windows_flavour = _WindowsFlavour()
_posix_flavour = _PosixFlavour()


# ---------------------------------------------------------------- globbing

def _make_selector(pattern_parts, flavour):
    """Return the selector for the first part of a pattern; it holds the one for the rest."""
    if not pattern_parts or not pattern_parts[0]:
        return _TerminatingSelector()       # an empty part stands for a slash at the end
    pat = pattern_parts[0]
    child_parts = pattern_parts[1:]
    if pat == '..':
        cls = _ParentSelector
    elif pat == '**':
        cls = _RecursiveWildcardSelector
    elif '**' in pat:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    elif _is_wildcard_pattern(pat):
        cls = _WildcardSelector
    else:
        cls = _PreciseSelector
    return cls(pat, child_parts, flavour)


class _Selector:
    """Finds the paths below one that match a part of a pattern, and what follows matches the rest."""

    def __init__(self, child_parts, flavour):
        self.child_parts = child_parts
        self.dironly = bool(child_parts)
        self.successor = _make_selector(child_parts, flavour)

    def select_from(self, parent_path):
        if not parent_path.is_dir():
            return iter([])
        return self._select_from(parent_path)


class _TerminatingSelector:

    def _select_from(self, parent_path):
        yield parent_path


class _ParentSelector(_Selector):

    def __init__(self, name, child_parts, flavour):
        _Selector.__init__(self, child_parts, flavour)

    def _select_from(self, parent_path):
        yield from self.successor._select_from(parent_path._make_child_relpath('..'))


class _PreciseSelector(_Selector):

    def __init__(self, name, child_parts, flavour):
        self.name = name
        _Selector.__init__(self, child_parts, flavour)

    def _select_from(self, parent_path):
        try:
            path = parent_path._make_child_relpath(self.name)
            if path.is_dir() if self.dironly else path.exists():
                yield from self.successor._select_from(path)
        except PermissionError:
            return


class _WildcardSelector(_Selector):

    def __init__(self, pat, child_parts, flavour):
        self.match = flavour.compile_pattern(pat)
        _Selector.__init__(self, child_parts, flavour)

    def _select_from(self, parent_path):
        try:
            # All entries first, so that not too many directories are open at a time.
            with parent_path._scandir() as scandir_it:
                entries = list(scandir_it)
            for entry in entries:
                if self.dironly:
                    try:
                        if not entry.is_dir():
                            continue
                    except OSError as e:
                        if not _ignore_error(e):
                            raise
                        continue
                if self.match(entry.name):
                    path = parent_path._make_child_relpath(entry.name)
                    yield from self.successor._select_from(path)
        except PermissionError:
            return


class _RecursiveWildcardSelector(_Selector):

    def __init__(self, pat, child_parts, flavour):
        _Selector.__init__(self, child_parts, flavour)

    def _directories(self, parent_path):
        yield parent_path
        try:
            with parent_path._scandir() as scandir_it:
                entries = list(scandir_it)
            for entry in entries:
                entry_is_dir = False
                try:
                    entry_is_dir = entry.is_dir(follow_symlinks=False)
                except OSError as e:
                    if not _ignore_error(e):
                        raise
                if entry_is_dir:
                    yield from self._directories(parent_path._make_child_relpath(entry.name))
        except PermissionError:
            return

    def _select_from(self, parent_path):
        try:
            yielded = set()
            for starting_point in self._directories(parent_path):
                for p in self.successor._select_from(starting_point):
                    if p not in yielded:
                        yield p
                        yielded.add(p)
        except PermissionError:
            return


# ---------------------------------------------------------------- pure paths

class _PathParents(Sequence):
    """The ancestors of a path."""

    __slots__ = ('_pathcls', '_drv', '_root', '_parts')

    def __init__(self, path):
        # Not the path itself, which would keep it alive.
        self._pathcls = type(path)
        self._drv = path._drv
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        if self._drv or self._root:
            return len(self._parts) - 1
        return len(self._parts)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple([self[i] for i in range(*idx.indices(len(self)))])
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._pathcls._from_parsed_parts(self._drv, self._root, self._parts[:-idx - 1])

    def __repr__(self):
        return "<{}.parents>".format(self._pathcls.__name__)


class PurePath(object):
    """A path without access to the file system; makes a PurePosixPath or PureWindowsPath, as the system is."""

    __slots__ = ('_drv', '_root', '_parts', '_str', '_hash', '_parts_tuple', '_cached_cparts')

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == 'nt' else PurePosixPath
        return cls._from_parts(args)

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    @classmethod
    def _parse_args(cls, args):
        parts = []
        for a in args:
            if isinstance(a, PurePath):
                parts += a._parts
            else:
                a = os.fspath(a)
                if not isinstance(a, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                    "not %r" % type(a))
                parts.append(str(a))
        return cls._flavour.parse_parts(parts)

    @classmethod
    def _from_parts(cls, args):
        return cls._from_parsed_parts(*cls._parse_args(args))

    @classmethod
    def _from_parsed_parts(cls, drv, root, parts):
        self = object.__new__(cls)
        self._drv = drv
        self._root = root
        self._parts = parts
        return self

    @classmethod
    def _format_parsed_parts(cls, drv, root, parts):
        if drv or root:
            return drv + root + cls._flavour.sep.join(parts[1:])
        return cls._flavour.sep.join(parts)

    def _make_child(self, args):
        drv, root, parts = self._flavour.join_parsed_parts(
            self._drv, self._root, self._parts, *self._parse_args(args))
        return self._from_parsed_parts(drv, root, parts)

    def __str__(self):
        """Return the path as text, suitable for open() and the like."""
        try:
            return self._str
        except AttributeError:
            self._str = self._format_parsed_parts(self._drv, self._root, self._parts) or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """Return the path as text with forward slashes."""
        return str(self).replace(self._flavour.sep, '/')

    def __bytes__(self):
        """Return the path as bytes."""
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        """Return the path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.make_uri(self)

    @property
    def _cparts(self):
        # What comparisons are made of.
        try:
            return self._cached_cparts
        except AttributeError:
            self._cached_cparts = self._flavour.casefold_parts(self._parts)
            return self._cached_cparts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._cparts == other._cparts and self._flavour is other._flavour

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(tuple(self._cparts))
            return self._hash

    def _comparable(self, other):
        return isinstance(other, PurePath) and self._flavour is other._flavour

    def __lt__(self, other):
        if not self._comparable(other):
            return NotImplemented
        return self._cparts < other._cparts

    def __le__(self, other):
        if not self._comparable(other):
            return NotImplemented
        return self._cparts <= other._cparts

    def __gt__(self, other):
        if not self._comparable(other):
            return NotImplemented
        return self._cparts > other._cparts

    def __ge__(self, other):
        if not self._comparable(other):
            return NotImplemented
        return self._cparts >= other._cparts

    drive = property(lambda self: self._drv, doc="""The drive prefix (letter or UNC path), if any.""")
    root = property(lambda self: self._root, doc="""The root of the path, if any.""")

    @property
    def anchor(self):
        """The concatenation of the drive and root, or ''."""
        return self._drv + self._root

    @property
    def name(self):
        """The final path component, if any."""
        parts = self._parts
        if len(parts) == (1 if (self._drv or self._root) else 0):
            return ''
        return parts[-1]

    @property
    def suffix(self):
        """The final component's last suffix, with its dot, if any."""
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        """A list of the final component's suffixes, with their dots."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        """Return a path with another last component."""
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        drv, root, parts = self._flavour.parse_parts((name,))
        if (not name or name[-1] in [self._flavour.sep, self._flavour.altsep]
                or drv or root or len(parts) != 1):
            raise ValueError("Invalid name %r" % (name))
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """Return a path with another last component, but the same suffix."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """Return a path with another suffix; an empty one takes it away."""
        f = self._flavour
        if f.sep in suffix or f.altsep and f.altsep in suffix:
            raise ValueError("Invalid suffix %r" % (suffix,))
        if suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError("Invalid suffix %r" % (suffix))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old_suffix = self.suffix
        name = name[:-len(old_suffix)] + suffix if old_suffix else name + suffix
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1] + [name])

    def relative_to(self, *other):
        """Return the path relative to another, which must be one of its ancestors or itself."""
        if not other:
            raise TypeError("need at least one argument")
        parts = self._parts
        drv = self._drv
        root = self._root
        abs_parts = [drv, root] + parts[1:] if root else parts
        to_drv, to_root, to_parts = self._parse_args(other)
        to_abs_parts = [to_drv, to_root] + to_parts[1:] if to_root else to_parts
        n = len(to_abs_parts)
        cf = self._flavour.casefold_parts
        if (root or drv) if n == 0 else cf(abs_parts[:n]) != cf(to_abs_parts):
            formatted = self._format_parsed_parts(to_drv, to_root, to_parts)
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the other is "
                             "absolute.".format(str(self), str(formatted)))
        return self._from_parsed_parts('', root if n == 1 else '', abs_parts[n:])

    def is_relative_to(self, *other):
        """Is the path at or below another?"""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    @property
    def parts(self):
        """The path's components as a tuple."""
        try:
            return self._parts_tuple
        except AttributeError:
            self._parts_tuple = tuple(self._parts)
            return self._parts_tuple

    def joinpath(self, *args):
        """Return this path and others put together."""
        return self._make_child(args)

    def __truediv__(self, key):
        try:
            return self._make_child((key,))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_parts([key] + self._parts)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The path without its last component."""
        drv, root, parts = self._drv, self._root, self._parts
        if len(parts) == 1 and (drv or root):
            return self
        return self._from_parsed_parts(drv, root, parts[:-1])

    @property
    def parents(self):
        """A sequence of the path's ancestors."""
        return _PathParents(self)

    def is_absolute(self):
        """Has the path a root (and a drive, where there are any)?"""
        if not self._root:
            return False
        return not self._flavour.has_drv or bool(self._drv)

    def is_reserved(self):
        """Has the name a special meaning to the system?"""
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        """Does the path match a pattern? A relative one is compared from the right."""
        import fnmatch
        cf = self._flavour.casefold
        path_pattern = cf(path_pattern)
        drv, root, pat_parts = self._flavour.parse_parts((path_pattern,))
        if not pat_parts:
            raise ValueError("empty pattern")
        if drv and drv != cf(self._drv):
            return False
        if root and root != cf(self._root):
            return False
        parts = self._cparts
        if drv or root:
            if len(pat_parts) != len(parts):
                return False
            pat_parts = pat_parts[1:]
        elif len(pat_parts) > len(parts):
            return False
        for part, pat in zip(reversed(parts), reversed(pat_parts)):
            if not fnmatch.fnmatchcase(part, pat):
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A pure path of a POSIX system."""

    _flavour = _posix_flavour
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A pure path of Windows."""

    _flavour = _windows_flavour
    __slots__ = ()


# ---------------------------------------------------------------- paths of this system

class Path(PurePath):
    """A path of this system, with methods that ask it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == 'nt' else PosixPath
        self = cls._from_parts(args)
        if not self._flavour.is_supported:
            raise NotImplementedError("cannot instantiate %r on your system" % (cls.__name__,))
        return self

    def _make_child_relpath(self, part):
        # One plain name more: nothing to parse.
        return self._from_parsed_parts(self._drv, self._root, self._parts + [part])

    def __enter__(self):
        import warnings
        warnings.warn("pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; Path "
                      "objects as a context manager is a no-op", DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        """Return the current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return the user's home directory."""
        return cls("~").expanduser()

    def samefile(self, other_path):
        """Is it the same file as another path?"""
        st = self.stat()
        try:
            other_st = other_path.stat()
        except AttributeError:
            other_st = self.__class__(other_path).stat()
        return os.path.samestat(st, other_st)

    def iterdir(self):
        """Yield the paths in the directory, in any order."""
        for name in os.listdir(self):
            yield self._make_child_relpath(name)

    def _scandir(self):
        return os.scandir(self)

    def glob(self, pattern):
        """Yield the existing paths below this one that match a relative pattern; ** is any number of directories."""
        if not pattern:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        drv, root, pattern_parts = self._flavour.parse_parts((pattern,))
        if drv or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            pattern_parts.append('')
        yield from _make_selector(tuple(pattern_parts), self._flavour).select_from(self)

    def rglob(self, pattern):
        """Like glob() with **/ before the pattern."""
        drv, root, pattern_parts = self._flavour.parse_parts((pattern,))
        if drv or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern and pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            pattern_parts.append('')
        yield from _make_selector(("**",) + tuple(pattern_parts), self._flavour).select_from(self)

    def absolute(self):
        """Return the path as an absolute one; links and ".." stay."""
        if self.is_absolute():
            return self
        return self._from_parts([self.cwd()] + self._parts)

    def resolve(self, strict=False):
        """Return the absolute path without links and ".."; with strict it must exist."""
        def check_eloop(e):
            if e.errno == ELOOP or getattr(e, 'winerror', 0) == 1921:
                raise RuntimeError("Symlink loop from %r" % e.filename)
        try:
            s = os.path.realpath(self, strict=strict)
        except OSError as e:
            check_eloop(e)
            raise
        p = self._from_parts((s,))
        # Without strict a loop is not seen yet.
        if not strict:
            try:
                p.stat()
            except OSError as e:
                check_eloop(e)
        return p

    def stat(self, *, follow_symlinks=True):
        """Return what os.stat() does."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def owner(self):
        """Return the name of the file's owner."""
        try:
            import pwd
            return pwd.getpwuid(self.stat().st_uid).pw_name
        except ImportError:
            raise NotImplementedError("Path.owner() is unsupported on this system")

    def group(self):
        """Return the name of the file's group."""
        try:
            import grp
            return grp.getgrgid(self.stat().st_gid).gr_name
        except ImportError:
            raise NotImplementedError("Path.group() is unsupported on this system")

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file as open() does."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Return the contents of the file as bytes."""
        with self.open(mode='rb') as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        """Return the contents of the file as text."""
        encoding = io.text_encoding(encoding)
        with self.open(mode='r', encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        """Write bytes to the file; return their number."""
        # The type is checked before the file is opened and emptied.
        view = memoryview(data)
        with self.open(mode='wb') as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Write text to the file; return its length."""
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        encoding = io.text_encoding(encoding)
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def readlink(self):
        """Return the path a symbolic link points to."""
        if not hasattr(os, "readlink"):
            raise NotImplementedError("os.readlink() not available on this system")
        return self._from_parts((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or set its time of modification to now."""
        if exist_ok:
            # Without opening it, if it exists.
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        fd = os.open(self, flags, mode)
        os.close(fd)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the directory; with parents also those above it that are missing."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # Which error it is depends on the system: look.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Change the permissions of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the empty directory."""
        os.rmdir(self)

    def lstat(self):
        """Return the stat() of a symbolic link itself."""
        return self.stat(follow_symlinks=False)

    def rename(self, target):
        """Rename the file; return the new path."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """Rename the file, over an existing one if need be; return the new path."""
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make the path a symbolic link to target."""
        if not hasattr(os, "symlink"):
            raise NotImplementedError("os.symlink() not available on this system")
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make the path a hard link to target."""
        if not hasattr(os, "link"):
            raise NotImplementedError("os.link() not available on this system")
        os.link(target, self)

    def link_to(self, target):
        """Make target a hard link to this path. Deprecated: the names are the wrong way round."""
        import warnings
        warnings.warn("pathlib.Path.link_to() is deprecated and is scheduled for removal in Python 3.12. Use "
                      "pathlib.Path.hardlink_to() instead.", DeprecationWarning, stacklevel=2)
        self.__class__(target).hardlink_to(self)

    # -- what is it?

    def exists(self):
        """Is there such a file?"""
        return self._check(lambda mode: True)

    def _check(self, test, follow_symlinks=True):
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError as e:
            if not _ignore_error(e):
                raise
            return False
        except ValueError:
            return False        # a null byte: no name

    def is_dir(self):
        """Is it a directory?"""
        return self._check(S_ISDIR)

    def is_file(self):
        """Is it a regular file?"""
        return self._check(S_ISREG)

    def is_mount(self):
        """Is it where another file system begins?"""
        if not self.exists() or not self.is_dir():
            return False
        try:
            parent_dev = self.parent.stat().st_dev
        except OSError:
            return False
        if self.stat().st_dev != parent_dev:
            return True
        return self.stat().st_ino == self.parent.stat().st_ino

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._check(S_ISLNK, False)

    def is_block_device(self):
        """Is it a block device?"""
        return self._check(S_ISBLK)

    def is_char_device(self):
        """Is it a character device?"""
        return self._check(S_ISCHR)

    def is_fifo(self):
        """Is it a FIFO?"""
        return self._check(S_ISFIFO)

    def is_socket(self):
        """Is it a socket?"""
        return self._check(S_ISSOCK)

    def expanduser(self):
        """Return the path with ~ or ~user replaced by the home directory."""
        if not (self._drv or self._root) and self._parts and self._parts[0][:1] == '~':
            homedir = os.path.expanduser(self._parts[0])
            if homedir[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            drv, root, parts = self._parse_args((homedir,))
            return self._from_parsed_parts(drv, root, parts + self._parts[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path of this POSIX system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of this Windows system."""

    __slots__ = ()

    def is_mount(self):
        raise NotImplementedError("Path.is_mount() is unsupported on this system")
