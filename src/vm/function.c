/* function.c -- function objects: making them, their attributes, calling them from C. */
#include "vm/function.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "obj/int.h"
#include "obj/native.h"
#include "obj/str.h"

/* ---- new, free ---- */
void bl_function_set_code(BlFunction *f, BlCode *code)
{
    bool simple = !(code->flags & (BL_CO_VARARGS | BL_CO_VARKEYWORDS)) && code->nkwonly == 0;
    f->entry = code->ins;
    f->k = code->k;
    f->nlocals = code->nlocals;
    f->nregs = code->nregs;
    f->nparams = code->nparams;
    f->simple_nargs = simple ? code->nargs : BL_NOT_SIMPLE;
    BlCode *old = f->code;
    f->code = (BlCode *)bl_obj(bl_keep(bl_from_obj(code)));
    if (old)
        bl_drop(bl_from_obj(old));
}

static BlVal builtins_of(BlVal globals)
{
    BlVal b = bl_dict_get_str(globals, bl_name(__builtins__));
    if (b != BL_NULL && bl_is_module(b))
        b = bl_module_dict(b);
    if (b != BL_NULL && bl_is_dict(b))
        return b;
    BlVal running = bl_vm->stack_top ? bl_frame_function(bl_vm->stack_top)->builtins : BL_NULL;
    return running;
}

BlRef bl_function_new(BlVal code, BlVal globals)
{
    BlVm *vm = bl_vm;
    BlFunction *f = (BlFunction *)bl_object_new_listed(vm, &vm->shapes[BL_T_FUNCTION], sizeof *f);
    if (!f)
        return BL_NULL;
    BlCode *c = (BlCode *)bl_obj(code);
    f->code = NULL;
    bl_function_set_code(f, c);
    f->globals = bl_keep(globals);
    f->builtins = bl_keep(builtins_of(globals));
    f->closure = f->defaults = f->kwdefaults = f->annotations = f->dict = BL_NULL;
    f->name = bl_keep(c->name);
    f->qualname = bl_keep(c->qualname);
    f->doc = bl_keep(c->doc);
    BlVal module = bl_dict_get_str(globals, bl_name(__name__));
    f->module = module == BL_NULL ? BL_NONE : bl_keep(module);
    return bl_from_obj(f);
}

static void function_free(BlObject *o)
{
    BlFunction *f = (BlFunction *)o;
    bl_gc_untrack(o);
    bl_drop(f->defaults);
    bl_drop(f->kwdefaults);
    bl_drop(f->annotations);
    bl_drop(f->dict);
    bl_drop(f->closure);
    bl_drop(f->name);
    bl_drop(f->qualname);
    bl_drop(f->doc);
    bl_drop(f->module);
    bl_drop(f->globals);
    bl_drop(f->builtins);
    bl_drop(bl_from_obj(f->code));
    bl_object_free_listed(o, sizeof *f);
}

static void function_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlFunction *f = (BlFunction *)o;
    visit(bl_from_obj(f->code), ctx);
    visit(f->globals, ctx);
    visit(f->builtins, ctx);
    visit(f->module, ctx);
    visit(f->defaults, ctx);
    visit(f->kwdefaults, ctx);
    visit(f->doc, ctx);
    visit(f->name, ctx);
    visit(f->dict, ctx);
    visit(f->closure, ctx);
    visit(f->annotations, ctx);
    visit(f->qualname, ctx);
}

/* Code, globals, builtins and name stay: a dying function may still be called by a finalizer. */
static void function_clear(BlObject *o)
{
    BlFunction *f = (BlFunction *)o;
    bl_clear_ref(&f->defaults);
    bl_clear_ref(&f->kwdefaults);
    bl_clear_ref(&f->annotations);
    bl_clear_ref(&f->dict);
    if (f->closure != BL_NULL) {                /* cells emptied by their own clear; the tuple's shape must stay valid */
        BlRef old = f->closure;
        if (bl_as_tuple(old)->count == 0)
            bl_clear_ref(&f->closure);
    }
}

/* ---- calling from C ---- */
static BlRef function_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVm *vm = bl_vm;
    BlFunction *f = bl_as_function(self);
    BlVal *base;
    if (BL_LIKELY(kwnames == BL_NULL && f->simple_nargs == nargs && (base = bl_quick_base(vm, f->nregs)) != NULL)) {
        base[-4] = 0;
        base[-3] = self;
        f->head.count++;
        base[-2] = 0;
        base[-1] = bl_pack(0, 0, BL_FF_ENTRY);
        for (size_t i = 0; i < nargs; i++)
            base[i] = bl_keep(arg[i]);
        for (size_t i = nargs; i < f->nlocals; i++)
            base[i] = BL_NULL;
        vm->recursion_left--;
        return bl_run_entry(vm, base, f->entry);
    }
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    if (!bl_enter_depth(""))
        return BL_NULL;
    bl_leave_depth();
    base = bl_new_base(f->nregs, (uint32_t)(nargs + nkw));
    if (!base)
        return BL_NULL;
    base[-4] = 0;
    base[-3] = bl_keep(self);
    base[-2] = 0;
    base[-1] = bl_pack(0, 0, BL_FF_ENTRY);
    if (f->simple_nargs == nargs && nkw == 0) {
        for (size_t i = 0; i < nargs; i++)
            base[i] = bl_keep(arg[i]);
        for (size_t i = nargs; i < f->nlocals; i++)
            base[i] = BL_NULL;
    } else {
        BlVal *scratch = base + f->nregs + 1;
        for (size_t i = 0; i < nargs + nkw; i++)
            scratch[i] = bl_keep(arg[i]);
        BlVal *running = vm->stack_top;
        if (!bl_bind_arguments(f, base, scratch, nargs, kwnames)) {
            vm->stack_top = running;
            base[-3] = 0;
            bl_drop(self);
            return BL_NULL;
        }
    }
    BlEntry e;
    bl_entry_push(&e, base);
    vm->recursion_left--;
    BlRef r = bl_run(base, f->entry);
    bl_entry_pop(&e);
    return r;
}

static BlRef function_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    return obj == BL_NULL || obj == BL_NONE ? bl_keep(self) : bl_method_new(self, obj);
}

static BlRef function_repr(BlVal self)
{
    return bl_str_format("<function %U at 0x%lx>", bl_as_function(self)->qualname, (unsigned long)(uintptr_t)bl_obj(self));
}

/* ---- attributes ---- */
static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }
static BlRef get_code(BlVal self) { return bl_keep(bl_from_obj(bl_as_function(self)->code)); }
static BlRef get_name(BlVal self) { return bl_keep(bl_as_function(self)->name); }
static BlRef get_qualname(BlVal self) { return bl_keep(bl_as_function(self)->qualname); }
static BlRef get_doc(BlVal self) { return or_none(bl_as_function(self)->doc); }
static BlRef get_module(BlVal self) { return or_none(bl_as_function(self)->module); }
static BlRef get_globals(BlVal self) { return bl_keep(bl_as_function(self)->globals); }
static BlRef get_builtins(BlVal self) { return or_none(bl_as_function(self)->builtins); }
static int set_readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}
static BlRef get_closure(BlVal self) { return or_none(bl_as_function(self)->closure); }
static BlRef get_defaults(BlVal self) { return or_none(bl_as_function(self)->defaults); }
static BlRef get_kwdefaults(BlVal self) { return or_none(bl_as_function(self)->kwdefaults); }

/* ---- a new __code__ while the old one is in use ---- */

/* A frame knows its function, not its code: those that run or wait go on with a copy of the function that keeps the old code. */
typedef struct Move { BlVal function, copy; size_t moved; } Move;

static void move_slot(BlRef *slot, Move *m)
{
    if (*slot != m->function)
        return;
    *slot = bl_keep(m->copy);
    m->moved++;
}

static void move_holder(BlObject *o, void *ctx)
{
    BlVal v = bl_from_obj(o);
    Move *m = ctx;
    if (bl_is_exact(v, FRAME))
        move_slot(&((BlFrame *)o)->function, m);
    if (!bl_is_generator(v) && !bl_is_exact(v, COROUTINE) && !bl_is_exact(v, ASYNC_GENERATOR))
        return;
    BlGenerator *g = (BlGenerator *)o;
    if (g->state == BL_GEN_CREATED || g->state == BL_GEN_SUSPENDED)
        move_slot(&g->function, m);
    else if (g->function == m->function)
        g->function = m->copy;          /* it runs: the reference is its frame's */
}

static BlRef copy_function(const BlFunction *f)
{
    BlRef v = bl_function_new(bl_from_obj(f->code), f->globals);
    if (v == BL_NULL)
        return BL_NULL;
    BlFunction *copy = bl_as_function(v);
    const BlVal from[] = {f->builtins, f->closure, f->defaults, f->kwdefaults, f->name, f->qualname, f->doc, f->module};
    BlRef *const to[] = {&copy->builtins, &copy->closure, &copy->defaults, &copy->kwdefaults, &copy->name, &copy->qualname, &copy->doc, &copy->module};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        bl_replace(to[i], bl_keep(from[i]));
    return v;
}

static bool leave_old_code(BlFunction *f)
{
    Move m = {bl_from_obj(&f->head), copy_function(f), 0};
    if (m.copy == BL_NULL)
        return false;
    BlFrameWalk w;
    if (bl_walk_start(&w))
        do
            move_slot(&w.base[-3], &m);
        while (bl_walk_next(&w));
    bl_gc_each(-1, move_holder, &m);
    BlGcHead *frozen = &bl_vm->gc.permanent;
    for (BlGcHead *g = frozen->next; g != frozen; g = g->next)
        move_holder(bl_gc_object(g), &m);
    while (m.moved--)
        bl_drop(m.function);            /* never the last: the caller has one */
    bl_drop(m.copy);
    return true;
}

static int set_code(BlVal self, BlVal value)
{
    BlFunction *f = bl_as_function(self);
    if (value == BL_NULL || !bl_is_exact(value, CODE))
        return bl_raise_int(bl_exc(TypeError), "__code__ must be set to a code object");
    BlCode *c = (BlCode *)bl_obj(value);
    size_t have = f->closure == BL_NULL ? 0 : bl_as_tuple(f->closure)->count;
    if (c->nfree != have)
        return bl_raise_int(bl_exc(ValueError), "%U() requires a code object with %zu free vars, not %d", f->name, have, (int)c->nfree);
    bl_keep(self);
    bool ok = leave_old_code(f);
    if (ok)
        bl_function_set_code(f, c);
    bl_drop(self);
    return ok ? 0 : -1;
}

static int set_text(BlRef *slot, BlVal value, const char *name)
{
    if (value == BL_NULL || !bl_is_str(value))
        return bl_raise_int(bl_exc(TypeError), "%s must be set to a string object", name);
    bl_replace(slot, bl_keep(value));
    return 0;
}

static int set_name(BlVal self, BlVal value) { return set_text(&bl_as_function(self)->name, value, "__name__"); }
static int set_qualname(BlVal self, BlVal value) { return set_text(&bl_as_function(self)->qualname, value, "__qualname__"); }

static int set_doc(BlVal self, BlVal value)
{
    bl_replace(&bl_as_function(self)->doc, value == BL_NULL ? BL_NONE : bl_keep(value));
    return 0;
}

static int set_module(BlVal self, BlVal value)
{
    bl_replace(&bl_as_function(self)->module, value == BL_NULL ? BL_NONE : bl_keep(value));
    return 0;
}

static int set_defaults(BlVal self, BlVal value)
{
    if (value != BL_NULL && value != BL_NONE && !bl_is_tuple(value))
        return bl_raise_int(bl_exc(TypeError), "__defaults__ must be set to a tuple object");
    bl_replace(&bl_as_function(self)->defaults, value == BL_NONE || value == BL_NULL ? BL_NULL : bl_keep(value));
    return 0;
}

static int set_kwdefaults(BlVal self, BlVal value)
{
    if (value != BL_NULL && value != BL_NONE && !bl_is_dict(value))
        return bl_raise_int(bl_exc(TypeError), "__kwdefaults__ must be set to a dict object");
    bl_replace(&bl_as_function(self)->kwdefaults, value == BL_NONE || value == BL_NULL ? BL_NULL : bl_keep(value));
    return 0;
}

static BlRef get_annotations(BlVal self)
{
    BlFunction *f = bl_as_function(self);
    if (f->annotations != BL_NULL && bl_is_dict(f->annotations))
        return bl_keep(f->annotations);
    BlRef d = bl_dict_new();
    if (d != BL_NULL && f->annotations != BL_NULL) {
        BlTuple *t = bl_as_tuple(f->annotations);
        for (size_t i = 0; i + 1 < t->count; i += 2)
            if (!bl_dict_set(d, t->items[i], t->items[i + 1])) {
                bl_drop(d);
                return BL_NULL;
            }
    }
    if (d != BL_NULL)
        bl_replace(&f->annotations, bl_keep(d));
    return d;
}

static int set_annotations(BlVal self, BlVal value)
{
    if (value != BL_NULL && value != BL_NONE && !bl_is_dict(value))
        return bl_raise_int(bl_exc(TypeError), "__annotations__ must be set to a dict object");
    bl_replace(&bl_as_function(self)->annotations, value == BL_NONE || value == BL_NULL ? BL_NULL : bl_keep(value));
    return 0;
}

static BlRef get_dict(BlVal self)
{
    BlFunction *f = bl_as_function(self);
    if (f->dict == BL_NULL && (f->dict = bl_dict_new()) == BL_NULL)
        return BL_NULL;
    return bl_keep(f->dict);
}

static int set_dict(BlVal self, BlVal value)
{
    if (value == BL_NULL || !bl_is_dict(value))
        return bl_raise_int(bl_exc(TypeError), value == BL_NULL ? "cannot delete __dict__" : "__dict__ must be set to a dictionary, not a '%T'", value);
    bl_replace(&bl_as_function(self)->dict, bl_keep(value));
    return 0;
}

static const BlGetSet function_getset[] = {
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__globals__", get_globals, set_readonly, NULL},
    {"__builtins__", get_builtins, set_readonly, NULL},
    {"__closure__", get_closure, set_readonly, NULL},
    {0}};

/* Attributes of a function's own come after data descriptors and before the class's other attributes. */
static BlRef function_getattr(BlVal self, BlVal name)
{
    BlFunction *f = bl_as_function(self);
    if (f->dict != BL_NULL) {
        BlVal on_class = bl_type_lookup(self, name);
        if (on_class == BL_NULL && bl_pending())
            return BL_NULL;
        if (on_class == BL_NULL || !bl_is_heap(on_class) || !(bl_heap_type(on_class)->flags & BL_TF_DESCR_SET)) {
            BlVal v;
            int found = bl_dict_find(f->dict, name, &v);
            if (found)
                return found < 0 ? BL_NULL : bl_keep(v);
        }
    }
    return bl_generic_getattr(self, name);
}

static int function_setattr(BlVal self, BlVal name, BlVal value)
{
    BlFunction *f = bl_as_function(self);
    BlVal on_class = bl_type_lookup(self, name);
    if (on_class == BL_NULL && bl_pending())
        return -1;
    if (on_class != BL_NULL && bl_is_heap(on_class) && (bl_heap_type(on_class)->flags & BL_TF_DESCR_SET))
        return bl_generic_setattr(self, name, value);
    if (f->dict == BL_NULL && (f->dict = bl_dict_new()) == BL_NULL)
        return -1;
    if (value != BL_NULL)
        return bl_dict_set(f->dict, name, value) ? 0 : -1;
    int done = bl_dict_delete(f->dict, name);
    if (done == 0)
        (void)bl_raise_attribute(self, name);
    return done > 0 ? 0 : -1;
}

/* ---- types.FunctionType(code, globals, name=None, argdefs=None, closure=None) ---- */
static BlRef function_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[5];
    (void)cls;
    if (!bl_parse_args("function", "(code, globals, name=None, argdefs=None, closure=None)", arg, nargs, kwnames, a))
        return BL_NULL;
    if (!bl_is_exact(a[0], CODE))
        return bl_raise(bl_exc(TypeError), "function() argument 'code' must be code, not %T", a[0]);
    if (!bl_is_dict(a[1]))
        return bl_raise(bl_exc(TypeError), "function() argument 'globals' must be dict, not %T", a[1]);
    if (a[2] != BL_NONE && !bl_is_str(a[2]))
        return bl_raise(bl_exc(TypeError), "arg 3 (name) must be None or string");
    if (a[3] != BL_NONE && !bl_is_tuple(a[3]))
        return bl_raise(bl_exc(TypeError), "arg 4 (defaults) must be None or tuple");
    BlCode *c = (BlCode *)bl_obj(a[0]);
    if (a[4] != BL_NONE && !bl_is_tuple(a[4]))
        return bl_raise(bl_exc(TypeError), c->nfree ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
    if (a[4] == BL_NONE && c->nfree)
        return bl_raise(bl_exc(TypeError), "arg 5 (closure) must be tuple");
    size_t have = a[4] == BL_NONE ? 0 : bl_as_tuple(a[4])->count;
    if (have != c->nfree)
        return bl_raise(bl_exc(ValueError), "%U requires closure of length %d, not %zu", c->name, (int)c->nfree, have);
    for (size_t i = 0; i < have; i++)
        if (!bl_is_exact(bl_as_tuple(a[4])->items[i], CELL))
            return bl_raise(bl_exc(TypeError), "arg 5 (closure) expected cell, found %T", bl_as_tuple(a[4])->items[i]);
    BlRef made = bl_function_new(a[0], a[1]);
    if (made == BL_NULL)
        return BL_NULL;
    BlFunction *f = bl_as_function(made);
    if (a[2] != BL_NONE)
        bl_replace(&f->name, bl_keep(a[2]));
    if (a[3] != BL_NONE)
        bl_replace(&f->defaults, bl_keep(a[3]));
    if (have)
        bl_replace(&f->closure, bl_keep(a[4]));
    return made;
}

const BlType bl_function_type = {
    .name = "function", .size = sizeof(BlFunction), .id = BL_T_FUNCTION,
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_FUNCTION_LIKE | BL_TF_DESCR_GET,
    .free = function_free, .traverse = function_traverse, .clear = function_clear,
    .new_ = function_new, .repr = function_repr, .call = function_call, .descr_get = function_get,
    .getattr = function_getattr, .setattr = function_setattr,
    .getset = function_getset,
};
