/* io_base.c -- the abstract streams _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase.
 *
 * A program derives from them (through io.IOBase ...), so everything here works by calling the methods a subclass may have.
 */
#include "mod/io_impl.h"

/* ---- common ---- */

BlRef bl_io_unsupported(const char *message) { return bl_raise(bl_io()->unsupported, "%s", message); }
BlRef bl_io_closed(void) { return bl_raise(bl_exc(ValueError), "I/O operation on closed file."); }

BlRef bl_io_call(BlVal o, const char *name, const BlVal *arg, size_t nargs)
{
    BlRef key = bl_str_intern(name);
    BlRef r = key == BL_NULL ? BL_NULL : bl_call_method(o, key, arg, nargs);
    bl_drop(key);
    return r;
}

int bl_io_ask(BlVal o, const char *name)
{
    BlRef r = bl_io_call0(o, name);
    int truth = r == BL_NULL ? -1 : bl_truth(r);
    bl_drop(r);
    return truth;
}

int bl_io_is_closed(BlVal o)
{
    BlRef r = bl_getattr_c(o, "closed");
    int truth = r == BL_NULL ? -1 : bl_truth(r);
    bl_drop(r);
    return truth;
}

bool bl_io_size(BlVal v, int64_t *out)
{
    if (v == BL_NONE || v == BL_NULL) {
        *out = -1;
        return true;
    }
    if (!bl_has_index(v)) {
        bl_raise(bl_exc(TypeError), "argument should be integer or None, not '%.200s'", bl_type_name(v));
        return false;
    }
    return bl_index_int64(v, out, bl_exc(OverflowError));
}

BlRef bl_io_new(BlClass *cls, size_t size)
{
    BlObject *o = bl_object_new(cls->root, cls->root->size);
    if (!o)
        return BL_NULL;
    memset((char *)o + sizeof *o, 0, size - sizeof *o);
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlIoBase *as_base(BlVal v) { return (BlIoBase *)bl_obj(v); }

static BlRef base_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    return bl_io_new(cls, sizeof(BlIoBase));
}

static void base_free(BlObject *o) { bl_object_free(o, o->shape->size); }
static void base_traverse(BlObject *o BL_UNUSED, BlVisit visit BL_UNUSED, void *ctx BL_UNUSED) {}

/* A stream that nobody holds any more is closed; what goes wrong then nobody wants to know. */
void bl_io_finalize(BlVal self)
{
    BlRef saved = bl_save_error();
    int closed = bl_io_is_closed(self);
    if (closed < 0)
        bl_clear_error();
    if (closed <= 0) {
        BlRef r = bl_call_method(self, bl_name(close), NULL, 0);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
    }
    bl_restore_error(saved);
}

BlRef bl_io_repr(BlVal self, const char *type, const char *more)
{
    BlRef name = BL_NULL;
    int found = bl_find_attr(self, bl_name(name), &name);
    if (found < 0 && !bl_catch(bl_exc(ValueError)))
        return BL_NULL;
    if (found <= 0)
        return bl_str_format("<%s%s>", type, more);
    int entered = bl_repr_enter(self);
    BlRef r = BL_NULL;
    if (entered == 0) {
        r = bl_str_format("<%s name=%R%s>", type, name, more);
        bl_repr_leave(self);
    } else if (entered > 0) {
        bl_raise(bl_exc(RuntimeError), "reentrant call inside %s.__repr__", type);
    }
    bl_drop(name);
    return r;
}

/* ---- _IOBase ---- */

#define UNSUPPORTED(name)                                                                                                     \
    static BlRef base_##name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return bl_io_unsupported(#name); }
UNSUPPORTED(seek)
UNSUPPORTED(truncate)
UNSUPPORTED(fileno)
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(write)
UNSUPPORTED(detach)
UNSUPPORTED(readline)

static BlRef base_tell(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlVal to[2] = {bl_from_imm(0), bl_from_imm(1)};
    return bl_io_call(self, "seek", to, 2);
}

static BlRef check_open(BlVal self)
{
    int closed = bl_io_is_closed(self);
    return closed < 0 ? BL_NULL : closed ? bl_io_closed() : BL_NONE;
}

static BlRef base_flush(BlVal self, const BlVal *arg BL_UNUSED)
{
    return as_base(self)->closed ? bl_io_closed() : BL_NONE;
}

static BlRef base_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    if (as_base(self)->closed)
        return BL_NONE;
    BlRef r = bl_call_method(self, bl_name(flush), NULL, 0);
    as_base(self)->closed = true;
    bl_drop(r);
    return r == BL_NULL ? BL_NULL : BL_NONE;
}

static BlRef base_false(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return BL_FALSE; }

static BlRef base_isatty(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(self) == BL_NULL ? BL_NULL : BL_FALSE; }
static BlRef base_enter(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(self) == BL_NULL ? BL_NULL : bl_keep(self); }
static BlRef base_exit(BlVal self, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    return bl_call_method(self, bl_name(close), NULL, 0);
}
static BlRef base_check_closed(BlVal self, const BlVal *arg BL_UNUSED) { return check_open(self); }

static BlRef check(BlVal self, const char *name, const char *message)
{
    BlRef r = bl_io_call0(self, name);
    if (r == BL_NULL)
        return BL_NULL;
    bool yes = r == BL_TRUE;
    bl_drop(r);
    return yes ? BL_TRUE : bl_io_unsupported(message);
}
static BlRef base_check_readable(BlVal self, const BlVal *arg BL_UNUSED) { return check(self, "readable", "File or stream is not readable."); }
static BlRef base_check_writable(BlVal self, const BlVal *arg BL_UNUSED) { return check(self, "writable", "File or stream is not writable."); }
static BlRef base_check_seekable(BlVal self, const BlVal *arg BL_UNUSED) { return check(self, "seekable", "File or stream is not seekable."); }

/* Bytes up to a newline, as many at a time as peek() lets us know about. */
static BlRef base_read_line(BlVal self, const BlVal *arg)
{
    int64_t limit;
    if (!bl_io_size(arg[0], &limit))
        return BL_NULL;
    BlRef peek = BL_NULL, name = bl_str_intern("peek");
    int has_peek = name == BL_NULL ? -1 : bl_find_attr(self, name, &peek);
    bl_drop(name);
    if (has_peek < 0)
        return BL_NULL;
    BlBuf line = BL_BUF_INIT;
    BlRef r = BL_NULL;
    while (limit < 0 || (int64_t)line.size < limit) {
        int64_t n = 1;
        if (has_peek) {
            BlRef ahead = bl_call1(peek, bl_from_imm(1));
            if (ahead == BL_NULL)
                goto done;
            if (!bl_is_bytes(ahead)) {
                bl_raise(bl_exc(OSError), "peek() should have returned a bytes object, not '%.200s'", bl_type_name(ahead));
                bl_drop(ahead);
                goto done;
            }
            const BlBytes *b = bl_as_bytes(ahead);
            if (b->length) {
                const char *newline = memchr(b->data, '\n', b->length);
                n = newline ? newline - b->data + 1 : (int64_t)b->length;
                if (limit >= 0 && n > limit - (int64_t)line.size)
                    n = limit - (int64_t)line.size;
            }
            bl_drop(ahead);
        }
        BlVal count = bl_from_imm(n);
        BlRef got = bl_call_method(self, bl_name(read), &count, 1);
        if (got == BL_NULL)
            goto done;
        if (!bl_is_bytes(got)) {
            bl_raise(bl_exc(OSError), "read() should have returned a bytes object, not '%.200s'", bl_type_name(got));
            bl_drop(got);
            goto done;
        }
        size_t length = bl_as_bytes(got)->length;
        bl_buf_add(&line, bl_as_bytes(got)->data, length);
        bl_drop(got);
        if (length == 0 || line.failed || line.data[line.size - 1] == '\n')
            break;
    }
    r = line.failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(&line), line.size);
done:
    bl_drop(peek);
    bl_buf_free(&line);
    return r;
}

static BlRef base_readlines(BlVal self, const BlVal *arg)
{
    int64_t hint, length = 0;
    if (!bl_io_size(arg[0], &hint))
        return BL_NULL;
    BlRef list = bl_list_new(0);
    if (list == BL_NULL)
        return BL_NULL;
    BlRef it = bl_iter(self), line;
    if (it == BL_NULL) {
        bl_drop(list);
        return BL_NULL;
    }
    while ((line = bl_next(it)) != BL_NULL) {
        int64_t n = hint > 0 ? bl_len(line) : 0;
        if (n < 0) {
            bl_drop(line);
            break;
        }
        if (!bl_list_adopt(list, line))
            break;
        length += n;
        if (hint > 0 && length >= hint)     /* enough */
            break;
    }
    bl_drop(it);
    if (bl_pending())
        bl_clear_ref(&list);
    return list;
}

static BlRef base_writelines(BlVal self, const BlVal *arg)
{
    if (check_open(self) == BL_NULL)
        return BL_NULL;
    BlRef it = bl_iter(arg[0]), line;
    if (it == BL_NULL)
        return BL_NULL;
    while ((line = bl_next(it)) != BL_NULL) {
        BlRef r = bl_call_method(self, bl_name(write), &line, 1);
        bl_drop(line);
        bl_drop(r);
        if (r == BL_NULL)
            break;
    }
    bl_drop(it);
    return bl_pending() ? BL_NULL : BL_NONE;
}

BlRef bl_io_iter(BlVal self) { return check_open(self) == BL_NULL ? BL_NULL : bl_keep(self); }

BlRef bl_io_next_line(BlVal self)
{
    BlRef line = bl_call_method(self, bl_name(readline), NULL, 0);
    if (line == BL_NULL)
        return BL_NULL;
    int64_t n = bl_len(line);
    if (n > 0)
        return line;
    bl_drop(line);
    return BL_NULL;
}

static BlRef base_get_closed(BlVal self) { return bl_from_bool(as_base(self)->closed); }

static const BlMethod iobase_methods[] = {
    {"seek", base_seek, "(offset, whence=0, /)", "Change the stream position.", NULL, 0},
    {"tell", base_tell, "()", "Return current stream position.", NULL, 0},
    {"truncate", base_truncate, "(pos=None, /)", "Truncate file to size bytes.", NULL, 0},
    {"flush", base_flush, "()", "Flush write buffers, if applicable.", NULL, 0},
    {"close", base_close, "()", "Flush and close the IO object.", NULL, 0},
    {"seekable", base_false, "()", "Return whether object supports random access.", NULL, 0},
    {"readable", base_false, "()", "Return whether object was opened for reading.", NULL, 0},
    {"writable", base_false, "()", "Return whether object was opened for writing.", NULL, 0},
    {"_checkClosed", base_check_closed, "()", NULL, NULL, 0},
    {"_checkSeekable", base_check_seekable, "()", NULL, NULL, 0},
    {"_checkReadable", base_check_readable, "()", NULL, NULL, 0},
    {"_checkWritable", base_check_writable, "()", NULL, NULL, 0},
    {"fileno", base_fileno, "()", "Returns underlying file descriptor if one exists.", NULL, 0},
    {"isatty", base_isatty, "()", "Return whether this is an 'interactive' stream.", NULL, 0},
    {"__enter__", base_enter, "()", NULL, NULL, 0},
    {"__exit__", NULL, NULL, NULL, base_exit, 0},
    {"readline", base_read_line, "(size=-1, /)", "Read and return a line from the stream.", NULL, 0},
    {"readlines", base_readlines, "(hint=-1, /)", "Return a list of lines from the stream.", NULL, 0},
    {"writelines", base_writelines, "(lines, /)", "Write a list of lines to stream.", NULL, 0},
    {0}
};
static const BlGetSet iobase_getset[] = {{"closed", base_get_closed, NULL, NULL}, {0}};

enum { BASE_FLAGS = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF };

const BlType bl_iobase_type = {
    .name = "_io._IOBase", .doc = "The abstract base class for all I/O classes.", .size = sizeof(BlIoBase), .id = BL_T_NONE_OF_THESE, .flags = BASE_FLAGS,
    .free = base_free, .traverse = base_traverse, .finalize = bl_io_finalize, .new_ = base_new, .iter = bl_io_iter, .next = bl_io_next_line,
    .methods = iobase_methods, .getset = iobase_getset,
};

/* ---- _RawIOBase ---- */

/* read(n) by readinto() */
static BlRef raw_read(BlVal self, const BlVal *arg)
{
    int64_t n;
    if (!bl_io_size(arg[0], &n))
        return BL_NULL;
    if (n < 0)
        return bl_io_call0(self, "readall");
    BlRef count = bl_int_from_int64(n), r = BL_NULL;
    BlRef array = count == BL_NULL ? BL_NULL : bl_call1(bl_class_value(bl_builtin_class(BL_T_BYTEARRAY)), count);
    bl_drop(count);
    if (array == BL_NULL)
        return BL_NULL;
    BlRef got = bl_io_call(self, "readinto", &array, 1);
    if (got == BL_NONE)
        r = BL_NONE;
    else if (got != BL_NULL) {
        int64_t length;
        if (bl_index_int64(got, &length, bl_exc(ValueError))) {
            BlByteArray *a = (BlByteArray *)bl_obj(array);
            if (length < 0 || (size_t)length > a->length)
                bl_raise(bl_exc(ValueError), "readinto returned %lld outside buffer size %zu", (long long)length, a->length);
            else
                r = bl_bytes_new(a->data, (size_t)length);
        }
    }
    bl_drop(got);
    bl_drop(array);
    return r;
}

static BlRef raw_readall(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBuf all = BL_BUF_INIT;
    BlVal size = bl_from_imm(BL_IO_BUFFER_SIZE);
    BlRef r = BL_NULL;
    for (;;) {
        BlRef got = bl_call_method(self, bl_name(read), &size, 1);
        if (got == BL_NULL)
            break;
        if (got == BL_NONE && all.size == 0) {
            bl_buf_free(&all);
            return BL_NONE;
        }
        if (got != BL_NONE && !bl_is_bytes(got)) {
            bl_raise(bl_exc(TypeError), "read() should return bytes");
            bl_drop(got);
            break;
        }
        size_t n = got == BL_NONE ? 0 : bl_as_bytes(got)->length;
        if (n)
            bl_buf_add(&all, bl_as_bytes(got)->data, n);
        bl_drop(got);
        if (n == 0) {
            r = all.failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(&all), all.size);
            break;
        }
    }
    bl_buf_free(&all);
    return r;
}

static BlRef raw_missing(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return bl_raise_none(bl_exc(NotImplementedError)); }

static const BlMethod raw_methods[] = {
    {"read", raw_read, "(size=-1, /)", NULL, NULL, 0},
    {"readall", raw_readall, "()", "Read until EOF, using multiple read() call.", NULL, 0},
    {"readinto", raw_missing, "(buffer, /)", NULL, NULL, 0},
    {"write", raw_missing, "(b, /)", NULL, NULL, 0},
    {0}
};

const BlType bl_rawiobase_type = {
    .name = "_io._RawIOBase", .doc = "Base class for raw binary I/O.", .base = &bl_iobase_type, .size = sizeof(BlIoBase), .id = BL_T_NONE_OF_THESE,
    .flags = BASE_FLAGS, .methods = raw_methods,
};

/* ---- _BufferedIOBase ---- */

static BlRef readinto_by(BlVal self, BlVal target, const char *method)
{
    BlBuffer b;
    if (bl_buffer_get(target, &b, true) < 0)
        return BL_NULL;
    BlRef n = bl_int_from_uint64(b.length), data = n == BL_NULL ? BL_NULL : bl_io_call(self, method, &n, 1), r = BL_NULL;
    bl_drop(n);
    if (data != BL_NULL && !bl_is_bytes(data))
        bl_raise(bl_exc(TypeError), "read() should return bytes");
    else if (data != BL_NULL && bl_as_bytes(data)->length > b.length)
        bl_raise(bl_exc(ValueError), "read() returned too much data: %zu bytes requested, %zu returned", b.length, bl_as_bytes(data)->length);
    else if (data != BL_NULL) {
        memcpy(b.data, bl_as_bytes(data)->data, bl_as_bytes(data)->length);
        r = bl_int_from_uint64(bl_as_bytes(data)->length);
    }
    bl_buffer_release(&b);
    bl_drop(data);
    return r;
}
static BlRef buffered_readinto(BlVal self, const BlVal *arg) { return readinto_by(self, arg[0], "read"); }
static BlRef buffered_readinto1(BlVal self, const BlVal *arg) { return readinto_by(self, arg[0], "read1"); }

static const BlMethod bufferediobase_methods[] = {
    {"read", base_read, "(size=-1, /)", "Read and return up to n bytes.", NULL, 0},
    {"read1", base_read1, "(size=-1, /)", "Read and return up to n bytes, with at most one read() call.", NULL, 0},
    {"readinto", buffered_readinto, "(buffer, /)", NULL, NULL, 0},
    {"readinto1", buffered_readinto1, "(buffer, /)", NULL, NULL, 0},
    {"write", base_write, "(b, /)", "Write the given buffer to the IO stream.", NULL, 0},
    {"detach", base_detach, "()", "Disconnect this buffer from its underlying raw stream and return it.", NULL, 0},
    {0}
};

const BlType bl_bufferediobase_type = {
    .name = "_io._BufferedIOBase", .doc = "Base class for buffered IO objects.", .base = &bl_iobase_type, .size = sizeof(BlIoBase), .id = BL_T_NONE_OF_THESE,
    .flags = BASE_FLAGS, .methods = bufferediobase_methods,
};

/* ---- _TextIOBase ---- */

static BlRef none_getter(BlVal self BL_UNUSED) { return BL_NONE; }
static const BlMethod textiobase_methods[] = {
    {"read", base_read, "(size=-1, /)", "Read at most n characters from stream.", NULL, 0},
    {"readline", base_readline, "(size=-1, /)", "Read until newline or EOF.", NULL, 0},
    {"write", base_write, "(s, /)", "Write string to stream.", NULL, 0},
    {"detach", base_detach, "()", "Separate the underlying buffer from the TextIOBase and return it.", NULL, 0},
    {0}
};
static const BlGetSet textiobase_getset[] = {{"encoding", none_getter, NULL, NULL}, {"newlines", none_getter, NULL, NULL}, {"errors", none_getter, NULL, NULL}, {0}};

const BlType bl_textiobase_type = {
    .name = "_io._TextIOBase", .doc = "Base class for text I/O.", .base = &bl_iobase_type, .size = sizeof(BlIoBase), .id = BL_T_NONE_OF_THESE,
    .flags = BASE_FLAGS, .methods = textiobase_methods, .getset = textiobase_getset,
};
