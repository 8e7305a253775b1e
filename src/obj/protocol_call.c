/* protocol_call.c -- calling any value; isinstance and issubclass. */
#include "obj/slot_defs.h"

/* ---- calling ---- */
BlRef bl_call(BlVal f, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const BlType *t = bl_slots_of(f);
    if (BL_UNLIKELY(!t->call))
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not callable", bl_type_name(f));
    return bl_stack_left() ? t->call(f, arg, nargs, kwnames) : BL_NULL;
}

BlRef bl_call0(BlVal f) { return bl_call(f, NULL, 0, BL_NULL); }
BlRef bl_call1(BlVal f, BlVal a) { return bl_call(f, &a, 1, BL_NULL); }

BlRef bl_call2(BlVal f, BlVal a, BlVal b)
{
    BlVal arg[2] = {a, b};
    return bl_call(f, arg, 2, BL_NULL);
}

BlRef bl_call3(BlVal f, BlVal a, BlVal b, BlVal c)
{
    BlVal arg[3] = {a, b, c};
    return bl_call(f, arg, 3, BL_NULL);
}

int bl_callable(BlVal v) { return bl_slots_of(v)->call != NULL; }

/* Values after the positional ones, and their names; everything kept, since the dict may change during the call. */
static BlRef spread_keywords(BlVal kwargs, BlVal *values, size_t n)
{
    BlRef names = bl_tuple_raw(n);
    if (names == BL_NULL)
        return BL_NULL;
    size_t pos = 0, i = 0;
    BlVal key, value;
    while (i < n && bl_dict_next(kwargs, &pos, &key, &value)) {
        if (!bl_is_str(key)) {
            bl_raise(bl_exc(TypeError), "keywords must be strings");
            bl_drop(names);
            for (size_t k = 0; k < i; k++)
                bl_drop(values[k]);
            return BL_NULL;
        }
        bl_as_tuple(names)->items[i] = bl_keep(key);
        values[i++] = bl_keep(value);
    }
    bl_tuple_done(names);
    return names;
}

BlRef bl_call_tuple(BlVal f, BlVal args, BlVal kwargs)
{
    BlTuple *t = bl_as_tuple(args);
    size_t nargs = t->count, nkw = kwargs == BL_NULL ? 0 : bl_dict_count(kwargs);
    if (nkw == 0)
        return bl_call(f, t->items, nargs, BL_NULL);
    if (!bl_slots_of(f)->call)
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not callable", bl_type_name(f));
    BlVal *all = bl_malloc_array(nargs + nkw, sizeof *all);
    if (!all)
        return bl_no_memory();
    for (size_t i = 0; i < nargs; i++)
        all[i] = t->items[i];
    BlRef r = BL_NULL, names = spread_keywords(kwargs, all + nargs, nkw);
    if (names != BL_NULL) {
        r = bl_call(f, all, nargs, names);
        for (size_t i = 0; i < nkw; i++)
            bl_drop(all[nargs + i]);
    }
    bl_drop(names);
    bl_mfree(all);
    return r;
}

/* ---- isinstance ---- */

/* The __bases__ tuple of something that need not be a class; BL_NULL with nothing pending: it has none. Owned. */
static BlRef bases_of(BlVal c)
{
    BlRef bases;
    int found = bl_find_attr(c, bl_name(__bases__), &bases);
    if (found > 0 && !bl_is_tuple(bases))
        bl_clear_ref(&bases);
    return found > 0 ? bases : BL_NULL;
}

static bool class_like(BlVal c, const char *message)
{
    BlRef bases = bases_of(c);
    if (bases != BL_NULL) {
        bl_drop(bases);
        return true;
    }
    if (!bl_pending())
        bl_raise(bl_exc(TypeError), "%s", message);
    return false;
}

/* Follows __bases__ of class-like objects. */
static int abstract_issubclass(BlVal derived, BlVal cls)
{
    if (derived == cls)
        return 1;
    BlRef bases = bases_of(derived);
    if (bases == BL_NULL)
        return bl_pending() ? -1 : 0;
    if (!bl_enter_depth(" in __issubclass__")) {
        bl_drop(bases);
        return -1;
    }
    int r = 0;
    for (size_t i = 0; r == 0 && i < bl_as_tuple(bases)->count; i++)
        r = abstract_issubclass(bl_as_tuple(bases)->items[i], cls);
    bl_leave_depth();
    bl_drop(bases);
    return r;
}

int bl_real_isinstance(BlVal o, BlVal cls);
int bl_real_issubclass(BlVal c, BlVal cls);

/* Could o.__class__ be something else than its type? */
static bool may_lie(BlVal o)
{
    const BlType *t = bl_slots_of(o);
    if (t->getattr && t->getattr != bl_generic_getattr && t->getattr != bl_type_getattr && t != &bl_module_type)
        return true;
    return bl_type_lookup(o, bl_name(__class__)) != bl_class_lookup(bl_builtin_class(BL_T_OBJECT), bl_name(__class__));
}

int bl_real_isinstance(BlVal o, BlVal cls)
{
    if (bl_is_class(cls)) {
        BlClass *c = bl_class_of(o);
        if (bl_subclass(c, bl_as_class(cls)))
            return 1;
        if (!may_lie(o))
            return bl_pending() ? -1 : 0;
        if (bl_pending())
            return -1;
        BlRef claimed;
        int found = bl_find_attr(o, bl_name(__class__), &claimed);
        if (found <= 0)
            return found;
        int r = claimed != bl_class_value(c) && bl_is_class(claimed) && bl_subclass(bl_as_class(claimed), bl_as_class(cls));
        bl_drop(claimed);
        return r;
    }
    if (!class_like(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return -1;
    BlRef claimed;
    int found = bl_find_attr(o, bl_name(__class__), &claimed);
    if (found <= 0)
        return found;
    int r = abstract_issubclass(claimed, cls);
    bl_drop(claimed);
    return r;
}

int bl_real_issubclass(BlVal c, BlVal cls)
{
    if (bl_is_class(c) && bl_is_class(cls))
        return bl_subclass(bl_as_class(c), bl_as_class(cls));
    if (!class_like(c, "issubclass() arg 1 must be a class"))
        return -1;
    if (!class_like(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return -1;
    return abstract_issubclass(c, cls);
}

/* The answer of type(cls).__instancecheck__ or __subclasscheck__; 2: the class has no such method. */
static int ask_class(BlVal cls, BlVal name, BlVal v, const char *where)
{
    BlVal f = bl_type_lookup(cls, name);
    if (f == BL_NULL)
        return bl_pending() ? -1 : 2;
    if (!bl_enter_depth(where))
        return -1;
    BlRef r;
    int called = bl_call_special(cls, name, &v, 1, &r);
    bl_leave_depth();
    if (called <= 0)
        return -1;
    int truth = bl_truth(r);
    bl_drop(r);
    return truth;
}

int bl_isinstance(BlVal o, BlVal cls)
{
    if (bl_is_class(cls)) {
        BlClass *c = bl_as_class(cls);
        if (bl_class_of(o) == c)
            return 1;
        if (bl_class_of(cls) == bl_builtin_class(BL_T_TYPE))
            return bl_real_isinstance(o, cls);
    }
    if (bl_is_exact(cls, UNION))
        return bl_isinstance(o, ((BlUnion *)bl_obj(cls))->args);
    if (bl_is_tuple(cls)) {
        if (!bl_enter_depth(" in __instancecheck__"))
            return -1;
        int r = 0;
        bl_keep(cls);
        for (size_t i = 0; r == 0 && i < bl_as_tuple(cls)->count; i++)
            r = bl_isinstance(o, bl_as_tuple(cls)->items[i]);
        bl_drop(cls);
        bl_leave_depth();
        return r;
    }
    int r = ask_class(cls, bl_name(__instancecheck__), o, " in __instancecheck__");
    return r == 2 ? bl_real_isinstance(o, cls) : r;
}

int bl_issubclass(BlVal c, BlVal cls)
{
    if (bl_is_class(cls) && bl_class_of(cls) == bl_builtin_class(BL_T_TYPE)) {
        if (c == cls)
            return 1;
        return bl_real_issubclass(c, cls);
    }
    if (bl_is_exact(cls, UNION))
        return bl_issubclass(c, ((BlUnion *)bl_obj(cls))->args);
    if (bl_is_tuple(cls)) {
        if (!bl_enter_depth(" in __subclasscheck__"))
            return -1;
        int r = 0;
        bl_keep(cls);
        for (size_t i = 0; r == 0 && i < bl_as_tuple(cls)->count; i++)
            r = bl_issubclass(c, bl_as_tuple(cls)->items[i]);
        bl_drop(cls);
        bl_leave_depth();
        return r;
    }
    int r = ask_class(cls, bl_name(__subclasscheck__), c, " in __subclasscheck__");
    return r == 2 ? bl_real_issubclass(c, cls) : r;
}
