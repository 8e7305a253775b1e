/* test_gc.c -- the collector's steps and the order of death, on a type that tells its story. */
#include "mem_world.h"

TestSuite(gc, .init = world_begin, .fini = world_end);

#define expect_story(text) cr_assert_str_eq(story, text, "story was %s", story)

static BlRef cycle_of_two(char a, char b)
{
    BlRef first = node(a, BL_NULL, BL_NULL), second = node(b, first, BL_NULL);
    as_node(first)->ref[0] = second;        /* each has the other's only reference */
    return first;
}

Test(gc, death_by_count_runs_the_finalizer_first)
{
    bl_drop(node('a', node('b', BL_NULL, BL_NULL), BL_NULL));
    expect_story("fadafbdb");
}

Test(gc, a_long_chain_dies_without_recursion)
{
    BlRef chain = BL_NULL;
    for (int i = 0; i < 1000000; i++)
        chain = node(0, chain, BL_NULL);
    bl_drop(chain);
    cr_assert_eq(bl_vm->dealloc_depth, 0);
    cr_assert_eq(bl_vm->gc.gen[0].count, 0);
}

Test(gc, cycles_die_in_list_order)
{
    cycle_of_two('a', 'b');
    BlRef live = node('x', node('y', BL_NULL, BL_NULL), BL_NULL);
    cr_assert_eq(bl_gc_collect(2), 2);
    expect_story("fafbdbda");
    cr_assert_eq(bl_gc_collect(2), 0);
    story[0] = 0;
    bl_drop(live);
    expect_story("fxdxfydy");
}

Test(gc, survivors_move_up_and_are_reordered)
{
    BlRef y = node('y', BL_NULL, BL_NULL), x = node('x', y, BL_NULL);       /* y only through x: it comes behind */
    bl_gc_collect(0);
    cr_assert_eq(bl_gc_generation_of(bl_obj(x)), 1);
    cr_assert_eq(bl_vm->gc.gen[1].head.next, bl_gc_head(bl_obj(x)));
    cr_assert_eq(bl_vm->gc.gen[1].head.next->next, bl_gc_head(bl_obj(y)));
    bl_gc_collect(1);
    cr_assert_eq(bl_gc_generation_of(bl_obj(y)), 2);
    bl_drop(x);
}

Test(gc, a_finalizer_can_resurrect_a_whole_cycle)
{
    BlRef a = cycle_of_two('a', 'b');
    as_node(a)->keep_me = true;
    cr_assert_eq(bl_gc_collect(2), 0);
    expect_story("fafb");
    cr_assert(bl_gc_is_finalized(resurrected));
    bl_clear_ref(&resurrected);
    cr_assert_eq(bl_gc_collect(2), 2);
    expect_story("fafbdbda");
}

Test(gc, resurrection_by_count)
{
    BlRef a = node('a', BL_NULL, BL_NULL);
    as_node(a)->keep_me = true;
    bl_drop(a);
    cr_assert_eq(resurrected, a);
    cr_assert_eq(bl_count(a), 1);
    bl_clear_ref(&resurrected);
    expect_story("fada");
}

Test(gc, weak_references_call_back_newest_first_after_the_finalizer)
{
    BlRef a = node('a', BL_NULL, BL_NULL), r = weak(a, '1'), s = weak(a, '2');
    cr_assert_eq(bl_weak_count(bl_obj(a)), 2);
    bl_drop(a);
    expect_story("fac2c1da");
    cr_assert_eq(bl_weak_get((BlWeakref *)bl_obj(r)), BL_NULL);
    bl_drop(r);
    bl_drop(s);
}

Test(gc, the_collector_clears_weak_references_before_any_finalizer)
{
    BlRef a = cycle_of_two('a', 'b'), r = weak(a, '1'), s = weak(a, '2');
    cr_assert_eq(bl_gc_collect(2), 2);
    expect_story("c2c1fafbdbda");
    bl_drop(r);
    bl_drop(s);
}

Test(gc, a_weak_reference_in_the_garbage_does_not_call)
{
    BlRef a = cycle_of_two('a', 'b');
    as_node(a)->ref[1] = weak(a, '1');
    cr_assert_eq(bl_gc_collect(2), 3);
    expect_story("fafbdbda");
}

Test(gc, the_table_of_weak_references_grows_and_empties)
{
    enum { N = 5000 };
    static BlRef objects[N], refs[N];
    for (int i = 0; i < N; i++) {
        objects[i] = node(0, BL_NULL, BL_NULL);
        refs[i] = weak(objects[i], 'r');
    }
    for (int i = 0; i < N; i++)
        cr_assert_eq(bl_weak_get((BlWeakref *)bl_obj(refs[i])), objects[i]);
    for (int i = 0; i < N; i += 2)
        bl_clear_ref(&refs[i]);
    for (int i = 0; i < N; i++)
        cr_assert_eq(bl_weak_count(bl_obj(objects[i])), i % 2);
    for (int i = 0; i < N; i++)
        bl_drop(objects[i]);
    for (int i = 1; i < N; i += 2)
        bl_drop(refs[i]);
}

Test(gc, allocation_only_asks)
{
    bl_gc_set_threshold(0, 10);
    for (int i = 0; i < 11; i++)
        cycle_of_two(0, 0);
    cr_assert(bl_vm->tick & BL_TICK_GC);
    cr_assert_eq(bl_vm->gc.gen[0].count, 22);
    bl_gc_run_due();
    cr_assert_eq(bl_vm->tick, 0);
    cr_assert_eq(bl_vm->gc.gen[0].count, 0);
    cr_assert_eq(bl_vm->gc.gen[1].count, 1);
    cr_assert_eq(bl_vm->gc.gen[0].collected, 22);
}

Test(gc, disabled_means_no_asking)
{
    bl_gc_set_threshold(0, 10);
    bl_gc_enable(false);
    BlRef n[20];
    for (int i = 0; i < 20; i++)
        n[i] = node(0, BL_NULL, BL_NULL);
    cr_assert_eq(bl_vm->tick, 0);
    bl_gc_enable(true);
    bl_drop(node(0, BL_NULL, BL_NULL));     /* debts are kept */
    cr_assert(bl_vm->tick & BL_TICK_GC);
    for (int i = 0; i < 20; i++)
        bl_drop(n[i]);
}

Test(gc, frozen_objects_are_not_looked_at)
{
    cycle_of_two('a', 'b');
    bl_gc_freeze();
    cr_assert_eq(bl_gc_freeze_count(), 2);
    cr_assert_eq(bl_gc_collect(2), 0);
    bl_gc_unfreeze();
    cr_assert_eq(bl_gc_collect(2), 2);
}

Test(gc, a_dry_run_changes_nothing)
{
    BlRef y = node('y', BL_NULL, BL_NULL), x = node('x', y, BL_NULL);
    BlRef a = cycle_of_two('a', 'b');
    BlGcHead *before[4] = {bl_gc_head(bl_obj(y)), bl_gc_head(bl_obj(x)), bl_gc_head(bl_obj(a)), NULL};
    bl_gc_dry();
    BlGcHead *g = bl_vm->gc.gen[0].head.next;
    for (int i = 0; before[i]; i++, g = g->next)
        cr_assert_eq(g, before[i]);
    expect_story("");
    cr_assert(bl_heap_check());
    bl_drop(x);
    cr_assert_eq(bl_gc_collect(2), 2);
}

Test(gc, the_full_collection_waits_for_a_quarter_of_new_objects)
{
    BlRef live[100];
    for (int i = 0; i < 100; i++)
        live[i] = node(0, BL_NULL, BL_NULL);
    bl_gc_collect(2);
    cr_assert_eq(bl_vm->gc.long_lived, 100);
    bl_gc_set_threshold(0, 1);
    bl_gc_set_threshold(1, 0);
    bl_gc_set_threshold(2, 0);
    int64_t full = bl_vm->gc.gen[2].collections;
    for (int i = 0; i < 10; i++) {          /* 10 survivors are less than a quarter of 100 */
        BlRef n = node(0, BL_NULL, BL_NULL), m = node(0, BL_NULL, BL_NULL);
        bl_gc_run_due();
        bl_drop(n);
        bl_drop(m);
    }
    cr_assert_eq(bl_vm->gc.gen[2].collections, full);
    bl_vm->gc.pending = 25;
    bl_vm->gc.gen[2].count = 1;
    BlRef n = node(0, BL_NULL, BL_NULL), m = node(0, BL_NULL, BL_NULL);
    bl_gc_run_due();
    cr_assert_eq(bl_vm->gc.gen[2].collections, full + 1);
    bl_drop(n);
    bl_drop(m);
    for (int i = 0; i < 100; i++)
        bl_drop(live[i]);
}
