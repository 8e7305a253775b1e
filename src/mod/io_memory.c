/* io_memory.c -- BytesIO and StringIO: streams whose file is a block of memory.
 *
 * Writing behind the end fills the gap with zeros. While a view of a BytesIO is out, its size cannot change.
 */
#include "mod/io_impl.h"

/* ---- BytesIO ---- */

static BlBytesIO *as_bytesio(BlVal v) { return (BlBytesIO *)bl_obj(v); }

static bool bytes_open(const BlBytesIO *b)
{
    if (b->base.closed)
        bl_raise(bl_exc(ValueError), "I/O operation on closed file.");
    return !b->base.closed;
}

static bool not_exported(const BlBytesIO *b)
{
    if (b->exports)
        bl_raise(bl_exc(BufferError), "Existing exports of data: object cannot be re-sized");
    return b->exports == 0;
}

static bool bytes_reserve(BlBytesIO *b, size_t need)
{
    if (need <= b->capacity)
        return true;
    size_t capacity = bl_grow(b->capacity, need, 1);
    char *data = capacity ? bl_realloc(b->data, capacity) : NULL;
    if (!data) {
        bl_no_memory();
        return false;
    }
    b->data = data;
    b->capacity = capacity;
    return true;
}

static bool bytes_put(BlBytesIO *b, const void *from, size_t n)
{
    size_t end;
    if (__builtin_add_overflow(b->pos, n, &end)) {
        bl_no_memory();
        return false;
    }
    if (n == 0)
        return true;
    if (!bytes_reserve(b, end))
        return false;
    if (b->pos > b->length)
        memset(b->data + b->length, 0, b->pos - b->length);
    memcpy(b->data + b->pos, from, n);
    b->pos = end;
    if (end > b->length)
        b->length = end;
    return true;
}

static BlRef bytesio_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED) { return bl_io_new(cls, sizeof(BlBytesIO)); }

static int bytesio_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal initial;
    BlBytesIO *b = as_bytesio(self);
    if (!bl_parse_args("BytesIO", "(initial_bytes=b'')", arg, nargs, kwnames, &initial) || !not_exported(b))
        return -1;
    b->length = b->pos = 0;
    b->base.closed = false;
    if (nargs == 0 && (kwnames == BL_NULL || bl_as_tuple(kwnames)->count == 0))
        return 0;
    if (initial == BL_NONE || initial == BL_NULL)
        return 0;
    BlBuffer from;
    if (bl_buffer_get(initial, &from, false) < 0)
        return -1;
    bool ok = bytes_put(b, from.data, from.length);
    bl_buffer_release(&from);
    b->pos = 0;
    return ok ? 0 : -1;
}

static void bytesio_free(BlObject *o)
{
    bl_mfree(((BlBytesIO *)o)->data);
    bl_object_free(o, o->shape->size);
}

static BlRef bytesio_getvalue(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBytesIO *b = as_bytesio(self);
    return bytes_open(b) ? bl_bytes_new(b->data ? b->data : "", b->length) : BL_NULL;
}

static BlRef bytesio_take(BlBytesIO *b, size_t n)
{
    size_t left = b->pos < b->length ? b->length - b->pos : 0;
    if (n > left)
        n = left;
    BlRef r = bl_bytes_new(n ? b->data + b->pos : "", n);
    if (r != BL_NULL)
        b->pos += n;
    return r;
}

static BlRef bytesio_read(BlVal self, const BlVal *arg)
{
    int64_t n;
    if (!bytes_open(as_bytesio(self)) || !bl_io_size(arg[0], &n))
        return BL_NULL;
    return bytesio_take(as_bytesio(self), n < 0 ? SIZE_MAX : (size_t)n);
}

static BlRef line_of(BlBytesIO *b, int64_t limit)
{
    size_t left = b->pos < b->length ? b->length - b->pos : 0;
    const char *newline = left ? memchr(b->data + b->pos, '\n', left) : NULL;
    size_t n = newline ? (size_t)(newline - (b->data + b->pos)) + 1 : left;
    return bytesio_take(b, limit >= 0 && n > (size_t)limit ? (size_t)limit : n);
}

static BlRef bytesio_readline(BlVal self, const BlVal *arg)
{
    int64_t n;
    return bytes_open(as_bytesio(self)) && bl_io_size(arg[0], &n) ? line_of(as_bytesio(self), n) : BL_NULL;
}

static BlRef bytesio_next(BlVal self)
{
    BlBytesIO *b = as_bytesio(self);
    if (bl_obj(self)->shape->cls->table != &bl_bytesio_type)
        return bl_io_next_line(self);
    if (!bytes_open(b) || b->pos >= b->length)
        return BL_NULL;
    return line_of(b, -1);
}

static BlRef bytesio_readinto(BlVal self, const BlVal *arg)
{
    BlBytesIO *b = as_bytesio(self);
    BlBuffer to;
    if (!bytes_open(b) || bl_buffer_get(arg[0], &to, true) < 0)
        return BL_NULL;
    size_t left = b->pos < b->length ? b->length - b->pos : 0, n = to.length < left ? to.length : left;
    if (n)
        memcpy(to.data, b->data + b->pos, n);
    b->pos += n;
    bl_buffer_release(&to);
    return bl_int_from_uint64(n);
}

static BlRef bytesio_write(BlVal self, const BlVal *arg)
{
    BlBytesIO *b = as_bytesio(self);
    BlBuffer from;
    if (!bytes_open(b) || !not_exported(b) || bl_buffer_get(arg[0], &from, false) < 0)
        return BL_NULL;
    bool ok = bytes_put(b, from.data, from.length);
    size_t n = from.length;
    bl_buffer_release(&from);
    return ok ? bl_int_from_uint64(n) : BL_NULL;
}

static BlRef bytesio_seek(BlVal self, const BlVal *arg)
{
    BlBytesIO *b = as_bytesio(self);
    int64_t offset, whence;
    if (!bl_index_int64(arg[0], &offset, bl_exc(OverflowError)) || !bl_index_int64(arg[1], &whence, bl_exc(OverflowError)) || !bytes_open(b))
        return BL_NULL;
    if (offset < 0 && whence == 0)
        return bl_raise(bl_exc(ValueError), "negative seek value %lld", (long long)offset);
    if (whence < 0 || whence > 2)
        return bl_raise(bl_exc(ValueError), "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    int64_t from = whence == 1 ? (int64_t)b->pos : whence == 2 ? (int64_t)b->length : 0;
    if (__builtin_add_overflow(from, offset, &offset))
        return bl_raise(bl_exc(OverflowError), "new position too large");
    b->pos = offset < 0 ? 0 : (size_t)offset;
    return bl_int_from_uint64(b->pos);
}

static BlRef bytesio_tell(BlVal self, const BlVal *arg BL_UNUSED) { return bytes_open(as_bytesio(self)) ? bl_int_from_uint64(as_bytesio(self)->pos) : BL_NULL; }

static BlRef bytesio_truncate(BlVal self, const BlVal *arg)
{
    BlBytesIO *b = as_bytesio(self);
    int64_t size = (int64_t)b->pos;
    if (!bytes_open(b) || !not_exported(b) || (arg[0] != BL_NONE && !bl_index_int64(arg[0], &size, bl_exc(OverflowError))))
        return BL_NULL;
    if (size < 0)
        return bl_raise(bl_exc(ValueError), "negative size value %lld", (long long)size);
    if ((size_t)size < b->length)
        b->length = (size_t)size;
    return bl_int_from_int64(size);
}

static BlRef bytesio_true(BlVal self, const BlVal *arg BL_UNUSED) { return bytes_open(as_bytesio(self)) ? BL_TRUE : BL_NULL; }
static BlRef bytesio_false(BlVal self, const BlVal *arg BL_UNUSED) { return bytes_open(as_bytesio(self)) ? BL_FALSE : BL_NULL; }
static BlRef bytesio_flush(BlVal self, const BlVal *arg BL_UNUSED) { return bytes_open(as_bytesio(self)) ? BL_NONE : BL_NULL; }

static BlRef bytesio_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlBytesIO *b = as_bytesio(self);
    if (!not_exported(b))
        return BL_NULL;
    b->base.closed = true;
    bl_mfree(b->data);
    b->data = NULL;
    b->length = b->capacity = 0;
    return BL_NONE;
}

static bool no_attributes(BlVal dict) { return dict == BL_NULL || bl_dict_count(dict) == 0; }

/* state of __setstate__: a tuple of n items whose position and attributes stand at the end. */
static bool state_is_fine(BlVal self, BlVal state, size_t n)
{
    const char *position = n == 3 ? "second" : "third", *attributes = n == 3 ? "third" : "fourth";
    if (!bl_is_tuple(state) || bl_as_tuple(state)->count < n) {
        bl_raise(bl_exc(TypeError), "%.200s.__setstate__ argument should be %d-tuple, got %.200s", bl_type_name(self), (int)n, bl_type_name(state));
        return false;
    }
    const BlVal *item = bl_as_tuple(state)->items + n - 2;
    if (!bl_is_int(item[0]))
        bl_raise(bl_exc(TypeError), "%s item of state must be an integer, not %.200s", position, bl_type_name(item[0]));
    else if (item[1] != BL_NONE && !bl_is_dict(item[1]))
        bl_raise(bl_exc(TypeError), "%s item of state should be a dict, got a %.200s", attributes, bl_type_name(item[1]));
    return !bl_pending();
}

/* The last two items of a state: where the stream stands, and its attributes. */
static BlRef take_position(BlVal self, const BlVal *item, size_t *pos)
{
    int64_t at;
    if (!bl_index_int64(item[0], &at, bl_exc(OverflowError)))
        return BL_NULL;
    if (at < 0)
        return bl_raise(bl_exc(ValueError), "position value cannot be negative");
    *pos = (size_t)at;
    if (item[1] == BL_NONE)
        return BL_NONE;
    BlRef dict = bl_getattr(self, bl_name(__dict__)), r = dict == BL_NULL ? BL_NULL : bl_io_call(dict, "update", item + 1, 1);
    bl_drop(dict);
    bl_drop(r);
    return r == BL_NULL ? BL_NULL : BL_NONE;
}

static BlRef bytesio_setstate(BlVal self, const BlVal *arg)
{
    BlBytesIO *b = as_bytesio(self);
    if (!bytes_open(b) || !not_exported(b) || !state_is_fine(self, arg[0], 3))
        return BL_NULL;
    const BlVal *item = bl_as_tuple(arg[0])->items;
    if (bytesio_init(self, item, 1, BL_NULL) < 0)
        return BL_NULL;
    return take_position(self, item + 1, &b->pos);
}

static BlRef bytesio_getstate(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlRef value = bytesio_getvalue(self, NULL), dict = value == BL_NULL ? BL_NULL : bl_instance_attrs_copy(self);
    if (dict == BL_NULL && bl_pending()) {
        bl_drop(value);
        return BL_NULL;
    }
    BlRef r = bl_tuple_pack(3, value, bl_from_imm((int64_t)as_bytesio(self)->pos), no_attributes(dict) ? BL_NONE : dict);
    bl_drop(value);
    bl_drop(dict);
    return r;
}

/* ---- a view of the bytes: what getbuffer() gives a memoryview of ---- */

typedef struct View { BlObject head; BlRef source; } View;

static void view_free(BlObject *o)
{
    bl_clear_ref(&((View *)o)->source);
    bl_object_free(o, o->shape->size);
}

static int view_buffer(BlVal self, BlBuffer *out, bool writable BL_UNUSED)
{
    BlVal source = ((View *)bl_obj(self))->source;
    BlBytesIO *b = as_bytesio(source);
    *out = (BlBuffer){.data = (unsigned char *)(b->data ? b->data : ""), .length = b->length, .readonly = false, .owner = bl_keep(self), .view = BL_NULL};
    b->exports++;
    return 0;
}
static void view_release(BlVal self, BlBuffer *view BL_UNUSED) { as_bytesio(((View *)bl_obj(self))->source)->exports--; }

const BlType bl_bytesio_view_type = {
    .name = "_io._BytesIOBuffer", .size = sizeof(View), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT, .free = view_free,
    .buffer = view_buffer, .buffer_release = view_release,
};

static BlRef bytesio_getbuffer(BlVal self, const BlVal *arg BL_UNUSED)
{
    if (!bytes_open(as_bytesio(self)))
        return BL_NULL;
    View *v = (View *)bl_object_new(bl_class_shape(bl_io()->view), sizeof *v);
    if (!v)
        return BL_NULL;
    v->source = bl_keep(self);
    BlRef r = bl_memoryview_new(bl_from_obj(v));
    bl_drop(bl_from_obj(v));
    return r;
}

static BlRef memory_closed(BlVal self) { return bl_from_bool(((BlIoBase *)bl_obj(self))->closed); }

static const BlMethod bytesio_methods[] = {
    {"getvalue", bytesio_getvalue, "()", "Retrieve the entire contents of the BytesIO object.", NULL, 0},
    {"getbuffer", bytesio_getbuffer, "()", "Get a read-write view over the contents of the BytesIO object.", NULL, 0},
    {"read", bytesio_read, "(size=-1, /)", NULL, NULL, 0}, {"read1", bytesio_read, "(size=-1, /)", NULL, NULL, 0},
    {"readline", bytesio_readline, "(size=-1, /)", NULL, NULL, 0}, {"readinto", bytesio_readinto, "(buffer, /)", NULL, NULL, 0},
    {"readinto1", bytesio_readinto, "(buffer, /)", NULL, NULL, 0}, {"write", bytesio_write, "(b, /)", NULL, NULL, 0},
    {"seek", bytesio_seek, "(pos, whence=0, /)", NULL, NULL, 0}, {"tell", bytesio_tell, "()", NULL, NULL, 0},
    {"truncate", bytesio_truncate, "(size=None, /)", NULL, NULL, 0}, {"seekable", bytesio_true, "()", NULL, NULL, 0},
    {"readable", bytesio_true, "()", NULL, NULL, 0}, {"writable", bytesio_true, "()", NULL, NULL, 0}, {"isatty", bytesio_false, "()", NULL, NULL, 0},
    {"flush", bytesio_flush, "()", NULL, NULL, 0}, {"close", bytesio_close, "()", NULL, NULL, 0}, {"__getstate__", bytesio_getstate, "()", NULL, NULL, 0},
    {"__setstate__", bytesio_setstate, "(state, /)", NULL, NULL, 0},
    {0}
};
static const BlGetSet memory_getset[] = {{"closed", memory_closed, NULL, NULL}, {0}};

const BlType bl_bytesio_type = {
    .name = "_io.BytesIO", .doc = "Buffered I/O implementation using an in-memory bytes buffer.", .base = &bl_bufferediobase_type, .size = sizeof(BlBytesIO),
    .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = bytesio_free, .new_ = bytesio_new, .init = bytesio_init, .next = bytesio_next, .methods = bytesio_methods, .getset = memory_getset,
};

/* ---- StringIO: an array of code points as wide as the widest ---- */

static BlStringIO *as_stringio(BlVal v) { return (BlStringIO *)bl_obj(v); }

static bool string_open(const BlStringIO *s)
{
    if (!s->ok)
        bl_raise(bl_exc(ValueError), "I/O operation on uninitialized object");
    else if (s->base.closed)
        bl_raise(bl_exc(ValueError), "I/O operation on closed file");
    return s->ok && !s->base.closed;
}

static inline uint32_t unit_at(const BlStringIO *s, size_t i)
{
    return s->kind == 1 ? ((uint8_t *)s->data)[i] : s->kind == 2 ? ((uint16_t *)s->data)[i] : ((uint32_t *)s->data)[i];
}

static inline void set_unit(int kind, void *data, size_t i, uint32_t c)
{
    if (kind == 1)
        ((uint8_t *)data)[i] = (uint8_t)c;
    else if (kind == 2)
        ((uint16_t *)data)[i] = (uint16_t)c;
    else
        ((uint32_t *)data)[i] = c;
}

static bool string_widen(BlStringIO *s, int kind)
{
    if (kind <= s->kind)
        return true;
    void *data = bl_malloc_array(s->capacity ? s->capacity : 1, (size_t)kind);
    if (!data) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < s->length; i++)
        set_unit(kind, data, i, unit_at(s, i));
    bl_mfree(s->data);
    s->data = data;
    s->kind = kind;
    return true;
}

static bool string_reserve(BlStringIO *s, size_t need)
{
    if (need <= s->capacity)
        return true;
    size_t capacity = bl_grow(s->capacity, need, (size_t)s->kind);
    void *data = capacity ? bl_realloc_array(s->data, capacity, (size_t)s->kind) : NULL;
    if (!data) {
        bl_no_memory();
        return false;
    }
    s->data = data;
    s->capacity = capacity;
    return true;
}

static bool string_put(BlStringIO *s, BlVal text)
{
    const BlStr *t = bl_as_str(text);
    size_t n = t->length, end;
    if (__builtin_add_overflow(s->pos, n, &end)) {
        bl_no_memory();
        return false;
    }
    if (n == 0)
        return true;
    if (!string_widen(s, t->kind) || !string_reserve(s, end))
        return false;
    for (size_t i = s->length; i < s->pos; i++)
        set_unit(s->kind, s->data, i, 0);
    if (t->kind == s->kind)
        memcpy((char *)s->data + s->pos * (size_t)s->kind, t->data, n * (size_t)s->kind);
    else
        for (size_t i = 0; i < n; i++)
            set_unit(s->kind, s->data, s->pos + i, bl_str_at(t, i));
    s->pos = end;
    if (end > s->length)
        s->length = end;
    return true;
}

/* text with line ends as the stream keeps them: read ends become "\n" first, then "\n" what newline= says. */
static BlRef string_translate(BlStringIO *s, BlVal text)
{
    BlRef plain = bl_keep(text);
    if (s->universal) {
        bool held = false;
        bl_replace(&plain, bl_io_translate(text, s->translate, true, &held, &s->seen));
        if (plain == BL_NULL)
            return BL_NULL;
    }
    if (!s->write_end[0])
        return plain;
    const BlStr *t = bl_as_str(plain);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; ok && i < t->length; i++) {
        uint32_t c = bl_str_at(t, i);
        ok = c == '\n' ? bl_builder_ascii(&b, s->write_end, strlen(s->write_end)) : bl_builder_char(&b, c);
    }
    bl_drop(plain);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static bool string_write(BlStringIO *s, BlVal text)
{
    if (!s->universal && !s->write_end[0])
        return string_put(s, text);
    BlRef t = string_translate(s, text);
    bool ok = t != BL_NULL && string_put(s, t);
    bl_drop(t);
    return ok;
}

static BlRef stringio_new(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED)
{
    BlRef v = bl_io_new(cls, sizeof(BlStringIO));
    if (v != BL_NULL)
        as_stringio(v)->kind = 1;
    return v;
}

static int stringio_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[2];
    const char *newline;
    BlStringIO *s = as_stringio(self);
    if (!bl_parse_args("StringIO", "(initial_value='', newline='\\n')", arg, nargs, kwnames, a))
        return -1;
    bool default_newline = nargs < 2;
    for (size_t i = 0; kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++)
        if (bl_str_is(bl_as_tuple(kwnames)->items[i], "newline"))
            default_newline = false;
    if (default_newline)
        newline = "\n";
    else if (!bl_io_newline_arg(a[1], &newline))
        return -1;
    if (a[0] != BL_NONE && a[0] != BL_NULL && !bl_is_str(a[0]))
        return bl_raise_int(bl_exc(TypeError), "initial_value must be str or None, not %.200s", bl_type_name(a[0]));
    s->ok = false;
    s->base.closed = false;
    s->length = s->pos = 0;
    s->seen = 0;
    s->universal = newline == NULL || !*newline;
    s->translate = newline == NULL;
    snprintf(s->write_end, sizeof s->write_end, "%s", newline && newline[0] == '\r' ? newline : "");
    s->ok = true;
    if (a[0] != BL_NONE && a[0] != BL_NULL && bl_as_str(a[0])->length) {
        if (!string_write(s, a[0]))
            return -1;
        s->pos = 0;
    }
    return 0;
}

static void stringio_free(BlObject *o)
{
    bl_mfree(((BlStringIO *)o)->data);
    bl_object_free(o, o->shape->size);
}

static BlRef string_piece(BlStringIO *s, size_t from, size_t n)
{
    if (n == 0)
        return bl_keep(bl_str_empty());
    return bl_str_from_units(s->kind, (char *)s->data + from * (size_t)s->kind, n);
}

static BlRef stringio_getvalue(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlStringIO *s = as_stringio(self);
    return string_open(s) ? string_piece(s, 0, s->length) : BL_NULL;
}

/* (text, newline as it was given, position, attributes) */
static BlRef stringio_getstate(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlStringIO *s = as_stringio(self);
    if (!string_open(s))
        return BL_NULL;
    BlRef text = string_piece(s, 0, s->length);
    BlRef newline = s->translate ? BL_NONE : bl_str_c(s->universal ? "" : *s->write_end ? s->write_end : "\n");
    BlRef dict = text == BL_NULL || newline == BL_NULL ? BL_NULL : bl_instance_attrs_copy(self), r = BL_NULL;
    if (!bl_pending())
        r = bl_tuple_pack(4, text, newline, bl_from_imm((int64_t)s->pos), no_attributes(dict) ? BL_NONE : dict);
    bl_drop(text);
    bl_drop(newline);
    bl_drop(dict);
    return r;
}

/* The text has been through the translation of line ends already: it goes in as it is. */
static BlRef stringio_setstate(BlVal self, const BlVal *arg)
{
    BlStringIO *s = as_stringio(self);
    if (s->base.closed) {
        (void)string_open(s);
        return BL_NULL;
    }
    if (!state_is_fine(self, arg[0], 4))
        return BL_NULL;
    const BlVal *item = bl_as_tuple(arg[0])->items;
    if (stringio_init(self, item, 2, BL_NULL) < 0)      /* for its checks, and the line ends it has seen */
        return BL_NULL;
    s->length = s->pos = 0;
    if (item[0] != BL_NONE && !string_put(s, item[0]))
        return BL_NULL;
    return take_position(self, item + 2, &s->pos);
}

static BlRef stringio_write(BlVal self, const BlVal *arg)
{
    BlStringIO *s = as_stringio(self);
    if (!s->ok && !string_open(s))
        return BL_NULL;
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "string argument expected, got '%s'", bl_type_name(arg[0]));
    if (!string_open(s))
        return BL_NULL;
    size_t n = bl_as_str(arg[0])->length;
    return string_write(s, arg[0]) ? bl_int_from_uint64(n) : BL_NULL;
}

static BlRef stringio_read(BlVal self, const BlVal *arg)
{
    BlStringIO *s = as_stringio(self);
    int64_t n;
    if (!string_open(s) || !bl_io_size(arg[0], &n))
        return BL_NULL;
    size_t left = s->pos < s->length ? s->length - s->pos : 0;
    if (n < 0 || (size_t)n > left)
        n = (int64_t)left;
    BlRef r = string_piece(s, s->pos, (size_t)n);
    if (r != BL_NULL)
        s->pos += (size_t)n;
    return r;
}

static BlRef string_line(BlStringIO *s, int64_t limit)
{
    if (s->pos >= s->length)
        return bl_keep(bl_str_empty());
    size_t i = s->pos;
    const char *end = s->write_end;
    while (i < s->length) {
        uint32_t c = unit_at(s, i++);
        if (!end[0] && c == '\n')
            break;
        if (s->universal && !s->translate && c == '\r') {
            if (i < s->length && unit_at(s, i) == '\n')
                i++;
            break;
        }
        if (end[0] && c == '\r') {
            if (!end[1])
                break;
            if (i < s->length && unit_at(s, i) == '\n') {
                i++;
                break;
            }
        }
    }
    if (limit >= 0 && i - s->pos > (size_t)limit)
        i = s->pos + (size_t)limit;
    BlRef r = string_piece(s, s->pos, i - s->pos);
    if (r != BL_NULL)
        s->pos = i;
    return r;
}

static BlRef stringio_readline(BlVal self, const BlVal *arg)
{
    int64_t n;
    return string_open(as_stringio(self)) && bl_io_size(arg[0], &n) ? string_line(as_stringio(self), n) : BL_NULL;
}

static BlRef stringio_next(BlVal self)
{
    BlStringIO *s = as_stringio(self);
    if (bl_obj(self)->shape->cls->table != &bl_stringio_type)
        return bl_io_next_line(self);
    if (!string_open(s) || s->pos >= s->length)
        return BL_NULL;
    return string_line(s, -1);
}

static BlRef stringio_seek(BlVal self, const BlVal *arg)
{
    BlStringIO *s = as_stringio(self);
    int64_t pos, whence;
    if (!bl_index_int64(arg[0], &pos, bl_exc(OverflowError)) || !bl_index_int64(arg[1], &whence, bl_exc(OverflowError)) || !string_open(s))
        return BL_NULL;
    if (whence < 0 || whence > 2)
        return bl_raise(bl_exc(ValueError), "Invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (pos < 0 && whence == 0)
        return bl_raise(bl_exc(ValueError), "Negative seek position %lld", (long long)pos);
    if (whence && pos != 0)
        return bl_raise(bl_exc(OSError), "Can't do nonzero cur-relative seeks");
    s->pos = whence == 1 ? s->pos : whence == 2 ? s->length : (size_t)pos;
    return bl_int_from_uint64(s->pos);
}

static BlRef stringio_tell(BlVal self, const BlVal *arg BL_UNUSED) { return string_open(as_stringio(self)) ? bl_int_from_uint64(as_stringio(self)->pos) : BL_NULL; }

static BlRef stringio_truncate(BlVal self, const BlVal *arg)
{
    BlStringIO *s = as_stringio(self);
    int64_t size = (int64_t)s->pos;
    if (!string_open(s) || (arg[0] != BL_NONE && !bl_index_int64(arg[0], &size, bl_exc(OverflowError))))
        return BL_NULL;
    if (size < 0)
        return bl_raise(bl_exc(ValueError), "Negative size value %lld", (long long)size);
    if ((size_t)size < s->length)
        s->length = (size_t)size;
    return bl_int_from_int64(size);
}

static BlRef stringio_true(BlVal self, const BlVal *arg BL_UNUSED) { return string_open(as_stringio(self)) ? BL_TRUE : BL_NULL; }
static BlRef stringio_close(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlStringIO *s = as_stringio(self);
    s->base.closed = true;
    bl_mfree(s->data);
    s->data = NULL;
    s->length = s->capacity = 0;
    return BL_NONE;
}

static BlRef stringio_get_newlines(BlVal self) { return string_open(as_stringio(self)) ? bl_io_seen(as_stringio(self)->seen) : BL_NULL; }
static BlRef stringio_get_line_buffering(BlVal self) { return string_open(as_stringio(self)) ? BL_FALSE : BL_NULL; }
static BlRef stringio_get_closed(BlVal self)
{
    if (!as_stringio(self)->ok)
        return string_open(as_stringio(self)) ? BL_NULL : BL_NULL;
    return memory_closed(self);
}

static const BlMethod stringio_methods[] = {
    {"__getstate__", stringio_getstate, "()", NULL, NULL, 0}, {"__setstate__", stringio_setstate, "(state, /)", NULL, NULL, 0},
    {"getvalue", stringio_getvalue, "()", "Retrieve the entire contents of the object.", NULL, 0},
    {"write", stringio_write, "(s, /)", NULL, NULL, 0}, {"read", stringio_read, "(size=-1, /)", NULL, NULL, 0},
    {"readline", stringio_readline, "(size=-1, /)", NULL, NULL, 0}, {"seek", stringio_seek, "(pos, whence=0, /)", NULL, NULL, 0},
    {"tell", stringio_tell, "()", NULL, NULL, 0}, {"truncate", stringio_truncate, "(pos=None, /)", NULL, NULL, 0},
    {"seekable", stringio_true, "()", NULL, NULL, 0}, {"readable", stringio_true, "()", NULL, NULL, 0}, {"writable", stringio_true, "()", NULL, NULL, 0},
    {"close", stringio_close, "()", NULL, NULL, 0}, {0}
};
static const BlGetSet stringio_getset[] = {
    {"closed", stringio_get_closed, NULL, NULL}, {"newlines", stringio_get_newlines, NULL, NULL}, {"line_buffering", stringio_get_line_buffering, NULL, NULL}, {0}
};

const BlType bl_stringio_type = {
    .name = "_io.StringIO", .doc = "Text I/O implementation using an in-memory buffer.", .base = &bl_textiobase_type, .size = sizeof(BlStringIO),
    .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = stringio_free, .new_ = stringio_new, .init = stringio_init, .next = stringio_next, .methods = stringio_methods, .getset = stringio_getset,
};
