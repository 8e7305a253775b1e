/* state.h -- BlVm: all mutable state of one interpreter, reached as bl_vm (one per thread).
 *
 * Each room has its own part. A part whose type belongs to a higher room is an opaque pointer here and is
 * made and freed by that room's bl_<room>_init / _fini.
 */
#ifndef BL_MEM_STATE_H
#define BL_MEM_STATE_H

#include "mem/object.h"
#include "mem/watch.h"

enum { BL_GENERATIONS = 3, BL_POOL_CLASSES = 32, BL_POOL_MAX = 512 };

typedef struct BlGeneration {
    BlGcHead head;              /* circular list */
    int64_t threshold;
    int64_t count;              /* [0]: containers allocated minus freed; [1], [2]: collections of the generation below */
    int64_t collections, collected, uncollectable;
} BlGeneration;

typedef struct BlGcState {
    BlGeneration gen[BL_GENERATIONS];
    BlGcHead permanent;
    int64_t long_lived, pending;        /* SPEC section 4: the 25 % rule */
    bool enabled, collecting;
    int debug;
    BlRef garbage, callbacks;           /* lists */
    int64_t stress, dry;                /* --gc-stress=N, --gc-dry=N; 0: off */
    int64_t stress_count, stress_pause, stress_searches;    /* safe points since the last search; how many to leave out while the heap is large */
    uint32_t spare_lists;               /* lists that CPython would have on its free list: made from there, one is not counted (list.c) */
    int64_t trigger;                    /* gen[0].count above this asks for a collection: the threshold, or INT64_MAX while none may start */
} BlGcState;

typedef struct BlPoolState {
    void *free[BL_POOL_CLASSES];        /* LIFO lists; class i holds blocks of 16 * (i + 1) bytes */
    int64_t live_blocks;                /* sys.getallocatedblocks(): pool blocks and large blocks */
    struct BlArena *arenas;
    size_t bytes;                       /* bytes given out, for a memory limit */
    size_t limit;                       /* 0: none */
    int64_t carved;                     /* pool blocks ever cut and not given back: in use or on a free list */
    int64_t large_blocks;               /* part of live_blocks that is not in pools */
    char *fresh[BL_POOL_CLASSES], *fresh_end[BL_POOL_CLASSES];  /* uncut rest of each class's newest pool */
    struct BlPool *spare;               /* pools of no class */
} BlPoolState;

/* Reasons to leave the fast path at the next safe point; tested as one word. */
enum { BL_TICK_GC = 1, BL_TICK_SIGNAL = 2, BL_TICK_STRESS = 4, BL_TICK_TRACE = 8 };

struct BlVm {
    /* --- what the loop touches --- */
    volatile uint32_t tick;             /* BL_TICK_* bits */
    uint32_t recursion_left;            /* frames and guarded native levels still allowed */
    BlRef error;                        /* the pending exception (an instance), or BL_NULL; owned */
    BlVal *stack_top;                   /* base of the running frame: C code that calls back pushes above its window */
    BlVal *stack_limit;
    uintptr_t c_stack_limit;            /* lowest address that C frames may reach; 0: not set */
    struct BlEval *eval;                /* vm/: frames, the value stack */
    BlShape shapes[BL_T_COUNT];         /* the shape of each built-in type: exact type test is one pointer compare */

    /* --- mem --- */
    BlPoolState pool;
    BlGcState gc;
    struct BlWeakTable *weak;           /* address -> weak references (weak.c) */
    uint32_t dealloc_depth;             /* nesting of container frees; see ref.c */
    struct BlObject *dealloc_later;     /* work list of dead objects whose free was put off */
    uint32_t watching;                  /* BL_WATCH_* bits */
    struct BlTracer *tracer, *looker;   /* mod/labels*.c: what --trace writes, what labels has seen; NULL: nothing */

    /* --- obj --- */
    const BlType *const *types;         /* the tables of types.def by BlTypeId; given by main, since some live in vm/ */
    BlClass *classes[BL_T_COUNT];       /* class objects of the built-in types */
    BlRef *exceptions;                  /* exception classes by BlExceptionId (obj/error.h); owned */
    struct BlIntern *interned;          /* obj/str.c */
    struct BlObjState *obj;             /* names, caches, free lists of obj/ */
    struct BlNativeState *native;       /* plans of native functions (obj/native.c) */
    BlRef spare_memory_error;           /* raised when not even an exception can be made (obj/error.c) */
    uint32_t next_id;                   /* shape ids and dict key versions */
    int32_t recursion_limit;
    BlRef handled;                      /* exception being handled (sys.exception()), or BL_NULL; owned by the frames that set it */
    int64_t int_max_str_digits;

    /* --- vm, mod, main --- */
    struct BlRun *run;                  /* modules, import state, options, atexit */
};

extern _Thread_local BlVm *bl_vm __attribute__((tls_model("initial-exec")));

/* A signal handler sets a bit between any two instructions: so never read, change, write. */
static inline void bl_tick_set(BlVm *vm, uint32_t bits) { __atomic_fetch_or(&vm->tick, bits, __ATOMIC_RELAXED); }
static inline void bl_tick_clear(BlVm *vm, uint32_t bits) { __atomic_fetch_and(&vm->tick, ~bits, __ATOMIC_RELAXED); }

/* The class object of a value (borrowed). Immediates included. */
BlClass *bl_class_of(BlVal v);
/* The slots of a value's type; immediates included. */
static inline const BlType *bl_type_of(BlVal v)
{
    if (bl_is_heap(v))
        return bl_heap_type(v);
    if (bl_is_imm_int(v))
        return &bl_int_type;
    if ((v & 3) == 3 || v == BL_POSZERO || v == BL_NEGZERO)
        return &bl_float_type;
    if (bl_is_bool(v))
        return &bl_bool_type;
    if (v == BL_NONE)
        return &bl_none_type;
    return v == BL_NOTIMPL ? &bl_notimpl_type : &bl_ellipsis_type;
}

/* Is v exactly of built-in type ID (heap representation)? */
#define bl_is_exact(v, ID) (bl_is_heap(v) && bl_obj(v)->shape == &bl_vm->shapes[BL_T_##ID])
/* Is v of a type with the given flags (subclasses included, heap representation)? */
static inline bool bl_has_flag(BlVal v, uint32_t flag) { return bl_is_heap(v) && (bl_heap_type(v)->flags & flag); }

#endif
