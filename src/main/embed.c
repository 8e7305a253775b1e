/* embed.c -- balloon.h: an interpreter inside another program.
 *
 * Each entry makes the interpreter the thread's current one, does its work and leaves the exception, if one is pending, in `error`. No signal
 * handler is installed, nothing reads the command line or the environment, and the end gives every byte back.
 */
#include "balloon.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/config.h"
#include "base/cstack.h"
#include "compile/compile.h"
#include "main/main.h"

struct Balloon {
    BlVm *vm;
    BlRef error;                /* the last exception, or BL_NULL */
    char *told;                 /* what balloon_error gave out */
};

static BlVal in(BalloonValue v) { return (BlVal)v.word; }

static void enter(Balloon *b) { bl_vm = b->vm; }

/* Takes over what is pending. */
static bool leave(Balloon *b, bool ok)
{
    if (!ok)
        bl_replace(&b->error, bl_take_error());
    return ok;
}

/* r is a new value, or BL_NULL with an exception. */
static bool give(Balloon *b, BlRef r, BalloonValue *out)
{
    if (r != BL_NULL)
        *out = (BalloonValue){(uint64_t)r};
    return leave(b, r != BL_NULL);
}

/* ---- life ---- */

static bool add_folders(const char *path)
{
    BlRef insert = bl_getattr_c(bl_sys_get("path"), "insert");
    for (int64_t at = 0; insert != BL_NULL && path && *path; at++) {
        size_t n = strcspn(path, ":");
        BlRef folder = n ? bl_str_surrogateescape(path, n) : BL_NULL, r = folder == BL_NULL ? BL_NULL : bl_call2(insert, bl_from_imm(at), folder);
        bl_drop(folder);
        if (n && r == BL_NULL)
            bl_clear_ref(&insert);
        path += n + (path[n] == ':');
    }
    bool ok = insert != BL_NULL;
    bl_drop(insert);
    return ok;
}

Balloon *balloon_new(const BalloonOptions *options)
{
    static char name[] = "balloon";
    static char *argv[] = {name, NULL};
    Balloon *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    BlCommand c = {.argc = 1, .argv = argv, .rest = 1, .what = BL_WHAT_COMMAND, .int_max_str_digits = -1, .embedded = true,
                   .options = {.ignore_environment = true, .isolated = true}};
    if (options && options->max_depth > 0)
        c.max_depth = options->max_depth;
    b->error = BL_NULL;
    if (!bl_start(&c)) {
        free(b);
        return NULL;
    }
    b->vm = bl_vm;
    if (options && !leave(b, add_folders(options->path))) {
        balloon_free(b);
        return NULL;
    }
    if (options && options->max_memory)
        b->vm->pool.limit = options->max_memory;
    return b;
}

void balloon_free(Balloon *b)
{
    if (!b)
        return;
    enter(b);
    b->vm->pool.limit = 0;
    balloon_clear_error(b);
    bl_shutdown_everything();
    free(b);
}

const char *balloon_version(void) { return BL_VERSION; }

/* ---- running ---- */

static BlVal names(void) { return bl_module_dict(bl_run_state()->main); }

static BlRef run_source(const char *source, const char *filename, BlParseMode mode)
{
    BlRef file = bl_str_surrogateescape(filename, strlen(filename));
    BlRef code = file == BL_NULL ? BL_NULL : bl_compile_source(source, strlen(source), file, mode, 0, 0);
    BlRef r = code == BL_NULL ? BL_NULL : bl_eval_code(code, names(), BL_NULL, BL_NULL);
    bl_drop(file);
    bl_drop(code);
    return r;
}

bool balloon_run(Balloon *b, const char *source, const char *filename)
{
    enter(b);
    BlRef r = run_source(source, filename ? filename : "<string>", BL_PARSE_FILE);
    bl_drop(r);
    return leave(b, r != BL_NULL);
}

bool balloon_eval(Balloon *b, const char *expression, BalloonValue *out)
{
    enter(b);
    return give(b, run_source(expression, "<string>", BL_PARSE_EVAL), out);
}

bool balloon_call(Balloon *b, BalloonValue function, const BalloonValue *args, size_t nargs, BalloonValue *out)
{
    enter(b);
    BlVal few[8] = {0}, *all = nargs <= 8 ? few : bl_malloc_array(nargs, sizeof *all);
    if (!all)
        return bl_no_memory(), leave(b, false);
    for (size_t i = 0; i < nargs; i++)
        all[i] = in(args[i]);
    BlRef r = bl_call(in(function), all, nargs, BL_NULL);
    if (all != few)
        bl_mfree(all);
    return give(b, r, out);
}

bool balloon_import(Balloon *b, const char *module, BalloonValue *out)
{
    enter(b);
    return give(b, bl_import_module(module), out);
}

/* ---- names ---- */

bool balloon_get(Balloon *b, const char *name, BalloonValue *out)
{
    enter(b);
    BlRef key = bl_str_c(name);
    BlVal v = key == BL_NULL ? BL_NULL : bl_dict_get_str(names(), key);
    bl_drop(key);
    if (v == BL_NULL && !bl_pending())
        bl_raise(bl_exc(NameError), "name '%s' is not defined", name);
    return give(b, v == BL_NULL ? BL_NULL : bl_keep(v), out);
}

bool balloon_set(Balloon *b, const char *name, BalloonValue value)
{
    enter(b);
    return leave(b, bl_dict_set_c(names(), name, in(value)));
}

bool balloon_attribute(Balloon *b, BalloonValue object, const char *name, BalloonValue *out)
{
    enter(b);
    return give(b, bl_getattr_c(in(object), name), out);
}

/* ---- values in ---- */

void balloon_none(Balloon *b, BalloonValue *out)
{
    enter(b);
    *out = (BalloonValue){(uint64_t)BL_NONE};
}

void balloon_bool(Balloon *b, bool truth, BalloonValue *out)
{
    enter(b);
    *out = (BalloonValue){(uint64_t)(truth ? BL_TRUE : BL_FALSE)};
}

bool balloon_int(Balloon *b, int64_t number, BalloonValue *out)
{
    enter(b);
    return give(b, bl_int_from_int64(number), out);
}

bool balloon_float(Balloon *b, double number, BalloonValue *out)
{
    enter(b);
    return give(b, bl_float_new(number), out);
}

bool balloon_text(Balloon *b, const char *text, size_t size, BalloonValue *out)
{
    enter(b);
    return give(b, bl_str_decode(text, size, "utf-8", "strict"), out);
}

bool balloon_list(Balloon *b, const BalloonValue *items, size_t count, BalloonValue *out)
{
    enter(b);
    BlRef list = bl_list_new(count);
    for (size_t i = 0; list != BL_NULL && i < count; i++)
        if (!bl_list_append(list, in(items[i])))
            bl_clear_ref(&list);
    return give(b, list, out);
}

/* ---- functions of the embedder ---- */

typedef struct HostFunction {
    BlObject head;
    Balloon *owner;
    BalloonFunction call;
    void *context;
    char *name;
} HostFunction;

static void host_free(BlObject *o)
{
    bl_mfree(((HostFunction *)o)->name);
    bl_object_free(o, sizeof(HostFunction));
}

static BlRef host_repr(BlVal self) { return bl_str_format("<host function %s>", ((HostFunction *)bl_obj(self))->name); }

static BlRef host_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    HostFunction *f = (HostFunction *)bl_obj(self);
    Balloon *b = f->owner;
    BalloonValue few[8], *all = nargs <= 8 ? few : bl_malloc_array(nargs, sizeof *all), result = {(uint64_t)BL_NONE};
    if (!bl_no_keywords(f->name, kwnames))
        return all == few ? BL_NULL : (bl_mfree(all), BL_NULL);
    if (!all)
        return bl_no_memory();
    for (size_t i = 0; i < nargs; i++)
        all[i] = (BalloonValue){(uint64_t)arg[i]};
    bool ok = f->call(b, f->context, all, nargs, &result);
    if (all != few)
        bl_mfree(all);
    enter(b);
    if (ok)
        return (BlRef)result.word;
    BlRef e = b->error;
    b->error = BL_NULL;
    if (e == BL_NULL)
        return bl_raise(bl_exc(SystemError), "%s failed without an exception", f->name);
    bl_restore_error(e);
    return BL_NULL;
}

static const BlType host_type = {
    .name = "balloon.HostFunction", .size = sizeof(HostFunction), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = host_free, .repr = host_repr, .call = host_call,
};

bool balloon_function(Balloon *b, const char *name, BalloonFunction call, void *context, BalloonValue *out)
{
    enter(b);
    BlRef cls = bl_class_from_type(&host_type, BL_NULL);
    char *copy = cls == BL_NULL ? NULL : bl_malloc(strlen(name) + 1);
    HostFunction *f = copy ? (HostFunction *)bl_object_new(bl_class_shape(cls), sizeof *f) : NULL;
    bl_drop(cls);
    if (!f) {
        bl_mfree(copy);
        if (!bl_pending())
            bl_no_memory();
        return leave(b, false);
    }
    f->owner = b;
    f->call = call;
    f->context = context;
    f->name = strcpy(copy, name);
    return give(b, bl_from_obj(f), out);
}

bool balloon_raise(Balloon *b, const char *class_name, const char *message)
{
    enter(b);
    BlRef cls = bl_getattr_c(bl_run_state()->builtins, class_name), text = cls == BL_NULL ? BL_NULL : bl_str_c(message);
    if (text != BL_NULL)
        bl_raise_value(cls, text);
    bl_drop(cls);
    bl_drop(text);
    return leave(b, false);
}

/* ---- values out ---- */

BalloonValue balloon_keep(Balloon *b, BalloonValue value)
{
    enter(b);
    bl_keep(in(value));
    return value;
}

void balloon_drop(Balloon *b, BalloonValue value)
{
    enter(b);
    bl_drop((BlRef)value.word);
}

bool balloon_as_int(Balloon *b, BalloonValue value, int64_t *out)
{
    enter(b);
    return leave(b, bl_index_int64(in(value), out, bl_exc(OverflowError)));
}

bool balloon_as_float(Balloon *b, BalloonValue value, double *out)
{
    enter(b);
    return leave(b, bl_as_double(in(value), out));
}

bool balloon_as_bool(Balloon *b, BalloonValue value, bool *out)
{
    enter(b);
    int truth = bl_truth(in(value));
    if (truth >= 0)
        *out = truth;
    return leave(b, truth >= 0);
}

/* A copy for free(); false: MemoryError, or text that is no UTF-8. */
static bool copy_text(BlVal s, char **text, size_t *size)
{
    size_t n;
    BlRef bytes = bl_str_encode(s, "utf-8", "surrogateescape");
    if (bytes == BL_NULL)
        return false;
    n = bl_as_bytes(bytes)->length;
    char *copy = malloc(n + 1);
    if (copy) {
        memcpy(copy, bl_as_bytes(bytes)->data, n + 1);
        *text = copy;
        if (size)
            *size = n;
    } else
        bl_no_memory();
    bl_drop(bytes);
    return copy != NULL;
}

bool balloon_as_text(Balloon *b, BalloonValue value, char **text, size_t *size)
{
    enter(b);
    BlRef s = bl_str(in(value));
    bool ok = s != BL_NULL && copy_text(s, text, size);
    bl_drop(s);
    return leave(b, ok);
}

bool balloon_length(Balloon *b, BalloonValue value, size_t *out)
{
    enter(b);
    int64_t n = bl_len(in(value));
    if (n >= 0)
        *out = (size_t)n;
    return leave(b, n >= 0);
}

bool balloon_item(Balloon *b, BalloonValue sequence, size_t index, BalloonValue *out)
{
    enter(b);
    BlRef key = bl_int_from_int64((int64_t)index), r = key == BL_NULL ? BL_NULL : bl_getitem(in(sequence), key);
    bl_drop(key);
    return give(b, r, out);
}

/* ---- the last error ---- */

static const char *tell(Balloon *b, BlRef text)
{
    free(b->told);
    b->told = NULL;
    if (text == BL_NULL || !copy_text(text, &b->told, NULL)) {
        bl_clear_error();
        b->told = strdup("MemoryError\n");
    }
    bl_drop(text);
    return b->told ? b->told : "MemoryError\n";
}

const char *balloon_error(Balloon *b)
{
    enter(b);
    return b->error == BL_NULL ? "" : tell(b, bl_report_text(b->error));
}

const char *balloon_error_type(Balloon *b)
{
    enter(b);
    return b->error == BL_NULL ? "" : tell(b, bl_getattr_c(bl_class_value(bl_class_of(b->error)), "__qualname__"));
}

void balloon_clear_error(Balloon *b)
{
    enter(b);
    bl_clear_ref(&b->error);
    free(b->told);
    b->told = NULL;
}
