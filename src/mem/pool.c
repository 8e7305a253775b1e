/* pool.c -- the object allocator behind pool.h.
 *
 * An arena is 1 MiB from bl_malloc, divided into 64 KiB pools that lie at multiples of 64 KiB, so the pool of a block is
 * found by masking its address. A pool belongs to one size class and is cut a little at a time, lowest address first:
 * memory that was never asked for is never touched.
 *
 * Always: a block is in use, or on the free list of its class, or in the uncut rest of its pool.
 */
#include "mem/pool.h"

#include <stdio.h>

#include "base/alloc.h"

enum {
    POOL_SIZE = 64 * 1024,
    ARENA_SIZE = 1024 * 1024,
    CUT_BYTES = 4096            /* how much of a pool is cut when a free list runs empty */
};

typedef struct BlPool BlPool;

/* At the start of every pool; its blocks follow. */
struct BlPool {
    BlPool *next;               /* in the list of spare pools */
    struct BlArena *arena;
    uint32_t class_index;       /* SPARE: of no class */
    uint32_t free_count;        /* scratch of bl_pool_trim and bl_pool_classes */
    uint32_t blocks;            /* scratch: blocks cut */
};

typedef struct BlArena {
    struct BlArena *next;
    void *raw;                  /* as bl_malloc gave it */
    BlPool *first;
    uint32_t pools, spare;      /* pools in it; how many of them are spare (scratch of trim) */
} BlArena;

enum { SPARE = UINT32_MAX, POOL_HEAD = (sizeof(BlPool) + 15) / 16 * 16 };

static size_t block_size(size_t index) { return (index + 1) * 16; }
static BlPool *pool_of(void *block) { return (BlPool *)((uintptr_t)block & ~(uintptr_t)(POOL_SIZE - 1)); }
static BlPool *pool_at(const BlArena *a, uint32_t i) { return (BlPool *)(void *)((char *)a->first + (size_t)i * POOL_SIZE); }
static char *first_block(BlPool *p) { return (char *)p + POOL_HEAD; }

static size_t blocks_per_pool(size_t index) { return (POOL_SIZE - POOL_HEAD) / block_size(index); }

/* ---- limits and failure on purpose ---- */

static bool over_limit(BlPoolState *s, size_t more)
{
    return s->limit && (s->bytes > s->limit || more > s->limit - s->bytes);
}

#ifdef BL_DEBUG
enum { POISON = 0xdb };
#endif

#if defined(BL_DEBUG) && !defined(BL_ALLOC_MALLOC)
static bool must_fail(void)
{
    if (bl_alloc_fail.countdown == 0)
        return false;
    if (bl_alloc_fail.countdown > 1) {
        bl_alloc_fail.countdown--;
        return false;
    }
    if (!bl_alloc_fail.forever)
        bl_alloc_fail.countdown = 0;
    return true;
}
#endif

/* ---- arenas and pools ---- */

#ifndef BL_ALLOC_MALLOC
static bool add_arena(BlPoolState *s)
{
    if (over_limit(s, ARENA_SIZE))
        return false;
    BlArena *a = bl_malloc(sizeof *a);
    if (!a)
        return false;
    a->raw = bl_malloc(ARENA_SIZE + POOL_SIZE - 1);
    if (!a->raw) {
        bl_mfree(a);
        return false;
    }
    a->first = (BlPool *)(((uintptr_t)a->raw + POOL_SIZE - 1) & ~(uintptr_t)(POOL_SIZE - 1));
    a->pools = ARENA_SIZE / POOL_SIZE;
    a->next = s->arenas;
    s->arenas = a;
    s->bytes += ARENA_SIZE;
    for (uint32_t i = a->pools; i-- > 0;) {
        BlPool *p = pool_at(a, i);
        p->arena = a;
        p->class_index = SPARE;
        p->next = s->spare;
        s->spare = p;
    }
    return true;
}

/* The uncut rest of a class gets a new pool. */
static bool add_pool(BlPoolState *s, size_t index)
{
    if (!s->spare && !add_arena(s))
        return false;
    BlPool *p = s->spare;
    s->spare = p->next;
    p->class_index = (uint32_t)index;
    s->fresh[index] = first_block(p);
    s->fresh_end[index] = first_block(p) + blocks_per_pool(index) * block_size(index);
    return true;
}

/* Cuts some blocks onto the empty free list of a class: lowest address on top. */
static bool refill(BlPoolState *s, size_t index)
{
    if (s->fresh[index] == s->fresh_end[index] && !add_pool(s, index))
        return false;
    size_t size = block_size(index);
    size_t left = (size_t)(s->fresh_end[index] - s->fresh[index]) / size;
    size_t n = CUT_BYTES / size < left ? CUT_BYTES / size : left;
    char *block = s->fresh[index] + n * size;
    s->fresh[index] = block;
    s->carved += (int64_t)n;
    for (size_t i = 0; i < n; i++) {
        block -= size;
        *(void **)(void *)block = s->free[index];
        s->free[index] = block;
    }
    return true;
}
#endif

/* ---- blocks ---- */

static void *alloc_large(BlPoolState *s, size_t size)
{
    if (over_limit(s, size))
        return NULL;
    void *p = bl_malloc(size);
    if (p) {
        s->bytes += size;
        s->large_blocks++;
        s->live_blocks++;
    }
    return p;
}

static void free_large(BlPoolState *s, void *p, size_t size)
{
    s->bytes -= size;
    s->large_blocks--;
    s->live_blocks--;
    bl_mfree(p);
}

void *bl_pool_alloc_slow(size_t size)
{
    BlPoolState *s = &bl_vm->pool;
#ifdef BL_ALLOC_MALLOC
    return alloc_large(s, size);
#else
    if (size - 1 >= BL_POOL_MAX)
        return alloc_large(s, size);
#ifdef BL_DEBUG
    if (must_fail())
        return NULL;
#endif
    size_t index = (size - 1) >> 4;
    if (!s->free[index] && !refill(s, index))
        return NULL;
    void *block = s->free[index];
    s->free[index] = *(void **)block;
    s->live_blocks++;
    return block;
#endif
}

void bl_pool_free_slow(void *p, size_t size)
{
    BlPoolState *s = &bl_vm->pool;
#ifdef BL_DEBUG
    memset(p, POISON, size);
#endif
#ifdef BL_ALLOC_MALLOC
    free_large(s, p, size);
#else
    if (size - 1 >= BL_POOL_MAX) {
        free_large(s, p, size);
        return;
    }
    size_t index = (size - 1) >> 4;
    *(void **)p = s->free[index];
    s->free[index] = p;
    s->live_blocks--;
#endif
}

void *bl_pool_realloc(void *p, size_t old_size, size_t new_size)
{
#if !defined(BL_ALLOC_MALLOC) && !defined(BL_DEBUG)
    if (old_size - 1 < BL_POOL_MAX && new_size - 1 < BL_POOL_MAX && (old_size - 1) >> 4 == (new_size - 1) >> 4)
        return p;
    if (old_size > BL_POOL_MAX && new_size > BL_POOL_MAX) {
        BlPoolState *s = &bl_vm->pool;
        if (new_size > old_size && over_limit(s, new_size - old_size))
            return NULL;
        void *q = bl_realloc(p, new_size);
        if (q)
            s->bytes += new_size - old_size;
        return q;
    }
#endif
    void *q = bl_pool_alloc(new_size);
    if (!q)
        return NULL;
    memcpy(q, p, old_size < new_size ? old_size : new_size);
    bl_pool_free(p, old_size);
    return q;
}

/* ---- giving memory back ---- */

/* Sets `blocks` and `free_count` of every pool that has a class. */
static void count_pools(BlPoolState *s)
{
    for (BlArena *a = s->arenas; a; a = a->next)
        for (uint32_t i = 0; i < a->pools; i++) {
            BlPool *p = pool_at(a, i);
            p->free_count = 0;
            p->blocks = 0;
            if (p->class_index == SPARE)
                continue;
            size_t index = p->class_index;
            p->blocks = (uint32_t)blocks_per_pool(index);
            if (s->fresh[index] != s->fresh_end[index] && pool_of(s->fresh[index]) == p)
                p->blocks = (uint32_t)((size_t)(s->fresh[index] - first_block(p)) / block_size(index));
        }
    for (size_t index = 0; index < BL_POOL_CLASSES; index++)
        for (void *b = s->free[index]; b; b = *(void **)b)
            pool_of(b)->free_count++;
}

static bool pool_is_idle(BlPoolState *s, BlPool *p)
{
    size_t index = p->class_index;
    if (index == SPARE || p->free_count != p->blocks)
        return false;
    return s->fresh[index] == s->fresh_end[index] || pool_of(s->fresh[index]) != p;    /* not the one being cut */
}

/* Takes the blocks of idle pools off a free list; the others keep their order. */
static void filter_free_list(BlPoolState *s, size_t index)
{
    void **link = &s->free[index];
    while (*link) {
        void *b = *link;
        if (pool_is_idle(s, pool_of(b))) {
            *link = *(void **)b;
            s->carved--;
        } else {
            link = (void **)b;
        }
    }
}

static void free_arena(BlPoolState *s, BlArena *a)
{
    s->bytes -= ARENA_SIZE;
    bl_mfree(a->raw);
    bl_mfree(a);
}

void bl_pool_trim(BlVm *vm)
{
    enum { WORTHWHILE = 100000 };
    BlPoolState *s = &vm->pool;
    int64_t used = s->live_blocks - s->large_blocks;
    if (s->carved < WORTHWHILE || used > s->carved / 2)
        return;
    count_pools(s);
    for (size_t index = 0; index < BL_POOL_CLASSES; index++)
        filter_free_list(s, index);

    s->spare = NULL;
    BlArena **link = &s->arenas;
    while (*link) {
        BlArena *a = *link;
        a->spare = 0;
        for (uint32_t i = 0; i < a->pools; i++) {
            BlPool *p = pool_at(a, i);
            if (pool_is_idle(s, p))
                p->class_index = SPARE;
            a->spare += p->class_index == SPARE;
        }
        if (a->spare == a->pools && s->arenas->next) {
            *link = a->next;
            free_arena(s, a);
            continue;
        }
        for (uint32_t i = a->pools; i-- > 0;) {
            BlPool *p = pool_at(a, i);
            if (p->class_index == SPARE) {
                p->next = s->spare;
                s->spare = p;
            }
        }
        link = &a->next;
    }
}

/* ---- start, end, reports ---- */

bool bl_pool_init(BlVm *vm)
{
    size_t limit = vm->pool.limit;
    memset(&vm->pool, 0, sizeof vm->pool);
    vm->pool.limit = limit;
    return true;
}

void bl_pool_fini(BlVm *vm)
{
    while (vm->pool.arenas) {
        BlArena *a = vm->pool.arenas;
        vm->pool.arenas = a->next;
        free_arena(&vm->pool, a);
    }
    memset(&vm->pool, 0, sizeof vm->pool);
}

void bl_pool_classes(BlVm *vm, BlPoolClass out[BL_POOL_CLASSES])
{
    BlPoolState *s = &vm->pool;
    for (size_t i = 0; i < BL_POOL_CLASSES; i++)
        out[i] = (BlPoolClass){.block = block_size(i)};
    count_pools(s);
    for (BlArena *a = s->arenas; a; a = a->next)
        for (uint32_t i = 0; i < a->pools; i++) {
            BlPool *p = pool_at(a, i);
            if (p->class_index == SPARE)
                continue;
            BlPoolClass *c = &out[p->class_index];
            c->pools++;
            c->used += p->blocks - p->free_count;
            c->free += blocks_per_pool(p->class_index) - (p->blocks - p->free_count);
        }
}

void bl_pool_report(BlVm *vm, void *file)
{
    FILE *f = file;
    BlPoolClass classes[BL_POOL_CLASSES];
    bl_pool_classes(vm, classes);
    size_t arenas = 0, pools = 0, used_bytes = 0, free_bytes = 0;
    for (BlArena *a = vm->pool.arenas; a; a = a->next)
        arenas++;
    fprintf(f, "Small block threshold = %d, in %d size classes.\n\n", BL_POOL_MAX, BL_POOL_CLASSES);
    fprintf(f, "class   size   num pools   blocks in use  avail blocks\n");
    fprintf(f, "-----   ----   ---------   -------------  ------------\n");
    for (size_t i = 0; i < BL_POOL_CLASSES; i++) {
        const BlPoolClass *c = &classes[i];
        pools += c->pools;
        used_bytes += c->used * c->block;
        free_bytes += c->free * c->block;
        if (c->pools)
            fprintf(f, "%5zu %6zu %11zu %15zu %13zu\n", i, c->block, c->pools, c->used, c->free);
    }
    fprintf(f, "\n# arenas allocated current  = %20zu\n", arenas);
    fprintf(f, "%zu arenas * %d bytes/arena = %20zu\n\n", arenas, ARENA_SIZE, arenas * (size_t)ARENA_SIZE);
    fprintf(f, "# bytes in allocated blocks = %20zu\n", used_bytes);
    fprintf(f, "# bytes in available blocks = %20zu\n", free_bytes);
    fprintf(f, "%zu unused pools * %d bytes  = %20zu\n", arenas * (ARENA_SIZE / POOL_SIZE) - pools, POOL_SIZE,
            (arenas * (ARENA_SIZE / POOL_SIZE) - pools) * (size_t)POOL_SIZE);
    fprintf(f, "# large blocks              = %20lld\n", (long long)vm->pool.large_blocks);
    fprintf(f, "Total blocks in use         = %20lld\n", (long long)vm->pool.live_blocks);
}
