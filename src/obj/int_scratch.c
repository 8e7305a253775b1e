/* int_scratch.c -- memory that GMP takes while it works on large operands.
 *
 * GMP cannot be told that memory ran out: its allocation functions must succeed. So before a large operation a block that
 * holds the worst case is reserved (and may fail, as a MemoryError), and GMP's requests are cut from it. GMP frees in any
 * order, but everything is freed when the operation ends: the block is a stack that empties itself.
 *
 * Always: outside reserve/release the block does not exist.
 */
#include <stdio.h>
#include <stdlib.h>

#include "obj/int_impl.h"

typedef struct Scratch {
    char *base;
    size_t size, used;
    size_t live;                /* pieces handed out and not freed */
} Scratch;

static _Thread_local Scratch scratch;

/* Largest use seen over all operations is below 9 limbs for each limb of the operands. */
enum { LIMBS_PER_LIMB = 12, LIMBS_EXTRA = 1024, NO_SCRATCH_BELOW = 24 };

static bool is_ours(const void *p)
{
    return scratch.base && (const char *)p >= scratch.base && (const char *)p < scratch.base + scratch.size;
}

static void *gmp_alloc(size_t size)
{
    size_t rounded = (size + 15) & ~(size_t)15;
    if (scratch.base && rounded <= scratch.size - scratch.used) {
        void *p = scratch.base + scratch.used;
        scratch.used += rounded;
        scratch.live++;
        return p;
    }
    void *p = malloc(size ? size : 1);
    if (p == NULL) {
        fputs("Fatal error: out of memory inside an operation on large integers\n", stderr);
        abort();
    }
    return p;
}

static void gmp_free(void *p, size_t size)
{
    if (!is_ours(p)) {
        free(p);
        return;
    }
    size_t rounded = (size + 15) & ~(size_t)15;
    if ((char *)p + rounded == scratch.base + scratch.used)
        scratch.used -= rounded;
    if (--scratch.live == 0)
        scratch.used = 0;
}

static void *gmp_realloc(void *p, size_t old_size, size_t new_size)
{
    void *q = gmp_alloc(new_size);
    memcpy(q, p, old_size < new_size ? old_size : new_size);
    gmp_free(p, old_size);
    return q;
}

bool bl_mpn_reserve(size_t limbs)
{
    if (limbs < NO_SCRATCH_BELOW)
        return true;
    size_t size;
    if (__builtin_mul_overflow(limbs, LIMBS_PER_LIMB * sizeof(mp_limb_t), &size) ||
        __builtin_add_overflow(size, LIMBS_EXTRA * sizeof(mp_limb_t), &size) || (scratch.base = bl_malloc(size)) == NULL) {
        bl_no_memory();
        return false;
    }
    scratch.size = size;
    scratch.used = scratch.live = 0;
    mp_set_memory_functions(gmp_alloc, gmp_realloc, gmp_free);
    return true;
}

void bl_mpn_release(void)
{
    bl_mfree(scratch.base);
    scratch = (Scratch){NULL, 0, 0, 0};
}
