/* set_type.c -- the types set and frozenset: construction, slots and methods over the table of set.c.
 *
 * Which operand is walked, what is copied first and when tables are rebuilt follow CPython step by step, because the
 * order of every result comes from it. Results have the plain type (set or frozenset), whatever subclass was given.
 */
#include "mem/gc.h"
#include "obj/dict_impl.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/set_impl.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline bool is_frozen(BlVal v) { return bl_has_flag(v, BL_TF_FROZENSET_SUBCLASS); }
static inline enum BlTypeId plain_kind(BlVal v) { return is_frozen(v) ? BL_T_FROZENSET : BL_T_SET; }
static inline BlRef like(BlVal v, BlVal items) { return bl_set_make(plain_kind(v), items); }
static inline size_t count(BlVal v) { return bl_as_set(v)->used; }

/* Result or nothing: drops `set` unless ok. */
static inline BlRef only_if(bool ok, BlRef set)
{
    if (ok)
        return set;
    bl_drop(set);
    return BL_NULL;
}

/* A set asked about a set means the frozenset with the same items. */
static BlRef frozen_key(BlVal key)
{
    if (!bl_has_flag(key, BL_TF_SET_SUBCLASS) || !bl_catch(bl_exc(TypeError)))
        return BL_NULL;
    return bl_set_make(BL_T_FROZENSET, key);
}

/* ---- life ---- */

static BlRef set_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    return bl_set_alloc(cls->root);
}

static int set_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("set", kwnames) || !bl_check_arity(bl_type_name(self), nargs, 0, 1))
        return -1;
    BlSet *s = bl_as_set(self);
    if (s->fill)
        bl_set_clear(s);
    s->hash = -1;
    return nargs == 0 || bl_set_update(self, arg[0]) ? 0 : -1;
}

static BlRef set_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_no_keywords("set", kwnames) || !bl_check_arity("set", nargs, 0, 1))
        return BL_NULL;
    return bl_set_make(BL_T_SET, nargs ? arg[0] : BL_NULL);
}

static BlRef frozenset_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool exact = cls == bl_builtin_class(BL_T_FROZENSET);
    if (((exact || bl_class_no_init(cls)) && !bl_no_keywords("frozenset", kwnames)) || !bl_check_arity(bl_class_tp_name(cls), nargs, 0, 1))
        return BL_NULL;
    if (exact)
        return nargs ? bl_frozenset_from(arg[0]) : bl_set_make(BL_T_FROZENSET, BL_NULL);
    BlRef set = bl_set_alloc(cls->root);
    return set == BL_NULL ? set : only_if(nargs == 0 || bl_set_update(set, arg[0]), set);
}

static BlRef frozenset_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return frozenset_new(bl_as_class(cls), arg, nargs, kwnames);
}

static void set_free(BlObject *o)
{
    bl_gc_untrack(o);
    if (!bl_dealloc_enter(o))
        return;
    bl_set_release((BlSet *)o);
    bl_object_free(o, o->shape->size);
    bl_dealloc_leave();
}

static void set_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlSet *s = (BlSet *)o;
    for (size_t i = 0; i <= s->mask; i++)
        if (s->table[i].key != BL_NULL)
            visit(s->table[i].key, ctx);
}

static void set_clear_slot(BlObject *o) { bl_set_clear((BlSet *)o); }

/* ---- text, hash ---- */

static BlRef set_repr(BlVal self)
{
    const char *name = bl_type_name(self);
    BlRef result = BL_NULL;
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_format("%s(...)", name);
    if (count(self) == 0) {
        result = bl_str_format("%s()", name);
    } else {
        BlRef list = bl_list_from_iterable(self), text = list == BL_NULL ? BL_NULL : bl_repr(list), items = BL_NULL;
        bl_drop(list);
        if (text != BL_NULL)
            items = bl_str_substr(text, 1, bl_as_str(text)->length - 1);
        bl_drop(text);
        if (items != BL_NULL)
            result = bl_is_exact(self, SET) ? bl_str_format("{%U}", items) : bl_str_format("%s({%U})", bl_type_name(self), items);
        bl_drop(items);
    }
    bl_repr_leave(self);
    return result;
}

static uint64_t shuffle(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

/* Independent of the order of the table: an exclusive or over its cells, what empty cells and dummies add taken out again. */
static int64_t frozenset_hash(BlVal self)
{
    BlSet *s = bl_as_set(self);
    if (s->hash != -1)
        return s->hash;
    uint64_t h = 0;
    for (size_t i = 0; i <= s->mask; i++)
        if (s->table[i].key != BL_NULL)
            h ^= shuffle((uint64_t)s->table[i].hash);
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    if (h == UINT64_MAX)
        h = 590923713u;
    return s->hash = (int64_t)h;
}

/* ---- relations ---- */

/* a <= b, both sets. 1, 0, -1. */
static int is_subset(BlVal a, BlVal b)
{
    BlSet *s = bl_as_set(a);
    if (s->used > count(b))
        return 0;
    BlVal k;
    int64_t hash;
    size_t pos = 0;
    while (bl_set_next_hashed(s, &pos, &k, &hash)) {
        BlRef key = bl_keep(k);
        int in = bl_set_contains_hashed(b, key, hash);
        bl_drop(key);
        if (in != 1)
            return in;
    }
    return 1;
}

static int are_equal(BlVal a, BlVal b)
{
    BlSet *s = bl_as_set(a), *t = bl_as_set(b);
    if (s->used != t->used || (s->hash != -1 && t->hash != -1 && s->hash != t->hash))
        return 0;
    return is_subset(a, b);
}

static BlRef set_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_anyset(other))
        return BL_NOTIMPL;
    int result = 0;
    switch (op) {
    case BL_EQ: result = are_equal(self, other); break;
    case BL_NE:
        result = are_equal(self, other);
        if (result >= 0)
            result = !result;
        break;
    case BL_LT: result = count(self) < count(other) ? is_subset(self, other) : 0; break;
    case BL_LE: result = is_subset(self, other); break;
    case BL_GT: result = count(self) > count(other) ? is_subset(other, self) : 0; break;
    case BL_GE: result = is_subset(other, self); break;
    }
    return result < 0 ? BL_NULL : bl_from_bool(result);
}

static BlRef set_issubset(BlVal self, const BlVal *arg)
{
    BlRef other = bl_is_anyset(arg[0]) ? bl_keep(arg[0]) : bl_set_from(arg[0]);
    if (other == BL_NULL)
        return BL_NULL;
    int result = is_subset(self, other);
    bl_drop(other);
    return result < 0 ? BL_NULL : bl_from_bool(result);
}

/* Does self contain an item of the iterable (wanted = true), or lack one (false)? 1, 0, -1; stops at the first. */
static int meets(BlVal self, BlVal iterable, bool wanted)
{
    BlRef it = bl_iter(iterable), item;
    if (it == BL_NULL)
        return -1;
    int in = !wanted;
    while (in == !wanted && (item = bl_next(it)) != BL_NULL) {
        in = bl_set_contains(self, item);
        bl_drop(item);
    }
    bl_drop(it);
    return in < 0 || bl_pending() ? -1 : in == wanted;
}

static BlRef set_issuperset(BlVal self, const BlVal *arg)
{
    int lacking = bl_is_anyset(arg[0]) ? is_subset(arg[0], self) : meets(self, arg[0], false);
    if (lacking < 0)
        return BL_NULL;
    return bl_from_bool(bl_is_anyset(arg[0]) ? lacking : !lacking);
}

static BlRef set_isdisjoint(BlVal self, const BlVal *arg)
{
    BlVal other = arg[0];
    if (self == other)
        return bl_from_bool(count(self) == 0);
    if (!bl_is_exact(other, SET) && !bl_is_exact(other, FROZENSET)) {
        int common = meets(self, other, true);
        return common < 0 ? BL_NULL : bl_from_bool(!common);
    }
    if (count(other) > count(self)) {
        BlVal smaller = self;
        self = other;
        other = smaller;
    }
    BlVal k;
    int64_t hash;
    size_t pos = 0;
    while (bl_set_next_hashed(bl_as_set(other), &pos, &k, &hash)) {
        BlRef key = bl_keep(k);
        int in = bl_set_contains_hashed(self, key, hash);
        bl_drop(key);
        if (in)
            return in < 0 ? BL_NULL : BL_FALSE;
    }
    return BL_TRUE;
}

/* ---- union ---- */

static bool update_all(BlVal set, const BlVal *arg, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!bl_set_update(set, arg[i]))
            return false;
    return true;
}

static BlRef set_union(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords(is_frozen(self) ? "frozenset.union" : "set.union", kwnames))
        return BL_NULL;
    BlRef result = like(self, self);
    for (size_t i = 0; result != BL_NULL && i < nargs; i++)
        if (arg[i] != self)
            result = only_if(bl_set_update(result, arg[i]), result);
    return result;
}

static BlRef set_or(BlVal left, BlVal right)
{
    if (!bl_is_anyset(left) || !bl_is_anyset(right))
        return BL_NOTIMPL;
    BlRef result = like(left, left);
    return result == BL_NULL || left == right ? result : only_if(bl_set_update(result, right), result);
}

static BlRef set_inplace_or(BlVal left, BlVal right)
{
    if (!bl_is_anyset(right))
        return BL_NOTIMPL;
    return bl_set_update(left, right) ? bl_keep(left) : BL_NULL;
}

static BlRef set_update(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_no_keywords("set.update", kwnames) && update_all(self, arg, nargs) ? BL_NONE : BL_NULL;
}

/* ---- intersection ---- */

/* The items of `walked` (a set) that `asked` has. */
static bool add_common(BlVal result, BlVal asked, BlVal walked)
{
    BlVal k;
    int64_t hash;
    size_t pos = 0;
    while (bl_set_next_hashed(bl_as_set(walked), &pos, &k, &hash)) {
        BlRef key = bl_keep(k);
        int in = bl_set_contains_hashed(asked, key, hash);
        if (in > 0)
            in = bl_set_add_hashed(result, key, hash);
        bl_drop(key);
        if (in < 0)
            return false;
    }
    return true;
}

static bool add_common_of_iterable(BlVal result, BlVal set, BlVal iterable)
{
    BlRef it = bl_iter(iterable), item;
    if (it == BL_NULL)
        return false;
    int in = 0;
    bool all = false;                   /* nothing more can come: the rest is not even hashed */
    while (in >= 0 && !all && (item = bl_next(it)) != BL_NULL) {
        int64_t hash = bl_key_hash(item);
        in = hash == -1 ? -1 : bl_set_contains_hashed(set, item, hash);
        if (in > 0) {
            in = bl_set_add_hashed(result, item, hash);
            all = count(result) >= count(set);
        }
        bl_drop(item);
    }
    bl_drop(it);
    return in >= 0 && !bl_pending();
}

static BlRef intersection(BlVal self, BlVal other)
{
    if (self == other)
        return like(self, self);
    BlRef result = like(self, BL_NULL);
    if (result == BL_NULL)
        return result;
    if (!bl_is_anyset(other))
        return only_if(add_common_of_iterable(result, self, other), result);
    return only_if(count(other) > count(self) ? add_common(result, other, self) : add_common(result, self, other), result);
}

static BlRef intersection_all(BlVal self, const BlVal *arg, size_t nargs)
{
    if (nargs == 0)
        return like(self, self);
    BlRef result = intersection(self, arg[0]);
    for (size_t i = 1; result != BL_NULL && i < nargs; i++)
        bl_replace(&result, intersection(result, arg[i]));
    return result;
}

static BlRef set_intersection(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords(is_frozen(self) ? "frozenset.intersection" : "set.intersection", kwnames))
        return BL_NULL;
    return intersection_all(self, arg, nargs);
}

static BlRef set_and(BlVal left, BlVal right)
{
    return bl_is_anyset(left) && bl_is_anyset(right) ? intersection(left, right) : BL_NOTIMPL;
}

/* self becomes `result`, which is consumed. */
static bool become(BlVal self, BlRef result)
{
    if (result == BL_NULL)
        return false;
    bl_set_swap(bl_as_set(self), bl_as_set(result));
    bl_drop(result);
    return true;
}

static BlRef set_intersection_update(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("set.intersection_update", kwnames))
        return BL_NULL;
    return become(self, intersection_all(self, arg, nargs)) ? BL_NONE : BL_NULL;
}

static BlRef set_inplace_and(BlVal left, BlVal right)
{
    if (!bl_is_anyset(right))
        return BL_NOTIMPL;
    return become(left, intersection(left, right)) ? bl_keep(left) : BL_NULL;
}

/* ---- difference ---- */

static bool discard_all_of_set(BlVal self, BlVal other)
{
    BlVal k;
    int64_t hash;
    size_t pos = 0;
    while (bl_set_next_hashed(bl_as_set(other), &pos, &k, &hash)) {
        BlRef key = bl_keep(k);
        int done = bl_set_discard_hashed(self, key, hash);
        bl_drop(key);
        if (done < 0)
            return false;
    }
    return true;
}

static bool discard_all_of_iterable(BlVal self, BlVal iterable)
{
    BlRef it = bl_iter(iterable), item;
    if (it == BL_NULL)
        return false;
    int done = 0;
    while (done >= 0 && (item = bl_next(it)) != BL_NULL) {
        done = bl_set_discard(self, item);
        bl_drop(item);
    }
    bl_drop(it);
    return done >= 0 && !bl_pending();
}

static bool difference_update(BlVal self, BlVal other)
{
    BlSet *s = bl_as_set(self);
    if (self == other) {
        bl_set_clear(s);
        return true;
    }
    bool ok;
    if (bl_is_anyset(other)) {
        /* Much longer than self: only what both have matters. */
        BlRef walked = count(other) >> 3 > s->used ? intersection(self, other) : bl_keep(other);
        ok = walked != BL_NULL && discard_all_of_set(self, walked);
        bl_drop(walked);
    } else {
        ok = discard_all_of_iterable(self, other);
    }
    if (!ok)
        return false;
    if (s->fill - s->used <= s->mask / 4)
        return true;
    return bl_set_resize(s, s->used > 50000 ? s->used * 2 : s->used * 4);       /* many dummies */
}

static BlRef copy_and_difference(BlVal self, BlVal other)
{
    BlRef result = like(self, self);
    return result == BL_NULL ? result : only_if(difference_update(result, other), result);
}

static BlRef difference(BlVal self, BlVal other)
{
    bool is_dict = bl_is_exact(other, DICT);
    if (!is_dict && !bl_is_anyset(other))
        return copy_and_difference(self, other);
    size_t theirs = is_dict ? bl_dict_count(other) : count(other);
    if (count(self) >> 2 > theirs)
        return copy_and_difference(self, other);
    BlRef result = like(self, BL_NULL);
    BlVal k, value;
    int64_t hash;
    size_t pos = 0;
    while (result != BL_NULL && bl_set_next_hashed(bl_as_set(self), &pos, &k, &hash)) {
        BlRef key = bl_keep(k);
        int in = is_dict ? bl_dict_find_hashed(other, key, hash, &value) : bl_set_contains_hashed(other, key, hash);
        if (in == 0)
            in = bl_set_add_hashed(result, key, hash);
        bl_drop(key);
        result = only_if(in >= 0, result);
    }
    return result;
}

static BlRef set_difference(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords(is_frozen(self) ? "frozenset.difference" : "set.difference", kwnames))
        return BL_NULL;
    if (nargs == 0)
        return like(self, self);
    BlRef result = difference(self, arg[0]);
    for (size_t i = 1; result != BL_NULL && i < nargs; i++)
        result = only_if(difference_update(result, arg[i]), result);
    return result;
}

static BlRef set_sub(BlVal left, BlVal right)
{
    return bl_is_anyset(left) && bl_is_anyset(right) ? difference(left, right) : BL_NOTIMPL;
}

static BlRef set_difference_update(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("set.difference_update", kwnames))
        return BL_NULL;
    for (size_t i = 0; i < nargs; i++)
        if (!difference_update(self, arg[i]))
            return BL_NULL;
    return BL_NONE;
}

static BlRef set_inplace_sub(BlVal left, BlVal right)
{
    if (!bl_is_anyset(right))
        return BL_NOTIMPL;
    return difference_update(left, right) ? bl_keep(left) : BL_NULL;
}

/* ---- symmetric difference ---- */

/* Take the item out if it is in, put it in if not. */
static bool toggle(BlVal self, BlVal k, int64_t hash)
{
    BlRef key = bl_keep(k);
    int done = bl_set_discard_hashed(self, key, hash);
    if (done == 0)
        done = bl_set_add_hashed(self, key, hash);
    bl_drop(key);
    return done >= 0;
}

static bool symmetric_update(BlVal self, BlVal other)
{
    BlVal k, v;
    int64_t hash;
    size_t pos = 0;
    bool ok = true;
    if (self == other) {
        bl_set_clear(bl_as_set(self));
        return true;
    }
    if (bl_is_exact(other, DICT)) {
        while (ok && bl_dict_next_hashed(other, &pos, &k, &v, &hash))
            ok = toggle(self, k, hash);
        return ok;
    }
    BlRef walked = bl_is_anyset(other) ? bl_keep(other) : like(self, other);
    if (walked == BL_NULL)
        return false;
    while (ok && bl_set_next_hashed(bl_as_set(walked), &pos, &k, &hash))
        ok = toggle(self, k, hash);
    bl_drop(walked);
    return ok;
}

static BlRef symmetric_difference(BlVal self, BlVal other)
{
    BlRef result = like(self, other);
    return result == BL_NULL ? result : only_if(symmetric_update(result, self), result);
}

static BlRef set_symmetric_difference(BlVal self, const BlVal *arg) { return symmetric_difference(self, arg[0]); }

static BlRef set_xor(BlVal left, BlVal right)
{
    return bl_is_anyset(left) && bl_is_anyset(right) ? symmetric_difference(left, right) : BL_NOTIMPL;
}

static BlRef set_symmetric_difference_update(BlVal self, const BlVal *arg)
{
    return symmetric_update(self, arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef set_inplace_xor(BlVal left, BlVal right)
{
    if (!bl_is_anyset(right))
        return BL_NOTIMPL;
    return symmetric_update(left, right) ? bl_keep(left) : BL_NULL;
}

/* ---- single items ---- */

static int64_t set_len(BlVal self) { return (int64_t)count(self); }

static int set_contains(BlVal self, BlVal item)
{
    int in = bl_set_contains(self, item);
    if (BL_LIKELY(in >= 0))
        return in;
    BlRef key = frozen_key(item);
    if (key == BL_NULL)
        return -1;
    in = bl_set_contains(self, key);
    bl_drop(key);
    return in;
}

static BlRef set_contains_method(BlVal self, const BlVal *arg)
{
    int in = set_contains(self, arg[0]);
    return in < 0 ? BL_NULL : bl_from_bool(in);
}

static int discard(BlVal self, BlVal item)
{
    int done = bl_set_discard(self, item);
    if (done >= 0)
        return done;
    BlRef key = frozen_key(item);
    if (key == BL_NULL)
        return -1;
    done = bl_set_discard(self, key);
    bl_drop(key);
    return done;
}

static BlRef set_add(BlVal self, const BlVal *arg) { return bl_set_add(self, arg[0]) ? BL_NONE : BL_NULL; }

static BlRef set_discard(BlVal self, const BlVal *arg) { return discard(self, arg[0]) < 0 ? BL_NULL : BL_NONE; }

static BlRef set_remove(BlVal self, const BlVal *arg)
{
    int done = discard(self, arg[0]);
    if (done == 0)
        return bl_raise_value(bl_exc(KeyError), arg[0]);
    return done < 0 ? BL_NULL : BL_NONE;
}

/* The finger goes round, so that emptying a set by pop() does not search from the start each time. */
static BlRef set_pop(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlSet *s = bl_as_set(self);
    if (s->used == 0)
        return bl_raise(bl_exc(KeyError), "pop from an empty set");
    size_t i = s->finger & s->mask;
    while (s->table[i].key == BL_NULL)
        i = i == s->mask ? 0 : i + 1;
    BlRef item = s->table[i].key;
    s->table[i] = (BlSetEntry){BL_NULL, -1};
    s->used--;
    s->finger = i + 1;
    return item;
}

static BlRef set_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    bl_set_clear(bl_as_set(self));
    return BL_NONE;
}

static BlRef set_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_is_exact(self, FROZENSET) ? bl_keep(self) : like(self, self);
}

static BlRef set_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef state = bl_call_method(self, bl_name(__getstate__), NULL, 0);
    if (state == BL_NULL)
        return state;
    BlRef items = bl_list_from_iterable(self);
    BlRef args = items == BL_NULL ? BL_NULL : bl_tuple_from_adopted(&items, 1), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_tuple_pack(3, bl_from_obj(bl_class_of(self)), args, state);
    bl_drop(args);
    bl_drop(state);
    return result;
}

static BlRef set_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static int64_t set_sizeof(BlVal self)
{
    BlSet *s = bl_as_set(self);
    return 200 + (s->table == s->small ? 0 : (int64_t)((s->mask + 1) * sizeof(BlSetEntry)));
}

/* ---- tables ---- */

#define BOTH_METHODS                                                                                                                  \
    {"__contains__", set_contains_method, "(object, /)", "x.__contains__(y) <==> y in x.", NULL, 0},                                                       \
    {"copy", set_copy, "()", "Return a shallow copy of a set.", NULL, 0},                                                                  \
    {"difference", NULL, "(*others)", "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not the others.)", set_difference, 0},   \
    {"intersection", NULL, "(*others)", "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)", set_intersection, 0},                     \
    {"isdisjoint", set_isdisjoint, "(other, /)", "Return True if two sets have a null intersection.", NULL, 0},                                  \
    {"issubset", set_issubset, "(other, /)", "Report whether another set contains this set.", NULL, 0},                                   \
    {"issuperset", set_issuperset, "(other, /)", "Report whether this set contains another set.", NULL, 0},                               \
    {"symmetric_difference", set_symmetric_difference, "(other, /)", "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of the sets.)", NULL, 0}, \
    {"union", NULL, "(*others)", "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)", set_union, 0},  \
    {"__reduce__", set_reduce, "()", "Return state information for pickling.", NULL, 0},                                                 \
    {"__class_getitem__", set_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS}

static const BlMethod set_methods[] = {
    BOTH_METHODS,
    {"add", set_add, "(item, /)", "Add an element to a set.\n\nThis has no effect if the element is already present.", NULL, 0},
    {"clear", set_clear, "()", "Remove all elements from this set.", NULL, 0},
    {"discard", set_discard, "(item, /)", "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.", NULL, 0},
    {"difference_update", NULL, "(*others)", "Remove all elements of another set from this set.", set_difference_update, 0},
    {"intersection_update", NULL, "(*others)", "Update a set with the intersection of itself and another.", set_intersection_update, 0},
    {"pop", set_pop, "()", "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty.", NULL, 0},
    {"remove", set_remove, "(item, /)", "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.", NULL, 0},
    {"symmetric_difference_update", set_symmetric_difference_update, "(other, /)", "Update a set with the symmetric difference of itself and another.", NULL, 0},
    {"update", NULL, "(*others)", "Update a set with the union of itself and others.", set_update, 0},
    {0},
};

static const BlMethod frozenset_methods[] = {BOTH_METHODS, {0}};

#define BOTH_SLOTS                                                                                                                    \
    .size = sizeof(BlSet), .free = set_free, .traverse = set_traverse, .clear = set_clear_slot, .repr = set_repr,                     \
    .compare = set_compare, .iter = bl_set_iter, .len = set_len, .contains = set_contains,                                            \
    .binary[BL_SUB] = set_sub, .binary[BL_AND] = set_and, .binary[BL_OR] = set_or, .binary[BL_XOR] = set_xor, .sizeof_ = set_sizeof

const BlType bl_set_type = {
    .name = "set", .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_BASETYPE | BL_TF_SET_SUBCLASS, .id = BL_T_SET, BOTH_SLOTS,
    .new_ = set_new, .init = set_init, .vectornew = set_vectornew, .hash = bl_hash_unhashable,
    .inplace[BL_SUB] = set_inplace_sub, .inplace[BL_AND] = set_inplace_and, .inplace[BL_OR] = set_inplace_or, .inplace[BL_XOR] = set_inplace_xor,
    .methods = set_methods,
};

const BlType bl_frozenset_type = {
    .name = "frozenset",
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered collection of unique elements.",
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_BASETYPE | BL_TF_FROZENSET_SUBCLASS, .id = BL_T_FROZENSET, BOTH_SLOTS,
    .new_ = frozenset_new, .vectornew = frozenset_vectornew, .hash = frozenset_hash, .methods = frozenset_methods,
};
