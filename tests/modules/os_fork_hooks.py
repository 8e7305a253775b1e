# os.register_at_fork: the order of what is called around fork(); a child does not repeat its parent's random numbers.
import os
import random
import sys

for name in 'first', 'second':
    os.register_at_fork(before=lambda name=name: print('before', name, flush=True), after_in_parent=lambda name=name: print('parent', name, flush=True),
                        after_in_child=lambda name=name: None)
random.seed(1)
sys.stdout.flush()
read, write = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(write, b'%r' % random.random())
    os._exit(0)
os.waitpid(pid, 0)
print(float(os.read(read, 100)) != random.random())
try:
    os.register_at_fork()
except TypeError as e:
    print(e)
try:
    os.register_at_fork(before=3)
except TypeError as e:
    print(e)
