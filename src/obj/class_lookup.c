/* class_lookup.c -- finding a name along a class's order of bases, and what inline caches may remember of it.
 *
 * The method cache maps (class version, interned name) to the cell that holds the value in some class's dict, or to
 * "absent". A class whose version is 0 gets a new one when it is next asked.
 *
 * Always: any change that could move a cell or change an answer goes through bl_class_modified first.
 */
#include "obj/class_state.h"
#include "obj/native.h"

void bl_method_cache_clear(void)
{
    BlMethodCacheEntry *cache = bl_vm->obj->method_cache;
    for (size_t i = 0; i < BL_METHOD_CACHE_SIZE; i++) {
        BlVal name = cache[i].version ? cache[i].name : BL_NULL;
        cache[i].version = 0;
        cache[i].name = BL_NULL;
        cache[i].cell = NULL;
        bl_drop(name);
    }
}

BlVal bl_class_dict(BlClass *c)
{
    if (BL_UNLIKELY(!c->filled) && !bl_class_fill(c))
        return BL_NULL;
    return c->dict;
}

/* The search itself. The mro is held: a key's __eq__ (classes made by type() may have odd keys) can replace it. */
static BlVal *search_mro(BlClass *c, BlVal name)
{
    BlVal mro = c->mro;
    if (mro == BL_NULL)
        return NULL;
    bl_keep(mro);
    BlTuple *t = bl_as_tuple(mro);
    BlVal *cell = NULL;
    for (size_t i = 0; i < t->count && !cell; i++) {
        BlClass *k = bl_as_class(t->items[i]);
        BlVal dict = bl_class_dict(k);
        if (dict == BL_NULL)
            break;
        if (bl_dict_count(dict))
            cell = bl_dict_cell(dict, name, &(uint32_t){0});
    }
    bl_drop(mro);
    return cell;
}

BlVal *bl_class_lookup_cell(BlClass *c, BlVal name)
{
    if (BL_UNLIKELY(!bl_is_exact_str(name) || !bl_as_str(name)->interned)) {
        BlRef owned;
        BlVal interned = bl_interned_name(name, &owned);
        if (interned == BL_NULL)
            return NULL;
        BlVal *cell = bl_class_lookup_cell(c, interned);
        bl_drop(owned);
        return cell;
    }
    if (c->version == 0)
        c->version = bl_new_id();
    uint32_t version = c->version;
    size_t at = (version * 31u ^ (uint32_t)(name >> 4)) & (BL_METHOD_CACHE_SIZE - 1);
    BlMethodCacheEntry *e = &bl_vm->obj->method_cache[at];
    if (BL_LIKELY(e->version == version && e->name == name))
        return e->cell;
    BlVal *cell = search_mro(c, name);
    if ((!cell && bl_pending()) || c->version != version)
        return cell;
    e = &bl_vm->obj->method_cache[at];
    BlVal old = e->version ? e->name : BL_NULL;
    e->version = version;
    e->name = bl_keep(name);
    e->cell = cell;
    bl_drop(old);
    return cell;
}

BlVal bl_class_lookup(BlClass *c, BlVal name)
{
    BlVal *cell = bl_class_lookup_cell(c, name);
    return cell ? *cell : BL_NULL;
}

/* ---- changes ---- */
void bl_class_each_below(BlClass *c, void (*fn)(BlClass *c, void *ctx), void *ctx)
{
    BlClass *const end = (BlClass *)(uintptr_t)16;
    BlClass *last = c;
    c->walk = end;
    for (BlClass *k = c; k != end; k = k->walk) {
        for (uint32_t i = 0; i < k->nsubclasses; i++) {
            BlClass *sub = k->subclasses[i];
            if (sub->walk)
                continue;
            last->walk = sub;
            sub->walk = end;
            last = sub;
        }
        fn(k, ctx);
    }
    for (BlClass *k = c, *next; k != end; k = next) {
        next = k->walk;
        k->walk = NULL;
    }
}

static void set_pattern_flag(BlClass *c, void *flag)
{
    if (!bl_class_is_heap(c))
        return;
    c->own.flags &= ~(uint32_t)(BL_TF_SEQUENCE_PATTERN | BL_TF_MAPPING_PATTERN);
    c->flags = c->own.flags |= *(uint32_t *)flag;
}

void bl_class_set_pattern_flag(BlClass *c, uint32_t flag) { bl_class_each_below(c, set_pattern_flag, &flag); }

static void renumber(BlClass *c, void *ctx)
{
    (void)ctx;
    c->version = 0;
    for (BlShape *s = c->shapes; s; s = s->next_of_class)
        s->id = bl_new_id();
    if (c->own_shape)
        c->own_shape->id = bl_new_id();
}

void bl_class_modified(BlClass *c) { bl_class_each_below(c, renumber, NULL); }

void bl_flush_caches(void)
{
    BlClass *object = bl_builtin_class(BL_T_OBJECT);
    if (object)
        bl_class_modified(object);
}

bool bl_subclass_slow(BlClass *c, BlClass *of)
{
    if (c->mro == BL_NULL) {                    /* being made, or already cleared */
        for (; c; c = c->base)
            if (c == of)
                return true;
        return of == bl_builtin_class(BL_T_OBJECT);
    }
    BlTuple *t = bl_as_tuple(c->mro);
    BlVal want = bl_class_value(of);
    for (size_t i = 0; i < t->count; i++)
        if (t->items[i] == want)
            return true;
    return false;
}

/* ---- what a cache may keep ---- */
static bool is_generic_getattr(const BlType *t) { return t->getattr == NULL || t->getattr == bl_generic_getattr; }
static bool is_generic_setattr(const BlType *t) { return t->setattr == NULL || t->setattr == bl_generic_setattr; }

/* A class object gets a shape of its own, so that a cache can tell it from other classes. */
static bool ensure_own_shape(BlClass *c)
{
    if (c->own_shape)
        return true;
    BlClass *meta = c->head.shape->cls;
    BlShape *s = bl_malloc(sizeof *s);
    if (!s)
        return false;
    *s = *c->head.shape;
    s->flags &= (uint16_t)~BL_SF_SHARED_ROOT;
    s->transitions = NULL;
    s->ntransitions = 0;
    s->dict_twin = s->order_twin = NULL;
    s->root = NULL;
    s->id = bl_new_id();
    bl_shape_link(meta, s);
    c->own_shape = s;
    c->head.shape = s;
    return true;
}

/* staticmethod and classmethod, not their subclasses: what they give is known. */
static enum BlAttrKind wrapped_kind(BlVal v)
{
    return bl_is_exact(v, STATICMETHOD) ? BL_ATTR_STATIC : bl_is_exact(v, CLASSMETHOD) ? BL_ATTR_CLASSMETHOD : BL_ATTR_NONE;
}

static BlAttrInfo class_attr_info(BlClass *c, BlVal name)
{
    BlAttrInfo none = {BL_ATTR_NONE, 0, NULL, 0};
    BlVal meta_attr = bl_class_lookup(c->head.shape->cls, name);
    if (meta_attr != BL_NULL && bl_is_data_descr(bl_slots_of(meta_attr)))
        return none;
    BlVal *cell = bl_class_lookup_cell(c, name);
    if (!cell)
        return none;
    const BlType *t = bl_slots_of(*cell);
    enum BlAttrKind kind = !t->descr_get || bl_is_exact(*cell, FUNCTION) ? BL_ATTR_CLASS_VALUE : wrapped_kind(*cell);
    if (kind == BL_ATTR_NONE || !ensure_own_shape(c))
        return none;
    return (BlAttrInfo){kind, 0, cell, 0};
}

static BlAttrInfo module_attr_info(BlVal v, BlVal name)
{
    BlAttrInfo none = {BL_ATTR_NONE, 0, NULL, 0};
    BlVal dict = bl_module_dict(v);
    BlVal on_type = bl_type_lookup(v, name);
    if (on_type != BL_NULL || dict == BL_NULL || !bl_is_exact(dict, DICT))
        return none;
    BlVal *cell = bl_dict_cell(dict, name, &(uint32_t){0});
    if (!cell)
        return none;
    return (BlAttrInfo){BL_ATTR_MODULE, 0, cell, bl_dict_version(dict)};
}

static BlAttrInfo instance_attr_info(BlVal v, BlVal name)
{
    BlAttrInfo info = {BL_ATTR_NONE, 0, NULL, 0};
    BlObject *o = bl_obj(v);
    BlShape *s = o->shape;
    BlVal *cell = bl_class_lookup_cell(s->cls, name);
    const BlType *t = cell ? bl_slots_of(*cell) : NULL;
    if (t && bl_is_data_descr(t)) {
        if (bl_is_exact(*cell, PROPERTY)) {
            info.kind = BL_ATTR_PROPERTY;
            info.cell = cell;
        } else if (bl_is_exact(*cell, MEMBER_DESCR)) {
            BlMember *m = (BlMember *)bl_obj(*cell);
            if (!m->in_block && bl_subclass(s->cls, m->owner)) {
                info.kind = BL_ATTR_MEMBER;
                info.slot = (uint16_t)(m->offset / 8);
            }
        } else if (t->descr_get && !bl_class_is_heap(bl_class_of(*cell))) {
            info.kind = BL_ATTR_COMPUTED;       /* what a native data descriptor finds out each time: it stands before the instance's own */
            info.cell = cell;
        }
        return info;
    }
    bool method = t && (t->flags & BL_TF_FUNCTION_LIKE) && bl_method_fits(*cell, s->cls);
    bool plain = t && !t->descr_get;
    bool attrs = (s->flags & BL_SF_HAS_EXTRA) && (s->type->flags & BL_TF_HAS_DICT);
    if (attrs && (s->flags & BL_SF_DICT)) {
        info.kind = BL_ATTR_DICT;
        info.cell = method || plain ? cell : NULL;
        info.slot = method;
        return info;
    }
    if (attrs) {
        int slot = bl_shape_find(s, name);
        if (slot >= 0) {
            info.kind = BL_ATTR_SLOT;
            info.slot = (uint16_t)slot;
            return info;
        }
    } else if (s->type->flags & BL_TF_HAS_DICT)
        return info;                            /* managed dict */
    if (method || plain) {
        info.kind = method ? BL_ATTR_METHOD : BL_ATTR_CLASS_VALUE;
        info.cell = cell;
    } else if (t) {
        info.kind = wrapped_kind(*cell);
        info.cell = cell;
    }
    return info;
}

static BlAttrInfo find_attr_info(BlVal v, BlVal name)
{
    BlAttrInfo none = {BL_ATTR_NONE, 0, NULL, 0};
    if (!bl_is_exact_str(name) || !bl_as_str(name)->interned)
        return none;
    const BlType *t = bl_heap_type(v);
    if (t->getattr == bl_type_getattr)
        return class_attr_info(bl_as_class(v), name);
    if (t == &bl_module_type)
        return module_attr_info(v, name);
    return is_generic_getattr(t) ? instance_attr_info(v, name) : none;
}

BlAttrInfo bl_attr_info(BlVal v, BlVal name)
{
    BlAttrInfo info = find_attr_info(v, name);
    if (BL_UNLIKELY(bl_pending())) {            /* out of memory in a lookup: there is nothing to remember, and the slow way will say so */
        bl_clear_error();
        info.kind = BL_ATTR_NONE;
    }
    return info;
}

BlAttrInfo bl_attr_store_info(BlVal v, BlVal name, BlShape **next)
{
    BlAttrInfo info = {BL_ATTR_NONE, 0, NULL, 0};
    *next = NULL;
    BlShape *s = bl_obj(v)->shape;
    if (!is_generic_setattr(s->type) || !bl_is_exact_str(name) || !bl_as_str(name)->interned)
        return info;
    BlVal on_type = bl_class_lookup(s->cls, name);
    if (on_type == BL_NULL && bl_pending()) {
        bl_clear_error();
        return info;
    }
    if (on_type != BL_NULL && bl_is_data_descr(bl_slots_of(on_type))) {
        if (bl_is_exact(on_type, MEMBER_DESCR)) {
            BlMember *m = (BlMember *)bl_obj(on_type);
            if (!m->in_block && bl_subclass(s->cls, m->owner)) {
                info.kind = BL_ATTR_MEMBER;
                info.slot = (uint16_t)(m->offset / 8);
            }
        }
        return info;
    }
    if (!(s->flags & BL_SF_HAS_EXTRA) || !(s->type->flags & BL_TF_HAS_DICT))
        return info;
    if (s->flags & BL_SF_DICT) {
        info.kind = BL_ATTR_DICT;
        return info;
    }
    int slot = bl_shape_find(s, name);
    if (slot < 0) {
        BlShape *grown = bl_shape_add(s, name);
        if (!grown) {
            if (bl_pending())
                bl_clear_error();
            return info;
        }
        if (bl_shape_overflow(grown) > bl_shape_overflow(s))
            return info;
        slot = grown->slot;
        *next = grown;
    }
    info.kind = BL_ATTR_SLOT;
    info.slot = (uint16_t)slot;
    return info;
}
