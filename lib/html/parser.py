"""A parser of HTML that calls a method for everything it meets: tags, text, comments, declarations.

feed() may get a page in pieces of any size: what cannot yet be told apart stays in `rawdata` for the next piece.
Nothing is an error; what is no markup is text.
"""

import re
from html import unescape

__all__ = ["HTMLParser"]

_tag_name = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_attribute = re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
# A start tag up to its >, which does not count inside quotes.
_whole_start_tag = re.compile(r"""
    <[a-zA-Z][^\t\n\r\f />\x00]*
    (?:[\s/]*
       (?:(?<=['"\s/])[^\s/>][^\s/=>]*
          (?:\s*=+\s*
             (?:'[^']*' | "[^"]*" | (?!['"])[^>\s]*)
             \s*
          )?(?:\s|/(?!>))*
       )*
    )?
    \s*
""", re.VERBOSE)
_start_tag_open = re.compile("<[a-zA-Z]")
_end_tag = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_end_tag_find = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_char_ref = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_entity_ref = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_incomplete = re.compile("&[a-zA-Z#]")
_interesting = re.compile("[&<]")
_comment_close = re.compile(r"--\s*>")


class HTMLParser:
    """Feed it a page and override handle_starttag, handle_endtag, handle_data and the others.

    With convert_charrefs, character references in text are replaced before handle_data() sees it.
    """

    # What is inside these is text until their end tag.
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget what was not processed."""
        self.rawdata = ""
        self.lasttag = "???"
        self.interesting = _interesting
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        """Process as much of the page so far as can be; text in front of its end may have to wait."""
        self.rawdata = self.rawdata + data
        self._goahead(False)

    def close(self):
        """Process what is left as if the page ended here."""
        self._goahead(True)

    def getpos(self):
        """(line, column) of what is handled now."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """The text of the last start tag."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r"</\s*%s\s*>" % self.cdata_elem, re.I)

    def clear_cdata_mode(self):
        self.interesting = _interesting
        self.cdata_elem = None

    def updatepos(self, i, j):
        """Move the position past rawdata[i:j]."""
        if i >= j:
            return j
        newlines = self.rawdata.count("\n", i, j)
        if newlines:
            self.lineno += newlines
            self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def _text(self, begin, end):
        """Hand out rawdata[begin:end] as text."""
        if begin < end:
            text = self.rawdata[begin:end]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return self.updatepos(begin, end)

    def _goahead(self, end):
        rawdata = self.rawdata
        i = 0
        n = len(rawdata)
        while i < n:
            if self.convert_charrefs and not self.cdata_elem:
                j = rawdata.find("<", i)
                if j < 0:
                    # The text may end in half a reference: keep the last & and what follows.
                    amp = rawdata.rfind("&", max(i, n - 34))
                    if amp >= 0 and not re.compile(r"[\s;]").search(rawdata, amp):
                        break
                    j = n
            else:
                match = self.interesting.search(rawdata, i)
                if match:
                    j = match.start()
                elif self.cdata_elem:
                    break
                else:
                    j = n
            i = self._text(i, j)
            if i == n:
                break
            if rawdata.startswith("<", i):
                k = self._markup(i, n)
                if k is None:
                    break
                if k < 0:
                    if not end:
                        break
                    # No markup after all: text up to the next that may be.
                    k = rawdata.find(">", i + 1)
                    if k < 0:
                        k = rawdata.find("<", i + 1)
                        if k < 0:
                            k = i + 1
                    else:
                        k += 1
                    self._text(i, k)
                    i = k
                    continue
                i = self.updatepos(i, k)
            else:
                k = self._reference(i, n, end)
                if k is None:
                    break
                i = k
        if end and i < n:
            i = self._text(i, n)
        self.rawdata = rawdata[i:]

    def _markup(self, i, n):
        """Where the markup at i ends; -1: it is not all there; None: wait for more."""
        rawdata = self.rawdata
        if _start_tag_open.match(rawdata, i):
            return self.parse_starttag(i)
        if rawdata.startswith("</", i):
            return self.parse_endtag(i)
        if rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        if rawdata.startswith("<?", i):
            return self.parse_pi(i)
        if rawdata.startswith("<!", i):
            return self.parse_html_declaration(i)
        if i + 1 < n:
            self.handle_data("<")
            return i + 1
        return None

    def _reference(self, i, n, end):
        """Handle the reference at i; where it ends, or None to wait for more."""
        rawdata = self.rawdata
        if rawdata.startswith("&#", i):
            match = _char_ref.match(rawdata, i)
            if match:
                name = match.group()[2:-1]
                self.handle_charref(name)
                k = match.end()
                if rawdata[k - 1] != ";":
                    k -= 1
                return self.updatepos(i, k)
            if ";" in rawdata[i:]:
                self.handle_data(rawdata[i:i + 2])
                return self.updatepos(i, i + 2)
            return None
        match = _entity_ref.match(rawdata, i)
        if match:
            self.handle_entityref(match.group(1))
            k = match.end()
            if rawdata[k - 1] != ";":
                k -= 1
            return self.updatepos(i, k)
        match = _incomplete.match(rawdata, i)
        if match:
            rest = rawdata[i:]
            if end and match.group() == rest:
                k = match.end()
                if k <= i:
                    k = n
                return self.updatepos(i, i + 1)
            return None
        if i + 1 < n:
            self.handle_data("&")
            return self.updatepos(i, i + 1)
        return None

    def parse_html_declaration(self, i):
        """<!doctype ...>, <![...]> and everything else in <!...>, which is a comment."""
        rawdata = self.rawdata
        if rawdata[i:i + 4] == "<!--":
            return self.parse_comment(i)
        if rawdata[i:i + 3] == "<![":
            return self.parse_marked_section(i)
        if rawdata[i:i + 9].lower() == "<!doctype":
            gtpos = rawdata.find(">", i + 9)
            if gtpos < 0:
                return -1
            self.handle_decl(rawdata[i + 2:gtpos])
            return gtpos + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        rawdata = self.rawdata
        assert rawdata[i:i + 2] in ("<!", "</"), "unexpected call to parse_comment()"
        pos = rawdata.find(">", i + 2)
        if pos < 0:
            return -1
        if report:
            self.handle_comment(rawdata[i + 2:pos])
        return pos + 1

    def parse_comment(self, i, report=1):
        rawdata = self.rawdata
        match = _comment_close.search(rawdata, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(rawdata[i + 4:match.start()])
        return match.end()

    def parse_marked_section(self, i, report=1):
        """<![CDATA[...]]> and Word's <![if ...]>."""
        rawdata = self.rawdata
        match = re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*").match(rawdata, i + 3)
        if not match:
            return -1 if i + 3 == len(rawdata) else self.parse_bogus_comment(i)
        if match.end() == len(rawdata):
            return -1
        name = match.group().strip().lower()
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            close = re.compile(r"]\s*]\s*>").search(rawdata, i + 3)
        elif name in ("if", "else", "endif"):
            close = re.compile(r"]\s*>").search(rawdata, i + 3)
        else:
            return self.parse_bogus_comment(i)
        if not close:
            return -1
        if report:
            self.unknown_decl(rawdata[i + 3:close.start()])
        return close.end()

    def parse_pi(self, i):
        rawdata = self.rawdata
        close = rawdata.find(">", i + 2)
        if close < 0:
            return -1
        self.handle_pi(rawdata[i + 2:close])
        return close + 1

    def check_for_whole_start_tag(self, i):
        """Where the start tag at i ends, or -1."""
        rawdata = self.rawdata
        match = _whole_start_tag.match(rawdata, i)
        j = match.end()
        next = rawdata[j:j + 1]
        if next == ">":
            return j + 1
        if next == "/":
            if rawdata.startswith("/>", j):
                return j + 2
            if rawdata.startswith("/", j):
                return -1
            return j if j > i else i + 1
        if next == "" or next in "abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            return -1
        return j if j > i else i + 1

    def parse_starttag(self, i):
        self.__starttag_text = None
        endpos = self.check_for_whole_start_tag(i)
        if endpos < 0:
            return endpos
        rawdata = self.rawdata
        self.__starttag_text = rawdata[i:endpos]
        attrs = []
        match = _tag_name.match(rawdata, i + 1)
        k = match.end()
        self.lasttag = tag = match.group(1).lower()
        while k < endpos:
            m = _attribute.match(rawdata, k)
            if not m:
                break
            name, rest, value = m.groups()
            if not rest:
                value = None
            elif value[:1] == "'" == value[-1:] or value[:1] == '"' == value[-1:]:
                value = value[1:-1]
            if value:
                value = unescape(value)
            attrs.append((name.lower(), value))
            k = m.end()
        close = rawdata[k:endpos].strip()
        if close not in (">", "/>"):
            self.handle_data(rawdata[i:endpos])
            return endpos
        if close.endswith("/>"):
            # <br/>: begun and ended.
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return endpos

    def parse_endtag(self, i):
        rawdata = self.rawdata
        gtpos = rawdata.find(">", i + 1)
        if gtpos < 0:
            return -1
        gtpos += 1
        match = _end_tag.match(rawdata, i)
        if not match:
            if self.cdata_elem is not None:
                self.handle_data(rawdata[i:gtpos])
                return gtpos
            name = _end_tag_find.match(rawdata, i + 2)
            if not name:
                # </> is nothing, </ and anything else a comment.
                if rawdata[i:i + 3] == "</>":
                    return i + 3
                return self.parse_bogus_comment(i)
            tag = name.group(1).lower()
            gtpos = rawdata.find(">", name.end())
            self.handle_endtag(tag)
            return gtpos + 1
        tag = match.group(1).lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(rawdata[i:gtpos])
            return gtpos
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return gtpos

    # What a subclass overrides.

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
