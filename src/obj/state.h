/* state.h -- what obj/ keeps for one interpreter beyond the objects themselves: names, the method cache, small caches.
 *
 * Reached as bl_vm->obj. Each file of the room owns the part named after it.
 */
#ifndef BL_OBJ_STATE_H
#define BL_OBJ_STATE_H

#include "obj/protocol.h"

enum { BL_METHOD_CACHE_BITS = 12, BL_METHOD_CACHE_SIZE = 1 << BL_METHOD_CACHE_BITS };

/* One answer of a lookup along an mro. The name is owned, so that its address cannot come to mean another name. */
typedef struct BlMethodCacheEntry {
    uint32_t version;           /* of the class; 0: empty */
    BlVal name;                 /* interned str */
    BlVal *cell;                /* NULL: no class of the mro has it */
} BlMethodCacheEntry;

/* () has its place here, so that it is there from the start and for ever (tuple.c). */
typedef struct BlEmptyTuple {
    BlGcHead gc;
    BlObject head;
    size_t count;
} __attribute__((aligned(16))) BlEmptyTuple;

typedef struct BlOutlived { struct BlDict *dict; BlRef cls; } BlOutlived;

struct BlObjState {
    BlEmptyTuple empty_tuple;
    BlRef names[BL_N_COUNT];
    BlMethodCacheEntry method_cache[BL_METHOD_CACHE_SIZE];
    BlVal *repr_running;        /* repr recursion: values being printed, borrowed */
    size_t repr_count, repr_capacity;
    BlClass **more_classes;     /* made by bl_class_from_type: not counted, each is held by its own order of bases */
    size_t more_count, more_capacity;
    BlOutlived *outlived;       /* instance.c: dicts that outlived their instances */
    size_t noutlived;
    bool ending;                /* classes go: their shapes stay for what still has them, to be named in the leak report */
    BlShape *last_shapes;
};

bool bl_types_init(BlVm *vm);           /* class objects and shapes of types.def, without names */
bool bl_types_name(BlVm *vm);           /* their names, bases and orders, once str and tuple work */
void bl_types_fini(BlVm *vm);
void bl_method_cache_clear(void);

#endif
