/* function.h -- functions written in the language. What the call path reads stands in the first cache line. */
#ifndef BL_VM_FUNCTION_H
#define BL_VM_FUNCTION_H

#include "code/code.h"
#include "obj/tuple.h"

enum { BL_NOT_SIMPLE = 0xffff };

typedef struct BlFunction {
    BlObject head;
    const BlIns *entry;         /* code->ins */
    BlVal *k;                   /* code->k */
    uint16_t simple_nargs;      /* a call with exactly so many positional arguments needs no binding; BL_NOT_SIMPLE: always bind */
    uint16_t nlocals, nregs, nparams;
    BlCode *code;               /* owned */
    BlRef globals, builtins;    /* exact dicts */
    BlRef closure;              /* tuple of cells or BL_NULL */
    BlRef defaults;             /* tuple or BL_NULL */
    BlRef kwdefaults;           /* dict or BL_NULL */
    BlRef annotations;          /* dict, a tuple name, value, name, value ... not yet made into one, or BL_NULL */
    BlRef name, qualname, doc, module;
    BlRef dict;                 /* attributes, or BL_NULL */
} BlFunction;

static inline bool bl_is_function(BlVal v) { return bl_is_exact(v, FUNCTION); }
static inline BlFunction *bl_as_function(BlVal v) { return (BlFunction *)bl_obj(v); }

/* A function of `code` with these globals; builtins are found through globals["__builtins__"]. */
BL_RAISES BlRef bl_function_new(BlVal code, BlVal globals);
/* Give a function another code object (also its derived fields). */
void bl_function_set_code(BlFunction *f, BlCode *code);
/* Parameters from arguments (call.c): moves nargs positional values and one for each name of kwnames from `args` (all adopted, also
 * on failure) into base[0 .. nparams); false: TypeError in CPython's words, nothing left in base. */
BL_RAISES bool bl_bind_arguments(BlFunction *f, BlVal *base, BlVal *args, size_t nargs, BlVal kwnames);
#endif
