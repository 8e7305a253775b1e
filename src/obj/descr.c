/* descr.c -- descriptors that stand for a place in an object: getset (computed by C) and member (a __slots__ place).
 *
 * Both check that the object really belongs to the class they were made for: a program can carry them anywhere.
 */
#include "obj/class_state.h"

typedef struct GetSetDescr {
    BlObject head;
    const BlGetSet *def;
    BlClass *owner;             /* owned when it is a heap class */
} GetSetDescr;

static bool applies(BlVal obj, BlClass *owner, const char *name)
{
    if (BL_LIKELY(bl_subclass(bl_class_of(obj), owner)))
        return true;
    bl_raise(bl_exc(TypeError), "descriptor '%s' for '%.100s' objects doesn't apply to a '%.100s' object", name, bl_class_tp_name(owner), bl_type_name(obj));
    return false;
}

static void keep_owner(BlClass *owner)
{
    if (bl_class_is_heap(owner))
        bl_keep(bl_class_value(owner));
}

static void drop_owner(BlClass *owner)
{
    if (owner && bl_class_is_heap(owner))
        bl_drop(bl_class_value(owner));
}

/* ---- getset ---- */
BlRef bl_getset_new(const BlGetSet *def, BlClass *owner)
{
    GetSetDescr *g = (GetSetDescr *)bl_object_new(&bl_vm->shapes[BL_T_GETSET_DESCR], sizeof *g);
    if (!g)
        return BL_NULL;
    g->def = def;
    g->owner = owner;
    keep_owner(owner);
    if (bl_class_is_heap(owner))
        bl_gc_track(&g->head);
    return bl_from_obj(g);
}

static GetSetDescr *getset(BlVal v) { return (GetSetDescr *)bl_obj(v); }

static void getset_free(BlObject *o)
{
    BlClass *owner = ((GetSetDescr *)o)->owner;
    bl_object_free(o, sizeof(GetSetDescr));
    drop_owner(owner);
}

static void getset_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlClass *owner = ((GetSetDescr *)o)->owner;
    if (bl_class_is_heap(owner))
        visit(bl_class_value(owner), ctx);
}

static BlRef getset_repr(BlVal self)
{
    return bl_str_format("<attribute '%s' of '%s' objects>", getset(self)->def->name, bl_class_tp_name(getset(self)->owner));
}

static BlRef getset_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    GetSetDescr *g = getset(self);
    if (obj == BL_NULL)
        return bl_keep(self);
    if (!applies(obj, g->owner, g->def->name))
        return BL_NULL;
    if (!g->def->get)
        return bl_raise(bl_exc(AttributeError), "attribute '%s' of '%.100s' objects is not readable", g->def->name, bl_class_tp_name(g->owner));
    return g->def->get(obj);
}

static int getset_set(BlVal self, BlVal obj, BlVal value)
{
    GetSetDescr *g = getset(self);
    if (!applies(obj, g->owner, g->def->name))
        return -1;
    if (!g->def->set)
        return bl_raise_int(bl_exc(AttributeError), "attribute '%s' of '%.100s' objects is not writable", g->def->name, bl_class_tp_name(g->owner));
    return g->def->set(obj, value);
}

static BlRef getset_name(BlVal self) { return bl_str_c(getset(self)->def->name); }
static BlRef getset_objclass(BlVal self) { return bl_keep(bl_class_value(getset(self)->owner)); }
static BlRef getset_qualname(BlVal self) { return bl_str_format("%U.%s", getset(self)->owner->qualname, getset(self)->def->name); }
static BlRef getset_doc(BlVal self) { return getset(self)->def->doc ? bl_str_c(getset(self)->def->doc) : BL_NONE; }

static const BlGetSet getset_getset[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__objclass__", getset_objclass, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_getset_descr_type = {
    .name = "getset_descriptor", .id = BL_T_GETSET_DESCR, .size = sizeof(GetSetDescr),
    .flags = BL_TF_TRACKED | BL_TF_DESCR_GET | BL_TF_DESCR_SET | BL_TF_ABSTRACT,
    .free = getset_free, .traverse = getset_traverse, .repr = getset_repr, .descr_get = getset_get, .descr_set = getset_set,
    .getset = getset_getset,
};

/* ---- member ---- */
BlRef bl_member_new(BlClass *owner, BlVal name, uint32_t offset, bool in_block)
{
    BlMember *m = (BlMember *)bl_object_new(&bl_vm->shapes[BL_T_MEMBER_DESCR], sizeof *m);
    if (!m)
        return BL_NULL;
    m->owner = owner;
    m->name = bl_keep(name);
    m->offset = offset;
    m->in_block = in_block;
    keep_owner(owner);
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

static BlMember *member(BlVal v) { return (BlMember *)bl_obj(v); }

static void member_free(BlObject *o)
{
    BlMember *m = (BlMember *)o;
    BlClass *owner = m->owner;
    bl_drop(m->name);
    bl_object_free(o, sizeof *m);
    drop_owner(owner);
}

static void member_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlMember *m = (BlMember *)o;
    if (bl_class_is_heap(m->owner))
        visit(bl_class_value(m->owner), ctx);
    visit(m->name, ctx);
}

static bool member_applies(BlMember *m, BlVal obj)
{
    if (BL_LIKELY(bl_subclass(bl_class_of(obj), m->owner)))
        return true;
    bl_raise(bl_exc(TypeError), "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object", m->name, bl_class_tp_name(m->owner), bl_type_name(obj));
    return false;
}

static BlRef member_repr(BlVal self)
{
    return bl_str_format("<member '%U' of '%s' objects>", member(self)->name, bl_class_tp_name(member(self)->owner));
}

static BlRef member_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    BlMember *m = member(self);
    if (obj == BL_NULL)
        return bl_keep(self);
    if (!member_applies(m, obj))
        return BL_NULL;
    BlVal *place = bl_member_place(bl_obj(obj), m, false);
    if (!place || *place == BL_NULL)
        return bl_raise_attribute(obj, m->name);
    return bl_keep(*place);
}

static int member_set(BlVal self, BlVal obj, BlVal value)
{
    BlMember *m = member(self);
    if (!member_applies(m, obj))
        return -1;
    BlVal *place = bl_member_place(bl_obj(obj), m, value != BL_NULL);
    if (value == BL_NULL && (!place || *place == BL_NULL)) {
        bl_raise_value(bl_exc(AttributeError), m->name);
        return -1;
    }
    if (!place)
        return -1;
    bl_replace(place, bl_keep(value));
    return 0;
}

static BlRef member_get_name(BlVal self) { return bl_keep(member(self)->name); }
static BlRef member_get_objclass(BlVal self) { return bl_keep(bl_class_value(member(self)->owner)); }
static BlRef member_get_qualname(BlVal self) { return bl_str_format("%U.%U", member(self)->owner->qualname, member(self)->name); }

/* A text given with the name in __slots__ is for inspect.getdoc() to find. */
static BlRef member_get_doc(BlVal self)
{
    (void)self;
    return BL_NONE;
}

static const BlGetSet member_getset[] = {
    {"__name__", member_get_name, NULL, NULL},
    {"__objclass__", member_get_objclass, NULL, NULL},
    {"__qualname__", member_get_qualname, NULL, NULL},
    {"__doc__", member_get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_member_descr_type = {
    .name = "member_descriptor", .id = BL_T_MEMBER_DESCR, .size = sizeof(BlMember),
    .flags = BL_TF_TRACKED | BL_TF_DESCR_GET | BL_TF_DESCR_SET | BL_TF_ABSTRACT,
    .free = member_free, .traverse = member_traverse, .repr = member_repr, .descr_get = member_get, .descr_set = member_set,
    .getset = member_getset,
};

/* ---- o.__dict__ and o.__weakref__ of instances ---- */
static BlRef get_dict(BlVal self)
{
    BlRef dict = bl_instance_dict(self);
    if (dict == BL_NULL && !bl_pending())
        bl_raise(bl_exc(AttributeError), "This object has no __dict__");
    return dict;
}

static int set_dict(BlVal self, BlVal value)
{
    if (value != BL_NULL && !bl_is_dict(value))
        return bl_raise_int(bl_exc(TypeError), "__dict__ must be set to a dictionary, not a '%.200s'", bl_type_name(value));
    if (bl_instance_set_dict(self, value) == 0)
        return 0;
    return bl_pending() ? -1 : bl_raise_int(bl_exc(AttributeError), "This object has no __dict__");
}

static BlRef get_weakref(BlVal self)
{
    if (!bl_is_heap(self) || !bl_weak_accepts(self))
        return bl_raise(bl_exc(AttributeError), "This object has no __weakref__");
    BlWeakref *first = bl_weak_list(bl_obj(self));
    return first ? bl_keep(bl_from_obj(first)) : BL_NONE;
}

const BlGetSet bl_dict_getset = {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)"};
const BlGetSet bl_weakref_getset = {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)"};
