# os: vectors, descriptors of memory and events, who one is, scheduling, waiting with usage, extended attributes.
import os

read, write = os.pipe()
a, b = bytearray(2), bytearray(5)
print(os.writev(write, [b'ab', b'c']), os.readv(read, [a, b]), a, b)    # expect: 3 3 bytearray(b'ab') bytearray(b'c\x00\x00\x00\x00')
event = os.eventfd(3)
os.eventfd_write(event, 4)
print(os.eventfd_read(event))                                           # expect: 7
memory = os.memfd_create('name')
print(os.pwritev(memory, [b'hel', b'lo'], 1), os.preadv(memory, [a, b], 1), a, b)   # expect: 5 5 bytearray(b'he') bytearray(b'llo\x00\x00')
os.posix_fallocate(memory, 0, 100)
os.posix_fadvise(memory, 0, 0, os.POSIX_FADV_SEQUENTIAL)
os.lockf(memory, os.F_LOCK, 0)
print(os.fstat(memory).st_size, os.lseek(memory, 0, os.SEEK_SET))       # expect: 100 0
print(os.sendfile(write, memory, 1, 5), os.read(read, 9))               # expect: 5 b'hello'
print(os.copy_file_range(memory, memory, 3, 1, 50), os.pread(memory, 3, 50))    # expect: 3 b'hel'
print(os.getresuid()[0] == os.getuid(), os.getresgid()[1] == os.getegid(), os.getgid() in os.getgrouplist('root', os.getgid()))  # expect: True True True
print(os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_min(os.SCHED_OTHER), type(os.getpriority(os.PRIO_PROCESS, 0)))     # expect: 99 0 <class 'int'>
os.sched_setaffinity(0, os.sched_getaffinity(0))
master, slave = os.openpty()
print(os.isatty(slave), os.device_encoding(slave), os.device_encoding(read))    # expect: True UTF-8 None
pid = os.fork()
if pid == 0:
    os._exit(7)
who, status, usage = os.wait4(pid, 0)
print(who == pid, os.waitstatus_to_exitcode(status), len(usage))        # expect: True 7 16


def bad(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


bad(os.getxattr, '/', 'user.none')              # expect: OSError [Errno 61] No data available: '/'
bad(os.sched_setaffinity, 0, [-1])              # expect: ValueError negative CPU number
bad(os.readv, read, [b'x'])                     # expect: BufferError Object is not writable.
bad(os.fchown, 'x', 0, 0)                       # expect: TypeError 'str' object cannot be interpreted as an integer
bad(os.sched_getscheduler, -5)                  # expect: OSError [Errno 22] Invalid argument
bad(os.chroot, '/no/such')                      # expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such'
