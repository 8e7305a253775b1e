/* call_iter.c -- iter(callable, sentinel): calls until the result equals the sentinel.
 *
 * Always: once finished, both references are gone and the callable is never called again.
 */
#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/key.h"
#include "obj/native.h"
#include "obj/tuple.h"

typedef struct CallIter {
    BlObject head;
    BlRef callable, sentinel;   /* BL_NULL: finished */
} CallIter;

BlRef bl_call_iter_new(BlVal callable, BlVal sentinel)
{
    CallIter *it = (CallIter *)bl_object_new(&bl_vm->shapes[BL_T_CALL_ITER], sizeof(CallIter));
    if (!it)
        return BL_NULL;
    it->callable = bl_keep(callable);
    it->sentinel = bl_keep(sentinel);
    bl_gc_track(&it->head);
    return bl_from_obj(it);
}

static void iter_clear(BlObject *o)
{
    CallIter *it = (CallIter *)o;
    bl_clear_ref(&it->callable);
    bl_clear_ref(&it->sentinel);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    iter_clear(o);
    bl_object_free(o, sizeof(CallIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    CallIter *it = (CallIter *)o;
    visit(it->callable, ctx);
    visit(it->sentinel, ctx);
}

static BlRef iter_next(BlVal self)
{
    CallIter *it = (CallIter *)bl_obj(self);
    if (it->callable == BL_NULL)
        return BL_NULL;
    BlRef callable = bl_keep(it->callable);
    BlRef result = bl_call0(callable);
    bl_drop(callable);
    if (result == BL_NULL) {
        if (bl_catch(bl_exc(StopIteration)))
            iter_clear(&it->head);
        return BL_NULL;
    }
    int last = it->sentinel == BL_NULL ? 1 : bl_key_eq(it->sentinel, result);   /* the call may have finished this very iterator */
    if (last == 0)
        return result;
    bl_drop(result);
    if (last > 0)
        iter_clear(&it->head);
    return BL_NULL;
}

static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    CallIter *it = (CallIter *)bl_obj(self);
    if (it->callable == BL_NULL || it->sentinel == BL_NULL || !bl_builtin_hook)
        return bl_iter_reduced("iter", bl_keep(bl_tuple_empty()), BL_NULL);
    BlRef f = bl_builtin_hook("iter"), args = f == BL_NULL ? BL_NULL : bl_tuple_pack(2, it->callable, it->sentinel), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_tuple_pack(2, f, args);
    bl_drop(args);
    bl_drop(f);
    return result;
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_call_iter_type = {
    .name = "callable_iterator", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .id = BL_T_CALL_ITER, .size = sizeof(CallIter),
    .free = iter_free, .traverse = iter_traverse, .clear = iter_clear, .iter = bl_return_self, .next = iter_next, .methods = iter_methods,
};
