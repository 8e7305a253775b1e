/* namespace.c -- types.SimpleNamespace: an object that is its attributes. */
#include "obj/class_state.h"

static BlNamespace *space(BlVal v) { return (BlNamespace *)bl_obj(v); }

static BlRef make(BlClass *cls, BlVal dict)
{
    BlRef d = dict == BL_NULL ? bl_dict_new() : bl_keep(dict);
    if (d == BL_NULL)
        return BL_NULL;
    BlNamespace *n = (BlNamespace *)bl_object_new(cls->root, sizeof *n);
    if (!n) {
        bl_drop(d);
        return BL_NULL;
    }
    n->dict = d;
    bl_gc_track(&n->head);
    return bl_from_obj(n);
}

BlRef bl_namespace_new(BlVal dict) { return make(bl_builtin_class(BL_T_NAMESPACE), dict); }

static void space_free(BlObject *o)
{
    bl_clear_ref(&((BlNamespace *)o)->dict);
    bl_object_free(o, sizeof(BlNamespace));
}

static void space_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlNamespace *)o)->dict, ctx); }
static void space_clear(BlObject *o) { bl_dict_clear(((BlNamespace *)o)->dict); }

static BlRef space_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;
    return make(cls, BL_NULL);
}

static int space_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs)
        return bl_raise_int(bl_exc(TypeError), "no positional arguments expected");
    size_t n = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    for (size_t i = 0; i < n; i++)
        if (!bl_dict_set(space(self)->dict, bl_as_tuple(kwnames)->items[i], arg[i]))
            return -1;
    return 0;
}

static bool append_items(BlStrBuilder *b, BlVal dict)
{
    BlRef keys = bl_dict_keys_list(dict);
    bool ok = keys != BL_NULL, first = true;
    for (size_t i = 0; ok && i < bl_as_list(keys)->count; i++) {
        BlRef key = bl_keep(bl_as_list(keys)->items[i]);
        BlVal value;
        if (bl_is_str(key) && bl_as_str(key)->length > 0) {
            int found = bl_dict_find(dict, key, &value);
            ok = found >= 0;
            if (found > 0) {
                bl_keep(value);
                BlRef item = bl_str_format(first ? "%U=%R" : ", %U=%R", key, value);
                bl_drop(value);
                ok = item != BL_NULL && bl_builder_str(b, item);
                bl_drop(item);
                first = false;
            }
        }
        bl_drop(key);
    }
    bl_drop(keys);
    return ok;
}

static BlRef space_repr(BlVal self)
{
    BlClass *c = bl_class_of(self);
    const char *name = c == bl_builtin_class(BL_T_NAMESPACE) ? "namespace" : bl_class_tp_name(c);
    int running = bl_repr_enter(self);
    if (running != 0)
        return running < 0 ? BL_NULL : bl_str_format("%s(...)", name);
    BlStrBuilder b;
    bl_builder_init(&b);
    BlRef dict = bl_keep(space(self)->dict);
    BlRef open = bl_str_format("%s(", name), r = BL_NULL;
    if (open != BL_NULL && bl_builder_str(&b, open) && append_items(&b, dict) && bl_builder_char(&b, ')'))
        r = bl_builder_finish(&b);
    else
        bl_builder_free(&b);
    bl_drop(open);
    bl_drop(dict);
    bl_repr_leave(self);
    return r;
}

static bool is_space(BlVal v) { return bl_is_heap(v) && bl_subclass(bl_class_of(v), bl_builtin_class(BL_T_NAMESPACE)); }

static BlRef space_compare(BlVal a, BlVal b, enum BlCompare op)
{
    return is_space(a) && is_space(b) ? bl_compare(space(a)->dict, space(b)->dict, op) : BL_NOTIMPL;
}

static BlRef space_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_tuple_pack(3, bl_class_value(bl_class_of(self)), bl_tuple_empty(), space(self)->dict);
}

static const BlMethod space_methods[] = {
    {"__reduce__", space_reduce, "()", "Return state information for pickling", NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static BlRef space_get_dict(BlVal self) { return bl_keep(space(self)->dict); }
static const BlGetSet space_getset[] = {
    {"__dict__", space_get_dict, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_namespace_type = {
    .name = "types.SimpleNamespace", .id = BL_T_NAMESPACE, .size = sizeof(BlNamespace), .dict_at = offsetof(BlNamespace, dict), .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT,
    .free = space_free, .traverse = space_traverse, .clear = space_clear, .new_ = space_new, .init = space_init,
    .repr = space_repr, .compare = space_compare, .hash = bl_hash_unhashable, .methods = space_methods, .getset = space_getset,
};
