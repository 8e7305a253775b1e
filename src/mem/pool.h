/* pool.h -- the object allocator: size classes of 16 bytes up to 512, in 64 KiB pools cut from arenas.
 *
 * Free lists are LIFO, and a program can see that: an address is used again at once. Larger blocks go to bl_malloc.
 * With ALLOC=malloc (sanitizers, valgrind) every block is its own malloc. Failing gives NULL, never an exception.
 * Callers remember the size: blocks have no header.
 */
#ifndef BL_MEM_POOL_H
#define BL_MEM_POOL_H

#include "mem/state.h"

/* The parts that are rarely taken: an empty free list, a size beyond the classes. */
void *bl_pool_alloc_slow(size_t size) __attribute__((noinline, warn_unused_result));
void bl_pool_free_slow(void *p, size_t size) __attribute__((noinline));

#if !defined(BL_ALLOC_MALLOC) && !defined(BL_DEBUG)
__attribute__((warn_unused_result)) static inline void *bl_pool_alloc(size_t size)
{
    if (BL_LIKELY(size - 1 < BL_POOL_MAX)) {
        BlPoolState *pool = &bl_vm->pool;
        void **list = &pool->free[(size - 1) >> 4];
        void *block = *list;
        if (BL_LIKELY(block != NULL)) {
            *list = *(void **)block;
            pool->live_blocks++;
            return block;
        }
    }
    return bl_pool_alloc_slow(size);
}

static inline void bl_pool_free(void *p, size_t size)
{
    if (BL_LIKELY(size - 1 < BL_POOL_MAX)) {
        BlPoolState *pool = &bl_vm->pool;
        void **list = &pool->free[(size - 1) >> 4];
        *(void **)p = *list;
        *list = p;
        pool->live_blocks--;
    } else {
        bl_pool_free_slow(p, size);
    }
}
#else
__attribute__((warn_unused_result)) static inline void *bl_pool_alloc(size_t size) { return bl_pool_alloc_slow(size); }
static inline void bl_pool_free(void *p, size_t size) { bl_pool_free_slow(p, size); }
#endif

/* Keeps min(old, new) bytes; NULL: p is untouched. */
__attribute__((warn_unused_result)) void *bl_pool_realloc(void *p, size_t old_size, size_t new_size);

/* Gives pools and arenas back that hold no live block, when most blocks are free; otherwise does nothing. */
void bl_pool_trim(BlVm *vm);

bool bl_pool_init(BlVm *vm);
void bl_pool_fini(BlVm *vm);
/* The report of sys._debugmallocstats() as text on f (a FILE *). */
void bl_pool_report(BlVm *vm, void *f);
/* For each size class: block size, pools, blocks in use, blocks free. Used by labels.pools(). */
typedef struct BlPoolClass { size_t block, pools, used, free; } BlPoolClass;
void bl_pool_classes(BlVm *vm, BlPoolClass out[BL_POOL_CLASSES]);

#endif
