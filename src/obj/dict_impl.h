/* dict_impl.h -- the inside of dict for its own files, and for callers that cannot afford a call per lookup.
 *
 * One block holds the index and, behind it, the entries. The width of an index cell follows from the index size.
 */
#ifndef BL_OBJ_DICT_IMPL_H
#define BL_OBJ_DICT_IMPL_H

#include "obj/dict.h"
#include "obj/key.h"

enum { BL_DICT_LOG2_MIN = 3, BL_DICT_EMPTY = -1, BL_DICT_DUMMY = -2, BL_DICT_PERTURB = 5 };

/* What a search answers besides an entry number. */
enum { BL_DICT_ABSENT = -1, BL_DICT_FAILED = -3, BL_DICT_UNSURE = -4 };

/* ---- entries in either mode ---- */
static inline BlDictEntry *bl_dict_plain(const BlDict *d) { return d->entries; }
static inline BlDictHashEntry *bl_dict_hashed(const BlDict *d) { return d->entries; }

static inline BlVal bl_dict_key_at(const BlDict *d, size_t i)
{
    return d->general ? bl_dict_hashed(d)[i].key : bl_dict_plain(d)[i].key;
}

static inline BlVal *bl_dict_value_at(const BlDict *d, size_t i)
{
    return d->general ? &bl_dict_hashed(d)[i].value : &bl_dict_plain(d)[i].value;
}

/* Of a live entry. */
static inline int64_t bl_dict_hash_at(const BlDict *d, size_t i)
{
    return d->general ? bl_dict_hashed(d)[i].hash : bl_as_str(bl_dict_plain(d)[i].key)->hash;
}

/* ---- the index ---- */
static inline int32_t bl_dict_index_at(const BlDict *d, size_t i)
{
    if (BL_LIKELY(d->log2_size < 8))
        return ((const int8_t *)d->index)[i];
    if (d->log2_size < 16)
        return ((const int16_t *)d->index)[i];
    return ((const int32_t *)d->index)[i];
}

static inline void bl_dict_set_index(BlDict *d, size_t i, int32_t entry)
{
    if (d->log2_size < 8)
        ((int8_t *)d->index)[i] = (int8_t)entry;
    else if (d->log2_size < 16)
        ((int16_t *)d->index)[i] = (int16_t)entry;
    else
        ((int32_t *)d->index)[i] = entry;
}

#define BL_DICT_NEXT_PROBE(i, perturb, mask) ((perturb) >>= BL_DICT_PERTURB, (i) = ((i) * 5 + (perturb) + 1) & (mask))

/* ---- searching without running code ----
 * Entry number or BL_DICT_ABSENT; the dict is in string-key mode and key an exact str. */
static inline int64_t bl_dict_probe_str(const BlDict *d, BlVal key, int64_t hash)
{
    if (BL_UNLIKELY(!d->index))
        return BL_DICT_ABSENT;
    size_t mask = ((size_t)1 << d->log2_size) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    const BlDictEntry *entries = bl_dict_plain(d);
    for (;;) {
        int64_t at = bl_dict_index_at(d, i);
        if (BL_LIKELY(at >= 0)) {
            BlVal k = entries[at].key;
            if (k == key || (bl_as_str(k)->hash == hash && bl_same_text(k, key)))
                return at;
        } else if (at == BL_DICT_EMPTY) {
            return BL_DICT_ABSENT;
        }
        BL_DICT_NEXT_PROBE(i, perturb, mask);
    }
}

/* General mode: UNSURE where only bl_eq could tell. */
static inline int64_t bl_dict_probe_hashed(const BlDict *d, BlVal key, int64_t hash)
{
    if (BL_UNLIKELY(!d->index))
        return BL_DICT_ABSENT;
    size_t mask = ((size_t)1 << d->log2_size) - 1, i = (size_t)hash & mask;
    uint64_t perturb = (uint64_t)hash;
    const BlDictHashEntry *entries = bl_dict_hashed(d);
    for (;;) {
        int64_t at = bl_dict_index_at(d, i);
        if (BL_LIKELY(at >= 0)) {
            const BlDictHashEntry *e = &entries[at];
            if (e->key == key)
                return at;
            if (e->hash == hash && e->key != BL_NULL) {
                int same = bl_key_eq_quick(e->key, key);
                if (same == 1)
                    return at;
                if (same != 0)
                    return BL_DICT_UNSURE;
            }
        } else if (at == BL_DICT_EMPTY) {
            return BL_DICT_ABSENT;
        }
        BL_DICT_NEXT_PROBE(i, perturb, mask);
    }
}

/* ---- dict.c ---- */
/* Entry number, ABSENT, or FAILED (raised). Runs __eq__ of keys; holds dict and key meanwhile. */
BL_RAISES int64_t bl_dict_search(BlVal dict, BlVal key, int64_t hash);
/* For key whose hash is known: bl_dict_set, bl_dict_delete, bl_dict_find. */
BL_RAISES bool bl_dict_set_hashed(BlVal dict, BlVal key, int64_t hash, BlVal value);
BL_RAISES int bl_dict_find_hashed(BlVal dict, BlVal key, int64_t hash, BlVal *value);
BL_RAISES int bl_dict_delete_hashed(BlVal dict, BlVal key, int64_t hash);
/* Take entry `at` out; both references are yours. */
void bl_dict_take_at(BlDict *d, size_t at, BlRef *key, BlRef *value);
/* Bring entry `at` to the end or the front of the order. False: MemoryError. */
BL_RAISES bool bl_dict_move_at(BlDict *d, size_t at, bool last);
/* First or last live entry at or after / before `at`; -1: none. */
int64_t bl_dict_entry_from(const BlDict *d, size_t at);
int64_t bl_dict_entry_before(const BlDict *d, size_t at);
/* Where the first live entry was last seen: emptying a dict from the front does not search the same holes again. */
typedef struct BlDictFront { size_t at; uint64_t table; } BlDictFront;
#define BL_DICT_FRONT_UNKNOWN ((BlDictFront){0, UINT64_MAX})
static inline int64_t bl_dict_first(const BlDict *d, BlDictFront *front)
{
    if (front->table != d->change)
        *front = (BlDictFront){0, d->change};
    int64_t at = bl_dict_entry_from(d, front->at);
    if (at >= 0)
        front->at = (size_t)at;
    return at;
}
bool bl_dict_next_hashed(BlVal dict, size_t *pos, BlVal *key, BlVal *value, int64_t *hash);
BL_RAISES bool bl_dict_merge_pairs(BlVal dict, BlVal pairs, bool override);
/* dict.update(arg, **kw) and dict(arg, **kw). */
BL_RAISES bool bl_dict_update_args(BlVal dict, const char *fname, const BlVal *arg, size_t nargs, BlVal kwnames);
BL_RAISES BlRef bl_dict_subscript(BlVal self, BlVal key);      /* d[key] with __missing__ of subclasses */
void bl_dict_free_parts(BlDict *d);             /* storage and what it owns; the dict is empty before the first drop */
void bl_dict_traverse(BlObject *o, BlVisit visit, void *ctx);
BL_RAISES int bl_dict_equal(BlVal a, BlVal b);
BL_RAISES BlRef bl_dict_repr(BlVal self);
int64_t bl_dict_table_bytes(const BlDict *d);   /* what sys.getsizeof counts for the table */

/* ---- dict_iter.c: iterators over entries, shared with OrderedDict ---- */
BL_RAISES BlRef bl_dict_iter_new(enum BlTypeId kind, BlVal dict);

/* ---- dict_view.c ---- */
bool bl_is_dict_view_set(BlVal v);              /* keys or items view, OrderedDict's included */
typedef struct BlDictView { BlObject head; BlRef dict; } BlDictView;

#endif
