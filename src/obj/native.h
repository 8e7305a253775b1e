/* native.h -- C functions as objects, and the plan made from a signature's text.
 *
 * A signature is the text CPython's help shows: "(index: int, item, /)", "(*, key=None, reverse: bool=False)", "(iterable=(), /)".
 * From it come arity, keywords, defaults, type checks and the words of the TypeError:
 *   - no parameter:                     list.clear() takes no arguments (1 given)
 *   - one positional-only parameter:    list.append() takes exactly one argument (0 given)
 *   - several positional-only:          insert expected 2 arguments, got 1 / expected at least 1 argument, got 0
 *   - with keywords:                    sort() takes no positional arguments / f() missing required argument 'x' (pos 1) /
 *                                       'q' is an invalid keyword argument for sort()
 * An annotation checks or converts: `int` (index protocol, any size), `ssize` (index, fits 63 bits), `str`, `bool` (truth), `float`;
 * a `fn` function receives one BlVal for each parameter in order: checked, and BL_NULL where an omitted default is not one of
 * None, True, False, a small int or a plain string (write `=NULL` for "absent").
 * A `vector` function gets its arguments as they were passed; with a signature it is used only for help().
 * `int`, `ssize` arrive as ints (`ssize` fits 63 bits), `float` as a float, `bool` as True or False; a parameter whose default is None
 * or NULL also accepts None unchanged. At most 32 parameters.
 */
#ifndef BL_OBJ_NATIVE_H
#define BL_OBJ_NATIVE_H

#include "obj/error.h"
#include "obj/type.h"

typedef struct BlPlan BlPlan;

typedef struct BlNative {               /* builtin_function_or_method; also method_descr / classmethod_descr */
    BlObject head;
    const BlMethod *method;
    BlPlan *plan;                       /* shared, made at the first call; owned by the VM's table of plans */
    BlRef self;                         /* bound object, module, or BL_NULL */
    BlRef module;                       /* str or BL_NULL */
    BlClass *owner;                     /* method descriptors: class they belong to (kept); functions: NULL */
    uint8_t simple;                     /* n+1: takes exactly n positional-only unchecked arguments: call method->fn(self, arg) directly */
} BlNative;

/* A method descriptor that a class took over from an unrelated one (upper = str.upper) must not be called on its instances as it is. */
static inline bool bl_method_fits(BlVal f, BlClass *c) { return !bl_is_exact(f, METHOD_DESCR) || bl_subclass(c, ((BlNative *)bl_obj(f))->owner); }

BL_RAISES BlRef bl_native_new(const BlMethod *method, BlVal self, BlVal module);
BL_RAISES BlRef bl_method_descr_new(const BlMethod *method, BlClass *owner);    /* kind by method->flags: also classmethod/static */
/* Call the C function of `method` on self with vector arguments, after checking them by its plan. */
BL_RAISES BlRef bl_native_call(BlNative *n, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);

/* For vector functions that sort their arguments themselves: fills out[] (borrowed) by the signature text; false raised.
 * Of the annotations only `str` is looked at here: nothing is converted, since out[] owns nothing.
 * `fname` appears in messages ("int() ..."). The plan is cached by the address of `signature`. */
BL_RAISES bool bl_parse_args(const char *fname, const char *signature, const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *out);
/* "f() takes no keyword arguments" unless kwnames is empty. */
BL_RAISES bool bl_no_keywords(const char *fname, BlVal kwnames);
/* "f expected at most 2 arguments, got 3" as CPython's PyArg_UnpackTuple. */
BL_RAISES bool bl_check_arity(const char *fname, size_t nargs, size_t min, size_t max);
BL_RAISES BlRef bl_signature_text(const BlMethod *method);      /* __text_signature__: str or None */
/* fname(): what to call a native function in messages: "math.sqrt", "list.append", "len"; owned str. */
BL_RAISES BlRef bl_native_full_name(BlNative *n);
bool bl_native_init(BlVm *vm);
void bl_native_fini(BlVm *vm);
#endif
