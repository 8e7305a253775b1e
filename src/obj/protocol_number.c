/* protocol_number.c -- operators and conversions of numbers, by the slots of both operands.
 *
 * The right operand goes first when its class derives from the left one's and brings a function of its own. Sequences
 * come last: + and * reach concat and repeat only when no number claimed the operands.
 */
#include "obj/slot_defs.h"
#include "obj/float.h"

#include <stdio.h>

static const char *const signs[BL_BINARY_COUNT] = {
    "+", "-", "*", "@", "/", "//", "%", "<<", ">>", "&", "|", "^", "** or pow()", "divmod()"
};
static const char *const inplace_signs[BL_BINARY_COUNT] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "<<=", ">>=", "&=", "|=", "^=", "**=", "divmod()"
};

BlRef bl_bad_operands(BlVal a, BlVal b, const char *op)
{
    return bl_raise(bl_exc(TypeError), "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", op, bl_type_name(a), bl_type_name(b));
}

/* Both operands are asked; BL_NOTIMPL: neither can. */
static BlRef ask_operands(BlVal a, BlVal b, enum BlBinary op)
{
    const BlType *ta = bl_slots_of(a), *tb = bl_slots_of(b);
    BlRef (*fa)(BlVal, BlVal) = ta->binary[op];
    BlRef (*fb)(BlVal, BlVal) = ta == tb ? NULL : tb->binary[op];
    if (fa == fb)
        fb = NULL;
    if (fa) {
        if (fb && bl_subclass(bl_class_of(b), bl_class_of(a))) {
            BlRef r = fb(a, b);
            if (r != BL_NOTIMPL)
                return r;
            fb = NULL;
        }
        BlRef r = fa(a, b);
        if (r != BL_NOTIMPL)
            return r;
    }
    return fb ? fb(a, b) : BL_NOTIMPL;
}

static BlRef repeat(BlRef (*f)(BlVal, int64_t), BlVal seq, BlVal times)
{
    if (!bl_is_int(times) && !bl_slots_of(times)->index)
        return bl_raise(bl_exc(TypeError), "can't multiply sequence by non-int of type '%.200s'", bl_type_name(times));
    int64_t n;
    if (!bl_index_int64(times, &n, bl_exc(OverflowError)))
        return BL_NULL;
    return f(seq, n);
}

/* print >> f is Python 2; say what to write instead. */
static bool is_print(BlVal v)
{
    return bl_is_exact(v, NATIVE) && strcmp(((BlNative *)bl_obj(v))->method->name, "print") == 0;
}

static BlRef no_operator(BlVal a, BlVal b, enum BlBinary op)
{
    if (op == BL_RSHIFT && is_print(a))
        return bl_raise(bl_exc(TypeError), "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                        signs[op], bl_type_name(a), bl_type_name(b));
    return bl_bad_operands(a, b, signs[op]);
}

BlRef bl_binary(BlVal a, BlVal b, enum BlBinary op)
{
    BlRef r = ask_operands(a, b, op);
    if (BL_LIKELY(r != BL_NOTIMPL))
        return r;
    const BlType *ta = bl_slots_of(a), *tb = bl_slots_of(b);
    if (op == BL_ADD && ta->concat)
        return ta->concat(a, b);
    if (op == BL_MUL && ta->repeat)
        return repeat(ta->repeat, a, b);
    if (op == BL_MUL && tb->repeat)
        return repeat(tb->repeat, b, a);
    return no_operator(a, b, op);
}

BlRef bl_inplace(BlVal a, BlVal b, enum BlBinary op)
{
    const BlType *ta = bl_slots_of(a);
    if (ta->inplace[op]) {
        BlRef r = ta->inplace[op](a, b);
        if (r != BL_NOTIMPL)
            return r;
    }
    BlRef r = ask_operands(a, b, op);
    if (r != BL_NOTIMPL)
        return r;
    ta = bl_slots_of(a);
    const BlType *tb = bl_slots_of(b);
    if (op == BL_ADD && (ta->inplace_concat || ta->concat))
        return ta->inplace_concat ? ta->inplace_concat(a, b) : ta->concat(a, b);
    if (op == BL_MUL && (ta->inplace_repeat || ta->repeat))
        return repeat(ta->inplace_repeat ? ta->inplace_repeat : ta->repeat, a, b);
    /* The right side is asked only if the left is neither a container nor of a class made by a program. */
    if (op == BL_MUL && tb->repeat && !(ta->len || ta->contains || bl_class_is_heap(bl_class_of(a))))
        return repeat(tb->repeat, b, a);
    return bl_bad_operands(a, b, inplace_signs[op]);
}

BlRef bl_power(BlVal a, BlVal b, BlVal modulus)
{
    if (modulus == BL_NONE)
        return bl_binary(a, b, BL_POW);
    typedef BlRef (*Power)(BlVal, BlVal, BlVal);
    Power fa = bl_slots_of(a)->power, fb = bl_slots_of(b)->power, fm = bl_slots_of(modulus)->power;
    if (fb == fa)
        fb = NULL;
    if (fm == fa || fm == fb)
        fm = NULL;
    Power order[3] = {fa, fb, fm};
    if (fa && fb && bl_subclass(bl_class_of(b), bl_class_of(a))) {
        order[0] = fb;
        order[1] = fa;
    }
    for (int i = 0; i < 3; i++) {
        BlRef r = order[i] ? order[i](a, b, modulus) : BL_NOTIMPL;
        if (r != BL_NOTIMPL)
            return r;
    }
    return bl_raise(bl_exc(TypeError), "unsupported operand type(s) for ** or pow(): '%.100s', '%.100s', '%.100s'", bl_type_name(a), bl_type_name(b), bl_type_name(modulus));
}

BlRef bl_unary(BlVal a, enum BlUnary op)
{
    static const char *const names[] = {"unary -", "unary +", "abs()", "unary ~"};
    const BlType *t = bl_slots_of(a);
    if (t->unary[op])
        return t->unary[op](a);
    return bl_raise(bl_exc(TypeError), "bad operand type for %s: '%.200s'", names[op], bl_type_name(a));
}

/* ---- conversions ---- */

/* A special method gave an int of a subclass: allowed, with a warning. False: the warning was turned into an error. */
static bool warn_subclass(BlVal v, const char *method)
{
    if (!bl_warn_hook)
        return true;
    char text[400];
    snprintf(text, sizeof text, "%s returned non-int (type %.100s).  The ability to return an instance of a strict subclass of int is deprecated, "
             "and may not be supported in a future version of Python.", method, bl_type_name(v));
    return bl_warn_hook(bl_exc(DeprecationWarning), text);
}

/* An exact int from what a special method answered; adopts r. */
static BlRef exact_int(BlRef r, const char *method)
{
    if (r == BL_NULL || bl_is_imm_int(r) || bl_is_exact(r, INT))
        return r;
    BlRef exact = BL_NULL;
    if (!bl_is_int(r))
        bl_raise(bl_exc(TypeError), "%s returned non-int (type %.200s)", method, bl_type_name(r));
    else if (warn_subclass(r, method))
        exact = bl_int_exact(r);
    bl_drop(r);
    return exact;
}

BlRef bl_index(BlVal v)
{
    if (bl_is_imm_int(v))
        return v;
    if (bl_is_int(v))
        return bl_int_exact(v);
    const BlType *t = bl_slots_of(v);
    if (!t->index)
        return bl_raise(bl_exc(TypeError), "'%.200s' object cannot be interpreted as an integer", bl_type_name(v));
    return exact_int(t->index(v), "__index__");
}

bool bl_index_int64(BlVal v, int64_t *out, BlVal too_big)
{
    if (bl_is_imm_int(v)) {
        *out = bl_imm_int(v);
        return true;
    }
    BlRef n = bl_index(v);
    if (n == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(n, out);
    if (!fits && too_big == BL_NULL) {
        *out = bl_int_sign(n) < 0 ? INT64_MIN : INT64_MAX;
        fits = true;
    }
    bl_drop(n);
    if (!fits)
        bl_raise(too_big, "cannot fit '%.200s' into an index-sized integer", bl_type_name(v));
    return fits;
}

/* int() by __trunc__, the oldest way. */
static BlRef by_trunc(BlVal v)
{
    BlRef r;
    int called = bl_call_special(v, bl_name(__trunc__), NULL, 0, &r);
    if (called < 0)
        return BL_NULL;
    if (!called)
        return bl_raise(bl_exc(TypeError), "int() argument must be a string, a bytes-like object or a real number, not '%.200s'", bl_type_name(v));
    if (bl_warn_hook && !bl_warn_hook(bl_exc(DeprecationWarning), "The delegation of int() to __trunc__ is deprecated.")) {
        bl_drop(r);
        return BL_NULL;
    }
    if (bl_is_int(r))
        return exact_int(r, "__trunc__");
    const BlType *t = bl_slots_of(r);
    if (!t->index) {
        bl_raise(bl_exc(TypeError), "__trunc__ returned non-Integral (type %.200s)", bl_type_name(r));
        bl_drop(r);
        return BL_NULL;
    }
    BlRef n = bl_index(r);
    bl_drop(r);
    return n;
}

BlRef bl_to_int(BlVal v)
{
    if (bl_is_imm_int(v) || bl_is_exact(v, INT))
        return bl_keep(v);
    const BlType *t = bl_slots_of(v);
    if (t->int_)
        return exact_int(t->int_(v), "__int__");
    if (t->index)
        return bl_index(v);
    return by_trunc(v);
}

/* The double behind a number; `words`: the complaint about anything else. */
static bool number_to_double(BlVal v, double *out, const char *words)
{
    if (bl_is_float(v)) {
        *out = bl_float_value(v);
        return true;
    }
    if (bl_is_imm_int(v)) {
        *out = (double)bl_imm_int(v);
        return true;
    }
    const BlType *t = bl_slots_of(v);
    if (t->float_) {
        BlRef r = t->float_(v);
        if (r == BL_NULL)
            return false;
        bool ok = bl_is_float(r);
        if (ok)
            *out = bl_float_value(r);
        else
            bl_raise(bl_exc(TypeError), "%.50s.__float__ returned non-float (type %.50s)", bl_type_name(v), bl_type_name(r));
        bl_drop(r);
        return ok;
    }
    if (t->index) {
        BlRef n = bl_index(v);
        bool ok = n != BL_NULL && bl_int_to_double(n, out);
        bl_drop(n);
        return ok;
    }
    bl_raise(bl_exc(TypeError), words, bl_type_name(v));
    return false;
}

BlRef bl_to_float(BlVal v)
{
    if (bl_is_imm_float(v) || bl_is_exact(v, FLOAT))
        return bl_keep(v);
    double d;
    return number_to_double(v, &d, "float() argument must be a string or a real number, not '%.200s'") ? bl_float_new(d) : BL_NULL;
}

bool bl_as_double(BlVal v, double *out) { return number_to_double(v, out, "must be real number, not %.50s"); }
