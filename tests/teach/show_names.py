# The drawings of labels.show(), as they stand in show_names.out.
# watches the collector
import weakref
import labels


class Node:
    def __init__(self, name):
        self.name = name


my_list = [1, 2, 3]
another_name = my_list
labels.show()
my_list = [5, 6, 7]
another_name.append(4)
labels.show()
labels.show(ascii=True)
del my_list, another_name
node1 = Node('Node 1')
node2 = Node('Node 2')
node1.reference = node2
node2.reference = node1
labels.show()
labels.show(ascii=True)
del node1, node2
labels.show()
n = Node('watched')
ref = weakref.ref(n)
labels.show()
del n
labels.show()
del ref
big = list(range(100))
empty = ()
pairs = {'x': 1, 'y': [1, 2], 3: (1, 2)}
members = {1, 2}
labels.show(values='all')
labels.show(pairs, depth=0)


def inner(row):
    copy = [row, row]
    labels.show()
    labels.show(frames=True)


inner(big)
