"""Files and directories compared."""

import os
import stat
from itertools import filterfalse
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

_cache = {}
BUFSIZE = 8 * 1024

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']


def clear_cache():
    """Forget what has been compared."""
    _cache.clear()


def _signature(st):
    return stat.S_IFMT(st.st_mode), st.st_size, st.st_mtime


def cmp(f1, f2, shallow=True):
    """Are two files the same? If shallow, the same kind, size and time of change are enough.

    Results are kept as long as none of these change.
    """
    s1, s2 = _signature(os.stat(f1)), _signature(os.stat(f2))
    if s1[0] != stat.S_IFREG or s2[0] != stat.S_IFREG:
        return False
    if shallow and s1 == s2:
        return True
    if s1[1] != s2[1]:
        return False
    outcome = _cache.get((f1, f2, s1, s2))
    if outcome is None:
        outcome = _do_cmp(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[f1, f2, s1, s2] = outcome
    return outcome


def _do_cmp(f1, f2):
    with open(f1, 'rb') as a, open(f2, 'rb') as b:
        while True:
            x, y = a.read(BUFSIZE), b.read(BUFSIZE)
            if x != y:
                return False
            if not x:
                return True


class dircmp:
    """Two directories. What is compared is found out when the attribute that shows it is first asked for:
    left_list, right_list, common, left_only, right_only, common_dirs, common_files, common_funny, same_files, diff_files,
    funny_files, subdirs."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def phase0(self):
        """The two lists of names."""
        skip = self.hide + self.ignore
        self.left_list = sorted(filterfalse(skip.__contains__, os.listdir(self.left)))
        self.right_list = sorted(filterfalse(skip.__contains__, os.listdir(self.right)))

    def phase1(self):
        """The names in both, and in one of them."""
        left = dict(zip(map(os.path.normcase, self.left_list), self.left_list))
        right = dict(zip(map(os.path.normcase, self.right_list), self.right_list))
        self.common = [left[name] for name in left if name in right]
        self.left_only = [left[name] for name in left if name not in right]
        self.right_only = [right[name] for name in right if name not in left]

    def phase2(self):
        """What the common names are: directories, files, or something funny."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            modes = []
            for directory in self.left, self.right:
                try:
                    modes.append(stat.S_IFMT(os.stat(os.path.join(directory, name)).st_mode))
                except OSError:
                    pass
            if len(modes) < 2 or modes[0] != modes[1]:
                self.common_funny.append(name)
            elif modes[0] == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif modes[0] == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        """The common files compared."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def phase4(self):
        """The common directories as dircmp objects."""
        self.subdirs = {name: self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide)
                        for name in self.common_dirs}

    def phase4_closure(self):
        self.phase4()
        for directory in self.subdirs.values():
            directory.phase4_closure()

    def report(self):
        """Print a report on the two directories."""
        print('diff', self.left, self.right)
        for what, names in (('Only in ' + str(self.left), self.left_only), ('Only in ' + str(self.right), self.right_only)):
            if names:
                names.sort()
                print(what, ':', names)
        for what, names in (('Identical files', self.same_files), ('Differing files', self.diff_files)):
            if names:
                names.sort()
                print(what, ':', names)
        for what, names in (('Trouble with common files', self.funny_files), ('Common subdirectories', self.common_dirs),
                            ('Common funny cases', self.common_funny)):
            if names:
                names.sort()
                print(what, ':', names)

    def report_partial_closure(self):
        """Print reports on the directories and their common subdirectories."""
        self.report()
        for directory in self.subdirs.values():
            print()
            directory.report()

    def report_full_closure(self):
        """Print reports on the directories and all below them."""
        self.report()
        for directory in self.subdirs.values():
            print()
            directory.report_full_closure()

    methodmap = dict(subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2, common_files=phase2,
                     common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1, left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)

    __class_getitem__ = classmethod(GenericAlias)


def cmpfiles(a, b, common, shallow=True):
    """Compare files of two directories: return lists of the names of those that are the same, differ, could not be compared."""
    same, different, errors = [], [], []
    for name in common:
        try:
            equal = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            errors.append(name)
        else:
            (same if equal else different).append(name)
    return same, different, errors


def demo():
    import getopt
    import sys
    options, args = getopt.getopt(sys.argv[1:], 'r')
    if len(args) != 2:
        raise getopt.GetoptError('need exactly two args', None)
    directories = dircmp(args[0], args[1])
    if ('-r', '') in options:
        directories.report_full_closure()
    else:
        directories.report()


if __name__ == '__main__':
    demo()
