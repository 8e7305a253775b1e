/* dict.c -- dict: entries in order of arrival, and a sparse index of positions into them.
 *
 * Deleting leaves a hole in the entries, so order and running iterators survive; growing squeezes the holes out.
 * A dict with only exact strs as keys keeps no hashes (the strs have theirs); the first other key changes the mode.
 * Sizes and probes follow CPython's rules, so sys.getsizeof and the order of __eq__ calls agree.
 *
 * Always: nentries <= capacity <= 2/3 of the index, so every probe finds an empty cell; a hole has key and value BL_NULL.
 * Beware: comparing keys runs a program's code, which can change this very dict. After each comparison the search looks
 * at `change` (is the table still the same one?) and at the entry's key, and starts again if either moved.
 */
#include "obj/dict_impl.h"

#include "mem/gc.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/type.h"

enum { LOG2_MAX = 31 };

/* ---- tables ---- */

static inline size_t usable(unsigned log2) { return ((size_t)1 << log2) * 2 / 3; }

static inline size_t index_bytes(unsigned log2)
{
    return (size_t)1 << (log2 < 8 ? log2 : log2 < 16 ? log2 + 1 : log2 + 2);
}

static inline size_t entry_bytes(bool general) { return general ? sizeof(BlDictHashEntry) : sizeof(BlDictEntry); }

static inline size_t table_bytes(unsigned log2, bool general) { return index_bytes(log2) + usable(log2) * entry_bytes(general); }

/* The smallest table for `n` cells, at least 8. */
static unsigned log2_for(size_t n)
{
    unsigned log2 = BL_DICT_LOG2_MIN;
    while (log2 < LOG2_MAX && ((size_t)1 << log2) < n)
        log2++;
    return log2;
}

static unsigned log2_for_entries(size_t n) { return log2_for((n * 3 + 1) / 2); }

/* A fresh table in d, which must not own one (or whose table the caller has saved). */
static bool new_table(BlDict *d, unsigned log2, bool general)
{
    char *block = log2 < LOG2_MAX ? bl_pool_alloc(table_bytes(log2, general)) : NULL;
    if (!block) {
        bl_no_memory();
        return false;
    }
    memset(block, 0xff, index_bytes(log2));     /* all BL_DICT_EMPTY */
    d->index = block;
    d->entries = block + index_bytes(log2);
    d->log2_size = (uint8_t)log2;
    d->general = general;
    d->capacity = (uint32_t)usable(log2);
    d->nentries = 0;
    d->change++;
    d->keys_version = 0;
    return true;
}

static void no_table(BlDict *d)
{
    d->index = NULL;
    d->entries = NULL;
    d->log2_size = 0;
    d->general = false;
    d->capacity = d->nentries = 0;
    d->used = 0;
    d->change++;
    d->keys_version = 0;
}

static size_t empty_cell(const BlDict *d, int64_t hash)
{
    size_t mask = ((size_t)1 << d->log2_size) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    while (bl_dict_index_at(d, i) >= 0)
        BL_DICT_NEXT_PROBE(i, perturb, mask);
    return i;
}

/* Move the live entries of `old` into d's new table (big enough), in order. */
static void move_entries(BlDict *d, const BlDict *old)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < old->nentries; i++) {
        BlVal key = bl_dict_key_at(old, i);
        if (key == BL_NULL)
            continue;
        int64_t hash = bl_dict_hash_at(old, i);
        if (d->general)
            bl_dict_hashed(d)[n] = (BlDictHashEntry){key, *bl_dict_value_at(old, i), hash};
        else
            bl_dict_plain(d)[n] = (BlDictEntry){key, *bl_dict_value_at(old, i)};
        bl_dict_set_index(d, empty_cell(d, hash), (int32_t)n++);
    }
    d->nentries = n;
}

static bool resize(BlDict *d, unsigned log2, bool general)
{
    BlDict old = *d;
    if (!new_table(d, log2, general || old.general))
        return false;
    if (old.index) {
        move_entries(d, &old);
        bl_pool_free(old.index, table_bytes(old.log2_size, old.general));
    }
    return true;
}

static inline bool grow(BlDict *d, bool general) { return resize(d, log2_for(d->used * 3), general); }

/* ---- searching ---- */

enum { GONE = -5 };     /* the dict changed under the comparison: search again */

/* Is entry `at`'s key equal to `key`? 1, 0, -1, GONE. Runs code. */
static int compare_entry(BlVal dict, int64_t at, BlVal key)
{
    BlDict *d = bl_as_dict(dict);
    BlRef start = bl_keep(bl_dict_key_at(d, (size_t)at));
    uint64_t change = d->change;
    bl_keep(dict);
    bl_keep(key);
    int same = bl_compare_bool(start, key, BL_EQ);
    if (same >= 0 && (d->change != change || at >= d->nentries || bl_dict_key_at(d, (size_t)at) != start))
        same = GONE;
    bl_drop(start);
    bl_drop(key);
    bl_drop(dict);
    return same;
}

/* One pass of the probe; GONE: start again. */
static int64_t search_once(BlVal dict, BlVal key, int64_t hash)
{
    const BlDict *d = bl_as_dict(dict);
    if (!d->index)
        return BL_DICT_ABSENT;
    size_t mask = ((size_t)1 << d->log2_size) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    for (;;) {
        int64_t at = bl_dict_index_at(d, i);
        if (at == BL_DICT_EMPTY)
            return BL_DICT_ABSENT;
        if (at >= 0) {
            BlVal k = bl_dict_key_at(d, (size_t)at);
            if (k == key)
                return at;
            if (k != BL_NULL && bl_dict_hash_at(d, (size_t)at) == hash) {
                int same = bl_key_eq_quick(k, key);
                if (same == -2)
                    same = compare_entry(dict, at, key);
                if (same == 1)
                    return at;
                if (same != 0)
                    return same == GONE ? GONE : BL_DICT_FAILED;
            }
        }
        BL_DICT_NEXT_PROBE(i, perturb, mask);
    }
}

static int64_t search_slowly(BlVal dict, BlVal key, int64_t hash)
{
    int64_t at;
    do
        at = search_once(dict, key, hash);
    while (at == GONE);
    return at;
}

int64_t bl_dict_search(BlVal dict, BlVal key, int64_t hash)
{
    const BlDict *d = bl_as_dict(dict);
    if (!d->general) {
        if (BL_LIKELY(bl_is_exact(key, STR)))
            return bl_dict_probe_str(d, key, hash);
        return search_slowly(dict, key, hash);
    }
    int64_t at = bl_dict_probe_hashed(d, key, hash);
    return BL_LIKELY(at != BL_DICT_UNSURE) ? at : search_slowly(dict, key, hash);
}

int bl_dict_find_hashed(BlVal dict, BlVal key, int64_t hash, BlVal *value)
{
    int64_t at = bl_dict_search(dict, key, hash);
    *value = BL_NULL;
    if (at == BL_DICT_ABSENT)
        return 0;
    if (at < 0)
        return -1;
    *value = *bl_dict_value_at(bl_as_dict(dict), (size_t)at);
    return 1;
}

int bl_dict_find(BlVal dict, BlVal key, BlVal *value)
{
    int64_t hash = bl_key_hash(key);
    if (hash == -1) {
        *value = BL_NULL;
        return -1;
    }
    return bl_dict_find_hashed(dict, key, hash, value);
}

BlVal bl_dict_get_str(BlVal dict, BlVal str_key)
{
    const BlDict *d = bl_as_dict(dict);
    int64_t hash = bl_exact_str_hash(str_key);
    if (BL_LIKELY(!d->general)) {
        int64_t at = bl_dict_probe_str(d, str_key, hash);
        return at < 0 ? BL_NULL : bl_dict_plain(d)[at].value;
    }
    BlVal value;
    return bl_dict_find_hashed(dict, str_key, hash, &value) == 1 ? value : BL_NULL;
}

uint32_t bl_dict_version(BlVal dict)
{
    BlDict *d = bl_as_dict(dict);
    if (d->keys_version == 0)
        d->keys_version = bl_new_id();
    return d->keys_version;
}

BlVal *bl_dict_cell(BlVal dict, BlVal str_key, uint32_t *entry)
{
    BlDict *d = bl_as_dict(dict);
    int64_t hash = bl_exact_str_hash(str_key);
    int64_t at = d->general ? bl_dict_probe_hashed(d, str_key, hash) : bl_dict_probe_str(d, str_key, hash);
    if (at < 0)
        return NULL;
    bl_dict_version(dict);
    if (entry)
        *entry = (uint32_t)at;
    return bl_dict_value_at(d, (size_t)at);
}

/* ---- changing ---- */

static inline bool may_be_in_cycle(BlVal v)
{
    return bl_is_heap(v) && !bl_is_exact(v, STR) && bl_gc_may_track(v);
}

static inline void track_for(BlDict *d, BlVal key, BlVal value)
{
    if (!bl_gc_is_tracked(&d->head) && (may_be_in_cycle(value) || may_be_in_cycle(key)))
        bl_gc_track(&d->head);
}

/* key is absent. */
static bool insert(BlDict *d, BlVal key, int64_t hash, BlVal value)
{
    if (BL_UNLIKELY(!d->general && !bl_is_exact(key, STR))) {
        bool ok = !d->index ? new_table(d, BL_DICT_LOG2_MIN, true) : d->used ? grow(d, true) : resize(d, d->log2_size, true);
        if (!ok)
            return false;
    }
    if (BL_UNLIKELY(d->nentries >= d->capacity) && !(d->index ? grow(d, false) : new_table(d, BL_DICT_LOG2_MIN, false)))
        return false;
    uint32_t at = d->nentries++;
    bl_dict_set_index(d, empty_cell(d, hash), (int32_t)at);
    if (d->general)
        bl_dict_hashed(d)[at] = (BlDictHashEntry){bl_keep(key), bl_keep(value), hash};
    else
        bl_dict_plain(d)[at] = (BlDictEntry){bl_keep(key), bl_keep(value)};
    d->used++;
    d->keys_version = 0;
    track_for(d, key, value);
    return true;
}

bool bl_dict_set_hashed(BlVal dict, BlVal key, int64_t hash, BlVal value)
{
    BlDict *d = bl_as_dict(dict);
    int64_t at = bl_dict_search(dict, key, hash);
    if (at >= 0) {
        track_for(d, key, value);
        bl_replace(bl_dict_value_at(d, (size_t)at), bl_keep(value));
        return true;
    }
    return at == BL_DICT_ABSENT && insert(d, key, hash, value);
}

bool bl_dict_set(BlVal dict, BlVal key, BlVal value)
{
    int64_t hash = bl_key_hash(key);
    return hash != -1 && bl_dict_set_hashed(dict, key, hash, value);
}

bool bl_dict_set_c(BlVal dict, const char *key, BlVal value)
{
    BlRef name = bl_str_intern(key);
    bool ok = name != BL_NULL && bl_dict_set(dict, name, value);
    bl_drop(name);
    return ok;
}

int bl_dict_setdefault(BlVal dict, BlVal key, BlVal value, BlVal *out)
{
    int64_t hash = bl_key_hash(key);
    *out = BL_NULL;
    if (hash == -1)
        return -1;
    int found = bl_dict_find_hashed(dict, key, hash, out);
    if (found)
        return found;
    if (!insert(bl_as_dict(dict), key, hash, value))
        return -1;
    *out = value;
    return 0;
}

void bl_dict_take_at(BlDict *d, size_t at, BlRef *key, BlRef *value)
{
    int64_t hash = bl_dict_hash_at(d, at);
    size_t mask = ((size_t)1 << d->log2_size) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    while (bl_dict_index_at(d, i) != (int32_t)at)
        BL_DICT_NEXT_PROBE(i, perturb, mask);
    bl_dict_set_index(d, i, BL_DICT_DUMMY);
    *key = bl_dict_key_at(d, at);
    *value = *bl_dict_value_at(d, at);
    *bl_dict_value_at(d, at) = BL_NULL;
    if (d->general)
        bl_dict_hashed(d)[at].key = BL_NULL;
    else
        bl_dict_plain(d)[at].key = BL_NULL;
    d->used--;
    d->keys_version = 0;
}

int bl_dict_delete_hashed(BlVal dict, BlVal key, int64_t hash)
{
    int64_t at = bl_dict_search(dict, key, hash);
    if (at < 0)
        return at == BL_DICT_ABSENT ? 0 : -1;
    BlRef k, v;
    bl_dict_take_at(bl_as_dict(dict), (size_t)at, &k, &v);
    bl_drop(k);
    bl_drop(v);
    return 1;
}

int bl_dict_delete(BlVal dict, BlVal key)
{
    int64_t hash = bl_key_hash(key);
    return hash == -1 ? -1 : bl_dict_delete_hashed(dict, key, hash);
}

int bl_dict_pop(BlVal dict, BlVal key, BlRef *out)
{
    int64_t hash = bl_key_hash(key);
    *out = BL_NULL;
    if (hash == -1)
        return -1;
    int64_t at = bl_dict_search(dict, key, hash);
    if (at < 0)
        return at == BL_DICT_ABSENT ? 0 : -1;
    BlRef k;
    bl_dict_take_at(bl_as_dict(dict), (size_t)at, &k, out);
    bl_drop(k);
    return 1;
}

/* Entries are dropped in order, key before value, when nobody can reach them any more. */
void bl_dict_free_parts(BlDict *d)
{
    BlDict old = *d;
    if (!old.index)
        return;
    no_table(d);
    for (uint32_t i = 0; i < old.nentries; i++) {
        bl_drop(bl_dict_key_at(&old, i));
        bl_drop(*bl_dict_value_at(&old, i));
    }
    bl_pool_free(old.index, table_bytes(old.log2_size, old.general));
}

void bl_dict_clear(BlVal dict)
{
    BlDict *d = bl_as_dict(dict);
    bl_dict_free_parts(d);
    if (BL_UNLIKELY(d->outlived))
        bl_dict_outlived_forget(d);
}

/* ---- order ---- */

int64_t bl_dict_entry_from(const BlDict *d, size_t at)
{
    while (at < d->nentries && bl_dict_key_at(d, at) == BL_NULL)
        at++;
    return at < d->nentries ? (int64_t)at : -1;
}

int64_t bl_dict_entry_before(const BlDict *d, size_t at)
{
    if (at > d->nentries)
        at = d->nentries;
    while (at > 0 && bl_dict_key_at(d, at - 1) == BL_NULL)
        at--;
    return (int64_t)at - 1;
}

/* The entries move behind a gap as long as they are, so that moving many to the front one after the other is not quadratic. */
static bool make_front_gap(BlDict *d)
{
    BlDict old = *d;
    size_t gap = old.used + 1;
    if (!new_table(d, log2_for_entries(2 * gap + old.used), old.general))
        return false;
    uint32_t n = (uint32_t)gap;
    if (d->general)
        for (uint32_t i = 0; i < n; i++)
            bl_dict_hashed(d)[i] = (BlDictHashEntry){BL_NULL, BL_NULL, 0};
    else
        for (uint32_t i = 0; i < n; i++)
            bl_dict_plain(d)[i] = (BlDictEntry){BL_NULL, BL_NULL};
    for (uint32_t i = 0; i < old.nentries; i++) {
        BlVal key = bl_dict_key_at(&old, i);
        if (key == BL_NULL)
            continue;
        int64_t hash = bl_dict_hash_at(&old, i);
        if (d->general)
            bl_dict_hashed(d)[n] = (BlDictHashEntry){key, *bl_dict_value_at(&old, i), hash};
        else
            bl_dict_plain(d)[n] = (BlDictEntry){key, *bl_dict_value_at(&old, i)};
        bl_dict_set_index(d, empty_cell(d, hash), (int32_t)n++);
    }
    d->nentries = n;
    bl_pool_free(old.index, table_bytes(old.log2_size, old.general));
    return true;
}

static void put_at(BlDict *d, size_t at, BlRef key, BlRef value, int64_t hash)
{
    bl_dict_set_index(d, empty_cell(d, hash), (int32_t)at);
    if (d->general)
        bl_dict_hashed(d)[at] = (BlDictHashEntry){key, value, hash};
    else
        bl_dict_plain(d)[at] = (BlDictEntry){key, value};
    d->used++;
    d->keys_version = 0;
}

static size_t live_before(const BlDict *d, size_t at)
{
    size_t n = 0;
    for (size_t i = 0; i < at; i++)
        n += bl_dict_key_at(d, i) != BL_NULL;
    return n;
}

bool bl_dict_move_at(BlDict *d, size_t at, bool last)
{
    BlRef key, value;
    int64_t hash = bl_dict_hash_at(d, at), first = bl_dict_entry_from(d, 0);
    if (last ? bl_dict_entry_from(d, at + 1) < 0 : first == (int64_t)at)
        return true;
    bool full = last && d->nentries >= d->capacity;
    if (full || (!last && first == 0)) {
        size_t rank = live_before(d, at);               /* a new table has the entries in the same order, without holes */
        if (!(full ? grow(d, false) : make_front_gap(d)))
            return false;
        first = bl_dict_entry_from(d, 0);
        at = (size_t)first + rank;
    }
    bl_dict_take_at(d, at, &key, &value);
    put_at(d, last ? d->nentries++ : (size_t)first - 1, key, value, hash);
    return true;
}

/* ---- walking ---- */

bool bl_dict_next_hashed(BlVal dict, size_t *pos, BlVal *key, BlVal *value, int64_t *hash)
{
    const BlDict *d = bl_as_dict(dict);
    int64_t at = bl_dict_entry_from(d, *pos);
    if (at < 0)
        return false;
    *pos = (size_t)at + 1;
    *key = bl_dict_key_at(d, (size_t)at);
    *value = *bl_dict_value_at(d, (size_t)at);
    *hash = bl_dict_hash_at(d, (size_t)at);
    return true;
}

bool bl_dict_next(BlVal dict, size_t *pos, BlVal *key, BlVal *value)
{
    const BlDict *d = bl_as_dict(dict);
    int64_t at = bl_dict_entry_from(d, *pos);
    if (at < 0)
        return false;
    *pos = (size_t)at + 1;
    if (key)
        *key = bl_dict_key_at(d, (size_t)at);
    if (value)
        *value = *bl_dict_value_at(d, (size_t)at);
    return true;
}

BlRef bl_dict_keys_list(BlVal dict)
{
    BlRef list = bl_list_new(bl_dict_count(dict));
    if (list == BL_NULL)
        return list;
    BlVal key;
    size_t pos = 0;
    BlList *l = bl_as_list(list);
    while (l->count < l->capacity && bl_dict_next(dict, &pos, &key, NULL))
        l->items[l->count++] = bl_keep(key);
    return list;
}

void bl_dict_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    const BlDict *d = (const BlDict *)o;
    if (BL_UNLIKELY(d->outlived))
        visit(bl_dict_outlived_class(d), ctx);
    for (uint32_t i = 0; i < d->nentries; i++) {
        if (bl_dict_key_at(d, i) == BL_NULL)
            continue;
        visit(*bl_dict_value_at(d, i), ctx);
        if (d->general)
            visit(bl_dict_hashed(d)[i].key, ctx);
    }
}

/* ---- making ---- */

static BlDict *alloc_dict(BlShape *shape)
{
    BlDict *d = (BlDict *)bl_object_new_fast(shape, shape->size);
    if (d) {
        d->change = 0;
        d->outlived = false;
        no_table(d);
    }
    return d;
}

BlRef bl_dict_new(void)
{
    BlDict *d = alloc_dict(&bl_vm->shapes[BL_T_DICT]);
    return d ? bl_from_obj(d) : BL_NULL;
}

BlRef bl_dict_sized(size_t expected)
{
    BlRef dict = bl_dict_new();
    if (dict == BL_NULL || expected <= usable(BL_DICT_LOG2_MIN))
        return dict;
    if (expected > (size_t)1 << 17)             /* growth takes over: an expectation is not a promise */
        expected = (size_t)1 << 17;
    if (new_table(bl_as_dict(dict), log2_for_entries(expected), false))
        return dict;
    bl_drop(dict);
    return BL_NULL;
}

/* d, which has no table, gets a copy of from's, holes and all. */
static bool clone_table(BlDict *d, const BlDict *from)
{
    size_t size = table_bytes(from->log2_size, from->general);
    char *block = bl_pool_alloc(size);
    if (!block) {
        bl_no_memory();
        return false;
    }
    size_t head = index_bytes(from->log2_size);
    memcpy(block, from->index, head + from->nentries * entry_bytes(from->general));
    d->index = block;
    d->entries = block + head;
    d->log2_size = from->log2_size;
    d->general = from->general;
    d->capacity = from->capacity;
    d->nentries = from->nentries;
    d->used = from->used;
    d->change++;
    d->keys_version = 0;
    for (uint32_t i = 0; i < d->nentries; i++) {
        bl_keep(bl_dict_key_at(d, i));
        bl_keep(*bl_dict_value_at(d, i));
    }
    if (bl_gc_is_tracked((BlObject *)&from->head) && !bl_gc_is_tracked(&d->head))
        bl_gc_track(&d->head);
    return true;
}

BlRef bl_dict_copy(BlVal dict)
{
    const BlDict *from = bl_as_dict(dict);
    BlRef copy = bl_dict_new();
    if (copy == BL_NULL || from->used == 0)
        return copy;
    bool ok;
    if (bl_is_exact(dict, DICT) && from->used >= (from->nentries * (size_t)2) / 3)
        ok = clone_table(bl_as_dict(copy), from);
    else
        ok = bl_dict_update(copy, dict, true);
    if (ok)
        return copy;
    bl_drop(copy);
    return BL_NULL;
}

/* ---- merging ---- */

/* other is a real dict whose iteration nobody has redefined. */
static bool merge_dict(BlVal dict, BlVal other, bool override)
{
    BlDict *d = bl_as_dict(dict), *o = bl_as_dict(other);
    if (d == o || o->used == 0)
        return true;
    if (d->used == 0)
        override = true;
    if (!d->index && o->used == o->nentries && (o->log2_size == BL_DICT_LOG2_MIN || usable(o->log2_size - 1u) < o->used))
        return clone_table(d, o);
    if (usable(d->log2_size) * (d->index != NULL) < o->used && !resize(d, log2_for_entries(d->used + o->used), o->general))
        return false;
    uint32_t n = o->nentries;
    size_t pos = 0;
    BlVal k, v;
    int64_t hash;
    while (bl_dict_next_hashed(other, &pos, &k, &v, &hash)) {
        BlRef key = bl_keep(k), value = bl_keep(v);
        bool ok;
        if (override) {
            ok = bl_dict_set_hashed(dict, key, hash, value);
        } else {
            int64_t at = bl_dict_search(dict, key, hash);
            ok = at >= 0 || (at == BL_DICT_ABSENT && insert(d, key, hash, value));
        }
        bl_drop(key);
        bl_drop(value);
        if (!ok)
            return false;
        if (o->nentries != n) {
            bl_raise(bl_exc(RuntimeError), "dict mutated during update");
            return false;
        }
    }
    return true;
}

/* Anything with keys() and []. */
static bool merge_mapping(BlVal dict, BlVal other, bool override)
{
    BlRef keys = bl_call_method(other, bl_name(keys), NULL, 0);
    if (keys == BL_NULL)
        return false;
    BlRef it = bl_iter(keys);
    bl_drop(keys);
    if (it == BL_NULL)
        return false;
    BlRef key;
    bool ok = true;
    while (ok && (key = bl_next(it)) != BL_NULL) {
        BlVal there;
        int found = override ? 0 : bl_dict_find(dict, key, &there);
        if (found == 0) {
            BlRef value = bl_getitem(other, key);
            ok = value != BL_NULL && bl_dict_set(dict, key, value);
            bl_drop(value);
        } else {
            ok = found > 0;
        }
        bl_drop(key);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

static bool merge_pair(BlVal dict, BlVal item, int64_t i, bool override)
{
    BlRef pair = bl_fast_sequence(item, NULL);
    if (pair == BL_NULL) {
        if (bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "cannot convert dictionary update sequence element #%lld to a sequence", (long long)i);
        return false;
    }
    size_t n;
    const BlVal *items = bl_fast_items(pair, &n);
    bool ok = false;
    if (n != 2) {
        bl_raise(bl_exc(ValueError), "dictionary update sequence element #%lld has length %zu; 2 is required", (long long)i, n);
    } else {
        BlRef key = bl_keep(items[0]), value = bl_keep(items[1]);
        BlVal there;
        ok = override ? bl_dict_set(dict, key, value) : bl_dict_setdefault(dict, key, value, &there) >= 0;
        bl_drop(key);
        bl_drop(value);
    }
    bl_drop(pair);
    return ok;
}

bool bl_dict_merge_pairs(BlVal dict, BlVal pairs, bool override)
{
    BlRef it = bl_iter(pairs), item;
    if (it == BL_NULL)
        return false;
    bool ok = true;
    for (int64_t i = 0; ok && (item = bl_next(it)) != BL_NULL; i++) {
        ok = merge_pair(dict, item, i, override);
        bl_drop(item);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

/* A dict whose iteration is dict's own. */
static bool iterates_plainly(BlVal v)
{
    return bl_is_dict(v) && bl_heap_type(v)->iter == bl_dict_type.iter;
}

bool bl_dict_update(BlVal dict, BlVal other, bool override)
{
    if (iterates_plainly(other))
        return merge_dict(dict, other, override);
    BlRef keys;
    int has = bl_find_attr(other, bl_name(keys), &keys);
    if (has < 0)
        return false;
    if (!has)
        return bl_dict_merge_pairs(dict, other, override);
    bl_drop(keys);
    return merge_mapping(dict, other, override);
}

bool bl_dict_update_args(BlVal dict, const char *fname, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_check_arity(fname, nargs, 0, 1))
        return false;
    if (nargs && !bl_dict_update(dict, arg[0], true))
        return false;
    if (kwnames == BL_NULL)
        return true;
    size_t n;
    const BlVal *names = bl_fast_items(kwnames, &n);
    for (size_t i = 0; i < n; i++) {
        if (!bl_is_str(names[i])) {
            bl_raise(bl_exc(TypeError), "keywords must be strings");
            return false;
        }
        if (!bl_dict_set(dict, names[i], arg[nargs + i]))
            return false;
    }
    return true;
}

/* ---- comparing ---- */

int bl_dict_equal(BlVal a, BlVal b)
{
    BlDict *left = bl_as_dict(a), *right = bl_as_dict(b);
    if (left->used != right->used)
        return 0;
    for (size_t i = 0; i < left->nentries; i++) {
        if (bl_dict_key_at(left, i) == BL_NULL)
            continue;
        BlRef key = bl_keep(bl_dict_key_at(left, i)), value = bl_keep(*bl_dict_value_at(left, i));
        BlVal other;
        int same = bl_dict_find_hashed(b, key, bl_dict_hash_at(left, i), &other);
        if (same == 1)
            same = bl_key_eq(other, value);
        bl_drop(key);
        bl_drop(value);
        if (same != 1)
            return same;
    }
    return 1;
}

int64_t bl_dict_table_bytes(const BlDict *d)
{
    return d->index ? 32 + (int64_t)table_bytes(d->log2_size, d->general) : 0;
}
