/* error.c -- the pending exception: raising, taking, matching; the depth guard.
 *
 * Always: bl_vm->error is BL_NULL or an exception instance, never a class. Raising replaces what was pending.
 * Beware: dropping an exception can run a program's code, so it happens after the new one is in place.
 */
#include "obj/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"
#include "obj/exception_impl.h"

void (*bl_unraisable_hook)(BlVal where, const char *message);

/* ---- context ---- */

/* Cuts the chain of contexts that starts at `from` in front of `exception`. The chain may be a ring without it:
 * a second pointer at half speed notices. */
static void cut_context(BlVal from, BlVal exception)
{
    BlVal o = from, slow = from;
    bool step = false;
    for (;;) {
        BlVal context = bl_as_exception(o)->context;
        if (context == BL_NULL)
            return;
        if (context == exception) {
            bl_clear_ref(&bl_as_exception(o)->context);
            return;
        }
        o = context;
        if (o == slow)
            return;
        if (step)
            slow = bl_as_exception(slow)->context;
        step = !step;
    }
}

void bl_exception_set_context(BlVal exception, BlVal context)
{
    if (context == BL_NULL || context == BL_NONE || context == exception)
        return;
    BlRef held = bl_keep(exception);
    cut_context(context, exception);
    bl_replace(&bl_as_exception(exception)->context, bl_keep(context));
    bl_drop(held);
}

void bl_exception_set_cause(BlVal exception, BlRef cause)
{
    bl_as_exception(exception)->suppress_context = true;
    bl_replace(&bl_as_exception(exception)->cause, cause == BL_NONE ? BL_NULL : cause);
}

/* ---- raising ---- */

BlRef bl_reraise(BlRef exception)
{
    bl_replace(&bl_vm->error, exception);
    return BL_NULL;
}

BlRef bl_raise_object(BlRef exception)
{
    bl_exception_set_context(exception, bl_vm->handled);
    return bl_reraise(exception);
}

/* Builds cls(*arg) and raises it. */
static BlRef raise_with(BlVal cls, const BlVal *arg, size_t nargs)
{
    BlRef e;
    if (bl_as_class(cls)->flags & BL_TF_HEAP) {
        BlRef args = bl_tuple_from(arg, nargs);
        if (args == BL_NULL)
            return BL_NULL;
        e = bl_exception_new(cls, args);
        bl_drop(args);
    } else {
        e = bl_exception_build(bl_as_class(cls), arg, nargs, BL_NULL);
    }
    return e == BL_NULL ? BL_NULL : bl_raise_object(e);
}

BlRef bl_raise_value(BlVal exc_class, BlVal arg)
{
    return raise_with(exc_class, &arg, 1);
}

BlRef bl_raise_none(BlVal exc_class)
{
    return raise_with(exc_class, NULL, 0);
}

static BlRef raise_text(BlVal exc_class, const char *format, va_list ap)
{
    BlRef text = bl_str_vformat(format, ap);
    if (text == BL_NULL)
        return BL_NULL;
    BlRef r = raise_with(exc_class, &text, 1);
    bl_drop(text);
    return r;
}

BlRef bl_raise(BlVal exc_class, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    BlRef r = raise_text(exc_class, format, ap);
    va_end(ap);
    return r;
}

int bl_raise_int(BlVal exc_class, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    raise_text(exc_class, format, ap);
    va_end(ap);
    return -1;
}

BlRef bl_raise_key(BlVal key)
{
    return bl_raise_value(bl_exc(KeyError), key);
}

BlRef bl_raise_stop(BlVal value)
{
    return value == BL_NONE ? bl_raise_none(bl_exc(StopIteration)) : bl_raise_value(bl_exc(StopIteration), value);
}

BlRef bl_raise_import(BlVal exc_class, BlVal name, BlVal path, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    raise_text(exc_class, format, ap);
    va_end(ap);
    if (bl_pending_is(bl_exc(ImportError))) {
        bl_exception_put(bl_vm->error, BL_EF_IMPORT_NAME, name);
        bl_exception_put(bl_vm->error, BL_EF_IMPORT_PATH, path);
    }
    return BL_NULL;
}

BlRef bl_raise_name(BlVal exc_class, BlVal name, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    raise_text(exc_class, format, ap);
    va_end(ap);
    if (bl_pending_is(bl_exc(NameError)))
        bl_exception_put(bl_vm->error, BL_EF_NAME_NAME, name);
    return BL_NULL;
}

BlRef bl_raise_attribute(BlVal obj, BlVal name)
{
    if (bl_is_class(obj))
        bl_raise(bl_exc(AttributeError), "type object '%.50s' has no attribute '%U'", bl_class_tp_name(bl_as_class(obj)), name);
    else
        bl_raise(bl_exc(AttributeError), "'%.100s' object has no attribute '%U'", bl_type_name(obj), name);
    if (bl_pending_is(bl_exc(AttributeError))) {
        bl_exception_put(bl_vm->error, BL_EF_ATTR_OBJ, obj);
        bl_exception_put(bl_vm->error, BL_EF_ATTR_NAME, name);
    }
    return BL_NULL;
}

BlRef bl_raise_errno(int err, BlVal filename)
{
    BlRef text = bl_str_surrogateescape(strerror(err), strlen(strerror(err)));
    if (text == BL_NULL)
        return BL_NULL;
    BlVal arg[3] = {bl_from_imm(err), text, filename};
    raise_with(bl_exc(OSError), arg, filename == BL_NULL ? 2 : 3);
    bl_drop(text);
    return BL_NULL;
}

/* ---- out of memory ---- */

/* What the last use of the spare left in it, unless somebody still has it. */
void bl_error_reset_spare(void)
{
    BlVm *vm = bl_vm;
    if (!bl_is_heap(vm->spare_memory_error) || bl_obj(vm->spare_memory_error)->count > 1)
        return;
    BlException *spare = (BlException *)bl_obj(vm->spare_memory_error);
    bl_instance_drop_attrs(&spare->head);
    bl_exception_clear(&spare->head);
    spare->args = bl_keep(bl_tuple_empty());
    spare->suppress_context = false;
}

/* A MemoryError of its own where there is still room for one: it lets go of its traceback when it dies, the spare only
 * when it is used again. Whoever keeps the spare shares it with those that come later. */
BlRef bl_no_memory(void)
{
    BlVm *vm = bl_vm;
    if (!bl_is_heap(vm->spare_memory_error))    /* so early, or so late, that there are no exceptions */
        return BL_NULL;
    size_t size = BL_EXCEPTION_SIZE(0) + bl_prefix_size(bl_obj(vm->spare_memory_error)->shape);
    void *room = bl_pool_alloc(size);
    if (room) {
        bl_pool_free(room, size);
        BlRef e = bl_exception_make(bl_as_class(bl_exc(MemoryError)), bl_tuple_empty());
        return e == BL_NULL ? BL_NULL : bl_raise_object(e);
    }
    bl_error_reset_spare();
    return bl_raise_object(bl_keep(vm->spare_memory_error));
}

/* ---- taking ---- */

BlRef bl_take_error(void)
{
    BlRef e = bl_vm->error;
    bl_vm->error = BL_NULL;
    return e;
}

void bl_clear_error(void)
{
    bl_drop(bl_take_error());
}

BlRef bl_save_error(void)
{
    return bl_take_error();
}

void bl_restore_error(BlRef saved)
{
    bl_replace(&bl_vm->error, saved);
}

bool bl_pending_is(BlVal exc_class)
{
    return bl_pending() && bl_exception_matches(bl_vm->error, exc_class);
}

bool bl_catch(BlVal exc_class)
{
    if (!bl_pending_is(exc_class))
        return false;
    bl_clear_error();
    return true;
}

/* ---- matching ---- */

bool bl_is_exception_class(BlVal v)
{
    return bl_is_class(v) && (bl_as_class(v)->flags & BL_TF_EXC_SUBCLASS);
}

int bl_exception_matches(BlVal exception, BlVal class_or_tuple)
{
    if (exception == BL_NULL || class_or_tuple == BL_NULL)
        return 0;
    if (bl_is_tuple(class_or_tuple)) {          /* nested tuples are rare and as deep as a program wrote them */
        BlTuple *t = bl_as_tuple(class_or_tuple);
        if (bl_vm->recursion_left == 0)
            return 0;
        bl_vm->recursion_left--;
        int found = 0;
        for (size_t i = 0; i < t->count && !found; i++)
            found = bl_exception_matches(exception, t->items[i]);
        bl_vm->recursion_left++;
        return found;
    }
    BlVal cls = bl_is_exception(exception) ? bl_class_value(bl_class_of(exception)) : exception;
    if (cls == class_or_tuple)
        return 1;
    if (!bl_is_exception_class(cls) || !bl_is_exception_class(class_or_tuple))
        return 0;
    return bl_subclass(bl_as_class(cls), bl_as_class(class_or_tuple));
}

/* ---- making exceptions from values ---- */

BlRef bl_exception_new(BlVal exc_class, BlVal args_tuple)
{
    BlClass *cls = bl_as_class(exc_class);
    if (!(cls->flags & BL_TF_HEAP)) {
        BlTuple *t = bl_as_tuple(args_tuple);
        return bl_exception_build(cls, t->items, t->count, BL_NULL);
    }
    BlRef e = bl_call_tuple(exc_class, args_tuple, BL_NULL);
    if (e != BL_NULL && !bl_is_exception(e)) {
        BlVal got = bl_class_value(bl_class_of(e));
        bl_raise(bl_exc(TypeError), "calling %R should have returned an instance of BaseException, not %R", exc_class, got);
        bl_drop(e);
        return BL_NULL;
    }
    return e;
}

BlRef bl_exception_from(BlVal x)
{
    if (bl_is_exception(x))
        return bl_keep(x);
    if (!bl_is_exception_class(x))
        return bl_raise(bl_exc(TypeError), "exceptions must derive from BaseException");
    return bl_exception_new(x, bl_tuple_empty());
}

/* ---- errors nobody can catch ---- */

void bl_unraisable(BlVal where)
{
    if (!bl_pending())
        return;
    if (bl_unraisable_hook)
        bl_unraisable_hook(where, NULL);
    else
        fprintf(stderr, "Exception ignored: %s\n", bl_type_name(bl_vm->error));
    if (bl_pending())
        bl_clear_error();
}

/* ---- depth ---- */

bool bl_enter_depth(const char *where)
{
    BlVm *vm = bl_vm;
    if (BL_UNLIKELY(vm->recursion_left == 0 || (uintptr_t)__builtin_frame_address(0) < vm->c_stack_limit)) {
        bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded%s", where);
        return false;
    }
    vm->recursion_left--;
    return true;
}

bool bl_no_stack(void)
{
    bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded");
    return false;
}

/* ---- start and end ---- */

static void raise_no_memory(void) { bl_no_memory(); }

/* The built-in exception classes, each after its base, and the spare MemoryError. */
bool bl_error_init(BlVm *vm)
{
    static const uint8_t base_of[BL_X_COUNT] = {
#define X(Name, Base, ...) [BL_X_##Name] = BL_X_##Base,
#include "obj/exceptions.def"
#undef X
    };
    vm->spare_memory_error = BL_NULL;
    vm->exceptions = bl_malloc_array(BL_X_COUNT, sizeof *vm->exceptions);
    if (!vm->exceptions)
        return false;
    for (int i = 0; i < BL_X_COUNT; i++)
        vm->exceptions[i] = BL_NULL;
    vm->exceptions[BL_X_BaseException] = bl_keep(bl_class_value(vm->classes[BL_T_BASE_EXCEPTION]));
    for (int i = 1; i < BL_X_COUNT; i++) {
        if (i == BL_X_ExceptionGroup) {
            BlRef bases = bl_tuple_pack(2, bl_exc(BaseExceptionGroup), bl_exc(Exception));
            if (bases == BL_NULL)
                return false;
            vm->exceptions[i] = bl_class_from_type_bases(&bl_exception_types[i], bases);
            bl_drop(bases);
        } else {
            vm->exceptions[i] = bl_class_from_type(&bl_exception_types[i], vm->exceptions[base_of[i]]);
        }
        if (vm->exceptions[i] == BL_NULL)
            return false;
    }
    vm->spare_memory_error = bl_exception_make(bl_as_class(bl_exc(MemoryError)), bl_tuple_empty());
    if (vm->spare_memory_error == BL_NULL)
        return false;
    bl_gc_hooks.no_memory = raise_no_memory;
    bl_gc_hooks.unraisable = bl_unraisable;
    return true;
}

void bl_error_fini(BlVm *vm)
{
    bl_clear_error();
    bl_clear_ref(&vm->spare_memory_error);
    if (vm->exceptions)
        for (int i = BL_X_COUNT; i-- > 0;)
            bl_clear_ref(&vm->exceptions[i]);
    bl_mfree(vm->exceptions);
    vm->exceptions = NULL;
}
