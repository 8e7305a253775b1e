/* mappingproxy.c -- a read-only window on a mapping: what C.__dict__ gives. */
#include "obj/class_state.h"

static BlVal mapping(BlVal v) { return ((BlProxy *)bl_obj(v))->mapping; }

/* The mapping behind a proxy, anything else as it is. */
static BlVal behind(BlVal v) { return bl_is_exact(v, MAPPINGPROXY) ? mapping(v) : v; }

BlRef bl_mappingproxy_new(BlVal of)
{
    BlProxy *p = (BlProxy *)bl_object_new(&bl_vm->shapes[BL_T_MAPPINGPROXY], sizeof *p);
    if (!p)
        return BL_NULL;
    p->mapping = bl_keep(of);
    bl_gc_track(&p->head);
    return bl_from_obj(p);
}

static void proxy_free(BlObject *o)
{
    bl_drop(((BlProxy *)o)->mapping);
    bl_object_free(o, sizeof(BlProxy));
}

static void proxy_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlProxy *)o)->mapping, ctx); }

static BlRef proxy_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    BlVal of;
    if (!bl_parse_args("mappingproxy", "(mapping)", arg, nargs, kwnames, &of))
        return BL_NULL;
    if (!bl_slots_of(of)->getitem || bl_is_list(of) || bl_is_tuple(of))
        return bl_raise(bl_exc(TypeError), "mappingproxy() argument must be a mapping, not %s", bl_type_name(of));
    return bl_mappingproxy_new(of);
}

static BlRef proxy_repr(BlVal self)
{
    if (!bl_enter_depth(" while getting the repr of an object"))
        return BL_NULL;
    BlRef r = bl_str_format("mappingproxy(%R)", mapping(self));
    bl_leave_depth();
    return r;
}

static BlRef proxy_str(BlVal self) { return bl_str(mapping(self)); }
static BlRef proxy_compare(BlVal self, BlVal other, enum BlCompare op) { return bl_compare(mapping(self), behind(other), op); }
static int64_t proxy_len(BlVal self) { return bl_len(mapping(self)); }
static BlRef proxy_getitem(BlVal self, BlVal key) { return bl_getitem(mapping(self), key); }
static int proxy_contains(BlVal self, BlVal key) { return bl_contains(mapping(self), key); }
static BlRef proxy_iter(BlVal self) { return bl_iter(mapping(self)); }

static BlRef proxy_or(BlVal left, BlVal right) { return bl_binary(behind(left), behind(right), BL_OR); }

static BlRef proxy_ior(BlVal left, BlVal right)
{
    (void)right;
    return bl_raise(bl_exc(TypeError), "'|=' is not supported by %s; use '|' instead", bl_type_name(left));
}

static BlRef proxy_get(BlVal self, const BlVal *arg)
{
    BlVal pass[2] = {arg[0], arg[1]};
    return bl_call_method(mapping(self), bl_name(get), pass, 2);
}

static BlRef proxy_keys(BlVal self, const BlVal *arg) { return bl_call_method(mapping(self), bl_name(keys), arg, 0); }
static BlRef proxy_values(BlVal self, const BlVal *arg) { return bl_call_method(mapping(self), bl_name(values), arg, 0); }
static BlRef proxy_items(BlVal self, const BlVal *arg) { return bl_call_method(mapping(self), bl_name(items), arg, 0); }
static BlRef proxy_copy(BlVal self, const BlVal *arg) { return bl_call_method(mapping(self), bl_name(copy), arg, 0); }
static BlRef proxy_reversed(BlVal self, const BlVal *arg) { return bl_call_method(mapping(self), bl_name(__reversed__), arg, 0); }

static const BlMethod proxy_methods[] = {
    {"get", proxy_get, "(key, default=None, /)", "Return the value for key if key is in the mapping, else default.", NULL, 0},
    {"keys", proxy_keys, "()", "a set-like object providing a view on D's keys", NULL, 0},
    {"values", proxy_values, "()", "an object providing a view on D's values", NULL, 0},
    {"items", proxy_items, "()", "a set-like object providing a view on D's items", NULL, 0},
    {"copy", proxy_copy, "()", "a shallow copy of D", NULL, 0},
    {"__class_getitem__", bl_class_getitem, "(item, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {"__reversed__", proxy_reversed, "()", "reverse iterator", NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

const BlType bl_mappingproxy_type = {
    .name = "mappingproxy", .id = BL_T_MAPPINGPROXY, .size = sizeof(BlProxy), .flags = BL_TF_TRACKED | BL_TF_MAPPING_PATTERN,
    .free = proxy_free, .traverse = proxy_traverse, .new_ = proxy_new, .repr = proxy_repr, .str = proxy_str,
    .compare = proxy_compare, .hash = bl_hash_unhashable, .iter = proxy_iter, .len = proxy_len, .getitem = proxy_getitem, .contains = proxy_contains,
    .binary = {[BL_OR] = proxy_or}, .inplace = {[BL_OR] = proxy_ior},
    .methods = proxy_methods,
};
