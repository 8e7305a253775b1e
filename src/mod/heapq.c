/* heapq.c -- the module _heapq: a list kept as a binary heap, smallest item first (the _max functions: largest).
 *
 * Items move as in CPython: a hole is pushed down to a leaf along the better children, then the item rises from there;
 * so programs that watch comparisons see the same ones.
 *
 * Beware: a comparison can change the list: then RuntimeError, and nothing of the old storage is touched again.
 */
#include "mod/module.h"
#include "obj/key.h"

/* a before b in this heap? 1, 0, -1. */
static int before(BlVal a, BlVal b, bool max)
{
    BlVal left = max ? b : a, right = max ? a : b;
    if (bl_both_imm_int(left, right))
        return (int64_t)left < (int64_t)right;
    bl_keep(left);
    bl_keep(right);
    int result = bl_compare_bool(left, right, BL_LT);
    bl_drop(left);
    bl_drop(right);
    return result;
}

static bool changed(const BlList *l, size_t n)
{
    if (l->count == n)
        return false;
    bl_raise(bl_exc(RuntimeError), "list changed size during iteration");
    return true;
}

static inline void swap(BlList *l, size_t i, size_t j)
{
    BlVal v = l->items[i];
    l->items[i] = l->items[j];
    l->items[j] = v;
}

/* The item at `at` rises towards `top`. */
static bool rise(BlList *l, size_t top, size_t at, bool max)
{
    size_t n = l->count;
    if (at >= n) {
        bl_raise(bl_exc(IndexError), "index out of range");
        return false;
    }
    while (at > top) {
        size_t parent = (at - 1) >> 1;
        int up = before(l->items[at], l->items[parent], max);
        if (up < 0 || changed(l, n))
            return false;
        if (!up)
            break;
        swap(l, at, parent);
        at = parent;
    }
    return true;
}

/* The item at `at` sinks to a leaf, its better child moving up each time, and rises to its place from there. */
static bool sink(BlList *l, size_t at, bool max)
{
    size_t n = l->count, top = at;
    if (at >= n) {
        bl_raise(bl_exc(IndexError), "index out of range");
        return false;
    }
    while (at < n >> 1) {
        size_t child = 2 * at + 1;
        if (child + 1 < n) {
            int left = before(l->items[child], l->items[child + 1], max);
            if (left < 0 || changed(l, n))
                return false;
            child += !left;
        }
        swap(l, at, child);
        at = child;
    }
    return rise(l, top, at, max);
}

static bool is_heap(BlVal v, const char *where)
{
    if (bl_is_list(v))
        return true;
    bl_raise(bl_exc(TypeError), "%s must be list, not %T", where, v);
    return false;
}

static BlRef heappush(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!is_heap(arg[0], "heappush() argument 1") || !bl_list_append(arg[0], arg[1]))
        return BL_NULL;
    BlList *l = bl_as_list(arg[0]);
    return rise(l, 0, l->count - 1, false) ? BL_NONE : BL_NULL;
}

static BlRef pop(BlVal heap, bool max)
{
    BlList *l = bl_as_list(heap);
    if (l->count == 0)
        return bl_raise(bl_exc(IndexError), "index out of range");
    BlRef item = l->items[--l->count];
    if (l->count == 0)
        return item;
    BlRef top = l->items[0];
    l->items[0] = item;
    if (sink(l, 0, max))
        return top;
    bl_drop(top);
    return BL_NULL;
}

static BlRef replace(BlVal heap, BlVal item, bool max)
{
    BlList *l = bl_as_list(heap);
    if (l->count == 0)
        return bl_raise(bl_exc(IndexError), "index out of range");
    BlRef top = l->items[0];
    l->items[0] = bl_keep(item);
    if (sink(l, 0, max))
        return top;
    bl_drop(top);
    return BL_NULL;
}

static BlRef heapify_all(BlVal heap, bool max)
{
    BlList *l = bl_as_list(heap);
    for (size_t i = l->count >> 1; i > 0; i--)
        if (!sink(l, i - 1, max))
            return BL_NULL;
    return BL_NONE;
}

static BlRef heappop(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "heappop() argument") ? pop(arg[0], false) : BL_NULL;
}

static BlRef heapreplace(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "heapreplace() argument 1") ? replace(arg[0], arg[1], false) : BL_NULL;
}

static BlRef heappushpop(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!is_heap(arg[0], "heappushpop() argument 1"))
        return BL_NULL;
    BlList *l = bl_as_list(arg[0]);
    if (l->count == 0)
        return bl_keep(arg[1]);
    int smaller = before(l->items[0], arg[1], false);
    if (smaller < 0)
        return BL_NULL;
    return smaller ? replace(arg[0], arg[1], false) : bl_keep(arg[1]);
}

static BlRef heapify(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "heapify() argument") ? heapify_all(arg[0], false) : BL_NULL;
}

static BlRef heappop_max(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "_heappop_max() argument") ? pop(arg[0], true) : BL_NULL;
}

static BlRef heapreplace_max(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "_heapreplace_max() argument 1") ? replace(arg[0], arg[1], true) : BL_NULL;
}

static BlRef heapify_max(BlVal self, const BlVal *arg)
{
    (void)self;
    return is_heap(arg[0], "_heapify_max() argument") ? heapify_all(arg[0], true) : BL_NULL;
}

static const BlMethod heapq_methods[] = {
    {"heappush", heappush, "(heap, item, /)", "Push item onto heap, maintaining the heap invariant.", NULL, 0},
    {"heappushpop", heappushpop, "(heap, item, /)", "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().", NULL, 0},
    {"heappop", heappop, "(heap, /)", "Pop the smallest item off the heap, maintaining the heap invariant.", NULL, 0},
    {"heapreplace", heapreplace, "(heap, item, /)", "Pop and return the current smallest value, and add the new item.\n\nThis is more efficient than heappop() followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.", NULL, 0},
    {"heapify", heapify, "(heap, /)", "Transform list into a heap, in-place, in O(len(heap)) time.", NULL, 0},
    {"_heappop_max", heappop_max, "(heap, /)", "Maxheap variant of heappop.", NULL, 0},
    {"_heapreplace_max", heapreplace_max, "(heap, item, /)", "Maxheap variant of heapreplace.", NULL, 0},
    {"_heapify_max", heapify_max, "(heap, /)", "Maxheap variant of heapify.", NULL, 0},
    {0},
};

static bool heapq_exec(BlVal module)
{
    return bl_module_add_str(module, "__about__",
                             "Heap queues\n\nA heap is an array in which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for every k, counting from 0;\n"
                             "places that do not exist count as infinitely large. So a[0] is always the smallest item.");
}

const BlModuleDef bl_mod_heapq = {
    .name = "_heapq", .doc = "Heap queue algorithm (a.k.a. priority queue).", .methods = heapq_methods, .exec = heapq_exec,
};
