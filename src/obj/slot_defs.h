/* slot_defs.h -- the rows that connect special methods with slots: read by slots.c (down) and slot_wrapper.c (up). */
#ifndef BL_OBJ_SLOT_DEFS_H
#define BL_OBJ_SLOT_DEFS_H

#include "obj/class_state.h"

/* How a slot's C function is called from a program. */
enum BlWrapKind {
    BL_W_NONE,                  /* not shown as a wrapper */
    BL_W_UNARY, BL_W_BINARY, BL_W_REFLECTED, BL_W_POW, BL_W_RPOW, BL_W_HASH, BL_W_LEN, BL_W_TRUTH, BL_W_CALL,
    BL_W_GETATTR, BL_W_SETATTR, BL_W_DELATTR, BL_W_COMPARE, BL_W_NEXT, BL_W_GET, BL_W_SET, BL_W_DELETE, BL_W_INIT,
    BL_W_FINALIZE, BL_W_SETITEM, BL_W_DELITEM, BL_W_REPEAT, BL_W_CONTAINS
};

typedef struct BlSlotDef {
    uint16_t name;              /* BlNameId; BL_N_COUNT ends the table */
    uint16_t offset;            /* of the slot in BlType */
    uint16_t kind;              /* BlWrapKind */
    uint16_t op;                /* COMPARE: BlCompare; binary ones: BlBinary */
    void *trampoline;           /* what a class that defines the method gets; NULL: the slot stays empty */
    const char *doc;
} BlSlotDef;

extern const BlSlotDef bl_slot_defs[];
extern const BlMethod bl_new_method;            /* __new__ of built-in classes (class_builtin.c) */

typedef struct BlWrapper {      /* int.__add__ */
    BlObject head;
    const BlSlotDef *def;
    void *fn;
    BlClass *owner;             /* borrowed: built-in classes live as long as the VM */
} BlWrapper;

typedef struct BlMethodWrapper {        /* (1).__add__ */
    BlObject head;
    BlRef wrapper, self;
} BlMethodWrapper;

BL_RAISES BlRef bl_wrapper_new(BlClass *owner, const BlSlotDef *def, void *fn);
/* f(self, arg...), keywords too. */
BL_RAISES BlRef bl_call_with_self(BlVal f, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BL_RAISES int bl_contains_by_iteration(BlVal container, BlVal item);

#endif
