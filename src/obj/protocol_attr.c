/* protocol_attr.c -- attributes of any value.
 *
 * The generic order: a data descriptor of the class, the instance's own attribute, any other descriptor of the class, a
 * plain value of the class.
 */
#include "obj/slot_defs.h"
#include "obj/iter.h"
#include "obj/native.h"

/* A bare AttributeError learns what was looked up on what, for the "Did you mean" of the traceback. */
void bl_attribute_context(BlVal o, BlVal name)
{
    BlVal e = bl_vm->error;
    if (e == BL_NULL || bl_class_value(bl_class_of(e)) != bl_exc(AttributeError))
        return;
    BlException *x = bl_as_exception(e);
    if (x->field[BL_EF_ATTR_OBJ] != BL_NULL || x->field[BL_EF_ATTR_NAME] != BL_NULL)
        return;
    x->field[BL_EF_ATTR_OBJ] = bl_keep(o);
    x->field[BL_EF_ATTR_NAME] = bl_keep(name);
}

static bool check_name(BlVal name)
{
    if (BL_LIKELY(bl_is_str(name)))
        return true;
    bl_raise(bl_exc(TypeError), "attribute name must be string, not '%.200s'", bl_type_name(name));
    return false;
}

/* object.__getattribute__ without its complaint: 1 found, 0 absent, -1. */
static int generic_find(BlVal o, BlVal name, BlRef *out)
{
    BlClass *c = bl_class_of(o);
    BlVal descr = bl_class_lookup(c, name);
    if (descr == BL_NULL) {
        if (BL_UNLIKELY(bl_pending()))
            return -1;
        BlVal own = bl_instance_get(o, name);
        *out = bl_keep(own);
        return own != BL_NULL ? 1 : bl_pending() ? -1 : 0;
    }
    const BlType *t = bl_slots_of(descr);
    if (t->descr_get && t->descr_set) {
        bl_keep(descr);
        *out = t->descr_get(descr, o, bl_class_value(c));
        bl_drop(descr);
        return *out == BL_NULL ? -1 : 1;
    }
    bl_keep(descr);
    BlVal own = bl_instance_get(o, name);
    if (own != BL_NULL) {
        *out = bl_keep(own);
        bl_drop(descr);
        return 1;
    }
    if (BL_UNLIKELY(bl_pending())) {
        bl_drop(descr);
        return -1;
    }
    if (!t->descr_get) {
        *out = descr;
        return 1;
    }
    *out = t->descr_get(descr, o, bl_class_value(c));
    bl_drop(descr);
    return *out == BL_NULL ? -1 : 1;
}

BlRef bl_generic_getattr(BlVal o, BlVal name)
{
    if (!check_name(name))
        return BL_NULL;
    BlRef r = BL_NULL;
    int found = generic_find(o, name, &r);
    return found == 0 ? bl_raise_attribute(o, name) : r;
}

BlRef bl_getattr(BlVal o, BlVal name)
{
    if (!check_name(name))
        return BL_NULL;
    const BlType *t = bl_slots_of(o);
    BlRef r = t->getattr ? t->getattr(o, name) : bl_generic_getattr(o, name);
    if (BL_UNLIKELY(r == BL_NULL))
        bl_attribute_context(o, name);
    return r;
}

int bl_find_attr(BlVal o, BlVal name, BlRef *out)
{
    *out = BL_NULL;
    if (!check_name(name))
        return -1;
    const BlType *t = bl_slots_of(o);
    int found;
    if (!t->getattr || t->getattr == bl_generic_getattr)
        found = generic_find(o, name, out);
    else {
        *out = t->getattr(o, name);
        found = *out == BL_NULL ? -1 : 1;
    }
    if (found < 0 && bl_catch(bl_exc(AttributeError)))
        found = 0;
    if (found <= 0)
        *out = BL_NULL;
    return found;
}

BlRef bl_getattr_c(BlVal o, const char *name)
{
    BlRef key = bl_str_intern(name);
    if (key == BL_NULL)
        return BL_NULL;
    BlRef r = bl_getattr(o, key);
    bl_drop(key);
    return r;
}

int bl_generic_setattr(BlVal o, BlVal name, BlVal value)
{
    if (!check_name(name))
        return -1;
    BlRef descr = bl_keep(bl_type_lookup(o, name));
    if (descr != BL_NULL) {
        const BlType *t = bl_slots_of(descr);
        if (t->descr_set) {
            int r = t->descr_set(descr, o, value);
            bl_drop(descr);
            return r;
        }
    }
    int r = bl_pending() ? -1 : bl_instance_set(o, name, value);
    bool on_class = descr != BL_NULL;
    bl_drop(descr);
    if (r == 0 || bl_pending())
        return r;
    if (!on_class || bl_has_instance_dict(o))
        bl_raise_attribute(o, name);
    else
        bl_raise(bl_exc(AttributeError), "'%.50s' object attribute '%U' is read-only", bl_type_name(o), name);
    return -1;
}

int bl_setattr(BlVal o, BlVal name, BlVal value)
{
    if (!check_name(name))
        return -1;
    const BlType *t = bl_slots_of(o);
    bl_keep(name);
    int r = t->setattr ? t->setattr(o, name, value) : bl_generic_setattr(o, name, value);
    bl_drop(name);
    return r;
}

BlRef bl_load_method(BlVal o, BlVal name, BlVal *self_out)
{
    *self_out = BL_NULL;
    const BlType *t = bl_slots_of(o);
    if (t->getattr && t->getattr != bl_generic_getattr)
        return bl_getattr(o, name);
    BlVal f = bl_type_lookup(o, name);
    if (f == BL_NULL && bl_pending())
        return BL_NULL;
    if (f == BL_NULL || !(bl_slots_of(f)->flags & BL_TF_FUNCTION_LIKE) || !bl_method_fits(f, bl_class_of(o)))
        return bl_getattr(o, name);
    bl_keep(f);
    if (bl_is_heap(o) && (t->flags & BL_TF_HAS_DICT)) {
        BlVal own = bl_instance_get(o, name);
        if (own != BL_NULL || bl_pending()) {
            bl_keep(own);
            bl_drop(f);
            return own;
        }
    }
    *self_out = o;
    return f;
}

BlRef bl_call_method(BlVal obj, BlVal name, const BlVal *arg, size_t nargs)
{
    BlVal self;
    BlRef f = bl_load_method(obj, name, &self);
    if (f == BL_NULL)
        return BL_NULL;
    BlRef r = self == BL_NULL ? bl_call(f, arg, nargs, BL_NULL) : bl_call_with_self(f, self, arg, nargs, BL_NULL);
    bl_drop(f);
    return r;
}

/* ---- attributes as values, for __reduce__ of what a class or object gives ---- */
BlRef bl_reduced_attribute(BlVal of, BlVal name)
{
    BlRef getter = bl_builtin_hook ? bl_builtin_hook("getattr") : bl_raise(bl_exc(RuntimeError), "no builtins");
    BlRef pair = getter == BL_NULL ? BL_NULL : bl_tuple_pack(2, of, name), r = BL_NULL;
    if (pair != BL_NULL)
        r = bl_tuple_pack(2, getter, pair);
    bl_drop(pair);
    bl_drop(getter);
    return r;
}
