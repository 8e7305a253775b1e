/* generator.c -- generators and coroutines: suspended registers, send, throw, close.
 *
 * While one runs its registers are on the value stack and `regs` is stale; otherwise they are in `regs`. Whoever resumes a generator
 * holds a reference to it until it is back, so it cannot die under its own feet.
 */
#include "vm/generator.h"
#include "vm/trace.h"
#include "obj/native.h"
#include "obj/str.h"

/* ---- life ---- */
static BlShape *shape_for(const BlCode *code)
{
    enum BlTypeId id = code->flags & BL_CO_ASYNC_GENERATOR ? BL_T_ASYNC_GENERATOR : code->flags & BL_CO_COROUTINE ? BL_T_COROUTINE : BL_T_GENERATOR;
    return &bl_vm->shapes[id];
}

BlRef bl_generator_new(BlVal *base)
{
    BlFunction *f = bl_frame_function(base);
    BlGenerator *g = (BlGenerator *)bl_object_new_listed(bl_vm, shape_for(f->code), sizeof *g + sizeof(BlVal) * f->nregs);
    if (!g)
        return BL_NULL;
    g->function = base[-3];
    base[-3] = 0;
    g->pc = bl_vm->eval->pc + 1;
    g->nregs = (uint16_t)f->nregs;
    g->live = (uint16_t)f->nlocals;
    g->state = BL_GEN_CREATED;
    g->async_hooks_done = g->async_closed = g->async_running = false;
    g->name = bl_keep(f->name);
    g->qualname = bl_keep(f->qualname);
    g->handled = g->outer_handled = BL_NULL;
    g->handlers = 0;
    g->frame = NULL;
    g->origin = BL_NULL;
    g->code = bl_keep(bl_from_obj(f->code));
    for (uint32_t i = 0; i < g->live; i++) {
        g->regs[i] = base[i];
        base[i] = BL_NULL;
    }
    if (base[-1] & BL_FF_OBJECT)                /* somebody looked at the frame before it became a generator: it keeps nothing */
        bl_frame_take_over(base, 0);
    return bl_from_obj(g);
}

BlVal *bl_generator_push(BlGenerator *g, uint32_t flags, const BlIns *return_pc)
{
    BlVm *vm = bl_vm;
    if (BL_UNLIKELY(vm->recursion_left == 0)) {
        (void)bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded");
        return NULL;
    }
    BlVal *base = bl_new_base(g->nregs, 0);
    if (base)
        bl_generator_enter(vm, g, base, flags, return_pc, flags & BL_FF_ENTRY ? 0 : (uint32_t)(base - vm->stack_top));
    return base;
}

void bl_generator_watched(BlGenerator *g, BlVal *base)
{
    BlVm *vm = bl_vm;
    base[-1] |= BL_FF_OBJECT;
    g->frame->base = base;
    g->frame->running = true;
    g->frame->generator = BL_NULL;
    g->frame->next_live = vm->eval->live;
    vm->eval->live = g->frame;
}

static void unlink_frame(BlGenerator *g, bool finished)
{
    BlFrame *f = g->frame, **at = &bl_vm->eval->live;
    if (!f)
        return;
    while (*at && *at != f)
        at = &(*at)->next_live;
    if (*at)
        *at = f->next_live;
    f->next_live = NULL;
    f->running = false;
    f->base = finished ? NULL : g->regs;
    f->generator = finished ? BL_NULL : bl_from_obj(g);
    if (finished) {
        g->frame = NULL;
        bl_frame_unpin(f);
    }
}

void bl_generator_unwatched(BlGenerator *g)
{
    g->frame->pc = (uint32_t)(g->pc - 1 - bl_as_function(g->function)->entry);
    unlink_frame(g, false);
}

void bl_generator_finish(BlGenerator *g)
{
    bl_vm->handled = g->outer_handled;
    g->outer_handled = g->handled = BL_NULL;
    g->state = BL_GEN_DONE;
    if (g->frame)
        unlink_frame(g, true);
    g->function = BL_NULL;
}

static void release_registers(BlGenerator *g)
{
    if (g->state != BL_GEN_CREATED && g->state != BL_GEN_SUSPENDED)
        return;
    g->state = BL_GEN_DONE;
    if (g->frame)
        unlink_frame(g, true);
    uint32_t nlocals = bl_as_function(g->function)->nlocals;
    for (uint32_t i = g->live; i-- > nlocals;)
        bl_clear_ref(&g->regs[i]);
    for (uint32_t i = 0; i < nlocals; i++)
        bl_clear_ref(&g->regs[i]);
    bl_clear_ref(&g->function);
}

void bl_generator_free(BlObject *o)
{
    BlGenerator *g = (BlGenerator *)o;
    size_t size = sizeof *g + sizeof(BlVal) * g->nregs;
    bl_gc_untrack(o);
    release_registers(g);
    bl_clear_ref(&g->name);
    bl_clear_ref(&g->qualname);
    bl_clear_ref(&g->code);
    bl_clear_ref(&g->origin);
    bl_object_free_listed(o, size);
}

void bl_generator_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlGenerator *g = (BlGenerator *)o;
    visit(g->code, ctx);
    visit(g->function, ctx);
    if (g->state == BL_GEN_CREATED || g->state == BL_GEN_SUSPENDED)
        for (uint32_t i = 0; i < g->live; i++)
            visit(g->regs[i], ctx);
    visit(g->name, ctx);
    visit(g->qualname, ctx);
    visit(g->origin, ctx);
}

void bl_generator_clear(BlObject *o) { release_registers((BlGenerator *)o); }

/* ---- running ---- */
static const char *kind_of(const BlGenerator *g)
{
    unsigned flags = ((BlCode *)bl_obj(g->code))->flags;
    return flags & BL_CO_ASYNC_GENERATOR ? "async generator" : flags & BL_CO_COROUTINE ? "coroutine" : "generator";
}

/* Runs the frame that was pushed; the value yielded, or BL_NULL with *result set when it returned. */
static BlRef run_pushed(BlGenerator *g, BlVal *base, BlVal *caller, const BlIns *caller_pc, bool throwing, BlRef *result)
{
    struct BlEval *eval = bl_vm->eval;
    BlEntry e = {eval->entry, base, caller, caller_pc};
    eval->entry = &e;
    *result = BL_NULL;
    BlRef r = BL_NULL;
    const BlIns *pc = g->pc;
    if (throwing) {
        eval->pc = g->pc - 1;
        if (BL_UNLIKELY(bl_vm->tick & BL_TICK_TRACE))
            bl_trace_thrown(base, g->pc);
        if (g->handled != BL_NULL)              /* as a raise statement at that place; what is handled around it does not count */
            bl_exception_set_context(bl_vm->error, g->handled);
        pc = bl_unwind(bl_vm, true);
        base = bl_vm->stack_top;
    }
    if (pc)
        r = bl_run(base, pc);
    bl_entry_pop(&e);
    if (g->state != BL_GEN_DONE)
        return r;
    if (r != BL_NULL)
        *result = r;
    return BL_NULL;
}

static BlRef resume(BlGenerator *g, BlVal value, bool throwing, BlRef *result)
{
    *result = BL_NULL;
    if (g->state == BL_GEN_RUNNING)
        return bl_raise(bl_exc(ValueError), "%s already executing", kind_of(g));
    if (!bl_enter_depth(""))
        return BL_NULL;
    bl_leave_depth();
    BlVal *caller = bl_vm->stack_top;
    const BlIns *caller_pc = bl_vm->eval->pc;
    bool started = g->state == BL_GEN_SUSPENDED;
    BlVal *base = bl_generator_push(g, BL_FF_ENTRY, NULL);
    BlRef r = BL_NULL;
    if (base) {
        if (started && !throwing)
            base[g->pc[-1].a] = bl_keep(value);
        r = run_pushed(g, base, caller, caller_pc, throwing, result);
    }
    return r;
}

BlRef bl_generator_send(BlVal gen, BlVal value, BlRef *result)
{
    BlGenerator *g = (BlGenerator *)bl_obj(gen);
    *result = BL_NULL;
    if (g->state == BL_GEN_DONE) {
        if (((BlCode *)bl_obj(g->code))->flags & BL_CO_COROUTINE)
            return bl_raise(bl_exc(RuntimeError), "cannot reuse already awaited coroutine");
        *result = BL_NONE;
        return BL_NULL;
    }
    if (g->state == BL_GEN_CREATED && value != BL_NONE)
        return bl_raise(bl_exc(TypeError), "can't send non-None value to a just-started %s", kind_of(g));
    return resume(g, value, false, result);
}

BlVal bl_generator_delegate(BlGenerator *g)
{
    if (g->state != BL_GEN_SUSPENDED || g->pc[-1].op != BL_INS_YIELD || g->pc[-1].c != 2)
        return BL_NULL;
    const BlIns *send = g->pc + 1 + bl_ins_i32(*g->pc);         /* the JUMP_BACK behind YIELD leads to its SEND */
    return g->regs[send->a];
}

/* The delegate has finished with `result` (adopted): go on behind the SEND loop with it as the value. */
static BlRef resume_after_delegate(BlGenerator *g, BlRef value, BlRef *result)
{
    const BlIns *send = g->pc + 1 + bl_ins_i32(*g->pc);
    BlRef it = g->regs[send->a];
    g->regs[send->a] = 0;
    g->regs[send->b] = value;
    g->live = (uint16_t)(send->b + 1);
    g->pc = send + 1 + (int16_t)send->c;
    bl_drop(it);
    if (g->state == BL_GEN_RUNNING)
        return bl_raise(bl_exc(ValueError), "%s already executing", kind_of(g));
    BlVal *caller = bl_vm->stack_top;
    const BlIns *caller_pc = bl_vm->eval->pc;
    BlVal *base = bl_generator_push(g, BL_FF_ENTRY, NULL);
    return base ? run_pushed(g, base, caller, caller_pc, false, result) : BL_NULL;
}

static bool is_generator_like(BlVal v) { return bl_is_exact(v, GENERATOR) || bl_is_exact(v, COROUTINE); }

/* StopIteration pending: its value as the result of a finished iterator. */
static bool take_stop_value(BlRef *result)
{
    if (!bl_pending_is(bl_exc(StopIteration)))
        return false;
    BlRef e = bl_take_error();
    *result = bl_keep(bl_exception_field(e, BL_EF_STOP_VALUE));
    bl_drop(e);
    return true;
}

BlRef bl_send(BlVal it, BlVal value, BlRef *result)
{
    *result = BL_NULL;
    if (is_generator_like(it))
        return bl_generator_send(it, value, result);
    BlRef r;
    if (value == BL_NONE && bl_type_of(it)->next) {
        r = bl_type_of(it)->next(it);
        if (r == BL_NULL && !bl_pending()) {
            *result = BL_NONE;
            return BL_NULL;
        }
    } else {
        r = bl_call_method(it, bl_name(send), &value, 1);
    }
    if (r == BL_NULL) {
        if (BL_UNLIKELY(bl_vm->tick & BL_TICK_TRACE) && bl_pending_is(bl_exc(StopIteration)))
            bl_trace_exception(bl_vm->stack_top, (uint32_t)(bl_vm->eval->pc - bl_frame_function(bl_vm->stack_top)->entry));
        take_stop_value(result);
    }
    return r;
}

static int close_iterator(BlVal it);

/* throw() reaches what the generator delegates to first. */
static BlRef throw_delegate(BlGenerator *g, BlVal delegate, const BlThrow *t, BlRef *result)
{
    BlVal exception = t->exception;
    BlVal tb = bl_as_exception(exception)->traceback;
    BlRef before = tb == BL_NULL ? BL_NULL : bl_keep(tb);
    BlRef it = bl_keep(delegate), keep = bl_keep(bl_from_obj(g)), r = BL_NULL;
    bool done = false;
    if (t->close_on_exit && bl_exception_matches(exception, bl_exc(GeneratorExit))) {
        bl_drop(before);
        g->state = BL_GEN_RUNNING;
        int closed = close_iterator(it);
        g->state = BL_GEN_SUSPENDED;
        bl_drop(it);
        if (closed < 0)
            r = resume(g, BL_NONE, true, result);
        else {
            (void)bl_reraise(bl_keep(exception));
            r = resume(g, BL_NONE, true, result);
        }
        bl_drop(keep);
        return r;
    }
    BlRef inner = BL_NULL;
    g->state = BL_GEN_RUNNING;
    if (is_generator_like(it)) {
        r = bl_generator_throw((BlGenerator *)bl_obj(it), t, &inner);
        done = true;
    } else {
        BlRef method;
        BlRef name = bl_str_intern("throw");
        int found = name == BL_NULL ? -1 : bl_find_attr(it, name, &method);
        bl_drop(name);
        if (found > 0) {
            r = t->nargs ? bl_call(method, t->arg, t->nargs, BL_NULL) : bl_call1(method, exception);
            bl_drop(method);
            done = true;
            if (r == BL_NULL)
                take_stop_value(&inner);
        } else if (found < 0) {
            done = true;
        }
    }
    g->state = BL_GEN_SUSPENDED;
    if (!done) {
        (void)bl_reraise(bl_keep(exception));
        r = resume(g, BL_NONE, true, result);
    } else if (r == BL_NULL) {
        if (inner != BL_NULL) {
            r = resume_after_delegate(g, inner, result);
        } else {
            /* Inside a handler the exception is raised anew: where it has been since is forgotten. */
            if (g->handled != BL_NULL && bl_vm->error == exception) {
                bl_replace(&bl_as_exception(exception)->traceback, before);
                before = BL_NULL;
            } else if (g->handled != BL_NULL && bl_pending()) {
                bl_clear_ref(&bl_as_exception(bl_vm->error)->traceback);
            }
            r = resume(g, BL_NONE, true, result);
        }
    }
    bl_drop(before);
    bl_drop(it);
    bl_drop(keep);
    return r;
}

BlRef bl_generator_throw(BlGenerator *g, const BlThrow *t, BlRef *result)
{
    BlVal exception = t->exception;
    *result = BL_NULL;
    if (g->state == BL_GEN_RUNNING)
        return bl_raise(bl_exc(ValueError), "%s already executing", kind_of(g));
    BlVal delegate = bl_generator_delegate(g);
    if (delegate != BL_NULL)
        return throw_delegate(g, delegate, t, result);
    if (g->state == BL_GEN_CREATED) {           /* raised at its first line: nothing of it runs */
        BlRef keep = bl_keep(bl_from_obj(g));
        (void)bl_reraise(bl_keep(exception));
        BlRef r = resume(g, BL_NONE, true, result);
        bl_drop(keep);
        return r;
    }
    if (g->state == BL_GEN_DONE && ((BlCode *)bl_obj(g->code))->flags & BL_CO_COROUTINE)
        return bl_raise(bl_exc(RuntimeError), "cannot reuse already awaited coroutine");
    (void)bl_reraise(bl_keep(exception));
    if (g->state == BL_GEN_DONE)
        return BL_NULL;
    return resume(g, BL_NONE, true, result);
}

/* A value yielded, or StopIteration raised for a finished generator. */
static BlRef outcome(BlRef value, BlRef result)
{
    if (value != BL_NULL || result == BL_NULL)
        return value;
    (void)bl_raise_stop(result);
    bl_drop(result);
    return BL_NULL;
}

BlRef bl_throw(BlVal it, BlVal exception)
{
    BlRef result;
    if (!is_generator_like(it) && !bl_is_exact(it, ASYNC_GENERATOR)) {
        BlRef name = bl_str_intern("throw");
        BlRef r = name == BL_NULL ? BL_NULL : bl_call_method(it, name, &exception, 1);
        bl_drop(name);
        return r;
    }
    BlRef v = bl_generator_throw((BlGenerator *)bl_obj(it), &(BlThrow){exception, NULL, 0, true}, &result);
    return outcome(v, result);
}

/* close(): GeneratorExit at the yield. 0, or -1 raised. */
int bl_generator_close(BlGenerator *g)
{
    if (g->state == BL_GEN_CREATED) {
        release_registers(g);
        return 0;
    }
    if (g->state == BL_GEN_DONE)
        return 0;
    if (g->state == BL_GEN_RUNNING)
        return bl_raise_int(bl_exc(ValueError), "%s already executing", kind_of(g));
    BlRef keep = bl_keep(bl_from_obj(g)), result = BL_NULL, exit = bl_call0(bl_exc(GeneratorExit));
    BlRef v = exit == BL_NULL ? BL_NULL : bl_generator_throw(g, &(BlThrow){exit, NULL, 0, true}, &result);
    bl_drop(exit);
    int r = 0;
    if (v != BL_NULL) {
        bl_drop(v);
        r = bl_raise_int(bl_exc(RuntimeError), "%s ignored GeneratorExit", kind_of(g));
    } else if (result != BL_NULL) {
        bl_drop(result);
    } else if (bl_pending_is(bl_exc(GeneratorExit)) || bl_pending_is(bl_exc(StopIteration))) {
        bl_clear_error();
    } else {
        r = -1;
    }
    bl_drop(keep);
    return r;
}

static int close_iterator(BlVal it)
{
    if (is_generator_like(it))
        return bl_generator_close((BlGenerator *)bl_obj(it));
    BlRef method;
    int found = bl_find_attr(it, bl_name(close), &method);
    if (found <= 0)
        return found;
    BlRef r = bl_call0(method);
    bl_drop(method);
    bl_drop(r);
    return r == BL_NULL ? -1 : 0;
}

/* Dying while suspended inside try or with: close it. */
void bl_generator_finalize(BlVal self)
{
    BlGenerator *g = (BlGenerator *)bl_obj(self);
    if (g->state == BL_GEN_CREATED && ((BlCode *)bl_obj(g->code))->flags & BL_CO_COROUTINE) {
        BlRef saved = bl_save_error();
        bl_warn_never_awaited(g);
        bl_restore_error(saved);
        return;
    }
    if (g->state <= BL_GEN_SUSPENDED && bl_async_finalize(g))
        return;
    if (g->state != BL_GEN_SUSPENDED)
        return;
    BlCode *code = (BlCode *)bl_obj(g->code);
    bool guarded = false;
    uint32_t at = (uint32_t)(g->pc - 1 - code->ins);
    for (uint32_t i = 0; i < code->nhandlers && !guarded; i++)
        guarded = at >= code->handlers[i].from && at < code->handlers[i].to;
    if (!guarded && bl_generator_delegate(g) == BL_NULL)
        return;
    BlRef saved = bl_save_error();
    if (bl_generator_close(g) < 0)
        bl_unraisable(self);
    bl_restore_error(saved);
}

/* ---- methods ---- */
static BlGenerator *as_gen(BlVal v) { return (BlGenerator *)bl_obj(v); }

/* The usual resumption from C: nothing thrown, nothing sent. False: take the long way. */
static inline bool resume_quickly(BlGenerator *g, BlRef *out)
{
    BlVm *vm = bl_vm;
    BlVal *base;
    if (BL_UNLIKELY(g->state > BL_GEN_SUSPENDED || !(base = bl_quick_base(vm, g->nregs))))
        return false;
    bool started = g->state == BL_GEN_SUSPENDED;
    BlVal *caller = vm->stack_top;
    bl_generator_enter(vm, g, base, BL_FF_ENTRY, NULL, 0);
    if (started)
        base[g->pc[-1].a] = BL_NONE;
    vm->stack_top = caller;                     /* what bl_run_entry is to come back to */
    *out = bl_run_entry(vm, base, g->pc);
    return true;
}

static BlRef generator_next(BlVal self)
{
    BlGenerator *g = (BlGenerator *)bl_obj(self);
    BlRef v, result = BL_NULL;
    if (BL_LIKELY(resume_quickly(g, &v))) {
        if (BL_LIKELY(g->state != BL_GEN_DONE))
            return v;
        result = v;
        v = BL_NULL;
    } else {
        v = bl_generator_send(self, BL_NONE, &result);
    }
    if (v == BL_NULL && result != BL_NULL) {
        if (result == BL_NONE)
            return BL_NULL;                     /* exhausted, nothing pending */
        (void)bl_raise_stop(result);
        bl_drop(result);
    }
    return v;
}

BlRef bl_gen_send_method(BlVal self, const BlVal *arg)
{
    BlRef result;
    BlRef v = bl_generator_send(self, arg[0], &result);
    return outcome(v, result);
}

/* throw(type[, value[, traceback]]) */
BL_RAISES BlRef bl_throw_argument(const BlVal *arg, size_t nargs)
{
    BlVal type = arg[0], value = nargs > 1 ? arg[1] : BL_NONE, tb = nargs > 2 ? arg[2] : BL_NONE;
    if (tb != BL_NONE && !bl_is_exact(tb, TRACEBACK))
        return bl_raise(bl_exc(TypeError), "throw() third argument must be a traceback object");
    BlRef e;
    if (bl_is_exception_class(type)) {
        if (bl_is_exception(value) && bl_exception_matches(value, type))
            e = bl_keep(value);
        else if (value == BL_NONE)
            e = bl_call0(type);
        else if (bl_is_tuple(value))
            e = bl_call_tuple(type, value, BL_NULL);
        else
            e = bl_call1(type, value);
        if (e != BL_NULL && !bl_is_exception(e)) {
            bl_drop(e);
            return bl_raise(bl_exc(TypeError), "exceptions must derive from BaseException");
        }
    } else if (bl_is_exception(type)) {
        if (value != BL_NONE)
            return bl_raise(bl_exc(TypeError), "instance exception may not have a separate value");
        e = bl_keep(type);
    } else {
        return bl_raise(bl_exc(TypeError), "exceptions must be classes or instances deriving from BaseException, not %T", type);
    }
    if (e != BL_NULL && tb != BL_NONE)
        bl_replace(&bl_as_exception(e)->traceback, bl_keep(tb));
    return e;
}

BlRef bl_gen_throw_method(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("throw", kwnames) || !bl_check_arity("throw", nargs, 1, 3))
        return BL_NULL;
    BlRef e = bl_throw_argument(arg, nargs);
    if (e == BL_NULL)
        return BL_NULL;
    BlRef result;
    BlRef v = bl_generator_throw(as_gen(self), &(BlThrow){e, arg, nargs, true}, &result);
    bl_drop(e);
    return outcome(v, result);
}

BlRef bl_gen_close_method(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_generator_close(as_gen(self)) < 0 ? BL_NULL : BL_NONE;
}

BlRef bl_gen_repr(BlVal self)
{
    return bl_str_format("<%s object %U at 0x%lx>", bl_type_name(self), as_gen(self)->qualname, (unsigned long)(uintptr_t)bl_obj(self));
}

BlRef bl_gen_get_name(BlVal self) { return bl_keep(as_gen(self)->name); }
BlRef bl_gen_get_qualname(BlVal self) { return bl_keep(as_gen(self)->qualname); }
BlRef bl_gen_get_code(BlVal self) { return bl_keep(as_gen(self)->code); }
BlRef bl_gen_get_running(BlVal self) { return bl_from_bool(as_gen(self)->state == BL_GEN_RUNNING); }
BlRef bl_gen_get_suspended(BlVal self) { return bl_from_bool(as_gen(self)->state == BL_GEN_SUSPENDED); }

static int set_text(BlRef *slot, BlVal value, const char *name)
{
    if (value == BL_NULL || !bl_is_str(value))
        return bl_raise_int(bl_exc(TypeError), "%s must be set to a string object", name);
    bl_replace(slot, bl_keep(value));
    return 0;
}
int bl_gen_set_name(BlVal self, BlVal value) { return set_text(&as_gen(self)->name, value, "__name__"); }
int bl_gen_set_qualname(BlVal self, BlVal value) { return set_text(&as_gen(self)->qualname, value, "__qualname__"); }

BlRef bl_gen_get_delegate(BlVal self)
{
    BlVal d = bl_generator_delegate(as_gen(self));
    return d == BL_NULL ? BL_NONE : bl_keep(d);
}

/* gi_frame: a frame object over the registers, where they are now. */
BlRef bl_gen_get_frame(BlVal self)
{
    BlGenerator *g = as_gen(self);
    if (g->state == BL_GEN_DONE)
        return BL_NONE;
    if (g->frame)
        return bl_keep(bl_from_obj(g->frame));
    if (g->state == BL_GEN_RUNNING) {
        BlFrameWalk w;
        for (bool more = bl_walk_start(&w); more; more = bl_walk_next(&w))
            if ((w.base[-1] & BL_FF_GENERATOR) && w.base[-4] == self)
                return bl_frame_object(w.base, bl_walk_pc(&w));
        return BL_NONE;
    }
    BlFrame *f = (BlFrame *)bl_object_new(&bl_vm->shapes[BL_T_FRAME], sizeof *f);
    if (!f)
        return BL_NULL;
    *f = (BlFrame){.head = f->head, .base = g->regs, .function = bl_keep(g->function), .back = BL_NULL, .locals = BL_NULL,
                   .generator = self, .trace = BL_NULL, .nregs = g->nregs};
    f->pc = g->state == BL_GEN_CREATED ? 0 : (uint32_t)(g->pc - 1 - bl_as_function(g->function)->entry);
    g->frame = f;
    bl_gc_track(&f->head);
    return bl_from_obj(f);
}

static const BlMethod generator_methods[] = {
    {.name = "send", .fn = bl_gen_send_method, .signature = "(arg, /)", .doc = "send(arg) -> send 'arg' into generator, return next yielded value or raise StopIteration."},
    {.name = "throw", .vector = bl_gen_throw_method, .signature = NULL, .doc = "throw(value): raise an exception at the point where the generator waits."},
    {.name = "close", .fn = bl_gen_close_method, .signature = "()", .doc = "close() -> raise GeneratorExit inside generator."},
    {0}};

static const BlGetSet generator_getset[] = {
    {"__name__", bl_gen_get_name, bl_gen_set_name, "name of the generator"},
    {"__qualname__", bl_gen_get_qualname, bl_gen_set_qualname, "qualified name of the generator"},
    {"gi_yieldfrom", bl_gen_get_delegate, NULL, "object being iterated by yield from, or None"},
    {"gi_running", bl_gen_get_running, NULL, NULL},
    {"gi_suspended", bl_gen_get_suspended, NULL, NULL},
    {"gi_frame", bl_gen_get_frame, NULL, NULL},
    {"gi_code", bl_gen_get_code, NULL, NULL},
    {0}};

const BlType bl_generator_type = {
    .name = "generator", .size = sizeof(BlGenerator), .item_size = sizeof(BlVal), .id = BL_T_GENERATOR,
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_ABSTRACT,
    .free = bl_generator_free, .traverse = bl_generator_traverse, .clear = bl_generator_clear, .finalize = bl_generator_finalize,
    .repr = bl_gen_repr, .iter = bl_keep, .next = generator_next,
    .methods = generator_methods, .getset = generator_getset,
};
