/* iter.h -- iterators of sequences, enumerate, zip, map, filter, reversed; the structs the VM's for loop knows. */
#ifndef BL_OBJ_ITER_H
#define BL_OBJ_ITER_H
#include "obj/protocol.h"

typedef struct BlSeqIter { BlObject head; BlRef seq; int64_t index; } BlSeqIter;        /* list, tuple, str, bytes, seq_iter; seq BL_NULL: finished */
BL_RAISES BlRef bl_seq_iter_new(enum BlTypeId kind, BlVal seq);
BL_RAISES BlRef bl_call_iter_new(BlVal callable, BlVal sentinel);
BL_RAISES BlRef bl_return_self(BlVal self);             /* iter slot of iterators */
/* What pickling and copying an iterator need: builtins.<name>, owned (filled by the room that knows modules). */
extern BlRef (*bl_builtin_hook)(const char *name);
/* (builtins.<name>, (arg,)) or, with index not BL_NULL, (builtins.<name>, (arg,), index). Consumes arg; BL_NULL: raised already. */
BL_RAISES BlRef bl_iter_reduced(const char *name, BlRef arg, BlVal index);
/* The same from a list of what is still to come: `copy`, an iterator in the same state, is consumed and walked. */
BL_RAISES BlRef bl_iter_reduced_list(BlRef copy);
/* Is v a sequence for reversed() and iter(): a built-in sequence, or a class with __getitem__ that is no dict? */
bool bl_is_sequence(BlVal v);

/* An iterator that recycles the tuple it gives out owns one reference to it. Is it the only one? */
static inline bool bl_tuple_is_free(BlVal tuple) { return bl_obj(tuple)->count == 1; }
#endif
