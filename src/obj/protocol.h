/* protocol.h -- what can be done with any value: dispatch through the slots, in CPython's order of trial.
 *
 * All of these may run a program's code unless said otherwise. Owned results; BL_NULL / -1 / false: an exception is pending.
 */
#ifndef BL_OBJ_PROTOCOL_H
#define BL_OBJ_PROTOCOL_H

#include "obj/error.h"

/* ---- text, identity ---- */
BL_RAISES BlRef bl_repr(BlVal v);                       /* a str, checked */
BL_RAISES BlRef bl_str(BlVal v);
BL_RAISES BlRef bl_ascii(BlVal v);
BL_RAISES int64_t bl_hash(BlVal v);                     /* never -1 when it succeeds */
int64_t bl_hash_unhashable(BlVal v);                    /* slot for list, dict, set: raises, -1 */
int64_t bl_hash_pointer(BlVal v);                       /* identity hash, as id() rotated by 4 */
BL_RAISES BlRef bl_compare(BlVal a, BlVal b, enum BlCompare op);        /* any value */
BL_RAISES int bl_compare_bool(BlVal a, BlVal b, enum BlCompare op);     /* identity is equality for EQ and NE; 1 0 -1 */
static inline int bl_eq(BlVal a, BlVal b) { return a == b ? 1 : bl_compare_bool(a, b, BL_EQ); }   /* container equality: identity first */
BL_RAISES int bl_truth(BlVal v);
BlRef bl_id(BlVal v);                                   /* id(v) as an int; immediates from the word */
/* repr recursion (list in itself): 1 v is already being printed, 0 entered (call bl_repr_leave), -1 raised */
BL_RAISES int bl_repr_enter(BlVal v);
void bl_repr_leave(BlVal v);

/* ---- calling ---- */
BL_RAISES BlRef bl_call(BlVal f, const BlVal *arg, size_t nargs, BlVal kwnames);
BL_RAISES BlRef bl_call0(BlVal f);
BL_RAISES BlRef bl_call1(BlVal f, BlVal a);
BL_RAISES BlRef bl_call2(BlVal f, BlVal a, BlVal b);
BL_RAISES BlRef bl_call3(BlVal f, BlVal a, BlVal b, BlVal c);
BL_RAISES BlRef bl_call_tuple(BlVal f, BlVal args_tuple, BlVal kwargs_dict /* or BL_NULL */);
/* obj.name(args): no method object is made. name: interned str. */
BL_RAISES BlRef bl_call_method(BlVal obj, BlVal name, const BlVal *arg, size_t nargs);
/* Special method of the type (instance attributes ignored): out gets the result. 1 called, 0 the type has none, -1 raised. */
BL_RAISES int bl_call_special(BlVal obj, BlVal name, const BlVal *arg, size_t nargs, BlRef *out);
BL_RAISES int bl_callable(BlVal v);                     /* 1, 0 */

/* ---- attributes ---- */
BL_RAISES BlRef bl_getattr(BlVal o, BlVal name);        /* o.name with __getattr__ and all; name a str */
BL_RAISES int bl_find_attr(BlVal o, BlVal name, BlRef *out);    /* 1 found, 0 AttributeError swallowed, -1 other error */
BL_RAISES int bl_setattr(BlVal o, BlVal name, BlVal value);     /* value BL_NULL: del; 0 / -1 */
BL_RAISES BlRef bl_getattr_c(BlVal o, const char *name);
BL_RAISES BlRef bl_generic_getattr(BlVal o, BlVal name);        /* object.__getattribute__ */
BL_RAISES int bl_generic_setattr(BlVal o, BlVal name, BlVal value);
/* As LOAD_METHOD: result is the function with *self_out = o (borrowed) when binding can be skipped, else the attribute and *self_out = BL_NULL. */
BL_RAISES BlRef bl_load_method(BlVal o, BlVal name, BlVal *self_out);

/* ---- iteration ---- */
BL_RAISES BlRef bl_iter(BlVal v);                       /* "'int' object is not iterable" */
BlRef bl_next(BlVal it);                                /* BL_NULL: exhausted (nothing pending; StopIteration swallowed) or raised */
BL_RAISES int64_t bl_length_hint(BlVal v, int64_t fallback);
/* A fast sequence: v itself if exactly list or tuple (kept), else list(v). Then items and count by bl_fast_items. `message`: TypeError text if not iterable, or NULL */
BL_RAISES BlRef bl_fast_sequence(BlVal v, const char *message);
const BlVal *bl_fast_items(BlVal seq, size_t *count);

/* ---- containers ---- */
BL_RAISES int64_t bl_len(BlVal v);
BL_RAISES BlRef bl_getitem(BlVal o, BlVal key);         /* includes type.__class_getitem__ for classes */
BL_RAISES int bl_setitem(BlVal o, BlVal key, BlVal value);
BL_RAISES int bl_delitem(BlVal o, BlVal key);
BL_RAISES int bl_contains(BlVal container, BlVal item);

/* ---- numbers ---- */
BL_RAISES BlRef bl_binary(BlVal a, BlVal b, enum BlBinary op);
BL_RAISES BlRef bl_inplace(BlVal a, BlVal b, enum BlBinary op);
BL_RAISES BlRef bl_power(BlVal a, BlVal b, BlVal modulus /* BL_NONE */);
BL_RAISES BlRef bl_unary(BlVal a, enum BlUnary op);
BL_RAISES BlRef bl_index(BlVal v);                      /* exact int: "'str' object cannot be interpreted as an integer" */
/* An index clipped to int64; too_big: exception class to raise when it does not fit, or BL_NULL to clip. false raised. */
BL_RAISES bool bl_index_int64(BlVal v, int64_t *out, BlVal too_big);
BL_RAISES BlRef bl_to_int(BlVal v);                     /* int(v) of one argument, no text */
BL_RAISES BlRef bl_to_float(BlVal v);
BL_RAISES bool bl_as_double(BlVal v, double *out);      /* float() semantics of numbers: "must be real number, not str" */

/* ---- classes ---- */
BL_RAISES int bl_isinstance(BlVal o, BlVal class_or_tuple);     /* with __instancecheck__ */
BL_RAISES int bl_issubclass(BlVal c, BlVal class_or_tuple);
BL_RAISES BlRef bl_format(BlVal v, BlVal spec);         /* format(v, spec): a str; spec a str */

/* ---- bytes-like ---- */
BL_RAISES int bl_buffer_get(BlVal v, BlBuffer *out, bool writable);     /* "a bytes-like object is required, not 'str'" */
void bl_buffer_release(BlBuffer *b);
bool bl_has_buffer(BlVal v);

/* ---- names: str constants made once, bl_name(__init__) ---- */
enum BlNameId {
#define N(name) BL_N_##name,
#include "obj/names.def"
#undef N
    BL_N_COUNT
};
struct BlObjState;
BlVal bl_name_at(enum BlNameId id);
#define bl_name(name) bl_name_at(BL_N_##name)
/* Default of every type without such a slot: reports "unsupported operand type(s) for +: 'int' and 'str'" etc. */
BL_RAISES BlRef bl_bad_operands(BlVal a, BlVal b, const char *op);

bool bl_obj_init(BlVm *vm);             /* all of obj/: types, classes, exceptions, names; false: no memory */
void bl_obj_fini(BlVm *vm);             /* gives back what obj/ owns; its objects may still be looked at */
void bl_obj_free(BlVm *vm);
#endif
