/* io.c -- module _io: its classes put together, open(), the standard streams, IncrementalNewlineDecoder. */
#include "mod/io_impl.h"

#include <unistd.h>

/* ---- open() ---- */

typedef struct OpenMode {
    bool creating, reading, writing, appending, updating, text, binary;
} OpenMode;

static bool parse_mode(BlVal mode, OpenMode *m)
{
    *m = (OpenMode){0};
    const BlStr *s = bl_as_str(mode);
    bool bad = s->length == 0;
    for (size_t i = 0; i < s->length; i++) {
        bool *flag = NULL;
        switch (bl_str_at(s, i)) {
        case 'x': flag = &m->creating; break;
        case 'r': flag = &m->reading; break;
        case 'w': flag = &m->writing; break;
        case 'a': flag = &m->appending; break;
        case '+': flag = &m->updating; break;
        case 't': flag = &m->text; break;
        case 'b': flag = &m->binary; break;
        default: bad = true;
        }
        if (flag && *flag)
            bad = true;
        if (flag)
            *flag = true;
    }
    if (bad && s->length) {
        bl_raise(bl_exc(ValueError), "invalid mode: '%U'", mode);
        return false;
    }
    if (m->text && m->binary)
        bl_raise(bl_exc(ValueError), "can't have text and binary mode at once");
    else if (m->creating + m->reading + m->writing + m->appending != 1)
        bl_raise(bl_exc(ValueError), s->length ? "must have exactly one of create/read/write/append mode"
                                               : "Must have exactly one of create/read/write/append mode and at most one plus");
    else
        return true;
    return false;
}

static void raw_mode(const OpenMode *m, char out[4])
{
    char *p = out;
    *p++ = m->creating ? 'x' : m->reading ? 'r' : m->writing ? 'w' : 'a';
    if (m->updating)
        *p++ = '+';
    *p = 0;
}

static bool text_only(const OpenMode *m, BlVal v, const char *name)
{
    if (m->binary && v != BL_NONE) {
        bl_raise(bl_exc(ValueError), "binary mode doesn't take %s argument", name);
        return false;
    }
    return true;
}

/* Wraps raw (adopted) as the mode says. */
static BlRef wrap(BlRef raw, const OpenMode *m, BlVal mode, int64_t buffering, BlVal encoding, BlVal errors, BlVal newline)
{
    BlFileIO *f = (BlFileIO *)bl_obj(raw);
    bool tty = f->fd >= 0 && buffering < 0 && isatty(f->fd);
    bool line = buffering == 1 || tty;
    if (buffering == 1 && m->binary && bl_warn_hook &&
        !bl_warn_hook(bl_exc(RuntimeWarning), "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used")) {
        bl_drop(raw);
        return BL_NULL;
    }
    if (buffering < 0 || buffering == 1)
        buffering = (int64_t)f->block;
    if (buffering == 0) {
        if (m->binary)
            return raw;
        bl_drop(raw);
        return bl_raise(bl_exc(ValueError), "can't have unbuffered text I/O");
    }
    BlIo *io = bl_io();
    BlRef cls = m->updating ? io->random : m->reading ? io->reader : io->writer;
    BlRef buffer = bl_buffered_open(cls, raw, (size_t)buffering);
    bl_drop(raw);
    if (buffer == BL_NULL || m->binary)
        return buffer;
    BlRef text = bl_text_open(io->text, buffer, encoding, errors, newline, line, false);
    bl_drop(buffer);
    if (text != BL_NULL && bl_instance_set(text, bl_name(mode), mode) < 0)
        bl_clear_ref(&text);
    return text;
}

static bool str_or_none(BlVal v, const char *name)
{
    if (v == BL_NONE || bl_is_str(v))
        return true;
    bl_raise(bl_exc(TypeError), "open() argument '%s' must be str or None, not %.50s", name, bl_type_name(v));
    return false;
}

BlRef bl_io_open_function(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[8];
    OpenMode m;
    int64_t buffering;
    if (!bl_parse_args("open", "(file, mode: str='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", arg, nargs, kwnames, a))
        return BL_NULL;
    if (!bl_index_int64(a[2], &buffering, bl_exc(OverflowError)) || !str_or_none(a[3], "encoding") || !str_or_none(a[4], "errors") || !str_or_none(a[5], "newline"))
        return BL_NULL;
    int closefd = bl_truth(a[6]);
    if (closefd < 0)
        return BL_NULL;
    BlRef path = bl_is_int(a[0]) ? bl_keep(a[0]) : bl_fspath(a[0]);
    if (path == BL_NULL)
        return BL_NULL;
    BlRef r = BL_NULL;
    if (parse_mode(a[1], &m) && text_only(&m, a[3], "an encoding") && text_only(&m, a[4], "an errors") && text_only(&m, a[5], "a newline")) {
        if (buffering < -1)
            buffering = -1;
        char mode[4];
        raw_mode(&m, mode);
        BlRef raw = bl_fileio_open(bl_io()->fileio, path, mode, closefd, a[7]);
        if (raw != BL_NULL)
            r = wrap(raw, &m, a[1], buffering, a[3], a[4], a[5]);
    }
    bl_drop(path);
    return r;
}

static BlRef io_open_code(BlVal self, const BlVal *arg)
{
    BlRef mode = bl_str_c("rb");
    if (!bl_is_str(arg[0])) {
        bl_drop(mode);
        return bl_raise(bl_exc(TypeError), "open_code() argument 'path' must be str, not %.50s", bl_type_name(arg[0]));
    }
    BlVal a[2] = {arg[0], mode};
    BlRef r = mode == BL_NULL ? BL_NULL : bl_io_open_function(self, a, 2, BL_NULL);
    bl_drop(mode);
    return r;
}

BlRef bl_io_open(BlVal file, const char *mode)
{
    BlRef m = bl_str_c(mode);
    BlVal a[2] = {file, m};
    BlRef r = m == BL_NULL ? BL_NULL : bl_io_open_function(BL_NULL, a, 2, BL_NULL);
    bl_drop(m);
    return r;
}

static BlRef io_text_encoding(BlVal self BL_UNUSED, const BlVal *arg)
{
    return arg[0] == BL_NONE ? bl_str_c("locale") : bl_keep(arg[0]);
}

/* ---- the standard streams ---- */

BlRef bl_io_open_fd(int fd, const char *mode, const char *name, const char *errors, int buffering, bool line, bool write_through)
{
    BlIo *io = bl_io();
    if (!io) {
        BlRef module = bl_import_module("_io");
        bl_drop(module);
        if (module == BL_NULL)
            return BL_NULL;
        io = bl_io();
    }
    BlRef raw = bl_fileio_open(io->fileio, bl_from_imm(fd), mode, false, BL_NONE), title = BL_NULL, buffer = BL_NULL, text = BL_NULL;
    BlRef encoding = bl_str_c("utf-8"), handler = bl_str_c(errors), how = bl_str_c(mode);
    if (raw == BL_NULL || encoding == BL_NULL || handler == BL_NULL || how == BL_NULL || (title = bl_str_c(name)) == BL_NULL ||
        bl_instance_set(raw, bl_name(name), title) < 0)
        goto done;
    if (isatty(fd))
        ((BlFileIO *)bl_obj(raw))->seekable = 0;
    buffer = bl_buffered_open(mode[0] == 'r' ? io->reader : io->writer, raw, buffering > 0 ? (size_t)buffering : ((BlFileIO *)bl_obj(raw))->block);
    if (buffer != BL_NULL)
        text = bl_text_open(io->text, buffer, encoding, handler, BL_NONE, line, write_through);
    if (text != BL_NULL) {
        BlText *t = (BlText *)bl_obj(text);
        if (mode[0] == 'w')
            t->translate = t->universal = false;
        if (bl_instance_set(text, bl_name(mode), how) < 0)
            bl_clear_ref(&text);
    }
done:
    bl_drop(buffer);
    bl_drop(raw);
    bl_drop(title);
    bl_drop(encoding);
    bl_drop(handler);
    bl_drop(how);
    return text;
}

/* ---- IncrementalNewlineDecoder ---- */

typedef struct Decoder {
    BlObject head;
    BlRef decoder, errors;
    bool translate, held;
    uint8_t seen;
} Decoder;

static Decoder *as_decoder(BlVal v) { return (Decoder *)bl_obj(v); }

static BlRef decoder_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(Decoder));
    if (v != BL_NULL)
        as_decoder(v)->decoder = as_decoder(v)->errors = BL_NULL;
    return v;
}

static int decoder_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[3];
    if (!bl_parse_args("IncrementalNewlineDecoder", "(decoder, translate, errors='strict')", arg, nargs, kwnames, a))
        return -1;
    int translate = bl_truth(a[1]);
    if (translate < 0)
        return -1;
    Decoder *d = as_decoder(self);
    bl_replace(&d->decoder, bl_keep(a[0]));
    bl_replace(&d->errors, bl_keep(a[2]));
    d->translate = translate;
    d->held = false;
    d->seen = 0;
    return 0;
}

static void decoder_free(BlObject *o)
{
    bl_clear_ref(&((Decoder *)o)->decoder);
    bl_clear_ref(&((Decoder *)o)->errors);
    bl_object_free(o, o->shape->size);
}
static void decoder_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Decoder *)o)->decoder, ctx);
    visit(((Decoder *)o)->errors, ctx);
}

static BlRef decoder_decode(BlVal self, const BlVal *arg)
{
    Decoder *d = as_decoder(self);
    int last = bl_truth(arg[1]);
    if (last < 0)
        return BL_NULL;
    BlRef text;
    if (d->decoder == BL_NULL)
        return bl_raise(bl_exc(ValueError), "IncrementalNewlineDecoder.__init__() not called");
    if (d->decoder == BL_NONE)
        text = bl_keep(arg[0]);
    else {
        BlVal a[2] = {arg[0], bl_from_bool(last)};
        text = bl_call_method(d->decoder, bl_name(decode), a, 2);
    }
    if (text == BL_NULL || !bl_is_str(text)) {
        if (text != BL_NULL)
            bl_raise(bl_exc(TypeError), "decoder should return a string result, not '%.200s'", bl_type_name(text));
        bl_drop(text);
        return BL_NULL;
    }
    BlRef r = bl_io_translate(text, d->translate, last, &d->held, &d->seen);
    bl_drop(text);
    return r;
}

static BlRef decoder_getstate(BlVal self, const BlVal *arg BL_UNUSED)
{
    Decoder *d = as_decoder(self);
    BlRef bytes = BL_NULL, r = BL_NULL;
    int64_t flag = 0;
    if (d->decoder == BL_NONE)
        bytes = bl_bytes_new("", 0);
    else {
        BlRef state = bl_io_call0(d->decoder, "getstate");
        if (state == BL_NULL)
            return BL_NULL;
        if (!bl_is_tuple(state) || bl_as_tuple(state)->count != 2) {
            bl_drop(state);
            return bl_raise(bl_exc(TypeError), "illegal decoder state");
        }
        bytes = bl_keep(bl_as_tuple(state)->items[0]);
        bool ok = bl_index_int64(bl_as_tuple(state)->items[1], &flag, bl_exc(OverflowError));
        bl_drop(state);
        if (!ok) {
            bl_drop(bytes);
            return BL_NULL;
        }
    }
    BlRef number = bl_int_from_int64(flag << 1 | d->held);
    if (bytes != BL_NULL && number != BL_NULL)
        r = bl_tuple_pack(2, bytes, number);
    bl_drop(bytes);
    bl_drop(number);
    return r;
}

static BlRef decoder_setstate(BlVal self, const BlVal *arg)
{
    Decoder *d = as_decoder(self);
    int64_t flag;
    if (!bl_is_tuple(arg[0]) || bl_as_tuple(arg[0])->count != 2)
        return bl_raise(bl_exc(TypeError), "state argument must be a tuple");
    if (!bl_index_int64(bl_as_tuple(arg[0])->items[1], &flag, bl_exc(OverflowError)))
        return BL_NULL;
    d->held = flag & 1;
    if (d->decoder == BL_NONE)
        return BL_NONE;
    BlRef rest = bl_int_from_int64(flag >> 1), state = rest == BL_NULL ? BL_NULL : bl_tuple_pack(2, bl_as_tuple(arg[0])->items[0], rest);
    BlRef r = state == BL_NULL ? BL_NULL : bl_io_call(d->decoder, "setstate", &state, 1);
    bl_drop(rest);
    bl_drop(state);
    return r;
}

static BlRef decoder_reset(BlVal self, const BlVal *arg BL_UNUSED)
{
    as_decoder(self)->seen = 0;
    as_decoder(self)->held = false;
    return as_decoder(self)->decoder == BL_NONE ? BL_NONE : bl_io_call0(as_decoder(self)->decoder, "reset");
}
static BlRef decoder_get_newlines(BlVal self) { return bl_io_seen(as_decoder(self)->seen); }

static const BlMethod decoder_methods[] = {
    {"decode", decoder_decode, "(input, final=False)", NULL, NULL, 0}, {"getstate", decoder_getstate, "()", NULL, NULL, 0},
    {"setstate", decoder_setstate, "(state, /)", NULL, NULL, 0}, {"reset", decoder_reset, "()", NULL, NULL, 0}, {0}
};
static const BlGetSet decoder_getset[] = {{"newlines", decoder_get_newlines, NULL, NULL}, {0}};

const BlType bl_newline_decoder_type = {
    .name = "_io.IncrementalNewlineDecoder", .doc = "Codec used when reading a file in universal newlines mode.", .size = sizeof(Decoder),
    .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .free = decoder_free, .traverse = decoder_traverse, .new_ = decoder_new,
    .init = decoder_init, .methods = decoder_methods, .getset = decoder_getset,
};

/* ---- the module ---- */

static const BlMethod io_functions[] = {
    {"open", NULL, "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", "Open file and return a stream.  Raise OSError upon failure.", bl_io_open_function, 0},
    {"open_code", io_open_code, "(path)", "Opens the provided file with the intent to import the contents.", NULL, 0},
    {"text_encoding", io_text_encoding, "(encoding, stacklevel=2, /)", "The encoding to use when None was given.", NULL, 0},
    {0}
};

/* A class under the last part of its name; *place keeps it. */
static bool add_class(BlVal module, const BlType *type, BlVal base, BlRef *place)
{
    *place = bl_class_from_type(type, base);
    return *place != BL_NULL && bl_module_add(module, strrchr(type->name, '.') + 1, bl_keep(*place));
}

/* UnsupportedOperation(OSError, ValueError) */
static bool add_unsupported(BlVal module, BlRef *place)
{
    BlRef bases = bl_tuple_pack(2, bl_exc(OSError), bl_exc(ValueError)), ns = bl_dict_new(), name = bl_str_intern("UnsupportedOperation"), where = bl_str_c("io");
    bool ok = bases != BL_NULL && ns != BL_NULL && name != BL_NULL && where != BL_NULL && bl_dict_set(ns, bl_name(__module__), where);
    *place = ok ? bl_class_new(bl_builtin_class(BL_T_TYPE), name, bases, ns, BL_NULL, NULL) : BL_NULL;
    bl_drop(bases);
    bl_drop(ns);
    bl_drop(name);
    bl_drop(where);
    return *place != BL_NULL && bl_module_add(module, "UnsupportedOperation", bl_keep(*place));
}

static bool io_exec(BlVal module)
{
    BlIo *io = ((BlModule *)bl_obj(module))->state;
    BlRef *all = (BlRef *)io;
    for (size_t i = 0; i < sizeof *io / sizeof(BlRef); i++)
        all[i] = BL_NULL;
    return add_unsupported(module, &io->unsupported) && add_class(module, &bl_iobase_type, BL_NULL, &io->iobase) &&
           add_class(module, &bl_rawiobase_type, io->iobase, &io->rawiobase) && add_class(module, &bl_bufferediobase_type, io->iobase, &io->bufferediobase) &&
           add_class(module, &bl_textiobase_type, io->iobase, &io->textiobase) && add_class(module, &bl_fileio_type, io->rawiobase, &io->fileio) &&
           add_class(module, &bl_bytesio_type, io->bufferediobase, &io->bytesio) && add_class(module, &bl_stringio_type, io->textiobase, &io->stringio) &&
           add_class(module, &bl_buffered_reader_type, io->bufferediobase, &io->reader) &&
           add_class(module, &bl_buffered_writer_type, io->bufferediobase, &io->writer) &&
           add_class(module, &bl_buffered_random_type, io->bufferediobase, &io->random) &&
           add_class(module, &bl_rwpair_type, io->bufferediobase, &io->rwpair) && add_class(module, &bl_textio_type, io->textiobase, &io->text) &&
           add_class(module, &bl_newline_decoder_type, BL_NULL, &io->newline_decoder) &&
           (io->view = bl_class_from_type(&bl_bytesio_view_type, BL_NULL)) != BL_NULL &&
           bl_module_add_int(module, "DEFAULT_BUFFER_SIZE", BL_IO_BUFFER_SIZE) && bl_module_add(module, "BlockingIOError", bl_keep(bl_exc(BlockingIOError)));
}

static void io_fini(void *state)
{
    BlRef *all = state;
    for (size_t i = 0; i < sizeof(BlIo) / sizeof(BlRef); i++)
        bl_clear_ref(&all[i]);
}

static void io_traverse(void *state, BlVisit visit, void *ctx)
{
    BlRef *all = state;
    for (size_t i = 0; i < sizeof(BlIo) / sizeof(BlRef); i++)
        visit(all[i], ctx);
}

const BlModuleDef bl_mod_io = {
    .name = "_io", .doc = "The io module provides the Python interfaces to stream handling.",
    .methods = io_functions, .exec = io_exec, .state_size = sizeof(BlIo), .fini = io_fini, .traverse = io_traverse,
};
