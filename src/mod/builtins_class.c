/* builtins_class.c -- __build_class__: what a class statement calls with its body as a function.
 */
#include "base/alloc.h"
#include "mod/program.h"
#include "vm/frame.h"

/* The keywords of the class statement without `metaclass`. */
typedef struct Keywords {
    BlRef names;                /* tuple, or BL_NULL: none */
    BlVal *args;                /* room for three positional values, then the keywords' values; borrowed */
    size_t count;
} Keywords;

static void keywords_free(Keywords *k)
{
    bl_drop(k->names);
    bl_mfree(k->args);
}

static bool keywords_make(Keywords *k, const BlVal *values, BlVal kwnames, BlVal *metaclass)
{
    size_t n = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    *k = (Keywords){.names = BL_NULL};
    k->args = bl_malloc_array(n + 3, sizeof *k->args);
    BlVal *names = bl_malloc_array(n + 1, sizeof *names);
    if (!k->args || !names) {
        bl_mfree(names);
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        BlVal name = bl_as_tuple(kwnames)->items[i];
        if (bl_str_equal(name, bl_name(metaclass))) {
            *metaclass = values[i];
            continue;
        }
        names[k->count] = name;
        k->args[3 + k->count++] = values[i];
    }
    if (k->count)
        k->names = bl_tuple_from(names, k->count);
    bl_mfree(names);
    return k->count == 0 || k->names != BL_NULL;
}

/* What stands for one base: 0 it itself, 1 the tuple *out, -1 raised. */
static int mro_entries(BlVal base, BlVal all, BlRef *out)
{
    BlRef f;
    if (bl_is_class(base))
        return 0;
    int found = bl_find_attr(base, bl_name(__mro_entries__), &f);
    if (found <= 0)
        return found;
    *out = bl_call1(f, all);
    bl_drop(f);
    if (*out == BL_NULL)
        return -1;
    if (bl_is_tuple(*out))
        return 1;
    bl_clear_ref(out);
    return bl_raise_int(bl_exc(TypeError), "__mro_entries__ must return a tuple");
}

/* The real bases; `written` itself (kept) if nothing had to be replaced. */
static BlRef resolve_bases(BlVal written)
{
    BlTuple *t = bl_as_tuple(written);
    BlRef list = BL_NULL;
    for (size_t i = 0; i < t->count; i++) {
        BlRef entries = BL_NULL;
        int replaced = mro_entries(t->items[i], written, &entries);
        bool ok = replaced >= 0;
        if (ok && replaced && list == BL_NULL)
            ok = (list = bl_list_from(t->items, i)) != BL_NULL;
        if (ok && list != BL_NULL)
            ok = replaced ? bl_list_extend(list, entries) : bl_list_append(list, t->items[i]);
        bl_drop(entries);
        if (!ok) {
            bl_drop(list);
            return BL_NULL;
        }
    }
    if (list == BL_NULL)
        return bl_keep(written);
    BlRef r = bl_list_to_tuple(list);
    bl_drop(list);
    return r;
}

/* The metaclass to use: a class that fits the bases, or the callable as given. */
static BlRef choose_metaclass(BlVal given, BlVal bases)
{
    if (given != BL_NULL && !bl_is_class(given))
        return bl_keep(given);
    BlTuple *t = bl_as_tuple(bases);
    if (given == BL_NULL)
        given = t->count ? bl_class_value(bl_class_of(t->items[0])) : bl_class_value(bl_builtin_class(BL_T_TYPE));
    return bl_metaclass_of(given, bases);
}

static BlRef prepare(BlVal meta, BlVal name, BlVal bases, Keywords *k)
{
    BlRef f;
    if (meta == bl_class_value(bl_builtin_class(BL_T_TYPE)))
        return bl_dict_new();
    int found = bl_find_attr(meta, bl_name(__prepare__), &f);
    if (found <= 0)
        return found < 0 ? BL_NULL : bl_dict_new();
    k->args[1] = name;
    k->args[2] = bases;
    BlRef ns = bl_call(f, k->args + 1, 2, k->names);
    bl_drop(f);
    if (ns == BL_NULL)
        return BL_NULL;
    const BlType *t = bl_type_of(ns);
    if (bl_is_dict(ns) || (t->getitem && !t->is_sequence && !bl_is_class(ns)))
        return ns;
    bl_raise(bl_exc(TypeError), "%.200s.__prepare__() must return a mapping, not %.200s",
             bl_is_class(meta) ? bl_class_tp_name(bl_as_class(meta)) : "<metaclass>", bl_type_name(ns));
    bl_drop(ns);
    return BL_NULL;
}

/* The cell behind __class__ in the methods must have been filled by type.__new__. */
static bool check_cell(BlVal cell, BlVal cls, BlVal name)
{
    if (!bl_is_exact(cell, CELL) || !bl_is_class(cls))
        return true;
    BlVal held = ((BlCell *)bl_obj(cell))->value;
    if (held == cls)
        return true;
    if (held == BL_NULL)
        bl_raise(bl_exc(RuntimeError), "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name, cls);
    else
        bl_raise(bl_exc(TypeError), "__class__ set to %R defining %R as %R", held, name, cls);
    return false;
}

static BlRef build(BlFunction *f, BlVal name, BlVal written, BlVal bases, BlVal meta, Keywords *k)
{
    BlRef ns = prepare(meta, name, bases, k);
    if (ns == BL_NULL)
        return BL_NULL;
    BlRef cls = BL_NULL, cell = bl_eval_code(bl_from_obj(f->code), f->globals, ns, f->closure);
    if (cell != BL_NULL && (bases == written || bl_setitem(ns, bl_name(__orig_bases__), written) == 0)) {
        k->args[0] = name;
        k->args[1] = bases;
        k->args[2] = ns;
        cls = bl_call(meta, k->args, 3, k->names);
        if (cls != BL_NULL && !check_cell(cell, cls, name))
            bl_clear_ref(&cls);
    }
    bl_drop(cell);
    bl_drop(ns);
    return cls;
}

BlRef bl_build_class(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (nargs < 2)
        return bl_raise(bl_exc(TypeError), "__build_class__: not enough arguments");
    if (!bl_is_function(arg[0]))
        return bl_raise(bl_exc(TypeError), "__build_class__: func must be a function");
    if (!bl_is_str(arg[1]))
        return bl_raise(bl_exc(TypeError), "__build_class__: name is not a string");
    Keywords k;
    BlVal metaclass = BL_NULL;
    BlRef written = BL_NULL, bases = BL_NULL, meta = BL_NULL, cls = BL_NULL;
    if (keywords_make(&k, arg + nargs, kwnames, &metaclass)) {
        written = bl_tuple_from(arg + 2, nargs - 2);
        bases = written == BL_NULL ? BL_NULL : resolve_bases(written);
        meta = bases == BL_NULL ? BL_NULL : choose_metaclass(metaclass, bases);
        if (meta != BL_NULL)
            cls = build(bl_as_function(arg[0]), arg[1], written, bases, meta, &k);
    }
    keywords_free(&k);
    bl_drop(meta);
    bl_drop(bases);
    bl_drop(written);
    return cls;
}

const BlMethod bl_builtin_class_functions[] = {
    {"__build_class__", NULL, NULL, "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nWhat the class statement calls.", bl_build_class, 0},
    {0}
};
