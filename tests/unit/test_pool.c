/* test_pool.c -- what no script can see of mem/pool.c: reuse, classes, limits, giving memory back. */
#include "mem_world.h"

TestSuite(pool, .init = world_begin, .fini = world_end);

#ifndef BL_ALLOC_MALLOC
Test(pool, an_address_is_used_again_at_once)
{
    for (size_t size = 1; size <= BL_POOL_MAX; size++) {
        void *a = bl_pool_alloc(size), *keep = bl_pool_alloc(size);
        bl_pool_free(a, size);
        void *b = bl_pool_alloc(size);
        cr_assert_eq(a, b);
        cr_assert_eq((uintptr_t)a % 16, 0);
        bl_pool_free(b, size);
        bl_pool_free(keep, size);
    }
}

Test(pool, blocks_of_a_class_do_not_overlap)
{
    enum { N = 20000 };
    static char *block[N];
    for (int i = 0; i < N; i++) {
        block[i] = bl_pool_alloc(48);
        cr_assert(block[i] != NULL);
        memset(block[i], i & 0xff, 48);
    }
    for (int i = 0; i < N; i++)
        for (int k = 0; k < 48; k++)
            cr_assert_eq((unsigned char)block[i][k], i & 0xff);
    for (int i = 0; i < N; i++)
        bl_pool_free(block[i], 48);
    cr_assert_eq(bl_vm->pool.live_blocks, 0);
}

Test(pool, classes_are_counted)
{
    BlPoolClass c[BL_POOL_CLASSES];
    void *a = bl_pool_alloc(33), *b = bl_pool_alloc(48), *d = bl_pool_alloc(49);
    bl_pool_free(b, 48);
    bl_pool_classes(bl_vm, c);
    cr_assert_eq(c[2].block, 48);
    cr_assert_eq(c[2].used, 1);
    cr_assert_eq(c[2].pools, 1);
    cr_assert_eq(c[3].used, 1);
    cr_assert_eq(c[4].pools, 0);
    bl_pool_free(a, 33);
    bl_pool_free(d, 49);
}

Test(pool, trimming_gives_idle_memory_back)
{
    enum { N = 300000 };
    static void *block[N];
    for (int i = 0; i < N; i++)
        block[i] = bl_pool_alloc(64);
    size_t most = bl_vm->pool.bytes;
    for (int i = 1; i < N; i++)
        bl_pool_free(block[i], 64);
    bl_pool_trim(bl_vm);
    cr_assert_lt(bl_vm->pool.bytes, most / 4);
    void *again = bl_pool_alloc(64);
    cr_assert(again != NULL && again != block[0]);
    memset(again, 1, 64);
    bl_pool_free(again, 64);
    bl_pool_free(block[0], 64);
}

Test(pool, a_limit_is_kept)
{
    bl_vm->pool.limit = 4 << 20;
    void *big = bl_pool_alloc(3 << 20);
    cr_assert(big != NULL);
    cr_assert_null(bl_pool_alloc(2 << 20));
    bl_pool_free(big, 3 << 20);
    big = bl_pool_alloc(2 << 20);
    cr_assert(big != NULL);
    bl_pool_free(big, 2 << 20);
}
#endif

Test(pool, realloc_keeps_the_contents)
{
    size_t sizes[] = {1, 16, 17, 400, 512, 513, 5000, 600, 512, 40, 3};
    char *p = bl_pool_alloc(sizes[0]);
    p[0] = 'x';
    for (size_t i = 1; i < sizeof sizes / sizeof *sizes; i++) {
        p = bl_pool_realloc(p, sizes[i - 1], sizes[i]);
        cr_assert(p != NULL);
        cr_assert_eq(p[0], 'x');
        p[sizes[i] - 1] = p[0];
    }
    bl_pool_free(p, sizes[sizeof sizes / sizeof *sizes - 1]);
}
