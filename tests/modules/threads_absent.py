# threading without threads: what the main thread can do alone.
import queue
import threading

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

t = threading.current_thread()
print(t.name, t is threading.main_thread(), t.daemon, t.is_alive(), threading.active_count(), threading.enumerate() == [t]) # expect: MainThread True False True 1 True
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked(), lock.release(), error(lock.release)) # expect: True False False True None RuntimeError: release unlocked lock
r = threading.RLock()
with r:
    with r:
        print(r.acquire(), r.release())         # expect: True None
c = threading.Condition()
print(error(c.wait), error(c.notify))           # expect: RuntimeError: cannot wait on un-acquired lock RuntimeError: cannot notify on un-acquired lock
with c:
    print(c.wait(0.01), c.wait_for(lambda: 7), c.notify_all()) # expect: False 7 None
e = threading.Event()
print(e.is_set(), e.wait(0.01), e.set(), e.wait(), e.clear(), e.is_set()) # expect: False False None True None False
s = threading.BoundedSemaphore(1)
print(s.acquire(), s.acquire(False), s.release(), error(s.release), error(threading.Semaphore, -1)) # expect: True False None ValueError: Semaphore released too many times ValueError: semaphore initial value must be >= 0
class Local(threading.local):
    def __init__(self, x=0):
        self.x = x
l = Local(5)
l.y = 1
print(l.x, l.y, l.__dict__, error(lambda: l.z)) # expect: 5 1 {'x': 5, 'y': 1} AttributeError: 'Local' object has no attribute 'z'
n = threading.Thread(target=print, name="N", args=(1,), daemon=True)
print(n.name, n.ident, n.is_alive(), n.daemon, repr(n), error(n.join)) # expect: N None False True <Thread(N, initial daemon)> RuntimeError: cannot join thread before it is started
print(threading.Thread(target=error).name.endswith("(error)"), error(t.join), error(setattr, t, "daemon", True)) # expect: True RuntimeError: cannot join current thread RuntimeError: cannot set daemon status of active thread
q = queue.Queue(2)
print(q.put(1), q.put(2), q.full(), error(q.put, 3, timeout=0.01)[:4], q.get(), q.get(), error(q.get_nowait)[:5], q.qsize()) # expect: None None True Full 1 2 Empty 0
p = queue.PriorityQueue()
for i in (3, 1, 2):
    p.put(i)
print([p.get() for _ in range(3)], queue.LifoQueue().empty(), error(q.get, timeout=-1)) # expect: [1, 2, 3] True ValueError: 'timeout' must be a non-negative number
