/* slow_call.c -- calls that need more than the loop's fast path: binding, classes, bound methods, keywords, unpacking.
 *
 * A Python function always gets a frame of the same loop; so does the __init__ of a plain class. Whatever is left goes through
 * bl_call with the arguments where they are, in the window.
 */
#include "vm/slow.h"
#include "obj/dict_impl.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"

bool do_push_failed(BlVal *nb)
{
    nb[-1] = 0;
    nb[-2] = 0;
    (void)bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded");
    return false;
}

static bool room_for(BlVal *nb, size_t words)
{
    BlVm *vm = bl_vm;
    if (BL_UNLIKELY(nb + words > vm->stack_limit || vm->recursion_left == 0))
        return do_push_failed(nb);
    return true;
}

/* The frame at nb is complete: make it the running one. */
static enum CallResult enter(BlVal *nb)
{
    bl_vm->recursion_left--;
    bl_vm->stack_top = nb;
    return CALL_PUSHED;
}

/* Function nb[-3] with `nargs` positional values and the keyword values behind them, all at nb; header words set but for nb[-1]. */
static enum CallResult push_function(BlVal *nb, size_t nargs, BlVal kwnames, BlVal packed, const BlIns *return_pc)
{
    BlFunction *f = bl_as_function(nb[-3]);
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count, total = nargs + nkw;
    if (!room_for(nb, f->nregs + 2 * total + 8))
        return CALL_FAILED;
    if (f->simple_nargs == nargs && nkw == 0) {
        for (size_t i = nargs; i < f->nlocals; i++)
            nb[i] = BL_NULL;
    } else {
        struct BlEval *e = bl_vm->eval;
        BlVal *scratch = nb + (f->nregs > total ? f->nregs : total) + 1, *reserve = e->reserve;
        for (size_t i = 0; i < total; i++) {
            scratch[i] = nb[i];
            nb[i] = 0;
        }
        e->reserve = scratch + total;
        bool ok = bl_bind_arguments(f, nb, scratch, nargs, kwnames);
        e->reserve = reserve;
        if (!ok)
            return CALL_FAILED;
    }
    nb[-2] = (BlVal)(uintptr_t)return_pc;
    nb[-1] = packed;
    return enter(nb);
}

/* Releases the argument part of a window, last first, and the callee words. */
static void clear_window(BlVal *w, size_t total)
{
    for (size_t i = BL_WINDOW + total; i-- > BL_WINDOW - 1;)
        if (bl_is_heap(w[i])) {
            BlVal v = w[i];
            w[i] = 0;
            bl_drop(v);
        }
    for (int i = 2; i >= 1; i--) {
        BlVal v = w[i];
        w[i] = 0;
        bl_drop(v);
    }
}

void do_call_failed(BlVal *w, size_t total)
{
    BlRef saved = bl_save_error();
    clear_window(w, total);
    bl_restore_error(saved);
}

/* ---- classes ---- */
static BlFunction *init_function(BlClass *c)
{
    BlVal init = bl_class_init_function(c);
    return init != BL_NULL && bl_is_function(init) ? bl_as_function(init) : NULL;
}

/* C(...): the instance waits in w[0], __init__ runs as a frame whose self is w[4]. */
static enum CallResult call_class(BlVal *base, BlIns *pc, BlVal *w, size_t nargs, BlVal kwnames, unsigned dst, const BlIns *return_pc)
{
    BlClass *c = bl_as_class(w[2]);
    BlFunction *init = init_function(c);
    if (!init)
        return CALL_DONE;                       /* not for us */
    if (pc->op == BL_INS_CALL && kwnames == BL_NULL && init->simple_nargs != BL_NOT_SIMPLE) {       /* the loop can do it by itself next time */
        pc[1].pair.lo = c->version;
        pc[1].pair.hi = c->head.shape->id;
        pc[2].ptr = init;
    }
    if (bl_vm->recursion_left == 0) {           /* the class's call is a level of its own; leaving __init__ gives it back */
        (void)bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded while calling a Python object");
        return CALL_FAILED;
    }
    BlRef o = bl_instance_new(c);
    if (o == BL_NULL)
        return CALL_FAILED;
    w[0] = o;
    w[4] = bl_keep(o);
    w[1] = bl_keep(bl_from_obj(init));
    BlVal cls = w[2];
    w[2] = 0;
    bl_drop(cls);
    BlVal *nb = w + BL_WINDOW - 1;
    bl_vm->recursion_left--;
    enum CallResult r = push_function(nb, nargs + 1, kwnames, bl_pack(dst, (uint32_t)(nb - base), BL_FF_INIT), return_pc);
    if (r == CALL_FAILED)
        bl_vm->recursion_left++;
    return r;
}

/* super() whose value only serves the LOAD_METHOD behind it: function and self go to that one's window, no super object is made. */
static bool call_super(BlVal *base, BlVal *w, unsigned dst, const BlIns *load)
{
    bool loads = load->op == BL_INS_LOAD_METHOD || load->op == BL_INS_LOAD_METHOD_FUNC || load->op == BL_INS_LOAD_METHOD_MANY;
    if (!loads || load->b != dst || !slow_is_temp(base, dst) || w[2] != bl_class_value(bl_builtin_class(BL_T_SUPER)))
        return false;
    BlRef self, f = bl_super_function(bl_frame_function(base)->k[load->c], &self);
    if (f == BL_NULL)
        return false;
    bl_obj(w[2])->count--;                      /* a built-in class */
    w[2] = 0;
    BlVal *window = &base[load->a];
    window[1] = f;
    window[4] = self;
    return true;
}

/* ---- CALL and its relatives ---- */
static enum CallResult call_window(BlVal *base, BlIns *pc, BlVal *w, size_t total, BlVal kwnames, unsigned dst, const BlIns *return_pc)
{
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count, nargs = total - nkw;
    bool method = bl_is_heap(w[1]);
    BlVal f = method ? w[1] : w[2];
    if (!method && bl_is_exact(f, METHOD)) {    /* a bound method: its function and self take the method form's places */
        BlMethodObj *m = (BlMethodObj *)bl_obj(f);
        if (bl_is_function(m->func)) {
            BlVal *nb = w + BL_WINDOW - 1;
            w[4] = bl_keep(m->self);
            w[1] = bl_keep(m->func);
            w[2] = 0;
            bl_drop(f);
            return push_function(nb, nargs + 1, kwnames, bl_pack(dst, (uint32_t)(nb - base), 0), return_pc);
        }
    }
    if (bl_is_function(f)) {
        BlVal *nb = method ? w + BL_WINDOW - 1 : w + BL_WINDOW;
        return push_function(nb, nargs + method, kwnames, bl_pack(dst, (uint32_t)(nb - base), 0), return_pc);
    }
    if (total == 0 && pc->op == BL_INS_CALL && bl_is_class(f) && call_super(base, w, dst, return_pc))
        return CALL_LOADED;
    if (!method && bl_is_class(f) && bl_class_plain_new(bl_as_class(f))) {
        enum CallResult r = call_class(base, pc, w, nargs, kwnames, dst, return_pc);
        if (r != CALL_DONE)
            return r;
    }
    BlRef result;
    if (method && bl_is_exact(f, METHOD_DESCR))         /* found by the receiver's type, so self fits */
        result = bl_native_call((BlNative *)bl_obj(f), w[4], w + BL_WINDOW, nargs, kwnames);
    else if (!method && bl_is_exact(f, NATIVE))
        result = bl_native_call((BlNative *)bl_obj(f), ((BlNative *)bl_obj(f))->self, w + BL_WINDOW, nargs, kwnames);
    else
        result = method ? bl_call(f, w + BL_WINDOW - 1, nargs + 1, kwnames) : bl_call(f, w + BL_WINDOW, nargs, kwnames);
    if (result == BL_NULL) {
        do_call_failed(w, total);
        return CALL_FAILED;
    }
    clear_window(w, total);
    put(base, dst, result);
    return CALL_DONE;
}

enum CallResult do_call(BlVal *base, BlIns *pc)
{
    BlVal *w = &base[pc->a], kwnames = BL_NULL;
    bool keywords = pc->op == BL_INS_CALL_KW || pc->op == BL_INS_CALL_METHOD_KW;
    if (pc->op == BL_INS_CALL || pc->op == BL_INS_CALL_KW)
        w[1] = 0;                               /* a plain call; stale number otherwise */
    if (keywords)
        kwnames = bl_frame_function(base)->k[pc[1].word];
    const BlIns *return_pc = pc + 1 + bl_opcode_cache(pc->op);
    if (keywords && bl_is_heap(kwnames)) {      /* the code object, and so the tuple, must live while arguments are bound */
        bl_keep(kwnames);
        enum CallResult r = call_window(base, pc, w, pc->b, kwnames, pc->c, return_pc);
        bl_drop(kwnames);
        return r;
    }
    return call_window(base, pc, w, pc->b, kwnames, pc->c, return_pc);
}

/* ---- f(*args, **kwargs) ---- */
/* How CPython names a callable in these messages: module.qualname() for functions, str(f) for others. */
static BlRef callee_text(BlVal f)
{
    BlRef qualname, module, text;
    int found = bl_find_attr(f, bl_name(__qualname__), &qualname);
    if (found <= 0)
        return found < 0 ? BL_NULL : bl_str(f);
    found = bl_find_attr(f, bl_name(__module__), &module);
    if (found < 0) {
        bl_drop(qualname);
        return BL_NULL;
    }
    if (found && module != BL_NONE && !(bl_is_str(module) && bl_str_is(module, "builtins")))
        text = bl_str_format("%V.%V()", module, qualname);
    else
        text = bl_str_format("%V()", qualname);
    if (found)
        bl_drop(module);
    bl_drop(qualname);
    return text;
}

static void raise_naming(BlVal f, const char *format, BlVal arg)
{
    BlRef who = callee_text(f);
    if (who != BL_NULL)
        (void)bl_raise(bl_exc(TypeError), format, who, arg);
    bl_drop(who);
}

static bool positional_tuple(BlVal *w)
{
    BlVal args = w[BL_WINDOW];
    if (bl_is_exact(args, TUPLE))
        return true;
    if (!bl_type_of(args)->iter && !bl_type_of(args)->getitem) {
        raise_naming(w[2], "%U argument after * must be an iterable, not %T", args);
        return false;
    }
    BlRef t = bl_tuple_from_iterable(args);
    if (t == BL_NULL)
        return false;
    bl_replace(&w[BL_WINDOW], t);
    return true;
}

enum CallResult do_call_ex(BlVal *base, const BlIns *pc)
{
    BlVal *w = &base[pc->a];
    w[1] = 0;
    if (!positional_tuple(w))
        return CALL_FAILED;
    BlVal f = w[2], tuple = w[BL_WINDOW], dict = pc->b ? w[BL_WINDOW + 1] : BL_NULL;
    BlTuple *t = bl_as_tuple(tuple);
    size_t nargs = t->count, nkw = dict == BL_NULL ? 0 : bl_dict_count(dict);
    if (bl_is_function(f) && nargs + nkw < 4096) {
        BlRef names = BL_NULL;
        BlVal *nb = w + BL_WINDOW + 8;          /* behind the tuple and the dict, which stay until the call is over */
        BlFunction *fn = bl_as_function(f);
        if (!room_for(nb, fn->nregs + 3 * (nargs + nkw) + 16))
            return CALL_FAILED;
        if (nb < base + bl_frame_function(base)->nregs + 4)
            nb = base + bl_frame_function(base)->nregs + 4;
        if (nkw && (names = bl_tuple_raw(nkw)) == BL_NULL)
            return CALL_FAILED;
        for (size_t i = 0; i < nargs; i++)
            nb[i] = bl_keep(t->items[i]);
        size_t pos = 0, i = 0;
        BlVal key, value;
        while (nkw && bl_dict_next(dict, &pos, &key, &value)) {
            bl_as_tuple(names)->items[i] = bl_keep(key);
            nb[nargs + i++] = bl_keep(value);
        }
        if (nkw) {                              /* CPython's array of unpacked arguments holds each value too, until the call is over */
            bl_tuple_done(names);
            BlRef array = bl_tuple_from(nb, nargs + nkw);
            bl_replace(&w[4], array == BL_NULL ? 0 : array);
            if (array == BL_NULL)
                bl_clear_error();
        }
        nb[-3] = bl_keep(f);
        nb[-4] = 0;
        struct BlEval *e = bl_vm->eval;
        BlVal *reserve = e->reserve;
        e->reserve = nb + nargs + nkw;
        enum CallResult r = push_function(nb, nargs, names, bl_pack(pc->c, (uint32_t)(nb - base), 0), pc + 1);
        e->reserve = reserve;
        bl_drop(names);
        if (r == CALL_FAILED) {
            BlRef saved = bl_save_error();
            BlVal dead = nb[-3];
            nb[-3] = 0;
            bl_drop(dead);
            bl_restore_error(saved);
        }
        return r;
    }
    BlRef result = bl_call_tuple(f, tuple, dict);
    if (result == BL_NULL)
        return CALL_FAILED;
    if (pc->b)
        bl_clear_ref(&w[BL_WINDOW + 1]), w[BL_WINDOW + 1] = 0;
    bl_clear_ref(&w[BL_WINDOW]), w[BL_WINDOW] = 0;
    bl_clear_ref(&w[2]), w[2] = 0;
    put(base, pc->c, result);
    return CALL_DONE;
}

/* DICT_MERGE of a call: the mapping behind ** into the dict of keywords. */
bool merge_keywords(BlVal dict, BlVal mapping, BlVal callee)
{
    if (!bl_is_dict(mapping)) {
        BlRef keys;
        int found = bl_find_attr(mapping, bl_name(keys), &keys);
        if (found < 0)
            return false;
        if (!found) {
            raise_naming(callee, "%U argument after ** must be a mapping, not %T", mapping);
            return false;
        }
        bl_drop(keys);
    }
    BlRef plain = bl_is_exact(mapping, DICT) ? bl_keep(mapping) : bl_dict_new();
    if (plain == BL_NULL)
        return false;
    bool ok = plain == mapping || bl_dict_update(plain, mapping, true);
    size_t pos = 0, n = bl_dict_count(plain);
    BlVal key, value;
    int64_t hash;
    while (ok && bl_dict_next_hashed(plain, &pos, &key, &value, &hash)) {
        BlVal old;
        bl_keep(key);                   /* comparing it can empty the mapping */
        bl_keep(value);
        if (bl_dict_find_hashed(dict, key, hash, &old) == 1) {     /* a key that is no text is refused by the call itself */
            if (bl_vm->handled == BL_NULL && bl_is_str(key))
                raise_naming(callee, "%U got multiple values for keyword argument '%U'", key);
            else                /* while an exception is being handled CPython shows its internal one */
                bl_raise_key(key);
            ok = false;
        } else {
            ok = !bl_pending() && bl_dict_set_hashed(dict, key, hash, value);
        }
        bl_drop(key);
        bl_drop(value);
        if (ok && bl_dict_count(plain) != n) {
            bl_raise(bl_exc(RuntimeError), "dict mutated during update");
            ok = false;
        }
    }
    bl_drop(plain);
    return ok;
}
