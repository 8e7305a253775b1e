"""json: dumps and loads."""

import json

record = {"name": "example", "values": [1, 2.5, None, True, "text"], "nested": {"a": [1, 2, 3], "b": "esc\"aped\n"}}
records = [record] * 5
text = json.dumps(records)


def main():
    r = None
    for i in range(16000):
        r = json.dumps(records)
        x = json.loads(text)
    print(r, len(x))


main()
