/* alloc.c -- the one raw allocator: malloc with checked sizes and a way to make it fail on purpose. */
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

BlAllocFail bl_alloc_fail;

static bool must_fail(void)
{
    if (__builtin_expect(bl_alloc_fail.countdown == 0, 1))
        return false;
    if (bl_alloc_fail.countdown > 1) {
        bl_alloc_fail.countdown--;
        return false;
    }
    if (!bl_alloc_fail.forever)
        bl_alloc_fail.countdown = 0;
    return true;
}

void *bl_malloc(size_t size)
{
    if (must_fail() || size > BL_ALLOC_MAX)
        return NULL;
    return malloc(size ? size : 1);
}

void *bl_malloc_array(size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    return bl_malloc(total);
}

void *bl_calloc(size_t count, size_t size)
{
    size_t total;
    if (must_fail() || __builtin_mul_overflow(count, size, &total) || total > BL_ALLOC_MAX)
        return NULL;
    return calloc(1, total ? total : 1);
}

void *bl_realloc(void *p, size_t size)
{
    if (must_fail() || size > BL_ALLOC_MAX)
        return NULL;
    return realloc(p, size ? size : 1);
}

void *bl_realloc_array(void *p, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    return bl_realloc(p, total);
}

void bl_mfree(void *p)
{
    free(p);
}

size_t bl_grow(size_t capacity, size_t need, size_t size)
{
    size_t most = BL_ALLOC_MAX / (size ? size : 1);
    if (need > most)
        return 0;
    size_t wish = capacity < 8 ? 8 : capacity > most / 2 ? most : capacity * 2;
    return wish < need ? need : wish;
}
