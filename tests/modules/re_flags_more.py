# re: flags, inline flags, look-around, possessive and lazy repetition.
import re
print(re.findall("^a", "a\nA", re.M | re.I), re.match("a.b", "a\nb", re.S) is not None, re.match(r"""a  # letter
 b""", "ab", re.X).group(), re.findall(r"\w", "é_1", re.A), re.search("(?i:A)b", "ab").group(), re.search("(?s).", "\n").group() == "\n")
# expect: ['a', 'A'] True ab ['_', '1'] ab True
print(re.findall("a(?=b)", "abac"), re.findall("a(?!b)", "abac"), re.findall("(?<=a)b", "abcb"), re.findall("(?<!a)b", "abcb"), re.match("a+?", "aaa").group(), re.match("a++", "aaa").group(), re.match("a++a", "aaa"), re.match("(?>a+)b", "aab").group(), re.match("a{2}", "aaa").group(), re.match("a{,2}", "aaa").group(), re.match("a{x", "a{x").group())
# expect: ['a'] ['a'] ['b'] ['b'] a aaa None aab aa aa a{x
print(re.match(r"(a)|b", "b").groups(), re.match(r"(a)|b", "b").groups("-"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'x'").group(), re.match(r"(a)?(?(1)b|c)", "c").group(), repr(re.compile("a", re.I | re.M)), re.I | re.M, re.compile("a").flags, re.compile(b"a").flags)
# expect: (None,) ('-',) 'x' c re.compile('a', re.IGNORECASE|re.MULTILINE) re.IGNORECASE|re.MULTILINE 32 0
print(re.fullmatch(r"[^\W\d]+", "abc") is not None, re.findall(r"[\]\-a]", "]-ab"), re.findall(r"[a-c&&]", "a&d"), re.match(r"\Aab\Z", "ab") is not None, re.match("a$", "a\n") is not None, re.match(r"a\Z", "a\n"), re.findall(r"\x41|\u00e9|\N{BULLET}", "Aé•"))
# expect: True [']', '-', 'a'] ['a', '&'] True True None ['A', 'é', '•']
