/* generic_alias.c -- list[int]: a class with arguments, of use to annotations only.
 *
 * Calling it makes an instance of the origin; nearly every attribute is the origin's. Type variables among the
 * arguments are found by their __typing_subst__ and replaced by subscribing once more.
 */
#include "obj/slot_defs.h"
#include "obj/iter.h"

static BlGenericAlias *alias(BlVal v) { return (BlGenericAlias *)bl_obj(v); }

static BlRef make(BlClass *cls, BlVal origin, BlVal args, bool starred)
{
    BlRef tuple = bl_is_tuple(args) ? bl_keep(args) : bl_tuple_pack(1, args);
    if (tuple == BL_NULL)
        return BL_NULL;
    BlGenericAlias *a = (BlGenericAlias *)bl_object_new(cls->root, cls->root->size);
    if (!a) {
        bl_drop(tuple);
        return BL_NULL;
    }
    a->origin = bl_keep(origin);
    a->args = tuple;
    a->parameters = BL_NULL;
    a->starred = starred;
    bl_gc_track(&a->head);
    return bl_from_obj(a);
}

/* An alias of any class, such as the one of Callable. */
bool bl_is_alias(BlVal v) { return bl_is_heap(v) && bl_subclass(bl_class_of(v), bl_builtin_class(BL_T_GENERIC_ALIAS)); }

BlRef bl_generic_alias_new(BlVal origin, BlVal args) { return make(bl_builtin_class(BL_T_GENERIC_ALIAS), origin, args, false); }
BlRef bl_class_getitem(BlVal cls, const BlVal *arg) { return bl_generic_alias_new(cls, arg[0]); }

static void alias_free(BlObject *o)
{
    BlGenericAlias *a = (BlGenericAlias *)o;
    bl_drop(a->origin);
    bl_drop(a->args);
    bl_drop(a->parameters);
    bl_object_free(o, o->shape->size);
}

static void alias_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlGenericAlias *a = (BlGenericAlias *)o;
    visit(a->origin, ctx);
    visit(a->args, ctx);
    if (a->parameters != BL_NULL)
        visit(a->parameters, ctx);
}

static BlRef alias_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("GenericAlias", kwnames) || !bl_check_arity("GenericAlias", nargs, 2, 2))
        return BL_NULL;
    return make(cls, arg[0], arg[1], false);
}

/* ---- text ---- */

/* How a type reads inside an annotation: "int", "collections.deque", "...", a repr for the rest. Owned. */
BlRef bl_annotation_text(BlVal v)
{
    if (v == BL_ELLIPSIS)
        return bl_str_c("...");
    if (v == BL_NONE)
        return bl_str_c("None");
    if (bl_is_class(v) && bl_class_of(v)->type->repr == bl_type_type.repr) {
        BlClass *c = bl_as_class(v);
        BlRef module;
        int found = bl_find_attr(v, bl_name(__module__), &module);
        if (found < 0)
            return BL_NULL;
        BlRef r;
        if (!found || module == BL_NONE || (bl_is_str(module) && bl_str_is(module, "builtins")))
            r = bl_keep(c->qualname);
        else
            r = bl_str_format("%V.%U", module, c->qualname);
        if (found)
            bl_drop(module);
        return r;
    }
    return bl_repr(v);
}

static bool append_list(BlStrBuilder *b, BlVal list);

static bool append_item(BlStrBuilder *b, BlVal v)
{
    if (bl_is_exact(v, LIST))
        return append_list(b, v);
    BlRef text = bl_annotation_text(v);
    bool ok = text != BL_NULL && bl_builder_str(b, text);
    bl_drop(text);
    return ok;
}

static bool append_list(BlStrBuilder *b, BlVal list)
{
    bool ok = bl_builder_char(b, '[');
    for (size_t i = 0; ok && i < bl_as_list(list)->count; i++) {
        BlRef item = bl_keep(bl_as_list(list)->items[i]);
        ok = (i == 0 || bl_builder_ascii(b, ", ", 2)) && append_item(b, item);
        bl_drop(item);
    }
    return ok && bl_builder_char(b, ']');
}

static BlRef alias_repr(BlVal self)
{
    BlGenericAlias *a = alias(self);
    BlTuple *t = bl_as_tuple(a->args);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = (!a->starred || bl_builder_char(&b, '*')) && append_item(&b, a->origin) && bl_builder_char(&b, '[');
    for (size_t i = 0; ok && i < t->count; i++)
        ok = (i == 0 || bl_builder_ascii(&b, ", ", 2)) && append_item(&b, t->items[i]);
    if (ok && t->count == 0)
        ok = bl_builder_ascii(&b, "()", 2);
    if (ok && bl_builder_char(&b, ']'))
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* ---- parameters ---- */
static int has_attr(BlVal v, const char *name)
{
    BlRef key = bl_str_intern(name), out;
    if (key == BL_NULL)
        return -1;
    int found = bl_find_attr(v, key, &out);
    bl_drop(key);
    if (found > 0)
        bl_drop(out);
    return found;
}

static bool add_once(BlVal list, BlVal v)
{
    BlList *l = bl_as_list(list);
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i] == v)
            return true;
    return bl_list_append(list, v);
}

/* The type variables among the arguments, each once, in order; a tuple. */
BlRef bl_alias_parameters(BlVal args)
{
    BlTuple *t = bl_as_tuple(args);
    BlRef list = bl_list_new(t->count);
    bool ok = list != BL_NULL;
    for (size_t i = 0; ok && i < t->count; i++) {
        BlVal v = t->items[i];
        if (bl_is_class(v))
            continue;
        int variable = has_attr(v, "__typing_subst__");
        if (variable < 0)
            ok = false;
        else if (variable)
            ok = add_once(list, v);
        else {
            BlRef sub;
            int found = bl_find_attr(v, bl_name(__parameters__), &sub);
            ok = found >= 0;
            if (found > 0 && bl_is_tuple(sub))
                for (size_t k = 0; ok && k < bl_as_tuple(sub)->count; k++)
                    ok = add_once(list, bl_as_tuple(sub)->items[k]);
            if (found > 0)
                bl_drop(sub);
        }
    }
    BlRef r = ok ? bl_list_to_tuple(list) : BL_NULL;
    bl_drop(list);
    return r;
}

static BlVal parameters(BlVal self)
{
    BlGenericAlias *a = alias(self);
    if (!bl_stack_left())
        return BL_NULL;
    if (a->parameters == BL_NULL) {
        BlRef found = bl_alias_parameters(a->args);     /* asks the arguments: one of them may have come here already */
        bl_replace(&a->parameters, found);
    }
    return a->parameters;
}

static int place_of(BlVal params, BlVal v)
{
    BlTuple *t = bl_as_tuple(params);
    for (size_t i = 0; i < t->count; i++)
        if (t->items[i] == v)
            return (int)i;
    return -1;
}

/* Adds the items of a tuple; a tuple of a variadic variable stands for so many arguments. */
static bool add_all(BlVal list, BlVal tuple)
{
    BlTuple *t = bl_as_tuple(tuple);
    for (size_t i = 0; i < t->count; i++)
        if (!bl_list_append(list, t->items[i]))
            return false;
    return true;
}

/* The attribute, BL_NONE where there is none; BL_NULL after an error. */
static BlRef attr_or_none(BlVal v, const char *name)
{
    BlRef key = bl_str_intern(name), out;
    if (key == BL_NULL)
        return BL_NULL;
    int found = bl_find_attr(v, key, &out);
    bl_drop(key);
    return found < 0 ? BL_NULL : found ? out : BL_NONE;
}

/* One argument of the subscription: *tuple[int, str] counts as two, *tuple[int, ...] as one. */
static bool add_unpacked(BlVal list, BlVal v)
{
    if (bl_is_class(v))
        return bl_list_append(list, v);
    BlRef inner = attr_or_none(v, "__typing_unpacked_tuple_args__");
    if (inner == BL_NULL)
        return false;
    bool open = !bl_is_tuple(inner);
    if (!open) {
        BlTuple *t = bl_as_tuple(inner);
        open = t->count && t->items[t->count - 1] == BL_ELLIPSIS;
    }
    bool ok = open ? bl_list_append(list, v) : add_all(list, inner);
    bl_drop(inner);
    return ok;
}

static BlRef unpacked_items(BlVal item)
{
    BlRef list = bl_list_new(4);
    bool ok = list != BL_NULL;
    if (ok && bl_is_tuple(item)) {
        for (size_t i = 0; ok && i < bl_as_tuple(item)->count; i++)
            ok = add_unpacked(list, bl_as_tuple(item)->items[i]);
    } else if (ok)
        ok = add_unpacked(list, item);
    BlRef tuple = ok ? bl_list_to_tuple(list) : BL_NULL;
    bl_drop(list);
    return tuple;
}

/* Each variable may rearrange the arguments first (a ParamSpec, a variadic variable); adopts items. */
static BlRef prepared_items(BlVal self, BlVal params, BlRef items)
{
    for (size_t i = 0; items != BL_NULL && i < bl_as_tuple(params)->count; i++) {
        BlRef prepare = attr_or_none(bl_as_tuple(params)->items[i], "__typing_prepare_subst__");
        if (prepare == BL_NULL) {
            bl_drop(items);
            return BL_NULL;
        }
        if (prepare == BL_NONE)
            continue;
        BlVal given[2] = {self, items};
        BlRef r = bl_call(prepare, given, 2, BL_NULL);
        bl_drop(prepare);
        if (r != BL_NULL && !bl_is_tuple(r))
            bl_replace(&r, bl_tuple_pack(1, r));
        bl_replace(&items, r);
    }
    return items;
}

/* v[its parameters replaced]; v itself when it has none. Owned. */
static BlRef substitute_inside(BlVal v, BlVal params, BlVal items)
{
    BlRef sub;
    int found = bl_find_attr(v, bl_name(__parameters__), &sub);
    if (found <= 0)
        return found < 0 ? BL_NULL : bl_keep(v);
    if (!bl_is_tuple(sub) || bl_as_tuple(sub)->count == 0) {
        bl_drop(sub);
        return bl_keep(v);
    }
    BlRef list = bl_list_new(bl_as_tuple(sub)->count), r = BL_NULL;
    bool ok = list != BL_NULL;
    for (size_t i = 0; ok && i < bl_as_tuple(sub)->count; i++) {
        BlVal p = bl_as_tuple(sub)->items[i];
        int k = place_of(params, p);
        BlVal chosen = k < 0 ? p : bl_as_tuple(items)->items[k];
        bool variadic = k >= 0 && bl_is_tuple(chosen) && bl_class_of(p)->type->iter;
        ok = variadic ? add_all(list, chosen) : bl_list_append(list, chosen);
    }
    BlRef chosen = ok ? bl_list_to_tuple(list) : BL_NULL;
    if (chosen != BL_NULL)
        r = bl_getitem(v, chosen);
    bl_drop(chosen);
    bl_drop(list);
    bl_drop(sub);
    return r;
}

/* One argument with the variables replaced; owned. */
static BlRef substitute(BlVal v, BlVal params, BlVal items)
{
    int at = place_of(params, v);
    if (at < 0)
        return substitute_inside(v, params, items);
    BlRef f = bl_getattr_c(v, "__typing_subst__");
    if (f == BL_NULL)
        return BL_NULL;
    BlRef r = bl_call1(f, bl_as_tuple(items)->items[at]);
    bl_drop(f);
    return r;
}

/* Adds what v becomes; *Ts becomes any number of arguments. */
static bool add_substituted(BlVal list, BlVal v, BlVal params, BlVal items)
{
    if (bl_is_class(v))
        return bl_list_append(list, v);
    BlRef mark = attr_or_none(v, "__typing_is_unpacked_typevartuple__");
    int variadic = mark == BL_NULL ? -1 : bl_truth(mark);
    bl_drop(mark);
    if (variadic < 0)
        return false;
    BlRef r = substitute(v, params, items);
    bool ok = r != BL_NULL && (variadic && bl_is_tuple(r) ? add_all(list, r) : bl_list_append(list, r));
    bl_drop(r);
    return ok;
}

/* The arguments of `self` with `params` replaced by item (one, or a tuple); a tuple. */
BlRef bl_alias_substitute(BlVal self, BlVal args, BlVal params, BlVal item)
{
    size_t want = bl_as_tuple(params)->count;
    if (want == 0)
        return bl_raise(bl_exc(TypeError), "%R is not a generic class", self);
    BlRef items = prepared_items(self, params, unpacked_items(item));
    if (items == BL_NULL)
        return BL_NULL;
    size_t have = bl_as_tuple(items)->count;
    BlRef list = BL_NULL, out = BL_NULL;
    if (have != want)
        bl_raise(bl_exc(TypeError), "Too %s arguments for %R; actual %zu, expected %zu", have > want ? "many" : "few", self, have, want);
    else
        list = bl_list_new(bl_as_tuple(args)->count);
    bool ok = list != BL_NULL;
    for (size_t i = 0; ok && i < bl_as_tuple(args)->count; i++)
        ok = add_substituted(list, bl_as_tuple(args)->items[i], params, items);
    if (ok)
        out = bl_list_to_tuple(list);
    bl_drop(list);
    bl_drop(items);
    return out;
}

static BlRef alias_getitem(BlVal self, BlVal item)
{
    BlVal params = parameters(self);
    if (params == BL_NULL)
        return BL_NULL;
    BlRef args = bl_alias_substitute(self, alias(self)->args, params, item);
    if (args == BL_NULL)
        return BL_NULL;
    BlRef r = make(bl_builtin_class(BL_T_GENERIC_ALIAS), alias(self)->origin, args, alias(self)->starred);
    bl_drop(args);
    return r;
}

/* ---- behaving as the origin ---- */
static BlRef alias_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef origin = bl_keep(alias(self)->origin);
    BlRef o = bl_call(origin, arg, nargs, kwnames);
    bl_drop(origin);
    if (o == BL_NULL)
        return BL_NULL;
    if (bl_setattr(o, bl_name(__orig_class__), self) < 0 && !bl_catch(bl_exc(AttributeError)) && !bl_catch(bl_exc(TypeError))) {
        bl_drop(o);
        return BL_NULL;
    }
    return o;
}

/* Names that are the alias's own; all others are asked of the origin. */
static bool is_own_name(BlVal name)
{
    static const char *const own[] = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__",
        "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", NULL
    };
    for (int i = 0; own[i]; i++)
        if (bl_str_is(name, own[i]))
            return true;
    return false;
}

static BlRef alias_getattr(BlVal self, BlVal name)
{
    return is_own_name(name) ? bl_generic_getattr(self, name) : bl_getattr(alias(self)->origin, name);
}

static BlRef alias_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_alias(a) || !bl_is_alias(b))
        return BL_NOTIMPL;
    int eq = alias(a)->starred == alias(b)->starred;
    if (eq)
        eq = bl_compare_bool(alias(a)->origin, alias(b)->origin, BL_EQ);
    if (eq > 0)
        eq = bl_compare_bool(alias(a)->args, alias(b)->args, BL_EQ);
    return eq < 0 ? BL_NULL : bl_from_bool(eq == (op == BL_EQ));
}

static int64_t alias_hash(BlVal self)
{
    int64_t h = bl_hash(alias(self)->origin), k = h == -1 ? -1 : bl_hash(alias(self)->args);
    if (h == -1 || k == -1)
        return -1;
    h ^= k;
    return h == -1 ? -2 : h;
}

static BlRef alias_or(BlVal a, BlVal b) { return bl_union_new(a, b); }

/* *list[int]: one starred alias. */
static BlRef alias_iter(BlVal self)
{
    BlRef starred = make(bl_builtin_class(BL_T_GENERIC_ALIAS), alias(self)->origin, alias(self)->args, true);
    BlRef one = starred == BL_NULL ? BL_NULL : bl_tuple_pack(1, starred);
    BlRef it = one == BL_NULL ? BL_NULL : bl_iter(one);
    bl_drop(starred);
    bl_drop(one);
    return it;
}

static BlRef alias_mro_entries(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_tuple_pack(1, alias(self)->origin);
}

static BlRef alias_instancecheck(BlVal self, const BlVal *arg)
{
    (void)self;
    (void)arg;
    return bl_raise(bl_exc(TypeError), "isinstance() argument 2 cannot be a parameterized generic");
}

static BlRef alias_subclasscheck(BlVal self, const BlVal *arg)
{
    (void)self;
    (void)arg;
    return bl_raise(bl_exc(TypeError), "issubclass() argument 2 cannot be a parameterized generic");
}

static BlRef alias_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef pair = bl_tuple_pack(2, alias(self)->origin, alias(self)->args);
    BlRef r = pair == BL_NULL ? BL_NULL : bl_tuple_pack(2, bl_class_value(bl_builtin_class(BL_T_GENERIC_ALIAS)), pair);
    bl_drop(pair);
    return r;
}

static BlRef alias_dir(BlVal self, const BlVal *arg)
{
    (void)arg;
    static const char *const own[] = {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__"};
    BlRef names = bl_dir(alias(self)->origin);
    for (size_t i = 0; names != BL_NULL && i < sizeof own / sizeof *own; i++) {
        BlRef name = bl_str_intern(own[i]);
        int there = name == BL_NULL ? -1 : bl_contains(names, name);
        if (there < 0 || (!there && !bl_list_append(names, name)))
            bl_clear_ref(&names);
        bl_drop(name);
    }
    return names;
}

static const BlMethod alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, "(bases, /)", NULL, NULL, 0},
    {"__instancecheck__", alias_instancecheck, "(instance, /)", NULL, NULL, 0},
    {"__subclasscheck__", alias_subclasscheck, "(cls, /)", NULL, NULL, 0},
    {"__reduce__", alias_reduce, "()", NULL, NULL, 0},
    {"__dir__", alias_dir, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static BlRef alias_origin(BlVal self) { return bl_keep(alias(self)->origin); }
static BlRef alias_args(BlVal self) { return bl_keep(alias(self)->args); }
static BlRef alias_params(BlVal self) { return bl_keep(parameters(self)); }
static BlRef alias_unpacked(BlVal self) { return bl_from_bool(alias(self)->starred); }

static BlRef alias_tuple_args(BlVal self)
{
    bool unpacked_tuple = alias(self)->starred && alias(self)->origin == bl_class_value(bl_builtin_class(BL_T_TUPLE));
    return unpacked_tuple ? bl_keep(alias(self)->args) : BL_NONE;
}

static const BlGetSet alias_getset[] = {
    {"__origin__", alias_origin, NULL, NULL},
    {"__args__", alias_args, NULL, NULL},
    {"__parameters__", alias_params, NULL, "Type variables in the GenericAlias."},
    {"__unpacked__", alias_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", alias_tuple_args, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_generic_alias_type = {
    .name = "types.GenericAlias", .id = BL_T_GENERIC_ALIAS, .size = sizeof(BlGenericAlias), .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_WEAKREF,
    .free = alias_free, .traverse = alias_traverse, .new_ = alias_new, .repr = alias_repr, .hash = alias_hash,
    .compare = alias_compare, .call = alias_call, .getattr = alias_getattr, .iter = alias_iter, .getitem = alias_getitem,
    .binary = {[BL_OR] = alias_or}, .methods = alias_methods, .getset = alias_getset,
};
