/* os.c -- module _os: files and folders by path, descriptors. Processes are in os_process.c, stat and listing in os_stat.c.
 *
 * An error names the path as the program gave it. Calls that a signal interrupts run its handlers and are begun again.
 */
#include "mod/os_impl.h"

#include <sys/ioctl.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <termios.h>

#include "base/alloc.h"

/* ---- arguments ---- */

bool bl_os_int(BlVal v, int *out)
{
    int64_t n;
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, &n);
    bl_drop(i);
    if (!fits || n > INT32_MAX || n < INT32_MIN) {
        bl_raise(bl_exc(OverflowError), !fits ? "Python int too large to convert to C int" : n > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        return false;
    }
    *out = (int)n;
    return true;
}

bool bl_os_long(BlVal v, int64_t *out) { return bl_index_int64(v, out, bl_exc(OverflowError)); }

bool bl_os_dir_fd(BlVal v, int *out)
{
    if (v == BL_NONE || v == BL_NULL) {
        *out = AT_FDCWD;
        return true;
    }
    if (!bl_is_int(v) && !bl_type_of(v)->index) {
        bl_raise(bl_exc(TypeError), "argument should be integer or None, not %.200s", bl_type_name(v));
        return false;
    }
    return bl_os_int(v, out);
}

BlRef bl_os_name(const char *text, size_t n, bool bytes)
{
    return bytes ? bl_bytes_new(text, n) : bl_str_surrogateescape(text, n);
}

/* None, or the error of the path; releases it. */
static BlRef finish(int r, BlPath *p)
{
    BlRef v = r < 0 ? bl_pending() ? BL_NULL : bl_os_error(p) : BL_NONE;
    bl_path_free(p);
    return v;
}

/* The same for two paths: both are named. */
static BlRef finish_two(int r, BlPath *a, BlPath *b)
{
    if (r < 0 && !bl_pending()) {
        BlRef text = bl_str_c(strerror(errno));
        BlVal arg[5] = {bl_from_imm(errno), text, a->object, BL_NONE, b->object};
        BlRef args = text == BL_NULL ? BL_NULL : bl_tuple_from(arg, 5), e = args == BL_NULL ? BL_NULL : bl_exception_new(bl_exc(OSError), args);
        if (e != BL_NULL)
            bl_raise_object(e);
        bl_drop(args);
        bl_drop(text);
    }
    bl_path_free(a);
    bl_path_free(b);
    return r < 0 ? BL_NULL : BL_NONE;
}

static BlRef done(int r) { return r < 0 ? bl_pending() ? BL_NULL : bl_raise_errno(errno, BL_NULL) : BL_NONE; }
static BlRef number(int64_t r) { return r < 0 ? bl_pending() ? BL_NULL : bl_raise_errno(errno, BL_NULL) : bl_int_from_int64(r); }

/* ---- folders ---- */

static FN(os_getcwd)
{
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? bl_os_name(path, strlen(path), false) : bl_os_error(NULL);
}
static FN(os_getcwdb)
{
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? bl_os_name(path, strlen(path), true) : bl_os_error(NULL);
}

static FN(os_chdir)
{
    BlPath p;
    if (!bl_path_arg(arg[0], "chdir", NULL, true, false, &p))
        return BL_NULL;
    return finish(p.fd >= 0 ? fchdir(p.fd) : chdir(p.text), &p);
}

static FN(os_mkdir)
{
    BlPath p;
    int mode, at;
    if (!bl_os_int(arg[1], &mode) || !bl_os_dir_fd(arg[2], &at) || !bl_path_arg(arg[0], "mkdir", NULL, false, false, &p))
        return BL_NULL;
    return finish(mkdirat(at, p.text, (mode_t)mode), &p);
}

static BlRef do_unlink(BlVal path, BlVal dir_fd, const char *fname, int flags)
{
    BlPath p;
    int at;
    if (!bl_os_dir_fd(dir_fd, &at) || !bl_path_arg(path, fname, NULL, false, false, &p))
        return BL_NULL;
    return finish(unlinkat(at, p.text, flags), &p);
}
static FN(os_rmdir) { return do_unlink(arg[0], arg[1], "rmdir", AT_REMOVEDIR); }
static FN(os_unlink) { return do_unlink(arg[0], arg[1], "unlink", 0); }
static FN(os_remove) { return do_unlink(arg[0], arg[1], "remove", 0); }

static BlRef do_rename(const BlVal *arg, const char *fname)
{
    BlPath a, b;
    int from, to;
    if (!bl_os_dir_fd(arg[2], &from) || !bl_os_dir_fd(arg[3], &to) || !bl_path_arg(arg[0], fname, "src", false, false, &a))
        return BL_NULL;
    if (!bl_path_arg(arg[1], fname, "dst", false, false, &b)) {
        bl_path_free(&a);
        return BL_NULL;
    }
    return finish_two(renameat(from, a.text, to, b.text), &a, &b);
}
static FN(os_rename) { return do_rename(arg, "rename"); }
static FN(os_replace) { return do_rename(arg, "replace"); }

static FN(os_link)
{
    BlPath a, b;
    int from, to, follow = bl_truth(arg[4]);
    if (follow < 0 || !bl_os_dir_fd(arg[2], &from) || !bl_os_dir_fd(arg[3], &to) || !bl_path_arg(arg[0], "link", "src", false, false, &a))
        return BL_NULL;
    if (!bl_path_arg(arg[1], "link", "dst", false, false, &b)) {
        bl_path_free(&a);
        return BL_NULL;
    }
    return finish_two(linkat(from, a.text, to, b.text, follow ? AT_SYMLINK_FOLLOW : 0), &a, &b);
}

static FN(os_symlink)
{
    BlPath a, b;
    int at;
    if (!bl_os_dir_fd(arg[3], &at) || !bl_path_arg(arg[0], "symlink", "src", false, false, &a))
        return BL_NULL;
    if (!bl_path_arg(arg[1], "symlink", "dst", false, false, &b)) {
        bl_path_free(&a);
        return BL_NULL;
    }
    return finish_two(symlinkat(a.text, at, b.text), &a, &b);
}

static FN(os_readlink)
{
    BlPath p;
    int at;
    char to[PATH_MAX + 1];
    if (!bl_os_dir_fd(arg[1], &at) || !bl_path_arg(arg[0], "readlink", NULL, false, false, &p))
        return BL_NULL;
    ssize_t n = readlinkat(at, p.text, to, PATH_MAX);
    BlRef r = n < 0 ? bl_os_error(&p) : bl_os_name(to, (size_t)n, p.was_bytes);
    bl_path_free(&p);
    return r;
}

/* ---- rights, owners, times ---- */

static FN(os_access)
{
    BlPath p;
    int mode, at, ids = bl_truth(arg[3]), follow = bl_truth(arg[4]);
    if (ids < 0 || follow < 0 || !bl_os_int(arg[1], &mode) || !bl_os_dir_fd(arg[2], &at) || !bl_path_arg(arg[0], "access", NULL, false, false, &p))
        return BL_NULL;
    int r = faccessat(at, p.text, mode, (ids ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW));
    bl_path_free(&p);
    return bl_from_bool(r == 0);
}

static FN(os_chmod)
{
    BlPath p;
    int mode, at, follow = bl_truth(arg[3]);
    if (follow < 0 || !bl_os_int(arg[1], &mode) || !bl_os_dir_fd(arg[2], &at) || !bl_path_arg(arg[0], "chmod", NULL, true, false, &p))
        return BL_NULL;
    return finish(p.fd >= 0 ? fchmod(p.fd, (mode_t)mode) : fchmodat(at, p.text, (mode_t)mode, follow ? 0 : AT_SYMLINK_NOFOLLOW), &p);
}

static FN(os_fchmod)
{
    int fd, mode;
    return bl_os_int(arg[0], &fd) && bl_os_int(arg[1], &mode) ? done(fchmod(fd, (mode_t)mode)) : BL_NULL;
}

static BlRef do_chown(const BlVal *arg, BlVal dir_fd, int follow, const char *fname)
{
    BlPath p;
    int64_t uid, gid;
    int at;
    if (follow < 0 || !bl_os_long(arg[1], &uid) || !bl_os_long(arg[2], &gid) || !bl_os_dir_fd(dir_fd, &at) || !bl_path_arg(arg[0], fname, NULL, true, false, &p))
        return BL_NULL;
    return finish(p.fd >= 0 ? fchown(p.fd, (uid_t)uid, (gid_t)gid) : fchownat(at, p.text, (uid_t)uid, (gid_t)gid, follow ? 0 : AT_SYMLINK_NOFOLLOW), &p);
}
static FN(os_chown) { return do_chown(arg, arg[3], bl_truth(arg[4]), "chown"); }
static FN(os_lchown) { return do_chown(arg, BL_NONE, 0, "lchown"); }

/* Seconds as a number, or nanoseconds as an int. */
static bool to_timespec(BlVal v, bool ns, struct timespec *out)
{
    if (ns) {
        int64_t n;
        if (!bl_os_long(v, &n))
            return false;
        out->tv_sec = n / 1000000000;
        out->tv_nsec = n % 1000000000;
        if (out->tv_nsec < 0) {
            out->tv_nsec += 1000000000;
            out->tv_sec--;
        }
        return true;
    }
    double d;
    if (!bl_as_double(v, &d))
        return false;
    out->tv_sec = (time_t)d - ((double)(time_t)d > d);
    out->tv_nsec = (long)((d - (double)out->tv_sec) * 1e9);
    return true;
}

static FN(os_utime)
{
    BlPath p;
    struct timespec t[2] = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}};
    bool ns = arg[2] != BL_NULL;
    BlVal pair = ns ? arg[2] : arg[1];
    int at, follow = bl_truth(arg[4]);
    if (ns && arg[1] != BL_NONE)
        return bl_raise(bl_exc(ValueError), "utime: you may specify either 'times' or 'ns' but not both");
    if (pair != BL_NONE) {
        if (!bl_is_tuple(pair) || bl_as_tuple(pair)->count != 2)
            return bl_raise(bl_exc(TypeError), ns ? "utime: 'ns' must be a tuple of two ints" : "utime: 'times' must be either a tuple of two ints or None");
        for (int i = 0; i < 2; i++)
            if (!to_timespec(bl_as_tuple(pair)->items[i], ns, &t[i]))
                return BL_NULL;
    }
    if (follow < 0 || !bl_os_dir_fd(arg[3], &at) || !bl_path_arg(arg[0], "utime", NULL, true, false, &p))
        return BL_NULL;
    return finish(p.fd >= 0 ? futimens(p.fd, t) : utimensat(at, p.text, t, follow ? 0 : AT_SYMLINK_NOFOLLOW), &p);
}

static FN(os_truncate)
{
    BlPath p;
    int64_t n;
    if (!bl_os_long(arg[1], &n) || !bl_path_arg(arg[0], "truncate", NULL, true, false, &p))
        return BL_NULL;
    return finish(p.fd >= 0 ? ftruncate(p.fd, n) : truncate(p.text, n), &p);
}

static FN(os_mkfifo)
{
    BlPath p;
    int mode, at;
    if (!bl_os_int(arg[1], &mode) || !bl_os_dir_fd(arg[2], &at) || !bl_path_arg(arg[0], "mkfifo", NULL, false, false, &p))
        return BL_NULL;
    return finish(mkfifoat(at, p.text, (mode_t)mode), &p);
}

/* ---- descriptors ---- */

static FN(os_open)
{
    BlPath p;
    int flags, mode, at, fd;
    if (!bl_os_int(arg[1], &flags) || !bl_os_int(arg[2], &mode) || !bl_os_dir_fd(arg[3], &at) || !bl_path_arg(arg[0], "open", NULL, false, false, &p))
        return BL_NULL;
    do {
        fd = openat(at, p.text, flags | O_CLOEXEC, (mode_t)mode);
    } while (fd < 0 && bl_os_again());
    BlRef r = fd < 0 ? bl_pending() ? BL_NULL : bl_os_error(&p) : bl_from_imm(fd);
    bl_path_free(&p);
    return r;
}

static FN(os_close)
{
    int fd;
    return bl_os_int(arg[0], &fd) ? done(close(fd) < 0 && errno != EINTR ? -1 : 0) : BL_NULL;
}

static FN(os_closerange)
{
    int low, high;
    if (!bl_os_int(arg[0], &low) || !bl_os_int(arg[1], &high))
        return BL_NULL;
    for (int fd = low; fd < high; fd++)
        close(fd);
    return BL_NONE;
}

static BlRef read_at(BlVal fd_arg, BlVal n_arg, int64_t offset)
{
    int fd;
    int64_t n;
    ssize_t got;
    if (!bl_os_int(fd_arg, &fd) || !bl_os_long(n_arg, &n))
        return BL_NULL;
    if (n < 0)
        return bl_raise_errno(EINVAL, BL_NULL);
    BlRef b = bl_bytes_new(NULL, (size_t)n);
    if (b == BL_NULL)
        return BL_NULL;
    do {
        got = offset < 0 ? read(fd, bl_as_bytes(b)->data, (size_t)n) : pread(fd, bl_as_bytes(b)->data, (size_t)n, offset);
    } while (got < 0 && bl_os_again());
    if (got == n)
        return b;
    BlRef r = got < 0 ? done(-1) : bl_bytes_new(bl_as_bytes(b)->data, (size_t)got);
    bl_drop(b);
    return r;
}
static FN(os_read) { return read_at(arg[0], arg[1], -1); }
static FN(os_pread)
{
    int64_t offset;
    return bl_os_long(arg[2], &offset) ? read_at(arg[0], arg[1], offset < 0 ? 0 : offset) : BL_NULL;
}

static BlRef write_at(BlVal fd_arg, BlVal data, int64_t offset)
{
    int fd;
    BlBuffer b;
    ssize_t put;
    if (!bl_os_int(fd_arg, &fd) || bl_buffer_get(data, &b, false) < 0)
        return BL_NULL;
    do {
        put = offset < 0 ? write(fd, b.data, b.length) : pwrite(fd, b.data, b.length, offset);
    } while (put < 0 && bl_os_again());
    bl_buffer_release(&b);
    return number(put);
}
static FN(os_write) { return write_at(arg[0], arg[1], -1); }
static FN(os_pwrite)
{
    int64_t offset;
    return bl_os_long(arg[2], &offset) ? write_at(arg[0], arg[1], offset < 0 ? 0 : offset) : BL_NULL;
}

static FN(os_lseek)
{
    int fd, how;
    int64_t offset;
    return bl_os_int(arg[0], &fd) && bl_os_long(arg[1], &offset) && bl_os_int(arg[2], &how) ? number(lseek(fd, offset, how)) : BL_NULL;
}

static FN(os_dup)
{
    int fd;
    return bl_os_int(arg[0], &fd) ? number(fcntl(fd, F_DUPFD_CLOEXEC, 0)) : BL_NULL;
}

static FN(os_dup2)
{
    int fd, to, keep = bl_truth(arg[2]);
    if (keep < 0 || !bl_os_int(arg[0], &fd) || !bl_os_int(arg[1], &to))
        return BL_NULL;
    return number(keep ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC));
}

static BlRef pair(int a, int b) { return bl_tuple_pack(2, bl_from_imm(a), bl_from_imm(b)); }

static FN(os_pipe)
{
    int fd[2];
    return pipe2(fd, O_CLOEXEC) < 0 ? done(-1) : pair(fd[0], fd[1]);
}
static FN(os_pipe2)
{
    int fd[2], flags;
    return !bl_os_int(arg[0], &flags) ? BL_NULL : pipe2(fd, flags) < 0 ? done(-1) : pair(fd[0], fd[1]);
}

static BlRef on_fd(BlVal v, int (*f)(int))
{
    int fd;
    if (bl_is_int(v))
        return bl_os_int(v, &fd) ? done(f(fd)) : BL_NULL;
    BlRef n = bl_call_method(v, bl_name(fileno), NULL, 0);
    BlRef r = n != BL_NULL && bl_os_int(n, &fd) ? done(f(fd)) : BL_NULL;
    bl_drop(n);
    return r;
}
static FN(os_fsync) { return on_fd(arg[0], fsync); }
static FN(os_fdatasync) { return on_fd(arg[0], fdatasync); }
static FN(os_fchdir) { return on_fd(arg[0], fchdir); }

static FN(os_ftruncate)
{
    int fd;
    int64_t n;
    return bl_os_int(arg[0], &fd) && bl_os_long(arg[1], &n) ? done(ftruncate(fd, n)) : BL_NULL;
}

static FN(os_isatty)
{
    int fd;
    return bl_os_int(arg[0], &fd) ? bl_from_bool(isatty(fd)) : BL_NULL;
}

static FN(os_get_inheritable)
{
    int fd, flags;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    flags = fcntl(fd, F_GETFD);
    return flags < 0 ? done(-1) : bl_from_bool(!(flags & FD_CLOEXEC));
}
static FN(os_set_inheritable)
{
    int fd, on = bl_truth(arg[1]), flags;
    if (on < 0 || !bl_os_int(arg[0], &fd))
        return BL_NULL;
    flags = fcntl(fd, F_GETFD);
    return done(flags < 0 ? -1 : fcntl(fd, F_SETFD, on ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}
static FN(os_get_blocking)
{
    int fd, flags;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    flags = fcntl(fd, F_GETFL);
    return flags < 0 ? done(-1) : bl_from_bool(!(flags & O_NONBLOCK));
}
static FN(os_set_blocking)
{
    int fd, on = bl_truth(arg[1]), flags;
    if (on < 0 || !bl_os_int(arg[0], &fd))
        return BL_NULL;
    flags = fcntl(fd, F_GETFL);
    return done(flags < 0 ? -1 : fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

static FN(os_ttyname)
{
    int fd;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    const char *name = ttyname(fd);
    return name ? bl_os_name(name, strlen(name), false) : done(-1);
}

static const BlGetSet size_fields[] = {BL_FIELD(0, "columns", "width of the terminal window in characters"), BL_FIELD(1, "lines", "height of the terminal window in characters"), {0}};
static const BlType size_type = BL_STRUCTSEQ("os.terminal_size", size_fields, "A tuple of (columns, lines) for holding terminal window size");

static FN(os_get_terminal_size)
{
    int fd;
    struct winsize w;
    if (!bl_os_int(arg[0], &fd))
        return BL_NULL;
    if (ioctl(fd, TIOCGWINSZ, &w) < 0)
        return done(-1);
    BlRef v[2] = {bl_from_imm(w.ws_col), bl_from_imm(w.ws_row)};
    return bl_structseq_make(bl_os()->terminal_size, v, 2, 2);
}

static BlRef device_part(BlVal v, bool high)
{
    int64_t n;
    return bl_os_long(v, &n) ? bl_int_from_uint64(high ? major((dev_t)n) : minor((dev_t)n)) : BL_NULL;
}
static FN(os_major) { return device_part(arg[0], true); }
static FN(os_minor) { return device_part(arg[0], false); }
static FN(os_makedev)
{
    int64_t a, b;
    return bl_os_long(arg[0], &a) && bl_os_long(arg[1], &b) ? bl_int_from_uint64(makedev((unsigned)a, (unsigned)b)) : BL_NULL;
}

static FN(os_fspath) { return bl_fspath(arg[0]); }

static FN(os_pathconf)
{
    BlPath p;
    int name;
    if (!bl_os_int(arg[1], &name) || !bl_path_arg(arg[0], "pathconf", NULL, true, false, &p))
        return BL_NULL;
    errno = 0;
    long n = p.fd >= 0 ? fpathconf(p.fd, name) : pathconf(p.text, name);
    BlRef r = n < 0 && errno ? bl_os_error(&p) : bl_int_from_int64(n);
    bl_path_free(&p);
    return r;
}

const BlMethod bl_os_file_functions[] = {
    {"access", os_access, "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", "Use the real uid/gid to test for access to a path.", NULL, 0},
    {"chdir", os_chdir, "(path)", "Change the current working directory to the specified path.", NULL, 0},
    {"chmod", os_chmod, "(path, mode, *, dir_fd=None, follow_symlinks=True)", "Change the access permissions of a file.", NULL, 0},
    {"chown", os_chown, "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", "Change the owner and group id of path to the numeric uid and gid.", NULL, 0},
    {"close", os_close, "(fd)", "Close a file descriptor.", NULL, 0},
    {"closerange", os_closerange, "(fd_low, fd_high, /)", "Closes all file descriptors in [fd_low, fd_high), ignoring errors.", NULL, 0},
    {"dup", os_dup, "(fd, /)", "Return a duplicate of a file descriptor.", NULL, 0},
    {"dup2", os_dup2, "(fd, fd2, inheritable=True)", "Duplicate file descriptor.", NULL, 0},
    {"fchdir", os_fchdir, "(fd)", "Change to the directory of the given file descriptor.", NULL, 0},
    {"fchmod", os_fchmod, "(fd, mode)", "Change the access permissions of the file given by file descriptor fd.", NULL, 0},
    {"fdatasync", os_fdatasync, "(fd)", "Force write of fd to disk without forcing update of metadata.", NULL, 0},
    {"fspath", os_fspath, "(path)", "Return the file system path representation of the object.", NULL, 0},
    {"fsync", os_fsync, "(fd)", "Force write of fd to disk.", NULL, 0},
    {"ftruncate", os_ftruncate, "(fd, length, /)", "Truncate a file, specified by file descriptor, to a specific length.", NULL, 0},
    {"get_blocking", os_get_blocking, "(fd, /)", "Get the blocking mode of the file descriptor.", NULL, 0},
    {"get_inheritable", os_get_inheritable, "(fd, /)", "Get the close-on-exe flag of the specified file descriptor.", NULL, 0},
    {"get_terminal_size", os_get_terminal_size, "(fd=1, /)", "Return the size of the terminal window as (columns, lines).", NULL, 0},
    {"getcwd", os_getcwd, "()", "Return a unicode string representing the current working directory.", NULL, 0},
    {"getcwdb", os_getcwdb, "()", "Return a bytes string representing the current working directory.", NULL, 0},
    {"isatty", os_isatty, "(fd, /)", "Return True if the fd is connected to a terminal.", NULL, 0},
    {"lchown", os_lchown, "(path, uid, gid)", "Change the owner and group id of path, without following links.", NULL, 0},
    {"link", os_link, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", "Create a hard link to a file.", NULL, 0},
    {"lseek", os_lseek, "(fd, position, how, /)", "Set the position of a file descriptor.", NULL, 0},
    {"major", os_major, "(device, /)", "Extracts a device major number from a raw device number.", NULL, 0},
    {"makedev", os_makedev, "(major, minor, /)", "Composes a raw device number from the major and minor device numbers.", NULL, 0},
    {"minor", os_minor, "(device, /)", "Extracts a device minor number from a raw device number.", NULL, 0},
    {"mkdir", os_mkdir, "(path, mode=511, *, dir_fd=None)", "Create a directory.", NULL, 0},
    {"mkfifo", os_mkfifo, "(path, mode=438, *, dir_fd=None)", "Create a FIFO (a POSIX named pipe).", NULL, 0},
    {"open", os_open, "(path, flags, mode=511, *, dir_fd=None)", "Open a file for low level IO.", NULL, 0},
    {"pathconf", os_pathconf, "(path, name)", "Return the configuration limit name for the file or directory path.", NULL, 0},
    {"fpathconf", os_pathconf, "(fd, name, /)", "Return the configuration limit name for the file descriptor fd.", NULL, 0},
    {"pipe", os_pipe, "()", "Create a pipe.", NULL, 0},
    {"pipe2", os_pipe2, "(flags, /)", "Create a pipe with flags set atomically.", NULL, 0},
    {"pread", os_pread, "(fd, length, offset, /)", "Read a number of bytes from a file descriptor starting at a particular offset.", NULL, 0},
    {"pwrite", os_pwrite, "(fd, buffer, offset, /)", "Write bytes to a file descriptor starting at a particular offset.", NULL, 0},
    {"read", os_read, "(fd, length, /)", "Read from a file descriptor.  Returns a bytes object.", NULL, 0},
    {"readlink", os_readlink, "(path, *, dir_fd=None)", "Return a string representing the path to which the symbolic link points.", NULL, 0},
    {"remove", os_remove, "(path, *, dir_fd=None)", "Remove a file (same as unlink()).", NULL, 0},
    {"rename", os_rename, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or directory.", NULL, 0},
    {"replace", os_replace, "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Rename a file or directory, overwriting the destination.", NULL, 0},
    {"rmdir", os_rmdir, "(path, *, dir_fd=None)", "Remove a directory.", NULL, 0},
    {"set_blocking", os_set_blocking, "(fd, blocking, /)", "Set the blocking mode of the specified file descriptor.", NULL, 0},
    {"set_inheritable", os_set_inheritable, "(fd, inheritable, /)", "Set the inheritable flag of the specified file descriptor.", NULL, 0},
    {"symlink", os_symlink, "(src, dst, target_is_directory=False, *, dir_fd=None)", "Create a symbolic link pointing to src named dst.", NULL, 0},
    {"truncate", os_truncate, "(path, length)", "Truncate a file, specified by path, to a specific length.", NULL, 0},
    {"ttyname", os_ttyname, "(fd, /)", "Return the name of the terminal device connected to 'fd'.", NULL, 0},
    {"unlink", os_unlink, "(path, *, dir_fd=None)", "Remove a file (same as remove()).", NULL, 0},
    {"utime", os_utime, "(path, times=None, *, ns=NULL, dir_fd=None, follow_symlinks=True)", "Set the access and modified time of path.", NULL, 0},
    {"write", os_write, "(fd, data, /)", "Write a bytes object to a file descriptor.", NULL, 0},
    {0}
};

/* ---- the module ---- */

static bool add_functions(BlVal module, const BlMethod *functions)
{
    BlVal name = ((BlModule *)bl_obj(module))->name;
    BlRef shown = bl_str_intern("posix");
    bool ok = shown != BL_NULL && name != BL_NULL;
    for (const BlMethod *m = functions; ok && m->name; m++)
        ok = bl_module_add(module, m->name, bl_native_new(m, module, shown));
    bl_drop(shown);
    return ok;
}

static bool add_constants(BlVal module)
{
    static const struct { const char *name; int64_t value; } constants[] = {
#define C(NAME) {#NAME, NAME},
        C(F_OK) C(R_OK) C(W_OK) C(X_OK) C(O_RDONLY) C(O_WRONLY) C(O_RDWR) C(O_NDELAY) C(O_NONBLOCK) C(O_APPEND) C(O_DSYNC) C(O_RSYNC) C(O_SYNC)
        C(O_NOCTTY) C(O_CREAT) C(O_EXCL) C(O_TRUNC) C(O_CLOEXEC) C(O_ACCMODE) C(O_DIRECTORY) C(O_NOFOLLOW) C(O_ASYNC) C(SEEK_DATA) C(SEEK_HOLE)
        C(F_LOCK) C(F_TLOCK) C(F_ULOCK) C(F_TEST)
#undef C
        {"O_LARGEFILE", 0}, {"O_PATH", 010000000}, {"O_TMPFILE", 020200000}, {"O_NOATIME", 01000000}, {"O_DIRECT", 040000}, {"NGROUPS_MAX", 65536},
        {"TMP_MAX", 238328}, {"EX_OK", 0}, {"EX_USAGE", 64}, {"EX_DATAERR", 65}, {"EX_NOINPUT", 66}, {"EX_NOUSER", 67}, {"EX_NOHOST", 68},
        {"EX_UNAVAILABLE", 69}, {"EX_SOFTWARE", 70}, {"EX_OSERR", 71}, {"EX_OSFILE", 72}, {"EX_CANTCREAT", 73}, {"EX_IOERR", 74}, {"EX_TEMPFAIL", 75},
        {"EX_PROTOCOL", 76}, {"EX_NOPERM", 77}, {"EX_CONFIG", 78}, {"ST_RDONLY", 1}, {"ST_NOSUID", 2}, {"ST_NODEV", 4}, {"ST_NOEXEC", 8},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (!bl_module_add_int(module, constants[i].name, constants[i].value))
            return false;
    return true;
}

static bool os_exec(BlVal module)
{
    BlOs *os = ((BlModule *)bl_obj(module))->state;
    BlRef *all = (BlRef *)os;
    for (size_t i = 0; i < sizeof *os / sizeof(BlRef); i++)
        all[i] = BL_NULL;
    os->terminal_size = bl_class_from_type(&size_type, BL_NULL);
    return os->terminal_size != BL_NULL && bl_structseq_setup(os->terminal_size, size_fields, 2) &&
           bl_module_add(module, "terminal_size", bl_keep(os->terminal_size)) && bl_os_stat_setup(module, os) && bl_os_process_setup(module, os) &&
           add_functions(module, bl_os_file_functions) && add_functions(module, bl_os_process_functions) && add_functions(module, bl_os_stat_functions) &&
           add_functions(module, bl_os_system_functions) && bl_os_system_setup(module) &&
           add_constants(module) && bl_module_add(module, "error", bl_keep(bl_exc(OSError)));
}

static void os_fini(void *state)
{
    BlRef *all = state;
    for (size_t i = 0; i < sizeof(BlOs) / sizeof(BlRef); i++)
        bl_clear_ref(&all[i]);
}
static void os_traverse(void *state, BlVisit visit, void *ctx)
{
    BlRef *all = state;
    for (size_t i = 0; i < sizeof(BlOs) / sizeof(BlRef); i++)
        visit(all[i], ctx);
}

const BlModuleDef bl_mod_os = {
    .name = "_os", .doc = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.",
    .exec = os_exec, .state_size = sizeof(BlOs), .fini = os_fini, .traverse = os_traverse,
};

/* The same functions under the name that CPython gives them. */
static bool posix_exec(BlVal module)
{
    BlRef os = bl_module_from_def(&bl_mod_os);
    bool ok = os != BL_NULL && bl_dict_update(bl_module_dict(module), bl_module_dict(os), false);
    bl_drop(os);
    return ok;
}
const BlModuleDef bl_mod_posix = {.name = "posix", .doc = "The system's own functions.", .exec = posix_exec};
