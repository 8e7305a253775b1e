"""copy.copy and copy.deepcopy."""

import copy


class Thing:
    def __init__(self):
        self.items = [1, 2, 3]
        self.name = "thing"


value = {"list": [1, [2, 3], (4, 5)], "thing": Thing(), "text": "x"}


def main():
    r = None
    for i in range(16000):
        a = copy.deepcopy(value)
        b = copy.copy(value)
        r = a["list"]
    print(r)


main()
