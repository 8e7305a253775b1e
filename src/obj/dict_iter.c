/* dict_iter.c -- iterators over a dict's keys, values and items, forwards and backwards.
 *
 * An iterator remembers an entry number and how many entries the dict had. A changed size is an error that stays; the
 * holes of deleted entries are stepped over. A finished iterator has let its dict go.
 * The items iterators own the pair they last gave out and fill it again when nobody else kept it.
 */
#include "mem/gc.h"
#include "obj/dict_impl.h"
#include "obj/iter.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/tuple.h"

typedef struct BlDictIter {
    BlObject head;
    BlRef dict;                 /* BL_NULL: finished */
    BlRef pair;                 /* items only */
    int64_t used;               /* of the dict at the start; -1 after the error */
    size_t at;                  /* forwards: next entry; backwards: one past it */
    int64_t left;
} BlDictIter;

static inline BlDictIter *as_iter(BlVal v) { return (BlDictIter *)bl_obj(v); }

static bool is_items(enum BlTypeId kind) { return kind == BL_T_DICT_ITEMITER || kind == BL_T_DICT_REVITEMITER; }

static bool is_backwards(enum BlTypeId kind)
{
    return kind == BL_T_DICT_REVKEYITER || kind == BL_T_DICT_REVVALUEITER || kind == BL_T_DICT_REVITEMITER;
}

BlRef bl_dict_iter_new(enum BlTypeId kind, BlVal dict)
{
    BlRef pair = BL_NULL;
    if (is_items(kind)) {
        pair = bl_tuple_pack(2, BL_NONE, BL_NONE);
        if (pair == BL_NULL)
            return BL_NULL;
    }
    BlDictIter *it = (BlDictIter *)bl_object_new_fast(&bl_vm->shapes[kind], sizeof(BlDictIter));
    if (!it) {
        bl_drop(pair);
        return BL_NULL;
    }
    it->dict = bl_keep(dict);
    it->pair = pair;
    it->used = it->left = (int64_t)bl_dict_count(dict);
    it->at = is_backwards(kind) ? bl_as_dict(dict)->nentries : 0;
    bl_gc_track(&it->head);
    return bl_from_obj(it);
}

static void iter_free(BlObject *o)
{
    BlDictIter *it = (BlDictIter *)o;
    bl_gc_untrack(o);
    bl_drop(it->dict);
    bl_drop(it->pair);
    bl_object_free(o, sizeof(BlDictIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlDictIter *it = (BlDictIter *)o;
    visit(it->dict, ctx);
    visit(it->pair, ctx);
}

static void iter_clear(BlObject *o)
{
    BlDictIter *it = (BlDictIter *)o;
    bl_clear_ref(&it->dict);
    bl_clear_ref(&it->pair);
}

/* The next entry's number, or -1: finished or raised. */
static int64_t advance(BlDictIter *it, bool backwards)
{
    if (it->dict == BL_NULL)
        return -1;
    const BlDict *d = bl_as_dict(it->dict);
    if (BL_UNLIKELY(it->used != (int64_t)d->used)) {
        it->used = -1;
        bl_raise(bl_exc(RuntimeError), "dictionary changed size during iteration");
        return -1;
    }
    int64_t at = backwards ? bl_dict_entry_before(d, it->at) : bl_dict_entry_from(d, it->at);
    if (at >= 0 && (it->left > 0 || backwards)) {
        it->at = backwards ? (size_t)at : (size_t)at + 1;
        it->left--;
        return at;
    }
    if (at >= 0)
        bl_raise(bl_exc(RuntimeError), "dictionary keys changed during iteration");
    bl_clear_ref(&it->dict);
    return -1;
}

/* (key, value), in the old pair if only the iterator has it. */
static BlRef give_pair(BlRef *pair, BlVal key, BlVal value)
{
    if (bl_obj(*pair)->count != 1)
        return bl_tuple_pack(2, key, value);
    BlTuple *t = bl_as_tuple(*pair);
    BlRef old_key = t->items[0], old_value = t->items[1];
    t->items[0] = bl_keep(key);
    t->items[1] = bl_keep(value);
    if (!bl_gc_is_tracked(&t->head))
        bl_gc_track(&t->head);
    BlRef result = bl_keep(*pair);
    bl_drop(old_key);
    bl_drop(old_value);
    return result;
}

static inline BlRef next_key(BlVal self, bool backwards)
{
    int64_t at = advance(as_iter(self), backwards);
    return at < 0 ? BL_NULL : bl_keep(bl_dict_key_at(bl_as_dict(as_iter(self)->dict), (size_t)at));
}

static inline BlRef next_value(BlVal self, bool backwards)
{
    int64_t at = advance(as_iter(self), backwards);
    return at < 0 ? BL_NULL : bl_keep(*bl_dict_value_at(bl_as_dict(as_iter(self)->dict), (size_t)at));
}

static inline BlRef next_item(BlVal self, bool backwards)
{
    BlDictIter *it = as_iter(self);
    int64_t at = advance(it, backwards);
    if (at < 0)
        return BL_NULL;
    const BlDict *d = bl_as_dict(it->dict);
    return give_pair(&it->pair, bl_dict_key_at(d, (size_t)at), *bl_dict_value_at(d, (size_t)at));
}

static BlRef dict_keyiter_next(BlVal self) { return next_key(self, false); }
static BlRef dict_valueiter_next(BlVal self) { return next_value(self, false); }
static BlRef dict_itemiter_next(BlVal self) { return next_item(self, false); }
static BlRef dict_revkeyiter_next(BlVal self) { return next_key(self, true); }
static BlRef dict_revvalueiter_next(BlVal self) { return next_value(self, true); }
static BlRef dict_revitemiter_next(BlVal self) { return next_item(self, true); }

static int64_t iter_length_hint(BlVal self)
{
    BlDictIter *it = as_iter(self);
    return it->dict != BL_NULL && it->used == (int64_t)bl_dict_count(it->dict) ? it->left : 0;
}

/* Another iterator in the same state gives what is left. */
static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlDictIter *it = as_iter(self);
    if (it->dict == BL_NULL)
        return bl_iter_reduced("iter", bl_list_new(0), BL_NULL);
    BlRef copy = bl_dict_iter_new((enum BlTypeId)bl_heap_type(self)->id, it->dict);
    if (copy != BL_NULL) {
        as_iter(copy)->used = it->used;
        as_iter(copy)->at = it->at;
        as_iter(copy)->left = it->left;
    }
    return bl_iter_reduced_list(copy);
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

#define DICT_ITER_TYPE(ID, symbol, text)                                                                             \
    const BlType bl_##symbol##_type = {                                                                              \
        .name = text, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .id = BL_T_##ID, .size = sizeof(BlDictIter),          \
        .free = iter_free, .traverse = iter_traverse, .clear = iter_clear, .iter = bl_return_self,                   \
        .next = symbol##_next, .length_hint = iter_length_hint, .methods = iter_methods,                             \
    }

DICT_ITER_TYPE(DICT_KEYITER, dict_keyiter, "dict_keyiterator");
DICT_ITER_TYPE(DICT_VALUEITER, dict_valueiter, "dict_valueiterator");
DICT_ITER_TYPE(DICT_ITEMITER, dict_itemiter, "dict_itemiterator");
DICT_ITER_TYPE(DICT_REVKEYITER, dict_revkeyiter, "dict_reversekeyiterator");
DICT_ITER_TYPE(DICT_REVVALUEITER, dict_revvalueiter, "dict_reversevalueiterator");
DICT_ITER_TYPE(DICT_REVITEMITER, dict_revitemiter, "dict_reverseitemiterator");
