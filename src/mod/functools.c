/* functools.c -- the module _functools: partial, reduce, cmp_to_key, and the cache behind functools.lru_cache.
 */
#include "mem/gc.h"
#include "mod/module.h"
#include "obj/class_state.h"
#include "obj/dict_impl.h"
#include "obj/seq.h"

extern const BlType bl_functools_partial_type, bl_functools_key_type, bl_functools_lru_type;
extern const BlModuleDef bl_mod_functools;

typedef struct Functools {
    BlRef partial, key, lru;
    BlRef keyword_mark;         /* stands between positional and keyword arguments in a cache's key */
} Functools;

static inline Functools *state_of(void) { return bl_module_state(&bl_mod_functools); }

enum { FEW_ARGS = 16 };

static int readonly(BlVal self, BlVal value)
{
    (void)self, (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static BlRef class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

/* ---- partial ---- */

typedef struct Partial {
    BlObject head;
    BlRef func, args, keywords; /* any callable, exact tuple, dict */
} Partial;

static inline Partial *as_partial(BlVal v) { return (Partial *)bl_obj(v); }

/* A partial of exactly this type without attributes is looked through. */
static const Partial *inner_partial(BlVal func)
{
    if (!bl_is_heap(func) || bl_obj(func)->shape->cls->table != &bl_functools_partial_type || *bl_extra_word(bl_obj(func)) != 0)
        return NULL;
    return as_partial(func);
}

static BlRef joined_args(const BlTuple *first, const BlVal *more, size_t n)
{
    size_t have = first ? first->count : 0;
    BlRef args = bl_tuple_raw(have + n);
    if (args == BL_NULL || have + n == 0)
        return args;
    for (size_t i = 0; i < have; i++)
        bl_as_tuple(args)->items[i] = bl_keep(first->items[i]);
    for (size_t i = 0; i < n; i++)
        bl_as_tuple(args)->items[have + i] = bl_keep(more[i]);
    bl_tuple_done(args);
    return args;
}

static BlRef joined_keywords(BlVal first, const BlVal *values, BlVal kwnames)
{
    BlRef keywords = first == BL_NULL ? bl_dict_new() : bl_dict_copy(first);
    const BlTuple *names = kwnames == BL_NULL ? NULL : bl_as_tuple(kwnames);
    for (size_t i = 0; keywords != BL_NULL && names && i < names->count; i++)
        if (!bl_dict_set(keywords, names->items[i], values[i]))
            bl_clear_ref(&keywords);
    return keywords;
}

static BlRef partial_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "type 'partial' takes at least one argument");
    if (!bl_callable(arg[0]))
        return bl_raise(bl_exc(TypeError), "the first argument must be callable");
    const Partial *inner = cls->table == &bl_functools_partial_type ? inner_partial(arg[0]) : NULL;
    BlRef args = joined_args(inner ? bl_as_tuple(inner->args) : NULL, arg + 1, nargs - 1);
    BlRef keywords = args == BL_NULL ? BL_NULL : joined_keywords(inner ? inner->keywords : BL_NULL, arg + nargs, kwnames);
    BlObject *o = keywords == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(args);
        bl_drop(keywords);
        return BL_NULL;
    }
    Partial *p = (Partial *)o;
    p->func = bl_keep(inner ? inner->func : arg[0]);
    p->args = args;
    p->keywords = keywords;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void partial_clear(BlObject *o)
{
    Partial *p = (Partial *)o;
    bl_clear_ref(&p->func);
    bl_clear_ref(&p->args);
    bl_clear_ref(&p->keywords);
}

static void partial_free(BlObject *o)
{
    bl_gc_untrack(o);
    partial_clear(o);
    bl_object_free(o, o->shape->size);
}

static void partial_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Partial *p = (Partial *)o;
    visit(p->func, ctx);
    visit(p->args, ctx);
    visit(p->keywords, ctx);
}

/* The stored keywords first, those of the call over them. */
static BlRef call_with_keywords(BlVal func, BlVal stored, const BlVal *arg, size_t n, const BlVal *values, BlVal kwnames)
{
    BlRef keywords = joined_keywords(stored, values, kwnames), args = BL_NULL, result = BL_NULL;
    if (keywords != BL_NULL)
        args = bl_tuple_from(arg, n);
    if (args != BL_NULL)
        result = bl_call_tuple(func, args, keywords);
    bl_drop(args);
    bl_drop(keywords);
    return result;
}

static BlRef partial_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Partial *p = as_partial(self);
    if (p->func == BL_NULL)
        return bl_raise(bl_exc(TypeError), "'NoneType' object is not callable");
    BlRef func = bl_keep(p->func), stored = bl_keep(p->args), keywords = bl_keep(p->keywords), result = BL_NULL;
    const BlTuple *first = bl_as_tuple(stored);
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count, n = first->count + nargs, size = n + nkw;
    BlVal few[FEW_ARGS], *all = few;
    if (size > FEW_ARGS && !(all = bl_pool_alloc(size * sizeof(BlVal)))) {
        bl_no_memory();
    } else {
        memcpy(all, first->items, first->count * sizeof(BlVal));
        if (nargs + nkw)
            memcpy(all + first->count, arg, (nargs + nkw) * sizeof(BlVal));
        if (bl_dict_count(keywords) == 0)
            result = bl_call(func, all, n, kwnames);
        else
            result = call_with_keywords(func, keywords, all, n, all + n, kwnames);
    }
    if (all && all != few)
        bl_pool_free(all, size * sizeof(BlVal));
    bl_drop(keywords);
    bl_drop(stored);
    bl_drop(func);
    return result;
}

/* ", repr" for each argument and ", name=repr" for each keyword. */
static bool repr_parts(BlStrBuilder *b, Partial *p)
{
    bool ok = true;
    BlRef args = bl_keep(p->args), keywords = bl_keep(p->keywords);
    for (size_t i = 0; ok && i < bl_as_tuple(args)->count; i++) {
        BlRef text = bl_repr(bl_as_tuple(args)->items[i]);
        ok = text != BL_NULL && bl_builder_ascii(b, ", ", 2) && bl_builder_str(b, text);
        bl_drop(text);
    }
    BlVal k, v;
    size_t pos = 0;
    while (ok && bl_dict_next(keywords, &pos, &k, &v)) {
        bl_keep(k), bl_keep(v);                 /* str(k) may change the dict */
        BlRef key = bl_keep(k), value = bl_keep(v);
        BlRef text = bl_str_format(", %V=%R", key, value);
        ok = text != BL_NULL && bl_builder_str(b, text);
        bl_drop(text);
        bl_drop(value);
        bl_drop(key);
        bl_drop(k);
        bl_drop(v);
    }
    bl_drop(keywords);
    bl_drop(args);
    return ok;
}

static BlRef partial_repr(BlVal self)
{
    Partial *p = as_partial(self);
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("...");
    BlStrBuilder b;
    bl_builder_init(&b);
    const char *name = bl_type_name(self);
    BlRef func = bl_keep(p->func), head = bl_str_format("%s(%R", name, func);
    bl_drop(func);
    bool ok = head != BL_NULL && bl_builder_str(&b, head) && repr_parts(&b, p) && bl_builder_char(&b, ')');
    bl_drop(head);
    bl_repr_leave(self);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static BlRef partial_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Partial *p = as_partial(self);
    uint64_t dict = *bl_extra_word(bl_obj(self));
    BlRef func = bl_tuple_pack(1, p->func), result = BL_NULL;
    BlRef state = func == BL_NULL ? BL_NULL : bl_tuple_pack(4, p->func, p->args, p->keywords, dict ? (BlVal)dict : BL_NONE);
    if (state != BL_NULL)
        result = bl_tuple_pack(3, bl_from_obj(bl_class_of(self)), func, state);
    bl_drop(state);
    bl_drop(func);
    return result;
}

static BlRef partial_setstate(BlVal self, const BlVal *arg)
{
    Partial *p = as_partial(self);
    const BlTuple *t = bl_is_tuple(arg[0]) ? bl_as_tuple(arg[0]) : NULL;
    if (!t || t->count != 4 || !bl_callable(t->items[0]) || !bl_is_tuple(t->items[1]) || (t->items[2] != BL_NONE && !bl_is_dict(t->items[2])))
        return bl_raise(bl_exc(TypeError), "invalid partial state");
    BlRef args = bl_is_exact(t->items[1], TUPLE) ? bl_keep(t->items[1]) : joined_args(bl_as_tuple(t->items[1]), NULL, 0), keywords = BL_NULL;
    if (args != BL_NULL)
        keywords = t->items[2] == BL_NONE ? bl_dict_new() : bl_is_exact(t->items[2], DICT) ? bl_keep(t->items[2]) : bl_dict_copy(t->items[2]);
    if (keywords == BL_NULL) {
        bl_drop(args);
        return BL_NULL;
    }
    BlRef state = bl_keep(arg[0]);
    bl_replace(&p->func, bl_keep(t->items[0]));
    bl_replace(&p->args, args);
    bl_replace(&p->keywords, keywords);
    int done = bl_instance_set_dict(self, t->items[3] == BL_NONE ? BL_NULL : t->items[3]);
    bl_drop(state);
    return done < 0 ? BL_NULL : BL_NONE;
}

static BlRef partial_func(BlVal self) { return bl_keep(as_partial(self)->func); }
static BlRef partial_args(BlVal self) { return bl_keep(as_partial(self)->args); }
static BlRef partial_keywords(BlVal self) { return bl_keep(as_partial(self)->keywords); }

static BlRef partial_dict(BlVal self) { return bl_dict_getset.get(self); }

static int partial_set_dict(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "cannot delete __dict__");
    return bl_dict_getset.set(self, value);
}

static const BlMethod partial_methods[] = {
    {"__reduce__", partial_reduce, "()", NULL, NULL, 0},
    {"__setstate__", partial_setstate, "(state, /)", NULL, NULL, 0},
    {"__class_getitem__", class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

static const BlGetSet partial_getset[] = {
    {"func", partial_func, readonly, "function object to use in future partial calls"},
    {"args", partial_args, readonly, "tuple of arguments to future partial calls"},
    {"keywords", partial_keywords, readonly, "dictionary of keyword arguments to future partial calls"},
    {"__dict__", partial_dict, partial_set_dict, NULL},
    {0},
};

const BlType bl_functools_partial_type = {
    .name = "functools.partial", .doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_WEAKREF | BL_TF_HAS_DICT, .size = sizeof(Partial),
    .free = partial_free, .traverse = partial_traverse, .clear = partial_clear, .new_ = partial_new,
    .repr = partial_repr, .call = partial_call, .methods = partial_methods, .getset = partial_getset,
};

/* ---- cmp_to_key ---- */

typedef struct Key {
    BlObject head;
    BlRef cmp;
    BlRef object;               /* BL_NULL: the maker of keys itself */
} Key;

static inline Key *as_key(BlVal v) { return (Key *)bl_obj(v); }

static BlRef key_make(BlVal cmp, BlVal object)
{
    BlShape *shape = bl_class_shape(state_of()->key);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    ((Key *)o)->cmp = bl_keep(cmp);
    ((Key *)o)->object = bl_keep(object);
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void key_clear(BlObject *o)
{
    bl_clear_ref(&((Key *)o)->cmp);
    bl_clear_ref(&((Key *)o)->object);
}

static void key_free(BlObject *o)
{
    bl_gc_untrack(o);
    key_clear(o);
    bl_object_free(o, o->shape->size);
}

static void key_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Key *)o)->cmp, ctx);
    visit(((Key *)o)->object, ctx);
}

static BlRef key_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal object;
    size_t given = nargs + (kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count);
    if (given > 1)
        return bl_raise(bl_exc(TypeError), "K() takes at most 1 argument (%zu given)", given);
    if (!bl_parse_args("K", "(obj)", arg, nargs, kwnames, &object))
        return BL_NULL;
    return key_make(as_key(self)->cmp, object);
}

static BlRef key_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_heap(other) || bl_obj(other)->shape->cls->table != &bl_functools_key_type)
        return bl_raise(bl_exc(TypeError), "other argument must be K instance");
    Key *a = as_key(self), *b = as_key(other);
    if (a->object == BL_NULL || b->object == BL_NULL || a->cmp == BL_NULL)
        return bl_raise(bl_exc(AttributeError), "object");
    BlRef order = bl_call2(a->cmp, a->object, b->object);
    if (order == BL_NULL)
        return order;
    BlRef result = bl_compare(order, bl_from_imm(0), op);
    bl_drop(order);
    return result;
}

static BlRef key_get_object(BlVal self) { return as_key(self)->object == BL_NULL ? BL_NONE : bl_keep(as_key(self)->object); }

static int key_set_object(BlVal self, BlVal value)
{
    bl_replace(&as_key(self)->object, bl_keep(value));
    return 0;
}

static const BlGetSet key_getset[] = {
    {"obj", key_get_object, key_set_object, "Value wrapped by a key function."},
    {0},
};

const BlType bl_functools_key_type = {
    .name = "functools.KeyWrapper", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(Key),
    .free = key_free, .traverse = key_traverse, .clear = key_clear, .hash = bl_hash_unhashable,
    .call = key_call, .compare = key_compare, .getset = key_getset,
};

static BlRef cmp_to_key(BlVal self, const BlVal *arg)
{
    (void)self;
    return key_make(arg[0], BL_NULL);
}

/* ---- reduce ---- */

static BlRef reduce(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef it = bl_iter(arg[1]), result = bl_keep(arg[2]), item;
    if (it == BL_NULL) {
        bl_drop(result);
        if (bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "reduce() arg 2 must support iteration");
        return BL_NULL;
    }
    while ((item = bl_next(it)) != BL_NULL) {
        if (result == BL_NULL) {
            result = item;
            continue;
        }
        BlRef next = bl_call2(arg[0], result, item);
        bl_drop(item);
        bl_replace(&result, next);
        if (next == BL_NULL)
            break;
    }
    bl_drop(it);
    if (bl_pending()) {
        bl_drop(result);
        return BL_NULL;
    }
    return result != BL_NULL ? result : bl_raise(bl_exc(TypeError), "reduce() of empty iterable with no initial value");
}

/* ---- the cache: a dict in order of use, the oldest first ---- */

typedef struct Lru {
    BlObject head;
    BlRef func, info_type;
    BlRef cache;                /* dict */
    int64_t maxsize;            /* -1: unlimited; 0: nothing is kept */
    int64_t hits, misses;
    bool typed;
    BlDictFront front;
} Lru;

static inline Lru *as_lru(BlVal v) { return (Lru *)bl_obj(v); }

static bool parse_maxsize(BlVal v, int64_t *maxsize)
{
    *maxsize = -1;
    if (v == BL_NONE)
        return true;
    if (!bl_has_index(v)) {
        bl_raise(bl_exc(TypeError), "maxsize should be integer or None");
        return false;
    }
    if (!bl_index_int64(v, maxsize, bl_exc(OverflowError)))
        return false;
    if (*maxsize < 0)
        *maxsize = 0;
    return true;
}

static BlRef lru_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[4];
    int64_t maxsize;
    if (!bl_parse_args("lru_cache", "(user_function, maxsize, typed, cache_info_type)", arg, nargs, kwnames, given))
        return BL_NULL;
    int typed = bl_truth(given[2]);
    if (typed < 0)
        return BL_NULL;
    if (!bl_callable(given[0]))
        return bl_raise(bl_exc(TypeError), "the first argument must be callable");
    if (!parse_maxsize(given[1], &maxsize))
        return BL_NULL;
    BlRef cache = bl_dict_new();
    BlObject *o = cache == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(cache);
        return BL_NULL;
    }
    Lru *l = (Lru *)o;
    l->func = bl_keep(given[0]);
    l->info_type = bl_keep(given[3]);
    l->cache = cache;
    l->maxsize = maxsize;
    l->hits = l->misses = 0;
    l->typed = typed;
    l->front = BL_DICT_FRONT_UNKNOWN;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void lru_clear(BlObject *o)
{
    Lru *l = (Lru *)o;
    if (l->cache != BL_NULL)
        bl_dict_clear(l->cache);
    bl_clear_ref(&l->func);
    bl_clear_ref(&l->info_type);
}

static void lru_free(BlObject *o)
{
    bl_gc_untrack(o);
    lru_clear(o);
    bl_clear_ref(&((Lru *)o)->cache);
    bl_object_free(o, o->shape->size);
}

static void lru_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Lru *)o)->func, ctx);
    visit(((Lru *)o)->info_type, ctx);
    visit(((Lru *)o)->cache, ctx);
}

/* One exact int or str is its own key; otherwise a tuple: arguments, mark, names and values, types. */
static BlRef key_of(const Lru *l, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    if (!l->typed && nkw == 0) {
        if (nargs == 1 && (bl_is_imm_int(arg[0]) || bl_is_exact(arg[0], STR) || bl_is_exact(arg[0], INT)))
            return bl_keep(arg[0]);
        return bl_tuple_from(arg, nargs);
    }
    size_t n = nargs + (nkw ? 1 + 2 * nkw : 0) + (l->typed ? nargs + nkw : 0), at = 0;
    BlRef key = bl_tuple_raw(n);
    if (key == BL_NULL || n == 0)
        return key;
    BlVal *items = bl_as_tuple(key)->items;
    for (size_t i = 0; i < nargs; i++)
        items[at++] = bl_keep(arg[i]);
    if (nkw)
        items[at++] = bl_keep(state_of()->keyword_mark);
    for (size_t i = 0; i < nkw; i++) {
        items[at++] = bl_keep(bl_as_tuple(kwnames)->items[i]);
        items[at++] = bl_keep(arg[nargs + i]);
    }
    for (size_t i = 0; l->typed && i < nargs + nkw; i++)
        items[at++] = bl_keep(bl_from_obj(bl_class_of(arg[i])));
    bl_tuple_done(key);
    return key;
}

/* Put the result in, over the oldest if the cache is full. */
static bool remember(Lru *l, BlVal key, int64_t hash, BlVal result)
{
    BlDict *d = bl_as_dict(l->cache);
    BlRef old_key = BL_NULL, old_result = BL_NULL;
    if (l->maxsize > 0 && (int64_t)d->used >= l->maxsize) {
        int64_t oldest = bl_dict_first(d, &l->front);
        if (oldest >= 0)
            bl_dict_take_at(d, (size_t)oldest, &old_key, &old_result);
    }
    bool ok = bl_dict_set_hashed(l->cache, key, hash, result);
    bl_drop(old_key);
    bl_drop(old_result);
    return ok;
}

/* The answer for the key if it is known: *answer owned. 1, 0, -1. A bounded cache moves it to the young end. */
static int recall(Lru *l, BlVal key, int64_t hash, BlRef *answer)
{
    BlDict *d = bl_as_dict(l->cache);
    int64_t at = bl_dict_search(l->cache, key, hash);
    if (at < 0)
        return at == BL_DICT_ABSENT ? 0 : -1;
    *answer = bl_keep(*bl_dict_value_at(d, (size_t)at));
    if (l->maxsize < 0 || bl_dict_move_at(d, (size_t)at, true))
        return 1;
    bl_drop(*answer);
    return -1;
}

static BlRef compute(Lru *l, BlVal key, int64_t hash, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal there;
    l->misses++;
    BlRef result = bl_call(l->func, arg, nargs, kwnames);
    if (result == BL_NULL)
        return result;
    int found = l->maxsize < 0 ? 0 : bl_dict_find_hashed(l->cache, key, hash, &there);       /* the call may have put it in */
    if (found > 0 || (found == 0 && remember(l, key, hash, result)))
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef lru_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Lru *l = as_lru(self);
    BlRef answer = BL_NULL;
    if (l->func == BL_NULL)
        return bl_raise(bl_exc(TypeError), "'NoneType' object is not callable");
    if (l->maxsize == 0) {
        l->misses++;
        return bl_call(l->func, arg, nargs, kwnames);
    }
    BlRef key = key_of(l, arg, nargs, kwnames);
    int64_t hash = key == BL_NULL ? -1 : bl_key_hash(key);
    if (hash == -1) {
        bl_drop(key);
        return BL_NULL;
    }
    bl_keep(self);
    int found = recall(l, key, hash, &answer);
    if (found > 0)
        l->hits++;
    else if (found == 0)
        answer = compute(l, key, hash, arg, nargs, kwnames);
    else
        answer = BL_NULL;
    bl_drop(key);
    bl_drop(self);
    return answer;
}

static BlRef lru_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    return obj == BL_NULL || obj == BL_NONE ? bl_keep(self) : bl_method_new(self, obj);
}

static BlRef lru_cache_info(BlVal self, const BlVal *arg)
{
    (void)arg;
    Lru *l = as_lru(self);
    BlVal given[4] = {bl_from_imm(l->hits), bl_from_imm(l->misses), l->maxsize < 0 ? BL_NONE : bl_from_imm(l->maxsize),
                      bl_from_imm((int64_t)bl_dict_count(l->cache))};
    return bl_call(l->info_type, given, 4, BL_NULL);
}

static BlRef lru_cache_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    Lru *l = as_lru(self);
    l->hits = l->misses = 0;
    bl_dict_clear(l->cache);
    return BL_NONE;
}

static BlRef lru_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_getattr(self, bl_name(__qualname__));
}

static BlRef lru_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_keep(self);
}

static const BlMethod lru_methods[] = {
    {"cache_info", lru_cache_info, "()", "Report cache statistics", NULL, 0},
    {"cache_clear", lru_cache_clear, "()", "Clear the cache and cache statistics", NULL, 0},
    {"__reduce__", lru_reduce, "()", NULL, NULL, 0},
    {"__copy__", lru_copy, "()", NULL, NULL, 0},
    {"__deepcopy__", lru_copy, "(memo, /)", NULL, NULL, 0},
    {0},
};

const BlType bl_functools_lru_type = {
    .name = "functools._lru_cache_wrapper",
    .doc = "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n"
           "          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\n"
           "cache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_WEAKREF | BL_TF_HAS_DICT | BL_TF_DESCR_GET | BL_TF_FUNCTION_LIKE, .size = sizeof(Lru),
    .free = lru_free, .traverse = lru_traverse, .clear = lru_clear, .new_ = lru_new, .call = lru_call,
    .descr_get = lru_get, .methods = lru_methods,
};

/* ---- the module ---- */

static const BlMethod functools_methods[] = {
    {"reduce", reduce, "(function, iterable, initial=NULL, /)", "reduce(function, iterable[, initial], /) -> value\n\nApply a function of two arguments cumulatively to the items of an iterable, from left to right.", NULL, 0},
    {"cmp_to_key", cmp_to_key, "(mycmp)", "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.", NULL, 0},
    {0},
};

static const BlModuleType functools_types[] = {
    {&bl_functools_partial_type, offsetof(Functools, partial)},
    {&bl_functools_lru_type, offsetof(Functools, lru)},
    {0},
};

static bool functools_exec(BlVal module)
{
    Functools *state = ((BlModule *)bl_obj(module))->state;
    state->key = bl_class_from_type(&bl_functools_key_type, BL_NULL);
    if (state->key == BL_NULL)
        return false;
    state->keyword_mark = bl_call0(bl_from_obj(bl_builtin_class(BL_T_OBJECT)));
    return state->keyword_mark != BL_NULL;
}

static void functools_fini(void *p)
{
    Functools *state = p;
    bl_clear_ref(&state->key);
    bl_clear_ref(&state->keyword_mark);
}

static void functools_traverse(void *p, BlVisit visit, void *ctx)
{
    visit(((Functools *)p)->key, ctx);
    visit(((Functools *)p)->keyword_mark, ctx);
}

const BlModuleDef bl_mod_functools = {
    .name = "_functools", .doc = "Tools that operate on functions.", .methods = functools_methods, .types = functools_types,
    .exec = functools_exec, .state_size = sizeof(Functools), .fini = functools_fini, .traverse = functools_traverse,
};
