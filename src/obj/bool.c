/* bool.c -- bool: two immediates that are ints with names of their own and their own & | ^. */
#include "obj/int_impl.h"
#include "obj/native.h"
#include "obj/str.h"

static BlRef bool_repr(BlVal v)
{
    return bl_str_intern(v == BL_TRUE ? "True" : "False");
}

static BlRef bool_from(const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("bool", kwnames) || !bl_check_arity("bool", nargs, 0, 1))
        return BL_NULL;
    int truth = nargs ? bl_truth(arg[0]) : 0;
    return truth < 0 ? BL_NULL : bl_from_bool(truth);
}

static BlRef bool_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return bool_from(arg, nargs, kwnames);
}

static BlRef bool_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return bool_from(arg, nargs, kwnames);
}

static int64_t bool_sizeof(BlVal v) { (void)v; return 28; }

#define LOGIC(name, op, symbol)                                                                                        \
    static BlRef name(BlVal a, BlVal b)                                                                                \
    {                                                                                                                  \
        if (bl_is_bool(a) && bl_is_bool(b))                                                                            \
            return bl_from_bool((a == BL_TRUE) symbol (b == BL_TRUE));                                                 \
        return bl_is_int(a) && bl_is_int(b) ? bl_int_binary(a, b, op) : BL_NOTIMPL;                                    \
    }
LOGIC(bool_and, BL_AND, &)
LOGIC(bool_or, BL_OR, |)
LOGIC(bool_xor, BL_XOR, ^)
#undef LOGIC

const BlType bl_bool_type = {
    .name = "bool",
    .doc = "bool(x) -> bool\n\nTrue when x is true, False otherwise. True and False are the only two instances,\n"
           "and no class can be derived from bool.",
    .base = &bl_int_type,  .flags = BL_TF_INT_SUBCLASS,  .id = BL_T_BOOL,
    .size = sizeof(BlInt),  .item_size = sizeof(uint64_t),
    .new_ = bool_new,  .vectornew = bool_vectornew,
    .repr = bool_repr,  BL_INT_SLOTS,
    .binary = {
        [BL_ADD] = bl_int_slot_add, [BL_SUB] = bl_int_slot_sub, [BL_MUL] = bl_int_slot_mul, [BL_TRUEDIV] = bl_int_slot_truediv,
        [BL_FLOORDIV] = bl_int_slot_floordiv, [BL_MOD] = bl_int_slot_mod, [BL_LSHIFT] = bl_int_slot_lshift,
        [BL_RSHIFT] = bl_int_slot_rshift, [BL_AND] = bool_and, [BL_OR] = bool_or, [BL_XOR] = bool_xor,
        [BL_POW] = bl_int_slot_pow, [BL_DIVMOD] = bl_int_slot_divmod,
    },
    .sizeof_ = bool_sizeof,
};
