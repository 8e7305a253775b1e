"""The kinds of tokens by number and by name."""

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF']

# In the order of their numbers; an operator stands behind its name.
_KINDS = '''
ENDMARKER|NAME|NUMBER|STRING|NEWLINE|INDENT|DEDENT|LPAR (|RPAR )|LSQB [|RSQB ]|COLON :|COMMA ,|SEMI ;|PLUS +|MINUS -|STAR *|SLASH /|
VBAR \x01|AMPER &|LESS <|GREATER >|EQUAL =|DOT .|PERCENT %|LBRACE {|RBRACE }|EQEQUAL ==|NOTEQUAL !=|LESSEQUAL <=|GREATEREQUAL >=|
TILDE ~|CIRCUMFLEX ^|LEFTSHIFT <<|RIGHTSHIFT >>|DOUBLESTAR **|PLUSEQUAL +=|MINEQUAL -=|STAREQUAL *=|SLASHEQUAL /=|PERCENTEQUAL %=|
AMPEREQUAL &=|VBAREQUAL \x01=|CIRCUMFLEXEQUAL ^=|LEFTSHIFTEQUAL <<=|RIGHTSHIFTEQUAL >>=|DOUBLESTAREQUAL **=|DOUBLESLASH //|
DOUBLESLASHEQUAL //=|AT @|ATEQUAL @=|RARROW ->|ELLIPSIS ...|COLONEQUAL :=|OP|AWAIT|ASYNC|TYPE_IGNORE|TYPE_COMMENT|SOFT_KEYWORD|
ERRORTOKEN|COMMENT|NL|ENCODING|N_TOKENS'''

tok_name = {}
EXACT_TOKEN_TYPES = {}

for _number, _kind in enumerate(_KINDS.replace('\n', '').split('|')):
    _name, _, _text = _kind.partition(' ')
    globals()[_name] = _number
    __all__.append(_name)
    tok_name[_number] = _name
    if _text:
        EXACT_TOKEN_TYPES[_text.replace('\x01', '|')] = _number

del _number, _kind, _name, _text
NT_OFFSET = 256
tok_name[NT_OFFSET] = 'NT_OFFSET'
__all__.append('NT_OFFSET')
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == ENDMARKER
