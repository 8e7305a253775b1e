"""Orders for graphs whose edges say what must come first."""

from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """Raised by prepare() if the graph has a cycle: args[1] is the list of nodes along one, its first and last the same."""


# What stands in place of a count of unfinished predecessors once a node has been handed out, or is done.
_OUT, _DONE = -1, -2


class _Node:
    __slots__ = ('node', 'waits_for', 'successors')

    def __init__(self, node):
        self.node = node
        self.waits_for = 0
        self.successors = []


class TopologicalSorter:
    """Sorts a graph of hashable nodes topologically; the optional graph is a dict of nodes to their predecessors.

    Either static_order() gives the whole order, or, after prepare(), get_ready() gives what can be worked on and done()
    takes back what has been finished, while is_active().
    """

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._handed_out = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _get(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Add a node and what must come before it; may be called several times for a node, the predecessors add up."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._get(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._get(predecessor).successors.append(node)

    def prepare(self):
        """Close the graph and look for cycles: CycleError if there is one. No nodes can be added any more."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """Return a tuple of all nodes that wait for nothing any more and have not been handed out; empty if there are none."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _OUT
        self._ready.clear()
        self._handed_out += len(result)
        return result

    def is_active(self):
        """Return True while there are nodes to hand out, or handed out and not done."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._finished < self._handed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Mark nodes that get_ready() gave as finished, which may make others ready."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits_for != _OUT:
                if info.waits_for >= 0:
                    raise ValueError(f'node {node!r} was not passed out (still not ready)')
                raise ValueError(f'node {node!r} was already marked done')
            info.waits_for = _DONE
            for successor in info.successors:
                next_info = self._nodes[successor]
                next_info.waits_for -= 1
                if next_info.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        """A depth-first walk with its own stack; meeting a node of the current path again closes a cycle."""
        seen = set()
        place = {}
        path, following = [], []
        for start in self._nodes:
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    place[node] = len(path)
                    path.append(node)
                    following.append(iter(self._nodes[node].successors))
                node = None
                while path:
                    node = next(following[-1], following)
                    if node is not following:
                        break
                    del place[path.pop()]
                    following.pop()
                if not path:
                    break
        return None

    def static_order(self):
        """Yield all nodes in an order that has every predecessor before its successors; CycleError if there is none."""
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
