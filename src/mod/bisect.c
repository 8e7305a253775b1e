/* bisect.c -- the module _bisect: where an item belongs in a sorted sequence.
 */
#include "mod/module.h"

typedef struct Search {
    BlVal seq, item, key;       /* key BL_NONE: none */
    int64_t low, high;
    bool left;                  /* before equal items, else behind them */
} Search;

/* a[i], through the list itself while it is one. */
static BlRef item_at(BlVal seq, int64_t i)
{
    if (bl_is_exact(seq, LIST)) {
        const BlList *l = bl_as_list(seq);
        if ((uint64_t)i < l->count)
            return bl_keep(l->items[i]);
    }
    BlRef at = bl_int_from_int64(i), item = at == BL_NULL ? BL_NULL : bl_getitem(seq, at);
    bl_drop(at);
    return item;
}

/* Does the place lie behind the item in the middle? 1, 0, -1. */
static int is_behind(const Search *s, int64_t middle)
{
    BlRef other = item_at(s->seq, middle);
    if (other == BL_NULL)
        return -1;
    if (s->key != BL_NONE) {
        bl_replace(&other, bl_call1(s->key, other));
        if (other == BL_NULL)
            return -1;
    }
    BlRef answer = s->left ? bl_compare(other, s->item, BL_LT) : bl_compare(s->item, other, BL_LT);
    bl_drop(other);
    if (answer == BL_NULL)
        return -1;
    int truth = bl_truth(answer);
    bl_drop(answer);
    return truth < 0 ? -1 : truth == s->left;
}

static int64_t find(Search s)
{
    while (s.low < s.high) {
        int64_t middle = s.low + (s.high - s.low) / 2;
        int behind = is_behind(&s, middle);
        if (behind < 0)
            return -1;
        if (behind)
            s.low = middle + 1;
        else
            s.high = middle;
    }
    return s.low;
}

/* arg: a, x, lo, hi, key. */
static bool prepare(const BlVal *arg, bool left, Search *s)
{
    *s = (Search){arg[0], arg[1], arg[4], bl_imm_int(arg[2]), -1, left};
    if (s->low < 0) {
        bl_raise(bl_exc(ValueError), "lo must be non-negative");
        return false;
    }
    if (arg[3] != BL_NONE && !bl_index_int64(arg[3], &s->high, bl_exc(OverflowError)))
        return false;
    return s->high != -1 || (s->high = bl_len(arg[0])) >= 0;
}

static BlRef bisect(const BlVal *arg, bool left)
{
    Search s;
    if (!prepare(arg, left, &s))
        return BL_NULL;
    int64_t at = find(s);
    return at < 0 ? BL_NULL : bl_int_from_int64(at);
}

static BlRef insert(BlVal seq, int64_t at, BlVal item)
{
    BlRef place = bl_int_from_int64(at), done = BL_NULL;
    BlVal given[2] = {place, item};
    if (place != BL_NULL)
        done = bl_call_method(seq, bl_name(insert), given, 2);
    bl_drop(place);
    return done;
}

static BlRef insort(const BlVal *arg, bool left)
{
    Search s;
    BlRef key = arg[4] == BL_NONE ? bl_keep(arg[1]) : bl_call1(arg[4], arg[1]), done = BL_NULL;
    BlVal given[5] = {arg[0], key, arg[2], arg[3], arg[4]};
    if (key == BL_NULL)
        return key;
    int64_t at = prepare(given, left, &s) ? find(s) : -1;
    if (at >= 0)
        done = insert(arg[0], at, arg[1]);
    bl_drop(key);
    bl_drop(done);
    return done == BL_NULL ? BL_NULL : BL_NONE;
}

static BlRef bisect_right(BlVal self, const BlVal *arg)
{
    (void)self;
    return bisect(arg, false);
}

static BlRef bisect_left(BlVal self, const BlVal *arg)
{
    (void)self;
    return bisect(arg, true);
}

static BlRef insort_right(BlVal self, const BlVal *arg)
{
    (void)self;
    return insort(arg, false);
}

static BlRef insort_left(BlVal self, const BlVal *arg)
{
    (void)self;
    return insort(arg, true);
}

#define ARGS "(a, x, lo: ssize=0, hi=None, *, key=None)"

static const BlMethod bisect_methods[] = {
    {"bisect_right", bisect_right, ARGS, "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\n"
     "a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.", NULL, 0},
    {"bisect_left", bisect_left, ARGS, "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\n"
     "a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.", NULL, 0},
    {"insort_right", insort_right, ARGS, "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.", NULL, 0},
    {"insort_left", insort_left, ARGS, "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_bisect = {
    .name = "_bisect",
    .doc = "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion.",
    .methods = bisect_methods,
};
