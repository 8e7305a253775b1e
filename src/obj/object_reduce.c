/* object_reduce.c -- object.__reduce_ex__, __reduce__ and __getstate__: how copy and pickle take an instance apart.
 *
 * Protocol 2 and up: (copyreg.__newobj__, (cls, args...), state, list items, dict items). State is the instance's attributes,
 * with __slots__ members beside them as a second dict. The functions named copyreg.* are made here.
 */
#include "obj/class_state.h"

/* ---- functions of copyreg ---- */
static BlRef newobj(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "__newobj__() missing 1 required positional argument: 'cls'");
    BlRef make = bl_getattr(arg[0], bl_name(__new__));
    if (make == BL_NULL)
        return BL_NULL;
    BlRef r = bl_call(make, arg, nargs, kwnames);
    bl_drop(make);
    return r;
}

static BlRef newobj_ex(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!bl_is_tuple(arg[1]) || !bl_is_dict(arg[2]))
        return bl_raise(bl_exc(TypeError), "__newobj_ex__() needs a tuple and a dict");
    BlRef make = bl_getattr(arg[0], bl_name(__new__));
    if (make == BL_NULL)
        return BL_NULL;
    BlRef first = bl_tuple_pack(1, arg[0]);
    BlRef all = first == BL_NULL ? BL_NULL : bl_binary(first, arg[1], BL_ADD);
    BlRef r = all == BL_NULL ? BL_NULL : bl_call_tuple(make, all, arg[2]);
    bl_drop(all);
    bl_drop(first);
    bl_drop(make);
    return r;
}

static BlRef reconstructor(BlVal self, const BlVal *arg)
{
    (void)self;
    BlVal cls = arg[0], base = arg[1], state = arg[2];
    BlVal object = bl_class_value(bl_builtin_class(BL_T_OBJECT));
    BlRef make = bl_getattr(base, bl_name(__new__));
    if (make == BL_NULL)
        return BL_NULL;
    BlRef o = base == object ? bl_call1(make, cls) : bl_call2(make, cls, state);
    bl_drop(make);
    if (o == BL_NULL || base == object)
        return o;
    BlRef init = bl_getattr(base, bl_name(__init__));
    BlRef r = init == BL_NULL ? BL_NULL : bl_call2(init, o, state);
    bl_drop(init);
    bl_drop(r);
    if (r == BL_NULL) {
        bl_drop(o);
        return BL_NULL;
    }
    return o;
}

static const BlMethod newobj_def = {"__newobj__", NULL, NULL, NULL, newobj, 0};
static const BlMethod newobj_ex_def = {"__newobj_ex__", newobj_ex, "(cls, args, kwargs, /)", NULL, NULL, 0};
static const BlMethod reconstructor_def = {"_reconstructor", reconstructor, "(cls, base, state, /)", NULL, NULL, 0};

static BlRef copyreg(const BlMethod *def)
{
    BlRef module = bl_str_c("copyreg");
    if (module == BL_NULL)
        return BL_NULL;
    BlRef f = bl_native_new(def, BL_NULL, module);
    bl_drop(module);
    return f;
}

/* ---- state ---- */
static BlRef cannot_pickle(BlVal o) { return bl_raise(bl_exc(TypeError), "cannot pickle '%.200s' object", bl_type_name(o)); }

/* Members that are set, as a dict; BL_NULL with nothing pending: none. */
static BlRef member_values(BlVal o)
{
    BlClass *c = bl_class_of(o);
    BlRef values = BL_NULL;
    if (!c->member_count)
        return BL_NULL;
    for (BlClass *k = c; k && k->member_count; k = k->base) {
        if (k->slot_members == BL_NULL)
            continue;
        BlTuple *names = bl_as_tuple(k->slot_members);
        for (size_t i = 0; i < names->count; i++) {
            BlRef v;
            int found = bl_find_attr(o, names->items[i], &v);
            bool ok = found >= 0;
            if (found > 0) {
                if (values == BL_NULL)
                    values = bl_dict_new();
                ok = values != BL_NULL && bl_dict_set(values, names->items[i], v);
                bl_drop(v);
            }
            if (!ok) {
                bl_drop(values);
                return BL_NULL;
            }
        }
    }
    return values;
}

static BlRef default_state(BlVal o, bool required)
{
    BlClass *c = bl_class_of(o);
    if (required && c->native && c->native != &bl_object_type)
        return cannot_pickle(o);
    BlRef state = bl_instance_attrs_copy(o);
    if (state == BL_NULL && bl_pending())
        return BL_NULL;
    if (state != BL_NULL && bl_is_exact(state, DICT) && bl_dict_count(state) == 0)
        bl_clear_ref(&state);
    if (state == BL_NULL)
        state = BL_NONE;
    BlRef members = member_values(o);
    if (members == BL_NULL) {
        if (!bl_pending())
            return state;
        bl_drop(state);
        return BL_NULL;
    }
    BlRef both = bl_tuple_pack(2, state, members);
    bl_drop(state);
    bl_drop(members);
    return both;
}

BlRef bl_object_getstate(BlVal self, const BlVal *arg)
{
    (void)arg;
    return default_state(self, false);
}

static BlRef get_state(BlVal o, bool required)
{
    BlVal method = bl_type_lookup(o, bl_name(__getstate__));
    if (method == bl_class_lookup(bl_builtin_class(BL_T_OBJECT), bl_name(__getstate__)) && bl_instance_get(o, bl_name(__getstate__)) == BL_NULL)
        return default_state(o, required);
    BlRef f = bl_getattr(o, bl_name(__getstate__));
    if (f == BL_NULL)
        return BL_NULL;
    BlRef r = bl_call0(f);
    bl_drop(f);
    return r;
}

/* ---- arguments of __new__ ---- */

/* 1: *args and maybe *kwargs (owned) given by the object, 0: nothing said, -1. */
static int new_arguments(BlVal o, BlRef *args, BlRef *kwargs)
{
    *args = *kwargs = BL_NULL;
    BlRef r;
    int found = bl_call_special(o, bl_name(__getnewargs_ex__), NULL, 0, &r);
    if (found < 0)
        return -1;
    if (found) {
        BlTuple *t = bl_is_tuple(r) ? bl_as_tuple(r) : NULL;
        if (!t)
            bl_raise(bl_exc(TypeError), "__getnewargs_ex__ should return a tuple, not '%.200s'", bl_type_name(r));
        else if (t->count != 2)
            bl_raise(bl_exc(ValueError), "__getnewargs_ex__ should return a tuple of length 2, not %zd", (ptrdiff_t)t->count);
        else if (!bl_is_tuple(t->items[0]))
            bl_raise(bl_exc(TypeError), "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'", bl_type_name(t->items[0]));
        else if (!bl_is_dict(t->items[1]))
            bl_raise(bl_exc(TypeError), "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'", bl_type_name(t->items[1]));
        else {
            *args = bl_keep(t->items[0]);
            *kwargs = bl_keep(t->items[1]);
        }
        bl_drop(r);
        return *args == BL_NULL ? -1 : 1;
    }
    found = bl_call_special(o, bl_name(__getnewargs__), NULL, 0, &r);
    if (found <= 0)
        return found;
    if (!bl_is_tuple(r)) {
        bl_raise(bl_exc(TypeError), "__getnewargs__ should return a tuple, not '%.200s'", bl_type_name(r));
        bl_drop(r);
        return -1;
    }
    *args = r;
    return 1;
}

static BlRef dict_items_iter(BlVal o)
{
    BlRef items = bl_call_method(o, bl_name(items), NULL, 0);
    if (items == BL_NULL)
        return BL_NULL;
    BlRef it = bl_iter(items);
    bl_drop(items);
    return it;
}

static BlRef class_and(BlVal cls, BlVal args)
{
    BlRef first = bl_tuple_pack(1, cls);
    if (first == BL_NULL || args == BL_NULL)
        return first;
    BlRef all = bl_binary(first, args, BL_ADD);
    bl_drop(first);
    return all;
}

static BlRef reduce_2(BlVal o)
{
    BlClass *c = bl_class_of(o);
    if (!c->type->new_ || (c->flags & BL_TF_ABSTRACT))
        return cannot_pickle(o);
    BlRef args, kwargs, result = BL_NULL;
    int has_args = new_arguments(o, &args, &kwargs);
    if (has_args < 0)
        return BL_NULL;
    bool with_kw = kwargs != BL_NULL && bl_dict_count(kwargs);
    BlVal cls = bl_class_value(c);
    BlRef make = copyreg(with_kw ? &newobj_ex_def : &newobj_def);
    BlRef make_args = with_kw ? bl_tuple_pack(3, cls, args, kwargs) : class_and(cls, args);
    BlRef state = BL_NULL, list_items = BL_NULL, dict_items = BL_NULL;
    if (make == BL_NULL || make_args == BL_NULL)
        goto done;
    state = get_state(o, !has_args && !bl_is_list(o) && !bl_is_dict(o));
    if (state == BL_NULL)
        goto done;
    list_items = bl_is_list(o) ? bl_iter(o) : BL_NONE;
    dict_items = bl_is_dict(o) ? dict_items_iter(o) : BL_NONE;
    if (list_items != BL_NULL && dict_items != BL_NULL)
        result = bl_tuple_pack(5, make, make_args, state, list_items, dict_items);
done:
    bl_drop(args);
    bl_drop(kwargs);
    bl_drop(make);
    bl_drop(make_args);
    bl_drop(state);
    bl_drop(list_items);
    bl_drop(dict_items);
    return result;
}

/* Protocols 0 and 1: the nearest built-in base gives the value, copyreg._reconstructor puts both together. */
static BlRef reduce_0(BlVal o)
{
    BlClass *c = bl_class_of(o), *base = c;
    while (base && bl_class_is_heap(base))
        base = base->base;
    BlClass *object = bl_builtin_class(BL_T_OBJECT);
    BlVal value = BL_NONE;
    BlRef made = BL_NULL;
    if (base != object) {
        if (base == c || !base->type->new_)
            return cannot_pickle(o);
        made = bl_call1(bl_class_value(base), o);
        if (made == BL_NULL)
            return BL_NULL;
        value = made;
    }
    BlRef make = copyreg(&reconstructor_def);
    BlRef args = bl_tuple_pack(3, bl_class_value(c), bl_class_value(base), value);
    BlRef state = get_state(o, false), result = BL_NULL;
    if (make != BL_NULL && args != BL_NULL && state != BL_NULL)
        result = state == BL_NONE ? bl_tuple_pack(2, make, args) : bl_tuple_pack(3, make, args, state);
    bl_drop(made);
    bl_drop(make);
    bl_drop(args);
    bl_drop(state);
    return result;
}

BlRef bl_object_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return reduce_0(self);
}

BlRef bl_object_reduce_ex(BlVal self, const BlVal *arg)
{
    BlVal own = bl_class_lookup(bl_builtin_class(BL_T_OBJECT), bl_name(__reduce__));
    BlVal found = bl_type_lookup(self, bl_name(__reduce__));
    if ((own == BL_NULL || found == BL_NULL) && bl_pending())
        return BL_NULL;
    if (found != BL_NULL && found != own) {
        BlRef f = bl_getattr(self, bl_name(__reduce__));
        if (f == BL_NULL)
            return BL_NULL;
        BlRef r = bl_call0(f);
        bl_drop(f);
        return r;
    }
    int64_t protocol = 0;
    bl_int_to_int64(arg[0], &protocol);
    return protocol >= 2 ? reduce_2(self) : reduce_0(self);
}
