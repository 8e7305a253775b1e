"""Breaking text into lines of a given width, and indentation.

Text is cut into chunks that are never broken except when longer than a line:
words with the hyphens they may be broken after, dashes, runs of white space.
Only ASCII white space counts, so that a no-break space keeps words together.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_to_spaces = {ord(c): " " for c in _whitespace}


def _is_word_char(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return (c.isalnum() or c == "_") and not c.isdecimal()


def _ends_word_part(c):
    """May a dash follow directly? Letters, digits and some punctuation."""
    return c.isalnum() or c in "_!\"'&.,?"


def _dash_at(word, at):
    """The length of a run of two or more hyphens at word[at] with a word behind it, or 0."""
    end = at
    while end < len(word) and word[end] == "-":
        end += 1
    if end - at >= 2 and end < len(word) and _is_word_char(word[end]):
        return end - at
    return 0


def _breaks_after_hyphen(word, at):
    """May a line end behind the hyphen at word[at]?

    Two letters must stand before it (perhaps with a hyphen between them)
    and two letters behind it.
    """
    before = (at >= 2 and _is_letter(word[at - 1]) and _is_letter(word[at - 2])
              or at >= 3 and _is_letter(word[at - 1]) and word[at - 2] == "-"
              and _is_letter(word[at - 3]))
    if not before:
        return False
    behind = word[at + 1:at + 4]
    if len(behind) < 2 or not _is_letter(behind[0]):
        return False
    if _is_letter(behind[1]):
        return True
    return len(behind) == 3 and behind[1] == "-" and _is_letter(behind[2])


def _split_word(word):
    """The chunks of a word that has hyphens."""
    chunks = []
    start = 0
    while start < len(word):
        if start and word[start] == "-" and _ends_word_part(word[start - 1]):
            size = _dash_at(word, start)
            if size:
                chunks.append(word[start:start + size])
                start += size
                continue
        end = start + 1
        while end < len(word):
            if word[end] == "-":
                if _breaks_after_hyphen(word, end):
                    end += 1
                    break
                if _ends_word_part(word[end - 1]) and _dash_at(word, end):
                    break
            end += 1
        chunks.append(word[start:end])
        start = end
    return chunks


def _split_at_whitespace(text):
    """Words and runs of white space, alternating."""
    chunks = []
    start = 0
    size = len(text)
    while start < size:
        blank = text[start] in _whitespace
        end = start + 1
        while end < size and (text[end] in _whitespace) is blank:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


class TextWrapper:
    """Wraps and fills text; what it does is said by its attributes.

    width: the longest line.  initial_indent, subsequent_indent: before the
    first line and the others, counted in the width.  expand_tabs, tabsize,
    replace_whitespace: white space becomes blanks first.  drop_whitespace:
    none at the ends of lines.  break_long_words, break_on_hyphens: where words
    may be broken.  fix_sentence_endings: two blanks behind a sentence.
    max_lines, placeholder: how many lines, and what ends text that was cut.
    """

    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_spaces)
        return text

    def _split(self, text):
        """The chunks of a text."""
        chunks = _split_at_whitespace(text)
        if not self.break_on_hyphens or "-" not in text:
            return chunks
        result = []
        for chunk in chunks:
            if "-" in chunk:
                result.extend(_split_word(chunk))
            else:
                result.append(chunk)
        return result

    def _fix_sentence_endings(self, chunks):
        """Make the single blank behind a sentence two."""
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Deal with a chunk longer than a whole line."""
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        """Lines made of chunks; the list is used up."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                del chunks[-1]
            line, length = self._take_line(chunks, width)
            if not line:
                continue
            if (self.max_lines is None
                    or len(lines) + 1 < self.max_lines
                    or ((not chunks
                         or self.drop_whitespace and len(chunks) == 1
                         and not chunks[0].strip())
                        and length <= width)):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, width, indent)
            break
        return lines

    def _take_line(self, chunks, width):
        """The chunks of the next line, and their length."""
        line = []
        length = 0
        while chunks:
            size = len(chunks[-1])
            if length + size > width:
                break
            line.append(chunks.pop())
            length += size
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        if self.drop_whitespace and line and line[-1].strip() == "":
            length -= len(line[-1])
            del line[-1]
        return line, length

    def _end_with_placeholder(self, lines, line, length, width, indent):
        """Finish the last line allowed, with the placeholder where it fits."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of a paragraph, without newlines; [] for a text of blanks."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The same as one string."""
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    """A small letter, a full stop, question or exclamation mark, perhaps a quote."""
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph; keywords as TextWrapper's."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The lines of a paragraph as one string; keywords as TextWrapper's."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line with single blanks, cut at a word with '[...]' if it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the white space that all lines begin with.

    Tabs and blanks are different.  Lines of white space only become empty and
    do not count.
    """
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            size = 0
            for x, y in zip(margin, indent):
                if x != y:
                    break
                size += 1
            margin = margin[:size]
    if margin:
        size = len(margin)
        lines = [line[size:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Put prefix before the lines that predicate accepts, by default those not blank."""
    if predicate is None:
        def predicate(line):
            return line.strip()
    return "".join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    're': 're'})
