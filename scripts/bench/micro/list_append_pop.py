"""list.append and list.pop."""

def main():
    r = None
    for i in range(30000):
        items = []
        push = items.append
        for k in range(100):
            items.append(k)
        for k in range(50):
            items.pop()
        for k in range(50):
            push(k)
        r = len(items)
    print(r)


main()
