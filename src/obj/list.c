/* list.c -- list: a growing array of owned values.
 *
 * Always: items[0 .. count) are owned and none is BL_NULL; count <= capacity; items is NULL iff capacity is 0.
 * Beware: dropping an item or comparing two runs a program's code, which can change this very list. So storage is
 * detached before it is released, and `items` and `count` are read again after each call-out.
 */
#include "obj/list.h"

#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/key.h"
#include "obj/list_impl.h"
#include "obj/native.h"
#include "obj/seq.h"
#include "obj/tuple.h"

/* ---- storage ---- */

static inline size_t bytes_of(size_t n) { return n * sizeof(BlVal); }

/* Exactly `capacity` places (>= count). */
static bool set_capacity(BlList *l, size_t capacity)
{
    if (BL_UNLIKELY(capacity > BL_MAX_ITEMS(sizeof(BlVal)))) {
        bl_no_memory();
        return false;
    }
    if (capacity == 0) {
        if (l->items)
            bl_pool_free(l->items, bytes_of(l->capacity));
        l->items = NULL;
        l->capacity = 0;
        return true;
    }
    BlVal *items = l->items ? bl_pool_realloc(l->items, bytes_of(l->capacity), bytes_of(capacity)) : bl_pool_alloc(bytes_of(capacity));
    if (!items) {
        bl_no_memory();
        return false;
    }
    l->items = items;
    l->capacity = capacity;
    return true;
}

/* CPython's pattern of growth (4, 8, 16, 24, 32, 40, 52, 64 ...): sys.getsizeof shows it. */
static bool resize(BlList *l, size_t n)
{
    if (l->capacity >= n && n >= l->capacity >> 1) {
        l->count = n;
        return true;
    }
    if (BL_UNLIKELY(n > BL_MAX_ITEMS(sizeof(BlVal)) / 2)) {
        bl_no_memory();
        return false;
    }
    size_t capacity = (n + (n >> 3) + 6) & ~(size_t)3;
    if (n > l->count && n - l->count > capacity - n)
        capacity = (n + 3) & ~(size_t)3;
    if (n == 0)
        capacity = 0;
    if (!set_capacity(l, capacity)) {
        if (n > l->capacity)
            return false;
        bl_clear_error();           /* shrinking is only thrift */
    }
    l->count = n;
    return true;
}

BL_RAISES bool bl_list_resize(BlList *l, size_t n) { return resize(l, n); }

static inline bool push(BlList *l, BlRef item)
{
    if (BL_LIKELY(l->count < l->capacity)) {
        l->items[l->count++] = item;
        return true;
    }
    if (!resize(l, l->count + 1))
        return false;
    l->items[l->count - 1] = item;
    return true;
}

static void drop_backwards(BlVal *items, size_t n)
{
    while (n > 0)
        bl_drop(items[--n]);
}

/* The list is empty before the first item is dropped. */
void bl_list_empty(BlList *l)
{
    BlVal *items = l->items;
    size_t n = l->count, capacity = l->capacity;
    if (!items)
        return;
    l->items = NULL;
    l->count = l->capacity = 0;
    drop_backwards(items, n);
    bl_pool_free(items, bytes_of(capacity));
}

/* ---- making ---- */

/* gc.get_count() shows CPython's free list of lists: one put there is not counted as freed, nor as made when it is taken again. */
enum { SPARE_LISTS = 80 };

static BlList *alloc_list(BlShape *shape)
{
    BlGcState *gc = &bl_vm->gc;
    if (gc->spare_lists) {
        gc->spare_lists--;
        gc->gen[0].count--;
    }
    BlObject *o = bl_object_new_fast(shape, shape->size);
    if (!o)
        return NULL;
    BlList *l = (BlList *)o;
    l->items = NULL;
    l->count = l->capacity = 0;
    return l;
}

BlRef bl_list_new(size_t capacity)
{
    BlVm *vm = bl_vm;
    if (vm->gc.spare_lists) {
        vm->gc.spare_lists--;
        vm->gc.gen[0].count--;
    }
    BlList *l = (BlList *)bl_object_new_listed(vm, &vm->shapes[BL_T_LIST], sizeof(BlList));
    if (BL_UNLIKELY(!l))
        return BL_NULL;
    l->items = NULL;
    l->count = l->capacity = 0;
    if (capacity && BL_UNLIKELY(!set_capacity(l, capacity))) {
        bl_object_free(&l->head, sizeof(BlList));
        return BL_NULL;
    }
    return bl_from_obj(l);
}

BlRef bl_list_from(const BlVal *items, size_t n)
{
    BlRef list = bl_list_new(n);
    if (list == BL_NULL)
        return list;
    BlList *l = bl_as_list(list);
    for (size_t i = 0; i < n; i++)
        l->items[i] = bl_keep(items[i]);
    l->count = n;
    return list;
}

BlRef bl_list_from_adopted(BlRef *items, size_t n)
{
    BlRef list = bl_list_new(n);
    if (list == BL_NULL) {
        drop_backwards(items, n);
        return list;
    }
    BlList *l = bl_as_list(list);
    if (n)
        memcpy(l->items, items, bytes_of(n));
    l->count = n;
    return list;
}

BlRef bl_list_from_iterable(BlVal iterable)
{
    BlRef list = bl_list_new(0);
    if (list != BL_NULL && !bl_list_extend(list, iterable)) {
        bl_drop(list);
        return BL_NULL;
    }
    return list;
}

BlRef bl_list_to_tuple(BlVal list)
{
    BlList *l = bl_as_list(list);
    return bl_tuple_from(l->items, l->count);
}

/* ---- free, traverse, clear ---- */

static void list_free(BlObject *o)
{
    BlList *l = (BlList *)o;
    bl_gc_untrack(o);
    if (!bl_dealloc_enter(o))
        return;
    if (l->items) {
        drop_backwards(l->items, l->count);
        bl_pool_free(l->items, bytes_of(l->capacity));
    }
    BlVm *vm = bl_vm;
    BlGcState *gc = &vm->gc;
    int64_t counted = gc->gen[0].count;
    if (BL_LIKELY(o->shape == &vm->shapes[BL_T_LIST]))
        bl_object_free_listed(o, sizeof(BlList));
    else
        bl_object_free(o, o->shape->size);
    if (gc->spare_lists < SPARE_LISTS && gc->gen[0].count != counted) {
        gc->spare_lists++;
        gc->gen[0].count = counted;
    }
    bl_dealloc_leave();
}

static void list_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlList *l = (BlList *)o;
    for (size_t i = l->count; i > 0; i--)
        visit(l->items[i - 1], ctx);
}

static void list_clear_slot(BlObject *o) { bl_list_empty((BlList *)o); }

/* ---- growing ---- */

bool bl_list_append(BlVal list, BlVal item)
{
    if (!push(bl_as_list(list), item))
        return false;
    bl_keep(item);
    return true;
}

bool bl_list_adopt(BlVal list, BlRef item)
{
    if (push(bl_as_list(list), item))
        return true;
    bl_drop(item);
    return false;
}

/* Room for n more items where the list has no storage yet: exact but for the allocator's grain. */
static bool preallocate(BlList *l, size_t n)
{
    return set_capacity(l, (n + 1) & ~(size_t)1);
}

/* A list or tuple (the list itself too: its items are read through the pointer that resizing leaves valid). */
static bool extend_array(BlList *l, BlVal source)
{
    size_t n;
    bl_fast_items(source, &n);
    if (n == 0)
        return true;
    size_t m = l->count;
    if (l->items == NULL) {
        if (!preallocate(l, n))
            return false;
    } else if (!resize(l, m + n)) {
        return false;
    }
    const BlVal *items = bl_fast_items(source, &(size_t){0});
    for (size_t i = 0; i < n; i++)
        l->items[m + i] = bl_keep(items[i]);
    l->count = m + n;
    return true;
}

static bool extend_iterator(BlList *l, BlVal iterable, BlVal it)
{
    int64_t hint = bl_length_hint(iterable, 8);
    if (hint < 0)
        return false;
    if (hint <= INT64_MAX - (int64_t)l->count) {        /* else a lie: appending will tell */
        size_t m = l->count, n = (size_t)hint;
        if (n > BL_MAX_ITEMS(sizeof(BlVal)) - m)
            return bl_no_memory() != BL_NULL;
        if (l->items == NULL) {
            if (n && !preallocate(l, n))
                return false;
        } else if (m + n > l->capacity) {
            if (!resize(l, m + n))
                return false;
            l->count = m;
        }
    }
    for (;;) {
        BlRef item = bl_next(it);
        if (item == BL_NULL)
            break;
        if (!push(l, item)) {
            bl_drop(item);
            return false;
        }
    }
    if (bl_pending())
        return false;
    return l->count >= l->capacity || resize(l, l->count);
}

bool bl_list_extend(BlVal list, BlVal iterable)
{
    BlList *l = bl_as_list(list);
    if (list == iterable || bl_is_exact(iterable, LIST) || bl_is_exact(iterable, TUPLE))
        return extend_array(l, iterable);
    BlRef it = bl_iter(iterable);
    if (it == BL_NULL)
        return false;
    bool ok = extend_iterator(l, iterable, it);
    bl_drop(it);
    return ok;
}

/* ---- construction by a program ---- */

static BlRef list_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    BlList *l = alloc_list(cls->root);
    if (!l)
        return BL_NULL;
    bl_gc_track(&l->head);
    return bl_from_obj(l);
}

static int list_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (bl_class_of(self)->type->new_ == list_new && !bl_no_keywords("list", kwnames))     /* a __new__ of its own may take more */
        return -1;
    if (!bl_check_arity("list", nargs, 0, 1))
        return -1;
    BlList *l = bl_as_list(self);
    if (l->items)
        bl_list_empty(l);
    if (nargs && !bl_list_extend(self, arg[0]))
        return -1;
    return 0;
}

static BlRef list_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_no_keywords("list", kwnames) || !bl_check_arity("list", nargs, 0, 1))
        return BL_NULL;
    return nargs ? bl_list_from_iterable(arg[0]) : bl_list_new(0);
}

/* ---- text and comparison ---- */

static BlRef list_repr(BlVal self)
{
    BlStrBuilder b;
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("[...]");
    bl_builder_init(&b);
    bool ok = bl_builder_char(&b, '[');
    for (size_t i = 0; ok && i < bl_as_list(self)->count; i++) {
        BlRef item = bl_keep(bl_as_list(self)->items[i]);
        BlRef text = bl_repr(item);
        bl_drop(item);
        ok = text != BL_NULL && (i == 0 || bl_builder_ascii(&b, ", ", 2)) && bl_builder_str(&b, text);
        bl_drop(text);
    }
    ok = ok && bl_builder_char(&b, ']');
    bl_repr_leave(self);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static bool order_holds(size_t a, size_t b, enum BlCompare op)
{
    switch (op) {
    case BL_LT: return a < b;
    case BL_LE: return a <= b;
    case BL_EQ: return a == b;
    case BL_NE: return a != b;
    case BL_GT: return a > b;
    case BL_GE: return a >= b;
    }
    return false;
}

/* By the first pair that differs, else by length. */
static BlRef list_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_list(self) || !bl_is_list(other))
        return BL_NOTIMPL;
    BlList *a = bl_as_list(self), *b = bl_as_list(other);
    if (a->count != b->count && (op == BL_EQ || op == BL_NE))
        return bl_from_bool(op == BL_NE);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int same = bl_key_eq(a->items[i], b->items[i]);
        if (same > 0)
            continue;
        if (same < 0)
            return BL_NULL;
        if (i >= a->count || i >= b->count)     /* comparing took items away: then the lengths decide */
            break;
        if (op == BL_EQ || op == BL_NE)
            return bl_from_bool(op == BL_NE);
        BlRef x = bl_keep(a->items[i]), y = bl_keep(b->items[i]);
        BlRef result = bl_compare(x, y, op);
        bl_drop(x);
        bl_drop(y);
        return result;
    }
    return bl_from_bool(order_holds(a->count, b->count, op));
}

/* ---- sequence slots ---- */

static int64_t list_len(BlVal self) { return (int64_t)bl_as_list(self)->count; }

static int list_contains(BlVal self, BlVal item)
{
    BlList *l = bl_as_list(self);
    int found = 0;
    for (size_t i = 0; found == 0 && i < l->count; i++)
        found = bl_key_eq(l->items[i], item);
    return found;
}

static BlRef list_slice(BlList *l, int64_t start, int64_t step, int64_t n)
{
    BlRef result = bl_list_new((size_t)n);
    if (result == BL_NULL)
        return result;
    BlList *r = bl_as_list(result);
    BlVal *from = l->items + start;
    for (int64_t i = 0; i < n; i++)
        r->items[i] = bl_keep(from[i * step]);
    r->count = (size_t)n;
    return result;
}

static BlRef bad_index(BlVal key)
{
    return bl_raise(bl_exc(TypeError), "list indices must be integers or slices, not %T", key);
}

static BlRef list_getitem(BlVal self, BlVal key)
{
    BlList *l = bl_as_list(self);
    int64_t i, start, stop, step;
    if (bl_is_imm_int(key) || bl_has_index(key)) {
        if (!bl_seq_index(key, &i))
            return BL_NULL;
        if (i < 0)
            i += (int64_t)l->count;
        if ((uint64_t)i >= l->count)
            return bl_raise(bl_exc(IndexError), "list index out of range");
        return bl_keep(l->items[i]);
    }
    if (!bl_is_slice(key))
        return bad_index(key);
    if (!bl_slice_unpack(key, &start, &stop, &step))
        return BL_NULL;
    int64_t n = bl_slice_adjust((int64_t)l->count, &start, &stop, step);
    return n <= 0 ? bl_list_new(0) : list_slice(l, start, step, n);
}

static void drop_and_free(BlVal *items, size_t n)
{
    if (!items)
        return;
    drop_backwards(items, n);
    bl_pool_free(items, bytes_of(n));
}

/* l[low:high] = items[0 .. n), each kept here; the items that leave are dropped last. */
static bool replace_run(BlList *l, size_t low, size_t high, const BlVal *items, size_t n)
{
    size_t gone = high - low, tail = l->count - high;
    if (l->count - gone + n == 0) {
        bl_list_empty(l);
        return true;
    }
    BlVal *old = NULL;
    if (gone) {
        old = bl_pool_alloc(bytes_of(gone));
        if (!old) {
            bl_no_memory();
            return false;
        }
        memcpy(old, l->items + low, bytes_of(gone));
    }
    if (n < gone) {
        memmove(l->items + low + n, l->items + high, bytes_of(tail));
        if (!resize(l, low + n + tail))
            l->count = low + n + tail;
    } else if (n > gone) {
        if (!resize(l, low + n + tail)) {
            if (old)
                bl_pool_free(old, bytes_of(gone));
            return false;
        }
        memmove(l->items + low + n, l->items + high, bytes_of(tail));
    }
    for (size_t i = 0; i < n; i++)
        l->items[low + i] = bl_keep(items[i]);
    drop_and_free(old, gone);
    return true;
}

/* A sequence to read from while the list changes: a copy when it is the list itself. */
static BlRef source_of(BlVal self, BlVal value, const char *message)
{
    if (value == self)
        return bl_list_from(bl_as_list(self)->items, bl_as_list(self)->count);
    return bl_fast_sequence(value, message);
}

static int assign_run(BlVal self, int64_t start, int64_t stop, BlVal value)
{
    BlList *l = bl_as_list(self);
    BlRef source = BL_NULL;
    const BlVal *items = NULL;
    size_t n = 0;
    if (value != BL_NULL) {
        source = source_of(self, value, "can only assign an iterable");
        if (source == BL_NULL)
            return -1;
        items = bl_fast_items(source, &n);
    }
    int64_t count = (int64_t)l->count;          /* making the source may have changed it */
    if (start > count)
        start = count;
    if (stop > count)
        stop = count;
    if (stop < start)
        stop = start;
    bool ok = replace_run(l, (size_t)start, (size_t)stop, items, n);
    bl_drop(source);
    return ok ? 0 : -1;
}

/* del l[start::step], n items, step not 1. */
static int delete_stepped(BlList *l, int64_t start, int64_t step, int64_t n)
{
    if (n <= 0)
        return 0;
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    BlVal *old = bl_pool_alloc(bytes_of((size_t)n));
    if (!old) {
        bl_no_memory();
        return -1;
    }
    size_t to = (size_t)start, from = (size_t)start;
    for (int64_t i = 0; i < n; i++) {
        old[i] = l->items[from++];
        size_t next = i + 1 < n ? (size_t)(start + (i + 1) * step) : l->count;
        memmove(l->items + to, l->items + from, bytes_of(next - from));
        to += next - from;
        from = next;
    }
    if (!resize(l, to))
        l->count = to;
    for (int64_t i = 0; i < n; i++)
        bl_drop(old[i]);
    bl_pool_free(old, bytes_of((size_t)n));
    return 0;
}

static int assign_stepped(BlVal self, BlVal slice, int64_t start, int64_t stop, int64_t step, BlVal value)
{
    BlList *l = bl_as_list(self);
    (void)slice;
    int64_t raw_start = start, raw_stop = stop;
    BlRef source = source_of(self, value, "must assign iterable to extended slice");
    if (source == BL_NULL)
        return -1;
    int64_t n = bl_slice_adjust((int64_t)l->count, &raw_start, &raw_stop, step);
    size_t given;
    const BlVal *items = bl_fast_items(source, &given);
    if (n < 0)
        n = 0;
    if ((size_t)n != given) {
        bl_raise(bl_exc(ValueError), "attempt to assign sequence of size %zu to extended slice of size %zu", given, (size_t)n);
        bl_drop(source);
        return -1;
    }
    if (n == 0) {
        bl_drop(source);
        return 0;
    }
    BlVal *old = bl_pool_alloc(bytes_of(given));
    if (!old) {
        bl_no_memory();
        bl_drop(source);
        return -1;
    }
    for (int64_t i = 0; i < n; i++) {
        BlVal *place = l->items + raw_start + i * step;
        old[i] = *place;
        *place = bl_keep(items[i]);
    }
    for (int64_t i = 0; i < n; i++)
        bl_drop(old[i]);
    bl_pool_free(old, bytes_of(given));
    bl_drop(source);
    return 0;
}

static int set_slice(BlVal self, BlVal slice, BlVal value)
{
    int64_t start, stop, step;
    if (!bl_slice_unpack(slice, &start, &stop, &step))
        return -1;
    if (step != 1 && value != BL_NULL)
        return assign_stepped(self, slice, start, stop, step, value);
    BlList *l = bl_as_list(self);
    int64_t n = bl_slice_adjust((int64_t)l->count, &start, &stop, step);
    if (step == 1)
        return assign_run(self, start, stop, value);
    return delete_stepped(l, start, step, n);
}

static void delete_at(BlList *l, size_t i)
{
    BlVal old = l->items[i];
    memmove(l->items + i, l->items + i + 1, bytes_of(l->count - i - 1));
    if (!resize(l, l->count - 1))
        l->count--;
    bl_drop(old);
}

static int list_setitem(BlVal self, BlVal key, BlVal value)
{
    BlList *l = bl_as_list(self);
    int64_t i;
    if (!bl_is_imm_int(key) && !bl_has_index(key)) {
        if (bl_is_slice(key))
            return set_slice(self, key, value);
        bad_index(key);
        return -1;
    }
    if (!bl_seq_index(key, &i))
        return -1;
    if (i < 0)
        i += (int64_t)l->count;
    if ((uint64_t)i >= l->count)
        return bl_raise_int(bl_exc(IndexError), "list assignment index out of range");
    if (value == BL_NULL)
        delete_at(l, (size_t)i);
    else
        bl_replace(&l->items[i], bl_keep(value));
    return 0;
}

static BlRef list_concat(BlVal self, BlVal other)
{
    if (!bl_is_list(other))
        return bl_raise(bl_exc(TypeError), "can only concatenate list (not \"%T\") to list", other);
    BlList *a = bl_as_list(self), *b = bl_as_list(other);
    size_t n;
    if (__builtin_add_overflow(a->count, b->count, &n))
        return bl_no_memory();
    BlRef result = bl_list_new(n);
    if (result == BL_NULL)
        return result;
    BlVal *to = bl_as_list(result)->items;
    for (size_t i = 0; i < a->count; i++)
        *to++ = bl_keep(a->items[i]);
    for (size_t i = 0; i < b->count; i++)
        *to++ = bl_keep(b->items[i]);
    bl_as_list(result)->count = n;
    return result;
}

/* Fill items[count .. count * times) with copies of the first run, each counted. */
static void repeat_items(BlVal *items, size_t count, size_t times)
{
    for (size_t i = 0; i < count; i++)
        if (bl_is_heap(items[i]))
            bl_obj(items[i])->count += (int64_t)(times - 1);
    size_t total = count * times, done = count;
    while (done < total) {
        size_t n = done < total - done ? done : total - done;
        memcpy(items + done, items, bytes_of(n));
        done += n;
    }
}

static BlRef list_repeat(BlVal self, int64_t n)
{
    BlList *l = bl_as_list(self);
    size_t count = l->count, total;
    if (n <= 0 || count == 0)
        return bl_list_new(0);
    if (__builtin_mul_overflow(count, (size_t)n, &total) || total > BL_MAX_ITEMS(sizeof(BlVal)))
        return bl_no_memory();
    BlRef result = bl_list_new(total);
    if (result == BL_NULL)
        return result;
    BlList *r = bl_as_list(result);
    for (size_t i = 0; i < count; i++)
        r->items[i] = bl_keep(l->items[i]);
    repeat_items(r->items, count, (size_t)n);
    r->count = total;
    return result;
}

static BlRef list_inplace_concat(BlVal self, BlVal other)
{
    return bl_list_extend(self, other) ? bl_keep(self) : BL_NULL;
}

static BlRef list_inplace_repeat(BlVal self, int64_t n)
{
    BlList *l = bl_as_list(self);
    size_t count = l->count, total;
    if (count == 0 || n == 1)
        return bl_keep(self);
    if (n < 1) {
        bl_list_empty(l);
        return bl_keep(self);
    }
    if (__builtin_mul_overflow(count, (size_t)n, &total) || total > BL_MAX_ITEMS(sizeof(BlVal)))
        return bl_no_memory();
    if (!resize(l, total))
        return BL_NULL;
    repeat_items(l->items, count, (size_t)n);
    return bl_keep(self);
}

static BlRef list_iter(BlVal self) { return bl_seq_iter_new(BL_T_LIST_ITER, self); }

/* ---- methods ---- */

static BlRef list_append(BlVal self, const BlVal *arg)
{
    return bl_list_append(self, arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef list_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    bl_list_empty(bl_as_list(self));
    return BL_NONE;
}

static BlRef list_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_list_from(bl_as_list(self)->items, bl_as_list(self)->count);
}

static BlRef list_count(BlVal self, const BlVal *arg)
{
    BlList *l = bl_as_list(self);
    int64_t n = 0;
    for (size_t i = 0; i < l->count; i++) {
        int same = bl_key_eq(l->items[i], arg[0]);
        if (same < 0)
            return BL_NULL;
        n += same;
    }
    return bl_from_imm(n);
}

static BlRef list_extend(BlVal self, const BlVal *arg)
{
    return bl_list_extend(self, arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef list_index(BlVal self, const BlVal *arg)
{
    BlList *l = bl_as_list(self);
    int64_t start = 0, stop = INT64_MAX;
    if (!bl_seq_bound(arg[1], &start) || (arg[2] != BL_NULL && !bl_seq_bound(arg[2], &stop)))
        return BL_NULL;
    bl_seq_clip((int64_t)l->count, &start, &stop);
    for (int64_t i = start; i < stop && (size_t)i < l->count; i++) {
        int same = bl_key_eq(l->items[i], arg[0]);
        if (same < 0)
            return BL_NULL;
        if (same)
            return bl_from_imm(i);
    }
    return bl_raise(bl_exc(ValueError), "%R is not in list", arg[0]);
}

/* Past either end means at that end, so insert(-99, x) is insert(0, x). */
static BlRef list_insert(BlVal self, const BlVal *arg)
{
    BlList *l = bl_as_list(self);
    int64_t at = bl_imm_int(arg[0]);
    size_t n = l->count;
    if (at < 0 && (at += (int64_t)n) < 0)
        at = 0;
    if ((size_t)at > n)
        at = (int64_t)n;
    if (!resize(l, n + 1))
        return BL_NULL;
    memmove(l->items + at + 1, l->items + at, bytes_of(n - (size_t)at));
    l->items[at] = bl_keep(arg[1]);
    return BL_NONE;
}

static BlRef list_pop(BlVal self, const BlVal *arg)
{
    BlList *l = bl_as_list(self);
    int64_t at = bl_imm_int(arg[0]);
    size_t n = l->count;
    if (n == 0)
        return bl_raise(bl_exc(IndexError), "pop from empty list");
    if (at < 0)
        at += (int64_t)n;
    if ((uint64_t)at >= n)
        return bl_raise(bl_exc(IndexError), "pop index out of range");
    BlRef item = l->items[at];
    memmove(l->items + at, l->items + at + 1, bytes_of(n - (size_t)at - 1));
    if (!resize(l, n - 1))
        l->count = n - 1;
    return item;
}

static BlRef list_remove(BlVal self, const BlVal *arg)
{
    BlList *l = bl_as_list(self);
    for (size_t i = 0; i < l->count; i++) {
        int same = bl_key_eq(l->items[i], arg[0]);
        if (same < 0)
            return BL_NULL;
        if (!same)
            continue;
        if (i < l->count)
            delete_at(l, i);
        return BL_NONE;
    }
    return bl_raise(bl_exc(ValueError), "list.remove(x): x not in list");
}

static BlRef list_reverse(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlList *l = bl_as_list(self);
    for (size_t i = 0, j = l->count; i + 1 < j; i++) {
        BlVal v = l->items[--j];
        l->items[j] = l->items[i];
        l->items[i] = v;
    }
    return BL_NONE;
}

static BlRef list_sort(BlVal self, const BlVal *arg)
{
    int reverse = bl_sort_reverse(arg[1]);
    return reverse >= 0 && bl_list_sort(self, arg[0], reverse) ? BL_NONE : BL_NULL;
}

static BlRef list_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_seq_iter_new(BL_T_LIST_REVITER, self);
}

static BlRef list_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static int64_t list_sizeof(BlVal self)
{
    return 40 + (int64_t)bytes_of(bl_as_list(self)->capacity);
}

static const BlMethod list_methods[] = {
    {"__reversed__", list_reversed, "()", "Return a reverse iterator over the list.", NULL, 0},
    {"clear", list_clear, "()", "Remove all items from list.", NULL, 0},
    {"copy", list_copy, "()", "Return a shallow copy of the list.", NULL, 0},
    {"append", list_append, "(object, /)", "Append object to the end of the list.", NULL, 0},
    {"insert", list_insert, "(index: ssize, object, /)", "Insert object before index.", NULL, 0},
    {"extend", list_extend, "(iterable, /)", "Extend list by appending elements from the iterable.", NULL, 0},
    {"pop", list_pop, "(index: ssize=-1, /)", "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.", NULL, 0},
    {"remove", list_remove, "(value, /)", "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.", NULL, 0},
    {"index", list_index, "(value, start=0, stop=sys.maxsize, /)", "Return first index of value.\n\nRaises ValueError if the value is not present.", NULL, 0},
    {"count", list_count, "(value, /)", "Return number of occurrences of value.", NULL, 0},
    {"reverse", list_reverse, "()", "Reverse *IN PLACE*.", NULL, 0},
    {"sort", list_sort, "(*, key=None, reverse: int=False)", "Sort the list in ascending order and return None. Equal items keep their order.", NULL, 0},
    {"__class_getitem__", list_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

const BlType bl_list_type = {
    .name = "list", .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_LIST_SUBCLASS | BL_TF_SEQUENCE_PATTERN, .id = BL_T_LIST, .size = sizeof(BlList),
    .free = list_free, .traverse = list_traverse, .clear = list_clear_slot,
    .new_ = list_new, .init = list_init, .vectornew = list_vectornew,
    .repr = list_repr, .hash = bl_hash_unhashable, .compare = list_compare, .iter = list_iter,
    .len = list_len, .getitem = list_getitem, .setitem = list_setitem, .contains = list_contains,
    .concat = list_concat, .repeat = list_repeat, .inplace_concat = list_inplace_concat, .inplace_repeat = list_inplace_repeat,
    .is_sequence = true, .methods = list_methods, .sizeof_ = list_sizeof,
};
