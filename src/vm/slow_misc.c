/* slow_misc.c -- loops, unpacking, displays, formatting, functions, exceptions, and the instructions that are rare. */
#include "vm/generator.h"
#include "vm/runtime.h"
#include "vm/slow.h"
#include "obj/float.h"
#include "obj/int.h"
#include "obj/iter.h"
#include "obj/list.h"
#include "obj/range.h"
#include "obj/set.h"
#include "obj/str.h"
#include "obj/tuple.h"

/* ---- loops ---- */
static bool range_state(BlVal *s, BlVal v)
{
    BlRange *r = (BlRange *)bl_obj(v);
    if (!bl_is_imm_int(r->start) || !bl_is_imm_int(r->step) || !bl_is_imm_int(r->length))
        return false;
    BlVal start = r->start, length = r->length, step = r->step;
    s[0] = start;
    s[1] = length;
    s[2] = step;
    return true;
}

/* An iterator that only we hold gives up what it walks over. */
static bool dismantle(BlVal *s, BlVal it)
{
    if (bl_obj(it)->count != 1)
        return false;
    if (bl_is_exact(it, LIST_ITER) || bl_is_exact(it, TUPLE_ITER)) {
        BlSeqIter *i = (BlSeqIter *)bl_obj(it);
        if (i->seq == BL_NULL || !(bl_is_exact(i->seq, LIST) || bl_is_exact(i->seq, TUPLE)))
            return false;
        s[0] = i->seq;
        s[1] = bl_from_imm(i->index);
        s[2] = 0;
        i->seq = BL_NULL;
        bl_drop(it);
        return true;
    }
    if (bl_is_exact(it, RANGE_ITER)) {
        BlRangeIter *i = (BlRangeIter *)bl_obj(it);
        if (i->left > (uint64_t)BL_INT_MAX || !bl_int_fits(i->next))
            return false;
        s[0] = bl_from_imm(i->next);
        s[1] = bl_from_imm((int64_t)i->left);
        s[2] = bl_from_imm(i->step);
        bl_drop(it);
        return true;
    }
    return false;
}

bool do_for_prep(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb);
    BlRef v = take_regt(base, pc->b);
    BlVal *s = &base[pc->a];
    if (bl_is_exact(v, LIST) || bl_is_exact(v, TUPLE)) {
        s[0] = v;
        s[1] = s[2] = 0;
        return true;
    }
    if (bl_is_exact(v, RANGE) && range_state(s, v)) {
        bl_drop(v);
        return true;
    }
    if (bl_is_heap(v) && dismantle(s, v))
        return true;
    BlRef it = bl_iter(v);
    bl_drop(v);
    if (it == BL_NULL)
        return false;
    s[0] = it;
    s[1] = BL_NULL;
    s[2] = 0;
    return true;
}

/* ---- unpacking ---- */
static bool too_few(size_t want, size_t got, bool at_least)
{
    (void)bl_raise(bl_exc(ValueError), "not enough values to unpack (expected %s%zu, got %zu)", at_least ? "at least " : "", want, got);
    return false;
}

static bool not_iterable(BlVal v)
{
    if (bl_pending_is(bl_exc(TypeError)) && !bl_type_of(v)->iter && !bl_type_of(v)->getitem) {
        bl_clear_error();
        (void)bl_raise(bl_exc(TypeError), "cannot unpack non-iterable %T object", v);
    }
    return false;
}

bool do_unpack(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    size_t want = pc->c, got = 0;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb);
    BlRef v = take_regt(base, pc->b);
    BlVal *out = &base[pc->a];
    BlRef it = bl_iter(v);
    if (it == BL_NULL) {
        not_iterable(v);
        bl_drop(v);
        return false;
    }
    bl_drop(v);
    bool ok = true;
    while (ok && got < want) {
        BlRef item = bl_next(it);
        if (item == BL_NULL)
            ok = bl_pending() ? false : too_few(want, got, false);
        else
            out[got++] = item;
    }
    if (ok) {
        BlRef extra = bl_next(it);
        if (extra != BL_NULL) {
            bl_drop(extra);
            (void)bl_raise(bl_exc(ValueError), "too many values to unpack (expected %zu)", want);
        }
        ok = !bl_pending();
    }
    if (!ok) {
        BlRef saved = bl_save_error();
        while (got > 0) {
            BlRef item = out[--got];
            out[got] = 0;
            bl_drop(item);
        }
        bl_restore_error(saved);
    }
    bl_drop(it);
    return ok;
}

bool do_unpack_ex(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    bool wide = pc->op == BL_INS_UNPACK_EX_WIDE;
    size_t before = wide ? pc->c : pc->c & 255, after = wide ? pc[1].word : pc->c >> 8;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb);
    BlRef v = take_regt(base, pc->b);
    BlRef list = bl_list_from_iterable(v);
    if (list == BL_NULL)
        not_iterable(v);
    bl_drop(v);
    if (list == BL_NULL)
        return false;
    BlList *l = bl_as_list(list);
    size_t n = l->count;
    if (n < before + after) {
        bl_drop(list);
        return too_few(before + after, n, true);
    }
    BlVal *out = &base[pc->a];
    BlRef middle = bl_list_from(l->items + before, n - before - after);
    if (middle == BL_NULL) {
        bl_drop(list);
        return false;
    }
    for (size_t i = 0; i < before; i++)
        out[i] = bl_keep(l->items[i]);
    out[before] = middle;
    for (size_t i = 0; i < after; i++)
        out[before + 1 + i] = bl_keep(l->items[n - after + i]);
    bl_drop(list);
    return true;
}

/* ---- displays ---- */
/* The n registers from r are dead now: their values were moved. */
static inline void forget(BlVal *base, unsigned r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        base[r + i] = 0;
}

static void release(BlVal *base, unsigned r, size_t n)
{
    BlRef saved = bl_save_error();
    for (size_t i = n; i-- > 0;) {
        BlVal v = base[r + i];
        base[r + i] = 0;
        bl_drop(v);
    }
    bl_restore_error(saved);
}

static BlRef build_dict(const BlVal *items, size_t pairs)
{
    BlRef d = bl_dict_sized(pairs);
    for (size_t i = 0; d != BL_NULL && i < pairs; i++)
        if (!bl_dict_set(d, items[2 * i], items[2 * i + 1]))
            bl_clear_ref(&d);
    return d;
}

static BlRef build_set(const BlVal *items, size_t n)
{
    BlRef s = bl_set_new();
    for (size_t i = 0; s != BL_NULL && i < n; i++)
        if (!bl_set_add(s, items[i]))
            bl_clear_ref(&s);
    return s;
}

bool do_build(BlVal *base, const BlIns *pc)
{
    unsigned r = pc->a;
    size_t n = pc->b;
    BlRef made;
    switch (pc->op) {
    case BL_INS_BUILD_LIST:
        made = bl_list_from_adopted(&base[r], n);
        forget(base, r, n);
        break;
    case BL_INS_BUILD_TUPLE:
        made = n ? bl_tuple_from_adopted(&base[r], n) : bl_keep(bl_tuple_empty());
        forget(base, r, n);
        break;
    case BL_INS_BUILD_SET:
        made = build_set(&base[r], n);
        release(base, r, n);
        break;
    case BL_INS_BUILD_DICT:
        made = build_dict(&base[r], n);
        release(base, r, 2 * n);
        break;
    case BL_INS_BUILD_STRING:
        made = bl_str_concat_n(&base[r], n);
        release(base, r, n);
        break;
    default:
        made = bl_slice_new(base[r], base[r + 1], n == 3 ? base[r + 2] : BL_NONE);
        release(base, r, n);
        break;
    }
    if (made == BL_NULL)
        return false;
    base[r] = made;
    return true;
}

static bool extend_list(BlVal list, BlVal v)
{
    if (bl_list_extend(list, v))
        return true;
    if (bl_pending_is(bl_exc(TypeError)) && !bl_type_of(v)->iter && !bl_type_of(v)->getitem) {
        bl_clear_error();
        (void)bl_raise(bl_exc(TypeError), "Value after * must be an iterable, not %T", v);
    }
    return false;
}

static bool update_dict(BlVal d, BlVal v)
{
    if (!bl_is_dict(v)) {
        BlRef keys;
        int found = bl_find_attr(v, bl_name(keys), &keys);
        if (found < 0)
            return false;
        if (!found) {
            (void)bl_raise(bl_exc(TypeError), "'%T' object is not a mapping", v);
            return false;
        }
        bl_drop(keys);
    }
    return bl_dict_update(d, v, true);
}

bool do_grow(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb);
    BlVal target = base[pc->a];
    BlRef v = take_regt(base, pc->b);
    bool ok;
    switch (pc->op) {
    case BL_INS_LIST_APPEND: return bl_list_adopt(target, v);
    case BL_INS_LIST_EXTEND: ok = extend_list(target, v); break;
    case BL_INS_SET_ADD: ok = bl_set_add(target, v); break;
    case BL_INS_SET_UPDATE: ok = bl_set_update(target, v); break;
    case BL_INS_DICT_SET: {
        BlRef value = take_regt(base, pc->c);
        ok = bl_dict_set(target, v, value);
        bl_drop(value);
        break;
    }
    case BL_INS_DICT_UPDATE: ok = update_dict(target, v); break;
    default: ok = merge_keywords(target, v, base[pc->c]); break;
    }
    bl_drop(v);
    return ok;
}

/* ---- f-strings ---- */
bool do_format(BlVal *base, const BlIns *pc)
{
    BlVal v = base[pc->b];
    bool has_spec = pc->c & 0x100;
    BlRef result = BL_NULL, spec = BL_NULL;
    if (v == BL_NULL)
        return do_unbound(base, pc->b);
    if (has_spec) {
        spec = base[pc->b + 1];
        base[pc->b + 1] = 0;
    }
    hold(base, pc->b);
    BlRef converted = BL_NULL;
    switch (pc->c & 0xff) {
    case 's': converted = bl_str(v); break;
    case 'r': converted = bl_repr(v); break;
    case 'a': converted = bl_ascii(v); break;
    default: converted = bl_keep(v); break;
    }
    if (converted != BL_NULL) {
        if (!has_spec && bl_is_exact_str(converted))
            result = bl_keep(converted);
        else if (!has_spec && (bl_is_imm_int(converted) || bl_is_imm_float(converted)))
            result = bl_str(converted);
        else if (has_spec)
            result = bl_format(converted, spec);
        else {
            BlRef empty = bl_str_intern("");
            result = empty == BL_NULL ? BL_NULL : bl_format(converted, empty);
            bl_drop(empty);
        }
    }
    if (result != BL_NULL)
        put(base, pc->a, result);
    bl_drop(converted);
    bl_drop(v);
    bl_drop(spec);
    return result != BL_NULL;
}

/* ---- functions ---- */
bool do_make_function(BlVal *base, const BlIns *pc)
{
    BlRef code = base[pc->b];
    base[pc->b] = 0;
    BlVal *w = &base[pc->a];
    BlRef made = bl_function_new(code, bl_frame_function(base)->globals);
    bl_drop(code);
    if (made == BL_NULL)
        return false;
    BlFunction *f = bl_as_function(made);
    BlRef *slots[] = {&f->defaults, &f->kwdefaults, &f->annotations, &f->closure};
    for (int i = 0; i < 4; i++)
        if (pc->c & 1 << i) {
            *slots[i] = w[i];
            w[i] = 0;
        }
    w[0] = made;
    return true;
}

/* ---- exceptions ---- */
/* True: re-raised as it was, no new traceback entry for this frame. */
bool do_raise(BlVal *base, const BlIns *pc)
{
    if (pc->c == 0) {
        BlVal e = bl_vm->handled;
        if (e == BL_NULL) {
            (void)bl_raise(bl_exc(RuntimeError), "No active exception to reraise");
            return false;
        }
        (void)bl_reraise(bl_keep(e));
        return true;
    }
    BlRef x = take_regt(base, pc->a), cause = pc->c == 2 ? take_regt(base, pc->b) : BL_NULL;
    BlRef e = bl_exception_from(x);
    if (e != BL_NULL && pc->c == 2) {
        BlRef c = BL_NULL;
        if (cause == BL_NONE)
            bl_exception_set_cause(e, BL_NONE);
        else if (!bl_is_exception(cause) && !bl_is_exception_class(cause)) {
            (void)bl_raise(bl_exc(TypeError), "exception causes must derive from BaseException");
            bl_clear_ref(&e);
        } else if ((c = bl_exception_from(cause)) == BL_NULL) {
            bl_clear_ref(&e);
        } else {
            bl_exception_set_cause(e, c);
        }
    }
    if (e != BL_NULL)
        (void)bl_raise_object(e);
    BlRef saved = bl_save_error();
    bl_drop(x);
    bl_drop(cause);
    bl_restore_error(saved);
    return false;
}

static bool valid_match(BlVal cls)
{
    if (bl_is_tuple(cls)) {
        for (size_t i = 0; i < bl_as_tuple(cls)->count; i++)
            if (!bl_is_exception_class(bl_as_tuple(cls)->items[i]))
                return false;
        return true;
    }
    return bl_is_exception_class(cls);
}

int do_exc_match(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb) - 1;
    BlRef cls = take_regt(base, pc->b);
    int t;
    if (!valid_match(cls))
        t = bl_raise_int(bl_exc(TypeError), "catching classes that do not inherit from BaseException is not allowed");
    else
        t = bl_exception_matches(base[pc->a], cls);
    bl_drop(cls);
    return t;
}

/* The exception that was handled before waits in R[a+1] as a number: it is borrowed, and owned further down. */
static void push_exc(BlVal *base, const BlIns *pc)
{
    BlVm *vm = bl_vm;
    base[pc->a + 1] = vm->handled == BL_NULL ? BL_NULL : vm->handled - 1;
    vm->handled = base[pc->a];
    if (base[-1] & BL_FF_GENERATOR)
        ((BlGenerator *)bl_obj(base[-4]))->handlers++;
}

static void pop_exc(BlVal *base, const BlIns *pc)
{
    BlVm *vm = bl_vm;
    BlVal previous = base[pc->a + 1];
    vm->handled = previous == BL_NULL ? BL_NULL : previous + 1;
    if (base[-1] & BL_FF_GENERATOR) {
        BlGenerator *g = (BlGenerator *)bl_obj(base[-4]);
        g->handlers--;
        if (pc->b)                              /* the world around a generator may have changed since */
            vm->handled = g->outer_handled;
    }
    BlVal e = base[pc->a];
    base[pc->a] = base[pc->a + 1] = 0;
    bl_drop(e);
}

static bool star_match(BlVal *base, const BlIns *pc)
{
    BlRef type = base[pc->b], rest, match;
    base[pc->b] = 0;
    BlVal *s = &base[pc->a];
    bool ok = true;
    if (!valid_match(type)) {
        (void)bl_raise(bl_exc(TypeError), "catching classes that do not inherit from BaseException is not allowed");
        ok = false;
    } else {
        const BlVal *types = bl_is_tuple(type) ? bl_as_tuple(type)->items : &type;
        size_t n = bl_is_tuple(type) ? bl_as_tuple(type)->count : 1;
        for (size_t i = 0; ok && i < n; i++)
            if (bl_subclass(bl_as_class(types[i]), bl_as_class(bl_exc(BaseExceptionGroup)))) {
                (void)bl_raise(bl_exc(TypeError), "catching ExceptionGroup with except* is not allowed. Use except instead.");
                ok = false;
            }
    }
    if (ok && s[0] == BL_NONE) {
        s[1] = BL_NONE;
    } else if (ok && (ok = bl_group_match(s[0], type, &match, &rest))) {
        bl_replace(&s[0], rest);
        s[1] = match;
    }
    bl_drop(type);
    return ok;
}

static bool star_end(BlVal *base, const BlIns *pc)
{
    BlRef original = base[pc->a], list = base[pc->b];
    base[pc->a] = base[pc->b] = 0;
    BlRef r = bl_group_reraise(original, list);
    bl_drop(original);
    bl_drop(list);
    if (r == BL_NULL)
        return false;
    base[pc->a] = r;
    return true;
}

/* ---- with ---- */
/* False: there is none. True with *out BL_NULL: raised. */
static bool special(BlVal o, BlVal name, BlRef *out)
{
    BlVal f = bl_type_lookup(o, name);
    if (f == BL_NULL)
        return bl_pending();
    if (bl_is_heap(f) && bl_heap_type(f)->descr_get) {
        BlRef cls = bl_keep(bl_class_value(bl_class_of(o)));
        *out = bl_heap_type(f)->descr_get(f, o, cls);
        bl_drop(cls);
    } else {
        *out = bl_keep(f);
    }
    return true;
}

static bool with_prep(BlVal *base, const BlIns *pc)
{
    unsigned rb = pc->b & ~BL_TEMP;
    if (base[rb] == BL_NULL)
        return do_unbound(base, rb);
    BlRef o = take_regt(base, pc->b), enter = BL_NULL, exit = BL_NULL;
    bool is_async = pc->c, ok = true;
    const char *kind = is_async ? "asynchronous context manager" : "context manager";
    if (!special(o, is_async ? bl_name(__aenter__) : bl_name(__enter__), &enter)) {
        (void)bl_raise(bl_exc(TypeError), "'%T' object does not support the %s protocol", o, kind);
        ok = false;
    } else if (enter == BL_NULL) {
        ok = false;
    } else if (!special(o, is_async ? bl_name(__aexit__) : bl_name(__exit__), &exit)) {
        (void)bl_raise(bl_exc(TypeError), "'%T' object does not support the %s protocol (missed %s method)", o, kind, is_async ? "__aexit__" : "__exit__");
        ok = false;
    }
    ok = ok && exit != BL_NULL;
    bl_drop(o);
    if (!ok) {
        bl_drop(enter);
        bl_drop(exit);
        return false;
    }
    base[pc->a] = exit;
    base[pc->a + 3] = enter;
    return true;
}

/* a: the exception; window b has the bound __exit__ as its callee already. */
static void with_exc(BlVal *base, const BlIns *pc)
{
    BlVal e = base[pc->a], *w = &base[pc->b];
    BlVal tb = bl_as_exception(e)->traceback;
    w[5] = bl_keep(bl_class_value(bl_class_of(e)));
    w[6] = bl_keep(e);
    w[7] = tb == BL_NULL ? BL_NONE : bl_keep(tb);
}

/* ---- generators ---- */
int do_send(BlVal *base, const BlIns *pc)
{
    BlRef result, sent = base[pc->b];
    base[pc->b] = 0;
    BlRef v = bl_send(base[pc->a], sent, &result);
    bl_drop(sent);
    if (v != BL_NULL) {
        base[pc->b] = v;
        return 0;
    }
    if (result == BL_NULL)
        return -1;
    base[pc->b] = result;
    BlVal it = base[pc->a];
    base[pc->a] = 0;
    bl_drop(it);
    return 1;
}

/* ---- the rest ---- */
static bool unary_result(BlVal *base, const BlIns *pc, BlRef (*f)(BlVal))
{
    BlVal v = base[pc->b];
    if (v == BL_NULL)
        return do_unbound(base, pc->b);
    hold(base, pc->b);
    BlRef r = f(v);
    if (r != BL_NULL)
        put(base, pc->a, r);
    bl_drop(v);
    return r != BL_NULL;
}

static BlCell *free_cell(BlVal *base, unsigned i)
{
    return (BlCell *)bl_obj(bl_as_tuple(bl_frame_function(base)->closure)->items[i]);
}

static bool empty_cell(BlVal *base, const BlIns *pc, BlCell *cell, bool quiet, bool is_free)
{
    if (cell->value == BL_NULL && !quiet)
        return is_free ? do_unbound_free(base, pc->a) : do_unbound_cell(base, pc->a);
    bl_clear_ref(&cell->value);
    return true;
}

static bool build_class(BlVal *base, const BlIns *pc)
{
    BlVal builtins = bl_frame_function(base)->builtins;
    BlVal f = builtins != BL_NULL && bl_is_dict(builtins) ? bl_dict_get_str(builtins, bl_name(__build_class__)) : BL_NULL;
    if (f == BL_NULL) {
        if (!bl_pending())
            (void)bl_raise(bl_exc(NameError), "__build_class__ not found");
        return false;
    }
    base[pc->a] = bl_keep(f);
    return true;
}

static bool setup_annotations(BlVal *base)
{
    BlVal ns = bl_is_heap(base[0]) ? base[0] : bl_frame_function(base)->globals;
    BlRef d = bl_getitem(ns, bl_name(__annotations__));          /* a mapping need not know `in` */
    bool there = d != BL_NULL;
    bl_drop(d);
    if (there || !bl_catch(bl_exc(KeyError)))
        return there;
    d = bl_dict_new();
    bool ok = d != BL_NULL && bl_setitem(ns, bl_name(__annotations__), d) == 0;
    bl_drop(d);
    return ok;
}

static bool print_expr(BlVal *base, const BlIns *pc)
{
    unsigned ra = pc->a & ~BL_TEMP;
    if (base[ra] == BL_NULL)
        return do_unbound(base, ra);
    BlRef hook = bl_keep(bl_sys_get_name(bl_name(displayhook)));
    if (hook == BL_NULL) {
        (void)bl_raise(bl_exc(RuntimeError), "lost sys.displayhook");
        return false;
    }
    BlRef v = take_regt(base, pc->a);           /* given away: the hook is the only holder, as the reference counts of the REPL show */
    BlRef r = bl_call1(hook, v);
    bl_drop(v);
    bl_drop(hook);
    bl_drop(r);
    return r != BL_NULL;
}

bool do_misc(BlVal *base, const BlIns *pc)
{
    switch (pc->op) {
    case BL_INS_DEL_CELL: return empty_cell(base, pc, (BlCell *)bl_obj(base[pc->a]), false, false);
    case BL_INS_UNBIND_CELL: return empty_cell(base, pc, (BlCell *)bl_obj(base[pc->a]), true, false);
    case BL_INS_DEL_FREE: return empty_cell(base, pc, free_cell(base, pc->a), false, true);
    case BL_INS_UNBIND_FREE: return empty_cell(base, pc, free_cell(base, pc->a), true, true);
    case BL_INS_LOAD_CLASS_FREE: case BL_INS_LOAD_CLASS_CELL: return do_load_class_free(base, pc);
    case BL_INS_LOAD_BUILD_CLASS: return build_class(base, pc);
    case BL_INS_LOAD_LOCALS:
        put(base, pc->a, bl_keep(bl_is_heap(base[0]) ? base[0] : bl_frame_function(base)->globals));
        return true;
    case BL_INS_SETUP_ANNOTATIONS: return setup_annotations(base);
    case BL_INS_ASSERT_ERROR: put(base, pc->a, bl_keep(bl_exc(AssertionError))); return true;
    case BL_INS_PUSH_EXC: push_exc(base, pc); return true;
    case BL_INS_POP_EXC: pop_exc(base, pc); return true;
    case BL_INS_EXC_STAR: return star_match(base, pc);
    case BL_INS_EXC_STAR_END: return star_end(base, pc);
    case BL_INS_WITH_PREP: return with_prep(base, pc);
    case BL_INS_WITH_EXC: with_exc(base, pc); return true;
    case BL_INS_GET_ITER: return unary_result(base, pc, bl_iter);
    case BL_INS_LIST_TO_TUPLE: return unary_result(base, pc, bl_list_to_tuple);
    case BL_INS_AITER: return unary_result(base, pc, bl_aiter);
    case BL_INS_PRINT_EXPR: return print_expr(base, pc);
    case BL_INS_ANEXT: {
        BlRef r = bl_anext_awaitable(base[pc->b]);
        if (r != BL_NULL)
            put(base, pc->a, r);
        return r != BL_NULL;
    }
    case BL_INS_YIELD_FROM_ITER: {
        bool in_coroutine = bl_frame_function(base)->code->flags & (BL_CO_COROUTINE | BL_CO_ITERABLE_COROUTINE);
        BlRef r = bl_yield_from_iter(base[pc->b], in_coroutine);
        if (r != BL_NULL)
            put(base, pc->a, r);
        return r != BL_NULL;
    }
    case BL_INS_AWAITABLE: {
        BlRef r = bl_awaitable(base[pc->b], pc->c);
        if (r != BL_NULL)
            put(base, pc->a, r);
        return r != BL_NULL;
    }
    default:
        (void)bl_raise(bl_exc(SystemError), "unknown instruction %u", (unsigned)pc->op);
        return false;
    }
}
