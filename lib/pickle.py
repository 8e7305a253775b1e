"""pickle: objects as bytes and back, protocols 0 to 5.

A pickle is a program for a small stack machine. The writer turns an object into opcodes and remembers each
object it has written, so that shared and cyclic references come out shared and cyclic; the reader runs them.
Reading a pickle can call anything importable: only read what you trust.
"""

import codecs
import copyreg
import io
import sys
from functools import partial
from itertools import islice
from struct import pack, unpack
from types import FunctionType

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4

bytes_types = (bytes, bytearray)
dispatch_table = copyreg.dispatch_table

# The opcodes, by the names that pickletools explains.
MARK, STOP, POP, POP_MARK, DUP = b"(", b".", b"0", b"1", b"2"
INT, BININT, BININT1, BININT2, LONG, FLOAT, BINFLOAT = b"I", b"J", b"K", b"M", b"L", b"F", b"G"
NONE, TRUE, FALSE, NEWTRUE, NEWFALSE, LONG1, LONG4 = b"N", b"I01\n", b"I00\n", b"\x88", b"\x89", b"\x8a", b"\x8b"
STRING, BINSTRING, SHORT_BINSTRING, UNICODE, BINUNICODE, SHORT_BINUNICODE, BINUNICODE8 = (
    b"S", b"T", b"U", b"V", b"X", b"\x8c", b"\x8d")
BINBYTES, SHORT_BINBYTES, BINBYTES8, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER = b"B", b"C", b"\x8e", b"\x96", b"\x97", b"\x98"
EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3, EMPTY_LIST, LIST, APPEND, APPENDS = (
    b")", b"t", b"\x85", b"\x86", b"\x87", b"]", b"l", b"a", b"e")
EMPTY_DICT, DICT, SETITEM, SETITEMS, EMPTY_SET, ADDITEMS, FROZENSET = b"}", b"d", b"s", b"u", b"\x8f", b"\x90", b"\x91"
GLOBAL, STACK_GLOBAL, INST, OBJ, NEWOBJ, NEWOBJ_EX, REDUCE, BUILD = b"c", b"\x93", b"i", b"o", b"\x81", b"\x92", b"R", b"b"
PERSID, BINPERSID, EXT1, EXT2, EXT4, PROTO, FRAME = b"P", b"Q", b"\x82", b"\x83", b"\x84", b"\x80", b"\x95"
GET, BINGET, LONG_BINGET, PUT, BINPUT, LONG_BINPUT, MEMOIZE = b"g", b"h", b"j", b"p", b"q", b"r", b"\x94"
__all__ += [_name for _name, _value in list(globals().items()) if _name.isupper() and isinstance(_value, bytes)]

_BATCH = 1000                   # items of a container written between one MARK and its opcode
_FRAME_MIN = 4
_FRAME_TARGET = 64 * 1024


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


# Names that protocols below 3 write as Python 2 called them.
_MODULE_2 = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser",
             "_thread": "thread", "_functools": "functools", "reprlib": "repr"}
_NAME_2 = {("builtins", "range"): ("__builtin__", "xrange"), ("functools", "reduce"): ("__builtin__", "reduce"),
           ("builtins", "chr"): ("__builtin__", "unichr"), ("builtins", "int"): ("__builtin__", "long"),
           ("builtins", "str"): ("__builtin__", "unicode"), ("sys", "intern"): ("__builtin__", "intern"),
           ("itertools", "zip_longest"): ("itertools", "izip_longest"), ("builtins", "zip"): ("itertools", "izip"),
           ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter")}
_MODULE_3 = {old: new for new, old in _MODULE_2.items() if new != "_functools"}
_NAME_3 = {old: new for new, old in _NAME_2.items()}


def _attribute(obj, name):
    """(object found by the dotted name, the object that holds it)."""
    holder = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't pickle local object %r" % name)
        try:
            holder, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, obj)) from None
    return obj, holder


def whichmodule(obj, name):
    """The name of the module obj belongs to."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def encode_long(x):
    """x as the shortest little-endian two's complement; nothing for 0."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    data = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
        data = data[:-1]
    return data


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


class Pickler:
    """Writes objects to file, which needs a write() method."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self._frame = None

    def clear_memo(self):
        """Forget what was written; the next dump stands alone."""
        self.memo.clear()

    def persistent_id(self, obj):
        """None, or what shall be written in the place of obj."""
        return None

    def dump(self, obj):
        """Write one pickle of obj."""
        if not hasattr(self, "_file_write"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        if self.proto >= 2:
            self._file_write(b"\x80" + bytes([self.proto]))
        self._frame = bytearray() if self.proto >= 4 else None
        self.save(obj)
        self.write(b".")
        self._end_frame()
        self._frame = None

    # ---- bytes ----
    def write(self, data):
        if self._frame is None:
            self._file_write(data)
        else:
            self._frame += data

    def _end_frame(self):
        if self._frame:
            if len(self._frame) >= _FRAME_MIN:
                self._file_write(b"\x95" + pack("<Q", len(self._frame)))
            self._file_write(bytes(self._frame))
            self._frame = bytearray()

    def _write_large(self, head, data):
        """Long contents stand between frames."""
        if self._frame is None or len(data) < _FRAME_TARGET:
            self.write(head + data)
            return
        self._end_frame()
        self._file_write(head)
        self._file_write(data)

    # ---- memo ----
    def memoize(self, obj):
        if self.fast:
            return
        n = len(self.memo)
        if self.proto >= 4:
            self.write(b"\x94")
        elif not self.bin:
            self.write(b"p%d\n" % n)
        else:
            self.write(b"q" + bytes([n]) if n < 256 else b"r" + pack("<I", n))
        self.memo[id(obj)] = n, obj

    def _get(self, n):
        if not self.bin:
            return b"g%d\n" % n
        return b"h" + bytes([n]) if n < 256 else b"j" + pack("<I", n)

    # ---- any object ----
    def save(self, obj, save_persistent_id=True):
        if self._frame is not None and len(self._frame) >= _FRAME_TARGET:
            self._end_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_pers(pid)
                return
        t = type(obj)
        writer = _writers.get(t)
        if writer is not None and t in _atoms:
            writer(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._get(known[0]))
            return
        if writer is not None:
            writer(self, obj)
            return
        self._save_other(obj, t)

    def _save_other(self, obj, t):
        result = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            result = override(obj)
        if result is NotImplemented:
            if t is FunctionType or t is type:
                self.save_global(obj)
                return
            table = getattr(self, "dispatch_table", copyreg.dispatch_table)
            reduce = table.get(t)
            if reduce is not None:
                result = reduce(obj)
            elif issubclass(t, type):
                self.save_global(obj)
                return
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                result = reduce(self.proto) if reduce is not None else obj.__reduce__()
        if isinstance(result, str):
            self.save_global(obj, result)
            return
        if not isinstance(result, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(result) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*result, obj=obj)

    def _save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(b"Q")
            return
        try:
            self.write(b"P" + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple, not %s" % type(args).__name__)
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable, not %s" % type(func).__name__)
        name = getattr(func, "__name__", "")
        if type(func) is type(len) and func.__module__ == "copyreg":
            func = getattr(copyreg, name)       # object.__reduce_ex__ gives a C function of the same name
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, new_args, kwargs = args
            if self.proto >= 4:
                self.save(cls)
                self.save(new_args)
                self.save(kwargs)
                self.write(b"\x92")
            else:
                self.save(partial(cls.__new__, cls, *new_args, **kwargs))
                self.save(())
                self.write(b"R")
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(b"\x81")
        else:
            self.save(func)
            self.save(args)
            self.write(b"R")
        if obj is not None:
            # Its arguments may have contained the object itself, made in the meantime.
            if id(obj) in self.memo:
                self.write(b"0" + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is None:
            return
        if state_setter is None:
            self.save(state)
            self.write(b"b")
            return
        self.save(state_setter)
        self.save(obj)
        self.save(state)
        self.write(b"\x86R0")

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None)
        if name is None:
            name = obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError):
            raise PicklingError("Can't pickle %r: import of module %r failed" % (obj, module_name)) from None
        if "<locals>" in name.split("."):
            raise AttributeError("Can't pickle local object %r" % name)
        try:
            found, parent = _attribute(module, name)
        except AttributeError:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name)) from None
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code:
                self.write(b"\x82" + bytes([code]) if code <= 0xFF else b"\x83" + pack("<H", code) if code <= 0xFFFF
                           else b"\x84" + pack("<i", code))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(b"\x93")
        elif parent is not module:
            self.save_reduce(getattr, (parent, name.rpartition(".")[2]))
        else:
            self._write_global(obj, module_name, name)
        self.memoize(obj)

    def _write_global(self, obj, module_name, name):
        if self.fix_imports:
            module_name, name = _NAME_2.get((module_name, name), (_MODULE_2.get(module_name, module_name), name))
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self.write(b"c" + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %i" % (module_name, name, self.proto)) from None

    # ---- built-in types ----
    def _save_none(self, obj):
        self.write(b"N")

    def _save_bool(self, obj):
        if self.proto >= 2:
            self.write(b"\x88" if obj else b"\x89")
        else:
            self.write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, x):
        small = -0x80000000 <= x <= 0x7FFFFFFF
        if self.bin and small:
            if 0 <= x <= 0xFF:
                self.write(b"K" + bytes([x]))
            elif 0 <= x <= 0xFFFF:
                self.write(b"M" + pack("<H", x))
            else:
                self.write(b"J" + pack("<i", x))
        elif self.proto >= 2:
            data = encode_long(x)
            n = len(data)
            self.write((b"\x8a" + bytes([n]) if n < 256 else b"\x8b" + pack("<i", n)) + data)
        else:
            text = repr(x).encode("ascii")
            self.write(b"I" + text + b"\n" if small else b"L" + text + b"L\n")

    def _save_float(self, x):
        self.write(b"G" + pack(">d", x) if self.bin else b"F" + repr(x).encode("ascii") + b"\n")

    def _save_bytes(self, data):
        if self.proto < 3:
            if data:
                self.save_reduce(codecs.encode, (str(data, "latin1"), "latin1"), obj=data)
            else:
                self.save_reduce(bytes, (), obj=data)
            return
        n = len(data)
        if n <= 0xFF:
            self.write(b"C" + bytes([n]) + data)
        elif n > 0xFFFFFFFF and self.proto >= 4:
            self._write_large(b"\x8e" + pack("<Q", n), data)
        else:
            self._write_large(b"B" + pack("<I", n), data)
        self.memoize(data)

    def _save_bytearray(self, data):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(data),) if data else (), obj=data)
            return
        self._write_large(b"\x96" + pack("<Q", len(data)), bytes(data))
        self.memoize(data)

    def _save_str(self, text):
        if self.bin:
            data = text.encode("utf-8", "surrogatepass")
            n = len(data)
            if n <= 0xFF and self.proto >= 4:
                self.write(b"\x8c" + bytes([n]) + data)
            elif n > 0xFFFFFFFF and self.proto >= 4:
                self._write_large(b"\x8d" + pack("<Q", n), data)
            else:
                self._write_large(b"X" + pack("<I", n), data)
        else:
            escaped = text
            for char, code in (("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"), ("\r", "\\u000d"), ("\x1a", "\\u001a")):
                escaped = escaped.replace(char, code)
            self.write(b"V" + escaped.encode("raw-unicode-escape") + b"\n")
        self.memoize(text)

    def _save_tuple(self, obj):
        n = len(obj)
        if n == 0:
            self.write(b")" if self.bin else b"(t")
            return
        short = n <= 3 and self.proto >= 2
        if not short:
            self.write(b"(")
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # Written meanwhile, inside its own items: drop them and take the one there is.
            drop = b"0" * n if short else b"1" if self.bin else b"0" * (n + 1)
            self.write(drop + self._get(known[0]))
            return
        self.write((b"\x85", b"\x86", b"\x87")[n - 1] if short else b"t")
        self.memoize(obj)

    def _save_list(self, obj):
        self.write(b"]" if self.bin else b"(l")
        self.memoize(obj)
        self._batch_appends(obj)

    def _save_dict(self, obj):
        self.write(b"}" if self.bin else b"(d")
        self.memoize(obj)
        self._batch_setitems(obj.items())

    def _batch_appends(self, items):
        items = iter(items)
        if not self.bin:
            for item in items:
                self.save(item)
                self.write(b"a")
            return
        while True:
            batch = list(islice(items, _BATCH))
            if len(batch) > 1:
                self.write(b"(")
            for item in batch:
                self.save(item)
            if batch:
                self.write(b"e" if len(batch) > 1 else b"a")
            if len(batch) < _BATCH:
                return

    def _batch_setitems(self, items):
        items = iter(items)
        while True:
            batch = list(islice(items, _BATCH if self.bin else 1))
            many = len(batch) > 1
            if many:
                self.write(b"(")
            for key, value in batch:
                self.save(key)
                self.save(value)
            if batch:
                self.write(b"u" if many else b"s")
            if len(batch) < (_BATCH if self.bin else 1):
                return

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(b"\x8f")
        self.memoize(obj)
        items = iter(obj)
        while True:
            batch = list(islice(items, _BATCH))
            if batch:
                self.write(b"(")
                for item in batch:
                    self.save(item)
                self.write(b"\x90")
            if len(batch) < _BATCH:
                return

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(b"(")
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(b"1" + self._get(known[0]))
            return
        self.write(b"\x91")
        self.memoize(obj)

    def _save_type(self, obj):
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                self.save_reduce(type, (single,), obj=obj)
                return
        self._save_other(obj, type)


_atoms = {type(None), bool, int, float}
_writers = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
            bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str, tuple: Pickler._save_tuple,
            list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
            type: Pickler._save_type}


class _Stop(Exception):
    """The end of a pickle, with its value."""


class Unpickler:
    """Reads objects from file, which needs read() and readline()."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.proto = 0
        self._buffers = iter(buffers) if buffers is not None else None

    def load(self):
        """Read one pickle; the object in it."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        self.marks = []
        self.stack = []
        readers = _readers
        try:
            while True:
                key = self._file_read(1)
                if not key:
                    raise EOFError("Ran out of input")
                reader = readers.get(key[0])
                if reader is None:
                    raise UnpicklingError("invalid load key, '%s'." % (chr(key[0]) if 32 <= key[0] < 127 else "\\x%02x" % key[0]))
                try:
                    reader(self)
                except IndexError:
                    if self.stack:
                        raise
                    raise UnpicklingError("unpickling stack underflow") from None
        except _Stop as stop:
            return stop.args[0]

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered,\nbut no persistent_load function was specified.")

    def find_class(self, module, name):
        """The object called name in module."""
        if self.proto < 3 and self.fix_imports:
            module, name = _NAME_3.get((module, name), (_MODULE_3.get(module, module), name))
        __import__(module, level=0)
        return _attribute(sys.modules[module], name)[0]

    # ---- bytes ----
    def _read(self, n):
        data = self._file_read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._file_readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, form, size):
        return unpack(form, self._read(size))[0]

    def _sized(self, form, size):
        n = self._number(form, size)
        if n < 0:
            raise UnpicklingError("byte count is negative")
        if n > sys.maxsize:
            raise OverflowError("byte count exceeds system's maximum size of %d bytes" % sys.maxsize)
        return self._read(n)

    # ---- stack ----
    def _mark(self):
        self.marks.append(self.stack)
        self.stack = []

    def _since_mark(self):
        if not self.marks:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self.marks.pop()
        return items

    def _pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self._since_mark()

    def _stop(self):
        raise _Stop(self.stack.pop())

    def _protocol(self):
        proto = self._read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % proto)
        self.proto = proto

    def _push(self, value):
        self.stack.append(value)

    # ---- values ----
    def _int_text(self):
        line = self._line()
        self._push(line == b"01" if line in (b"00", b"01") else int(line, 0))

    def _long_text(self):
        line = self._line()
        self._push(int(line[:-1] if line[-1:] == b"L" else line, 0))

    def _old_string(self, data):
        self._push(data if self.encoding == "bytes" else data.decode(self.encoding, self.errors))

    def _string_text(self):
        line = self._line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._old_string(codecs.escape_decode(line[1:-1])[0])

    def _dict_since_mark(self):
        items = self._since_mark()
        self._push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _global_text(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _extension(self, code):
        key = copyreg._inverted_registry.get(code)
        if key is None:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError("unregistered extension code %d" % code)
        self._push(self.find_class(*key))

    # ---- memo ----
    def _recall(self, n):
        try:
            self._push(self.memo[n])
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % n) from None

    def _put(self, n):
        if n < 0:
            raise ValueError("negative PUT argument")
        self.memo[n] = self.stack[-1]

    # ---- making and filling objects ----
    def _make_tuple(self, n):
        items = tuple(self.stack[-n:])
        if len(items) < n:
            raise UnpicklingError("unpickling stack underflow")
        self.stack[-n:] = [items]

    def _instance(self, cls, args):
        self._push(cls(*args) if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__") else cls.__new__(cls))

    def _inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        self._instance(self.find_class(module, name), self._since_mark())

    def _obj(self):
        cls, *args = self._since_mark()
        self._instance(cls, args)

    def _reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def _newobj(self):
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args)

    def _newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args, **kwargs)

    def _build(self):
        state = self.stack.pop()
        obj = self.stack[-1]
        setstate = getattr(obj, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            target = obj.__dict__
            for key, value in state.items():
                target[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(obj, key, value)

    def _append(self):
        value = self.stack.pop()
        self._extend([value])

    def _extend(self, items):
        target = self.stack[-1]
        if type(target) is list:
            target.extend(items)
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    def _setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def _setitems(self):
        items = self._since_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _additems(self):
        items = self._since_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _readonly_buffer(self):
        view = memoryview(self.stack[-1])
        if not view.readonly:
            self.stack[-1] = view.toreadonly()


_U = Unpickler
_readers = {ord(key): reader for key, reader in {
    "(": _U._mark, ".": _U._stop, "0": _U._pop, "1": lambda u: u._since_mark() and None,
    "2": lambda u: u._push(u.stack[-1]), "\x80": _U._protocol, "\x95": lambda u: u._number("<Q", 8) and None,
    "N": lambda u: u._push(None), "\x88": lambda u: u._push(True), "\x89": lambda u: u._push(False),
    "I": _U._int_text, "L": _U._long_text, "F": lambda u: u._push(float(u._line())),
    "J": lambda u: u._push(u._number("<i", 4)), "K": lambda u: u._push(u._read(1)[0]), "M": lambda u: u._push(u._number("<H", 2)),
    "\x8a": lambda u: u._push(decode_long(u._sized("B", 1))), "\x8b": lambda u: u._push(decode_long(u._sized("<i", 4))),
    "G": lambda u: u._push(u._number(">d", 8)),
    "S": _U._string_text, "T": lambda u: u._old_string(u._sized("<i", 4)), "U": lambda u: u._old_string(u._sized("B", 1)),
    "B": lambda u: u._push(u._sized("<I", 4)), "C": lambda u: u._push(u._sized("B", 1)), "\x8e": lambda u: u._push(u._sized("<Q", 8)),
    "\x96": lambda u: u._push(bytearray(u._sized("<Q", 8))), "\x97": _U._next_buffer, "\x98": _U._readonly_buffer,
    "V": lambda u: u._push(u._line().decode("raw-unicode-escape")),
    "X": lambda u: u._push(u._sized("<I", 4).decode("utf-8", "surrogatepass")),
    "\x8c": lambda u: u._push(u._sized("B", 1).decode("utf-8", "surrogatepass")),
    "\x8d": lambda u: u._push(u._sized("<Q", 8).decode("utf-8", "surrogatepass")),
    ")": lambda u: u._push(()), "t": lambda u: u._push(tuple(u._since_mark())),
    "\x85": lambda u: u._make_tuple(1), "\x86": lambda u: u._make_tuple(2), "\x87": lambda u: u._make_tuple(3),
    "]": lambda u: u._push([]), "l": lambda u: u._push(u._since_mark()), "a": _U._append,
    "e": lambda u: u._extend(u._since_mark()),
    "}": lambda u: u._push({}), "d": _U._dict_since_mark, "s": _U._setitem, "u": _U._setitems,
    "\x8f": lambda u: u._push(set()), "\x90": _U._additems, "\x91": lambda u: u._push(frozenset(u._since_mark())),
    "c": _U._global_text, "\x93": _U._stack_global, "i": _U._inst, "o": _U._obj, "R": _U._reduce, "b": _U._build,
    "\x81": _U._newobj, "\x92": _U._newobj_ex,
    "\x82": lambda u: u._extension(u._read(1)[0]), "\x83": lambda u: u._extension(u._number("<H", 2)),
    "\x84": lambda u: u._extension(u._number("<i", 4)),
    "P": lambda u: u._push(u.persistent_load(u._line().decode("ascii"))), "Q": lambda u: u._push(u.persistent_load(u.stack.pop())),
    "g": lambda u: u._recall(int(u._line())), "h": lambda u: u._recall(u._read(1)[0]), "j": lambda u: u._recall(u._number("<I", 4)),
    "p": lambda u: u._put(int(u._line())), "q": lambda u: u._put(u._read(1)[0]), "r": lambda u: u._put(u._number("<I", 4)),
    "\x94": lambda u: u._put(len(u.memo)),
}.items()}
del _U


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickle of obj to the open binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """A pickle of obj as bytes."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of the next pickle in the open binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object in a pickle given as bytes."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
