/* match.c -- what the instructions of match statements do beyond comparing (PEP 634).
 *
 * The subject and what belongs to a pattern stay in the frame's temps while a program's code runs here, so nothing needs holding but
 * what is made on the way.
 */
#include "vm/slow.h"
#include "obj/list.h"
#include "obj/set.h"
#include "obj/str.h"
#include "obj/tuple.h"

/* 1 added, 0 was there, -1 raised. */
static int add_once(BlVal seen, BlVal v)
{
    int has = bl_contains(seen, v);
    if (has)
        return has < 0 ? -1 : 0;
    return bl_set_add(seen, v) ? 1 : -1;
}

/* ---- mappings ---- */
/* Asks `get` (a method found on subject, self BL_NULL when it is bound) with a default nobody else has. */
static BlRef get_value(BlVal get, BlVal self, BlVal key, BlVal missing)
{
    BlVal arg[3] = {self, key, missing};
    return self == BL_NULL ? bl_call(get, arg + 1, 2, BL_NULL) : bl_call(get, arg, 3, BL_NULL);
}

static BlRef values_of_keys(BlVal subject, BlTuple *keys)
{
    if (keys->count == 0)
        return bl_keep(bl_tuple_empty());
    BlVal self = BL_NULL;
    BlRef get = bl_load_method(subject, bl_name(get), &self);
    BlRef seen = get == BL_NULL ? BL_NULL : bl_set_new();
    BlRef missing = seen == BL_NULL ? BL_NULL : bl_call0(bl_class_value(bl_builtin_class(BL_T_OBJECT)));
    BlRef values = missing == BL_NULL ? BL_NULL : bl_list_new(keys->count);
    BlRef result = BL_NULL;
    bool ok = values != BL_NULL;
    for (size_t i = 0; ok && i < keys->count; i++) {
        int added = add_once(seen, keys->items[i]);
        if (added == 0)
            (void)bl_raise(bl_exc(ValueError), "mapping pattern checks duplicate key (%R)", keys->items[i]);
        BlRef v = added > 0 ? get_value(get, self, keys->items[i], missing) : BL_NULL;
        if (v == missing) {
            bl_drop(v);
            result = BL_NONE;
            break;
        }
        ok = v != BL_NULL && bl_list_adopt(values, v);
    }
    if (ok && result == BL_NULL)
        result = bl_list_to_tuple(values);
    BlRef saved = bl_save_error();
    bl_drop(values);
    bl_drop(missing);
    bl_drop(seen);
    bl_drop(get);
    bl_restore_error(saved);
    return result;
}

/* ---- classes ---- */
/* The built-in types whose one positional pattern is the subject itself. */
static bool matches_self(BlClass *c)
{
    const uint32_t kinds = BL_TF_INT_SUBCLASS | BL_TF_LIST_SUBCLASS | BL_TF_TUPLE_SUBCLASS | BL_TF_BYTES_SUBCLASS | BL_TF_STR_SUBCLASS |
        BL_TF_DICT_SUBCLASS | BL_TF_FLOAT_SUBCLASS | BL_TF_SET_SUBCLASS | BL_TF_FROZENSET_SUBCLASS;
    return (c->flags & kinds) || bl_subclass(c, bl_builtin_class(BL_T_BYTEARRAY));
}

typedef struct ClassMatch { BlVal subject, cls; BlRef seen, found; } ClassMatch;

/* The attribute joins what was found: 1; 0 the subject has none; -1 raised. */
static int match_attribute(ClassMatch *m, BlVal name)
{
    int added = add_once(m->seen, name);
    if (added == 0)
        return bl_raise_int(bl_exc(TypeError), "%s() got multiple sub-patterns for attribute %R", bl_class_tp_name(bl_as_class(m->cls)), name);
    BlRef v;
    int has = added < 0 ? -1 : bl_find_attr(m->subject, name, &v);
    if (has <= 0)
        return has;
    return bl_list_adopt(m->found, v) ? 1 : -1;
}

static int match_positional(ClassMatch *m, size_t count)
{
    BlClass *c = bl_as_class(m->cls);
    BlRef names;
    int has = bl_find_attr(m->cls, bl_name(__match_args__), &names), result = 1;
    if (has < 0)
        return -1;
    if (has && !bl_is_exact(names, TUPLE)) {
        result = bl_raise_int(bl_exc(TypeError), "%s.__match_args__ must be a tuple (got %T)", bl_class_tp_name(c), names);
        bl_drop(names);
        return result;
    }
    bool itself = !has && matches_self(c);
    size_t allowed = has ? bl_as_tuple(names)->count : itself;
    if (allowed < count)
        result = bl_raise_int(bl_exc(TypeError), "%s() accepts %zu positional sub-pattern%s (%zu given)", bl_class_tp_name(c), allowed,
                              allowed == 1 ? "" : "s", count);
    else if (itself)
        result = bl_list_append(m->found, m->subject) ? 1 : -1;
    for (size_t i = 0; !itself && result > 0 && i < count; i++) {
        BlVal name = bl_as_tuple(names)->items[i];
        if (!bl_is_exact_str(name))
            result = bl_raise_int(bl_exc(TypeError), "__match_args__ elements must be strings (got %T)", name);
        else
            result = match_attribute(m, name);
    }
    if (has) {
        BlRef saved = bl_save_error();
        bl_drop(names);
        bl_restore_error(saved);
    }
    return result;
}

static BlRef attributes_of(BlVal subject, BlVal cls, size_t positional, BlTuple *names)
{
    if (!bl_is_class(cls))
        return bl_raise(bl_exc(TypeError), "called match pattern must be a type");
    int is = bl_isinstance(subject, cls);
    if (is <= 0)
        return is < 0 ? BL_NULL : BL_NONE;
    ClassMatch m = {subject, cls, bl_set_new(), BL_NULL};
    if (m.seen == BL_NULL)
        return BL_NULL;
    m.found = bl_list_new(positional + names->count);
    int state = m.found == BL_NULL ? -1 : 1;
    if (state > 0 && positional)
        state = match_positional(&m, positional);
    for (size_t i = 0; state > 0 && i < names->count; i++)
        state = match_attribute(&m, names->items[i]);
    BlRef result = state < 0 ? BL_NULL : state == 0 ? BL_NONE : bl_list_to_tuple(m.found);
    BlRef saved = bl_save_error();
    bl_drop(m.seen);
    bl_drop(m.found);
    bl_restore_error(saved);
    return result;
}

static bool match_class(BlVal *base, const BlIns *pc)
{
    BlVal *s = &base[pc->a];
    BlRef r = attributes_of(base[pc->b], s[0], pc->c, bl_as_tuple(s[1]));
    BlRef cls = s[0], names = s[1], saved = bl_save_error();
    s[0] = s[1] = 0;
    bl_drop(names);
    bl_drop(cls);
    bl_restore_error(saved);
    if (r == BL_NULL)
        return false;
    s[0] = r;
    return true;
}

static bool match_keys(BlVal *base, const BlIns *pc)
{
    BlRef r = values_of_keys(base[pc->b], bl_as_tuple(base[pc->c]));
    BlRef keys = base[pc->c], saved = bl_save_error();
    base[pc->c] = 0;
    bl_drop(keys);
    bl_restore_error(saved);
    if (r == BL_NULL)
        return false;
    base[pc->a] = r;
    return true;
}

bool do_match(BlVal *base, const BlIns *pc)
{
    BlVal subject = base[pc->b];
    switch (pc->op) {
    case BL_INS_MATCH_SEQ: base[pc->a] = bl_from_bool(bl_type_of(subject)->flags & BL_TF_SEQUENCE_PATTERN); return true;
    case BL_INS_MATCH_MAP: base[pc->a] = bl_from_bool(bl_type_of(subject)->flags & BL_TF_MAPPING_PATTERN); return true;
    case BL_INS_MATCH_LEN: {
        int64_t n = bl_len(subject);
        if (n < 0)
            return false;
        base[pc->a] = bl_from_imm(n);
        return true;
    }
    case BL_INS_MATCH_KEYS: return match_keys(base, pc);
    default: return match_class(base, pc);
    }
}
