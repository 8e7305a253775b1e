/* singletons.c -- the types of None, NotImplemented and ..., whose only values are immediate. */
#include "obj/class_state.h"

bool (*bl_warn_hook)(BlVal category, const char *message);

static BlRef only(BlVal value, const char *name, size_t nargs, BlVal kwnames)
{
    if (nargs || (kwnames != BL_NULL && bl_as_tuple(kwnames)->count))
        return bl_raise(bl_exc(TypeError), "%s takes no arguments", name);
    return value;
}

#define NEW(word, value, name)                                                                           \
    static BlRef word##_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)                 \
    {                                                                                                    \
        (void)cls;                                                                                       \
        (void)arg;                                                                                       \
        return only(value, name, nargs, kwnames);                                                        \
    }
NEW(none, BL_NONE, "NoneType")
NEW(notimpl, BL_NOTIMPL, "NotImplementedType")
NEW(ellipsis, BL_ELLIPSIS, "EllipsisType")
#undef NEW

static BlRef none_repr(BlVal self)
{
    (void)self;
    return bl_str_intern("None");
}

static int none_truth(BlVal self)
{
    (void)self;
    return 0;
}

static BlRef notimpl_repr(BlVal self)
{
    (void)self;
    return bl_str_intern("NotImplemented");
}

static int notimpl_truth(BlVal self)
{
    (void)self;
    if (bl_warn_hook && !bl_warn_hook(bl_exc(DeprecationWarning), "NotImplemented should not be used in a boolean context"))
        return -1;
    return 1;
}

static BlRef notimpl_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return notimpl_repr(self);
}

static BlRef ellipsis_repr(BlVal self)
{
    (void)self;
    return bl_str_intern("Ellipsis");
}

static BlRef ellipsis_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return ellipsis_repr(self);
}

static const BlMethod notimpl_methods[] = {
    {"__reduce__", notimpl_reduce, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};
static const BlMethod ellipsis_methods[] = {
    {"__reduce__", ellipsis_reduce, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

const BlType bl_none_type = {
    .name = "NoneType", .id = BL_T_NONE, .size = sizeof(BlObject), .new_ = none_new, .repr = none_repr, .truth = none_truth,
};
const BlType bl_notimpl_type = {
    .name = "NotImplementedType", .id = BL_T_NOTIMPL, .size = sizeof(BlObject), .new_ = notimpl_new, .repr = notimpl_repr,
    .truth = notimpl_truth, .methods = notimpl_methods,
};
const BlType bl_ellipsis_type = {
    .name = "ellipsis", .id = BL_T_ELLIPSIS, .size = sizeof(BlObject), .new_ = ellipsis_new, .repr = ellipsis_repr, .methods = ellipsis_methods,
};
