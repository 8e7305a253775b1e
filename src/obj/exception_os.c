/* exception_os.c -- OSError: an errno chooses the subclass; file names are fields and not in args.
 *
 * The arguments are read in __new__, since they decide the class, and not again in __init__, unless a program's class
 * has an __init__ of its own and no __new__: then its arguments are not ours to read before it passes some on.
 */
#include <errno.h>

#include "obj/exception_impl.h"

typedef struct Parsed {
    BlVal err, text, filename, filename2;       /* borrowed, BL_NULL: not given */
} Parsed;

static const struct { int err; enum BlExceptionId id; } errno_classes[] = {
    {EAGAIN, BL_X_BlockingIOError}, {EALREADY, BL_X_BlockingIOError}, {EINPROGRESS, BL_X_BlockingIOError},
    {EPIPE, BL_X_BrokenPipeError}, {ESHUTDOWN, BL_X_BrokenPipeError},
    {ECHILD, BL_X_ChildProcessError},
    {ECONNABORTED, BL_X_ConnectionAbortedError}, {ECONNREFUSED, BL_X_ConnectionRefusedError}, {ECONNRESET, BL_X_ConnectionResetError},
    {EEXIST, BL_X_FileExistsError}, {ENOENT, BL_X_FileNotFoundError},
    {EINTR, BL_X_InterruptedError}, {EISDIR, BL_X_IsADirectoryError}, {ENOTDIR, BL_X_NotADirectoryError},
    {EACCES, BL_X_PermissionError}, {EPERM, BL_X_PermissionError},
    {ESRCH, BL_X_ProcessLookupError}, {ETIMEDOUT, BL_X_TimeoutError},
};

static BlClass *class_for(BlVal err, BlClass *otherwise)
{
    int64_t n;
    if (err == BL_NULL || !bl_is_int(err) || !bl_int_to_int64(err, &n))
        return otherwise;
    for (size_t i = 0; i < sizeof errno_classes / sizeof *errno_classes; i++)
        if (errno_classes[i].err == n)
            return bl_as_class(bl_vm->exceptions[errno_classes[i].id]);
    return otherwise;
}

/* (errno, text, filename=None, winerror=None, filename2=None); any other number of arguments is just args. */
static Parsed parse(const BlVal *arg, size_t nargs)
{
    Parsed p = {BL_NULL, BL_NULL, BL_NULL, BL_NULL};
    if (nargs < 2 || nargs > 5)
        return p;
    p.err = arg[0];
    p.text = arg[1];
    if (nargs > 2)
        p.filename = arg[2];
    if (nargs > 4)
        p.filename2 = arg[4];
    return p;
}

static bool has_own_init(const BlClass *cls)
{
    return cls->type->init != bl_os_error_init && cls->type->new_ == bl_os_error_new;
}

static bool fill(BlVal self, const BlVal *arg, size_t nargs)
{
    Parsed p = parse(arg, nargs);
    BlClass *blocking = bl_as_class(bl_exc(BlockingIOError));
    if (p.filename != BL_NULL && p.filename != BL_NONE) {
        int64_t written;
        if (bl_class_of(self) == blocking && bl_is_int(p.filename)) {
            if (!bl_index_int64(p.filename, &written, bl_exc(ValueError)))
                return false;
            bl_exception_put(self, BL_EF_OS_WRITTEN, p.filename);
        } else {
            bl_exception_put(self, BL_EF_OS_FILENAME, p.filename);
            if (p.filename2 != BL_NULL && p.filename2 != BL_NONE)
                bl_exception_put(self, BL_EF_OS_FILENAME2, p.filename2);
            nargs = 2;                  /* file names are not in args */
        }
    }
    bl_exception_put(self, BL_EF_OS_ERRNO, p.err);
    bl_exception_put(self, BL_EF_OS_STRERROR, p.text);
    return bl_exception_set_args(self, arg, nargs);
}

BlRef bl_os_error_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool later = has_own_init(cls);
    if (!later) {
        if (kwnames != BL_NULL && !bl_no_keywords(bl_class_tp_name(cls), kwnames))
            return BL_NULL;
        if (cls == bl_as_class(bl_exc(OSError)))
            cls = class_for(parse(arg, nargs).err, cls);
    }
    BlRef e = bl_exception_make(cls, bl_tuple_empty());
    if (e != BL_NULL && !later && !fill(e, arg, nargs)) {
        bl_drop(e);
        return BL_NULL;
    }
    return e;
}

int bl_os_error_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!has_own_init(bl_class_of(self)))
        return 0;
    if (kwnames != BL_NULL && !bl_no_keywords(bl_type_name(self), kwnames))
        return -1;
    return fill(self, arg, nargs) ? 0 : -1;
}

BlRef bl_os_error_str(BlVal self)
{
    BlRef err = bl_keep(bl_exception_field(self, BL_EF_OS_ERRNO)), text = bl_keep(bl_exception_field(self, BL_EF_OS_STRERROR));
    BlRef file = bl_keep(bl_as_exception(self)->field[BL_EF_OS_FILENAME]), file2 = bl_keep(bl_as_exception(self)->field[BL_EF_OS_FILENAME2]);
    bool known = bl_as_exception(self)->field[BL_EF_OS_ERRNO] != BL_NULL && bl_as_exception(self)->field[BL_EF_OS_STRERROR] != BL_NULL;
    BlRef r;
    if (file != BL_NULL && file2 != BL_NULL)
        r = bl_str_format("[Errno %V] %V: %R -> %R", err, text, file, file2);
    else if (file != BL_NULL)
        r = bl_str_format("[Errno %V] %V: %R", err, text, file);
    else if (known)
        r = bl_str_format("[Errno %V] %V", err, text);
    else
        r = bl_exception_str_slot(self);
    bl_drop(err);
    bl_drop(text);
    bl_drop(file);
    bl_drop(file2);
    return r;
}

/* The file names go back to where the constructor takes them. */
static BlRef os_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    const BlException *e = bl_as_exception(self);
    const BlTuple *args = bl_as_tuple(e->args);
    BlVal file = e->field[BL_EF_OS_FILENAME], file2 = e->field[BL_EF_OS_FILENAME2];
    BlRef all = bl_keep(e->args);
    if (args->count == 2 && file != BL_NULL) {
        BlRef longer = file2 == BL_NULL ? bl_tuple_pack(3, args->items[0], args->items[1], file)
                                        : bl_tuple_pack(5, args->items[0], args->items[1], file, BL_NONE, file2);
        bl_drop(all);
        if (longer == BL_NULL)
            return BL_NULL;
        all = longer;
    }
    BlRef r = bl_exception_reduce(self, all, BL_NULL);
    bl_drop(all);
    return r;
}

const BlMethod bl_os_error_methods[] = {{.name = "__reduce__", .fn = os_reduce, .signature = "()"}, {0}};

static BlRef get_written(BlVal self)
{
    BlVal v = bl_as_exception(self)->field[BL_EF_OS_WRITTEN];
    return v == BL_NULL ? bl_raise(bl_exc(AttributeError), "characters_written") : bl_keep(v);
}

static int set_written(BlVal self, BlVal value)
{
    if (value == BL_NULL) {
        if (bl_as_exception(self)->field[BL_EF_OS_WRITTEN] == BL_NULL)
            return bl_raise_int(bl_exc(AttributeError), "characters_written");
        bl_clear_ref(&bl_as_exception(self)->field[BL_EF_OS_WRITTEN]);
        return 0;
    }
    BlRef n = bl_index(value);
    int64_t i;
    if (n == BL_NULL)
        return -1;
    if (!bl_index_int64(n, &i, bl_exc(ValueError))) {
        bl_drop(n);
        return -1;
    }
    bl_replace(&bl_as_exception(self)->field[BL_EF_OS_WRITTEN], n);
    return 0;
}

BL_EXCEPTION_FIELD(errno_, BL_EF_OS_ERRNO)
BL_EXCEPTION_FIELD(strerror_, BL_EF_OS_STRERROR)
BL_EXCEPTION_FIELD(filename, BL_EF_OS_FILENAME)
BL_EXCEPTION_FIELD(filename2, BL_EF_OS_FILENAME2)

const BlGetSet bl_os_error_getset[] = {
    {"errno", get_errno_, set_errno_, "POSIX exception code"},
    {"strerror", get_strerror_, set_strerror_, "exception strerror"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"filename2", get_filename2, set_filename2, "second exception filename"},
    {"characters_written", get_written, set_written, NULL},
    {0}
};
