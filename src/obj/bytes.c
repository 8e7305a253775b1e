/* bytes.c -- bytes: immutable, data inline, hash cached; empty and one-byte objects are shared.
 *
 * Always: data[length] is a zero byte.
 */
#include "base/hash.h"
#include "obj/str_inner.h"

static size_t bytes_memory(const BlBytes *b) { return BYTES_HEADER + b->length + 1; }

static BlRef bytes_raw(size_t n)
{
    if (n > BL_ALLOC_MAX - BYTES_HEADER - 1)
        return bl_no_memory();
    BlBytes *b = (BlBytes *)bl_object_new_fast(&bl_vm->shapes[BL_T_BYTES], BYTES_HEADER + n + 1 < sizeof(BlBytes) ? sizeof(BlBytes) : BYTES_HEADER + n + 1);
    if (!b)
        return BL_NULL;
    b->hash = -1;
    b->length = n;
    b->data[n] = 0;
    return bl_from_obj(b);
}

BlRef bl_bytes_new(const void *data, size_t n)
{
    BlRef *shared = n == 0 ? &bl_vm->interned->empty_bytes : n == 1 && data ? &bl_vm->interned->byte[*(const uint8_t *)data] : NULL;
    if (shared && *shared != BL_NULL)
        return bl_keep(*shared);
    BlRef r = bytes_raw(n);
    if (r == BL_NULL)
        return BL_NULL;
    if (data && n)
        memcpy(bl_as_bytes(r)->data, data, n);
    if (shared)
        *shared = bl_keep(r);
    return r;
}

static void bytes_free(BlObject *o)
{
    size_t size = bytes_memory((BlBytes *)o);
    bl_object_free(o, size < o->shape->size ? o->shape->size : size);
}

static BlRef bytes_exact(BlVal v)
{
    return bl_is_exact(v, BYTES) ? bl_keep(v) : bl_bytes_new(bl_as_bytes(v)->data, bl_as_bytes(v)->length);
}

BlRef bl_bytes_like(BlVal self, const void *data, size_t n)
{
    return bl_is_bytes(self) ? bl_bytes_new(n ? data : NULL, n) : bl_bytearray_new(n ? data : NULL, n);
}

/* ---- slots ---- */

/* all_single: ' is escaped even between " (bytearray does so). */
BlRef bl_bytes_repr_text(const unsigned char *data, size_t n, const char *before, const char *after, bool all_single)
{
    static const char digits[] = "0123456789abcdef";
    char quote = memchr(data, '\'', n) && !memchr(data, '"', n) ? '"' : '\'';
    BlBuf b = BL_BUF_INIT;
    bl_buf_adds(&b, before);
    bl_buf_addc(&b, 'b');
    bl_buf_addc(&b, quote);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = data[i];
        if (c == '\\' || c == (all_single ? '\'' : (unsigned char)quote)) {
            bl_buf_addc(&b, '\\');
            bl_buf_addc(&b, (char)c);
        } else if (c == '\t' || c == '\n' || c == '\r') {
            bl_buf_addc(&b, '\\');
            bl_buf_addc(&b, c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
        } else if (c < ' ' || c >= 127) {
            char text[4] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
            bl_buf_add(&b, text, 4);
        } else {
            bl_buf_addc(&b, (char)c);
        }
    }
    bl_buf_addc(&b, quote);
    bl_buf_adds(&b, after);
    BlRef r = b.failed ? bl_no_memory() : bl_str_utf8(bl_buf_text(&b), b.size);
    bl_buf_free(&b);
    return r;
}

static BlRef bytes_repr(BlVal self)
{
    return bl_bytes_repr_text((const unsigned char *)bl_as_bytes(self)->data, bl_as_bytes(self)->length, "", "", false);
}

static int64_t bytes_hash(BlVal self)
{
    BlBytes *b = bl_as_bytes(self);
    if (b->hash == -1)
        b->hash = bl_hash_bytes(b->data, b->length);
    return b->hash;
}

static BlRef bytes_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_bytes(a) || !bl_is_bytes(b))
        return BL_NOTIMPL;
    BlBytes *x = bl_as_bytes(a), *y = bl_as_bytes(b);
    if ((op == BL_EQ || op == BL_NE) && x->length != y->length)
        return bl_from_bool(op == BL_NE);
    size_t n = x->length < y->length ? x->length : y->length;
    int d = a == b ? 0 : memcmp(x->data, y->data, n);
    if (d == 0)
        d = x->length == y->length ? 0 : x->length < y->length ? -1 : 1;
    switch (op) {
    case BL_LT: return bl_from_bool(d < 0);
    case BL_LE: return bl_from_bool(d <= 0);
    case BL_EQ: return bl_from_bool(d == 0);
    case BL_NE: return bl_from_bool(d != 0);
    case BL_GT: return bl_from_bool(d > 0);
    default: return bl_from_bool(d >= 0);
    }
}

static int64_t bytes_len(BlVal self) { return (int64_t)bl_as_bytes(self)->length; }
static int bytes_truth(BlVal self) { return bl_as_bytes(self)->length != 0; }
static BlRef bytes_iter(BlVal self) { return bl_seq_iter_new(BL_T_BYTES_ITER, self); }
static int64_t bytes_sizeof(BlVal self) { return (int64_t)bl_as_bytes(self)->length + 33; }

static BlRef bytes_getitem(BlVal self, BlVal key)
{
    BlBytes *b = bl_as_bytes(self);
    int64_t i, stop, step;
    if (bl_is_exact(key, SLICE)) {
        if (!bl_slice_unpack(key, &i, &stop, &step))
            return BL_NULL;
        int64_t count = bl_slice_adjust((int64_t)b->length, &i, &stop, step);
        if (count <= 0)
            return bl_bytes_new(NULL, 0);
        if (step == 1 && (size_t)count == b->length)
            return bytes_exact(self);
        if (step == 1 || count == 1)
            return bl_bytes_new(b->data + i, (size_t)count);
        BlRef r = bytes_raw((size_t)count);
        for (int64_t k = 0; r != BL_NULL && k < count; k++, i += step)
            bl_as_bytes(r)->data[k] = b->data[i];
        return r;
    }
    if (!bl_is_int(key) && bl_type_of(key)->index == NULL)
        return bl_raise(bl_exc(TypeError), "byte indices must be integers or slices, not %T", key);
    if (!bl_index_int64(key, &i, bl_exc(IndexError)))
        return BL_NULL;
    if (i < 0)
        i += (int64_t)b->length;
    if (i < 0 || (uint64_t)i >= b->length)
        return bl_raise(bl_exc(IndexError), "index out of range");
    return bl_from_imm((unsigned char)b->data[i]);
}

static BlRef bytes_concat(BlVal self, BlVal other)
{
    BlBuffer x, y;
    if (!bl_has_buffer(other))
        return bl_raise(bl_exc(TypeError), "can't concat %T to %T", other, self);
    if (bl_is_bytes(other) && bl_as_bytes(self)->length == 0)
        return bytes_exact(other);
    if (bl_buffer_get(self, &x, false) < 0)
        return BL_NULL;
    if (bl_buffer_get(other, &y, false) < 0) {
        bl_buffer_release(&x);
        return BL_NULL;
    }
    BlRef r = x.length > BL_ALLOC_MAX - y.length ? bl_no_memory() : y.length == 0 ? bytes_exact(self) : bl_bytes_new(NULL, x.length + y.length);
    if (r != BL_NULL && y.length) {
        memcpy(bl_as_bytes(r)->data, x.data, x.length);
        memcpy(bl_as_bytes(r)->data + x.length, y.data, y.length);
    }
    bl_buffer_release(&y);
    bl_buffer_release(&x);
    return r;
}

static BlRef bytes_repeat(BlVal self, int64_t times)
{
    BlBytes *b = bl_as_bytes(self);
    size_t n;
    if (times <= 0 || b->length == 0)
        return bl_bytes_new(NULL, 0);
    if (times == 1)
        return bytes_exact(self);
    if (__builtin_mul_overflow(b->length, (size_t)times, &n) || n > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "repeated bytes are too long");
    BlRef r = bytes_raw(n);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_bytes(r)->data;
    memcpy(out, b->data, b->length);
    for (size_t done = b->length; done < n;) {
        size_t part = done < n - done ? done : n - done;
        memcpy(out + done, out, part);
        done += part;
    }
    return r;
}

static BlRef bytes_mod(BlVal left, BlVal right) { return bl_is_bytes(left) ? bl_bytes_percent(left, right) : BL_NOTIMPL; }

static int bytes_buffer(BlVal self, BlBuffer *out, bool writable)
{
    if (writable)
        return bl_raise_int(bl_exc(BufferError), "Object is not writable.");
    *out = (BlBuffer){.data = (unsigned char *)bl_as_bytes(self)->data, .length = bl_as_bytes(self)->length, .readonly = true,
                      .owner = bl_keep(self), .view = BL_NULL};
    return 0;
}

/* ---- bytes(...) and bytearray(...) ---- */

bool bl_byte_value(BlVal v, unsigned char *out, const char *message)
{
    int64_t value;
    if (!bl_is_int(v)) {
        BlRef i = bl_index(v);
        if (i == BL_NULL)
            return false;
        bool fits = bl_int_to_int64(i, &value);
        bl_drop(i);
        if (!fits)
            value = -1;
    } else if (!bl_int_to_int64(v, &value)) {
        value = -1;
    }
    if (value < 0 || value > 255) {
        bl_raise(bl_exc(ValueError), "%s", message);
        return false;
    }
    *out = (unsigned char)value;
    return true;
}

static BlRef collect_buffer(BlVal source, bool array)
{
    BlBuffer b;
    if (bl_buffer_get(source, &b, false) < 0)
        return BL_NULL;
    BlRef r = array ? bl_bytearray_new(b.data, b.length) : bl_bytes_new(b.data, b.length);
    bl_buffer_release(&b);
    return r;
}

static BlRef collect_zeros(int64_t count, bool array)
{
    if (count < 0)
        return bl_raise(bl_exc(ValueError), "negative count");
    if (!array && count > INT64_MAX - (int64_t)sizeof(BlBytes))
        return bl_raise(bl_exc(OverflowError), "byte string is too large");
    BlRef r = array ? bl_bytearray_new(NULL, (size_t)count) : bl_bytes_new(NULL, (size_t)count);
    if (r != BL_NULL && count > 0) {
        size_t n;
        memset((unsigned char *)(uintptr_t)bl_bytes_view(r, &n), 0, (size_t)count);
    }
    return r;
}

static BlRef collect_items(BlVal source, bool array)
{
    const char *message = array ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)";
    BlRef it = bl_iter(source);
    if (it == BL_NULL) {
        if (bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "cannot convert '%T' object to %s", source, array ? "bytearray" : "bytes");
        return BL_NULL;
    }
    bool asks = !array && !bl_is_exact(source, LIST) && !bl_is_exact(source, TUPLE);
    if (asks && bl_length_hint(source, 64) < 0) {
        bl_drop(it);
        return BL_NULL;
    }
    BlBuf b = BL_BUF_INIT;
    BlRef item, r = BL_NULL;
    unsigned char byte;
    while ((item = bl_next(it)) != BL_NULL) {
        bool ok = bl_byte_value(item, &byte, message);
        bl_drop(item);
        if (!ok)
            break;
        bl_buf_addc(&b, (char)byte);
    }
    bl_drop(it);
    if (!bl_pending()) {
        if (b.failed)
            bl_no_memory();
        else
            r = array ? bl_bytearray_new(bl_buf_text(&b), b.size) : bl_bytes_new(bl_buf_text(&b), b.size);
    }
    bl_buf_free(&b);
    return r;
}

BlRef bl_bytes_collect(BlVal source, bool array)
{
    BlRef made;
    if (!array && bl_is_exact(source, BYTES))
        return bl_keep(source);
    if (!array) {
        int has = bl_call_special(source, bl_name(__bytes__), NULL, 0, &made);
        if (has < 0)
            return BL_NULL;
        if (has) {
            if (bl_is_bytes(made))
                return made;
            bl_raise(bl_exc(TypeError), "__bytes__ returned non-bytes (type %T)", made);
            bl_drop(made);
            return BL_NULL;
        }
    }
    if (bl_is_str(source))
        return bl_raise(bl_exc(TypeError), "string argument without an encoding");
    if (bl_is_int(source) || bl_type_of(source)->index) {
        int64_t count;
        if (bl_index_int64(source, &count, bl_exc(OverflowError)))
            return collect_zeros(count, array);
        if (!bl_catch(bl_exc(TypeError)))
            return BL_NULL;
    }
    return bl_has_buffer(source) ? collect_buffer(source, array) : collect_items(source, array);
}

static BlRef bytes_encoded(BlVal source, BlVal encoding, BlVal errors)
{
    if (source == BL_NULL || !bl_is_str(source))
        return bl_raise(bl_exc(TypeError), encoding != BL_NULL ? "encoding without a string argument" : "errors without a string argument");
    if (encoding == BL_NULL)
        return bl_raise(bl_exc(TypeError), "string argument without an encoding");
    const char *enc = bl_codec_name(encoding), *err = NULL;
    BlRef r = BL_NULL;
    if (enc && (errors == BL_NULL || (err = bl_codec_name(errors))))
        r = bl_str_encode(source, enc, err);
    if (enc)
        bl_str_utf8_free(encoding, enc);
    if (err)
        bl_str_utf8_free(errors, err);
    return r;
}

BlRef bl_bytes_from_args(const char *fname, const BlVal *arg, size_t nargs, BlVal kwnames, bool array)
{
    BlVal a[3];
    if (!bl_parse_args(fname, "(source=NULL, encoding=NULL, errors=NULL)", arg, nargs, kwnames, a) || !bl_str_arg(a[1], fname, "'encoding'") ||
        !bl_str_arg(a[2], fname, "'errors'"))
        return BL_NULL;
    if (a[1] != BL_NULL || a[2] != BL_NULL)
        return bytes_encoded(a[0], a[1], a[2]);
    return a[0] == BL_NULL ? bl_bytes_new(NULL, 0) : bl_bytes_collect(a[0], array);
}

static BlRef bytes_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef plain = bl_bytes_from_args("bytes", arg, nargs, kwnames, false);
    if (plain == BL_NULL || cls == bl_vm->classes[BL_T_BYTES])
        return plain;
    BlBytes *from = bl_as_bytes(plain);
    BlBytes *b = (BlBytes *)bl_sub_new(cls, bytes_memory(from));
    if (b) {
        b->hash = from->hash;
        b->length = from->length;
        memcpy(b->data, from->data, from->length + 1);
        if (b->head.shape->type->flags & BL_TF_TRACKED)
            bl_gc_track(&b->head);
    }
    bl_drop(plain);
    return b ? bl_from_obj(b) : BL_NULL;
}

static int bytes_contains(BlVal self, BlVal item)
{
    return bl_bytes_contains(bl_as_bytes(self)->data, bl_as_bytes(self)->length, item);
}

const BlType bl_bytes_type = {
    .name = "bytes",
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> a copy\n"
           "bytes(int) -> that many zeros\nbytes() -> the empty bytes object\n\nAn immutable row of bytes.",
    .id = BL_T_BYTES, .size = sizeof(BlBytes), .item_size = 1,
    .flags = BL_TF_BASETYPE | BL_TF_BYTES_SUBCLASS,
    .free = bytes_free, .new_ = bytes_new,
    .repr = bytes_repr, .hash = bytes_hash, .compare = bytes_compare,
    .iter = bytes_iter, .len = bytes_len, .getitem = bytes_getitem, .contains = bytes_contains,
    .concat = bytes_concat, .repeat = bytes_repeat, .has_seq_item = true,
    .binary[BL_MOD] = bytes_mod, .truth = bytes_truth, .buffer = bytes_buffer,
    .methods = bl_bytes_methods, .sizeof_ = bytes_sizeof,
};
