/* unicodedata.c -- module unicodedata: the Unicode 14.0 character database, from libunistring.
 */
#include <stdio.h>
#include <stdlib.h>
#include <uninorm.h>
#include <unictype.h>
#include "base/alloc.h"
#include "base/uniname.h"
#include "mod/module.h"
#include "obj/unichar.h"
#include "mod/unicodedata_width.h"

/* The one code point of a str argument; number 0: the function has only one argument. */
static bool char_arg(BlVal v, const char *function, int number, uint32_t *c)
{
    if (bl_is_str(v) && bl_as_str(v)->length == 1) {
        *c = bl_str_at(bl_as_str(v), 0);
        return true;
    }
    char which[24] = "";
    if (number)
        snprintf(which, sizeof which, " %d", number);
    bl_raise(bl_exc(TypeError), "%s() argument%s must be a unicode character, not %T", function, which, v);
    return false;
}

/* ---- numbers ---- */

static BlRef or_default(BlVal fallback, const char *message)
{
    return fallback != BL_NULL ? bl_keep(fallback) : bl_raise(bl_exc(ValueError), "%s", message);
}

static BlRef u_decimal(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    if (!char_arg(arg[0], "decimal", 1, &c))
        return BL_NULL;
    int value = bl_ch_decimal(c);
    return value >= 0 ? bl_from_imm(value) : or_default(arg[1], "not a decimal");
}

static BlRef u_digit(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    if (!char_arg(arg[0], "digit", 1, &c))
        return BL_NULL;
    int value = bl_ch_digit(c);
    return value >= 0 ? bl_from_imm(value) : or_default(arg[1], "not a digit");
}

static BlRef u_numeric(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    double value;
    if (!char_arg(arg[0], "numeric", 1, &c))
        return BL_NULL;
    return bl_ch_numeric(c, &value) ? bl_float_new(value) : or_default(arg[1], "not a numeric character");
}

/* ---- properties ---- */

static BlRef u_category(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    return char_arg(arg[0], "category", 0, &c) ? bl_str_c(uc_general_category_name(uc_general_category(c))) : BL_NULL;
}

static BlRef u_bidirectional(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    if (!char_arg(arg[0], "bidirectional", 0, &c))
        return BL_NULL;
    bool assigned = !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn);
    if (c >= 0x2066 && c <= 0x2069) {           /* the isolates: libunistring 1.0 knows the classes, but not their names */
        static const char isolates[4][4] = {"LRI", "RLI", "FSI", "PDI"};
        return bl_str_c(isolates[c - 0x2066]);
    }
    const char *name = assigned ? uc_bidi_class_name(uc_bidi_class(c)) : NULL;
    return name ? bl_str_c(name) : bl_keep(bl_str_empty());
}

static BlRef u_combining(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    return char_arg(arg[0], "combining", 0, &c) ? bl_from_imm(uc_combining_class(c)) : BL_NULL;
}

static BlRef u_mirrored(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    ucs4_t other;
    return char_arg(arg[0], "mirrored", 0, &c) ? bl_from_imm(uc_mirror_char(c, &other)) : BL_NULL;
}

static BlRef u_east_asian_width(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    if (!char_arg(arg[0], "east_asian_width", 0, &c))
        return BL_NULL;
    size_t low = 0, high = sizeof width_runs / sizeof *width_runs;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (width_runs[mid].first <= c)
            low = mid;
        else
            high = mid;
    }
    char width = width_runs[low].width;
    return width == 'n' ? bl_str_c("Na") : bl_str_char((uint8_t)width);
}

static BlRef u_decomposition(BlVal module, const BlVal *arg)
{
    (void)module;
    static const struct { int tag; const char *text; } tags[] = {
        {UC_DECOMP_FONT, "<font> "}, {UC_DECOMP_NOBREAK, "<noBreak> "}, {UC_DECOMP_INITIAL, "<initial> "}, {UC_DECOMP_MEDIAL, "<medial> "},
        {UC_DECOMP_FINAL, "<final> "}, {UC_DECOMP_ISOLATED, "<isolated> "}, {UC_DECOMP_CIRCLE, "<circle> "}, {UC_DECOMP_SUPER, "<super> "},
        {UC_DECOMP_SUB, "<sub> "}, {UC_DECOMP_VERTICAL, "<vertical> "}, {UC_DECOMP_WIDE, "<wide> "}, {UC_DECOMP_NARROW, "<narrow> "},
        {UC_DECOMP_SMALL, "<small> "}, {UC_DECOMP_SQUARE, "<square> "}, {UC_DECOMP_FRACTION, "<fraction> "}, {UC_DECOMP_COMPAT, "<compat> "},
    };
    uint32_t c;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    if (!char_arg(arg[0], "decomposition", 0, &c))
        return BL_NULL;
    int n = c >= 0xAC00 && c <= 0xD7A3 ? -1 : uc_decomposition(c, &tag, parts);
    if (n <= 0)
        return bl_keep(bl_str_empty());
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < sizeof tags / sizeof *tags && ok; i++)
        if (tags[i].tag == tag)
            ok = bl_builder_ascii(&b, tags[i].text, strlen(tags[i].text));
    for (int i = 0; i < n && ok; i++) {
        char text[16];
        int length = snprintf(text, sizeof text, "%s%04X", i ? " " : "", (unsigned)parts[i]);
        ok = bl_builder_ascii(&b, text, (size_t)length);
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* ---- names ---- */

static BlRef u_name(BlVal module, const BlVal *arg)
{
    (void)module;
    uint32_t c;
    char name[BL_UNICODE_NAME_MAX];
    if (!char_arg(arg[0], "name", 1, &c))
        return BL_NULL;
    return bl_unicode_name(c, name) ? bl_str_c(name) : or_default(arg[1], "no such name");
}

static BlRef u_lookup(BlVal module, const BlVal *arg)
{
    (void)module;
    BlStr *s = bl_as_str(arg[0]);
    if (s->length > 256)
        return bl_raise(bl_exc(KeyError), "name too long");
    int64_t c = s->ascii ? bl_unicode_lookup(s->data, s->length) : -1;
    return c >= 0 ? bl_str_char((uint32_t)c) : bl_raise(bl_exc(KeyError), "undefined character name '%U'", arg[0]);
}

/* ---- normalisation ---- */

static bool form_arg(BlVal v, uninorm_t *form)
{
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    uninorm_t forms[] = {UNINORM_NFC, UNINORM_NFD, UNINORM_NFKC, UNINORM_NFKD};
    for (int i = 0; i < 4; i++)
        if (bl_str_is(v, names[i])) {
            *form = forms[i];
            return true;
        }
    bl_raise(bl_exc(ValueError), "invalid normalization form");
    return false;
}

/* Appends text[start:end], which holds no surrogate, normalised. */
static bool put_normal(BlStrBuilder *b, const BlStr *s, size_t start, size_t end, uninorm_t form)
{
    size_t n = end - start, length = 0;
    uint32_t *units = bl_malloc_array(n + 1, sizeof *units), *result = NULL;
    if (!units) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < n; i++)
        units[i] = bl_str_at(s, start + i);
    result = u32_normalize(form, units, n, NULL, &length);
    bl_mfree(units);
    if (!result) {
        bl_no_memory();
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < length && ok; i++)
        ok = bl_builder_char(b, result[i]);
    free(result);
    return ok;
}

static BlRef normal(BlVal text, uninorm_t form)
{
    BlStr *s = bl_as_str(text);
    if (s->ascii)
        return bl_str_exact(text);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < s->length && ok;) {
        size_t end = i;
        while (end < s->length && !bl_ch_is_surrogate(bl_str_at(s, end)))
            end++;
        if (end > i)
            ok = put_normal(&b, s, i, end, form);
        if (ok && end < s->length)
            ok = bl_builder_char(&b, bl_str_at(s, end++));
        i = end;
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static BlRef u_normalize(BlVal module, const BlVal *arg)
{
    (void)module;
    uninorm_t form;
    if (bl_as_str(arg[1])->length == 0)
        return bl_keep(bl_str_empty());
    return form_arg(arg[0], &form) ? normal(arg[1], form) : BL_NULL;
}

static BlRef u_is_normalized(BlVal module, const BlVal *arg)
{
    (void)module;
    uninorm_t form;
    if (bl_as_str(arg[1])->length == 0)
        return BL_TRUE;
    BlRef r = form_arg(arg[0], &form) ? normal(arg[1], form) : BL_NULL;
    if (r == BL_NULL)
        return BL_NULL;
    bool same = bl_str_equal(r, arg[1]);
    bl_drop(r);
    return bl_from_bool(same);
}

static const BlMethod unicodedata_methods[] = {
    {"decimal", u_decimal, "(chr, default=NULL, /)", "Converts a Unicode character into its equivalent decimal value.", NULL, 0},
    {"digit", u_digit, "(chr, default=NULL, /)", "Converts a Unicode character into its equivalent digit value.", NULL, 0},
    {"numeric", u_numeric, "(chr, default=NULL, /)", "Converts a Unicode character into its equivalent numeric value.", NULL, 0},
    {"category", u_category, "(chr, /)", "Returns the general category assigned to the character chr as string.", NULL, 0},
    {"bidirectional", u_bidirectional, "(chr, /)", "Returns the bidirectional class assigned to the character chr as string.", NULL, 0},
    {"combining", u_combining, "(chr, /)", "Returns the canonical combining class assigned to the character chr as integer.", NULL, 0},
    {"mirrored", u_mirrored, "(chr, /)", "Returns the mirrored property assigned to the character chr as integer.", NULL, 0},
    {"east_asian_width", u_east_asian_width, "(chr, /)", "Returns the east asian width assigned to the character chr as string.", NULL, 0},
    {"decomposition", u_decomposition, "(chr, /)", "Returns the character decomposition mapping assigned to the character chr as string.", NULL, 0},
    {"name", u_name, "(chr, default=NULL, /)", "Returns the name assigned to the character chr as a string.", NULL, 0},
    {"lookup", u_lookup, "(name: str, /)", "Look up character by name.", NULL, 0},
    {"is_normalized", u_is_normalized, "(form: str, unistr: str, /)", "Return whether the Unicode string unistr is in the normal form 'form'.", NULL, 0},
    {"normalize", u_normalize, "(form: str, unistr: str, /)", "Return the normal form 'form' for the Unicode string unistr.", NULL, 0},
    {0}
};

static bool unicodedata_exec(BlVal module) { return bl_module_add_str(module, "unidata_version", "14.0.0"); }

const BlModuleDef bl_mod_unicodedata = {
    .name = "unicodedata", .doc = "The Unicode character database, version 14.0.0.", .methods = unicodedata_methods, .exec = unicodedata_exec,
};
