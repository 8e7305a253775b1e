# json: encoding, decoding, their options and errors.
import json

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(json.dumps({"a": [1, 2.5, None, True], "é": '"\\\n\x01\U0001F600'})) # expect: {"a": [1, 2.5, null, true], "\u00e9": "\"\\\n\u0001\ud83d\ude00"}
print(json.dumps({"é": "\x7f"}, ensure_ascii=False), json.dumps("\x7f")) # expect: {"é": ""} "\u007f"
print(json.dumps([1, {"b": 2, "a": ()}], sort_keys=True, separators=(",", ":"))) # expect: [1,{"a":[],"b":2}]
print(json.dumps([1, {"a": []}], indent=2).split("\n")) # expect: ['[', '  1,', '  {', '    "a": []', '  }', ']']
print(json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([float("inf"), float("nan")])) # expect: {"1": 4, "null": 3, "1.5": 5} [Infinity, NaN]
print(error(json.dumps, float("nan"), allow_nan=False), error(json.dumps, {(1,): 2})) # expect: ValueError: Out of range float values are not JSON compliant TypeError: keys must be str, int, float, bool or None, not tuple
print(json.dumps({(1,): 2, "a": 1}, skipkeys=True), error(json.dumps, {1, 2}), json.dumps({1, 2}, default=sorted)) # expect: {"a": 1} TypeError: Object of type set is not JSON serializable [1, 2]
a = []; a.append(a)
print(error(json.dumps, a))                     # expect: ValueError: Circular reference detected
print(json.loads(' {"a": [1, -2.5e3, "\\u00e9\\ud83d\\ude00\\n"], "b": null} ')) # expect: {'a': [1, -2500.0, 'é😀\n'], 'b': None}
print(json.loads("[1.5, 2]", parse_float=str, parse_int=float), json.loads(b'"x"'), json.loads('"y"'.encode("utf-16"))) # expect: ['1.5', 2.0] x y
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('{"a": {}}', object_hook=lambda d: sorted(d))) # expect: [('a', 1), ('a', 2)] ['a']
for text in ("", "[1,", "[1 2]", '{"a" 1}', "{a: 1}", '"abc', '"\t"', '"\\x"', '"\\u12"', "1 2", "nul", "[1,]"):
    pass
print(error(json.loads, ""), error(json.loads, "[1,")) # expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0) JSONDecodeError: Expecting value: line 1 column 4 (char 3)
print(error(json.loads, "[1 2]"), error(json.loads, '{"a" 1}')) # expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3) JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)
print(error(json.loads, "{a: 1}"), error(json.loads, '"abc')) # expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1) JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
print(error(json.loads, '"\t"'), error(json.loads, '"\\x"'), json.loads('"\t"', strict=False) == "\t") # expect: JSONDecodeError: Invalid control character at: line 1 column 2 (char 1) JSONDecodeError: Invalid \escape: line 1 column 2 (char 1) True
print(error(json.loads, '"\\u12"'), error(json.loads, "1\n 2")) # expect: JSONDecodeError: Invalid \uXXXX escape: line 1 column 3 (char 2) JSONDecodeError: Extra data: line 2 column 2 (char 3)
print(error(json.loads, "[1,]"), error(json.loads, 3)) # expect: JSONDecodeError: Expecting value: line 1 column 4 (char 3) TypeError: the JSON object must be str, bytes or bytearray, not int
try:
    json.loads("[\n1 x]")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, isinstance(e, ValueError)) # expect: Expecting ',' delimiter 4 2 3 True
print(json.JSONDecoder().raw_decode("[1] tail"), list(json.JSONEncoder().iterencode([1, {"a": "b"}]))) # expect: ([1], 3) ['[1', ', ', '{', '"a"', ': ', '"b"', '}', ']']
class E(json.JSONEncoder):
    def default(self, o):
        return [o.real, o.imag]
print(json.dumps({"z": 1 + 2j}, cls=E))         # expect: {"z": [1.0, 2.0]}
