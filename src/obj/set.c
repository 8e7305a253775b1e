/* set.c -- the table of set and frozenset: open addressing, a short linear run at each step of the probe.
 *
 * The order in which a set is walked is the order of its table, and programs print it; so probing, the moments of
 * growth and the new sizes, and the way two sets are merged are exactly CPython's. A deleted item leaves a dummy
 * (hash -1, which no item has); a new item takes the last dummy that its probe passed.
 *
 * Always: fill counts items and dummies, used counts items; fill * 5 < mask * 3 after every insertion, so a probe ends.
 * Beware: comparing runs a program's code. `change` counts rebuilt tables; after each comparison the search looks
 * whether its table and its entry are still there, and starts again if not.
 */
#include "obj/set_impl.h"

#include "mem/gc.h"
#include "obj/dict_impl.h"
#include "obj/iter.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/type.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, BIG = 50000 };
enum { GONE = -5 };

static inline bool is_empty(const BlSetEntry *e) { return e->key == BL_NULL && e->hash == 0; }

/* ---- the table ---- */

static void empty_table(BlSet *s)
{
    for (size_t i = 0; i < BL_SET_MIN; i++)
        s->small[i] = (BlSetEntry){BL_NULL, 0};
    s->table = s->small;
    s->mask = BL_SET_MIN - 1;
    s->fill = s->used = 0;
    s->change++;
}

static void insert_clean(BlSetEntry *table, size_t mask, BlVal key, int64_t hash)
{
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & mask;
    for (;;) {
        size_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
        for (size_t j = i; j <= last; j++)
            if (table[j].key == BL_NULL) {
                table[j] = (BlSetEntry){key, hash};
                return;
            }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static void free_table(BlSetEntry *table, size_t mask, const BlSet *s)
{
    if (table != s->small)
        bl_pool_free(table, (mask + 1) * sizeof(BlSetEntry));
}

/* Rebuild with room for more than min_used items. */
bool bl_set_resize(BlSet *s, size_t min_used)
{
    size_t size = BL_SET_MIN, old_mask = s->mask;
    BlSetEntry *old = s->table, copy[BL_SET_MIN], *table;
    while (size <= min_used)
        if (size > SIZE_MAX / sizeof(BlSetEntry) / 4 || (size <<= 1) == 0) {
            bl_no_memory();
            return false;
        }
    if (size == BL_SET_MIN) {
        table = s->small;
        if (old == table) {
            if (s->fill == s->used)
                return true;
            memcpy(copy, old, sizeof copy);
            old = copy;
        }
    } else {
        table = bl_pool_alloc(size * sizeof(BlSetEntry));
        if (!table) {
            bl_no_memory();
            return false;
        }
    }
    for (size_t i = 0; i < size; i++)
        table[i] = (BlSetEntry){BL_NULL, 0};
    s->table = table;
    s->mask = size - 1;
    s->change++;
    for (size_t i = 0; i <= old_mask; i++)
        if (old[i].key != BL_NULL)
            insert_clean(table, size - 1, old[i].key, old[i].hash);
    s->fill = s->used;
    if (old != copy)
        free_table(old, old_mask, s);
    return true;
}

static size_t next_size(const BlSet *s) { return s->used > BIG ? s->used * 2 : s->used * 4; }

void bl_set_clear(BlSet *s)
{
    BlSetEntry *table = s->table, copy[BL_SET_MIN];
    size_t mask = s->mask;
    if (s->fill == 0 && table == s->small)
        return;
    if (table == s->small) {
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    empty_table(s);
    for (size_t i = 0; i <= mask; i++)
        bl_drop(table[i].key);
    if (table != copy)
        free_table(table, mask, s);
}

/* For a set that nobody can reach any more: its items and its table, without making it an empty set first. */
void bl_set_release(BlSet *s)
{
    if (s->used)
        for (size_t i = 0; i <= s->mask; i++)
            bl_drop(s->table[i].key);
    free_table(s->table, s->mask, s);
}

/* ---- searching ---- */

/* Is the entry's key equal to `key`? 1, 0, -1, GONE. Runs code. */
static int compare_entry(BlVal set, const BlSetEntry *e, BlVal key)
{
    BlSet *s = (BlSet *)bl_obj(set);
    BlRef start = bl_keep(e->key);
    uint64_t change = s->change;
    size_t at = (size_t)(e - s->table);
    bl_keep(set);
    bl_keep(key);
    int same = bl_compare_bool(start, key, BL_EQ);
    if (same >= 0 && (s->change != change || s->table[at].key != start))
        same = GONE;
    bl_drop(start);
    bl_drop(key);
    bl_drop(set);
    return same;
}

/* The entry of an equal key, or the one for a new item: the last dummy passed, else the empty one where the probe ended. NULL: raised. */
static BlSetEntry *search(BlVal set, BlVal key, int64_t hash, bool *found)
{
    BlSet *s = bl_as_set(set);
    BlSetEntry *dummy;
again:
    dummy = NULL;
    size_t mask = s->mask, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    for (;;) {
        BlSetEntry *e = &s->table[i], *last = i + LINEAR_PROBES <= mask ? e + LINEAR_PROBES : e;
        for (; e <= last; e++) {
            if (is_empty(e)) {
                *found = false;
                return dummy ? dummy : e;
            }
            if (e->hash != hash) {
                if (e->hash == -1)
                    dummy = e;
                continue;
            }
            int same = bl_key_eq_quick(e->key, key);
            if (same == -2)
                same = compare_entry(set, e, key);
            if (same == 1) {
                *found = true;
                return e;
            }
            if (same == GONE)
                goto again;
            if (same < 0)
                return NULL;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int bl_set_contains_hashed(BlVal set, BlVal key, int64_t hash)
{
    bool found;
    return search(set, key, hash, &found) ? found : -1;
}

int bl_set_add_hashed(BlVal set, BlVal key, int64_t hash)
{
    bool found;
    BlSetEntry *e = search(set, key, hash, &found);
    if (!e || found)
        return e ? 1 : -1;
    BlSet *s = bl_as_set(set);
    bool was_dummy = e->hash == -1;
    *e = (BlSetEntry){bl_keep(key), hash};
    s->used++;
    if (was_dummy)
        return 0;
    s->fill++;
    if (s->fill * 5 < s->mask * 3)
        return 0;
    return bl_set_resize(s, next_size(s)) ? 0 : -1;
}

int bl_set_discard_hashed(BlVal set, BlVal key, int64_t hash)
{
    bool found;
    BlSetEntry *e = search(set, key, hash, &found);
    if (!e || !found)
        return e ? 0 : -1;
    BlRef old = e->key;
    *e = (BlSetEntry){BL_NULL, -1};
    bl_as_set(set)->used--;
    bl_drop(old);
    return 1;
}

bool bl_set_next_hashed(const BlSet *s, size_t *pos, BlVal *key, int64_t *hash)
{
    size_t i = *pos;
    while (i <= s->mask && s->table[i].key == BL_NULL)
        i++;
    *pos = i + 1;
    if (i > s->mask)
        return false;
    *key = s->table[i].key;
    *hash = s->table[i].hash;
    return true;
}

bool bl_set_next(BlVal set, size_t *pos, BlVal *item)
{
    int64_t hash;
    return bl_set_next_hashed(bl_as_set(set), pos, item, &hash);
}

/* ---- whole sets ---- */

static bool merge_one_by_one(BlVal set, BlVal other)
{
    BlSet *o = bl_as_set(other);
    for (size_t i = 0; i <= o->mask; i++) {
        if (o->table[i].key == BL_NULL)
            continue;
        BlRef key = bl_keep(o->table[i].key);
        int there = bl_set_add_hashed(set, key, o->table[i].hash);
        bl_drop(key);
        if (there < 0)
            return false;
    }
    return true;
}

bool bl_set_merge(BlVal set, BlVal other)
{
    BlSet *s = bl_as_set(set), *o = bl_as_set(other);
    if (s == o || o->used == 0)
        return true;
    if ((s->fill + o->used) * 5 >= s->mask * 3 && !bl_set_resize(s, (s->used + o->used) * 2))
        return false;
    if (s->fill != 0)
        return merge_one_by_one(set, other);
    bool same_layout = s->mask == o->mask && o->fill == o->used;
    for (size_t i = 0; i <= o->mask; i++) {
        BlSetEntry *e = &o->table[i];
        if (e->key == BL_NULL)
            continue;
        bl_keep(e->key);
        if (same_layout)
            s->table[i] = *e;
        else
            insert_clean(s->table, s->mask, e->key, e->hash);
    }
    s->fill = s->used = o->used;
    return true;
}

static bool merge_dict_keys(BlVal set, BlVal dict)
{
    BlSet *s = bl_as_set(set);
    size_t n = bl_dict_count(dict), pos = 0;
    if ((s->fill + n) * 5 >= s->mask * 3 && !bl_set_resize(s, (s->used + n) * 2))
        return false;
    BlVal k, v;
    int64_t hash;
    while (bl_dict_next_hashed(dict, &pos, &k, &v, &hash)) {
        BlRef key = bl_keep(k);
        int there = bl_set_add_hashed(set, key, hash);
        bl_drop(key);
        if (there < 0)
            return false;
    }
    return true;
}

/* A plain list or tuple, held and read again for each item as its iterator would; that one counts for the collector all the same. */
static bool merge_items(BlVal set, BlVal items)
{
    bool ok = true;
    bl_count_passing();
    bl_keep(items);
    for (size_t i = 0; ok; i++) {
        size_t n;
        const BlVal *v = bl_fast_items(items, &n);
        if (i >= n)
            break;
        BlRef item = bl_keep(v[i]);
        ok = bl_set_add(set, item);
        bl_drop(item);
    }
    bl_drop(items);
    return ok;
}

bool bl_set_update(BlVal set, BlVal iterable)
{
    if (bl_is_exact(iterable, LIST) || bl_is_exact(iterable, TUPLE))
        return merge_items(set, iterable);
    if (bl_is_anyset(iterable))
        return bl_set_merge(set, iterable);
    if (bl_is_exact(iterable, DICT))
        return merge_dict_keys(set, iterable);
    BlRef it = bl_iter(iterable), item;
    if (it == BL_NULL)
        return false;
    bool ok = true;
    while (ok && (item = bl_next(it)) != BL_NULL) {
        ok = bl_set_add(set, item);
        bl_drop(item);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

/* ---- making ---- */

BlRef bl_set_alloc(BlShape *shape)
{
    BlSet *s = (BlSet *)bl_object_new_fast(shape, shape->size);
    if (!s)
        return BL_NULL;
    s->hash = -1;
    s->finger = 0;
    s->change = 0;
    empty_table(s);
    bl_gc_track(&s->head);
    return bl_from_obj(s);
}

BlRef bl_set_make(enum BlTypeId kind, BlVal iterable)
{
    BlRef set = bl_set_alloc(&bl_vm->shapes[kind]);
    if (set == BL_NULL || iterable == BL_NULL || bl_set_update(set, iterable))
        return set;
    bl_drop(set);
    return BL_NULL;
}

BlRef bl_set_new(void) { return bl_set_alloc(&bl_vm->shapes[BL_T_SET]); }

BlRef bl_set_from(BlVal iterable) { return bl_set_make(BL_T_SET, iterable); }

BlRef bl_frozenset_from(BlVal iterable)
{
    return bl_is_exact(iterable, FROZENSET) ? bl_keep(iterable) : bl_set_make(BL_T_FROZENSET, iterable);
}

/* Everything but the identity of the two changes places. */
void bl_set_swap(BlSet *a, BlSet *b)
{
    BlSet t = *a;
    bool a_small = a->table == a->small, b_small = b->table == b->small;
    a->fill = b->fill, a->used = b->used, a->mask = b->mask;
    memcpy(a->small, b->small, sizeof a->small);
    a->table = b_small ? a->small : b->table;
    b->fill = t.fill, b->used = t.used, b->mask = t.mask;
    memcpy(b->small, t.small, sizeof b->small);
    b->table = a_small ? b->small : t.table;
    a->hash = b->hash = -1;
    a->change++;
    b->change++;
}

/* ---- single items ---- */

bool bl_set_add(BlVal set, BlVal item)
{
    int64_t hash = bl_key_hash(item);
    return hash != -1 && bl_set_add_hashed(set, item, hash) >= 0;
}

int bl_set_contains(BlVal set, BlVal item)
{
    int64_t hash = bl_key_hash(item);
    return hash == -1 ? -1 : bl_set_contains_hashed(set, item, hash);
}

int bl_set_discard(BlVal set, BlVal item)
{
    int64_t hash = bl_key_hash(item);
    return hash == -1 ? -1 : bl_set_discard_hashed(set, item, hash);
}

/* ---- iterator ---- */

typedef struct SetIter {
    BlObject head;
    BlRef set;                  /* BL_NULL: finished */
    size_t used, pos, left;
} SetIter;

BlRef bl_set_iter(BlVal self)
{
    SetIter *it = (SetIter *)bl_object_new_fast(&bl_vm->shapes[BL_T_SET_ITER], sizeof(SetIter));
    if (!it)
        return BL_NULL;
    it->set = bl_keep(self);
    it->used = it->left = bl_as_set(self)->used;
    it->pos = 0;
    bl_gc_track(&it->head);
    return bl_from_obj(it);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((SetIter *)o)->set);
    bl_object_free(o, sizeof(SetIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((SetIter *)o)->set, ctx); }
static void iter_clear(BlObject *o) { bl_clear_ref(&((SetIter *)o)->set); }

static BlRef iter_next(BlVal self)
{
    SetIter *it = (SetIter *)bl_obj(self);
    BlVal key;
    int64_t hash;
    if (it->set == BL_NULL)
        return BL_NULL;
    if (BL_UNLIKELY(it->used != bl_as_set(it->set)->used)) {
        it->used = SIZE_MAX;            /* the error stays */
        return bl_raise(bl_exc(RuntimeError), "Set changed size during iteration");
    }
    if (bl_set_next_hashed(bl_as_set(it->set), &it->pos, &key, &hash)) {
        it->left--;
        return bl_keep(key);
    }
    bl_clear_ref(&it->set);
    return BL_NULL;
}

static int64_t iter_length_hint(BlVal self)
{
    SetIter *it = (SetIter *)bl_obj(self);
    return it->set != BL_NULL && it->used == bl_as_set(it->set)->used ? (int64_t)it->left : 0;
}

static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    SetIter *it = (SetIter *)bl_obj(self);
    if (it->set == BL_NULL)
        return bl_iter_reduced("iter", bl_list_new(0), BL_NULL);
    BlRef copy = bl_set_iter(it->set);
    if (copy != BL_NULL) {
        ((SetIter *)bl_obj(copy))->used = it->used;
        ((SetIter *)bl_obj(copy))->pos = it->pos;
        ((SetIter *)bl_obj(copy))->left = it->left;
    }
    return bl_iter_reduced_list(copy);
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_set_iter_type = {
    .name = "set_iterator", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .id = BL_T_SET_ITER, .size = sizeof(SetIter),
    .free = iter_free, .traverse = iter_traverse, .clear = iter_clear,
    .iter = bl_return_self, .next = iter_next, .length_hint = iter_length_hint, .methods = iter_methods,
};
