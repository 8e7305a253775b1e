"""Path names as POSIX has them; the module known as os.path.

The functions take str, bytes or objects with __fspath__, and return what they were given.
"""

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists",
           "isdir", "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile",
           "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep",
           "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath"]

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

# After the names above, which os takes over in turn.
import os
import stat


def _get_sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def _check_arg_types(function, *args):
    """Raise the TypeError that fits arguments with which a function has just failed, if any does."""
    has_str = has_bytes = False
    for s in args:
        if isinstance(s, str):
            has_str = True
        elif isinstance(s, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, '
                            f'not {s.__class__.__name__!r}') from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


# ---------------------------------------------------------------- text alone

def normcase(s):
    """Return the path as it is: case matters here."""
    return os.fspath(s)


def isabs(s):
    """Does the path start at the root?"""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Join parts with slashes. An absolute part drops all before it; an empty last part ends the path with a slash."""
    a = os.fspath(a)
    sep = _get_sep(a)
    path = a
    try:
        if not p:
            path[:0] + sep      # complain about a wrong type
        for b in map(os.fspath, p):
            if b.startswith(sep):
                path = b
            elif not path or path.endswith(sep):
                path += b
            else:
                path += sep + b
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """Return (head, tail): tail is what follows the last slash."""
    p = os.fspath(p)
    sep = _get_sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    """Return (root, extension): the extension is empty or starts with the last dot of the last part."""
    p = os.fspath(p)
    return _splitext(p, b'/', None, b'.') if isinstance(p, bytes) else _splitext(p, '/', None, '.')


def _splitext(p, sep, altsep, dot):
    start = p.rfind(sep) + 1
    if altsep:
        start = max(start, p.rfind(altsep) + 1)
    dot_at = p.rfind(dot)
    # Leading dots belong to the name.
    if dot_at > start and p[start:dot_at].strip(dot):
        return p[:dot_at], p[dot_at:]
    return p, p[:0]


def splitdrive(p):
    """Return ('', path): there are no drives here."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """Return the last part of a path."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """Return a path without its last part."""
    return split(p)[0]


def commonprefix(m):
    "Return the longest common leading part of the strings (or lists) in m"
    if not m:
        return ''
    # Lists of parts are allowed too, and left as they are.
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def normpath(path):
    """Remove double slashes, "." and, where possible, ".." from a path."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        sep, empty, dot, dotdot = b'/', b'', b'.', b'..'
    else:
        sep, empty, dot, dotdot = '/', '', '.', '..'
    if path == empty:
        return dot
    # Exactly two leading slashes have a meaning of their own.
    root = empty
    if path.startswith(sep):
        root = sep * 2 if path.startswith(sep * 2) and not path.startswith(sep * 3) else sep
    parts = []
    for part in path.split(sep):
        if part in (empty, dot):
            continue
        if part != dotdot or (not root and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + sep.join(parts) or dot


def abspath(path):
    """Return an absolute path."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def relpath(path, start=None):
    """Return the path from the directory start (default: the current one)."""
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    if isinstance(path, bytes):
        curdir, sep, pardir = b'.', b'/', b'..'
    else:
        curdir, sep, pardir = '.', '/', '..'
    start = curdir if start is None else os.fspath(start)
    try:
        start_list = [x for x in abspath(start).split(sep) if x]
        path_list = [x for x in abspath(path).split(sep) if x]
        common = len(commonprefix([start_list, path_list]))
        parts = [pardir] * (len(start_list) - common) + path_list[common:]
        return join(*parts) if parts else curdir
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest path that all the paths start with."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(os.fspath, paths))
    if isinstance(paths[0], bytes):
        sep, curdir = b'/', b'.'
    else:
        sep, curdir = '/', '.'
    try:
        split_paths = [path.split(sep) for path in paths]
        try:
            absolute, = {p[:1] == sep for p in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        common = commonprefix([[c for c in s if c and c != curdir] for s in split_paths])
        return (sep if absolute else sep[:0]) + sep.join(common)
    except (TypeError, AttributeError):
        _check_arg_types('commonpath', *paths)
        raise


# ---------------------------------------------------------------- asking the system

def exists(path):
    """Is there such a file? A broken link is none."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Is there such a file? A broken link is one."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Is it a regular file, or a link to one?"""
    try:
        st = os.stat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(st.st_mode)


def isdir(s):
    """Is it a directory, or a link to one?"""
    try:
        st = os.stat(s)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(st.st_mode)


def islink(path):
    """Is it a symbolic link?"""
    try:
        st = os.lstat(path)
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISLNK(st.st_mode)


def ismount(path):
    """Is it where another file system begins?"""
    try:
        s1 = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(s1.st_mode):
        return False
    path = os.fspath(path)
    parent = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        s2 = os.lstat(parent)
    except (OSError, ValueError):
        return False
    return s1.st_dev != s2.st_dev or s1.st_ino == s2.st_ino


def getsize(filename):
    """Return the size of a file."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return when a file was last modified."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return when a file was last accessed."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return when the metadata of a file last changed."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Are these two stat results of the same file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Are these two paths, or open files, the same file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Are these two file descriptors the same file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def realpath(filename, *, strict=False):
    """Return the path without symbolic links; with strict, every part must exist."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        sep, curdir, pardir, cwd = b'/', b'.', b'..', os.getcwdb
    else:
        sep, curdir, pardir, cwd = '/', '.', '..', os.getcwd
    path, ok = _resolve(filename[:0], filename, strict, {}, sep, curdir, pardir)
    if not isabs(path):
        path = join(cwd(), path)
    return normpath(path)


def _resolve(path, rest, strict, seen, sep, curdir, pardir):
    """Append rest to path, part by part, following links; return (path, False if links go round)."""
    if isabs(rest):
        rest = rest[1:]
        path = sep
    while rest:
        name, _, rest = rest.partition(sep)
        if not name or name == curdir:
            continue
        if name == pardir:
            if path:
                path, name = split(path)
                if name == pardir:
                    path = join(path, pardir, pardir)
            else:
                path = pardir
            continue
        new = join(path, name)
        try:
            is_link = stat.S_ISLNK(os.lstat(new).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = new
            continue
        if new in seen:
            path = seen[new]
            if path is not None:
                continue
            # The link is being resolved: it leads to itself.
            if strict:
                os.stat(new)
            return join(new, rest), False
        seen[new] = None
        path, ok = _resolve(path, os.readlink(new), strict, seen, sep, curdir, pardir)
        if not ok:
            return join(path, rest), False
        seen[new] = path
    return path, True


# ---------------------------------------------------------------- substitution

def expanduser(path):
    """Replace a leading ~ or ~user by that user's home directory."""
    path = os.fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    i = path.find(sep, 1)
    if i < 0:
        i = len(path)
    if i == 1:
        home = os.environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        name = path[1:i]
        if isinstance(name, bytes):
            name = name.decode('ascii')
        try:
            import pwd
            home = pwd.getpwnam(name).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(sep) + path[i:]) or sep


def expandvars(path):
    """Replace $NAME and ${NAME}; unknown variables stay."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if b'$' not in path:
            return path
        # Latin-1 keeps each byte a character, only names and values are encoded for real.
        text = path.decode('latin-1')
        return _expand(text, lambda name: _variable_bytes(name)).encode('latin-1')
    if '$' not in path:
        return path
    return _expand(path, os.environ.get)


def _variable_bytes(name):
    value = os.environ.get(os.fsdecode(name.encode('latin-1')))
    return None if value is None else os.fsencode(value).decode('latin-1')


def _expand(path, lookup):
    out = []
    i, n = 0, len(path)
    while i < n:
        at = path.find('$', i)
        if at < 0:
            break
        name = None
        if path.startswith('{', at + 1):
            end = path.find('}', at + 2)
            if end >= 0:
                name = path[at + 2:end]
                end += 1
        else:
            end = at + 1
            while end < n and (path[end] == '_' or (path[end].isascii() and path[end].isalnum())):
                end += 1
            if end > at + 1:
                name = path[at + 1:end]
        value = None if name is None else lookup(name)
        if value is None:
            if name is None:
                end = at + 1
            value = path[at:end]
        out.append(path[i:at])
        out.append(value)
        i = end
    out.append(path[i:])
    return ''.join(out)


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'genericpath': 'genericpath', 'sys': 'sys'})
