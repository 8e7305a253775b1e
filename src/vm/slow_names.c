/* slow_names.c -- globals, builtins, class namespaces. Caches are filled here: the key version of a dict and an entry number. */
#include "vm/slow.h"
#include "obj/str.h"

static BlVal name_at(BlVal *base, const BlIns *pc) { return bl_frame_function(base)->k[bl_ins_u32(*pc)]; }

static bool undefined(BlVal name)
{
    (void)bl_raise_name(bl_exc(NameError), name, "name '%U' is not defined", name);
    return false;
}

/* Owned; 1 found, 0 absent, -1 raised. */
static int namespace_get(BlVal ns, BlVal name, BlRef *out)
{
    if (bl_is_exact(ns, DICT)) {
        BlVal v = bl_dict_get_str(ns, name);
        if (v == BL_NULL)
            return bl_pending() ? -1 : 0;
        *out = bl_keep(v);
        return 1;
    }
    *out = bl_getitem(ns, name);
    if (*out != BL_NULL)
        return 1;
    return bl_catch(bl_exc(KeyError)) ? 0 : -1;
}

/* Globals or builtins that are no plain dict are asked as any mapping is: they may compute the value, or refuse. */
static BlRef find_in_mappings(BlFunction *f, BlVal name)
{
    BlRef v = BL_NULL;
    int found = namespace_get(f->globals, name, &v);
    if (found == 0 && f->builtins != BL_NULL)
        found = namespace_get(f->builtins, name, &v);
    if (found == 0)
        undefined(name);
    return found > 0 ? v : BL_NULL;
}

/* Finds a global or builtin: owned. Fills the two cache words behind `at` when both dicts have string keys only. */
static BlRef find_global(BlFunction *f, BlVal name, BlIns *at, bool *in_builtins)
{
    uint32_t entry;
    *in_builtins = false;
    if (!bl_is_exact(f->globals, DICT) || !bl_is_exact(f->builtins, DICT))
        return find_in_mappings(f, name);
    BlVal *cell = bl_dict_cell(f->globals, name, &entry);
    if (cell) {
        if (at && !bl_as_dict(f->globals)->general) {
            at[0].pair.lo = bl_dict_version(f->globals);
            at[0].pair.hi = entry;
            at[1].word = 0;
        }
        return bl_keep(*cell);
    }
    if (bl_pending())
        return BL_NULL;
    cell = bl_dict_cell(f->builtins, name, &entry);
    if (!cell) {
        if (!bl_pending())
            undefined(name);
        return BL_NULL;
    }
    if (at && !bl_as_dict(f->globals)->general && !bl_as_dict(f->builtins)->general) {
        at[0].pair.lo = bl_dict_version(f->globals);
        at[0].pair.hi = 0;
        at[1].pair.lo = bl_dict_version(f->builtins);
        at[1].pair.hi = entry;
        *in_builtins = true;
    }
    return bl_keep(*cell);
}

bool do_load_global(BlVal *base, BlIns *pc)
{
    BlFunction *f = bl_frame_function(base);
    bool in_builtins;
    bool plain = pc->op != BL_INS_LOAD_GLOBAL_L;
    if (plain) {
        pc->op = BL_INS_LOAD_GLOBAL;
        pc[1].word = pc[2].word = 0;
    }
    BlRef v = find_global(f, name_at(base, pc), plain ? pc + 1 : NULL, &in_builtins);
    if (v == BL_NULL)
        return false;
    if (plain && pc[1].pair.lo)
        pc->op = in_builtins ? BL_INS_LOAD_GLOBAL_BUILTIN : BL_INS_LOAD_GLOBAL_MOD;
    put(base, pc->a, v);
    return true;
}

static bool store_in_globals(BlVal *base, BlIns *pc)
{
    BlFunction *f = bl_frame_function(base);
    BlVal name = name_at(base, pc);
    BlRef v = take_regt(base, pc->a);
    bool ok = bl_dict_set(f->globals, name, v);
    uint32_t entry;
    if (ok && !bl_as_dict(f->globals)->general && bl_dict_cell(f->globals, name, &entry)) {
        pc[1].pair.lo = bl_dict_version(f->globals);
        pc[1].pair.hi = entry;
    }
    bl_drop(v);
    return ok;
}

bool do_store_global(BlVal *base, BlIns *pc)
{
    if (base[pc->a & ~BL_TEMP] == BL_NULL)
        return do_unbound(base, pc->a & ~BL_TEMP);
    return store_in_globals(base, pc);
}

bool do_del_global(BlVal *base, const BlIns *pc)
{
    BlVal name = name_at(base, pc);
    int done = bl_dict_delete(bl_frame_function(base)->globals, name);
    return done == 0 ? undefined(name) : done > 0;
}

/* ---- namespaces ---- */
bool do_load_name(BlVal *base, BlIns *pc)
{
    BlVal name = name_at(base, pc);
    BlRef v;
    bool in_builtins;
    if (bl_is_heap(base[0])) {
        int found = namespace_get(base[0], name, &v);
        if (found < 0)
            return false;
        if (!found)
            v = find_global(bl_frame_function(base), name, NULL, &in_builtins);
    } else {
        pc[1].word = pc[2].word = 0;
        v = find_global(bl_frame_function(base), name, pc + 1, &in_builtins);
    }
    if (v == BL_NULL)
        return false;
    put(base, pc->a, v);
    return true;
}

bool do_store_name(BlVal *base, BlIns *pc)
{
    if (base[pc->a & ~BL_TEMP] == BL_NULL)
        return do_unbound(base, pc->a & ~BL_TEMP);
    BlVal ns = base[0];
    if (!bl_is_heap(ns))
        return store_in_globals(base, pc);
    BlRef v = take_regt(base, pc->a);
    bool ok = bl_is_exact(ns, DICT) ? bl_dict_set(ns, name_at(base, pc), v) : bl_setitem(ns, name_at(base, pc), v) == 0;
    bl_drop(v);
    return ok;
}

bool do_del_name(BlVal *base, const BlIns *pc)
{
    BlVal ns = base[0], name = name_at(base, pc);
    if (!bl_is_heap(ns))
        return do_del_global(base, pc);
    if (bl_delitem(ns, name) == 0)
        return true;
    return bl_catch(bl_exc(KeyError)) ? undefined(name) : false;
}

bool do_load_class_free(BlVal *base, const BlIns *pc)
{
    BlFunction *f = bl_frame_function(base);
    BlRef v;
    int found = bl_is_heap(base[0]) ? namespace_get(base[0], f->k[pc->c], &v) : 0;
    if (found < 0)
        return false;
    if (!found) {
        BlVal cell = pc->op == BL_INS_LOAD_CLASS_FREE ? bl_as_tuple(f->closure)->items[pc->b] : base[pc->b];
        v = ((BlCell *)bl_obj(cell))->value;
        if (v == BL_NULL)
            return do_unbound_free(base, pc->b);
        bl_keep(v);
    }
    put(base, pc->a, v);
    return true;
}
