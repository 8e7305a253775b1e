/* dict.h -- dict: entries in order of arrival and a sparse index into them; CPython's probing and resizing rules.
 *
 * String-key mode: every key is an exact str, entries carry no hash ({key, value}, 16 bytes). Otherwise {key, value, hash}.
 */
#ifndef BL_OBJ_DICT_H
#define BL_OBJ_DICT_H
#include "obj/protocol.h"

typedef struct BlDictEntry { BlVal key, value; } BlDictEntry;                   /* key BL_NULL: a hole */
typedef struct BlDictHashEntry { BlVal key, value; int64_t hash; } BlDictHashEntry;

typedef struct BlDict {
    BlObject head;
    size_t used;                /* live entries */
    void *entries;              /* BlDictEntry[] or BlDictHashEntry[] */
    void *index;                /* int8/16/32_t[1 << log2_size]: entry number, -1 empty, -2 deleted; NULL for the empty dict */
    uint32_t nentries;          /* entries used so far, holes included */
    uint32_t capacity;          /* entries there may be: 2/3 of the index size, less what popitem() took from the end */
    uint8_t log2_size;
    bool general;               /* entries are BlDictHashEntry */
    bool outlived;              /* the __dict__ of an instance that is gone: released in its class's order (instance.c) */
    uint32_t keys_version;      /* from bl_vm->next_id; new whenever a key comes, goes or moves; not when a value changes. 0: never asked for */
    uint64_t change;            /* counts replaced tables (growth, clear): a probe that ran user code looks whether its table is still there */
} BlDict;

static inline bool bl_is_dict(BlVal v) { return bl_has_flag(v, BL_TF_DICT_SUBCLASS); }
static inline BlDict *bl_as_dict(BlVal v) { return (BlDict *)bl_obj(v); }
void bl_dict_outlived_free(BlDict *d);                  /* instance.c: gives up the entries of such a dict */
void bl_dict_outlived_forget(BlDict *d);                /* instance.c: it is a dict like others again */
BlVal bl_dict_outlived_class(const BlDict *d);          /* instance.c: the class whose order it keeps, a reference of the dict's */
BL_RAISES BlRef bl_dict_new(void);
BL_RAISES BlRef bl_dict_sized(size_t expected);
/* Borrowed value; *found: 1, 0 absent, -1 raised (key's __hash__/__eq__ may run). */
BL_RAISES int bl_dict_find(BlVal dict, BlVal key, BlVal *value);
/* Key is an exact str: cannot run user code or fail unless the dict has other keys with the same hash. BL_NULL: absent or (bl_pending()) failed. */
BlVal bl_dict_get_str(BlVal dict, BlVal str_key);
/* As above, and answers where: pointer to the value cell valid while keys_version stays (asks for a version), entry number in *entry. NULL: absent. */
BlVal *bl_dict_cell(BlVal dict, BlVal str_key, uint32_t *entry);
uint32_t bl_dict_version(BlVal dict);                   /* keys_version, assigned if it was 0; never 0 */
BL_RAISES bool bl_dict_set(BlVal dict, BlVal key, BlVal value);
BL_RAISES bool bl_dict_set_c(BlVal dict, const char *key, BlVal value);
BL_RAISES int bl_dict_setdefault(BlVal dict, BlVal key, BlVal value, BlVal *out);       /* 1 was there, 0 inserted, -1; *out borrowed */
BL_RAISES int bl_dict_delete(BlVal dict, BlVal key);    /* 1 deleted, 0 absent, -1 raised */
BL_RAISES int bl_dict_pop(BlVal dict, BlVal key, BlRef *out);           /* 1 taken, 0 absent, -1 */
void bl_dict_clear(BlVal dict);
BL_RAISES BlRef bl_dict_copy(BlVal dict);
BL_RAISES bool bl_dict_update(BlVal dict, BlVal other, bool override);  /* mapping or iterable of pairs */
static inline size_t bl_dict_count(BlVal dict) { return bl_as_dict(dict)->used; }
/* Walk: *pos starts at 0; borrowed key and value; false at the end. No user code; the caller must not change the dict meanwhile. */
bool bl_dict_next(BlVal dict, size_t *pos, BlVal *key, BlVal *value);
BL_RAISES BlRef bl_dict_view(BlVal dict, enum BlTypeId kind);           /* BL_T_DICT_KEYS, _VALUES, _ITEMS */
BL_RAISES BlRef bl_dict_keys_list(BlVal dict);
BL_RAISES BlRef bl_mappingproxy_new(BlVal mapping);
#endif
