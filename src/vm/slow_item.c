/* slow_item.c -- subscripts, slices and membership: what the loop does not do in place.
 *
 * Where no program code can run (lists, tuples, strs, and dicts with plain keys) operands are used where they are; everywhere else
 * they are held first.
 */
#include "vm/slow.h"
#include "obj/dict_impl.h"
#include "obj/list.h"
#include "obj/str.h"
#include "obj/tuple.h"

/* Item of a str, list or tuple where no program code can run; BL_NULL: the long way. */
static inline BlRef quick_item(BlVal o, BlVal key)
{
    if (!bl_is_heap(o) || !bl_is_imm_int(key))
        return BL_NULL;
    int64_t i = bl_imm_int(key);
    const BlShape *s = bl_obj(o)->shape, *shapes = bl_vm->shapes;
    if (s == &shapes[BL_T_STR]) {
        BlStr *str = bl_as_str(o);
        i += i < 0 ? (int64_t)str->length : 0;
        return (uint64_t)i < str->length ? bl_str_char(bl_str_at(str, (size_t)i)) : BL_NULL;
    }
    if (s == &shapes[BL_T_LIST]) {
        BlList *list = bl_as_list(o);
        i += i < 0 ? (int64_t)list->count : 0;
        return (uint64_t)i < list->count ? bl_keep(list->items[i]) : BL_NULL;
    }
    if (s == &shapes[BL_T_TUPLE]) {
        BlTuple *t = bl_as_tuple(o);
        i += i < 0 ? (int64_t)t->count : 0;
        return (uint64_t)i < t->count ? bl_keep(t->items[i]) : BL_NULL;
    }
    return BL_NULL;
}

/* Where an exact dict has the value of an int or str. NULL: absent, or only program code can tell. */
static inline BlVal *quick_cell(BlVal o, BlVal key)
{
    const BlDict *d = bl_as_dict(o);
    int64_t hash, at;
    if (bl_is_exact_str(key)) {
        hash = bl_exact_str_hash(key);
        if (BL_LIKELY(!d->general)) {
            at = bl_dict_probe_str(d, key, hash);
            return at < 0 ? NULL : &bl_dict_plain(d)[at].value;
        }
    } else {
        if (!d->general || !(bl_is_imm_int(key) && bl_imm_is_own_hash(key)))
            return NULL;
        hash = bl_imm_int(key) == -1 ? -2 : bl_imm_int(key);
    }
    at = bl_dict_probe_hashed(d, key, hash);
    return at < 0 ? NULL : &bl_dict_hashed(d)[at].value;
}

bool do_getitem(BlVal *base, const BlIns *pc)
{
    bool by_imm = pc->op == BL_INS_GETITEM_I || pc->op == BL_INS_GETITEM_I_L;
    BlVal o = base[pc->b], key = by_imm ? bl_from_imm((int16_t)pc->c) : base[pc->c];
    BlRef quick;
    if (bl_is_exact(o, DICT)) {
        const BlVal *cell = quick_cell(o, key);
        quick = cell ? bl_keep(*cell) : BL_NULL;
    } else {
        quick = quick_item(o, key);
    }
    if (quick != BL_NULL) {
        BlVal old = base[pc->a];
        base[pc->a] = quick;
        if (!by_imm && pc->c != pc->a)
            consume(base, pc->c);
        if (pc->b != pc->a)
            consume(base, pc->b);
        bl_drop(old);
        return true;
    }
    if (bl_pending())
        return false;
    if (o == BL_NULL)
        return do_unbound(base, pc->b);
    if (key == BL_NULL)
        return do_unbound(base, pc->c);
    BlRef result;
    if (!by_imm)
        hold(base, pc->c);
    hold(base, pc->b);
    held_begin(base, pc);
    result = bl_getitem(o, key);
    held_end(base, pc);
    if (result != BL_NULL)
        put(base, pc->a, result);
    bl_drop(key);
    bl_drop(o);
    return result != BL_NULL;
}

/* Start or stop of a slice with step 1, in a sequence of n items. False: not an int. */
static bool slice_bound(BlVal v, int64_t n, int64_t *out)
{
    if (v == BL_NONE)
        return true;
    if (!bl_is_imm_int(v))
        return false;
    int64_t i = bl_imm_int(v);
    i += i < 0 ? n : 0;
    *out = i < 0 ? 0 : i > n ? n : i;
    return true;
}

/* o[start:stop] of a list, tuple or str that is not all of it. BL_NULL with nothing pending: something else. */
static BlRef plain_slice(BlVal o, BlVal start, BlVal stop)
{
    int64_t n;
    if (bl_is_exact(o, LIST))
        n = (int64_t)bl_as_list(o)->count;
    else if (bl_is_exact(o, TUPLE))
        n = (int64_t)bl_as_tuple(o)->count;
    else if (bl_is_exact_str(o))
        n = (int64_t)bl_as_str(o)->length;
    else
        return BL_NULL;
    int64_t from = 0, to = n;
    if (!slice_bound(start, n, &from) || !slice_bound(stop, n, &to))
        return BL_NULL;
    if (to < from)
        to = from;
    if (bl_is_exact(o, LIST))
        return bl_list_from(bl_as_list(o)->items + from, (size_t)(to - from));
    if (to - from == n)                         /* a tuple or str itself */
        return BL_NULL;
    if (bl_is_exact(o, TUPLE))
        return bl_tuple_from(bl_as_tuple(o)->items + from, (size_t)(to - from));
    return bl_str_substr(o, (size_t)from, (size_t)to);
}

int do_slice_item(BlVal *base, const BlIns *pc)
{
    const BlIns *get = pc + 1;
    BlVal o = base[get->b];
    BlRef r = plain_slice(o, base[pc->a], base[pc->a + 1]);
    if (r == BL_NULL)
        return bl_pending() ? -1 : 0;
    if (slow_is_temp(base, get->b))
        base[get->b] = 0;
    else
        o = BL_NULL;
    put(base, get->a, r);
    bl_drop(o);
    return 1;
}

/* d[key] = v where the key is there and no program code runs to find it. */
static bool quick_setitem(BlVal *base, const BlIns *pc)
{
    BlVal o = base[pc->a & ~BL_TEMP], key = base[pc->b & ~BL_TEMP];
    if (!bl_is_exact(o, DICT) || bl_is_heap(base[pc->c & ~BL_TEMP]))       /* a heap value may make the dict interesting for the collector */
        return false;
    BlVal *cell = quick_cell(o, key);
    if (!cell)
        return false;
    BlVal old = *cell;
    *cell = base[pc->c & ~BL_TEMP];
    consume(base, pc->b & ~BL_TEMP);
    consume(base, pc->a & ~BL_TEMP);
    bl_drop(old);
    return true;
}

bool do_setitem(BlVal *base, const BlIns *pc)
{
    unsigned ro = pc->a & ~BL_TEMP, ri = pc->b & ~BL_TEMP, rv = pc->c & ~BL_TEMP;
    if (base[ro] == BL_NULL)
        return do_unbound(base, ro);
    if (base[ri] == BL_NULL)
        return do_unbound(base, ri);
    if (base[rv] == BL_NULL)
        return do_unbound(base, rv);
    if (quick_setitem(base, pc))
        return true;
    BlRef v = take_regt(base, pc->c), i = take_regt(base, pc->b), o = take_regt(base, pc->a);
    bool ok = bl_is_exact(o, DICT) ? bl_dict_set(o, i, v) : bl_setitem(o, i, v) == 0;
    bl_drop(v);
    bl_drop(i);
    bl_drop(o);
    return ok;
}

bool do_delitem(BlVal *base, const BlIns *pc)
{
    unsigned ro = pc->a & ~BL_TEMP, ri = pc->b & ~BL_TEMP;
    if (base[ro] == BL_NULL)
        return do_unbound(base, ro);
    if (base[ri] == BL_NULL)
        return do_unbound(base, ri);
    BlRef i = take_regt(base, pc->b), o = take_regt(base, pc->a);
    bool ok = bl_delitem(o, i) == 0;
    bl_drop(i);
    bl_drop(o);
    return ok;
}

/* ---- membership ---- */
/* 1 or 0 in a tuple of strs; -1: something else is in it. */
static int tuple_has_str(const BlTuple *t, BlVal item)
{
    for (size_t i = 0; i < t->count; i++) {
        if (t->items[i] == item)
            return 1;
        if (!bl_is_exact_str(t->items[i]))
            return -1;
        if (bl_str_equal(t->items[i], item))
            return 1;
    }
    return 0;
}

/* 1 or 0 where no program code is needed; else -1. */
static inline int quick_contains(BlVal container, BlVal item)
{
    const BlShape *s = bl_obj(container)->shape, *shapes = bl_vm->shapes;
    if (s == &shapes[BL_T_DICT]) {
        const BlDict *d = bl_as_dict(container);
        if (quick_cell(container, item))
            return 1;
        return !d->general && bl_is_exact_str(item) ? 0 : -1;
    }
    if (!bl_is_exact_str(item))
        return -1;
    if (s == &shapes[BL_T_STR])
        return bl_contains(container, item);
    return s == &shapes[BL_T_TUPLE] ? tuple_has_str(bl_as_tuple(container), item) : -1;
}

static int contains(BlVal *base, unsigned ritem, unsigned rcontainer)
{
    BlVal item = base[ritem], container = base[rcontainer];
    if (item == BL_NULL)
        return do_unbound(base, ritem) - 1;
    if (container == BL_NULL)
        return do_unbound(base, rcontainer) - 1;
    int quick = bl_is_heap(container) ? quick_contains(container, item) : -1;
    if (quick >= 0) {
        consume(base, rcontainer);
        consume(base, ritem);
        return quick;
    }
    hold(base, rcontainer);
    hold(base, ritem);
    int t = bl_contains(container, item);
    BlRef r = finish_compare(item, container, t < 0 ? BL_NULL : bl_from_bool(t));
    return r == BL_NULL ? -1 : r == BL_TRUE;
}

bool do_in(BlVal *base, const BlIns *pc)
{
    int t = contains(base, pc->b, pc->c);
    if (t < 0)
        return false;
    put(base, pc->a, bl_from_bool(t == (pc->op == BL_INS_IN)));
    return true;
}

int do_in_jump(BlVal *base, const BlIns *pc) { return contains(base, pc->a, pc->b); }
