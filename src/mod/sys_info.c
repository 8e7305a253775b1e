/* sys_info.c -- what sys tells about the program, the machine and the numbers: constants and named tuples. */
#include "mod/sys_impl.h"

#include <float.h>
#include <gnu/libc-version.h>
#include <stdio.h>

#include "base/config.h"
#include "vm/library.h"

/* ---- the named tuples ---- */

static const BlGetSet version_fields[] = {
    BL_FIELD(0, "major", "Major release number"), BL_FIELD(1, "minor", "Minor release number"), BL_FIELD(2, "micro", "Patch release number"),
    BL_FIELD(3, "releaselevel", "'alpha', 'beta', 'candidate', or 'final'"), BL_FIELD(4, "serial", "Serial release number"), {0}
};
static const BlGetSet flags_fields[] = {
    BL_FIELD(0, "debug", "-d"), BL_FIELD(1, "inspect", "-i"), BL_FIELD(2, "interactive", "-i"), BL_FIELD(3, "optimize", "-O or -OO"),
    BL_FIELD(4, "dont_write_bytecode", "-B"), BL_FIELD(5, "no_user_site", "-s"), BL_FIELD(6, "no_site", "-S"), BL_FIELD(7, "ignore_environment", "-E"),
    BL_FIELD(8, "verbose", "-v"), BL_FIELD(9, "bytes_warning", "-b"), BL_FIELD(10, "quiet", "-q"), BL_FIELD(11, "hash_randomization", "-R"),
    BL_FIELD(12, "isolated", "-I"), BL_FIELD(13, "dev_mode", "-X dev"), BL_FIELD(14, "utf8_mode", "-X utf8"),
    BL_FIELD(15, "warn_default_encoding", "-X warn_default_encoding"), BL_FIELD(16, "safe_path", "-P"),
    BL_FIELD(17, "int_max_str_digits", "-X int_max_str_digits"), {0}
};
static const BlGetSet float_fields[] = {
    BL_FIELD(0, "max", "maximum representable finite float"), BL_FIELD(1, "max_exp", "maximum int e such that radix**(e-1) is representable"),
    BL_FIELD(2, "max_10_exp", "maximum int e such that 10**e is representable"), BL_FIELD(3, "min", "minimum positive normalized float"),
    BL_FIELD(4, "min_exp", "minimum int e such that radix**(e-1) is a normalized float"),
    BL_FIELD(5, "min_10_exp", "minimum int e such that 10**e is a normalized float"), BL_FIELD(6, "dig", "decimal digits that survive"),
    BL_FIELD(7, "mant_dig", "mantissa digits"), BL_FIELD(8, "epsilon", "difference between 1 and the next representable float"),
    BL_FIELD(9, "radix", "radix of exponent"), BL_FIELD(10, "rounds", "rounding mode used for arithmetic"), {0}
};
static const BlGetSet int_fields[] = {
    BL_FIELD(0, "bits_per_digit", "size of a digit in bits"), BL_FIELD(1, "sizeof_digit", "size in bytes of the C type used to represent a digit"),
    BL_FIELD(2, "default_max_str_digits", "maximum string conversion digits limitation"),
    BL_FIELD(3, "str_digits_check_threshold", "minimum positive value for int_max_str_digits"), {0}
};
static const BlGetSet hash_fields[] = {
    BL_FIELD(0, "width", "width of the type used for hashing, in bits"), BL_FIELD(1, "modulus", "prime number giving the modulus of numeric hashes"),
    BL_FIELD(2, "inf", "hash of positive infinity"), BL_FIELD(3, "nan", "hash of a nan"), BL_FIELD(4, "imag", "multiplier of the imaginary part"),
    BL_FIELD(5, "algorithm", "name of the algorithm for hashing of str and bytes"), BL_FIELD(6, "hash_bits", "internal output size of hash algorithm"),
    BL_FIELD(7, "seed_bits", "seed size of hash algorithm"), BL_FIELD(8, "cutoff", "small string optimization cutoff"), {0}
};
static const BlGetSet thread_fields[] = {
    BL_FIELD(0, "name", "name of the thread implementation"), BL_FIELD(1, "lock", "name of the lock implementation"),
    BL_FIELD(2, "version", "name and version of the thread library"), {0}
};
static const BlGetSet hook_fields[] = {
    BL_FIELD(0, "exc_type", "Exception type"), BL_FIELD(1, "exc_value", "Exception value"), BL_FIELD(2, "exc_traceback", "Exception traceback"),
    BL_FIELD(3, "err_msg", "Error message"), BL_FIELD(4, "object", "Object causing the exception"), {0}
};
static const BlGetSet asyncgen_fields[] = {
    BL_FIELD(0, "firstiter", "Hook to intercept first iteration"), BL_FIELD(1, "finalizer", "Hook to intercept finalization"), {0}
};

static const BlType version_type = BL_STRUCTSEQ("sys.version_info", version_fields, "sys.version_info\n\nVersion information as a named tuple.");
static const BlType flags_type = BL_STRUCTSEQ("sys.flags", flags_fields, "sys.flags\n\nFlags provided through command line arguments or environment vars.");
static const BlType float_type = BL_STRUCTSEQ("sys.float_info", float_fields, "sys.float_info\n\nA named tuple holding information about the float type.");
static const BlType int_type = BL_STRUCTSEQ("sys.int_info", int_fields, "sys.int_info\n\nA named tuple that holds information about the internal representation of integers.");
static const BlType hash_type = BL_STRUCTSEQ("sys.hash_info", hash_fields, "hash_info\n\nA named tuple providing parameters used for computing hashes.");
static const BlType thread_type = BL_STRUCTSEQ("sys.thread_info", thread_fields, "sys.thread_info\n\nA named tuple holding information about the thread implementation.");
static const BlType hook_type = BL_STRUCTSEQ("UnraisableHookArgs", hook_fields, "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.");
static const BlType asyncgen_type = BL_STRUCTSEQ("sys.asyncgen_hooks", asyncgen_fields, "asyncgen_hooks\n\nFunctions called around asynchronous generators.");

static BlRef make_class(const BlType *type, const BlGetSet *fields, size_t n)
{
    BlRef cls = bl_class_from_type(type, BL_NULL);
    if (cls != BL_NULL && !bl_structseq_setup(cls, fields, n))
        bl_clear_ref(&cls);
    return cls;
}

static BlRef text(const char *s) { return bl_str_c(s); }
static BlRef num(int64_t i) { return bl_int_from_int64(i); }

static BlRef version(BlSys *s)
{
    BlRef v[5] = {num(3), num(11), num(7), text("final"), num(0)};
    return bl_structseq_make(s->version_info, v, 5, 5);
}

static BlRef own_version(BlSys *s)
{
    BlRef v[5] = {num(BL_VERSION_MAJOR), num(BL_VERSION_MINOR), num(BL_VERSION_MICRO), text("final"), num(0)};
    return bl_structseq_make(s->version_info, v, 5, 5);
}

BlRef bl_sys_flags(BlSys *s)
{
    const BlOptions *o = &bl_run_state()->options;
    int64_t digits = bl_vm->int_max_str_digits == 4300 ? -1 : bl_vm->int_max_str_digits;
    BlRef v[18] = {num(0), num(o->inspect), num(o->interactive), num(o->optimize), num(o->dont_write_bytecode), num(o->no_user_site), num(o->no_site),
                   num(o->ignore_environment), num(o->verbose), num(o->bytes_warning), num(o->quiet), num(1), num(o->isolated),
                   bl_from_bool(o->dev), num(0), num(0), bl_from_bool(o->isolated), num(digits)};
    return bl_structseq_make(s->flags, v, 18, 18);
}

static BlRef float_info(BlSys *s)
{
    BlRef v[11] = {bl_float_new(DBL_MAX), num(DBL_MAX_EXP), num(DBL_MAX_10_EXP), bl_float_new(DBL_MIN), num(DBL_MIN_EXP), num(DBL_MIN_10_EXP),
                   num(DBL_DIG), num(DBL_MANT_DIG), bl_float_new(DBL_EPSILON), num(FLT_RADIX), num(1)};
    return bl_structseq_make(s->float_info, v, 11, 11);
}

static BlRef int_info(BlSys *s)
{
    BlRef v[4] = {num(30), num(4), num(4300), num(640)};
    return bl_structseq_make(s->int_info, v, 4, 4);
}

static BlRef hash_info(BlSys *s)
{
    BlRef v[9] = {num(64), num((1ll << 61) - 1), num(314159), num(0), num(1000003), text("siphash13"), num(64), num(128), num(0)};
    return bl_structseq_make(s->hash_info, v, 9, 9);
}

static BlRef thread_info(BlSys *s)
{
    char library[64];
    snprintf(library, sizeof library, "NPTL %s", gnu_get_libc_version());
    BlRef v[3] = {text("pthread"), text("semaphore"), text(library)};
    return bl_structseq_make(s->thread_info, v, 3, 3);
}

/* ---- names ---- */

static BlRef implementation(BlSys *s)
{
    BlRef dict = bl_dict_new();
    BlRef v[4] = {text("balloon"), BL_NONE, own_version(s), num(BL_VERSION_MAJOR << 24 | BL_VERSION_MINOR << 16 | BL_VERSION_MICRO << 8 | 0xf0)};
    static const char *const keys[4] = {"name", "cache_tag", "version", "hexversion"};
    v[1] = text("balloon-01");
    bool ok = dict != BL_NULL;
    for (int i = 0; i < 4; i++) {
        ok = ok && v[i] != BL_NULL && bl_dict_set_c(dict, keys[i], v[i]);
        bl_drop(v[i]);
    }
    BlRef multiarch = text("x86_64-linux-gnu");
    ok = ok && multiarch != BL_NULL && bl_dict_set_c(dict, "_multiarch", multiarch);
    bl_drop(multiarch);
    BlRef r = ok ? bl_namespace_new(dict) : BL_NULL;
    bl_drop(dict);
    return r;
}

static BlRef stdlib(void)
{
    BlRef list = bl_list_new(0);
    for (size_t i = 0; list != BL_NULL && i < bl_stdlib_count; i++) {
        BlRef name = bl_str_intern(bl_stdlib_names[i]);
        if (name == BL_NULL || !bl_list_adopt(list, name))
            bl_clear_ref(&list);
    }
    BlRef r = list == BL_NULL ? BL_NULL : bl_frozenset_from(list);
    bl_drop(list);
    return r;
}

static bool add_texts(BlVal module)
{
    static const char *const texts[][2] = {
        {"version", BL_PYTHON_VERSION " (Balloon " BL_VERSION ") [" BL_COMPILER "]"}, {"platform", "linux"}, {"byteorder", "little"},
        {"prefix", BL_PREFIX}, {"exec_prefix", BL_PREFIX}, {"base_prefix", BL_PREFIX}, {"base_exec_prefix", BL_PREFIX}, {"platlibdir", "lib"},
        {"abiflags", ""}, {"float_repr_style", "short"}, {"_framework", ""}, {"_stdlib_dir", BL_LIBRARY_PATH},
        {"copyright", "Copyright (c) the authors of Balloon.\nAll Rights Reserved."},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!bl_module_add_str(module, texts[i][0], texts[i][1]))
            return false;
    return true;
}

bool bl_sys_add_info(BlVal module, BlSys *s)
{
    if ((s->version_info = make_class(&version_type, version_fields, 5)) == BL_NULL || (s->flags = make_class(&flags_type, flags_fields, 18)) == BL_NULL ||
        (s->float_info = make_class(&float_type, float_fields, 11)) == BL_NULL || (s->int_info = make_class(&int_type, int_fields, 4)) == BL_NULL ||
        (s->hash_info = make_class(&hash_type, hash_fields, 9)) == BL_NULL || (s->thread_info = make_class(&thread_type, thread_fields, 3)) == BL_NULL ||
        (s->hook_args = make_class(&hook_type, hook_fields, 5)) == BL_NULL || (s->asyncgen_hooks = make_class(&asyncgen_type, asyncgen_fields, 2)) == BL_NULL)
        return false;
    return bl_module_add(module, "version_info", version(s)) && bl_module_add(module, "flags", bl_sys_flags(s)) &&
           bl_module_add(module, "float_info", float_info(s)) && bl_module_add(module, "int_info", int_info(s)) &&
           bl_module_add(module, "hash_info", hash_info(s)) && bl_module_add(module, "thread_info", thread_info(s)) &&
           bl_module_add(module, "implementation", implementation(s)) && bl_module_add_int(module, "hexversion", 0x030b07f0) &&
           bl_module_add_int(module, "api_version", 1013) && bl_module_add(module, "maxsize", bl_int_from_int64(INT64_MAX)) &&
           bl_module_add_int(module, "maxunicode", 0x10FFFF) && add_texts(module) &&
           bl_module_add(module, "stdlib_module_names", stdlib()) && bl_module_add(module, "builtin_module_names", bl_c_module_names()) &&
           bl_module_add(module, "_git", bl_tuple_pack(3, bl_str_empty(), bl_str_empty(), bl_str_empty()));
}
