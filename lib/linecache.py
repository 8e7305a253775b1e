"""Lines of source files, kept after the first reading.

`cache` maps a file name to (size, mtime, lines, full name), or to a 1-tuple of
a function that gets the source when somebody asks.  mtime None marks sources
that no file stands for; they are never checked.
"""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Line lineno of a file, with its newline; '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    if filename == "<stdin>" and hasattr(sys, "_typed_source"):
        # Every text typed at the prompt has a file name object of its own.
        return (sys._typed_source(filename) or "").splitlines(True)
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget the files, or the one file, that changed on disk."""
    names = list(cache) if filename is None else [filename]
    for name in names:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, lines, fullname = entry
        if mtime is None:
            continue
        stat = _stat(fullname)
        if stat is None or size != stat.st_size or mtime != stat.st_mtime:
            cache.pop(name, None)


def _stat(fullname):
    """The state of a file, or None if it cannot be had."""
    try:
        import os
        return os.stat(fullname)
    except (OSError, ValueError, ImportError):
        # No such file, no possible name, or no files allowed at all.
        return None


def _has_no_file(filename):
    return not filename or (filename.startswith("<") and filename.endswith(">"))


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines; [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        cache.pop(filename, None)
    if _has_no_file(filename):
        return []
    fullname = filename
    stat = _stat(fullname)
    if stat is None:
        if lazycache(filename, module_globals):
            try:
                source = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if source is None:
                    # The loader has no source to give.
                    return []
                lines = [line + "\n" for line in source.splitlines()]
                cache[filename] = len(source), None, lines, fullname
                return lines
        if filename.startswith("/"):
            return []
        for directory in sys.path:
            if not isinstance(directory, str):
                continue
            fullname = f"{directory.rstrip('/')}/{filename}" if directory else filename
            stat = _stat(fullname)
            if stat is not None:
                break
        else:
            return []
    try:
        lines = _read_lines(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def _declared_encoding(line):
    """The encoding that a comment line declares, or None."""
    text = line.decode("latin-1").lstrip(" \t\f")
    if not text.startswith("#"):
        return None
    at = text.find("coding")
    while at >= 0:
        rest = text[at + 6:]
        if rest[:1] in (":", "="):
            rest = rest[1:].lstrip(" \t")
            size = 0
            while size < len(rest) and (rest[size].isalnum() or rest[size] in "-_."):
                size += 1
            if size:
                return rest[:size]
        at = text.find("coding", at + 1)
    return None


def _read_lines(fullname):
    """The lines of a source file, decoded as the compiler would."""
    from io import open
    with open(fullname, "rb") as file:
        data = file.read()
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        encoding = "utf-8"
    else:
        encoding = None
        for line in data.split(b"\n", 2)[:2]:
            encoding = _declared_encoding(line)
            if encoding or line.strip(b" \t\r\f") and not line.lstrip().startswith(b"#"):
                break
    try:
        text = data.decode(encoding or "utf-8")
    except LookupError:
        raise SyntaxError(f"unknown encoding: {encoding}")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    tail = lines.pop()
    lines = [line + "\n" for line in lines]
    if tail:
        lines.append(tail)
    return lines


def lazycache(filename, module_globals):
    """Arrange for the module's loader to be asked when lines are wanted; tells if it can be."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if _has_no_file(filename):
        return False
    if module_globals and "__name__" in module_globals:
        name = module_globals["__name__"]
        spec = module_globals.get("__spec__")
        loader = getattr(spec, "loader", None)
        if loader is None:
            loader = module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            def get_lines(name=name, *args, **kwargs):
                return get_source(name, *args, **kwargs)
            cache[filename] = (get_lines,)
            return True
    return False
