/* gc.c -- module gc: the collector's switches and windows, and the hooks through which mem/gc.c reaches programs.
 *
 * Always: bl_vm->gc.garbage and .callbacks are lists once the module exists; rebinding the module's attributes does not
 * change them.
 */
#include "mem/gc.h"

#include "mod/module.h"

static BlGcState *state(void) { return &bl_vm->gc; }

/* ---- hooks ---- */

static BlRef phase_info(int generation, int64_t collected, int64_t uncollectable)
{
    BlRef info = bl_dict_new(), found = bl_int_from_int64(collected);
    if (info == BL_NULL || found == BL_NULL || !bl_dict_set_c(info, "generation", bl_from_imm(generation))
        || !bl_dict_set_c(info, "collected", found) || !bl_dict_set_c(info, "uncollectable", bl_from_imm(uncollectable)))
        bl_clear_ref(&info);
    bl_drop(found);
    return info;
}

/* Calls every function of gc.callbacks; an exception in one does not keep the others from running. */
static void call_callbacks(const char *phase, int generation, int64_t collected, int64_t uncollectable)
{
    BlVal callbacks = state()->callbacks;
    if (callbacks == BL_NULL || bl_as_list(callbacks)->count == 0)
        return;
    BlRef name = bl_str_c(phase), info = name == BL_NULL ? BL_NULL : phase_info(generation, collected, uncollectable);
    if (info == BL_NULL) {
        bl_unraisable(BL_NONE);
        bl_drop(name);
        return;
    }
    for (size_t i = 0; i < bl_as_list(callbacks)->count; i++) {
        BlRef f = bl_keep(bl_as_list(callbacks)->items[i]);
        BlRef r = bl_call2(f, name, info);
        if (r == BL_NULL)
            bl_unraisable(f);
        bl_drop(r);
        bl_drop(f);
    }
    bl_drop(info);
    bl_drop(name);
}

static bool append_garbage(BlVal o)
{
    return state()->garbage == BL_NULL || bl_list_append(state()->garbage, o);
}

/* ---- switches ---- */

static BlRef gc_enable(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_gc_enable(true);
    return BL_NONE;
}

static BlRef gc_disable(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_gc_enable(false);
    return BL_NONE;
}

static BlRef gc_isenabled(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_from_bool(state()->enabled);
}

/* v as a C int. */
static bool to_c_int(BlVal v, int *out)
{
    BlRef n = bl_index(v);
    int64_t i = 0;
    if (n == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(n, &i);
    bl_drop(n);
    if (!fits || i > INT32_MAX || i < INT32_MIN) {
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
        return false;
    }
    *out = (int)i;
    return true;
}

static BlRef gc_collect(BlVal self, const BlVal *arg)
{
    (void)self;
    int generation;
    if (!to_c_int(arg[0], &generation))
        return BL_NULL;
    if (generation < 0 || generation >= BL_GENERATIONS)
        return bl_raise(bl_exc(ValueError), "invalid generation");
    return bl_int_from_int64(bl_gc_collect(generation));
}

static bool threshold_from(BlVal v, int *out)
{
    BlRef n = bl_index(v);
    int64_t i = 0;
    if (n == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(n, &i);
    bl_drop(n);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C long");
    else if (i > INT32_MAX)
        bl_raise(bl_exc(OverflowError), "signed integer is greater than maximum");
    else if (i < INT32_MIN)
        bl_raise(bl_exc(OverflowError), "signed integer is less than minimum");
    else {
        *out = (int)i;
        return true;
    }
    return false;
}

static BlRef gc_set_threshold(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("set_threshold", kwnames))
        return BL_NULL;
    if (nargs < 1 || nargs > BL_GENERATIONS)
        return bl_raise(bl_exc(TypeError), "set_threshold() takes at %s %d argument%s (%zu given)", nargs ? "most" : "least",
                        nargs ? BL_GENERATIONS : 1, nargs ? "s" : "", nargs);
    int n[BL_GENERATIONS];
    for (size_t i = 0; i < nargs; i++)
        if (!threshold_from(arg[i], &n[i]))
            return BL_NULL;
    for (size_t i = 0; i < nargs; i++)
        bl_gc_set_threshold((int)i, n[i]);
    return BL_NONE;
}

static BlRef gc_get_threshold(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    const BlGeneration *g = state()->gen;
    return bl_tuple_pack(3, bl_from_imm(g[0].threshold), bl_from_imm(g[1].threshold), bl_from_imm(g[2].threshold));
}

static BlRef gc_get_count(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    const BlGeneration *g = state()->gen;
    return bl_tuple_pack(3, bl_from_imm(g[0].count), bl_from_imm(g[1].count), bl_from_imm(g[2].count));
}

static BlRef gc_set_debug(BlVal self, const BlVal *arg)
{
    (void)self;
    int flags;
    if (!to_c_int(arg[0], &flags))
        return BL_NULL;
    state()->debug = flags;
    return BL_NONE;
}

static BlRef gc_get_debug(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_from_imm(state()->debug);
}

static BlRef gc_freeze(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_gc_freeze();
    return BL_NONE;
}

static BlRef gc_unfreeze(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_gc_unfreeze();
    return BL_NONE;
}

static BlRef gc_get_freeze_count(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_int_from_int64(bl_gc_freeze_count());
}

/* ---- windows ---- */

static BlRef stats_of(const BlGeneration *g)
{
    BlRef d = bl_dict_new();
    if (d != BL_NULL && bl_dict_set_c(d, "collections", bl_from_imm(g->collections)) && bl_dict_set_c(d, "collected", bl_from_imm(g->collected))
        && bl_dict_set_c(d, "uncollectable", bl_from_imm(g->uncollectable)))
        return d;
    bl_drop(d);
    return BL_NULL;
}

static BlRef gc_get_stats(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    BlGeneration now[BL_GENERATIONS];           /* making the answer may not change it */
    memcpy(now, state()->gen, sizeof now);
    BlRef list = bl_list_new(BL_GENERATIONS);
    for (int i = 0; list != BL_NULL && i < BL_GENERATIONS; i++) {
        BlRef d = stats_of(&now[i]);
        if (d == BL_NULL || !bl_list_adopt(list, d))
            bl_clear_ref(&list);
    }
    return list;
}

typedef struct Gather {
    BlVal list;
    bool failed;
    const BlVal *wanted;        /* get_referrers: the objects looked for */
    size_t nwanted;
    bool found;
} Gather;

static void gather(BlVal v, Gather *g)
{
    if (!g->failed && v != g->list && !bl_list_append(g->list, v))
        g->failed = true;
}

static void gather_object(BlObject *o, void *ctx) { gather(bl_from_obj(o), ctx); }

static void gather_reference(BlVal v, void *ctx)
{
    if (v != BL_NULL)
        gather(v, ctx);
}

static BlRef gathered(BlRef list, const Gather *g)
{
    if (!g->failed)
        return list;
    bl_drop(list);
    return BL_NULL;
}

/* None (-1), or an index; false: raised. */
static bool generation_from(BlVal v, int64_t *out)
{
    *out = -1;
    if (v == BL_NONE)
        return true;
    if (!bl_is_int(v) && !(bl_is_heap(v) && bl_heap_type(v)->index)) {
        bl_raise(bl_exc(TypeError), "argument should be integer or None, not '%.200s'", bl_type_name(v));
        return false;
    }
    BlRef n = bl_index(v);
    if (n == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(n, out);
    bl_drop(n);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "cannot fit '%s' into an index-sized integer", bl_type_name(v));
    else if (*out >= BL_GENERATIONS)
        bl_raise(bl_exc(ValueError), "generation parameter must be less than the number of available generations (%d)", BL_GENERATIONS);
    else if (*out < -1)
        bl_raise(bl_exc(ValueError), "generation parameter cannot be negative");
    else
        return true;
    return false;
}

static BlRef gc_get_objects(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t generation;
    if (!generation_from(arg[0], &generation))
        return BL_NULL;
    BlRef list = bl_list_new(0);
    if (list == BL_NULL)
        return BL_NULL;
    Gather g = {.list = list};
    bl_gc_each((int)generation, gather_object, &g);
    return gathered(list, &g);
}

static void look_for(BlVal v, void *ctx)
{
    Gather *g = ctx;
    for (size_t i = 0; i < g->nwanted && !g->found; i++)
        g->found = v == g->wanted[i];
}

static void gather_referrer(BlObject *o, void *ctx)
{
    Gather *g = ctx;
    g->found = false;
    if (bl_from_obj(o) != g->list)
        o->shape->type->traverse(o, look_for, g);
    if (g->found)
        gather(bl_from_obj(o), g);
}

static BlRef gc_get_referrers(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("get_referrers", kwnames))
        return BL_NULL;
    BlRef list = bl_list_new(0);
    if (list == BL_NULL)
        return BL_NULL;
    Gather g = {.list = list, .wanted = arg, .nwanted = nargs};
    bl_gc_each(-1, gather_referrer, &g);
    return gathered(list, &g);
}

static BlRef gc_get_referents(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("get_referents", kwnames))
        return BL_NULL;
    BlRef list = bl_list_new(0);
    if (list == BL_NULL)
        return BL_NULL;
    Gather g = {.list = list};
    for (size_t i = 0; i < nargs; i++)
        if (bl_has_flag(arg[i], BL_TF_TRACKED))
            bl_heap_type(arg[i])->traverse(bl_obj(arg[i]), gather_reference, &g);
    return gathered(list, &g);
}

static BlRef gc_is_tracked(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_from_bool(bl_has_flag(arg[0], BL_TF_TRACKED) && bl_gc_is_tracked(bl_obj(arg[0])));
}

static BlRef gc_is_finalized(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_from_bool(bl_gc_is_finalized(arg[0]));
}

/* ---- module ---- */

static const BlMethod gc_methods[] = {
    {.name = "enable", .fn = gc_enable, .signature = "()", .doc = "Enable automatic garbage collection."},
    {.name = "disable", .fn = gc_disable, .signature = "()", .doc = "Disable automatic garbage collection."},
    {.name = "isenabled", .fn = gc_isenabled, .signature = "()", .doc = "Tell whether automatic collection is enabled."},
    {.name = "collect", .fn = gc_collect, .signature = "(generation=2)", .doc = "Collect a generation and those younger; answer how many objects were unreachable."},
    {.name = "get_count", .fn = gc_get_count, .signature = "()", .doc = "The three collection counts."},
    {.name = "set_threshold", .vector = gc_set_threshold, .doc = "set_threshold(threshold0[, threshold1[, threshold2]])\nSet the thresholds; threshold0 of 0 turns automatic collection off."},
    {.name = "get_threshold", .fn = gc_get_threshold, .signature = "()", .doc = "The three collection thresholds."},
    {.name = "set_debug", .fn = gc_set_debug, .signature = "(flags, /)", .doc = "Set the debugging flags, a sum of DEBUG_ constants."},
    {.name = "get_debug", .fn = gc_get_debug, .signature = "()", .doc = "The debugging flags."},
    {.name = "get_stats", .fn = gc_get_stats, .signature = "()", .doc = "A list of three dictionaries, one for each generation."},
    {.name = "get_objects", .fn = gc_get_objects, .signature = "(generation=None)", .doc = "A list of the tracked objects of a generation, or of all."},
    {.name = "get_referrers", .vector = gc_get_referrers, .doc = "get_referrers(*objs) -> list\nThe tracked objects that refer to any of objs."},
    {.name = "get_referents", .vector = gc_get_referents, .doc = "get_referents(*objs) -> list\nThe objects that objs refer to."},
    {.name = "is_tracked", .fn = gc_is_tracked, .signature = "(obj, /)", .doc = "Tell whether the collector knows the object."},
    {.name = "is_finalized", .fn = gc_is_finalized, .signature = "(obj, /)", .doc = "Tell whether the object has been finalized."},
    {.name = "freeze", .fn = gc_freeze, .signature = "()", .doc = "Move all tracked objects where no collection looks."},
    {.name = "unfreeze", .fn = gc_unfreeze, .signature = "()", .doc = "Move the frozen objects back into the oldest generation."},
    {.name = "get_freeze_count", .fn = gc_get_freeze_count, .signature = "()", .doc = "The number of frozen objects."},
    {0}
};

/* Makes *list if need be and adds it to the module. */
static bool add_list(BlVal module, const char *name, BlRef *list)
{
    if (*list == BL_NULL)
        *list = bl_list_new(0);
    return *list != BL_NULL && bl_module_add(module, name, bl_keep(*list));
}

static bool gc_exec(BlVal module)
{
    BlGcState *gc = state();
    bl_gc_hooks.callback = call_callbacks;
    bl_gc_hooks.append_garbage = append_garbage;
    return add_list(module, "garbage", &gc->garbage) && add_list(module, "callbacks", &gc->callbacks)
           && bl_module_add_int(module, "DEBUG_STATS", BL_GC_DEBUG_STATS)
           && bl_module_add_int(module, "DEBUG_COLLECTABLE", BL_GC_DEBUG_COLLECTABLE)
           && bl_module_add_int(module, "DEBUG_UNCOLLECTABLE", BL_GC_DEBUG_UNCOLLECTABLE)
           && bl_module_add_int(module, "DEBUG_SAVEALL", BL_GC_DEBUG_SAVEALL)
           && bl_module_add_int(module, "DEBUG_LEAK", BL_GC_DEBUG_COLLECTABLE | BL_GC_DEBUG_UNCOLLECTABLE | BL_GC_DEBUG_SAVEALL);
}

const BlModuleDef bl_mod_gc = {
    .name = "gc",
    .doc = "Access to the collector of reference cycles: switches, thresholds, statistics, and a view of what it tracks.",
    .methods = gc_methods,
    .exec = gc_exec,
};
