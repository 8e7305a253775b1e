/* dict_type.c -- the type dict: construction, slots and methods over the tables of dict.c.
 *
 * An exact dict starts untracked and is tracked by the first value that could be part of a cycle; an instance of a
 * subclass is tracked at once.
 */
#include "mem/gc.h"
#include "obj/dict_impl.h"
#include "obj/set_impl.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/set.h"
#include "obj/tuple.h"
#include "obj/type.h"

/* ---- construction ---- */

static BlRef dict_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    BlObject *o = bl_object_new(cls->root, cls->root->size);
    if (!o)
        return BL_NULL;
    memset((char *)o + sizeof(BlObject), 0, cls->root->size - sizeof(BlObject));
    if (cls != bl_builtin_class(BL_T_DICT))
        bl_gc_track(o);
    return bl_from_obj(o);
}

static int dict_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_dict_update_args(self, "dict", arg, nargs, kwnames) ? 0 : -1;
}

static BlRef dict_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_check_arity("dict", nargs, 0, 1))
        return BL_NULL;
    BlRef dict = bl_dict_new();
    if (dict == BL_NULL || (nargs == 0 && kwnames == BL_NULL) || bl_dict_update_args(dict, "dict", arg, nargs, kwnames))
        return dict;
    bl_drop(dict);
    return BL_NULL;
}

/* ---- life ---- */

static void dict_free(BlObject *o)
{
    bl_gc_untrack(o);
    if (!bl_dealloc_enter(o))
        return;
    if (BL_UNLIKELY(((BlDict *)o)->outlived))
        bl_dict_outlived_free((BlDict *)o);
    bl_dict_free_parts((BlDict *)o);
    bl_object_free(o, o->shape->size);
    bl_dealloc_leave();
}

static void dict_clear_slot(BlObject *o) { bl_dict_clear(bl_from_obj(o)); }

/* ---- slots ---- */

/* `key: value`, both held while their code runs. */
static bool repr_pair(BlStrBuilder *b, BlVal k, BlVal v)
{
    BlRef key = bl_keep(k), value = bl_keep(v);
    BlRef text = bl_repr(key);
    bool ok = text != BL_NULL && bl_builder_str(b, text) && bl_builder_ascii(b, ": ", 2);
    bl_drop(text);
    if (ok) {
        text = bl_repr(value);
        ok = text != BL_NULL && bl_builder_str(b, text);
        bl_drop(text);
    }
    bl_drop(key);
    bl_drop(value);
    return ok;
}

BlRef bl_dict_repr(BlVal self)
{
    if (bl_dict_count(self) == 0)
        return bl_str_c("{}");
    BlStrBuilder b;
    BlVal key, value;
    size_t pos = 0;
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("{...}");
    bl_builder_init(&b);
    bool ok = bl_builder_char(&b, '{'), first = true;
    while (ok && bl_dict_next(self, &pos, &key, &value)) {
        ok = (first || bl_builder_ascii(&b, ", ", 2)) && repr_pair(&b, key, value);
        first = false;
    }
    ok = ok && bl_builder_char(&b, '}');
    bl_repr_leave(self);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static BlRef dict_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_dict(self) || !bl_is_dict(other))
        return BL_NOTIMPL;
    int same = bl_dict_equal(self, other);
    return same < 0 ? BL_NULL : bl_from_bool(same == (op == BL_EQ));
}

static int64_t dict_len(BlVal self) { return (int64_t)bl_dict_count(self); }

BlRef bl_dict_subscript(BlVal self, BlVal key)
{
    BlVal value;
    int found = bl_dict_find(self, key, &value);
    if (found > 0)
        return bl_keep(value);
    if (found < 0)
        return BL_NULL;
    if (!bl_is_exact(self, DICT)) {
        BlRef made;
        int has = bl_call_special(self, bl_name(__missing__), &key, 1, &made);
        if (has)
            return has < 0 ? BL_NULL : made;
    }
    return bl_raise_value(bl_exc(KeyError), key);
}

static int dict_setitem(BlVal self, BlVal key, BlVal value)
{
    if (value != BL_NULL)
        return bl_dict_set(self, key, value) ? 0 : -1;
    int found = bl_dict_delete(self, key);
    if (found == 0)
        bl_raise_value(bl_exc(KeyError), key);
    return found > 0 ? 0 : -1;
}

static int dict_contains(BlVal self, BlVal key)
{
    BlVal value;
    return bl_dict_find(self, key, &value);
}

static BlRef dict_iter(BlVal self) { return bl_dict_iter_new(BL_T_DICT_KEYITER, self); }

static BlRef dict_or(BlVal left, BlVal right)
{
    if (!bl_is_dict(left) || !bl_is_dict(right))
        return BL_NOTIMPL;
    BlRef result = bl_dict_copy(left);
    if (result == BL_NULL || bl_dict_update(result, right, true))
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef dict_inplace_or(BlVal left, BlVal right)
{
    return bl_dict_update(left, right, true) ? bl_keep(left) : BL_NULL;
}

/* ---- methods ---- */

static BlRef dict_get(BlVal self, const BlVal *arg)
{
    BlVal value;
    int found = bl_dict_find(self, arg[0], &value);
    return found < 0 ? BL_NULL : bl_keep(found ? value : arg[1]);
}

static BlRef dict_setdefault(BlVal self, const BlVal *arg)
{
    BlVal value;
    return bl_dict_setdefault(self, arg[0], arg[1], &value) < 0 ? BL_NULL : bl_keep(value);
}

static BlRef dict_pop(BlVal self, const BlVal *arg)
{
    BlRef value = BL_NULL;
    int found = bl_dict_count(self) ? bl_dict_pop(self, arg[0], &value) : 0;
    if (found)
        return value;
    return arg[1] != BL_NULL ? bl_keep(arg[1]) : bl_raise_value(bl_exc(KeyError), arg[0]);
}

static BlRef dict_popitem(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlDict *d = bl_as_dict(self);
    if (d->used == 0)
        return bl_raise(bl_exc(KeyError), "popitem(): dictionary is empty");
    BlRef pair = bl_tuple_raw(2);
    if (pair == BL_NULL)
        return pair;
    size_t at = (size_t)bl_dict_entry_before(d, d->nentries);
    BlVal *items = bl_as_tuple(pair)->items;
    bl_dict_take_at(d, at, &items[0], &items[1]);
    d->capacity -= d->nentries - (uint32_t)at;          /* the index keeps a dummy for each */
    d->nentries = (uint32_t)at;
    bl_tuple_done(pair);
    return pair;
}

static BlRef dict_keys(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_view(self, BL_T_DICT_KEYS);
}

static BlRef dict_values(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_view(self, BL_T_DICT_VALUES);
}

static BlRef dict_items(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_view(self, BL_T_DICT_ITEMS);
}

static BlRef dict_update(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_dict_update_args(self, "update", arg, nargs, kwnames) ? BL_NONE : BL_NULL;
}

static BlRef dict_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    bl_dict_clear(self);
    return BL_NONE;
}

static BlRef dict_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_copy(self);
}

static BlRef dict_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_dict_iter_new(BL_T_DICT_REVKEYITER, self);
}

static BlRef dict_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static bool fill_from_iterator(BlVal dict, BlVal iterable, BlVal value)
{
    BlRef it = bl_iter(iterable), key;
    if (it == BL_NULL)
        return false;
    bool ok = true, plain = bl_is_exact(dict, DICT);
    while (ok && (key = bl_next(it)) != BL_NULL) {
        ok = plain ? bl_dict_set(dict, key, value) : bl_setitem(dict, key, value) == 0;
        bl_drop(key);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

/* Keys of an exact dict or set: their hashes are known. */
static bool fill_hashed(BlVal dict, BlVal keys, BlVal value)
{
    bool of_dict = bl_is_exact(keys, DICT), ok = true;
    size_t pos = 0;
    BlVal k, v;
    int64_t hash;
    while (ok && (of_dict ? bl_dict_next_hashed(keys, &pos, &k, &v, &hash) : bl_set_next_hashed(bl_as_set(keys), &pos, &k, &hash))) {
        BlRef key = bl_keep(k);
        ok = bl_dict_set_hashed(dict, key, hash, value);
        bl_drop(key);
    }
    return ok;
}

/* The class is called, so a subclass may give any mapping. */
static BlRef dict_fromkeys(BlVal cls, const BlVal *arg)
{
    BlRef dict;
    if (cls == bl_from_obj(bl_builtin_class(BL_T_DICT))) {
        size_t expected = bl_is_exact(arg[0], DICT) ? bl_dict_count(arg[0]) : bl_is_anyset(arg[0]) ? bl_as_set(arg[0])->used : 0;
        dict = bl_dict_sized(expected);
    } else {
        dict = bl_call0(cls);
    }
    if (dict == BL_NULL)
        return dict;
    bool known = bl_is_exact(dict, DICT) && bl_dict_count(dict) == 0 && (bl_is_exact(arg[0], DICT) || bl_is_exact(arg[0], SET) || bl_is_exact(arg[0], FROZENSET));
    if (known ? fill_hashed(dict, arg[0], arg[1]) : fill_from_iterator(dict, arg[0], arg[1]))
        return dict;
    bl_drop(dict);
    return BL_NULL;
}

static int64_t dict_sizeof(BlVal self) { return 48 + bl_dict_table_bytes(bl_as_dict(self)); }

static const BlMethod dict_methods[] = {
    {"get", dict_get, "(key, default=None, /)", "Return the value for key if key is in the dictionary, else default.", NULL, 0},
    {"setdefault", dict_setdefault, "(key, default=None, /)", "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", NULL, 0},
    {"pop", dict_pop, "(key, default=NULL, /)", "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.", NULL, 0},
    {"popitem", dict_popitem, "()", "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", NULL, 0},
    {"keys", dict_keys, "()", "D.keys() -> a set-like object providing a view on D's keys", NULL, 0},
    {"items", dict_items, "()", "D.items() -> a set-like object providing a view on D's items", NULL, 0},
    {"values", dict_values, "()", "D.values() -> an object providing a view on D's values", NULL, 0},
    {"update", NULL, "(*args, **kwargs)", "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.", dict_update, 0},
    {"fromkeys", dict_fromkeys, "(iterable, value=None, /)", "Create a new dictionary with keys from iterable and values set to value.", NULL, BL_MF_CLASS},
    {"clear", dict_clear, "()", "D.clear() -> None.  Remove all items from D.", NULL, 0},
    {"copy", dict_copy, "()", "D.copy() -> a shallow copy of D", NULL, 0},
    {"__reversed__", dict_reversed, "()", "Return a reverse iterator over the dict keys.", NULL, 0},
    {"__class_getitem__", dict_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

const BlType bl_dict_type = {
    .name = "dict",
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized from an iterable of pairs\ndict(**kwargs) -> new dictionary initialized with the name=value pairs",
    .flags = BL_TF_TRACKED | BL_TF_LAZY_TRACK | BL_TF_BASETYPE | BL_TF_DICT_SUBCLASS | BL_TF_MAPPING_PATTERN, .id = BL_T_DICT, .size = sizeof(BlDict),
    .free = dict_free, .traverse = bl_dict_traverse, .clear = dict_clear_slot,
    .new_ = dict_new, .init = dict_init, .vectornew = dict_vectornew,
    .repr = bl_dict_repr, .hash = bl_hash_unhashable, .compare = dict_compare, .iter = dict_iter,
    .len = dict_len, .getitem = bl_dict_subscript, .setitem = dict_setitem, .contains = dict_contains,
    .binary[BL_OR] = dict_or, .inplace[BL_OR] = dict_inplace_or, .methods = dict_methods, .sizeof_ = dict_sizeof,
};
