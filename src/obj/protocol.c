/* protocol.c -- what can be done with any value: text, identity, comparison, iteration, containers, formatting, buffers.
 *
 * Each function asks the slots in the order CPython asks them, since a program can see it, and checks what a special
 * method answered. Attributes are in protocol_attr.c, calls in protocol_call.c, numbers in protocol_number.c.
 */
#include "obj/slot_defs.h"
#include "obj/float.h"
#include "obj/interrupt.h"
#include "obj/iter.h"

/* ---- identity ---- */

/* Objects are known by their address; immediates by twice their word plus one, which is never an address. */
BlRef bl_id(BlVal v)
{
    if (bl_is_heap(v))
        return bl_int_from_uint64((uint64_t)(uintptr_t)bl_obj(v));
    BlRef word = bl_int_from_uint64(v), twice = BL_NULL, id = BL_NULL;
    if (word != BL_NULL)
        twice = bl_int_binary(word, word, BL_ADD);
    if (twice != BL_NULL)
        id = bl_int_binary(twice, bl_from_imm(1), BL_ADD);
    bl_drop(word);
    bl_drop(twice);
    return id;
}

void *bl_address(BlVal v) { return bl_is_heap(v) ? (void *)bl_obj(v) : (void *)(uintptr_t)(2 * v + 1); }

int64_t bl_hash_pointer(BlVal v)
{
    uint64_t w = (uint64_t)(uintptr_t)bl_address(v);
    int64_t h = (int64_t)(w >> 4 | w << 60);
    return h == -1 ? -2 : h;
}

int64_t bl_hash_unhashable(BlVal v)
{
    bl_raise(bl_exc(TypeError), "unhashable type: '%.200s'", bl_type_name(v));
    return -1;
}

int64_t bl_hash(BlVal v)
{
    if (bl_is_imm_int(v))
        return bl_int_hash(v);
    if (bl_is_exact_str(v))
        return bl_str_hash(v);
    const BlType *t = bl_slots_of(v);
    if (t->hash)
        return bl_stack_left() ? t->hash(v) : -1;
    return t->compare ? bl_hash_unhashable(v) : bl_hash_pointer(v);
}

/* ---- text ---- */
BlRef bl_repr(BlVal v)
{
    const BlType *t = bl_slots_of(v);
    if (!bl_enter_depth(" while getting the repr of an object"))
        return BL_NULL;
    BlRef r = t->repr ? t->repr(v) : bl_object_repr(v);
    bl_leave_depth();
    if (r != BL_NULL && !bl_is_str(r)) {
        bl_raise(bl_exc(TypeError), "__repr__ returned non-string (type %.200s)", bl_type_name(r));
        bl_drop(r);
        return BL_NULL;
    }
    return r;
}

BlRef bl_str(BlVal v)
{
    if (bl_is_exact_str(v))
        return bl_keep(v);
    const BlType *t = bl_slots_of(v);
    if (!bl_enter_depth(" while getting the str of an object"))
        return BL_NULL;
    BlRef r = t->str ? t->str(v) : t->repr ? t->repr(v) : bl_object_repr(v);
    bl_leave_depth();
    if (r != BL_NULL && !bl_is_str(r)) {
        bl_raise(bl_exc(TypeError), "__str__ returned non-string (type %.200s)", bl_type_name(r));
        bl_drop(r);
        return BL_NULL;
    }
    return r;
}

static bool escape(BlStrBuilder *b, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    if (c < 128)
        return bl_builder_char(b, c);
    int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    char text[10] = {'\\', width == 2 ? 'x' : width == 4 ? 'u' : 'U'};
    for (int i = 0; i < width; i++)
        text[2 + i] = digits[c >> 4 * (width - 1 - i) & 15];
    return bl_builder_ascii(b, text, (size_t)width + 2);
}

BlRef bl_ascii(BlVal v)
{
    BlRef r = bl_repr(v);
    if (r == BL_NULL || bl_as_str(r)->ascii)
        return r;
    BlStrBuilder b;
    bl_builder_init(&b);
    BlStr *s = bl_as_str(r);
    bool ok = true;
    for (size_t i = 0; ok && i < s->length; i++)
        ok = escape(&b, bl_str_at(s, i));
    bl_drop(r);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

int bl_repr_enter(BlVal v)
{
    struct BlObjState *s = bl_vm->obj;
    for (size_t i = s->repr_count; i-- > 0;)
        if (s->repr_running[i] == v)
            return 1;
    if (s->repr_count == s->repr_capacity) {
        size_t capacity = bl_grow(s->repr_capacity, s->repr_count + 1, sizeof *s->repr_running);
        BlVal *grown = capacity ? bl_realloc_array(s->repr_running, capacity, sizeof *grown) : NULL;
        if (!grown) {
            bl_no_memory();
            return -1;
        }
        s->repr_running = grown;
        s->repr_capacity = capacity;
    }
    s->repr_running[s->repr_count++] = v;
    return 0;
}

void bl_repr_leave(BlVal v)
{
    struct BlObjState *s = bl_vm->obj;
    for (size_t i = s->repr_count; i-- > 0;)
        if (s->repr_running[i] == v) {
            memmove(s->repr_running + i, s->repr_running + i + 1, (s->repr_count - i - 1) * sizeof *s->repr_running);
            s->repr_count--;
            return;
        }
}

BlRef bl_format(BlVal v, BlVal spec)
{
    bool plain = spec == BL_NULL || (bl_is_str(spec) && bl_as_str(spec)->length == 0);
    if (plain && bl_is_exact_str(v))
        return bl_keep(v);
    if (plain && bl_is_imm_int(v))
        return bl_int_to_str(v, 10);
    BlRef empty = spec == BL_NULL ? bl_str_utf8("", 0) : bl_keep(spec);
    if (empty == BL_NULL)
        return BL_NULL;
    BlRef r;
    int called = bl_call_special(v, bl_name(__format__), &empty, 1, &r);
    bl_drop(empty);
    if (called == 0)
        return bl_raise(bl_exc(TypeError), "Type %.100s doesn't define __format__", bl_type_name(v));
    if (called < 0)
        return BL_NULL;
    if (!bl_is_str(r)) {
        bl_raise(bl_exc(TypeError), "__format__ must return a str, not %.200s", bl_type_name(r));
        bl_drop(r);
        return BL_NULL;
    }
    return r;
}

/* ---- comparison ---- */
static const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};
static const enum BlCompare swapped[] = {BL_GT, BL_GE, BL_EQ, BL_NE, BL_LT, BL_LE};

static BlRef ask_both(BlVal a, BlVal b, enum BlCompare op)
{
    const BlType *ta = bl_slots_of(a), *tb = bl_slots_of(b);
    bool asked_right = false;
    if (ta != tb && tb->compare) {
        BlClass *ca = bl_class_of(a), *cb = bl_class_of(b);
        if (ca != cb && bl_subclass(cb, ca)) {
            asked_right = true;
            BlRef r = tb->compare(b, a, swapped[op]);
            if (r != BL_NOTIMPL)
                return r;
        }
    }
    if (ta->compare) {
        BlRef r = ta->compare(a, b, op);
        if (r != BL_NOTIMPL)
            return r;
    }
    tb = bl_slots_of(b);
    return tb->compare && !asked_right ? tb->compare(b, a, swapped[op]) : BL_NOTIMPL;
}

static BlRef compare_ints(int64_t a, int64_t b, enum BlCompare op)
{
    bool answers[] = {a < b, a <= b, a == b, a != b, a > b, a >= b};
    return bl_from_bool(answers[op]);
}

BlRef bl_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (bl_both_imm_int(a, b))
        return compare_ints(bl_imm_int(a), bl_imm_int(b), op);
    if (!bl_enter_depth(" in comparison"))
        return BL_NULL;
    BlRef r = ask_both(a, b, op);
    bl_leave_depth();
    if (r != BL_NOTIMPL)
        return r;
    if (op == BL_EQ)
        return bl_from_bool(a == b);
    if (op == BL_NE)
        return bl_from_bool(a != b);
    return bl_raise(bl_exc(TypeError), "'%s' not supported between instances of '%.100s' and '%.100s'", compare_signs[op], bl_type_name(a), bl_type_name(b));
}

int bl_compare_bool(BlVal a, BlVal b, enum BlCompare op)
{
    if (a == b) {
        if (op == BL_EQ)
            return 1;
        if (op == BL_NE)
            return 0;
    }
    if (bl_is_exact_str(a) && bl_is_exact_str(b) && (op == BL_EQ || op == BL_NE))
        return bl_str_equal(a, b) == (op == BL_EQ);
    BlRef r = bl_compare(a, b, op);
    if (bl_is_bool(r))
        return r == BL_TRUE;
    if (r == BL_NULL)
        return -1;
    int truth = bl_truth(r);
    bl_drop(r);
    return truth;
}

int bl_truth(BlVal v)
{
    if (v == BL_TRUE)
        return 1;
    if (v == BL_FALSE || v == BL_NONE)
        return 0;
    if (bl_is_imm_int(v))
        return v != 0;
    const BlType *t = bl_slots_of(v);
    if (t->truth)
        return bl_stack_left() ? t->truth(v) : -1;
    if (t->len) {
        int64_t n = t->len(v);
        return n < 0 ? -1 : n != 0;
    }
    return 1;
}

/* ---- iteration ---- */
static bool has_sequence_item(BlVal v, const BlType *t)
{
    if (t->has_seq_item)
        return true;
    return (t->flags & BL_TF_HEAP) && t->getitem && !bl_is_dict(v) && !bl_is_class(v);
}

BlRef bl_iter(BlVal v)
{
    const BlType *t = bl_slots_of(v);
    if (!t->iter) {
        if (has_sequence_item(v, t))
            return bl_seq_iter_new(BL_T_SEQ_ITER, v);
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not iterable", bl_type_name(v));
    }
    BlRef it = bl_stack_left() ? t->iter(v) : BL_NULL;
    if (it != BL_NULL && !bl_slots_of(it)->next) {
        bl_raise(bl_exc(TypeError), "iter() returned non-iterator of type '%.100s'", bl_type_name(it));
        bl_drop(it);
        return BL_NULL;
    }
    return it;
}

BlRef bl_next(BlVal it)
{
    const BlType *t = bl_slots_of(it);
    if (BL_UNLIKELY(!t->next))
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not an iterator", bl_type_name(it));
    if (BL_UNLIKELY(bl_vm->tick & BL_TICK_SIGNAL) && !bl_check_signals())       /* C loops over endless iterators stop here */
        return BL_NULL;
    BlRef r = bl_stack_left() ? t->next(it) : BL_NULL;
    if (r == BL_NULL && BL_UNLIKELY(bl_pending()))
        bl_catch(bl_exc(StopIteration));
    return r;
}

static int64_t checked_hint(BlRef r, int64_t fallback)
{
    if (r == BL_NOTIMPL)
        return fallback;
    int64_t n = -1;
    if (!bl_is_int(r))
        bl_raise(bl_exc(TypeError), "__length_hint__ must be an integer, not %.100s", bl_type_name(r));
    else if (!bl_int_to_int64(r, &n))
        n = (int64_t)bl_raise_int(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
    else if (n < 0) {
        n = -1;
        bl_raise(bl_exc(ValueError), "__length_hint__() should return >= 0");
    }
    bl_drop(r);
    return n;
}

int64_t bl_length_hint(BlVal v, int64_t fallback)
{
    const BlType *t = bl_slots_of(v);
    if (t->len) {
        int64_t n = t->len(v);
        if (n >= 0 || !bl_catch(bl_exc(TypeError)))
            return n;
    }
    if (!(t->flags & BL_TF_HEAP)) {
        int64_t n = t->length_hint ? t->length_hint(v) : fallback;
        return n < 0 && bl_catch(bl_exc(TypeError)) ? fallback : n;
    }
    BlRef r;
    int called = bl_call_special(v, bl_name(__length_hint__), NULL, 0, &r);
    if (called < 0)
        return bl_catch(bl_exc(TypeError)) ? fallback : -1;
    return called ? checked_hint(r, fallback) : fallback;
}

BlRef bl_fast_sequence(BlVal v, const char *message)
{
    if (bl_is_exact(v, LIST) || bl_is_exact(v, TUPLE))
        return bl_keep(v);
    BlRef it = bl_iter(v);
    if (it == BL_NULL) {
        if (message && bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "%s", message);
        return BL_NULL;
    }
    BlRef list = bl_list_from_iterable(it);
    bl_drop(it);
    return list;
}

const BlVal *bl_fast_items(BlVal seq, size_t *count)
{
    if (bl_is_tuple(seq)) {
        *count = bl_as_tuple(seq)->count;
        return bl_as_tuple(seq)->items;
    }
    *count = bl_as_list(seq)->count;
    return bl_as_list(seq)->items;
}

/* ---- containers ---- */
int64_t bl_len(BlVal v)
{
    const BlType *t = bl_slots_of(v);
    if (!t->len)
        return bl_raise_int(bl_exc(TypeError), "object of type '%.200s' has no len()", bl_type_name(v));
    return t->len(v);
}

static BlRef class_getitem(BlVal cls, BlVal key)
{
    if (cls == bl_class_value(bl_builtin_class(BL_T_TYPE)))
        return bl_generic_alias_new(cls, key);
    BlRef f;
    int found = bl_find_attr(cls, bl_name(__class_getitem__), &f);
    if (found < 0)
        return BL_NULL;
    if (!found || f == BL_NONE)
        return bl_raise(bl_exc(TypeError), "type '%.200s' is not subscriptable", bl_class_tp_name(bl_as_class(cls)));
    BlRef r = bl_call1(f, key);
    bl_drop(f);
    return r;
}

BlRef bl_getitem(BlVal o, BlVal key)
{
    const BlType *t = bl_slots_of(o);
    if (t->getitem)
        return t->getitem(o, key);
    if (bl_is_class(o))
        return class_getitem(o, key);
    return bl_raise(bl_exc(TypeError), "'%.200s' object is not subscriptable", bl_type_name(o));
}

/* 1 if o, which has no items to set, would be asked for them by number: it is some sequence or of a class made by a program, and the
 * key an index, which is worked out first. */
static int no_item_by_number(BlVal o, const BlType *t, BlVal key)
{
    int64_t i;
    if (!(t->len || t->contains || bl_class_is_heap(bl_class_of(o))) || !(bl_is_int(key) || bl_slots_of(key)->index))
        return 0;
    return bl_index_int64(key, &i, bl_exc(IndexError)) ? 1 : -1;
}

int bl_setitem(BlVal o, BlVal key, BlVal value)
{
    const BlType *t = bl_slots_of(o);
    if (t->setitem)
        return t->setitem(o, key, value);
    if (no_item_by_number(o, t, key) < 0)
        return -1;
    return bl_raise_int(bl_exc(TypeError), "'%.200s' object does not support item assignment", bl_type_name(o));
}

int bl_delitem(BlVal o, BlVal key)
{
    const BlType *t = bl_slots_of(o);
    if (t->setitem)
        return t->setitem(o, key, BL_NULL);
    int number = no_item_by_number(o, t, key);
    if (number < 0)
        return -1;
    return bl_raise_int(bl_exc(TypeError), number ? "'%.200s' object doesn't support item deletion" : "'%.200s' object does not support item deletion", bl_type_name(o));
}

int bl_contains_by_iteration(BlVal container, BlVal item)
{
    BlRef it = bl_iter(container);
    if (it == BL_NULL) {
        if (bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "argument of type '%.200s' is not iterable", bl_type_name(container));
        return -1;
    }
    int found = 0;
    while (found == 0) {
        BlRef next = bl_next(it);
        if (next == BL_NULL) {
            found = bl_pending() ? -1 : 0;
            break;
        }
        found = bl_compare_bool(next, item, BL_EQ);
        bl_drop(next);
    }
    bl_drop(it);
    return found;
}

int bl_contains(BlVal container, BlVal item)
{
    const BlType *t = bl_slots_of(container);
    return t->contains ? t->contains(container, item) : bl_contains_by_iteration(container, item);
}

/* ---- bytes-like ---- */
bool bl_has_buffer(BlVal v) { return bl_slots_of(v)->buffer != NULL; }

int bl_buffer_get(BlVal v, BlBuffer *out, bool writable)
{
    memset(out, 0, sizeof *out);
    out->owner = out->view = BL_NULL;
    const BlType *t = bl_slots_of(v);
    if (!t->buffer)
        return bl_raise_int(bl_exc(TypeError), "a bytes-like object is required, not '%.100s'", bl_type_name(v));
    if (t->buffer(v, out, writable) < 0) {
        bl_clear_ref(&out->owner);
        return -1;
    }
    if (out->owner == BL_NULL)
        out->owner = bl_keep(v);
    return 0;
}

void bl_buffer_release(BlBuffer *b)
{
    BlRef owner = b->owner;
    if (owner == BL_NULL)
        return;
    b->owner = BL_NULL;
    const BlType *t = bl_slots_of(owner);
    if (t->buffer_release)
        t->buffer_release(owner, b);
    bl_drop(owner);
}
