/* io_text.c -- TextIOWrapper: text over a buffered stream of bytes; writing, and what both directions share.
 *
 * Text that is written is encoded at once into `pending` and handed down when there is a chunk of it, or a line end on a
 * line-buffered stream. Reading is in io_text_read.c.
 */
#include "mod/io_text.h"

BlText *bl_as_text(BlVal v) { return (BlText *)bl_obj(v); }

bool bl_text_check(const BlText *t)
{
    if (t->ok)
        return true;
    bl_raise(bl_exc(ValueError), t->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    return false;
}

static BlBuffered *fast_of(const BlText *t) { return t->fast; }

int bl_text_closed(const BlText *t)
{
    BlBuffered *b = fast_of(t);
    if (b && b->ok && b->fast)
        return ((BlFileIO *)bl_obj(b->raw))->fd < 0;
    return bl_io_is_closed(t->buffer);
}

bool bl_text_check_open(const BlText *t)
{
    if (!bl_text_check(t))
        return false;
    int closed = bl_text_closed(t);
    if (closed > 0)
        bl_io_closed();
    return closed == 0;
}

/* ---- codecs ---- */

static void choose_codec(BlText *t, const char *encoding)
{
    char name[64];
    t->codec = BL_TEXT_OTHER;
    t->sig = false;
    t->order = t->write_order = 0;
    if (!bl_codec_normalise(encoding, name, sizeof name))
        return;
    static const struct { const char *name; uint8_t codec; int8_t order; bool sig; } known[] = {
        {"utf8", BL_TEXT_UTF8, 0, false}, {"u8", BL_TEXT_UTF8, 0, false}, {"utf", BL_TEXT_UTF8, 0, false}, {"cp65001", BL_TEXT_UTF8, 0, false},
        {"utf8sig", BL_TEXT_UTF8, 0, true}, {"ascii", BL_TEXT_ASCII, 0, false}, {"usascii", BL_TEXT_ASCII, 0, false}, {"646", BL_TEXT_ASCII, 0, false},
        {"latin1", BL_TEXT_LATIN1, 0, false}, {"latin", BL_TEXT_LATIN1, 0, false}, {"iso88591", BL_TEXT_LATIN1, 0, false}, {"l1", BL_TEXT_LATIN1, 0, false},
        {"utf16", BL_TEXT_WIDE16, 0, false}, {"u16", BL_TEXT_WIDE16, 0, false}, {"utf16le", BL_TEXT_WIDE16, -1, false}, {"utf16be", BL_TEXT_WIDE16, 1, false},
        {"utf32", BL_TEXT_WIDE32, 0, false}, {"u32", BL_TEXT_WIDE32, 0, false}, {"utf32le", BL_TEXT_WIDE32, -1, false}, {"utf32be", BL_TEXT_WIDE32, 1, false},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].name) == 0) {
            t->codec = known[i].codec;
            t->order = t->write_order = known[i].order;
            t->sig = known[i].sig;
            return;
        }
}

static const char *text_of(BlVal s) { return bl_as_str(s)->data; }      /* ASCII names only: checked when they were given */

static BlRef encode(BlText *t, BlVal s)
{
    const char *errors = text_of(t->errors);
    bool first = t->at_start;
    t->at_start = false;
    switch (t->codec) {
    case BL_TEXT_UTF8: return bl_encode_utf8(s, errors);
    case BL_TEXT_ASCII: return bl_encode_ascii(s, errors);
    case BL_TEXT_LATIN1: return bl_encode_latin1(s, errors);
    case BL_TEXT_WIDE16: return bl_encode_utf16(s, errors, t->write_order ? t->write_order : first ? 0 : -1);
    case BL_TEXT_WIDE32: return bl_encode_utf32(s, errors, t->write_order ? t->write_order : first ? 0 : -1);
    default: return bl_str_encode(s, text_of(t->encoding), errors);
    }
}

/* ---- handing down ---- */

bool bl_text_flush_pending(BlText *t)
{
    if (!t->pending.size)
        return true;
    BlBuffered *b = fast_of(t);
    if (b && b->ok && b->writable) {
        if (b->fast && ((BlFileIO *)bl_obj(b->raw))->fd < 0) {
            bl_raise(bl_exc(ValueError), "write to closed file");
            return false;
        }
        BlBuf all = t->pending;
        bl_buf_init(&t->pending);
        bool ok = bl_buffered_write(b, all.data, all.size);
        if (t->pending.data == NULL && ok) {       /* the block serves again */
            bl_buf_clear(&all);
            t->pending = all;
        } else
            bl_buf_free(&all);
        return ok;
    }
    BlRef data = bl_bytes_new(t->pending.data, t->pending.size);
    bl_buf_clear(&t->pending);
    BlRef buffer = bl_keep(t->buffer), r = data == BL_NULL ? BL_NULL : bl_call_method(buffer, bl_name(write), &data, 1);
    bl_drop(buffer);
    bl_drop(data);
    bl_drop(r);
    return r != BL_NULL;
}

static bool flush_buffer(BlText *t)
{
    BlBuffered *b = fast_of(t);
    if (b && b->ok && b->fast)
        return bl_buffered_flush(b);
    BlRef buffer = bl_keep(t->buffer), r = bl_call_method(buffer, bl_name(flush), NULL, 0);
    bl_drop(buffer);
    bl_drop(r);
    return r != BL_NULL;
}

bool bl_text_flush(BlText *t) { return bl_text_flush_pending(t) && flush_buffer(t); }

/* After reading ahead, writing begins where the reader stands. */
static void forget_read(BlText *t)
{
    bl_clear_ref(&t->decoded);
    t->used = 0;
    bl_buf_clear(&t->input);
    bl_buf_clear(&t->rest);
    t->held_cr = t->end = false;
}

/* ---- writing ---- */

static bool has_line_end(BlVal s)
{
    const BlStr *t = bl_as_str(s);
    if (t->kind == 1)
        return memchr(t->data, '\n', t->length) || memchr(t->data, '\r', t->length);
    for (size_t i = 0; i < t->length; i++)
        if (bl_str_at(t, i) == '\n' || bl_str_at(t, i) == '\r')
            return true;
    return false;
}

/* s with "\n" as the stream writes it; kept if there is nothing to do. */
static BlRef with_line_ends(const BlText *t, BlVal s)
{
    if (!t->write_end[0])
        return bl_keep(s);
    const BlStr *from = bl_as_str(s);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; ok && i < from->length; i++) {
        uint32_t c = bl_str_at(from, i);
        ok = c == '\n' ? bl_builder_ascii(&b, t->write_end, strlen(t->write_end)) : bl_builder_char(&b, c);
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* Appends encoded text to what is pending. */
static bool add_encoded(BlText *t, BlVal s)
{
    const BlStr *str = bl_as_str(s);
    if (str->ascii && t->codec <= BL_TEXT_LATIN1 && !(t->sig && t->at_start)) {
        if (t->pending.size && t->pending.size + str->length > BL_IO_CHUNK && !bl_text_flush_pending(t))
            return false;
        t->at_start = false;
        bl_buf_add(&t->pending, str->data, str->length);
    } else {
        bool mark = t->sig && t->at_start;
        BlRef bytes = encode(t, s);
        if (bytes == BL_NULL)
            return false;
        size_t n = bl_as_bytes(bytes)->length;
        if (t->pending.size && t->pending.size + n > BL_IO_CHUNK && !bl_text_flush_pending(t)) {
            bl_drop(bytes);
            return false;
        }
        if (mark)
            bl_buf_add(&t->pending, "\xef\xbb\xbf", 3);
        bl_buf_add(&t->pending, bl_as_bytes(bytes)->data, n);
        bl_drop(bytes);
    }
    if (t->pending.failed) {
        bl_buf_clear(&t->pending);
        bl_no_memory();
        return false;
    }
    return true;
}

/* What was written may have to go down now. */
static bool after_write(BlText *t, bool line)
{
    if ((t->pending.size >= BL_IO_CHUNK || t->write_through || line) && !bl_text_flush_pending(t))
        return false;
    if ((line || t->write_through) && !flush_buffer(t))
        return false;
    if (t->decoded != BL_NULL || t->input.size)
        forget_read(t);
    return true;
}

bool bl_text_write(BlText *t, BlVal text)
{
    if (BL_UNLIKELY(bl_vm->watching & BL_WATCH_STEPS))
        bl_watch_hooks.output(bl_from_obj(t), text, NULL, 0);
    bool line = t->line_buffering && has_line_end(text);
    BlRef s = with_line_ends(t, text);
    bool ok = s != BL_NULL && add_encoded(t, s);
    bl_drop(s);
    return ok && after_write(t, line);
}

/* ---- print's short way ---- */

static BlText *own_output(BlVal stream)
{
    if (!bl_is_heap(stream) || bl_obj(stream)->shape->cls->table != &bl_textio_type)
        return NULL;
    BlText *t = bl_as_text(stream);
    BlBuffered *b = t->fast;
    return t->ok && b && b->ok && b->fast && b->writable && ((BlFileIO *)bl_obj(b->raw))->fd >= 0 ? t : NULL;
}

bool bl_io_fast_write(BlVal stream, BlVal text, bool *failed)
{
    BlText *t = own_output(stream);
    if (!t)
        return false;
    *failed = !bl_text_write(t, text);
    return true;
}

bool bl_io_fast_bytes(BlVal stream, const char *ascii, size_t n, bool *failed)
{
    BlText *t = own_output(stream);
    if (!t || t->codec > BL_TEXT_LATIN1 || t->write_end[0] || t->sig)
        return false;
    *failed = t->pending.size && t->pending.size + n > BL_IO_CHUNK && !bl_text_flush_pending(t);
    if (!*failed) {
        t->at_start = false;
        if (BL_UNLIKELY(bl_vm->watching & BL_WATCH_STEPS))
            bl_watch_hooks.output(stream, BL_NULL, ascii, n);
        bl_buf_add(&t->pending, ascii, n);
        *failed = !after_write(t, t->line_buffering && memchr(ascii, '\n', n));
    }
    return true;
}

/* ---- making ---- */

bool bl_io_newline_arg(BlVal v, const char **text)
{
    static const char *const legal[] = {"", "\n", "\r", "\r\n"};
    *text = NULL;
    if (v == BL_NONE || v == BL_NULL)
        return true;
    if (!bl_is_str(v)) {
        bl_raise(bl_exc(TypeError), "newline must be str or None, not %.200s", bl_type_name(v));
        return false;
    }
    for (size_t i = 0; i < 4; i++)
        if (bl_str_is(v, legal[i])) {
            *text = legal[i];
            return true;
        }
    bl_raise(bl_exc(ValueError), "illegal newline value: %R", v);
    return false;
}

static void set_newline(BlText *t, const char *newline)
{
    t->universal = newline == NULL || !*newline;
    t->translate = newline == NULL;
    snprintf(t->read_end, sizeof t->read_end, "%s", newline ? newline : "");
    snprintf(t->write_end, sizeof t->write_end, "%s", newline && newline[0] == '\r' ? newline : "");
}

static bool plain_name(BlVal s) { return bl_is_str(s) && bl_as_str(s)->ascii && strlen(bl_as_str(s)->data) == bl_as_str(s)->length; }

static bool set_encoding(BlText *t, BlVal encoding, BlVal errors)
{
    BlRef e = encoding == BL_NONE || encoding == BL_NULL ? bl_str_c("UTF-8") : bl_str_exact(encoding);
    BlRef r = errors == BL_NONE || errors == BL_NULL ? bl_str_c("strict") : bl_str_exact(errors);
    if (e == BL_NULL || r == BL_NULL) {
        bl_drop(e);
        bl_drop(r);
        return false;
    }
    bl_replace(&t->encoding, e);
    bl_replace(&t->errors, r);
    if (!plain_name(e)) {
        bl_raise(bl_exc(LookupError), "unknown encoding: %U", e);
        return false;
    }
    if (bl_str_is(e, "locale"))
        bl_replace(&t->encoding, e = bl_str_c("UTF-8"));
    if (!plain_name(r)) {
        bl_raise(bl_exc(LookupError), "unknown error handler name '%U'", r);
        return false;
    }
    choose_codec(t, text_of(e));
    if (t->codec == BL_TEXT_OTHER) {            /* is there such a codec? */
        BlRef probe = bl_str_encode(bl_str_empty(), text_of(e), "strict");
        if (probe == BL_NULL)
            return false;
        bl_drop(probe);
    }
    return true;
}

static bool set_up(BlVal self, BlVal buffer, BlVal encoding, BlVal errors, const char *newline, bool line_buffering, bool write_through)
{
    BlText *t = bl_as_text(self);
    t->ok = t->detached = false;
    forget_read(t);
    bl_buf_clear(&t->pending);
    if (!set_encoding(t, encoding, errors))
        return false;
    set_newline(t, newline);
    bl_replace(&t->buffer, bl_keep(buffer));
    bool ours = bl_is_exactly(buffer, &bl_buffered_reader_type) || bl_is_exactly(buffer, &bl_buffered_writer_type) || bl_is_exactly(buffer, &bl_buffered_random_type);
    t->fast = ours ? (BlBuffered *)bl_obj(buffer) : NULL;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    t->at_start = true;
    t->seen = 0;
    if (ours) {
        t->readable = t->fast->readable;
        t->writable = t->fast->writable;
    } else {
        int r = bl_io_ask(buffer, "readable"), w = r < 0 ? -1 : bl_io_ask(buffer, "writable");
        if (w < 0)
            return false;
        t->readable = r;
        t->writable = w;
    }
    int seekable = bl_io_ask(buffer, "seekable");
    if (seekable < 0)
        return false;
    t->seekable = t->telling = seekable;
    if (seekable && t->writable) {              /* no mark in the middle of a file */
        int64_t at = -1;
        BlRef r = bl_io_call0(buffer, "tell");
        if (r == BL_NULL && !bl_catch(bl_exc(OSError)))
            return false;
        if (r != BL_NULL && !bl_index_int64(r, &at, bl_exc(OverflowError))) {
            bl_drop(r);
            return false;
        }
        bl_drop(r);
        if (at > 0)
            t->at_start = false;
    }
    t->ok = true;
    return true;
}

static BlRef text_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(BlText));
    if (v != BL_NULL) {
        BlText *t = bl_as_text(v);
        t->buffer = t->encoding = t->errors = t->decoded = BL_NULL;
    }
    return v;
}

BlRef bl_text_open(BlVal cls, BlVal buffer, BlVal encoding, BlVal errors, BlVal newline, bool line_buffering, bool write_through)
{
    const char *nl;
    if (!bl_io_newline_arg(newline, &nl))
        return BL_NULL;
    BlRef v = text_new(bl_as_class(cls), NULL, 0, BL_NULL);
    if (v != BL_NULL && !set_up(v, buffer, encoding, errors, nl, line_buffering, write_through))
        bl_clear_ref(&v);
    return v;
}

static bool check_names(BlVal encoding, BlVal errors)
{
    if (encoding != BL_NONE && !bl_is_str(encoding)) {
        bl_raise(bl_exc(TypeError), "TextIOWrapper() argument 'encoding' must be str or None, not %.50s", bl_type_name(encoding));
        return false;
    }
    if (errors != BL_NONE && !bl_is_str(errors)) {
        bl_raise(bl_exc(TypeError), "TextIOWrapper() argument 'errors' must be str or None, not %.50s", bl_type_name(errors));
        return false;
    }
    return true;
}

static int text_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[6];
    const char *newline;
    if (!bl_parse_args("TextIOWrapper", "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)", arg, nargs, kwnames, a) ||
        !check_names(a[1], a[2]) || !bl_io_newline_arg(a[3], &newline))
        return -1;
    int line = bl_truth(a[4]), through = line < 0 ? -1 : bl_truth(a[5]);
    return through >= 0 && set_up(self, a[0], a[1], a[2], newline, line, through) ? 0 : -1;
}

static void text_free(BlObject *o)
{
    BlText *t = (BlText *)o;
    t->ok = false;
    t->fast = NULL;
    bl_clear_ref(&t->buffer);
    bl_clear_ref(&t->encoding);
    bl_clear_ref(&t->errors);
    bl_clear_ref(&t->decoded);
    bl_buf_free(&t->input);
    bl_buf_free(&t->rest);
    bl_buf_free(&t->pending);
    bl_object_free(o, o->shape->size);
}

static void text_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((BlText *)o)->buffer, ctx);
    visit(((BlText *)o)->encoding, ctx);
    visit(((BlText *)o)->errors, ctx);
    visit(((BlText *)o)->decoded, ctx);
}

static void text_clear(BlObject *o)
{
    BlText *t = (BlText *)o;
    t->ok = false;
    t->fast = NULL;
    bl_clear_ref(&t->buffer);
}

/* ---- methods ---- */

static BlRef text_write(BlVal self, const BlVal *arg)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check(t))
        return BL_NULL;
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "write() argument must be str, not %.50s", bl_type_name(arg[0]));
    if (!bl_text_check_open(t))
        return BL_NULL;
    if (!t->writable)
        return bl_io_unsupported("not writable");
    return bl_text_write(t, arg[0]) ? bl_int_from_uint64(bl_as_str(arg[0])->length) : BL_NULL;
}

static BlRef text_flush(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check_open(t))
        return BL_NULL;
    t->telling = t->seekable;
    return bl_text_flush(t) ? BL_NONE : BL_NULL;
}

static BlRef text_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check(t))
        return BL_NULL;
    int closed = bl_text_closed(t);
    if (closed)
        return closed < 0 ? BL_NULL : BL_NONE;
    BlRef flushed = bl_call_method(self, bl_name(flush), NULL, 0), error = flushed == BL_NULL ? bl_take_error() : BL_NULL;
    bl_drop(flushed);
    BlRef buffer = bl_keep(t->buffer), r = buffer == BL_NULL ? BL_NONE : bl_call_method(buffer, bl_name(close), NULL, 0);
    bl_drop(buffer);
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

static BlRef text_detach(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check(t))
        return BL_NULL;
    BlRef r = bl_call_method(self, bl_name(flush), NULL, 0);
    if (r == BL_NULL)
        return BL_NULL;
    bl_drop(r);
    BlRef buffer = t->buffer;
    t->buffer = BL_NULL;
    t->fast = NULL;
    t->ok = false;
    t->detached = true;
    return buffer;
}

static BlRef text_reconfigure(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlText *t = bl_as_text(self);
    BlVal a[5];
    if (!bl_parse_args("reconfigure", "(*, encoding=None, errors=None, newline=NULL, line_buffering=None, write_through=None)", arg, nargs, kwnames, a))
        return BL_NULL;
    const char *newline = NULL;
    if (!bl_text_check(t) || !check_names(a[0], a[1]))
        return BL_NULL;
    if ((t->decoded != BL_NULL || t->input.size) && (a[0] != BL_NONE || a[1] != BL_NONE || a[2] != BL_NULL))
        return bl_io_unsupported("It is not possible to set the encoding or newline of stream after the first read");
    if (a[2] != BL_NULL && !bl_io_newline_arg(a[2], &newline))
        return BL_NULL;
    int line = a[3] == BL_NONE ? t->line_buffering : bl_truth(a[3]), through = a[4] == BL_NONE ? t->write_through : bl_truth(a[4]);
    if (line < 0 || through < 0 || !bl_text_flush(t))
        return BL_NULL;
    if (a[2] != BL_NULL)
        set_newline(t, newline);
    if (a[0] != BL_NONE || a[1] != BL_NONE) {
        BlRef encoding = bl_keep(a[0] == BL_NONE ? t->encoding : a[0]), errors = a[1] != BL_NONE ? bl_keep(a[1]) : a[0] == BL_NONE ? bl_keep(t->errors) : BL_NONE;
        bool ok = set_encoding(t, encoding, errors);
        bl_drop(encoding);
        bl_drop(errors);
        if (!ok)
            return BL_NULL;
    }
    t->line_buffering = line;
    t->write_through = through;
    return BL_NONE;
}

#define PASS(name)                                                                                                      \
    static BlRef text_##name(BlVal self, const BlVal *arg BL_UNUSED)                                                    \
    {                                                                                                                   \
        BlText *t = bl_as_text(self);                                                                                   \
        if (!bl_text_check(t))                                                                                          \
            return BL_NULL;                                                                                             \
        BlRef buffer = bl_keep(t->buffer), r = bl_io_call0(buffer, #name);                                              \
        bl_drop(buffer);                                                                                                \
        return r;                                                                                                       \
    }
PASS(seekable)
PASS(readable)
PASS(writable)
PASS(fileno)
PASS(isatty)

static BlRef buffer_attr(BlVal self, const char *name)
{
    BlText *t = bl_as_text(self);
    return bl_text_check(t) ? bl_getattr_c(t->buffer, name) : BL_NULL;
}
static BlRef text_get_name(BlVal self) { return buffer_attr(self, "name"); }
static BlRef text_get_closed(BlVal self)
{
    BlText *t = bl_as_text(self);
    int closed = bl_text_check(t) ? bl_text_closed(t) : -1;
    return closed < 0 ? BL_NULL : bl_from_bool(closed);
}
static BlRef or_error(BlVal self, BlVal v) { return bl_text_check(bl_as_text(self)) ? bl_keep(v) : BL_NULL; }
static BlRef text_get_buffer(BlVal self) { return or_error(self, bl_as_text(self)->buffer); }
static BlRef text_get_encoding(BlVal self) { return or_error(self, bl_as_text(self)->encoding); }
static BlRef text_get_errors(BlVal self) { return or_error(self, bl_as_text(self)->errors); }
static BlRef text_get_line_buffering(BlVal self) { return bl_from_bool(bl_as_text(self)->line_buffering); }
static BlRef text_get_write_through(BlVal self) { return bl_from_bool(bl_as_text(self)->write_through); }
static BlRef text_get_newlines(BlVal self) { return bl_text_check(bl_as_text(self)) ? bl_io_seen(bl_as_text(self)->seen) : BL_NULL; }
static BlRef text_get_chunk(BlVal self BL_UNUSED) { return bl_from_imm(BL_IO_CHUNK); }

static BlRef text_repr(BlVal self)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check(t))
        return BL_NULL;
    BlRef name = BL_NULL, mode = BL_NULL, key = bl_str_intern("mode"), r = BL_NULL;
    int entered = key == BL_NULL ? -1 : bl_repr_enter(self);
    if (entered > 0)
        bl_raise(bl_exc(RuntimeError), "reentrant call inside _io.TextIOWrapper.__repr__");
    if (entered != 0) {
        bl_drop(key);
        return BL_NULL;
    }
    int has_name = bl_find_attr(self, bl_name(name), &name);
    if (has_name < 0 && bl_catch(bl_exc(ValueError)))
        has_name = 0;
    int has_mode = has_name < 0 ? -1 : bl_find_attr(self, key, &mode);
    if (has_mode >= 0) {
        BlRef n = has_name ? bl_str_format(" name=%R", name) : bl_keep(bl_str_empty());
        BlRef m = has_mode ? bl_str_format(" mode=%R", mode) : bl_keep(bl_str_empty());
        if (n != BL_NULL && m != BL_NULL)
            r = bl_str_format("<_io.TextIOWrapper%U%U encoding=%R>", n, m, t->encoding);
        bl_drop(n);
        bl_drop(m);
    }
    bl_repr_leave(self);
    bl_drop(key);
    bl_drop(name);
    bl_drop(mode);
    return r;
}

static const BlMethod textio_methods[] = {
    {"write", text_write, "(text, /)", NULL, NULL, 0},
    {"read", bl_text_read_method, "(size=-1, /)", NULL, NULL, 0},
    {"readline", bl_text_readline_method, "(size=-1, /)", NULL, NULL, 0},
    {"seek", bl_text_seek_method, "(cookie, whence=0, /)", NULL, NULL, 0},
    {"tell", bl_text_tell_method, "()", NULL, NULL, 0},
    {"truncate", bl_text_truncate_method, "(pos=None, /)", NULL, NULL, 0},
    {"flush", text_flush, "()", NULL, NULL, 0},
    {"close", text_close, "()", NULL, NULL, 0},
    {"detach", text_detach, "()", NULL, NULL, 0},
    {"reconfigure", NULL, "(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", "Reconfigure the text stream with new parameters.", text_reconfigure, 0},
    {"seekable", text_seekable, "()", NULL, NULL, 0},
    {"readable", text_readable, "()", NULL, NULL, 0},
    {"writable", text_writable, "()", NULL, NULL, 0},
    {"fileno", text_fileno, "()", NULL, NULL, 0},
    {"isatty", text_isatty, "()", NULL, NULL, 0},
    {0}
};
static const BlGetSet textio_getset[] = {
    {"name", text_get_name, NULL, NULL}, {"closed", text_get_closed, NULL, NULL}, {"buffer", text_get_buffer, NULL, NULL},
    {"encoding", text_get_encoding, NULL, NULL}, {"errors", text_get_errors, NULL, NULL}, {"newlines", text_get_newlines, NULL, NULL},
    {"line_buffering", text_get_line_buffering, NULL, NULL}, {"write_through", text_get_write_through, NULL, NULL},
    {"_CHUNK_SIZE", text_get_chunk, NULL, NULL}, {0}
};

const BlType bl_textio_type = {
    .name = "_io.TextIOWrapper", .doc = "Character and line based layer over a BufferedIOBase object, buffer.", .base = &bl_textiobase_type,
    .size = sizeof(BlText), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = text_free, .traverse = text_traverse, .clear = text_clear, .new_ = text_new, .init = text_init, .repr = text_repr,
    .next = bl_text_next, .methods = textio_methods, .getset = textio_getset,
};
