from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future
import concurrent.futures as cf
with ThreadPoolExecutor(max_workers=1) as ex:
    print(list(ex.map(pow,[2,3,4],[5,2,1])))
    fs=[ex.submit(lambda x: 1/x, i) for i in range(3)]
    for f in fs:
        try: print(f.result())
        except ZeroDivisionError as e: print(repr(e))
    print(sorted(f.result() for f in as_completed(fs[1:])))
    d=wait(fs); print(len(d.done), len(d.not_done))
    f.add_done_callback(lambda f: print('cb',f.result()))
    print(repr(fs[0]).split('state=')[1], repr(fs[1]).split('state=')[1])
try: ex.submit(print)
except RuntimeError as e: print(e)
f=Future(); print(f.cancel(), f.cancelled(), f.done())
try: f.result()
except cf.CancelledError as e: print(repr(e))
f=Future()
try: f.result(timeout=0.01)
except TimeoutError as e: print(repr(e))
f.set_result(3)
try: f.set_result(4)
except cf.InvalidStateError as e: print(str(e)[:10])
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
print(cf.__all__)
