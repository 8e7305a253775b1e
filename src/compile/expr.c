/* expr.c -- expressions to registers.
 *
 * expr() answers where the value is: a local in place, borrowed, or a temp. Temps form a stack; a result takes the lowest one
 * that its operands gave up. An operator with one operand in a temp writes its result to that temp (the _L forms then release
 * it). An earlier operand that is a local is copied when a later one contains a call: the call's effects on counts are then as
 * in CPython, and a walrus cannot change it.
 */
#include "compile/internal.h"

enum { CHUNK = 2000 };          /* items of a display, or arguments, that are held in registers at once */

/* ---- helpers ---- */
bool runs_call(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_Call: case BL_AST_NamedExpr: case BL_AST_Await: case BL_AST_Yield: case BL_AST_YieldFrom:
    case BL_AST_ListComp: case BL_AST_SetComp: case BL_AST_DictComp: case BL_AST_GeneratorExp:
        return true;
    case BL_AST_Name: case BL_AST_Constant: case BL_AST_Lambda: return false;
    default: break;
    }
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    for (int i = 0; i < info->count; i++) {
        const char *at = (const char *)n + info->fields[i].offset;
        uint8_t type = info->fields[i].type;
        if (type == BL_FIELD_NODE || type == BL_FIELD_OPT) {
            const BlNode *child = *(BlNode *const *)(const void *)at;
            if (child && runs_call(child))
                return true;
        } else if (type == BL_FIELD_NODES || type == BL_FIELD_HOLES) {
            const BlNodes *nodes = (const BlNodes *)(const void *)at;
            for (size_t k = 0; k < nodes->count; k++)
                if (nodes->items[k] && runs_call(nodes->items[k]))
                    return true;
        }
    }
    return false;
}

/* The temp a result goes to: dst if given, else the first one above `base`. */
static Reg result_reg(Compiler *c, Reg want, int base)
{
    release_to(c, base);
    return want != ANY ? want : new_temp(c);
}

/* Result in temp `from`; wanted in `want` (ANY: leave it, as the temp above base). */
static Reg deliver(Compiler *c, Reg from, Reg want, int base)
{
    release_to(c, base);
    if (want == ANY) {
        Reg t = new_temp(c);
        if (t != from)
            emit(c, BL_INS_TAKE, t, from, 0);
        return t;
    }
    if (want != from)
        emit(c, is_temp(want) ? BL_INS_TAKE : BL_INS_TAKE_L, want, from, 0);
    return want;
}

static Reg hint_of(Reg want) { return is_temp(want) ? want : ANY; }

/* Copies a local operand to a temp when `later` runs a call. */
static Reg protect(Compiler *c, Reg r, const BlNode *later, Reg want)
{
    if (is_temp(r) || !runs_call(later))
        return r;
    Reg t = is_temp(want) ? want : new_temp(c);
    emit(c, BL_INS_MOVE, t, r, 0);
    return t;
}

void load_constant(Compiler *c, BlVal v, Reg dst)
{
    bool local = !is_temp(dst);
    if (bl_is_imm_int(v) && bl_imm_int(v) >= INT32_MIN && bl_imm_int(v) <= INT32_MAX)
        emit32(c, local ? BL_INS_LOADI_L : BL_INS_LOADI, dst, (uint32_t)(int32_t)bl_imm_int(v));
    else
        emit32(c, local ? BL_INS_LOADK_L : BL_INS_LOADK, dst, constant(c, v));
}

/* ---- names ---- */
static bool function_unit(const Unit *u) { return u->kind != BL_CODE_MODULE && u->kind != BL_CODE_CLASS && u->kind != BL_CODE_EXPRESSION; }

static Where where_is(Compiler *c, BlName *name)
{
    Symbol *y = scope_find(c->unit->scope, name);
    return y ? y->where : W_GLOBAL;
}

void load_name(Compiler *c, BlName *plain, Reg dst)
{
    BlName *name = mangle(c, c->unit->scope->private_name, plain);
    if (c->failed)
        return;
    Unit *u = c->unit;
    Where where = where_is(c, name);
    Reg t = is_temp(dst) ? dst : top_temp(c);
    bool global_op = where == W_GLOBAL_DECL || (where == W_GLOBAL && function_unit(u));
    switch (where) {
    case W_LOCAL:
        if (function_unit(u)) {
            emit(c, is_temp(dst) ? BL_INS_MOVE : BL_INS_MOVE_L, dst, local_reg(c, name), 0);
            return;
        }
        break;
    case W_CELL:
        t = is_temp(dst) ? dst : new_temp(c);
        if (u->class_cell != ANY && name == c->n_class)
            emit(c, BL_INS_LOAD_CELL, t, u->class_cell, 0);
        else
            emit(c, BL_INS_LOAD_CELL, t, local_reg(c, name), 0);
        goto moved;
    case W_FREE:
        t = is_temp(dst) ? dst : new_temp(c);
        if (u->kind == BL_CODE_CLASS)
            emit(c, BL_INS_LOAD_CLASS_FREE, t, free_index(c, name), (int)name_constant(c, name));
        else
            emit(c, BL_INS_LOAD_FREE, t, free_index(c, name), 0);
        goto moved;
    default: break;
    }
    if (global_op && !is_temp(dst)) {
        emit32(c, BL_INS_LOAD_GLOBAL_L, dst, name_constant(c, name));
        return;
    }
    t = is_temp(dst) ? dst : new_temp(c);
    emit32(c, global_op ? BL_INS_LOAD_GLOBAL : BL_INS_LOAD_NAME, t, name_constant(c, name));
moved:
    if (t != dst) {
        emit(c, BL_INS_TAKE_L, dst, t, 0);
        release_to(c, mark(c) - 1);
    }
}

static Reg name_expr(Compiler *c, const BlNode *n, Reg want)
{
    BlName *plain = n->Name.id;
    if (plain == c->n_debug && c->n_debug) {
        Reg dst = want != ANY ? want : new_temp(c);
        load_constant(c, c->flags & (BL_COMPILE_OPTIMIZE_1 | BL_COMPILE_OPTIMIZE_2) ? BL_FALSE : BL_TRUE, dst);
        return dst;
    }
    if (function_unit(c->unit)) {
        BlName *name = mangle(c, c->unit->scope->private_name, plain);
        if (!c->failed && where_is(c, name) == W_LOCAL)
            return local_reg(c, name);
    }
    Reg dst = want != ANY ? want : new_temp(c);
    load_name(c, plain, dst);
    return dst;
}

/* ---- operators ---- */
static const struct { uint16_t ins; uint8_t binary; } operators[] = {
    [BL_OP_ADD] = {BL_INS_ADD, BL_ADD},         [BL_OP_SUB] = {BL_INS_SUB, BL_SUB},
    [BL_OP_MULT] = {BL_INS_MUL, BL_MUL},        [BL_OP_DIV] = {BL_INS_TRUEDIV, BL_TRUEDIV},
    [BL_OP_FLOORDIV] = {BL_INS_FLOORDIV, BL_FLOORDIV}, [BL_OP_MOD] = {BL_INS_MOD, BL_MOD},
    [BL_OP_LSHIFT] = {BL_INS_LSHIFT, BL_LSHIFT}, [BL_OP_RSHIFT] = {BL_INS_RSHIFT, BL_RSHIFT},
    [BL_OP_BITAND] = {BL_INS_AND, BL_AND},      [BL_OP_BITOR] = {BL_INS_OR, BL_OR},
    [BL_OP_BITXOR] = {BL_INS_XOR, BL_XOR},      [BL_OP_POW] = {BL_INS_BINARY, BL_POW},
    [BL_OP_MATMULT] = {BL_INS_BINARY, BL_MATMUL},
};

/* A constant that fits the signed 16 bits of an immediate operand. */
static bool immediate(Compiler *c, const BlNode *n, int *value)
{
    if (n->kind != BL_AST_Constant && n->kind != BL_AST_UnaryOp)
        return false;
    BlRef v = BL_NULL;
    if (!fold(c, n, &v))
        return false;
    bool fits = bl_is_imm_int(v) && bl_imm_int(v) >= INT16_MIN && bl_imm_int(v) <= INT16_MAX;
    *value = fits ? (int)bl_imm_int(v) : 0;
    bl_drop(v);
    return fits;
}

/* Number of the constant when n is a float that the ..._K instructions take; -1 otherwise. */
static int float_constant(Compiler *c, const BlNode *n, bool divisor)
{
    BlRef v = BL_NULL;
    if ((n->kind != BL_AST_Constant && n->kind != BL_AST_UnaryOp) || !fold(c, n, &v))
        return -1;
    int k = -1;
    if (bl_is_fast_float(v) || (v == BL_POSZERO && !divisor)) {
        uint32_t number = constant(c, v);
        k = number <= UINT16_MAX ? (int)number : -1;
    }
    bl_drop(v);
    return k;
}

static unsigned constant_form(uint8_t op)
{
    switch (op) {
    case BL_OP_ADD: return BL_INS_ADD_K;
    case BL_OP_SUB: return BL_INS_SUB_K;
    case BL_OP_MULT: return BL_INS_MUL_K;
    case BL_OP_DIV: return BL_INS_TRUEDIV_K;
    default: return 0;
    }
}

/* A float constant on one side stays in k[]. False: neither side is one. */
static bool binary_constant(Compiler *c, const BlNode *n, Reg want, Reg *dst)
{
    unsigned ins = constant_form(n->BinOp.op);
    int base = mark(c), k;
    if (!ins)
        return false;
    if ((k = float_constant(c, n->BinOp.right, n->BinOp.op == BL_OP_DIV)) >= 0) {
        Reg left = expr(c, n->BinOp.left, hint_of(want));
        *dst = result_reg(c, want, base);
        set_pos(c, n);
        emit(c, ins + (is_temp(*dst) ? 0 : 1), *dst, left, k);
        return true;
    }
    if ((k = float_constant(c, n->BinOp.left, false)) >= 0) {
        Reg right = expr(c, n->BinOp.right, hint_of(want));
        *dst = result_reg(c, want, base);
        set_pos(c, n);
        emit(c, ins + (is_temp(*dst) ? 2 : 3), *dst, k, right);
        return true;
    }
    return false;
}

static Reg binary(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c), imm;
    unsigned ins = operators[n->BinOp.op].ins;
    Reg constant_result;
    if (binary_constant(c, n, want, &constant_result))
        return constant_result;
    Reg left = expr(c, n->BinOp.left, hint_of(want));
    if (ins != BL_INS_BINARY && immediate(c, n->BinOp.right, &imm)) {
        Reg dst = result_reg(c, want, base);
        set_pos(c, n);
        emit(c, ins + (is_temp(dst) ? 3 : 4), dst, left, imm);
        return dst;
    }
    left = protect(c, left, n->BinOp.right, want);
    uint32_t from = c->unit->nins;
    Reg right = expr(c, n->BinOp.right, ANY);
    add_held(c, left, from);
    Reg dst = result_reg(c, want, base);
    set_pos(c, n);
    if (ins == BL_INS_BINARY) {
        emit(c, ins, dst, left, right);
        emit_word(c, operators[n->BinOp.op].binary);
    } else {
        emit(c, ins + (is_temp(dst) ? 0 : 1), dst, left, right);
    }
    return dst;
}

static Reg unary(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg r = expr(c, n->UnaryOp.operand, hint_of(want));
    Reg dst = result_reg(c, want, base);
    set_pos(c, n);
    switch (n->UnaryOp.op) {
    case BL_OP_USUB: emit(c, is_temp(dst) ? BL_INS_NEG : BL_INS_NEG_L, dst, r, 0); break;
    case BL_OP_UADD: emit(c, BL_INS_POS, dst, r, 0); break;
    case BL_OP_INVERT: emit(c, BL_INS_INVERT, dst, r, 0); break;
    default: emit(c, BL_INS_NOT, dst, r, 0); break;
    }
    return dst;
}

static Reg bool_op(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg t = is_temp(want) ? want : new_temp(c);
    Label end = new_label(c);
    size_t last = n->BoolOp.values.count - 1;
    for (size_t i = 0; i < last && !c->failed; i++) {
        expr_into(c, n->BoolOp.values.items[i], t);
        set_pos(c, n);
        emit_jump(c, n->BoolOp.op == BL_OP_AND ? BL_INS_JFALSE_KEEP : BL_INS_JTRUE_KEEP, t, 0, end);
    }
    expr_into(c, n->BoolOp.values.items[last], t);
    place_label(c, end);
    return deliver(c, t, want, base);
}

static Reg if_exp(Compiler *c, const BlNode *n, Reg want)
{
    Reg dst = want != ANY ? want : new_temp(c);
    Label other = new_label(c), end = new_label(c);
    jump_if(c, n->IfExp.test, false, other);
    expr_into(c, n->IfExp.body, dst);
    jump(c, end);
    place_label(c, other);
    expr_into(c, n->IfExp.orelse, dst);
    place_label(c, end);
    return dst;
}

/* ---- comparisons ---- */
static int relation(uint8_t op)         /* index into the groups of CMP_, JF_, JT_ instructions; -1: is, in */
{
    switch (op) {
    case BL_OP_LT: return 0;
    case BL_OP_LTE: return 1;
    case BL_OP_EQ: return 2;
    case BL_OP_NOTEQ: return 3;
    case BL_OP_GT: return 4;
    case BL_OP_GTE: return 5;
    default: return -1;
    }
}

static void compare_value(Compiler *c, uint8_t op, Reg dst, Reg l, Reg r)
{
    int rel = relation(op);
    unsigned ins = rel >= 0 ? BL_INS_CMP_LT + (unsigned)rel
                   : op == BL_OP_IS ? BL_INS_IS : op == BL_OP_ISNOT ? BL_INS_IS_NOT : op == BL_OP_IN ? BL_INS_IN : BL_INS_NOT_IN;
    emit(c, ins, dst, l, r);
}

static void compare_jump(Compiler *c, uint8_t op, Reg l, Reg r, bool sense, Label to)
{
    int rel = relation(op);
    if (rel >= 0) {
        emit_jump(c, (sense ? BL_INS_JT_LT : BL_INS_JF_LT) + (unsigned)rel, l, r, to);
        return;
    }
    bool negated = op == BL_OP_ISNOT || op == BL_OP_NOTIN;
    if (op == BL_OP_IS || op == BL_OP_ISNOT)
        emit_jump(c, sense != negated ? BL_INS_JT_IS : BL_INS_JF_IS, l, r, to);
    else
        emit_jump(c, sense != negated ? BL_INS_JT_IN : BL_INS_JF_IN, l, r, to);
}

/* A frozenset of a tuple's items (adopted). CPython makes it, and makes it again when merging constants; the order of what collides
 * shows in every set made from it. */
static BlRef constant_set(BlRef items)
{
    for (int round = 0; round < 2 && items != BL_NULL; round++) {
        BlRef tuple = bl_tuple_from_iterable(items);
        bl_drop(items);
        items = tuple == BL_NULL ? BL_NULL : bl_frozenset_from(tuple);
        bl_drop(tuple);
    }
    return items;
}

/* `x in [1, 2]` tests a constant tuple, `x in {1, 2}` a constant frozenset. */
static bool constant_items(Compiler *c, const BlNode *n, BlRef *value)
{
    if (n->kind != BL_AST_List && n->kind != BL_AST_Set)
        return false;
    const BlNodes *elts = n->kind == BL_AST_List ? &n->List.elts : &n->Set.elts;
    BlRef t = bl_tuple_raw(elts->count);
    if (t == BL_NULL || elts->count == 0) {
        if (t == BL_NULL)
            bl_clear_error();
        else
            bl_drop(t);
        return false;
    }
    for (size_t i = 0; i < elts->count; i++) {
        BlRef v = BL_NULL;
        if (!fold(c, elts->items[i], &v)) {
            bl_drop(t);
            return false;
        }
        bl_as_tuple(t)->items[i] = v;
    }
    bl_tuple_done(t);
    if (n->kind == BL_AST_Set) {
        t = constant_set(t);
        if (t == BL_NULL) {
            bl_clear_error();
            return false;
        }
    }
    *value = t;
    return true;
}

static Reg comparand(Compiler *c, uint8_t op, const BlNode *n)
{
    BlRef v;
    if ((op == BL_OP_IN || op == BL_OP_NOTIN) && constant_items(c, n, &v)) {
        Reg t = new_temp(c);
        emit32(c, BL_INS_LOADK, t, constant_adopt(c, v));
        return t;
    }
    return expr(c, n, ANY);
}

/* A constant, or what is computed when compiling, other than the four that exist once. */
static bool is_literal(Compiler *c, const BlNode *n)
{
    BlRef value;
    if (n->kind == BL_AST_Constant)
        return n->Constant.value.kind >= BL_CONST_INT;
    if (!fold(c, n, &value))
        return false;
    bool once = value == BL_NONE || value == BL_TRUE || value == BL_FALSE || value == BL_ELLIPSIS;
    bl_drop(value);
    return !once;
}

static void warn_is_literal(Compiler *c, const BlNode *n)
{
    const BlNode *left = n->Compare.left;
    for (size_t i = 0; i < n->Compare.ops.count; i++) {
        const BlNode *right = n->Compare.comparators.items[i];
        uint8_t op = n->Compare.ops.items[i];
        if ((op == BL_OP_IS || op == BL_OP_ISNOT) && (is_literal(c, left) || is_literal(c, right)) && !c->failed && bl_syntax_warning_hook) {
            const char *text = op == BL_OP_IS ? "\"is\" with a literal. Did you mean \"==\"?" : "\"is not\" with a literal. Did you mean \"!=\"?";
            if (bl_syntax_warning_hook(BL_NONE, text, c->filename, n->line) < 0)
                c->failed = true;
        }
        left = right;
    }
}

/* a < b < c: each middle operand is evaluated once; its copy waits in a temp for the next comparison. */
static Reg compare_chain(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    size_t count = n->Compare.ops.count;
    Label cleanup = new_label(c), end = new_label(c);
    Reg dst = is_temp(want) ? want : new_temp(c), waiting = new_temp(c);
    expr_into(c, n->Compare.left, waiting);
    for (size_t i = 0; i < count && !c->failed; i++) {
        int inner = mark(c);
        bool last = i + 1 == count;
        Reg left = new_temp(c);
        emit(c, BL_INS_TAKE, left, waiting, 0);
        const BlNode *right_node = n->Compare.comparators.items[i];
        Reg right = last ? comparand(c, n->Compare.ops.items[i], right_node) : expr(c, right_node, ANY);
        set_pos(c, n);
        if (!last)
            emit(c, BL_INS_MOVE, waiting, right, 0);
        compare_value(c, n->Compare.ops.items[i], dst, left, right);
        if (!last)
            emit_jump(c, BL_INS_JFALSE_KEEP, dst, 0, cleanup);
        release_to(c, inner);
    }
    jump(c, end);
    place_label(c, cleanup);
    emit(c, BL_INS_CLEAR, waiting, 0, 0);
    place_label(c, end);
    return deliver(c, dst, want, base);
}

static Reg compare(Compiler *c, const BlNode *n, Reg want)
{
    warn_is_literal(c, n);
    if (n->Compare.ops.count > 1)
        return compare_chain(c, n, want);
    int base = mark(c);
    const BlNode *right_node = n->Compare.comparators.items[0];
    Reg left = protect(c, expr(c, n->Compare.left, hint_of(want)), right_node, want);
    uint32_t from = c->unit->nins;
    Reg right = comparand(c, n->Compare.ops.items[0], right_node);
    add_held(c, left, from);
    Reg dst = result_reg(c, want, base);
    set_pos(c, n);
    compare_value(c, n->Compare.ops.items[0], dst, left, right);
    return dst;
}

static bool is_none(const BlNode *n) { return n->kind == BL_AST_Constant && n->Constant.value.kind == BL_CONST_NONE; }

static void compare_branch(Compiler *c, const BlNode *n, bool sense, Label to)
{
    warn_is_literal(c, n);
    int base = mark(c), imm;
    uint8_t op = n->Compare.ops.items[0];
    const BlNode *right_node = n->Compare.comparators.items[0];
    Reg left = expr(c, n->Compare.left, ANY);
    if ((op == BL_OP_IS || op == BL_OP_ISNOT) && is_none(right_node)) {
        set_pos(c, n);
        emit_jump(c, sense != (op == BL_OP_ISNOT) ? BL_INS_JT_NONE : BL_INS_JF_NONE, left, 0, to);
    } else if (relation(op) >= 0 && immediate(c, right_node, &imm)) {
        set_pos(c, n);
        emit_jump(c, (sense ? BL_INS_JT_LT_I : BL_INS_JF_LT_I) + (unsigned)relation(op), left, imm, to);
    } else {
        left = protect(c, left, right_node, ANY);
        uint32_t from = c->unit->nins;
        Reg right = comparand(c, op, right_node);
        add_held(c, left, from);
        set_pos(c, n);
        compare_jump(c, op, left, right, sense, to);
    }
    release_to(c, base);
}

/* ---- conditions ---- */
static void bool_branch(Compiler *c, const BlNode *n, bool sense, Label to)
{
    size_t last = n->BoolOp.values.count - 1;
    bool is_or = n->BoolOp.op == BL_OP_OR;
    Label skip = is_or == sense ? to : new_label(c);
    for (size_t i = 0; i < last && !c->failed; i++)
        jump_if(c, n->BoolOp.values.items[i], is_or, skip);
    jump_if(c, n->BoolOp.values.items[last], sense, to);
    if (skip != to)
        place_label(c, skip);
}

void jump_if(Compiler *c, const BlNode *n, bool sense, Label to)
{
    if (c->failed)
        return;
    if (!deeper(c)) {
        c->failed = true;
        return;
    }
    BlRef v;
    int base = mark(c);
    if (n->kind == BL_AST_UnaryOp && n->UnaryOp.op == BL_OP_NOT) {
        jump_if(c, n->UnaryOp.operand, !sense, to);
    } else if (n->kind == BL_AST_BoolOp) {
        bool_branch(c, n, sense, to);
    } else if (n->kind == BL_AST_Compare && n->Compare.ops.count == 1) {
        compare_branch(c, n, sense, to);
    } else if (fold(c, n, &v)) {
        int truth = bl_truth(v);
        bl_drop(v);
        if (truth < 0)
            c->failed = true;
        else if (truth == sense)
            jump(c, to);
    } else {
        Reg r = expr(c, n, ANY);
        set_pos(c, n);
        emit_jump(c, sense ? BL_INS_JTRUE : BL_INS_JFALSE, r, 0, to);
    }
    release_to(c, base);
    c->depth--;
}

/* ---- attributes and subscripts ---- */
/* A multi-line attribute's instructions stand at the name, as in CPython. */
static void attr_pos(Compiler *c, const BlNode *n)
{
    set_pos(c, n);
    if (n->line != n->end_line) {
        int len = 0;
        for (const char *p = n->Attribute.attr->bytes; *p; p++)
            len += (*p & 0xc0) != 0x80;
        c->at.line = n->end_line;
        c->at.col = n->end_col - len > 0 ? n->end_col - len : 0;
    }
}

static Reg attribute(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg o = expr(c, n->Attribute.value, hint_of(want));
    BlName *name = mangle(c, c->unit->scope->private_name, n->Attribute.attr);
    uint32_t k = name_constant(c, name);
    attr_pos(c, n);
    if (k > 0xffff) {
        Reg t = new_temp(c);
        emit32(c, BL_INS_LOADK, t, k);
        Reg dst = is_temp(o) ? o : result_reg(c, want, base);
        emit(c, BL_INS_LOAD_ATTR_DYN, dst, o, t);
        return is_temp(o) ? deliver(c, o, want, base) : dst;
    }
    if (!is_temp(o)) {
        Reg dst = result_reg(c, want, base);
        emit(c, is_temp(dst) ? BL_INS_LOAD_ATTR : BL_INS_LOAD_ATTR_L, dst, o, (int)k);
        return dst;
    }
    emit(c, BL_INS_LOAD_ATTR_L, o, o, (int)k);
    return deliver(c, o, want, base);
}

static Reg slice_expr(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg first = new_temps(c, n->Slice.step ? 3 : 2);
    const BlNode *part[3] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
    for (int i = 0; i < (n->Slice.step ? 3 : 2); i++) {
        if (part[i])
            expr_into(c, part[i], first + i);
        else
            load_constant(c, BL_NONE, first + i);
    }
    set_pos(c, n);
    emit(c, BL_INS_BUILD_SLICE, first, n->Slice.step ? 3 : 2, 0);
    return deliver(c, first, want, base);
}

static Reg subscript(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c), imm;
    compile_warn_subscript(c, n);
    Reg o = expr(c, n->Subscript.value, hint_of(want));
    bool by_imm = immediate(c, n->Subscript.slice, &imm);
    if (!by_imm)
        o = protect(c, o, n->Subscript.slice, want);
    uint32_t from = c->unit->nins;
    Reg i = by_imm ? imm : expr(c, n->Subscript.slice, ANY);
    add_held(c, o, from);
    set_pos(c, n);
    unsigned ins = by_imm ? BL_INS_GETITEM_I : BL_INS_GETITEM;
    if (!is_temp(o)) {
        Reg dst = result_reg(c, want, base);
        emit(c, ins + (is_temp(dst) ? 0 : 1), dst, o, i);
        return dst;
    }
    emit(c, ins + 1, o, o, i);
    return deliver(c, o, want, base);
}

/* ---- displays ---- */
static bool has_star(const BlNodes *elts)
{
    for (size_t i = 0; i < elts->count; i++)
        if (elts->items[i]->kind == BL_AST_Starred)
            return true;
    return false;
}

static Reg first_of_run(Compiler *c, Reg want)
{
    if (is_temp(want) && want == top_temp(c) - 1)
        return want;
    return new_temp(c);
}

/* A display too long for registers or with stars: grows a list or set item by item. */
static void grow_display(Compiler *c, const BlNode *n, const BlNodes *elts, Reg r, bool set)
{
    emit(c, set ? BL_INS_BUILD_SET : BL_INS_BUILD_LIST, r, 0, 0);
    for (size_t i = 0; i < elts->count && !c->failed; i++) {
        const BlNode *e = elts->items[i];
        int base = mark(c);
        bool star = e->kind == BL_AST_Starred;
        Reg v = expr(c, star ? e->Starred.value : e, ANY);
        set_pos(c, n);
        if (star)
            emit(c, set ? BL_INS_SET_UPDATE : BL_INS_LIST_EXTEND, r, v, 0);
        else
            emit(c, set ? BL_INS_SET_ADD : BL_INS_LIST_APPEND, r, v, 0);
        release_to(c, base);
    }
}

static Reg sequence(Compiler *c, const BlNode *n, const BlNodes *elts, unsigned build, Reg want)
{
    int base = mark(c);
    BlRef v;
    Reg first = first_of_run(c, want);
    if (build != BL_INS_BUILD_TUPLE && elts->count >= 3 && constant_items(c, n, &v)) {
        set_pos(c, n);
        emit(c, build, first, 0, 0);
        Reg t = new_temp(c);
        emit32(c, BL_INS_LOADK, t, constant_adopt(c, v));
        emit(c, build == BL_INS_BUILD_SET ? BL_INS_SET_UPDATE : BL_INS_LIST_EXTEND, first, t, 0);
    } else if (has_star(elts) || elts->count > CHUNK) {
        grow_display(c, n, elts, first, build == BL_INS_BUILD_SET);
        set_pos(c, n);
        if (build == BL_INS_BUILD_TUPLE)
            emit(c, BL_INS_LIST_TO_TUPLE, first, first, 0);
    } else {
        for (size_t i = 0; i < elts->count && !c->failed; i++)
            expr_into(c, elts->items[i], i == 0 ? first : new_temp(c));
        set_pos(c, n);
        emit(c, build, first, (int)elts->count, 0);
    }
    return deliver(c, first, want, base);
}

static Reg dict_display(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg d = first_of_run(c, want);
    size_t count = n->Dict.values.count, i = 0;
    while (i < count && i < CHUNK && n->Dict.keys.items[i])
        i++;
    for (size_t k = 0; k < i && !c->failed; k++) {
        expr_into(c, n->Dict.keys.items[k], k == 0 ? d : new_temp(c));
        expr_into(c, n->Dict.values.items[k], new_temp(c));
    }
    set_pos(c, n);
    emit(c, BL_INS_BUILD_DICT, d, (int)i, 0);
    release_to(c, is_temp(want) && d == want ? base : base + 1);
    int inner = mark(c);
    for (; i < count && !c->failed; i++) {
        const BlNode *key = n->Dict.keys.items[i], *value = n->Dict.values.items[i];
        if (key) {
            Reg k = expr_temp(c, key);
            Reg v = expr_temp(c, value);
            set_pos(c, n);
            emit(c, BL_INS_DICT_SET, d, k, v);
        } else {
            Reg v = expr(c, value, ANY);
            set_pos(c, n);
            emit(c, BL_INS_DICT_UPDATE, d, v, 0);
        }
        release_to(c, inner);
    }
    return deliver(c, d, want, base);
}

/* ---- f-strings ---- */
static Reg formatted(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c), conversion = n->FormattedValue.conversion < 0 ? 0 : n->FormattedValue.conversion;
    Reg v;
    if (n->FormattedValue.format_spec) {
        v = new_temp(c);
        expr_into(c, n->FormattedValue.value, v);
        expr_into(c, n->FormattedValue.format_spec, new_temp(c));
        conversion |= 0x100;
    } else {
        v = expr(c, n->FormattedValue.value, hint_of(want));
    }
    Reg dst = result_reg(c, want, base);
    set_pos(c, n);
    emit(c, BL_INS_FORMAT, dst, v, conversion);
    return dst;
}

static Reg joined(Compiler *c, const BlNode *n, Reg want)
{
    int base = mark(c);
    size_t count = n->JoinedStr.values.count;
    if (count == 0) {
        Reg dst = want != ANY ? want : new_temp(c);
        BlRef empty = bl_str_intern("");
        uint32_t k = constant_adopt(c, empty);
        emit32(c, is_temp(dst) ? BL_INS_LOADK : BL_INS_LOADK_L, dst, k);
        return dst;
    }
    if (count == 1)
        return expr(c, n->JoinedStr.values.items[0], want);
    Reg first = first_of_run(c, want);
    size_t in_run = 0;
    for (size_t i = 0; i < count && !c->failed; i++) {
        expr_into(c, n->JoinedStr.values.items[i], in_run == 0 ? first : new_temp(c));
        if (++in_run == CHUNK) {
            set_pos(c, n);
            emit(c, BL_INS_BUILD_STRING, first, CHUNK, 0);
            release_to(c, (int)(first - T0) + 1);
            in_run = 1;
        }
    }
    set_pos(c, n);
    emit(c, BL_INS_BUILD_STRING, first, (int)in_run, 0);
    return deliver(c, first, want, base);
}

/* ---- generators ---- */
static bool check_function(Compiler *c, const BlNode *n, const char *what)
{
    if (!function_unit(c->unit))
        syntax_error(c, n, "'%s' outside function", what);
    return !c->failed;
}

/* Drives the iterator in temp `it`: what it yields is yielded, what it returns ends in it's own register. */
void drive(Compiler *c, Reg it, const BlNode *n)
{
    Reg value = new_temp(c);
    Label again = new_label(c), done = new_label(c);
    set_pos(c, n);
    load_constant(c, BL_NONE, value);
    place_label(c, again);
    emit_jump(c, BL_INS_SEND, it, value, done);
    emit(c, BL_INS_YIELD, value, value, 2);
    jump(c, again);
    place_label(c, done);
    emit(c, BL_INS_TAKE, it, value, 0);
    release_to(c, mark(c) - 1);
}

static bool async_allowed(const Unit *u)
{
    return (u->flags & (BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR)) != 0 || (u->kind == BL_CODE_COMPREHENSION && u->scope->coroutine);
}

static Reg await_expr(Compiler *c, const BlNode *n, Reg want)
{
    if (!function_unit(c->unit)) {
        syntax_error(c, n, "'await' outside function");
        return ANY;
    }
    if (!async_allowed(c->unit) && c->unit->kind != BL_CODE_COMPREHENSION) {
        syntax_error(c, n, "'await' outside async function");
        return ANY;
    }
    int base = mark(c);
    Reg t = new_temp(c);
    expr_into(c, n->Await.value, t);
    set_pos(c, n);
    emit(c, BL_INS_AWAITABLE, t, t, 0);
    drive(c, t, n);
    return deliver(c, t, want, base);
}

static Reg yield_expr(Compiler *c, const BlNode *n, Reg want)
{
    if (!check_function(c, n, "yield"))
        return ANY;
    int base = mark(c);
    Reg t = new_temp(c);
    if (n->Yield.value)
        expr_into(c, n->Yield.value, t);
    else
        load_constant(c, BL_NONE, t);
    set_pos(c, n);
    emit(c, BL_INS_YIELD, t, t, c->unit->flags & BL_CO_ASYNC_GENERATOR ? 1 : 0);
    return deliver(c, t, want, base);
}

static Reg yield_from(Compiler *c, const BlNode *n, Reg want)
{
    if (!check_function(c, n, "yield"))
        return ANY;
    if (c->unit->flags & (BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR)) {
        syntax_error(c, n, "'yield from' inside async function");
        return ANY;
    }
    int base = mark(c);
    Reg t = new_temp(c);
    expr_into(c, n->YieldFrom.value, t);
    set_pos(c, n);
    emit(c, BL_INS_YIELD_FROM_ITER, t, t, 0);
    drive(c, t, n);
    return deliver(c, t, want, base);
}

/* ---- the rest ---- */
static Reg named(Compiler *c, const BlNode *n, Reg want)
{
    const BlNode *target = n->NamedExpr.target;
    BlName *name = mangle(c, c->unit->scope->private_name, target->Name.id);
    if (c->failed)
        return ANY;
    if (function_unit(c->unit) && where_is(c, name) == W_LOCAL) {
        Reg r = local_reg(c, name);
        expr_into(c, n->NamedExpr.value, r);
        return r;
    }
    int base = mark(c);
    Reg t = is_temp(want) ? want : new_temp(c);
    expr_into(c, n->NamedExpr.value, t);
    Reg copy = new_temp(c);
    set_pos(c, target);
    emit(c, BL_INS_MOVE, copy, t, 0);
    store_name(c, target->Name.id, copy);
    return deliver(c, t, want, base);
}

static Reg into(Compiler *c, void (*make)(Compiler *, const BlNode *, Reg), const BlNode *n, Reg want)
{
    int base = mark(c);
    Reg t = is_temp(want) ? want : new_temp(c);
    make(c, n, t);
    return deliver(c, t, want, base);
}

static Reg expr_kind(Compiler *c, const BlNode *n, Reg want)
{
    BlRef v;
    switch (n->kind) {
    case BL_AST_Name: return name_expr(c, n, want);
    case BL_AST_Constant: case BL_AST_BinOp: case BL_AST_UnaryOp: case BL_AST_Tuple: case BL_AST_Subscript: case BL_AST_BoolOp:
        if (fold(c, n, &v)) {
            Reg dst = want != ANY ? want : new_temp(c);
            load_constant(c, v, dst);
            bl_drop(v);
            return dst;
        }
        break;
    default: break;
    }
    switch (n->kind) {
    case BL_AST_BinOp: return binary(c, n, want);
    case BL_AST_UnaryOp: return unary(c, n, want);
    case BL_AST_BoolOp: return bool_op(c, n, want);
    case BL_AST_Compare: return compare(c, n, want);
    case BL_AST_IfExp: return if_exp(c, n, want);
    case BL_AST_Attribute: return attribute(c, n, want);
    case BL_AST_Subscript: return subscript(c, n, want);
    case BL_AST_Slice: return slice_expr(c, n, want);
    case BL_AST_List: return sequence(c, n, &n->List.elts, BL_INS_BUILD_LIST, want);
    case BL_AST_Tuple: return sequence(c, n, &n->Tuple.elts, BL_INS_BUILD_TUPLE, want);
    case BL_AST_Set: return sequence(c, n, &n->Set.elts, BL_INS_BUILD_SET, want);
    case BL_AST_Dict: return dict_display(c, n, want);
    case BL_AST_JoinedStr: return joined(c, n, want);
    case BL_AST_FormattedValue: return formatted(c, n, want);
    case BL_AST_NamedExpr: return named(c, n, want);
    case BL_AST_Await: return await_expr(c, n, want);
    case BL_AST_Yield: return yield_expr(c, n, want);
    case BL_AST_YieldFrom: return yield_from(c, n, want);
    case BL_AST_Lambda: return into(c, lambda_expr, n, want);
    case BL_AST_ListComp: case BL_AST_SetComp: case BL_AST_DictComp: case BL_AST_GeneratorExp: return into(c, comprehension, n, want);
    case BL_AST_Call: {
        int base = mark(c);
        Reg dst = want != ANY ? want : T0 + base;
        compile_call(c, n, dst);
        return result_reg(c, want, base);
    }
    case BL_AST_Starred:
        syntax_error(c, n, n->Starred.ctx == BL_STORE ? "starred assignment target must be in a list or tuple" : "can't use starred expression here");
        return ANY;
    default:
        syntax_error(c, n, "%s is not supported yet", bl_ast_info[n->kind].name);
        return ANY;
    }
}

Reg expr(Compiler *c, const BlNode *n, Reg want)
{
    if (c->failed)
        return want == ANY ? new_temp(c) : want;
    if (!deeper(c)) {
        c->failed = true;
        return want == ANY ? new_temp(c) : want;
    }
    BlPos saved = c->at;
    set_pos(c, n);
    Reg r = expr_kind(c, n, want);
    c->at = saved;
    c->depth--;
    return r == ANY ? (want == ANY ? new_temp(c) : want) : r;
}

void expr_into(Compiler *c, const BlNode *n, Reg dst)
{
    Reg r = expr(c, n, dst);
    bool itself = r == dst && n->kind == BL_AST_Name && !is_temp(dst);      /* x = x: it may be unbound */
    if (r == dst && !itself)
        return;
    BlPos saved = c->at;
    set_pos(c, n);
    if (itself)
        emit(c, BL_INS_CHECK, dst, 0, 0);
    else
        emit(c, is_temp(dst) ? BL_INS_MOVE : BL_INS_MOVE_L, dst, r, 0);
    c->at = saved;
}

Reg expr_temp(Compiler *c, const BlNode *n)
{
    Reg t = new_temp(c);
    expr_into(c, n, t);
    return t;
}

void expr_discard(Compiler *c, const BlNode *n)
{
    int base = mark(c);
    if (n->kind == BL_AST_Constant)
        return;
    Reg r = expr(c, n, ANY);
    set_pos(c, n);
    emit(c, is_temp(r) ? BL_INS_CLEAR : BL_INS_CHECK, r, 0, 0);
    release_to(c, base);
}
