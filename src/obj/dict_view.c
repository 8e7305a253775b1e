/* dict_view.c -- dict.keys(), values(), items(): windows on a living dict, the first and last with the operations of sets.
 *
 * The steps of the set operations (which side is walked, what is copied first) are CPython's, since the order of the
 * resulting sets follows from them.
 */
#include "mem/gc.h"
#include "obj/dict_impl.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/set.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline BlVal dict_of(BlVal view) { return ((BlDictView *)bl_obj(view))->dict; }

BlRef bl_dict_view(BlVal dict, enum BlTypeId kind)
{
    BlDictView *v = (BlDictView *)bl_object_new_fast(&bl_vm->shapes[kind], sizeof(BlDictView));
    if (!v)
        return BL_NULL;
    v->dict = bl_keep(dict);
    bl_gc_track(&v->head);
    return bl_from_obj(v);
}

static void view_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((BlDictView *)o)->dict);
    bl_object_free(o, sizeof(BlDictView));
}

static void view_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlDictView *)o)->dict, ctx); }

/* ---- what all three do ---- */

static BlRef view_repr(BlVal self)
{
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("...");
    BlRef list = bl_list_from_iterable(self), result = BL_NULL;
    if (list != BL_NULL)
        result = bl_str_format("%s(%R)", bl_type_name(self), list);
    bl_drop(list);
    bl_repr_leave(self);
    return result;
}

static int64_t view_len(BlVal self) { return (int64_t)bl_dict_count(dict_of(self)); }

static BlRef view_mapping(BlVal self) { return bl_mappingproxy_new(dict_of(self)); }

static const BlGetSet view_getset[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to"},
    {0},
};

static BlRef keys_iter(BlVal self) { return bl_dict_iter_new(BL_T_DICT_KEYITER, dict_of(self)); }
static BlRef values_iter(BlVal self) { return bl_dict_iter_new(BL_T_DICT_VALUEITER, dict_of(self)); }
static BlRef items_iter(BlVal self) { return bl_dict_iter_new(BL_T_DICT_ITEMITER, dict_of(self)); }

static BlRef keys_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_iter_new(BL_T_DICT_REVKEYITER, dict_of(self));
}

static BlRef values_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_iter_new(BL_T_DICT_REVVALUEITER, dict_of(self));
}

static BlRef items_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_iter_new(BL_T_DICT_REVITEMITER, dict_of(self));
}

/* ---- containment ---- */

static int keys_contains(BlVal self, BlVal key)
{
    BlVal value;
    return bl_dict_find(dict_of(self), key, &value);
}

static int items_contains(BlVal self, BlVal item)
{
    BlVal value;
    if (!bl_is_tuple(item) || bl_as_tuple(item)->count != 2)
        return 0;
    int found = bl_dict_find(dict_of(self), bl_as_tuple(item)->items[0], &value);
    return found == 1 ? bl_key_eq(value, bl_as_tuple(item)->items[1]) : found;
}

/* By their slots, so that OrderedDict's views count too. */
static bool is_keys(BlVal v) { return bl_is_heap(v) && bl_heap_type(v)->contains == keys_contains; }
static bool is_items(BlVal v) { return bl_is_heap(v) && bl_heap_type(v)->contains == items_contains; }
bool bl_is_dict_view_set(BlVal v) { return is_keys(v) || is_items(v); }

/* Is every item of `items` in `container`? 1, 0, -1. */
static int all_contained(BlVal items, BlVal container)
{
    BlRef it = bl_iter(items), item;
    if (it == BL_NULL)
        return -1;
    int result = 1;
    while (result == 1 && (item = bl_next(it)) != BL_NULL) {
        result = bl_contains(container, item);
        bl_drop(item);
    }
    bl_drop(it);
    return bl_pending() ? -1 : result;
}

static BlRef view_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_anyset(other) && !bl_is_dict_view_set(other))
        return BL_NOTIMPL;
    int64_t mine = view_len(self), theirs = bl_len(other);
    if (theirs < 0)
        return BL_NULL;
    int result = 0;
    switch (op) {
    case BL_EQ:
    case BL_NE:
        result = mine == theirs ? all_contained(self, other) : 0;
        if (op == BL_NE && result >= 0)
            result = !result;
        break;
    case BL_LT: result = mine < theirs ? all_contained(self, other) : 0; break;
    case BL_LE: result = mine <= theirs ? all_contained(self, other) : 0; break;
    case BL_GT: result = mine > theirs ? all_contained(other, self) : 0; break;
    case BL_GE: result = mine >= theirs ? all_contained(other, self) : 0; break;
    }
    return result < 0 ? BL_NULL : bl_from_bool(result);
}

static BlRef view_isdisjoint(BlVal self, const BlVal *arg)
{
    BlVal other = arg[0];
    if (self == other)
        return bl_from_bool(view_len(self) == 0);
    if (bl_is_exact(other, SET) || bl_is_exact(other, FROZENSET) || bl_is_dict_view_set(other)) {
        int64_t n = bl_len(other);
        if (n < 0)
            return BL_NULL;
        if (n > view_len(self)) {       /* walk the shorter one */
            BlVal shorter = self;
            self = other;
            other = shorter;
        }
    }
    BlRef it = bl_iter(other), item;
    if (it == BL_NULL)
        return BL_NULL;
    int found = 0;
    while (found == 0 && (item = bl_next(it)) != BL_NULL) {
        found = bl_contains(self, item);
        bl_drop(item);
    }
    bl_drop(it);
    return bl_pending() ? BL_NULL : bl_from_bool(found == 0);
}

/* ---- set operations ---- */

/* set(left); the keys of a dict are taken from the dict itself. */
static BlRef to_set(BlVal left)
{
    if (is_keys(left) && bl_is_exact(dict_of(left), DICT))
        left = dict_of(left);
    return bl_set_from(left);
}

static BlRef set_then(BlRef set, const char *method, BlVal other)
{
    if (set == BL_NULL)
        return BL_NULL;
    BlRef f = bl_getattr_c(set, method);
    BlRef answer = f == BL_NULL ? BL_NULL : bl_call1(f, other);
    bl_drop(f);
    if (answer == BL_NULL) {
        bl_drop(set);
        return BL_NULL;
    }
    bl_drop(answer);
    return set;
}

static BlRef view_sub(BlVal left, BlVal right) { return set_then(to_set(left), "difference_update", right); }

static BlRef view_or(BlVal left, BlVal right)
{
    BlRef set = to_set(left);
    if (set == BL_NULL || bl_set_update(set, right))
        return set;
    bl_drop(set);
    return BL_NULL;
}

static BlRef view_and(BlVal left, BlVal right)
{
    BlVal self = left, other = right;
    if (!bl_is_dict_view_set(self)) {
        self = right;
        other = left;
    }
    if (bl_is_exact(other, SET) && view_len(self) <= (int64_t)bl_as_set(other)->used) {
        BlRef f = bl_getattr_c(other, "intersection"), result = BL_NULL;
        if (f != BL_NULL)
            result = bl_call1(f, self);
        bl_drop(f);
        return result;
    }
    if (bl_is_dict_view_set(other) && view_len(other) > view_len(self)) {
        BlVal smaller = self;
        self = other;
        other = smaller;
    }
    BlRef result = bl_set_new(), it = bl_iter(other), item;
    bool ok = result != BL_NULL && it != BL_NULL;
    while (ok && (item = bl_next(it)) != BL_NULL) {
        int found = is_keys(self) ? keys_contains(self, item) : items_contains(self, item);
        ok = found >= 0 && (!found || bl_set_add(result, item));
        bl_drop(item);
    }
    bl_drop(it);
    if (ok && !bl_pending())
        return result;
    bl_drop(result);
    return BL_NULL;
}

/* One item of the walk over the longer dict: gone from `rest` if equal there, else into `result`. */
static bool xor_item(BlVal rest, BlVal result, BlVal key, BlVal value, int64_t hash)
{
    BlVal other;
    int same = bl_dict_find_hashed(rest, key, hash, &other);
    if (same == 1)
        same = bl_key_eq(other, value);
    if (same < 0)
        return false;
    if (same)
        return bl_dict_delete_hashed(rest, key, hash) >= 0;
    BlRef pair = bl_tuple_pack(2, key, value);
    bool ok = pair != BL_NULL && bl_set_add(result, pair);
    bl_drop(pair);
    return ok;
}

static BlRef xor_of_items(BlVal shorter, BlVal longer)
{
    if (bl_dict_count(shorter) > bl_dict_count(longer)) {
        BlVal swap = shorter;
        shorter = longer;
        longer = swap;
    }
    BlRef rest = bl_dict_copy(shorter), result = bl_set_new(), items = BL_NULL;
    bool ok = rest != BL_NULL && result != BL_NULL;
    BlVal k, v;
    int64_t hash;
    size_t pos = 0;
    while (ok && bl_dict_next_hashed(longer, &pos, &k, &v, &hash)) {
        BlRef key = bl_keep(k), value = bl_keep(v);
        ok = xor_item(rest, result, key, value, hash);
        bl_drop(key);
        bl_drop(value);
    }
    if (ok) {
        items = bl_dict_view(rest, BL_T_DICT_ITEMS);
        ok = items != BL_NULL && bl_set_update(result, items);
    }
    bl_drop(items);
    bl_drop(rest);
    if (ok)
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef view_xor(BlVal left, BlVal right)
{
    if (is_items(left) && is_items(right))
        return xor_of_items(dict_of(left), dict_of(right));
    return set_then(to_set(left), "symmetric_difference_update", right);
}

/* ---- types ---- */

#define DISJOINT {"isdisjoint", view_isdisjoint, "(other, /)", "Return True if the view and the given iterable have a null intersection.", NULL, 0}

static const BlMethod keys_methods[] = {
    DISJOINT,
    {"__reversed__", keys_reversed, "()", "Return a reverse iterator over the dict keys.", NULL, 0},
    {0},
};

static const BlMethod items_methods[] = {
    DISJOINT,
    {"__reversed__", items_reversed, "()", "Return a reverse iterator over the dict items.", NULL, 0},
    {0},
};

static const BlMethod values_methods[] = {
    {"__reversed__", values_reversed, "()", "Return a reverse iterator over the dict values.", NULL, 0},
    {0},
};

#undef DISJOINT

#define VIEW_BASE .size = sizeof(BlDictView), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .free = view_free, .traverse = view_traverse, .repr = view_repr, \
                  .len = view_len, .getset = view_getset
#define VIEW_SET  .hash = bl_hash_unhashable, .compare = view_compare, .binary[BL_SUB] = view_sub, .binary[BL_AND] = view_and, .binary[BL_OR] = view_or, .binary[BL_XOR] = view_xor

const BlType bl_dict_keys_type = {
    .name = "dict_keys", .id = BL_T_DICT_KEYS, VIEW_BASE, VIEW_SET,
    .iter = keys_iter, .contains = keys_contains, .methods = keys_methods,
};

const BlType bl_dict_items_type = {
    .name = "dict_items", .id = BL_T_DICT_ITEMS, VIEW_BASE, VIEW_SET,
    .iter = items_iter, .contains = items_contains, .methods = items_methods,
};

const BlType bl_dict_values_type = {
    .name = "dict_values", .id = BL_T_DICT_VALUES, VIEW_BASE,
    .iter = values_iter, .methods = values_methods,
};
