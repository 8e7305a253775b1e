/* io_buffered.c -- BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair.
 *
 * One struct serves the first three. Its block of memory holds either bytes read ahead, [pos, end), or bytes waiting to
 * be written, [0, waiting); never both: before it writes, a random stream gives back what it read ahead, and
 * before it reads, it writes what waits.
 */
#include "mod/io_impl.h"

#include <errno.h>

static BlBuffered *as_buffered(BlVal v) { return (BlBuffered *)bl_obj(v); }

/* ---- the raw stream ---- */

static BlFileIO *file_of(const BlBuffered *b) { return (BlFileIO *)bl_obj(b->raw); }

static BlRef not_ready(const BlBuffered *b)
{
    return bl_raise(bl_exc(ValueError), b->detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

static int raw_closed(const BlBuffered *b) { return b->fast ? file_of(b)->fd < 0 : bl_io_is_closed(b->raw); }

/* Usable for `what` ("read", "seek of" ...)? */
static bool check(BlBuffered *b, const char *message)
{
    if (!b->ok)
        return not_ready(b) != BL_NULL;
    int closed = raw_closed(b);
    if (closed > 0)
        bl_raise(bl_exc(ValueError), "%s closed file", message);
    return closed == 0;
}

/* At most n bytes: count, 0 at the end, -1 raised, -2 nothing there yet. */
static int64_t raw_read(BlBuffered *b, char *to, size_t n)
{
    if (b->fast)
        return bl_fileio_read(file_of(b), to, n);
    BlRef size = bl_int_from_uint64(n);
    BlRef array = size == BL_NULL ? BL_NULL : bl_call1(bl_class_value(bl_builtin_class(BL_T_BYTEARRAY)), size);
    bl_drop(size);
    BlRef raw = bl_keep(b->raw), r = array == BL_NULL ? BL_NULL : bl_io_call(raw, "readinto", &array, 1);
    bl_drop(raw);
    int64_t got = -1;
    if (r == BL_NONE)
        got = -2;
    else if (r != BL_NULL && bl_index_int64(r, &got, bl_exc(ValueError))) {
        BlByteArray *a = (BlByteArray *)bl_obj(array);
        if (got < 0 || (size_t)got > n || (size_t)got > a->length) {
            bl_raise(bl_exc(OSError), "raw readinto() returned invalid length %lld (should have been between 0 and %zu)", (long long)got, n);
            got = -1;
        } else
            memcpy(to, a->data, (size_t)got);
    } else
        got = -1;
    bl_drop(r);
    bl_drop(array);
    return got;
}

static int64_t raw_write(BlBuffered *b, const char *from, size_t n)
{
    if (b->fast)
        return bl_fileio_write(file_of(b), from, n);
    BlRef data = bl_bytes_new(from, n), raw = bl_keep(b->raw), r = data == BL_NULL ? BL_NULL : bl_call_method(raw, bl_name(write), &data, 1);
    bl_drop(raw);
    bl_drop(data);
    int64_t put = -1;
    if (r == BL_NONE)
        put = -2;
    else if (r != BL_NULL && bl_index_int64(r, &put, bl_exc(ValueError)) && (put < 0 || (size_t)put > n)) {
        bl_raise(bl_exc(OSError), "raw write() returned invalid length %lld (should have been between 0 and %zu)", (long long)put, n);
        put = -1;
    } else if (bl_pending())
        put = -1;
    bl_drop(r);
    return put;
}

static int64_t raw_seek(BlBuffered *b, int64_t offset, int whence)
{
    if (b->fast)
        return bl_fileio_seek(file_of(b), offset, whence);
    BlVal to[2] = {bl_int_from_int64(offset), bl_from_imm(whence)};
    BlRef raw = bl_keep(b->raw), r = to[0] == BL_NULL ? BL_NULL : bl_io_call(raw, "seek", to, 2);
    bl_drop(to[0]);
    bl_drop(raw);
    int64_t at = -1;
    if (r != BL_NULL && bl_index_int64(r, &at, bl_exc(ValueError)) && at < 0) {
        bl_raise(bl_exc(OSError), "Raw stream returned invalid position %lld", (long long)at);
        at = -1;
    }
    bl_drop(r);
    return at;
}

static int64_t raw_tell(BlBuffered *b)
{
    if (b->fast)
        return bl_fileio_seek(file_of(b), 0, 1);
    BlRef raw = bl_keep(b->raw), r = bl_io_call0(raw, "tell");
    bl_drop(raw);
    int64_t at = -1;
    if (r != BL_NULL && bl_index_int64(r, &at, bl_exc(ValueError)) && at < 0) {
        bl_raise(bl_exc(OSError), "Raw stream returned invalid position %lld", (long long)at);
        at = -1;
    }
    bl_drop(r);
    return at;
}

/* ---- writing ---- */

static BlRef would_block(int64_t written)
{
    BlRef message = bl_str_c("write could not complete without blocking");
    BlRef args = message == BL_NULL ? BL_NULL : bl_tuple_pack(3, bl_from_imm(EAGAIN), message, bl_from_imm(written));
    BlRef e = args == BL_NULL ? BL_NULL : bl_exception_new(bl_exc(BlockingIOError), args);
    bl_drop(message);
    bl_drop(args);
    return e == BL_NULL ? BL_NULL : bl_raise_object(e);
}

/* Writes [from, from + n) out: false raised; *done tells how far it came. */
static bool write_out(BlBuffered *b, const char *from, size_t n, size_t *done)
{
    *done = 0;
    while (*done < n) {
        int64_t put = raw_write(b, from + *done, n - *done);
        if (put == -2)
            would_block(0);
        if (put < 0)
            return false;
        *done += (size_t)put;
    }
    return true;
}

static bool flush_waiting(BlBuffered *b)
{
    if (!b->waiting)
        return true;
    size_t n = b->waiting, done;
    if (b->busy) {
        bl_raise(bl_exc(RuntimeError), "reentrant call inside a buffered stream");
        return false;
    }
    b->busy = true;
    bool ok = write_out(b, b->data, n, &done);
    b->busy = false;
    if (done && b->data) {
        memmove(b->data, b->data + done, b->waiting - done);
        b->waiting -= done;
    }
    return ok;
}

/* What was read ahead is given back: the raw stream stands where we do. */
static bool give_back(BlBuffered *b)
{
    size_t ahead = b->end - b->pos;
    b->pos = b->end = 0;
    return ahead == 0 || raw_seek(b, -(int64_t)ahead, 1) >= 0;
}

bool bl_buffered_flush(BlBuffered *b)
{
    return flush_waiting(b) && (!b->writable || !b->readable || give_back(b));
}

bool bl_buffered_write(BlBuffered *b, const char *data, size_t n)
{
    if (b->end && !give_back(b))
        return false;
    if (n <= b->size - b->waiting) {
        memcpy(b->data + b->waiting, data, n);
        b->waiting += n;
        return true;
    }
    if (!flush_waiting(b))
        return false;
    size_t done = 0;
    while (n - done > b->size) {            /* too much for the buffer: straight through */
        int64_t put = raw_write(b, data + done, n - done);
        if (put == -2)
            would_block((int64_t)done);
        if (put < 0)
            return false;
        done += (size_t)put;
    }
    memcpy(b->data, data + done, n - done);
    b->waiting = n - done;
    return true;
}

/* ---- reading ---- */

/* Fills the empty buffer: bytes there are now; 0 at the end, -1 raised, -2 nothing yet. */
static int64_t fill(BlBuffered *b)
{
    if (b->waiting && !flush_waiting(b))
        return -1;
    b->pos = b->end = 0;
    if (b->busy) {
        bl_raise(bl_exc(RuntimeError), "reentrant call inside a buffered stream");
        return -1;
    }
    b->busy = true;
    int64_t n = raw_read(b, b->data, b->size);
    b->busy = false;
    if (n > 0)
        b->end = (size_t)n;
    return n;
}

int64_t bl_buffered_read1(BlBuffered *b, char *to, size_t n)
{
    if (b->waiting && !flush_waiting(b))
        return -1;
    if (b->pos == b->end) {
        if (n >= b->size) {             /* straight through */
            int64_t got = raw_read(b, to, n);
            return got == -2 ? 0 : got;
        }
        int64_t got = fill(b);
        if (got <= 0)
            return got == -2 ? 0 : got;
    }
    size_t have = b->end - b->pos;
    if (n > have)
        n = have;
    memcpy(to, b->data + b->pos, n);
    b->pos += n;
    return (int64_t)n;
}

BlRef bl_buffered_readall(BlBuffered *b)
{
    if (b->waiting && !flush_waiting(b))
        return BL_NULL;
    BlRef head = bl_bytes_new(b->data + b->pos, b->end - b->pos);
    b->pos = b->end = 0;
    if (head == BL_NULL)
        return BL_NULL;
    BlRef rest;
    if (b->fast)
        rest = bl_fileio_readall(file_of(b));
    else {
        BlRef raw = bl_keep(b->raw), readall = BL_NULL, name = bl_str_intern("readall");
        int found = name == BL_NULL ? -1 : bl_find_attr(raw, name, &readall);
        bl_drop(name);
        rest = found < 0 ? BL_NULL : found ? bl_call0(readall) : BL_NULL;
        bl_drop(readall);
        if (found == 0) {
            BlBuf all = BL_BUF_INIT;
            for (;;) {
                BlVal n = bl_from_imm((int64_t)b->size);
                BlRef got = bl_call_method(raw, bl_name(read), &n, 1);
                if (got == BL_NULL)
                    break;
                bool more = bl_is_bytes(got) && bl_as_bytes(got)->length;
                if (more)
                    bl_buf_add(&all, bl_as_bytes(got)->data, bl_as_bytes(got)->length);
                bl_drop(got);
                if (!more) {
                    rest = all.failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(&all), all.size);
                    break;
                }
            }
            bl_buf_free(&all);
        }
        bl_drop(raw);
    }
    if (rest != BL_NULL && rest != BL_NONE && !bl_is_bytes(rest)) {
        bl_drop(rest);
        rest = bl_raise(bl_exc(TypeError), "readall() should return bytes");
    }
    size_t n = bl_as_bytes(head)->length;
    if (rest == BL_NULL || (rest != BL_NONE && n == 0)) {
        bl_drop(head);
        return rest;
    }
    if (rest == BL_NONE) {
        if (n)
            return head;
        bl_drop(head);
        return BL_NONE;
    }
    BlRef r = bl_binary(head, rest, BL_ADD);
    bl_drop(head);
    bl_drop(rest);
    return r;
}

int64_t bl_buffered_tell(BlBuffered *b)
{
    int64_t at = raw_tell(b);
    return at < 0 ? -1 : at - (int64_t)(b->end - b->pos) + (int64_t)b->waiting;
}

/* ---- life ---- */

static BlRef buffered_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(BlBuffered));
    if (v != BL_NULL)
        as_buffered(v)->raw = as_buffered(v)->writer = BL_NULL;
    return v;
}

static bool set_up(BlVal self, BlVal raw, int64_t size, bool readable, bool writable)
{
    BlBuffered *b = as_buffered(self);
    b->ok = b->detached = false;
    if (size <= 0) {
        bl_raise(bl_exc(ValueError), "buffer size must be strictly positive");
        return false;
    }
    char *data = bl_malloc((size_t)size);
    if (!data) {
        bl_no_memory();
        return false;
    }
    bl_mfree(b->data);
    b->data = data;
    b->size = (size_t)size;
    b->pos = b->end = b->waiting = 0;
    b->readable = readable;
    b->writable = writable;
    bl_replace(&b->raw, bl_keep(raw));
    b->fast = bl_is_exactly(raw, &bl_fileio_type);
    b->ok = true;
    return true;
}

/* What a raw stream must be able to do. */
static bool require(BlVal raw, const char *name, const char *message)
{
    int yes = bl_io_ask(raw, name);
    if (yes == 0)
        bl_io_unsupported(message);
    return yes > 0;
}

static int init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, const char *fname, bool readable, bool writable)
{
    BlVal a[2];
    int64_t size;
    as_buffered(self)->ok = as_buffered(self)->detached = false;
    if (!bl_parse_args(fname, "(raw, buffer_size=8192)", arg, nargs, kwnames, a) || !bl_index_int64(a[1], &size, bl_exc(OverflowError)))
        return -1;
    if (readable && writable && !require(a[0], "seekable", "File or stream is not seekable."))
        return -1;
    if (readable && !require(a[0], "readable", "File or stream is not readable."))
        return -1;
    if (writable && !require(a[0], "writable", "File or stream is not writable."))
        return -1;
    return set_up(self, a[0], size, readable, writable) ? 0 : -1;
}
static int reader_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return init(self, arg, nargs, kwnames, "BufferedReader", true, false); }
static int writer_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return init(self, arg, nargs, kwnames, "BufferedWriter", false, true); }
static int random_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return init(self, arg, nargs, kwnames, "BufferedRandom", true, true); }

BlRef bl_buffered_open(BlVal cls, BlVal raw, size_t size)
{
    BlRef v = buffered_new(bl_as_class(cls), NULL, 0, BL_NULL);
    bool random = cls == bl_io()->random;
    if (v != BL_NULL && !set_up(v, raw, (int64_t)size, random || cls == bl_io()->reader, random || cls == bl_io()->writer))
        bl_clear_ref(&v);
    return v;
}

static void buffered_free(BlObject *o)
{
    BlBuffered *b = (BlBuffered *)o;
    b->ok = false;
    bl_clear_ref(&b->raw);
    bl_clear_ref(&b->writer);
    bl_mfree(b->data);
    bl_object_free(o, o->shape->size);
}

static void buffered_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlBuffered *)o)->raw, ctx); }

static void buffered_clear(BlObject *o)
{
    ((BlBuffered *)o)->ok = false;
    bl_clear_ref(&((BlBuffered *)o)->raw);
}

/* ---- methods all have ---- */

static BlRef buffered_flush(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuffered *b = as_buffered(self);
    if (!b->writable) {
        if (!b->ok)
            return not_ready(b);
        if (b->fast)
            return file_of(b)->fd < 0 ? bl_io_closed() : BL_NONE;
        BlRef raw = bl_keep(b->raw), r = bl_call_method(raw, bl_name(flush), NULL, 0);
        bl_drop(raw);
        return r;
    }
    if (!check(b, "flush of"))
        return BL_NULL;
    return bl_buffered_flush(b) ? BL_NONE : BL_NULL;
}

static BlRef buffered_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuffered *b = as_buffered(self);
    if (!b->ok)
        return not_ready(b);
    int closed = raw_closed(b);
    if (closed)
        return closed < 0 ? BL_NULL : BL_NONE;
    BlRef flushed = bl_call_method(self, bl_name(flush), NULL, 0), error = flushed == BL_NULL ? bl_take_error() : BL_NULL;
    bl_drop(flushed);
    if (!b->ok) {
        if (error != BL_NULL)
            return bl_reraise(error);
        return BL_NONE;
    }
    BlRef raw = bl_keep(b->raw), r = bl_call_method(raw, bl_name(close), NULL, 0);
    bl_drop(raw);
    if (error != BL_NULL) {
        if (r == BL_NULL)
            bl_exception_set_context(bl_vm->error, error), bl_drop(error);
        else
            bl_reraise(error);
        bl_drop(r);
        return BL_NULL;
    }
    b->pos = b->end = 0;
    return r;
}

static BlRef buffered_detach(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuffered *b = as_buffered(self);
    if (!b->ok)
        return not_ready(b);
    BlRef r = bl_call_method(self, bl_name(flush), NULL, 0);
    if (r == BL_NULL)
        return BL_NULL;
    bl_drop(r);
    BlRef raw = b->raw;
    b->raw = BL_NULL;
    b->ok = b->fast = false;
    b->detached = true;
    return raw;
}

/* Passed on to raw. */
#define PASS(name)                                                                                                      \
    static BlRef buffered_##name(BlVal self, const BlVal *arg BL_UNUSED)                                                \
    {                                                                                                                   \
        BlBuffered *b = as_buffered(self);                                                                              \
        if (!b->ok)                                                                                                     \
            return not_ready(b);                                                                                        \
        BlRef raw = bl_keep(b->raw), r = bl_io_call0(raw, #name);                                                       \
        bl_drop(raw);                                                                                                   \
        return r;                                                                                                       \
    }
PASS(seekable)
PASS(readable)
PASS(writable)
PASS(fileno)
PASS(isatty)

static BlRef raw_attr(BlVal self, BlVal name)
{
    BlBuffered *b = as_buffered(self);
    return b->ok ? bl_getattr(b->raw, name) : not_ready(b);
}
static BlRef buffered_get_name(BlVal self) { return raw_attr(self, bl_name(name)); }
static BlRef buffered_get_mode(BlVal self)
{
    BlBuffered *b = as_buffered(self);
    return b->ok ? bl_getattr_c(b->raw, "mode") : not_ready(b);
}
static BlRef buffered_get_closed(BlVal self)
{
    BlBuffered *b = as_buffered(self);
    int closed = b->ok ? raw_closed(b) : not_ready(b) != BL_NULL ? 0 : -1;
    return closed < 0 ? BL_NULL : bl_from_bool(closed);
}
static BlRef buffered_get_raw(BlVal self)
{
    BlBuffered *b = as_buffered(self);
    return b->ok ? bl_keep(b->raw) : not_ready(b);
}

static BlRef buffered_repr(BlVal self)
{
    char type[100];
    snprintf(type, sizeof type, "%s", bl_type_name(self));
    return bl_io_repr(self, type, "");
}

static BlRef buffered_tell(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuffered *b = as_buffered(self);
    if (!b->ok)
        return not_ready(b);
    int64_t at = bl_buffered_tell(b);
    return at < 0 ? BL_NULL : bl_int_from_int64(at);
}

static BlRef buffered_seek(BlVal self, const BlVal *arg)
{
    BlBuffered *b = as_buffered(self);
    int64_t offset, whence;
    if (!bl_index_int64(arg[1], &whence, bl_exc(OverflowError)))
        return BL_NULL;
    if (whence < 0 || whence > 2)
        return bl_raise(bl_exc(ValueError), "whence value %lld unsupported", (long long)whence);
    if (!check(b, "seek of"))
        return BL_NULL;
    int can = bl_io_ask(b->raw, "seekable");
    if (can <= 0)
        return can < 0 ? BL_NULL : bl_io_unsupported("File or stream is not seekable.");
    if (!bl_index_int64(arg[0], &offset, bl_exc(OverflowError)) || !flush_waiting(b))
        return BL_NULL;
    if (whence != 2 && b->end) {        /* perhaps it is inside what was read ahead */
        int64_t now = raw_tell(b);
        if (now < 0)
            return BL_NULL;
        int64_t begin = now - (int64_t)b->end, target = whence ? begin + (int64_t)b->pos + offset : offset;
        if (target >= begin && target <= now) {
            b->pos = (size_t)(target - begin);
            return bl_int_from_int64(target);
        }
        whence = 0;
        offset = target;
    }
    b->pos = b->end = 0;
    int64_t at = raw_seek(b, offset, (int)whence);
    return at < 0 ? BL_NULL : bl_int_from_int64(at);
}

static BlRef buffered_truncate(BlVal self, const BlVal *arg)
{
    BlBuffered *b = as_buffered(self);
    if (!check(b, "truncate of"))
        return BL_NULL;
    if (!b->writable)
        return bl_io_unsupported("truncate");
    if (!flush_waiting(b))
        return BL_NULL;
    BlRef pos = bl_keep(arg[0]);
    if (pos == BL_NONE) {
        int64_t at = bl_buffered_tell(b);
        pos = at < 0 ? BL_NULL : bl_int_from_int64(at);
    }
    BlRef raw = bl_keep(b->raw), r = pos == BL_NULL || !give_back(b) ? BL_NULL : bl_io_call(raw, "truncate", &pos, 1);
    bl_drop(raw);
    bl_drop(pos);
    return r;
}

static BlRef buffered_dealloc_warn(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return BL_NONE; }

/* ---- reading ---- */

static BlRef buffered_read(BlVal self, const BlVal *arg)
{
    BlBuffered *b = as_buffered(self);
    int64_t n;
    if (!bl_io_size(arg[0], &n))
        return BL_NULL;
    if (n < -1)
        return bl_raise(bl_exc(ValueError), "read length must be non-negative or -1");
    if (!check(b, "read of"))
        return BL_NULL;
    if (n < 0)
        return bl_buffered_readall(b);
    BlRef out = bl_bytes_new(NULL, (size_t)n);
    size_t have = 0;
    if (out == BL_NULL)
        return BL_NULL;
    while (have < (size_t)n) {
        int64_t got;
        if (b->pos == b->end && (size_t)n - have >= b->size) {
            if (b->waiting && !flush_waiting(b))
                got = -1;
            else
                got = raw_read(b, bl_as_bytes(out)->data + have, ((size_t)n - have) / b->size * b->size);
        } else if (b->pos == b->end && (got = fill(b)) <= 0) {
            /* told below */
        } else {
            got = (int64_t)(b->end - b->pos);
            if ((size_t)got > (size_t)n - have)
                got = n - (int64_t)have;
            memcpy(bl_as_bytes(out)->data + have, b->data + b->pos, (size_t)got);
            b->pos += (size_t)got;
        }
        if (got == -1) {
            bl_drop(out);
            return BL_NULL;
        }
        if (got <= 0) {
            if (got == -2 && have == 0) {
                bl_drop(out);
                return BL_NONE;
            }
            break;
        }
        have += (size_t)got;
    }
    if (have == (size_t)n)
        return out;
    BlRef r = bl_bytes_new(bl_as_bytes(out)->data, have);
    bl_drop(out);
    return r;
}

static BlRef buffered_read1(BlVal self, const BlVal *arg)
{
    BlBuffered *b = as_buffered(self);
    int64_t n;
    if (!bl_io_size(arg[0], &n) || !check(b, "read of"))
        return BL_NULL;
    if (n < 0)
        n = (int64_t)b->size;
    if (b->end > b->pos && (size_t)n > b->end - b->pos)
        n = (int64_t)(b->end - b->pos);
    BlRef out = bl_bytes_new(NULL, (size_t)n);
    if (out == BL_NULL || n == 0)
        return out;
    int64_t got = bl_buffered_read1(b, bl_as_bytes(out)->data, (size_t)n);
    BlRef r = got < 0 ? BL_NULL : bl_bytes_new(bl_as_bytes(out)->data, (size_t)got);
    bl_drop(out);
    return r;
}

static BlRef read_into(BlVal self, BlVal target, bool once)
{
    BlBuffered *b = as_buffered(self);
    BlBuffer to;
    if (!check(b, "readinto of") || bl_buffer_get(target, &to, true) < 0)
        return BL_NULL;
    size_t have = 0;
    int64_t got = 1;
    while (have < to.length && (got = bl_buffered_read1(b, (char *)to.data + have, to.length - have)) > 0) {
        have += (size_t)got;
        if (once)
            break;
    }
    bl_buffer_release(&to);
    return got < 0 ? BL_NULL : bl_int_from_uint64(have);
}
static BlRef buffered_readinto(BlVal self, const BlVal *arg) { return read_into(self, arg[0], false); }
static BlRef buffered_readinto1(BlVal self, const BlVal *arg) { return read_into(self, arg[0], true); }

static BlRef buffered_peek(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuffered *b = as_buffered(self);
    if (!check(b, "peek of"))
        return BL_NULL;
    if (b->pos == b->end && fill(b) == -1)
        return BL_NULL;
    return bl_bytes_new(b->data + b->pos, b->end - b->pos);
}

/* A line as bytes, at most `limit` of them (-1: any); empty at the end. */
static BlRef read_line(BlBuffered *b, int64_t limit)
{
    BlBuf line = BL_BUF_INIT;
    BlRef r = BL_NULL;
    for (;;) {
        size_t have = b->end - b->pos;
        if (limit >= 0 && have > (size_t)limit - line.size)
            have = (size_t)limit - line.size;
        const char *from = b->data + b->pos, *newline = memchr(from, '\n', have);
        size_t n = newline ? (size_t)(newline - from) + 1 : have;
        if (line.size == 0 && (newline || (limit >= 0 && n == (size_t)limit))) {
            b->pos += n;
            return bl_bytes_new(from, n);
        }
        bl_buf_add(&line, from, n);
        b->pos += n;
        if (newline || (limit >= 0 && line.size == (size_t)limit))
            break;
        int64_t got = fill(b);
        if (got == -1)
            goto done;
        if (got <= 0)
            break;
    }
    r = line.failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(&line), line.size);
done:
    bl_buf_free(&line);
    return r;
}

static BlRef buffered_readline(BlVal self, const BlVal *arg)
{
    int64_t limit;
    if (!bl_io_size(arg[0], &limit) || !check(as_buffered(self), "readline of"))
        return BL_NULL;
    return read_line(as_buffered(self), limit);
}

static BlRef buffered_next(BlVal self)
{
    BlBuffered *b = as_buffered(self);
    const BlType *table = bl_obj(self)->shape->cls->table;
    if (table != &bl_buffered_reader_type && table != &bl_buffered_random_type)
        return bl_io_next_line(self);
    if (!check(b, "readline of"))
        return BL_NULL;
    BlRef line = read_line(b, -1);
    if (line != BL_NULL && bl_as_bytes(line)->length == 0)
        bl_clear_ref(&line);
    return line;
}

/* ---- writing ---- */

static BlRef buffered_write(BlVal self, const BlVal *arg)
{
    BlBuffered *b = as_buffered(self);
    BlBuffer from;
    if (!b->ok)
        return not_ready(b);
    if (bl_buffer_get(arg[0], &from, false) < 0)
        return BL_NULL;
    BlRef r = BL_NULL;
    if (check(b, "write to") && bl_buffered_write(b, (const char *)from.data, from.length))
        r = bl_int_from_uint64(from.length);
    bl_buffer_release(&from);
    return r;
}

#define COMMON                                                                                                          \
    {"detach", buffered_detach, "()", NULL, NULL, 0},  {"flush", buffered_flush, "()", NULL, NULL, 0},                  \
    {"close", buffered_close, "()", NULL, NULL, 0},  {"seekable", buffered_seekable, "()", NULL, NULL, 0},              \
    {"fileno", buffered_fileno, "()", NULL, NULL, 0},  {"isatty", buffered_isatty, "()", NULL, NULL, 0},                \
    {"seek", buffered_seek, "(target, whence=0, /)", NULL, NULL, 0},  {"tell", buffered_tell, "()", NULL, NULL, 0},     \
    {"truncate", buffered_truncate, "(pos=None, /)", NULL, NULL, 0},                                                    \
    {"_dealloc_warn", buffered_dealloc_warn, "(source, /)", NULL, NULL, 0}
#define READING                                                                                                         \
    {"read", buffered_read, "(size=-1, /)", NULL, NULL, 0},  {"read1", buffered_read1, "(size=-1, /)", NULL, NULL, 0},  \
    {"readinto", buffered_readinto, "(buffer, /)", NULL, NULL, 0},                                                      \
    {"readinto1", buffered_readinto1, "(buffer, /)", NULL, NULL, 0},                                                    \
    {"readline", buffered_readline, "(size=-1, /)", NULL, NULL, 0},  {"peek", buffered_peek, "(size=0, /)", NULL, NULL, 0}

static const BlMethod reader_methods[] = {COMMON, READING, {"readable", buffered_readable, "()", NULL, NULL, 0}, {0}};
static const BlMethod writer_methods[] = {
    COMMON, {"writable", buffered_writable, "()", NULL, NULL, 0},
    {"write", buffered_write, "(buffer, /)", "Write the given buffer to the IO stream.", NULL, 0}, {0}
};
static const BlMethod random_methods[] = {
    COMMON, READING, {"readable", buffered_readable, "()", NULL, NULL, 0}, {"writable", buffered_writable, "()", NULL, NULL, 0},
    {"write", buffered_write, "(buffer, /)", NULL, NULL, 0}, {0}
};
static const BlGetSet buffered_getset[] = {
    {"name", buffered_get_name, NULL, NULL}, {"mode", buffered_get_mode, NULL, NULL}, {"closed", buffered_get_closed, NULL, NULL},
    {"raw", buffered_get_raw, NULL, NULL}, {0}
};

#define BUFFERED_TYPE(type_name, text, init_fn, table)                                                                  \
    {                                                                                                                   \
        .name = type_name, .doc = text, .base = &bl_bufferediobase_type, .size = sizeof(BlBuffered), .id = BL_T_NONE_OF_THESE, \
        .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF, .free = buffered_free, .traverse = buffered_traverse, \
        .clear = buffered_clear, .new_ = buffered_new, .init = init_fn, .repr = buffered_repr, .next = buffered_next, .methods = table,  \
        .getset = buffered_getset                                                                                       \
    }
const BlType bl_buffered_reader_type = BUFFERED_TYPE("_io.BufferedReader", "Create a new buffered reader using the given readable raw IO object.", reader_init, reader_methods);
const BlType bl_buffered_writer_type = BUFFERED_TYPE("_io.BufferedWriter", "A buffer for a writeable sequential RawIO object.", writer_init, writer_methods);
const BlType bl_buffered_random_type = BUFFERED_TYPE("_io.BufferedRandom", "A buffered interface to random access streams.", random_init, random_methods);

/* ---- BufferedRWPair ---- */

static BlRWPair *as_pair(BlVal v) { return (BlRWPair *)bl_obj(v); }

static BlRef pair_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(BlRWPair));
    if (v != BL_NULL)
        as_pair(v)->reader = as_pair(v)->writer = BL_NULL;
    return v;
}

static int pair_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[3];
    if (!bl_parse_args("BufferedRWPair", "(reader, writer, buffer_size=8192, /)", arg, nargs, kwnames, a))
        return -1;
    if (!require(a[0], "readable", "File or stream is not readable.") || !require(a[1], "writable", "File or stream is not writable."))
        return -1;
    BlVal r[2] = {a[0], a[2]}, w[2] = {a[1], a[2]};
    BlRef reader = bl_call(bl_io()->reader, r, 2, BL_NULL), writer = reader == BL_NULL ? BL_NULL : bl_call(bl_io()->writer, w, 2, BL_NULL);
    if (writer == BL_NULL) {
        bl_drop(reader);
        return -1;
    }
    bl_replace(&as_pair(self)->reader, reader);
    bl_replace(&as_pair(self)->writer, writer);
    return 0;
}

static void pair_free(BlObject *o)
{
    bl_clear_ref(&((BlRWPair *)o)->reader);
    bl_clear_ref(&((BlRWPair *)o)->writer);
    bl_object_free(o, o->shape->size);
}
static void pair_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((BlRWPair *)o)->reader, ctx);
    visit(((BlRWPair *)o)->writer, ctx);
}

static BlRef pair_call(BlVal part, const char *name, const BlVal *arg, size_t n)
{
    if (part == BL_NULL)
        return bl_raise(bl_exc(ValueError), "I/O operation on uninitialized object");
    return bl_io_call(part, name, arg, n);
}
#define PAIR(name, part, n) static BlRef pair_##name(BlVal self, const BlVal *arg) { return pair_call(as_pair(self)->part, #name, arg, n); }
PAIR(read, reader, 1)
PAIR(read1, reader, 1)
PAIR(peek, reader, 1)
PAIR(readinto, reader, 1)
PAIR(readinto1, reader, 1)
PAIR(readable, reader, 0)
PAIR(write, writer, 1)
PAIR(flush, writer, 0)
PAIR(writable, writer, 0)

static BlRef pair_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlRef w = pair_call(as_pair(self)->writer, "close", NULL, 0), error = w == BL_NULL ? bl_take_error() : BL_NULL;
    BlRef r = pair_call(as_pair(self)->reader, "close", NULL, 0);
    bl_drop(w);
    if (error != BL_NULL) {
        if (r == BL_NULL)
            bl_exception_set_context(bl_vm->error, error), bl_drop(error);
        else
            bl_reraise(error);
        bl_drop(r);
        return BL_NULL;
    }
    return r;
}

static BlRef pair_isatty(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlRef r = pair_call(as_pair(self)->writer, "isatty", NULL, 0);
    if (r != BL_FALSE)
        return r;
    return pair_call(as_pair(self)->reader, "isatty", NULL, 0);
}
static BlRef pair_get_closed(BlVal self)
{
    if (as_pair(self)->writer == BL_NULL)
        return bl_raise(bl_exc(RuntimeError), "the BufferedRWPair object is being garbage-collected");
    return bl_getattr_c(as_pair(self)->writer, "closed");
}

static const BlMethod pair_methods[] = {
    {"read", pair_read, "(size=-1, /)", NULL, NULL, 0}, {"read1", pair_read1, "(size=-1, /)", NULL, NULL, 0}, {"peek", pair_peek, "(size=0, /)", NULL, NULL, 0},
    {"readinto", pair_readinto, "(buffer, /)", NULL, NULL, 0}, {"readinto1", pair_readinto1, "(buffer, /)", NULL, NULL, 0},
    {"readable", pair_readable, "()", NULL, NULL, 0}, {"write", pair_write, "(buffer, /)", NULL, NULL, 0}, {"flush", pair_flush, "()", NULL, NULL, 0},
    {"writable", pair_writable, "()", NULL, NULL, 0}, {"close", pair_close, "()", NULL, NULL, 0}, {"isatty", pair_isatty, "()", NULL, NULL, 0}, {0}
};
static const BlGetSet pair_getset[] = {{"closed", pair_get_closed, NULL, NULL}, {0}};

const BlType bl_rwpair_type = {
    .name = "_io.BufferedRWPair", .doc = "A buffered reader and writer object together.", .base = &bl_bufferediobase_type, .size = sizeof(BlRWPair),
    .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = pair_free, .traverse = pair_traverse, .new_ = pair_new, .init = pair_init, .methods = pair_methods, .getset = pair_getset,
};
