/* re_engine.h -- the matcher for texts of units of type UNIT; included once for each width by re_match.c.
 *
 * A match that is told to start beyond its end is tried all the same: so places are compared with <, not only for equality.
 * NAME(x) makes the function names, FIND is a scan for one unit. `code`, `text`, `end` do not change during a match; the
 * stack may move when it grows, so it is only reached through run.
 */

#define UNITS(r) ((const UNIT *)(r)->text)

/* Is the unit c one that the two-word instruction `unit` takes? */
static inline bool NAME(takes)(const BlReCode *code, const uint32_t *unit, uint32_t c)
{
    switch (unit[0]) {
    case BL_RO_CHAR:
        return c == unit[1];
    case BL_RO_NOT_CHAR:
        return c != unit[1];
    case BL_RO_ANY:
        return c != '\n';
    case BL_RO_SET:
        return bl_re_in_set(code, &code->sets[unit[1]], c);
    }
    return true;
}

/* End of the longest run of units that `unit` takes. */
static const UNIT *NAME(run_of)(const BlReCode *code, const uint32_t *unit, const UNIT *p, const UNIT *limit)
{
    switch (unit[0]) {
    case BL_RO_CHAR:
        while (p < limit && *p == unit[1])
            p++;
        return p;
    case BL_RO_NOT_CHAR:
        if (p < limit) {
            const UNIT *hit = unit[1] > (UNIT)-1 ? NULL : FIND(p, (UNIT)unit[1], (size_t)(limit - p));
            return hit ? hit : limit;
        }
        return p;
    case BL_RO_ANY:
        if (p < limit) {
            const UNIT *hit = FIND(p, (UNIT)'\n', (size_t)(limit - p));
            return hit ? hit : limit;
        }
        return p;
    case BL_RO_SET: {
        const BlReSet *set = &code->sets[unit[1]];
        while (p < limit && bl_re_in_set(code, set, *p))
            p++;
        return p;
    }
    }
    return limit;
}

/* Can what stands at `op` begin with the unit c? A quick no saves going there. */
static inline bool NAME(may_begin)(const uint32_t *op, const UNIT *p, const UNIT *end)
{
    if (*op == BL_RO_CHAR)
        return p < end && *p == op[1];
    if (*op == BL_RO_STRING)
        return p < end && *p == op[2];
    return true;
}

static inline bool NAME(guard_lets)(const BlReCode *code, uint32_t guard, const UNIT *p, const UNIT *end)
{
    if (!guard)
        return true;
    if (p >= end)
        return false;
    return may_be_first(&code->sets[guard - 1], *p);
}

static bool NAME(at_place)(const BlReRun *r, uint32_t place, const UNIT *p)
{
    const UNIT *begin = UNITS(r), *end = begin + r->end;
    bool ascii = place >= BL_RA_ASCII_BOUNDARY;
    switch (place) {
    case BL_RA_BEGIN: case BL_RA_BEGIN_STRING:
        return p == begin;
    case BL_RA_BEGIN_LINE:
        return p == begin || p[-1] == '\n';
    case BL_RA_END:
        return p == end || (p + 1 == end && *p == '\n');
    case BL_RA_END_LINE:
        return p == end || (p < begin + r->length && *p == '\n');
    case BL_RA_END_STRING:
        return p == end;
    }
    if (begin == end)
        return false;
    bool before = p > begin && bl_re_is_word(p[-1], ascii), after = p < end && bl_re_is_word(*p, ascii);
    return (before != after) == (place == BL_RA_BOUNDARY || place == BL_RA_ASCII_BOUNDARY);
}

/* The text of a group again; NULL: not here. */
static const UNIT *NAME(same_again)(const BlReRun *r, uint32_t group, enum BlReFold fold, const UNIT *p)
{
    size_t from = r->marks[2 * group - 2], to = r->marks[2 * group - 1];
    if (from == BL_RE_NONE || to == BL_RE_NONE || to < from)
        return NULL;
    const UNIT *q = UNITS(r) + from, *end = UNITS(r) + r->end;
    size_t n = to - from;
    if (n && (ptrdiff_t)n > end - p)
        return NULL;
    if (fold == BL_RF_NONE)
        return memcmp(p, q, n * sizeof(UNIT)) == 0 ? p + n : NULL;
    for (size_t i = 0; i < n; i++)
        if (p[i] != q[i] && bl_re_lower(p[i], fold) != bl_re_lower(q[i], fold))
            return NULL;
    return p + n;
}

/* Tries at one place. 1 matched, 0 not (all marks as before), -1 raised. */
static int NAME(match_at)(BlReRun *r, size_t at, bool must_advance)
{
    const BlReCode *program = r->code;
    const uint32_t *code = program->code, *pc = code;
    const UNIT *text = UNITS(r), *end = text + r->end, *p = text + at;
    uint32_t patience = PATIENCE;
    r->top = 0;
    r->barrier = BL_RE_NONE;
    r->last_index = -1;
#define POS(q) ((size_t)((q) - text))
#define PUSH(kind_, arg_, a_, b_)                                               \
    do {                                                                        \
        if (BL_UNLIKELY(r->top == r->capacity) && !grow_stack(r))               \
            return -1;                                                          \
        r->stack[r->top++] = (BlReFrame){kind_, (uint32_t)(arg_), a_, b_};      \
    } while (0)

    for (;;) {
        switch ((enum BlReOp)*pc) {
        case BL_RO_FAIL:
            goto fail;
        case BL_RO_SUCCESS:
            if ((r->match_all && p != end) || (must_advance && POS(p) == at))
                goto fail;
            r->start = at;
            r->ptr = POS(p);
            return 1;
        case BL_RO_CHAR:
            if (p >= end || *p != pc[1])
                goto fail;
            p++;
            pc += 2;
            continue;
        case BL_RO_NOT_CHAR:
            if (p >= end || *p == pc[1])
                goto fail;
            p++;
            pc += 2;
            continue;
        case BL_RO_ANY:
            if (p >= end || *p == '\n')
                goto fail;
            p++;
            pc += 2;
            continue;
        case BL_RO_ANY_ALL:
            if (p >= end)
                goto fail;
            p++;
            pc += 2;
            continue;
        case BL_RO_SET:
            if (p >= end || !bl_re_in_set(program, &program->sets[pc[1]], *p))
                goto fail;
            p++;
            pc += 2;
            continue;
        case BL_RO_STRING: {
            size_t n = pc[1], i = 0;
            if ((ptrdiff_t)n > end - p)
                goto fail;
            while (i < n && p[i] == pc[2 + i])
                i++;
            if (i < n)
                goto fail;
            p += n;
            pc += 2 + n;
            continue;
        }
        case BL_RO_AT:
            if (!NAME(at_place)(r, pc[1], p))
                goto fail;
            pc += 2;
            continue;
        case BL_RO_OPEN:
            PUSH(FRAME_MARK, pc[1], r->marks[pc[1]], 0);
            r->marks[pc[1]] = POS(p);
            pc += 2;
            continue;
        case BL_RO_CLOSE:
            PUSH(FRAME_CLOSE, pc[1], r->marks[pc[1]], (size_t)r->last_index);
            r->marks[pc[1]] = POS(p);
            r->last_index = pc[1] / 2 + 1;
            pc += 2;
            continue;
        case BL_RO_JUMP:
            pc = code + pc[1];
            continue;
        case BL_RO_TRY:
            if (NAME(guard_lets)(program, pc[1], p, end)) {
                PUSH(FRAME_CHOICE, pc[2], POS(p), 0);
                pc += 3;
            } else {
                pc = code + pc[2];
            }
            continue;
        case BL_RO_GREEDY: case BL_RO_POSSESSIVE: {
            ptrdiff_t left = end - p, min = pc[1];
            if (left < min)
                goto fail;
            const UNIT *start = p, *limit = (ptrdiff_t)pc[2] < left ? p + pc[2] : end;
            p = NAME(run_of)(program, pc + 3, p, limit);
            if (p - start < min)
                goto fail;
            bool more = *pc == BL_RO_GREEDY && p > start + min;
            pc += 5;
            if (more) {
                PUSH(FRAME_GREEDY, pc - code, POS(start + min), POS(p));
                if (!NAME(may_begin)(pc, p, end))
                    goto fail;
            }
            continue;
        }
        case BL_RO_LAZY: {
            ptrdiff_t left = end - p, min = pc[1];
            if (left < min)
                goto fail;
            const UNIT *limit = (ptrdiff_t)pc[2] < left ? p + pc[2] : end;
            if (min) {
                const UNIT *q = NAME(run_of)(program, pc + 3, p, p + min);
                if (q - p < min)
                    goto fail;
                p = q;
            }
            if (p < limit)
                PUSH(FRAME_LAZY, pc - code, POS(p), POS(limit));
            pc += 5;
            continue;
        }
        case BL_RO_LOOP_START: {
            size_t *reg = r->registers + 2 * (size_t)pc[1];
            PUSH(FRAME_REGISTER, pc[1], reg[0], reg[1]);
            reg[0] = (size_t)-1;
            reg[1] = BL_RE_NONE;
            pc = code + pc[2];
            continue;
        }
        case BL_RO_LOOP: case BL_RO_LOOP_LAZY: {
            size_t *reg = r->registers + 2 * (size_t)pc[1], count = reg[0] + 1;
            if (BL_UNLIKELY(--patience == 0)) {
                patience = PATIENCE;
                if (!bl_check_signals())
                    return -1;
            }
            if (count < pc[2]) {
                PUSH(FRAME_REGISTER, pc[1], reg[0], reg[1]);
                reg[0] = count;
                pc = code + pc[4];
                continue;
            }
            bool more = (count < pc[3] || pc[3] == BL_RE_MAXREPEAT) && POS(p) != reg[1];
            if (*pc == BL_RO_LOOP_LAZY) {
                if (more && NAME(guard_lets)(program, pc[5], p, end))
                    PUSH(FRAME_LOOP, pc - code, POS(p), 0);
            } else if (more && NAME(guard_lets)(program, pc[5], p, end)) {
                PUSH(FRAME_REGISTER, pc[1], reg[0], reg[1]);
                PUSH(FRAME_CHOICE, pc + 6 - code, POS(p), 0);
                reg[0] = count;
                reg[1] = POS(p);
                pc = code + pc[4];
                continue;
            }
            pc += 6;
            continue;
        }
        case BL_RO_ATOMIC:
            PUSH(FRAME_ATOMIC, 0, 0, r->barrier);
            r->barrier = r->top - 1;
            pc++;
            continue;
        case BL_RO_ATOMIC_END:
            forget_choices(r);
            pc++;
            continue;
        case BL_RO_LOOK:
            if (POS(p) < pc[2]) {
                if (!pc[1])
                    goto fail;
                pc = code + pc[3];
                continue;
            }
            PUSH(pc[1] ? FRAME_NOT_LOOK : FRAME_LOOK, pc[3], POS(p), r->barrier);
            r->barrier = r->top - 1;
            p -= pc[2];
            pc += 4;
            continue;
        case BL_RO_LOOK_END: {
            size_t from = r->stack[r->barrier].a;
            if (pc[1]) {
                undo_to_barrier(r);
                goto fail;
            }
            forget_choices(r);
            p = text + from;
            pc += 2;
            continue;
        }
        case BL_RO_BACKREF: {
            const UNIT *q = NAME(same_again)(r, pc[1], pc[2], p);
            if (!q)
                goto fail;
            p = q;
            pc += 3;
            continue;
        }
        case BL_RO_COND: {
            size_t from = r->marks[2 * pc[1] - 2], to = r->marks[2 * pc[1] - 1];
            bool there = from != BL_RE_NONE && to != BL_RE_NONE && to >= from;
            pc = there ? pc + 3 : code + pc[2];
            continue;
        }
        }

    fail:
        if (BL_UNLIKELY(--patience == 0)) {
            patience = PATIENCE;
            if (!bl_check_signals())
                return -1;
        }
        for (;;) {
            if (r->top == 0)
                return 0;
            BlReFrame *f = &r->stack[--r->top];
            switch (f->kind) {
            case FRAME_CHOICE:
                p = text + f->a;
                pc = code + f->arg;
                break;
            case FRAME_GREEDY: {
                const UNIT *low = text + f->a;
                p = text + f->b - 1;
                pc = code + f->arg;
                if (*pc == BL_RO_CHAR || *pc == BL_RO_STRING) {
                    uint32_t c = pc[*pc == BL_RO_CHAR ? 1 : 2];
                    while (p > low && (p >= end || *p != c))
                        p--;
                }
                if (p > low) {
                    f->b = POS(p);
                    r->top++;
                }
                break;
            }
            case FRAME_LAZY: {
                const uint32_t *op = code + f->arg;
                const UNIT *limit = text + f->b;
                p = text + f->a;
                if (!NAME(takes)(program, op + 3, *p))
                    continue;
                p++;
                pc = op + 5;
                if (*pc == BL_RO_CHAR || *pc == BL_RO_STRING) {
                    uint32_t c = pc[*pc == BL_RO_CHAR ? 1 : 2];
                    while (p < limit && *p != c && NAME(takes)(program, op + 3, *p))
                        p++;
                }
                if (p < limit) {
                    f->a = POS(p);
                    r->top++;
                }
                break;
            }
            case FRAME_LOOP: {
                const uint32_t *op = code + f->arg;
                size_t *reg = r->registers + 2 * (size_t)op[1];
                p = text + f->a;
                *f = (BlReFrame){FRAME_REGISTER, op[1], reg[0], reg[1]};
                r->top++;
                reg[0]++;
                reg[1] = POS(p);
                pc = code + op[4];
                break;
            }
            case FRAME_NOT_LOOK:
                r->barrier = f->b;
                p = text + f->a;
                pc = code + f->arg;
                break;
            default:
                undo(r, f);
                continue;
            }
            break;
        }
    }
#undef PUSH
#undef POS
}

/* Where the literal beginning of the pattern stands next, or NULL. */
static const UNIT *NAME(find_prefix)(const BlReCode *code, const UNIT *p, const UNIT *end)
{
    const uint32_t *prefix = code->prefix;
    size_t n = code->nprefix;
    if (prefix[0] > (UNIT)-1)
        return NULL;
    while ((size_t)(end - p) >= n) {
        p = FIND(p, (UNIT)prefix[0], (size_t)(end - p) - n + 1);
        if (!p)
            return NULL;
        size_t i = 1;
        while (i < n && p[i] == prefix[i])
            i++;
        if (i == n)
            return p;
        p++;
    }
    return NULL;
}

static int NAME(search)(BlReRun *r)
{
    const BlReCode *code = r->code;
    const UNIT *text = UNITS(r), *p = text + r->start, *end = text + r->end;
    if (r->start > r->end || r->end - r->start < code->min_width)
        return 0;
    const UNIT *last = end - code->min_width;
    bool must_advance = r->must_advance;
    const BlReSet *first = code->first_set < 0 ? NULL : &code->sets[code->first_set];
    if (code->anchored)
        return p == text ? NAME(match_at)(r, 0, must_advance) : 0;
    for (; p <= last; p++, must_advance = false) {
        if (code->line_anchored && p > text && p[-1] != '\n') {
            const UNIT *newline = FIND(p, (UNIT)'\n', (size_t)(last - p) + (last < end));
            if (!newline || newline >= last)
                return 0;
            p = newline + 1;
            must_advance = false;
        }
        if (code->nprefix) {
            p = NAME(find_prefix)(code, p, end);
            if (!p)
                return 0;
            if (code->literal) {
                r->start = (size_t)(p - text);
                r->ptr = r->start + code->nprefix;
                r->last_index = -1;
                return 1;
            }
        } else if (first) {
            const UNIT *from = p;
            while (p < end && !may_be_first(first, *p))
                p++;
            if (p == end)
                return 0;
            if (p != from)
                must_advance = false;
        }
        int found = NAME(match_at)(r, (size_t)(p - text), must_advance);
        if (found)
            return found;
    }
    return 0;
}

#undef UNITS
#undef NAME
