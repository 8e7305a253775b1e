/* slots.c -- between special methods and the slots of a BlType, in both directions.
 *
 * Down: a class made by a program gets, for each slot, either the C function of the built-in class whose wrapper the lookup
 * finds (so a list subclass that overrides nothing is as fast as a list), or a trampoline that looks the special
 * method up and calls it. Up: a built-in class shows each of its slots as a wrapper object (slot_wrapper.c).
 *
 * Always: the rows of one slot stand together in `defs`; a slot is recomputed as a whole.
 * A trampoline that is entered from an operator of the loop holds its operands once more during the call: the loop lends
 * them, and a program can count (memory/SPEC 1.2).
 */
#include "obj/slot_defs.h"
#include "obj/iter.h"

/* ---- calling a special method ---- */

/* f(self, arg...) where f was found on self's class: functions need no bound method. */
static BlRef call_found(BlVal f, BlVal self, const BlVal *arg, size_t n)
{
    BlVal all[4];
    const BlType *t = bl_slots_of(f);
    BlRef r;
    if (BL_LIKELY(bl_is_exact(f, FUNCTION))) {
        all[0] = self;
        for (size_t i = 0; i < n; i++)
            all[i + 1] = arg[i];
        bl_keep(f);
        r = t->call(f, all, n + 1, BL_NULL);
        bl_drop(f);
        return r;
    }
    bool deep = bl_is_exact(f, SLOT_WRAPPER);   /* may lead straight back here: class A: __repr__ = object.__str__ */
    if (deep && !bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    bl_keep(f);
    if (t->flags & BL_TF_FUNCTION_LIKE) {
        all[0] = self;
        for (size_t i = 0; i < n; i++)
            all[i + 1] = arg[i];
        r = bl_call(f, all, n + 1, BL_NULL);
    } else if (t->descr_get) {
        BlRef bound = t->descr_get(f, self, bl_class_value(bl_class_of(self)));
        r = bound == BL_NULL ? BL_NULL : bl_call(bound, arg, n, BL_NULL);
        bl_drop(bound);
    } else
        r = bl_call(f, arg, n, BL_NULL);
    bl_drop(f);
    if (deep)
        bl_leave_depth();
    return r;
}

int bl_call_special(BlVal obj, BlVal name, const BlVal *arg, size_t nargs, BlRef *out)
{
    *out = BL_NULL;
    BlVal f = bl_type_lookup(obj, name);
    if (f == BL_NULL)
        return bl_pending() ? -1 : 0;
    *out = call_found(f, obj, arg, nargs);
    return *out == BL_NULL ? -1 : 1;
}

/* The method must be there: AttributeError with its name otherwise. */
static BlRef call_method(BlVal self, BlVal name, const BlVal *arg, size_t n)
{
    BlVal f = bl_type_lookup(self, name);
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise_value(bl_exc(AttributeError), name);
    return call_found(f, self, arg, n);
}

/* NotImplemented where the method is absent. */
static BlRef call_maybe(BlVal self, BlVal name, const BlVal *arg, size_t n)
{
    BlVal f = bl_type_lookup(self, name);
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : BL_NOTIMPL;
    return call_found(f, self, arg, n);
}

/* ---- trampolines: text, hash, comparison ---- */
static BlRef slot_repr(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__repr__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_object_repr(self);
    return call_found(f, self, NULL, 0);
}

static BlRef slot_str(BlVal self) { return call_method(self, bl_name(__str__), NULL, 0); }

static int64_t slot_hash(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__hash__));
    if (f == BL_NONE)
        return bl_hash_unhashable(self);
    if (f == BL_NULL)
        return bl_pending() ? -1 : bl_hash_unhashable(self);
    BlRef r = call_found(f, self, NULL, 0);
    if (r == BL_NULL)
        return -1;
    int64_t h = -1;
    if (!bl_is_int(r))
        bl_raise(bl_exc(TypeError), "__hash__ method should return an integer");
    else {
        if (!bl_int_to_int64(r, &h))
            h = bl_int_hash(r);
        if (h == -1)
            h = -2;
    }
    bl_drop(r);
    return h;
}

static const enum BlNameId compare_names[] = {BL_N___lt__, BL_N___le__, BL_N___eq__, BL_N___ne__, BL_N___gt__, BL_N___ge__};

/* A descriptor that fails to give a method is as good as none. */
static BlRef slot_compare(BlVal self, BlVal other, enum BlCompare op)
{
    BlVal f = bl_type_lookup(self, bl_name_at(compare_names[op]));
    if (f == BL_NULL && bl_pending())
        return BL_NULL;
    const BlType *t = f == BL_NULL ? NULL : bl_slots_of(f);
    if (t && t->descr_get && !(t->flags & BL_TF_FUNCTION_LIKE)) {
        bl_keep(f);
        BlRef method = t->descr_get(f, self, bl_class_value(bl_class_of(self))), r;
        bl_drop(f);
        if (method == BL_NULL) {
            bl_clear_error();
            return BL_NOTIMPL;
        }
        r = bl_call1(method, other);
        bl_drop(method);
        return r;
    }
    return call_maybe(self, bl_name_at(compare_names[op]), &other, 1);
}

/* ---- calling, attributes ---- */
static BlRef slot_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal f = bl_type_lookup(self, bl_name(__call__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(TypeError), "'%.200s' object is not callable", bl_type_name(self));
    if (!bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    const BlType *t = bl_slots_of(f);
    BlRef r = BL_NULL;
    bl_keep(f);
    if (t->flags & BL_TF_FUNCTION_LIKE)
        r = bl_call_with_self(f, self, arg, nargs, kwnames);
    else {
        BlRef bound = t->descr_get ? t->descr_get(f, self, bl_class_value(bl_class_of(self))) : bl_keep(f);
        if (bound != BL_NULL)
            r = bl_call(bound, arg, nargs, kwnames);
        bl_drop(bound);
    }
    bl_drop(f);
    bl_leave_depth();
    return r;
}

/* self is held once more: CPython has it in a bound method too. */
static BlRef call_getattr(BlVal f, BlVal self, BlVal name)
{
    bl_keep(self);
    BlRef r = call_found(f, self, &name, 1);
    bl_drop(self);
    return r;
}

static BlRef slot_getattr(BlVal self, BlVal name)
{
    BlClass *c = bl_class_of(self);
    BlVal plain = bl_class_lookup(c, bl_name(__getattribute__));
    BlRef fallback = bl_keep(bl_class_lookup(c, bl_name(__getattr__)));
    if (BL_UNLIKELY((plain == BL_NULL || fallback == BL_NULL) && bl_pending())) {
        bl_drop(fallback);
        return BL_NULL;
    }
    BlRef (*native)(BlVal, BlVal) = plain == BL_NULL ? bl_generic_getattr : (BlRef (*)(BlVal, BlVal))bl_wrapper_function(plain);
    bl_keep(name);
    BlRef r;
    if (native)
        r = native(self, name);
    else
        r = call_getattr(plain, self, name);
    if (r == BL_NULL && fallback != BL_NULL && bl_catch(bl_exc(AttributeError)))
        r = call_getattr(fallback, self, name);
    bl_drop(name);
    bl_drop(fallback);
    return r;
}

static int slot_setattr(BlVal self, BlVal name, BlVal value)
{
    BlVal arg[2] = {name, value};
    BlRef r = value == BL_NULL ? call_method(self, bl_name(__delattr__), arg, 1) : call_method(self, bl_name(__setattr__), arg, 2);
    bl_drop(r);
    return r == BL_NULL ? -1 : 0;
}

static BlRef slot_descr_get(BlVal self, BlVal obj, BlVal owner)
{
    BlVal arg[2] = {obj == BL_NULL ? BL_NONE : obj, owner == BL_NULL ? BL_NONE : owner};
    BlVal f = bl_type_lookup(self, bl_name(__get__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_keep(self);
    return call_found(f, self, arg, 2);
}

static int slot_descr_set(BlVal self, BlVal obj, BlVal value)
{
    BlVal arg[2] = {obj, value};
    BlRef r;
    if (value == BL_NULL)
        r = call_method(self, bl_name(__delete__), arg, 1);
    else
        r = call_method(self, bl_name(__set__), arg, 2);
    bl_drop(r);
    return r == BL_NULL ? -1 : 0;
}

/* ---- construction, end ---- */
static int slot_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal f = bl_type_lookup(self, bl_name(__init__));
    if (f == BL_NULL) {
        if (!bl_pending())
            bl_raise_value(bl_exc(AttributeError), bl_name(__init__));
        return -1;
    }
    const BlType *t = bl_slots_of(f);
    BlRef r = BL_NULL;
    bl_keep(f);
    if (t->flags & BL_TF_FUNCTION_LIKE)
        r = bl_call_with_self(f, self, arg, nargs, kwnames);
    else {
        BlRef bound = t->descr_get ? t->descr_get(f, self, bl_class_value(bl_class_of(self))) : bl_keep(f);
        if (bound != BL_NULL)
            r = bl_call(bound, arg, nargs, kwnames);
        bl_drop(bound);
    }
    bl_drop(f);
    if (r == BL_NULL)
        return -1;
    if (r != BL_NONE) {
        bl_raise(bl_exc(TypeError), "__init__() should return None, not '%.200s'", bl_type_name(r));
        bl_drop(r);
        return -1;
    }
    return 0;
}

BlRef bl_slot_new_trampoline(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef f = bl_type_getattr(bl_class_value(cls), bl_name(__new__));
    if (f == BL_NULL)
        return BL_NULL;
    BlRef r = bl_call_with_self(f, bl_class_value(cls), arg, nargs, kwnames);
    bl_drop(f);
    return r;
}

static void slot_finalize(BlVal self)
{
    BlRef saved = bl_save_error();
    BlVal f = bl_type_lookup(self, bl_name(__del__));
    if (f != BL_NULL) {
        bl_keep(f);
        BlRef r = call_found(f, self, NULL, 0);
        if (r == BL_NULL)
            bl_unraisable(f);
        bl_drop(r);
        bl_drop(f);
    }
    bl_restore_error(saved);
}

/* ---- iteration ---- */
static BlRef slot_iter(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__iter__));
    if (f == BL_NONE)
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not iterable", bl_type_name(self));
    if (f != BL_NULL)
        return call_found(f, self, NULL, 0);
    if (bl_pending())
        return BL_NULL;
    if (bl_type_lookup(self, bl_name(__getitem__)) == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(TypeError), "'%.200s' object is not iterable", bl_type_name(self));
    return bl_seq_iter_new(BL_T_SEQ_ITER, self);
}

/* StopIteration stays pending, with its value; bl_next and the loop take it as the end. */
static BlRef slot_next(BlVal self) { return call_method(self, bl_name(__next__), NULL, 0); }

/* What a class has whose __next__ was deleted: loops that run over its objects call the slot without looking. */
static BlRef slot_next_gone(BlVal self) { return bl_raise(bl_exc(TypeError), "'%.200s' object is not iterable", bl_type_name(self)); }

static BlRef slot_await(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__await__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(AttributeError), "object %.50s does not have __await__ method", bl_type_name(self));
    return call_found(f, self, NULL, 0);
}

static BlRef slot_aiter(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__aiter__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(AttributeError), "object %.50s does not have __aiter__ method", bl_type_name(self));
    return call_found(f, self, NULL, 0);
}

static BlRef slot_anext(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__anext__));
    if (f == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(AttributeError), "object %.50s does not have __anext__ method", bl_type_name(self));
    return call_found(f, self, NULL, 0);
}

static int64_t slot_length_hint(BlVal self)
{
    BlRef r = call_method(self, bl_name(__length_hint__), NULL, 0);
    if (r == BL_NULL)
        return -1;
    int64_t n = -1;
    if (!bl_is_int(r) || !bl_int_to_int64(r, &n) || n < 0) {
        n = -1;
        bl_raise(bl_exc(TypeError), "__length_hint__ must be an integer, not %.100s", bl_type_name(r));
    }
    bl_drop(r);
    return n;
}

/* ---- containers ---- */
static int64_t slot_len(BlVal self)
{
    BlRef r = call_method(self, bl_name(__len__), NULL, 0);
    if (r == BL_NULL)
        return -1;
    BlRef n = bl_index(r);
    bl_drop(r);
    if (n == BL_NULL)
        return -1;
    int64_t len = -1;
    if (bl_int_sign(n) < 0)
        bl_raise(bl_exc(ValueError), "__len__() should return >= 0");
    else if (!bl_int_to_int64(n, &len)) {
        len = -1;
        bl_raise(bl_exc(OverflowError), "cannot fit 'int' into an index-sized integer");
    }
    bl_drop(n);
    return len;
}

static BlRef slot_getitem(BlVal self, BlVal key) { return call_method(self, bl_name(__getitem__), &key, 1); }

static int slot_setitem(BlVal self, BlVal key, BlVal value)
{
    BlVal arg[2] = {key, value};
    BlRef r = value == BL_NULL ? call_method(self, bl_name(__delitem__), arg, 1) : call_method(self, bl_name(__setitem__), arg, 2);
    bl_drop(r);
    return r == BL_NULL ? -1 : 0;
}

static int slot_contains(BlVal self, BlVal item)
{
    BlVal f = bl_type_lookup(self, bl_name(__contains__));
    if (f == BL_NONE)
        return bl_raise_int(bl_exc(TypeError), "'%.200s' object is not a container", bl_type_name(self));
    if (f == BL_NULL)
        return bl_pending() ? -1 : bl_contains_by_iteration(self, item);
    BlRef r = call_found(f, self, &item, 1);
    if (r == BL_NULL)
        return -1;
    int truth = bl_truth(r);
    bl_drop(r);
    return truth;
}

/* ---- numbers ---- */
static int slot_truth(BlVal self)
{
    BlVal f = bl_type_lookup(self, bl_name(__bool__));
    bool by_len = f == BL_NULL;
    if (by_len && !bl_pending())
        f = bl_type_lookup(self, bl_name(__len__));
    if (f == BL_NULL)
        return bl_pending() ? -1 : 1;
    BlRef r = by_len ? BL_NULL : call_found(f, self, NULL, 0);
    int64_t n = by_len ? slot_len(self) : 0;
    if (by_len)
        return n < 0 ? -1 : n != 0;
    if (r == BL_NULL)
        return -1;
    if (bl_is_bool(r))
        return r == BL_TRUE;
    bl_raise(bl_exc(TypeError), "__bool__ should return bool, returned %s", bl_type_name(r));
    bl_drop(r);
    return -1;
}

static BlRef slot_index(BlVal self) { return call_method(self, bl_name(__index__), NULL, 0); }
static BlRef slot_int(BlVal self) { return call_method(self, bl_name(__int__), NULL, 0); }
static BlRef slot_float(BlVal self) { return call_method(self, bl_name(__float__), NULL, 0); }
static BlRef slot_neg(BlVal self) { return call_method(self, bl_name(__neg__), NULL, 0); }
static BlRef slot_pos(BlVal self) { return call_method(self, bl_name(__pos__), NULL, 0); }
static BlRef slot_abs(BlVal self) { return call_method(self, bl_name(__abs__), NULL, 0); }
static BlRef slot_invert(BlVal self) { return call_method(self, bl_name(__invert__), NULL, 0); }

typedef BlRef (*BinaryFn)(BlVal, BlVal);

/* Does the right operand's class have a reflected method of its own? 1, 0, -1. */
static int is_overloaded(BlVal left, BlVal right, BlVal name)
{
    BlVal b = bl_type_lookup(right, name);
    if (b == BL_NULL)
        return bl_pending() ? -1 : 0;
    BlVal a = bl_type_lookup(left, name);
    if (a == BL_NULL)
        return bl_pending() ? -1 : 1;
    if (a == b)
        return 0;
    bl_keep(a);
    bl_keep(b);
    int r = bl_compare_bool(a, b, BL_NE);
    bl_drop(a);
    bl_drop(b);
    return r;
}

static BlRef dispatch(BlVal a, BlVal b, enum BlBinary op, BinaryFn self_fn, BlVal name, BlVal rname)
{
    BlClass *ca = bl_class_of(a), *cb = bl_class_of(b);
    bool other = ca != cb && cb->type->binary[op] == self_fn;
    if (ca->type->binary[op] == self_fn) {
        if (other && bl_subclass(cb, ca)) {
            int over = is_overloaded(a, b, rname);
            if (over < 0)
                return BL_NULL;
            if (over) {
                BlRef r = call_maybe(b, rname, &a, 1);
                if (r != BL_NOTIMPL)
                    return r;
                other = false;
            }
        }
        BlRef r = call_maybe(a, name, &b, 1);
        if (r != BL_NOTIMPL || ca == cb)
            return r;
    }
    return other ? call_maybe(b, rname, &a, 1) : BL_NOTIMPL;
}

static BlRef user_binary(BlVal a, BlVal b, enum BlBinary op, BinaryFn self_fn, BlVal name, BlVal rname)
{
    return dispatch(a, b, op, self_fn, name, rname);
}

static BlRef user_inplace(BlVal a, BlVal b, BlVal name)
{
    return call_maybe(a, name, &b, 1);
}

#define BINARY(ID, word)                                                                                          \
    static BlRef slot_##word(BlVal a, BlVal b)                                                                    \
    {                                                                                                             \
        return user_binary(a, b, BL_##ID, slot_##word, bl_name(__##word##__), bl_name(__r##word##__));            \
    }
#define INPLACE(word) \
    static BlRef slot_i##word(BlVal a, BlVal b) { return user_inplace(a, b, bl_name(__i##word##__)); }
BINARY(ADD, add) BINARY(SUB, sub) BINARY(MUL, mul) BINARY(MATMUL, matmul) BINARY(TRUEDIV, truediv) BINARY(FLOORDIV, floordiv)
BINARY(MOD, mod) BINARY(LSHIFT, lshift) BINARY(RSHIFT, rshift) BINARY(AND, and) BINARY(OR, or) BINARY(XOR, xor)
BINARY(POW, pow) BINARY(DIVMOD, divmod)
INPLACE(add) INPLACE(sub) INPLACE(mul) INPLACE(matmul) INPLACE(truediv) INPLACE(floordiv) INPLACE(mod) INPLACE(lshift)
INPLACE(rshift) INPLACE(and) INPLACE(or) INPLACE(xor) INPLACE(pow)
#undef BINARY
#undef INPLACE

/* pow(a, b, c): only __pow__ of the first operand is asked. */
static BlRef slot_power(BlVal a, BlVal b, BlVal c)
{
    if (c == BL_NONE)
        return slot_pow(a, b);
    BlVal arg[2] = {b, c};
    return bl_slots_of(a)->power == slot_power ? call_maybe(a, bl_name(__pow__), arg, 2) : BL_NOTIMPL;
}

/* ---- the table ---- */
#define AT(field) offsetof(BlType, field)
#define ROW(name, field, fn, kind, op, doc) {BL_N_##name, (uint16_t)AT(field), kind, op, (void *)(fn), doc}
#define BIN(ID, word, sign)                                                                                       \
    ROW(__##word##__, binary[BL_##ID], slot_##word, BL_W_BINARY, BL_##ID, "Return self" sign "value."),           \
    ROW(__r##word##__, binary[BL_##ID], slot_##word, BL_W_REFLECTED, BL_##ID, "Return value" sign "self.")
#define INP(ID, word, sign) ROW(__i##word##__, inplace[BL_##ID], slot_i##word, BL_W_BINARY, BL_##ID, "Return self" sign "value.")

const BlSlotDef bl_slot_defs[] = {
    ROW(__repr__, repr, slot_repr, BL_W_UNARY, 0, "Return repr(self)."),
    ROW(__hash__, hash, slot_hash, BL_W_HASH, 0, "Return hash(self)."),
    ROW(__str__, str, slot_str, BL_W_UNARY, 0, "Return str(self)."),
    ROW(__call__, call, slot_call, BL_W_CALL, 0, "Call self as a function."),
    ROW(__getattribute__, getattr, slot_getattr, BL_W_GETATTR, 0, "Return getattr(self, name)."),
    ROW(__getattr__, getattr, slot_getattr, BL_W_NONE, 0, NULL),
    ROW(__setattr__, setattr, slot_setattr, BL_W_SETATTR, 0, "Implement setattr(self, name, value)."),
    ROW(__delattr__, setattr, slot_setattr, BL_W_DELATTR, 0, "Implement delattr(self, name)."),
    ROW(__lt__, compare, slot_compare, BL_W_COMPARE, BL_LT, "Return self<value."),
    ROW(__le__, compare, slot_compare, BL_W_COMPARE, BL_LE, "Return self<=value."),
    ROW(__eq__, compare, slot_compare, BL_W_COMPARE, BL_EQ, "Return self==value."),
    ROW(__ne__, compare, slot_compare, BL_W_COMPARE, BL_NE, "Return self!=value."),
    ROW(__gt__, compare, slot_compare, BL_W_COMPARE, BL_GT, "Return self>value."),
    ROW(__ge__, compare, slot_compare, BL_W_COMPARE, BL_GE, "Return self>=value."),
    ROW(__iter__, iter, slot_iter, BL_W_UNARY, 0, "Implement iter(self)."),
    ROW(__next__, next, slot_next, BL_W_NEXT, 0, "Implement next(self)."),
    ROW(__get__, descr_get, slot_descr_get, BL_W_GET, 0, "Return an attribute of instance, which is of type owner."),
    ROW(__set__, descr_set, slot_descr_set, BL_W_SET, 0, "Set an attribute of instance to value."),
    ROW(__delete__, descr_set, slot_descr_set, BL_W_DELETE, 0, "Delete an attribute of instance."),
    ROW(__init__, init, slot_init, BL_W_INIT, 0, "Initialize self.  See help(type(self)) for accurate signature."),
    ROW(__new__, new_, bl_slot_new_trampoline, BL_W_NONE, 0, NULL),
    ROW(__del__, finalize, slot_finalize, BL_W_FINALIZE, 0, NULL),
    ROW(__await__, await_, slot_await, BL_W_UNARY, 0, "Return an iterator to be used in await expression."),
    ROW(__aiter__, aiter, slot_aiter, BL_W_UNARY, 0, "Return an awaitable, that resolves in asynchronous iterator."),
    ROW(__anext__, anext, slot_anext, BL_W_UNARY, 0, "Return a value or raise StopAsyncIteration."),
    BIN(ADD, add, "+"), BIN(SUB, sub, "-"), BIN(MUL, mul, "*"), BIN(MOD, mod, "%"), BIN(DIVMOD, divmod, " divmod "),
    BIN(LSHIFT, lshift, "<<"), BIN(RSHIFT, rshift, ">>"), BIN(AND, and, "&"), BIN(XOR, xor, "^"), BIN(OR, or, "|"),
    BIN(FLOORDIV, floordiv, "//"), BIN(TRUEDIV, truediv, "/"), BIN(MATMUL, matmul, "@"),
    ROW(__pow__, binary[BL_POW], slot_pow, BL_W_POW, BL_POW, "Return pow(self, value, mod)."),
    ROW(__rpow__, binary[BL_POW], slot_pow, BL_W_RPOW, BL_POW, "Return pow(value, self, mod)."),
    ROW(__pow__, power, slot_power, BL_W_NONE, 0, NULL),
    ROW(__neg__, unary[BL_NEG], slot_neg, BL_W_UNARY, 0, "-self"),
    ROW(__pos__, unary[BL_POS], slot_pos, BL_W_UNARY, 0, "+self"),
    ROW(__abs__, unary[BL_ABS], slot_abs, BL_W_UNARY, 0, "abs(self)"),
    ROW(__bool__, truth, slot_truth, BL_W_TRUTH, 0, "True if self else False"),
    ROW(__len__, truth, slot_truth, BL_W_NONE, 0, NULL),
    ROW(__invert__, unary[BL_INVERT], slot_invert, BL_W_UNARY, 0, "~self"),
    ROW(__int__, int_, slot_int, BL_W_UNARY, 0, "int(self)"),
    ROW(__float__, float_, slot_float, BL_W_UNARY, 0, "float(self)"),
    INP(ADD, add, "+="), INP(SUB, sub, "-="), INP(MUL, mul, "*="), INP(MOD, mod, "%="), INP(POW, pow, "**="),
    INP(LSHIFT, lshift, "<<="), INP(RSHIFT, rshift, ">>="), INP(AND, and, "&="), INP(XOR, xor, "^="), INP(OR, or, "|="),
    INP(FLOORDIV, floordiv, "//="), INP(TRUEDIV, truediv, "/="), INP(MATMUL, matmul, "@="),
    ROW(__index__, index, slot_index, BL_W_UNARY, 0, "Return self converted to an integer, if self is suitable for use as an index into a list."),
    ROW(__len__, len, slot_len, BL_W_LEN, 0, "Return len(self)."),
    ROW(__getitem__, getitem, slot_getitem, BL_W_BINARY, 0, "Return self[key]."),
    ROW(__setitem__, setitem, slot_setitem, BL_W_SETITEM, 0, "Set self[key] to value."),
    ROW(__delitem__, setitem, slot_setitem, BL_W_DELITEM, 0, "Delete self[key]."),
    ROW(__add__, concat, NULL, BL_W_BINARY, 0, "Return self+value."),
    ROW(__mul__, repeat, NULL, BL_W_REPEAT, 0, "Return self*value."),
    ROW(__rmul__, repeat, NULL, BL_W_REPEAT, 0, "Return value*self."),
    ROW(__contains__, contains, slot_contains, BL_W_CONTAINS, 0, "Return key in self."),
    ROW(__iadd__, inplace_concat, NULL, BL_W_BINARY, 0, "Implement self+=value."),
    ROW(__imul__, inplace_repeat, NULL, BL_W_REPEAT, 0, "Implement self*=value."),
    ROW(__length_hint__, length_hint, slot_length_hint, BL_W_NONE, 0, NULL),
    {BL_N_COUNT, 0, BL_W_NONE, 0, NULL, NULL}
};

static void **place_of(BlType *t, const BlSlotDef *d) { return (void **)(void *)((char *)t + d->offset); }
static void *slot_of(const BlType *t, const BlSlotDef *d) { return *(void *const *)(const void *)((const char *)t + d->offset); }

/* ---- inheriting ---- */
void bl_slots_inherit(BlType *own, const BlType *base)
{
    if (!own->compare && !own->hash)
        own->hash = base->hash;                 /* comparison and hash come together or not at all */
    bool hash_decided = own->compare || own->hash;
    for (const BlSlotDef *d = bl_slot_defs; d->name != BL_N_COUNT; d++) {
        if (d->offset == AT(hash) && hash_decided)
            continue;
        void **p = place_of(own, d);
        if (!*p)
            *p = slot_of(base, d);
    }
    if (!own->buffer) {
        own->buffer = base->buffer;
        own->buffer_release = base->buffer_release;
    }
    if (!own->dead)
        own->dead = base->dead;
    if (!own->sizeof_)
        own->sizeof_ = base->sizeof_;
    own->is_sequence = own->is_sequence || base->is_sequence;
    own->has_seq_item = own->has_seq_item || base->has_seq_item;
}

/* ---- slots of heap classes ---- */

/* One slot from what the special methods' lookup finds; *next: the first row of the next slot. */
static void compute_slot(BlClass *c, const BlSlotDef *d, const BlSlotDef **next)
{
    void *specific = NULL, *generic = NULL;
    bool use_generic = false;
    const BlSlotDef *p = d;
    for (; p->name != BL_N_COUNT && p->offset == d->offset; p++) {
        BlVal descr = bl_class_lookup(c, bl_name_at(p->name));
        if (descr == BL_NULL)
            continue;
        if (bl_is_exact(descr, SLOT_WRAPPER)) {
            BlWrapper *w = (BlWrapper *)bl_obj(descr);
            bool ours = bl_subclass(c, w->owner);
            if (ours && w->def->offset == p->offset && w->def->name == p->name && (!specific || specific == w->fn)) {
                specific = w->fn;
                continue;
            }
            if (ours && w->def->name == p->name && w->def->offset != p->offset) {
                if (p->offset == AT(power))
                    specific = (void *)w->owner->type->power;
                continue;                       /* the same name in another slot of a built-in class */
            }
        } else if (p->name == BL_N___new__ && bl_is_exact(descr, NATIVE) && ((BlNative *)bl_obj(descr))->method == &bl_new_method) {
            specific = (void *)bl_as_class(((BlNative *)bl_obj(descr))->self)->type->new_;
            continue;
        } else if (descr == BL_NONE && p->name == BL_N___hash__) {
            specific = (void *)bl_hash_unhashable;
            continue;
        }
        use_generic = true;
        generic = p->trampoline;
    }
    if (!specific && !generic && d->offset == AT(next) && c->own.next)
        generic = (void *)slot_next_gone;
    *place_of(&c->own, d) = specific && !use_generic ? specific : generic;
    *next = p;
}

/* What every class has from object is said by NULL, which the fast paths test for. */
static void normalise(BlClass *c)
{
    BlType *t = &c->own;
    if (t->getattr == bl_generic_getattr)
        t->getattr = NULL;
    if (t->setattr == bl_generic_setattr)
        t->setattr = NULL;
    if (t->compare == bl_object_compare)
        t->compare = NULL;
    if (t->str == bl_object_str)
        t->str = NULL;
    if (!t->hash)
        t->hash = t->compare ? bl_hash_unhashable : bl_hash_pointer;
    uint32_t flags = t->flags & ~(uint32_t)(BL_TF_DESCR_GET | BL_TF_DESCR_SET | BL_TF_HAS_DEL);
    flags |= t->descr_get ? BL_TF_DESCR_GET : 0;
    flags |= t->descr_set ? BL_TF_DESCR_SET : 0;
    flags |= t->finalize ? BL_TF_HAS_DEL : 0;
    t->flags = c->flags = flags;
}

static void compute_all(BlClass *c)
{
    for (const BlSlotDef *d = bl_slot_defs; d->name != BL_N_COUNT;)
        compute_slot(c, d, &d);
    normalise(c);
}

/* The first row of the slot that row d belongs to. */
static const BlSlotDef *first_row(const BlSlotDef *d)
{
    while (d > bl_slot_defs && d[-1].offset == d->offset)
        d--;
    return d;
}

static bool looks_special(BlVal name)
{
    if (!bl_is_exact_str(name))
        return false;
    BlStr *s = bl_as_str(name);
    return s->length > 4 && s->ascii && s->data[0] == '_' && s->data[1] == '_' && s->data[s->length - 1] == '_';
}

bool bl_is_slot_name(BlVal name)
{
    if (!looks_special(name))
        return false;
    for (const BlSlotDef *d = bl_slot_defs; d->name != BL_N_COUNT; d++)
        if (bl_name_at(d->name) == name)
            return true;
    return false;
}

static void compute_named(BlClass *c, BlVal name)
{
    for (const BlSlotDef *d = bl_slot_defs, *next; d->name != BL_N_COUNT; d = next) {
        next = d + 1;
        if (bl_name_at(d->name) == name)
            compute_slot(c, first_row(d), &next);
    }
}

bool bl_slots_of_new_class(BlClass *c)
{
    bl_slots_inherit(&c->own, c->base->type);
    if (!bl_class_is_heap(c->base))
        bl_slots_inherit(&c->own, &bl_object_type);
    if (bl_as_tuple(c->bases)->count > 1) {
        compute_all(c);
        return !bl_pending();
    }
    size_t pos = 0;
    BlVal key, value;
    while (bl_dict_next(c->dict, &pos, &key, &value)) {
        if (!looks_special(key))
            continue;
        BlRef owned;
        BlVal name = bl_interned_name(key, &owned);
        if (name == BL_NULL)
            return false;
        compute_named(c, name);
        bl_drop(owned);
    }
    normalise(c);
    return !bl_pending();
}

typedef struct Refresh { BlVal name; bool descriptor; } Refresh;

static void refresh_one(BlClass *c, void *ctx)
{
    Refresh *r = ctx;
    if (!bl_class_is_heap(c) || c->mro == BL_NULL)
        return;
    uint32_t before = c->flags & (BL_TF_DESCR_GET | BL_TF_DESCR_SET);
    if (r->name == BL_NULL)
        compute_all(c);
    else {
        compute_named(c, r->name);
        normalise(c);
    }
    if (before != (c->flags & (BL_TF_DESCR_GET | BL_TF_DESCR_SET)))
        r->descriptor = true;
}

bool bl_slots_refresh(BlClass *c, BlVal name)
{
    Refresh r = {name, false};
    bl_class_each_below(c, refresh_one, &r);
    if (r.descriptor)
        bl_flush_caches();
    return !bl_pending();
}

void bl_slots_refresh_all(BlClass *c)
{
    Refresh r = {BL_NULL, false};
    bl_class_each_below(c, refresh_one, &r);
    bl_flush_caches();
}

/* ---- wrappers into the namespace of a built-in class ---- */
static bool is_plain_container(const BlType *t)
{
    return t->id == BL_T_STR || t->id == BL_T_BYTES || t->id == BL_T_BYTEARRAY || t->id == BL_T_LIST || t->id == BL_T_TUPLE || t->id == BL_T_DICT ||
           t->id == BL_T_SET || t->id == BL_T_FROZENSET;
}

bool bl_slots_fill(BlClass *c, const BlType *table)
{
    for (const BlSlotDef *d = bl_slot_defs; d->name != BL_N_COUNT; d++) {
        void *fn = slot_of(table, d);
        if (d->kind == BL_W_NONE || !fn)
            continue;
        if (d->kind != BL_W_INIT && c->base && c->base->table != &bl_object_type && slot_of(c->base->type, d) == fn)
            continue;                           /* inherited */
        if (d->kind == BL_W_TRUTH && table->len && is_plain_container(table))
            continue;                           /* only a shortcut for __len__ */
        BlVal name = bl_name_at(d->name);
        if (bl_dict_get_str(c->dict, name) != BL_NULL)
            continue;                           /* __add__ of a number comes before that of a sequence */
        bool ok;
        if (fn == (void *)bl_hash_unhashable)
            ok = bl_dict_set(c->dict, name, BL_NONE);
        else {
            BlRef w = bl_wrapper_new(c, d, fn);
            ok = w != BL_NULL && bl_dict_set(c->dict, name, w);
            bl_drop(w);
        }
        if (!ok)
            return false;
    }
    if (table->compare && !table->hash && table != &bl_object_type)
        return bl_dict_set(c->dict, bl_name(__hash__), BL_NONE);
    return true;
}
