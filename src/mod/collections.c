/* collections.c -- the module _collections: defaultdict, the field descriptor of named tuples, counting.
 *
 * deque and OrderedDict have files of their own.
 */
#include "mod/collections_impl.h"
#include "obj/dict_impl.h"

/* ---- defaultdict: a dict, and what makes its missing values ---- */

typedef struct DefaultDict {
    BlDict dict;
    BlRef factory;              /* BL_NULL like None: none */
} DefaultDict;

static inline DefaultDict *as_default(BlVal v) { return (DefaultDict *)bl_obj(v); }
static inline bool is_defaultdict(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == &bl_collections_defaultdict_type; }
static inline BlVal factory_or_none(BlVal v) { return as_default(v)->factory == BL_NULL ? BL_NONE : as_default(v)->factory; }

static BlRef defaultdict_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef self = bl_dict_type.new_(cls, arg, nargs, kwnames);
    if (self != BL_NULL)
        as_default(self)->factory = BL_NULL;
    return self;
}

static int defaultdict_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal factory = nargs ? arg[0] : BL_NULL;
    if (nargs && factory != BL_NONE && !bl_callable(factory))
        return bl_raise_int(bl_exc(TypeError), "first argument must be callable or None");
    BlRef old = as_default(self)->factory;
    as_default(self)->factory = bl_keep(factory);
    int result = bl_dict_update_args(self, "dict", nargs ? arg + 1 : arg, nargs ? nargs - 1 : 0, kwnames) ? 0 : -1;
    bl_drop(old);
    return result;
}

static void defaultdict_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_clear_ref(&((DefaultDict *)o)->factory);
    bl_dict_type.free(o);
}

static void defaultdict_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((DefaultDict *)o)->factory, ctx);
    bl_dict_traverse(o, visit, ctx);
}

static void defaultdict_clear(BlObject *o)
{
    bl_clear_ref(&((DefaultDict *)o)->factory);
    bl_dict_free_parts((BlDict *)o);
}

static BlRef defaultdict_repr(BlVal self)
{
    BlRef items = bl_dict_repr(self), made = BL_NULL, result = BL_NULL;
    if (items == BL_NULL)
        return items;
    BlVal factory = factory_or_none(self);
    int entered = bl_repr_enter(factory);
    if (entered >= 0)
        made = entered ? bl_str_c("...") : bl_repr(factory);
    if (entered == 0)
        bl_repr_leave(factory);
    if (made != BL_NULL)
        result = bl_str_format("%s(%U, %U)", bl_short_type_name(self), made, items);
    bl_drop(made);
    bl_drop(items);
    return result;
}

static BlRef defaultdict_missing(BlVal self, const BlVal *arg)
{
    BlVal factory = as_default(self)->factory;
    if (factory == BL_NULL || factory == BL_NONE)
        return bl_raise_value(bl_exc(KeyError), arg[0]);
    bl_keep(factory);
    BlRef value = bl_call0(factory);
    bl_drop(factory);
    if (value == BL_NULL || bl_setitem(self, arg[0], value) == 0)
        return value;
    bl_drop(value);
    return BL_NULL;
}

/* The object's class is called, as a subclass may want. */
static BlRef same_kind(BlVal self, BlVal items)
{
    return bl_call2(bl_from_obj(bl_class_of(self)), factory_or_none(self), items);
}

static BlRef defaultdict_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return same_kind(self, self);
}

static BlRef defaultdict_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlVal factory = factory_or_none(self);
    BlRef args = factory == BL_NONE ? bl_keep(bl_tuple_empty()) : bl_tuple_pack(1, factory), it = BL_NULL, result = BL_NULL;
    BlRef items = args == BL_NULL ? BL_NULL : bl_call_method(self, bl_name(items), NULL, 0);
    if (items != BL_NULL)
        it = bl_iter(items);
    if (it != BL_NULL)
        result = bl_tuple_pack(5, bl_from_obj(bl_class_of(self)), args, BL_NONE, BL_NONE, it);
    bl_drop(it);
    bl_drop(items);
    bl_drop(args);
    return result;
}

static BlRef defaultdict_or(BlVal left, BlVal right)
{
    bool mine = is_defaultdict(left);
    if (!bl_is_dict(mine ? right : left))
        return BL_NOTIMPL;
    BlRef result = same_kind(mine ? left : right, left);
    if (result == BL_NULL || bl_dict_update(result, right, true))
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef get_factory(BlVal self) { return bl_keep(factory_or_none(self)); }

static int set_factory(BlVal self, BlVal value)
{
    bl_replace(&as_default(self)->factory, bl_keep(value));
    return 0;
}

static BlRef class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static const BlMethod defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, "(key, /)", "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n"
     "  self[key] = value = self.default_factory()\n  return value\n", NULL, 0},
    {"copy", defaultdict_copy, "()", "D.copy() -> a shallow copy of D.", NULL, 0},
    {"__copy__", defaultdict_copy, "()", "D.copy() -> a shallow copy of D.", NULL, 0},
    {"__reduce__", defaultdict_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__class_getitem__", class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

static const BlGetSet defaultdict_getset[] = {
    {"default_factory", get_factory, set_factory, "Factory for default value called by __missing__()."},
    {0},
};

const BlType bl_collections_defaultdict_type = {
    .name = "collections.defaultdict", .base = &bl_dict_type,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\n"
           "a new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\n"
           "All remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
    .flags = BL_TF_TRACKED | BL_TF_LAZY_TRACK | BL_TF_BASETYPE | BL_TF_DICT_SUBCLASS, .size = sizeof(DefaultDict),
    .free = defaultdict_free, .traverse = defaultdict_traverse, .clear = defaultdict_clear,
    .new_ = defaultdict_new, .init = defaultdict_init, .repr = defaultdict_repr, .binary[BL_OR] = defaultdict_or,
    .methods = defaultdict_methods, .getset = defaultdict_getset,
};

/* ---- _tuplegetter: reads one item of a named tuple ---- */

typedef struct TupleGetter {
    BlObject head;
    int64_t index;
    BlRef doc;
} TupleGetter;

static inline TupleGetter *as_getter(BlVal v) { return (TupleGetter *)bl_obj(v); }

static BlRef getter_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t index;
    if (!bl_no_keywords("_tuplegetter", kwnames) || !bl_check_arity("_tuplegetter", nargs, 2, 2) ||
        !bl_index_int64(arg[0], &index, bl_exc(OverflowError)))
        return BL_NULL;
    BlObject *o = bl_object_new(cls->root, cls->root->size);
    if (!o)
        return BL_NULL;
    ((TupleGetter *)o)->index = index;
    ((TupleGetter *)o)->doc = bl_keep(arg[1]);
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void getter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((TupleGetter *)o)->doc);
    bl_object_free(o, o->shape->size);
}

static void getter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((TupleGetter *)o)->doc, ctx); }
static void getter_clear(BlObject *o) { bl_clear_ref(&((TupleGetter *)o)->doc); }

static BlRef getter_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    int64_t index = as_getter(self)->index;
    if (obj == BL_NULL || obj == BL_NONE)
        return bl_keep(self);
    if (!bl_is_tuple(obj))
        return bl_raise(bl_exc(TypeError), "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object", (long long)index, obj);
    const BlTuple *t = bl_as_tuple(obj);
    if ((uint64_t)index >= t->count)
        return bl_raise(bl_exc(IndexError), "tuple index out of range");
    return bl_keep(t->items[index]);
}

static int getter_set(BlVal self, BlVal obj, BlVal value)
{
    (void)self, (void)obj;
    return bl_raise_int(bl_exc(AttributeError), value == BL_NULL ? "can't delete attribute" : "can't set attribute");
}

static BlRef getter_repr(BlVal self)
{
    return bl_str_format("%s(%lld, %R)", bl_short_type_name(self), (long long)as_getter(self)->index, as_getter(self)->doc);
}

static BlRef getter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef index = bl_int_from_int64(as_getter(self)->index), result = BL_NULL;
    BlRef args = index == BL_NULL ? BL_NULL : bl_tuple_pack(2, index, as_getter(self)->doc);
    if (args != BL_NULL)
        result = bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), args);
    bl_drop(args);
    bl_drop(index);
    return result;
}

static BlRef getter_get_doc(BlVal self) { return bl_keep(as_getter(self)->doc); }

static int getter_set_doc(BlVal self, BlVal value)
{
    bl_replace(&as_getter(self)->doc, value == BL_NULL ? BL_NONE : bl_keep(value));
    return 0;
}

static const BlMethod getter_methods[] = {
    {"__reduce__", getter_reduce, "()", NULL, NULL, 0},
    {0},
};

static const BlGetSet getter_getset[] = {
    {"__doc__", getter_get_doc, getter_set_doc, NULL},
    {0},
};

const BlType bl_collections_tuplegetter_type = {
    .name = "_collections._tuplegetter", .flags = BL_TF_TRACKED | BL_TF_DESCR_GET | BL_TF_DESCR_SET, .size = sizeof(TupleGetter),
    .free = getter_free, .traverse = getter_traverse, .clear = getter_clear, .new_ = getter_new, .repr = getter_repr,
    .descr_get = getter_get, .descr_set = getter_set, .methods = getter_methods, .getset = getter_getset,
};

/* ---- _count_elements ---- */

/* mapping[key] = mapping.get(key, 0) + 1 on the real storage. */
static bool count_in_dict(BlVal dict, BlVal key)
{
    BlVal old, sum;
    int64_t hash = bl_key_hash(key);
    if (hash == -1)
        return false;
    int found = bl_dict_find_hashed(dict, key, hash, &old);
    if (found < 0)
        return false;
    if (!found)
        return bl_dict_set_hashed(dict, key, hash, bl_from_imm(1));
    if (bl_is_imm_int(old) && bl_tagged_add(old, bl_from_imm(1), &sum))
        return bl_dict_set_hashed(dict, key, hash, sum);
    bl_keep(old);
    sum = bl_binary(old, bl_from_imm(1), BL_ADD);
    bl_drop(old);
    bool ok = sum != BL_NULL && bl_dict_set_hashed(dict, key, hash, sum);
    bl_drop(sum);
    return ok;
}

static bool count_in_mapping(BlVal mapping, BlVal get, BlVal key)
{
    BlRef old = bl_call2(get, key, bl_from_imm(0));
    BlRef sum = old == BL_NULL ? BL_NULL : bl_binary(old, bl_from_imm(1), BL_ADD);
    bool ok = sum != BL_NULL && bl_setitem(mapping, key, sum) == 0;
    bl_drop(sum);
    bl_drop(old);
    return ok;
}

/* A dict, or a subclass that has neither its own get nor its own __setitem__. */
static bool counts_plainly(BlVal mapping)
{
    if (!bl_is_dict(mapping))
        return false;
    BlClass *dict = bl_builtin_class(BL_T_DICT);        /* not the slot: that is also taken by a class with a __delitem__ */
    return bl_type_lookup(mapping, bl_name(get)) == bl_class_lookup(dict, bl_name(get))
           && bl_type_lookup(mapping, bl_name(__setitem__)) == bl_class_lookup(dict, bl_name(__setitem__));
}

static BlRef count_elements(BlVal self, const BlVal *arg)
{
    (void)self;
    BlVal mapping = arg[0];
    BlRef it = bl_iter(arg[1]), get = BL_NULL, key;
    if (it == BL_NULL)
        return it;
    bool plain = counts_plainly(mapping), ok = true;
    if (!plain)
        ok = (get = bl_getattr(mapping, bl_name(get))) != BL_NULL;
    while (ok && (key = bl_next(it)) != BL_NULL) {
        ok = plain ? count_in_dict(mapping, key) : count_in_mapping(mapping, get, key);
        bl_drop(key);
    }
    bl_drop(get);
    bl_drop(it);
    return ok && !bl_pending() ? BL_NONE : BL_NULL;
}

/* ---- the module ---- */

static const BlMethod collections_methods[] = {
    {"_count_elements", count_elements, "(mapping, iterable, /)", "Count elements in the iterable, updating the mapping", NULL, 0},
    {0},
};

static const BlModuleType collections_types[] = {
#define T(name) {&bl_collections_##name##_type, offsetof(BlCollections, name)},
    BL_COLLECTIONS_TYPES(T)
#undef T
    {0},
};

/* The views and the iterator of OrderedDict have no name in the module. */
static bool collections_exec(BlVal module)
{
    BlCollections *state = ((BlModule *)bl_obj(module))->state;
#define T(name)                                                                                                      \
    state->name = bl_class_from_type(&bl_collections_##name##_type, BL_NULL);                                        \
    if (state->name == BL_NULL)                                                                                      \
        return false;
    BL_ODICT_HIDDEN_TYPES(T)
#undef T
    return true;
}

static void collections_fini(void *p)
{
    BlCollections *state = p;
#define T(name) bl_clear_ref(&state->name);
    BL_ODICT_HIDDEN_TYPES(T)
#undef T
}

static void collections_traverse(void *p, BlVisit visit, void *ctx)
{
    BlCollections *state = p;
#define T(name) visit(state->name, ctx);
    BL_ODICT_HIDDEN_TYPES(T)
#undef T
}

const BlModuleDef bl_mod_collections = {
    .name = "_collections",
    .doc = "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
    .methods = collections_methods, .types = collections_types, .exec = collections_exec, .state_size = sizeof(BlCollections),
    .fini = collections_fini, .traverse = collections_traverse,
};
