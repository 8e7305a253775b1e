/* slow_arith.c -- operators, comparisons, truth: what the loop does not do in place. */
#include <stdlib.h>

#include "vm/slow.h"
#include "obj/float.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/str.h"
#include "obj/tuple.h"

static BlVal local_name(BlVal *base, unsigned r)
{
    BlCode *c = bl_frame_function(base)->code;
    return r < bl_as_tuple(c->varnames)->count ? bl_as_tuple(c->varnames)->items[r] : BL_NULL;
}

bool do_unbound(BlVal *base, unsigned r)
{
    BlVal name = local_name(base, r);
    if (name == BL_NULL)
        (void)bl_raise(bl_exc(SystemError), "register %u is empty", r);
    else
        (void)bl_raise(bl_exc(UnboundLocalError), "cannot access local variable '%U' where it is not associated with a value", name);
    bl_vm->eval->unbound = name;
    return false;
}

bool do_unbound_free(BlVal *base, unsigned i)
{
    BlVal name = bl_as_tuple(bl_frame_function(base)->code->freevars)->items[i];
    (void)bl_raise_name(bl_exc(NameError), name, "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
    return false;
}

bool do_unbound_cell(BlVal *base, unsigned r)
{
    BlCode *c = bl_frame_function(base)->code;
    for (size_t i = 0; i < c->ncells; i++)
        if (c->cell_regs[i] == r) {
            BlVal name = bl_as_tuple(c->cellvars)->items[i];
            (void)bl_raise(bl_exc(UnboundLocalError), "cannot access local variable '%U' where it is not associated with a value", name);
            return false;
        }
    return do_unbound(base, r);
}

/* Only counts change here: the frame itself holds the locals, so none can reach zero. */
void held_change(BlVal *base, const BlIns *pc, int by)
{
    BlCode *c = bl_frame_function(base)->code;
    uint32_t at = (uint32_t)(pc - c->ins);
    uint32_t low = 0, high = c->nheld;
    while (low < high) {                        /* the first range that ends behind `at` */
        uint32_t middle = (low + high) / 2;
        if (c->held[middle].to > at)
            high = middle;
        else
            low = middle + 1;
    }
    for (uint32_t i = low; i < c->nheld && c->held[i].rest_from <= at; i++) {
        BlVal v = base[c->held[i].local];
        if (at >= c->held[i].from && at < c->held[i].to && bl_is_heap(v))
            bl_obj(v)->count += by;
    }
}

/* ---- operators ---- */
enum Form { REG_REG, REG_IMM, REG_K, K_REG };
static const struct { uint8_t op, form, inplace; } arith[] = {
#define FORMS(NAME, BIN)                                                                                                      \
    [BL_INS_##NAME] = {BIN, REG_REG, 0}, [BL_INS_##NAME##_L] = {BIN, REG_REG, 0}, [BL_INS_I##NAME] = {BIN, REG_REG, 1},       \
    [BL_INS_##NAME##_I] = {BIN, REG_IMM, 0}, [BL_INS_##NAME##_I_L] = {BIN, REG_IMM, 0}, [BL_INS_I##NAME##_I] = {BIN, REG_IMM, 1}
    FORMS(ADD, BL_ADD), FORMS(SUB, BL_SUB), FORMS(MUL, BL_MUL), FORMS(TRUEDIV, BL_TRUEDIV), FORMS(FLOORDIV, BL_FLOORDIV),
    FORMS(MOD, BL_MOD), FORMS(LSHIFT, BL_LSHIFT), FORMS(RSHIFT, BL_RSHIFT), FORMS(AND, BL_AND), FORMS(OR, BL_OR), FORMS(XOR, BL_XOR),
#undef FORMS
#define FORMS(NAME)                                                                                                           \
    [BL_INS_##NAME##_K] = {BL_##NAME, REG_K, 0}, [BL_INS_##NAME##_K_L] = {BL_##NAME, REG_K, 0},                               \
    [BL_INS_K_##NAME] = {BL_##NAME, K_REG, 0}, [BL_INS_K_##NAME##_L] = {BL_##NAME, K_REG, 0}
    FORMS(ADD), FORMS(SUB), FORMS(MUL), FORMS(TRUEDIV),
#undef FORMS
};

/* int with float: the int is converted, as float's own slots do. */
static bool mixed(BlVal l, BlVal r, unsigned op, BlRef *out)
{
    double a, b;
    if (op > BL_TRUEDIV || op == BL_MATMUL)
        return false;
    if (bl_is_imm_float(l))
        a = bl_float_value(l);
    else if (bl_is_imm_int(l) && llabs(bl_imm_int(l)) <= (1ll << 53))
        a = (double)bl_imm_int(l);
    else
        return false;
    if (bl_is_imm_float(r))
        b = bl_float_value(r);
    else if (bl_is_imm_int(r) && llabs(bl_imm_int(r)) <= (1ll << 53))
        b = (double)bl_imm_int(r);
    else
        return false;
    if (bl_is_imm_int(l) && bl_is_imm_int(r))
        return false;
    if (op == BL_TRUEDIV && b == 0.0)
        return false;
    *out = bl_float_new(op == BL_ADD ? a + b : op == BL_SUB ? a - b : op == BL_MUL ? a * b : a / b);
    return true;
}

/* s += t or (a + b) + c where nobody else holds the left str: it grows in place. */
static bool append_in_place(BlVal *base, const BlIns *pc, BlVal r, bool *ok)
{
    BlVal l = base[pc->b];
    if (bl_obj(l)->count != 1 || pc->a != pc->b)
        return false;
    BlRef right = bl_keep(r), left = l;
    if (slow_is_temp(base, pc->c)) {
        bl_drop(right);
        right = r;
        base[pc->c] = 0;
    }
    base[pc->a] = slow_is_temp(base, pc->a) ? 0 : BL_NULL;
    *ok = bl_str_append(&left, right);
    if (*ok)
        base[pc->a] = left;
    bl_drop(right);
    return true;
}

/* At module level `s += t` finds the str held by the variable too. If the next instruction stores the result there, that reference
 * may go first. */
static void release_stored_name(BlVal *base, const BlIns *pc)
{
    const BlIns *next = pc + 1;
    if ((next->op != BL_INS_STORE_NAME && next->op != BL_INS_STORE_GLOBAL) || (next->a & ~BL_TEMP) != pc->a || !next[1].pair.lo
        || (next->op == BL_INS_STORE_NAME && bl_is_heap(base[0])))
        return;
    BlDict *d = bl_as_dict(bl_frame_function(base)->globals);
    if (d->keys_version != next[1].pair.lo)
        return;
    BlVal *cell = &((BlDictEntry *)d->entries)[next[1].pair.hi].value;
    if (*cell == base[pc->a] && bl_obj(*cell)->count == 2) {
        BlVal s = *cell;
        *cell = BL_NONE;
        bl_obj(s)->count--;
    }
}

bool do_arith(BlVal *base, const BlIns *pc)
{
    unsigned op = arith[pc->op].op;
    enum Form form = arith[pc->op].form;
    bool inplace = arith[pc->op].inplace;
    const BlVal *k = bl_frame_function(base)->k;
    BlVal l = form == K_REG ? k[pc->b] : base[pc->b];
    BlVal r = form == REG_IMM ? bl_from_imm((int16_t)pc->c) : form == REG_K ? k[pc->c] : base[pc->c];
    if (l == BL_NULL)
        return do_unbound(base, pc->b);
    if (r == BL_NULL)
        return do_unbound(base, pc->c);
    BlRef result;
    if (mixed(l, r, op, &result)) {
        if (result != BL_NULL)
            put(base, pc->a, result);
        return result != BL_NULL;
    }
    if (op == BL_ADD && bl_is_exact_str(l) && bl_is_exact_str(r)) {
        bool ok;
        if (inplace && bl_obj(l)->count == 2)
            release_stored_name(base, pc);
        if (append_in_place(base, pc, r, &ok))
            return ok;
    }
    if (form == REG_REG || form == K_REG)       /* constants here are numbers without a count */
        hold(base, pc->c);
    if (form != K_REG)
        hold(base, pc->b);
    held_begin(base, pc);
    result = inplace ? bl_inplace(l, r, op) : bl_binary(l, r, op);
    held_end(base, pc);
    if (result != BL_NULL)
        put(base, pc->a, result);
    bl_drop(r);
    bl_drop(l);
    return result != BL_NULL;
}

bool do_binary(BlVal *base, const BlIns *pc)
{
    BlVal l = base[pc->b], r = base[pc->c];
    if (l == BL_NULL)
        return do_unbound(base, pc->b);
    if (r == BL_NULL)
        return do_unbound(base, pc->c);
    hold(base, pc->c);
    hold(base, pc->b);
    BlRef result = pc->op == BL_INS_INPLACE ? bl_inplace(l, r, (enum BlBinary)pc[1].word) : bl_binary(l, r, (enum BlBinary)pc[1].word);
    if (result != BL_NULL)
        put(base, pc->a, result);
    bl_drop(r);
    bl_drop(l);
    return result != BL_NULL;
}

bool do_unary(BlVal *base, const BlIns *pc)
{
    BlVal v = base[pc->b];
    if (v == BL_NULL)
        return do_unbound(base, pc->b);
    BlRef result;
    hold(base, pc->b);
    if (pc->op == BL_INS_NOT) {
        int t = bl_truth(v);
        result = t < 0 ? BL_NULL : bl_from_bool(!t);
    } else {
        result = bl_unary(v, pc->op == BL_INS_POS ? BL_POS : pc->op == BL_INS_INVERT ? BL_INVERT : BL_NEG);
    }
    if (result != BL_NULL)
        put(base, pc->a, result);
    bl_drop(v);
    return result != BL_NULL;
}

/* ---- comparisons ---- */
static inline int relate(int order, enum BlCompare op)
{
    switch (op) {
    case BL_LT: return order < 0;
    case BL_LE: return order <= 0;
    case BL_EQ: return order == 0;
    case BL_NE: return order != 0;
    case BL_GT: return order > 0;
    default: return order >= 0;
    }
}

/* Comparisons that no program code can see: two strs, a float with a small int. -1: not one of them. */
static inline int quick_compare(BlVal l, BlVal r, enum BlCompare op)
{
    if (bl_is_heap(l)) {
        if (!bl_is_exact_str(l) || !bl_is_exact_str(r))
            return -1;
        if (op != BL_EQ && op != BL_NE)
            return relate(bl_str_order(l, r), op);
        BlStr *a = bl_as_str(l), *b = bl_as_str(r);
        bool same = a == b || (a->length == b->length && a->kind == b->kind && a->data[0] == b->data[0]
                               && memcmp(a->data, b->data, a->length * a->kind) == 0);
        return same == (op == BL_EQ);
    }
    enum { EXACT_BITS = 53 };
    double a, b;
    if (bl_is_imm_float(l) && bl_is_imm_int(r) && llabs(bl_imm_int(r)) <= 1ll << EXACT_BITS)
        a = bl_float_value(l), b = (double)bl_imm_int(r);
    else if (bl_is_imm_int(l) && bl_is_imm_float(r) && llabs(bl_imm_int(l)) <= 1ll << EXACT_BITS)
        a = (double)bl_imm_int(l), b = bl_float_value(r);
    else
        return -1;
    return relate(a < b ? -1 : a > b, op);
}

bool do_compare(BlVal *base, const BlIns *pc)
{
    BlVal l = base[pc->b], r = base[pc->c];
    int quick = quick_compare(l, r, (enum BlCompare)(pc->op - BL_INS_CMP_LT));
    if (quick >= 0) {
        consume(base, pc->c);
        consume(base, pc->b);
        put(base, pc->a, bl_from_bool(quick));
        return true;
    }
    if (l == BL_NULL)
        return do_unbound(base, pc->b);
    if (r == BL_NULL)
        return do_unbound(base, pc->c);
    hold(base, pc->c);
    hold(base, pc->b);
    held_begin(base, pc);
    BlRef result = bl_compare(l, r, (enum BlCompare)(pc->op - BL_INS_CMP_LT));
    held_end(base, pc);
    result = finish_compare(l, r, result);
    if (result == BL_NULL)
        return false;
    put(base, pc->a, result);
    return true;
}

static int truth_of(BlRef v)
{
    if (v == BL_TRUE || v == BL_FALSE || v == BL_NULL)
        return v == BL_NULL ? -1 : v == BL_TRUE;
    int t = bl_truth(v);
    bl_drop(v);
    return t;
}

int do_compare_jump(BlVal *base, const BlIns *pc, enum BlCompare op, bool imm)
{
    BlVal l = base[pc->a], r = imm ? bl_from_imm((int16_t)pc->b) : base[pc->b];
    int quick = quick_compare(l, r, op);
    if (quick >= 0) {
        if (!imm)
            consume(base, pc->b);
        consume(base, pc->a);
        return quick;
    }
    if (l == BL_NULL)
        return do_unbound(base, pc->a) - 1;
    if (r == BL_NULL)
        return do_unbound(base, pc->b) - 1;
    BlRef result;
    if (!imm)
        hold(base, pc->b);
    hold(base, pc->a);
    result = bl_compare(l, r, op);
    return truth_of(finish_compare(l, r, result));
}

bool do_is(BlVal *base, const BlIns *pc)
{
    BlVal l = base[pc->b & ~BL_TEMP], r = base[pc->c & ~BL_TEMP];
    int t = do_is_jump(base, &(BlIns){.a = pc->b, .b = pc->c}, l, r);
    if (t < 0)
        return false;
    put(base, pc->a, bl_from_bool(t == (pc->op == BL_INS_IS)));
    return true;
}

int do_is_jump(BlVal *base, const BlIns *pc, BlVal l, BlVal r)
{
    if (l == BL_NULL)
        return do_unbound(base, pc->a & ~BL_TEMP) - 1;
    if (r == BL_NULL)
        return do_unbound(base, pc->b & ~BL_TEMP) - 1;
    if (pc->a & BL_TEMP) {
        base[pc->a & ~BL_TEMP] = 0;
        bl_drop(l);
    }
    if (pc->b & BL_TEMP) {
        base[pc->b & ~BL_TEMP] = 0;
        bl_drop(r);
    }
    return l == r;
}

int do_truth(BlVal *base, const BlIns *pc)
{
    unsigned r = pc->a & ~BL_TEMP;
    BlVal v = base[r];
    if (v == BL_NULL)
        return do_unbound(base, r) - 1;
    hold(base, r);
    int t = bl_truth(v);
    return finish_compare(v, BL_NULL, t < 0 ? BL_NULL : BL_NONE) == BL_NULL ? -1 : t;
}

int do_truth_keep(BlVal *base, const BlIns *pc) { return bl_truth(base[pc->a]); }
