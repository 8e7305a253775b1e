/* os_system.c -- rarer functions of module _os: who a process may be, how it is scheduled, its terminals, its descriptors,
 * extended attributes.
 *
 * Most are one call each: arguments that are C ints are read into an array, the answer of the call is the answer or an OSError.
 */
#include "mod/os_impl.h"

#include <grp.h>
#include <pty.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <utmp.h>

static BlRef done(int r) { return r < 0 ? bl_raise_errno(errno, BL_NULL) : BL_NONE; }
static BlRef number(int64_t r) { return r < 0 ? bl_raise_errno(errno, BL_NULL) : bl_int_from_int64(r); }

static bool ints(const BlVal *arg, int n, int *out)
{
    for (int i = 0; i < n; i++)
        if (!bl_os_int(arg[i], &out[i]))
            return false;
    return true;
}

static bool longs(const BlVal *arg, int n, int64_t *out)
{
    for (int i = 0; i < n; i++)
        if (!bl_os_long(arg[i], &out[i]))
            return false;
    return true;
}

/* A function of n C ints that answers 0, or a number. */
#define CALL(name, n, finish, ...)                          \
    static FN(os_##name)                                    \
    {                                                       \
        int a[n];                                           \
        return ints(arg, n, a) ? finish(__VA_ARGS__) : BL_NULL; \
    }

/* ---- who a process may be ---- */

CALL(fchown, 3, done, fchown(a[0], (uid_t)a[1], (gid_t)a[2]))
CALL(setreuid, 2, done, setreuid((uid_t)a[0], (uid_t)a[1]))
CALL(setregid, 2, done, setregid((gid_t)a[0], (gid_t)a[1]))
CALL(setresuid, 3, done, setresuid((uid_t)a[0], (uid_t)a[1], (uid_t)a[2]))
CALL(setresgid, 3, done, setresgid((gid_t)a[0], (gid_t)a[1], (gid_t)a[2]))
static FN(os_setpgrp) { return done(setpgid(0, 0)); }

static BlRef three(bool ok, unsigned a, unsigned b, unsigned c)
{
    return ok ? bl_tuple_pack(3, bl_from_imm(a), bl_from_imm(b), bl_from_imm(c)) : bl_raise_errno(errno, BL_NULL);
}

static FN(os_getresuid)
{
    uid_t r, e, s;
    bool ok = getresuid(&r, &e, &s) == 0;
    return three(ok, ok ? r : 0, ok ? e : 0, ok ? s : 0);
}

static FN(os_getresgid)
{
    gid_t r, e, s;
    bool ok = getresgid(&r, &e, &s) == 0;
    return three(ok, ok ? r : 0, ok ? e : 0, ok ? s : 0);
}

static FN(os_getgrouplist)
{
    size_t length;
    int group, count = 256;
    gid_t groups[256];
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "getgrouplist() argument 1 must be str, not %T", arg[0]);
    const char *user = bl_os_int(arg[1], &group) ? bl_str_to_utf8(arg[0], &length) : NULL;
    if (!user)
        return BL_NULL;
    int found = getgrouplist(user, (gid_t)group, groups, &count);
    bl_str_utf8_free(arg[0], user);
    if (found < 0)
        return bl_raise_errno(EINVAL, BL_NULL);
    BlRef list = bl_list_new((size_t)count);
    for (int i = 0; list != BL_NULL && i < count; i++)
        if (!bl_list_adopt(list, bl_from_imm(groups[i])))
            bl_clear_ref(&list);
    return list;
}

static FN(os_setgroups)
{
    gid_t groups[256];
    BlRef row = bl_tuple_from_iterable(arg[0]);
    if (row == BL_NULL)
        return BL_NULL;
    size_t n = bl_as_tuple(row)->count;
    bool ok = n <= 256 || (bl_raise(bl_exc(ValueError), "too many groups"), false);
    for (size_t i = 0; ok && i < n; i++) {
        int group;
        ok = bl_os_int(bl_as_tuple(row)->items[i], &group);
        groups[i] = (gid_t)group;
    }
    bl_drop(row);
    return ok ? done(setgroups(n, groups)) : BL_NULL;
}

static FN(os_chroot)
{
    BlPath p;
    if (!bl_path_arg(arg[0], "chroot", "path", false, false, &p))
        return BL_NULL;
    BlRef r = chroot(p.text) < 0 ? bl_os_error(&p) : BL_NONE;
    bl_path_free(&p);
    return r;
}

/* ---- scheduling ---- */

CALL(sched_get_priority_max, 1, number, sched_get_priority_max(a[0]))
CALL(sched_get_priority_min, 1, number, sched_get_priority_min(a[0]))
CALL(sched_getscheduler, 1, number, sched_getscheduler(a[0]))
CALL(setpriority, 3, done, setpriority((__priority_which_t)a[0], (id_t)a[1], a[2]))

/* -1 is a priority too: only errno tells. */
static FN(os_getpriority)
{
    int a[2];
    if (!ints(arg, 2, a))
        return BL_NULL;
    errno = 0;
    int priority = getpriority((__priority_which_t)a[0], (id_t)a[1]);
    return errno ? bl_raise_errno(errno, BL_NULL) : bl_from_imm(priority);
}

static FN(os_sched_rr_get_interval)
{
    int pid;
    struct timespec t;
    if (!bl_os_int(arg[0], &pid))
        return BL_NULL;
    return sched_rr_get_interval(pid, &t) < 0 ? bl_raise_errno(errno, BL_NULL) : bl_float_new((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static bool add_cpus(BlVal items, cpu_set_t *set)
{
    for (size_t i = 0; i < bl_as_tuple(items)->count; i++) {
        int cpu;
        if (!bl_os_int(bl_as_tuple(items)->items[i], &cpu))
            return false;
        if (cpu < 0 || cpu >= CPU_SETSIZE) {
            bl_raise(cpu < 0 ? bl_exc(ValueError) : bl_exc(OverflowError), cpu < 0 ? "negative CPU number" : "CPU number too large");
            return false;
        }
        CPU_SET(cpu, set);
    }
    return true;
}

static FN(os_sched_setaffinity)
{
    cpu_set_t set;
    int pid;
    CPU_ZERO(&set);
    BlRef items = bl_os_int(arg[0], &pid) ? bl_tuple_from_iterable(arg[1]) : BL_NULL;
    if (items == BL_NULL)
        return BL_NULL;
    bool ok = add_cpus(items, &set);
    bl_drop(items);
    return ok ? done(sched_setaffinity(pid, sizeof set, &set)) : BL_NULL;
}

/* ---- terminals ---- */

CALL(tcgetpgrp, 1, number, tcgetpgrp(a[0]))
CALL(tcsetpgrp, 2, done, tcsetpgrp(a[0], a[1]))
CALL(login_tty, 1, done, login_tty(a[0]))

static FN(os_openpty)
{
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, NULL) < 0)
        return bl_raise_errno(errno, BL_NULL);
    if (fcntl(master, F_SETFD, FD_CLOEXEC) < 0 || fcntl(slave, F_SETFD, FD_CLOEXEC) < 0) {
        bl_raise_errno(errno, BL_NULL);
        close(master);
        close(slave);
        return BL_NULL;
    }
    return bl_tuple_pack(2, bl_from_imm(master), bl_from_imm(slave));
}

static FN(os_device_encoding)
{
    int fd;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    return isatty(fd) ? bl_str_intern("UTF-8") : BL_NONE;
}

/* ---- waiting, and what else runs ---- */

CALL(pidfd_open, 2, number, syscall(434, a[0], (unsigned)a[1]))

/* (pid, status, rusage as a tuple of what resource.struct_rusage has) */
static BlRef wait_usage(int pid, int options)
{
    struct rusage u;
    int status = 0;
    pid_t r;
    memset(&u, 0, sizeof u);
    do {
        r = wait4(pid, &status, options, &u);
    } while (r < 0 && bl_os_again());
    if (r < 0)
        return bl_pending() ? BL_NULL : bl_raise_errno(errno, BL_NULL);
    long counts[14] = {u.ru_maxrss, u.ru_ixrss, u.ru_idrss, u.ru_isrss, u.ru_minflt, u.ru_majflt, u.ru_nswap, u.ru_inblock, u.ru_oublock,
                       u.ru_msgsnd, u.ru_msgrcv, u.ru_nsignals, u.ru_nvcsw, u.ru_nivcsw};
    BlRef items[16] = {bl_float_new((double)u.ru_utime.tv_sec + 1e-6 * (double)u.ru_utime.tv_usec),
                       bl_float_new((double)u.ru_stime.tv_sec + 1e-6 * (double)u.ru_stime.tv_usec)};
    for (int i = 0; i < 14; i++)
        items[i + 2] = bl_int_from_int64(counts[i]);
    BlRef usage = bl_tuple_from_adopted(items, 16);
    BlRef result = usage == BL_NULL ? BL_NULL : bl_tuple_pack(3, bl_from_imm(r), bl_from_imm(r ? status : 0), usage);
    bl_drop(usage);
    return result;
}

static FN(os_wait3)
{
    int options;
    return bl_os_int(arg[0], &options) ? wait_usage(-1, options) : BL_NULL;
}

static FN(os_wait4)
{
    int a[2];
    return ints(arg, 2, a) ? wait_usage(a[0], a[1]) : BL_NULL;
}

/* ---- descriptors ---- */

static FN(os_eventfd)
{
    int a[2];
    return ints(arg, 2, a) ? number(eventfd((unsigned)a[0], a[1])) : BL_NULL;
}

static FN(os_eventfd_read)
{
    int fd;
    eventfd_t value;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    return eventfd_read(fd, &value) < 0 ? bl_raise_errno(errno, BL_NULL) : bl_int_from_uint64(value);
}

static FN(os_eventfd_write)
{
    int fd;
    uint64_t value;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    if (!bl_is_int(arg[1]) || !bl_int_to_uint64(arg[1], &value))
        return bl_raise(bl_exc(TypeError), "an unsigned integer of 64 bits is required");
    return done(eventfd_write(fd, value));
}

static FN(os_memfd_create)
{
    BlPath p;
    int flags;
    if (!bl_os_int(arg[1], &flags) || !bl_path_arg(arg[0], "memfd_create", "name", false, false, &p))
        return BL_NULL;
    BlRef r = number(memfd_create(p.text, (unsigned)flags));
    bl_path_free(&p);
    return r;
}

static FN(os_lockf)
{
    int a[2];
    int64_t length;
    return ints(arg, 2, a) && bl_os_long(arg[2], &length) ? done(lockf(a[0], a[1], length)) : BL_NULL;
}

/* posix_ functions answer the number of the error. */
static FN(os_posix_fadvise)
{
    int fd, advice;
    int64_t range[2];
    if (!bl_os_int(arg[0], &fd) || !longs(arg + 1, 2, range) || !bl_os_int(arg[3], &advice))
        return BL_NULL;
    int error = posix_fadvise(fd, range[0], range[1], advice);
    return error ? bl_raise_errno(error, BL_NULL) : BL_NONE;
}

static FN(os_posix_fallocate)
{
    int fd;
    int64_t range[2];
    if (!bl_os_int(arg[0], &fd) || !longs(arg + 1, 2, range))
        return BL_NULL;
    int error = posix_fallocate(fd, range[0], range[1]);
    return error ? bl_raise_errno(error, BL_NULL) : BL_NONE;
}

static FN(os_sendfile)
{
    int fd[2];
    int64_t count, offset;
    if (!ints(arg, 2, fd) || !bl_os_long(arg[3], &count))
        return BL_NULL;
    if (arg[2] == BL_NONE)
        return number(sendfile(fd[0], fd[1], NULL, (size_t)count));
    if (!bl_os_long(arg[2], &offset))
        return BL_NULL;
    off_t at = offset;
    return number(sendfile(fd[0], fd[1], &at, (size_t)count));
}

/* splice() and copy_file_range(): source, destination, how much, and where to begin, each an offset or None. */
static BlRef between(const BlVal *arg, int64_t flags, ssize_t (*move)(int, off64_t *, int, off64_t *, size_t, unsigned))
{
    int fd[2];
    int64_t count, at[2] = {0, 0};
    if (!ints(arg, 2, fd) || !bl_os_long(arg[2], &count) || (arg[3] != BL_NONE && !bl_os_long(arg[3], &at[0])) || (arg[4] != BL_NONE && !bl_os_long(arg[4], &at[1])))
        return BL_NULL;
    if (count < 0)
        return bl_raise(bl_exc(ValueError), "negative value for 'count' not allowed");
    off64_t from = at[0], to = at[1];
    return number(move(fd[0], arg[3] == BL_NONE ? NULL : &from, fd[1], arg[4] == BL_NONE ? NULL : &to, (size_t)count, (unsigned)flags));
}

static FN(os_copy_file_range) { return between(arg, 0, copy_file_range); }

static ssize_t splice_bytes(int in, off64_t *from, int out, off64_t *to, size_t n, unsigned flags) { return splice(in, from, out, to, n, flags); }

static FN(os_splice)
{
    int flags;
    return bl_os_int(arg[5], &flags) ? between(arg, flags, splice_bytes) : BL_NULL;
}

enum { MOST_BUFFERS = 1024 };

typedef struct Buffers { struct iovec part[MOST_BUFFERS]; BlBuffer held[MOST_BUFFERS]; size_t count; } Buffers;

static void give_back(Buffers *b)
{
    for (size_t i = 0; i < b->count; i++)
        bl_buffer_release(&b->held[i]);
    free(b);
}

static Buffers *buffers_of(BlVal sequence, bool writable)
{
    Buffers *b = malloc(sizeof *b);
    BlRef row = b ? bl_tuple_from_iterable(sequence) : bl_no_memory();
    if (row == BL_NULL) {
        free(b);
        return NULL;
    }
    b->count = 0;
    bool ok = bl_as_tuple(row)->count <= MOST_BUFFERS || (bl_raise_errno(EINVAL, BL_NULL), false);
    for (size_t i = 0; ok && i < bl_as_tuple(row)->count; i++) {
        ok = bl_buffer_get(bl_as_tuple(row)->items[i], &b->held[i], writable) >= 0;
        if (ok)
            b->part[b->count++] = (struct iovec){b->held[i].data, b->held[i].length};
    }
    bl_drop(row);
    if (ok)
        return b;
    give_back(b);
    return NULL;
}

/* offset -1: where the descriptor stands. */
static BlRef vector_call(BlVal fd_arg, BlVal sequence, int64_t offset, int flags, bool in)
{
    int fd;
    Buffers *b = bl_os_int(fd_arg, &fd) ? buffers_of(sequence, in) : NULL;
    if (!b)
        return BL_NULL;
    ssize_t n;
    do {
        n = in ? preadv2(fd, b->part, (int)b->count, offset, flags) : pwritev2(fd, b->part, (int)b->count, offset, flags);
    } while (n < 0 && bl_os_again());
    int error = errno;
    give_back(b);
    if (n >= 0)
        return bl_int_from_int64(n);
    return bl_pending() ? BL_NULL : bl_raise_errno(error, BL_NULL);
}

static FN(os_readv) { return vector_call(arg[0], arg[1], -1, 0, true); }
static FN(os_writev) { return vector_call(arg[0], arg[1], -1, 0, false); }

static BlRef vector_at(const BlVal *arg, bool in)
{
    int64_t offset;
    int flags;
    return bl_os_long(arg[2], &offset) && bl_os_int(arg[3], &flags) ? vector_call(arg[0], arg[1], offset < 0 ? 0 : offset, flags, in) : BL_NULL;
}

static FN(os_preadv) { return vector_at(arg, true); }
static FN(os_pwritev) { return vector_at(arg, false); }

static FN(os_mknod)
{
    BlPath p;
    int mode, at;
    int64_t device;
    if (!bl_os_int(arg[1], &mode) || !bl_os_long(arg[2], &device) || !bl_os_dir_fd(arg[3], &at) || !bl_path_arg(arg[0], "mknod", "path", false, false, &p))
        return BL_NULL;
    BlRef r = mknodat(at, p.text, (mode_t)mode, (dev_t)device) < 0 ? bl_os_error(&p) : BL_NONE;
    bl_path_free(&p);
    return r;
}

/* ---- extended attributes: of a path, of what a link points to or not, or of a descriptor ---- */

typedef struct Attribute { BlPath path, name; bool follow; } Attribute;

static void attribute_free(Attribute *a)
{
    bl_path_free(&a->path);
    bl_path_free(&a->name);
}

static bool attribute_of(const BlVal *arg, BlVal follow, const char *fname, Attribute *a)
{
    int truth = bl_truth(follow);
    a->follow = truth > 0;
    if (truth < 0 || !bl_path_arg(arg[0], fname, "path", true, false, &a->path))
        return false;
    if (bl_path_arg(arg[1], fname, "attribute", false, false, &a->name))
        return true;
    bl_path_free(&a->path);
    return false;
}

static FN(os_getxattr)
{
    Attribute a;
    char value[65536];
    if (!attribute_of(arg, arg[2], "getxattr", &a))
        return BL_NULL;
    ssize_t n = a.path.fd >= 0 ? fgetxattr(a.path.fd, a.name.text, value, sizeof value)
                : a.follow     ? getxattr(a.path.text, a.name.text, value, sizeof value) : lgetxattr(a.path.text, a.name.text, value, sizeof value);
    BlRef r = n < 0 ? bl_os_error(&a.path) : bl_bytes_new(value, (size_t)n);
    attribute_free(&a);
    return r;
}

static FN(os_setxattr)
{
    Attribute a;
    BlBuffer b;
    int flags;
    if (!bl_os_int(arg[3], &flags) || !attribute_of(arg, arg[4], "setxattr", &a))
        return BL_NULL;
    BlRef r = BL_NULL;
    if (bl_buffer_get(arg[2], &b, false) >= 0) {
        int failed = a.path.fd >= 0 ? fsetxattr(a.path.fd, a.name.text, b.data, b.length, flags)
                     : a.follow     ? setxattr(a.path.text, a.name.text, b.data, b.length, flags) : lsetxattr(a.path.text, a.name.text, b.data, b.length, flags);
        r = failed < 0 ? bl_os_error(&a.path) : BL_NONE;
        bl_buffer_release(&b);
    }
    attribute_free(&a);
    return r;
}

static FN(os_removexattr)
{
    Attribute a;
    if (!attribute_of(arg, arg[2], "removexattr", &a))
        return BL_NULL;
    int failed = a.path.fd >= 0 ? fremovexattr(a.path.fd, a.name.text) : a.follow ? removexattr(a.path.text, a.name.text) : lremovexattr(a.path.text, a.name.text);
    BlRef r = failed < 0 ? bl_os_error(&a.path) : BL_NONE;
    attribute_free(&a);
    return r;
}

/* Names come one behind the other, each with a NUL. */
static BlRef split_names(const char *text, size_t n)
{
    BlRef list = bl_list_new(4);
    for (const char *end = text + n; list != BL_NULL && text < end; text += strlen(text) + 1)
        if (!bl_list_adopt(list, bl_str_surrogateescape(text, strlen(text))))
            bl_clear_ref(&list);
    return list;
}

static FN(os_listxattr)
{
    BlPath p;
    char names[65536];
    BlRef here = arg[0] == BL_NONE ? bl_str_c(".") : bl_keep(arg[0]);
    int follow = here == BL_NULL ? -1 : bl_truth(arg[1]);
    bool ok = follow >= 0 && bl_path_arg(here, "listxattr", "path", true, false, &p);
    bl_drop(here);
    if (!ok)
        return BL_NULL;
    ssize_t n = p.fd >= 0 ? flistxattr(p.fd, names, sizeof names) : follow ? listxattr(p.text, names, sizeof names) : llistxattr(p.text, names, sizeof names);
    BlRef r = n < 0 ? bl_os_error(&p) : split_names(names, (size_t)n);
    bl_path_free(&p);
    return r;
}

/* ---- the table ---- */

#define F(name, signature, doc) {#name, os_##name, signature, doc, NULL, 0}
const BlMethod bl_os_system_functions[] = {
    F(chroot, "(path)", "Change root directory to path."),
    F(copy_file_range, "(src, dst, count, offset_src=None, offset_dst=None)", "Copy count bytes from one file descriptor to another."),
    F(device_encoding, "(fd)", "Return a string describing the encoding of a terminal's file descriptor."),
    F(eventfd, "(initval, flags=524288)", "Creates and returns an event notification file descriptor."),
    F(eventfd_read, "(fd)", "Read eventfd value"),
    F(eventfd_write, "(fd, value)", "Write eventfd value."),
    F(fchown, "(fd, uid, gid)", "Change the owner and group id of the file specified by file descriptor."),
    F(getgrouplist, "(user, group, /)", "Returns a list of groups to which a user belongs."),
    F(getpriority, "(which, who)", "Return program scheduling priority."),
    F(getresgid, "()", "Return a tuple of the current process's real, effective, and saved group ids."),
    F(getresuid, "()", "Return a tuple of the current process's real, effective, and saved user ids."),
    F(getxattr, "(path, attribute, *, follow_symlinks=True)", "Return the value of extended attribute attribute on path."),
    F(listxattr, "(path=None, *, follow_symlinks=True)", "Return a list of extended attributes on path."),
    F(lockf, "(fd, command, length, /)", "Apply, test or remove a POSIX lock on an open file descriptor."),
    F(login_tty, "(fd, /)", "Prepare the tty of which fd is a file descriptor for a new login session."),
    F(memfd_create, "(name, flags=1)", "Create an anonymous file in memory."),
    F(mknod, "(path, mode=384, device=0, *, dir_fd=None)", "Create a node in the file system."),
    F(openpty, "()", "Open a pseudo-terminal: return file descriptors of both ends."),
    F(pidfd_open, "(pid, flags=0)", "Return a file descriptor referring to the process pid."),
    F(posix_fadvise, "(fd, offset, length, advice, /)", "Announce an intention to access data in a specific pattern."),
    F(posix_fallocate, "(fd, offset, length, /)", "Ensure a file has allocated at least a particular number of bytes on disk."),
    F(preadv, "(fd, buffers, offset, flags=0, /)", "Read from a position of a file descriptor into a number of mutable bytes-like objects."),
    F(pwritev, "(fd, buffers, offset, flags=0, /)", "Write the contents of bytes-like objects to a file descriptor at a given offset."),
    F(readv, "(fd, buffers, /)", "Read from a file descriptor fd into an iterable of buffers."),
    F(removexattr, "(path, attribute, *, follow_symlinks=True)", "Remove extended attribute attribute on path."),
    F(sched_get_priority_max, "(policy)", "Get the maximum scheduling priority for policy."),
    F(sched_get_priority_min, "(policy)", "Get the minimum scheduling priority for policy."),
    F(sched_getscheduler, "(pid, /)", "Get the scheduling policy for the process identified by pid."),
    F(sched_rr_get_interval, "(pid, /)", "Return the round-robin quantum for the process identified by pid, in seconds."),
    F(sched_setaffinity, "(pid, mask, /)", "Set the CPU affinity of the process identified by pid to mask."),
    F(sendfile, "(out_fd, in_fd, offset, count)", "Copy count bytes from file descriptor in_fd to file descriptor out_fd."),
    F(setgroups, "(groups, /)", "Set the groups of the current process to list."),
    F(setpgrp, "()", "Make the current process the leader of its process group."),
    F(setpriority, "(which, who, priority)", "Set program scheduling priority."),
    F(setregid, "(rgid, egid, /)", "Set the current process's real and effective group ids."),
    F(setresgid, "(rgid, egid, sgid, /)", "Set the current process's real, effective, and saved group ids."),
    F(setresuid, "(ruid, euid, suid, /)", "Set the current process's real, effective, and saved user ids."),
    F(setreuid, "(ruid, euid, /)", "Set the current process's real and effective user ids."),
    F(setxattr, "(path, attribute, value, flags=0, *, follow_symlinks=True)", "Set extended attribute attribute on path to value."),
    F(splice, "(src, dst, count, offset_src=None, offset_dst=None, flags=0)", "Transfer count bytes from one pipe to a descriptor or vice versa."),
    F(tcgetpgrp, "(fd, /)", "Return the process group associated with the terminal specified by fd."),
    F(tcsetpgrp, "(fd, pgid, /)", "Set the process group associated with the terminal specified by fd."),
    F(wait3, "(options)", "Wait for completion of a child process: a tuple of its id, status and resource usage."),
    F(wait4, "(pid, options)", "Wait for completion of a specific child process: a tuple of its id, status and resource usage."),
    F(writev, "(fd, buffers, /)", "Iterate over buffers, and write the contents of each to a file descriptor."),
    {0}
};

bool bl_os_system_setup(BlVal module)
{
    static const struct { const char *name; int64_t value; } constants[] = {
#define C(NAME) {#NAME, NAME},
        C(CLD_CONTINUED) C(CLD_DUMPED) C(CLD_EXITED) C(CLD_KILLED) C(CLD_STOPPED) C(CLD_TRAPPED) C(EFD_CLOEXEC) C(EFD_NONBLOCK) C(EFD_SEMAPHORE)
        C(MFD_ALLOW_SEALING) C(MFD_CLOEXEC) C(MFD_HUGETLB) C(O_FSYNC) C(POSIX_FADV_DONTNEED) C(POSIX_FADV_NOREUSE) C(POSIX_FADV_NORMAL)
        C(POSIX_FADV_RANDOM) C(POSIX_FADV_SEQUENTIAL) C(POSIX_FADV_WILLNEED) C(RWF_APPEND) C(RWF_DSYNC) C(RWF_HIPRI) C(RWF_NOWAIT) C(RWF_SYNC)
        C(SCHED_BATCH) C(SCHED_FIFO) C(SCHED_IDLE) C(SCHED_OTHER) C(SCHED_RESET_ON_FORK) C(SCHED_RR) C(SPLICE_F_MORE) C(SPLICE_F_MOVE)
        C(SPLICE_F_NONBLOCK) C(ST_APPEND) C(ST_MANDLOCK) C(ST_NOATIME) C(ST_NODIRATIME) C(ST_RELATIME) C(ST_SYNCHRONOUS) C(ST_WRITE)
        C(XATTR_CREATE) C(XATTR_REPLACE)
#undef C
        /* Sizes of huge pages are written as their logarithm, from bit 26 on. */
        {"MFD_HUGE_SHIFT", 26}, {"MFD_HUGE_MASK", 63}, {"MFD_HUGE_64KB", 16ll << 26}, {"MFD_HUGE_512KB", 19ll << 26}, {"MFD_HUGE_1MB", 20ll << 26},
        {"MFD_HUGE_2MB", 21ll << 26}, {"MFD_HUGE_8MB", 23ll << 26}, {"MFD_HUGE_16MB", 24ll << 26}, {"MFD_HUGE_32MB", 25ll << 26},
        {"MFD_HUGE_256MB", 28ll << 26}, {"MFD_HUGE_512MB", 29ll << 26}, {"MFD_HUGE_1GB", 30ll << 26}, {"MFD_HUGE_2GB", 31ll << 26},
        {"MFD_HUGE_16GB", 34ll << 26}, {"P_PIDFD", 3}, {"XATTR_SIZE_MAX", 65536}, {"RTLD_LAZY", 1}, {"RTLD_NOW", 2}, {"RTLD_NOLOAD", 4},
        {"RTLD_DEEPBIND", 8}, {"RTLD_GLOBAL", 256}, {"RTLD_LOCAL", 0}, {"RTLD_NODELETE", 4096},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (!bl_module_add_int(module, constants[i].name, constants[i].value))
            return false;
    return true;
}
