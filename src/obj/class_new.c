/* class_new.c -- type.__new__: from a name, bases and a namespace to a class.
 *
 * Order of events, all of it visible: the metaclass is settled; the base that decides the layout is found; __slots__ are
 * checked; the class gets its own copy of the namespace; order of bases and slots are computed; then __set_name__ of each
 * value and __init_subclass__ of the next base are called.
 */
#include "obj/class_state.h"
#include "obj/codec.h"

BlVal (*bl_frame_module_hook)(void);
unsigned (*bl_room_hook)(BlVal ns);

/* What the class statement asks for, while the class is being made. */
typedef struct Making {
    BlClass *meta;
    BlVal name;
    BlRef bases;                /* tuple, never empty */
    BlClass *base;              /* decides the layout */
    BlRef dict;                 /* the class's own copy of the namespace */
    BlRef slots;                /* sorted list of mangled names, or BL_NULL: no __slots__ */
    bool add_dict, add_weak;
    BlClass *cls;
} Making;

/* ---- __slots__ ---- */
static bool is_identifier(BlVal s)
{
    BlRef r = bl_call_method(s, bl_name(isidentifier), NULL, 0);
    if (r == BL_NULL)
        return false;
    bl_drop(r);
    if (r == BL_TRUE)
        return true;
    bl_raise(bl_exc(TypeError), "__slots__ must be identifiers");
    return false;
}

/* __x becomes _C__x; owned. */
static BlRef mangle(BlVal class_name, BlVal name)
{
    BlStr *n = bl_as_str(name), *c = bl_as_str(class_name);
    size_t len = n->length, skip = 0;
    if (len < 2 || bl_str_at(n, 0) != '_' || bl_str_at(n, 1) != '_')
        return bl_keep(name);
    if (len >= 4 && bl_str_at(n, len - 1) == '_' && bl_str_at(n, len - 2) == '_')
        return bl_keep(name);
    while (skip < c->length && bl_str_at(c, skip) == '_')
        skip++;
    if (skip == c->length)
        return bl_keep(name);
    BlRef stripped = bl_str_substr(class_name, skip, c->length);
    if (stripped == BL_NULL)
        return BL_NULL;
    BlRef r = bl_str_format("_%U%U", stripped, name);
    bl_drop(stripped);
    return r;
}

/* Instances differ in size (text does too, but not by CPython's book). */
static bool is_variable(const BlType *native) { return native->item_size != 0 && native->id != BL_T_STR; }
static bool has_dict(BlClass *c) { return (c->flags & BL_TF_HAS_DICT) != 0; }
static bool has_weak(BlClass *c) { return (c->flags & BL_TF_WEAKREF) != 0; }

static bool slot_conflict(Making *m, BlVal mangled)
{
    if (bl_str_is(mangled, "__qualname__") || bl_str_is(mangled, "__classcell__"))
        return false;
    BlVal there;
    int found = bl_dict_find(m->dict, mangled, &there);
    if (found > 0)
        bl_raise(bl_exc(ValueError), "%R in __slots__ conflicts with class variable", mangled);
    return found != 0;
}

static bool take_slot_name(Making *m, BlVal item, bool may_dict, bool may_weak)
{
    if (!bl_is_str(item)) {
        bl_raise(bl_exc(TypeError), "__slots__ items must be strings, not '%.200s'", bl_type_name(item));
        return false;
    }
    if (!is_identifier(item))
        return false;
    if (bl_str_is(item, "__dict__")) {
        if (!may_dict || m->add_dict) {
            bl_raise(bl_exc(TypeError), "__dict__ slot disallowed: we already got one");
            return false;
        }
        m->add_dict = true;
        return true;
    }
    if (bl_str_is(item, "__weakref__")) {
        if (!may_weak || m->add_weak) {
            bl_raise(bl_exc(TypeError), "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
            return false;
        }
        m->add_weak = true;
        return true;
    }
    BlRef mangled = mangle(m->name, item);
    bool ok = mangled != BL_NULL && !slot_conflict(m, mangled) && bl_list_append(m->slots, mangled);
    bl_drop(mangled);
    return ok;
}

/* A second base may bring the dict or weak references that the first lacks. */
static void inherit_from_other_bases(Making *m, bool may_dict, bool may_weak)
{
    BlTuple *t = bl_as_tuple(m->bases);
    for (size_t i = 0; i < t->count; i++) {
        BlClass *b = bl_as_class(t->items[i]);
        if (b == m->base)
            continue;
        if (may_dict && has_dict(b))
            m->add_dict = true;
        if (may_weak && has_weak(b))
            m->add_weak = true;
    }
}

static bool read_slots(Making *m)
{
    const BlType *native = m->base->native;
    bool may_dict = !has_dict(m->base), may_weak = !has_weak(m->base) && !is_variable(native);
    BlVal given;
    int found = bl_dict_find(m->dict, bl_name(__slots__), &given);
    if (found < 0)
        return false;
    if (!found) {
        m->add_dict = may_dict;
        m->add_weak = may_weak;
        return true;
    }
    BlRef names = bl_is_str(given) ? bl_tuple_pack(1, given) : bl_tuple_from_iterable(given);
    if (names == BL_NULL)
        return false;
    size_t n = bl_as_tuple(names)->count;
    bool ok = true;
    if (n && is_variable(native)) {
        bl_raise(bl_exc(TypeError), "nonempty __slots__ not supported for subtype of '%s'", bl_class_tp_name(m->base));
        ok = false;
    }
    m->slots = ok ? bl_list_new(n) : BL_NULL;
    ok = m->slots != BL_NULL;
    for (size_t i = 0; ok && i < n; i++)
        ok = take_slot_name(m, bl_as_tuple(names)->items[i], may_dict, may_weak);
    bl_drop(names);
    if (!ok || !bl_list_sort(m->slots, BL_NONE, false))
        return false;
    if (bl_as_tuple(m->bases)->count > 1)
        inherit_from_other_bases(m, may_dict && !m->add_dict, may_weak && !m->add_weak);
    return true;
}

/* ---- the class object ---- */
static bool lay_out(Making *m)
{
    BlClass *c = m->cls, *base = m->base;
    c->native = base->native;
    c->dict_at = base->dict_at;
    c->native_free = base->native_free;
    c->native_traverse = base->native_traverse;
    c->native_clear = base->native_clear;
    size_t own = m->slots == BL_NULL ? 0 : bl_as_list(m->slots)->count;
    if (own > 4000 || base->member_count + own > 4000) {
        bl_raise(bl_exc(OverflowError), "too many __slots__");
        return false;
    }
    c->member_count = base->member_count + (uint32_t)own;
    bool plain = c->native == &bl_object_type;
    uint32_t size = base->type->size;
    if (plain && size < sizeof(BlInstance))
        size = sizeof(BlInstance);
    if (plain)
        size += 8 * (uint32_t)own;
    BlType *t = &c->own;
    memset(t, 0, sizeof *t);
    t->name = c->own_name;
    t->size = size;
    t->item_size = base->type->item_size;
    t->id = BL_T_NONE_OF_THESE;
    t->base = base->type;
    t->flags = (base->flags & ~(uint32_t)(BL_TF_LAZY_TRACK | BL_TF_ABSTRACT | BL_TF_FUNCTION_LIKE)) | BL_TF_HEAP | BL_TF_TRACKED | BL_TF_BASETYPE;
    if (m->add_dict)
        t->flags |= BL_TF_HAS_DICT;
    if (m->add_weak)
        t->flags |= BL_TF_WEAKREF;
    t->free = bl_instance_free;
    t->traverse = bl_instance_traverse;
    t->clear = bl_instance_clear;
    c->type = t;
    c->solid_size = base->solid_size + 8 * (uint32_t)own;
    unsigned wanted = bl_room_hook ? bl_room_hook(m->dict) : 0, inherited = plain && bl_class_is_heap(base) ? base->room : 0;
    c->room = (uint16_t)(wanted > inherited ? wanted : inherited);
    if (c->room < 3)
        c->room = 3;
    if ((c->member_count + c->room) % 2 == 0)
        c->room++;
    if (!has_dict(base) && !m->add_dict)
        c->room = 0;
    c->flags = t->flags;
    return bl_class_make_root(c);
}

static bool set_item(BlVal dict, BlVal key, BlRef value)
{
    bool ok = value != BL_NULL && bl_dict_set(dict, key, value);
    bl_drop(value);
    return ok;
}

static bool add_members(Making *m)
{
    BlClass *c = m->cls;
    if (m->slots == BL_NULL)
        return true;
    uint32_t first = m->base->member_count;
    bool block = c->native != &bl_object_type;
    BlRef names = bl_list_to_tuple(m->slots);
    if (names == BL_NULL)
        return false;
    c->slot_members = names;
    BlTuple *t = bl_as_tuple(names);
    for (size_t i = 0; i < t->count; i++) {
        uint32_t number = first + (uint32_t)i;
        uint32_t offset = block ? number : (uint32_t)sizeof(BlInstance) + 8 * number;
        BlRef owned;
        BlVal name = bl_interned_name(t->items[i], &owned);
        bool ok = name != BL_NULL && set_item(c->dict, name, bl_member_new(c, name, offset, block));
        bl_drop(owned);
        if (!ok)
            return false;
    }
    return true;
}

/* True: __qualname__ was taken out of the namespace or made from the name. */
static bool take_qualname(Making *m)
{
    BlRef q = BL_NULL;
    int found = bl_dict_pop(m->dict, bl_name(__qualname__), &q);
    if (found < 0)
        return false;
    if (found && !bl_is_str(q)) {
        bl_raise(bl_exc(TypeError), "type __qualname__ must be a str, not %s", bl_type_name(q));
        bl_drop(q);
        return false;
    }
    m->cls->qualname = found ? q : bl_keep(m->name);
    return true;
}

/* __new__ is made static, __init_subclass__ and __class_getitem__ class methods, where they are plain functions. */
static bool wrap_function(BlVal dict, BlVal name, BlRef (*wrap)(BlVal f))
{
    BlVal f;
    int found = bl_dict_find(dict, name, &f);
    if (found <= 0)
        return found == 0;
    if (!bl_is_exact(f, FUNCTION))
        return true;
    return set_item(dict, name, wrap(f));
}

static bool add_module(BlVal dict)
{
    BlVal there;
    int found = bl_dict_find(dict, bl_name(__module__), &there);
    if (found)
        return found > 0;
    BlVal module = bl_frame_module_hook ? bl_frame_module_hook() : BL_NULL;
    return module == BL_NULL || bl_dict_set(dict, bl_name(__module__), module);
}

/* The cell of __class__, from the body's methods; filled once the class stands. Owned, BL_NULL: there is none. */
static bool take_classcell(Making *m, BlRef *cell)
{
    *cell = BL_NULL;
    if (bl_dict_pop(m->dict, bl_name(__classcell__), cell) < 0)
        return false;
    if (*cell == BL_NULL || bl_is_exact(*cell, CELL))
        return true;
    BlVal type = bl_class_value(bl_class_of(*cell));
    bl_raise(bl_exc(TypeError), "__classcell__ must be a nonlocal cell, not %R", type);
    bl_clear_ref(cell);
    return false;
}

/* Adopts value. The class body's own attribute of that name stays. */
static bool set_if_absent(BlVal dict, BlVal name, BlRef value)
{
    BlVal there;
    int ok = value == BL_NULL ? -1 : bl_dict_setdefault(dict, name, value, &there);
    bl_drop(value);
    return ok >= 0;
}

static bool add_defaults(Making *m)
{
    BlClass *c = m->cls;
    BlVal dict = m->dict, there;
    if (m->add_dict && !set_if_absent(dict, bl_name(__dict__), bl_getset_new(&bl_dict_getset, c)))
        return false;
    if (m->add_weak && !set_if_absent(dict, bl_name(__weakref__), bl_getset_new(&bl_weakref_getset, c)))
        return false;
    int found = bl_dict_find(dict, bl_name(__doc__), &there);
    if (found < 0 || (!found && !bl_dict_set(dict, bl_name(__doc__), BL_NONE)))
        return false;
    if (found && bl_is_exact_str(there)) {      /* a text that UTF-8 cannot say is none */
        BlRef utf8 = bl_encode_utf8(there, "strict");
        if (utf8 == BL_NULL)
            return false;
        bl_drop(utf8);
    }
    int eq = bl_dict_find(dict, bl_name(__eq__), &there);
    int hash = eq > 0 ? bl_dict_find(dict, bl_name(__hash__), &there) : 0;
    if (eq < 0 || hash < 0)
        return false;
    return !eq || hash || bl_dict_set(dict, bl_name(__hash__), BL_NONE);
}

/* Whether [..] or {..} patterns accept instances: as the first class of the order says that says anything. */
static void inherit_pattern_flag(BlClass *c)
{
    const uint32_t both = BL_TF_SEQUENCE_PATTERN | BL_TF_MAPPING_PATTERN;
    BlTuple *mro = bl_as_tuple(c->mro);
    c->own.flags = c->flags &= ~both;           /* the layout's base is not always the first in the order */
    for (size_t i = 1; i < mro->count && !(c->flags & both); i++)
        if (bl_is_class(mro->items[i]))
            c->own.flags = c->flags |= bl_as_class(mro->items[i])->flags & both;
}

static bool build(Making *m)
{
    BlClass *c = bl_class_alloc(m->meta);
    if (!c)
        return false;
    m->cls = c;
    c->filled = true;
    c->dict = bl_keep(m->dict);
    c->bases = bl_keep(m->bases);
    c->base = m->base;
    BlRef cell;
    if (!bl_class_set_name(c, m->name) || !take_qualname(m) || !add_module(m->dict) || !lay_out(m))
        return false;
    if (!wrap_function(m->dict, bl_name(__new__), bl_staticmethod_new) ||
        !wrap_function(m->dict, bl_name(__init_subclass__), bl_classmethod_new) ||
        !wrap_function(m->dict, bl_name(__class_getitem__), bl_classmethod_new) || !add_members(m))
        return false;
    if (!take_classcell(m, &cell))
        return false;
    bool ok = add_defaults(m);
    if (ok && cell != BL_NULL)                  /* a metaclass's mro() may already call methods */
        bl_replace(&((BlCell *)bl_obj(cell))->value, bl_keep(bl_class_value(c)));
    ok = ok && bl_class_compute_mro(c) && bl_class_link_bases(c);
    if (ok) {
        inherit_pattern_flag(c);
        ok = bl_slots_of_new_class(c);
    }
    if (!ok && cell != BL_NULL) {
        BlRef error = bl_save_error();
        bl_clear_ref(&((BlCell *)bl_obj(cell))->value);
        bl_restore_error(error);
    }
    bl_drop(cell);
    c->ready = ok;
    if (ok)
        bl_gc_track(&c->head);
    return ok;
}

/* ---- after the class stands ---- */
static bool call_set_name(BlClass *c, BlVal name, BlVal value)
{
    BlVal arg[2] = {bl_class_value(c), name};
    BlRef r;
    int called = bl_call_special(value, bl_name(__set_name__), arg, 2, &r);
    if (called > 0)
        bl_drop(r);
    if (called >= 0)
        return true;
    BlRef cause = bl_take_error();
    bl_raise(bl_exc(RuntimeError), "Error calling __set_name__ on '%.100s' instance %R in '%.100s'", bl_type_name(value), name, bl_class_tp_name(c));
    BlRef error = bl_take_error();
    if (error != BL_NULL && bl_has_flag(error, BL_TF_EXC_SUBCLASS)) {
        BlException *e = (BlException *)bl_obj(error);
        bl_replace(&e->cause, bl_keep(cause));
        e->suppress_context = true;
        bl_exception_set_context(error, cause);
    }
    bl_drop(cause);
    bl_raise_object(error);
    return false;
}

static bool set_names(BlClass *c)
{
    BlRef copy = bl_dict_copy(c->dict);
    if (copy == BL_NULL)
        return false;
    size_t pos = 0;
    BlVal key, value;
    bool ok = true;
    while (ok && bl_dict_next(copy, &pos, &key, &value)) {
        const BlType *t = bl_slots_of(value);
        if (!(t->flags & BL_TF_HEAP) && bl_type_lookup(value, bl_name(__set_name__)) == BL_NULL) {
            ok = !bl_pending();
            continue;
        }
        ok = call_set_name(c, key, value);
    }
    bl_drop(copy);
    return ok;
}

static bool init_subclass(BlClass *c, BlVal kwnames, const BlVal *kwvalues)
{
    BlVal self = bl_class_value(c);
    BlRef f = bl_super_getattr(self, self, bl_name(__init_subclass__));
    if (f == BL_NULL)
        return false;
    BlRef r = bl_call(f, kwvalues, 0, kwnames);
    bl_drop(f);
    bl_drop(r);
    return r != BL_NULL;
}

typedef struct Inner { BlVal cls; int64_t refs; } Inner;

static void count_inner(BlVal v, void *ctx)
{
    Inner *inner = ctx;
    inner->refs += v == inner->cls;
}

static void count_inner_of(BlVal v, void *ctx)
{
    count_inner(v, ctx);
    if (bl_is_heap(v) && v != ((Inner *)ctx)->cls && bl_heap_type(v)->traverse)
        bl_heap_type(v)->traverse(bl_obj(v), count_inner, ctx);
}

/* The descriptors of a class that will not be refer to it. If mro() let nobody else have it, it goes now; else it is garbage one day,
 * and the collector must know it. */
static void give_up(BlClass *c)
{
    Inner inner = {bl_class_value(c), 0};
    if (c->dict != BL_NULL)
        bl_heap_type(c->dict)->traverse(bl_obj(c->dict), count_inner_of, &inner);
    if (c->mro != BL_NULL)
        count_inner_of(c->mro, &inner);
    if (c->head.count > inner.refs + 1) {
        bl_gc_track(&c->head);
        return;
    }
    if (c->dict != BL_NULL)
        bl_dict_clear(c->dict);
    bl_clear_ref(&c->mro);
}

BlRef bl_class_new(BlClass *metaclass, BlVal name, BlVal bases, BlVal ns, BlVal kwnames, const BlVal *kwvalues)
{
    Making m = {metaclass, name, BL_NULL, NULL, BL_NULL, BL_NULL, false, false, NULL};
    m.bases = bl_as_tuple(bases)->count ? bl_keep(bases) : bl_tuple_pack(1, bl_class_value(bl_builtin_class(BL_T_OBJECT)));
    BlRef result = BL_NULL;
    if (m.bases == BL_NULL)
        return BL_NULL;
    m.base = bl_best_base(m.bases);
    m.dict = m.base ? bl_dict_copy(ns) : BL_NULL;
    if (m.dict == BL_NULL || !read_slots(&m) || !build(&m))
        goto done;
    if (!set_names(m.cls) || !init_subclass(m.cls, kwnames, kwvalues))
        goto done;
    result = bl_keep(bl_class_value(m.cls));
done:
    if (m.cls && !m.cls->ready)
        give_up(m.cls);
    bl_drop(m.bases);
    bl_drop(m.dict);
    bl_drop(m.slots);
    if (m.cls)
        bl_drop(bl_class_value(m.cls));
    return result;
}

static bool check_entries(BlVal bases)
{
    BlTuple *t = bl_as_tuple(bases);
    for (size_t i = 0; i < t->count; i++) {
        if (bl_is_class(t->items[i]))
            continue;
        BlRef entries;
        int found = bl_find_attr(t->items[i], bl_name(__mro_entries__), &entries);
        if (found < 0)
            return false;
        if (found) {
            bl_drop(entries);
            bl_raise(bl_exc(TypeError), "type() doesn't support MRO entry resolution; use types.new_class()");
            return false;
        }
    }
    return true;
}

BlRef bl_type_new(BlClass *meta, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs != 3)
        return bl_raise(bl_exc(TypeError), "type.__new__() takes exactly 3 arguments (%zu given)", nargs);
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "type.__new__() argument 1 must be str, not %s", bl_type_name(arg[0]));
    if (!bl_is_tuple(arg[1]))
        return bl_raise(bl_exc(TypeError), "type.__new__() argument 2 must be tuple, not %s", bl_type_name(arg[1]));
    if (!bl_is_dict(arg[2]))
        return bl_raise(bl_exc(TypeError), "type.__new__() argument 3 must be dict, not %s", bl_type_name(arg[2]));
    if (!check_entries(arg[1]))
        return BL_NULL;
    BlRef winner = bl_metaclass_of(bl_class_value(meta), arg[1]);
    if (winner == BL_NULL)
        return BL_NULL;
    BlClass *w = bl_as_class(winner);
    BlRef r;
    if (w != meta && w->type->new_ != bl_type_new)
        r = w->type->new_(w, arg, nargs, kwnames);
    else
        r = bl_class_new(w, arg[0], arg[1], arg[2], kwnames, arg + nargs);
    bl_drop(winner);
    return r;
}
