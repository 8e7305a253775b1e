"""Codecs by name: the registry, base classes for codecs of a program, and files that encode on the way.

The built-in codecs are functions of _codecs; `_builtin` finds them for the registry.
"""

import builtins
import sys
from _codecs import *
from _codecs import lookup, register, register_error, lookup_error
import _codecs

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
           "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter",
           "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter",
           "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
if sys.byteorder == "little":
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


class CodecInfo(tuple):
    """The four functions and classes of a codec, and its name."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """Base of codecs without state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what could not be encoded yet."""

    def __init__(self, errors="strict"):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the beginning of a sequence until the rest comes."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes encoded text to a binary stream."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a binary stream."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _fill(self, size, firstline):
        """Decodes more bytes into charbuffer; False at the end of the stream."""
        new = self.stream.read(size) if size >= 0 else self.stream.read()
        data = self.bytebuffer + new
        if not data:
            return False
        try:
            text, consumed = self.decode(data, self.errors)
        except UnicodeDecodeError as e:
            # A fault in a later line does not keep the first one back.
            if not firstline:
                raise
            text, consumed = self.decode(data[:e.start], self.errors)
            if len(text.splitlines(True)) <= 1:
                raise
        self.bytebuffer = data[consumed:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        """Read and decode: about size bytes at a time, until there are chars characters (by default as many as size)."""
        if chars < 0:
            chars = size
        while (chars < 0 or len(self.charbuffer) < chars) and self._fill(size, firstline):
            pass
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Read a line, in steps of size bytes; with a size given, what the first step brings if that is no whole line."""
        step = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(step, firstline=True)
            if data[-1:] in ("\r", b"\r"):
                # The newline may be still to come.
                data += self.read(size=1, chars=1)
            line += data
            lines = line.splitlines(True)
            bare = lines[0].splitlines(False)[0] if lines else line
            if len(lines) > 1 or lines and lines[0] != bare:
                self.charbuffer = self._empty_charbuffer.join(lines[1:]) + self.charbuffer
                return lines[0] if keepends else bare
            if not data or size is not None:
                return line if keepends else bare
            step = min(step * 2, 8000)

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """A reader and a writer on the same stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder:
    """Bytes in one encoding outside, in another one in the stream."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _encoded(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._encoded(self.reader.read(size))

    def readline(self, size=None):
        return self._encoded(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._encoded(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._encoded(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.writer.write(self.decode(b"".join(list), self.errors)[0])

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


# ---- files ----

def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file whose reads and writes are decoded and encoded."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A view of a file that has file_encoding, as if it had data_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data = lookup(data_encoding)
    inner = lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


# ---- parts of a codec ----

def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The reverse of a decoding map; characters that several bytes stand for become None."""
    result = {}
    for byte, char in decoding_map.items():
        result[char] = byte if char not in result else None
    return result


strict_errors = lookup_error("strict")
ignore_errors = lookup_error("ignore")
replace_errors = lookup_error("replace")
xmlcharrefreplace_errors = lookup_error("xmlcharrefreplace")
backslashreplace_errors = lookup_error("backslashreplace")
namereplace_errors = lookup_error("namereplace")


# ---- the built-in codecs for the registry ----

_names = {
    "utf_8": "utf-8", "utf_16": "utf-16", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be", "utf_32": "utf-32", "utf_32_le": "utf-32-le",
    "utf_32_be": "utf-32-be", "utf_8_sig": "utf-8-sig", "ascii": "ascii", "latin_1": "iso8859-1", "unicode_escape": "unicode-escape",
    "raw_unicode_escape": "raw-unicode-escape",
}
_aliases = {
    "utf8": "utf_8", "u8": "utf_8", "utf": "utf_8", "cp65001": "utf_8", "utf16": "utf_16", "u16": "utf_16", "utf_16le": "utf_16_le",
    "utf_16be": "utf_16_be", "utf32": "utf_32", "u32": "utf_32", "utf_32le": "utf_32_le", "utf_32be": "utf_32_be", "utf8_sig": "utf_8_sig",
    "us_ascii": "ascii", "646": "ascii", "ansi_x3.4_1968": "ascii", "iso_8859_1": "latin_1", "iso8859_1": "latin_1", "iso_8859_1_1987": "latin_1",
    "latin1": "latin_1", "latin": "latin_1", "l1": "latin_1", "8859": "latin_1", "cp819": "latin_1", "rot13": "rot_13", "hex_codec": "hex",
    "base_64": "base64", "base64_codec": "base64",
}


def _make(encode, decode, name, buffered=None):
    """CodecInfo from two stateless functions; buffered(data, errors, final) where decoding can stop in the middle."""
    class Plain(Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    if buffered is None:
        class Decoder(IncrementalDecoder):
            def decode(self, input, final=False):
                return decode(input, self.errors)[0]
    else:
        class Decoder(BufferedIncrementalDecoder):
            def _buffer_decode(self, input, errors, final):
                return buffered(input, errors, final)

    class Writer(Plain, StreamWriter):
        pass

    class Reader(Plain, StreamReader):
        def decode(self, input, errors="strict"):
            return buffered(input, errors, False) if buffered else decode(input, errors)

    for cls, public in ((Plain, "Codec"), (Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder"), (Writer, "StreamWriter"), (Reader, "StreamReader")):
        cls.__name__ = cls.__qualname__ = public
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


def _marked(info, size):
    """UTF-16 and UTF-32 with a mark: written once per stream, and when read it decides the byte order."""
    encode_ex = getattr(_codecs, "utf_%d_encode" % size)
    decode_ex = getattr(_codecs, "utf_%d_ex_decode" % size)
    native = -1 if sys.byteorder == "little" else 1

    class IncrementalEncoder_(IncrementalEncoder):
        order = 0

        def encode(self, input, final=False):
            result = encode_ex(input, self.errors, self.order)[0]
            self.order = native
            return result

        def reset(self):
            self.order = 0

        def getstate(self):
            return 0 if self.order else 2

        def setstate(self, state):
            self.order = 0 if state else native

    class IncrementalDecoder_(BufferedIncrementalDecoder):
        order = 0

        def _buffer_decode(self, input, errors, final):
            text, consumed, order = decode_ex(input, errors, self.order, final)
            if self.order == 0 and consumed >= size // 8:
                self.order = order or native
            return text, consumed

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = 0

    class Writer(info.streamwriter):
        order = 0

        def encode(self, input, errors="strict"):
            result = encode_ex(input, errors, self.order)
            self.order = native
            return result

        def reset(self):
            self.order = 0

    class Reader(info.streamreader):
        order = 0

        def decode(self, input, errors="strict"):
            text, consumed, order = decode_ex(input, errors, self.order, False)
            if self.order == 0 and consumed >= size // 8:
                self.order = order or native
            return text, consumed

        def reset(self):
            StreamReader.reset(self)
            self.order = 0

    return CodecInfo(info.encode, info.decode, Reader, Writer, IncrementalEncoder_, IncrementalDecoder_, info.name)


def _signed():
    """UTF-8 with the mark EF BB BF at the beginning."""
    def encode(input, errors="strict"):
        return BOM_UTF8 + utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors="strict"):
        skip = 3 if bytes(input[:3]) == BOM_UTF8 else 0
        text, consumed = utf_8_decode(input[skip:], errors, True)
        return text, consumed + skip

    class Encoder(IncrementalEncoder):
        first = True

        def encode(self, input, final=False):
            mark = BOM_UTF8 if self.first else b""
            self.first = False
            return mark + utf_8_encode(input, self.errors)[0]

        def reset(self):
            self.first = True

    def skip_mark(self, input, errors, final):
        skip = 0
        if self.first:
            if len(input) < 3 and BOM_UTF8.startswith(input) and not final:
                return "", 0
            self.first = False
            skip = 3 if input[:3] == BOM_UTF8 else 0
        text, consumed = utf_8_decode(input[skip:], errors, final)
        return text, consumed + skip

    class Decoder(BufferedIncrementalDecoder):
        first = True
        _buffer_decode = skip_mark

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.first = True

    class Writer(StreamWriter):
        first = True

        def encode(self, input, errors="strict"):
            mark = BOM_UTF8 if self.first else b""
            self.first = False
            return mark + utf_8_encode(input, errors)[0], len(input)

        def reset(self):
            self.first = True

    class Reader(StreamReader):
        first = True

        def decode(self, input, errors="strict"):
            return skip_mark(self, input, errors, False)

        def reset(self):
            StreamReader.reset(self)
            self.first = True

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, "utf-8-sig")


def _by_table(table, name):
    """A one-byte encoding from its 256 characters."""
    encoding_map = charmap_build(table)

    def encode(input, errors="strict"):
        return charmap_encode(input, errors, encoding_map)

    def decode(input, errors="strict"):
        return charmap_decode(input, errors, table)

    return _make(encode, decode, name)


def _bytes_to_bytes(name):
    """hex, base64 and rot13: not between text and bytes, so only for encode() and decode() of this module."""
    if name == "rot_13":
        upper, lower = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
        table = str.maketrans(upper + lower, upper[13:] + upper[:13] + lower[13:] + lower[:13])

        def encode(input, errors="strict"):
            return str.translate(input, table), len(input)

        decode = encode
        name = "rot-13"
    else:
        if name == "hex":
            import binascii
            there, back = binascii.b2a_hex, binascii.a2b_hex
        else:
            from base64 import encodebytes as there, decodebytes as back

        def encode(input, errors="strict"):
            return there(input), len(input)

        def decode(input, errors="strict"):
            return back(input), len(input)

    info = _make(encode, decode, name)
    info._is_text_encoding = False
    return info


def _builtin(encoding):
    """The search function of the built-in codecs; None for an unknown name."""
    name = encoding.lower().replace("-", "_").replace(" ", "_")
    name = _aliases.get(name, name)
    if name in ("rot_13", "hex", "base64"):
        return _bytes_to_bytes(name)
    if name == "utf_8_sig":
        return _signed()
    if name == "punycode":
        import _punycode
        return _make(_punycode.encode, _punycode.decode, name)
    if name not in _names:
        table = _codecs.charmap_table(name)
        return None if table is None else _by_table(table, name.replace("_", "-"))
    encode = getattr(_codecs, name + "_encode")
    partial = getattr(_codecs, name + "_decode")
    public = _names[name]
    if name in ("ascii", "latin_1"):
        return _make(encode, partial, public)

    def decode(input, errors="strict"):
        return partial(input, errors, True)

    decode.__name__ = decode.__qualname__ = "decode"
    info = _make(encode, decode, public, partial)
    return _marked(info, int(name[4:])) if name in ("utf_16", "utf_32") else info


register(_builtin)
