"""Sentences made from grammar/balloon.gram, and damaged ones: does the interpreter's parser agree with the grammar?

    fuzz_grammar.py [--count N] [--seed S] [--grammar FILE] [--print]

Each of N sentences, and of N damaged ones, goes to the recogniser of scripts/recognise.py, which obeys the grammar file, and to
compile(), which stops after parsing. Where one accepts and the other refuses, the text is printed. The last line counts, and names a
checksum of all verdicts: two interpreters that agree with the grammar print the same line. Exit status 1 if any text divides them.
"""
import os
import sys
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[0])))
import recognise  # noqa: E402

ONLY_TREE = 1024        # ast.PyCF_ONLY_AST

WORDS = """if else elif for while in is not and or lambda def class return yield await async with as try except finally raise from import
global nonlocal del pass break continue assert None True False match case print x y _ 1 2.5 3j 's' b'b' f'{x}' ( ) [ ] { } : , ; . = := + - * ** /
// % @ & | ^ ~ << >> < > == != <= >= -> += **= ... NEWLINE INDENT DEDENT""".split()
CHARACTERS = "()[]{}:;,.='\"\\#@!$?`&|*+-0123_xe \n\t"


BEYOND = "cannot mix bytes and nonbytes literals"       # about meaning, which a grammar cannot say


def parser_accepts(text):
    """True, False, or None if the parser was stopped by what is beyond the grammar."""
    try:
        compile(text, "sentence", "exec", ONLY_TREE)
    except SyntaxError as error:
        return None if error.msg == BEYOND else False
    except ValueError:          # a null byte
        return False
    return True


def checksum_of(text, checksum):
    for byte in text.encode("utf-8", "surrogatepass"):
        checksum = (checksum ^ byte) * 16777619 & 0xFFFFFFFF
    return checksum


class Sentences:
    def __init__(self, grammar, seed):
        with open(grammar, encoding="utf-8") as f:
            self.rules = recognise.read_grammar(f.read())
        self.state = recognise.compile_grammar(self.rules)
        self.cost = recognise.shortest_depths(self.rules)
        self.random = recognise.Random(seed)

    def words(self):
        """The words of one sentence that the recogniser accepts."""
        while True:
            out = []
            recognise.derive(self.rules, self.cost, self.random, ("rule", "statement"), 22 + self.random.below(30), out)
            text = recognise.layout(out)
            if len(text) < 2000 and self.accepts(text):
                return out

    def accepts(self, text):
        return recognise.recognise(self.state, text) is None

    def damaged(self, words):
        """The text of a sentence after one to three small accidents, to its words or to its characters."""
        words = list(words)
        below = self.random.below
        if below(3):
            for _ in range(1 + below(3)):
                at = below(len(words) + 1)
                what = below(5)
                if what == 0:
                    words.insert(at, WORDS[below(len(WORDS))])
                elif at >= len(words):
                    continue
                elif what == 1:
                    del words[at]
                elif what == 2:
                    words[at] = WORDS[below(len(WORDS))]
                elif what == 3:
                    words.insert(at, words[below(len(words))])
                elif at:
                    words[at - 1], words[at] = words[at], words[at - 1]
            return recognise.layout(words)
        text = recognise.layout(words)
        for _ in range(1 + below(2)):
            at = below(len(text) + 1)
            what = below(3)
            if what:
                text = text[:at] + CHARACTERS[below(len(CHARACTERS))] + text[at + (what == 2):]
            else:
                text = text[:at] + text[at + 1:]
        return text


def main(arguments):
    count, seed, show = 1000, 1, False
    grammar = os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), os.pardir, "grammar", "balloon.gram")
    while arguments:
        word = arguments.pop(0)
        if word == "--count":
            count = int(arguments.pop(0))
        elif word == "--seed":
            seed = int(arguments.pop(0))
        elif word == "--grammar":
            grammar = arguments.pop(0)
        elif word == "--print":
            show = True
        else:
            sys.exit(__doc__)
    sys.setrecursionlimit(30000)
    warnings.simplefilter("ignore")
    sentences = Sentences(grammar, seed)
    differ = refused = checksum = 0
    for _ in range(count):
        words = sentences.words()
        for text in (recognise.layout(words), sentences.damaged(words)):
            by_grammar, by_parser = sentences.accepts(text), parser_accepts(text)
            refused += not by_grammar
            checksum = checksum_of(text + str(by_parser), checksum)
            divided = by_parser is not None and by_grammar != by_parser
            differ += divided
            if show or divided:
                print("# ---- grammar:", by_grammar, "parser:", by_parser)
                print(text)
    print(f"{2 * count} texts from seed {seed}, {refused} refused, {differ} divide grammar and parser, checksum {checksum:08x}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
