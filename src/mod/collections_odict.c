/* collections_odict.c -- OrderedDict: a dict whose order can be changed, and is part of equality.
 *
 * The entries of the dict stand in the order already; moving one to an end is the dict's own business
 * (bl_dict_move_at). `state` changes with every change of the order or the keys, so that iterators notice.
 *
 * Always: no live entry stands before `front`.
 */
#include "mod/collections_impl.h"
#include "obj/dict_impl.h"

typedef struct ODict {
    BlDict dict;
    uint64_t state;
    BlDictFront front;
} ODict;

static inline ODict *as_od(BlVal v) { return (ODict *)bl_obj(v); }
static inline bool is_exactly_od(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->table == &bl_collections_odict_type; }

/* ---- entries ---- */

static int64_t first_entry(ODict *od) { return bl_dict_first(&od->dict, &od->front); }

static int64_t last_entry(ODict *od) { return bl_dict_entry_before(&od->dict, od->dict.nentries); }

static bool set_item(BlVal self, BlVal key, BlVal value)
{
    size_t used = as_od(self)->dict.used;
    if (!bl_dict_set(self, key, value))
        return false;
    if (as_od(self)->dict.used != used)
        as_od(self)->state++;
    return true;
}

/* ---- life ---- */

static BlRef od_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef self = bl_dict_type.new_(cls, arg, nargs, kwnames);
    if (self != BL_NULL) {
        as_od(self)->state = 0;
        as_od(self)->front = BL_DICT_FRONT_UNKNOWN;
    }
    return self;
}

static void od_clear_parts(BlObject *o)
{
    ((ODict *)o)->state++;
    bl_dict_free_parts((BlDict *)o);
}

/* ---- updating, as MutableMapping.update does: through the object's own __setitem__ ---- */

static bool set_pair(BlVal self, BlVal pair)
{
    BlVal kv[2] = {BL_NULL, BL_NULL};
    BlRef it = bl_iter(pair), extra = BL_NULL;
    bool ok = it != BL_NULL;
    for (int i = 0; ok && i < 2; i++) {
        kv[i] = bl_next(it);
        ok = kv[i] != BL_NULL;
        if (!ok && !bl_pending())
            bl_raise(bl_exc(ValueError), i ? "need more than 1 value to unpack" : "need more than 0 values to unpack");
    }
    if (ok) {
        extra = bl_next(it);
        if (extra != BL_NULL)
            bl_raise(bl_exc(ValueError), "too many values to unpack (expected 2)");
        bl_drop(extra);
        ok = !bl_pending() && bl_setitem(self, kv[0], kv[1]) == 0;
    }
    bl_drop(kv[0]);
    bl_drop(kv[1]);
    bl_drop(it);
    return ok;
}

static bool set_pairs(BlVal self, BlVal pairs)
{
    BlRef it = bl_iter(pairs), pair;
    if (it == BL_NULL)
        return false;
    bool ok = true;
    while (ok && (pair = bl_next(it)) != BL_NULL) {
        ok = set_pair(self, pair);
        bl_drop(pair);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

static bool set_by_keys(BlVal self, BlVal other, BlVal keys_method)
{
    BlRef keys = bl_call0(keys_method), it = keys == BL_NULL ? BL_NULL : bl_iter(keys), key;
    bl_drop(keys);
    if (it == BL_NULL)
        return false;
    bool ok = true;
    while (ok && (key = bl_next(it)) != BL_NULL) {
        BlRef value = bl_getitem(other, key);
        ok = value != BL_NULL && bl_setitem(self, key, value) == 0;
        bl_drop(value);
        bl_drop(key);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

static bool update_from_dict(BlVal self, BlVal dict)
{
    BlRef view = bl_dict_view(dict, BL_T_DICT_ITEMS), items = view == BL_NULL ? BL_NULL : bl_list_from_iterable(view);
    bl_drop(view);
    bool ok = items != BL_NULL && set_pairs(self, items);
    bl_drop(items);
    return ok;
}

static bool update_from(BlVal self, BlVal other)
{
    BlRef method;
    if (bl_is_exact(other, DICT))
        return update_from_dict(self, other);
    int has = bl_find_attr(other, bl_name(keys), &method);
    if (has < 0)
        return false;
    if (has) {
        bool ok = set_by_keys(self, other, method);
        bl_drop(method);
        return ok;
    }
    has = bl_find_attr(other, bl_name(items), &method);
    if (has <= 0)
        return has == 0 && set_pairs(self, other);
    BlRef items = bl_call0(method);
    bl_drop(method);
    bool ok = items != BL_NULL && set_pairs(self, items);
    bl_drop(items);
    return ok;
}

static bool update_args(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs && !update_from(self, arg[0]))
        return false;
    if (kwnames == BL_NULL)
        return true;
    const BlTuple *names = bl_as_tuple(kwnames);
    for (size_t i = 0; i < names->count; i++)
        if (bl_setitem(self, names->items[i], arg[nargs + i]) < 0)
            return false;
    return true;
}

static int od_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs > 1)
        return bl_raise_int(bl_exc(TypeError), "expected at most 1 arguments, got %zu", nargs);
    return update_args(self, arg, nargs, kwnames) ? 0 : -1;
}

static BlRef od_update(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs > 1)
        return bl_raise(bl_exc(TypeError), "update() takes at most 1 positional argument (%zu given)", nargs);
    return update_args(self, arg, nargs, kwnames) ? BL_NONE : BL_NULL;
}

/* ---- iterator ---- */

enum { GIVE_KEYS = 1, GIVE_VALUES = 2, BACKWARDS = 4 };

typedef struct ODictIter {
    BlObject head;
    BlRef od;                   /* BL_NULL: finished */
    BlRef pair;                 /* recycled (key, value) */
    int64_t at;                 /* entry to give next, -1: none left */
    size_t used;
    uint64_t state, table;
    int kind;
} ODictIter;

static BlRef make_iter(BlVal od, int kind)
{
    BlShape *shape = bl_class_shape(bl_collections()->odict_iter);
    BlRef pair = kind & GIVE_KEYS && kind & GIVE_VALUES ? bl_tuple_pack(2, BL_NONE, BL_NONE) : BL_NONE;
    BlObject *o = pair == BL_NULL ? NULL : bl_object_new(shape, shape->size);
    if (!o) {
        bl_drop(pair);
        return BL_NULL;
    }
    ODictIter *it = (ODictIter *)o;
    it->od = bl_keep(od);
    it->pair = pair;
    it->at = kind & BACKWARDS ? last_entry(as_od(od)) : first_entry(as_od(od));
    it->used = as_od(od)->dict.used;
    it->state = as_od(od)->state;
    it->table = as_od(od)->dict.change;
    it->kind = kind;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void iter_clear(BlObject *o)
{
    bl_clear_ref(&((ODictIter *)o)->od);
    bl_clear_ref(&((ODictIter *)o)->pair);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    iter_clear(o);
    bl_object_free(o, o->shape->size);
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((ODictIter *)o)->od, ctx);
    visit(((ODictIter *)o)->pair, ctx);
}

/* The entry to give now, or -1: finished or raised. The one after it is chosen at once, as CPython does. */
static int64_t advance(ODictIter *it)
{
    if (it->od == BL_NULL)
        return -1;
    ODict *od = as_od(it->od);
    int64_t at = it->at;
    if (at < 0) {
        bl_clear_ref(&it->od);
        return -1;
    }
    if (od->state != it->state || od->dict.change != it->table) {
        bl_raise(bl_exc(RuntimeError), "OrderedDict mutated during iteration");
        return -1;
    }
    if (od->dict.used != it->used || at >= od->dict.nentries || bl_dict_key_at(&od->dict, (size_t)at) == BL_NULL) {
        it->used = SIZE_MAX;
        bl_raise(bl_exc(RuntimeError), "OrderedDict changed size during iteration");
        return -1;
    }
    it->at = it->kind & BACKWARDS ? bl_dict_entry_before(&od->dict, (size_t)at) : bl_dict_entry_from(&od->dict, (size_t)at + 1);
    return at;
}

static BlRef iter_next(BlVal self)
{
    ODictIter *it = (ODictIter *)bl_obj(self);
    int64_t at = advance(it);
    if (at < 0)
        return BL_NULL;
    const BlDict *d = &as_od(it->od)->dict;
    BlVal key = bl_dict_key_at(d, (size_t)at), value = *bl_dict_value_at(d, (size_t)at);
    if (!(it->kind & GIVE_VALUES))
        return bl_keep(key);
    if (!(it->kind & GIVE_KEYS))
        return bl_keep(value);
    if (!bl_tuple_is_free(it->pair))
        return bl_tuple_pack(2, key, value);
    BlTuple *t = bl_as_tuple(it->pair);
    BlRef result = bl_keep(it->pair), old_key = t->items[0], old_value = t->items[1];
    t->items[0] = bl_keep(key);
    t->items[1] = bl_keep(value);
    bl_tuple_done(result);
    bl_drop(old_key);
    bl_drop(old_value);
    return result;
}

/* Another iterator in the same state gives what is left. */
static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    ODictIter *it = (ODictIter *)bl_obj(self);
    (void)arg;
    if (it->od == BL_NULL)
        return bl_iter_reduced("iter", bl_list_new(0), BL_NULL);
    BlRef copy = make_iter(it->od, it->kind);
    if (copy != BL_NULL) {
        ODictIter *other = (ODictIter *)bl_obj(copy);
        other->at = it->at;
        other->used = it->used;
        other->state = it->state;
        other->table = it->table;
    }
    return bl_iter_reduced_list(copy);
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling", NULL, 0},
    {0},
};

const BlType bl_collections_odict_iter_type = {
    .name = "odict_iterator", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(ODictIter), .free = iter_free,
    .traverse = iter_traverse, .clear = iter_clear, .iter = bl_return_self, .next = iter_next, .methods = iter_methods,
};

/* ---- views: dict's own, but for the iterators ---- */

static BlRef make_view(BlVal od, BlVal cls)
{
    BlShape *shape = bl_class_shape(cls);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    ((BlDictView *)o)->dict = bl_keep(od);
    bl_gc_track(o);
    return bl_from_obj(o);
}

static inline BlVal od_of(BlVal view) { return ((BlDictView *)bl_obj(view))->dict; }

static BlRef keys_iter(BlVal self) { return make_iter(od_of(self), GIVE_KEYS); }
static BlRef values_iter(BlVal self) { return make_iter(od_of(self), GIVE_VALUES); }
static BlRef items_iter(BlVal self) { return make_iter(od_of(self), GIVE_KEYS | GIVE_VALUES); }

static BlRef keys_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_iter(od_of(self), GIVE_KEYS | BACKWARDS);
}

static BlRef values_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_iter(od_of(self), GIVE_VALUES | BACKWARDS);
}

static BlRef items_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_iter(od_of(self), GIVE_KEYS | GIVE_VALUES | BACKWARDS);
}

static const BlMethod keys_methods[] = {{"__reversed__", keys_reversed, "()", NULL, NULL, 0}, {0}};
static const BlMethod values_methods[] = {{"__reversed__", values_reversed, "()", NULL, NULL, 0}, {0}};
static const BlMethod items_methods[] = {{"__reversed__", items_reversed, "()", NULL, NULL, 0}, {0}};

#define VIEW_SLOTS .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(BlDictView)

const BlType bl_collections_odict_keys_type = {.name = "odict_keys", .base = &bl_dict_keys_type, VIEW_SLOTS, .iter = keys_iter, .methods = keys_methods};
const BlType bl_collections_odict_values_type = {.name = "odict_values", .base = &bl_dict_values_type, VIEW_SLOTS, .iter = values_iter, .methods = values_methods};
const BlType bl_collections_odict_items_type = {.name = "odict_items", .base = &bl_dict_items_type, VIEW_SLOTS, .iter = items_iter, .methods = items_methods};

/* ---- slots ---- */

static BlRef od_iter(BlVal self) { return make_iter(self, GIVE_KEYS); }

static int od_setitem(BlVal self, BlVal key, BlVal value)
{
    if (value != BL_NULL)
        return set_item(self, key, value) ? 0 : -1;
    int found = bl_dict_delete(self, key);
    if (found == 0)
        bl_raise_value(bl_exc(KeyError), key);
    if (found > 0)
        as_od(self)->state++;
    return found > 0 ? 0 : -1;
}

/* [(key, value), ...] */
static BlRef pieces_of(BlVal self)
{
    BlRef items;
    if (is_exactly_od(self))
        items = make_view(self, bl_collections()->odict_items);
    else
        items = bl_call_method(self, bl_name(items), NULL, 0);
    BlRef list = items == BL_NULL ? BL_NULL : bl_list_from_iterable(items);
    bl_drop(items);
    return list;
}

static BlRef od_repr(BlVal self)
{
    if (as_od(self)->dict.used == 0)
        return bl_str_format("%s()", bl_short_type_name(self));
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("...");
    BlRef pieces = pieces_of(self), result = BL_NULL;
    if (pieces != BL_NULL)
        result = bl_str_format("%s(%R)", bl_short_type_name(self), pieces);
    bl_drop(pieces);
    bl_repr_leave(self);
    return result;
}

/* Same keys in the same order? 1, 0, -1. */
static int same_order(BlVal a, BlVal b)
{
    ODict *left = as_od(a), *right = as_od(b);
    uint64_t left_state = left->state, right_state = right->state;
    int64_t i = first_entry(left), j = first_entry(right);
    while (i >= 0 && j >= 0) {
        BlRef x = bl_keep(bl_dict_key_at(&left->dict, (size_t)i)), y = bl_keep(bl_dict_key_at(&right->dict, (size_t)j));
        int same = bl_key_eq(x, y);
        bl_drop(x);
        bl_drop(y);
        if (same != 1)
            return same;
        if (left->state != left_state || right->state != right_state)
            return bl_raise_int(bl_exc(RuntimeError), "OrderedDict mutated during iteration");
        i = bl_dict_entry_from(&left->dict, (size_t)i + 1);
        j = bl_dict_entry_from(&right->dict, (size_t)j + 1);
    }
    return i == j;
}

static BlRef od_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_dict(self) || !bl_is_dict(other))
        return BL_NOTIMPL;
    int same = bl_dict_equal(self, other);
    if (same == 1 && bl_is_odict(self) && bl_is_odict(other))
        same = same_order(self, other);
    return same < 0 ? BL_NULL : bl_from_bool(same == (op == BL_EQ));
}

static BlRef od_or(BlVal left, BlVal right)
{
    bool mine = bl_is_odict(left);
    if (!bl_is_dict(mine ? right : left))
        return BL_NOTIMPL;
    BlRef result = bl_call1(bl_from_obj(bl_class_of(mine ? left : right)), left);
    if (result == BL_NULL || update_from(result, right))
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef od_inplace_or(BlVal left, BlVal right) { return update_from(left, right) ? bl_keep(left) : BL_NULL; }

/* ---- methods ---- */

/* KeyError(key), where a tuple gives all the arguments: so CPython's OrderedDict does it. */
static BlRef no_such_key(BlVal key)
{
    if (!bl_is_tuple(key))
        return bl_raise_value(bl_exc(KeyError), key);
    BlRef e = bl_exception_new(bl_exc(KeyError), key);
    return e == BL_NULL ? e : bl_raise_object(e);
}

static BlRef od_fromkeys(BlVal cls, const BlVal *arg)
{
    BlRef od = bl_call0(cls), it = BL_NULL, key;
    if (od != BL_NULL)
        it = bl_iter(arg[0]);
    bool ok = it != BL_NULL;
    while (ok && (key = bl_next(it)) != BL_NULL) {
        ok = bl_setitem(od, key, arg[1]) == 0;
        bl_drop(key);
    }
    bl_drop(it);
    if (ok && !bl_pending())
        return od;
    bl_drop(od);
    return BL_NULL;
}

static BlRef od_setdefault(BlVal self, const BlVal *arg)
{
    BlVal there;
    if (!is_exactly_od(self)) {
        int has = bl_contains(self, arg[0]);
        if (has > 0)
            return bl_getitem(self, arg[0]);
        return has == 0 && bl_setitem(self, arg[0], arg[1]) == 0 ? bl_keep(arg[1]) : BL_NULL;
    }
    int found = bl_dict_find(self, arg[0], &there);
    if (found > 0)
        return bl_keep(there);
    return found == 0 && set_item(self, arg[0], arg[1]) ? bl_keep(arg[1]) : BL_NULL;
}

static BlRef od_pop(BlVal self, const BlVal *arg)
{
    BlRef value = BL_NULL;
    int found = bl_dict_pop(self, arg[0], &value);
    if (found > 0)
        as_od(self)->state++;
    if (found)
        return value;
    return arg[1] != BL_NULL ? bl_keep(arg[1]) : no_such_key(arg[0]);
}

static BlRef od_popitem(BlVal self, const BlVal *arg)
{
    ODict *od = as_od(self);
    if (od->dict.used == 0)
        return bl_raise(bl_exc(KeyError), "dictionary is empty");
    BlRef pair = bl_tuple_raw(2);
    if (pair == BL_NULL)
        return pair;
    int64_t at = arg[0] != BL_FALSE ? last_entry(od) : first_entry(od);
    bl_dict_take_at(&od->dict, (size_t)at, &bl_as_tuple(pair)->items[0], &bl_as_tuple(pair)->items[1]);
    if (arg[0] != BL_FALSE) {
        od->dict.capacity -= od->dict.nentries - (uint32_t)at;          /* the index keeps a dummy for each */
        od->dict.nentries = (uint32_t)at;
    }
    od->state++;
    bl_tuple_done(pair);
    return pair;
}

static BlRef od_move_to_end(BlVal self, const BlVal *arg)
{
    ODict *od = as_od(self);
    int64_t hash = od->dict.used ? bl_key_hash(arg[0]) : 0;
    if (od->dict.used == 0)
        return no_such_key(arg[0]);
    if (hash == -1)
        return BL_NULL;
    int64_t at = bl_dict_search(self, arg[0], hash);
    if (at == BL_DICT_ABSENT)
        return no_such_key(arg[0]);
    bool last = arg[1] != BL_FALSE;
    if (at < 0)
        return BL_NULL;
    if (at == (last ? last_entry(od) : first_entry(od)))
        return BL_NONE;
    if (!bl_dict_move_at(&od->dict, (size_t)at, last))
        return BL_NULL;
    if (!last && od->front.at > 0)
        od->front.at--;
    od->state++;
    return BL_NONE;
}

static BlRef od_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    od_clear_parts(bl_obj(self));
    return BL_NONE;
}

static BlRef od_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef copy = bl_call0(bl_from_obj(bl_class_of(self))), pieces = BL_NULL;
    if (copy == BL_NULL)
        return copy;
    bool ok;
    if (is_exactly_od(self)) {
        pieces = pieces_of(self);
        ok = pieces != BL_NULL && set_pairs(copy, pieces);
    } else {
        pieces = bl_list_from_iterable(self);
        ok = pieces != BL_NULL;
        for (size_t i = 0; ok && i < bl_as_list(pieces)->count; i++) {
            BlVal key = bl_as_list(pieces)->items[i];
            BlRef value = bl_getitem(self, key);
            ok = value != BL_NULL && bl_setitem(copy, key, value) == 0;
            bl_drop(value);
        }
    }
    bl_drop(pieces);
    if (ok)
        return copy;
    bl_drop(copy);
    return BL_NULL;
}

static BlRef od_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef state = bl_call_method(self, bl_name(__getstate__), NULL, 0), items = BL_NULL, it = BL_NULL, result = BL_NULL;
    if (state != BL_NULL)
        items = bl_call_method(self, bl_name(items), NULL, 0);
    if (items != BL_NULL)
        it = bl_iter(items);
    if (it != BL_NULL)
        result = bl_tuple_pack(5, bl_from_obj(bl_class_of(self)), bl_tuple_empty(), state, BL_NONE, it);
    bl_drop(it);
    bl_drop(items);
    bl_drop(state);
    return result;
}

static BlRef od_keys(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_view(self, bl_collections()->odict_keys);
}

static BlRef od_values(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_view(self, bl_collections()->odict_values);
}

static BlRef od_items(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_view(self, bl_collections()->odict_items);
}

static BlRef od_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_iter(self, GIVE_KEYS | BACKWARDS);
}

static int64_t od_sizeof(BlVal self) { return (int64_t)sizeof(ODict) + bl_dict_table_bytes(bl_as_dict(self)); }

static const BlMethod od_methods[] = {
    {"fromkeys", od_fromkeys, "(iterable, value=None)", "Create a new ordered dictionary with keys from iterable and values set to value.", NULL, BL_MF_CLASS},
    {"__reduce__", od_reduce, "()", "Return state information for pickling", NULL, 0},
    {"setdefault", od_setdefault, "(key, default=None)", "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", NULL, 0},
    {"pop", od_pop, "(key, default=NULL)", "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.", NULL, 0},
    {"popitem", od_popitem, "(last: bool=True)", "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.", NULL, 0},
    {"keys", od_keys, "()", NULL, NULL, 0},
    {"values", od_values, "()", NULL, NULL, 0},
    {"items", od_items, "()", NULL, NULL, 0},
    {"update", NULL, "(*args, **kwargs)", NULL, od_update, 0},
    {"clear", od_clear, "()", "od.clear() -> None.  Remove all items from od.", NULL, 0},
    {"copy", od_copy, "()", "od.copy() -> a shallow copy of od", NULL, 0},
    {"__reversed__", od_reversed, "()", "od.__reversed__() <==> reversed(od)", NULL, 0},
    {"move_to_end", od_move_to_end, "(key, last: bool=True)", "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.", NULL, 0},
    {0},
};

const BlType bl_collections_odict_type = {
    .name = "collections.OrderedDict", .doc = "Dictionary that remembers insertion order", .base = &bl_dict_type,
    .flags = BL_TF_TRACKED | BL_TF_LAZY_TRACK | BL_TF_BASETYPE | BL_TF_WEAKREF | BL_TF_HAS_DICT | BL_TF_DICT_SUBCLASS, .size = sizeof(ODict),
    .traverse = bl_dict_traverse, .clear = od_clear_parts, .new_ = od_new, .init = od_init,
    .repr = od_repr, .hash = bl_hash_unhashable, .compare = od_compare, .iter = od_iter, .setitem = od_setitem,
    .binary[BL_OR] = od_or, .inplace[BL_OR] = od_inplace_or, .methods = od_methods, .sizeof_ = od_sizeof,
};
