import html, html.entities as h
print(html._invalid_codepoints==set(html._invalid_codepoints), len(html._invalid_codepoints), sorted(html._invalid_charrefs.items()))
import hashlib
print(hashlib.sha256(repr(sorted(h.html5.items())).encode()).hexdigest(), len(h.html5))
print(hashlib.sha256(repr(list(h.name2codepoint.items())).encode()).hexdigest())
print(hashlib.sha256(repr(sorted(h.codepoint2name.items())).encode()).hexdigest())
print(html.escape('<a href="x">\'&</a>'), html.unescape('&lt;&amp;&notit;&#65;&#x41;&#128;&#0;&#xD800;&bogus;&copy&copyx &#11;&NotEqualTilde;'))
