/* reversed.c -- reversed(): the type's own __reversed__, or a sequence walked from its last index down.
 *
 * Always: index is -1 and seq BL_NULL once the walk is over.
 */
#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/native.h"
#include "obj/tuple.h"
#include "obj/type.h"

typedef struct Reversed {
    BlObject head;
    BlRef seq;
    int64_t index;              /* next one to give */
} Reversed;

bool bl_is_sequence(BlVal v)
{
    const BlType *type = bl_type_of(v);
    if (type->flags & BL_TF_DICT_SUBCLASS)
        return false;
    return type->is_sequence || type->has_seq_item || ((type->flags & BL_TF_HEAP) && type->getitem);
}

static BlRef not_reversible(BlVal v)
{
    return bl_raise(bl_exc(TypeError), "'%T' object is not reversible", v);
}

static BlRef make(BlClass *cls, BlVal seq)
{
    BlRef result;
    if (bl_type_lookup(seq, bl_name(__reversed__)) == BL_NONE)
        return not_reversible(seq);
    int has = bl_call_special(seq, bl_name(__reversed__), NULL, 0, &result);
    if (has)
        return has < 0 ? BL_NULL : result;
    if (!bl_is_sequence(seq))
        return not_reversible(seq);
    int64_t n = bl_len(seq);
    if (n < 0)
        return BL_NULL;
    BlObject *o = bl_object_new(cls->root, cls->root->size);
    if (!o)
        return BL_NULL;
    Reversed *r = (Reversed *)o;
    r->seq = bl_keep(seq);
    r->index = n - 1;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef reversed_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if ((cls == bl_builtin_class(BL_T_REVERSED) || bl_class_no_init(cls)) && !bl_no_keywords("reversed", kwnames))
        return BL_NULL;
    return bl_check_arity("reversed", nargs, 1, 1) ? make(cls, arg[0]) : BL_NULL;
}

static BlRef reversed_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return reversed_new(bl_as_class(cls), arg, nargs, kwnames);
}

static void reversed_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((Reversed *)o)->seq);
    bl_object_free(o, o->shape->size);
}

static void reversed_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((Reversed *)o)->seq, ctx); }
static void reversed_clear(BlObject *o) { bl_clear_ref(&((Reversed *)o)->seq); }

static BlRef reversed_next(BlVal self)
{
    Reversed *r = (Reversed *)bl_obj(self);
    if (r->index >= 0 && r->seq != BL_NULL) {
        BlRef seq = bl_keep(r->seq);
        BlRef item = bl_getitem(seq, bl_from_imm(r->index));
        bl_drop(seq);
        if (item != BL_NULL) {
            r->index--;
            return item;
        }
        if (!bl_catch(bl_exc(IndexError)) && !bl_catch(bl_exc(StopIteration)))
            return BL_NULL;
    }
    r->index = -1;
    bl_clear_ref(&r->seq);
    return BL_NULL;
}

static int64_t reversed_length_hint(BlVal self)
{
    Reversed *r = (Reversed *)bl_obj(self);
    if (r->seq == BL_NULL)
        return 0;
    int64_t n = bl_len(r->seq), left = r->index + 1;
    return n < 0 ? -1 : n < left ? 0 : left;
}

static BlRef reversed_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Reversed *r = (Reversed *)bl_obj(self);
    BlVal cls = bl_from_obj(bl_class_of(self));
    BlRef args = bl_tuple_pack(1, r->seq == BL_NULL ? bl_tuple_empty() : r->seq), result = BL_NULL;
    if (args != BL_NULL)
        result = r->seq == BL_NULL ? bl_tuple_pack(2, cls, args) : bl_tuple_pack(3, cls, args, bl_from_imm(r->index));
    bl_drop(args);
    return result;
}

static BlRef reversed_setstate(BlVal self, const BlVal *arg)
{
    Reversed *r = (Reversed *)bl_obj(self);
    int64_t index;
    if (!bl_index_int64(arg[0], &index, bl_exc(OverflowError)))
        return BL_NULL;
    if (r->seq == BL_NULL)
        return BL_NONE;
    int64_t n = bl_len(r->seq);
    if (n < 0)
        return BL_NULL;
    r->index = index < -1 ? -1 : index > n - 1 ? n - 1 : index;
    return BL_NONE;
}

static const BlMethod reversed_methods[] = {
    {"__reduce__", reversed_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", reversed_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_reversed_type = {
    .name = "reversed", .doc = "Return a reverse iterator over the values of the given sequence.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .id = BL_T_REVERSED, .size = sizeof(Reversed),
    .free = reversed_free, .traverse = reversed_traverse, .clear = reversed_clear, .new_ = reversed_new, .vectornew = reversed_vectornew,
    .iter = bl_return_self, .next = reversed_next, .length_hint = reversed_length_hint, .methods = reversed_methods,
};
