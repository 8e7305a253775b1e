import graphlib
t=graphlib.TopologicalSorter({'D':{'B','C'} and ['B','C'],'B':['A'],'C':['A']})
print(list(t.static_order()))
for f in (lambda: graphlib.TopologicalSorter({1:[2],2:[3],3:[1],4:[1]}).prepare(), lambda: t.add(3), lambda: t.done(9), lambda: t.prepare()):
    try: f()
    except Exception as e: print(type(e), e)
t=graphlib.TopologicalSorter(); t.add(1,2,3); 
try: t.get_ready()
except ValueError as e: print(e)
t.prepare(); print(t.get_ready(), bool(t)); 
try: t.done(1)
except ValueError as e: print(e)
t.done(2,3); print(t.get_ready()); t.done(1); print(t.is_active())
