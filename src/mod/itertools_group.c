/* itertools_group.c -- groupby and tee: several iterators that share one source.
 *
 * A group is alive only while it is its groupby's current one: taking the next group ends it.
 * The copies made by tee walk one chain of blocks; a block reads its items from the source when the first copy asks,
 * and dies when the last copy has passed it.
 */
#include "mod/itertools_impl.h"
#include "obj/key.h"

/* ---- groupby ---- */

typedef struct GroupBy {
    BlObject head;
    BlRef it, keyfunc;
    BlRef target_key;           /* of the group given out last */
    BlRef key, value;           /* read ahead; BL_NULL: nothing */
    const BlObject *group;      /* the living group; compared, never followed */
} GroupBy;

typedef struct Grouper {
    BlObject head;
    BlRef parent;
    BlRef key;
} Grouper;

static BlRef groupby_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("groupby", "(iterable, key=None)", arg, nargs, kwnames, given))
        return BL_NULL;
    BlRef it = bl_iter(given[0]);
    BlObject *o = it == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(it);
        return BL_NULL;
    }
    GroupBy *g = (GroupBy *)o;
    g->it = it;
    g->keyfunc = bl_keep(given[1]);
    g->target_key = g->key = g->value = BL_NULL;
    g->group = NULL;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void groupby_clear(BlObject *o)
{
    GroupBy *g = (GroupBy *)o;
    bl_clear_ref(&g->it);
    bl_clear_ref(&g->keyfunc);
    bl_clear_ref(&g->target_key);
    bl_clear_ref(&g->key);
    bl_clear_ref(&g->value);
}

static void groupby_free(BlObject *o)
{
    bl_gc_untrack(o);
    groupby_clear(o);
    bl_object_free(o, o->shape->size);
}

static void groupby_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    GroupBy *g = (GroupBy *)o;
    visit(g->it, ctx);
    visit(g->keyfunc, ctx);
    visit(g->target_key, ctx);
    visit(g->key, ctx);
    visit(g->value, ctx);
}

/* Read one item ahead; false: the end, or raised. */
static bool step(GroupBy *g)
{
    BlRef value = bl_next(g->it);
    if (value == BL_NULL)
        return false;
    BlRef key = g->keyfunc == BL_NONE ? bl_keep(value) : bl_call1(g->keyfunc, value);
    if (key == BL_NULL) {
        bl_drop(value);
        return false;
    }
    bl_replace(&g->value, value);
    bl_replace(&g->key, key);
    return true;
}

static BlRef make_group(BlVal parent, BlVal key)
{
    BlShape *shape = bl_class_shape(bl_itertools()->grouper);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    Grouper *group = (Grouper *)o;
    group->parent = bl_keep(parent);
    group->key = bl_keep(key);
    ((GroupBy *)bl_obj(parent))->group = o;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef groupby_next(BlVal self)
{
    GroupBy *g = (GroupBy *)bl_obj(self);
    g->group = NULL;
    for (;;) {                          /* past the rest of the last group */
        if (g->key != BL_NULL) {
            if (g->target_key == BL_NULL)
                break;
            int same = bl_key_eq(g->target_key, g->key);
            if (same < 0)
                return BL_NULL;
            if (!same)
                break;
        }
        if (!step(g))
            return BL_NULL;
    }
    bl_replace(&g->target_key, bl_keep(g->key));
    BlRef group = make_group(self, g->target_key), result = BL_NULL;
    if (group != BL_NULL)
        result = bl_tuple_pack(2, g->key, group);
    bl_drop(group);
    return result;
}

static BlRef groupby_reduce(BlVal self, const BlVal *arg)
{
    GroupBy *g = (GroupBy *)bl_obj(self);
    (void)arg;
    BlRef args = bl_tuple_pack(2, g->it, g->keyfunc), state = BL_NULL;
    if (args != BL_NULL && g->target_key != BL_NULL && g->key != BL_NULL && g->value != BL_NULL &&
        (state = bl_tuple_pack(3, g->key, g->value, g->target_key)) == BL_NULL)
        bl_clear_ref(&args);
    return bl_itertools_reduced(self, args, state);
}

static BlRef groupby_setstate(BlVal self, const BlVal *arg)
{
    GroupBy *g = (GroupBy *)bl_obj(self);
    if (!bl_itertools_state(arg[0], 3, 3))
        return BL_NULL;
    BlRef part[3];
    for (int i = 0; i < 3; i++)
        part[i] = bl_keep(bl_as_tuple(arg[0])->items[i]);
    bl_replace(&g->key, part[0]);
    bl_replace(&g->value, part[1]);
    bl_replace(&g->target_key, part[2]);
    return BL_NONE;
}

static const BlMethod groupby_methods[] = {
    {"__reduce__", groupby_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", groupby_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

static const char groupby_doc[] =
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n"
    "  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.";

const BlType bl_itertools_groupby_type = {
    .name = "itertools.groupby", .doc = groupby_doc, .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .size = sizeof(GroupBy),
    .free = groupby_free, .traverse = groupby_traverse, .clear = groupby_clear, .new_ = groupby_new,
    .iter = bl_return_self, .next = groupby_next, .methods = groupby_methods,
};

static BlRef grouper_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    (void)cls;
    if (!bl_parse_args("_grouper", "(parent, tgtkey, /)", arg, nargs, kwnames, given))
        return BL_NULL;
    if (bl_class_of(given[0])->native != &bl_itertools_groupby_type)
        return bl_raise(bl_exc(TypeError), "_grouper() argument 1 must be itertools.groupby, not %T", given[0]);
    return make_group(given[0], given[1]);
}

static void grouper_clear(BlObject *o)
{
    bl_clear_ref(&((Grouper *)o)->parent);
    bl_clear_ref(&((Grouper *)o)->key);
}

static void grouper_free(BlObject *o)
{
    bl_gc_untrack(o);
    grouper_clear(o);
    bl_object_free(o, o->shape->size);
}

static void grouper_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Grouper *)o)->parent, ctx);
    visit(((Grouper *)o)->key, ctx);
}

static BlRef grouper_next(BlVal self)
{
    Grouper *group = (Grouper *)bl_obj(self);
    if (group->parent == BL_NULL)
        return BL_NULL;
    GroupBy *g = (GroupBy *)bl_obj(group->parent);
    if (g->group != &group->head || (g->value == BL_NULL && !step(g)))
        return BL_NULL;
    int same = bl_key_eq(group->key, g->key);
    if (same <= 0)
        return BL_NULL;
    BlRef value = g->value;
    g->value = BL_NULL;
    bl_clear_ref(&g->key);
    return value;
}

static BlRef grouper_reduce(BlVal self, const BlVal *arg)
{
    Grouper *group = (Grouper *)bl_obj(self);
    (void)arg;
    if (group->parent == BL_NULL || ((GroupBy *)bl_obj(group->parent))->group != &group->head)
        return bl_iter_reduced("iter", bl_keep(bl_tuple_empty()), BL_NULL);
    return bl_itertools_reduced(self, bl_tuple_pack(2, group->parent, group->key), BL_NULL);
}

static const BlMethod grouper_methods[] = {
    {"__reduce__", grouper_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_grouper_type = {
    .name = "itertools._grouper", .flags = BL_TF_TRACKED, .size = sizeof(Grouper),
    .free = grouper_free, .traverse = grouper_traverse, .clear = grouper_clear, .new_ = grouper_new,
    .iter = bl_return_self, .next = grouper_next, .methods = grouper_methods,
};

/* ---- tee ---- */

enum { BLOCK_ITEMS = 57 };

typedef struct TeeData {
    BlObject head;
    BlRef it;                   /* the source */
    BlRef next;                 /* block after this one, or BL_NULL */
    uint32_t count;             /* items read so far */
    bool reading;               /* the source is being asked right now */
    BlRef items[BLOCK_ITEMS];
} TeeData;

typedef struct Tee {
    BlObject head;
    BlRef block;
    uint32_t at;
} Tee;

static BlRef teedata_make(BlVal it)
{
    BlShape *shape = bl_class_shape(bl_itertools()->teedata);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    TeeData *d = (TeeData *)o;
    d->it = bl_keep(it);
    d->next = BL_NULL;
    d->count = 0;
    d->reading = false;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef teedata_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[3];
    (void)cls;
    if (!bl_parse_args("_tee_dataobject", "(it, values, next, /)", arg, nargs, kwnames, given))
        return BL_NULL;
    if (!bl_is_exact(given[1], LIST) || bl_as_list(given[1])->count > BLOCK_ITEMS)
        return bl_raise(bl_exc(ValueError), "Invalid arguments");
    BlRef self = teedata_make(given[0]);
    if (self == BL_NULL)
        return self;
    TeeData *d = (TeeData *)bl_obj(self);
    const BlList *values = bl_as_list(given[1]);
    for (; d->count < values->count; d->count++)
        d->items[d->count] = bl_keep(values->items[d->count]);
    if (given[2] != BL_NONE && bl_class_of(given[2])->native == &bl_itertools_teedata_type)
        d->next = bl_keep(given[2]);
    return self;
}

static void teedata_clear(BlObject *o)
{
    TeeData *d = (TeeData *)o;
    bl_clear_ref(&d->it);
    uint32_t n = d->count;
    d->count = 0;
    for (uint32_t i = 0; i < n; i++)
        bl_drop(d->items[i]);
    bl_clear_ref(&d->next);
}

static void teedata_free(BlObject *o)
{
    bl_gc_untrack(o);
    teedata_clear(o);
    bl_object_free(o, o->shape->size);
}

static void teedata_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    TeeData *d = (TeeData *)o;
    visit(d->it, ctx);
    for (uint32_t i = 0; i < d->count; i++)
        visit(d->items[i], ctx);
    visit(d->next, ctx);
}

static BlRef teedata_reduce(BlVal self, const BlVal *arg)
{
    TeeData *d = (TeeData *)bl_obj(self);
    (void)arg;
    BlRef values = bl_list_new(d->count), args = BL_NULL;
    for (uint32_t i = 0; values != BL_NULL && i < d->count; i++)
        if (!bl_list_append(values, d->items[i]))
            bl_clear_ref(&values);
    if (values != BL_NULL)
        args = bl_tuple_pack(3, d->it, values, d->next == BL_NULL ? BL_NONE : d->next);
    bl_drop(values);
    return bl_itertools_reduced(self, args, BL_NULL);
}

static const BlMethod teedata_methods[] = {
    {"__reduce__", teedata_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_teedata_type = {
    .name = "itertools._tee_dataobject", .doc = "Data container common to multiple tee objects.", .flags = BL_TF_TRACKED, .size = sizeof(TeeData),
    .free = teedata_free, .traverse = teedata_traverse, .clear = teedata_clear, .new_ = teedata_new, .methods = teedata_methods,
};

static BlRef tee_make(BlRef block, uint32_t at)
{
    BlShape *shape = bl_class_shape(bl_itertools()->tee);
    BlObject *o = block == BL_NULL ? NULL : bl_object_new(shape, shape->size);
    if (!o) {
        bl_drop(block);
        return BL_NULL;
    }
    ((Tee *)o)->block = block;
    ((Tee *)o)->at = at;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef tee_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    Tee *t = (Tee *)bl_obj(self);
    return tee_make(bl_keep(t->block), t->at);
}

static BlRef tee_from(BlVal iterable)
{
    BlRef it = bl_iter(iterable), result;
    if (it == BL_NULL)
        return it;
    if (bl_class_of(it)->table == &bl_itertools_tee_type)
        result = tee_copy(it, NULL);
    else
        result = tee_make(teedata_make(it), 0);
    bl_drop(it);
    return result;
}

static BlRef tee_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_no_keywords("_tee", kwnames) || !bl_check_arity("_tee", nargs, 1, 1))
        return BL_NULL;
    return tee_from(arg[0]);
}

static void tee_clear(BlObject *o) { bl_clear_ref(&((Tee *)o)->block); }

static void tee_free(BlObject *o)
{
    bl_gc_untrack(o);
    tee_clear(o);
    bl_object_free(o, o->shape->size);
}

static void tee_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((Tee *)o)->block, ctx); }

/* Item `at` of a block, read from the source if this is the first to ask. */
static BlRef block_item(TeeData *d, uint32_t at)
{
    if (at < d->count)
        return bl_keep(d->items[at]);
    if (d->reading)
        return bl_raise(bl_exc(RuntimeError), "cannot re-enter the tee iterator");
    if (d->it == BL_NULL)
        return BL_NULL;
    d->reading = true;
    BlRef it = bl_keep(d->it), item = bl_next(it);
    bl_drop(it);
    d->reading = false;
    if (item == BL_NULL || d->count >= BLOCK_ITEMS)
        return item;
    d->items[d->count++] = bl_keep(item);
    return item;
}

static BlRef tee_next(BlVal self)
{
    Tee *t = (Tee *)bl_obj(self);
    if (t->block == BL_NULL)
        return BL_NULL;
    if (t->at >= BLOCK_ITEMS) {
        TeeData *d = (TeeData *)bl_obj(t->block);
        if (d->next == BL_NULL && (d->next = teedata_make(d->it)) == BL_NULL)
            return BL_NULL;
        t->at = 0;
        bl_replace(&t->block, bl_keep(d->next));
    }
    BlRef block = bl_keep(t->block);
    BlRef item = block_item((TeeData *)bl_obj(block), t->at);
    if (item != BL_NULL)
        t->at++;
    bl_drop(block);
    return item;
}

static BlRef tee_reduce(BlVal self, const BlVal *arg)
{
    Tee *t = (Tee *)bl_obj(self);
    (void)arg;
    BlRef state = bl_tuple_pack(2, t->block, bl_from_imm(t->at));
    return state == BL_NULL ? state : bl_itertools_reduced(self, bl_tuple_pack(1, bl_tuple_empty()), state);
}

static BlRef tee_setstate(BlVal self, const BlVal *arg)
{
    Tee *t = (Tee *)bl_obj(self);
    int64_t at;
    if (!bl_itertools_state(arg[0], 2, 2))
        return BL_NULL;
    BlVal block = bl_as_tuple(arg[0])->items[0];
    if (bl_class_of(block)->native != &bl_itertools_teedata_type)
        return bl_raise(bl_exc(TypeError), "argument 1 must be itertools._tee_dataobject, not %T", block);
    if (!bl_index_int64(bl_as_tuple(arg[0])->items[1], &at, bl_exc(OverflowError)))
        return BL_NULL;
    if (at < 0 || at > BLOCK_ITEMS)
        return bl_raise(bl_exc(ValueError), "Index out of range");
    bl_replace(&t->block, bl_keep(block));
    t->at = (uint32_t)at;
    return BL_NONE;
}

static const BlMethod tee_methods[] = {
    {"__reduce__", tee_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", tee_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {"__copy__", tee_copy, "()", "Returns an independent iterator.", NULL, 0},
    {0},
};

const BlType bl_itertools_tee_type = {
    .name = "itertools._tee", .doc = "Iterator wrapped to make it copyable.", .flags = BL_TF_TRACKED | BL_TF_WEAKREF, .size = sizeof(Tee),
    .free = tee_free, .traverse = tee_traverse, .clear = tee_clear, .new_ = tee_new,
    .iter = bl_return_self, .next = tee_next, .methods = tee_methods,
};

/* The first copy is the iterator itself if it can be copied, else a tee over it; the others are copies of that. */
BlRef bl_itertools_tee(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t n = bl_imm_int(arg[1]);
    if (n < 0)
        return bl_raise(bl_exc(ValueError), "n must be >= 0");
    if (n == 0)
        return bl_keep(bl_tuple_empty());
    BlRef it = bl_iter(arg[0]), copy = BL_NULL, result = BL_NULL;
    if (it == BL_NULL)
        return it;
    int has = bl_find_attr(it, bl_name(__copy__), &copy);
    if (has == 0) {
        bl_replace(&it, tee_from(it));
        has = it == BL_NULL ? -1 : bl_find_attr(it, bl_name(__copy__), &copy);
    }
    if (has == 1)
        result = bl_tuple_raw((size_t)n);
    if (result != BL_NULL)
        bl_as_tuple(result)->items[0] = bl_keep(it);
    for (int64_t i = 1; result != BL_NULL && i < n; i++) {
        BlRef one = bl_call0(copy);
        if (one == BL_NULL)
            bl_clear_ref(&result);
        else
            bl_as_tuple(result)->items[i] = one;
    }
    if (result != BL_NULL)
        bl_tuple_done(result);
    bl_drop(copy);
    bl_drop(it);
    return result;
}
