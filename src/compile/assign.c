/* assign.c -- binding: names, attributes, items, unpacking, augmented and annotated assignment, del. */
#include "compile/internal.h"

static bool function_unit(const Unit *u) { return u->kind != BL_CODE_MODULE && u->kind != BL_CODE_CLASS && u->kind != BL_CODE_EXPRESSION; }

static Where where_of(Compiler *c, BlName *name)
{
    Symbol *y = scope_find(c->unit->scope, name);
    return y ? y->where : W_GLOBAL;
}

/* __debug__ is a constant: nothing may bind it. */
bool forbidden(Compiler *c, const BlName *name, const char *verb)
{
    if (name->len == 9 && !memcmp(name->bytes, "__debug__", 9)) {
        BlNode at = {.line = c->at.line, .col = c->at.col, .end_line = c->at.end_line, .end_col = c->at.end_col};
        syntax_error(c, &at, "cannot %s __debug__", verb);
        return true;
    }
    return false;
}

void store_name(Compiler *c, BlName *plain, Reg src)
{
    BlName *name = mangle(c, c->unit->scope->private_name, plain);
    if (c->failed || forbidden(c, plain, "assign to"))
        return;
    Where where = where_of(c, name);
    if (where == W_LOCAL && function_unit(c->unit)) {
        Reg r = local_reg(c, name);
        if (r != src)
            emit(c, is_temp(src) ? BL_INS_TAKE_L : BL_INS_MOVE_L, r, src, 0);
    } else if (where == W_CELL) {
        emit(c, BL_INS_STORE_CELL, local_reg(c, name), src, 0);
    } else if (where == W_FREE) {
        emit(c, BL_INS_STORE_FREE, free_index(c, name), src, 0);
    } else {
        bool global = where == W_GLOBAL_DECL || function_unit(c->unit);
        emit32(c, global ? BL_INS_STORE_GLOBAL : BL_INS_STORE_NAME, src, name_constant(c, name));
    }
}

void delete_name(Compiler *c, BlName *plain, bool quiet)
{
    BlName *name = mangle(c, c->unit->scope->private_name, plain);
    if (c->failed || forbidden(c, plain, "delete"))
        return;
    Where where = where_of(c, name);
    if (where == W_LOCAL && function_unit(c->unit))
        emit(c, quiet ? BL_INS_UNBIND : BL_INS_DEL_LOCAL, local_reg(c, name), 0, 0);
    else if (where == W_CELL)
        emit(c, quiet ? BL_INS_UNBIND_CELL : BL_INS_DEL_CELL, local_reg(c, name), 0, 0);
    else if (where == W_FREE)
        emit(c, quiet ? BL_INS_UNBIND_FREE : BL_INS_DEL_FREE, free_index(c, name), 0, 0);
    else
        emit32(c, where == W_GLOBAL_DECL || function_unit(c->unit) ? BL_INS_DEL_GLOBAL : BL_INS_DEL_NAME, 0, name_constant(c, name));
}

/* The register of a name that is a plain local of this function, else ANY. */
static Reg plain_local(Compiler *c, const BlNode *target)
{
    if (target->kind != BL_AST_Name || !function_unit(c->unit))
        return ANY;
    BlName *name = mangle(c, c->unit->scope->private_name, target->Name.id);
    return !c->failed && where_of(c, name) == W_LOCAL && target->Name.id != c->n_debug ? local_reg(c, name) : ANY;
}

/* ---- unpacking ---- */
static void unpack(Compiler *c, const BlNode *target, const BlNodes *elts, Reg src)
{
    size_t star = elts->count;
    for (size_t i = 0; i < elts->count; i++) {
        if (elts->items[i]->kind != BL_AST_Starred)
            continue;
        if (star != elts->count) {
            syntax_error(c, target, "multiple starred expressions in assignment");
            return;
        }
        star = i;
    }
    int base = mark(c);
    if (elts->count >= 0x4000) {
        syntax_error(c, target, "too many expressions in star-unpacking assignment");
        return;
    }
    Reg first = new_temps(c, elts->count ? (int)elts->count : 1);
    set_pos(c, target);
    if (star == elts->count) {
        emit(c, BL_INS_UNPACK, first, src, (int)elts->count);
    } else if (star > 255 || elts->count - star - 1 > 255) {
        emit(c, BL_INS_UNPACK_EX_WIDE, first, src, (int)star);
        emit_word(c, elts->count - star - 1);
    } else {
        emit(c, BL_INS_UNPACK_EX, first, src, (int)(star | (elts->count - star - 1) << 8));
    }
    for (size_t i = 0; i < elts->count && !c->failed; i++) {
        const BlNode *e = elts->items[i];
        assign(c, e->kind == BL_AST_Starred ? e->Starred.value : e, first + (Reg)i);
    }
    release_to(c, base);
}

void assign(Compiler *c, const BlNode *target, Reg src)
{
    if (c->failed)
        return;
    if (!deeper(c)) {
        c->failed = true;
        return;
    }
    int base = mark(c);
    BlPos saved = c->at;
    set_pos(c, target);
    switch (target->kind) {
    case BL_AST_Name: store_name(c, target->Name.id, src); break;
    case BL_AST_Attribute: {
        BlName *name = mangle(c, c->unit->scope->private_name, target->Attribute.attr);
        if (forbidden(c, target->Attribute.attr, "assign to"))
            break;
        Reg o = expr(c, target->Attribute.value, ANY);
        uint32_t k = name_constant(c, name);
        set_pos(c, target);
        if (target->line != target->end_line) {
            c->at.line = target->end_line;
            int len = 0;
            for (const char *p = target->Attribute.attr->bytes; *p; p++)
                len += (*p & 0xc0) != 0x80;
            c->at.col = target->end_col - len > 0 ? target->end_col - len : 0;
        }
        if (k > 0xffff) {
            Reg t = new_temp(c);
            emit32(c, BL_INS_LOADK, t, k);
            emit(c, BL_INS_STORE_ATTR_DYN, o, src, t);
        } else {
            emit(c, BL_INS_STORE_ATTR, o, src, (int)k);
        }
        break;
    }
    case BL_AST_Subscript: {
        Reg o = expr(c, target->Subscript.value, ANY);
        if (!is_temp(o) && runs_call(target->Subscript.slice)) {
            Reg t = new_temp(c);
            emit(c, BL_INS_MOVE, t, o, 0);
            o = t;
        }
        Reg i = expr(c, target->Subscript.slice, ANY);
        set_pos(c, target);
        emit(c, BL_INS_SETITEM, o, i, src);
        break;
    }
    case BL_AST_Tuple: unpack(c, target, &target->Tuple.elts, src); break;
    case BL_AST_List: unpack(c, target, &target->List.elts, src); break;
    case BL_AST_Starred: syntax_error(c, target, "starred assignment target must be in a list or tuple"); break;
    default: syntax_error(c, target, "cannot assign to this"); break;
    }
    c->at = saved;
    release_to(c, base);
    c->depth--;
}

static const BlNodes *tuple_items(const BlNode *n)
{
    const BlNodes *elts = n->kind == BL_AST_Tuple ? &n->Tuple.elts : NULL;
    for (size_t i = 0; elts && i < elts->count; i++)
        if (elts->items[i]->kind == BL_AST_Starred)
            return NULL;
    return elts;
}

/* a, b = b, a: no tuple is built, as CPython does for two and three items; the order of stores stays left to right. */
static bool swap_like(Compiler *c, const BlNode *target, const BlNode *value)
{
    const BlNodes *to = tuple_items(target), *from = tuple_items(value);
    if (!to || !from || to->count != from->count || to->count < 1 || to->count > 3)
        return false;
    int base = mark(c);
    Reg first = new_temps(c, (int)to->count);
    for (size_t i = 0; i < to->count; i++)
        expr_into(c, from->items[i], first + (Reg)i);
    for (size_t i = 0; i < to->count; i++)
        assign(c, to->items[i], first + (Reg)i);
    release_to(c, base);
    return true;
}

void assign_expr(Compiler *c, const BlNode *target, const BlNode *value)
{
    if (swap_like(c, target, value))
        return;
    int base = mark(c);
    Reg r = plain_local(c, target);
    if (r != ANY) {
        expr_into(c, value, r);
    } else {
        Reg v = expr(c, value, ANY);
        if (!is_temp(v) && target->kind != BL_AST_Name && runs_call(target)) {
            Reg t = new_temp(c);
            emit(c, BL_INS_MOVE, t, v, 0);
            v = t;
        }
        assign(c, target, v);
    }
    release_to(c, base);
}

/* ---- del ---- */
void delete_target(Compiler *c, const BlNode *target)
{
    int base = mark(c);
    set_pos(c, target);
    switch (target->kind) {
    case BL_AST_Name: delete_name(c, target->Name.id, false); break;
    case BL_AST_Attribute: {
        Reg o = expr(c, target->Attribute.value, ANY);
        uint32_t k = name_constant(c, mangle(c, c->unit->scope->private_name, target->Attribute.attr));
        set_pos(c, target);
        if (k > 0xffff) {
            Reg t = new_temp(c);
            emit32(c, BL_INS_LOADK, t, k);
            emit(c, BL_INS_DEL_ATTR_DYN, o, 0, t);
        } else {
            emit(c, BL_INS_DEL_ATTR, o, 0, (int)k);
        }
        break;
    }
    case BL_AST_Subscript: {
        Reg o = expr(c, target->Subscript.value, ANY);
        if (!is_temp(o) && runs_call(target->Subscript.slice)) {
            Reg t = new_temp(c);
            emit(c, BL_INS_MOVE, t, o, 0);
            o = t;
        }
        Reg i = expr(c, target->Subscript.slice, ANY);
        set_pos(c, target);
        emit(c, BL_INS_DELITEM, o, i, 0);
        break;
    }
    case BL_AST_Tuple: case BL_AST_List: {
        const BlNodes *elts = target->kind == BL_AST_Tuple ? &target->Tuple.elts : &target->List.elts;
        for (size_t i = 0; i < elts->count && !c->failed; i++)
            delete_target(c, elts->items[i]);
        break;
    }
    default: syntax_error(c, target, "cannot delete this"); break;
    }
    release_to(c, base);
}

/* ---- augmented assignment ---- */
static void inplace(Compiler *c, const BlNode *n, Reg r)
{
    static const struct { uint16_t ins; uint8_t binary; } ops[] = {
        [BL_OP_ADD] = {BL_INS_IADD, 0},       [BL_OP_SUB] = {BL_INS_ISUB, 0},     [BL_OP_MULT] = {BL_INS_IMUL, 0},
        [BL_OP_DIV] = {BL_INS_ITRUEDIV, 0},   [BL_OP_FLOORDIV] = {BL_INS_IFLOORDIV, 0}, [BL_OP_MOD] = {BL_INS_IMOD, 0},
        [BL_OP_LSHIFT] = {BL_INS_ILSHIFT, 0}, [BL_OP_RSHIFT] = {BL_INS_IRSHIFT, 0}, [BL_OP_BITAND] = {BL_INS_IAND, 0},
        [BL_OP_BITOR] = {BL_INS_IOR, 0},      [BL_OP_BITXOR] = {BL_INS_IXOR, 0},  [BL_OP_POW] = {BL_INS_INPLACE, BL_POW},
        [BL_OP_MATMULT] = {BL_INS_INPLACE, BL_MATMUL},
    };
    int base = mark(c);
    unsigned ins = ops[n->AugAssign.op].ins;
    BlRef v = BL_NULL;
    const BlNode *value = n->AugAssign.value;
    bool imm = ins != BL_INS_INPLACE && (value->kind == BL_AST_Constant || value->kind == BL_AST_UnaryOp) && fold(c, value, &v)
               && bl_is_imm_int(v) && bl_imm_int(v) >= INT16_MIN && bl_imm_int(v) <= INT16_MAX;
    if (imm) {
        set_pos(c, n);
        emit(c, ins + 3, r, r, (int)bl_imm_int(v));
    } else {
        Reg right = expr(c, value, ANY);
        set_pos(c, n);
        emit(c, ins, r, r, right);
        if (ins == BL_INS_INPLACE)
            emit_word(c, ops[n->AugAssign.op].binary);
    }
    bl_drop(v);
    release_to(c, base);
}

static void augmented_name(Compiler *c, const BlNode *n)
{
    const BlNode *target = n->AugAssign.target;
    Reg r = plain_local(c, target);
    if (r != ANY && !runs_call(n->AugAssign.value)) {
        inplace(c, n, r);
        add_load_place(c, r, target);
        return;
    }
    Reg t = new_temp(c);
    set_pos(c, target);
    load_name(c, target->Name.id, t);
    inplace(c, n, t);
    set_pos(c, target);
    store_name(c, target->Name.id, t);
}

void augmented(Compiler *c, const BlNode *n)
{
    const BlNode *target = n->AugAssign.target;
    int base = mark(c);
    if (target->kind == BL_AST_Name) {
        set_pos(c, target);
        augmented_name(c, n);
    } else if (target->kind == BL_AST_Attribute) {
        uint32_t k = name_constant(c, mangle(c, c->unit->scope->private_name, target->Attribute.attr));
        Reg o = expr(c, target->Attribute.value, ANY);
        if (!is_temp(o) && runs_call(n->AugAssign.value)) {
            Reg t = new_temp(c);
            emit(c, BL_INS_MOVE, t, o, 0);
            o = t;
        }
        Reg v = new_temp(c);
        set_pos(c, target);
        if (k > 0xffff) {
            syntax_error(c, target, "too many names");
            return;
        }
        if (is_temp(o)) {
            emit(c, BL_INS_MOVE, v, o, 0);
            emit(c, BL_INS_LOAD_ATTR_L, v, v, (int)k);
        } else {
            emit(c, BL_INS_LOAD_ATTR, v, o, (int)k);
        }
        inplace(c, n, v);
        set_pos(c, target);
        emit(c, BL_INS_STORE_ATTR, o, v, (int)k);
    } else if (target->kind == BL_AST_Subscript) {
        Reg o = new_temp(c), i = new_temp(c), v = new_temp(c);
        expr_into(c, target->Subscript.value, o);
        expr_into(c, target->Subscript.slice, i);
        Reg copy = new_temp(c);
        set_pos(c, target);
        emit(c, BL_INS_MOVE, v, o, 0);
        emit(c, BL_INS_MOVE, copy, i, 0);
        emit(c, BL_INS_GETITEM_L, v, v, copy);
        release_to(c, copy - T0);
        inplace(c, n, v);
        set_pos(c, target);
        emit(c, BL_INS_SETITEM, o, i, v);
    } else {
        syntax_error(c, target, "illegal expression for augmented assignment");
    }
    release_to(c, base);
}

/* ---- annotations ---- */
void annotation_expr(Compiler *c, const BlNode *n, Reg dst)
{
    if (c->flags & BL_COMPILE_FUTURE_ANNOTATIONS) {
        BlRef text = unparse(c, n);
        emit32(c, BL_INS_LOADK, dst, constant_adopt(c, text));
        return;
    }
    if (n->kind == BL_AST_Starred) {        /* *args: *Ts */
        int base = mark(c);
        Reg t = new_temp(c);
        expr_into(c, n->Starred.value, t);
        Reg first = new_temp(c);
        emit(c, BL_INS_UNPACK, first, t, 1);
        emit(c, BL_INS_TAKE, dst, first, 0);
        release_to(c, base);
        return;
    }
    expr_into(c, n, dst);
}

void annotated(Compiler *c, const BlNode *n)
{
    const BlNode *target = n->AnnAssign.target;
    int base = mark(c);
    if (target->kind == BL_AST_Name && !n->AnnAssign.value && forbidden(c, target->Name.id, "assign to"))
        return;
    if (n->AnnAssign.value)
        assign_expr(c, target, n->AnnAssign.value);
    bool keeps = n->AnnAssign.simple && target->kind == BL_AST_Name && (c->unit->kind == BL_CODE_MODULE || c->unit->kind == BL_CODE_CLASS);
    if (keeps) {
        BlName *name = mangle(c, c->unit->scope->private_name, target->Name.id);
        Reg v = new_temp(c), d = new_temp(c), k = new_temp(c);
        annotation_expr(c, n->AnnAssign.annotation, v);
        BlRef s = bl_str_intern("__annotations__");
        set_pos(c, n);
        emit32(c, BL_INS_LOAD_NAME, d, constant_adopt(c, s));
        emit32(c, BL_INS_LOADK, k, name_constant(c, name));
        emit(c, BL_INS_SETITEM, d, k, v);
    } else if (!n->AnnAssign.simple || target->kind != BL_AST_Name) {
        if (!n->AnnAssign.value && target->kind == BL_AST_Attribute)
            expr_discard(c, target->Attribute.value);
        if (!n->AnnAssign.value && target->kind == BL_AST_Subscript) {
            expr_discard(c, target->Subscript.value);
            expr_discard(c, target->Subscript.slice);
        }
        if (!(c->flags & BL_COMPILE_FUTURE_ANNOTATIONS) && !function_unit(c->unit))
            expr_discard(c, n->AnnAssign.annotation);
    }
    release_to(c, base);
}
