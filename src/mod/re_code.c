/* re_code.c -- from the tree to instructions, and what a search may know beforehand.
 *
 * Instructions are 32-bit words; jump targets are absolute. Every alternative and every loop body carries the set of units
 * it can begin with (its guard), so most attempts that would fail are never begun. A repetition of one unit that cannot
 * gain by giving units back is made possessive.
 *
 * Always: a guard has at least the units a match can start with; no guard stands for "any, or nothing at all".
 */
#include "base/alloc.h"
#include "mod/re_set.h"

typedef struct Gen {
    BlReCode *out;
    BlReState *state;
} Gen;

static bool no_memory(void)
{
    bl_no_memory();
    return false;
}

/* ---- writing words ---- */

static bool put(Gen *g, uint32_t word)
{
    BlReCode *out = g->out;
    if (out->size == out->capacity) {
        size_t capacity = bl_grow(out->capacity, out->size + 1, sizeof(uint32_t));
        uint32_t *code = capacity && out->size < UINT32_MAX ? bl_realloc_array(out->code, capacity, sizeof(uint32_t)) : NULL;
        if (!code)
            return no_memory();
        out->code = code;
        out->capacity = capacity;
    }
    out->code[out->size++] = word;
    return true;
}

static bool put2(Gen *g, uint32_t a, uint32_t b) { return put(g, a) && put(g, b); }
static bool put3(Gen *g, uint32_t a, uint32_t b, uint32_t c) { return put2(g, a, b) && put(g, c); }

/* A place to be filled in later. */
static void patch(Gen *g, size_t at) { g->out->code[at] = (uint32_t)g->out->size; }

static uint32_t with_flags(uint32_t flags, uint32_t add, uint32_t del)
{
    if (add & BL_RE_TYPE_FLAGS)
        flags &= ~(uint32_t)BL_RE_TYPE_FLAGS;
    return (flags | add) & ~del;
}

static bool is_one_unit(const BlReNode *n) { return n->kind <= BL_RN_SET; }

/* Does a literal need a set, because its case does not matter? */
static bool literal_needs_set(uint32_t c, uint32_t flags)
{
    enum BlReFold fold = bl_re_fold_of(flags);
    return fold != BL_RF_NONE && bl_re_is_cased(c, fold == BL_RF_LOCALE ? BL_RF_ASCII : fold);
}

static bool is_plain_literal(const BlReNode *n, uint32_t flags) { return n->kind == BL_RN_LITERAL && !literal_needs_set(n->value, flags); }

static int64_t literal_set(Gen *g, const BlReNode *n, uint32_t flags)
{
    BlReItem item[4] = {{false, n->value, n->value, NULL}};
    enum BlReFold fold = bl_re_fold_of(flags);
    bool negate = n->kind == BL_RN_NOT_LITERAL;
    if (fold == BL_RF_LOCALE) {
        /* the letter itself or its other form, whichever way round */
        item[0].lo = item[0].hi = n->value | 32;
        item[1] = (BlReItem){false, n->value & ~32u, n->value & ~32u, NULL};
        item[0].next = &item[1];
        flags &= ~(uint32_t)BL_RE_IGNORECASE;
    } else if (n->value >= 0x10000) {
        item[0].lo = item[0].hi = bl_re_lower(n->value, fold);
    }
    return bl_re_add_set(g->out, item, negate, flags);
}

/* Are all alternatives one unit, so that a set does the same? */
static bool branch_is_set(const BlReNode *n, uint32_t flags)
{
    for (const BlReSeq *s = n->seq; s; s = s->next) {
        const BlReNode *one = s->first;
        if (!one || one->next)
            return false;
        if (one->kind != BL_RN_LITERAL && !(one->kind == BL_RN_SET && !one->negate))
            return false;
    }
    return !(flags & BL_RE_LOCALE);
}

static int64_t branch_set(Gen *g, const BlReNode *n, uint32_t flags)
{
    BlReItem *items = NULL, **end = &items;
    BlBump memory;
    bool ok = true;
    bl_bump_init(&memory);
    for (const BlReSeq *s = n->seq; s && ok; s = s->next) {
        const BlReItem literal = {false, s->first->value, s->first->value, NULL};
        for (const BlReItem *item = s->first->kind == BL_RN_SET ? s->first->items : &literal; item && ok; item = item->next) {
            BlReItem *copy = bl_bump(&memory, sizeof *copy);
            if (!copy) {
                ok = no_memory();
                break;
            }
            *copy = *item;
            copy->next = NULL;
            *end = copy;
            end = &copy->next;
        }
    }
    int64_t set = ok ? bl_re_add_set(g->out, items, false, flags) : -1;
    bl_bump_free(&memory);
    return set;
}

static bool emit_unit(Gen *g, const BlReNode *n, uint32_t flags)
{
    int64_t set;
    switch (n->kind) {
    case BL_RN_ANY:
        return put2(g, flags & BL_RE_DOTALL ? BL_RO_ANY_ALL : BL_RO_ANY, 0);
    case BL_RN_SET:
        set = bl_re_add_set(g->out, n->items, n->negate, flags);
        break;
    case BL_RN_BRANCH:
        set = branch_set(g, n, flags);
        break;
    default:
        if (!literal_needs_set(n->value, flags))
            return put2(g, n->kind == BL_RN_LITERAL ? BL_RO_CHAR : BL_RO_NOT_CHAR, n->value);
        set = literal_set(g, n, flags);
    }
    return set >= 0 && put2(g, BL_RO_SET, (uint32_t)set);
}

/* ---- what something can begin with ---- */

typedef struct First {
    uint32_t latin[8];
    bool high, all;
    int budget;                 /* nodes left to look at */
} First;

static void first_add(First *f, uint32_t c)
{
    if (c < 256)
        f->latin[c >> 5] |= 1u << (c & 31);
    else
        f->high = true;
}

static bool first_unit(Gen *g, const BlReNode *n, uint32_t flags, First *f)
{
    if (is_plain_literal(n, flags)) {
        first_add(f, n->value);
        return true;
    }
    if (n->kind == BL_RN_ANY || n->kind == BL_RN_NOT_LITERAL) {
        f->all = true;
        return true;
    }
    size_t nranges = g->out->nranges;
    int64_t at = n->kind == BL_RN_SET ? bl_re_add_set(g->out, n->items, n->negate, flags) : literal_set(g, n, flags);
    if (at < 0)
        return false;
    const BlReSet *set = &g->out->sets[at];
    for (int i = 0; i < 8; i++)
        f->latin[i] |= set->latin[i];
    f->high |= set->high != 0;
    g->out->nsets--;
    g->out->nranges = nranges;
    return true;
}

/* 1: what the sequence begins with is in f; 0: it can be empty, f has what a non-empty match begins with; -1 raised */
static int first_of(Gen *g, const BlReSeq *seq, uint32_t flags, First *f)
{
    for (const BlReNode *n = seq->first; n && !f->all; n = n->next) {
        int done = 0;
        if (--f->budget < 0) {
            f->all = true;
            break;
        }
        switch (n->kind) {
        case BL_RN_LITERAL: case BL_RN_NOT_LITERAL: case BL_RN_ANY: case BL_RN_SET:
            return first_unit(g, n, flags, f) ? 1 : -1;
        case BL_RN_AT: case BL_RN_LOOK:
            continue;
        case BL_RN_FAILURE:
            return 1;
        case BL_RN_GROUP: case BL_RN_ATOMIC:
            done = first_of(g, n->seq, with_flags(flags, n->add_flags, n->del_flags), f);
            break;
        case BL_RN_REPEAT:
            done = n->max ? first_of(g, n->seq, flags, f) : 0;
            if (done > 0 && n->min == 0)
                done = 0;
            break;
        case BL_RN_BRANCH:
            done = 1;
            for (const BlReSeq *s = n->seq; s && done >= 0; s = s->next) {
                int one = first_of(g, s, flags, f);
                done = one < done ? one : done;
            }
            break;
        default:
            f->all = true;
        }
        if (done)
            return done;
    }
    return f->all ? 1 : 0;
}

/* The guard of a sequence: index of a set + 1, or 0 for none. */
static bool guard_of(Gen *g, const BlReSeq *seq, uint32_t flags, uint32_t *guard)
{
    First f = {.budget = 100};
    int known = first_of(g, seq, flags, &f);
    *guard = 0;
    if (known <= 0 || f.all)
        return known >= 0;
    int64_t at = bl_re_add_set(g->out, NULL, false, 0);
    if (at < 0)
        return false;
    BlReSet *set = &g->out->sets[at];
    memcpy(set->latin, f.latin, sizeof set->latin);
    set->negate = f.high;       /* with no ranges: all or nothing from 256 on */
    set->high = f.high ? BL_RH_ALL : 0;
    *guard = (uint32_t)at + 1;
    return true;
}

/* ---- instructions ---- */

static bool emit_seq(Gen *g, const BlReSeq *seq, uint32_t flags);

static bool emit_at(Gen *g, uint32_t place, uint32_t flags)
{
    if (flags & BL_RE_MULTILINE)
        place = place == BL_RA_BEGIN ? BL_RA_BEGIN_LINE : place == BL_RA_END ? BL_RA_END_LINE : place;
    if (!(flags & BL_RE_UNICODE) && (place == BL_RA_BOUNDARY || place == BL_RA_NOT_BOUNDARY))
        place += BL_RA_ASCII_BOUNDARY - BL_RA_BOUNDARY;
    return put2(g, BL_RO_AT, place);
}

static bool emit_branch(Gen *g, const BlReNode *n, uint32_t flags)
{
    if (branch_is_set(n, flags))
        return emit_unit(g, n, flags);
    size_t previous_jump = 0;   /* jumps to the end are chained through their targets */
    for (const BlReSeq *s = n->seq; s; s = s->next) {
        uint32_t guard;
        size_t next = 0;
        if (s->next) {
            if (!guard_of(g, s, flags, &guard) || !put3(g, BL_RO_TRY, guard, 0))
                return false;
            next = g->out->size - 1;
        }
        if (!emit_seq(g, s, flags))
            return false;
        if (s->next) {
            if (!put2(g, BL_RO_JUMP, (uint32_t)previous_jump))
                return false;
            previous_jump = g->out->size - 1;
            patch(g, next);
        }
    }
    while (previous_jump) {
        size_t before = g->out->code[previous_jump];
        patch(g, previous_jump);
        previous_jump = before;
    }
    return true;
}

/* The one unit that a sequence is, or NULL; group brackets that do not capture or change flags are looked through. */
static const BlReNode *single_unit(const BlReSeq *seq, uint32_t flags)
{
    const BlReNode *n = seq->first;
    while (n && !n->next && n->kind == BL_RN_GROUP && n->group < 0 && !n->add_flags && !n->del_flags)
        n = n->seq->first;
    return n && !n->next && (is_one_unit(n) || (n->kind == BL_RN_BRANCH && branch_is_set(n, flags))) ? n : NULL;
}

static bool emit_loop(Gen *g, const BlReNode *n, uint32_t flags)
{
    bool possessive = n->mode == BL_RM_POSSESSIVE;
    uint32_t reg = (uint32_t)g->out->registers++, guard;
    if (!guard_of(g, n->seq, flags, &guard) || (possessive && !put(g, BL_RO_ATOMIC)) || !put3(g, BL_RO_LOOP_START, reg, 0))
        return false;
    size_t entry = g->out->size - 1, body = g->out->size;
    if ((possessive && !put(g, BL_RO_ATOMIC)) || !emit_seq(g, n->seq, flags) || (possessive && !put(g, BL_RO_ATOMIC_END)))
        return false;
    patch(g, entry);
    uint32_t min = n->min > 1 && n->seq->width.hi == 0 ? 1 : n->min;    /* nothing again and again is nothing */
    return put3(g, n->mode == BL_RM_LAZY ? BL_RO_LOOP_LAZY : BL_RO_LOOP, reg, min) && put3(g, n->max, (uint32_t)body, guard)
        && (!possessive || put(g, BL_RO_ATOMIC_END));
}

static bool emit_repeat(Gen *g, const BlReNode *n, uint32_t flags)
{
    const BlReNode *unit = single_unit(n->seq, flags);
    if (unit) {
        static const uint8_t op[] = {BL_RO_GREEDY, BL_RO_LAZY, BL_RO_POSSESSIVE};
        return put3(g, op[n->mode], n->min, n->max) && emit_unit(g, unit, flags);
    }
    if (n->min == 1 && n->max == 1 && n->mode != BL_RM_POSSESSIVE)
        return emit_seq(g, n->seq, flags);
    return emit_loop(g, n, flags);
}

static bool emit_look(Gen *g, const BlReNode *n, uint32_t flags)
{
    uint32_t back = 0;
    if (n->back) {
        if (n->seq->width.lo != n->seq->width.hi) {
            BlRef message = bl_str_c("look-behind requires fixed-width pattern");
            BlRef error = message == BL_NULL ? message : bl_call1(g->state->error, message);
            bl_drop(message);
            if (error != BL_NULL)
                bl_raise_object(error);
            return false;
        }
        back = (uint32_t)n->seq->width.lo;
    }
    if (!put2(g, BL_RO_LOOK, n->negate) || !put2(g, back, 0))
        return false;
    size_t after = g->out->size - 1;
    if (!emit_seq(g, n->seq, flags) || !put2(g, BL_RO_LOOK_END, n->negate))
        return false;
    patch(g, after);
    return true;
}

static bool emit_condition(Gen *g, const BlReNode *n, uint32_t flags)
{
    if (!put3(g, BL_RO_COND, n->value, 0))
        return false;
    size_t no = g->out->size - 1;
    if (!emit_seq(g, n->seq, flags))
        return false;
    if (!n->has_no) {
        patch(g, no);
        return true;
    }
    if (!put2(g, BL_RO_JUMP, 0))
        return false;
    size_t end = g->out->size - 1;
    patch(g, no);
    if (!emit_seq(g, n->no, flags))
        return false;
    patch(g, end);
    return true;
}

static bool emit_group(Gen *g, const BlReNode *n, uint32_t flags)
{
    flags = with_flags(flags, n->add_flags, n->del_flags);
    if (n->group < 0)
        return emit_seq(g, n->seq, flags);
    uint32_t mark = (uint32_t)(n->group - 1) * 2;
    return put2(g, BL_RO_OPEN, mark) && emit_seq(g, n->seq, flags) && put2(g, BL_RO_CLOSE, mark + 1);
}

static bool emit_node(Gen *g, const BlReNode *n, uint32_t flags)
{
    switch (n->kind) {
    case BL_RN_AT:
        return emit_at(g, n->value, flags);
    case BL_RN_BRANCH:
        return emit_branch(g, n, flags);
    case BL_RN_GROUP:
        return emit_group(g, n, flags);
    case BL_RN_ATOMIC:
        return put(g, BL_RO_ATOMIC) && emit_seq(g, n->seq, flags) && put(g, BL_RO_ATOMIC_END);
    case BL_RN_LOOK:
        return emit_look(g, n, flags);
    case BL_RN_BACKREF:
        return put3(g, BL_RO_BACKREF, n->value, bl_re_fold_of(flags));
    case BL_RN_COND:
        return emit_condition(g, n, flags);
    case BL_RN_REPEAT:
        return emit_repeat(g, n, flags);
    case BL_RN_FAILURE:
        return put(g, BL_RO_FAIL);
    default:
        return emit_unit(g, n, flags);
    }
}

/* Two or more literals in a row become one instruction. *next: the node after them. */
static bool emit_literals(Gen *g, const BlReNode *n, uint32_t flags, const BlReNode **next)
{
    uint32_t count = 0;
    const BlReNode *end = n;
    for (; end && is_plain_literal(end, flags); end = end->next)
        count++;
    *next = end;
    if (count == 1)
        return put2(g, BL_RO_CHAR, n->value);
    bool ok = put2(g, BL_RO_STRING, count);
    for (; ok && n != end; n = n->next)
        ok = put(g, n->value);
    return ok;
}

static bool emit_seq(Gen *g, const BlReSeq *seq, uint32_t flags)
{
    if (!bl_enter_depth(""))
        return false;
    bool ok = true;
    for (const BlReNode *n = seq->first, *next; ok && n; n = next) {
        next = n->next;
        ok = is_plain_literal(n, flags) ? emit_literals(g, n, flags, &next) : emit_node(g, n, flags);
    }
    bl_leave_depth();
    return ok;
}

/* ---- second thoughts ---- */

static size_t op_size(const uint32_t *op)
{
    switch ((enum BlReOp)*op) {
    case BL_RO_FAIL: case BL_RO_SUCCESS: case BL_RO_ATOMIC: case BL_RO_ATOMIC_END:
        return 1;
    case BL_RO_TRY: case BL_RO_LOOP_START: case BL_RO_BACKREF: case BL_RO_COND:
        return 3;
    case BL_RO_LOOK:
        return 4;
    case BL_RO_GREEDY: case BL_RO_LAZY: case BL_RO_POSSESSIVE:
        return 5;
    case BL_RO_LOOP: case BL_RO_LOOP_LAZY:
        return 6;
    case BL_RO_STRING:
        return 2 + (size_t)op[1];
    default:
        return 2;
    }
}

static bool unit_has(const BlReCode *c, const uint32_t *unit, uint32_t ch)
{
    switch (unit[0]) {
    case BL_RO_CHAR:
        return unit[1] == ch;
    case BL_RO_NOT_CHAR:
        return unit[1] != ch;
    case BL_RO_ANY:
        return ch != '\n';
    case BL_RO_SET:
        return bl_re_in_set(c, &c->sets[unit[1]], ch);
    }
    return true;
}

/* Can no unit be both? */
static bool disjoint(const BlReCode *c, const uint32_t *a, const uint32_t *b)
{
    if (b[0] == BL_RO_CHAR)
        return !unit_has(c, a, b[1]);
    if (a[0] == BL_RO_CHAR)
        return !unit_has(c, b, a[1]);
    if (a[0] != BL_RO_SET || b[0] != BL_RO_SET)
        return false;
    const BlReSet *x = &c->sets[a[1]], *y = &c->sets[b[1]];
    for (int i = 0; i < 8; i++)
        if (x->latin[i] & y->latin[i])
            return false;
    return !(x->high & y->high);
}

/* Would giving back units of `unit` surely be in vain, since what follows begins with another one? */
static bool never_gives_back(const BlReCode *c, const uint32_t *unit, const uint32_t *after)
{
    while (*after == BL_RO_OPEN || *after == BL_RO_CLOSE || *after == BL_RO_JUMP)
        after = *after == BL_RO_JUMP ? c->code + after[1] : after + 2;
    switch (*after) {
    case BL_RO_SUCCESS:
        return true;
    case BL_RO_CHAR: case BL_RO_SET:
        return disjoint(c, unit, after);
    case BL_RO_STRING:
        return !unit_has(c, unit, after[2]);
    case BL_RO_GREEDY: case BL_RO_LAZY: case BL_RO_POSSESSIVE:
        return after[1] > 0 && after[3] != BL_RO_ANY && disjoint(c, unit, after + 3);
    }
    return false;
}

static void make_possessive(BlReCode *c)
{
    for (size_t at = 0; at < c->size; at += op_size(c->code + at)) {
        uint32_t *op = c->code + at;
        if (*op == BL_RO_GREEDY && never_gives_back(c, op + 3, op + 5))
            *op = BL_RO_POSSESSIVE;
    }
}

/* ---- before a search ---- */

/* The literals at the start of a sequence; false from the first node on that is something else. */
static bool collect_prefix(BlReCode *c, const BlReSeq *seq, uint32_t flags, size_t most)
{
    for (const BlReNode *n = seq->first; n; n = n->next) {
        if (n->kind == BL_RN_GROUP) {
            c->literal &= n->group < 0;
            if (!collect_prefix(c, n->seq, with_flags(flags, n->add_flags, n->del_flags), most))
                return false;
        } else if (c->nprefix < most && is_plain_literal(n, flags)) {
            c->prefix[c->nprefix++] = n->value;
        } else {
            return false;
        }
    }
    return true;
}

static size_t count_literals(const BlReSeq *seq)
{
    size_t n = 0;
    for (const BlReNode *node = seq->first; node && n < 1000; node = node->next) {
        if (node->kind == BL_RN_GROUP)
            n += count_literals(node->seq);
        else if (node->kind == BL_RN_LITERAL)
            n++;
        else
            break;
    }
    return n < 1000 ? n : 1000;
}

/* BL_RA_BEGIN or BL_RA_BEGIN_LINE, if every match must begin there; else -1. */
static int place_of_start(const BlReSeq *seq, uint32_t flags)
{
    const BlReNode *n = seq->first;
    while (n && n->kind == BL_RN_GROUP) {
        flags = with_flags(flags, n->add_flags, n->del_flags);
        n = n->seq->first;
    }
    if (!n || n->kind != BL_RN_AT || (n->value != BL_RA_BEGIN_STRING && n->value != BL_RA_BEGIN))
        return -1;
    return n->value == BL_RA_BEGIN && (flags & BL_RE_MULTILINE) ? BL_RA_BEGIN_LINE : BL_RA_BEGIN;
}

static bool prepare_search(Gen *g, const BlReTree *tree)
{
    BlReCode *c = g->out;
    size_t most = count_literals(tree->top);
    if (most) {
        if (!(c->prefix = bl_malloc_array(most, sizeof(uint32_t))))
            return no_memory();
        c->literal = true;
        if (!collect_prefix(c, tree->top, tree->flags, most))
            c->literal = false;
        c->literal &= c->nprefix > 0;
    }
    int start = place_of_start(tree->top, tree->flags);
    c->anchored = start == BL_RA_BEGIN;
    c->line_anchored = start == BL_RA_BEGIN_LINE;
    uint32_t guard = 0;
    if (!c->nprefix && !guard_of(g, tree->top, tree->flags, &guard))
        return false;
    c->first_set = (int64_t)guard - 1;
    return true;
}

bool bl_re_generate(const BlReTree *tree, BlReCode *out)
{
    *out = (BlReCode){.groups = tree->groups - 1, .min_width = (size_t)tree->top->width.lo, .first_set = -1};
    Gen g = {out, bl_re_state()};
    if (!emit_seq(&g, tree->top, tree->flags) || !put(&g, BL_RO_SUCCESS) || !prepare_search(&g, tree)) {
        bl_re_code_free(out);
        return false;
    }
    make_possessive(out);
    return true;
}

void bl_re_code_free(BlReCode *code)
{
    bl_mfree(code->code);
    bl_mfree(code->sets);
    bl_mfree(code->ranges);
    bl_mfree(code->prefix);
    *code = (BlReCode){.first_set = -1};
}
