/* type.c -- class objects: their life, their order of bases, their attributes, and `type` itself.
 *
 * A class made by a program lives in `own` slots; a built-in one keeps a constant table, or a copy completed from its base
 * (class_builtin.c). Classes know their direct subclasses by uncounted pointers: a subclass owns its bases and takes
 * itself out of their lists before it dies.
 *
 * Always: whatever changes the namespace or the bases calls bl_class_modified before the old value is dropped.
 */
#include "obj/class_state.h"

/* ---- life ---- */
BlClass *bl_class_alloc(BlClass *metaclass)
{
    BlShape *shape = metaclass ? metaclass->root : &bl_vm->shapes[BL_T_TYPE];
    BlObject *o = bl_object_new(shape, sizeof(BlClass));
    if (!o)
        return NULL;
    BlClass *c = (BlClass *)o;
    memset((char *)c + sizeof(BlObject), 0, sizeof *c - sizeof(BlObject));
    c->name = c->qualname = c->bases = c->mro = c->dict = c->slot_members = BL_NULL;
    return c;
}

static void type_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlClass *c = (BlClass *)o;
    BlVal held[] = {c->dict, c->mro, c->bases, c->name, c->qualname, c->slot_members};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        if (held[i] != BL_NULL)
            visit(held[i], ctx);
    for (int i = 0; i < c->names.count; i++)
        visit(c->names.names[i], ctx);
}

/* The bases stay: instances that are garbage too still need the layout. */
static void type_clear(BlObject *o)
{
    BlClass *c = (BlClass *)o;
    if (!(c->flags & BL_TF_HEAP))
        return;
    bl_class_modified(c);
    if (c->dict != BL_NULL)
        bl_dict_clear(c->dict);
    bl_clear_ref(&c->mro);
}

/* The class object goes back to the shape that all objects of its metaclass share. */
void bl_class_drop_own_shape(BlClass *c)
{
    if (!c->own_shape)
        return;
    BlClass *meta = c->own_shape->cls;
    c->head.shape = meta->root;
    bl_shape_unlink(meta, c->own_shape);
    bl_mfree(c->own_shape);
    c->own_shape = NULL;
}

static void type_free(BlObject *o)
{
    BlClass *c = (BlClass *)o;
    bl_class_unlink_bases(c);
    bl_class_drop_own_shape(c);
    bl_clear_ref(&c->dict);
    bl_clear_ref(&c->mro);
    bl_clear_ref(&c->slot_members);
    bl_class_free_shapes(c);
    bl_names_free(&c->names);
    bl_clear_ref(&c->name);
    bl_clear_ref(&c->qualname);
    bl_clear_ref(&c->bases);
    bl_mfree(c->own_name);
    bl_mfree(c->subclasses);
    bl_object_free(o, sizeof(BlClass));
}

/* ---- names ---- */
const char *bl_class_tp_name(BlClass *c) { return c->own_name ? c->own_name : c->type->name; }
const char *bl_type_name(BlVal v) { return bl_class_tp_name(bl_class_of(v)); }
BlVal bl_class_name(BlClass *c) { return c->name; }
BlShape *bl_class_shape(BlVal cls) { return bl_as_class(cls)->root; }

BlClass *bl_class_of(BlVal v)
{
    if (bl_is_heap(v))
        return bl_obj(v)->shape->cls;
    enum BlTypeId id = BL_T_ELLIPSIS;
    if (bl_is_imm_int(v))
        id = BL_T_INT;
    else if (bl_is_imm_float(v))
        id = BL_T_FLOAT;
    else if (bl_is_bool(v))
        id = BL_T_BOOL;
    else if (v == BL_NONE)
        id = BL_T_NONE;
    else if (v == BL_NOTIMPL)
        id = BL_T_NOTIMPL;
    return bl_vm->classes[id];
}

bool bl_class_set_tp_name(BlClass *c, const char *text, size_t n)
{
    char *copy = bl_malloc(n + 1);
    if (!copy) {
        bl_no_memory();
        return false;
    }
    memcpy(copy, text, n);
    copy[n] = 0;
    bl_mfree(c->own_name);
    c->own_name = copy;
    c->own.name = copy;
    return true;
}

bool bl_class_set_name(BlClass *c, BlVal name)
{
    size_t n;
    const char *text = bl_str_to_utf8(name, &n);
    if (!text)
        return false;
    if (strlen(text) != n) {
        bl_str_utf8_free(name, text);
        bl_raise(bl_exc(ValueError), "type name must not contain null characters");
        return false;
    }
    bool ok = bl_class_set_tp_name(c, text, n);
    bl_str_utf8_free(name, text);
    if (ok)
        bl_replace(&c->name, bl_keep(name));
    return ok;
}

bool bl_class_make_root(BlClass *c)
{
    const BlType *t = c->type;
    BlShape *s = bl_calloc(1, sizeof *s);
    if (!s) {
        bl_no_memory();
        return false;
    }
    s->type = t;
    s->cls = c;
    s->id = bl_new_id();
    s->root = s;
    s->name = BL_NULL;
    s->size = t->size;
    bool managed = c->dict_at || c->native == &bl_type_type;
    if (c->native == &bl_object_type && (t->flags & BL_TF_HEAP)) {
        s->slots_at = t->size;
        if (t->flags & BL_TF_HAS_DICT) {
            s->inline_cap = c->room;
            s->size = t->size + 8u * c->room;
        }
        s->flags = BL_SF_HAS_EXTRA;
    } else if (managed) {
        s->flags = c->member_count ? BL_SF_EXTRA_BEFORE : 0;
    } else if ((t->flags & BL_TF_HAS_DICT) || c->member_count) {
        s->flags = BL_SF_HAS_EXTRA | BL_SF_EXTRA_BEFORE | BL_SF_DICT;
    }
    c->root = s;
    bl_shape_link(c, s);
    return true;
}

/* ---- subclasses ---- */
bool bl_class_add_subclass(BlClass *base, BlClass *c)
{
    if (base->nsubclasses == base->subclasses_capacity) {
        size_t capacity = bl_grow(base->subclasses_capacity, base->nsubclasses + 1u, sizeof(BlClass *));
        BlClass **list = capacity ? bl_realloc_array(base->subclasses, capacity, sizeof *list) : NULL;
        if (!list) {
            bl_no_memory();
            return false;
        }
        base->subclasses = list;
        base->subclasses_capacity = (uint32_t)capacity;
    }
    base->subclasses[base->nsubclasses++] = c;
    return true;
}

void bl_class_remove_subclass(BlClass *base, BlClass *c)
{
    for (uint32_t i = base->nsubclasses; i-- > 0;) {
        if (base->subclasses[i] != c)
            continue;
        memmove(base->subclasses + i, base->subclasses + i + 1, (base->nsubclasses - i - 1) * sizeof(BlClass *));
        base->nsubclasses--;
        return;
    }
}

bool bl_class_link_bases(BlClass *c)
{
    if (c->linked)
        return true;
    BlTuple *bases = bl_as_tuple(c->bases);
    for (size_t i = 0; i < bases->count; i++) {
        if (!bl_class_add_subclass(bl_as_class(bases->items[i]), c)) {
            while (i-- > 0)
                bl_class_remove_subclass(bl_as_class(bases->items[i]), c);
            return false;
        }
    }
    c->linked = true;
    return true;
}

void bl_class_unlink_bases(BlClass *c)
{
    if (!c->linked)
        return;
    c->linked = false;
    BlTuple *bases = bl_as_tuple(c->bases);
    for (size_t i = 0; i < bases->count; i++)
        bl_class_remove_subclass(bl_as_class(bases->items[i]), c);
}

/* ---- the order of bases: C3 ---- */
typedef struct Merge { BlVal list; size_t at; } Merge;

static bool in_tail(const Merge *m, BlVal candidate)
{
    BlTuple *t = bl_as_tuple(m->list);
    for (size_t i = m->at + 1; i < t->count; i++)
        if (t->items[i] == candidate)
            return true;
    return false;
}

static BlVal next_candidate(const Merge *lists, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        BlTuple *t = bl_as_tuple(lists[i].list);
        if (lists[i].at >= t->count)
            continue;
        BlVal candidate = t->items[lists[i].at];
        bool blocked = false;
        for (size_t k = 0; k < n && !blocked; k++)
            blocked = in_tail(&lists[k], candidate);
        if (!blocked)
            return candidate;
    }
    return BL_NULL;
}

static void raise_no_order(const Merge *lists, size_t n)
{
    BlRef text = bl_str_c("Cannot create a consistent method resolution\norder (MRO) for bases");
    BlVal seen[64];
    size_t count = 0;
    for (size_t i = 0; i < n && text != BL_NULL; i++) {
        BlTuple *t = bl_as_tuple(lists[i].list);
        if (lists[i].at >= t->count)
            continue;
        BlVal head = t->items[lists[i].at];
        bool known = count == 64;
        for (size_t k = 0; k < count && !known; k++)
            known = seen[k] == head;
        if (known)
            continue;
        seen[count++] = head;
        BlRef longer = bl_str_format(count > 1 ? "%U, %U" : "%U %U", text, bl_class_name(bl_as_class(head)));
        bl_drop(text);
        text = longer;
    }
    if (text == BL_NULL)
        return;
    bl_raise(bl_exc(TypeError), "%U", text);
    bl_drop(text);
}

/* The tuple c + merge(orders of the bases, the bases). */
static BlRef linearize(BlClass *c)
{
    BlTuple *bases = bl_as_tuple(c->bases);
    size_t n = bases->count, total = 1;
    for (size_t i = 0; i < n; i++) {
        BlClass *b = bl_as_class(bases->items[i]);
        if (b->mro == BL_NULL)
            return bl_raise(bl_exc(TypeError), "Cannot extend an incomplete type '%.100s'", bl_class_tp_name(b));
        total += bl_as_tuple(b->mro)->count;
        for (size_t k = i + 1; k < n; k++)
            if (bases->items[k] == bases->items[i])
                return bl_raise(bl_exc(TypeError), "duplicate base class %s", bl_class_tp_name(b));
    }
    Merge *lists = bl_malloc_array(n + 1, sizeof *lists);
    BlVal *out = bl_malloc_array(total, sizeof *out);
    BlRef result = BL_NULL;
    if (!lists || !out) {
        bl_no_memory();
        goto done;
    }
    for (size_t i = 0; i < n; i++)
        lists[i] = (Merge){bl_as_class(bases->items[i])->mro, 0};
    lists[n] = (Merge){c->bases, 0};
    size_t count = 0;
    out[count++] = bl_class_value(c);
    for (BlVal next; (next = next_candidate(lists, n + 1)) != BL_NULL;) {
        out[count++] = next;
        for (size_t i = 0; i <= n; i++) {
            BlTuple *t = bl_as_tuple(lists[i].list);
            if (lists[i].at < t->count && t->items[lists[i].at] == next)
                lists[i].at++;
        }
    }
    for (size_t i = 0; i <= n; i++)
        if (lists[i].at < bl_as_tuple(lists[i].list)->count) {
            raise_no_order(lists, n + 1);
            goto done;
        }
    result = bl_tuple_from(out, count);
done:
    bl_mfree(lists);
    bl_mfree(out);
    return result;
}

static BlRef type_mro(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef order = linearize(bl_as_class(self));
    if (order == BL_NULL)
        return BL_NULL;
    BlTuple *t = bl_as_tuple(order);
    BlRef list = bl_list_from(t->items, t->count);
    bl_drop(order);
    return list;
}

static bool is_subtype_by_base(BlClass *c, BlClass *of)
{
    for (; c; c = c->base)
        if (c == of)
            return true;
    return false;
}

/* What a metaclass's own mro() answered: all classes, with a layout that instances of c have. */
static BlRef checked_order(BlClass *c, BlRef answer)
{
    if (answer == BL_NULL)
        return BL_NULL;
    BlRef order = bl_tuple_from_iterable(answer);
    bl_drop(answer);
    if (order == BL_NULL)
        return BL_NULL;
    BlTuple *t = bl_as_tuple(order);
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_is_class(t->items[i])) {
            bl_raise(bl_exc(TypeError), "mro() returned a non-class ('%.500s')", bl_type_name(t->items[i]));
            bl_drop(order);
            return BL_NULL;
        }
        BlClass *k = bl_as_class(t->items[i]);
        if (!is_subtype_by_base(bl_solid_base(c), bl_solid_base(k))) {
            bl_raise(bl_exc(TypeError), "mro() returned base with unsuitable layout ('%.500s')", bl_class_tp_name(k));
            bl_drop(order);
            return BL_NULL;
        }
    }
    return order;
}

bool bl_class_compute_mro(BlClass *c)
{
    BlClass *meta = c->head.shape->cls;
    BlRef order;
    BlVal method = meta == bl_builtin_class(BL_T_TYPE) ? BL_NULL : bl_class_lookup(meta, bl_name(mro));
    if (method == BL_NULL && bl_pending())
        return false;
    if (method == BL_NULL || method == bl_class_lookup(bl_builtin_class(BL_T_TYPE), bl_name(mro)))
        order = linearize(c);
    else
        order = checked_order(c, bl_call_method(bl_class_value(c), bl_name(mro), NULL, 0));
    if (order == BL_NULL)
        return false;
    bl_class_modified(c);
    bl_replace(&c->mro, order);
    return true;
}

/* ---- which base decides the layout ---- */
BlClass *bl_solid_base(BlClass *c)
{
    while (c->base && c->base->solid_size == c->solid_size)
        c = c->base;
    return c;
}

BlClass *bl_best_base(BlVal bases)
{
    BlClass *winner = NULL, *best = NULL;
    BlTuple *t = bl_as_tuple(bases);
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_is_class(t->items[i])) {
            bl_raise(bl_exc(TypeError), "bases must be types");
            return NULL;
        }
        BlClass *b = bl_as_class(t->items[i]);
        if (!(b->flags & BL_TF_BASETYPE)) {
            bl_raise(bl_exc(TypeError), "type '%.100s' is not an acceptable base type", bl_class_tp_name(b));
            return NULL;
        }
        BlClass *candidate = bl_solid_base(b);
        if (!winner || (winner != candidate && is_subtype_by_base(candidate, winner) && !is_subtype_by_base(winner, candidate))) {
            winner = candidate;
            best = b;
        } else if (!is_subtype_by_base(winner, candidate)) {
            bl_raise(bl_exc(TypeError), "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

BlRef bl_metaclass_of(BlVal metaclass, BlVal bases)
{
    BlClass *winner = bl_as_class(metaclass);
    BlTuple *t = bl_as_tuple(bases);
    for (size_t i = 0; i < t->count; i++) {
        BlClass *m = bl_class_of(t->items[i]);
        if (bl_subclass(winner, m))
            continue;
        if (bl_subclass(m, winner)) {
            winner = m;
            continue;
        }
        return bl_raise(bl_exc(TypeError), "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                           "of the metaclasses of all its bases");
    }
    return bl_keep(bl_class_value(winner));
}

/* ---- calling a class ---- */
BlRef bl_type_vectorcall(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlClass *c = bl_as_class(self);
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    if (c == bl_builtin_class(BL_T_TYPE)) {
        if (nargs == 1 && nkw == 0)
            return bl_keep(bl_class_value(bl_class_of(arg[0])));
        if (nargs != 3)
            return bl_raise(bl_exc(TypeError), "type() takes 1 or 3 arguments");
    }
    const BlType *t = c->type;
    if (t->vectornew && c->table)
        return t->vectornew(self, arg, nargs, kwnames);
    if (!t->new_ || (t->flags & BL_TF_ABSTRACT))
        return bl_raise(bl_exc(TypeError), "cannot create '%.100s' instances", bl_class_tp_name(c));
    if (!bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    bl_keep(self);
    BlRef o = t->new_(c, arg, nargs, kwnames);
    if (t->flags & BL_TF_HEAP)
        bl_track_new(o);
    if (o != BL_NULL && bl_subclass(bl_class_of(o), c)) {
        const BlType *made = bl_slots_of(o);
        if (made->init && made->init(o, arg, nargs, kwnames) < 0) {
            bl_drop(o);
            o = BL_NULL;
        }
    }
    bl_drop(self);
    bl_leave_depth();
    return o;
}

bool bl_class_plain_new(BlClass *c)
{
    return c->type->new_ == bl_object_new_slot && !c->is_abstract && c->head.shape->type->call == bl_type_vectorcall &&
           (c->flags & BL_TF_HEAP);
}

BlVal bl_class_init_function(BlClass *c)
{
    if (c->type->init == bl_object_init_slot)
        return BL_NULL;
    BlVal init = bl_class_lookup(c, bl_name(__init__));
    return init != BL_NULL && bl_is_exact(init, FUNCTION) ? init : BL_NULL;
}

bool bl_class_no_init(BlClass *c) { return c->type->init == bl_object_init_slot; }

static int type_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    (void)arg;
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    if (nargs == 1 && nkw)
        return bl_raise_int(bl_exc(TypeError), "type.__init__() takes no keyword arguments");
    if (nargs != 1 && nargs != 3)
        return bl_raise_int(bl_exc(TypeError), "type.__init__() takes 1 or 3 arguments");
    return 0;
}

/* ---- attributes of classes ---- */
BlRef bl_type_getattr(BlVal self, BlVal name)
{
    BlClass *c = bl_as_class(self), *meta = c->head.shape->cls;
    BlRef meta_attr = bl_keep(bl_class_lookup(meta, name));
    if (BL_UNLIKELY(meta_attr == BL_NULL && bl_pending()))
        return BL_NULL;
    const BlType *mt = meta_attr == BL_NULL ? NULL : bl_slots_of(meta_attr);
    if (mt && mt->descr_get && bl_is_data_descr(mt)) {
        BlRef r = mt->descr_get(meta_attr, self, bl_class_value(meta));
        bl_drop(meta_attr);
        return r;
    }
    BlRef attr = bl_keep(bl_class_lookup(c, name));
    if (attr != BL_NULL) {
        bl_drop(meta_attr);
        const BlType *t = bl_slots_of(attr);
        if (!t->descr_get)
            return attr;
        BlRef r = t->descr_get(attr, BL_NULL, self);
        bl_drop(attr);
        return r;
    }
    if (bl_pending()) {
        bl_drop(meta_attr);
        return BL_NULL;
    }
    if (mt && mt->descr_get) {
        BlRef r = mt->descr_get(meta_attr, self, bl_class_value(meta));
        bl_drop(meta_attr);
        return r;
    }
    if (mt)
        return meta_attr;
    return bl_raise(bl_exc(AttributeError), "type object '%.50s' has no attribute '%U'", bl_class_tp_name(c), name);
}

static bool is_plain(BlVal v)
{
    const BlType *t = bl_slots_of(v);
    return !t->descr_get && !t->descr_set;
}

/* Store into or delete from the namespace of a heap class. */
static int store_in_namespace(BlClass *c, BlVal name, BlVal value)
{
    BlVal dict = bl_class_dict(c);
    if (dict == BL_NULL)
        return -1;
    BlRef old = bl_keep(bl_dict_get_str(dict, name));
    if (old == BL_NULL && (bl_pending() || value == BL_NULL)) {
        if (!bl_pending())
            bl_raise(bl_exc(AttributeError), "type object '%.50s' has no attribute '%U'", bl_class_tp_name(c), name);
        return -1;
    }
    bool slot_name = bl_is_slot_name(name);
    bool quiet = old != BL_NULL && value != BL_NULL && !slot_name && is_plain(old) && is_plain(value);
    if (!quiet)
        bl_class_modified(c);
    int r = 0;
    if (value != BL_NULL)
        r = bl_dict_set(dict, name, value) ? 0 : -1;
    else if (bl_dict_delete(dict, name) < 0)
        r = -1;
    if (!quiet)
        bl_class_modified(c);
    if (r == 0 && slot_name && !bl_slots_refresh(c, name))
        r = -1;
    bl_drop(old);
    return r;
}

static int type_setattr(BlVal self, BlVal name, BlVal value)
{
    BlClass *c = bl_as_class(self), *meta = c->head.shape->cls;
    if (!bl_class_is_heap(c))
        return bl_raise_int(bl_exc(TypeError), "cannot set %R attribute of immutable type '%s'", name, bl_class_tp_name(c));
    BlRef owned;
    name = bl_interned_name(name, &owned);
    if (name == BL_NULL)
        return -1;
    BlRef descr = bl_keep(bl_class_lookup(meta, name));
    int r;
    const BlType *t = descr == BL_NULL ? NULL : bl_slots_of(descr);
    bl_keep(self);
    if (!t && bl_pending())
        r = -1;
    else if (t && t->descr_set)
        r = t->descr_set(descr, self, value);
    else
        r = store_in_namespace(c, name, value);
    bl_drop(descr);
    bl_drop(owned);
    bl_drop(self);
    return r;
}

bool bl_class_set_c(BlClass *c, const char *name, BlVal value)
{
    BlRef key = bl_str_intern(name);
    if (key == BL_NULL)
        return false;
    int r = store_in_namespace(c, key, value);
    bl_drop(key);
    return r == 0;
}

/* ---- getset of type ---- */
static BlRef get_from_namespace(BlClass *c, BlVal name)
{
    BlVal dict = bl_class_dict(c);
    return dict == BL_NULL ? BL_NULL : bl_keep(bl_dict_get_str(dict, name));
}

static BlRef type_get_name(BlVal self) { return bl_keep(bl_as_class(self)->name); }

/* "can only assign string to C.__name__, not 'int'" and the like: what a special attribute takes. */
static bool may_set(BlClass *c, BlVal value, const char *name)
{
    if (!bl_class_is_heap(c)) {
        bl_raise(bl_exc(TypeError), "cannot set '%s' attribute of immutable type '%s'", name, bl_class_tp_name(c));
        return false;
    }
    if (value == BL_NULL) {
        bl_raise(bl_exc(TypeError), "cannot delete '%s' attribute of immutable type '%s'", name, bl_class_tp_name(c));
        return false;
    }
    return true;
}

static int type_set_name(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!may_set(c, value, "__name__"))
        return -1;
    if (!bl_is_str(value))
        return bl_raise_int(bl_exc(TypeError), "can only assign string to %s.__name__, not '%s'", bl_class_tp_name(c), bl_type_name(value));
    return bl_class_set_name(c, value) ? 0 : -1;
}

static BlRef type_get_qualname(BlVal self) { return bl_keep(bl_as_class(self)->qualname); }

static int type_set_qualname(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!may_set(c, value, "__qualname__"))
        return -1;
    if (!bl_is_str(value))
        return bl_raise_int(bl_exc(TypeError), "can only assign string to %s.__qualname__, not '%s'", bl_class_tp_name(c), bl_type_name(value));
    bl_replace(&c->qualname, bl_keep(value));
    return 0;
}

static BlRef type_get_bases(BlVal self) { return bl_keep(bl_as_class(self)->bases); }

static BlRef type_get_mro(BlVal self)
{
    BlClass *c = bl_as_class(self);
    return c->mro == BL_NULL ? BL_NONE : bl_keep(c->mro);
}

static int type_set_readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static BlRef type_get_base(BlVal self)
{
    BlClass *c = bl_as_class(self);
    return c->base ? bl_keep(bl_class_value(c->base)) : BL_NONE;
}

static BlRef type_get_module(BlVal self)
{
    BlClass *c = bl_as_class(self);
    if (bl_class_is_heap(c)) {
        BlRef module = get_from_namespace(c, bl_name(__module__));
        if (module == BL_NULL && !bl_pending())
            bl_raise_value(bl_exc(AttributeError), bl_name(__module__));
        return module;
    }
    const char *dot = strrchr(c->type->name, '.');
    return dot ? bl_str_utf8(c->type->name, (size_t)(dot - c->type->name)) : bl_keep(bl_name(builtins));
}

static int type_set_module(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!may_set(c, value, "__module__"))
        return -1;
    return store_in_namespace(c, bl_name(__module__), value);
}

static BlRef type_get_abstract(BlVal self)
{
    BlClass *c = bl_as_class(self);
    BlRef v = c == bl_builtin_class(BL_T_TYPE) ? BL_NULL : get_from_namespace(c, bl_name(__abstractmethods__));
    if (v == BL_NULL && !bl_pending())
        bl_raise_value(bl_exc(AttributeError), bl_name(__abstractmethods__));
    return v;
}

static int type_set_abstract(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    int abstract = 0;
    if (value != BL_NULL && (abstract = bl_truth(value)) < 0)
        return -1;
    BlVal dict = bl_class_dict(c);
    if (dict == BL_NULL)
        return -1;
    if (value != BL_NULL) {
        if (!bl_dict_set(dict, bl_name(__abstractmethods__), value))
            return -1;
    } else {
        int had = bl_dict_delete(dict, bl_name(__abstractmethods__));
        if (had < 0)
            return -1;
        if (had == 0) {
            bl_raise_value(bl_exc(AttributeError), bl_name(__abstractmethods__));
            return -1;
        }
    }
    c->is_abstract = abstract > 0;
    bl_class_modified(c);
    return 0;
}

static BlRef type_get_dict(BlVal self)
{
    BlVal dict = bl_class_dict(bl_as_class(self));
    return dict == BL_NULL ? BL_NULL : bl_mappingproxy_new(dict);
}

static BlRef type_get_doc(BlVal self)
{
    BlClass *c = bl_as_class(self);
    BlRef doc = get_from_namespace(c, bl_name(__doc__));
    if (doc == BL_NULL)
        return bl_pending() ? BL_NULL : BL_NONE;
    const BlType *t = bl_slots_of(doc);
    if (!t->descr_get)
        return doc;
    BlRef r = t->descr_get(doc, BL_NULL, self);
    bl_drop(doc);
    return r;
}

static int type_set_doc(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!may_set(c, value, "__doc__"))
        return -1;
    return store_in_namespace(c, bl_name(__doc__), value);
}

static BlRef type_get_text_signature(BlVal self)
{
    (void)self;
    return BL_NONE;
}

static BlRef type_get_annotations(BlVal self)
{
    BlClass *c = bl_as_class(self);
    if (!bl_class_is_heap(c))
        return bl_raise(bl_exc(AttributeError), "type object '%s' has no attribute '__annotations__'", bl_class_tp_name(c));
    BlRef v = get_from_namespace(c, bl_name(__annotations__));
    if (v != BL_NULL) {
        const BlType *t = bl_slots_of(v);
        if (!t->descr_get)
            return v;
        BlRef r = t->descr_get(v, BL_NULL, self);
        bl_drop(v);
        return r;
    }
    if (bl_pending())
        return BL_NULL;
    v = bl_dict_new();
    if (v != BL_NULL && store_in_namespace(c, bl_name(__annotations__), v) < 0) {
        bl_drop(v);
        return BL_NULL;
    }
    return v;
}

static int type_set_annotations(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!bl_class_is_heap(c))
        return bl_raise_int(bl_exc(TypeError), "cannot set '__annotations__' attribute of immutable type '%s'", bl_class_tp_name(c));
    if (value != BL_NULL)
        return store_in_namespace(c, bl_name(__annotations__), value);
    BlRef had = get_from_namespace(c, bl_name(__annotations__));
    if (had == BL_NULL) {
        if (!bl_pending())
            bl_raise_value(bl_exc(AttributeError), bl_name(__annotations__));
        return -1;
    }
    bl_drop(had);
    return store_in_namespace(c, bl_name(__annotations__), BL_NULL);
}

static BlRef type_get_basicsize(BlVal self) { return bl_int_from_int64(bl_as_class(self)->type->size); }
static BlRef type_get_itemsize(BlVal self) { return bl_int_from_int64(bl_as_class(self)->type->item_size); }
static BlRef type_get_dictoffset(BlVal self) { return bl_int_from_int64(bl_as_class(self)->flags & BL_TF_HAS_DICT ? 16 : 0); }
static BlRef type_get_weakrefoffset(BlVal self) { return bl_int_from_int64(bl_as_class(self)->flags & BL_TF_WEAKREF ? 24 : 0); }

/* The bits CPython documents: 8 immutable, 9 heap, 10 base type, 12 ready, 14 collected, 20 abstract, 24 and up the kinds. */
static BlRef type_get_flags(BlVal self)
{
    BlClass *c = bl_as_class(self);
    int64_t bits = 1 << 12;
    bits |= bl_class_is_heap(c) ? 1 << 9 : 1 << 8;
    static const struct { uint32_t flag; int bit; } map[] = {
        {BL_TF_SEQUENCE_PATTERN, 5}, {BL_TF_MAPPING_PATTERN, 6}, {BL_TF_BASETYPE, 10}, {BL_TF_TRACKED, 14}, {BL_TF_INT_SUBCLASS, 24}, {BL_TF_LIST_SUBCLASS, 25}, {BL_TF_TUPLE_SUBCLASS, 26},
        {BL_TF_BYTES_SUBCLASS, 27}, {BL_TF_STR_SUBCLASS, 28}, {BL_TF_DICT_SUBCLASS, 29}, {BL_TF_EXC_SUBCLASS, 30}, {BL_TF_TYPE_SUBCLASS, 31},
    };
    for (size_t i = 0; i < sizeof map / sizeof *map; i++)
        if (c->flags & map[i].flag)
            bits |= (int64_t)1 << map[i].bit;
    if (c->is_abstract)
        bits |= 1 << 20;
    return bl_int_from_int64(bits);
}

/* ---- C.__bases__ = tuple ---- */
static bool same_layout(BlClass *a, BlClass *b)
{
    return bl_solid_base(a) == bl_solid_base(b) && a->native_free == b->native_free && a->member_count == b->member_count &&
           (a->flags & BL_TF_HAS_DICT) == (b->flags & BL_TF_HAS_DICT);
}

typedef struct Rebase { BlClass **list; BlRef *old_mro; size_t count, capacity; bool failed; } Rebase;

static void collect_below(BlClass *c, void *ctx)
{
    Rebase *r = ctx;
    if (r->count == r->capacity) {
        size_t capacity = r->capacity ? 2 * r->capacity : 16;
        BlClass **list = bl_realloc_array(r->list, capacity, sizeof *list);
        if (list)
            r->list = list;
        BlRef *old = list ? bl_realloc_array(r->old_mro, capacity, sizeof *old) : NULL;
        if (!old) {
            r->failed = true;
            return;
        }
        r->old_mro = old;
        r->capacity = capacity;
    }
    r->list[r->count] = c;
    r->old_mro[r->count++] = BL_NULL;
    bl_keep(bl_class_value(c));
}

/* New orders for c and everything below, a base before what derives from it; all or nothing. */
static bool recompute_orders(BlClass *c)
{
    Rebase r = {NULL, NULL, 0, 0, false};
    bl_class_each_below(c, collect_below, &r);
    bool ok = !r.failed;
    if (!ok)
        bl_no_memory();
    size_t done = 0;
    for (; ok && done < r.count; done++) {
        r.old_mro[done] = bl_keep(r.list[done]->mro);
        ok = bl_class_compute_mro(r.list[done]);
    }
    for (size_t i = 0; i < r.count; i++) {
        if (!ok && i < done && r.old_mro[i] != BL_NULL) {
            bl_replace(&r.list[i]->mro, r.old_mro[i]);
            r.old_mro[i] = BL_NULL;
        }
        bl_drop(r.old_mro[i]);
        bl_drop(bl_class_value(r.list[i]));
    }
    bl_mfree(r.list);
    bl_mfree(r.old_mro);
    return ok;
}

/* The orders may be old while a metaclass's mro() runs; the chain of first bases is already new then. */
static bool base_chain_has(const BlClass *c, const BlClass *wanted)
{
    while (c && c != wanted)
        c = c->base;
    return c != NULL;
}

static bool bases_are_fine(BlClass *c, BlVal value)
{
    if (!bl_is_tuple(value)) {
        bl_raise(bl_exc(TypeError), "can only assign tuple to %s.__bases__, not %s", bl_class_tp_name(c), bl_type_name(value));
        return false;
    }
    BlTuple *t = bl_as_tuple(value);
    if (t->count == 0) {
        bl_raise(bl_exc(TypeError), "can only assign non-empty tuple to %s.__bases__, not ()", bl_class_tp_name(c));
        return false;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_is_class(t->items[i])) {
            bl_raise(bl_exc(TypeError), "%s.__bases__ must be tuple of classes, not '%s'", bl_class_tp_name(c), bl_type_name(t->items[i]));
            return false;
        }
        if (bl_subclass(bl_as_class(t->items[i]), c) || base_chain_has(bl_as_class(t->items[i]), c)) {
            bl_raise(bl_exc(TypeError), "a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    return true;
}

static int type_set_bases(BlVal self, BlVal value)
{
    BlClass *c = bl_as_class(self);
    if (!may_set(c, value, "__bases__") || !bases_are_fine(c, value))
        return -1;
    BlClass *base = bl_best_base(value);
    if (!base)
        return -1;
    if (!same_layout(c->base, base)) {
        bool freed_alike = (c->base->flags & BL_TF_TRACKED) == (base->flags & BL_TF_TRACKED);
        return bl_raise_int(bl_exc(TypeError), "__bases__ assignment: '%s' %s differs from '%s'", bl_class_tp_name(base),
                            freed_alike ? "object layout" : "deallocator", bl_class_tp_name(c->base));
    }
    BlRef old_bases = c->bases;
    BlClass *old_base = c->base;
    bl_class_modified(c);
    bl_class_unlink_bases(c);
    c->bases = bl_keep(value);
    c->base = base;
    bool linked = bl_class_link_bases(c);
    if (!linked || !recompute_orders(c)) {
        if (linked)
            bl_class_unlink_bases(c);
        bl_replace(&c->bases, old_bases);
        c->base = old_base;
        BlRef error = bl_save_error();
        if (!bl_class_link_bases(c))
            bl_clear_error();
        bl_restore_error(error);
        bl_class_modified(c);
        return -1;
    }
    bl_class_modified(c);
    bl_slots_refresh_all(c);
    bl_drop(old_bases);
    return 0;
}

static const BlGetSet type_getset[] = {
    {"__name__", type_get_name, type_set_name, NULL},
    {"__qualname__", type_get_qualname, type_set_qualname, NULL},
    {"__bases__", type_get_bases, type_set_bases, NULL},
    {"__base__", type_get_base, type_set_readonly, NULL},
    {"__mro__", type_get_mro, type_set_readonly, NULL},
    {"__module__", type_get_module, type_set_module, NULL},
    {"__abstractmethods__", type_get_abstract, type_set_abstract, NULL},
    {"__dict__", type_get_dict, NULL, NULL},
    {"__doc__", type_get_doc, type_set_doc, NULL},
    {"__text_signature__", type_get_text_signature, NULL, NULL},
    {"__annotations__", type_get_annotations, type_set_annotations, NULL},
    {"__basicsize__", type_get_basicsize, type_set_readonly, NULL},
    {"__itemsize__", type_get_itemsize, type_set_readonly, NULL},
    {"__flags__", type_get_flags, type_set_readonly, NULL},
    {"__dictoffset__", type_get_dictoffset, type_set_readonly, NULL},
    {"__weakrefoffset__", type_get_weakrefoffset, type_set_readonly, NULL},
    {NULL, NULL, NULL, NULL}
};

/* ---- methods of type ---- */
static BlRef type_subclasses(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlClass *c = bl_as_class(self);
    BlRef list = bl_list_new(c->nsubclasses);
    for (uint32_t i = 0; list != BL_NULL && i < c->nsubclasses; i++) {
        if (c->subclasses[i]->head.count <= 0 || !c->subclasses[i]->ready)
            continue;                           /* dying, or not born yet */
        if (!bl_list_append(list, bl_class_value(c->subclasses[i]))) {
            bl_drop(list);
            return BL_NULL;
        }
    }
    return list;
}

static BlRef type_prepare(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    (void)arg;
    (void)nargs;
    (void)kwnames;
    return bl_dict_new();
}

static BlRef type_instancecheck(BlVal self, const BlVal *arg)
{
    extern int bl_real_isinstance(BlVal o, BlVal cls);
    int r = bl_real_isinstance(arg[0], self);
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

static BlRef type_subclasscheck(BlVal self, const BlVal *arg)
{
    extern int bl_real_issubclass(BlVal c, BlVal cls);
    int r = bl_real_issubclass(arg[0], self);
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

static BlRef type_dir(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef names = bl_dict_new();
    if (names == BL_NULL)
        return BL_NULL;
    BlRef list = bl_merge_class_dict(names, self) ? bl_dict_keys_list(names) : BL_NULL;
    bl_drop(names);
    return list;
}

static BlRef type_sizeof(BlVal self, const BlVal *arg)
{
    (void)self;
    (void)arg;
    return bl_int_from_int64((int64_t)sizeof(BlClass));
}

static const BlMethod type_methods[] = {
    {"mro", type_mro, "()", "Return a type's method resolution order.", NULL, 0},
    {"__subclasses__", type_subclasses, "()", "Return a list of immediate subclasses.", NULL, 0},
    {"__prepare__", NULL, NULL, "__prepare__() -> dict\nused in class statements", type_prepare, BL_MF_CLASS},
    {"__instancecheck__", type_instancecheck, "(instance, /)", "Check if an object is an instance.", NULL, 0},
    {"__subclasscheck__", type_subclasscheck, "(subclass, /)", "Check if a class is a subclass.", NULL, 0},
    {"__dir__", type_dir, "()", "Specialized __dir__ implementation for types.", NULL, 0},
    {"__sizeof__", type_sizeof, "()", "Return memory consumption of the type object.", NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static BlRef type_repr(BlVal self)
{
    BlClass *c = bl_as_class(self);
    BlRef module = type_get_module(self);
    if (module == BL_NULL) {
        if (!bl_catch(bl_exc(AttributeError)))
            return BL_NULL;
    }
    BlRef r;
    if (module != BL_NULL && bl_is_str(module) && !bl_str_is(module, "builtins"))
        r = bl_str_format("<class '%U.%U'>", module, c->qualname);
    else
        r = bl_str_format("<class '%U'>", bl_class_is_heap(c) ? c->name : c->qualname);
    bl_drop(module);
    return r;
}

static BlRef type_or(BlVal left, BlVal right) { return bl_union_new(left, right); }

const BlType bl_type_type = {
    .name = "type", .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_BASETYPE | BL_TF_TYPE_SUBCLASS | BL_TF_HAS_DICT | BL_TF_LAZY_TRACK,
    .id = BL_T_TYPE, .size = sizeof(BlClass), .item_size = 40,
    .free = type_free, .traverse = type_traverse, .clear = type_clear,
    .new_ = bl_type_new, .init = type_init, .repr = type_repr,
    .call = bl_type_vectorcall, .getattr = bl_type_getattr, .setattr = type_setattr,
    .binary = {[BL_OR] = type_or},
    .methods = type_methods, .getset = type_getset,
};
