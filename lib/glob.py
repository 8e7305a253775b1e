"""Find files by shell patterns.

A pattern is taken apart from the right: directories that match the left part, in each the names that match the last.
"""

import fnmatch
import itertools
import os
import re
import stat

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of the paths that match a pattern; with recursive, ** is any number of directories.

    Names that start with a dot must be asked for by a pattern that does, unless include_hidden is set.
    """
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator over the paths that match a pattern."""
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
    else:
        root_dir = pathname[:0]
    it = _Search(root_dir, dir_fd, recursive, include_hidden).paths(pathname, False)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        try:
            s = next(it)    # the empty path
            if s:
                it = itertools.chain((s,), it)
        except StopIteration:
            pass
    return it


class _Search:
    """One search, with its settings."""

    def __init__(self, root_dir, dir_fd, recursive, include_hidden):
        self.root_dir = root_dir
        self.dir_fd = dir_fd
        self.recursive = recursive
        self.include_hidden = include_hidden

    def paths(self, pathname, dironly):
        root_dir = self.root_dir
        dirname, basename = os.path.split(pathname)
        if not has_magic(pathname):
            assert not dironly
            if basename:
                if _lexists(_join(root_dir, pathname), self.dir_fd):
                    yield pathname
            elif _isdir(_join(root_dir, dirname), self.dir_fd):
                yield pathname      # a slash at the end: only directories
            return
        if not dirname:
            if self.recursive and _is_recursive(basename):
                yield from self.deep(root_dir, basename, dironly)
            else:
                yield from self.matching(root_dir, basename, dironly)
            return
        # Splitting "/" or "//host" gives the same again.
        if dirname != pathname and has_magic(dirname):
            dirs = self.paths(dirname, True)
        else:
            dirs = [dirname]
        if not has_magic(basename):
            find = self.plain
        elif self.recursive and _is_recursive(basename):
            find = self.deep
        else:
            find = self.matching
        for dirname in dirs:
            for name in find(_join(root_dir, dirname), basename, dironly):
                yield os.path.join(dirname, name)

    def matching(self, dirname, pattern, dironly):
        names = _listdir(dirname, self.dir_fd, dironly)
        if not (self.include_hidden or _is_hidden(pattern)):
            names = (x for x in names if not _is_hidden(x))
        return fnmatch.filter(names, pattern)

    def plain(self, dirname, basename, dironly):
        if basename:
            return [basename] if _lexists(_join(dirname, basename), self.dir_fd) else []
        return [basename] if _isdir(dirname, self.dir_fd) else []

    def deep(self, dirname, pattern, dironly):
        assert _is_recursive(pattern)
        if not dirname or _isdir(dirname, self.dir_fd):
            yield pattern[:0]
        yield from self.below(dirname, dironly)

    def below(self, dirname, dironly):
        for x in _listdir(dirname, self.dir_fd, dironly):
            if self.include_hidden or not _is_hidden(x):
                yield x
                for y in self.below(_join(dirname, x) if dirname else x, dironly):
                    yield _join(x, y)


def _listdir(dirname, dir_fd, dironly):
    """Return the names in a directory; none if it cannot be read."""
    return list(_iterdir(dirname, dir_fd, dironly))


def _iterdir(dirname, dir_fd, dironly):
    fd = None
    try:
        as_bytes = None
        if dir_fd is not None:
            if dirname:
                fd = arg = os.open(dirname, os.O_RDONLY | os.O_DIRECTORY, dir_fd=dir_fd)
            else:
                arg = dir_fd
            if isinstance(dirname, bytes):
                as_bytes = os.fsencode
        elif dirname:
            arg = dirname
        elif isinstance(dirname, bytes):
            arg = b'.'
        else:
            arg = '.'
        try:
            with os.scandir(arg) as it:
                for entry in it:
                    try:
                        if not dironly or entry.is_dir():
                            yield as_bytes(entry.name) if as_bytes else entry.name
                    except OSError:
                        pass
        finally:
            if fd is not None:
                os.close(fd)
    except OSError:
        return


def _lexists(pathname, dir_fd):
    if dir_fd is None:
        return os.path.lexists(pathname)
    try:
        os.lstat(pathname, dir_fd=dir_fd)
    except (OSError, ValueError):
        return False
    return True


def _isdir(pathname, dir_fd):
    if dir_fd is None:
        return os.path.isdir(pathname)
    try:
        st = os.stat(pathname, dir_fd=dir_fd)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(st.st_mode)


def _join(dirname, basename):
    # An empty part must not leave a slash.
    if not dirname or not basename:
        return dirname or basename
    return os.path.join(dirname, basename)


def has_magic(s):
    """Is there a special character?"""
    if isinstance(s, bytes):
        return any(c in s for c in (b'*', b'?', b'['))
    return '*' in s or '?' in s or '[' in s


def _is_hidden(path):
    return path[0] in ('.', b'.'[0])


def _is_recursive(pattern):
    return pattern == b'**' if isinstance(pattern, bytes) else pattern == '**'


def escape(pathname):
    """Escape all special characters."""
    # In brackets they stand for themselves.
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        pathname = re.sub(b'([*?[])', br'[\1]', pathname)
    else:
        pathname = re.sub('([*?[])', r'[\1]', pathname)
    return drive + pathname
