/* slow_attr.c -- attributes: filling the caches of LOAD_ATTR, STORE_ATTR and LOAD_METHOD, and what is done without them.
 *
 * An instruction's cache holds one shape. A site that keeps missing goes over to the ..._MANY form, which looks
 * into one table of the VM by shape id and name, and comes back when it meets one shape only. Everything is guarded by the shape id
 * alone: any change of a class makes it miss.
 */
#include "vm/slow.h"
#include "obj/class_state.h"
#include "obj/native.h"
#include "obj/str.h"

enum {
    MISSES = 6,                 /* so many, and the site uses the table */
    SAME = 24                   /* so many samples of one shape there, and it has a cache again */
};

typedef BlAttrEntry Entry;

_Thread_local BlAttrEntry bl_load_table[BL_ATTR_TABLE] __attribute__((tls_model("initial-exec")));
_Thread_local BlAttrEntry bl_store_table[BL_ATTR_TABLE] __attribute__((tls_model("initial-exec")));

void bl_attr_caches_clear(void)
{
    memset(bl_load_table, 0, sizeof bl_load_table);
    memset(bl_store_table, 0, sizeof bl_store_table);
}

static uint16_t word_of_slot(const BlShape *s, uint16_t slot) { return (uint16_t)(s->slots_at / sizeof(BlVal) + slot); }

/* ---- load ---- */
/* The form of a load that begins o.x op= y with its three instructions next to each other. */
static uint16_t slot_op(const BlIns *pc)
{
    const BlIns *change = pc + 3, *store = pc + 4;      /* an operator is never the last instruction */
    uint16_t op;
    switch (change->op) {
    case BL_INS_IADD: op = BL_INS_UPDATE_ATTR_ADD; break;
    case BL_INS_ISUB: op = BL_INS_UPDATE_ATTR_SUB; break;
    case BL_INS_IADD_I: op = BL_INS_UPDATE_ATTR_ADD_I; break;
    case BL_INS_ISUB_I: op = BL_INS_UPDATE_ATTR_SUB_I; break;
    default: return BL_INS_LOAD_ATTR_SLOT;
    }
    bool by_register = change->op == BL_INS_IADD || change->op == BL_INS_ISUB;
    if (change->a != pc->a || change->b != pc->a || (by_register && change->c == pc->a))
        return BL_INS_LOAD_ATTR_SLOT;
    if ((store->op != BL_INS_STORE_ATTR && store->op != BL_INS_STORE_ATTR_SLOT) || store->a != pc->b || store->b != (pc->a | BL_TEMP)
        || store->c != pc->c)
        return BL_INS_LOAD_ATTR_SLOT;
    return op;
}

static Entry *find_load(BlVal o, BlVal name)
{
    BlShape *s = bl_obj(o)->shape;
    Entry *e = bl_attr_entry(bl_load_table, s->id, name);
    if (e->id == s->id && e->name == name)
        return e;
    BlAttrInfo info = bl_attr_info(o, name);
    s = bl_obj(o)->shape;
    if (info.kind == BL_ATTR_MODULE || info.kind == BL_ATTR_NONE)
        return NULL;
    e = bl_attr_entry(bl_load_table, s->id, name);
    *e = (Entry){.id = s->id, .kind = (uint8_t)info.kind, .at = info.slot, .name = name, .cell = info.cell};
    if (info.kind == BL_ATTR_MEMBER) {
        e->inside = true;
    } else if (info.kind == BL_ATTR_SLOT && info.slot < s->inline_cap) {
        e->inside = true;
        e->at = word_of_slot(s, info.slot);
    }
    return e;
}

static bool missed(BlIns *pc) { return ++pc[1].cache.aux > MISSES; }

static void give_up(BlIns *pc, unsigned op)
{
    pc[1].word = 0;             /* now for counting samples */
    pc->op = (uint16_t)op;
}

/* A site of the ..._MANY form met the shape of e: true if it is the only one there. */
static bool only_shape(BlIns *pc, const Entry *e)
{
    if (pc[1].cache.id != e->id) {
        pc[1].cache.id = e->id;
        pc[1].cache.aux = 0;
        return false;
    }
    if (++pc[1].cache.aux < SAME)
        return false;
    pc[1].cache.aux = MISSES - 1;       /* on probation */
    return true;
}

/* The instruction takes this entry into its cache. */
static void install_load(const BlVal *base, BlIns *pc, const Entry *e)
{
    if (pc->op != BL_INS_LOAD_ATTR && pc->op != BL_INS_LOAD_ATTR_L && missed(pc)) {
        give_up(pc, BL_INS_LOAD_ATTR_MANY);
        return;
    }
    bool fresh = slow_is_temp(base, pc->a) && pc->a != pc->b;          /* nothing in register a has to be released */
    if (e->inside) {
        pc[1].cache.id = e->id;
        pc[1].cache.slot = e->at;
        pc->op = fresh ? slot_op(pc) : BL_INS_LOAD_ATTR_SLOT_L;
    } else if (e->kind == BL_ATTR_CLASS_VALUE) {
        pc[1].cache.id = e->id;
        pc[2].ptr = e->cell;
        pc->op = fresh ? BL_INS_LOAD_ATTR_VALUE : BL_INS_LOAD_ATTR_VALUE_L;
    } else {
        give_up(pc, BL_INS_LOAD_ATTR_MANY);
    }
}

/* Specialises the instruction for o, or leaves it alone. */
static void learn_load(const BlVal *base, BlIns *pc, BlVal o, BlVal name)
{
    if (!bl_is_heap(o))
        return;
    Entry *e = find_load(o, name);
    if (e) {
        install_load(base, pc, e);
        return;
    }
    if (!bl_is_exact(o, MODULE))
        return;
    BlAttrInfo info = bl_attr_info(o, name);
    if (info.kind != BL_ATTR_MODULE)
        return;
    pc[1].cache.id = info.version;
    pc[2].ptr = info.cell;
    pc->op = BL_INS_LOAD_ATTR_MODULE;
}

void do_relearn_load(const BlVal *base, BlIns *pc, const BlAttrEntry *e)
{
    if (pc->op == BL_INS_LOAD_ATTR_MANY) {
        if (!only_shape(pc, e))
            return;
        pc->op = BL_INS_LOAD_ATTR_L;
    }
    install_load(base, pc, e);
}

/* The attribute by the table; BL_NULL with nothing pending: take the long way. */
static BlRef quick_attr(BlVal o, BlVal name)
{
    Entry *e = find_load(o, name);
    BlVal v = BL_NULL;
    if (!e)
        return BL_NULL;
    switch (e->kind) {
    case BL_ATTR_SLOT: v = e->inside ? ((BlVal *)bl_obj(o))[e->at] : *bl_shape_slot(bl_obj(o), bl_obj(o)->shape, e->at); break;
    case BL_ATTR_MEMBER: v = ((BlVal *)bl_obj(o))[e->at]; break;
    case BL_ATTR_CLASS_VALUE: v = *e->cell; break;
    case BL_ATTR_PROPERTY: return bl_property_get(*e->cell, o);
    case BL_ATTR_COMPUTED: {
        BlRef descr = bl_keep(*e->cell);
        v = bl_heap_type(descr)->descr_get(descr, o, bl_class_value(bl_class_of(o)));
        bl_drop(descr);
        if (v == BL_NULL)
            bl_attribute_context(o, name);
        return v;
    }
    case BL_ATTR_METHOD:
        if (bl_is_function(*e->cell))
            return bl_method_new(*e->cell, o);
        return bl_heap_type(*e->cell)->descr_get(*e->cell, o, bl_class_value(bl_class_of(o)));
    case BL_ATTR_DICT: {
        uint64_t word = *bl_extra_word(bl_obj(o));
        if (bl_is_heap(word)) {
            v = bl_dict_get_str(word, name);
            if (v != BL_NULL || bl_pending())
                break;
        }
        if (e->cell)
            v = e->at ? BL_NULL : *e->cell;
        break;
    }
    default: break;
    }
    return v == BL_NULL ? BL_NULL : bl_keep(v);
}

static BlRef get_attr(BlVal o, BlVal name)
{
    if (bl_is_heap(o)) {
        BlRef v = quick_attr(o, name);
        if (v != BL_NULL || bl_pending())
            return v;
    }
    return bl_getattr(o, name);
}

static bool load(BlVal *base, const BlIns *pc, BlVal name, BlRef (*get)(BlVal, BlVal))
{
    BlVal o = base[pc->b];
    hold(base, pc->b);
    held_begin(base, pc);
    BlRef v = get(o, name);
    held_end(base, pc);
    if (v != BL_NULL)
        put(base, pc->a, v);
    bl_drop(o);
    return v != BL_NULL;
}

bool do_load_attr(BlVal *base, BlIns *pc)
{
    BlVal o = base[pc->b], name = bl_frame_function(base)->k[pc->c];
    if (o == BL_NULL)
        return do_unbound(base, pc->b);
    learn_load(base, pc, o, name);
    return load(base, pc, name, get_attr);
}

bool do_load_attr_many(BlVal *base, const BlIns *pc)
{
    if (base[pc->b] == BL_NULL)
        return do_unbound(base, pc->b);
    return load(base, pc, bl_frame_function(base)->k[pc->c], get_attr);
}

/* ---- store ---- */
static Entry *find_store(BlVal o, BlVal name)
{
    BlShape *s = bl_obj(o)->shape;
    Entry *e = bl_attr_entry(bl_store_table, s->id, name);
    if (e->id == s->id && e->name == name)
        return e;
    BlShape *next = NULL;
    BlAttrInfo info = bl_attr_store_info(o, name, &next);
    s = bl_obj(o)->shape;
    if (info.kind != BL_ATTR_SLOT && info.kind != BL_ATTR_MEMBER)
        return NULL;
    if (info.kind == BL_ATTR_SLOT && info.slot >= s->inline_cap)
        return NULL;
    e = bl_attr_entry(bl_store_table, s->id, name);
    uint16_t at = info.kind == BL_ATTR_SLOT ? word_of_slot(s, info.slot) : info.slot;
    *e = (Entry){.id = s->id, .kind = (uint8_t)info.kind, .inside = true, .at = at, .name = name, .next = next};
    return e;
}

static void install_store(BlIns *pc, const Entry *e)
{
    if (pc->op != BL_INS_STORE_ATTR && missed(pc)) {
        give_up(pc, BL_INS_STORE_ATTR_MANY);
        return;
    }
    pc[2].ptr = e->next;
    pc[1].cache.id = e->id;
    pc[1].cache.slot = e->at;
    pc->op = e->next ? BL_INS_STORE_ATTR_ADD : BL_INS_STORE_ATTR_SLOT;
}

static void learn_store(BlIns *pc, BlVal o, BlVal name)
{
    Entry *e = bl_is_heap(o) ? find_store(o, name) : NULL;
    if (e)
        install_store(pc, e);
    else if (missed(pc))
        give_up(pc, BL_INS_STORE_ATTR_MANY);
}

void do_relearn_store(BlIns *pc, const BlAttrEntry *e)
{
    if (pc->op == BL_INS_STORE_ATTR_MANY) {
        if (!only_shape(pc, e))
            return;
        pc->op = BL_INS_STORE_ATTR;
    }
    install_store(pc, e);
}

/* By the table: 1 done, 0 take the long way. v is kept. */
static int quick_store(BlVal o, BlVal name, BlVal v)
{
    Entry *e = find_store(o, name);
    if (!e)
        return 0;
    BlVal *slot = &((BlVal *)bl_obj(o))[e->at];
    if (e->next) {
        *slot = bl_keep(v);
        bl_obj(o)->shape = e->next;
    } else {
        bl_replace(slot, bl_keep(v));
    }
    return 1;
}

static bool store_attr(BlVal *base, const BlIns *pc, BlVal name)
{
    BlRef own_v = take_regt(base, pc->b), own_o = take_regt(base, pc->a);
    bool ok = (bl_is_heap(own_o) && quick_store(own_o, name, own_v)) || bl_setattr(own_o, name, own_v) == 0;
    if (!ok) {
        BlRef saved = bl_save_error();
        bl_drop(own_v);
        bl_drop(own_o);
        bl_restore_error(saved);
        return false;
    }
    bl_drop(own_v);
    bl_drop(own_o);
    return true;
}

static bool operands_bound(BlVal *base, const BlIns *pc)
{
    unsigned ro = pc->a & ~BL_TEMP, rv = pc->b & ~BL_TEMP;
    if (base[rv] == BL_NULL)
        return do_unbound(base, rv);
    return base[ro] != BL_NULL || do_unbound(base, ro);
}

bool do_store_attr(BlVal *base, BlIns *pc)
{
    BlVal name = bl_frame_function(base)->k[pc->c];
    if (!operands_bound(base, pc))
        return false;
    learn_store(pc, base[pc->a & ~BL_TEMP], name);
    return store_attr(base, pc, name);
}

bool do_store_attr_many(BlVal *base, const BlIns *pc)
{
    return operands_bound(base, pc) && store_attr(base, pc, bl_frame_function(base)->k[pc->c]);
}

static bool delete_attr(BlVal *base, const BlIns *pc, BlVal name)
{
    unsigned ro = pc->a & ~BL_TEMP;
    if (base[ro] == BL_NULL)
        return do_unbound(base, ro);
    BlRef o = take_regt(base, pc->a);
    bool ok = bl_setattr(o, name, BL_NULL) == 0;
    bl_drop(o);
    return ok;
}

bool do_del_attr(BlVal *base, const BlIns *pc) { return delete_attr(base, pc, bl_frame_function(base)->k[pc->c]); }

bool do_attr_dyn(BlVal *base, const BlIns *pc)
{
    BlRef name = base[pc->c];
    base[pc->c] = 0;
    bool ok;
    if (pc->op == BL_INS_LOAD_ATTR_DYN)
        ok = base[pc->b] == BL_NULL ? do_unbound(base, pc->b) : load(base, pc, name, bl_getattr);
    else if (pc->op == BL_INS_STORE_ATTR_DYN)
        ok = operands_bound(base, pc) && store_attr(base, pc, name);
    else
        ok = delete_attr(base, pc, name);
    bl_drop(name);
    return ok;
}

/* ---- methods ---- */
static void install_method(BlIns *pc, const Entry *e)
{
    if (pc->op != BL_INS_LOAD_METHOD && missed(pc)) {
        give_up(pc, BL_INS_LOAD_METHOD_MANY);
        return;
    }
    pc[1].cache.id = e->id;
    pc[2].ptr = e->cell;
    pc->op = BL_INS_LOAD_METHOD_FUNC;
}

static void learn_method(BlIns *pc, BlVal o, BlVal name)
{
    Entry *e = bl_is_heap(o) ? find_load(o, name) : NULL;
    if (e && e->kind == BL_ATTR_METHOD) {
        install_method(pc, e);
        return;
    }
    if (!e && bl_is_exact(o, MODULE)) {
        BlAttrInfo info = bl_attr_info(o, name);
        if (info.kind == BL_ATTR_MODULE) {
            pc[1].cache.id = info.version;
            pc[2].ptr = info.cell;
            pc->op = BL_INS_LOAD_METHOD_MODULE;
            return;
        }
    }
    if (missed(pc))
        give_up(pc, BL_INS_LOAD_METHOD_MANY);
}

void do_relearn_method(BlIns *pc, const BlAttrEntry *e)
{
    if (pc->op == BL_INS_LOAD_METHOD_MANY) {
        if (!only_shape(pc, e))
            return;
        pc->op = BL_INS_LOAD_METHOD;
    }
    install_method(pc, e);
}

/* A callable of the class into the window; o, which was to be self, goes if it stands there. */
static void plain_callee(BlVal *w, BlRef f, bool moved)
{
    BlVal o = w[4];
    w[1] = BL_NULL;
    w[2] = f;
    if (moved) {
        w[4] = 0;
        bl_drop(o);
    }
}

/* What a static or class method, or a value of the class, puts into the window. False: the long way. */
static bool load_from_class(BlVal *w, BlVal o, const Entry *e, bool moved)
{
    if (e->kind == BL_ATTR_CLASS_VALUE) {
        plain_callee(w, bl_keep(*e->cell), moved);
        return true;
    }
    if (e->kind != BL_ATTR_STATIC && e->kind != BL_ATTR_CLASSMETHOD)
        return false;
    BlVal f = ((BlWrapDescr *)bl_obj(*e->cell))->callable;
    if (f == BL_NULL || !bl_is_function(f))
        return false;
    if (e->kind == BL_ATTR_STATIC) {
        plain_callee(w, bl_keep(f), moved);
        return true;
    }
    BlVal c = bl_is_class(o) ? o : bl_class_value(bl_class_of(o));
    w[1] = bl_keep(f);
    if (moved && c == o)
        return true;
    w[4] = bl_keep(c);
    if (moved)
        bl_drop(o);
    return true;
}

static bool load_method(BlVal *base, const BlIns *pc)
{
    BlVal *w = &base[pc->a], o = base[pc->b], name = bl_frame_function(base)->k[pc->c];
    bool moved = &base[pc->b] == w + 4;
    if (bl_is_heap(o)) {
        Entry *e = find_load(o, name);
        if (e && e->kind == BL_ATTR_METHOD) {
            w[1] = bl_keep(*e->cell);
            if (!moved)
                w[4] = bl_keep(o);
            return true;
        }
        if (e && load_from_class(w, o, e, moved))
            return true;
        if (e && e->kind == BL_ATTR_DICT && e->cell && e->at) {
            uint64_t word = *bl_extra_word(bl_obj(o));
            BlVal own = bl_is_heap(word) ? bl_dict_get_str(word, name) : BL_NULL;
            if (own == BL_NULL && !bl_pending()) {
                w[1] = bl_keep(*e->cell);
                if (!moved)
                    w[4] = bl_keep(o);
                return true;
            }
            if (bl_pending())
                return false;
        }
    }
    BlVal self;
    BlRef f = bl_load_method(o, name, &self);
    if (f == BL_NULL)
        return false;
    if (self != BL_NULL) {
        w[1] = f;
        if (!moved)
            w[4] = bl_keep(o);
        return true;
    }
    w[1] = BL_NULL;
    w[2] = f;
    if (moved) {
        w[4] = 0;
        bl_drop(o);
    }
    return true;
}

bool do_load_method(BlVal *base, BlIns *pc)
{
    BlVal o = base[pc->b];
    if (o == BL_NULL)
        return do_unbound(base, pc->b);
    learn_method(pc, o, bl_frame_function(base)->k[pc->c]);
    return load_method(base, pc);
}

bool do_load_method_many(BlVal *base, const BlIns *pc)
{
    return base[pc->b] != BL_NULL ? load_method(base, pc) : do_unbound(base, pc->b);
}
