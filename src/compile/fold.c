/* fold.c -- constants, and expressions that are constant: computed once, here, with the limits CPython sets on their size. */
#include "compile/internal.h"

enum { MAX_BITS = 128, MAX_ITEMS = 256, MAX_TEXT = 4096 };

static BlRef literal(Compiler *c, const BlConst *k)
{
    switch (k->kind) {
    case BL_CONST_NONE: return BL_NONE;
    case BL_CONST_TRUE: return BL_TRUE;
    case BL_CONST_FALSE: return BL_FALSE;
    case BL_CONST_ELLIPSIS: return BL_ELLIPSIS;
    case BL_CONST_INT: {
        int64_t limit = bl_vm->int_max_str_digits;      /* the parser has applied it already */
        bl_vm->int_max_str_digits = 0;
        BlRef v = bl_int_from_text(k->text, k->len, k->base);
        bl_vm->int_max_str_digits = limit;
        return v;
    }
    case BL_CONST_FLOAT: return bl_float_new(k->number);
    case BL_CONST_IMAG: return bl_complex_new(0.0, k->number);
    case BL_CONST_STR: {
        BlRef s = bl_str_utf8(k->text, k->len);
        if (s == BL_NULL || k->len > MAX_TEXT)
            return s;
        BlRef shared = bl_str_intern_value(s);
        bl_drop(s);
        return shared;
    }
    default: (void)c; return bl_bytes_new(k->text, k->len);
    }
}

/* Would the result be too large to keep as a constant? */
static bool too_large(uint8_t op, BlVal l, BlVal r)
{
    if (op == BL_OP_MULT) {
        if (bl_is_int(l) && bl_is_int(r))
            return bl_int_bit_length(l) + bl_int_bit_length(r) > MAX_BITS;
        BlVal seq = bl_is_int(l) ? r : l, n = bl_is_int(l) ? l : r;
        int64_t times, size = 0;
        if (bl_is_exact_str(seq))
            size = (int64_t)bl_as_str(seq)->length;
        else if (bl_is_exact(seq, BYTES))
            size = (int64_t)bl_as_bytes(seq)->length;
        else if (bl_is_exact(seq, TUPLE))
            size = (int64_t)bl_as_tuple(seq)->count * (MAX_TEXT / MAX_ITEMS);
        else
            return false;
        return !bl_is_int(n) || !bl_int_to_int64(n, &times) || times < 0 || (size && times > MAX_TEXT / size);
    }
    if (op == BL_OP_POW && bl_is_int(l) && bl_is_int(r)) {
        int64_t e;
        if (!bl_int_to_int64(r, &e) || e < 0)
            return e >= 0;
        return e > 0 && bl_int_bit_length(l) > (size_t)(MAX_BITS / e);
    }
    if (op == BL_OP_LSHIFT && bl_is_int(l) && bl_is_int(r)) {
        int64_t n;
        return !bl_int_to_int64(r, &n) || n < 0 || n > MAX_BITS || bl_int_bit_length(l) + (size_t)n > MAX_BITS;
    }
    return op == BL_OP_MOD && (bl_is_exact_str(l) || bl_is_exact(l, BYTES));
}

static bool fold_binary(Compiler *c, const BlNode *n, BlRef *value)
{
    static const uint8_t to_binary[] = {
        [BL_OP_ADD] = BL_ADD, [BL_OP_SUB] = BL_SUB, [BL_OP_MULT] = BL_MUL, [BL_OP_DIV] = BL_TRUEDIV, [BL_OP_FLOORDIV] = BL_FLOORDIV,
        [BL_OP_MOD] = BL_MOD, [BL_OP_LSHIFT] = BL_LSHIFT, [BL_OP_RSHIFT] = BL_RSHIFT, [BL_OP_BITAND] = BL_AND, [BL_OP_BITOR] = BL_OR,
        [BL_OP_BITXOR] = BL_XOR, [BL_OP_POW] = BL_POW, [BL_OP_MATMULT] = BL_MATMUL,
    };
    BlRef l = BL_NULL, r = BL_NULL;
    if (!fold(c, n->BinOp.left, &l))
        return false;
    if (!fold(c, n->BinOp.right, &r)) {
        bl_drop(l);
        return false;
    }
    if (!too_large(n->BinOp.op, l, r)) {
        *value = bl_binary(l, r, to_binary[n->BinOp.op]);
        if (*value == BL_NULL)
            bl_clear_error();           /* the program will raise it when it gets there */
    }
    bl_drop(l);
    bl_drop(r);
    return *value != BL_NULL;
}

static bool fold_unary(Compiler *c, const BlNode *n, BlRef *value)
{
    BlRef v = BL_NULL;
    if (!fold(c, n->UnaryOp.operand, &v))
        return false;
    if (n->UnaryOp.op == BL_OP_NOT) {
        int truth = bl_truth(v);
        *value = truth < 0 ? BL_NULL : bl_from_bool(!truth);
    } else {
        *value = bl_unary(v, n->UnaryOp.op == BL_OP_USUB ? BL_NEG : n->UnaryOp.op == BL_OP_UADD ? BL_POS : BL_INVERT);
    }
    bl_drop(v);
    if (*value == BL_NULL)
        bl_clear_error();
    return *value != BL_NULL;
}

static bool fold_tuple(Compiler *c, const BlNode *n, BlRef *value)
{
    const BlNodes *elts = &n->Tuple.elts;
    if (n->Tuple.ctx != BL_LOAD)
        return false;
    for (size_t i = 0; i < elts->count; i++)        /* look first: the usual tuple is not constant */
        if (elts->items[i]->kind != BL_AST_Constant && elts->items[i]->kind != BL_AST_Tuple && elts->items[i]->kind != BL_AST_UnaryOp
            && elts->items[i]->kind != BL_AST_BinOp)
            return false;
    if (elts->count == 0) {
        *value = bl_keep(bl_tuple_empty());
        return true;
    }
    BlRef t = bl_tuple_raw(elts->count);
    if (t == BL_NULL)
        return fail_memory(c);
    for (size_t i = 0; i < elts->count; i++) {
        BlRef v = BL_NULL;
        if (!fold(c, elts->items[i], &v)) {
            bl_drop(t);
            return false;
        }
        bl_as_tuple(t)->items[i] = v;
    }
    bl_tuple_done(t);
    *value = t;
    return true;
}

static bool fold_subscript(Compiler *c, const BlNode *n, BlRef *value)
{
    if (n->Subscript.ctx != BL_LOAD || n->Subscript.value->kind != BL_AST_Constant)
        return false;
    BlRef o = BL_NULL, i = BL_NULL;
    if (!fold(c, n->Subscript.value, &o))
        return false;
    if (fold(c, n->Subscript.slice, &i)) {
        *value = bl_getitem(o, i);
        if (*value == BL_NULL)
            bl_clear_error();
        bl_drop(i);
    }
    bl_drop(o);
    return *value != BL_NULL;
}

bool fold(Compiler *c, const BlNode *n, BlRef *value)
{
    bool done = false;
    *value = BL_NULL;
    if (c->failed || !deeper(c)) {
        c->failed = true;
        return false;
    }
    switch (n->kind) {
    case BL_AST_Constant:
        *value = literal(c, &n->Constant.value);
        if (*value == BL_NULL)
            fail_memory(c);
        done = *value != BL_NULL;
        break;
    case BL_AST_BinOp: done = fold_binary(c, n, value); break;
    case BL_AST_UnaryOp: done = fold_unary(c, n, value); break;
    case BL_AST_Tuple: done = fold_tuple(c, n, value); break;
    case BL_AST_Subscript: done = fold_subscript(c, n, value); break;
    case BL_AST_Name:
        if (c->n_debug && n->Name.id == c->n_debug && n->Name.ctx == BL_LOAD) {
            *value = c->flags & (BL_COMPILE_OPTIMIZE_1 | BL_COMPILE_OPTIMIZE_2) ? BL_FALSE : BL_TRUE;
            done = true;
        }
        break;
    default: break;
    }
    c->depth--;
    return done && !c->failed;
}
