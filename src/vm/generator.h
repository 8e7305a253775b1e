/* generator.h -- generators, coroutines, asynchronous generators.
 *
 * A suspended one holds its registers in `regs`; resuming moves them to the top of the value stack, yielding moves them back.
 * References move, no counting: the running frame borrows generator and function, since whoever resumed it holds the generator. A `for` loop or yield from over a generator resumes it as a frame of the same loop.
 */
#ifndef BL_VM_GENERATOR_H
#define BL_VM_GENERATOR_H

#include "vm/frame.h"

enum BlGenState { BL_GEN_CREATED, BL_GEN_SUSPENDED, BL_GEN_RUNNING, BL_GEN_DONE };

typedef struct BlGenerator {
    BlObject head;
    BlRef function;             /* BL_NULL when done */
    const BlIns *pc;            /* to go on at */
    uint16_t nregs;
    uint16_t live;              /* registers that may hold something while it is suspended: the locals, and temps below the yielded value's */
    uint8_t state;              /* BlGenState */
    bool async_hooks_done, async_closed, async_running;
    uint16_t handlers;          /* except blocks that its frame is in */
    BlRef name, qualname;
    BlVal handled;              /* exception it was handling when suspended: borrowed from its registers, or BL_NULL */
    BlVal outer_handled;        /* what was being handled around it when it was resumed last */
    BlFrame *frame;             /* frame object, or NULL; not counted (it clears this when it dies) */
    BlRef code;                 /* gi_code */
    BlRef origin;
    BlVal regs[];               /* `live` of them are valid */
} BlGenerator;

static inline bool bl_is_generator(BlVal v) { return bl_is_exact(v, GENERATOR); }
BL_RAISES BlRef bl_generator_new(BlVal *base);                  /* from a frame that executes RETURN_GEN: takes its registers and function */
/* Resume with `value` (None at first): the value yielded; BL_NULL: finished (*result is what it returned, nothing pending) or raised (*result BL_NULL). */
BL_RAISES BlRef bl_generator_send(BlVal gen, BlVal value, BlRef *result);
/* Put the generator's registers on the stack as a frame above the running one; the base, or NULL with an exception. */
BL_RAISES BlVal *bl_generator_push(BlGenerator *g, uint32_t flags, const BlIns *return_pc);
void bl_generator_watched(BlGenerator *g, BlVal *base);        /* the frame object follows it onto the stack */
void bl_generator_unwatched(BlGenerator *g);                   /* ... and back */

/* The same where base is known to have room, for a frame `delta` words above its caller's; 0 with BL_FF_ENTRY. */
static inline void bl_generator_enter(BlVm *vm, BlGenerator *g, BlVal *base, uint32_t flags, const BlIns *return_pc, uint32_t delta)
{
    vm->recursion_left--;
    for (uint32_t i = 0; i < g->live; i++)
        base[i] = g->regs[i];
    base[-4] = bl_from_obj(g);
    base[-3] = g->function;
    base[-2] = (BlVal)(uintptr_t)return_pc;
    base[-1] = bl_pack(0, delta, flags | BL_FF_GENERATOR);
    g->state = BL_GEN_RUNNING;
    g->outer_handled = vm->handled;
    if (g->handled != BL_NULL)
        vm->handled = g->handled;
    vm->stack_top = base;
    if (BL_UNLIKELY(g->frame != NULL))
        bl_generator_watched(g, base);
}

/* Registers move back; the frame is gone. pc: where to go on, behind a YIELD. */
static inline void bl_generator_suspend(BlVm *vm, BlGenerator *g, BlVal *base, const BlIns *pc)
{
    uint32_t live = pc[-1].a;
    g->live = (uint16_t)live;
    for (uint32_t i = 0; i < live; i++) {
        g->regs[i] = base[i];
        base[i] = 0;
    }
    g->pc = pc;
    g->state = BL_GEN_SUSPENDED;
    g->handled = g->handlers ? vm->handled : BL_NULL;
    vm->handled = g->outer_handled;
    g->outer_handled = BL_NULL;
    if (BL_UNLIKELY(g->frame != NULL))
        bl_generator_unwatched(g);
    base[-3] = base[-4] = 0;
}
void bl_generator_finish(BlGenerator *g);       /* the frame ends: its function is the frame's from now on */
/* Send to any iterator, as SEND does: BL_NULL: finished with *result, or raised with *result BL_NULL. */
BL_RAISES BlRef bl_send(BlVal it, BlVal value, BlRef *result);
BL_RAISES BlRef bl_throw(BlVal it, BlVal exception);
BL_RAISES BlRef bl_awaitable(BlVal v, int context);             /* AWAITABLE */
BL_RAISES BlRef bl_yield_from_iter(BlVal v, bool in_coroutine);
BL_RAISES BlRef bl_aiter(BlVal v);
BL_RAISES BlRef bl_anext_awaitable(BlVal v);
/* Wraps a value yielded by an asynchronous generator itself (adopts). */
BL_RAISES BlRef bl_async_wrap(BlRef value);
BlVal bl_generator_delegate(BlGenerator *g);                    /* what it is awaiting or yielding from: borrowed, or BL_NULL */

/* ---- shared with async.c: methods and attributes of all three kinds ---- */
int bl_generator_close(BlGenerator *g);                         /* 0, or -1 raised */
BlRef bl_gen_send_method(BlVal self, const BlVal *arg);
BlRef bl_gen_throw_method(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_gen_close_method(BlVal self, const BlVal *arg);
BL_RAISES BlRef bl_throw_argument(const BlVal *arg, size_t nargs);     /* the exception that throw(type, value, traceback) means; owned */
BlRef bl_gen_repr(BlVal self);
BlRef bl_gen_get_name(BlVal self);
BlRef bl_gen_get_qualname(BlVal self);
int bl_gen_set_name(BlVal self, BlVal value);
int bl_gen_set_qualname(BlVal self, BlVal value);
BlRef bl_gen_get_code(BlVal self);
BlRef bl_gen_get_running(BlVal self);
BlRef bl_gen_get_suspended(BlVal self);
BlRef bl_gen_get_delegate(BlVal self);
BlRef bl_gen_get_frame(BlVal self);
void bl_generator_free(BlObject *o);            /* slots of all three types */
void bl_generator_traverse(BlObject *o, BlVisit visit, void *ctx);
void bl_generator_clear(BlObject *o);
void bl_generator_finalize(BlVal self);
/* What is thrown: an exception, and the arguments throw() was called with, which a throw() method further in gets as they are (none: the exception).
 * close_on_exit: GeneratorExit closes what the generator delegates to instead of being thrown into it. */
typedef struct BlThrow { BlVal exception; const BlVal *arg; size_t nargs; bool close_on_exit; } BlThrow;
/* Raises it in g: the value yielded, or as bl_generator_send. */
BL_RAISES BlRef bl_generator_throw(BlGenerator *g, const BlThrow *t, BlRef *result);
/* sys.set_asyncgen_hooks: fills in the functions (borrowed) or leaves BL_NONE; filled by mod/sys.c. */
extern void (*bl_asyncgen_hooks)(BlVal *firstiter, BlVal *finalizer);
bool bl_async_finalize(BlGenerator *g);         /* an asynchronous generator that is dying: true if the event loop's finalizer took care of it */
void bl_warn_never_awaited(BlGenerator *g);     /* async.c: RuntimeWarning: coroutine ... was never awaited */
#endif
