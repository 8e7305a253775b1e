/* iter.h -- iterators of sequences, enumerate, zip, map, filter, reversed; the structs the VM's for loop knows. */
#ifndef BL_OBJ_ITER_H
#define BL_OBJ_ITER_H
#include "obj/protocol.h"

typedef struct BlSeqIter { BlObject head; BlRef seq; int64_t index; } BlSeqIter;        /* list, tuple, str, bytes, seq_iter; seq BL_NULL: finished */
BL_RAISES BlRef bl_seq_iter_new(enum BlTypeId kind, BlVal seq);
BL_RAISES BlRef bl_call_iter_new(BlVal callable, BlVal sentinel);
BL_RAISES BlRef bl_return_self(BlVal self);             /* iter slot of iterators */
/* Is v a sequence for reversed() and iter(): a built-in sequence, or a class with __getitem__ that is no dict? */
bool bl_is_sequence(BlVal v);

/* An iterator that recycles the tuple it gives out owns one reference to it. Is it the only one? */
static inline bool bl_tuple_is_free(BlVal tuple) { return bl_obj(tuple)->count == 1; }
#endif
