# difflib: matching blocks, ratios, deltas.
import difflib

s = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(s.get_matching_blocks())                  # expect: [Match(a=0, b=0, size=2), Match(a=3, b=2, size=2), Match(a=5, b=4, size=0)]
print(s.get_opcodes())                          # expect: [('equal', 0, 2, 0, 2), ('delete', 2, 3, 2, 2), ('equal', 3, 5, 2, 4)]
print(round(s.ratio(), 3), s.quick_ratio() >= s.ratio(), s.real_quick_ratio()) # expect: 0.889 True 0.8888888888888888
print(s.find_longest_match(0, 5, 0, 4))         # expect: Match(a=0, b=0, size=2)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"])) # expect: ['apple', 'ape']
a, b = ["one\n", "two\n", "three\n"], ["ore\n", "tree\n", "emu\n"]
print(list(difflib.ndiff(a, b)))                # expect: ['- one\n', '?  ^\n', '+ ore\n', '?  ^\n', '- two\n', '- three\n', '?  -\n', '+ tree\n', '+ emu\n']
print(list(difflib.unified_diff(a, b, "old", "new", n=1))) # expect: ['--- old\n', '+++ new\n', '@@ -1,3 +1,3 @@\n', '-one\n', '-two\n', '-three\n', '+ore\n', '+tree\n', '+emu\n']
print(list(difflib.context_diff(a, b))[:4])     # expect: ['*** \n', '--- \n', '***************\n', '*** 1,3 ****\n']
print("".join(difflib.restore(difflib.ndiff(a, b), 1)) == "".join(a)) # expect: True
print(list(difflib.unified_diff(a, a)))         # expect: []
print([difflib.IS_LINE_JUNK(x) for x in ("", " # ", "x")], difflib.IS_CHARACTER_JUNK("\t")) # expect: [True, True, False] True
