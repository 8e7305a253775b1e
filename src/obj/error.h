/* error.h -- the pending exception, and the built-in exception classes.
 *
 * A BL_RAISES function that answers BL_NULL / false / -1 has left exactly one exception instance in bl_vm->error.
 * Tracebacks are added by vm/unwind.c alone.
 */
#ifndef BL_OBJ_ERROR_H
#define BL_OBJ_ERROR_H

#include "mem/gc.h"

enum BlExceptionId {
#define X(Name, ...) BL_X_##Name,
#include "obj/exceptions.def"
#undef X
    BL_X_COUNT
};
/* bl_exc(IndexError): the class as a value, borrowed. */
#define bl_exc(Name) (bl_vm->exceptions[BL_X_##Name])

typedef struct BlException {            /* every exception instance starts so */
    BlObject head;
    BlRef args;                         /* tuple */
    BlRef notes;                        /* not a field of CPython's: __notes__ lives in the dict; kept BL_NULL */
    BlRef traceback;                    /* traceback object or BL_NULL */
    BlRef context, cause;               /* exceptions or BL_NULL */
    bool suppress_context;
    BlRef field[8];                     /* as many as the class has (BL_EF_...); memory ends there. BL_NULL: reads as None */
} BlException;

/* Places in `field`. */
enum {
    BL_EF_STOP_VALUE = 0,               /* StopIteration.value */
    BL_EF_EXIT_CODE = 0,                /* SystemExit.code */
    BL_EF_IMPORT_MSG = 0, BL_EF_IMPORT_NAME, BL_EF_IMPORT_PATH,
    BL_EF_NAME_NAME = 0,
    BL_EF_ATTR_OBJ = 0, BL_EF_ATTR_NAME,
    BL_EF_OS_ERRNO = 0, BL_EF_OS_STRERROR, BL_EF_OS_FILENAME, BL_EF_OS_FILENAME2, BL_EF_OS_WRITTEN,
    BL_EF_SYNTAX_MSG = 0, BL_EF_SYNTAX_FILENAME, BL_EF_SYNTAX_LINENO, BL_EF_SYNTAX_OFFSET, BL_EF_SYNTAX_END_LINENO,
    BL_EF_SYNTAX_END_OFFSET, BL_EF_SYNTAX_TEXT, BL_EF_SYNTAX_PRINT,
    BL_EF_UNICODE_ENCODING = 0, BL_EF_UNICODE_OBJECT, BL_EF_UNICODE_START, BL_EF_UNICODE_END, BL_EF_UNICODE_REASON,
    BL_EF_GROUP_MSG = 0, BL_EF_GROUP_EXCS
};

static inline BlException *bl_as_exception(BlVal v) { return (BlException *)bl_obj(v); }
static inline bool bl_is_exception(BlVal v) { return bl_has_flag(v, BL_TF_EXC_SUBCLASS); }     /* an instance */
bool bl_is_exception_class(BlVal v);
/* field of an instance of the class the place belongs to, None if unset; borrowed */
static inline BlVal bl_exception_field(BlVal exception, int place)
{
    BlVal v = bl_as_exception(exception)->field[place];
    return v == BL_NULL ? BL_NONE : v;
}

/* Raise with a printf-like message. Besides %s %d %ld %lld %zd %zu %c %x %% (and widths):
 *   %V  a BlVal: its str();   %R  a BlVal: its repr();   %T  a BlVal: the name of its type;   %U  BlVal str as it is;
 *   %.200s bounded text. Always bounded; user code may run for %V and %R. Answers BL_NULL.
 * The context (exception being handled) is attached here. */
BlRef bl_raise(BlVal exc_class, const char *format, ...);
int bl_raise_int(BlVal exc_class, const char *format, ...);      /* the same, answers -1 */
BlRef bl_raise_value(BlVal exc_class, BlVal arg);                /* exc_class(arg); for KeyError(key), StopIteration(value) */
BlRef bl_raise_object(BlRef exception);                          /* adopts an instance */
BlRef bl_raise_none(BlVal exc_class);                            /* no arguments */
BlRef bl_no_memory(void);                                        /* MemoryError; a preallocated one where there is no room */
void bl_error_reset_spare(void);                                  /* that one gives up its traceback; at exit */
BlRef bl_raise_errno(int err, BlVal filename /* or BL_NULL */);  /* OSError subclass for err */
BlRef bl_raise_attribute(BlVal obj, BlVal name);                 /* "'T' object has no attribute 'n'", name= and obj= set */

static inline bool bl_pending(void) { return bl_vm->error != BL_NULL; }
bool bl_pending_is(BlVal exc_class);            /* pending exception is an instance of the class? */
BlRef bl_take_error(void);                      /* the pending exception, no longer pending; yours */
void bl_clear_error(void);
/* If the pending exception is of the class: clear it and answer true. */
bool bl_catch(BlVal exc_class);
/* Save the pending exception around code that may raise its own (finalizers): */
BlRef bl_save_error(void);
void bl_restore_error(BlRef saved);             /* adopts; drops whatever is pending now */

/* Does exception (instance or class) match the class or tuple of classes? 1, 0. No user code. */
int bl_exception_matches(BlVal exception, BlVal class_or_tuple);
BL_RAISES BlRef bl_exception_new(BlVal exc_class, BlVal args_tuple);
/* For `raise x`: an instance from an instance or a class; BL_NULL with TypeError "exceptions must derive from BaseException". */
BL_RAISES BlRef bl_exception_from(BlVal x);
void bl_exception_set_context(BlVal exception, BlVal context);  /* breaks cycles as CPython does; no-op when context is itself/BL_NULL */

/* e.__cause__ = cause (adopted; BL_NULL or BL_NONE: none), which also sets __suppress_context__. */
void bl_exception_set_cause(BlVal exception, BlRef cause);
/* Raises an instance without touching its context: `raise` again, throw(). Adopts. */
BlRef bl_reraise(BlRef exception);
BlRef bl_raise_key(BlVal key);                                  /* KeyError(key) */
BlRef bl_raise_stop(BlVal value);                               /* StopIteration(value); BL_NONE: StopIteration() */
BlRef bl_raise_import(BlVal exc_class, BlVal name, BlVal path, const char *format, ...);     /* name, path: BL_NULL or str */
BlRef bl_raise_name(BlVal exc_class, BlVal name, const char *format, ...);      /* NameError, UnboundLocalError with name= set */

/* ---- except* (exception_group.c) ---- */
bool bl_is_group(BlVal v);                      /* instance of BaseExceptionGroup */
/* What `except* match_type` takes of exception: both owned, BL_NONE for nothing; false: raised. A naked exception that matches is wrapped. */
BL_RAISES bool bl_group_match(BlVal exception, BlVal match_type, BlRef *match, BlRef *rest);
/* At the end of try/except*: what is to be raised of `raised` (list; None entries ignored), given the exception that came in; BL_NONE: nothing. */
BL_RAISES BlRef bl_group_reraise(BlVal original, BlVal raised);

/* Reports the pending exception as unraisable through sys.unraisablehook (hook filled by mod/sys.c) and clears it. */
extern void (*bl_unraisable_hook)(BlVal where, const char *message);
void bl_unraisable(BlVal where);

/* Depth guard for recursive C functions: counts against the recursion limit and the C stack.
 * `where` is text such as " in comparison" or " while calling a Python object"; false: RecursionError pending. Pair with bl_leave_depth. */
BL_RAISES bool bl_enter_depth(const char *where);
/* What CPython does not count, however deep (hashing, an iterator's next, a call): RecursionError when the C stack is used up. */
bool bl_no_stack(void);
BL_RAISES static inline bool bl_stack_left(void)
{
    return BL_LIKELY((uintptr_t)__builtin_frame_address(0) >= bl_vm->c_stack_limit) || bl_no_stack();
}
static inline void bl_leave_depth(void) { bl_vm->recursion_left++; }
static inline BlRef bl_leave_depth_with(BlRef r) { bl_leave_depth(); return r; }

/* A C function of one argument whose work may come back to the program: its call is a level of the recursion limit. */
#define BL_AS_LEVEL(call) (bl_enter_depth(" while calling a Python object") ? bl_leave_depth_with(call) : BL_NULL)

bool bl_error_init(BlVm *vm);
void bl_error_fini(BlVm *vm);
#endif
