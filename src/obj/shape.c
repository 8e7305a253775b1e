/* shape.c -- shapes: which attribute names an instance has set, in which order, and where their values are.
 *
 * From a root (no names) the shapes of a class form a tree; an edge is "set this name for the first time". The slot of a
 * name is its position in the class's table of names, the same in every shape of the class.
 *
 * Always: a shape's max_slot is above every slot on its path; ids are never used twice.
 */
#include "obj/class_state.h"

enum { FIRST_INDEX = 8, MAX_TRANSITIONS = 64, MAX_SHAPES = 2048, MAX_INLINE = 31 };

void (*bl_ids_wrapped_hook)(void);

/* ---- the table of names ---- */
static size_t name_hash(BlVal name) { return (size_t)(name >> 4) * 0x9E3779B97F4A7C15u >> 40; }

int bl_names_find(const BlNameTable *t, BlVal name)
{
    if (!t->index) {
        for (int i = 0; i < t->count; i++)
            if (t->names[i] == name)
                return i;
        return -1;
    }
    for (size_t h = name_hash(name);; h++) {
        unsigned at = t->index[h & t->index_mask];
        if (at == 0)
            return -1;
        if (t->names[at - 1] == name)
            return (int)at - 1;
    }
}

static void index_put(BlNameTable *t, int at)
{
    size_t h = name_hash(t->names[at]);
    while (t->index[h & t->index_mask])
        h++;
    t->index[h & t->index_mask] = (uint8_t)(at + 1);
}

/* The index is made once, large enough for all names there can be. */
static bool make_index(BlNameTable *t)
{
    t->index = bl_calloc(2 * BL_NAMES_MAX, 1);
    if (!t->index)
        return false;
    t->index_mask = 2 * BL_NAMES_MAX - 1;
    for (int i = 0; i < t->count; i++)
        index_put(t, i);
    return true;
}

int bl_names_add(BlNameTable *t, BlVal name)
{
    int at = bl_names_find(t, name);
    if (at >= 0)
        return at;
    if (t->count >= BL_NAMES_MAX)
        return -1;
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? 2u * t->capacity : 4;
        BlRef *names = bl_realloc_array(t->names, capacity, sizeof *names);
        if (!names) {
            bl_no_memory();
            return -2;
        }
        t->names = names;
        t->capacity = (uint16_t)capacity;
    }
    if (t->count == FIRST_INDEX && !t->index && !make_index(t)) {
        bl_no_memory();
        return -2;
    }
    t->names[t->count] = bl_keep(name);
    if (t->index)
        index_put(t, t->count);
    return t->count++;
}

void bl_names_free(BlNameTable *t)
{
    for (int i = 0; i < t->count; i++)
        bl_drop(t->names[i]);
    bl_mfree(t->names);
    bl_mfree(t->index);
    memset(t, 0, sizeof *t);
}

BlVal bl_interned_name(BlVal name, BlRef *owned)
{
    *owned = BL_NULL;
    if (bl_is_exact_str(name)) {
        if (bl_as_str(name)->interned)
            return name;
        return *owned = bl_str_intern_value(name);
    }
    BlStr *s = bl_as_str(name);
    BlRef exact = bl_str_from_units(s->kind, s->data, s->length);
    if (exact == BL_NULL)
        return BL_NULL;
    *owned = bl_str_intern_value(exact);
    bl_drop(exact);
    return *owned;
}

/* ---- ids ---- */
uint32_t bl_new_id(void)
{
    if (BL_UNLIKELY(bl_vm->next_id >= UINT32_MAX - 1)) {
        bl_vm->next_id = 0;
        if (bl_ids_wrapped_hook)
            bl_ids_wrapped_hook();
        bl_method_cache_clear();
        bl_flush_caches();
    }
    return ++bl_vm->next_id;
}

/* ---- making shapes ---- */
void bl_shape_link(BlClass *c, BlShape *s)
{
    s->prev_of_class = NULL;
    s->next_of_class = c->shapes;
    if (c->shapes)
        c->shapes->prev_of_class = s;
    c->shapes = s;
    c->shape_count++;
}

void bl_shape_unlink(BlClass *c, BlShape *s)
{
    if (s->prev_of_class)
        s->prev_of_class->next_of_class = s->next_of_class;
    else if (c->shapes == s)
        c->shapes = s->next_of_class;
    if (s->next_of_class)
        s->next_of_class->prev_of_class = s->prev_of_class;
    s->next_of_class = s->prev_of_class = NULL;
    c->shape_count--;
}

static BlShape *shape_copy(const BlShape *from)
{
    BlShape *s = bl_malloc(sizeof *s);
    if (!s) {
        bl_no_memory();
        return NULL;
    }
    *s = *from;
    s->transitions = NULL;
    s->ntransitions = 0;
    s->dict_twin = s->order_twin = NULL;
    s->id = bl_new_id();
    bl_shape_link(s->cls, s);
    return s;
}

BlShape *bl_class_root(BlClass *c, uint16_t inline_cap)
{
    for (BlShape *s = c->shapes; s; s = s->next_of_class)
        if (s->root == s && s->cls == c && s->inline_cap == inline_cap && !(s->flags & BL_SF_DICT))
            return s;
    BlShape *s = shape_copy(c->root);
    if (!s)
        return NULL;
    s->root = s;
    s->inline_cap = inline_cap;
    s->size = s->slots_at + 8u * inline_cap;
    return s;
}

BlShape *bl_shape_dict_twin(BlShape *shape, bool own_order)
{
    BlShape *root = shape->root;
    BlShape **twin = own_order ? &root->order_twin : &root->dict_twin;
    if (root->flags & BL_SF_DICT)
        return root;
    if (!*twin) {
        BlShape *s = shape_copy(root);
        if (!s)
            return NULL;
        s->flags |= BL_SF_DICT | (own_order ? BL_SF_OWN_ORDER : 0);
        *twin = s;
    }
    return *twin;
}

/* Grow the room of new instances so that `slots` attributes fit, filling whole 16-byte units. */
static void learn_room(BlClass *c, unsigned slots)
{
    if (slots <= c->room || slots > MAX_INLINE)
        return;
    unsigned words = 3 + c->member_count + slots;
    c->room = (uint16_t)(slots + (words & 1));
}

static bool add_transition(BlShape *shape, BlVal name, BlShape *next)
{
    unsigned n = shape->ntransitions;
    if ((n & (n - 1)) == 0) {
        struct BlTransition *t = bl_realloc_array(shape->transitions, n ? 2 * n : 1, sizeof *t);
        if (!t) {
            bl_no_memory();
            return false;
        }
        shape->transitions = t;
    }
    shape->transitions[n].name = name;
    shape->transitions[n].next = next;
    shape->ntransitions++;
    return true;
}

BlShape *bl_shape_add(BlShape *shape, BlVal name)
{
    for (unsigned i = 0; i < shape->ntransitions; i++)
        if (shape->transitions[i].name == name)
            return shape->transitions[i].next;
    BlClass *c = shape->cls;
    if (shape->ntransitions >= MAX_TRANSITIONS || c->shape_count >= MAX_SHAPES)
        return NULL;
    int slot = bl_names_add(&c->names, name);
    if (slot < 0)
        return NULL;
    BlShape *next = shape_copy(shape);
    if (!next)
        return NULL;
    next->parent = shape;
    next->name = c->names.names[slot];
    next->slot = (uint16_t)slot;
    next->count = (uint16_t)(shape->count + 1);
    if (next->max_slot <= slot)
        next->max_slot = (uint16_t)(slot + 1);
    if (!add_transition(shape, next->name, next)) {
        bl_shape_unlink(c, next);
        bl_mfree(next);
        return NULL;
    }
    learn_room(c, next->max_slot);
    return next;
}

int bl_shape_find(const BlShape *shape, BlVal name)
{
    if (shape->flags & BL_SF_DICT)
        return -1;
    for (; shape && shape->count; shape = shape->parent)
        if (shape->name == name)
            return shape->slot;
    return -1;
}

/* ---- the overflow array ---- */
size_t bl_shape_overflow(const BlShape *shape)
{
    if (shape->max_slot <= shape->inline_cap)
        return 0;
    size_t need = (size_t)shape->max_slot - shape->inline_cap, words = 4;
    while (words < need)
        words *= 2;
    return words;
}

bool bl_shape_reserve(BlObject *o, const BlShape *next)
{
    size_t have = bl_shape_overflow(o->shape), want = bl_shape_overflow(next);
    if (want <= have)
        return true;
    BlInstance *i = (BlInstance *)o;
    BlVal *words = bl_realloc_array((void *)(uintptr_t)i->extra, want, sizeof *words);
    if (!words) {
        bl_no_memory();
        return false;
    }
    for (size_t k = have; k < want; k++)
        words[k] = BL_NULL;
    i->extra = (uint64_t)(uintptr_t)words;
    return true;
}

/* ---- end ---- */
void bl_class_free_shapes(BlClass *c)
{
    BlShape *s = c->shapes, *old = NULL, **late = bl_vm->obj->ending ? &bl_vm->obj->last_shapes : &old;
    c->shapes = c->root = NULL;
    while (s) {
        BlShape *next = s->next_of_class;
        bl_mfree(s->transitions);
        s->transitions = NULL;
        s->ntransitions = 0;
        s->type = c->native;            /* the class's own table goes with it */
        if (!(s->flags & BL_SF_SHARED_ROOT)) {
            s->next_of_class = *late;
            *late = s;
        }
        s = next;
    }
    c->shape_count = 0;
    bl_shapes_free(&old);
}

void bl_shapes_free(BlShape **list)
{
    while (*list) {
        BlShape *s = *list;
        *list = s->next_of_class;
        bl_mfree(s);
    }
}
