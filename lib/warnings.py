"""Warnings: what to do with them is decided by a list of filters.

A filter is (action, message pattern, category, module pattern, line); the first
that fits decides.  Patterns are None, compiled regular expressions, or, in the
filters of start-up, plain text that must be equal.  What was shown is noted in
the `__warningregistry__` of the module a warning belongs to; the note is void
once the filters have changed.
"""

import sys

__all__ = ["warn", "warn_explicit", "showwarning",
           "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings"]

_actions = frozenset({"error", "ignore", "always", "default", "module", "once"})
_defaultaction = defaultaction = "default"
_onceregistry = {}
onceregistry = _onceregistry
_filters_version = 1

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


class WarningMessage:
    """One warning with all that is known about it."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


# Showing ----------------------------------------------------------------------------

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr; a program may replace this."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning; a program may replace this."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        # There is nobody to tell.
        pass


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            # The interpreter may be shutting down.
            line = None
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += _allocation_text(msg, category)
    return text


def _allocation_text(msg, category):
    """Where msg.source was allocated, if that is being traced."""
    try:
        import tracemalloc
    except ImportError:
        return f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    try:
        tracing = tracemalloc.is_tracing()
        trace = tracemalloc.get_object_traceback(msg.source)
    except Exception:
        return ""
    if trace is None:
        if tracing:
            return ""
        return f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    text = "Object allocated at (most recent call last):\n"
    for frame in trace:
        text += f'  File "{frame.filename}", lineno {frame.lineno}\n'
        try:
            import linecache
            line = linecache.getline(frame.filename, frame.lineno)
        except Exception:
            line = None
        if line:
            text += f"    {line.strip()}\n"
    return text


def _showwarnmsg(msg):
    # A program may replace the public functions, or even remove them.
    show = globals().get("showwarning", _showwarning_orig)
    if show is not _showwarning_orig:
        if not callable(show):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
        return
    _showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    make = globals().get("formatwarning", _formatwarning_orig)
    if make is not _formatwarning_orig:
        return make(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


# Filters ----------------------------------------------------------------------------

def _filters_mutated():
    global _filters_version
    _filters_version += 1


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter in front of the others, or behind them.

    message and module are regular expressions that must match from the start.
    """
    assert action in _actions, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter that looks at the category only."""
    assert action in _actions, f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


class _OptionError(Exception):
    """A -W option that cannot be understood."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as msg:
            print("Invalid -W option ignored:", msg, file=sys.stderr)


def _setoption(arg):
    """Add the filter that a -W option describes: action:message:category:module:line."""
    parts = arg.split(":")
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    parts += [""] * (5 - len(parts))
    action, message, category, module, lineno = [part.strip() for part in parts]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message) if message else ""
        module = re.escape(module) + r"\Z" if module else ""
    if lineno:
        try:
            lineno = int(lineno)
            if lineno < 0:
                raise ValueError
        except (ValueError, OverflowError):
            raise _OptionError(f"invalid lineno {lineno!r}") from None
    else:
        lineno = 0
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for known in ("default", "always", "ignore", "module", "once", "error"):
        if known.startswith(action):
            return known
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    if not module:
        import builtins as source
    else:
        try:
            source = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError(f"invalid module name: {module!r}") from None
    try:
        found = getattr(source, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


# Warning ----------------------------------------------------------------------------

def _is_internal_frame(frame):
    filename = frame.f_code.co_filename
    return "importlib" in filename and "_bootstrap" in filename


def _next_external_frame(frame):
    frame = frame.f_back
    while frame is not None and _is_internal_frame(frame):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None):
    """Warn about the line that called, or that stacklevel - 1 calls further out."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, "
                        f"not '{type(category).__name__}'")
    try:
        if stacklevel <= 1 or _is_internal_frame(sys._getframe(1)):
            frame = sys._getframe(stacklevel)
        else:
            frame = sys._getframe(1)
            for _ in range(stacklevel - 1):
                frame = _next_external_frame(frame)
                if frame is None:
                    raise ValueError
    except ValueError:
        globals = sys.__dict__
        filename = "sys"
        lineno = 1
    else:
        globals = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    module = globals.get("__name__", "<string>")
    registry = globals.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, globals, source)


def _fits(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Warn about a line of a file, as the filters say."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return

    for item in filters:
        action, wanted_text, wanted_category, wanted_module, wanted_line = item
        if (issubclass(category, wanted_category)
                and (wanted_line == 0 or wanted_line == lineno)
                and _fits(wanted_text, text) and _fits(wanted_module, module)):
            break
    else:
        item = None
        action = _defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if module_globals is not None:
        # The loader can be asked for the source line only now.
        import linecache
        linecache.getlines(filename, module_globals)
    if action == "once":
        registry[key] = 1
        once = text, category
        if _onceregistry.get(once):
            return
        _onceregistry[once] = 1
    elif action == "module":
        registry[key] = 1
        anywhere = text, category, 0
        if registry.get(anywhere):
            return
        registry[anywhere] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Context manager: filters and showwarning are restored at the end of the block.

    With record=True nothing is shown; `as` binds a list that gets the warnings.
    action and the rest are given to simplefilter() at the start.
    """

    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            # Whatever replaced showwarning must not see what is recorded.
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


def _deprecated(name, message=None, *, remove, _version=sys.version_info):
    """Warn that name will go in version remove; RuntimeError if it should be gone."""
    if message is None:
        message = "{name!r} is deprecated and slated for removal in Python {remove}"
    final = f"{remove[0]}.{remove[1]}"
    if (_version[:2] > remove) or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {final} alpha")
    warn(message.format(name=name, remove=final), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    """Called when a coroutine dies without having been awaited."""
    message = f"coroutine '{coro.__qualname__}' was never awaited"
    origin = getattr(coro, "cr_origin", None)
    if origin is not None:
        import linecache
        lines = ["\nCoroutine created at (most recent call last)\n"]
        for filename, lineno, funcname in reversed(origin):
            lines.append(f'  File "{filename}", line {lineno}, in {funcname}\n')
            line = linecache.getline(filename, lineno)
            if line:
                lines.append(f"    {line.strip()}\n")
        message += "".join(lines).rstrip("\n")
    warn(message, category=RuntimeWarning, stacklevel=2, source=coro)


try:
    # In C: a warning turned into an error then comes without steps of this module.
    from _warnings import (_defaultaction, _filters_mutated, _onceregistry, filters, warn,
                           warn_explicit)
except ImportError:
    pass
else:
    defaultaction = _defaultaction
    onceregistry = _onceregistry

_processoptions(getattr(sys, "warnoptions", ()))
