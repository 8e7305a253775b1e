# Structures full of cycles for the collector: doubly linked lists, trees with parents, observers, and weak references.
import gc
import sys
import weakref


class Link:
    def __init__(self, value):
        self.value = value
        self.before = self.after = self


class Ring:
    def __init__(self):
        self.root = Link(None)

    def push(self, value):
        link = Link(value)
        last = self.root.before
        link.before, link.after = last, self.root
        last.after = self.root.before = link

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.value
            link = link.after


class TreeNode:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)

    def path(self):
        return self.name if self.parent is None else self.parent.path() + "/" + self.name

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Subject:
    def __init__(self):
        self.observers = []
        self.weak = weakref.WeakSet()

    def subscribe(self, observer):
        self.observers.append(observer)
        self.weak.add(observer)

    def tell(self, event):
        return sum(o.hear(event) for o in self.observers)


class Observer:
    alive = 0

    def __init__(self, subject):
        self.subject = subject
        self.heard = 0
        Observer.alive += 1
        subject.subscribe(self)

    def hear(self, event):
        self.heard += event
        return self.heard

    def __del__(self):
        Observer.alive -= 1


def grow(depth, parent):
    if depth == 0:
        return
    for k in range(3):
        grow(depth - 1, TreeNode("n%d" % k, parent))


def run():
    total = 0
    for k in range(30):
        ring = Ring()
        for i in range(100):
            ring.push(i)
        total += sum(ring)
        root = TreeNode("root")
        grow(4, root)
        total += max(len(n.path()) for n in root.walk())
        subject = Subject()
        for i in range(20):
            Observer(subject)
        total += subject.tell(k)
        closures = []
        for i in range(50):
            def again(n, i=i):
                return i if n == 0 else again(n - 1)
            closures.append(again)
        total += closures[3](2)
    del ring, root, subject, closures, again
    gc.collect()
    print(total, Observer.alive)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 136):
    run()
