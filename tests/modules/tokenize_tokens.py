# tokenize: kinds and places of tokens, continued lines and strings, encodings, back to text.
import io
import token
import tokenize

SOURCE = '''# -*- coding: utf-8 -*-
def f(x, *, y=1.5e-3j): # note
    if x:
\treturn """a
 b""" + rb'c\\
d' != 0xFF_f

    élan = ...; z = x if x<=1 else x**2 -> y := @
x = [
    1,  # in brackets

    2]; a \\
  .b
?
'''
for tok in tokenize.tokenize(io.BytesIO(SOURCE.encode()).readline):
    print(tok)
    if tok.exact_type != tok.type:
        print('   ', token.tok_name[tok.exact_type])

for text in 'x = (1,\n', 'x = """abc\n', 'if x:\n    y\n  z\n':
    try:
        print([t.string for t in tokenize.generate_tokens(io.StringIO(text).readline)])
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e.args)

tokens = list(tokenize.tokenize(io.BytesIO(b'def f ( a ) :\n  return  a+1 # c\n').readline))
print(tokenize.untokenize(tokens))
print(tokenize.untokenize([t[:2] for t in tokens]))

for data in b'', b'x', b'# coding: latin-1\n', b'\xef\xbb\xbfx\n', b'\n# vim: set fileencoding=iso-8859-15 :\n', b'# coding: nonsense\n', b'\xef\xbb\xbf# coding: ascii\n', b'\xff\n':
    try:
        print(tokenize.detect_encoding(io.BytesIO(data).readline))
    except SyntaxError as e:
        print('SyntaxError', e)
print(token.ISEOF(token.ENDMARKER), token.EXACT_TOKEN_TYPES['->'] == token.RARROW, token.N_TOKENS, len(token.tok_name))
