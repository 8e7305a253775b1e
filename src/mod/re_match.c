/* re_match.c -- running a compiled regular expression: backtracking with a stack of its own.
 *
 * The stack holds two sorts of frames. Choices say where to go on when the present way fails; records of change say what a
 * mark or a loop register was before. Going back pops frames: changes are undone, the first choice is taken. Barriers
 * stand where a look-around or atomic group began; when such a group ends, its choices are forgotten but its records of
 * change stay, since going back further must still undo them.
 *
 * Always: after a failed attempt all marks are as they were. Signals are looked at every few thousand steps.
 */
#include "base/alloc.h"
#include "mod/re_impl.h"
#include "obj/interrupt.h"

enum {
    FRAME_CHOICE,               /* arg: code, a: position */
    FRAME_GREEDY,               /* arg: code after it, a: least end, b: present end */
    FRAME_LAZY,                 /* arg: its code, a: present end, b: greatest end */
    FRAME_LOOP,                 /* arg: code of a lazy loop, a: position */
    FRAME_MARK,                 /* arg: mark, a: old value */
    FRAME_CLOSE,                /* arg: mark, a: old value, b: old last_index */
    FRAME_REGISTER,             /* arg: register, a and b: old values */
    FRAME_ATOMIC, FRAME_LOOK, FRAME_NOT_LOOK    /* barriers; arg: code to go on with, a: position, b: barrier before */
};

enum { PATIENCE = 4096 };

static BL_COLD bool grow_stack(BlReRun *r)
{
    size_t capacity = bl_grow(r->capacity, r->capacity + 1, sizeof(BlReFrame));
    bool local = r->stack == r->frames;
    BlReFrame *stack = capacity ? bl_realloc_array(local ? NULL : r->stack, capacity, sizeof(BlReFrame)) : NULL;
    if (!stack) {
        bl_no_memory();
        return false;
    }
    if (local)
        memcpy(stack, r->frames, r->top * sizeof(BlReFrame));
    r->stack = stack;
    r->capacity = capacity;
    return true;
}

/* Takes back what a popped frame says was changed. */
static inline void undo(BlReRun *r, const BlReFrame *f)
{
    switch (f->kind) {
    case FRAME_CLOSE:
        r->last_index = (int64_t)f->b;
        r->marks[f->arg] = f->a;
        break;
    case FRAME_MARK:
        r->marks[f->arg] = f->a;
        break;
    case FRAME_REGISTER:
        r->registers[2 * (size_t)f->arg] = f->a;
        r->registers[2 * (size_t)f->arg + 1] = f->b;
        break;
    case FRAME_ATOMIC: case FRAME_LOOK: case FRAME_NOT_LOOK:
        r->barrier = f->b;
        break;
    }
}

/* The group at the barrier has matched for good. */
static void forget_choices(BlReRun *r)
{
    size_t to = r->barrier;
    r->barrier = r->stack[to].b;
    for (size_t from = to + 1; from < r->top; from++) {
        const BlReFrame *f = &r->stack[from];
        if (f->kind >= FRAME_MARK && f->kind <= FRAME_REGISTER)
            r->stack[to++] = *f;
    }
    r->top = to;
}

/* All as it was before the barrier, which goes too. */
static void undo_to_barrier(BlReRun *r)
{
    size_t barrier = r->barrier;
    while (r->top > barrier)
        undo(r, &r->stack[--r->top]);
}

static inline bool may_be_first(const BlReSet *set, uint32_t c)
{
    return c < 256 ? (set->latin[c >> 5] >> (c & 31)) & 1 : set->high != 0;
}

#define NAME2(a, b) a##_##b
#define NAME1(a, b) NAME2(a, b)

static inline const uint16_t *find_uint16(const uint16_t *p, uint16_t c, size_t n)
{
    for (const uint16_t *end = p + n; p < end; p++)
        if (*p == c)
            return p;
    return NULL;
}

static inline const uint32_t *find_uint32(const uint32_t *p, uint32_t c, size_t n)
{
    for (const uint32_t *end = p + n; p < end; p++)
        if (*p == c)
            return p;
    return NULL;
}

#define UNIT uint8_t
#define NAME(a) NAME1(a, uint8)
#define FIND(p, c, n) ((const uint8_t *)memchr(p, c, n))
#include "mod/re_engine.h"
#undef UNIT
#undef FIND

#define UNIT uint16_t
#define NAME(a) NAME1(a, uint16)
#define FIND(p, c, n) find_uint16(p, c, n)
#include "mod/re_engine.h"
#undef UNIT
#undef FIND

#define UNIT uint32_t
#define NAME(a) NAME1(a, uint32)
#define FIND(p, c, n) find_uint32(p, c, n)
#include "mod/re_engine.h"
#undef UNIT
#undef FIND

/* Marks of an earlier success must not be seen. */
static void reset(BlReRun *r)
{
    for (size_t i = 0; i < 2 * r->code->groups; i++)
        r->marks[i] = BL_RE_NONE;
    r->last_index = -1;
}

int bl_re_match(BlReRun *r)
{
    reset(r);
    if (r->kind == 1)
        return match_at_uint8(r, r->start, r->must_advance);
    return r->kind == 2 ? match_at_uint16(r, r->start, r->must_advance) : match_at_uint32(r, r->start, r->must_advance);
}

int bl_re_search(BlReRun *r)
{
    reset(r);
    return r->kind == 1 ? search_uint8(r) : r->kind == 2 ? search_uint16(r) : search_uint32(r);
}
