/* io_file.c -- FileIO: bytes straight from and to a descriptor.
 *
 * Calls that a signal interrupts run its handlers and are begun again.
 */
#include "mod/io_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "obj/interrupt.h"

static BlFileIO *as_file(BlVal v) { return (BlFileIO *)bl_obj(v); }

static BlRef closed_file(void) { return bl_raise(bl_exc(ValueError), "I/O operation on closed file"); }

static bool check_open(const BlFileIO *f)
{
    if (f->fd < 0)
        closed_file();
    return f->fd >= 0;
}

static BlRef bad_mode(const char *action)
{
    return bl_raise(bl_io()->unsupported, "File not open for %s", action);
}

/* ---- the system calls ---- */

int64_t bl_fileio_read(BlFileIO *f, void *to, size_t n)
{
    for (;;) {
        ssize_t got = read(f->fd, to, n);
        if (got >= 0)
            return got;
        if (errno == EAGAIN)
            return -2;
        if (errno != EINTR) {
            bl_raise_errno(errno, BL_NULL);
            return -1;
        }
        if (!bl_check_signals())
            return -1;
        if (f->fd < 0) {
            closed_file();
            return -1;
        }
    }
}

int64_t bl_fileio_write(BlFileIO *f, const void *from, size_t n)
{
    for (;;) {
        ssize_t put = write(f->fd, from, n);
        if (put >= 0)
            return put;
        if (errno == EAGAIN)
            return -2;
        if (errno != EINTR) {
            bl_raise_errno(errno, BL_NULL);
            return -1;
        }
        if (!bl_check_signals())
            return -1;
    }
}

int64_t bl_fileio_seek(BlFileIO *f, int64_t offset, int whence)
{
    off_t at = lseek(f->fd, offset, whence);
    if (f->seekable < 0)
        f->seekable = at >= 0;
    if (at < 0)
        bl_raise_errno(errno, BL_NULL);
    return at;
}

BlRef bl_fileio_readall(BlFileIO *f)
{
    BlBuf b = BL_BUF_INIT;
    struct stat st;
    off_t at = lseek(f->fd, 0, SEEK_CUR);
    size_t guess = 8192;
    if (at >= 0 && fstat(f->fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > at)
        guess = (size_t)(st.st_size - at) + 1;
    BlRef r = BL_NULL;
    for (;;) {
        if (!bl_buf_reserve(&b, guess)) {
            bl_no_memory();
            break;
        }
        int64_t n = bl_fileio_read(f, b.data + b.size, b.capacity - b.size - 1);
        if (n == -1)
            break;
        if (n <= 0) {
            r = n == -2 && b.size == 0 ? BL_NONE : bl_bytes_new(b.data, b.size);
            break;
        }
        b.size += (size_t)n;
        guess = b.size < 65536 ? 8192 : b.size / 4;
        if (b.capacity - b.size > 1)
            guess = b.capacity - b.size - 1;
    }
    bl_buf_free(&b);
    return r;
}

/* ---- opening ---- */

typedef struct Mode { bool read, write, append, create, plus; } Mode;

static bool parse_mode(const char *text, Mode *m)
{
    *m = (Mode){0};
    int actions = 0;
    bool pluses = false;
    for (const char *p = text; *p; p++) {
        switch (*p) {
        case 'x': m->create = m->write = true; actions++; break;
        case 'r': m->read = true; actions++; break;
        case 'w': m->write = true; actions++; break;
        case 'a': m->append = m->write = true; actions++; break;
        case 'b': break;
        case '+':
            if (pluses)
                actions = 9;
            pluses = true;
            break;
        default:
            bl_raise(bl_exc(ValueError), "invalid mode: %.200s", text);
            return false;
        }
    }
    if (actions != 1) {
        bl_raise(bl_exc(ValueError), "Must have exactly one of create/read/write/append mode and at most one plus");
        return false;
    }
    m->plus = pluses;
    if (pluses)
        m->read = m->write = true;
    return true;
}

static int open_flags(const Mode *m, const char *text)
{
    int flags = m->read && m->write ? O_RDWR : m->read ? O_RDONLY : O_WRONLY;
    if (m->create)
        flags |= O_EXCL | O_CREAT;
    else if (m->append)
        flags |= O_APPEND | O_CREAT;
    else if (strchr(text, 'w'))
        flags |= O_TRUNC | O_CREAT;
    return flags | O_CLOEXEC;
}

/* The descriptor an opener gives; -1 raised. */
static int call_opener(BlVal opener, BlVal name, int flags)
{
    int64_t fd;
    BlRef r = bl_call2(opener, name, bl_from_imm(flags));
    if (r == BL_NULL)
        return -1;
    if (!bl_is_int(r)) {
        bl_drop(r);
        return bl_raise_int(bl_exc(TypeError), "expected integer from opener");
    }
    bool ok = bl_index_int64(r, &fd, bl_exc(OverflowError));
    bl_drop(r);
    if (!ok)
        return -1;
    if (fd < 0)
        return bl_raise_int(bl_exc(ValueError), "opener returned %lld", (long long)fd);
    return (int)fd;
}

static int open_path(const char *path, BlVal name, int flags)
{
    for (;;) {
        int fd = open(path, flags, 0666);
        if (fd >= 0)
            return fd;
        if (errno != EINTR) {
            bl_raise_errno(errno, name);
            return -1;
        }
        if (!bl_check_signals())
            return -1;
    }
}

/* Takes a descriptor over: a folder is none to read from. */
static bool adopt_fd(BlFileIO *f, int fd, BlVal name, bool ours)
{
    struct stat st;
    if (fstat(fd, &st) < 0) {
        bl_raise_errno(errno, BL_NULL);
        if (ours)
            close(fd);
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        bl_raise_errno(EISDIR, name);
        if (ours)
            close(fd);
        return false;
    }
    f->fd = fd;
    f->block = st.st_blksize > 1 ? (size_t)st.st_blksize : BL_IO_BUFFER_SIZE;
    return true;
}

static bool file_open(BlVal self, BlVal name, const char *mode, bool closefd, BlVal opener)
{
    BlFileIO *f = as_file(self);
    Mode m;
    if (bl_is_imm_float(name) || (bl_is_float(name))) {
        bl_raise(bl_exc(TypeError), "expected str, bytes or os.PathLike object, not float");
        return false;
    }
    if (f->fd >= 0 && f->closefd)
        close(f->fd);
    f->fd = -1;
    f->seekable = -1;
    f->closefd = closefd;
    if (!parse_mode(mode, &m))
        return false;
    f->readable = m.read;
    f->writable = m.write;
    f->created = m.create;
    f->appending = m.append;
    int flags = open_flags(&m, mode);
    bool ok;
    if (bl_is_int(name)) {
        int64_t fd;
        if (!bl_index_int64(name, &fd, bl_exc(OverflowError)))
            return false;
        if (fd < 0) {
            bl_raise(bl_exc(ValueError), "negative file descriptor");
            return false;
        }
        ok = adopt_fd(f, (int)fd, name, false);
    } else {
        if (!closefd) {
            bl_raise(bl_exc(ValueError), "Cannot use closefd=False with file name");
            return false;
        }
        int fd;
        if (opener != BL_NONE && opener != BL_NULL) {
            fd = call_opener(opener, name, flags);
        } else {
            BlRef plain = bl_fspath(name);
            BlPath p;
            if (plain == BL_NULL)
                return false;
            bool got = bl_path_arg(plain, NULL, NULL, false, false, &p);
            bl_drop(plain);
            if (!got)
                return false;
            fd = open_path(p.text, name, flags);
            bl_path_free(&p);
        }
        ok = fd >= 0 && adopt_fd(f, fd, name, true);
    }
    ok = ok && bl_instance_set(self, bl_name(name), name) == 0;
    if (ok && m.append && bl_fileio_seek(f, 0, SEEK_END) < 0)
        ok = f->seekable == 0 && bl_catch(bl_exc(OSError));
    return ok;
}

BlRef bl_fileio_open(BlVal cls, BlVal name, const char *mode, bool closefd, BlVal opener)
{
    BlRef v = bl_io_new(bl_as_class(cls), sizeof(BlFileIO));
    if (v == BL_NULL)
        return BL_NULL;
    as_file(v)->fd = -1;
    as_file(v)->seekable = -1;
    if (!file_open(v, name, mode, closefd, opener))
        bl_clear_ref(&v);
    return v;
}

static BlRef file_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(BlFileIO));
    if (v != BL_NULL) {
        as_file(v)->fd = -1;
        as_file(v)->seekable = -1;
    }
    return v;
}

static int file_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[4];
    if (!bl_parse_args("FileIO", "(file, mode: str='r', closefd=True, opener=None)", arg, nargs, kwnames, a))
        return -1;
    int closefd = bl_truth(a[2]);
    size_t n;
    const char *mode = closefd < 0 ? NULL : bl_str_to_utf8(a[1], &n);
    if (!mode)
        return -1;
    bool ok = file_open(self, a[0], mode, closefd, a[3]);
    bl_str_utf8_free(a[1], mode);
    return ok ? 0 : -1;
}

static void file_free(BlObject *o)
{
    BlFileIO *f = (BlFileIO *)o;
    if (f->fd >= 0 && f->closefd)
        close(f->fd);
    bl_object_free(o, o->shape->size);
}

/* ---- methods ---- */

static BlRef file_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlFileIO *f = as_file(self);
    int fd = f->fd;
    f->base.closed = true;
    f->fd = -1;
    if (fd >= 0 && f->closefd && close(fd) < 0 && errno != EINTR)
        return bl_raise_errno(errno, BL_NULL);
    return BL_NONE;
}

static BlRef file_fileno(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(as_file(self)) ? bl_from_imm(as_file(self)->fd) : BL_NULL; }
static BlRef file_readable(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(as_file(self)) ? bl_from_bool(as_file(self)->readable) : BL_NULL; }
static BlRef file_writable(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(as_file(self)) ? bl_from_bool(as_file(self)->writable) : BL_NULL; }
static BlRef file_isatty(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(as_file(self)) ? bl_from_bool(isatty(as_file(self)->fd)) : BL_NULL; }

static BlRef file_seekable(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlFileIO *f = as_file(self);
    if (!check_open(f))
        return BL_NULL;
    if (f->seekable < 0 && bl_fileio_seek(f, 0, SEEK_CUR) < 0)
        bl_clear_error();
    return bl_from_bool(f->seekable > 0);
}

static BlRef file_read(BlVal self, const BlVal *arg)
{
    BlFileIO *f = as_file(self);
    int64_t n;
    if (!check_open(f))
        return BL_NULL;
    if (!f->readable)
        return bad_mode("reading");
    if (!bl_io_size(arg[0], &n))
        return BL_NULL;
    if (n < 0)
        return bl_fileio_readall(f);
    BlRef b = bl_bytes_new(NULL, (size_t)n);
    if (b == BL_NULL)
        return BL_NULL;
    int64_t got = bl_fileio_read(f, bl_as_bytes(b)->data, (size_t)n);
    if (got == n)
        return b;
    BlRef r = got == -1 ? BL_NULL : got == -2 ? BL_NONE : bl_bytes_new(bl_as_bytes(b)->data, (size_t)got);
    bl_drop(b);
    return r;
}

static BlRef file_readall(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlFileIO *f = as_file(self);
    return !check_open(f) ? BL_NULL : !f->readable ? bad_mode("reading") : bl_fileio_readall(f);
}

static BlRef count_or_none(int64_t n) { return n == -1 ? BL_NULL : n == -2 ? BL_NONE : bl_int_from_int64(n); }

static BlRef file_readinto(BlVal self, const BlVal *arg)
{
    BlFileIO *f = as_file(self);
    BlBuffer b;
    if (!check_open(f))
        return BL_NULL;
    if (!f->readable)
        return bad_mode("reading");
    if (bl_buffer_get(arg[0], &b, true) < 0)
        return BL_NULL;
    int64_t n = bl_fileio_read(f, b.data, b.length);
    bl_buffer_release(&b);
    return count_or_none(n);
}

static BlRef file_write(BlVal self, const BlVal *arg)
{
    BlFileIO *f = as_file(self);
    BlBuffer b;
    if (!check_open(f))
        return BL_NULL;
    if (!f->writable)
        return bad_mode("writing");
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    int64_t n = bl_fileio_write(f, b.data, b.length);
    bl_buffer_release(&b);
    return count_or_none(n);
}

static BlRef file_seek(BlVal self, const BlVal *arg)
{
    int64_t offset, whence;
    if (!check_open(as_file(self)) || !bl_index_int64(arg[0], &offset, bl_exc(OverflowError)) || !bl_index_int64(arg[1], &whence, bl_exc(OverflowError)))
        return BL_NULL;
    int64_t at = bl_fileio_seek(as_file(self), offset, (int)whence);
    return at < 0 ? BL_NULL : bl_int_from_int64(at);
}

static BlRef file_tell(BlVal self, const BlVal *arg BL_UNUSED)
{
    if (!check_open(as_file(self)))
        return BL_NULL;
    int64_t at = bl_fileio_seek(as_file(self), 0, SEEK_CUR);
    return at < 0 ? BL_NULL : bl_int_from_int64(at);
}

static BlRef file_truncate(BlVal self, const BlVal *arg)
{
    BlFileIO *f = as_file(self);
    int64_t size;
    if (!check_open(f))
        return BL_NULL;
    if (!f->writable)
        return bad_mode("writing");
    if (arg[0] == BL_NONE) {
        if ((size = bl_fileio_seek(f, 0, SEEK_CUR)) < 0)
            return BL_NULL;
    } else if (!bl_index_int64(arg[0], &size, bl_exc(OverflowError))) {
        return BL_NULL;
    }
    if (ftruncate(f->fd, size) < 0)
        return bl_raise_errno(errno, BL_NULL);
    return bl_int_from_int64(size);
}

static const char *mode_of(const BlFileIO *f)
{
    if (f->created)
        return f->readable ? "xb+" : "xb";
    if (f->appending)
        return f->readable ? "ab+" : "ab";
    return f->readable ? f->writable ? "rb+" : "rb" : "wb";
}

static BlRef file_repr(BlVal self)
{
    const BlFileIO *f = as_file(self);
    char more[64];
    if (f->fd < 0)
        return bl_str_c("<_io.FileIO [closed]>");
    snprintf(more, sizeof more, " mode='%s' closefd=%s", mode_of(f), f->closefd ? "True" : "False");
    BlRef name = BL_NULL;
    int found = bl_find_attr(self, bl_name(name), &name);
    bl_drop(name);
    if (found == 0)
        return bl_str_format("<_io.FileIO fd=%d%s>", f->fd, more);
    return found < 0 ? BL_NULL : bl_io_repr(self, "_io.FileIO", more);
}

static BlRef file_get_mode(BlVal self) { return bl_str_c(mode_of(as_file(self))); }
static BlRef file_get_closed(BlVal self) { return bl_from_bool(as_file(self)->fd < 0); }
static BlRef file_get_closefd(BlVal self) { return bl_from_bool(as_file(self)->closefd); }
static BlRef file_get_blksize(BlVal self) { return bl_int_from_uint64(as_file(self)->block); }

static const BlMethod file_methods[] = {
    {"read", file_read, "(size=-1, /)", "Read at most size bytes, returned as bytes.", NULL, 0},
    {"readall", file_readall, "()", "Read all data from the file, returned as bytes.", NULL, 0},
    {"readinto", file_readinto, "(buffer, /)", "Same as RawIOBase.readinto().", NULL, 0},
    {"write", file_write, "(b, /)", "Write buffer b to file, return number of bytes written.", NULL, 0},
    {"seek", file_seek, "(pos, whence=0, /)", "Move to new file position and return the file position.", NULL, 0},
    {"tell", file_tell, "()", "Current file position.", NULL, 0},
    {"truncate", file_truncate, "(size=None, /)", "Truncate the file to at most size bytes and return the truncated size.", NULL, 0},
    {"close", file_close, "()", "Close the file.", NULL, 0},
    {"seekable", file_seekable, "()", "True if file supports random-access.", NULL, 0},
    {"readable", file_readable, "()", "True if file was opened in a read mode.", NULL, 0},
    {"writable", file_writable, "()", "True if file was opened in a write mode.", NULL, 0},
    {"fileno", file_fileno, "()", "Return the underlying file descriptor (an integer).", NULL, 0},
    {"isatty", file_isatty, "()", "True if the file is connected to a TTY device.", NULL, 0},
    {0}
};
static const BlGetSet file_getset[] = {
    {"mode", file_get_mode, NULL, "String giving the file mode"}, {"closed", file_get_closed, NULL, "True if the file is closed"},
    {"closefd", file_get_closefd, NULL, NULL}, {"_blksize", file_get_blksize, NULL, NULL}, {0}
};

const BlType bl_fileio_type = {
    .name = "_io.FileIO", .doc = "Open a file.", .base = &bl_rawiobase_type, .size = sizeof(BlFileIO), .id = BL_T_NONE_OF_THESE,
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = file_free, .new_ = file_new, .init = file_init, .repr = file_repr, .methods = file_methods, .getset = file_getset,
};
