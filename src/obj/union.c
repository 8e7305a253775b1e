/* union.c -- int | str: the union of classes, each once, in order of mention; nested unions are flattened. */
#include "obj/slot_defs.h"

BlRef bl_annotation_text(BlVal v);
BlRef bl_alias_parameters(BlVal args);
BlRef bl_alias_substitute(BlVal self, BlVal args, BlVal params, BlVal item);

static BlUnion *as_union(BlVal v) { return (BlUnion *)bl_obj(v); }

/* What may stand beside |: None, a class, an alias, a union. */
static bool is_unionable(BlVal v)
{
    return v == BL_NONE || bl_is_class(v) || bl_is_alias(v) || bl_is_exact(v, UNION);
}

/* Adds v, or what it consists of, to the list unless an equal member is there. */
static bool add(BlVal list, BlVal v)
{
    if (bl_is_exact(v, UNION)) {
        BlTuple *t = bl_as_tuple(as_union(v)->args);
        bool ok = true;
        for (size_t i = 0; ok && i < t->count; i++)
            ok = add(list, t->items[i]);
        return ok;
    }
    if (v == BL_NONE)
        v = bl_class_value(bl_builtin_class(BL_T_NONE));
    for (size_t i = 0; i < bl_as_list(list)->count; i++) {
        BlVal there = bl_as_list(list)->items[i];
        if (there == v)
            return true;
        if (bl_is_alias(there) && bl_is_alias(v)) {
            int eq = bl_compare_bool(there, v, BL_EQ);
            if (eq)
                return eq > 0;
        }
    }
    return bl_list_append(list, v);
}

/* A union of the list's members; adopts the list. One member stands for itself. */
static BlRef from_list(BlRef list)
{
    if (list == BL_NULL)
        return BL_NULL;
    BlRef result = BL_NULL;
    if (bl_as_list(list)->count == 1)
        result = bl_keep(bl_as_list(list)->items[0]);
    else {
        BlRef args = bl_list_to_tuple(list);
        BlUnion *u = args == BL_NULL ? NULL : (BlUnion *)bl_object_new(&bl_vm->shapes[BL_T_UNION], sizeof *u);
        if (u) {
            u->args = args;
            u->parameters = BL_NULL;
            bl_gc_track(&u->head);
            result = bl_from_obj(u);
        } else
            bl_drop(args);
    }
    bl_drop(list);
    return result;
}

BlRef bl_union_new(BlVal a, BlVal b)
{
    if (!is_unionable(a) || !is_unionable(b))
        return BL_NOTIMPL;
    BlRef list = bl_list_new(4);
    if (list != BL_NULL && (!add(list, a) || !add(list, b)))
        bl_clear_ref(&list);
    return from_list(list);
}

static void union_free(BlObject *o)
{
    BlUnion *u = (BlUnion *)o;
    bl_drop(u->args);
    bl_drop(u->parameters);
    bl_object_free(o, sizeof *u);
}

static void union_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlUnion *u = (BlUnion *)o;
    visit(u->args, ctx);
    if (u->parameters != BL_NULL)
        visit(u->parameters, ctx);
}

static BlRef union_repr(BlVal self)
{
    BlTuple *t = bl_as_tuple(as_union(self)->args);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; ok && i < t->count; i++) {
        bool none = t->items[i] == bl_class_value(bl_builtin_class(BL_T_NONE));
        BlRef text = none ? bl_str_c("None") : bl_annotation_text(t->items[i]);
        ok = text != BL_NULL && (i == 0 || bl_builder_ascii(&b, " | ", 3)) && bl_builder_str(&b, text);
        bl_drop(text);
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static int all_in(BlVal a, BlVal b)
{
    BlTuple *t = bl_as_tuple(as_union(a)->args);
    for (size_t i = 0; i < t->count; i++) {
        int there = bl_contains(as_union(b)->args, t->items[i]);
        if (there <= 0)
            return there;
    }
    return 1;
}

static BlRef union_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_exact(a, UNION) || !bl_is_exact(b, UNION))
        return BL_NOTIMPL;
    int eq = all_in(a, b);
    if (eq > 0)
        eq = all_in(b, a);
    return eq < 0 ? BL_NULL : bl_from_bool(eq == (op == BL_EQ));
}

/* Order does not matter to equality, so neither to the hash. */
static int64_t union_hash(BlVal self)
{
    BlTuple *t = bl_as_tuple(as_union(self)->args);
    uint64_t sum = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < t->count; i++) {
        int64_t h = bl_hash(t->items[i]);
        if (h == -1)
            return -1;
        sum += ((uint64_t)h ^ (uint64_t)h >> 31) * 0xBF58476D1CE4E5B9u;
    }
    return (int64_t)sum == -1 ? -2 : (int64_t)sum;
}

static BlVal parameters(BlVal self)
{
    BlUnion *u = as_union(self);
    if (u->parameters == BL_NULL)
        u->parameters = bl_alias_parameters(u->args);
    return u->parameters;
}

static BlRef union_getitem(BlVal self, BlVal item)
{
    BlVal params = parameters(self);
    BlRef args = params == BL_NULL ? BL_NULL : bl_alias_substitute(self, as_union(self)->args, params, item);
    if (args == BL_NULL)
        return BL_NULL;
    BlTuple *t = bl_as_tuple(args);
    BlRef r = bl_keep(t->items[0]);
    for (size_t i = 1; r != BL_NULL && i < t->count; i++) {
        BlRef next = bl_binary(r, t->items[i], BL_OR);
        bl_drop(r);
        r = next;
    }
    bl_drop(args);
    return r;
}

static BlRef union_or(BlVal a, BlVal b) { return bl_union_new(a, b); }

static BlRef union_args(BlVal self) { return bl_keep(as_union(self)->args); }
static BlRef union_params(BlVal self) { return bl_keep(parameters(self)); }

static const BlGetSet union_getset[] = {
    {"__args__", union_args, NULL, NULL},
    {"__parameters__", union_params, NULL, "Type variables in the types.UnionType."},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_union_type = {
    .name = "types.UnionType", .id = BL_T_UNION, .size = sizeof(BlUnion), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .free = union_free, .traverse = union_traverse, .repr = union_repr, .hash = union_hash, .compare = union_compare,
    .getitem = union_getitem, .binary = {[BL_OR] = union_or}, .getset = union_getset,
};
