"""The page of a trace: one file that holds the trace, the drawing and the sentences, and needs no network."""

import html
import pkgutil

_scripts = "state.js", "words.js", "layout.js", "drawing.js", "controls.js"


def _read(name):
    return pkgutil.get_data(__name__, name).decode("utf-8")


def page(trace, title):
    """The text of the page for `trace`, JSON Lines in the format balloon-trace/1."""
    parts = {
        "@TITLE@": html.escape(title),
        "@STYLE@": _read("style.css"),
        "@SCRIPT@": "\n".join([_read(name) for name in _scripts]).replace('"use strict";\n', ""),
        # Nothing in the trace may end the script element.
        "@TRACE@": trace.replace("<", "\\u003c"),
    }
    text = _read("page.html")
    for mark, part in parts.items():
        before, _, after = text.partition(mark)
        text = before + part + after
    return text
