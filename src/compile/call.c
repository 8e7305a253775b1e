/* call.c -- calls, comprehensions.
 *
 * A call is prepared in its window, five words that will be the callee's frame header and receiver, then the arguments: the
 * callee is evaluated straight into its place, and the arguments become its locals where they are.
 */
#include "compile/internal.h"

enum { MAX_ARGS = 2000, WINDOW = 5, BL_CALL_EX_LAST = WINDOW + 1 };

static bool has_unpacking(const BlNodes *args, const BlNodes *keywords)
{
    for (size_t i = 0; i < args->count; i++)
        if (args->items[i]->kind == BL_AST_Starred)
            return true;
    for (size_t i = 0; i < keywords->count; i++)
        if (!keywords->items[i]->keyword.arg)
            return true;
    return args->count + keywords->count > MAX_ARGS;
}

static void check_keywords(Compiler *c, const BlNodes *keywords)
{
    for (size_t i = 0; i < keywords->count && !c->failed; i++) {
        BlName *name = keywords->items[i]->keyword.arg;
        if (name && forbidden(c, name, "assign to"))
            return;
        for (size_t k = 0; name && k < i && keywords->count <= 4096; k++)
            if (keywords->items[k]->keyword.arg == name) {
                syntax_error(c, keywords->items[i], "keyword argument repeated: %s", name->bytes);
                return;
            }
    }
}

static uint32_t keyword_names(Compiler *c, const BlNodes *keywords)
{
    BlRef t = bl_tuple_raw(keywords->count);
    for (size_t i = 0; t != BL_NULL && i < keywords->count; i++) {
        BlRef s = name_str(c, mangle(c, c->unit->scope->private_name, keywords->items[i]->keyword.arg));
        if (s == BL_NULL) {
            bl_drop(t);
            return 0;
        }
        bl_as_tuple(t)->items[i] = s;
    }
    if (t == BL_NULL)
        return fail_memory(c), 0;
    bl_tuple_done(t);
    return constant_adopt(c, t);
}

/* R[win+5] = all positional arguments as a tuple (or f(*x)'s x itself), R[win+6] = the keyword dict if there are any. */
static bool unpacked_arguments(Compiler *c, Reg win, const BlNodes *args, const BlNodes *keywords, int extra, const BlPos *at)
{
    Reg list = win + WINDOW;
    if (extra == 0 && args->count == 1 && args->items[0]->kind == BL_AST_Starred) {
        expr_into(c, args->items[0]->Starred.value, new_temp(c));
    } else {
        if (extra == 0)
            new_temp(c);
        emit(c, BL_INS_BUILD_LIST, list, extra, 0);
        release_to(c, list - T0 + 1);
        for (size_t i = 0; i < args->count && !c->failed; i++) {
            const BlNode *a = args->items[i];
            bool star = a->kind == BL_AST_Starred;
            int base = mark(c);
            Reg v = expr(c, star ? a->Starred.value : a, ANY);
            c->at = *at;
            emit(c, star ? BL_INS_LIST_EXTEND : BL_INS_LIST_APPEND, list, v, 0);
            release_to(c, base);
        }
        emit(c, BL_INS_LIST_TO_TUPLE, list, list, 0);
    }
    if (!keywords->count)
        return false;
    Reg d = new_temp(c);
    emit(c, BL_INS_BUILD_DICT, d, 0, 0);
    for (size_t i = 0; i < keywords->count && !c->failed; i++) {
        const BlNode *k = keywords->items[i];
        int base = mark(c);
        if (k->keyword.arg) {
            Reg name = new_temp(c);
            emit32(c, BL_INS_LOADK, name, name_constant(c, mangle(c, c->unit->scope->private_name, k->keyword.arg)));
            Reg one = new_temp(c);
            expr_into(c, k->keyword.value, one);
            Reg pair = new_temps(c, 2);
            emit(c, BL_INS_TAKE, pair, name, 0);
            emit(c, BL_INS_TAKE, pair + 1, one, 0);
            emit(c, BL_INS_BUILD_DICT, pair, 1, 0);
            c->at = *at;
            emit(c, BL_INS_DICT_MERGE, d, pair, win + 2);
        } else {
            Reg v = expr(c, k->keyword.value, ANY);
            c->at = *at;
            emit(c, BL_INS_DICT_MERGE, d, v, win + 2);
        }
        release_to(c, base);
    }
    return true;
}

/* Arguments behind a prepared window (callee in place; `extra` of them are there already), then the call; result in dst. */
void call_arguments(Compiler *c, Reg win, const BlNodes *args, const BlNodes *keywords, int extra, bool method, Reg dst)
{
    BlPos at = c->at;
    check_keywords(c, keywords);
    if (has_unpacking(args, keywords)) {
        bool dict = unpacked_arguments(c, win, args, keywords, extra, &at);
        c->at = at;
        emit(c, BL_INS_CALL_EX, win, dict, dst);
        for (int i = BL_CALL_EX_LAST; i >= 2; i--)      /* what the call was made of lives until it is over */
            if (i != 3 && win + i != dst)
                emit(c, BL_INS_CLEAR, win + i, 0, 0);
        return;
    }
    for (size_t i = 0; i < args->count && !c->failed; i++)
        expr_into(c, args->items[i], new_temp(c));
    for (size_t i = 0; i < keywords->count && !c->failed; i++)
        expr_into(c, keywords->items[i]->keyword.value, new_temp(c));
    c->at = at;
    int count = extra + (int)(args->count + keywords->count);
    if (!keywords->count) {
        emit(c, method ? BL_INS_CALL_METHOD : BL_INS_CALL, win, count, dst);
        return;
    }
    uint32_t names = keyword_names(c, keywords);
    emit(c, method ? BL_INS_CALL_METHOD_KW : BL_INS_CALL_KW, win, count, dst);
    emit_word(c, names);
}

static const char *uncallable(Compiler *c, const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_Constant: {
        static const char *const names[] = {"NoneType", "bool", "bool", "ellipsis", "int", "float", "complex", "str", "bytes"};
        return names[n->Constant.value.kind];
    }
    case BL_AST_Tuple: return "tuple";
    case BL_AST_List: case BL_AST_ListComp: return "list";
    case BL_AST_Dict: case BL_AST_DictComp: return "dict";
    case BL_AST_Set: case BL_AST_SetComp: return "set";
    case BL_AST_GeneratorExp: return "generator";
    case BL_AST_JoinedStr: case BL_AST_FormattedValue: return "str";
    default: break;
    }
    BlRef value;
    if (!fold(c, n, &value))
        return NULL;
    const char *name = bl_type_name(value);     /* of a built-in type: stays */
    bl_drop(value);
    return name;
}

static bool takes_index(const char *type)
{
    return !strcmp(type, "str") || !strcmp(type, "bytes") || !strcmp(type, "tuple") || !strcmp(type, "list");
}

/* A constant or display that no index fits is most often a list with a comma missing. */
void compile_warn_subscript(Compiler *c, const BlNode *n)
{
    const BlNode *of = n->Subscript.value, *at = n->Subscript.slice;
    const char *type = uncallable(c, of), *index = at->kind == BL_AST_Lambda ? "function" : uncallable(c, at);
    char text[160] = "";
    if (of->kind == BL_AST_Lambda)
        type = "function";
    if (!type || c->failed || !bl_syntax_warning_hook)
        return;
    if (of->kind != BL_AST_Dict && of->kind != BL_AST_DictComp && !takes_index(type))
        snprintf(text, sizeof text, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    else if (takes_index(type) && index && strcmp(index, "int") != 0 && strcmp(index, "bool") != 0)
        snprintf(text, sizeof text, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index);
    if (*text && bl_syntax_warning_hook(BL_NONE, text, c->filename, n->line) < 0)
        c->failed = true;
}

static void warn_uncallable(Compiler *c, const BlNode *n)
{
    const char *type = uncallable(c, n->Call.func);
    if (!type || c->failed || !bl_syntax_warning_hook)
        return;
    char text[120];
    snprintf(text, sizeof text, "'%s' object is not callable; perhaps you missed a comma?", type);
    if (bl_syntax_warning_hook(BL_NONE, text, c->filename, n->line) < 0)
        c->failed = true;
}

/* Where a multi-line method call's instructions stand: at the method's name. */
static void method_pos(Compiler *c, const BlNode *n, const BlNode *attr)
{
    set_pos(c, n);
    if (n->line == attr->end_line)
        return;
    int len = 0;
    for (const char *p = attr->Attribute.attr->bytes; *p; p++)
        len += (*p & 0xc0) != 0x80;
    c->at.line = attr->end_line;
    c->at.col = attr->end_col - len > 0 ? attr->end_col - len : 0;
}

static void method_call(Compiler *c, const BlNode *n, Reg win, Reg dst, uint32_t name)
{
    const BlNode *f = n->Call.func;
    Reg o = expr(c, f->Attribute.value, win + 4);
    set_pos(c, f);
    if (f->line != f->end_line)
        method_pos(c, f, f);
    emit(c, BL_INS_LOAD_METHOD, win, o, (int)name);
    method_pos(c, n, f);
    call_arguments(c, win, &n->Call.args, &n->Call.keywords, 0, true, dst);
}

void compile_call(Compiler *c, const BlNode *n, Reg dst)
{
    const BlNode *f = n->Call.func;
    warn_uncallable(c, n);
    Reg win = new_temps(c, WINDOW);
    if (f->kind == BL_AST_Attribute && !has_unpacking(&n->Call.args, &n->Call.keywords)) {
        uint32_t name = name_constant(c, mangle(c, c->unit->scope->private_name, f->Attribute.attr));
        if (name <= 0xffff) {
            method_call(c, n, win, dst, name);
            return;
        }
    }
    expr_into(c, f, win + 2);
    set_pos(c, n);
    call_arguments(c, win, &n->Call.args, &n->Call.keywords, 0, false, dst);
}

/* ---- comprehensions: a function of one argument, the iterator of the first `for` ---- */
typedef struct Comp { const BlNode *node; const BlNodes *generators; const BlNode *elt, *value; Reg result; } Comp;

static void comp_element(Compiler *c, const Comp *p)
{
    int base = mark(c);
    switch (p->node->kind) {
    case BL_AST_GeneratorExp: {
        Reg t = expr_temp(c, p->elt);
        set_pos(c, p->node);
        emit(c, BL_INS_YIELD, t, t, c->unit->flags & BL_CO_ASYNC_GENERATOR ? 1 : 0);
        emit(c, BL_INS_CLEAR, t, 0, 0);
        break;
    }
    case BL_AST_DictComp: {
        Reg k = expr_temp(c, p->elt), v = expr_temp(c, p->value);
        set_pos(c, p->node);
        emit(c, BL_INS_DICT_SET, p->result, k, v);
        break;
    }
    default: {
        Reg v = expr(c, p->elt, ANY);
        set_pos(c, p->node);
        emit(c, p->node->kind == BL_AST_SetComp ? BL_INS_SET_ADD : BL_INS_LIST_APPEND, p->result, v, 0);
        break;
    }
    }
    release_to(c, base);
}

static void comp_loop(Compiler *c, const Comp *p, size_t depth);

static void comp_body(Compiler *c, const Comp *p, size_t depth, Label skip)
{
    const BlNode *g = p->generators->items[depth];
    for (size_t i = 0; i < g->comprehension.ifs.count; i++)
        jump_if(c, g->comprehension.ifs.items[i], false, skip);
    if (depth + 1 < p->generators->count)
        comp_loop(c, p, depth + 1);
    else
        comp_element(c, p);
}

/* Name targets that are plain locals get the item directly. */
static Reg loop_target(Compiler *c, const BlNode *target)
{
    if (target->kind != BL_AST_Name || c->unit->kind == BL_CODE_MODULE || c->unit->kind == BL_CODE_CLASS)
        return ANY;
    Symbol *y = scope_find(c->unit->scope, mangle(c, c->unit->scope->private_name, target->Name.id));
    return y && y->where == W_LOCAL && !forbidden(c, target->Name.id, "assign to") ? local_reg(c, y->name) : ANY;
}

static void comp_async_loop(Compiler *c, const Comp *p, size_t depth, Reg state)
{
    const BlNode *g = p->generators->items[depth];
    Label start = new_label(c), skip = new_label(c);
    place_label(c, start);
    int inner = mark(c);
    set_pos(c, p->node);
    uint32_t from = c->unit->nins;
    Reg item = new_temp(c);
    emit(c, BL_INS_ANEXT, item, state, 0);
    drive(c, item, g->comprehension.iter);
    uint32_t to = c->unit->nins;
    assign(c, g->comprehension.target, item);
    release_to(c, inner);
    comp_body(c, p, depth, skip);
    place_label(c, skip);
    jump(c, start);
    uint32_t target = c->unit->nins;
    Reg exc = new_temp(c);
    set_pos(c, g->comprehension.iter);
    emit(c, BL_INS_END_ASYNC_FOR, exc, state, 0);
    add_handler(c, from, to, target, exc);
    release_to(c, inner);
}

static void comp_loop(Compiler *c, const Comp *p, size_t depth)
{
    const BlNode *g = p->generators->items[depth];
    int base = mark(c);
    Reg state = new_temps(c, 3);
    if (g->comprehension.is_async && !(c->unit->flags & (BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR))) {
        syntax_error(c, p->node, "asynchronous comprehension outside of an asynchronous function");
        return;
    }
    if (depth == 0) {
        set_pos(c, p->node);
        emit(c, BL_INS_TAKE, state, 0, 0);          /* parameter .0 */
    } else {
        expr_into(c, g->comprehension.iter, state);
    }
    set_pos(c, p->node);
    if (g->comprehension.is_async) {
        if (depth > 0)
            emit(c, BL_INS_AITER, state, state, 0);
        comp_async_loop(c, p, depth, state);
        release_to(c, base);
        return;
    }
    Label body = new_label(c), next = new_label(c);
    emit(c, BL_INS_FOR_PREP, state, state, 0);
    jump(c, next);
    place_label(c, body);
    int inner = mark(c);
    Reg item = loop_target(c, g->comprehension.target), direct = item;
    if (item == ANY) {
        item = new_temp(c);
        assign(c, g->comprehension.target, item);
        release_to(c, inner);
    }
    comp_body(c, p, depth, next);
    place_label(c, next);
    set_pos(c, p->node);
    if (direct == ANY)
        item = T0 + inner;
    emit_jump(c, BL_INS_FOR_ITER, state, item, body);
    release_to(c, base);
}

static BlRef comp_code(Compiler *c, Comp *p, bool wide)
{
    Unit u = {.wide = wide};
    Scope *s = scope_of(c, p->node);
    if (!unit_begin(c, &u, s, BL_CODE_COMPREHENSION, p->node))
        return unit_finish(c);
    bool generator = p->node->kind == BL_AST_GeneratorExp;
    u.flags = BL_CO_OPTIMIZED | BL_CO_NEWLOCALS | (s->nested ? BL_CO_NESTED : 0);
    if (generator)
        u.flags |= s->coroutine ? BL_CO_ASYNC_GENERATOR : BL_CO_GENERATOR;
    else if (s->coroutine)
        u.flags |= BL_CO_COROUTINE;
    u.nargs = u.nposonly = u.nparams = 1;
    u.nposonly = 0;
    hidden_local(c);
    set_pos(c, p->node);
    if (u.flags & (BL_CO_GENERATOR | BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR))
        emit(c, BL_INS_RETURN_GEN, 0, 0, 0);
    for (int i = 0; i < u.ncells; i++)
        emit(c, BL_INS_MAKE_CELL, local_reg(c, u.cells[i]), 0, 0);
    if (!generator) {
        p->result = new_temp(c);
        emit(c, p->node->kind == BL_AST_DictComp ? BL_INS_BUILD_DICT : p->node->kind == BL_AST_SetComp ? BL_INS_BUILD_SET : BL_INS_BUILD_LIST,
             p->result, 0, 0);
    }
    comp_loop(c, p, 0);
    set_pos(c, p->node);
    if (generator)
        emit(c, BL_INS_RETURN_NONE, 1, 0, 0);
    else
        emit(c, BL_INS_RETURN, p->result, 0, 0);
    BlRef code = unit_finish(c);
    return code == BL_NULL && !c->failed ? comp_code(c, p, true) : code;
}

void comprehension(Compiler *c, const BlNode *n, Reg dst)
{
    Comp p = {.node = n};
    switch (n->kind) {
    case BL_AST_ListComp: p.generators = &n->ListComp.generators, p.elt = n->ListComp.elt; break;
    case BL_AST_SetComp: p.generators = &n->SetComp.generators, p.elt = n->SetComp.elt; break;
    case BL_AST_DictComp: p.generators = &n->DictComp.generators, p.elt = n->DictComp.key, p.value = n->DictComp.value; break;
    default: p.generators = &n->GeneratorExp.generators, p.elt = n->GeneratorExp.elt; break;
    }
    Scope *s = scope_of(c, n);
    bool is_async = s->coroutine && n->kind != BL_AST_GeneratorExp;
    if (is_async && !(c->unit->flags & (BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR))) {
        syntax_error(c, n, "asynchronous comprehension outside of an asynchronous function");
        return;
    }
    BlRef code = comp_code(c, &p, false);
    int base = mark(c);
    Reg win = new_temps(c, WINDOW);
    Reg closure = new_temps(c, 4);          /* defaults, keyword defaults, annotations, closure: none here but the last */
    set_pos(c, n);
    make_closure(c, code, closure, 0);
    emit(c, BL_INS_TAKE, win + 2, closure, 0);
    release_to(c, win - T0 + WINDOW);
    Reg arg = new_temp(c);
    const BlNode *first = p.generators->items[0];
    expr_into(c, first->comprehension.iter, arg);
    set_pos(c, n);
    emit(c, first->comprehension.is_async ? BL_INS_AITER : BL_INS_GET_ITER, arg, arg, 0);
    set_pos(c, n);
    emit(c, BL_INS_CALL, win, 1, dst);
    release_to(c, base);
    if (is_async) {
        emit(c, BL_INS_AWAITABLE, dst, dst, 0);
        drive(c, dst, n);
    }
}
