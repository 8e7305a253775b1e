/* define.c -- functions, lambdas, classes. */
#include "compile/internal.h"

/* code (adopted; BL_NULL: failed) becomes a function in temp `win`, whose four registers hold what `flags` says. */
void make_closure(Compiler *c, BlRef code, Reg win, unsigned flags)
{
    if (code == BL_NULL) {
        c->failed = true;
        return;
    }
    BlCode *made = (BlCode *)bl_obj(code);
    int base = mark(c);
    if (made->nfree) {
        Reg first = new_temps(c, made->nfree);
        for (int i = 0; i < made->nfree && !c->failed; i++) {
            BlVal name = bl_as_tuple(made->freevars)->items[i];
            Unit *u = c->unit;
            Reg from = ANY;
            for (int k = 0; k < u->ncells; k++)
                if (bl_str_is(name, u->cells[k]->bytes))
                    from = u->class_cell != ANY && u->cells[k] == c->n_class ? u->class_cell : local_reg(c, u->cells[k]);
            if (from != ANY) {
                emit(c, BL_INS_MOVE, first + i, from, 0);
                continue;
            }
            for (int k = 0; k < u->nfrees; k++)
                if (bl_str_is(name, u->frees[k]->bytes))
                    emit(c, BL_INS_LOAD_CLOSURE, first + i, k, 0);
        }
        emit(c, BL_INS_BUILD_TUPLE, first, made->nfree, 0);
        emit(c, BL_INS_TAKE, win + 3, first, 0);
        release_to(c, base);
        flags |= 8;
    }
    Reg t = new_temp(c);
    emit32(c, BL_INS_LOADK, t, constant_adopt(c, code));
    emit(c, BL_INS_MAKE_FUNCTION, win, t, (int)flags);
    release_to(c, base);
}

/* ---- parameters ---- */
static void declare_parameter(Compiler *c, const BlNode *arg)
{
    if (!c->failed && !forbidden(c, arg->arg.arg, "assign to"))
        local_reg(c, mangle(c, c->unit->scope->private_name, arg->arg.arg));
}

static void declare_parameters(Compiler *c, const BlNode *args)
{
    Unit *u = c->unit;
    const BlNodes *groups[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (int g = 0; g < 3; g++)
        for (size_t i = 0; i < groups[g]->count; i++)
            declare_parameter(c, groups[g]->items[i]);
    u->nposonly = (int)args->arguments.posonlyargs.count;
    u->nargs = u->nposonly + (int)args->arguments.args.count;
    u->nkwonly = (int)args->arguments.kwonlyargs.count;
    if (args->arguments.vararg) {
        declare_parameter(c, args->arguments.vararg);
        u->flags |= BL_CO_VARARGS;
    }
    if (args->arguments.kwarg) {
        declare_parameter(c, args->arguments.kwarg);
        u->flags |= BL_CO_VARKEYWORDS;
    }
    u->nparams = u->nlocals;
}

static unsigned defaults(Compiler *c, const BlNode *args, Reg win)
{
    unsigned flags = 0;
    const BlNodes *plain = &args->arguments.defaults;
    if (plain->count) {
        BlNode tuple = {.kind = BL_AST_Tuple, .line = c->at.line, .col = c->at.col, .end_line = c->at.end_line, .end_col = c->at.end_col};
        tuple.Tuple.elts = *plain;
        tuple.Tuple.ctx = BL_LOAD;
        expr_into(c, &tuple, win);
        flags |= 1;
    }
    int base = mark(c), pairs = 0;
    Reg first = top_temp(c);
    for (size_t i = 0; i < args->arguments.kwonlyargs.count && !c->failed; i++) {
        const BlNode *value = args->arguments.kw_defaults.items[i];
        if (!value)
            continue;
        BlName *name = mangle(c, c->unit->scope->private_name, args->arguments.kwonlyargs.items[i]->arg.arg);
        emit32(c, BL_INS_LOADK, new_temp(c), name_constant(c, name));
        expr_into(c, value, new_temp(c));
        pairs++;
    }
    if (pairs) {
        emit(c, BL_INS_BUILD_DICT, first, pairs, 0);
        emit(c, BL_INS_TAKE, win + 1, first, 0);
        flags |= 2;
    }
    release_to(c, base);
    return flags;
}

static int one_annotation(Compiler *c, BlName *name, const BlNode *annotation)
{
    if (!annotation || c->failed)
        return 0;
    emit32(c, BL_INS_LOADK, new_temp(c), name_constant(c, mangle(c, c->unit->scope->private_name, name)));
    annotation_expr(c, annotation, new_temp(c));
    return 2;
}

/* A tuple name, value, name, value ... in win+2; the function makes the dict when asked. */
static unsigned annotations(Compiler *c, const BlNode *args, const BlNode *returns, Reg win)
{
    int base = mark(c), n = 0;
    Reg first = top_temp(c);
    const BlNodes *groups[] = {&args->arguments.posonlyargs, &args->arguments.args};
    for (int g = 0; g < 2; g++)
        for (size_t i = 0; i < groups[g]->count; i++)
            n += one_annotation(c, groups[g]->items[i]->arg.arg, groups[g]->items[i]->arg.annotation);
    if (args->arguments.vararg)
        n += one_annotation(c, args->arguments.vararg->arg.arg, args->arguments.vararg->arg.annotation);
    for (size_t i = 0; i < args->arguments.kwonlyargs.count; i++)
        n += one_annotation(c, args->arguments.kwonlyargs.items[i]->arg.arg, args->arguments.kwonlyargs.items[i]->arg.annotation);
    if (args->arguments.kwarg)
        n += one_annotation(c, args->arguments.kwarg->arg.arg, args->arguments.kwarg->arg.annotation);
    if (returns && !c->failed) {
        BlRef s = bl_str_intern("return");
        emit32(c, BL_INS_LOADK, new_temp(c), constant_adopt(c, s));
        annotation_expr(c, returns, new_temp(c));
        n += 2;
    }
    if (n) {
        emit(c, BL_INS_BUILD_TUPLE, first, n, 0);
        emit(c, BL_INS_TAKE, win + 2, first, 0);
    }
    release_to(c, base);
    return n ? 4 : 0;
}

/* ---- bodies ---- */
static const BlNode *docstring(const BlNodes *body)
{
    if (!body->count || body->items[0]->kind != BL_AST_Expr)
        return NULL;
    const BlNode *v = body->items[0]->Expr.value;
    return v->kind == BL_AST_Constant && v->Constant.value.kind == BL_CONST_STR ? v : NULL;
}

static BlRef doc_value(Compiler *c, const BlNodes *body)
{
    const BlNode *doc = c->flags & BL_COMPILE_OPTIMIZE_2 ? NULL : docstring(body);
    BlRef v = BL_NULL;
    if (doc)
        fold(c, doc, &v);
    return v;
}

static unsigned generator_flags(const Scope *s, const BlNode *n)
{
    if (n->kind == BL_AST_AsyncFunctionDef)
        return s->generator ? BL_CO_ASYNC_GENERATOR : BL_CO_COROUTINE;
    return s->generator ? BL_CO_GENERATOR : 0;
}

static void start_function(Compiler *c, const BlNode *n, const BlNode *args)
{
    Unit *u = c->unit;
    u->flags = BL_CO_OPTIMIZED | BL_CO_NEWLOCALS | (u->scope->nested ? BL_CO_NESTED : 0) | generator_flags(u->scope, n);
    if (c->flags & BL_COMPILE_FUTURE_ANNOTATIONS)
        u->flags |= BL_CO_FUTURE_ANNOTATIONS;
    declare_parameters(c, args);
    c->at = (BlPos){u->firstline, u->firstline, -1, -1};
    if (u->flags & (BL_CO_GENERATOR | BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR))
        emit(c, BL_INS_RETURN_GEN, 0, 0, 0);
    for (int i = 0; i < u->ncells; i++)
        emit(c, BL_INS_MAKE_CELL, local_reg(c, u->cells[i]), 0, 0);
}

static BlRef function_code(Compiler *c, const BlNode *n, const BlNode *args, const BlNodes *body, int firstline, bool wide)
{
    Unit u = {.wide = wide};
    if (!unit_begin(c, &u, scope_of(c, n), BL_CODE_FUNCTION, n))
        return unit_finish(c);
    u.firstline = firstline;
    u.doc = doc_value(c, body);
    start_function(c, n, args);
    statements(c, body);
    emit(c, BL_INS_RETURN_NONE, 1, 0, 0);
    BlRef code = unit_finish(c);
    return code == BL_NULL && !c->failed ? function_code(c, n, args, body, firstline, true) : code;
}

static BlRef lambda_code(Compiler *c, const BlNode *n, bool wide)
{
    Unit u = {.wide = wide};
    if (!unit_begin(c, &u, scope_of(c, n), BL_CODE_LAMBDA, n))
        return unit_finish(c);
    start_function(c, n, n->Lambda.args);
    set_pos(c, n->Lambda.body);
    Reg r = expr(c, n->Lambda.body, ANY);
    set_pos(c, n->Lambda.body);
    emit(c, BL_INS_RETURN, r, 0, 0);
    BlRef code = unit_finish(c);
    return code == BL_NULL && !c->failed ? lambda_code(c, n, true) : code;
}

void lambda_expr(Compiler *c, const BlNode *n, Reg dst)
{
    int base = mark(c);
    Reg win = new_temps(c, 4);
    unsigned flags = defaults(c, n->Lambda.args, win);
    BlRef code = lambda_code(c, n, false);
    set_pos(c, n);
    make_closure(c, code, win, flags);
    emit(c, BL_INS_TAKE, dst, win, 0);
    release_to(c, base);
}

/* Decorators are evaluated into one call window behind the other; what each returns is the argument of the one before. */
static Reg open_decorators(Compiler *c, const BlNodes *decorators)
{
    Reg first = top_temp(c);
    for (size_t i = 0; i < decorators->count; i++) {
        Reg win = new_temps(c, 5);
        expr_into(c, decorators->items[i], win + 2);
    }
    return first;
}

static void close_decorators(Compiler *c, const BlNodes *decorators, Reg first)
{
    for (size_t i = decorators->count; i-- > 0;) {
        Reg win = first + 5 * (Reg)i;
        set_pos(c, decorators->items[i]);
        emit(c, BL_INS_CALL, win, 1, win);
    }
}

void function_def(Compiler *c, const BlNode *n)
{
    bool is_async = n->kind == BL_AST_AsyncFunctionDef;         /* both kinds have the same fields */
    const BlNode *args = is_async ? n->AsyncFunctionDef.args : n->FunctionDef.args;
    const BlNodes *body = is_async ? &n->AsyncFunctionDef.body : &n->FunctionDef.body;
    const BlNodes *decorators = is_async ? &n->AsyncFunctionDef.decorator_list : &n->FunctionDef.decorator_list;
    const BlNode *returns = is_async ? n->AsyncFunctionDef.returns : n->FunctionDef.returns;
    BlName *name = is_async ? n->AsyncFunctionDef.name : n->FunctionDef.name;
    int base = mark(c);
    Reg first = open_decorators(c, decorators);
    Reg win = new_temps(c, 4);
    set_pos(c, n);
    unsigned flags = defaults(c, args, win);
    flags |= annotations(c, args, returns, win);
    int firstline = decorators->count ? decorators->items[0]->line : n->line;
    BlRef code = function_code(c, n, args, body, firstline, false);
    set_pos(c, n);
    make_closure(c, code, win, flags);
    close_decorators(c, decorators, first);
    set_pos(c, n);
    store_name(c, name, first);
    release_to(c, base);
}

/* ---- classes ---- */
static bool has_annotation(const BlNodes *body)
{
    for (size_t i = 0; i < body->count; i++) {
        const BlNode *n = body->items[i];
        if (n->kind == BL_AST_AnnAssign)
            return true;
        if (n->kind == BL_AST_FunctionDef || n->kind == BL_AST_AsyncFunctionDef || n->kind == BL_AST_ClassDef)
            continue;
        const BlNodeInfo *info = &bl_ast_info[n->kind];
        for (int f = 0; f < info->count; f++) {
            if (info->fields[f].type != BL_FIELD_NODES)
                continue;
            const BlNodes *inner = (const BlNodes *)(const void *)((const char *)n + info->fields[f].offset);
            if (!inner->count || inner->items == body->items)
                continue;
            uint8_t group = bl_ast_info[inner->items[0]->kind].group;
            bool nested = group == BL_GROUP_STMT || group == BL_GROUP_HANDLER || inner->items[0]->kind == BL_AST_match_case;
            if (nested && has_annotation(inner))
                return true;
        }
    }
    return false;
}

static void store_text(Compiler *c, const char *name, BlRef value)
{
    if (value == BL_NULL) {
        fail_memory(c);
        return;
    }
    Reg t = new_temp(c);
    emit32(c, BL_INS_LOADK, t, constant_adopt(c, value));
    BlRef s = bl_str_intern(name);
    emit32(c, BL_INS_STORE_NAME, t, constant_adopt(c, s));
    release_to(c, mark(c) - 1);
}

/* Start of a module or class body: __doc__, __annotations__. Answers how many statements the docstring takes. */
void body_prologue(Compiler *c, const BlNodes *body)
{
    if (has_annotation(body))
        emit(c, BL_INS_SETUP_ANNOTATIONS, 0, 0, 0);
    BlRef doc = doc_value(c, body);
    if (doc != BL_NULL) {
        set_pos(c, body->items[0]);
        store_text(c, "__doc__", doc);
    }
}

static BlRef class_code(Compiler *c, const BlNode *n, int firstline, bool wide)
{
    Unit u = {.wide = wide};
    if (!unit_begin(c, &u, scope_of(c, n), BL_CODE_CLASS, n))
        return unit_finish(c);
    u.firstline = firstline;
    hidden_local(c);
    u.nargs = u.nparams = 1;
    c->at = (BlPos){firstline, firstline, -1, -1};
    if (u.class_cell != ANY)
        emit(c, BL_INS_MAKE_CELL, u.class_cell, 0, 0);
    Reg t = new_temp(c);
    BlRef s = bl_str_intern("__name__");
    emit32(c, BL_INS_LOAD_NAME, t, constant_adopt(c, s));
    s = bl_str_intern("__module__");
    emit32(c, BL_INS_STORE_NAME, t, constant_adopt(c, s));
    release_to(c, 0);
    store_text(c, "__qualname__", bl_keep(u.qualname));
    body_prologue(c, &n->ClassDef.body);
    statements(c, &n->ClassDef.body);
    no_pos(c);
    if (u.class_cell != ANY) {
        t = new_temps(c, 2);
        emit(c, BL_INS_MOVE, t, u.class_cell, 0);
        emit(c, BL_INS_MOVE, t + 1, t, 0);
        s = bl_str_intern("__classcell__");
        emit32(c, BL_INS_STORE_NAME, t, constant_adopt(c, s));
        emit(c, BL_INS_RETURN, t + 1, 0, 0);
        release_to(c, 0);
    } else {
        emit(c, BL_INS_RETURN_NONE, 1, 0, 0);
    }
    BlRef code = unit_finish(c);
    return code == BL_NULL && !c->failed ? class_code(c, n, firstline, true) : code;
}

void class_def(Compiler *c, const BlNode *n)
{
    int base = mark(c);
    const BlNodes *decorators = &n->ClassDef.decorator_list;
    Reg first = open_decorators(c, decorators);
    int firstline = decorators->count ? decorators->items[0]->line : n->line;
    Reg win = new_temps(c, 5);
    set_pos(c, n);
    emit(c, BL_INS_LOAD_BUILD_CLASS, win + 2, 0, 0);
    Reg arg = new_temp(c), scratch = new_temps(c, 4);
    BlRef code = class_code(c, n, firstline, false);
    set_pos(c, n);
    make_closure(c, code, scratch, 0);
    emit(c, BL_INS_TAKE, arg, scratch, 0);
    release_to(c, scratch - T0);
    emit32(c, BL_INS_LOADK, new_temp(c), name_constant(c, n->ClassDef.name));
    set_pos(c, n);
    call_arguments(c, win, &n->ClassDef.bases, &n->ClassDef.keywords, 2, false, win);
    close_decorators(c, decorators, first);
    set_pos(c, n);
    store_name(c, n->ClassDef.name, first);
    release_to(c, base);
}
