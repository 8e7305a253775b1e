/* frame.c -- frame and traceback objects, and walking the frames that run. */
#include "base/alloc.h"
#include "vm/generator.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"

/* ---- walking ---- */
bool bl_walk_start(BlFrameWalk *w)
{
    *w = (BlFrameWalk){bl_vm->stack_top, bl_vm->eval->pc, bl_vm->eval->entry};
    return w->base != NULL;
}

bool bl_walk_next(BlFrameWalk *w)
{
    BlVal packed = w->base[-1];
    if (packed & BL_FF_ENTRY) {
        BlEntry *e = w->entry;
        while (e && e->base != w->base)         /* entries that hold no frame any more */
            e = e->prev;
        if (!e || !e->caller_base)
            return false;
        *w = (BlFrameWalk){e->caller_base, e->caller_pc, e->prev};
        return true;
    }
    const BlIns *back = (const BlIns *)(uintptr_t)w->base[-2];
    w->pc = packed & BL_FF_GENERATOR ? back : back - 1;
    w->base -= bl_packed_delta(packed);
    return true;
}

uint32_t bl_walk_pc(const BlFrameWalk *w)
{
    BlFunction *f = bl_frame_function(w->base);
    int64_t at = w->pc - f->entry;
    return at < 0 || at >= f->code->nins ? 0 : (uint32_t)at;
}

/* ---- frame objects ---- */
static BlVal *registers(BlFrame *f) { return f->base ? f->base : f->regs; }

static BlFrame *find_live(const BlVal *base)
{
    BlFrame *f = bl_vm->eval->live;
    while (f && f->base != base)
        f = f->next_live;
    return f;
}

static void unlink_live(BlFrame *f)
{
    BlFrame **at = &bl_vm->eval->live;
    while (*at && *at != f)
        at = &(*at)->next_live;
    if (*at)
        *at = f->next_live;
    f->next_live = NULL;
}

BlRef bl_frame_object(BlVal *base, uint32_t pc)
{
    if (base[-1] & BL_FF_OBJECT) {
        BlFrame *f = find_live(base);
        f->pc = pc;
        return bl_keep(bl_from_obj(f));
    }
    if (base[-1] & BL_FF_GENERATOR) {
        BlGenerator *g = (BlGenerator *)bl_obj(base[-4]);
        if (g->frame) {                         /* it had one before it was suspended */
            g->frame->pc = pc;
            return bl_keep(bl_from_obj(g->frame));
        }
    }
    BlFrame *f = (BlFrame *)bl_object_new(&bl_vm->shapes[BL_T_FRAME], sizeof *f);
    if (!f)
        return BL_NULL;
    *f = (BlFrame){.head = f->head, .base = base, .function = bl_keep(base[-3]), .back = BL_NULL, .pc = pc, .running = true,
                   .locals = BL_NULL, .generator = BL_NULL, .trace = BL_NULL, .shown_line = -1, .trace_lines = true};
    f->nregs = bl_frame_function(base)->nregs;
    f->next_live = bl_vm->eval->live;
    bl_vm->eval->live = f;
    base[-1] |= BL_FF_OBJECT;
    if (base[-1] & BL_FF_GENERATOR)
        ((BlGenerator *)bl_obj(base[-4]))->frame = f;
    bl_gc_track(&f->head);
    return bl_from_obj(f);
}

/* The frame that called the one at base, as an object; BL_NULL if none or no memory (the link is then missing, nothing else). */
static BlRef caller_object(BlVal *base)
{
    BlFrameWalk w;
    if (!bl_walk_start(&w))
        return BL_NULL;
    while (w.base != base)
        if (!bl_walk_next(&w))
            return BL_NULL;
    if (!bl_walk_next(&w))
        return BL_NULL;
    BlRef back = bl_frame_object(w.base, bl_walk_pc(&w));
    if (back == BL_NULL)
        bl_clear_error();
    return back;
}

void bl_frame_take_over(BlVal *base, uint32_t pc)
{
    BlFrame *f = find_live(base);
    base[-1] &= ~(BlVal)BL_FF_OBJECT;
    if (!f)
        return;
    uint32_t n = bl_frame_function(base)->nlocals;
    f->regs = bl_malloc(sizeof(BlVal) * (n + 1));
    f->back = base[-1] & BL_FF_GENERATOR ? BL_NULL : caller_object(base);
    unlink_live(f);
    f->base = NULL;
    f->running = false;
    f->pc = pc;
    f->nregs = f->regs ? n : 0;
    for (uint32_t i = 0; i < f->nregs; i++) {
        f->regs[i] = base[i];
        base[i] = BL_NULL;
    }
    if (base[-1] & BL_FF_GENERATOR)
        ((BlGenerator *)bl_obj(base[-4]))->frame = NULL;
    bl_frame_unpin(f);
}

/* The frame has ended: the reference that tracing held is not needed any more. */
void bl_frame_unpin(BlFrame *f)
{
    if (f->pinned) {
        f->pinned = false;
        bl_drop(bl_from_obj(f));
    }
}

static void pin(BlFrame *f)
{
    if (!f->pinned) {
        f->pinned = true;
        bl_keep(bl_from_obj(f));
    }
}

void bl_frame_set_trace(BlFrame *f, BlVal function)
{
    bool alive = f->running || f->generator != BL_NULL;
    if (f->trace == BL_NULL && function != BL_NULL && alive) {
        pin(f);
        if (f->traced_line == 0) {               /* somebody looks at a frame that runs already */
            f->traced_pc = bl_frame_pc(f);
            f->traced_line = bl_frame_line(f);
        }
    }
    bl_replace(&f->trace, function == BL_NULL ? BL_NULL : bl_keep(function));
}

static void frame_release(BlFrame *f)
{
    BlVal *regs = f->regs;
    uint32_t n = f->nregs;
    f->regs = NULL;
    if (regs && !f->base) {
        f->nregs = 0;
        for (uint32_t i = 0; i < n; i++)
            bl_drop(regs[i]);
    }
    bl_mfree(regs);
}

static void frame_free(BlObject *o)
{
    BlFrame *f = (BlFrame *)o;
    bl_gc_untrack(o);
    if (f->running) {
        f->base[-1] &= ~(BlVal)BL_FF_OBJECT;
        if (f->base[-1] & BL_FF_GENERATOR)
            ((BlGenerator *)bl_obj(f->base[-4]))->frame = NULL;
        unlink_live(f);
        f->base = NULL;
    } else if (f->generator != BL_NULL) {
        ((BlGenerator *)bl_obj(f->generator))->frame = NULL;
        f->base = NULL;
    }
    frame_release(f);
    bl_clear_ref(&f->locals);
    bl_clear_ref(&f->trace);
    bl_clear_ref(&f->function);
    bl_clear_ref(&f->back);
    bl_object_free(o, sizeof *f);
}

static void frame_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlFrame *f = (BlFrame *)o;
    visit(f->function, ctx);
    visit(f->locals, ctx);
    visit(f->trace, ctx);
    if (!f->base)
        for (uint32_t i = 0; i < f->nregs; i++)
            visit(f->regs[i], ctx);
    visit(f->back, ctx);
}

static void frame_clear_refs(BlObject *o)
{
    BlFrame *f = (BlFrame *)o;
    if (!f->base && f->regs)
        for (uint32_t i = 0; i < f->nregs; i++)
            bl_clear_ref(&f->regs[i]);
    bl_clear_ref(&f->locals);
    bl_clear_ref(&f->trace);
}

uint32_t bl_frame_pc(BlFrame *f)
{
    if (f->running) {
        BlFrameWalk w;
        bool more = bl_walk_start(&w);
        while (more && w.base != f->base)
            more = bl_walk_next(&w);
        if (more)
            return bl_walk_pc(&w);
    }
    return f->pc;
}

int bl_frame_line(BlFrame *f)
{
    if (f->shown_line >= 0)
        return f->shown_line;
    BlCode *code = bl_as_function(f->function)->code;
    for (uint32_t pc = bl_frame_pc(f);; pc--) {         /* instructions without a line belong to the one before */
        int line = bl_code_line(code, pc);
        if (line > 0 || pc == 0)
            return line > 0 ? line : code->firstline;
    }
}

BlRef bl_frame_current(int depth)
{
    BlFrameWalk w;
    bool more = bl_walk_start(&w);
    while (more && depth-- > 0)
        more = bl_walk_next(&w);
    if (!more)
        return bl_raise(bl_exc(ValueError), "call stack is not deep enough");
    return bl_frame_object(w.base, bl_walk_pc(&w));
}

BlRef bl_globals(void)
{
    return bl_vm->stack_top ? bl_keep(bl_frame_function(bl_vm->stack_top)->globals) : BL_NULL;
}

/* ---- locals ---- */
static bool set_local(BlVal d, BlVal name, BlVal v)
{
    if (bl_is_exact(v, CELL))
        v = ((BlCell *)bl_obj(v))->value;
    if (v != BL_NULL)
        return bl_dict_set(d, name, v);
    return bl_dict_delete(d, name) >= 0;
}

static bool refresh_locals(BlVal d, BlFunction *f, const BlVal *regs)
{
    BlCode *code = f->code;
    BlTuple *names = bl_as_tuple(code->varnames);
    for (size_t i = 0; i < names->count; i++)
        if (!bl_str_is(names->items[i], ".0") && !set_local(d, names->items[i], regs[i]))
            return false;
    for (size_t i = 0; i < code->ncells; i++)
        if (!set_local(d, bl_as_tuple(code->cellvars)->items[i], regs[code->cell_regs[i]]))
            return false;
    for (size_t i = 0; i < code->nfree && f->closure != BL_NULL; i++)
        if (!set_local(d, bl_as_tuple(code->freevars)->items[i], bl_as_tuple(f->closure)->items[i]))
            return false;
    return true;
}

static bool has_namespace(const BlCode *code) { return code->kind == BL_CODE_MODULE || code->kind == BL_CODE_CLASS || code->kind == BL_CODE_EXPRESSION; }

BlRef bl_frame_locals(BlVal frame)
{
    BlFrame *f = (BlFrame *)bl_obj(frame);
    BlFunction *fn = bl_as_function(f->function);
    BlVal *regs = registers(f);
    if (has_namespace(fn->code))
        return regs && f->nregs && bl_is_heap(regs[0]) ? bl_keep(regs[0]) : fn->code->kind == BL_CODE_CLASS ? bl_dict_new() : bl_keep(fn->globals);
    if (f->locals == BL_NULL && (f->locals = bl_dict_new()) == BL_NULL)
        return BL_NULL;
    if (regs && f->nregs && !refresh_locals(f->locals, fn, regs))
        return BL_NULL;
    return bl_keep(f->locals);
}

BlRef bl_locals(void)
{
    BlVal *base = bl_vm->stack_top;
    if (!base)
        return bl_raise(bl_exc(SystemError), "frame does not exist");
    BlFunction *fn = bl_frame_function(base);
    if (has_namespace(fn->code))
        return bl_keep(bl_is_heap(base[0]) ? base[0] : fn->globals);
    BlRef frame = bl_frame_current(0);
    if (frame == BL_NULL)
        return BL_NULL;
    BlRef d = bl_frame_locals(frame);
    if (d != BL_NULL && !(base[-1] & BL_FF_GENERATOR))          /* what exec() puts there is there the next time too */
        pin((BlFrame *)bl_obj(frame));
    bl_drop(frame);
    return d;
}

/* ---- attributes of frames ---- */
static BlFrame *as_frame(BlVal v) { return (BlFrame *)bl_obj(v); }
static BlRef frame_code(BlVal self) { return bl_keep(bl_from_obj(bl_as_function(as_frame(self)->function)->code)); }
static BlRef frame_globals(BlVal self) { return bl_keep(bl_as_function(as_frame(self)->function)->globals); }
static BlRef frame_builtins(BlVal self) { return bl_keep(bl_as_function(as_frame(self)->function)->builtins); }
static BlRef frame_lineno(BlVal self) { return bl_from_imm(bl_frame_line(as_frame(self))); }
static BlRef frame_lasti(BlVal self) { return bl_from_imm(2 * (int64_t)bl_frame_pc(as_frame(self))); }
static BlRef frame_get_trace(BlVal self) { return as_frame(self)->trace == BL_NULL ? BL_NONE : bl_keep(as_frame(self)->trace); }

static int frame_set_trace(BlVal self, BlVal value)
{
    bl_frame_set_trace(as_frame(self), value == BL_NONE ? BL_NULL : value);
    return 0;
}

static BlRef get_trace_lines(BlVal self) { return bl_from_bool(as_frame(self)->trace_lines); }
static BlRef get_trace_opcodes(BlVal self) { return bl_from_bool(as_frame(self)->trace_opcodes); }

static int set_switch(bool *place, BlVal value, const char *name)
{
    if (value != BL_TRUE && value != BL_FALSE)
        return value == BL_NULL ? bl_raise_int(bl_exc(TypeError), "can't delete numeric/char attribute")
                                : bl_raise_int(bl_exc(TypeError), "%s", name);
    *place = value == BL_TRUE;
    return 0;
}
static int set_trace_lines(BlVal self, BlVal value) { return set_switch(&as_frame(self)->trace_lines, value, "attribute value type must be bool"); }
static int set_trace_opcodes(BlVal self, BlVal value) { return set_switch(&as_frame(self)->trace_opcodes, value, "attribute value type must be bool"); }

static BlRef frame_back(BlVal self)
{
    BlFrame *f = as_frame(self);
    if (!f->running)
        return f->back == BL_NULL ? BL_NONE : bl_keep(f->back);
    BlRef back = caller_object(f->base);
    return back == BL_NULL ? BL_NONE : back;
}

static BlRef frame_clear(BlVal self, const BlVal *arg)
{
    BlFrame *f = as_frame(self);
    (void)arg;
    if (f->running)
        return bl_raise(bl_exc(RuntimeError), "cannot clear an executing frame");
    if (f->generator != BL_NULL) {
        BlRef g = bl_keep(f->generator);
        BlRef r = bl_call_method(g, bl_name(close), NULL, 0);
        bl_drop(g);
        bl_drop(r);
        return r == BL_NULL ? BL_NULL : BL_NONE;
    }
    for (uint32_t i = 0; f->regs && i < f->nregs; i++)
        bl_clear_ref(&f->regs[i]);
    bl_clear_ref(&f->locals);
    return BL_NONE;
}

static BlRef frame_repr(BlVal self)
{
    BlFrame *f = as_frame(self);
    BlCode *code = bl_as_function(f->function)->code;
    return bl_str_format("<frame at 0x%lx, file %R, line %d, code %U>", (unsigned long)(uintptr_t)f, code->filename, bl_frame_line(f), code->name);
}

static const BlMethod frame_methods[] = {
    {.name = "clear", .fn = frame_clear, .signature = "()", .doc = "Drop the references to local variables of a frame that has ended."},
    {0}};
static const BlGetSet frame_getset[] = {
    {"f_back", frame_back, NULL, NULL},
    {"f_code", frame_code, NULL, NULL},
    {"f_globals", frame_globals, NULL, NULL},
    {"f_builtins", frame_builtins, NULL, NULL},
    {"f_locals", bl_frame_locals, NULL, NULL},
    {"f_lineno", frame_lineno, NULL, NULL},
    {"f_lasti", frame_lasti, NULL, NULL},
    {"f_trace", frame_get_trace, frame_set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {0}};

const BlType bl_frame_type = {
    .name = "frame", .size = sizeof(BlFrame), .id = BL_T_FRAME, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = frame_free, .traverse = frame_traverse, .clear = frame_clear_refs, .repr = frame_repr,
    .methods = frame_methods, .getset = frame_getset,
};

/* ---- tracebacks ---- */
BlRef bl_traceback_new(BlVal next, BlVal frame, uint32_t pc, int line)
{
    BlTraceback *t = (BlTraceback *)bl_object_new(&bl_vm->shapes[BL_T_TRACEBACK], sizeof *t);
    if (!t)
        return BL_NULL;
    t->next = next == BL_NULL ? BL_NULL : bl_keep(next);
    t->frame = bl_keep(frame);
    t->pc = pc;
    t->line = line;
    bl_gc_track(&t->head);
    return bl_from_obj(t);
}

void bl_traceback_here(BlVal *base, uint32_t pc)
{
    BlRef error = bl_save_error();
    BlRef frame = bl_frame_object(base, pc);
    if (frame != BL_NULL) {
        BlException *e = bl_as_exception(error);
        if (e->traceback == BL_NULL && bl_exception_matches(error, bl_exc(UnboundLocalError)))
            pc = bl_code_load_place(bl_frame_function(base)->code, pc, bl_vm->eval->unbound);
        bl_vm->eval->unbound = BL_NULL;
        BlRef t = bl_traceback_new(e->traceback, frame, pc, bl_code_line(bl_frame_function(base)->code, pc));
        if (t != BL_NULL)
            bl_replace(&e->traceback, t);
        bl_drop(frame);
    }
    bl_restore_error(error);
}

uint32_t bl_traceback_pc(const BlVal *base, uint32_t pc)
{
    BlVal t = bl_as_exception(bl_vm->error)->traceback;
    if (!bl_is_exact(t, TRACEBACK) || ((BlTraceback *)bl_obj(t))->frame == BL_NULL)
        return pc;
    const BlFrame *f = (BlFrame *)bl_obj(((BlTraceback *)bl_obj(t))->frame);
    return f->base == base ? ((BlTraceback *)bl_obj(t))->pc : pc;
}

static void traceback_free(BlObject *o)
{
    BlTraceback *t = (BlTraceback *)o;
    bl_gc_untrack(o);
    bl_clear_ref(&t->next);
    bl_clear_ref(&t->frame);
    bl_object_free(o, sizeof *t);
}

static void traceback_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlTraceback *t = (BlTraceback *)o;
    visit(t->next, ctx);
    visit(t->frame, ctx);
}

static void traceback_clear(BlObject *o)
{
    BlTraceback *t = (BlTraceback *)o;
    bl_clear_ref(&t->next);
    bl_clear_ref(&t->frame);
}

static BlTraceback *as_tb(BlVal v) { return (BlTraceback *)bl_obj(v); }
static BlRef tb_frame(BlVal self) { return as_tb(self)->frame == BL_NULL ? BL_NONE : bl_keep(as_tb(self)->frame); }
static BlRef tb_lineno(BlVal self) { return bl_from_imm(as_tb(self)->line); }
static BlRef tb_lasti(BlVal self) { return bl_from_imm(2 * (int64_t)as_tb(self)->pc); }
static BlRef tb_get_next(BlVal self) { return as_tb(self)->next == BL_NULL ? BL_NONE : bl_keep(as_tb(self)->next); }

static int tb_set_next(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "can't delete tb_next attribute");
    if (value != BL_NONE && !bl_is_exact(value, TRACEBACK))
        return bl_raise_int(bl_exc(TypeError), "expected traceback object, got '%T'", value);
    for (BlVal t = value; t != BL_NONE && t != BL_NULL; t = as_tb(t)->next)
        if (t == self)
            return bl_raise_int(bl_exc(ValueError), "traceback loop detected");
    bl_replace(&as_tb(self)->next, value == BL_NONE ? BL_NULL : bl_keep(value));
    return 0;
}

static BlRef traceback_make(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[4];
    int64_t lasti, line;
    (void)cls;
    if (!bl_parse_args("traceback", "(tb_next, tb_frame, tb_lasti, tb_lineno)", arg, nargs, kwnames, a))
        return BL_NULL;
    if (a[0] != BL_NONE && !bl_is_exact(a[0], TRACEBACK))
        return bl_raise(bl_exc(TypeError), "expected traceback object or None, got '%T'", a[0]);
    if (!bl_is_exact(a[1], FRAME))
        return bl_raise(bl_exc(TypeError), "traceback() argument 'tb_frame' must be frame, not %T", a[1]);
    if (!bl_index_int64(a[2], &lasti, bl_exc(OverflowError)) || !bl_index_int64(a[3], &line, bl_exc(OverflowError)))
        return BL_NULL;
    return bl_traceback_new(a[0] == BL_NONE ? BL_NULL : a[0], a[1], (uint32_t)(lasti / 2), (int)line);
}

static BlRef tb_dir(BlVal self, const BlVal *arg)
{
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    BlRef list = bl_list_new(4);
    (void)self;
    (void)arg;
    for (int i = 0; list != BL_NULL && i < 4; i++) {
        BlRef name = bl_str_c(names[i]);
        if (name == BL_NULL || !bl_list_adopt(list, name))
            bl_clear_ref(&list);
    }
    return list;
}

static const BlMethod traceback_methods[] = {{.name = "__dir__", .fn = tb_dir, .signature = "()", .doc = "The attributes of a traceback."}, {0}};
static const BlGetSet traceback_getset[] = {
    {"tb_next", tb_get_next, tb_set_next, NULL},
    {"tb_frame", tb_frame, NULL, NULL},
    {"tb_lasti", tb_lasti, NULL, NULL},
    {"tb_lineno", tb_lineno, NULL, NULL},
    {0}};

const BlType bl_traceback_type = {
    .name = "traceback", .size = sizeof(BlTraceback), .id = BL_T_TRACEBACK, .flags = BL_TF_TRACKED,
    .free = traceback_free, .traverse = traceback_traverse, .clear = traceback_clear, .new_ = traceback_make,
    .methods = traceback_methods, .getset = traceback_getset,
};
