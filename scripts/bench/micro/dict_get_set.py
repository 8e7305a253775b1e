"""Subscripts, get, in, setdefault, pop of dicts with str and int keys."""

ages = {"name%d" % k: k for k in range(100)}
names = list(ages)
numbers = {k: k for k in range(1000)}


def main():
    r = None
    for i in range(600000):
        r = ages["name50"]
        ages["name7"] = i
        r = ages.get("name20")
        r = ages.get("nobody", 0)
        r = "name3" in ages
        key = names[i % 100]
        ages[key] += 1
        numbers[i % 1000] = numbers[i % 777]
        r = numbers.setdefault(5, i)
        numbers[-1] = 1
        r = numbers.pop(-1)
    print(r)


main()
