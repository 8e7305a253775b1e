/* frame.h -- frames on the value stack, and the objects that show them: frame and traceback.
 *
 * A running frame is a base pointer. Below it stand three words: base[-3] the function (owned), base[-2] the caller's next
 * instruction, base[-1] the packed {register for the result, distance to the caller's base, flags}. None of the last two looks like a
 * heap pointer. A generator's frame has the generator (borrowed) at base[-4].
 *
 * A frame object exists only when somebody asked for one (a traceback, sys._getframe). While its frame runs it points at it;
 * when the frame ends, it takes over its registers.
 */
#ifndef BL_VM_FRAME_H
#define BL_VM_FRAME_H

#include "vm/function.h"

enum {
    BL_FF_ENTRY = 2,            /* called from C: returning leaves the loop */
    BL_FF_INIT = 4,             /* __init__ of a class call: the result is the instance in the holder, base[-4] */
    BL_FF_GENERATOR = 8,
    BL_FF_OBJECT = 16,          /* a frame object points here */
    BL_FF_DISCARD = 32,         /* nobody wants the result */
    BL_FF_MASK = 0xfe,
    BL_HEADER = 3,              /* words below base */
    BL_WINDOW = 5               /* distance of the first argument from the window */
};

static inline BlVal bl_pack(uint32_t dst, uint32_t delta, uint32_t flags) { return (uint64_t)dst << 32 | delta << 8 | flags; }
static inline uint32_t bl_packed_dst(BlVal p) { return (uint32_t)(p >> 32); }
static inline uint32_t bl_packed_delta(BlVal p) { return (uint32_t)(p & 0xffffffff) >> 8; }
static inline BlFunction *bl_frame_function(const BlVal *base) { return bl_as_function(base[-3]); }

/* One entry of C code into the loop; chained in BlEval. */
typedef struct BlEntry {
    struct BlEntry *prev;
    BlVal *base;                /* first frame of this entry */
    BlVal *caller_base;         /* frame that was running, or NULL */
    const BlIns *caller_pc;
} BlEntry;

typedef struct BlFrame BlFrame;
struct BlFrame {
    BlObject head;
    BlVal *base;                /* the running frame, or `regs` once it ended, or a suspended generator's registers */
    BlRef function;             /* kept */
    BlRef back;                 /* frame or BL_NULL; only set when the frame has ended */
    BlVal *regs;                /* owned copy: bl_malloc'ed */
    uint32_t nregs;
    uint32_t pc;                /* where it stopped: instruction number */
    bool running;
    BlRef locals;               /* dict given out by f_locals, or BL_NULL */
    BlRef generator;            /* not counted: its generator while that is suspended, else BL_NULL */
    BlFrame *next_live;         /* frames that point at the stack */
    BlRef trace;                /* f_trace */
    uint32_t traced_pc;         /* of a traced frame: the instruction before, and the line reported last */
    int traced_line, shown_line;        /* shown_line >= 0: what f_lineno says during an event */
    bool trace_lines, trace_opcodes;
    bool pinned;                /* has f_trace, or gave out its locals: one reference is its own until the frame ends */
};

typedef struct BlTraceback {
    BlObject head;
    BlRef next;                 /* traceback or BL_NULL: the inner one */
    BlRef frame;
    uint32_t pc;
    int32_t line;
} BlTraceback;

struct BlEval {
    BlVal *stack, *stack_end;
    BlEntry *entry;
    const BlIns *pc;            /* of the running frame, saved wherever somebody may look */
    BlFrame *live;
    BlVal unbound;              /* name of the local that an UnboundLocalError just raised is about (borrowed from the code), or BL_NULL */
    uint32_t table_finds;       /* attributes that an instruction's cache had not */
    BlVal *reserve;             /* new frames begin above this too: arguments that are being bound */
    BlVal *traced_base;         /* trace.c: frame of the last instruction seen, and whether that left it */
    bool trace_left, in_trace, trace_setting;
    BlRef c_call;               /* builtin that runs for the frame at c_base, while somebody profiles */
    BlVal *c_base;
};

bool bl_eval_init(BlVm *vm);
void bl_eval_fini(BlVm *vm);

/* Walks frames from the running one outwards. */
typedef struct BlFrameWalk { BlVal *base; const BlIns *pc; BlEntry *entry; } BlFrameWalk;
bool bl_walk_start(BlFrameWalk *w);             /* false: no frame is running */
bool bl_walk_next(BlFrameWalk *w);
uint32_t bl_walk_pc(const BlFrameWalk *w);      /* instruction number inside the frame's code */

BL_RAISES BlRef bl_frame_object(BlVal *base, uint32_t pc);      /* of a running frame; made if there is none */
BL_RAISES BlRef bl_frame_current(int depth);                    /* sys._getframe; ValueError "call stack is not deep enough" */
/* The frame at base ends and has an object: it takes over the registers. */
void bl_frame_take_over(BlVal *base, uint32_t pc);
BlRef bl_frame_locals(BlVal frame);                             /* f_locals: owned dict */
BL_RAISES BlRef bl_locals(void);                                /* locals() of the running frame */
BL_RAISES BlRef bl_globals(void);                               /* its globals (owned), BL_NULL with nothing pending if no frame */
void bl_frame_unpin(BlFrame *f);
void bl_frame_set_trace(BlFrame *f, BlVal function);            /* BL_NULL: none */
int bl_frame_line(BlFrame *f);
uint32_t bl_frame_pc(BlFrame *f);
/* Adds (frame at base, pc) in front of the pending exception's traceback. */
void bl_traceback_here(BlVal *base, uint32_t pc);
/* Where the pending exception was raised in the frame at base, as its traceback says; pc if it does not. */
uint32_t bl_traceback_pc(const BlVal *base, uint32_t pc);
BL_RAISES BlRef bl_traceback_new(BlVal next, BlVal frame, uint32_t pc, int line);

/* ---- running (eval.c) ---- */
/* Runs the frame prepared at base (flags BL_FF_ENTRY) from pc; its result, or BL_NULL. */
BL_RAISES BlRef bl_run(BlVal *base, const BlIns *pc);
BL_RAISES BlRef bl_run_traced(BlVal *base, const BlIns *pc);    /* the same with events (trace.c) */
/* Where a new frame of C code may begin: above everything the running frame uses. NULL: no room, RecursionError pending. */
BL_RAISES BlVal *bl_new_base(uint32_t nregs, uint32_t extra_args);
/* The same in line for the usual case; NULL: something is not usual (no frame yet, depth, room), bl_new_base and bl_enter_depth will say what. */
static inline BlVal *bl_quick_base(BlVm *vm, uint32_t nregs)
{
    BlVal *top = vm->stack_top;
    if (BL_UNLIKELY(!top || vm->recursion_left < 2 || (uintptr_t)__builtin_frame_address(0) < vm->c_stack_limit))
        return NULL;
    top += bl_frame_function(top)->nregs;
    if (BL_UNLIKELY(vm->eval->reserve > top))
        top = vm->eval->reserve;
    top += BL_WINDOW + 1;
    return BL_LIKELY(top + nregs <= vm->stack_limit) ? top : NULL;
}
/* Runs the frame prepared at base, as an entry of its own. */
static inline BlRef bl_run_entry(BlVm *vm, BlVal *base, const BlIns *pc)
{
    struct BlEval *eval = vm->eval;
    BlEntry e = {eval->entry, base, vm->stack_top, eval->pc};
    eval->entry = &e;
    BlRef r = bl_run(base, pc);
    eval->entry = e.prev;
    eval->pc = e.caller_pc;
    vm->stack_top = e.caller_base;
    return r;
}
void bl_entry_push(BlEntry *e, BlVal *base);
void bl_entry_pop(BlEntry *e);
/* Runs code as a module, class body or expression: globals a dict, locals a mapping or BL_NULL (the same as globals). */
BL_RAISES BlRef bl_eval_code(BlVal code, BlVal globals, BlVal locals, BlVal closure);
/* The pending exception reaches the frame at vm->stack_top, instruction eval->pc: next instruction to run (stack_top is its frame), or
 * NULL: an entry frame was left. `add`: add a traceback entry for the first frame. */
const BlIns *bl_unwind(BlVm *vm, bool add);
/* What waits for a safe point: collections, signals. False: an exception is pending. */
BL_RAISES bool bl_safe_point(void);
#endif
