"""The part of os.path that is the same on all systems."""

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile',
           'samefile', 'sameopenfile', 'samestat']

from posixpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile,
                       samefile, sameopenfile, samestat, _check_arg_types, _splitext)
