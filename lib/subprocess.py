"""Other programs: started, fed, listened to, waited for.

A Popen is a child made by fork and exec. What goes wrong between the two in the child comes back through a pipe that exec
closes: the name of the exception, its number, and a word for where. So an error in starting is raised in the parent.
"""

import errno
import io
import os
import signal
import sys
import time
import types
import warnings

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run', 'CalledProcessError',
           'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE = -1
STDOUT = -2
DEVNULL = -3

_mswindows = False


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """Raised when run() is called with check=True and the process returns a non-zero exit status.

    Attributes: cmd, returncode, stdout, stderr, output
    """

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        """Alias for output attribute, to match stderr"""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """Raised when the timeout expires while waiting for a child process.

    Attributes: cmd, output, stdout, stderr, timeout
    """

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A process that has finished running: args, returncode, stdout and stderr (None if not captured)."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f'{type(self).__name__}({", ".join(parts)})'

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is non-zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


# ---- in one call ----

def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a command and return a CompletedProcess when it has finished.

    With capture_output both streams are collected; with check a non-zero exit status is a CalledProcessError; after
    timeout seconds the child is killed and TimeoutExpired raised. input is sent to the child. The other arguments are
    those of Popen.
    """
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a command, wait for it and return its exit status. The arguments are those of Popen."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def _command(popenargs, kwargs):
    return kwargs['args'] if kwargs.get('args') is not None else popenargs[0]


def check_call(*popenargs, **kwargs):
    """Run a command and wait for it; if the exit status is not zero, raise CalledProcessError, otherwise return 0."""
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, _command(popenargs, kwargs))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a command and return its output; a non-zero exit status is a CalledProcessError, which has the output too."""
    for name in 'stdout', 'check':
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        # None has always meant an empty input here.
        text = kwargs.get('universal_newlines') or kwargs.get('text') or kwargs.get('encoding') or kwargs.get('errors')
        kwargs['input'] = '' if text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Return (exit status, output) of a command that the shell runs; both streams are taken, a last newline is cut off."""
    try:
        output = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as e:
        output, status = e.output, e.returncode
    return status, output.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Return the output of a command that the shell runs, as getstatusoutput() does."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Turn a list of arguments into one line by the rules of the MS C runtime."""
    words = []
    for arg in map(os.fsdecode, seq):
        quote = not arg or ' ' in arg or '\t' in arg
        word, backslashes = [], 0
        for c in arg:
            if c == '\\':
                backslashes += 1
                continue
            # Backslashes count double only before a quote.
            word.append('\\' * (backslashes * 2 + 1 if c == '"' else backslashes) + c)
            backslashes = 0
        word.append('\\' * (backslashes * 2 if quote else backslashes))
        words.append('"' + ''.join(word) + '"' if quote else ''.join(word))
    return ' '.join(words)


def _args_from_interpreter_flags():
    """The options of this interpreter, for a child that shall run as it does."""
    args = []
    if sys.flags.optimize > 0:
        args.append('-' + 'O' * sys.flags.optimize)
    if sys.flags.isolated:
        args.append('-I')
    elif sys.flags.ignore_environment:
        args.append('-E')
    for option in getattr(sys, 'warnoptions', ()):
        args.append('-W' + option)
    return args


def _optim_args_from_interpreter_flags():
    return ['-' + 'O' * sys.flags.optimize] if sys.flags.optimize > 0 else []


# ---- what happens in the child ----

def _child(argv, candidates, env, cwd, streams, keep, error_fd, options):
    """Never returns: runs the program, or reports through error_fd why not."""
    where = b''
    try:
        # What lies in the place of another stream moves away first, above all three: a low number may be free.
        for place, fd in enumerate(streams):
            while -1 < fd < 3 and fd != place:
                fd = streams[place] = os.dup(fd)
        for place, fd in enumerate(streams):
            if fd == place:
                os.set_inheritable(fd, True)
            elif fd != -1:
                os.dup2(fd, place)
        if cwd is not None:
            where = b'cwd'
            os.chdir(cwd)
            where = b''
        if options['umask'] >= 0:
            os.umask(options['umask'])
        if options['restore_signals']:
            for name in 'SIGPIPE', 'SIGXFSZ':
                signal.signal(getattr(signal, name), signal.SIG_DFL)
        if options['start_new_session']:
            os.setsid()
        if options['process_group'] is not None:
            os.setpgid(0, options['process_group'])
        if options['group'] is not None:
            os.setgid(options['group'])
        if options['user'] is not None:
            os.setuid(options['user'])
        if options['preexec_fn'] is not None:
            where = b'preexec'
            options['preexec_fn']()
            where = b''
        if options['close_fds']:
            _close_all_but(keep | {0, 1, 2, error_fd})
        for fd in keep:
            os.set_inheritable(fd, True)
        where = b'exec'
        _exec(argv, candidates, env)
    except OSError as e:
        os.write(error_fd, b'OSError:%d:%s' % (e.errno or 0, where))
    except BaseException:
        os.write(error_fd, b'SubprocessError:0:' + where)
    finally:
        os._exit(255)


def _close_all_but(keep):
    try:
        fds = sorted(map(int, os.listdir('/proc/self/fd')))
    except OSError:
        fds = range(3, os.sysconf('SC_OPEN_MAX'))
    for fd in fds:
        if fd not in keep:
            try:
                os.close(fd)
            except OSError:
                pass


def _exec(argv, candidates, env):
    """Tries the candidates; the last error counts, but one that is not about a missing file comes first."""
    kept = None
    for path in candidates:
        try:
            if env is None:
                os.execv(path, argv)
            else:
                os.execve(path, argv, env)
        except OSError as e:
            if kept is None or e.errno not in (errno.ENOENT, errno.ENOTDIR):
                kept = e
    raise kept


def _candidates(executable, env):
    executable = os.fsencode(executable)
    if os.path.dirname(executable):
        return [executable]
    return [os.path.join(os.fsencode(directory), executable) for directory in os.get_exec_path(env)]


def _user_number(user):
    if user is None:
        return None
    if isinstance(user, str):
        import pwd
        return pwd.getpwnam(user).pw_uid
    if isinstance(user, int):
        if user < 0:
            raise ValueError(f'User ID cannot be negative, got {user}')
        return user
    raise TypeError('User must be a string or an integer, not {}'.format(type(user)))


def _group_number(group):
    if group is None:
        return None
    if isinstance(group, str):
        import grp
        return grp.getgrnam(group).gr_gid
    if isinstance(group, int):
        if group < 0:
            raise ValueError(f'Group ID cannot be negative, got {group}')
        return group
    raise TypeError('Group must be a string or an integer, not {}'.format(type(group)))


# Children whose Popen went away before they had ended: waited for when the next one is started.
_active = []


def _cleanup():
    for process in _active[:]:
        if process._internal_poll() is not None:
            try:
                _active.remove(process)
            except ValueError:
                pass


class Popen:
    """A child process.

    args is a list, or a str that is a program's name (with shell=True a line for the shell). stdin, stdout and stderr may
    be PIPE, DEVNULL, a file, a descriptor or None for the parent's own (stderr also STDOUT). With text, encoding or errors
    the pipes are text streams. Attributes: stdin, stdout, stderr (of pipes), pid, returncode, args.
    """

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
                 text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if pipesize is None:
            pipesize = -1
        if not isinstance(pipesize, int):
            raise TypeError('pipesize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but different. '
                                  'Pass one or the other.')
        if pass_fds and not close_fds:
            warnings.warn('pass_fds overriding close_fds.', RuntimeWarning)
            close_fds = True
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        options = {'restore_signals': restore_signals, 'start_new_session': start_new_session, 'preexec_fn': preexec_fn,
                   'close_fds': close_fds, 'umask': umask, 'process_group': process_group, 'user': _user_number(user),
                   'group': _group_number(group)}
        child_ends, parent_ends = self._pipes(stdin, stdout, stderr)
        try:
            self._open_streams(parent_ends, bufsize)
            self._start(args, executable, shell, cwd, env, child_ends, set(map(int, pass_fds)), options)
        except:
            for stream in filter(None, (self.stdin, self.stdout, self.stderr)):
                try:
                    stream.close()
                except OSError:
                    pass
            self._close_ends(child_ends)
            raise
        self._close_ends(child_ends)

    # -- streams --

    def _pipes(self, stdin, stdout, stderr):
        """Descriptors for the child (-1: inherit) and, for pipes, those for the parent (-1: none)."""
        self._to_close = []
        child, parent = [-1, -1, -1], [-1, -1, -1]
        for place, given in enumerate((stdin, stdout, stderr)):
            if given is None:
                continue
            if given == PIPE:
                read, write = os.pipe()
                child[place], parent[place] = (read, write) if place == 0 else (write, read)
                self._to_close.append(child[place])
            elif given == DEVNULL:
                child[place] = self._devnull()
            elif given == STDOUT and place == 2:
                child[2] = child[1] if child[1] != -1 else sys.__stdout__.fileno()
            elif isinstance(given, int):
                child[place] = given
            else:
                child[place] = given.fileno()
        return child, parent

    _devnull_fd = None

    def _devnull(self):
        if self._devnull_fd is None:
            self._devnull_fd = os.open(os.devnull, os.O_RDWR)
            self._to_close.append(self._devnull_fd)
        return self._devnull_fd

    def _close_ends(self, ends):
        for fd in self._to_close:
            os.close(fd)
        self._to_close = []
        self._devnull_fd = None

    def _open_streams(self, parent_ends, bufsize):
        line_buffering = False
        if self.text_mode:
            if bufsize == 1:
                line_buffering, bufsize = True, -1
        elif bufsize == 1:
            warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                          RuntimeWarning, stacklevel=3)
            bufsize = -1
        for name, fd, mode in zip(('stdin', 'stdout', 'stderr'), parent_ends, ('wb', 'rb', 'rb')):
            if fd == -1:
                continue
            stream = io.open(fd, mode, bufsize)
            if self.text_mode:
                if mode == 'wb':
                    stream = io.TextIOWrapper(stream, write_through=True, line_buffering=line_buffering, encoding=self.encoding, errors=self.errors)
                else:
                    stream = io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors)
            setattr(self, name, stream)

    # -- start --

    def _start(self, args, executable, shell, cwd, env, streams, keep, options):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError('path-like args is not allowed when shell is true')
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ['/bin/sh', '-c'] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        sys.audit('subprocess.Popen', executable, args, cwd, env)
        argv = [os.fsencode(arg) for arg in args]
        # None: what the process itself has, also what preexec_fn puts there.
        environment = None if env is None else {os.fsencode(k): os.fsencode(v) for k, v in env.items()}
        for name in environment or ():
            if b'=' in name:
                raise ValueError('illegal environment variable name')
        if any(b'\0' in arg for arg in argv):
            raise ValueError('embedded null byte')
        candidates = _candidates(executable, env)
        error_read, error_write = os.pipe()
        try:
            while error_write < 3:
                low, error_write = error_write, os.dup(error_write)
                os.close(low)
            sys.stdout and self._flush(sys.stdout)
            sys.stderr and self._flush(sys.stderr)
            self.pid = os.fork()
            if self.pid == 0:
                os.close(error_read)
                _child(argv, candidates, environment, cwd, list(streams), keep, error_write, options)
            self._child_created = True
        finally:
            os.close(error_write)
        try:
            report = b''
            while part := os.read(error_read, 50000):
                report += part
        finally:
            os.close(error_read)
        if report:
            self._raise_report(report, args if not shell else args, executable, cwd)

    @staticmethod
    def _flush(stream):
        """A child that does not get as far as exec must not write the parent's waiting output a second time."""
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass

    def _raise_report(self, report, args, executable, cwd):
        try:
            _, status = os.waitpid(self.pid, 0)
            self._set_status(status)
        except ChildProcessError:
            self.returncode = sys.maxsize
        kind, number, where = report.split(b':', 2)
        if kind == b'SubprocessError':
            raise SubprocessError('Exception occurred in preexec_fn.')
        number = int(number)
        if where == b'cwd':
            name = cwd
        else:
            name = executable if where == b'exec' else None
        if number:
            text = os.strerror(number)
            raise OSError(number, text, name) if name is not None else OSError(number, text)
        raise OSError(number, '')

    # -- its end --

    def _set_status(self, status):
        self.returncode = os.waitstatus_to_exitcode(status)

    def _internal_poll(self):
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid == self.pid:
                    self._set_status(status)
            except ChildProcessError:
                # Somebody else has waited for it: the status is lost.
                self.returncode = 0
        return self.returncode

    def poll(self):
        """Return the exit status if the child has ended, otherwise None; sets returncode."""
        return self._internal_poll()

    def wait(self, timeout=None):
        """Wait for the child and return its exit status; TimeoutExpired if it takes longer than timeout seconds."""
        if timeout is None:
            while self.returncode is None:
                try:
                    pid, status = os.waitpid(self.pid, 0)
                    if pid == self.pid:
                        self._set_status(status)
                except ChildProcessError:
                    self.returncode = 0
            return self.returncode
        end = time.monotonic() + timeout
        delay = 0.0005
        while self._internal_poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, left, 0.05)
            time.sleep(delay)
        return self.returncode

    # -- talking --

    def communicate(self, input=None, timeout=None):
        """Send input, read both streams until their end, wait for the child; return (stdout, stderr), None for no pipe."""
        if self._communication_started and input:
            raise ValueError('Cannot send input after starting communication')
        pipes = [self.stdin, self.stdout, self.stderr]
        if timeout is None and not self._communication_started and pipes.count(None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._send_all(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr
        end = None if timeout is None else time.monotonic() + timeout
        self._communication_started, first = True, not self._communication_started
        stdout, stderr = self._exchange(input, first, end, timeout)
        self.wait(timeout=None if end is None else max(0, end - time.monotonic()))
        return stdout, stderr

    def _send_all(self, input):
        if input:
            try:
                self.stdin.write(input)
            except BrokenPipeError:
                pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _exchange(self, input, first, end, timeout):
        """Both directions at once, without blocking in any of them."""
        if first:
            self._received = {stream: [] for stream in (self.stdout, self.stderr) if stream}
            self._waiting = [stream for stream in self._received if not stream.closed]
            self._unsent = b''
            if self.stdin:
                self._flush(self.stdin)
                if not input:
                    self._send_all(None)
                else:
                    self._unsent = input.encode(self.stdin.encoding, self.stdin.errors) if self.text_mode else bytes(input)
            for stream in self._waiting + [self.stdin] * bool(self._unsent):
                os.set_blocking(stream.fileno(), False)
        delay = 0.0002
        while self._waiting or self._unsent:
            moved = self._send_some() if self._unsent else False
            for stream in self._waiting[:]:
                moved = self._read_some(stream) or moved
            if moved:
                delay = 0.0002
                continue
            if end is not None and time.monotonic() > end:
                raise TimeoutExpired(self.args, timeout, output=b''.join(self._received[self.stdout]) if self.stdout else None,
                                     stderr=b''.join(self._received[self.stderr]) if self.stderr else None)
            time.sleep(delay)
            delay = min(delay * 2, 0.02)
        return self._result(self.stdout), self._result(self.stderr)

    def _send_some(self):
        try:
            sent = os.write(self.stdin.fileno(), self._unsent[:65536])
        except BlockingIOError:
            return False
        except BrokenPipeError:
            sent = len(self._unsent)
        self._unsent = self._unsent[sent:]
        if not self._unsent:
            self._send_all(None)
        return True

    def _read_some(self, stream):
        try:
            data = os.read(stream.fileno(), 32768)
        except BlockingIOError:
            return False
        if data:
            self._received[stream].append(data)
        else:
            self._waiting.remove(stream)
            stream.close()
        return True

    def _result(self, stream):
        if stream is None:
            return None
        data = b''.join(self._received[stream])
        if self.text_mode:
            data = data.decode(stream.encoding, stream.errors).replace('\r\n', '\n').replace('\r', '\n')
        return data

    # -- signals --

    def send_signal(self, sig):
        """Send a signal to the child, unless it has ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Ask the child to end (SIGTERM)."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the child (SIGKILL)."""
        self.send_signal(signal.SIGKILL)

    # -- as an object --

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __repr__(self):
        text = f'<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>'
        if len(text) > 80:
            text = text[:76] + '...>'
        return text

    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                # The child had its Ctrl-C too: give it a moment, do not wait for ever.
                try:
                    self.wait(timeout=0.25)
                except TimeoutExpired:
                    pass
            else:
                self.wait()

    def __del__(self, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)
        if self._internal_poll() is None and _active is not None:
            _active.append(self)
