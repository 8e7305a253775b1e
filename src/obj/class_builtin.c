/* class_builtin.c -- class objects made from constant tables, and their namespaces, filled when first looked into.
 *
 * A table whose base is object is used as it stands; one that derives from another built-in type, or whose instances
 * have a dict, is copied into the class's `own` and completed. Making some 150 classes at start must cost microseconds, so
 * a class begins with an empty namespace; bl_class_fill makes methods, slot wrappers and getsets on demand.
 */
#include "obj/slot_defs.h"

enum {
    INHERITED_FLAGS = (int)(BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_HAS_DICT | BL_TF_INT_SUBCLASS | BL_TF_LIST_SUBCLASS | BL_TF_TUPLE_SUBCLASS |
        BL_TF_BYTES_SUBCLASS | BL_TF_STR_SUBCLASS | BL_TF_DICT_SUBCLASS | BL_TF_EXC_SUBCLASS | BL_TF_TYPE_SUBCLASS | BL_TF_FLOAT_SUBCLASS |
        BL_TF_SET_SUBCLASS | BL_TF_FROZENSET_SUBCLASS | BL_TF_COMPLEX_SUBCLASS | BL_TF_SEQUENCE_PATTERN | BL_TF_MAPPING_PATTERN)
};

/* The struct has the dict itself. */
static bool is_managed(const BlType *t) { return t == &bl_type_type || t->dict_at; }

/* ---- making ---- */
static const BlType *effective_base(const BlType *t)
{
    return t->base ? t->base : t == &bl_object_type ? NULL : &bl_object_type;
}

/* Layout and slots from the table and the base class; the shape is filled in, names come later. */
static void set_up(BlClass *c, const BlType *table, BlClass *base, BlShape *shape)
{
    c->table = c->native = table;
    c->base = base;
    c->dict_at = table->dict_at ? table->dict_at : base ? base->dict_at : 0;
    bool derived = base && base->table != &bl_object_type;
    bool with_dict = ((table->flags | (derived ? base->flags : 0)) & BL_TF_HAS_DICT) && !is_managed(table) && !c->dict_at;
    c->native_free = table->free ? table->free : base ? base->native_free : NULL;
    c->native_traverse = table->traverse ? table->traverse : base ? base->native_traverse : NULL;
    c->native_clear = table->clear ? table->clear : base ? base->native_clear : NULL;
    c->type = table;
    if (derived || with_dict) {
        c->own = *table;
        c->own.flags |= derived ? base->flags & (uint32_t)INHERITED_FLAGS : 0;
        if (derived)
            bl_slots_inherit(&c->own, base->type);
        c->own.free = with_dict ? bl_instance_free : c->native_free;
        c->own.traverse = with_dict ? bl_instance_traverse : c->native_traverse;
        c->own.clear = with_dict ? bl_instance_clear : c->native_clear;
        if (table->compare && !table->hash)
            c->own.hash = bl_hash_unhashable;
        if (!table->methods)
            c->own.methods = NULL;
        c->type = &c->own;
    }
    c->flags = c->type->flags;
    c->solid_size = table->size;
    memset(shape, 0, sizeof *shape);
    shape->type = c->type;
    shape->cls = c;
    shape->id = bl_new_id();
    shape->root = shape;
    shape->name = BL_NULL;
    shape->size = c->type->size;
    shape->flags = BL_SF_SHARED_ROOT;
    if (with_dict)
        shape->flags |= BL_SF_HAS_EXTRA | BL_SF_EXTRA_BEFORE | BL_SF_DICT;
    c->root = shape;
    bl_shape_link(c, shape);
    c->ready = true;
}

static bool set_names(BlClass *c, BlRef bases)
{
    const char *dot = strrchr(c->table->name, '.');
    c->name = bl_str_intern(dot ? dot + 1 : c->table->name);
    c->qualname = bl_keep(c->name);
    c->bases = bases;
    c->dict = bl_dict_new();
    if (c->name == BL_NULL || bases == BL_NULL || c->dict == BL_NULL)
        return false;
    return bl_class_link_bases(c) && bl_class_compute_mro(c);
}

bool bl_types_init(BlVm *vm)
{
    for (int id = 0; id < BL_T_COUNT; id++)
        vm->shapes[id].type = vm->types[id];
    for (int id = 0; id < BL_T_COUNT; id++) {
        vm->classes[id] = bl_class_alloc(NULL);
        if (!vm->classes[id])
            return false;
    }
    for (int id = 0; id < BL_T_COUNT; id++) {
        const BlType *base = effective_base(vm->types[id]);
        set_up(vm->classes[id], vm->types[id], base ? vm->classes[base->id] : NULL, &vm->shapes[id]);
    }
    return true;
}

bool bl_types_name(BlVm *vm)
{
    for (int id = 0; id < BL_T_COUNT; id++) {
        BlClass *c = vm->classes[id];
        BlRef bases = c->base ? bl_tuple_pack(1, bl_class_value(c->base)) : bl_keep(bl_tuple_empty());
        if (!set_names(c, bases))
            return false;
    }
    return true;
}

/* A built-in class holds itself by its order of bases and its wrappers. */
static void take_apart(BlClass *c)
{
    bl_class_unlink_bases(c);
    c->filled = true;
    if (c->dict != BL_NULL)
        bl_dict_clear(c->dict);
    bl_clear_ref(&c->bases);
    bl_clear_ref(&c->mro);
}

void bl_types_fini(BlVm *vm)
{
    struct BlObjState *s = vm->obj;
    while (s->more_count)
        take_apart(s->more_classes[--s->more_count]);
    for (int id = BL_T_COUNT; id-- > 0;)
        if (vm->classes[id])
            take_apart(vm->classes[id]);
    for (int id = 0; id < BL_T_COUNT; id++)     /* own shapes belong to the metaclass, which goes before most of them */
        if (vm->classes[id])
            bl_class_drop_own_shape(vm->classes[id]);
    for (int id = BL_T_COUNT; id-- > 0;) {
        BlClass *c = vm->classes[id];
        vm->classes[id] = NULL;
        if (c)
            bl_drop(bl_class_value(c));
    }
}

static bool remember(BlClass *c)
{
    struct BlObjState *s = bl_vm->obj;
    if (s->more_count == s->more_capacity) {
        size_t capacity = bl_grow(s->more_capacity, s->more_count + 1, sizeof *s->more_classes);
        BlClass **grown = capacity ? bl_realloc_array(s->more_classes, capacity, sizeof *grown) : NULL;
        if (!grown) {
            bl_no_memory();
            return false;
        }
        s->more_classes = grown;
        s->more_capacity = capacity;
    }
    s->more_classes[s->more_count++] = c;
    return true;
}

BlRef bl_class_from_type_bases(const BlType *type, BlVal bases)
{
    BlClass *c = bl_class_alloc(NULL);
    BlShape *shape = bl_malloc(sizeof *shape);
    if (!c || !shape) {
        bl_mfree(shape);
        if (c)
            bl_object_free(&c->head, sizeof *c);
        return bl_no_memory();
    }
    set_up(c, type, bl_as_class(bl_as_tuple(bases)->items[0]), shape);
    shape->flags &= (uint16_t)~BL_SF_SHARED_ROOT;
    if (!set_names(c, bl_keep(bases)) || !remember(c)) {
        bl_drop(bl_class_value(c));
        return BL_NULL;
    }
    return bl_class_value(c);
}

static BlClass *class_of_table(const BlType *table)
{
    for (int id = 0; id < BL_T_COUNT; id++)
        if (bl_vm->classes[id]->table == table)
            return bl_vm->classes[id];
    struct BlObjState *s = bl_vm->obj;
    for (size_t i = 0; i < s->more_count; i++)
        if (s->more_classes[i]->table == table)
            return s->more_classes[i];
    return NULL;
}

BlRef bl_class_from_type(const BlType *type, BlVal base_class)
{
    BlClass *base = base_class != BL_NULL ? bl_as_class(base_class) : class_of_table(effective_base(type));
    if (!base)
        return bl_raise(bl_exc(SystemError), "the base of '%s' has no class yet", type->name);
    BlRef bases = bl_tuple_pack(1, bl_class_value(base));
    if (bases == BL_NULL)
        return BL_NULL;
    BlRef c = bl_class_from_type_bases(type, bases);
    bl_drop(bases);
    return c;
}

/* ---- the namespace ---- */

/* Instances of heap classes are always tracked, also where the built-in constructor does not care (int, str) or puts it off (dict). */
BlRef bl_track_new(BlRef o)
{
    if (bl_is_heap(o) && (bl_heap_type(o)->flags & BL_TF_HEAP) && !bl_gc_is_tracked(bl_obj(o)))
        bl_gc_track(bl_obj(o));
    return o;
}

/* __new__ of a built-in class: its own checks, then the C constructor for the class asked for. */
static BlRef new_wrapper(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlClass *c = bl_as_class(self);
    const char *name = bl_class_tp_name(c);
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "%s.__new__(): not enough arguments", name);
    if (!bl_is_class(arg[0]))
        return bl_raise(bl_exc(TypeError), "%s.__new__(X): X is not a type object (%s)", name, bl_type_name(arg[0]));
    BlClass *sub = bl_as_class(arg[0]);
    if (!bl_subclass(sub, c))
        return bl_raise(bl_exc(TypeError), "%s.__new__(%s): %s is not a subtype of %s", name, bl_class_tp_name(sub), bl_class_tp_name(sub), name);
    BlClass *fixed = sub;
    while (fixed && fixed->type->new_ == bl_slot_new_trampoline)
        fixed = fixed->base;
    if (fixed && fixed->type->new_ != c->type->new_)
        return bl_raise(bl_exc(TypeError), "%s.__new__(%s) is not safe, use %s.__new__()", name, bl_class_tp_name(sub), bl_class_tp_name(fixed));
    return bl_track_new(c->type->new_(sub, arg + 1, nargs - 1, kwnames));
}

const BlMethod bl_new_method = {
    "__new__", NULL, "($type, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.", new_wrapper, 0
};

bool bl_class_set_new(BlClass *c, BlVal dict)
{
    BlRef f = bl_native_new(&bl_new_method, bl_class_value(c), BL_NULL);
    if (f == BL_NULL)
        return false;
    bool ok = bl_dict_set(dict, bl_name(__new__), f);
    bl_drop(f);
    return ok;
}

static bool put(BlVal dict, const char *name, BlRef value)
{
    if (value == BL_NULL)
        return false;
    BlRef key = bl_str_intern(name);
    bool ok = key != BL_NULL && bl_dict_set(dict, key, value);
    bl_drop(key);
    bl_drop(value);
    return ok;
}

static bool has_getset(const BlType *t, const char *name)
{
    for (const BlGetSet *g = t->getset; g && g->name; g++)
        if (strcmp(g->name, name) == 0)
            return true;
    return false;
}

static bool has_method(const BlType *t, const char *name)
{
    for (const BlMethod *m = t->methods; m && m->name; m++)
        if (strcmp(m->name, name) == 0)
            return true;
    return false;
}

static BlRef length_hint_method(BlVal self, const BlVal *arg)
{
    (void)arg;
    int64_t n = bl_slots_of(self)->length_hint(self);
    return n < 0 ? BL_NULL : bl_int_from_int64(n);
}

static BlRef sizeof_method(BlVal self, const BlVal *arg)
{
    (void)arg;
    int64_t n = bl_slots_of(self)->sizeof_(self);
    return n < 0 ? BL_NULL : bl_int_from_int64(n);
}

static const BlMethod length_hint_def = {
    "__length_hint__", length_hint_method, "()", "Private method returning an estimate of len(list(it)).", NULL, 0
};
static const BlMethod sizeof_def = {"__sizeof__", sizeof_method, "()", "Return the size of the object in memory, in bytes.", NULL, 0};

static bool fill_methods(BlClass *c, const BlType *t)
{
    BlVal dict = c->dict;
    for (const BlMethod *m = t->methods; m && m->name; m++)
        if (!put(dict, m->name, bl_method_descr_new(m, c)))
            return false;
    if (t->length_hint && !has_method(t, "__length_hint__") && !put(dict, "__length_hint__", bl_method_descr_new(&length_hint_def, c)))
        return false;
    if (t->sizeof_ && !has_method(t, "__sizeof__") && !put(dict, "__sizeof__", bl_method_descr_new(&sizeof_def, c)))
        return false;
    return true;
}

static bool fill(BlClass *c)
{
    const BlType *t = c->table;
    if (!bl_slots_fill(c, t) || !fill_methods(c, t))
        return false;
    for (const BlGetSet *g = t->getset; g && g->name; g++)
        if (!put(c->dict, g->name, bl_getset_new(g, c)))
            return false;
    if ((t->flags & BL_TF_HAS_DICT) && t != &bl_type_type && !has_getset(t, "__dict__") && !put(c->dict, "__dict__", bl_getset_new(&bl_dict_getset, c)))
        return false;
    if (t->new_ && !(t->flags & BL_TF_ABSTRACT) && !has_method(t, "__new__") && !bl_class_set_new(c, c->dict))
        return false;
    if (!has_getset(t, "__doc__") && !put(c->dict, "__doc__", t->doc ? bl_str_c(t->doc) : BL_NONE))
        return false;
    return true;
}

/* When it happens depends on what was looked up before; so it must not count as allocations of the program. */
bool bl_class_fill(BlClass *c)
{
    c->filled = true;
    if (!c->table)
        return true;
    if (c->dict == BL_NULL)
        return false;
    int64_t count = bl_vm->gc.gen[0].count;
    bool ok = fill(c);
    bl_vm->gc.gen[0].count = count;
    if (!ok) {
        c->filled = false;
        bl_dict_clear(c->dict);
    }
    return ok;
}
