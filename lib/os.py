"""The operating system: files, directories, processes, environment.

What the system itself offers comes from the native module _os; here is what is made of it. The environment is kept
in a mapping of bytes that changes the real one as well.
"""

import sys
import stat as st

import _os
from _os import *

name = 'posix'
linesep = '\n'

import posixpath as path

sys.modules['os.path'] = path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

_exit = _os._exit
if 'error' not in globals():
    error = OSError

_native = [n for n in vars(_os) if n[0] != '_']
__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull",
           "SEEK_SET", "SEEK_CUR", "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "fdopen", "extsep",
           *_native, "_exit", "makedirs", "removedirs", "renames", "walk", "fwalk", "execl", "execle",
           "execlp", "execlpe", "execvp", "execvpe", "getenv", "supports_bytes_environ", "environb",
           "getenvb", "P_WAIT", "P_NOWAIT", "P_NOWAITO", "spawnv", "spawnve", "spawnvp", "spawnvpe",
           "spawnl", "spawnle", "spawnlp", "spawnlpe", "popen"]


def _functions(names):
    return {globals()[n] for n in names.split() if n in globals()}

supports_dir_fd = _functions(
    'access chmod chown link mkdir mkfifo mknod open readlink rename stat symlink unlink rmdir utime')
supports_effective_ids = _functions('access')
supports_fd = _functions(
    'chdir chmod chown execve listdir pathconf scandir stat statvfs truncate utime')
supports_follow_symlinks = _functions('access chown link stat utime')


# ---------------------------------------------------------------- paths as text and bytes

if 'fspath' not in globals():
    def fspath(path):
        """Return a str or bytes path; other objects are asked with __fspath__."""
        if isinstance(path, (str, bytes)):
            return path
        path_type = type(path)
        try:
            path_repr = path_type.__fspath__(path)
        except AttributeError:
            if hasattr(path_type, '__fspath__'):
                raise
            raise TypeError("expected str, bytes or os.PathLike object, not " + path_type.__name__) from None
        if isinstance(path_repr, (str, bytes)):
            return path_repr
        raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(
            path_type.__name__, type(path_repr).__name__))

    __all__.append('fspath')


def fsencode(filename):
    """Return a path as bytes: UTF-8, with surrogateescape."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode('utf-8', 'surrogateescape')
    return filename


def fsdecode(filename):
    """Return a path as str: UTF-8, with surrogateescape."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode('utf-8', 'surrogateescape')
    return filename


import abc as _abc


class PathLike(_abc.ABC):
    """Anything with a __fspath__ method."""

    @_abc.abstractmethod
    def __fspath__(self):
        """Return the file system path."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if '__fspath__' in base.__dict__:
                    return base.__dict__['__fspath__'] is not None or NotImplemented
        return NotImplemented

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# ---------------------------------------------------------------- directories

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and all directories above that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass    # somebody else was quicker
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        # Which error it is depends on the system: look.
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory and then those above it that are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename; make the directories new needs, remove those of old that are empty then."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (directory, names of directories, names of others) for top and all directories below.

    With topdown the caller may change the list of directories to choose where to go on; otherwise a directory
    comes after those in it. Errors are ignored, or given to onerror. Links to directories are not
    followed unless followlinks says so.
    """
    # Items still to do: paths, or finished triples that wait for their subdirectories.
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, nondirs, walk_dirs = [], [], []
        try:
            scandir_it = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with scandir_it:
            while True:
                try:
                    entry = next(scandir_it)
                except StopIteration:
                    break
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                try:
                    is_dir = entry.is_dir()
                except OSError:
                    is_dir = False
                (dirs if is_dir else nondirs).append(entry.name)
                if not topdown and is_dir:
                    try:
                        is_symlink = not followlinks and entry.is_symlink()
                    except OSError:
                        is_symlink = False
                    if not is_symlink:
                        walk_dirs.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, dirs, nondirs
            for dirname in reversed(dirs):
                new_path = path.join(top, dirname)
                # The caller may have replaced a directory by a link meanwhile.
                if followlinks or not path.islink(new_path):
                    stack.append(new_path)
        else:
            stack.append((top, dirs, nondirs))
            stack.extend(reversed(walk_dirs))


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Like walk(), but yield (directory, directories, others, descriptor of the directory)."""
    top = fspath(top)
    if not follow_symlinks:
        orig_st = stat(top, follow_symlinks=False, dir_fd=dir_fd)
    topfd = open(top, O_RDONLY, dir_fd=dir_fd)
    try:
        if follow_symlinks or (st.S_ISDIR(orig_st.st_mode) and path.samestat(orig_st, stat(topfd))):
            yield from _fwalk(topfd, top, isinstance(top, bytes), topdown, onerror, follow_symlinks)
    finally:
        close(topfd)


def _fwalk(topfd, toppath, isbytes, topdown, onerror, follow_symlinks):
    names = listdir(topfd)
    if isbytes:
        names = map(fsencode, names)
    dirs, nondirs = [], []
    for name in names:
        try:
            if st.S_ISDIR(stat(name, dir_fd=topfd).st_mode):
                dirs.append(name)
            else:
                nondirs.append(name)
        except OSError:
            try:
                # A broken link is a name too.
                if st.S_ISLNK(stat(name, dir_fd=topfd, follow_symlinks=False).st_mode):
                    nondirs.append(name)
            except OSError:
                continue
    if topdown:
        yield toppath, dirs, nondirs, topfd
    for name in dirs:
        try:
            if not follow_symlinks:
                orig_st = stat(name, dir_fd=topfd, follow_symlinks=False)
            dirfd = open(name, O_RDONLY, dir_fd=topfd)
        except OSError as err:
            if onerror is not None:
                onerror(err)
            continue
        try:
            if follow_symlinks or path.samestat(orig_st, stat(dirfd)):
                yield from _fwalk(dirfd, path.join(toppath, name), isbytes, topdown, onerror, follow_symlinks)
        finally:
            close(dirfd)
    if not topdown:
        yield toppath, dirs, nondirs, topfd


# ---------------------------------------------------------------- environment

from _collections_abc import MutableMapping as _MutableMapping, Mapping as _Mapping


class _Environ(_MutableMapping):
    """The environment as a mapping: _data holds bytes, encode and decode stand between it and the caller."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            # Not the encoded form.
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encodedkey = self.encodekey(key)
        unsetenv(encodedkey)
        try:
            del self._data[encodedkey]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        # The keys of this moment: the environment may change during the loop.
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({%s})' % ', '.join([f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                                            for key, value in self._data.items()])

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _encode_text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value.encode('utf-8', 'surrogateescape')


def _decode_bytes(value):
    return value.decode('utf-8', 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environ = _Environ({fsencode(k): fsencode(v) for k, v in _os.environ.items()},
                   _encode_text, _decode_bytes, _encode_text, _decode_bytes)
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)
supports_bytes_environ = True


def getenv(key, default=None):
    """Return an environment variable, or default if there is none."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Like getenv, with bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """Return the list of directories in which programs are looked for."""
    if env is None:
        env = environ
    path_list = env.get('PATH')
    try:
        path_listb = env.get(b'PATH')
    except TypeError:
        path_listb = None
    if path_listb is not None:
        if path_list is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        path_list = path_listb
    if isinstance(path_list, bytes):
        path_list = fsdecode(path_list)
    if path_list is None:
        path_list = defpath
    return path_list.split(pathsep)


# ---------------------------------------------------------------- processes

def execl(file, *args):
    """Replace this process by file with the given arguments (the first is its own name)."""
    execv(file, args)


def execle(file, *args):
    """The same; the last argument is the environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Like execl; file is looked for in the PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """Like execle; file is looked for in the PATH."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Replace this process by file, looked for in the PATH, with a list of arguments."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """The same, with an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is not None:
        def run(file):
            execve(file, args, env)
    else:
        def run(file):
            execv(file, args)
        env = environ
    if path.dirname(file):
        run(file)
        return
    directories = get_exec_path(env)
    if isinstance(file, bytes):
        directories = map(fsencode, directories)
    saved = None
    for directory in directories:
        try:
            run(path.join(directory, file))
        except (FileNotFoundError, NotADirectoryError) as e:
            last = e
        except OSError as e:
            # This one exists, so it is the one to tell about.
            last = e
            if saved is None:
                saved = e
    raise saved if saved is not None else last


P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1


def _spawn(mode, file, args, env, run):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = fork()
    if not pid:
        try:
            if env is None:
                run(file, args)
            else:
                run(file, args, env)
        except:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        wpid, status = waitpid(pid, 0)
        if WIFSTOPPED(status):
            continue
        return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run file in a new process. P_NOWAIT returns its number, P_WAIT its exit code, or -signal."""
    return _spawn(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """The same, with an environment."""
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """Like spawnv; file is looked for in the PATH."""
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """Like spawnve; file is looked for in the PATH."""
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """Like spawnv, with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """Like spawnve, with the arguments one by one, the environment last."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Like spawnvp, with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """Like spawnvpe, with the arguments one by one, the environment last."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def popen(cmd, mode="r", buffering=-1):
    """Run a shell command; return a text file that reads its output, or writes its input."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        proc = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _wrap_close(proc.stdout, proc)
    proc = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(proc.stdin, proc)


class _wrap_close:
    """A stream of popen(); close() returns the wait status, None for success."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        returncode = self._proc.wait()
        return returncode << 8 if returncode else None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Return an open file for a file descriptor; the arguments are those of open()."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


_at_fork = {'before': [], 'after_in_parent': [], 'after_in_child': []}
_fork = _os.fork


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Register functions that fork() calls: before in the opposite order, then in the parent and in the child."""
    given = {'before': before, 'after_in_parent': after_in_parent, 'after_in_child': after_in_child}
    if all(f is None for f in given.values()):
        raise TypeError('At least one argument is required.')
    for name, f in given.items():
        if f is not None and not callable(f):
            raise TypeError(f"'{name}' must be callable, not {type(f).__name__}")
    for name, f in given.items():
        if f is not None:
            _at_fork[name].append(f)


def fork():
    """Fork a child process: return 0 to the child and the child's number to the parent."""
    for f in reversed(_at_fork['before']):
        f()
    pid = _fork()
    for f in _at_fork['after_in_parent' if pid else 'after_in_child']:
        f()
    # Parent and child do not go on with the same random numbers.
    generator = getattr(sys.modules.get('random'), '_inst', None) if pid == 0 else None
    if generator is not None:
        generator.seed()
    return pid


__all__.append('register_at_fork')


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'abc': 'abc', 'GenericAlias': 'types:GenericAlias', 'Mapping': 'collections.abc:Mapping',
    'MutableMapping': 'collections.abc:MutableMapping', '_check_methods': '_collections_abc:_check_methods'})
