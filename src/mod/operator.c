/* operator.c -- the operators as functions (_operator, operator), and itemgetter, attrgetter, methodcaller.
 *
 * `_operator` has everything; `operator` is made from it at its first import and adds the __names__.
 */
#include "mem/gc.h"
#include "mod/module.h"
#include "obj/key.h"
#include "obj/seq.h"

extern const BlType bl_operator_itemgetter_type, bl_operator_attrgetter_type, bl_operator_methodcaller_type;
extern const BlModuleDef bl_mod_operator_native, bl_mod_operator;

typedef struct Operator {
    BlRef itemgetter, attrgetter, methodcaller;
} Operator;

/* ---- functions ---- */

#define BINARY(name, op)                                                                                             \
    static BlRef op_##name(BlVal self, const BlVal *arg)                                                             \
    {                                                                                                                \
        (void)self;                                                                                                  \
        return bl_binary(arg[0], arg[1], op);                                                                        \
    }                                                                                                                \
    static BlRef op_i##name(BlVal self, const BlVal *arg)                                                            \
    {                                                                                                                \
        (void)self;                                                                                                  \
        return bl_inplace(arg[0], arg[1], op);                                                                       \
    }
#define COMPARE(name, op)                                                                                            \
    static BlRef op_##name(BlVal self, const BlVal *arg)                                                             \
    {                                                                                                                \
        (void)self;                                                                                                  \
        return bl_compare(arg[0], arg[1], op);                                                                       \
    }
#define UNARY(name, op)                                                                                              \
    static BlRef op_##name(BlVal self, const BlVal *arg)                                                             \
    {                                                                                                                \
        (void)self;                                                                                                  \
        return bl_unary(arg[0], op);                                                                                 \
    }

BINARY(add, BL_ADD)
BINARY(sub, BL_SUB)
BINARY(mul, BL_MUL)
BINARY(matmul, BL_MATMUL)
BINARY(truediv, BL_TRUEDIV)
BINARY(floordiv, BL_FLOORDIV)
BINARY(mod, BL_MOD)
BINARY(lshift, BL_LSHIFT)
BINARY(rshift, BL_RSHIFT)
BINARY(and_, BL_AND)
BINARY(or_, BL_OR)
BINARY(xor, BL_XOR)
BINARY(pow, BL_POW)
COMPARE(lt, BL_LT)
COMPARE(le, BL_LE)
COMPARE(eq, BL_EQ)
COMPARE(ne, BL_NE)
COMPARE(gt, BL_GT)
COMPARE(ge, BL_GE)
UNARY(neg, BL_NEG)
UNARY(pos, BL_POS)
UNARY(abs, BL_ABS)
UNARY(inv, BL_INVERT)
#undef BINARY
#undef COMPARE
#undef UNARY

static BlRef op_truth(BlVal self, const BlVal *arg)
{
    (void)self;
    int truth = bl_truth(arg[0]);
    return truth < 0 ? BL_NULL : bl_from_bool(truth);
}

static BlRef op_not(BlVal self, const BlVal *arg)
{
    (void)self;
    int truth = bl_truth(arg[0]);
    return truth < 0 ? BL_NULL : bl_from_bool(!truth);
}

static BlRef op_is(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_from_bool(arg[0] == arg[1]);
}

static BlRef op_is_not(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_from_bool(arg[0] != arg[1]);
}

static BlRef op_index(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_index(arg[0]);
}

/* Concatenation is for sequences: their + that is no arithmetic. */
static BlRef concatenate(BlVal a, BlVal b, bool inplace)
{
    const BlType *t = bl_type_of(a);
    if (inplace && t->inplace_concat)
        return t->inplace_concat(a, b);
    if (t->concat)
        return t->concat(a, b);
    if (t->getitem && !(t->flags & BL_TF_DICT_SUBCLASS) && bl_type_of(b)->getitem && !(bl_type_of(b)->flags & BL_TF_DICT_SUBCLASS))
        return inplace ? bl_inplace(a, b, BL_ADD) : bl_binary(a, b, BL_ADD);
    return bl_raise(bl_exc(TypeError), "'%T' object can't be concatenated", a);
}

static BlRef op_concat(BlVal self, const BlVal *arg)
{
    (void)self;
    return concatenate(arg[0], arg[1], false);
}

static BlRef op_iconcat(BlVal self, const BlVal *arg)
{
    (void)self;
    return concatenate(arg[0], arg[1], true);
}

static BlRef op_contains(BlVal self, const BlVal *arg)
{
    (void)self;
    int in = bl_contains(arg[0], arg[1]);
    return in < 0 ? BL_NULL : bl_from_bool(in);
}

static BlRef iterate(BlVal v)
{
    BlRef it = bl_iter(v);
    if (it == BL_NULL && bl_catch(bl_exc(TypeError)))
        bl_raise(bl_exc(TypeError), "argument of type '%T' is not iterable", v);
    return it;
}

static BlRef op_count_of(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef it = iterate(arg[0]), item;
    int64_t n = 0;
    int same = 0;
    if (it == BL_NULL)
        return it;
    while (same >= 0 && (item = bl_next(it)) != BL_NULL) {
        same = bl_key_eq(item, arg[1]);
        n += same > 0;
        bl_drop(item);
    }
    bl_drop(it);
    return bl_pending() ? BL_NULL : bl_from_imm(n);
}

static BlRef op_index_of(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef it = iterate(arg[0]), item;
    int64_t i = 0;
    int same = 0;
    if (it == BL_NULL)
        return it;
    while (same == 0 && (item = bl_next(it)) != BL_NULL) {
        same = bl_key_eq(item, arg[1]);
        i += same == 0;
        bl_drop(item);
    }
    bl_drop(it);
    if (bl_pending())
        return BL_NULL;
    return same ? bl_from_imm(i) : bl_raise(bl_exc(ValueError), "sequence.index(x): x not in sequence");
}

static BlRef op_getitem(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_getitem(arg[0], arg[1]);
}

static BlRef op_setitem(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_setitem(arg[0], arg[1], arg[2]) < 0 ? BL_NULL : BL_NONE;
}

static BlRef op_delitem(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_delitem(arg[0], arg[1]) < 0 ? BL_NULL : BL_NONE;
}

static BlRef op_length_hint(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t n = bl_length_hint(arg[0], bl_imm_int(arg[1]));
    return n < 0 && bl_pending() ? BL_NULL : bl_int_from_int64(n);
}

static BlRef op_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    return bl_check_arity("call", nargs, 1, SIZE_MAX) ? bl_call(arg[0], arg + 1, nargs - 1, kwnames) : BL_NULL;
}

/* In time that depends on the second argument's length alone. */
static bool same_bytes(const unsigned char *a, size_t na, const unsigned char *b, size_t nb)
{
    volatile unsigned char different = na != nb;
    const volatile unsigned char *left = na == nb ? a : b, *right = b;
    for (size_t i = 0; i < nb; i++)
        different |= left[i] ^ right[i];
    return different == 0;
}

static BlRef op_compare_digest(BlVal self, const BlVal *arg)
{
    (void)self;
    if (bl_is_str(arg[0]) && bl_is_str(arg[1])) {
        const BlStr *a = bl_as_str(arg[0]), *b = bl_as_str(arg[1]);
        if (!a->ascii || !b->ascii)
            return bl_raise(bl_exc(TypeError), "comparing strings with non-ASCII characters is not supported");
        return bl_from_bool(same_bytes((const unsigned char *)a->data, a->length, (const unsigned char *)b->data, b->length));
    }
    if (!bl_has_buffer(arg[0]) || !bl_has_buffer(arg[1]))
        return bl_raise(bl_exc(TypeError), "unsupported operand types(s) or combination of types: '%T' and '%T'", arg[0], arg[1]);
    BlBuffer a, b;
    if (bl_buffer_get(arg[0], &a, false) < 0)
        return BL_NULL;
    if (bl_buffer_get(arg[1], &b, false) < 0) {
        bl_buffer_release(&a);
        return BL_NULL;
    }
    bool same = same_bytes(a.data, a.length, b.data, b.length);
    bl_buffer_release(&a);
    bl_buffer_release(&b);
    return bl_from_bool(same);
}

/* ---- the three callables: one struct ---- */

typedef struct Getter {
    BlObject head;
    BlRef items;                /* tuple: keys; names (split at the dots: str or tuple of str); arguments */
    BlRef shown;                /* tuple of the arguments as given, for repr and reduce */
    BlRef name;                 /* methodcaller */
    BlRef kwnames;              /* methodcaller: tuple or BL_NULL; the values end `items` */
} Getter;

static inline Getter *as_getter(BlVal v) { return (Getter *)bl_obj(v); }

/* Consumes the references. */
static BlRef make(BlClass *cls, BlRef items, BlRef shown, BlRef name, BlRef kwnames)
{
    BlObject *o = items == BL_NULL || shown == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(items);
        bl_drop(shown);
        bl_drop(name);
        bl_drop(kwnames);
        return BL_NULL;
    }
    Getter *g = (Getter *)o;
    g->items = items;
    g->shown = shown;
    g->name = name;
    g->kwnames = kwnames;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void getter_clear(BlObject *o)
{
    Getter *g = (Getter *)o;
    bl_clear_ref(&g->items);
    bl_clear_ref(&g->shown);
    bl_clear_ref(&g->name);
    bl_clear_ref(&g->kwnames);
}

static void getter_free(BlObject *o)
{
    bl_gc_untrack(o);
    getter_clear(o);
    bl_object_free(o, o->shape->size);
}

static void getter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Getter *g = (Getter *)o;
    visit(g->items, ctx);
    visit(g->shown, ctx);
    visit(g->name, ctx);
    visit(g->kwnames, ctx);
}

static BlRef getter_repr(BlVal self)
{
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    const char *name = bl_type_name(self);
    if (entered == 1)
        return bl_str_format("%s(...)", name);
    BlRef result = BL_NULL;
    const BlTuple *t = bl_as_tuple(as_getter(self)->shown);
    if (t->count == 1)
        result = bl_str_format("%s(%R)", name, t->items[0]);
    else
        result = bl_str_format("%s%R", name, as_getter(self)->shown);
    bl_repr_leave(self);
    return result;
}

static BlRef getter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), as_getter(self)->shown);
}

static const BlMethod getter_methods[] = {
    {"__reduce__", getter_reduce, "()", "Return state information for pickling", NULL, 0},
    {0},
};

#define GETTER_SLOTS                                                                                                 \
    .flags = BL_TF_TRACKED, .size = sizeof(Getter), .free = getter_free, .traverse = getter_traverse, .clear = getter_clear

/* ---- itemgetter ---- */

static BlRef itemgetter_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("itemgetter", kwnames) || (nargs == 0 && !bl_check_arity("itemgetter", nargs, 1, 1)))
        return BL_NULL;
    BlRef items = bl_tuple_from(arg, nargs);
    return make(cls, items, bl_keep(items), BL_NULL, BL_NULL);
}

static BlRef one_item(BlVal obj, BlVal key)
{
    if (bl_is_imm_int(key) && bl_is_exact(obj, TUPLE)) {
        const BlTuple *t = bl_as_tuple(obj);
        if ((uint64_t)bl_imm_int(key) < t->count)
            return bl_keep(t->items[bl_imm_int(key)]);
    }
    return bl_getitem(obj, key);
}

/* get(obj, item) for the one item, or a tuple of them all. */
static BlRef get_all(BlVal self, BlVal obj, BlRef (*get)(BlVal, BlVal))
{
    BlRef items = bl_keep(as_getter(self)->items), result;
    const BlTuple *t = bl_as_tuple(items);
    if (t->count == 1) {
        result = get(obj, t->items[0]);
        bl_drop(items);
        return result;
    }
    result = bl_tuple_raw(t->count);
    for (size_t i = 0; result != BL_NULL && i < t->count; i++) {
        BlRef value = get(obj, t->items[i]);
        if (value == BL_NULL)
            bl_clear_ref(&result);
        else
            bl_as_tuple(result)->items[i] = value;
    }
    if (result != BL_NULL)
        bl_tuple_done(result);
    bl_drop(items);
    return result;
}

static BlRef itemgetter_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("itemgetter", kwnames) || !bl_check_arity("itemgetter", nargs, 1, 1))
        return BL_NULL;
    return get_all(self, arg[0], one_item);
}

const BlType bl_operator_itemgetter_type = {
    .name = "operator.itemgetter",
    .doc = "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\n"
           "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    GETTER_SLOTS, .new_ = itemgetter_new, .repr = getter_repr, .call = itemgetter_call, .methods = getter_methods,
};

/* ---- attrgetter ---- */

/* A name without dots as interned str, else the tuple of its parts. */
static BlRef split_name(BlVal name)
{
    const BlStr *s = bl_as_str(name);
    size_t dots = 0, from = 0, at = 0;
    for (size_t i = 0; i < s->length; i++)
        dots += bl_str_at(s, i) == '.';
    if (dots == 0)
        return bl_is_exact(name, STR) ? bl_str_intern_value(name) : bl_keep(name);
    BlRef parts = bl_tuple_raw(dots + 1);
    for (size_t i = 0; parts != BL_NULL && i <= s->length; i++) {
        if (i < s->length && bl_str_at(s, i) != '.')
            continue;
        BlRef part = bl_str_substr(name, from, i);
        BlRef interned = part == BL_NULL ? part : bl_str_intern_value(part);
        bl_drop(part);
        if (interned == BL_NULL)
            bl_clear_ref(&parts);
        else
            bl_as_tuple(parts)->items[at++] = interned;
        from = i + 1;
    }
    if (parts != BL_NULL)
        bl_tuple_done(parts);
    return parts;
}

static BlRef attrgetter_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("attrgetter", kwnames) || (nargs == 0 && !bl_check_arity("attrgetter", nargs, 1, 1)))
        return BL_NULL;
    BlRef names = bl_tuple_raw(nargs);
    for (size_t i = 0; names != BL_NULL && i < nargs; i++) {
        BlRef name = BL_NULL;
        if (bl_is_str(arg[i]))
            name = split_name(arg[i]);
        else
            bl_raise(bl_exc(TypeError), "attribute name must be a string");
        if (name == BL_NULL)
            bl_clear_ref(&names);
        else
            bl_as_tuple(names)->items[i] = name;
    }
    if (names == BL_NULL)
        return names;
    bl_tuple_done(names);
    return make(cls, names, bl_tuple_from(arg, nargs), BL_NULL, BL_NULL);
}

static BlRef one_attribute(BlVal obj, BlVal name)
{
    if (bl_is_str(name))
        return bl_getattr(obj, name);
    const BlTuple *parts = bl_as_tuple(name);
    BlRef value = bl_keep(obj);
    for (size_t i = 0; value != BL_NULL && i < parts->count; i++)
        bl_replace(&value, bl_getattr(value, parts->items[i]));
    return value;
}

static BlRef attrgetter_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("attrgetter", kwnames) || !bl_check_arity("attrgetter", nargs, 1, 1))
        return BL_NULL;
    return get_all(self, arg[0], one_attribute);
}

const BlType bl_operator_attrgetter_type = {
    .name = "operator.attrgetter",
    .doc = "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\n"
           "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    GETTER_SLOTS, .new_ = attrgetter_new, .repr = getter_repr, .call = attrgetter_call, .methods = getter_methods,
};

/* ---- methodcaller ---- */

static BlRef methodcaller_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "methodcaller needs at least one argument, the method name");
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "method name must be a string");
    size_t nkw = kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count;
    BlRef name = bl_is_exact(arg[0], STR) ? bl_str_intern_value(arg[0]) : bl_keep(arg[0]);
    if (name == BL_NULL)
        return name;
    return make(cls, bl_tuple_from(arg + 1, nargs - 1 + nkw), bl_tuple_from(arg, nargs), name, nkw ? bl_keep(kwnames) : BL_NULL);
}

static BlRef methodcaller_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("methodcaller", kwnames) || !bl_check_arity("methodcaller", nargs, 1, 1))
        return BL_NULL;
    Getter *g = as_getter(self);
    BlRef method = bl_getattr(arg[0], g->name), result;
    if (method == BL_NULL)
        return method;
    BlRef items = bl_keep(g->items), names = bl_keep(g->kwnames);
    size_t nkw = names == BL_NULL ? 0 : bl_as_tuple(names)->count;
    result = bl_call(method, bl_as_tuple(items)->items, bl_as_tuple(items)->count - nkw, names);
    bl_drop(names);
    bl_drop(items);
    bl_drop(method);
    return result;
}

static BlRef methodcaller_repr(BlVal self)
{
    Getter *g = as_getter(self);
    BlStrBuilder b;
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_format("%s(...)", bl_type_name(self));
    bl_builder_init(&b);
    const BlTuple *t = bl_as_tuple(g->items), *names = g->kwnames == BL_NULL ? NULL : bl_as_tuple(g->kwnames);
    size_t nkw = names ? names->count : 0, n = t->count - nkw;
    BlRef text = bl_str_format("%s(%R", bl_type_name(self), g->name);
    bool ok = text != BL_NULL && bl_builder_str(&b, text);
    bl_drop(text);
    for (size_t i = 0; ok && i < t->count; i++) {
        text = i < n ? bl_str_format(", %R", t->items[i]) : bl_str_format(", %V=%R", names->items[i - n], t->items[i]);
        ok = text != BL_NULL && bl_builder_str(&b, text);
        bl_drop(text);
    }
    ok = ok && bl_builder_char(&b, ')');
    bl_repr_leave(self);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* With keywords: (functools.partial(cls, name, **keywords), args). */
static BlRef reduce_with_keywords(BlVal cls, Getter *g)
{
    extern const BlModuleDef bl_mod_functools;
    const BlTuple *t = bl_as_tuple(g->items), *names = bl_as_tuple(g->kwnames);
    size_t n = t->count - names->count;
    BlRef module = bl_module_from_def(&bl_mod_functools), partial = BL_NULL, made = BL_NULL, args = BL_NULL, result = BL_NULL;
    BlVal *given = bl_pool_alloc((names->count + 2) * sizeof(BlVal));
    if (!given)
        bl_no_memory();
    if (given && module != BL_NULL)
        partial = bl_getattr_c(module, "partial");
    if (partial != BL_NULL) {
        given[0] = cls;
        given[1] = g->name;
        memcpy(given + 2, t->items + n, names->count * sizeof(BlVal));
        made = bl_call(partial, given, 2, g->kwnames);
    }
    if (made != BL_NULL)
        args = bl_tuple_from(t->items, n);
    if (args != BL_NULL)
        result = bl_tuple_pack(2, made, args);
    bl_drop(args);
    bl_drop(made);
    bl_drop(partial);
    bl_drop(module);
    if (given)
        bl_pool_free(given, (names->count + 2) * sizeof(BlVal));
    return result;
}

static BlRef methodcaller_reduce(BlVal self, const BlVal *arg)
{
    Getter *g = as_getter(self);
    return g->kwnames == BL_NULL ? getter_reduce(self, arg) : reduce_with_keywords(bl_from_obj(bl_class_of(self)), g);
}

static const BlMethod methodcaller_methods[] = {
    {"__reduce__", methodcaller_reduce, "()", "Return state information for pickling", NULL, 0},
    {0},
};

const BlType bl_operator_methodcaller_type = {
    .name = "operator.methodcaller",
    .doc = "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\n"
           "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    GETTER_SLOTS, .new_ = methodcaller_new, .repr = methodcaller_repr, .call = methodcaller_call, .methods = methodcaller_methods,
};

/* ---- the modules ---- */

#define AB "(a, b, /)"
#define A "(a, /)"

static const BlMethod operator_methods[] = {
    {"truth", op_truth, A, "Return True if a is true, False otherwise.", NULL, 0},
    {"contains", op_contains, AB, "Same as b in a (note reversed operands).", NULL, 0},
    {"indexOf", op_index_of, AB, "Return the first index of b in a.", NULL, 0},
    {"countOf", op_count_of, AB, "Return the number of items in a which are, or which equal, b.", NULL, 0},
    {"is_", op_is, AB, "Same as a is b.", NULL, 0},
    {"is_not", op_is_not, AB, "Same as a is not b.", NULL, 0},
    {"add", op_add, AB, "Same as a + b.", NULL, 0},
    {"sub", op_sub, AB, "Same as a - b.", NULL, 0},
    {"mul", op_mul, AB, "Same as a * b.", NULL, 0},
    {"matmul", op_matmul, AB, "Same as a @ b.", NULL, 0},
    {"floordiv", op_floordiv, AB, "Same as a // b.", NULL, 0},
    {"truediv", op_truediv, AB, "Same as a / b.", NULL, 0},
    {"mod", op_mod, AB, "Same as a % b.", NULL, 0},
    {"neg", op_neg, A, "Same as -a.", NULL, 0},
    {"pos", op_pos, A, "Same as +a.", NULL, 0},
    {"abs", op_abs, A, "Same as abs(a).", NULL, 0},
    {"inv", op_inv, A, "Same as ~a.", NULL, 0},
    {"invert", op_inv, A, "Same as ~a.", NULL, 0},
    {"lshift", op_lshift, AB, "Same as a << b.", NULL, 0},
    {"rshift", op_rshift, AB, "Same as a >> b.", NULL, 0},
    {"not_", op_not, A, "Same as not a.", NULL, 0},
    {"and_", op_and_, AB, "Same as a & b.", NULL, 0},
    {"xor", op_xor, AB, "Same as a ^ b.", NULL, 0},
    {"or_", op_or_, AB, "Same as a | b.", NULL, 0},
    {"iadd", op_iadd, AB, "Same as a += b.", NULL, 0},
    {"isub", op_isub, AB, "Same as a -= b.", NULL, 0},
    {"imul", op_imul, AB, "Same as a *= b.", NULL, 0},
    {"imatmul", op_imatmul, AB, "Same as a @= b.", NULL, 0},
    {"ifloordiv", op_ifloordiv, AB, "Same as a //= b.", NULL, 0},
    {"itruediv", op_itruediv, AB, "Same as a /= b.", NULL, 0},
    {"imod", op_imod, AB, "Same as a %= b.", NULL, 0},
    {"ilshift", op_ilshift, AB, "Same as a <<= b.", NULL, 0},
    {"irshift", op_irshift, AB, "Same as a >>= b.", NULL, 0},
    {"iand", op_iand_, AB, "Same as a &= b.", NULL, 0},
    {"ixor", op_ixor, AB, "Same as a ^= b.", NULL, 0},
    {"ior", op_ior_, AB, "Same as a |= b.", NULL, 0},
    {"concat", op_concat, AB, "Same as a + b, for a and b sequences.", NULL, 0},
    {"iconcat", op_iconcat, AB, "Same as a += b, for a and b sequences.", NULL, 0},
    {"getitem", op_getitem, AB, "Same as a[b].", NULL, 0},
    {"setitem", op_setitem, "(a, b, c, /)", "Same as a[b] = c.", NULL, 0},
    {"delitem", op_delitem, AB, "Same as del a[b].", NULL, 0},
    {"pow", op_pow, AB, "Same as a ** b.", NULL, 0},
    {"ipow", op_ipow, AB, "Same as a **= b.", NULL, 0},
    {"eq", op_eq, AB, "Same as a == b.", NULL, 0},
    {"ne", op_ne, AB, "Same as a != b.", NULL, 0},
    {"lt", op_lt, AB, "Same as a < b.", NULL, 0},
    {"le", op_le, AB, "Same as a <= b.", NULL, 0},
    {"gt", op_gt, AB, "Same as a > b.", NULL, 0},
    {"ge", op_ge, AB, "Same as a >= b.", NULL, 0},
    {"index", op_index, A, "Same as a.__index__()", NULL, 0},
    {"length_hint", op_length_hint, "(obj, default: ssize=0, /)", "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\n"
     "If the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.", NULL, 0},
    {"call", NULL, "(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", op_call, 0},
    {"_compare_digest", op_compare_digest, AB, "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.", NULL, 0},
    {0},
};

static const BlModuleType operator_types[] = {
    {&bl_operator_itemgetter_type, offsetof(Operator, itemgetter)},
    {&bl_operator_attrgetter_type, offsetof(Operator, attrgetter)},
    {&bl_operator_methodcaller_type, offsetof(Operator, methodcaller)},
    {0},
};

const BlModuleDef bl_mod_operator_native = {
    .name = "_operator",
    .doc = "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    .methods = operator_methods, .types = operator_types, .state_size = sizeof(Operator),
};

/* Names that are also there between double underscores: operator.__add__ is operator.add. */
static const char *const doubled[] = {
    "lt", "le", "eq", "ne", "ge", "gt", "abs", "add", "and_", "call", "floordiv", "index", "inv", "invert", "lshift", "mod", "mul", "matmul", "neg",
    "not_", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat", "contains", "delitem", "getitem", "setitem", "iadd", "iand", "iconcat",
    "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor",
};

static bool add_doubled(BlVal module, BlVal native)
{
    for (size_t i = 0; i < sizeof doubled / sizeof *doubled; i++) {
        char name[32] = "__";
        size_t n = strlen(doubled[i]);
        memcpy(name + 2, doubled[i], n);
        if (name[n + 1] == '_')
            n--;
        memcpy(name + 2 + n, "__", 3);
        if (!bl_module_add(module, name, bl_getattr_c(native, doubled[i])))
            return false;
    }
    return true;
}

static bool add_public(BlVal module, BlVal native)
{
    BlRef all = bl_list_new(0);
    bool ok = all != BL_NULL;
    for (const BlMethod *m = operator_methods; ok && m->name; m++) {
        if (m->name[0] == '_')
            continue;
        BlRef name = bl_str_intern(m->name);
        ok = name != BL_NULL && bl_list_adopt(all, name) && bl_module_add(module, m->name, bl_getattr_c(native, m->name));
    }
    for (const BlModuleType *t = operator_types; ok && t->type; t++) {
        const char *text = strchr(t->type->name, '.') + 1;
        BlRef name = bl_str_intern(text);
        ok = name != BL_NULL && bl_list_adopt(all, name) && bl_module_add(module, text, bl_getattr_c(native, text));
    }
    ok = ok && bl_list_sort(all, BL_NONE, false);
    if (ok)
        return bl_module_add(module, "__all__", all);
    bl_drop(all);
    return false;
}

static bool operator_exec(BlVal module)
{
    BlRef native = bl_module_from_def(&bl_mod_operator_native);
    bool ok = native != BL_NULL && add_public(module, native) && add_doubled(module, native);
    bl_drop(native);
    return ok;
}

const BlModuleDef bl_mod_operator = {
    .name = "operator",
    .doc = "Operator Interface\n\nThis module exports a set of functions corresponding to the intrinsic\noperators of Python.  For example, operator.add(x, y) is equivalent\nto the expression x+y.\n\n"
           "The function names are those used for special methods; variants without\nleading and trailing '__' are also provided for convenience.",
    .exec = operator_exec,
};
