/* async.c -- coroutines, asynchronous generators and what awaiting them goes through.
 *
 * Both share their machinery with plain generators (generator.c). An asynchronous generator is never resumed by a program itself: asend(),
 * athrow() and aclose() make one-shot awaitables that do it. What such an awaitable gets from the generator is either a value of
 * the generator's own `yield`, which ends the await as StopIteration(value), or something awaited further in, which passes through; the
 * YIELD instruction where the generator stopped says which, so values need no wrapping.
 *
 * Always: async_running is set exactly while an awaitable of that generator has been started and has not ended.
 */
#include "vm/generator.h"
#include "vm/runtime.h"
#include "obj/iter.h"
#include "obj/native.h"
#include "obj/str.h"

void (*bl_asyncgen_hooks)(BlVal *firstiter, BlVal *finalizer);

static unsigned flags_of(const BlGenerator *g) { return ((BlCode *)bl_obj(g->code))->flags; }
static BlGenerator *as_gen(BlVal v) { return (BlGenerator *)bl_obj(v); }

/* A coroutine, or a generator that types.coroutine() made one: what `await` takes as it is. */
static bool is_coroutine(BlVal v)
{
    return bl_is_exact(v, COROUTINE) || (bl_is_generator(v) && (flags_of(as_gen(v)) & BL_CO_ITERABLE_COROUTINE));
}

/* ---- what the instructions ask for ---- */
static BlRef iterator_of(BlVal v)
{
    if (is_coroutine(v))
        return bl_keep(v);
    const BlType *t = bl_type_of(v);
    if (!t->await_)
        return bl_raise(bl_exc(TypeError), "object %T can't be used in 'await' expression", v);
    BlRef it = t->await_(v);
    if (it == BL_NULL)
        return BL_NULL;
    const char *wrong = is_coroutine(it) ? "__await__() returned a coroutine" : NULL;
    if (!wrong && bl_type_of(it)->next)
        return it;
    if (wrong)
        (void)bl_raise(bl_exc(TypeError), "%s", wrong);
    else
        (void)bl_raise(bl_exc(TypeError), "__await__() returned non-iterator of type '%T'", it);
    BlRef saved = bl_save_error();
    bl_drop(it);
    bl_restore_error(saved);
    return BL_NULL;
}

BlRef bl_awaitable(BlVal v, int context)
{
    if (context && !is_coroutine(v) && !bl_type_of(v)->await_)
        return bl_raise(bl_exc(TypeError), "'async with' received an object from %s that does not implement __await__: %T",
                        context == 1 ? "__aenter__" : "__aexit__", v);
    BlRef it = iterator_of(v);
    if (it != BL_NULL && bl_is_exact(it, COROUTINE) && bl_generator_delegate(as_gen(it)) != BL_NULL) {
        bl_drop(it);
        return bl_raise(bl_exc(RuntimeError), "coroutine is being awaited already");
    }
    return it;
}

BlRef bl_yield_from_iter(BlVal v, bool in_coroutine)
{
    if (bl_is_exact(v, COROUTINE)) {
        if (!in_coroutine)
            return bl_raise(bl_exc(TypeError), "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return bl_keep(v);
    }
    return bl_is_generator(v) ? bl_keep(v) : bl_iter(v);
}

BlRef bl_aiter(BlVal v)
{
    const BlType *t = bl_type_of(v);
    if (!t->aiter)
        return bl_raise(bl_exc(TypeError), "'async for' requires an object with __aiter__ method, got %T", v);
    BlRef it = t->aiter(v);
    if (it == BL_NULL || bl_type_of(it)->anext)
        return it;
    (void)bl_raise(bl_exc(TypeError), "'async for' received an object from __aiter__ that does not implement __anext__: %T", it);
    BlRef saved = bl_save_error();
    bl_drop(it);
    bl_restore_error(saved);
    return BL_NULL;
}

BlRef bl_anext_awaitable(BlVal v)
{
    const BlType *t = bl_type_of(v);
    if (!t->anext)
        return bl_raise(bl_exc(TypeError), "'async for' requires an iterator with __anext__ method, got %T", v);
    BlRef next = t->anext(v);
    if (next == BL_NULL || bl_is_exact(v, ASYNC_GENERATOR))
        return next;
    BlRef it = iterator_of(next);
    if (it == BL_NULL) {
        BlRef cause = bl_take_error();
        (void)bl_raise(bl_exc(TypeError), "'async for' received an invalid object from __anext__: %T", next);
        BlRef raised = bl_take_error();
        bl_exception_set_context(raised, cause);
        bl_exception_set_cause(raised, cause);
        (void)bl_reraise(raised);
    }
    BlRef saved = bl_save_error();
    bl_drop(next);
    bl_restore_error(saved);
    return it;
}

BlRef bl_async_wrap(BlRef value) { return value; }

/* ---- coroutine ---- */
typedef struct Wrapper { BlObject head; BlRef coroutine; } Wrapper;     /* what coroutine.__await__() gives */

static BlVal wrapped(BlVal self) { return ((Wrapper *)bl_obj(self))->coroutine; }

static void wrapper_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_clear_ref(&((Wrapper *)o)->coroutine);
    bl_object_free(o, sizeof(Wrapper));
}

static void wrapper_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((Wrapper *)o)->coroutine, ctx); }
static BlRef wrapper_next(BlVal self) { return bl_gen_send_method(wrapped(self), (BlVal[]){BL_NONE}); }
static BlRef wrapper_send(BlVal self, const BlVal *arg) { return bl_gen_send_method(wrapped(self), arg); }
static BlRef wrapper_close(BlVal self, const BlVal *arg) { return bl_gen_close_method(wrapped(self), arg); }
static BlRef wrapper_throw(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_gen_throw_method(wrapped(self), arg, nargs, kwnames);
}

static const BlMethod wrapper_methods[] = {
    {.name = "send", .fn = wrapper_send, .signature = "(arg, /)", .doc = "Resume the coroutine with arg as the value of its await."},
    {.name = "throw", .vector = wrapper_throw, .signature = NULL, .doc = "Raise an exception where the coroutine waits."},
    {.name = "close", .fn = wrapper_close, .signature = "()", .doc = "Raise GeneratorExit where the coroutine waits."},
    {0}};

const BlType bl_coroutine_wrapper_type = {
    .name = "coroutine_wrapper", .doc = "A wrapper object implementing __await__ for coroutines.", .size = sizeof(Wrapper),
    .id = BL_T_COROUTINE_WRAPPER, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = wrapper_free, .traverse = wrapper_traverse, .iter = bl_return_self, .next = wrapper_next, .methods = wrapper_methods,
};

static BlRef coroutine_await(BlVal self)
{
    Wrapper *w = (Wrapper *)bl_object_new(&bl_vm->shapes[BL_T_COROUTINE_WRAPPER], sizeof *w);
    if (!w)
        return BL_NULL;
    w->coroutine = bl_keep(self);
    bl_gc_track(&w->head);
    return bl_from_obj(w);
}

static BlRef coroutine_origin(BlVal self) { return as_gen(self)->origin == BL_NULL ? BL_NONE : bl_keep(as_gen(self)->origin); }

/* The warning is the warnings module's, which finds the source line; without it the plain text. */
void bl_warn_never_awaited(BlGenerator *g)
{
    BlVal self = bl_from_obj(g);
    BlRun *run = bl_run_state();
    if (!run)
        return;                                 /* nobody is left to hear it */
    BlRef warnings = run->finalizing ? bl_imported("warnings") : bl_import_module("warnings");
    BlRef f = warnings == BL_NULL ? BL_NULL : bl_getattr_c(warnings, "_warn_unawaited_coroutine");
    bl_drop(warnings);
    if (f != BL_NULL) {
        bl_drop(bl_call1(f, self));
        bl_drop(f);
    } else {
        bl_clear_error();
        BlRef text = bl_str_format("coroutine '%U' was never awaited", g->qualname);
        const char *utf8 = text == BL_NULL ? NULL : bl_str_to_utf8(text, NULL);
        if (utf8 && bl_warn_hook && bl_warn_hook(bl_exc(RuntimeWarning), utf8))
            bl_clear_error();
        if (utf8)
            bl_str_utf8_free(text, utf8);
        bl_drop(text);
    }
    if (bl_pending())
        bl_unraisable(self);
}

static const BlMethod coroutine_methods[] = {
    {.name = "send", .fn = bl_gen_send_method, .signature = "(arg, /)", .doc = "send(arg) -> send 'arg' into coroutine, return next iterated value or raise StopIteration."},
    {.name = "throw", .vector = bl_gen_throw_method, .signature = NULL, .doc = "throw(value): raise an exception at the point where the coroutine waits."},
    {.name = "close", .fn = bl_gen_close_method, .signature = "()", .doc = "close() -> raise GeneratorExit inside coroutine."},
    {.name = "__class_getitem__", .fn = bl_class_getitem, .signature = "(item, /)", .doc = "See PEP 585", .flags = BL_MF_CLASS},
    {0}};

static const BlGetSet coroutine_getset[] = {
    {"__name__", bl_gen_get_name, bl_gen_set_name, "name of the coroutine"},
    {"__qualname__", bl_gen_get_qualname, bl_gen_set_qualname, "qualified name of the coroutine"},
    {"cr_await", bl_gen_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_running", bl_gen_get_running, NULL, NULL},
    {"cr_suspended", bl_gen_get_suspended, NULL, NULL},
    {"cr_frame", bl_gen_get_frame, NULL, NULL},
    {"cr_code", bl_gen_get_code, NULL, NULL},
    {"cr_origin", coroutine_origin, NULL, NULL},
    {0}};

const BlType bl_coroutine_type = {
    .name = "coroutine", .size = sizeof(BlGenerator), .item_size = sizeof(BlVal), .id = BL_T_COROUTINE,
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_ABSTRACT,
    .free = bl_generator_free, .traverse = bl_generator_traverse, .clear = bl_generator_clear, .finalize = bl_generator_finalize,
    .repr = bl_gen_repr, .await_ = coroutine_await, .methods = coroutine_methods, .getset = coroutine_getset,
};

/* ---- asynchronous generator ---- */
/* asend(value), athrow(...) or aclose(): resumes its generator when it is awaited. */
typedef struct Request {
    BlObject head;
    BlRef gen;
    BlRef argument;             /* asend: value of the first send; athrow: tuple of arguments; aclose: BL_NULL */
    enum { FRESH, STARTED, CLOSED } state;
} Request;

static Request *as_request(BlVal v) { return (Request *)bl_obj(v); }

/* The first use of the generator tells the event loop, and remembers who is to finish it. */
static bool announce(BlVal self)
{
    BlGenerator *g = as_gen(self);
    if (g->async_hooks_done)
        return true;
    g->async_hooks_done = true;
    BlVal first = BL_NONE, last = BL_NONE;
    if (bl_asyncgen_hooks)
        bl_asyncgen_hooks(&first, &last);
    if (last != BL_NONE)
        bl_replace(&g->origin, bl_keep(last));
    if (first == BL_NONE)
        return true;
    BlRef f = bl_keep(first), r = bl_call1(f, self);
    bl_drop(f);
    bl_drop(r);
    return r != BL_NULL;
}

bool bl_async_finalize(BlGenerator *g)
{
    if (g->origin == BL_NULL || g->async_closed || !(flags_of(g) & BL_CO_ASYNC_GENERATOR))
        return false;
    BlVal self = bl_from_obj(g);
    BlRef saved = bl_save_error(), f = bl_keep(g->origin), r = bl_call1(f, self);
    if (r == BL_NULL)
        bl_unraisable(self);
    bl_drop(r);
    bl_drop(f);
    bl_restore_error(saved);
    return true;
}

static BlRef request_new(enum BlTypeId id, BlVal gen, BlVal argument)
{
    if (!announce(gen))
        return BL_NULL;
    Request *r = (Request *)bl_object_new(&bl_vm->shapes[id], sizeof *r);
    if (!r)
        return BL_NULL;
    r->gen = bl_keep(gen);
    r->argument = argument == BL_NULL ? BL_NULL : bl_keep(argument);
    r->state = FRESH;
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static void request_free(BlObject *o)
{
    Request *r = (Request *)o;
    bl_gc_untrack(o);
    bl_clear_ref(&r->gen);
    bl_clear_ref(&r->argument);
    bl_object_free(o, sizeof *r);
}

static void request_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Request *)o)->gen, ctx);
    visit(((Request *)o)->argument, ctx);
}

/* Did the generator stop at a `yield` of its own? Else it is inside an await. */
static bool own_yield(const BlGenerator *g) { return g->state == BL_GEN_SUSPENDED && g->pc[-1].op == BL_INS_YIELD && g->pc[-1].c == 1; }

/* A generator that has returned ends the iteration. */
static BlRef ended(BlRef value, BlRef result)
{
    if (value == BL_NULL && result != BL_NULL) {
        bl_drop(result);
        return bl_raise_none(bl_exc(StopAsyncIteration));
    }
    return value;
}

static BlRef send_value(BlVal gen, BlVal value)
{
    BlRef result, v = bl_generator_send(gen, value, &result);
    return ended(v, result);
}

static BlRef throw_value(BlVal gen, const BlThrow *t)
{
    BlRef result, v = bl_generator_throw(as_gen(gen), t, &result);
    return ended(v, result);
}

static BlRef throw_arguments(BlVal gen, const BlVal *arg, size_t nargs, bool close_on_exit)
{
    BlRef e = bl_throw_argument(arg, nargs);
    if (e == BL_NULL)
        return BL_NULL;
    BlRef v = throw_value(gen, &(BlThrow){e, arg, nargs, close_on_exit});
    BlRef saved = bl_save_error();
    bl_drop(e);
    bl_restore_error(saved);
    return v;
}

static bool is_ending(void) { return bl_pending_is(bl_exc(StopAsyncIteration)) || bl_pending_is(bl_exc(GeneratorExit)); }

/* Turns the generator's own yield into the end of the await. */
static BlRef delivered(BlGenerator *g, BlRef value)
{
    if (value == BL_NULL) {
        if (is_ending())
            g->async_closed = true;
        g->async_running = false;
        return BL_NULL;
    }
    if (!own_yield(g))
        return value;
    g->async_running = false;
    (void)bl_raise_stop(value);
    BlRef saved = bl_save_error();
    bl_drop(value);
    bl_restore_error(saved);
    return BL_NULL;
}

/* ---- asend ---- */
static BlRef reused_send(void) { return bl_raise(bl_exc(RuntimeError), "cannot reuse already awaited __anext__()/asend()"); }

static BlRef asend_value(BlVal self, BlVal value)
{
    Request *r = as_request(self);
    BlGenerator *g = as_gen(r->gen);
    if (r->state == CLOSED)
        return reused_send();
    if (r->state == FRESH) {
        if (g->async_running)
            return bl_raise(bl_exc(RuntimeError), "anext(): asynchronous generator is already running");
        if (value == BL_NONE)
            value = r->argument;
        r->state = STARTED;
    }
    g->async_running = true;
    BlRef keep = bl_keep(self), v = delivered(g, send_value(r->gen, value));
    if (v == BL_NULL)
        r->state = CLOSED;
    bl_drop(keep);
    return v;
}

static BlRef asend_next(BlVal self) { return asend_value(self, BL_NONE); }
static BlRef asend_send(BlVal self, const BlVal *arg) { return asend_value(self, arg[0]); }

static BlRef asend_throw(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Request *r = as_request(self);
    if (!bl_no_keywords("throw", kwnames) || !bl_check_arity("throw", nargs, 1, 3))
        return BL_NULL;
    if (r->state == CLOSED)
        return reused_send();
    BlRef keep = bl_keep(self), v = delivered(as_gen(r->gen), throw_arguments(r->gen, arg, nargs, true));
    if (v == BL_NULL)
        r->state = CLOSED;
    bl_drop(keep);
    return v;
}

static BlRef request_close(BlVal self, const BlVal *arg)
{
    (void)arg;
    as_request(self)->state = CLOSED;
    return BL_NONE;
}

static const BlMethod asend_methods[] = {
    {.name = "send", .fn = asend_send, .signature = "(arg, /)", .doc = "Resume the generator."},
    {.name = "throw", .vector = asend_throw, .signature = NULL, .doc = "Raise an exception where the generator waits."},
    {.name = "close", .fn = request_close, .signature = "()", .doc = "This awaitable can no longer be used."},
    {0}};

const BlType bl_async_generator_asend_type = {
    .name = "async_generator_asend", .size = sizeof(Request), .id = BL_T_ASYNC_GENERATOR_ASEND, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = request_free, .traverse = request_traverse, .await_ = bl_return_self, .iter = bl_return_self, .next = asend_next,
    .methods = asend_methods,
};

/* ---- athrow, aclose ---- */
static BlRef reused_throw(void) { return bl_raise(bl_exc(RuntimeError), "cannot reuse already awaited aclose()/athrow()"); }

static BlRef ignored_exit(Request *r, BlRef value)
{
    bl_drop(value);
    as_gen(r->gen)->async_running = false;
    r->state = CLOSED;
    return bl_raise(bl_exc(RuntimeError), "async generator ignored GeneratorExit");
}

/* aclose() ends quietly by what closing raises; athrow() passes it on. */
static BlRef athrow_failed(Request *r)
{
    as_gen(r->gen)->async_running = false;
    r->state = CLOSED;
    if (r->argument == BL_NULL && is_ending()) {
        bl_clear_error();
        (void)bl_raise_none(bl_exc(StopIteration));
    }
    return BL_NULL;
}

static BlRef athrow_begin(Request *r, BlVal value)
{
    BlGenerator *g = as_gen(r->gen);
    if (g->async_running) {
        r->state = CLOSED;
        return bl_raise(bl_exc(RuntimeError), "%s(): asynchronous generator is already running", r->argument == BL_NULL ? "aclose" : "athrow");
    }
    if (g->async_closed) {
        r->state = CLOSED;
        return bl_raise_none(bl_exc(StopAsyncIteration));
    }
    if (value != BL_NONE)
        return bl_raise(bl_exc(RuntimeError), "can't send non-None value to a just-started coroutine");
    r->state = STARTED;
    g->async_running = true;
    BlRef v;
    if (r->argument == BL_NULL) {
        g->async_closed = true;
        BlRef exit = bl_call0(bl_exc(GeneratorExit));
        v = exit == BL_NULL ? BL_NULL : throw_value(r->gen, &(BlThrow){exit, NULL, 0, false});
        bl_drop(exit);
        if (v != BL_NULL && own_yield(g))
            return ignored_exit(r, v);
    } else {
        BlTuple *args = bl_as_tuple(r->argument);
        if (!bl_check_arity("athrow", args->count, 1, 3))
            return BL_NULL;
        v = delivered(g, throw_arguments(r->gen, args->items, args->count, false));
    }
    return v == BL_NULL ? athrow_failed(r) : v;
}

static BlRef athrow_resume(Request *r, BlVal value)
{
    if (r->state == CLOSED)
        return reused_throw();
    BlGenerator *g = as_gen(r->gen);
    if (g->state == BL_GEN_DONE) {
        r->state = CLOSED;
        return bl_raise_none(bl_exc(StopIteration));
    }
    if (r->state == FRESH)
        return athrow_begin(r, value);
    BlRef v = send_value(r->gen, value);
    if (r->argument != BL_NULL)
        return delivered(g, v);
    if (v == BL_NULL)
        return athrow_failed(r);
    return own_yield(g) ? ignored_exit(r, v) : v;
}

static BlRef athrow_value(BlVal self, BlVal value)
{
    BlRef keep = bl_keep(self), v = athrow_resume(as_request(self), value);
    bl_drop(keep);
    return v;
}

static BlRef athrow_next(BlVal self) { return athrow_value(self, BL_NONE); }
static BlRef athrow_send(BlVal self, const BlVal *arg) { return athrow_value(self, arg[0]); }

static BlRef athrow_pass(Request *r, const BlVal *arg, size_t nargs)
{
    BlGenerator *g = as_gen(r->gen);
    BlRef v = throw_arguments(r->gen, arg, nargs, true);
    if (r->argument != BL_NULL)
        return delivered(g, v);
    if (v != BL_NULL)
        return own_yield(g) ? ignored_exit(r, v) : v;
    if (is_ending()) {
        bl_clear_error();
        (void)bl_raise_none(bl_exc(StopIteration));
    }
    return BL_NULL;
}

static BlRef athrow_throw(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("throw", kwnames) || !bl_check_arity("throw", nargs, 1, 3))
        return BL_NULL;
    if (as_request(self)->state == CLOSED)
        return reused_throw();
    BlRef keep = bl_keep(self), v = athrow_pass(as_request(self), arg, nargs);
    bl_drop(keep);
    return v;
}

static const BlMethod athrow_methods[] = {
    {.name = "send", .fn = athrow_send, .signature = "(arg, /)", .doc = "Resume the generator."},
    {.name = "throw", .vector = athrow_throw, .signature = NULL, .doc = "Raise an exception where the generator waits."},
    {.name = "close", .fn = request_close, .signature = "()", .doc = "This awaitable can no longer be used."},
    {0}};

const BlType bl_async_generator_athrow_type = {
    .name = "async_generator_athrow", .size = sizeof(Request), .id = BL_T_ASYNC_GENERATOR_ATHROW, .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = request_free, .traverse = request_traverse, .await_ = bl_return_self, .iter = bl_return_self, .next = athrow_next,
    .methods = athrow_methods,
};

/* ---- the generator itself ---- */
static BlRef agen_anext(BlVal self) { return request_new(BL_T_ASYNC_GENERATOR_ASEND, self, BL_NONE); }
static BlRef agen_asend(BlVal self, const BlVal *arg) { return request_new(BL_T_ASYNC_GENERATOR_ASEND, self, arg[0]); }

static BlRef agen_aclose(BlVal self, const BlVal *arg)
{
    (void)arg;
    return request_new(BL_T_ASYNC_GENERATOR_ATHROW, self, BL_NULL);
}

static BlRef agen_athrow(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("async_generator.athrow", kwnames))
        return BL_NULL;
    BlRef args = bl_tuple_from(arg, nargs);
    BlRef r = args == BL_NULL ? BL_NULL : request_new(BL_T_ASYNC_GENERATOR_ATHROW, self, args);
    bl_drop(args);
    return r;
}

static BlRef agen_running(BlVal self) { return bl_from_bool(as_gen(self)->async_running); }

static const BlMethod agen_methods[] = {
    {.name = "asend", .fn = agen_asend, .signature = "(value, /)", .doc = "asend(v) -> send 'v' in generator."},
    {.name = "athrow", .vector = agen_athrow, .signature = NULL, .doc = "athrow(value): raise an exception in the generator."},
    {.name = "aclose", .fn = agen_aclose, .signature = "()", .doc = "aclose() -> raise GeneratorExit inside generator."},
    {.name = "__class_getitem__", .fn = bl_class_getitem, .signature = "(item, /)", .doc = "See PEP 585", .flags = BL_MF_CLASS},
    {0}};

static const BlGetSet agen_getset[] = {
    {"__name__", bl_gen_get_name, bl_gen_set_name, "name of the async generator"},
    {"__qualname__", bl_gen_get_qualname, bl_gen_set_qualname, "qualified name of the async generator"},
    {"ag_await", bl_gen_get_delegate, NULL, "object being awaited on, or None"},
    {"ag_frame", bl_gen_get_frame, NULL, NULL},
    {"ag_running", agen_running, NULL, NULL},
    {"ag_code", bl_gen_get_code, NULL, NULL},
    {0}};

const BlType bl_async_generator_type = {
    .name = "async_generator", .size = sizeof(BlGenerator), .item_size = sizeof(BlVal), .id = BL_T_ASYNC_GENERATOR,
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_ABSTRACT,
    .free = bl_generator_free, .traverse = bl_generator_traverse, .clear = bl_generator_clear, .finalize = bl_generator_finalize,
    .repr = bl_gen_repr, .aiter = bl_return_self, .anext = agen_anext, .methods = agen_methods, .getset = agen_getset,
};
