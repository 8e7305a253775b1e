# From lines of text to a report: splitting, converting, grouping, sorting by several keys, columns of formatted numbers.
import sys
from collections import Counter, defaultdict, namedtuple
from operator import attrgetter, itemgetter

Sale = namedtuple("Sale", "day region product units price")
REGIONS = ["north", "south", "east", "west"]
PRODUCTS = ["anvil", "bucket", "candle", "drum", "easel", "flute"]


def lines(n):
    out = ["day,region,product,units,price"]
    x = 99
    for i in range(n):
        x = x * 48271 % 2147483647
        out.append("%02d,%s, %s ,%d,%.2f" % (x % 28 + 1, REGIONS[x // 31 % 4], PRODUCTS[x // 127 % 6], x % 50, x % 9999 / 100))
    return "\n".join(out)


def parse(text):
    head, *rest = text.splitlines()
    assert head.split(",") == list(Sale._fields)
    for line in rest:
        day, region, product, units, price = [part.strip() for part in line.split(",")]
        yield Sale(int(day), region, product, int(units), float(price))


def group(sales, *names):
    key = attrgetter(*names)
    groups = defaultdict(list)
    for sale in sales:
        groups[key(sale)].append(sale)
    return groups


def revenue(sales):
    return sum([s.units * s.price for s in sales])


def table(groups):
    rows = sorted(((key, len(s), revenue(s)) for key, s in groups.items()), key=itemgetter(2), reverse=True)
    width = max(len(str(key)) for key, _, _ in rows)
    out = []
    for key, n, money in rows:
        out.append(f"{str(key):<{width}} {n:>6} {money:>14,.2f} {'#' * int(money // 5000)}")
    return "\n".join(out)


def running_average(values, n):
    out = []
    window = []
    for v in values:
        window.append(v)
        if len(window) > n:
            window.pop(0)
        out.append(round(sum(window) / len(window), 2))
    return out


def run():
    sales = list(parse(lines(1500)))
    print(table(group(sales, "region")))
    print(table(group(sales, "product", "region")).splitlines()[0])
    days = group(sales, "day")
    averages = running_average([revenue(days[d]) for d in sorted(days)], 7)
    print(averages[:3], max(averages))
    print(Counter(s.product for s in sales).most_common(2), sorted(sales, key=attrgetter("price", "day"))[0].product)
    print(" ".join(sorted({s.region for s in sales if s.units > 45})))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 232):
    run()
