# contextvars: values, tokens, contexts, tasks.
import contextvars as C, asyncio
def error(f,*a):
    try: return f(*a)
    except Exception as e: return type(e).__name__
v=C.ContextVar('v'); w=C.ContextVar('w',default=5)
print(error(v.get),v.get(1),w.get(),w.get(7))   # expect: LookupError 1 5 7
t=v.set(2); print(v.get(),t.old_value is C.Token.MISSING,t.var is v, error(w.reset,t)) # expect: 2 True True ValueError
v.reset(t)
print(error(v.get),error(v.reset,t))            # expect: LookupError RuntimeError
c=C.copy_context()
def f(): v.set(9); return v.get(),w in c,v in c
print(c.run(f),error(v.get),c[v],list(c)==[v],len(c),error(c.run,c.run,f), error(lambda: c[3])) # expect: (9, False, True) LookupError 9 True 1 RuntimeError TypeError
async def task(n):
    v.set(n); await asyncio.sleep(0); return v.get()
async def main():
    v.set(0); r=await asyncio.gather(*(task(i) for i in range(3))); return r,v.get()
print(asyncio.run(main()), error(v.get), error(C.Token)) # expect: ([0, 1, 2], 0) LookupError RuntimeError
