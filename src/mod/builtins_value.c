/* builtins_value.c -- built-in functions on one value or two: numbers, text, attributes, classes. */
#include "mod/program.h"
#include "vm/frame.h"

#define FN(name) static BlRef name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)
#define BL_UNUSED __attribute__((unused))

/* ---- numbers ---- */

FN(builtin_abs) { return BL_AS_LEVEL(bl_unary(arg[0], BL_ABS)); }
FN(builtin_divmod) { return bl_binary(arg[0], arg[1], BL_DIVMOD); }
FN(builtin_hash)
{
    if (!bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    int64_t h = bl_hash(arg[0]);
    bl_leave_depth();
    return h == -1 ? BL_NULL : bl_int_from_int64(h);
}
FN(builtin_id) { return bl_id(arg[0]); }

FN(builtin_len)
{
    int64_t n = bl_len(arg[0]);
    return n < 0 ? BL_NULL : bl_int_from_int64(n);
}

FN(builtin_pow) { return bl_power(arg[0], arg[1], arg[2]); }

FN(builtin_round)
{
    BlRef r = BL_NULL;
    int found = bl_call_special(arg[0], bl_name(__round__), &arg[1], arg[1] != BL_NONE, &r);
    if (found == 0)
        return bl_raise(bl_exc(TypeError), "type %.100s doesn't define __round__ method", bl_type_name(arg[0]));
    return found < 0 ? BL_NULL : r;
}

/* The digits of an index in a base, with its prefix after the sign. */
static BlRef with_prefix(BlVal v, int base, const char *prefix)
{
    BlRef n = bl_index(v);
    BlRef digits = n == BL_NULL ? BL_NULL : bl_int_to_str(n, base), r = BL_NULL;
    bl_drop(n);
    if (digits == BL_NULL)
        return BL_NULL;
    const BlStr *s = bl_as_str(digits);
    bool minus = s->data[0] == '-';
    BlStrBuilder b;
    bl_builder_init(&b);
    if ((!minus || bl_builder_char(&b, '-')) && bl_builder_ascii(&b, prefix, 2) && bl_builder_slice(&b, digits, minus, s->length))
        r = bl_builder_finish(&b);
    else
        bl_builder_free(&b);
    bl_drop(digits);
    return r;
}
FN(builtin_bin) { return with_prefix(arg[0], 2, "0b"); }
FN(builtin_oct) { return with_prefix(arg[0], 8, "0o"); }
FN(builtin_hex) { return with_prefix(arg[0], 16, "0x"); }

/* ---- text ---- */

FN(builtin_ascii) { return BL_AS_LEVEL(bl_ascii(arg[0])); }
FN(builtin_repr) { return BL_AS_LEVEL(bl_repr(arg[0])); }

FN(builtin_chr)
{
    int64_t c;
    BlRef n = bl_index(arg[0]);
    if (n == BL_NULL)
        return BL_NULL;
    bool fits = bl_int_to_int64(n, &c);
    bl_drop(n);
    if (!fits || c > INT32_MAX || c < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    if (c < 0 || c > 0x10FFFF)
        return bl_raise(bl_exc(ValueError), "chr() arg not in range(0x110000)");
    return bl_str_char((uint32_t)c);
}

FN(builtin_ord)
{
    size_t n;
    if (bl_is_str(arg[0])) {
        n = bl_as_str(arg[0])->length;
        if (n == 1)
            return bl_from_imm(bl_str_at(bl_as_str(arg[0]), 0));
    } else if (bl_is_bytes(arg[0])) {
        n = bl_as_bytes(arg[0])->length;
        if (n == 1)
            return bl_from_imm((unsigned char)bl_as_bytes(arg[0])->data[0]);
    } else if (bl_is_heap(arg[0]) && bl_obj(arg[0])->shape->cls->native == &bl_bytearray_type) {
        BlByteArray *a = (BlByteArray *)bl_obj(arg[0]);
        n = a->length;
        if (n == 1)
            return bl_from_imm((unsigned char)a->data[0]);
    } else {
        return bl_raise(bl_exc(TypeError), "ord() expected string of length 1, but %.200s found", bl_type_name(arg[0]));
    }
    return bl_raise(bl_exc(TypeError), "ord() expected a character, but string of length %zu found", n);
}

FN(builtin_format)
{
    if (arg[1] != BL_NULL && !bl_is_str(arg[1]))
        return bl_raise(bl_exc(TypeError), "format() argument 2 must be str, not %.50s", arg[1] == BL_NONE ? "None" : bl_type_name(arg[1]));
    return bl_format(arg[0], arg[1] == BL_NULL ? bl_str_empty() : arg[1]);
}

/* ---- attributes ---- */

static bool name_arg(BlVal name)
{
    if (BL_LIKELY(bl_is_str(name)))
        return true;
    bl_raise(bl_exc(TypeError), "attribute name must be string, not '%.200s'", bl_type_name(name));
    return false;
}

FN(builtin_getattr)
{
    if (!name_arg(arg[1]))
        return BL_NULL;
    if (arg[2] == BL_NULL)
        return bl_getattr(arg[0], arg[1]);
    BlRef r = BL_NULL;
    int found = bl_find_attr(arg[0], arg[1], &r);
    return found < 0 ? BL_NULL : found ? r : bl_keep(arg[2]);
}

FN(builtin_hasattr)
{
    BlRef r = BL_NULL;
    if (!name_arg(arg[1]))
        return BL_NULL;
    int found = bl_find_attr(arg[0], arg[1], &r);
    if (found < 0)
        return BL_NULL;
    if (found)
        bl_drop(r);
    return bl_from_bool(found);
}

FN(builtin_setattr) { return name_arg(arg[1]) && bl_setattr(arg[0], arg[1], arg[2]) == 0 ? BL_NONE : BL_NULL; }
FN(builtin_delattr) { return name_arg(arg[1]) && bl_setattr(arg[0], arg[1], BL_NULL) == 0 ? BL_NONE : BL_NULL; }

FN(builtin_vars)
{
    if (arg[0] == BL_NULL)
        return bl_locals();
    BlRef dict = BL_NULL;
    int found = bl_find_attr(arg[0], bl_name(__dict__), &dict);
    if (found == 0)
        return bl_raise(bl_exc(TypeError), "vars() argument must have __dict__ attribute");
    return found < 0 ? BL_NULL : dict;
}

FN(builtin_dir)
{
    if (arg[0] != BL_NULL)
        return bl_dir(arg[0]);
    BlRef locals = bl_locals();
    if (locals == BL_NULL)
        return BL_NULL;
    BlRef names = bl_is_exact(locals, DICT) ? bl_dict_keys_list(locals) : BL_NULL;
    if (names == BL_NULL && !bl_pending()) {
        BlRef keys = bl_call_method(locals, bl_name(keys), NULL, 0);
        names = keys == BL_NULL ? BL_NULL : bl_list_from_iterable(keys);
        bl_drop(keys);
    }
    bl_drop(locals);
    if (names != BL_NULL && !bl_list_sort(names, BL_NONE, false))
        bl_clear_ref(&names);
    return names;
}

FN(builtin_globals)
{
    BlRef g = bl_globals();
    return g == BL_NULL && !bl_pending() ? BL_NONE : g;
}
FN(builtin_locals) { return bl_locals(); }

/* ---- classes, calls ---- */

FN(builtin_callable) { return bl_from_bool(bl_callable(arg[0])); }

FN(builtin_isinstance)
{
    int r = bl_isinstance(arg[0], arg[1]);
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

FN(builtin_issubclass)
{
    int r = bl_issubclass(arg[0], arg[1]);
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

const BlMethod bl_builtin_value_functions[] = {
    {"abs", builtin_abs, "(x, /)", "Return the absolute value of the argument.", NULL, 0},
    {"ascii", builtin_ascii, "(obj, /)", "Return an ASCII-only representation of an object: other characters are escaped.", NULL, 0},
    {"bin", builtin_bin, "(number, /)", "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'", NULL, 0},
    {"callable", builtin_callable, "(obj, /)", "Return whether the object is callable (i.e., some kind of function).", NULL, 0},
    {"chr", builtin_chr, "(i, /)", "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.", NULL, 0},
    {"delattr", builtin_delattr, "(obj, name, /)", "Delete the named attribute: delattr(x, 'y') is del x.y.", NULL, 0},
    {"dir", builtin_dir, "(object=NULL, /)", "dir([object]) -> list of strings\n\nThe names in the current scope, or a sorted list of the object's attributes.", NULL, 0},
    {"divmod", builtin_divmod, "(x, y, /)", "Return the tuple (x//y, x%y).", NULL, 0},
    {"format", builtin_format, "(value, format_spec=NULL, /)", "Return value.__format__(format_spec); the specification is empty by default.", NULL, 0},
    {"getattr", builtin_getattr, "(object, name, default=NULL, /)", "getattr(object, name[, default]) -> value\n\ngetattr(x, 'y') is x.y; the default is given where that raises AttributeError.", NULL, 0},
    {"globals", builtin_globals, "()", "Return the dictionary of the current module's global variables.", NULL, 0},
    {"hasattr", builtin_hasattr, "(obj, name, /)", "Return whether the object has an attribute with the given name.", NULL, 0},
    {"hash", builtin_hash, "(obj, /)", "Return the hash value of an object; equal objects have equal ones.", NULL, 0},
    {"hex", builtin_hex, "(number, /)", "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'", NULL, 0},
    {"id", builtin_id, "(obj, /)", "Return the identity of an object: unique among all that exist at the time.", NULL, 0},
    {"isinstance", builtin_isinstance, "(obj, class_or_tuple, /)", "Return whether an object is an instance of a class or of one of its subclasses; of a tuple or union, of any in it.", NULL, 0},
    {"issubclass", builtin_issubclass, "(cls, class_or_tuple, /)", "Return whether a class is derived from another, or is it; with a tuple or union, from any in it.", NULL, 0},
    {"len", builtin_len, "(obj, /)", "Return the number of items in a container.", NULL, 0},
    {"locals", builtin_locals, "()", "Return a dictionary of the current scope's local variables.", NULL, 0},
    {"oct", builtin_oct, "(number, /)", "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'", NULL, 0},
    {"ord", builtin_ord, "(c, /)", "Return the Unicode code point of a one-character string.", NULL, 0},
    {"pow", builtin_pow, "(base, exp, mod=None)", "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.", NULL, 0},
    {"repr", builtin_repr, "(obj, /)", "Return the canonical string representation of the object.", NULL, 0},
    {"round", builtin_round, "(number, ndigits=None)", "Round a number to a given precision in decimal digits; without ndigits to an integer.", NULL, 0},
    {"setattr", builtin_setattr, "(obj, name, value, /)", "Set the named attribute: setattr(x, 'y', v) is x.y = v.", NULL, 0},
    {"vars", builtin_vars, "(object=NULL, /)", "vars([object]) -> dictionary\n\nWithout arguments locals(), otherwise object.__dict__.", NULL, 0},
    {0}
};
