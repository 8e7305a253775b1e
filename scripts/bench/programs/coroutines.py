# Tasks as generators: a round-robin scheduler with sleeping, channels between producers and consumers, and pipelines.
import heapq
import sys
from collections import deque


class Sleep:
    def __init__(self, turns):
        self.turns = turns


class Channel:
    def __init__(self, capacity):
        self.items = deque()
        self.capacity = capacity
        self.readers = deque()
        self.writers = deque()


class Send:
    def __init__(self, channel, item):
        self.channel = channel
        self.item = item


class Receive:
    def __init__(self, channel):
        self.channel = channel


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.now = 0
        self.serial = 0
        self.finished = {}

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now = self.sleeping[0][0]
            while self.sleeping and self.sleeping[0][0] <= self.now:
                _, _, name, task = heapq.heappop(self.sleeping)
                self.ready.append((name, task, None))
            name, task, value = self.ready.popleft()
            self.now += 1
            try:
                request = task.send(value)
            except StopIteration as stop:
                self.finished[name] = stop.value
                continue
            self.serve(name, task, request)

    def serve(self, name, task, request):
        if isinstance(request, Sleep):
            self.serial += 1
            heapq.heappush(self.sleeping, (self.now + request.turns, self.serial, name, task))
        elif isinstance(request, Send):
            channel = request.channel
            if channel.readers:
                reader = channel.readers.popleft()
                self.ready.append((*reader, request.item))
                self.ready.append((name, task, None))
            elif len(channel.items) < channel.capacity:
                channel.items.append(request.item)
                self.ready.append((name, task, None))
            else:
                channel.writers.append((name, task, request.item))
        elif isinstance(request, Receive):
            channel = request.channel
            if channel.items:
                self.ready.append((name, task, channel.items.popleft()))
                if channel.writers:
                    writer, waiting, item = channel.writers.popleft()
                    channel.items.append(item)
                    self.ready.append((writer, waiting, None))
            else:
                channel.readers.append((name, task))
        else:
            self.ready.append((name, task, None))


def producer(channel, start, n):
    for i in range(start, start + n):
        yield Send(channel, i)
        if i % 10 == 0:
            yield Sleep(3)
    return n


def consumer(channel, n):
    total = 0
    for _ in range(n):
        item = yield Receive(channel)
        total += item
    return total


def ticker(n):
    for i in range(n):
        yield Sleep(i % 4 + 1)
        yield
    return n


def pipeline(n):
    def source():
        yield from range(n)

    def squares(items):
        for x in items:
            yield x * x

    def only(items, keep):
        return (x for x in items if keep(x))
    return sum(only(squares(only(source(), lambda x: x % 3)), lambda x: x % 2))


def run():
    scheduler = Scheduler()
    channel = Channel(5)
    for k in range(4):
        scheduler.spawn("producer%d" % k, producer(channel, k * 100, 100))
    for k in range(2):
        scheduler.spawn("consumer%d" % k, consumer(channel, 200))
    for k in range(3):
        scheduler.spawn("ticker%d" % k, ticker(100))
    scheduler.run()
    print(sum(v for k, v in scheduler.finished.items() if k.startswith("consumer")), len(scheduler.finished), pipeline(3000))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 727):
    run()
