/* alloc.h -- the one raw allocator of the program.
 *
 * Everything that is not an object in a pool comes from here, so that one place decides when memory runs out:
 * the C library says so, or a test does. Each function may answer NULL; the caller raises MemoryError or undoes.
 */
#ifndef BL_BASE_ALLOC_H
#define BL_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Test hook: the allocation that brings `countdown` from 1 to 0 fails, and with `forever` all after it fail too.
 * Zero means off. Set from --fail-alloc=N and --fail-alloc=N+. */
typedef struct BlAllocFail {
    int64_t countdown;
    bool    forever;
} BlAllocFail;

extern BlAllocFail bl_alloc_fail;

/* A size of 0 gives a block of 1: NULL always means failure. */
void *bl_malloc(size_t size) __attribute__((malloc, warn_unused_result));
void *bl_calloc(size_t count, size_t size) __attribute__((malloc, warn_unused_result));

/* NULL leaves the old block as it was. */
void *bl_realloc(void *p, size_t size) __attribute__((warn_unused_result));

/* count * size, or NULL where that overflows. */
void *bl_malloc_array(size_t count, size_t size) __attribute__((malloc, warn_unused_result));
void *bl_realloc_array(void *p, size_t count, size_t size) __attribute__((warn_unused_result));

void bl_mfree(void *p);

/* Sizes beyond this never reach the C library: pointer differences stay representable. */
#define BL_ALLOC_MAX ((size_t)PTRDIFF_MAX)

/* The next capacity of a growing table that needs `need` places of `size` bytes; 0 where no such table can be. */
size_t bl_grow(size_t capacity, size_t need, size_t size);

#endif
