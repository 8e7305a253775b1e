/* key.h -- hashing and comparing keys in line where no program's code can run: ints and strs.
 *
 * Always: bl_key_hash(v) == bl_hash(v) and bl_key_eq(a, b) == bl_eq(a, b); only the way there is shorter.
 */
#ifndef BL_OBJ_KEY_H
#define BL_OBJ_KEY_H

#include "obj/protocol.h"
#include "obj/str.h"
#include "obj/tuple.h"

#define BL_HASH_MODULUS ((int64_t)((1ull << 61) - 1))

/* Hash of an int small enough to be its own hash; -1 stands for "raised", so -1 hashes to -2. */
static inline bool bl_imm_is_own_hash(BlVal v)
{
    return (uint64_t)(bl_imm_int(v) + BL_HASH_MODULUS - 1) < 2 * (uint64_t)BL_HASH_MODULUS - 1;
}

static inline int64_t bl_exact_str_hash(BlVal v)
{
    int64_t h = bl_as_str(v)->hash;
    return BL_LIKELY(h != -1) ? h : bl_str_hash(v);
}

/* -1: raised. */
BL_RAISES static inline int64_t bl_key_hash(BlVal v)
{
    if (bl_is_imm_int(v)) {
        if (BL_LIKELY(bl_imm_is_own_hash(v)))
            return bl_imm_int(v) == -1 ? -2 : bl_imm_int(v);
    } else if (bl_is_exact(v, STR)) {
        return bl_exact_str_hash(v);
    }
    return bl_hash(v);
}

/* Equality of two exact strs whose hashes are known to agree. */
static inline bool bl_same_text(BlVal a, BlVal b)
{
    const BlStr *s = bl_as_str(a), *t = bl_as_str(b);
    return s->length == t->length && s->kind == t->kind && memcmp(s->data, t->data, s->length * s->kind) == 0;
}

/* Two plain tuples whose items say enough by themselves. */
static inline int bl_tuple_eq_quick(const BlTuple *a, const BlTuple *b)
{
    if (a->count != b->count)
        return -2;
    for (size_t i = 0; i < a->count; i++) {
        BlVal x = a->items[i], y = b->items[i];
        if (x == y)
            continue;
        if (bl_both_imm_int(x, y))
            return 0;
        if (!bl_is_exact(x, STR) || !bl_is_exact(y, STR))
            return -2;
        if (!bl_str_equal(x, y))
            return 0;
    }
    return 1;
}

/* 1 or 0 where no code of a program is needed to say so; -2: ask bl_eq. */
static inline int bl_key_eq_quick(BlVal a, BlVal b)
{
    if (a == b)
        return 1;
    if (bl_both_imm_int(a, b))
        return 0;
    if (bl_is_exact(a, STR) && bl_is_exact(b, STR))
        return bl_str_equal(a, b);
    if (bl_is_exact(a, TUPLE) && bl_is_exact(b, TUPLE))
        return bl_tuple_eq_quick(bl_as_tuple(a), bl_as_tuple(b));
    return -2;
}

/* Container equality; holds both operands while a program's code may run. */
BL_RAISES static inline int bl_key_eq(BlVal a, BlVal b)
{
    int quick = bl_key_eq_quick(a, b);
    if (quick != -2)
        return quick;
    bl_keep(a);
    bl_keep(b);
    int result = bl_compare_bool(a, b, BL_EQ);
    bl_drop(a);
    bl_drop(b);
    return result;
}

#endif
