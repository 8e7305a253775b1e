# asyncio: tasks, waiting, cancelling, locks, queues.
import asyncio

log = []

async def worker(name, delay, fail=None):
    for i in range(2):
        await asyncio.sleep(delay)
        log.append(name + str(i))
    if fail:
        raise fail
    return name

async def main():
    print(await asyncio.gather(worker("a", 0), worker("b", 0)), log) # expect: ['a', 'b'] ['a0', 'b0', 'a1', 'b1']
    print(await asyncio.gather(worker("c", 0), worker("d", 0, ValueError("bad")), return_exceptions=True)) # expect: ['c', ValueError('bad')]
    try:
        await asyncio.wait_for(worker("e", 10), 0.01)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__))       # expect: TimeoutError() CancelledError()
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as e:
        print(repr(e))                          # expect: TimeoutError()
    task = asyncio.create_task(worker("f", 10), name="F")
    await asyncio.sleep(0)
    print(task.get_name(), task.done(), task.cancel("why"), asyncio.current_task().get_name()) # expect: F False True Task-1
    try:
        await task
    except asyncio.CancelledError as e:
        print(e.args, task.cancelled(), task.done()) # expect: ('why',) True True
    log.clear()
    lock = asyncio.Lock()
    async def locked(n):
        async with lock:
            log.append(n)
            await asyncio.sleep(0)
            log.append(-n)
    await asyncio.gather(*(locked(n) for n in (1, 2, 3)))
    print(log, lock.locked())                   # expect: [1, -1, 2, -2, 3, -3] False
    log.clear()
    queue = asyncio.Queue(1)
    async def put():
        for i in range(3):
            await queue.put(i)
            log.append(("put", i))
    async def get():
        for i in range(3):
            log.append(("get", await queue.get()))
            queue.task_done()
    await asyncio.gather(put(), get())
    await queue.join()
    print(log, queue.empty())                   # expect: [('put', 0), ('get', 0), ('put', 1), ('get', 1), ('put', 2), ('get', 2)] True
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    event.set()
    done, pending = await asyncio.wait(waiters)
    print(len(done), pending, event.is_set())   # expect: 2 set() True
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("g", 0))
            group.create_task(worker("h", 0, KeyError("k")))
            other = group.create_task(worker("i", 10))
    except* KeyError as e:
        print(e, e.exceptions, other.cancelled()) # expect: unhandled errors in a TaskGroup (1 sub-exception) (KeyError('k'),) True
    results = []
    for next_one in asyncio.as_completed([worker("slow", 0.02), worker("fast", 0)]):
        results.append(await next_one)
    print(results)                              # expect: ['fast', 'slow']
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, future.set_result, 5)
    print(await future, future)                 # expect: 5 <Future finished result=5>
    semaphore = asyncio.Semaphore(2)
    async with semaphore:
        print(semaphore.locked())               # expect: False
    async def numbers():
        try:
            for i in range(3):
                yield i
                await asyncio.sleep(0)
        finally:
            log.append("closed")
    print([i async for i in numbers()], log[-1]) # expect: [0, 1, 2] closed
    print(await asyncio.shield(worker("s", 0)), len(asyncio.all_tasks())) # expect: s 1
    return "result"

print(asyncio.run(main()))                      # expect: result
try:
    asyncio.run(3)
except ValueError as e:
    print(e)                                    # expect: a coroutine was expected, got 3
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)                                    # expect: no running event loop
asyncio.run(worker("z", 0, OSError("lost")))    # raises: OSError: lost
