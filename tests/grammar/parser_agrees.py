# Every program of the tests is accepted, or refused, alike by the grammar file and by the parser.
import os
import sys
import warnings

here = os.path.dirname(os.path.abspath(__file__))
top = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.join(top, "scripts"))
import recognise

ONLY_TREE = 1024            # compile() stops when the text is parsed
BEYOND = "cannot mix bytes and nonbytes literals"


def parser_accepts(text):
    try:
        compile(text, "text", "exec", ONLY_TREE)
    except SyntaxError as error:
        return error.msg == BEYOND
    return True


def programs():
    for folder in sorted(os.listdir(os.path.join(top, "tests"))):
        path = os.path.join(top, "tests", folder)
        if os.path.isdir(path):
            yield from (os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(".py"))


def pieces():
    """(where, text) of the folder of wrong texts: each file holds many, with a line `# ----` after each."""
    folder = os.path.join(top, "tests", "wrong")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for number, text in enumerate(f.read().split("# ----\n")):
                if text.strip():
                    yield f"{name} {number}", text


with open(os.path.join(top, "grammar", "balloon.gram"), encoding="utf-8") as f:
    state = recognise.compile_grammar(recognise.read_grammar(f.read()))
sys.setrecursionlimit(30000)
warnings.simplefilter("ignore")

accepted = refused = 0
for path in programs():
    try:
        text = recognise.read_source(path)
    except UnicodeDecodeError:
        continue
    by_grammar, by_parser = recognise.recognise(state, text) is None, parser_accepts(text)
    if by_grammar != by_parser:
        print(os.path.relpath(path, top), "grammar:", by_grammar, "parser:", by_parser)
    accepted, refused = accepted + by_grammar, refused + (not by_grammar)
print(accepted > 300, refused > 30)         # expect: True True

wrong = 0
for where, text in pieces():
    by_grammar, by_parser = recognise.recognise(state, text) is None, parser_accepts(text)
    if by_grammar or by_parser:
        print(where, "grammar:", by_grammar, "parser:", by_parser, text)
    wrong += 1
print(wrong > 200)          # expect: True
