/* hash.h -- SipHash-1-3 over bytes, the hash of str and bytes.
 *
 * The key is set once, before the first object exists, and constant from then on. Key 0 gives the hashes that
 * CPython gives with PYTHONHASHSEED=0.
 */
#ifndef BL_BASE_HASH_H
#define BL_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern uint64_t bl_hash_key[2];

/* Seed 0: key 0. Other seeds: the key CPython derives from PYTHONHASHSEED=seed. */
void bl_hash_set_seed(uint32_t seed);
/* A key from the operating system; false where it has none to give (the key stays as it was). */
bool bl_hash_set_random(void);

uint64_t bl_siphash13(uint64_t k0, uint64_t k1, const void *data, size_t n);

/* What hash() answers for n bytes: 0 for none of them, and never -1. */
static inline int64_t bl_hash_bytes(const void *data, size_t n)
{
    if (n == 0)
        return 0;
    int64_t h = (int64_t)bl_siphash13(bl_hash_key[0], bl_hash_key[1], data, n);
    return h == -1 ? -2 : h;
}

#endif
