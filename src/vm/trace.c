/* trace.c -- sys.settrace and sys.setprofile.
 *
 * eval.c is compiled twice. The plain loop knows one thing of tracing: when a safe point finds BL_TICK_TRACE set, it hands its frame
 * to the other copy, bl_run_traced, which calls bl_trace_step before every instruction and goes back when the bit is clear. So
 * programs that nobody watches pay nothing.
 *
 * A step finds out for itself what happened since the last one: another frame than before was entered, unless the instruction before
 * left its own (`trace_left`). While a trace function runs the bit is clear, so it is not traced itself.
 *
 * A traced frame's object holds the line that was reported last, and stays alive until the frame ends (`pinned`).
 */
#include "vm/trace.h"
#include "mem/gc.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "vm/runtime.h"

static bool has_functions(void)
{
    BlRun *run = bl_run_state();
    return run->trace_function != BL_NULL || run->profile_function != BL_NULL;
}

static bool watched(void) { return has_functions() || bl_vm->watching & BL_WATCH_STEPS; }

static void set_bit(void)
{
    if (watched() && !bl_vm->eval->in_trace)
        bl_tick_set(bl_vm, BL_TICK_TRACE);
    else
        bl_tick_clear(bl_vm, BL_TICK_TRACE);
}

void bl_trace_watch(bool on)
{
    bl_vm->watching = on ? bl_vm->watching | BL_WATCH_STEPS : bl_vm->watching & ~(uint32_t)BL_WATCH_STEPS;
    set_bit();
}

bool bl_trace_set(BlRef *place, BlVal function)
{
    struct BlEval *e = bl_vm->eval;
    if (e->trace_setting)                       /* from the __del__ of the function before */
        return bl_raise_int(bl_exc(RuntimeError), "Cannot install a %s function while another %s function is being installed",
                            place == &bl_run_state()->trace_function ? "trace" : "profile",
                            place == &bl_run_state()->trace_function ? "trace" : "profile") == 0;
    if (!watched()) {                           /* the frame that asks is not entered: it runs already */
        e->traced_base = bl_vm->stack_top;
        e->trace_left = false;
    }
    BlRef old = *place;
    *place = function == BL_NONE ? BL_NULL : bl_keep(function);
    set_bit();
    e->trace_setting = true;
    if (bl_run_state()->profile_function == BL_NULL)
        bl_clear_ref(&e->c_call);               /* nobody waits for its return any more */
    bl_drop(old);
    e->trace_setting = false;
    return true;
}

/* function(frame, event, arg). A failure ends the watching. */
static BlRef call_hook(BlRef *place, BlVal function, BlFrame *frame, const char *event, BlVal arg)
{
    struct BlEval *e = bl_vm->eval;
    BlRef name = bl_str_intern(event);
    if (name == BL_NULL)
        return BL_NULL;
    BlRef hold = bl_keep(function);
    BlVal argument[3] = {bl_from_obj(frame), name, arg};
    e->in_trace = true;
    set_bit();
    BlRef r = bl_call(hold, argument, 3, BL_NULL);
    e->in_trace = false;
    set_bit();
    bl_drop(hold);
    bl_drop(name);
    if (r == BL_NULL) {
        BlRef error = bl_save_error();
        bl_frame_set_trace(frame, BL_NULL);
        BlRef old = *place;
        *place = BL_NULL;
        set_bit();
        bl_drop(old);
        bl_restore_error(error);
    }
    return r;
}

/* The local trace function of the frame hears of it; what it answers takes its place. */
static bool local_event(BlFrame *f, const char *event, BlVal arg)
{
    BlRun *run = bl_run_state();
    if (run->trace_function == BL_NULL || f->trace == BL_NULL)
        return true;
    BlRef r = call_hook(&run->trace_function, f->trace, f, event, arg);
    if (r == BL_NULL)
        return false;
    if (r != BL_NONE)
        bl_frame_set_trace(f, r);
    bl_drop(r);
    return true;
}

static bool profile_event(BlFrame *f, const char *event, BlVal arg)
{
    BlRun *run = bl_run_state();
    if (run->profile_function == BL_NULL)
        return true;
    BlRef r = call_hook(&run->profile_function, run->profile_function, f, event, arg);
    bl_drop(r);
    return r != BL_NULL;
}

/* A frame starts, or a generator's goes on. */
static bool call_event(BlFrame *f, const BlCode *code, uint32_t pc)
{
    BlRun *run = bl_run_state();
    bool resumed = pc > 0 && code->flags & (BL_CO_GENERATOR | BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR) &&
                   code->ins[pc - 1].op != BL_INS_RETURN_GEN;
    f->traced_line = resumed ? bl_code_line(code, pc - 1) : -1;
    f->traced_pc = resumed ? pc - 1 : 0;
    f->shown_line = resumed ? f->traced_line : code->kind == BL_CODE_MODULE || code->kind == BL_CODE_EXPRESSION ? 0 : code->firstline;
    bool ok = true;
    if (run->trace_function != BL_NULL) {
        BlRef r = call_hook(&run->trace_function, run->trace_function, f, "call", BL_NONE);
        ok = r != BL_NULL;
        if (ok && r != BL_NONE)
            bl_frame_set_trace(f, r);
        bl_drop(r);
    }
    ok = ok && profile_event(f, "call", BL_NONE);
    f->shown_line = -1;
    return ok;
}

/* Instructions that belong to no statement: cells at the start, the return behind the last statement. */
static bool is_silent(const BlIns *ins) { return ins->op == BL_INS_MAKE_CELL || (ins->op == BL_INS_RETURN_NONE && ins->a); }

static bool is_loop_end(const BlIns *ins)
{
    return ins->op == BL_INS_FOR_ITER || ins->op == BL_INS_FOR_RANGE || ins->op == BL_INS_FOR_LIST || ins->op == BL_INS_FOR_GEN;
}

/* Does a loop start its next round here? A `for` asks for its next item behind its body: arriving there from the body counts, not
 * the jump back. */
static bool goes_back(uint32_t before, const BlCode *code, uint32_t pc)
{
    const BlIns *ins = &code->ins[pc];
    if (is_loop_end(ins))
        return before != pc && before >= pc + 1 + (uint32_t)(int16_t)ins->c;       /* pc itself: specialised just now */
    return pc < before && ins->op != BL_INS_SEND && ins->op != BL_INS_YIELD && !is_loop_end(&code->ins[before]);
}

bool bl_trace_line_starts(const BlCode *code, uint32_t pc, uint32_t before, int *line)
{
    int here = bl_code_line(code, pc);
    if (here <= 0 || is_silent(&code->ins[pc]))
        return false;
    bool starts = here != *line || goes_back(before, code, pc);
    *line = here;
    return starts;
}

static bool line_event(BlFrame *f, const BlCode *code, uint32_t pc)
{
    if (f->trace == BL_NULL || bl_run_state()->trace_function == BL_NULL)
        return true;
    if (bl_trace_line_starts(code, pc, f->traced_pc, &f->traced_line) && f->trace_lines && !local_event(f, "line", BL_NONE))
        return false;
    f->traced_pc = pc;
    return !f->trace_opcodes || local_event(f, "opcode", BL_NONE);
}

static bool return_event(BlFrame *f, BlVal value)
{
    f->shown_line = f->traced_line > 0 ? f->traced_line : -1;
    bool ok = local_event(f, "return", value) && profile_event(f, "return", value);
    f->shown_line = -1;
    return ok;
}

/* ---- calls of C functions, for profilers ---- */
/* The builtin that the call at ins is about to run, as an object (owned), or BL_NULL. */
static BlRef called_builtin(const BlVal *base, const BlIns *ins)
{
    if (ins->op != BL_INS_CALL && ins->op != BL_INS_CALL_METHOD && ins->op != BL_INS_CALL_KW && ins->op != BL_INS_CALL_METHOD_KW &&
        ins->op != BL_INS_CALL_EX)
        return BL_NULL;
    const BlVal *w = base + ins->a;
    if (bl_is_heap(w[1]))
        return bl_is_exact(w[1], METHOD_DESCR) ? bl_native_new(((BlNative *)bl_obj(w[1]))->method, w[4], BL_NULL) : BL_NULL;
    return bl_is_exact(w[2], NATIVE) ? bl_keep(w[2]) : BL_NULL;
}

static bool c_call_ends(BlFrame *f, const char *event)
{
    struct BlEval *e = bl_vm->eval;
    BlRef callee = e->c_call;
    e->c_call = BL_NULL;
    bool ok = profile_event(f, event, callee);
    bl_drop(callee);
    return ok;
}

static bool c_call_starts(BlFrame *f, BlVal *base, const BlIns *ins)
{
    struct BlEval *e = bl_vm->eval;
    if (bl_run_state()->profile_function == BL_NULL)
        return true;
    BlRef callee = called_builtin(base, ins);
    if (callee == BL_NULL)
        return !bl_pending();
    bool ok = profile_event(f, "c_call", callee);
    bl_replace(&e->c_call, ok ? callee : BL_NULL);
    e->c_base = base;
    if (!ok)
        bl_drop(callee);
    return ok;
}

/* ---- the step ---- */
static bool leaves(const BlIns *ins)
{
    return ins->op == BL_INS_RETURN || ins->op == BL_INS_RETURN_NONE || ins->op == BL_INS_YIELD || ins->op == BL_INS_RETURN_GEN;
}

static bool leave_event(BlFrame *f, BlVal *base, const BlIns *ins)
{
    BlVal value = ins->op == BL_INS_RETURN_NONE ? BL_NONE : ins->op == BL_INS_RETURN ? base[ins->a] : base[ins->b];
    if (value == BL_NULL)                       /* an unbound local: that will be an error */
        return true;
    BlRef hold = bl_keep(value);
    bool ok = return_event(f, hold);
    bl_drop(hold);
    return ok;
}

/* A generator's function up to the point where it becomes one: nobody hears of it. */
static bool becomes_generator(const BlVal *base, const BlCode *code)
{
    return code->flags & (BL_CO_GENERATOR | BL_CO_COROUTINE | BL_CO_ASYNC_GENERATOR) && !(base[-1] & BL_FF_GENERATOR);
}

static bool events(BlFrame *f, BlVal *base, const BlCode *code, uint32_t pc, bool entered)
{
    struct BlEval *e = bl_vm->eval;
    if (e->c_call != BL_NULL && e->c_base == base && !c_call_ends(f, "c_return"))
        return false;
    if ((entered && !call_event(f, code, pc)) || !line_event(f, code, pc))
        return false;
    const BlIns *ins = &code->ins[pc];
    if (leaves(ins))
        return leave_event(f, base, ins);
    return c_call_starts(f, base, ins);
}

void bl_trace_enter(BlVal *base, const BlIns *pc)
{
    struct BlEval *e = bl_vm->eval;
    bool resumed = base[-1] & BL_FF_GENERATOR && (pc[-1].op == BL_INS_YIELD || pc[-1].op == BL_INS_RETURN_GEN);
    if (resumed || pc == bl_frame_function(base)->entry) {      /* else: the handler of an exception that was thrown into it */
        e->traced_base = NULL;
        e->trace_left = false;
    }
}

enum BlTraceStep bl_trace_step(BlVal *base)
{
    struct BlEval *e = bl_vm->eval;
    if (!(bl_vm->tick & BL_TICK_TRACE))
        return BL_TRACE_OFF;
    BlFunction *function = bl_frame_function(base);
    uint32_t pc = (uint32_t)(e->pc - function->entry);
    bool entered = base != e->traced_base && !e->trace_left;
    e->traced_base = base;
    e->trace_left = leaves(e->pc);
    if (becomes_generator(base, function->code))
        return BL_TRACE_ON;
    if (bl_vm->watching & BL_WATCH_STEPS) {
        bl_watch_hooks.step(base, pc, entered);
        if (!has_functions())
            return BL_TRACE_ON;
    }
    BlRef frame = bl_frame_object(base, pc);
    if (frame == BL_NULL)
        return BL_TRACE_FAILED;
    bool ok = events((BlFrame *)bl_obj(frame), base, function->code, pc, entered);
    if (!ok)
        bl_vm->eval->trace_left = true;
    bl_drop(frame);
    return ok ? BL_TRACE_ON : BL_TRACE_FAILED;
}

/* ---- exceptions ---- */
/* The event about the exception `error`; one that the trace function raises takes its place. */
static void exception_event(BlFrame *f, BlVal error)
{
    BlVal traceback = bl_as_exception(error)->traceback;
    BlVal part[3] = {bl_class_value(bl_class_of(error)), error, traceback == BL_NULL ? BL_NONE : traceback};
    BlRef info = bl_tuple_from(part, 3);
    if (info != BL_NULL)
        (void)local_event(f, "exception", info);
    bl_drop(info);
}

static void on_frame(BlVal *base, uint32_t pc, void (*event)(BlFrame *f, BlVal error))
{
    struct BlEval *e = bl_vm->eval;
    e->trace_left = true;
    if (becomes_generator(base, bl_frame_function(base)->code))
        return;
    if (!has_functions()) {
        e->traced_base = base;
        return;
    }
    BlRef error = bl_save_error();
    BlRef frame = bl_frame_object(base, pc);
    if (frame != BL_NULL)
        event((BlFrame *)bl_obj(frame), error);
    if (!bl_pending())
        bl_restore_error(error);
    else
        bl_drop(error);
    bl_drop(frame);
    e->traced_base = base;
}

static void raised(BlFrame *f, BlVal error)
{
    struct BlEval *e = bl_vm->eval;
    if (e->c_call != BL_NULL && e->c_base == f->base && !c_call_ends(f, "c_exception"))
        return;
    exception_event(f, error);
}

static void unwound(BlFrame *f, BlVal error)
{
    (void)error;
    f->traced_line = bl_frame_line(f);
    (void)return_event(f, BL_NONE);
}

static void thrown(BlFrame *f, BlVal error)
{
    const BlCode *code = bl_as_function(f->function)->code;
    (void)error;
    (void)call_event(f, code, f->pc + 1);
}

void bl_trace_thrown(BlVal *base, const BlIns *pc) { on_frame(base, (uint32_t)(pc - 1 - bl_frame_function(base)->entry), thrown); }

void bl_trace_exception(BlVal *base, uint32_t pc)
{
    if (bl_vm->watching & BL_WATCH_STEPS)
        bl_watch_hooks.raised(base, pc, bl_vm->error);
    on_frame(base, pc, raised);
}

void bl_trace_unwound(BlVal *base, uint32_t pc) { on_frame(base, pc, unwound); }
