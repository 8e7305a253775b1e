# json: dumps and loads, layouts, and errors with their place.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import json
v = {"a": [1, 2.5, None, True], "é": "q\"\n\u2028", "n": {"x": []}, "e": {}}
print(json.dumps(v), json.dumps(v, ensure_ascii=False)[25:45].encode("unicode_escape"), json.dumps(v, sort_keys=True, separators=(",", ":")))
# expect: {"a": [1, 2.5, null, true], "\u00e9": "q\"\n\u2028", "n": {"x": []}, "e": {}} b'], "\\xe9": "q\\\\"\\\\n\\u2028", "n' {"a":[1,2.5,null,true],"e":{},"n":{"x":[]},"\u00e9":"q\"\n\u2028"}
print(json.dumps({"a": [1, {"b": 2}], "c": []}, indent=2))
# expect: {
# expect:   "a": [
# expect:     1,
# expect:     {
# expect:       "b": 2
# expect:     }
# expect:   ],
# expect:   "c": []
# expect: }
print(json.loads(' {"a": [1, -2.5e3, true, null, "\\u00e9\\ud83d\\ude00"]} '), json.loads("NaN") != 0, json.loads("1e400"), json.dumps(float("inf")), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.loads('"a"'), json.dumps((1, 2)))
# expect: {'a': [1, -2500.0, True, None, 'é😀']} True inf Infinity {"1": 4, "null": 3, "1.5": 5} a [1, 2]
print(json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s * 2), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.dumps(5, default=str), json.dumps({1, 2}, default=sorted))
# expect: ['1.5', '22'] [('a', 1), ('a', 2)] 5 [1, 2]
for bad in ("", "[1,]", "{'a': 1}", '{"a" 1}', '"abc', "[1 2]", "nul", '{"a": }', '"\\x"', '"\t"', "1 2", "[", '{"a": 1,}', "01", "-"):
    error(json.loads, bad)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 4 (char 3)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 7 (char 6)
# expect: JSONDecodeError: Invalid \escape: line 1 column 2 (char 1)
# expect: JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)
# expect: JSONDecodeError: Extra data: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 9 (char 8)
# expect: JSONDecodeError: Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
error(json.dumps, {1, 2})     # expect: TypeError: Object of type set is not JSON serializable
error(json.dumps, {(1,): 2})  # expect: TypeError: keys must be str, int, float, bool or None, not tuple
error(json.dumps, float("nan"), allow_nan=False)  # expect: ValueError: Out of range float values are not JSON compliant
l = []
l.append(l)
error(json.dumps, l)          # expect: ValueError: Circular reference detected
error(json.loads, 5)          # expect: TypeError: the JSON object must be str, bytes or bytearray, not int
