# A small operating system: tasks of several kinds pass packets through queues, the kernel picks the next task that can run.
import sys

IDLE, WORKER, HANDLER, DEVICE = range(4)
KIND_DEVICE, KIND_WORK = 0, 1


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.value = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue


class Task:
    def __init__(self, kernel, name, priority, queue):
        self.kernel = kernel
        self.name = name
        self.priority = priority
        self.queue = queue
        self.waiting = queue is None
        self.held = False
        kernel.add(self)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return packet

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False

    def runnable(self):
        return not self.held and (self.queue is not None or not self.waiting)

    def wait(self):
        self.waiting = True

    def run(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, kernel, turns):
        super().__init__(kernel, IDLE, 0, None)
        self.turns = turns
        self.control = 1
        self.waiting = False

    def run(self, packet):
        self.turns -= 1
        if self.turns == 0:
            self.held = True
        elif self.control & 1 == 0:
            self.control //= 2
            self.kernel.release(DEVICE)
        else:
            self.control = self.control // 2 ^ 0xD008
            self.kernel.release(DEVICE + 1)


class Worker(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue)
        self.destination = HANDLER
        self.count = 0

    def run(self, packet):
        if packet is None:
            self.wait()
            return
        self.destination = HANDLER if packet.kind == KIND_WORK else HANDLER + 3
        packet.owner = HANDLER
        packet.value = 0
        for i in range(4):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = 64 + self.count
        self.kernel.send(packet, HANDLER, self)


class Handler(Task):
    def __init__(self, kernel):
        super().__init__(kernel, HANDLER, 2000, None)
        self.work = None
        self.device = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        work = self.work
        if work is not None:
            if work.value >= 4:
                self.work = work.link
                self.kernel.send(work, WORKER, self)
                return
            device = self.device
            if device is not None:
                self.device = device.link
                device.value = work.data[work.value]
                work.value += 1
                self.kernel.send(device, device.owner, self)
                return
        self.wait()


class Device(Task):
    def __init__(self, kernel, name):
        super().__init__(kernel, name, 3000 + name, None)
        self.pending = None
        self.seen = 0

    def run(self, packet):
        if packet is None:
            pending = self.pending
            if pending is None:
                self.wait()
            else:
                self.pending = None
                self.kernel.send(pending, HANDLER, self)
        else:
            self.pending = packet
            self.seen += packet.value
            self.held = True


class Kernel:
    def __init__(self):
        self.tasks = []
        self.by_name = {}
        self.sent = 0
        self.held = 0

    def add(self, task):
        self.tasks.append(task)
        self.tasks.sort(key=lambda t: -t.priority)
        self.by_name[task.name] = task

    def send(self, packet, name, sender):
        self.sent += 1
        owner = packet.owner
        packet.owner = sender.name if packet.kind == KIND_WORK else owner
        self.by_name[name].receive(packet)

    def release(self, name):
        task = self.by_name.get(name)
        if task is not None and task.held:
            self.held += 1
            task.held = False

    def loop(self):
        steps = 0
        while True:
            for task in self.tasks:
                if task.runnable():
                    break
            else:
                return steps
            steps += 1
            task.run(task.take())


def main(turns):
    kernel = Kernel()
    Idle(kernel, turns)
    Worker(kernel, Packet(Packet(None, WORKER, KIND_WORK), WORKER, KIND_WORK))
    handler = Handler(kernel)
    for name in (DEVICE, DEVICE + 1):
        Device(kernel, name)
        for _ in range(3):
            handler.receive(Packet(None, name, KIND_DEVICE))
    steps = kernel.loop()
    return steps, kernel.sent, kernel.held, kernel.by_name[DEVICE].seen


def run():
    print(*main(40000))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    run()
