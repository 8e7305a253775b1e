/* memoryview.c -- memoryview: a window on the memory of another object, with a shape.
 *
 * Each view holds its own buffer of the exporter, so a view can be released without regard to those made from it; the
 * exporter counts them and stays as it is meanwhile.
 *
 * Always: a view with base.owner == BL_NULL is released, and every operation asks for that first; converting an argument
 * can release it, so it is asked again afterwards.
 */
#include "obj/memoryview.h"
#include "obj/str_inner.h"

static inline BlMemoryView *as_view(BlVal v) { return (BlMemoryView *)bl_obj(v); }
static inline int64_t *shape_of(const BlMemoryView *m) { return m->dims; }
static inline int64_t *strides_of(const BlMemoryView *m) { return m->dims + m->ndim; }
static bool is_view(BlVal v) { return bl_is_exact(v, MEMORYVIEW); }

static bool alive(const BlMemoryView *m)
{
    if (m->base.owner != BL_NULL)
        return true;
    bl_raise(bl_exc(ValueError), "operation forbidden on released memoryview object");
    return false;
}

static bool contiguous(const BlMemoryView *m)
{
    int64_t expect = (int64_t)m->item_size;
    for (int i = m->ndim - 1; i >= 0; i--) {
        if (shape_of(m)[i] > 1 && strides_of(m)[i] != expect)
            return false;
        expect *= shape_of(m)[i];
    }
    return true;
}

static bool fortran(const BlMemoryView *m)
{
    int64_t expect = (int64_t)m->item_size;
    for (int i = 0; i < m->ndim; i++) {
        if (shape_of(m)[i] > 1 && strides_of(m)[i] != expect)
            return false;
        expect *= shape_of(m)[i];
    }
    return true;
}

static int64_t count_items(const BlMemoryView *m)
{
    int64_t n = 1;
    for (int i = 0; i < m->ndim; i++)
        n *= shape_of(m)[i];
    return n;
}

static size_t byte_count(const BlMemoryView *m) { return (size_t)count_items(m) * m->item_size; }

/* The format as one character, '@' left out; 0: not a native single one. */
static char item_format(const BlMemoryView *m)
{
    const char *f = m->format;
    if (*f == '@')
        f++;
    return f[0] && !f[1] && bl_item_size(f[0]) ? f[0] : 0;
}

static bool byte_format(char f) { return f == 'B' || f == 'b' || f == 'c'; }

/* ---- new and free ---- */

/* A view of the same exporter as `from` (or of v itself), with room for ndim dimensions. */
static BlMemoryView *view_make(BlVal exporter, int ndim)
{
    BlBuffer b = {.owner = BL_NULL, .view = BL_NULL};
    if (bl_buffer_get(exporter, &b, false) < 0)
        return NULL;
    int64_t *dims = bl_malloc_array((size_t)(ndim ? 2 * ndim : 1), sizeof *dims);
    BlMemoryView *m = dims ? (BlMemoryView *)bl_object_new(&bl_vm->shapes[BL_T_MEMORYVIEW], sizeof *m) : NULL;
    if (!m) {
        if (!dims)
            bl_no_memory();
        bl_mfree(dims);
        bl_buffer_release(&b);
        return NULL;
    }
    m->base = b;
    m->exporter = exporter;
    m->start = b.data;
    m->hash = -1;
    m->exports = 0;
    m->item_size = b.item_size ? b.item_size : 1;
    m->ndim = ndim;
    m->dims = dims;
    snprintf(m->format, sizeof m->format, "%.3s", b.format ? b.format : "B");
    return m;
}

BlRef bl_memoryview_new(BlVal v)
{
    if (is_view(v)) {
        BlMemoryView *from = as_view(v);
        if (!alive(from))
            return BL_NULL;
        BlMemoryView *m = view_make(from->exporter, from->ndim);
        if (!m)
            return BL_NULL;
        m->start = from->start;
        m->item_size = from->item_size;
        m->base.readonly = from->base.readonly;
        memcpy(m->format, from->format, sizeof m->format);
        memcpy(m->dims, from->dims, 2 * (size_t)from->ndim * sizeof *m->dims);
        bl_gc_track(&m->head);
        return bl_from_obj(m);
    }
    if (!bl_has_buffer(v))
        return bl_raise(bl_exc(TypeError), "memoryview: a bytes-like object is required, not '%T'", v);
    BlMemoryView *m = view_make(v, 1);
    if (!m)
        return BL_NULL;
    m->dims[0] = (int64_t)(m->base.length / m->item_size);
    m->dims[1] = (int64_t)m->item_size;
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

/* A view of part of m: dimensions are filled in by the caller, which also tracks it. */
static BlMemoryView *view_like(BlMemoryView *m, int ndim)
{
    BlMemoryView *r = view_make(m->exporter, ndim);
    if (!r)
        return NULL;
    r->start = m->start;
    r->item_size = m->item_size;
    r->base.readonly = m->base.readonly;
    memcpy(r->format, m->format, sizeof r->format);
    return r;
}

static void view_drop_base(BlMemoryView *m)
{
    BlBuffer b = m->base;
    m->base.owner = BL_NULL;
    m->exporter = BL_NULL;
    if (b.owner != BL_NULL)
        bl_buffer_release(&b);
}

static void view_free(BlObject *o)
{
    BlMemoryView *m = (BlMemoryView *)o;
    bl_gc_untrack(o);
    view_drop_base(m);
    bl_mfree(m->dims);
    bl_object_free(o, sizeof *m);
}

static void view_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    if (((BlMemoryView *)o)->base.owner != BL_NULL)
        visit(((BlMemoryView *)o)->base.owner, ctx);
}

static void view_clear(BlObject *o)
{
    if (((BlMemoryView *)o)->exports == 0)
        view_drop_base((BlMemoryView *)o);
}

static BlRef view_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    BlVal a[1];
    return bl_parse_args("memoryview", "(object)", arg, nargs, kwnames, a) ? bl_memoryview_new(a[0]) : BL_NULL;
}

/* ---- items ---- */

static BlRef get_item(const BlMemoryView *m, const unsigned char *p)
{
    char f = item_format(m);
    if (!f)
        return bl_raise(bl_exc(NotImplementedError), "memoryview: format %s not supported", m->format);
    return bl_item_get(f, p);
}

static int set_item(BlVal self, unsigned char *p, BlVal value)
{
    BlMemoryView *m = as_view(self);
    char f = item_format(m);
    unsigned char bytes[8];
    if (!f)
        return bl_raise_int(bl_exc(NotImplementedError), "memoryview: format %s not supported", m->format);
    if (!bl_item_set(f, bytes, value) || !alive(m))
        return -1;
    memcpy(p, bytes, m->item_size);
    return 0;
}

static unsigned char *lookup(const BlMemoryView *m, unsigned char *p, int dim, int64_t i)
{
    int64_t n = shape_of(m)[dim];
    if (i < 0)
        i += n;
    if (i < 0 || i >= n) {
        bl_raise(bl_exc(IndexError), "index out of bounds on dimension %d", dim + 1);
        return NULL;
    }
    return p + i * strides_of(m)[dim];
}

static bool is_index(BlVal v) { return bl_is_int(v) || bl_type_of(v)->index != NULL; }

static bool all_of(BlVal tuple, bool (*test)(BlVal))
{
    for (size_t i = 0; i < bl_as_tuple(tuple)->count; i++)
        if (!test(bl_as_tuple(tuple)->items[i]))
            return false;
    return true;
}

static bool is_slice(BlVal v) { return bl_is_exact(v, SLICE); }
static bool is_slice_or_index(BlVal v) { return is_slice(v) || is_index(v); }

static unsigned char *lookup_tuple(BlVal self, BlVal key)
{
    BlMemoryView *m = as_view(self);
    size_t n = bl_as_tuple(key)->count;
    if (n < (size_t)m->ndim) {
        bl_raise(bl_exc(NotImplementedError), "sub-views are not implemented");
        return NULL;
    }
    if (n > (size_t)m->ndim) {
        bl_raise(bl_exc(TypeError), "cannot index %d-dimension view with %zd-element tuple", m->ndim, (ptrdiff_t)n);
        return NULL;
    }
    unsigned char *p = m->start;
    for (int i = 0; i < m->ndim; i++) {
        int64_t index;
        if (!bl_index_int64(bl_as_tuple(key)->items[i], &index, bl_exc(IndexError)) || !alive(m) || !(p = lookup(m, p, i, index)))
            return NULL;
    }
    return p;
}

static BlMemoryView *slice_view(BlVal self, BlVal key)
{
    BlMemoryView *m = as_view(self);
    int64_t start, stop, step;
    if (!bl_slice_unpack(key, &start, &stop, &step) || !alive(m))
        return NULL;
    int64_t count = bl_slice_adjust(shape_of(m)[0], &start, &stop, step);
    if (count < 0)
        count = 0;
    BlMemoryView *r = view_like(m, m->ndim);
    if (!r)
        return NULL;
    memcpy(r->dims, m->dims, 2 * (size_t)m->ndim * sizeof *r->dims);
    r->start += start * strides_of(m)[0];
    shape_of(r)[0] = count;
    strides_of(r)[0] = strides_of(m)[0] * step;
    bl_gc_track(&r->head);
    return r;
}

static BlRef view_getitem(BlVal self, BlVal key)
{
    BlMemoryView *m = as_view(self);
    if (!alive(m))
        return BL_NULL;
    if (m->ndim == 0) {
        if (bl_is_tuple(key) && bl_as_tuple(key)->count == 0)
            return get_item(m, m->start);
        return key == BL_ELLIPSIS ? bl_keep(self) : bl_raise(bl_exc(TypeError), "invalid indexing of 0-dim memory");
    }
    if (is_index(key)) {
        int64_t i;
        if (!bl_index_int64(key, &i, bl_exc(IndexError)) || !alive(m))
            return BL_NULL;
        if (m->ndim > 1)
            return bl_raise(bl_exc(NotImplementedError), "multi-dimensional sub-views are not implemented");
        unsigned char *p = lookup(m, m->start, 0, i);
        return p ? get_item(m, p) : BL_NULL;
    }
    if (is_slice(key)) {
        BlMemoryView *r = slice_view(self, key);
        return r ? bl_from_obj(r) : BL_NULL;
    }
    if (bl_is_tuple(key) && all_of(key, is_index)) {
        unsigned char *p = lookup_tuple(self, key);
        return p ? get_item(m, p) : BL_NULL;
    }
    if (bl_is_tuple(key) && all_of(key, is_slice_or_index))
        return bl_raise(bl_exc(NotImplementedError), "multi-dimensional slicing is not implemented");
    return bl_raise(bl_exc(TypeError), "memoryview: invalid slice key");
}

static bool same_structure(const BlMemoryView *a, const BlMemoryView *b)
{
    const char *f = a->format + (*a->format == '@'), *g = b->format + (*b->format == '@');
    if (strcmp(f, g) != 0 || a->item_size != b->item_size || a->ndim != b->ndim)
        return false;
    for (int i = 0; i < a->ndim; i++)
        if (shape_of(a)[i] != shape_of(b)[i])
            return false;
    return true;
}

static int assign_slice(BlVal self, BlVal key, BlVal value)
{
    BlRef source = bl_memoryview_new(value);
    if (source == BL_NULL) {
        if (bl_pending_is(bl_exc(TypeError)) && !bl_has_buffer(value)) {
            bl_clear_error();
            bl_raise(bl_exc(TypeError), "a bytes-like object is required, not '%T'", value);
        }
        return -1;
    }
    BlMemoryView *to = slice_view(self, key), *from = as_view(source);
    int r = -1;
    if (to && !same_structure(to, from)) {
        bl_raise(bl_exc(ValueError), "memoryview assignment: lvalue and rvalue have different structures");
    } else if (to) {
        size_t size = to->item_size, n = (size_t)shape_of(to)[0];
        unsigned char *copy = bl_malloc_array(n, size);         /* both may be windows on the same bytes */
        if (copy) {
            for (size_t i = 0; i < n; i++)
                memcpy(copy + i * size, from->start + (int64_t)i * strides_of(from)[0], size);
            for (size_t i = 0; i < n; i++)
                memcpy(to->start + (int64_t)i * strides_of(to)[0], copy + i * size, size);
            bl_mfree(copy);
            r = 0;
        } else {
            bl_no_memory();
        }
    }
    if (to)
        bl_drop(bl_from_obj(to));
    bl_drop(source);
    return r;
}

static int view_setitem(BlVal self, BlVal key, BlVal value)
{
    BlMemoryView *m = as_view(self);
    if (!alive(m))
        return -1;
    if (m->base.readonly)
        return bl_raise_int(bl_exc(TypeError), "cannot modify read-only memory");
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "cannot delete memory");
    if (m->ndim == 0) {
        if (key == BL_ELLIPSIS || (bl_is_tuple(key) && bl_as_tuple(key)->count == 0))
            return set_item(self, m->start, value);
        return bl_raise_int(bl_exc(TypeError), "invalid indexing of 0-dim memory");
    }
    if (is_index(key)) {
        int64_t i;
        if (!bl_index_int64(key, &i, bl_exc(IndexError)) || !alive(m))
            return -1;
        if (m->ndim > 1)
            return bl_raise_int(bl_exc(NotImplementedError), "sub-views are not implemented");
        unsigned char *p = lookup(m, m->start, 0, i);
        return p ? set_item(self, p, value) : -1;
    }
    if (is_slice(key) && m->ndim == 1)
        return assign_slice(self, key, value);
    if (bl_is_tuple(key) && all_of(key, is_index)) {
        unsigned char *p = lookup_tuple(self, key);
        return p ? set_item(self, p, value) : -1;
    }
    if (is_slice(key) || (bl_is_tuple(key) && all_of(key, is_slice_or_index)))
        return bl_raise_int(bl_exc(NotImplementedError), "memoryview slice assignments are currently restricted to ndim = 1");
    return bl_raise_int(bl_exc(TypeError), "memoryview: invalid slice key");
}

/* ---- conversion ---- */

static BlRef list_from(const BlMemoryView *m, const unsigned char *p, int dim)
{
    if (dim == m->ndim)
        return get_item(m, p);
    BlRef list = bl_list_new((size_t)shape_of(m)[dim]);
    for (int64_t i = 0; list != BL_NULL && i < shape_of(m)[dim]; i++) {
        BlRef item = list_from(m, p + i * strides_of(m)[dim], dim + 1);
        if (item == BL_NULL || !bl_list_adopt(list, item))
            bl_clear_ref(&list);
    }
    return list;
}

static BlRef view_tolist(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlMemoryView *m = as_view(self);
    return alive(m) ? list_from(m, m->start, 0) : BL_NULL;
}

/* Items in order (fortran: first index fastest) into out. */
static unsigned char *gather(const BlMemoryView *m, const unsigned char *p, int dim, unsigned char *out)
{
    if (dim == m->ndim) {
        memcpy(out, p, m->item_size);
        return out + m->item_size;
    }
    for (int64_t i = 0; i < shape_of(m)[dim]; i++)
        out = gather(m, p + i * strides_of(m)[dim], dim + 1, out);
    return out;
}

static unsigned char *gather_fortran(const BlMemoryView *m, const unsigned char *p, int dim, unsigned char *out)
{
    if (dim < 0) {
        memcpy(out, p, m->item_size);
        return out + m->item_size;
    }
    for (int64_t i = 0; i < shape_of(m)[dim]; i++)
        out = gather_fortran(m, p + i * strides_of(m)[dim], dim - 1, out);
    return out;
}

static BlRef to_bytes(const BlMemoryView *m, char order)
{
    size_t n = byte_count(m);
    if (order != 'F' && contiguous(m))
        return bl_bytes_new(m->start, n);
    BlRef r = bl_bytes_new(NULL, n);
    if (r == BL_NULL)
        return BL_NULL;
    unsigned char *out = (unsigned char *)bl_as_bytes(r)->data;
    if (order == 'F')
        gather_fortran(m, m->start, m->ndim - 1, out);
    else
        gather(m, m->start, 0, out);
    return r;
}

static BlRef view_tobytes(BlVal self, const BlVal *arg)
{
    BlMemoryView *m = as_view(self);
    char order = 'C';
    if (!alive(m))
        return BL_NULL;
    if (arg[0] != BL_NONE) {
        if (!bl_is_str(arg[0]))
            return bl_raise(bl_exc(TypeError), "tobytes() argument 'order' must be str or None, not %T", arg[0]);
        if (bl_str_is(arg[0], "F"))
            order = 'F';
        else if (bl_str_is(arg[0], "A"))
            order = fortran(m) && !contiguous(m) ? 'F' : 'C';
        else if (!bl_str_is(arg[0], "C"))
            return bl_raise(bl_exc(ValueError), "order must be 'C', 'F' or 'A'");
    }
    return to_bytes(m, order);
}

static BlRef view_hex(BlVal self, const BlVal *arg)
{
    BlMemoryView *m = as_view(self);
    BlRef bytes = alive(m) ? to_bytes(m, 'C') : BL_NULL;
    if (bytes == BL_NULL)
        return BL_NULL;
    BlRef r = bl_hex_text((const unsigned char *)bl_as_bytes(bytes)->data, bl_as_bytes(bytes)->length, arg[0], bl_imm_int(arg[1]));
    bl_drop(bytes);
    return r;
}

static BlRef view_toreadonly(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef r = bl_memoryview_new(self);
    if (r != BL_NULL)
        as_view(r)->base.readonly = true;
    return r;
}

/* The product of the lengths in shape (a list or tuple), or -1 raised. */
static int64_t read_shape(BlVal shape, int64_t item_size, int64_t *dims)
{
    size_t n;
    int64_t total = item_size;
    for (size_t i = 0; i < (bl_fast_items(shape, &n), n); i++) {
        BlVal v = bl_fast_items(shape, &n)[i];
        int64_t length;
        if (!bl_is_int(v))
            return bl_raise_int(bl_exc(TypeError), "memoryview.cast(): elements of shape must be integers");
        if (!bl_int_to_int64(v, &length) || length <= 0)
            return bl_raise_int(bl_exc(ValueError), "memoryview.cast(): elements of shape must be integers > 0");
        if (__builtin_mul_overflow(total, length, &total))
            return bl_raise_int(bl_exc(ValueError), "memoryview.cast(): product(shape) > SSIZE_MAX");
        dims[i] = length;
    }
    return total;
}

static BlRef view_cast(BlVal self, const BlVal *arg)
{
    BlMemoryView *m = as_view(self);
    int ndim = 1;
    size_t given = 0;
    if (!alive(m))
        return BL_NULL;
    if (!contiguous(m))
        return bl_raise(bl_exc(TypeError), "memoryview: casts are restricted to C-contiguous views");
    if ((arg[1] != BL_NULL || m->ndim != 1))
        for (int i = 0; i < m->ndim; i++)
            if (shape_of(m)[i] == 0 || strides_of(m)[i] == 0)
                return bl_raise(bl_exc(TypeError), "memoryview: cannot cast view with zeros in shape or strides");
    if (arg[1] != BL_NULL) {
        if (!bl_is_list(arg[1]) && !bl_is_tuple(arg[1]))
            return bl_raise(bl_exc(TypeError), "shape must be a list or a tuple");
        bl_fast_items(arg[1], &given);
        if (given > 64)
            return bl_raise(bl_exc(ValueError), "memoryview: number of dimensions must not exceed 64");
        if (m->ndim != 1 && given != 1)
            return bl_raise(bl_exc(TypeError), "memoryview: cast must be 1D -> ND or ND -> 1D");
        ndim = (int)given;
    }
    char old = item_format(m), fresh = 0;
    BlStr *f = bl_as_str(arg[0]);
    if (f->ascii && f->length == 1)
        fresh = f->data[0];
    else if (f->ascii && f->length == 2 && f->data[0] == '@')
        fresh = f->data[1];
    size_t size = fresh == 'e' ? 0 : bl_item_size(fresh);
    if (size == 0)
        return bl_raise(bl_exc(ValueError), "memoryview: destination format must be a native single character format prefixed with an optional '@'");
    if (!old)
        return bl_raise(bl_exc(ValueError), "memoryview: source format must be a native single character format prefixed with an optional '@'");
    if (!byte_format(old) && !byte_format(fresh))
        return bl_raise(bl_exc(TypeError), "memoryview: cannot cast between two non-byte formats");
    size_t length = byte_count(m);
    if (length % size)
        return bl_raise(bl_exc(TypeError), "memoryview: length is not a multiple of itemsize");
    BlMemoryView *r = view_like(m, ndim);
    if (!r)
        return BL_NULL;
    snprintf(r->format, sizeof r->format, "%s", f->data);
    r->item_size = size;
    r->dims[0] = (int64_t)(length / size);
    if (ndim == 1)
        r->dims[1] = (int64_t)size;
    bl_gc_track(&r->head);
    if (arg[1] != BL_NULL) {
        int64_t total = read_shape(arg[1], (int64_t)size, r->dims);
        if (total >= 0 && total != (int64_t)length) {
            bl_raise(bl_exc(TypeError), "memoryview: product(shape) * itemsize != buffer size");
            total = -1;
        }
        if (total < 0) {
            bl_drop(bl_from_obj(r));
            return BL_NULL;
        }
        int64_t stride = (int64_t)size;
        for (int i = ndim - 1; i >= 0; i--) {
            strides_of(r)[i] = stride;
            stride *= shape_of(r)[i];
        }
    }
    return bl_from_obj(r);
}

/* ---- release ---- */

static BlRef view_release(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlMemoryView *m = as_view(self);
    if (m->base.owner == BL_NULL)
        return BL_NONE;
    if (m->exports > 0)
        return bl_raise(bl_exc(BufferError), "memoryview has %lld exported buffer%s", (long long)m->exports, m->exports == 1 ? "" : "s");
    view_drop_base(m);
    return BL_NONE;
}

static BlRef view_enter(BlVal self, const BlVal *arg)
{
    (void)arg;
    return alive(as_view(self)) ? bl_keep(self) : BL_NULL;
}

static BlRef view_exit(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    return view_release(self, NULL);
}

/* ---- slots ---- */

static BlRef view_repr(BlVal self)
{
    return bl_str_format(as_view(self)->base.owner == BL_NULL ? "<released memory at %p>" : "<memory at %p>", (void *)bl_obj(self));
}

static int64_t view_hash(BlVal self)
{
    BlMemoryView *m = as_view(self);
    if (m->hash != -1)
        return m->hash;
    if (!alive(m))
        return -1;
    if (!m->base.readonly)
        return bl_raise_int(bl_exc(ValueError), "cannot hash writable memoryview object");
    char f = item_format(m);
    if (!byte_format(f))
        return bl_raise_int(bl_exc(ValueError), "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    if (!bl_is_exact(m->exporter, BYTES) && bl_hash(m->exporter) == -1)
        return -1;
    BlRef bytes = to_bytes(m, 'C');
    if (bytes == BL_NULL)
        return -1;
    m->hash = bl_hash(bytes);
    bl_drop(bytes);
    return m->hash;
}

static int equal_parts(const BlMemoryView *a, const unsigned char *p, const BlMemoryView *b, const unsigned char *q, int dim)
{
    if (dim == a->ndim) {
        if (item_format(a) == item_format(b) && strchr("cbBhHiIlLqQnN", item_format(a)))
            return memcmp(p, q, a->item_size) == 0;
        BlRef x = bl_item_get(item_format(a), p), y = x == BL_NULL ? BL_NULL : bl_item_get(item_format(b), q), r = BL_NULL;
        if (y != BL_NULL)
            r = bl_compare(x, y, BL_EQ);
        bl_drop(x);
        bl_drop(y);
        return r == BL_NULL ? -1 : r == BL_TRUE;
    }
    for (int64_t i = 0; i < shape_of(a)[dim]; i++) {
        int r = equal_parts(a, p + i * strides_of(a)[dim], b, q + i * strides_of(b)[dim], dim + 1);
        if (r != 1)
            return r;
    }
    return 1;
}

static BlRef view_compare(BlVal left, BlVal right, enum BlCompare op)
{
    if (op != BL_EQ && op != BL_NE)
        return BL_NOTIMPL;
    if (left == right)
        return bl_from_bool(op == BL_EQ);
    if (as_view(left)->base.owner == BL_NULL || (is_view(right) && as_view(right)->base.owner == BL_NULL))
        return bl_from_bool(op == BL_NE);
    if (!bl_has_buffer(right))
        return BL_NOTIMPL;
    BlRef other = bl_memoryview_new(right);
    if (other == BL_NULL) {
        bl_clear_error();
        return BL_NOTIMPL;
    }
    BlMemoryView *a = as_view(left), *b = as_view(other);
    int equal = a->ndim == b->ndim && item_format(a) && item_format(b);
    for (int i = 0; equal && i < a->ndim; i++)
        equal = shape_of(a)[i] == shape_of(b)[i];
    if (equal)
        equal = equal_parts(a, a->start, b, b->start, 0);
    bl_drop(other);
    return equal < 0 ? BL_NULL : bl_from_bool((op == BL_EQ) == (equal != 0));
}

static int64_t view_len(BlVal self)
{
    BlMemoryView *m = as_view(self);
    if (!alive(m))
        return -1;
    return m->ndim == 0 ? 1 : shape_of(m)[0];
}

static int view_buffer(BlVal self, BlBuffer *out, bool writable)
{
    BlMemoryView *m = as_view(self);
    if (!alive(m))
        return -1;
    if (writable && m->base.readonly)
        return bl_raise_int(bl_exc(BufferError), "memoryview: underlying buffer is not writable");
    if (!contiguous(m))
        return bl_raise_int(bl_exc(BufferError), "memoryview: underlying buffer is not C-contiguous");
    *out = (BlBuffer){.data = m->start, .length = byte_count(m), .readonly = m->base.readonly, .owner = bl_keep(self), .view = self,
                      .format = m->format, .item_size = m->item_size};
    m->exports++;
    return 0;
}

static void view_buffer_release(BlVal self, BlBuffer *b)
{
    (void)b;
    as_view(self)->exports--;
}

/* ---- attributes ---- */

static BlRef ints(const int64_t *values, int n)
{
    BlRef t = bl_tuple_raw((size_t)n);
    if (t == BL_NULL || n == 0)
        return t;
    for (int i = 0; i < n; i++)
        bl_as_tuple(t)->items[i] = bl_int_from_int64(values[i]);
    bl_tuple_done(t);
    return t;
}

static BlRef get_obj(BlVal self) { return alive(as_view(self)) ? bl_keep(as_view(self)->exporter) : BL_NULL; }
static BlRef get_nbytes(BlVal self) { return alive(as_view(self)) ? bl_int_from_int64((int64_t)byte_count(as_view(self))) : BL_NULL; }
static BlRef get_itemsize(BlVal self) { return alive(as_view(self)) ? bl_from_imm((int64_t)as_view(self)->item_size) : BL_NULL; }
static BlRef get_format(BlVal self) { return alive(as_view(self)) ? bl_str_c(as_view(self)->format) : BL_NULL; }
static BlRef get_ndim(BlVal self) { return alive(as_view(self)) ? bl_from_imm(as_view(self)->ndim) : BL_NULL; }
static BlRef get_readonly(BlVal self) { return alive(as_view(self)) ? bl_from_bool(as_view(self)->base.readonly) : BL_NULL; }
static BlRef get_shape(BlVal self) { return alive(as_view(self)) ? ints(shape_of(as_view(self)), as_view(self)->ndim) : BL_NULL; }
static BlRef get_strides(BlVal self) { return alive(as_view(self)) ? ints(strides_of(as_view(self)), as_view(self)->ndim) : BL_NULL; }
static BlRef get_suboffsets(BlVal self) { return alive(as_view(self)) ? ints(NULL, 0) : BL_NULL; }
static BlRef get_c(BlVal self) { return alive(as_view(self)) ? bl_from_bool(contiguous(as_view(self))) : BL_NULL; }
static BlRef get_f(BlVal self) { return alive(as_view(self)) ? bl_from_bool(fortran(as_view(self))) : BL_NULL; }

static BlRef get_contiguous(BlVal self)
{
    BlMemoryView *m = as_view(self);
    return alive(m) ? bl_from_bool(contiguous(m) || fortran(m)) : BL_NULL;
}

static const BlGetSet view_getset[] = {
    {"obj", get_obj, NULL, "The object whose memory it is."},
    {"nbytes", get_nbytes, NULL, "Bytes that the items take together."},
    {"readonly", get_readonly, NULL, "Can the memory only be read?"},
    {"itemsize", get_itemsize, NULL, "Bytes of one item."},
    {"format", get_format, NULL, "Format of an item, as in module struct."},
    {"ndim", get_ndim, NULL, "Number of dimensions."},
    {"shape", get_shape, NULL, "Length of each dimension."},
    {"strides", get_strides, NULL, "Bytes from one item to the next, for each dimension."},
    {"suboffsets", get_suboffsets, NULL, "Always empty."},
    {"c_contiguous", get_c, NULL, "Are the items without gaps in row order?"},
    {"f_contiguous", get_f, NULL, "Are the items without gaps in column order?"},
    {"contiguous", get_contiguous, NULL, "Is one of the two true?"},
    {0}
};

static const BlMethod view_methods[] = {
    {"release", view_release, "()", "Let go of the memory.", NULL, 0},
    {"tobytes", view_tobytes, "(order='C')", "The items as bytes.", NULL, 0},
    {"hex", view_hex, "(sep=NULL, bytes_per_sep: ssize=1)", "The bytes as hexadecimal digits.", NULL, 0},
    {"tolist", view_tolist, "()", "The items as a list, nested for more dimensions.", NULL, 0},
    {"cast", view_cast, "(format: str, shape=NULL)", "The same memory with another format or shape.", NULL, 0},
    {"toreadonly", view_toreadonly, "()", "A view that cannot write.", NULL, 0},
    {"__enter__", view_enter, "()", NULL, NULL, 0},
    {"__exit__", NULL, NULL, NULL, view_exit, 0},
    {0}
};

/* ---- iteration ---- */

static BlRef view_iter(BlVal self)
{
    BlMemoryView *m = as_view(self);
    if (!alive(m))
        return BL_NULL;
    if (m->ndim == 0)
        return bl_raise(bl_exc(TypeError), "invalid indexing of 0-dim memory");
    if (m->ndim != 1)
        return bl_raise(bl_exc(NotImplementedError), "multi-dimensional sub-views are not implemented");
    return bl_seq_iter_new(BL_T_MEMORY_ITER, self);
}

const BlType bl_memoryview_type = {
    .name = "memoryview", .doc = "Create a new memoryview object which references the given object.",
    .id = BL_T_MEMORYVIEW, .size = sizeof(BlMemoryView), .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_SEQUENCE_PATTERN,
    .free = view_free, .traverse = view_traverse, .clear = view_clear, .new_ = view_new,
    .repr = view_repr, .hash = view_hash, .compare = view_compare, .iter = view_iter,
    .len = view_len, .getitem = view_getitem, .setitem = view_setitem, .has_seq_item = true,
    .buffer = view_buffer, .buffer_release = view_buffer_release,
    .methods = view_methods, .getset = view_getset,
};

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((BlSeqIter *)o)->seq);
    bl_object_free(o, sizeof(BlSeqIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlSeqIter *)o)->seq, ctx); }
static void iter_clear(BlObject *o) { bl_clear_ref(&((BlSeqIter *)o)->seq); }

static BlRef iter_next(BlVal self)
{
    BlSeqIter *it = (BlSeqIter *)bl_obj(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    BlMemoryView *m = as_view(it->seq);
    if (it->index < shape_of(m)[0])
        return alive(m) ? get_item(m, m->start + strides_of(m)[0] * it->index++) : BL_NULL;
    bl_clear_ref(&it->seq);
    return BL_NULL;
}

const BlType bl_memory_iter_type = {
    .name = "memory_iterator", .id = BL_T_MEMORY_ITER, .size = sizeof(BlSeqIter), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = iter_free, .traverse = iter_traverse, .clear = iter_clear, .iter = bl_return_self, .next = iter_next,
};
