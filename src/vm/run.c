/* run.c -- the value stack, entries from C into the loop, unwinding, safe points.
 *
 * The stack is address space reserved once and never moved, so raw base pointers stay valid. A frame begins above everything the
 * frame below it can use (its nregs), so C code that calls back needs to know nothing of windows.
 */
#include <sys/mman.h>

#include "vm/generator.h"
#include "base/alloc.h"
#include "vm/slow.h"
#include "vm/trace.h"
#include "obj/interrupt.h"
#include "obj/str.h"

enum { STACK_WORDS = 1 << 24, STACK_MARGIN = 1 << 17 };         /* 128 MiB of addresses; touched pages alone cost memory */

static void set_hooks(void);

bool bl_eval_init(BlVm *vm)
{
    struct BlEval *e = bl_calloc(1, sizeof *e);
    if (!e)
        return false;
    void *p = mmap(NULL, STACK_WORDS * sizeof(BlVal), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) {
        bl_mfree(e);
        return false;
    }
    e->stack = p;
    e->stack_end = e->stack + STACK_WORDS;
    e->unbound = BL_NULL;
    vm->eval = e;
    vm->stack_top = NULL;
    vm->stack_limit = e->stack_end - STACK_MARGIN;
    set_hooks();
    return true;
}

void bl_eval_fini(BlVm *vm)
{
    munmap(vm->eval->stack, STACK_WORDS * sizeof(BlVal));
    bl_mfree(vm->eval);
    vm->eval = NULL;
}

BlVal *bl_new_base(uint32_t nregs, uint32_t extra_args)
{
    BlVm *vm = bl_vm;
    struct BlEval *e = vm->eval;
    BlVal *top = vm->stack_top ? vm->stack_top + bl_frame_function(vm->stack_top)->nregs : e->stack;
    if (e->reserve > top)
        top = e->reserve;
    BlVal *base = top + BL_WINDOW + 1;
    if (BL_UNLIKELY(base + nregs + 2 * (uint64_t)extra_args > vm->stack_limit)) {
        (void)bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded");
        return NULL;
    }
    return base;
}

void bl_entry_push(BlEntry *e, BlVal *base)
{
    struct BlEval *eval = bl_vm->eval;
    *e = (BlEntry){eval->entry, base, bl_vm->stack_top, eval->pc};
    eval->entry = e;
}

void bl_entry_pop(BlEntry *e)
{
    struct BlEval *eval = bl_vm->eval;
    eval->entry = e->prev;
    eval->pc = e->caller_pc;
    bl_vm->stack_top = e->caller_base;
}

BlRef bl_eval_code(BlVal code, BlVal globals, BlVal locals, BlVal closure)
{
    BlVm *vm = bl_vm;
    if (!bl_enter_depth(""))
        return BL_NULL;
    bl_leave_depth();
    BlRef made = bl_function_new(code, globals);
    if (made == BL_NULL)
        return BL_NULL;
    BlFunction *f = bl_as_function(made);
    if (closure != BL_NULL)
        bl_replace(&f->closure, bl_keep(closure));
    BlVal *base = bl_new_base(f->nregs, 1);
    if (!base) {
        bl_drop(made);
        return BL_NULL;
    }
    base[-4] = 0;
    base[-3] = made;
    base[-2] = 0;
    base[-1] = bl_pack(0, 0, BL_FF_ENTRY);
    for (size_t i = 0; i < f->nlocals; i++)
        base[i] = BL_NULL;
    BlVal ns = locals != BL_NULL ? locals : globals;
    if ((ns != globals || !bl_is_exact(ns, DICT)) && !(f->code->flags & BL_CO_OPTIMIZED))     /* a dict's subclass is asked as a mapping */
        base[0] = bl_keep(ns);
    BlEntry e;
    bl_entry_push(&e, base);
    vm->recursion_left--;
    BlRef r = bl_run(base, f->entry);
    bl_entry_pop(&e);
    return r;
}

bool bl_safe_point(void)
{
    BlVm *vm = bl_vm;
    uint32_t tick = vm->tick;
    if (tick & BL_TICK_SIGNAL && bl_signal_hook && !bl_signal_hook())
        return false;
    if (tick & (BL_TICK_GC | BL_TICK_STRESS))
        bl_gc_run_due();
    return true;
}

/* ---- unwinding ---- */
static const BlHandler *find_handler(const BlCode *code, uint32_t pc)
{
    for (uint32_t i = 0; i < code->nhandlers; i++)
        if (pc >= code->handlers[i].from && pc < code->handlers[i].to)
            return &code->handlers[i];
    return NULL;
}

/* Releases registers from the top down to `low`. The exception is set aside: releasing runs code. */
static void release_registers(BlVal *base, uint32_t low, uint32_t high)
{
    for (uint32_t i = high; i-- > low;) {
        BlVal v = base[i];
        if (bl_is_heap(v)) {
            base[i] = BL_NULL;
            bl_drop(v);
        }
    }
}

/* PEP 479: StopIteration does not leave a generator. */
static void convert_stop(const BlCode *code)
{
    bool async_gen = (code->flags & BL_CO_ASYNC_GENERATOR) != 0;
    const char *what = async_gen ? "async generator" : code->flags & BL_CO_COROUTINE ? "coroutine" : "generator";
    const char *text = NULL;
    if (bl_pending_is(bl_exc(StopIteration)))
        text = "StopIteration";
    else if (async_gen && bl_pending_is(bl_exc(StopAsyncIteration)))
        text = "StopAsyncIteration";
    if (!text)
        return;
    BlRef cause = bl_take_error();
    (void)bl_raise(bl_exc(RuntimeError), "%s raised %s", what, text);
    BlRef raised = bl_take_error();
    bl_exception_set_context(raised, cause);
    bl_exception_set_cause(raised, cause);
    (void)bl_reraise(raised);
}

/* The frame at base ends by the pending exception; answers the caller's base, or NULL when C called it. */
static BlVal *abandon_frame(BlVm *vm, BlVal *base, uint32_t pc, const BlIns **caller_pc)
{
    BlRef saved = bl_save_error();
    BlFunction *f = bl_frame_function(base);
    release_registers(base, f->nlocals, f->nregs);
    if (base[-1] & BL_FF_OBJECT)
        bl_frame_take_over(base, pc);
    for (uint32_t i = 0; i < f->nlocals; i++) {
        BlVal v = base[i];
        if (bl_is_heap(v)) {
            base[i] = BL_NULL;
            bl_drop(v);
        }
    }
    bl_restore_error(saved);
    BlVal packed = base[-1];
    vm->recursion_left += packed & BL_FF_INIT ? 2 : 1;
    if (packed & BL_FF_GENERATOR) {
        bl_generator_finish((BlGenerator *)bl_obj(base[-4]));
        convert_stop(f->code);
        base[-4] = 0;
    }
    base[-3] = 0;
    BlVal *caller = NULL;
    if (!(packed & BL_FF_ENTRY)) {
        caller = base - bl_packed_delta(packed);
        const BlIns *back = (const BlIns *)(uintptr_t)base[-2];
        *caller_pc = packed & BL_FF_GENERATOR ? back : back - 1;
        vm->stack_top = caller;
        vm->eval->pc = *caller_pc;
    }
    saved = bl_save_error();
    bl_drop(bl_from_obj(f));
    bl_restore_error(saved);
    return caller;
}

const BlIns *bl_unwind(BlVm *vm, bool add)
{
    const BlIns *at = vm->eval->pc;
    for (;; add = true) {
        BlVal *base = vm->stack_top;
        BlFunction *f = bl_frame_function(base);
        uint32_t pc = (uint32_t)(at - f->entry);
        if (add)
            bl_traceback_here(base, pc);
        if (BL_UNLIKELY(vm->tick & BL_TICK_TRACE)) {
            if (add)
                bl_trace_exception(base, pc);
            else
                vm->eval->trace_left = true;
        }
        const BlHandler *h = find_handler(f->code, pc);
        if (h) {
            BlRef saved = bl_save_error();
            release_registers(base, h->temp, f->nregs);
            base[h->temp] = saved;
            return f->entry + h->target;
        }
        if (BL_UNLIKELY(vm->tick & BL_TICK_TRACE))
            bl_trace_unwound(base, pc);
        if (!add && base[-1] & BL_FF_OBJECT && bl_code_line(f->code, pc) <= 0)      /* raised again: the frame ends where it was raised */
            pc = bl_traceback_pc(base, pc);
        if (!abandon_frame(vm, base, pc, &at))
            return NULL;
    }
}

/* ---- what lower rooms ask of the running frame ---- */
/* super() without arguments: the class from the __class__ cell, the object from the first parameter. */
static bool super_arguments(BlRef *type, BlRef *self)
{
    BlVal *base = bl_vm->stack_top;
    *type = *self = BL_NULL;
    if (!base) {
        (void)bl_raise(bl_exc(RuntimeError), "super(): no current frame");
        return false;
    }
    BlFunction *f = bl_frame_function(base);
    BlCode *code = f->code;
    bool function = code->kind == BL_CODE_FUNCTION || code->kind == BL_CODE_LAMBDA || code->kind == BL_CODE_COMPREHENSION;
    if (!function || (code->nargs == 0 && !(code->flags & BL_CO_VARARGS))) {
        (void)bl_raise(bl_exc(RuntimeError), "super(): no arguments");
        return false;
    }
    BlVal first = base[0];
    if (code->nargs == 0)                       /* def m(*args): super() has no first argument in CPython either */
        first = BL_NULL;
    for (size_t i = 0; i < code->ncells; i++)
        if (code->cell_regs[i] == 0 && bl_is_exact(first, CELL)) {      /* captured; a cell may also be the argument itself */
            first = ((BlCell *)bl_obj(first))->value;
            break;
        }
    if (first == BL_NULL) {
        (void)bl_raise(bl_exc(RuntimeError), code->nargs == 0 ? "super(): no arguments" : "super(): arg[0] deleted");
        return false;
    }
    BlVal cell = BL_NULL;
    for (size_t i = 0; i < code->nfree; i++)
        if (bl_str_is(bl_as_tuple(code->freevars)->items[i], "__class__"))
            cell = bl_as_tuple(f->closure)->items[i];
    if (cell == BL_NULL) {
        (void)bl_raise(bl_exc(RuntimeError), "super(): __class__ cell not found");
        return false;
    }
    BlVal cls = ((BlCell *)bl_obj(cell))->value;
    if (cls == BL_NULL) {
        (void)bl_raise(bl_exc(RuntimeError), "super(): empty __class__ cell");
        return false;
    }
    if (!bl_is_class(cls)) {
        (void)bl_raise(bl_exc(RuntimeError), "super(): __class__ is not a type (%T)", cls);
        return false;
    }
    *type = bl_keep(cls);
    *self = bl_keep(first);
    return true;
}

static BlVal running_module(void)
{
    BlVal *base = bl_vm->stack_top;
    return base ? bl_dict_get_str(bl_frame_function(base)->globals, bl_name(__name__)) : BL_NULL;
}

/* Names that a method stores on its first parameter, added to `names` (of which there are n, at most `most`). */
static unsigned stored_names(const BlCode *c, BlVal *names, unsigned n, unsigned most)
{
    for (uint32_t i = 0; i < c->nins && n < most; i += 1 + (uint32_t)bl_opcode_cache(c->ins[i].op)) {
        BlIns g = bl_generic_ins(c->ins[i]);
        if (g.op != BL_INS_STORE_ATTR || g.a != 0)
            continue;
        unsigned k = 0;
        while (k < n && names[k] != c->k[g.c])
            k++;
        if (k == n)
            names[n++] = c->k[g.c];
    }
    return n;
}

static unsigned attribute_room(BlVal ns)
{
    BlVal names[24], key, value;
    unsigned n = 0;
    size_t pos = 0;
    if (!bl_is_dict(ns))
        return 0;
    while (bl_dict_next(ns, &pos, &key, &value))
        if (bl_is_function(value) && bl_as_function(value)->code->nargs > 0)
            n = stored_names(bl_as_function(value)->code, names, n, 24);
    return n;
}

static void set_hooks(void)
{
    bl_room_hook = attribute_room;
    bl_super_frame_hook = super_arguments;
    bl_frame_module_hook = running_module;
    bl_ids_wrapped_hook = bl_attr_caches_clear;
}
