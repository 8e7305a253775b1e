"""Values as bytes and back, for None, numbers, str, bytes, and containers of them.

The format is Python's version 4 for these; code objects are the interpreter's own and cannot be written.
References to objects that occur twice are read; a value is written each time.
"""

import struct

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4
_MOST_NESTED = 2000


def _write(value, out, depth):
    kind = type(value)
    if depth > _MOST_NESTED:
        raise ValueError("object too deeply nested to marshal")
    if value is None:
        out.append(b"N")
    elif value is StopIteration:
        out.append(b"S")
    elif value is Ellipsis:
        out.append(b".")
    elif value is True:
        out.append(b"T")
    elif value is False:
        out.append(b"F")
    elif kind is int:
        if -0x80000000 <= value <= 0x7FFFFFFF:
            out.append(b"i" + struct.pack("<i", value))
        else:
            out.append(_long(value))
    elif kind is float:
        out.append(b"g" + struct.pack("<d", value))
    elif kind is complex:
        out.append(b"y" + struct.pack("<dd", value.real, value.imag))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        if len(data) < 256 and value.isascii():
            out.append(b"z" + bytes((len(data),)) + data)
        elif value.isascii():
            out.append(b"a" + struct.pack("<i", len(data)) + data)
        else:
            out.append(b"u" + struct.pack("<i", len(data)) + data)
    elif kind is tuple:
        out.append(b")" + bytes((len(value),)) if len(value) < 256 else b"(" + struct.pack("<i", len(value)))
        for item in value:
            _write(item, out, depth + 1)
    elif kind is list:
        out.append(b"[" + struct.pack("<i", len(value)))
        for item in value:
            _write(item, out, depth + 1)
    elif kind is dict:
        out.append(b"{")
        for key, item in value.items():
            _write(key, out, depth + 1)
            _write(item, out, depth + 1)
        out.append(b"0")
    elif kind in (set, frozenset):
        out.append((b"<" if kind is set else b">") + struct.pack("<i", len(value)))
        # By their bytes, so that equal sets are written alike.
        items = []
        for item in value:
            part = []
            _write(item, part, depth + 1)
            items.append(b"".join(part))
        out.extend(sorted(items))
    else:
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError("unmarshallable object") from None
        out.append(b"s" + struct.pack("<i", len(data)) + data)


def _long(value):
    """An int in digits of 15 bits, the lowest first; the count has the sign."""
    digits = []
    rest = abs(value)
    while rest:
        digits.append(rest & 0x7FFF)
        rest >>= 15
    return b"l" + struct.pack("<i", len(digits) if value > 0 else -len(digits)) + struct.pack(f"<{len(digits)}H", *digits)


class _Reader:

    def __init__(self, read):
        self.read = read
        self.refs = []

    def bytes(self, count):
        if count < 0:
            raise ValueError("bad marshal data (bytes object size out of range)")
        data = self.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def size(self, what):
        count = struct.unpack("<i", self.bytes(4))[0]
        if count < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return count

    def value(self, depth=0):
        """The next value; self for the mark that ends a dict."""
        if depth > _MOST_NESTED:
            raise ValueError("recursion limit exceeded")
        first = self.read(1)
        if not first:
            raise EOFError("EOF read where object expected")
        flagged = first[0] & 0x80
        code = chr(first[0] & 0x7F)
        if code in _simple:
            return _simple[code]
        if code == "0":
            return self
        if code == "r":
            at = struct.unpack("<i", self.bytes(4))[0]
            if not 0 <= at < len(self.refs):
                raise ValueError("bad marshal data (invalid reference)")
            return self.refs[at]
        place = len(self.refs)
        if flagged:
            self.refs.append(None)
        result = self.of_kind(code, depth, place if flagged else None)
        if flagged:
            self.refs[place] = result
        return result

    def item(self, depth, what):
        result = self.value(depth + 1)
        if result is self:
            raise TypeError(f"NULL object in marshal data for {what}")
        return result

    def of_kind(self, code, depth, place):
        if code == "i":
            return struct.unpack("<i", self.bytes(4))[0]
        if code == "l":
            count = struct.unpack("<i", self.bytes(4))[0]
            digits = struct.unpack(f"<{abs(count)}H", self.bytes(2 * abs(count)))
            result = 0
            for digit in reversed(digits):
                if digit > 0x7FFF:
                    raise ValueError("bad marshal data (digit out of range in long)")
                result = result << 15 | digit
            return -result if count < 0 else result
        if code == "g":
            return struct.unpack("<d", self.bytes(8))[0]
        if code == "f":
            return float(self.bytes(self.bytes(1)[0]))
        if code == "y":
            return complex(*struct.unpack("<dd", self.bytes(16)))
        if code == "s":
            return self.bytes(self.size("bytes object"))
        if code in "ut":
            return self.bytes(self.size("string")).decode("utf-8", "surrogatepass")
        if code in "aA":
            return self.bytes(self.size("string")).decode("latin-1")
        if code in "zZ":
            return self.bytes(self.bytes(1)[0]).decode("latin-1")
        if code == ")":
            return tuple([self.item(depth, "tuple") for _ in range(self.bytes(1)[0])])
        if code == "(":
            return tuple([self.item(depth, "tuple") for _ in range(self.size("tuple"))])
        if code == "[":
            result = []
            if place is not None:
                self.refs[place] = result
            for _ in range(self.size("list")):
                result.append(self.item(depth, "list"))
            return result
        if code == "{":
            result = {}
            if place is not None:
                self.refs[place] = result
            while True:
                key = self.value(depth + 1)
                if key is self:
                    return result
                result[key] = self.item(depth, "dict")
        if code == "<":
            return set([self.item(depth, "set") for _ in range(self.size("set"))])
        if code == ">":
            return frozenset([self.item(depth, "set") for _ in range(self.size("set"))])
        if code == "c":
            raise ValueError("bad marshal data (a code object of another interpreter)")
        raise ValueError("bad marshal data (unknown type code)")


_simple = {"N": None, "T": True, "F": False, "S": StopIteration, ".": Ellipsis}


def dumps(value, version=version, /):
    """The bytes of a value; ValueError for a value of another type."""
    out = []
    _write(value, out, 0)
    return b"".join(out)


def dump(value, file, version=version, /):
    """Write a value to an open binary file."""
    return file.write(dumps(value, version))


def loads(bytes, /):
    """The value that the bytes begin with; what follows is ignored."""
    from io import BytesIO
    return load(BytesIO(bytes))


def load(file, /):
    """Read one value from an open binary file."""
    reader = _Reader(file.read)
    result = reader.value()
    if result is reader:
        raise TypeError("NULL object in marshal data for object")
    return result
