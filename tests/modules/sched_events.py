import sched
now=[0]
s=sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0,now[0]+d))
s.enter(5,1,print,('b',)); s.enter(5,0,print,('a',)); e=s.enter(1,1,print,kwargs={'end':'x\n'}); s.enter(9,1,print,'z')
print(s.queue[0]); s.cancel(s.queue[-1]); print(s.run(False)); s.run(); print(s.empty())
