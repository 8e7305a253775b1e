"""A simulation with generators as processes: an event queue, shared resources, interrupts, results through `return`."""
import heapq
from itertools import count


class Event:
    __slots__ = ("waiters", "done", "value")

    def __init__(self):
        self.waiters, self.done, self.value = [], False, None


class Timeout:
    def __init__(self, delay):
        if delay < 0:
            raise ValueError("time runs forward")
        self.delay = delay


class Interrupt(Exception):
    pass


class Process:
    def __init__(self, world, body, name):
        self.world, self.body, self.name = world, body, name
        self.finished = Event()
        world.at(0, self.resume)

    def resume(self, value=None, error=None):
        try:
            wanted = self.body.throw(error) if error else self.body.send(value)
        except StopIteration as stop:
            self.world.log(f"{self.name} ends with {stop.value!r}")
            self.world.fire(self.finished, stop.value)
            return
        except Interrupt as e:
            self.world.log(f"{self.name} dies of {e}")
            self.world.fire(self.finished, None)
            return
        match wanted:
            case Timeout(delay=d):
                self.world.at(d, self.resume)
            case Event(done=True, value=v):
                self.world.at(0, self.resume, v)
            case Event():
                wanted.waiters.append(self)
            case Process(finished=end):
                if end.done:
                    self.world.at(0, self.resume, end.value)
                else:
                    end.waiters.append(self)
            case other:
                raise TypeError(f"{self.name} waits for {other!r}")

    def interrupt(self, reason):
        self.world.at(0, lambda _=None: self.resume(error=Interrupt(reason)))


class World:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.ticket = count()
        self.lines = []

    def log(self, text):
        self.lines.append(f"{self.now:5.1f} {text}")

    def at(self, delay, call, value=None):
        heapq.heappush(self.queue, (self.now + delay, next(self.ticket), call, value))

    def start(self, body, name=None):
        return Process(self, body, name or body.__name__)

    def fire(self, event, value=None):
        event.done, event.value = True, value
        for process in event.waiters:
            self.at(0, process.resume, value)
        event.waiters.clear()

    def run(self, until=float("inf")):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, call, value = heapq.heappop(self.queue)
            call(value)
        return self.now


class Counter:
    """A counter in a shop: so many places, who comes later waits."""

    def __init__(self, world, places):
        self.world, self.free, self.queue, self.longest = world, places, [], 0

    def enter(self):
        if self.free:
            self.free -= 1
            return
        event = Event()
        self.queue.append(event)
        self.longest = max(self.longest, len(self.queue))
        yield event

    def leave(self):
        if self.queue:
            self.world.fire(self.queue.pop(0))
        else:
            self.free += 1


def customer(world, counter, name, arrives, needs):
    yield Timeout(arrives)
    world.log(f"{name} arrives")
    came = world.now
    yield from counter.enter()
    waited = world.now - came
    try:
        yield Timeout(needs)
    finally:
        counter.leave()
    world.log(f"{name} leaves" + (f" after waiting {waited:.1f}" if waited else ""))
    return waited


def shop(world, places):
    counter = Counter(world, places)
    times = [(i * 7 % 5 + i * 0.5, 2 + i * 3 % 4) for i in range(8)]
    people = [world.start(customer(world, counter, f"c{i}", a, n), f"c{i}") for i, (a, n) in enumerate(times)]
    total = 0
    for person in people:
        total += yield person
    return round(total, 1), counter.longest


for places in 1, 2, 3:
    world = World()
    main = world.start(shop(world, places))
    end = world.run()
    print(f"--- {places} places: until {end}, result {main.finished.value}")
    print("\n".join(world.lines))


def machine(world):
    made = 0
    while True:
        try:
            yield Timeout(3)
            made += 1
        except Interrupt as e:
            world.log(f"machine stopped: {e}")
            if e.args == ("for good",):
                return made
            yield Timeout(5)
            world.log("machine repaired")


def foreman(world, target):
    yield Timeout(10)
    target.interrupt("broken belt")
    yield Timeout(20)
    target.interrupt("for good")
    made = yield target
    world.log(f"made {made}")
    return made


def fragile():
    yield Timeout(100)


world = World()
m = world.start(machine(world))
f = world.start(foreman(world, m))
victim = world.start(fragile())
world.at(4, lambda _: victim.interrupt("frost"))
world.run(until=50)
print("--- machine")
print("\n".join(world.lines))

world = World()
bad = world.start((x for x in [Timeout(1), "tea"]), "reader")
try:
    world.run()
except TypeError as e:
    print("error:", e)
try:
    Timeout(-1)
except ValueError as e:
    print("error:", e)


def primes():
    """A chain of generators, one more filter for each prime."""
    def sieve(numbers, p):
        return (n for n in numbers if n % p)
    numbers = count(2)
    while True:
        p = next(numbers)
        yield p
        numbers = sieve(numbers, p)


print([p for _, p in zip(range(40), primes())])
