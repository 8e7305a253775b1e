/* instance.c -- attributes of instances: in slots given by the shape, or in a dict; and the life of instances of heap classes.
 *
 * An instance is in dict mode when its shape has BL_SF_DICT: the extra word is then 0 (no dict yet) or a dict value.
 * Otherwise the extra word is 0 or the overflow array.
 *
 * Always: slots below max_slot that are not on the shape's path hold BL_NULL, so presence is one load.
 * Release order is memory/SPEC 2.3: own __slots__ before the base's, then attributes as the class first saw the names.
 */
#include "obj/class_state.h"

static bool has_dict_type(const BlType *t) { return (t->flags & BL_TF_HAS_DICT) != 0; }

BlRef *bl_managed_dict(BlVal o)
{
    uint32_t at = bl_obj(o)->shape->cls->dict_at;
    return at ? (BlRef *)(void *)((char *)bl_obj(o) + at) : NULL;
}

/* Does the object carry the extra word (plain layout or prefix) for attributes? */
static bool has_extra(BlObject *o)
{
    return (o->shape->flags & BL_SF_HAS_EXTRA) && has_dict_type(o->shape->type);
}

bool bl_has_instance_dict(BlVal v)
{
    if (!bl_is_heap(v))
        return false;
    return has_extra(bl_obj(v)) || bl_managed_dict(v) || bl_is_class(v);
}

/* ---- new ---- */
BlRef bl_instance_new(BlClass *c)
{
    BlShape *s = c->root;
    if (BL_UNLIKELY(s->inline_cap != c->room) && (c->flags & BL_TF_HAS_DICT)) {
        s = bl_class_root(c, c->room);
        if (!s)
            return BL_NULL;
        c->root = s;
    }
    enum { USUAL = BL_TF_TRACKED | BL_TF_HEAP };
    bool usual = (s->type->flags & USUAL) == USUAL && !(s->flags & BL_SF_EXTRA_BEFORE);
    BlObject *o = BL_LIKELY(usual) ? bl_object_new_listed(bl_vm, s, s->size) : bl_object_new_fast(s, s->size);
    if (BL_UNLIKELY(!o))
        return BL_NULL;
    if (BL_LIKELY(usual))
        c->head.count++;
    if (BL_LIKELY(s->size > sizeof(BlObject))) {
        BlInstance *i = (BlInstance *)o;
        i->extra = 0;
        BlVal *end = (BlVal *)((char *)o + s->size);
        for (BlVal *p = i->slots; p < end; p++)
            *p = BL_NULL;
    }
    if (BL_UNLIKELY(!usual) && (s->type->flags & BL_TF_TRACKED))
        bl_gc_track(o);
    return bl_from_obj(o);
}

/* ---- reading ---- */
static BlVal dict_of_extra(BlObject *o)
{
    uint64_t w = *bl_extra_word(o);
    return w ? (BlVal)w : BL_NULL;
}

/* Position and value of a name in shape mode; NULL: not set. */
static BlVal *find_slot(BlObject *o, BlVal interned)
{
    BlShape *s = o->shape;
    int n = bl_names_find(&s->cls->names, interned);
    if (n < 0 || n >= s->max_slot)
        return NULL;
    BlVal *p = bl_shape_slot(o, s, (uint32_t)n);
    return *p == BL_NULL ? NULL : p;
}

BlVal bl_instance_get(BlVal v, BlVal name)
{
    if (!bl_is_heap(v))
        return BL_NULL;
    BlObject *o = bl_obj(v);
    if (!has_extra(o)) {
        BlRef *managed = bl_managed_dict(v);
        BlVal dict = managed ? *managed : bl_is_class(v) ? bl_class_dict(bl_as_class(v)) : BL_NULL;
        return dict == BL_NULL ? BL_NULL : bl_dict_get_str(dict, name);
    }
    if (o->shape->flags & BL_SF_DICT) {
        BlVal dict = dict_of_extra(o);
        return dict == BL_NULL ? BL_NULL : bl_dict_get_str(dict, name);
    }
    BlRef owned;
    BlVal interned = bl_interned_name(name, &owned);
    if (interned == BL_NULL)
        return BL_NULL;
    BlVal *p = find_slot(o, interned);
    bl_drop(owned);
    return p ? *p : BL_NULL;
}

/* ---- from slots to a dict ---- */

/* Calls for the names of the path, oldest first, with the room of an array. */
static size_t path_names(const BlShape *s, BlVal *names)
{
    size_t n = s->count, i = n;
    for (; s && s->count; s = s->parent)
        names[--i] = s->name;
    return n;
}

static BlRef copy_slots(BlObject *o)
{
    BlShape *s = o->shape;
    BlVal names[BL_NAMES_MAX];
    size_t n = path_names(s, names);
    BlRef dict = bl_dict_sized(n);
    if (dict == BL_NULL)
        return BL_NULL;
    for (size_t i = 0; i < n; i++) {
        BlVal *p = find_slot(o, names[i]);
        if (p && !bl_dict_set(dict, names[i], *p)) {
            bl_drop(dict);
            return BL_NULL;
        }
    }
    return dict;
}

/* All slots to BL_NULL and the overflow array away; the values go to out (room for BL_NAMES_MAX). The shape is left to the caller. */
static size_t take_slots(BlObject *o, BlVal *out)
{
    BlShape *s = o->shape;
    size_t n = s->max_slot;
    for (size_t i = 0; i < n; i++) {
        BlVal *p = bl_shape_slot(o, s, (uint32_t)i);
        out[i] = *p;
        *p = BL_NULL;
    }
    BlInstance *inst = (BlInstance *)o;
    bl_mfree((void *)(uintptr_t)inst->extra);
    inst->extra = 0;
    return n;
}

/* The dict takes over the values: shape mode to dict mode. */
static bool to_dict_mode(BlObject *o)
{
    BlShape *twin = bl_shape_dict_twin(o->shape, false);
    BlRef dict = twin ? copy_slots(o) : BL_NULL;
    if (dict == BL_NULL)
        return false;
    BlVal values[BL_NAMES_MAX];
    size_t n = take_slots(o, values);
    o->shape = twin;
    ((BlInstance *)o)->extra = dict;
    for (size_t i = 0; i < n; i++)
        bl_drop(values[i]);
    return true;
}

/* The dict of an object in dict mode, made if absent; borrowed. */
static BlVal own_dict(BlObject *o)
{
    uint64_t *word = bl_extra_word(o);
    if (*word == 0) {
        BlRef dict = bl_dict_new();
        if (dict == BL_NULL)
            return BL_NULL;
        *word = dict;
    }
    return *word;
}

BlRef bl_instance_dict(BlVal v)
{
    if (!bl_is_heap(v))
        return BL_NULL;
    BlObject *o = bl_obj(v);
    if (!has_extra(o)) {
        BlRef *managed = bl_managed_dict(v);
        if (managed && *managed == BL_NULL)
            *managed = bl_dict_new();
        return managed ? bl_keep(*managed) : BL_NULL;
    }
    if (!(o->shape->flags & BL_SF_DICT) && !to_dict_mode(o))
        return BL_NULL;
    return bl_keep(own_dict(o));
}

BlRef bl_instance_attrs_copy(BlVal v)
{
    if (!bl_is_heap(v))
        return BL_NULL;
    BlObject *o = bl_obj(v);
    if (has_extra(o) && !(o->shape->flags & BL_SF_DICT))
        return copy_slots(o);
    BlRef dict = bl_instance_dict(v);
    if (dict == BL_NULL)
        return BL_NULL;
    BlRef copy = bl_dict_copy(dict);
    bl_drop(dict);
    return copy;
}

int bl_instance_set_dict(BlVal v, BlVal dict)
{
    BlObject *o = bl_obj(v);
    BlRef *managed = bl_managed_dict(v);
    if (managed) {
        bl_replace(managed, bl_keep(dict));
        return 0;
    }
    if (!has_extra(o))
        return -1;
    if (!(o->shape->flags & BL_SF_DICT)) {
        BlShape *twin = bl_shape_dict_twin(o->shape, true);
        if (!twin)
            return -1;
        BlVal values[BL_NAMES_MAX];
        size_t n = take_slots(o, values);
        o->shape = twin;
        ((BlInstance *)o)->extra = dict == BL_NULL ? 0 : bl_keep(dict);
        for (size_t i = 0; i < n; i++)
            bl_drop(values[i]);
        return 0;
    }
    if (!(o->shape->flags & (BL_SF_OWN_ORDER | BL_SF_EXTRA_BEFORE))) {
        BlShape *twin = bl_shape_dict_twin(o->shape->root, true);
        if (!twin)
            return -1;
        o->shape = twin;
    }
    uint64_t *word = bl_extra_word(o);
    BlRef old = *word ? (BlRef)*word : BL_NULL;
    *word = dict == BL_NULL ? 0 : bl_keep(dict);
    bl_drop(old);
    return 0;
}

/* ---- writing ---- */
static int dict_store(BlVal dict, BlVal name, BlVal value)
{
    if (value != BL_NULL)
        return bl_dict_set(dict, name, value) ? 0 : -1;
    return bl_dict_delete(dict, name) == 1 ? 0 : -1;
}

static int set_in_dict_mode(BlObject *o, BlVal name, BlVal value)
{
    if (value == BL_NULL && *bl_extra_word(o) == 0)
        return -1;
    BlRef dict = bl_keep(own_dict(o));
    if (dict == BL_NULL)
        return -1;
    int r = dict_store(dict, name, value);
    bl_drop(dict);
    return r;
}

static int set_managed(BlRef *place, BlVal name, BlVal value)
{
    if (*place == BL_NULL) {
        if (value == BL_NULL)
            return -1;
        *place = bl_dict_new();
        if (*place == BL_NULL)
            return -1;
    }
    BlRef dict = bl_keep(*place);
    int r = dict_store(dict, name, value);
    bl_drop(dict);
    return r;
}

/* The shape of the path without `name`; NULL: none can be made. */
static BlShape *shape_without(BlShape *s, BlVal name)
{
    BlVal later[BL_NAMES_MAX];
    size_t n = 0;
    while (s->name != name) {
        later[n++] = s->name;
        s = s->parent;
    }
    s = s->parent;
    while (n && s)
        s = bl_shape_add(s, later[--n]);
    return s;
}

static int delete_slot(BlObject *o, BlVal name)
{
    BlVal *p = find_slot(o, name);
    if (!p)
        return -1;
    BlShape *rest = shape_without(o->shape, name);
    if (!rest) {
        if (bl_pending() || !to_dict_mode(o))
            return -1;
        return set_in_dict_mode(o, name, BL_NULL);
    }
    BlVal old = *p;
    *p = BL_NULL;
    if (bl_shape_overflow(rest) == 0) {         /* no array is promised to the shorter shape */
        BlInstance *inst = (BlInstance *)o;
        bl_mfree((void *)(uintptr_t)inst->extra);
        inst->extra = 0;
    }
    o->shape = rest;
    bl_drop(old);
    return 0;
}

static int add_slot(BlObject *o, BlVal name, BlVal value)
{
    BlShape *next = bl_shape_add(o->shape, name);
    if (!next) {
        if (bl_pending() || !to_dict_mode(o))
            return -1;
        return set_in_dict_mode(o, name, value);
    }
    if (!bl_shape_reserve(o, next))
        return -1;
    *bl_shape_slot(o, next, next->slot) = bl_keep(value);
    o->shape = next;
    return 0;
}

int bl_instance_set(BlVal v, BlVal name, BlVal value)
{
    if (!bl_is_heap(v))
        return -1;
    BlObject *o = bl_obj(v);
    if (!has_extra(o)) {
        BlRef *managed = bl_managed_dict(v);
        return managed ? set_managed(managed, name, value) : -1;
    }
    BlRef owned;
    BlVal interned = bl_interned_name(name, &owned);
    if (interned == BL_NULL)
        return -1;
    int r = 0;
    if (o->shape->flags & BL_SF_DICT)
        r = set_in_dict_mode(o, interned, value);
    else if (value == BL_NULL)
        r = delete_slot(o, interned);
    else {
        BlVal *p = find_slot(o, interned);
        if (p)
            bl_replace(p, bl_keep(value));
        else
            r = add_slot(o, interned, value);
    }
    bl_drop(owned);
    return r;
}

/* ---- __slots__ members ---- */
static BlVal *member_block(BlObject *o, uint32_t count, bool make)
{
    uint64_t *word = bl_members_word(o);
    if (*word == 0 && make) {
        BlVal *block = bl_malloc_array(count, sizeof *block);
        if (!block) {
            bl_no_memory();
            return NULL;
        }
        for (uint32_t i = 0; i < count; i++)
            block[i] = BL_NULL;
        *word = (uint64_t)(uintptr_t)block;
    }
    return (BlVal *)(uintptr_t)*word;
}

BlVal *bl_member_place(BlObject *o, const BlMember *m, bool make)
{
    if (!m->in_block)
        return (BlVal *)((char *)o + m->offset);
    BlVal *block = member_block(o, o->shape->cls->member_count, make);
    return block ? block + m->offset : NULL;
}

/* Where the members of an instance are, in the order of their numbers; NULL: none. */
static BlVal *members_of(BlObject *o, BlClass *c)
{
    if (!c->member_count)
        return NULL;
    if (o->shape->flags & BL_SF_EXTRA_BEFORE)
        return member_block(o, 0, false);
    return ((BlInstance *)o)->slots;
}

static void drop_members(BlObject *o, BlClass *c)
{
    BlVal *members = members_of(o, c);
    if (!members)
        return;
    for (BlClass *k = c; k && k->member_count; k = k->base) {
        uint32_t from = k->base ? k->base->member_count : 0;
        for (uint32_t i = from; i < k->member_count; i++)
            bl_clear_ref(&members[i]);
    }
}

/* ---- dropping attributes ---- */
/* The dict of a dying instance gives its values up in the order the class saw the names. */
static void drop_in_class_order(BlRef dict, BlClass *c)
{
    for (int i = 0; i < c->names.count && bl_dict_count(dict); i++) {
        BlRef value = BL_NULL;
        if (bl_dict_pop(dict, c->names.names[i], &value) == 1)
            bl_drop(value);
        else if (bl_pending())
            bl_clear_error();
    }
}

/* A __dict__ that outlives its instance keeps that order: which class's is written down here until it dies too. */
static void note_outlived(BlVal dict, BlClass *c)
{
    struct BlObjState *s = bl_vm->obj;
    BlOutlived *more = bl_realloc(s->outlived, (s->noutlived + 1) * sizeof *more);
    if (!more)
        return;                                 /* only an order is lost */
    s->outlived = more;
    s->outlived[s->noutlived++] = (BlOutlived){bl_as_dict(dict), bl_keep(bl_class_value(c))};
    bl_as_dict(dict)->outlived = true;
    if (!bl_gc_is_tracked(bl_obj(dict)))        /* it refers to a class now */
        bl_gc_track(bl_obj(dict));
}

static size_t outlived_at(const BlDict *d)
{
    const struct BlObjState *s = bl_vm->obj;
    size_t i = 0;
    while (i < s->noutlived && s->outlived[i].dict != d)
        i++;
    return i;
}

BlVal bl_dict_outlived_class(const BlDict *d)
{
    const struct BlObjState *s = bl_vm->obj;
    size_t i = outlived_at(d);
    return i < s->noutlived ? s->outlived[i].cls : BL_NULL;
}

static BlRef take_outlived(BlDict *d)
{
    struct BlObjState *s = bl_vm->obj;
    size_t i = outlived_at(d);
    d->outlived = false;
    if (i == s->noutlived)
        return BL_NULL;
    BlRef cls = s->outlived[i].cls;
    s->outlived[i] = s->outlived[--s->noutlived];
    return cls;
}

void bl_dict_outlived_forget(BlDict *d) { bl_drop(take_outlived(d)); }

void bl_dict_outlived_free(BlDict *d)
{
    BlRef cls = take_outlived(d);
    if (cls != BL_NULL)
        drop_in_class_order(bl_from_obj(d), bl_as_class(cls));
    bl_drop(cls);
}

void bl_instance_drop_attrs(BlObject *o)
{
    BlShape *s = o->shape;
    if (!(s->flags & BL_SF_HAS_EXTRA))
        return;
    if (s->flags & BL_SF_DICT) {
        uint64_t *word = bl_extra_word(o);
        if (*word == 0)
            return;
        BlRef dict = *word;
        *word = 0;
        if (!(s->flags & (BL_SF_OWN_ORDER | BL_SF_EXTRA_BEFORE)) && bl_is_exact(dict, DICT)) {
            if (bl_obj(dict)->count == 1)
                drop_in_class_order(dict, s->cls);
            else if (!bl_as_dict(dict)->outlived && bl_dict_count(dict) > 1)
                note_outlived(dict, s->cls);
        }
        bl_drop(dict);
        return;
    }
    if (s->max_slot == 0)
        return;
    for (uint32_t i = 0; i < s->max_slot; i++)
        bl_clear_ref(bl_shape_slot(o, s, i));
    BlInstance *inst = (BlInstance *)o;
    if (s->max_slot > s->inline_cap && inst->extra) {
        bl_mfree((void *)(uintptr_t)inst->extra);
        inst->extra = 0;
    }
    o->shape = s->root;
}

/* The usual instance: attributes in slots inside of it. */
static void drop_inline_slots(BlObject *o, const BlShape *s)
{
    BlVal *slot = (BlVal *)((char *)o + s->slots_at);
    for (uint32_t i = 0, n = s->max_slot; i < n; i++) {
        BlVal v = slot[i];
        slot[i] = BL_NULL;
        bl_drop(v);
    }
}

void bl_instance_free(BlObject *o)
{
    BlShape *s = o->shape;
    BlClass *c = s->cls;
    if (BL_LIKELY(!(s->flags & (BL_SF_DICT | BL_SF_EXTRA_BEFORE)) && (s->flags & BL_SF_HAS_EXTRA) && s->max_slot <= s->inline_cap
                  && c->native == &bl_object_type)) {
        if (c->member_count)
            drop_members(o, c);
        drop_inline_slots(o, s);
        size_t size = s->root->size;
        o->shape = s->root;
        if (BL_UNLIKELY((s->type->flags & (BL_TF_TRACKED | BL_TF_HEAP)) != (BL_TF_TRACKED | BL_TF_HEAP))) {
            bl_object_free(o, size);
            return;
        }
        bl_object_free_listed(o, size);
        bl_drop(bl_from_obj(&c->head));
        return;
    }
    drop_members(o, c);
    bl_instance_drop_attrs(o);
    if (o->shape->flags & BL_SF_EXTRA_BEFORE) {
        uint64_t *block = bl_members_word(o);
        bl_mfree((void *)(uintptr_t)*block);
        *block = 0;
    }
    if (c->native == &bl_object_type)
        bl_object_free(o, o->shape->size);
    else
        c->native_free(o);
}

void bl_instance_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlShape *s = o->shape;
    BlClass *c = s->cls;
    BlVal *members = members_of(o, c);
    for (uint32_t i = 0; members && i < c->member_count; i++)
        visit(members[i], ctx);
    if (s->flags & BL_SF_HAS_EXTRA) {
        if (s->flags & BL_SF_DICT) {
            BlVal dict = dict_of_extra(o);
            if (dict != BL_NULL)
                visit(dict, ctx);
        } else {
            for (uint32_t i = 0; i < s->max_slot; i++)
                visit(*bl_shape_slot(o, s, i), ctx);
        }
    }
    if (s->type->flags & BL_TF_HEAP)
        visit(bl_class_value(c), ctx);
    if (c->native_traverse)
        c->native_traverse(o, visit, ctx);
}

void bl_instance_clear(BlObject *o)
{
    BlShape *s = o->shape;
    BlClass *c = s->cls;
    drop_members(o, c);
    s = o->shape;
    if (s->flags & BL_SF_HAS_EXTRA) {
        if (s->flags & BL_SF_DICT) {
            uint64_t *word = bl_extra_word(o);
            BlRef dict = *word ? (BlRef)*word : BL_NULL;
            *word = 0;
            bl_drop(dict);
        } else if (s->max_slot) {
            BlVal values[BL_NAMES_MAX];
            size_t n = take_slots(o, values);
            o->shape = s->root;
            for (size_t i = 0; i < n; i++)
                bl_drop(values[i]);
        }
    }
    if (c->native_clear)
        c->native_clear(o);
}

/* ---- o.__class__ = to ---- */
bool bl_instance_change_class(BlVal v, BlClass *to)
{
    BlObject *o = bl_obj(v);
    BlClass *from = o->shape->cls;
    BlShape *s = o->shape;
    BlShape *root = to->root;
    if (!(s->flags & BL_SF_EXTRA_BEFORE) && (s->flags & BL_SF_HAS_EXTRA) && to->native == &bl_object_type) {
        if (!(s->flags & BL_SF_DICT) && s->count && !to_dict_mode(o))
            return false;
        s = o->shape;
        root = bl_class_root(to, s->inline_cap);
        if (root && (s->flags & BL_SF_DICT))
            root = bl_shape_dict_twin(root, (s->flags & BL_SF_OWN_ORDER) != 0);
        if (!root)
            return false;
    }
    if (bl_is_class(v)) {
        BlClass *c = bl_as_class(v);
        if (c->own_shape) {
            bl_shape_unlink(from, c->own_shape);
            bl_mfree(c->own_shape);
            c->own_shape = NULL;
        }
    }
    bl_keep(bl_class_value(to));
    o->shape = root;
    if (from->flags & BL_TF_HEAP)
        bl_drop(bl_class_value(from));
    if (!(to->flags & BL_TF_HEAP))
        bl_drop(bl_class_value(to));
    return true;
}
