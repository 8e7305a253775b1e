/* object.c -- the type `object`: what every value can do, and the two methods whose complaints depend on each other.
 *
 * object.__new__ and object.__init__ both ignore arguments when the other one is overridden, so that a class may take
 * its arguments in either; each reports the mistake in its own words otherwise.
 */
#include "obj/class_state.h"

/* ---- construction ---- */
static bool has_arguments(size_t nargs, BlVal kwnames) { return nargs || (kwnames != BL_NULL && bl_as_tuple(kwnames)->count); }

static BlRef raise_abstract(BlClass *c)
{
    BlRef names = bl_getattr(bl_class_value(c), bl_name(__abstractmethods__));
    BlRef sorted = names == BL_NULL ? BL_NULL : bl_list_from_iterable(names);
    bl_drop(names);
    if (sorted == BL_NULL)
        return BL_NULL;
    BlRef comma = bl_str_c(", "), text = BL_NULL;
    size_t n = 0;
    if (comma != BL_NULL && bl_list_sort(sorted, BL_NONE, false)) {
        n = bl_as_list(sorted)->count;
        text = bl_str_join(comma, bl_as_list(sorted)->items, n);
    }
    if (text != BL_NULL)
        bl_raise(bl_exc(TypeError), "Can't instantiate abstract class %s with abstract method%s %U", bl_class_tp_name(c), n > 1 ? "s" : "", text);
    bl_drop(text);
    bl_drop(comma);
    bl_drop(sorted);
    return BL_NULL;
}

BlRef bl_object_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    if (has_arguments(nargs, kwnames)) {
        if (cls->type->new_ != bl_object_new_slot)
            return bl_raise(bl_exc(TypeError), "object.__new__() takes exactly one argument (the type to instantiate)");
        if (cls->type->init == bl_object_init_slot)
            return bl_raise(bl_exc(TypeError), "%.200s() takes no arguments", bl_class_tp_name(cls));
    }
    if (cls->is_abstract)
        return raise_abstract(cls);
    return bl_instance_new(cls);
}

int bl_object_init_slot(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    if (!has_arguments(nargs, kwnames))
        return 0;
    BlClass *c = bl_class_of(self);
    if (c->type->init != bl_object_init_slot && c->type->init)
        return bl_raise_int(bl_exc(TypeError), "object.__init__() takes exactly one argument (the instance to initialize)");
    if (c->type->new_ == bl_object_new_slot)
        return bl_raise_int(bl_exc(TypeError), "%.200s.__init__() takes exactly one argument (the instance to initialize)", bl_class_tp_name(c));
    return 0;
}

static void object_free(BlObject *o) { bl_object_free(o, o->shape->size); }

/* ---- slots ---- */
BlRef bl_object_repr(BlVal self)
{
    BlClass *c = bl_class_of(self);
    BlRef module = bl_getattr(bl_class_value(c), bl_name(__module__));
    if (module == BL_NULL && !bl_catch(bl_exc(AttributeError)))
        return BL_NULL;
    BlRef r;
    if (module != BL_NULL && bl_is_str(module) && !bl_str_is(module, "builtins"))
        r = bl_str_format("<%U.%U object at %p>", module, c->qualname, bl_address(self));
    else
        r = bl_str_format("<%s object at %p>", bl_class_tp_name(c), bl_address(self));
    bl_drop(module);
    return r;
}

BlRef bl_object_str(BlVal self)
{
    const BlType *t = bl_slots_of(self);
    return t->repr ? t->repr(self) : bl_object_repr(self);
}

BlRef bl_object_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (op == BL_EQ)
        return self == other ? BL_TRUE : BL_NOTIMPL;
    if (op != BL_NE)
        return BL_NOTIMPL;
    const BlType *t = bl_slots_of(self);
    if (!t->compare)
        return self == other ? BL_FALSE : BL_NOTIMPL;
    BlRef r = t->compare(self, other, BL_EQ);
    if (r == BL_NULL || r == BL_NOTIMPL)
        return r;
    int truth = bl_truth(r);
    bl_drop(r);
    return truth < 0 ? BL_NULL : bl_from_bool(!truth);
}

/* ---- o.__class__ ---- */
static BlRef object_get_class(BlVal self) { return bl_keep(bl_class_value(bl_class_of(self))); }

static bool compatible(BlClass *from, BlClass *to)
{
    return from->native_free == to->native_free && from->member_count == to->member_count && bl_solid_base(from)->base == bl_solid_base(to)->base &&
           from->type->size == to->type->size && (from->flags & BL_TF_HAS_DICT) == (to->flags & BL_TF_HAS_DICT) &&
           (from->flags & BL_TF_WEAKREF) == (to->flags & BL_TF_WEAKREF);
}

/* Both add members of the same names at the same places. */
static bool same_members(BlClass *from, BlClass *to)
{
    BlClass *a = bl_solid_base(from), *b = bl_solid_base(to);
    if (a == b)
        return true;
    if (a->slot_members == BL_NULL || b->slot_members == BL_NULL)
        return false;
    return bl_compare_bool(a->slot_members, b->slot_members, BL_EQ) == 1;
}

static int object_set_class(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "can't delete __class__ attribute");
    if (!bl_is_class(value))
        return bl_raise_int(bl_exc(TypeError), "__class__ must be set to a class, not '%s' object", bl_type_name(value));
    BlClass *to = bl_as_class(value), *from = bl_class_of(self), *module = bl_builtin_class(BL_T_MODULE);
    bool modules = bl_subclass(from, module) && bl_subclass(to, module);
    if (!modules && (!bl_class_is_heap(from) || !bl_class_is_heap(to)))
        return bl_raise_int(bl_exc(TypeError), "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!compatible(from, to) || !same_members(from, to)) {
        if (bl_pending())
            return -1;
        return bl_raise_int(bl_exc(TypeError), "__class__ assignment: '%s' object layout differs from '%s'", bl_class_tp_name(to), bl_class_tp_name(from));
    }
    bool descriptors = ((from->flags | to->flags) & (BL_TF_DESCR_GET | BL_TF_DESCR_SET)) != 0;
    if (from != to && !bl_instance_change_class(self, to))
        return -1;
    if (descriptors)
        bl_flush_caches();
    return 0;
}

static const BlGetSet object_getset[] = {
    {"__class__", object_get_class, object_set_class, "the object's class"},
    {NULL, NULL, NULL, NULL}
};

/* ---- methods ---- */
static BlRef object_format(BlVal self, const BlVal *arg)
{
    if (bl_as_str(arg[0])->length)
        return bl_raise(bl_exc(TypeError), "unsupported format string passed to %.200s.__format__", bl_type_name(self));
    return BL_AS_LEVEL(bl_str(self));
}

static BlRef object_sizeof(BlVal self, const BlVal *arg)
{
    (void)arg;
    const BlType *t = bl_slots_of(self);
    if (t->sizeof_) {
        int64_t n = t->sizeof_(self);
        return n < 0 ? BL_NULL : bl_int_from_int64(n);
    }
    return bl_int_from_int64(bl_is_heap(self) ? bl_obj(self)->shape->size : t->size);
}

static BlRef object_subclasshook(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    (void)arg;
    (void)nargs;
    (void)kwnames;
    return BL_NOTIMPL;
}

static BlRef object_init_subclass(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    BlVal name = bl_is_class(self) ? bl_as_class(self)->qualname : bl_name(__init_subclass__);
    if (kwnames != BL_NULL && bl_as_tuple(kwnames)->count)
        return bl_raise(bl_exc(TypeError), "%U.__init_subclass__() takes no keyword arguments", name);
    if (nargs)
        return bl_raise(bl_exc(TypeError), "%U.__init_subclass__() takes no arguments (%zu given)", name, nargs);
    return BL_NONE;
}

bool bl_merge_class_dict(BlVal into, BlVal cls)
{
    BlClass *c = bl_as_class(cls);
    if (c->mro == BL_NULL)
        return true;
    BlRef mro = bl_keep(c->mro);
    BlTuple *t = bl_as_tuple(mro);
    bool ok = true;
    for (size_t i = t->count; ok && i-- > 0;) {
        BlVal dict = bl_class_dict(bl_as_class(t->items[i]));
        ok = dict != BL_NULL && bl_dict_update(into, dict, true);
    }
    bl_drop(mro);
    return ok;
}

static BlRef object_dir(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef own, names = BL_NULL;
    int found = bl_find_attr(self, bl_name(__dict__), &own);
    if (found < 0)
        return BL_NULL;
    if (found && bl_is_dict(own))
        names = bl_dict_copy(own);
    else
        names = bl_dict_new();
    if (found)
        bl_drop(own);
    if (names == BL_NULL)
        return BL_NULL;
    BlRef cls, list = BL_NULL;
    found = bl_find_attr(self, bl_name(__class__), &cls);
    bool ok = found >= 0;
    if (found > 0) {
        ok = !bl_is_class(cls) || bl_merge_class_dict(names, cls);
        bl_drop(cls);
    }
    if (ok)
        list = bl_dict_keys_list(names);
    bl_drop(names);
    return list;
}

BlRef bl_dir(BlVal v)
{
    BlRef names;
    int called = bl_call_special(v, bl_name(__dir__), NULL, 0, &names);
    if (called < 0)
        return BL_NULL;
    if (!called)
        return bl_raise(bl_exc(TypeError), "object does not provide __dir__");
    BlRef list = bl_list_from_iterable(names);
    bl_drop(names);
    if (list != BL_NULL && !bl_list_sort(list, BL_NONE, false)) {
        bl_drop(list);
        return BL_NULL;
    }
    return list;
}

static const BlMethod object_methods[] = {
    {"__reduce_ex__", bl_object_reduce_ex, "(protocol: ssize, /)", "How copy and pickle take the object apart.", NULL, 0},
    {"__reduce__", bl_object_reduce, "()", "How copy and pickle take the object apart.", NULL, 0},
    {"__getstate__", bl_object_getstate, "()", "How copy and pickle take the object apart.", NULL, 0},
    {"__subclasshook__", NULL, NULL, "Abstract classes can override this to customize issubclass().", object_subclasshook, BL_MF_CLASS},
    {"__init_subclass__", NULL, NULL, "This method is called when a class is subclassed.", object_init_subclass, BL_MF_CLASS},
    {"__format__", object_format, "(format_spec: str, /)", "Default object formatter.", NULL, 0},
    {"__sizeof__", object_sizeof, "()", "Size of object in memory, in bytes.", NULL, 0},
    {"__dir__", object_dir, "()", "Default dir() implementation.", NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

const BlType bl_object_type = {
    .name = "object", .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
                             "instance that has no instance attributes and cannot be given any.\n",
    .id = BL_T_OBJECT, .flags = BL_TF_BASETYPE, .size = sizeof(BlObject),
    .free = object_free, .new_ = bl_object_new_slot, .init = bl_object_init_slot,
    .repr = bl_object_repr, .str = bl_object_str, .hash = bl_hash_pointer, .compare = bl_object_compare,
    .getattr = bl_generic_getattr, .setattr = bl_generic_setattr,
    .methods = object_methods, .getset = object_getset,
};
