"""What the pure-Python part of a regular expression package asks of its engine, answered with the engine of _re.

compile() is handed a pattern that has been parsed and coded elsewhere; the engine here reads the pattern's text again and
has no use for that code, so a pattern that was put together without a text is refused.
"""
import sys
import _re

MAGIC = 20220615
CODESIZE = 4
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823

_ASCII = 256
_LOCALE = 4


_lent = False


def _lend_error_class():
    """Errors are those of the package that compiles here, unless that is the engine's own."""
    global _lent
    constants = sys.modules.get('re._constants') or sys.modules.get('sre_constants')
    if not _lent and hasattr(constants, 'OPCODES'):
        _re.setup(constants.error, lambda message, deprecated: None)
        _lent = True


def compile(pattern, flags, code, groups, groupindex, indexgroup):
    if any(not 0 <= word < 1 << 32 for word in code):
        raise OverflowError('regular expression code size limit exceeded')
    if pattern is None:
        raise NotImplementedError('a pattern without a text cannot be compiled here')
    _lend_error_class()
    return _re.compile(pattern, flags)


def getcodesize():
    return CODESIZE


def ascii_iscased(character, /):
    return character < 128 and chr(character).isalpha()


def ascii_tolower(character, /):
    return character | 32 if 65 <= character <= 90 else character


def _one(text, character):
    return ord(text) if len(text) == 1 else character


def unicode_tolower(character, /):
    return 0x69 if character == 0x130 else _one(chr(character).lower(), character)


def unicode_iscased(character, /):
    return unicode_tolower(character) != character or _one(chr(character).upper(), character) != character


def getlower(character, flags, /):
    if flags & _LOCALE or flags & _ASCII:
        return ascii_tolower(character)
    return unicode_tolower(character)
