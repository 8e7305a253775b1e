/* stmt.c -- statements; loops, handlers, and what must happen when control leaves them early.
 *
 * The blocks that enclose a statement form a chain. A return, break or continue walks it outwards and emits what each block owes
 * on the way: iterators released, __exit__ called, finally bodies compiled in place, the exception state restored. While such
 * code runs its own block no longer guards it: ranges are closed before and opened again after.
 */
#include "compile/internal.h"

/* ---- blocks ---- */
static void add_range(Compiler *c, Block *b, uint32_t pc)
{
    if (c->failed)
        return;
    if (b->nranges == b->cranges) {
        int bigger = b->cranges ? b->cranges * 2 : 4;
        uint32_t *p = bl_bump(&c->bump, sizeof *p * (size_t)bigger);
        if (!p) {
            fail_memory(c);
            return;
        }
        if (b->nranges)
            memcpy(p, b->ranges, sizeof *p * (size_t)b->nranges);
        b->ranges = p;
        b->cranges = bigger;
    }
    b->ranges[b->nranges++] = pc;
}

void block_open(Compiler *c, Block *b)
{
    b->open = true;
    add_range(c, b, c->unit->nins);
}

void block_close(Compiler *c, Block *b)
{
    b->open = false;
    add_range(c, b, c->unit->nins);
}

enum { MAX_BLOCKS = 20 };           /* the language's own limit */

void block_push(Compiler *c, Block *b, BlockKind kind)
{
    enum { MOST = 20 };
    int depth = 0;
    for (Block *outer = c->unit->block; outer; outer = outer->outer)
        depth++;
    if (depth >= MOST) {
        BlNode at = {.line = c->at.line, .col = c->at.col, .end_line = c->at.end_line, .end_col = c->at.end_col};
        syntax_error(c, &at, "too many statically nested blocks");
    }
    int nesting = 1;
    for (const Block *o = c->unit->block; o; o = o->outer)
        nesting += o->kind != B_VALUE;
    if (nesting > MAX_BLOCKS && kind != B_VALUE && c->statement)
        syntax_error(c, c->statement, "too many statically nested blocks");
    *b = (Block){.outer = c->unit->block, .kind = kind, .reg = ANY};
    c->unit->block = b;
}

void block_pop(Compiler *c, Block *b) { c->unit->block = b->outer; }

/* The ranges of b lead to `target`. */
void block_handlers(Compiler *c, Block *b, uint32_t target, Reg temp)
{
    for (int i = 0; i + 1 < b->nranges; i += 2)
        add_handler(c, b->ranges[i], b->ranges[i + 1], target, temp);
}

static bool in_handler(const Block *b)
{
    for (; b; b = b->outer)
        if (b->kind == B_HANDLER || b->kind == B_FINALLY_END)
            return true;
    return false;
}

static void quiet_jump(Compiler *c, Label to)
{
    BlPos saved = c->at;
    no_pos(c);
    jump(c, to);
    c->at = saved;
}

static void pop_exception(Compiler *c, Reg exc, const Block *outside)
{
    emit(c, BL_INS_POP_EXC, exc, in_handler(outside) ? 0 : 1, 0);
}

static void forget_name(Compiler *c, BlName *name)
{
    if (!name)
        return;
    Reg t = new_temp(c);
    load_constant(c, BL_NONE, t);
    store_name(c, name, t);
    release_to(c, mark(c) - 1);
    delete_name(c, name, true);
}

static void call_exit_with_none(Compiler *c, Reg exit, bool is_async, const BlNode *at)
{
    int base = mark(c);
    Reg win = new_temps(c, 5);
    set_pos(c, at);
    emit(c, BL_INS_TAKE, win + 2, exit, 0);
    for (int i = 0; i < 3; i++)
        load_constant(c, BL_NONE, new_temp(c));
    emit(c, BL_INS_CALL, win, 3, win);
    if (is_async) {
        emit(c, BL_INS_AWAITABLE, win, win, 2);
        release_to(c, base + 1);
        drive(c, win, at);
    }
    emit(c, BL_INS_CLEAR, win, 0, 0);
    release_to(c, base);
}

/* What block b owes when control leaves it by return, break or continue. c->unit->block is b's outer one meanwhile. */
static void leave(Compiler *c, Block *b, bool loop_goes_on)
{
    BlPos saved = c->at;
    switch (b->kind) {
    case B_FOR: case B_ASYNC_FOR:
        if (!loop_goes_on)
            emit(c, BL_INS_CLEAR, b->reg, 0, 0);
        break;
    case B_FINALLY_TRY: statements(c, &b->node->Try.finalbody); break;
    case B_FINALLY_END: pop_exception(c, b->reg, b->outer); break;
    case B_WITH: call_exit_with_none(c, b->reg, false, b->node); break;
    case B_ASYNC_WITH: call_exit_with_none(c, b->reg, true, b->node); break;
    case B_HANDLER:
        no_pos(c);
        pop_exception(c, b->reg, b->outer);
        forget_name(c, b->name);
        break;
    case B_VALUE: emit(c, BL_INS_CLEAR, b->reg, 0, 0); break;
    default: break;
    }
    c->at = saved;
    if (b->kind == B_FINALLY_TRY || b->kind == B_WITH || b->kind == B_ASYNC_WITH)
        no_pos(c);                              /* the rest of leaving comes after those lines */
}

/* Leaves all blocks up to, but without, `stop`; puts the chain back as it was. */
static void leave_until(Compiler *c, Block *stop)
{
    Block *innermost = c->unit->block;
    for (Block *b = innermost; b != stop && !c->failed; b = b->outer) {
        c->unit->block = b->outer;
        if (b->open) {
            block_close(c, b);
            b->continue_to = -2;                /* to be opened again */
        }
        leave(c, b, false);
    }
    c->unit->block = innermost;
}

static void guard_again(Compiler *c, Block *stop)
{
    for (Block *b = c->unit->block; b != stop; b = b->outer)
        if (!b->open && b->continue_to == -2) {
            b->continue_to = 0;
            block_open(c, b);
        }
}

static bool owes_code(const Block *b)
{
    for (; b; b = b->outer)
        if (b->kind != B_WHILE && b->kind != B_FOR && b->kind != B_TRY)
            return true;
    return false;
}

static const char leaves_star[] = "'break', 'continue' and 'return' cannot appear in an except* block";

static void return_statement(Compiler *c, const BlNode *n)
{
    Unit *u = c->unit;
    int base = mark(c);
    if (u->kind != BL_CODE_FUNCTION) {
        syntax_error(c, n, "'return' outside function");
        return;
    }
    const BlNode *value = n->Return.value;
    if (value && (u->flags & BL_CO_ASYNC_GENERATOR)) {
        syntax_error(c, n, "'return' with value in async generator");
        return;
    }
    for (const Block *b = u->block; b; b = b->outer) {
        if (b->star) {
            syntax_error(c, n, leaves_star);
            return;
        }
    }
    if (!u->block && value && value->kind != BL_AST_Constant) {
        Reg r = expr(c, value, ANY);
        set_pos(c, n);
        emit(c, BL_INS_RETURN, r, 0, 0);
        release_to(c, base);
        return;
    }
    Reg r = ANY;
    BlRef folded = BL_NULL;
    bool constant_value = value && fold(c, value, &folded);
    if (value && !constant_value) {
        r = expr(c, value, ANY);
        if (!is_temp(r) && owes_code(u->block)) {
            Reg t = new_temp(c);
            emit(c, BL_INS_MOVE, t, r, 0);
            r = t;
        } else if (!is_temp(r)) {
            emit(c, BL_INS_CHECK, r, 0, 0);     /* an unbound local is found out while handlers still guard it */
        }
    }
    set_pos(c, n);
    if (u->block && (!value || constant_value))
        emit(c, BL_INS_NOP, 0, 0, 0);
    leave_until(c, NULL);
    if (constant_value && folded != BL_NONE) {
        r = new_temp(c);
        load_constant(c, folded, r);
    }
    bl_drop(folded);
    emit(c, r == ANY ? BL_INS_RETURN_NONE : BL_INS_RETURN, r == ANY ? 0 : r, 0, 0);
    guard_again(c, NULL);
    release_to(c, base);
}

static void break_or_continue(Compiler *c, const BlNode *n, bool is_break)
{
    Block *loop = c->unit->block;
    while (loop && loop->kind != B_WHILE && loop->kind != B_FOR && loop->kind != B_ASYNC_FOR && !loop->star)
        loop = loop->outer;
    if (loop && loop->star) {
        syntax_error(c, n, leaves_star);
        return;
    }
    if (!loop) {
        syntax_error(c, n, is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    if (c->unit->block != loop)
        emit(c, BL_INS_NOP, 0, 0, 0);
    leave_until(c, loop);
    if (is_break && loop->kind != B_WHILE)
        emit(c, BL_INS_CLEAR, loop->reg, 0, 0);
    jump(c, is_break ? loop->break_to : loop->continue_to);
    guard_again(c, loop);
}

/* ---- loops ---- */
static void while_loop(Compiler *c, const BlNode *n)
{
    Label body = new_label(c), test = new_label(c), end = new_label(c), other = new_label(c);
    Block b;
    BlRef v = BL_NULL;
    bool always = fold(c, n->While.test, &v) && bl_truth(v) == 1;
    bl_drop(v);
    block_push(c, &b, B_WHILE);
    b.continue_to = test;
    b.break_to = end;
    if (always)
        emit(c, BL_INS_NOP, 0, 0, 0);
    else
        jump(c, test);
    place_label(c, body);
    statements(c, &n->While.body);
    place_label(c, test);
    set_pos(c, n->While.test);
    if (always)
        jump(c, body);
    else
        jump_if(c, n->While.test, true, body);
    block_pop(c, &b);
    place_label(c, other);
    statements(c, &n->While.orelse);
    place_label(c, end);
}

static Reg direct_target(Compiler *c, const BlNode *target)
{
    Unit *u = c->unit;
    if (target->kind != BL_AST_Name || u->kind == BL_CODE_MODULE || u->kind == BL_CODE_CLASS)
        return ANY;
    Symbol *y = scope_find(u->scope, mangle(c, u->scope->private_name, target->Name.id));
    return y && y->where == W_LOCAL ? local_reg(c, y->name) : ANY;
}

static void for_loop(Compiler *c, const BlNode *n)
{
    Label body = new_label(c), next = new_label(c), end = new_label(c);
    int base = mark(c);
    Block b;
    Reg state = new_temps(c, 3);
    Reg it = expr(c, n->For.iter, state);
    set_pos(c, n);
    emit(c, BL_INS_FOR_PREP, state, it, 0);
    block_push(c, &b, B_FOR);
    b.reg = state;
    b.continue_to = next;
    b.break_to = end;
    jump(c, next);
    place_label(c, body);
    int inner = mark(c);
    Reg item = direct_target(c, n->For.target);
    if (item == ANY) {
        item = new_temp(c);
        assign(c, n->For.target, item);
        release_to(c, inner);
    }
    statements(c, &n->For.body);
    place_label(c, next);
    set_pos(c, n);
    emit_jump(c, BL_INS_FOR_ITER, state, item, body);
    block_pop(c, &b);
    release_to(c, base);
    statements(c, &n->For.orelse);
    place_label(c, end);
}

static bool check_async(Compiler *c, const BlNode *n, const char *what)
{
    if (!(c->unit->flags & (BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR)))
        syntax_error(c, n, "'%s' outside async function", what);
    return !c->failed;
}

static void async_for_loop(Compiler *c, const BlNode *n)
{
    if (!check_async(c, n, "async for"))
        return;
    Label start = new_label(c), end = new_label(c), out = new_label(c);
    int base = mark(c);
    Block b;
    Reg it = new_temp(c);
    expr_into(c, n->AsyncFor.iter, it);
    set_pos(c, n);
    emit(c, BL_INS_AITER, it, it, 0);
    block_push(c, &b, B_ASYNC_FOR);
    b.reg = it;
    b.continue_to = start;
    b.break_to = end;
    place_label(c, start);
    int inner = mark(c);
    set_pos(c, n);
    uint32_t from = c->unit->nins;
    Reg item = new_temp(c);
    emit(c, BL_INS_ANEXT, item, it, 0);
    drive(c, item, n->AsyncFor.iter);
    uint32_t to = c->unit->nins;
    assign(c, n->AsyncFor.target, item);
    release_to(c, inner);
    statements(c, &n->AsyncFor.body);
    quiet_jump(c, start);
    block_pop(c, &b);
    uint32_t target = c->unit->nins;
    Reg exc = new_temp(c);
    set_pos(c, n->AsyncFor.iter);
    emit(c, BL_INS_END_ASYNC_FOR, exc, it, 0);
    add_handler(c, from, to, target, exc);
    place_label(c, out);
    release_to(c, base);
    statements(c, &n->AsyncFor.orelse);
    place_label(c, end);
}

static void if_statement(Compiler *c, const BlNode *n)
{
    Label other = new_label(c);
    set_pos(c, n->If.test);
    if (n->If.test->kind == BL_AST_Constant)
        emit(c, BL_INS_NOP, 0, 0, 0);
    jump_if(c, n->If.test, false, other);
    statements(c, &n->If.body);
    if (!n->If.orelse.count) {
        place_label(c, other);
        return;
    }
    Label end = new_label(c);
    quiet_jump(c, end);
    place_label(c, other);
    statements(c, &n->If.orelse);
    place_label(c, end);
}

/* ---- try ---- */
/* End of a region that handles the exception in temp exc: what it raises itself goes on after the state is restored. */
static void cleanup_handler(Compiler *c, Block *b, Reg exc)
{
    uint32_t target = c->unit->nins;
    Reg second = exc + 2;
    int base = mark(c);
    no_pos(c);
    release_to(c, second - T0);
    new_temp(c);
    emit(c, BL_INS_POP_EXC, exc, in_handler(b->outer) ? 0 : 1, 0);
    emit(c, BL_INS_RERAISE, second, 0, 0);
    block_handlers(c, b, target, second);
    release_to(c, base);
}

static void named_handler_body(Compiler *c, const BlNode *h, Reg exc, Block *region, Label end)
{
    Block b;
    int base = mark(c);
    Reg t = new_temp(c);
    emit(c, BL_INS_MOVE, t, exc, 0);
    set_pos(c, h);
    store_name(c, h->ExceptHandler.name, t);
    release_to(c, base);
    block_push(c, &b, B_TRY);                   /* owes nothing of its own: the region's block unbinds the name */
    region->name = h->ExceptHandler.name;
    block_open(c, &b);
    statements(c, &h->ExceptHandler.body);
    block_close(c, &b);
    block_pop(c, &b);
    no_pos(c);
    region->name = NULL;
    block_close(c, region);
    pop_exception(c, exc, region->outer);
    forget_name(c, h->ExceptHandler.name);
    jump(c, end);
    block_open(c, region);
    uint32_t target = c->unit->nins;
    Reg raised = new_temp(c);
    forget_name(c, h->ExceptHandler.name);
    emit(c, BL_INS_RERAISE, raised, 0, 0);
    block_handlers(c, &b, target, raised);
    release_to(c, base);
}

static void except_clauses(Compiler *c, const BlNode *n, Block *guarded, Label end)
{
    int base = mark(c);
    Block region;
    uint32_t target = c->unit->nins;
    Reg exc = new_temps(c, 2);
    block_handlers(c, guarded, target, exc);
    no_pos(c);
    emit(c, BL_INS_PUSH_EXC, exc, 0, 0);
    block_push(c, &region, B_HANDLER);
    region.reg = exc;
    block_open(c, &region);
    for (size_t i = 0; i < n->Try.handlers.count && !c->failed; i++) {
        const BlNode *h = n->Try.handlers.items[i];
        Label next = new_label(c);
        int inner = mark(c);
        set_pos(c, h);
        if (h->ExceptHandler.type) {
            Reg type = expr(c, h->ExceptHandler.type, ANY);
            set_pos(c, h);
            emit_jump(c, BL_INS_JF_EXC, exc, type, next);
        } else if (i + 1 < n->Try.handlers.count) {
            syntax_error(c, h, "default 'except:' must be last");
            return;
        }
        release_to(c, inner);
        set_pos(c, h);
        if (!h->ExceptHandler.type)
            emit(c, BL_INS_NOP, 0, 0, 0);
        if (h->ExceptHandler.name) {
            named_handler_body(c, h, exc, &region, end);
        } else {
            statements(c, &h->ExceptHandler.body);
            no_pos(c);
            block_close(c, &region);
            pop_exception(c, exc, region.outer);
            jump(c, end);
            block_open(c, &region);
        }
        place_label(c, next);
    }
    if (n->Try.handlers.count)
        set_pos(c, n->Try.handlers.items[n->Try.handlers.count - 1]);
    emit(c, BL_INS_RERAISE, exc, 0, 0);
    block_close(c, &region);
    block_pop(c, &region);
    cleanup_handler(c, &region, exc);
    release_to(c, base);
}

static void try_except(Compiler *c, const BlNode *n)
{
    Label end = new_label(c);
    Block b;
    block_push(c, &b, B_TRY);
    block_open(c, &b);
    statements(c, &n->Try.body);
    block_close(c, &b);
    block_pop(c, &b);
    statements(c, &n->Try.orelse);
    quiet_jump(c, end);
    except_clauses(c, n, &b, end);
    place_label(c, end);
}

/* ---- except* ---- */
static void star_clause(Compiler *c, const BlNode *h, Reg rest, Reg raised)
{
    int base = mark(c);
    Label next = new_label(c);
    set_pos(c, h);
    Reg type = expr_temp(c, h->ExceptHandler.type);
    set_pos(c, h);
    emit(c, BL_INS_EXC_STAR, rest, type, 0);            /* part in rest+1 */
    release_to(c, base);
    Reg exc = new_temps(c, 2);
    emit(c, BL_INS_MOVE, exc, rest + 1, 0);             /* the test consumes what it looks at */
    emit_jump(c, BL_INS_JT_NONE, exc, 0, next);
    emit(c, BL_INS_TAKE, exc, rest + 1, 0);
    emit(c, BL_INS_PUSH_EXC, exc, 0, 0);
    int inner = mark(c);
    if (h->ExceptHandler.name) {
        Reg t = new_temp(c);
        emit(c, BL_INS_MOVE, t, exc, 0);
        set_pos(c, h);
        store_name(c, h->ExceptHandler.name, t);
        release_to(c, inner);
    }
    Block b;
    block_push(c, &b, B_HANDLER);
    b.reg = exc;
    b.name = h->ExceptHandler.name;
    b.star = true;
    block_open(c, &b);
    statements(c, &h->ExceptHandler.body);
    block_close(c, &b);
    block_pop(c, &b);
    no_pos(c);
    pop_exception(c, exc, b.outer);
    forget_name(c, h->ExceptHandler.name);
    jump(c, next);
    uint32_t target = c->unit->nins;
    Reg thrown = new_temp(c);
    block_handlers(c, &b, target, thrown);
    pop_exception(c, exc, b.outer);
    forget_name(c, h->ExceptHandler.name);
    emit(c, BL_INS_LIST_APPEND, raised, thrown, 0);
    place_label(c, next);
    release_to(c, base);
}

static void try_star(Compiler *c, const BlNode *n)
{
    Label end = new_label(c), done = new_label(c);
    int base = mark(c);
    Block b, region;
    block_push(c, &b, B_TRY);
    block_open(c, &b);
    statements(c, &n->TryStar.body);
    block_close(c, &b);
    block_pop(c, &b);
    statements(c, &n->TryStar.orelse);
    quiet_jump(c, end);
    uint32_t target = c->unit->nins;
    Reg exc = new_temps(c, 2);
    block_handlers(c, &b, target, exc);
    no_pos(c);
    emit(c, BL_INS_PUSH_EXC, exc, 0, 0);
    block_push(c, &region, B_HANDLER);
    region.reg = exc;
    block_open(c, &region);
    Reg raised = new_temp(c), rest = new_temps(c, 2);
    emit(c, BL_INS_BUILD_LIST, raised, 0, 0);
    emit(c, BL_INS_MOVE, rest, exc, 0);
    load_constant(c, BL_NONE, rest + 1);
    for (size_t i = 0; i < n->TryStar.handlers.count && !c->failed; i++)
        star_clause(c, n->TryStar.handlers.items[i], rest, raised);
    no_pos(c);
    emit(c, BL_INS_LIST_APPEND, raised, rest, 0);
    Reg result = rest;
    emit(c, BL_INS_MOVE, result, exc, 0);
    emit(c, BL_INS_EXC_STAR_END, result, raised, 0);
    Label nothing = new_label(c);
    Reg test = new_temp(c);
    emit(c, BL_INS_MOVE, test, result, 0);
    emit_jump(c, BL_INS_JT_NONE, test, 0, nothing);
    emit(c, BL_INS_RERAISE, result, 0, 0);
    place_label(c, nothing);
    block_close(c, &region);
    block_pop(c, &region);
    pop_exception(c, exc, region.outer);
    jump(c, done);
    cleanup_handler(c, &region, exc);
    place_label(c, done);
    place_label(c, end);
    release_to(c, base);
}

static void try_finally(Compiler *c, const BlNode *n)
{
    Label end = new_label(c);
    int base = mark(c);
    Block b, region;
    block_push(c, &b, B_FINALLY_TRY);
    b.node = n;
    block_open(c, &b);
    if (n->Try.handlers.count)
        (n->kind == BL_AST_TryStar ? try_star : try_except)(c, n);
    else
        statements(c, &n->Try.body);
    block_close(c, &b);
    block_pop(c, &b);
    statements(c, &n->Try.finalbody);
    quiet_jump(c, end);
    uint32_t target = c->unit->nins;
    Reg exc = new_temps(c, 2);
    block_handlers(c, &b, target, exc);
    no_pos(c);
    emit(c, BL_INS_PUSH_EXC, exc, 0, 0);
    block_push(c, &region, B_FINALLY_END);
    region.reg = exc;
    block_open(c, &region);
    statements(c, &n->Try.finalbody);
    no_pos(c);
    emit(c, BL_INS_RERAISE, exc, 0, 0);
    block_close(c, &region);
    block_pop(c, &region);
    cleanup_handler(c, &region, exc);
    place_label(c, end);
    release_to(c, base);
}

static void try_statement(Compiler *c, const BlNode *n)
{
    emit(c, BL_INS_NOP, 0, 0, 0);
    if (n->Try.finalbody.count)                 /* Try and TryStar have the same fields */
        try_finally(c, n);
    else if (n->kind == BL_AST_TryStar)
        try_star(c, n);
    else
        try_except(c, n);
}

/* ---- with ---- */
static void with_items(Compiler *c, const BlNode *n, size_t i)
{
    const BlNodes *items = &n->With.items;      /* With and AsyncWith have the same fields */
    if (i == items->count) {
        statements(c, &n->With.body);
        return;
    }
    if (c->failed || !deeper(c)) {
        c->failed = true;
        return;
    }
    bool is_async = n->kind == BL_AST_AsyncWith;
    const BlNode *item = items->items[i], *context = item->withitem.context_expr;
    int base = mark(c);
    Block b, region;
    Label end = new_label(c), suppressed = new_label(c);
    Reg exit = new_temp(c), win = new_temps(c, 5);
    Reg manager = expr(c, context, win + 3);
    set_pos(c, n);
    emit(c, BL_INS_WITH_PREP, exit, manager, is_async);
    emit(c, BL_INS_CALL, win, 0, win);
    release_to(c, base + 2);
    if (is_async) {
        emit(c, BL_INS_AWAITABLE, win, win, 1);
        drive(c, win, n);
    }
    block_push(c, &b, is_async ? B_ASYNC_WITH : B_WITH);
    b.reg = exit;
    b.node = n;
    block_open(c, &b);
    if (item->withitem.optional_vars)
        assign(c, item->withitem.optional_vars, win);
    else
        emit(c, BL_INS_CLEAR, win, 0, 0);
    release_to(c, base + 1);
    with_items(c, n, i + 1);
    block_close(c, &b);
    block_pop(c, &b);
    call_exit_with_none(c, exit, is_async, n);
    quiet_jump(c, end);
    uint32_t target = c->unit->nins;
    Reg exc = new_temps(c, 2);
    block_handlers(c, &b, target, exc);
    set_pos(c, n);
    emit(c, BL_INS_PUSH_EXC, exc, 0, 0);
    block_push(c, &region, B_HANDLER);
    region.reg = exc;
    block_open(c, &region);
    Reg call = new_temps(c, 8);
    emit(c, BL_INS_MOVE, call + 2, exit, 0);
    emit(c, BL_INS_WITH_EXC, exc, call, 0);
    emit(c, BL_INS_CALL, call, 3, call);
    if (is_async) {
        release_to(c, call - T0 + 1);
        emit(c, BL_INS_AWAITABLE, call, call, 2);
        drive(c, call, n);
    }
    emit_jump(c, BL_INS_JTRUE, call, 0, suppressed);
    no_pos(c);
    emit(c, BL_INS_RERAISE, exc, 0, 0);
    place_label(c, suppressed);
    block_close(c, &region);
    block_pop(c, &region);
    pop_exception(c, exc, region.outer);
    emit(c, BL_INS_CLEAR, exit, 0, 0);
    jump(c, end);
    cleanup_handler(c, &region, exc);
    place_label(c, end);
    release_to(c, base);
    c->depth--;
}

static void with_statement(Compiler *c, const BlNode *n)
{
    if (n->kind == BL_AST_AsyncWith && !check_async(c, n, "async with"))
        return;
    with_items(c, n, 0);
}

/* ---- imports ---- */
static BlRef dotted(const BlName *name) { return bl_str_utf8(name->bytes, name->len); }

static BlName *name_of(Compiler *c, const char *text, size_t len)
{
    BlName *n = bl_bump(&c->bump, sizeof *n + len + 1);
    if (!n) {
        fail_memory(c);
        return NULL;
    }
    memset(n, 0, sizeof *n);
    memcpy(n->bytes, text, len);
    n->bytes[len] = 0;
    n->len = len;
    return n;
}

/* The symbol-table name equal to the first part of a dotted name. */
static BlName *first_part(Compiler *c, BlName *name)
{
    const char *dot = memchr(name->bytes, '.', name->len);
    if (!dot || name->user)
        return dot ? name->user : name;
    size_t len = (size_t)(dot - name->bytes);
    Scope *s = c->unit->scope;
    for (int i = 0; i < s->count; i++)
        if (s->symbols[i].name->len == len && !memcmp(s->symbols[i].name->bytes, name->bytes, len))
            return s->symbols[i].name;
    return name_of(c, name->bytes, len);
}

static void emit_import(Compiler *c, Reg r, BlRef name, int level)
{
    emit32(c, BL_INS_LOADK, r + 1, constant_adopt(c, name));
    emit(c, BL_INS_IMPORT, r, 0, level);
}

static void import_statement(Compiler *c, const BlNode *n)
{
    for (size_t i = 0; i < n->Import.names.count && !c->failed; i++) {
        const BlNode *a = n->Import.names.items[i];
        BlName *name = a->alias.name;
        int base = mark(c);
        Reg r = new_temps(c, 2);
        set_pos(c, n);
        load_constant(c, BL_NONE, r);
        emit_import(c, r, dotted(name), 0);
        if (a->alias.asname) {
            const char *dot = strchr(name->bytes, '.');
            while (dot && !c->failed) {         /* import a.b.c as m: m is a's b's c */
                const char *end = strchr(dot + 1, '.');
                size_t len = end ? (size_t)(end - dot - 1) : strlen(dot + 1);
                BlName *part = name_of(c, dot + 1, len);
                if (!part)
                    return;
                uint32_t k = name_constant(c, part);
                emit(c, BL_INS_IMPORT_FROM, r + 1, r, (int)k);
                emit(c, BL_INS_CLEAR, r, 0, 0);
                emit(c, BL_INS_TAKE, r, r + 1, 0);
                dot = end;
            }
            store_name(c, a->alias.asname, r);
        } else {
            store_name(c, first_part(c, name), r);
        }
        release_to(c, base);
    }
}

static void import_from(Compiler *c, const BlNode *n)
{
    int base = mark(c);
    const BlNodes *names = &n->ImportFrom.names;
    BlRef list = bl_tuple_raw(names->count);
    for (size_t i = 0; list != BL_NULL && i < names->count; i++) {
        BlRef s = name_str(c, names->items[i]->alias.name);
        if (s == BL_NULL) {
            bl_drop(list);
            return;
        }
        bl_as_tuple(list)->items[i] = s;
    }
    if (list == BL_NULL) {
        fail_memory(c);
        return;
    }
    bl_tuple_done(list);
    Reg r = new_temps(c, 2);
    set_pos(c, n);
    emit32(c, BL_INS_LOADK, r, constant_adopt(c, list));
    emit_import(c, r, n->ImportFrom.module ? dotted(n->ImportFrom.module) : bl_str_c(""), n->ImportFrom.level);
    for (size_t i = 0; i < names->count && !c->failed; i++) {
        const BlNode *a = names->items[i];
        if (a->alias.name->len == 1 && a->alias.name->bytes[0] == '*') {
            emit(c, BL_INS_IMPORT_STAR, r, 0, 0);
            release_to(c, base);
            return;
        }
        uint32_t k = name_constant(c, a->alias.name);
        if (k > 0xffff) {
            syntax_error(c, n, "too many names");
            return;
        }
        emit(c, BL_INS_IMPORT_FROM, r + 1, r, (int)k);
        store_name(c, a->alias.asname ? a->alias.asname : a->alias.name, r + 1);
    }
    emit(c, BL_INS_CLEAR, r, 0, 0);
    release_to(c, base);
}

/* ---- the rest ---- */
/* The comparison that is tested last, or NULL: the instructions that raise stand at its place, as CPython has them. */
static const BlNode *last_comparison(const BlNode *n)
{
    const BlNode *found = NULL;
    if (n->kind == BL_AST_Compare)
        return n;
    if (n->kind == BL_AST_UnaryOp && n->UnaryOp.op == BL_OP_NOT)
        return last_comparison(n->UnaryOp.operand);
    for (size_t i = 0; n->kind == BL_AST_BoolOp && i < n->BoolOp.values.count; i++) {
        const BlNode *inner = last_comparison(n->BoolOp.values.items[i]);
        found = inner ? inner : found;
    }
    return found;
}

static void assert_statement(Compiler *c, const BlNode *n)
{
    if (n->Assert.test->kind == BL_AST_Tuple && n->Assert.test->Tuple.elts.count > 0 && bl_syntax_warning_hook && !c->failed
        && bl_syntax_warning_hook(BL_NONE, "assertion is always true, perhaps remove parentheses?", c->filename, n->line) < 0)
        c->failed = true;
    if (c->flags & (BL_COMPILE_OPTIMIZE_1 | BL_COMPILE_OPTIMIZE_2))
        return;
    Label good = new_label(c);
    int base = mark(c);
    jump_if(c, n->Assert.test, true, good);
    const BlNode *at = last_comparison(n->Assert.test);
    at = at ? at : n;
    set_pos(c, at);
    if (n->Assert.msg) {
        Reg win = new_temps(c, 5);
        emit(c, BL_INS_ASSERT_ERROR, win + 2, 0, 0);
        expr_into(c, n->Assert.msg, new_temp(c));
        set_pos(c, at);
        emit(c, BL_INS_CALL, win, 1, win);
        emit(c, BL_INS_RAISE, win, 0, 1);
    } else {
        Reg t = new_temp(c);
        emit(c, BL_INS_ASSERT_ERROR, t, 0, 0);
        emit(c, BL_INS_RAISE, t, 0, 1);
    }
    place_label(c, good);
    release_to(c, base);
}

static void raise_statement(Compiler *c, const BlNode *n)
{
    int base = mark(c);
    Reg exc = 0, cause = 0;
    if (n->Raise.exc)
        exc = expr_temp(c, n->Raise.exc);
    if (n->Raise.cause)
        cause = expr_temp(c, n->Raise.cause);
    set_pos(c, n);
    emit(c, BL_INS_RAISE, exc, cause, n->Raise.cause ? 2 : n->Raise.exc ? 1 : 0);
    release_to(c, base);
}

static void assign_statement(Compiler *c, const BlNode *n)
{
    const BlNodes *targets = &n->Assign.targets;
    if (targets->count == 1) {
        assign_expr(c, targets->items[0], n->Assign.value);
        return;
    }
    int base = mark(c);
    Reg v = expr_temp(c, n->Assign.value);
    for (size_t i = 0; i < targets->count && !c->failed; i++) {
        Reg copy = v;
        if (i + 1 < targets->count) {
            copy = new_temp(c);
            emit(c, BL_INS_MOVE, copy, v, 0);
        }
        assign(c, targets->items[i], copy);
        release_to(c, base + 1);
    }
    release_to(c, base);
}

/* The first statement of a body, when it is a text: no code is run for it. */
static bool is_docstring(const Compiler *c, const BlNode *n)
{
    const BlNode *owner = c->unit->scope->node;
    const BlNodes *body = owner->kind == BL_AST_Module ? &owner->Module.body : owner->kind == BL_AST_ClassDef ? &owner->ClassDef.body :
                          owner->kind == BL_AST_FunctionDef || owner->kind == BL_AST_AsyncFunctionDef ? &owner->FunctionDef.body : NULL;
    return body && body->count && body->items[0] == n && n->Expr.value->Constant.value.kind == BL_CONST_STR;
}

static void expression_statement(Compiler *c, const BlNode *n)
{
    const BlNode *v = n->Expr.value;
    if (!c->interactive || c->unit->outer) {
        if (v->kind == BL_AST_Constant && !is_docstring(c, n))
            emit(c, BL_INS_NOP, 0, 0, 0);
        expr_discard(c, v);
        return;
    }
    int base = mark(c);
    Reg r = expr(c, v, ANY);
    set_pos(c, n);
    emit(c, BL_INS_PRINT_EXPR, r, 0, 0);
    release_to(c, base);
}

void statement(Compiler *c, const BlNode *n)
{
    if (c->failed)
        return;
    if (!deeper(c)) {
        c->failed = true;
        return;
    }
    set_pos(c, n);
    c->statement = n;
    switch (n->kind) {
    case BL_AST_FunctionDef: case BL_AST_AsyncFunctionDef: function_def(c, n); break;
    case BL_AST_ClassDef: class_def(c, n); break;
    case BL_AST_Return: return_statement(c, n); break;
    case BL_AST_Delete:
        for (size_t i = 0; i < n->Delete.targets.count && !c->failed; i++)
            delete_target(c, n->Delete.targets.items[i]);
        break;
    case BL_AST_Assign: assign_statement(c, n); break;
    case BL_AST_AugAssign: augmented(c, n); break;
    case BL_AST_AnnAssign: annotated(c, n); break;
    case BL_AST_For: for_loop(c, n); break;
    case BL_AST_AsyncFor: async_for_loop(c, n); break;
    case BL_AST_While: while_loop(c, n); break;
    case BL_AST_If: if_statement(c, n); break;
    case BL_AST_With: case BL_AST_AsyncWith: with_statement(c, n); break;
    case BL_AST_Match: match_statement(c, n); break;
    case BL_AST_Raise: raise_statement(c, n); break;
    case BL_AST_Try: case BL_AST_TryStar: try_statement(c, n); break;
    case BL_AST_Assert: assert_statement(c, n); break;
    case BL_AST_Import: import_statement(c, n); break;
    case BL_AST_ImportFrom: import_from(c, n); break;
    case BL_AST_Global: case BL_AST_Nonlocal: break;
    case BL_AST_Pass: emit(c, BL_INS_NOP, 0, 0, 0); break;      /* a line that a debugger stops at */
    case BL_AST_Expr: expression_statement(c, n); break;
    case BL_AST_Break: break_or_continue(c, n, true); break;
    case BL_AST_Continue: break_or_continue(c, n, false); break;
    default: syntax_error(c, n, "%s is not supported yet", bl_ast_info[n->kind].name); break;
    }
    assert(c->failed || c->unit->ntemps >= 0);
    c->depth--;
}

void statements(Compiler *c, const BlNodes *body)
{
    for (size_t i = 0; i < body->count && !c->failed; i++)
        statement(c, body->items[i]);
}
