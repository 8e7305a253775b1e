/* seq_iter.c -- iterators that are a container and a position: list, tuple, str, bytes, bytearray, and anything with __getitem__.
 *
 * Always: `seq` is owned until the end is reached, then BL_NULL for ever, even if the container grows again. The bounds
 * are those of the moment of each step.
 */
#include "mem/gc.h"
#include "obj/bytes.h"
#include "obj/int.h"
#include "obj/iter.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline BlSeqIter *as_iter(BlVal v) { return (BlSeqIter *)bl_obj(v); }

BlRef bl_return_self(BlVal self) { return bl_keep(self); }

/* ---- reduction ---- */

BlRef (*bl_builtin_hook)(const char *name);

BlRef bl_iter_reduced(const char *name, BlRef arg, BlVal index)
{
    BlRef f = arg == BL_NULL ? BL_NULL : bl_builtin_hook ? bl_builtin_hook(name) : bl_raise(bl_exc(RuntimeError), "no builtins");
    BlRef args = f == BL_NULL ? BL_NULL : bl_tuple_pack(1, arg), result = BL_NULL;
    if (args != BL_NULL)
        result = index == BL_NULL ? bl_tuple_pack(2, f, args) : bl_tuple_pack(3, f, args, index);
    bl_drop(args);
    bl_drop(f);
    bl_drop(arg);
    return result;
}

BlRef bl_iter_reduced_list(BlRef copy)
{
    BlRef items = copy == BL_NULL ? BL_NULL : bl_list_from_iterable(copy);
    bl_drop(copy);
    return bl_iter_reduced("iter", items, BL_NULL);
}

/* ---- making ---- */

BlRef bl_seq_iter_new(enum BlTypeId kind, BlVal seq)
{
    BlSeqIter *it = (BlSeqIter *)bl_object_new_listed(bl_vm, &bl_vm->shapes[kind], sizeof(BlSeqIter));
    if (!it)
        return BL_NULL;
    it->seq = bl_keep(seq);
    it->index = kind == BL_T_LIST_REVITER ? (int64_t)bl_as_list(seq)->count - 1 : 0;
    return bl_from_obj(it);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((BlSeqIter *)o)->seq);
    bl_object_free_listed(o, sizeof(BlSeqIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlSeqIter *)o)->seq, ctx); }
static void iter_clear(BlObject *o) { bl_clear_ref(&((BlSeqIter *)o)->seq); }

static BlRef finish(BlSeqIter *it)
{
    bl_clear_ref(&it->seq);
    return BL_NULL;
}

/* ---- the kinds ---- */

static BlRef list_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlList *l = bl_as_list(it->seq);
    return (uint64_t)it->index < l->count ? bl_keep(l->items[it->index++]) : finish(it);
}

static BlRef list_reviter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlList *l = bl_as_list(it->seq);
    if (it->index >= 0 && (size_t)it->index < l->count)
        return bl_keep(l->items[it->index--]);
    it->index = -1;
    return finish(it);
}

static BlRef tuple_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlTuple *t = bl_as_tuple(it->seq);
    return (uint64_t)it->index < t->count ? bl_keep(t->items[it->index++]) : finish(it);
}

static BlRef str_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlStr *s = bl_as_str(it->seq);
    return (uint64_t)it->index < s->length ? bl_str_char(bl_str_at(s, (size_t)it->index++)) : finish(it);
}

static BlRef bytes_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlBytes *b = bl_as_bytes(it->seq);
    return (uint64_t)it->index < b->length ? bl_from_imm((unsigned char)b->data[it->index++]) : finish(it);
}

static BlRef bytearray_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlByteArray *b = (const BlByteArray *)bl_obj(it->seq);
    return (uint64_t)it->index < b->length ? bl_from_imm((unsigned char)b->data[it->index++]) : finish(it);
}

static BlRef str_ascii_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    const BlStr *s = bl_as_str(it->seq);
    return (uint64_t)it->index < s->length ? bl_str_char((uint8_t)s->data[it->index++]) : finish(it);
}

/* IndexError means the end, StopIteration too. */
static BlRef seq_iter_next(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return BL_NULL;
    if (it->index == BL_INT_MAX)
        return bl_raise(bl_exc(OverflowError), "iter index too large");
    BlRef seq = bl_keep(it->seq);
    BlRef item = bl_getitem(seq, bl_from_imm(it->index));
    bl_drop(seq);
    if (item != BL_NULL)
        it->index++;
    else if (bl_catch(bl_exc(IndexError)) || bl_catch(bl_exc(StopIteration)))
        finish(it);
    return item;
}

/* ---- what is left ---- */

static int64_t left_of(BlSeqIter *it, size_t count)
{
    return (uint64_t)it->index < count ? (int64_t)count - it->index : 0;
}

static int64_t iter_length_hint(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    if (it->seq == BL_NULL)
        return 0;
    int64_t n = bl_len(it->seq);
    return n < 0 ? -1 : left_of(it, (size_t)n);
}

static int64_t reviter_length_hint(BlVal self)
{
    BlSeqIter *it = as_iter(self);
    return it->seq == BL_NULL || (size_t)(it->index + 1) > bl_as_list(it->seq)->count ? 0 : it->index + 1;
}

static BlRef iter_setstate(BlVal self, const BlVal *arg)
{
    BlSeqIter *it = as_iter(self);
    int64_t index;
    if (!bl_is_int(arg[0]))
        return bl_raise(bl_exc(TypeError), "an integer is required");
    if (!bl_index_int64(arg[0], &index, bl_exc(OverflowError)))
        return BL_NULL;
    if (it->seq == BL_NULL)
        return BL_NONE;
    int64_t n = bl_is_exact(self, SEQ_ITER) ? BL_INT_MAX : bl_len(it->seq);
    if (n < 0)
        return BL_NULL;
    int64_t lowest = bl_is_exact(self, LIST_REVITER) ? -1 : 0, highest = bl_is_exact(self, LIST_REVITER) ? n - 1 : n;
    it->index = index < lowest ? lowest : index > highest ? highest : index;
    return BL_NONE;
}

static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlSeqIter *it = as_iter(self);
    bool backwards = bl_is_exact(self, LIST_REVITER);
    if (it->seq != BL_NULL)
        return bl_iter_reduced(backwards ? "reversed" : "iter", bl_keep(it->seq), bl_from_imm(it->index));
    bool of_list = backwards || bl_is_exact(self, LIST_ITER);
    BlRef nothing = of_list ? bl_list_new(0) : bl_is_exact(self, STR_ITER) || bl_is_exact(self, STR_ASCII_ITER) ? bl_str_c("") : bl_keep(bl_tuple_empty());
    return bl_iter_reduced("iter", nothing, BL_NULL);
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", iter_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

#define ITER_TYPE(ID, symbol, text, hint)                                                                            \
    const BlType bl_##symbol##_type = {                                                                              \
        .name = text, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .id = BL_T_##ID, .size = sizeof(BlSeqIter),           \
        .free = iter_free, .traverse = iter_traverse, .clear = iter_clear, .iter = bl_return_self,                   \
        .next = symbol##_next, .length_hint = hint, .methods = iter_methods,                                         \
    }

ITER_TYPE(SEQ_ITER, seq_iter, "iterator", iter_length_hint);
ITER_TYPE(LIST_ITER, list_iter, "list_iterator", iter_length_hint);
ITER_TYPE(LIST_REVITER, list_reviter, "list_reverseiterator", reviter_length_hint);
ITER_TYPE(TUPLE_ITER, tuple_iter, "tuple_iterator", iter_length_hint);
ITER_TYPE(STR_ITER, str_iter, "str_iterator", iter_length_hint);
ITER_TYPE(STR_ASCII_ITER, str_ascii_iter, "str_ascii_iterator", iter_length_hint);
ITER_TYPE(BYTES_ITER, bytes_iter, "bytes_iterator", iter_length_hint);
ITER_TYPE(BYTEARRAY_ITER, bytearray_iter, "bytearray_iterator", iter_length_hint);
