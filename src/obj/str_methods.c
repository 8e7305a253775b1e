/* str_methods.c -- the methods of str that look at characters, search, pad and strip; and the method table.
 *
 * A method converts all its arguments first (that can run a program's code), then looks at its text, which cannot change.
 */
#include "obj/str_inner.h"
#include "obj/str_split.h"
#include "obj/format.h"
#include "obj/unichar.h"

/* ---- bounds ---- */

bool bl_slice_bound(BlVal v, int64_t *out)
{
    if (v == BL_NONE || v == BL_NULL)
        return true;
    if (!bl_is_imm_int(v) && !bl_is_int(v) && !bl_type_of(v)->index) {
        bl_raise(bl_exc(TypeError), "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return bl_index_int64(v, out, BL_NULL);
}

bool bl_range_args(const BlVal *arg, size_t nargs, size_t length, size_t *start, size_t *end)
{
    int64_t i = 0, j = INT64_MAX, n = (int64_t)length;
    if ((nargs > 0 && !bl_slice_bound(arg[0], &i)) || (nargs > 1 && !bl_slice_bound(arg[1], &j)))
        return false;
    if (j > n)
        j = n;
    else if (j < 0)
        j = j + n < 0 ? 0 : j + n;
    if (i < 0)
        i = i + n < 0 ? 0 : i + n;
    *start = (size_t)i;
    *end = (size_t)j;
    return true;
}

static bool arity_1_3(const char *name, size_t nargs, BlVal kwnames)
{
    char full[40] = "str.";
    if (kwnames != BL_NULL && !bl_no_keywords(strncat(full, name, 30), kwnames))
        return false;
    if (nargs >= 1 && nargs <= 3)
        return true;
    bl_raise(bl_exc(TypeError), "%s() takes at %s %d argument%s (%zu given)", name, nargs ? "most" : "least", nargs ? 3 : 1, nargs ? "s" : "", nargs);
    return false;
}

/* ---- find and its family ---- */

typedef struct Search {
    BlStr *s;
    size_t start, end, m;
    BlNeedle needle;
} Search;

/* 1 go on, 0 cannot be found, -1 raised */
static int search_open(Search *q, const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    q->needle.heap = NULL;
    if (!arity_1_3(name, nargs, kwnames))
        return -1;
    q->s = bl_as_str(self);
    if (!bl_range_args(arg + 1, nargs - 1, q->s->length, &q->start, &q->end))
        return -1;
    if (!bl_is_str(arg[0]))
        return bl_raise_int(bl_exc(TypeError), "must be str, not %T", arg[0]);
    q->m = bl_as_str(arg[0])->length;
    if (q->start > q->end || q->end - q->start < q->m)
        return 0;
    return bl_needle_make(&q->needle, q->s->kind, bl_as_str(arg[0]));
}

static int64_t search_run(const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, bool last)
{
    Search q;
    int ok = search_open(&q, name, self, arg, nargs, kwnames);
    if (ok <= 0)
        return ok < 0 ? -2 : -1;
    const char *from = q.s->data + q.start * q.s->kind;
    int64_t at = (last ? bl_units_rfind : bl_units_find)(q.s->kind, from, q.end - q.start, q.needle.data, q.m);
    bl_needle_free(&q.needle);
    return at < 0 ? -1 : at + (int64_t)q.start;
}

static BlRef str_find(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t at = search_run("find", self, arg, nargs, kwnames, false);
    return at == -2 ? BL_NULL : bl_from_imm(at);
}

static BlRef str_rfind(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t at = search_run("rfind", self, arg, nargs, kwnames, true);
    return at == -2 ? BL_NULL : bl_from_imm(at);
}

static BlRef str_index(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t at = search_run("index", self, arg, nargs, kwnames, false);
    return at == -2 ? BL_NULL : at == -1 ? bl_raise(bl_exc(ValueError), "substring not found") : bl_from_imm(at);
}

static BlRef str_rindex(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t at = search_run("rindex", self, arg, nargs, kwnames, true);
    return at == -2 ? BL_NULL : at == -1 ? bl_raise(bl_exc(ValueError), "substring not found") : bl_from_imm(at);
}

static BlRef str_count(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Search q;
    int ok = search_open(&q, "count", self, arg, nargs, kwnames);
    if (ok <= 0)
        return ok < 0 ? BL_NULL : bl_from_imm(0);
    size_t count = bl_units_count(q.s->kind, q.s->data + q.start * q.s->kind, q.end - q.start, q.needle.data, q.m, SIZE_MAX);
    bl_needle_free(&q.needle);
    return bl_from_imm((int64_t)count);
}

/* Does part stand at position `at` (if it fits before end)? */
static bool stands_at(const BlStr *s, size_t at, size_t end, const BlStr *part)
{
    if (part->length > end - at || part->kind > s->kind)
        return false;
    if (part->kind == s->kind)
        return memcmp(s->data + at * s->kind, part->data, part->length * s->kind) == 0;
    for (size_t i = 0; i < part->length; i++)
        if (bl_str_at(s, at + i) != bl_str_at(part, i))
            return false;
    return true;
}

static bool has_affix(const BlStr *s, size_t start, size_t end, const BlStr *part, bool tail)
{
    if (start > end || part->length > end - start)
        return false;
    return stands_at(s, tail ? end - part->length : start, end, part);
}

static BlRef affix(const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, bool tail)
{
    BlStr *s = bl_as_str(self);
    size_t start, end;
    if (!arity_1_3(name, nargs, kwnames) || !bl_range_args(arg + 1, nargs - 1, s->length, &start, &end))
        return BL_NULL;
    if (bl_is_str(arg[0]))
        return bl_from_bool(has_affix(s, start, end, bl_as_str(arg[0]), tail));
    if (!bl_is_tuple(arg[0]))
        return bl_raise(bl_exc(TypeError), "%s first arg must be str or a tuple of str, not %T", name, arg[0]);
    BlTuple *t = bl_as_tuple(arg[0]);
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_is_str(t->items[i]))
            return bl_raise(bl_exc(TypeError), "tuple for %s must only contain str, not %T", name, t->items[i]);
        if (has_affix(s, start, end, bl_as_str(t->items[i]), tail))
            return BL_TRUE;
    }
    return BL_FALSE;
}

static BlRef str_startswith(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return affix("startswith", self, arg, nargs, kwnames, false);
}

static BlRef str_endswith(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return affix("endswith", self, arg, nargs, kwnames, true);
}

static BlRef str_removeprefix(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self), *part = bl_as_str(arg[0]);
    return has_affix(s, 0, s->length, part, false) ? bl_str_substr(self, part->length, s->length) : bl_str_exact(self);
}

static BlRef str_removesuffix(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self), *part = bl_as_str(arg[0]);
    return part->length && has_affix(s, 0, s->length, part, true) ? bl_str_substr(self, 0, s->length - part->length) : bl_str_exact(self);
}

/* ---- strip ---- */

typedef struct CharSet {
    const BlStr *chars;         /* NULL: white space */
    uint64_t low[4];            /* which code points below 256 belong to it */
} CharSet;

static void charset_init(CharSet *set, const BlStr *chars)
{
    *set = (CharSet){.chars = chars};
    for (size_t i = 0; chars && i < chars->length; i++) {
        uint32_t c = bl_str_at(chars, i);
        if (c < 256)
            set->low[c >> 6] |= 1ull << (c & 63);
    }
}

static inline bool charset_has(const CharSet *set, uint32_t c)
{
    if (!set->chars)
        return bl_ch_is_space(c);
    if (c < 256)
        return set->low[c >> 6] >> (c & 63) & 1;
    if (c >= 0x10000 ? set->chars->kind < 4 : set->chars->kind < 2)
        return false;
    for (size_t i = 0; i < set->chars->length; i++)
        if (bl_str_at(set->chars, i) == c)
            return true;
    return false;
}

static BlRef strip(BlVal self, BlVal chars, const char *name, bool left, bool right)
{
    if (chars != BL_NONE && !bl_is_str(chars))
        return bl_raise(bl_exc(TypeError), "%s arg must be None or str", name);
    CharSet set;
    charset_init(&set, chars == BL_NONE ? NULL : bl_as_str(chars));
    BlStr *s = bl_as_str(self);
    size_t start = 0, end = s->length;
    while (left && start < end && charset_has(&set, bl_str_at(s, start)))
        start++;
    while (right && end > start && charset_has(&set, bl_str_at(s, end - 1)))
        end--;
    return bl_str_substr(self, start, end);
}

static BlRef str_strip(BlVal self, const BlVal *arg) { return strip(self, arg[0], "strip", true, true); }
static BlRef str_lstrip(BlVal self, const BlVal *arg) { return strip(self, arg[0], "lstrip", true, false); }
static BlRef str_rstrip(BlVal self, const BlVal *arg) { return strip(self, arg[0], "rstrip", false, true); }

/* ---- padding ---- */

static bool fill_arg(BlVal v, uint32_t *out)
{
    *out = ' ';
    if (v == BL_NULL)
        return true;
    if (!bl_is_str(v)) {
        bl_raise(bl_exc(TypeError), "The fill character must be a unicode character, not %T", v);
        return false;
    }
    if (bl_as_str(v)->length != 1) {
        bl_raise(bl_exc(TypeError), "The fill character must be exactly one character long");
        return false;
    }
    *out = bl_str_at(bl_as_str(v), 0);
    return true;
}

static BlRef justify(BlVal self, const BlVal *arg, char how)
{
    BlStr *s = bl_as_str(self);
    uint32_t fill;
    if (!fill_arg(arg[1], &fill))
        return BL_NULL;
    int64_t width = bl_imm_int(arg[0]);
    if (width <= (int64_t)s->length)
        return bl_str_exact(self);
    size_t pad = (size_t)width - s->length;
    size_t left = how == '<' ? 0 : how == '>' ? pad : pad / 2 + (pad & (size_t)width & 1);
    return bl_str_padded(s, left, pad - left, fill);
}

static BlRef str_center(BlVal self, const BlVal *arg) { return justify(self, arg, '^'); }
static BlRef str_ljust(BlVal self, const BlVal *arg) { return justify(self, arg, '<'); }
static BlRef str_rjust(BlVal self, const BlVal *arg) { return justify(self, arg, '>'); }

static BlRef str_zfill(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self);
    int64_t width = bl_imm_int(arg[0]);
    if (width <= (int64_t)s->length)
        return bl_str_exact(self);
    size_t pad = (size_t)width - s->length;
    BlRef r = bl_str_padded(s, pad, 0, '0');
    if (r == BL_NULL || s->length == 0 || pad == 0)
        return r;
    uint32_t first = bl_str_at(s, 0);
    if (first == '+' || first == '-') {         /* the sign moves in front of the zeros */
        bl_unit_set(s->kind, bl_as_str(r)->data, pad, '0');
        bl_unit_set(s->kind, bl_as_str(r)->data, 0, first);
    }
    return r;
}

static BlRef str_expandtabs(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self);
    int64_t tab;
    if (!bl_int_to_int64(arg[0], &tab) || tab > INT32_MAX || tab < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    size_t column = 0;
    BlStrBuilder b;
    bl_builder_init(&b);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        bool ok = true;
        if (c == '\t') {
            if (tab > 0) {
                size_t n = (size_t)tab - column % (size_t)tab;
                column += n;
                ok = bl_builder_fill(&b, ' ', n);
            }
        } else {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            ok = bl_builder_put(&b, c);
        }
        if (!ok) {
            bl_builder_free(&b);
            return BL_NULL;
        }
    }
    return bl_builder_finish(&b);
}

/* ---- questions ---- */

static BlRef all_ascii_class(const BlStr *s, uint8_t mask)
{
    for (size_t i = 0; i < s->length; i++)
        if (!(bl_ascii_class[(uint8_t)s->data[i]] & mask))
            return BL_FALSE;
    return bl_from_bool(s->length > 0);
}

#define ALL(name, mask, test)                                                   \
    static BlRef name(BlVal self, const BlVal *arg)                             \
    {                                                                           \
        (void)arg;                                                              \
        BlStr *s = bl_as_str(self);                                             \
        if (s->ascii)                                                           \
            return all_ascii_class(s, mask);                                    \
        for (size_t i = 0; i < s->length; i++) {                                \
            uint32_t c = bl_str_at(s, i);                                       \
            if (!(test))                                                        \
                return BL_FALSE;                                                \
        }                                                                       \
        return BL_TRUE;                                                         \
    }
ALL(str_isspace, BL_CH_SPACE, bl_ch_is_space(c))
ALL(str_isalpha, BL_CH_ALPHA, bl_ch_is_alpha(c))
ALL(str_isalnum, BL_CH_ALPHA | BL_CH_DIGIT, bl_ch_is_alnum(c))
ALL(str_isdecimal, BL_CH_DIGIT, bl_ch_decimal(c) >= 0)
ALL(str_isdigit, BL_CH_DIGIT, bl_ch_digit(c) >= 0)
ALL(str_isnumeric, BL_CH_DIGIT, bl_ch_numeric(c, NULL))
#undef ALL

static BlRef str_isprintable(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    for (size_t i = 0; i < s->length; i++)
        if (!bl_ch_is_printable(bl_str_at(s, i)))
            return BL_FALSE;
    return BL_TRUE;
}

static BlRef str_isascii(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_from_bool(bl_as_str(self)->ascii);
}

static BlRef str_isidentifier(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    for (size_t i = 0; i < s->length; i++)
        if (!(i ? bl_ch_is_id_continue : bl_ch_is_id_start)(bl_str_at(s, i)))
            return BL_FALSE;
    return bl_from_bool(s->length > 0);
}

static BlRef str_islower(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    bool cased = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (bl_ch_is_upper(c) || bl_ch_is_title(c))
            return BL_FALSE;
        cased = cased || bl_ch_is_lower(c);
    }
    return bl_from_bool(cased);
}

static BlRef str_isupper(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    bool cased = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (bl_ch_is_lower(c) || bl_ch_is_title(c))
            return BL_FALSE;
        cased = cased || bl_ch_is_upper(c);
    }
    return bl_from_bool(cased);
}

static BlRef str_istitle(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    bool cased = false, inside = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (bl_ch_is_upper(c) || bl_ch_is_title(c)) {
            if (inside)
                return BL_FALSE;
            inside = cased = true;
        } else if (bl_ch_is_lower(c)) {
            if (!inside)
                return BL_FALSE;
            cased = true;
        } else {
            inside = false;
        }
    }
    return bl_from_bool(cased);
}

/* ---- translate ---- */

/* What the table says about one code point. */
typedef struct Translation {
    enum { UNKNOWN, SAME, GONE, CHAR, TEXT } kind;
    uint32_t c;
    BlRef text;
} Translation;

static bool translate_one(BlVal table, uint32_t c, Translation *t)
{
    t->text = BL_NULL;
    BlRef r = BL_NULL;
    if (bl_is_exact(table, DICT)) {     /* most tables: what is absent needs no exception */
        BlVal value;
        int found = bl_dict_find(table, bl_from_imm(c), &value);
        if (found < 0)
            return false;
        if (found)
            r = bl_keep(value);
    } else {
        r = bl_getitem(table, bl_from_imm(c));
        if (r == BL_NULL && !bl_catch(bl_exc(LookupError)))
            return false;
    }
    if (r == BL_NULL) {
        t->kind = SAME;
        return true;
    }
    t->kind = GONE;
    if (bl_is_str(r)) {
        if (bl_as_str(r)->length == 1) {
            t->kind = CHAR;
            t->c = bl_str_at(bl_as_str(r), 0);
        } else if (bl_as_str(r)->length) {
            t->kind = TEXT;
            t->text = r;
            return true;
        }
    } else if (bl_is_int(r)) {
        int64_t value;
        if (!bl_int_to_int64(r, &value) || value < 0 || value > BL_RUNE_MAX) {
            bl_drop(r);
            bl_raise(bl_exc(ValueError), "character mapping must be in range(0x110000)");
            return false;
        }
        t->kind = CHAR;
        t->c = (uint32_t)value;
    } else if (r != BL_NONE) {
        bl_drop(r);
        bl_raise(bl_exc(TypeError), "character mapping must return integer, None or str");
        return false;
    }
    bl_drop(r);
    return true;
}

static BlRef str_translate(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self);
    struct { uint8_t kind; uint32_t c; } known[128];    /* answers for ASCII, so a table is asked once for each */
    memset(known, 0, sizeof known);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true, changed = false;
    for (size_t i = 0; i < s->length && ok; i++) {
        uint32_t c = bl_str_at(s, i);
        Translation t = {.kind = UNKNOWN, .text = BL_NULL};
        if (c < 128 && known[c].kind != UNKNOWN) {
            t.kind = known[c].kind;
            t.c = known[c].c;
        } else if (!translate_one(arg[0], c, &t)) {
            ok = false;
            break;
        } else if (c < 128 && t.kind != TEXT) {
            known[c].kind = (uint8_t)t.kind;
            known[c].c = t.c;
        }
        changed = changed || t.kind != SAME;
        if (t.kind == SAME || t.kind == CHAR)
            ok = bl_builder_put(&b, t.kind == SAME ? c : t.c);
        else if (t.kind == TEXT)
            ok = bl_builder_str(&b, t.text);
        bl_drop(t.text);
    }
    if (!ok || !changed) {
        bl_builder_free(&b);
        return ok ? bl_str_exact(self) : BL_NULL;
    }
    return bl_builder_finish(&b);
}

static bool put_pair(BlVal dict, int64_t key, BlRef value)
{
    bool ok = value != BL_NULL && bl_dict_set(dict, bl_from_imm(key), value);
    bl_drop(value);
    return ok;
}

static bool maketrans_pairs(BlVal dict, BlVal x, BlVal y, BlVal z)
{
    if (!bl_is_str(x)) {
        bl_raise(bl_exc(TypeError), "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    BlStr *from = bl_as_str(x), *to = bl_as_str(y);
    if (from->length != to->length) {
        bl_raise(bl_exc(ValueError), "the first two maketrans arguments must have equal length");
        return false;
    }
    for (size_t i = 0; i < from->length; i++)
        if (!put_pair(dict, bl_str_at(from, i), bl_from_imm(bl_str_at(to, i))))
            return false;
    for (size_t i = 0; z != BL_NULL && i < bl_as_str(z)->length; i++)
        if (!put_pair(dict, bl_str_at(bl_as_str(z), i), BL_NONE))
            return false;
    return true;
}

static bool maketrans_dict(BlVal dict, BlVal x)
{
    size_t pos = 0;
    BlVal key, value;
    if (!bl_is_exact(x, DICT)) {
        bl_raise(bl_exc(TypeError), "if you give only one argument to maketrans it must be a dict");
        return false;
    }
    while (bl_dict_next(x, &pos, &key, &value)) {
        if (bl_is_str(key)) {
            if (bl_as_str(key)->length != 1) {
                bl_raise(bl_exc(ValueError), "string keys in translate table must be of length 1");
                return false;
            }
            if (!put_pair(dict, bl_str_at(bl_as_str(key), 0), bl_keep(value)))
                return false;
        } else if (bl_is_int(key)) {
            bl_keep(key);       /* its __hash__ may change the dict being read */
            bl_keep(value);
            bool ok = bl_dict_set(dict, key, value);
            bl_drop(value);
            bl_drop(key);
            if (!ok)
                return false;
        } else {
            bl_raise(bl_exc(TypeError), "keys in translate table must be strings or integers");
            return false;
        }
    }
    return true;
}

static BlRef str_maketrans(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!bl_str_arg(arg[1], "maketrans", "2") || !bl_str_arg(arg[2], "maketrans", "3"))
        return BL_NULL;
    BlRef dict = bl_dict_new();
    if (dict == BL_NULL)
        return BL_NULL;
    if (arg[1] != BL_NULL ? maketrans_pairs(dict, arg[0], arg[1], arg[2]) : maketrans_dict(dict, arg[0]))
        return dict;
    bl_drop(dict);
    return BL_NULL;
}

/* ---- repr ---- */

/* How many characters one takes in repr(): 1 means as it is, unless it is escaped with one letter (2). */
static inline size_t repr_width(uint32_t c, uint32_t quote)
{
    if (c == quote || c == '\\' || c == '\t' || c == '\n' || c == '\r')
        return 2;
    if (c < 128)
        return bl_ascii_class[c] & BL_CH_PRINT ? 1 : 4;
    if (bl_ch_is_printable(c))
        return 1;
    return c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
}

static size_t put_escape(int kind, void *data, size_t at, uint32_t c, size_t width)
{
    static const char digits[] = "0123456789abcdef";
    bl_unit_set(kind, data, at, '\\');
    if (width == 2) {
        bl_unit_set(kind, data, at + 1, c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
        return at + 2;
    }
    bl_unit_set(kind, data, at + 1, width == 4 ? 'x' : width == 6 ? 'u' : 'U');
    for (size_t i = 2; i < width; i++)
        bl_unit_set(kind, data, at + i, (uint8_t)digits[c >> (4 * (width - 1 - i)) & 15]);
    return at + width;
}

/* Printable ASCII without quote and backslash, the usual case. */
static bool ascii_is_plain(const BlStr *s)
{
    const uint8_t *p = (const uint8_t *)s->data;
    uint8_t odd = 0;
    for (size_t i = 0; i < s->length; i++)
        odd |= (uint8_t)((uint8_t)(p[i] - ' ') > '~' - ' ') | (p[i] == '\'') | (p[i] == '\\');
    return !odd;
}

static BlRef repr_plain(const BlStr *s)
{
    BlRef r = bl_str_raw(1, s->length + 2);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_str(r)->data;
    out[0] = out[s->length + 1] = '\'';
    memcpy(out + 1, s->data, s->length);
    bl_as_str(r)->ascii = true;
    return r;
}

BlRef bl_str_repr(BlVal self)
{
    BlStr *s = bl_as_str(self);
    if (s->ascii && ascii_is_plain(s))
        return repr_plain(s);
    bool single = false, twofold = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        single = single || c == '\'';
        twofold = twofold || c == '"';
    }
    uint32_t quote = single && !twofold ? '"' : '\'', mask = 0;
    size_t total = 2;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        size_t w = repr_width(c, quote);
        mask |= w == 1 ? c : 0;
        if (__builtin_add_overflow(total, w, &total) || total > (size_t)PTRDIFF_MAX)
            return bl_raise(bl_exc(OverflowError), "string is too long to generate repr");
    }
    int kind = bl_kind_for(mask);
    BlRef r = bl_str_raw(kind, total);
    if (r == BL_NULL)
        return BL_NULL;
    BlStr *out = bl_as_str(r);
    out->ascii = mask < 128;
    bl_unit_set(kind, out->data, 0, quote);
    bl_unit_set(kind, out->data, total - 1, quote);
    if (total == s->length + 2 && kind == s->kind) {
        memcpy(out->data + kind, s->data, s->length * (size_t)kind);
        return r;
    }
    size_t at = 1;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        size_t w = repr_width(c, quote);
        if (w == 1)
            bl_unit_set(kind, out->data, at++, c);
        else
            at = put_escape(kind, out->data, at, c, w);
    }
    return r;
}

/* ---- the rest ---- */

static BlRef str_encode(BlVal self, const BlVal *arg)
{
    const char *encoding = bl_codec_name(arg[0]);
    if (!encoding)
        return BL_NULL;
    const char *errors = bl_codec_name(arg[1]);
    BlRef r = errors ? bl_str_encode(self, encoding, errors) : BL_NULL;
    if (errors)
        bl_str_utf8_free(arg[1], errors);
    bl_str_utf8_free(arg[0], encoding);
    return r;
}

BlRef bl_str_dunder_format(BlVal self, const BlVal *arg) { return bl_format_text(self, arg[0]); }

static BlRef str_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef s = bl_str_exact(self);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef t = bl_tuple_pack(1, s);
    bl_drop(s);
    return t;
}

const BlMethod bl_str_methods[] = {
    {"encode", str_encode, "(encoding: str='utf-8', errors: str='strict')", "The text as bytes.", NULL, 0},
    {"replace", bl_str_replace, "(old: str, new: str, count: ssize=-1, /)", "A copy with old replaced by new, the first count times.", NULL, 0},
    {"split", bl_str_split, "(sep=None, maxsplit: ssize=-1)", "The words of the text, separated by sep (None: white space).", NULL, 0},
    {"rsplit", bl_str_rsplit, "(sep=None, maxsplit: ssize=-1)", "Like split, counting from the end.", NULL, 0},
    {"join", bl_str_join_method, "(iterable, /)", "The strings of iterable with this one between them.", NULL, 0},
    {"capitalize", bl_str_capitalize, "()", "First character in title case, the rest in lower case.", NULL, 0},
    {"casefold", bl_str_casefold, "()", "A copy for comparison without regard to case.", NULL, 0},
    {"title", bl_str_title, "()", "Each word with its first letter in title case.", NULL, 0},
    {"center", str_center, "(width: ssize, fillchar=NULL, /)", "Centered in a text of the given width.", NULL, 0},
    {"count", NULL, NULL, "S.count(sub[, start[, end]]): how often sub occurs, without overlaps.", str_count, 0},
    {"expandtabs", str_expandtabs, "(tabsize: int=8)", "Tabs replaced by spaces up to the next column.", NULL, 0},
    {"find", NULL, NULL, "S.find(sub[, start[, end]]): lowest index of sub, or -1.", str_find, 0},
    {"partition", bl_str_partition, "(sep, /)", "(before, sep, after), or (text, '', '').", NULL, 0},
    {"index", NULL, NULL, "S.index(sub[, start[, end]]): lowest index of sub, or ValueError.", str_index, 0},
    {"ljust", str_ljust, "(width: ssize, fillchar=NULL, /)", "Padded on the right to the given width.", NULL, 0},
    {"lower", bl_str_lower, "()", "A copy in lower case.", NULL, 0},
    {"lstrip", str_lstrip, "(chars=None, /)", "Without leading white space, or leading chars.", NULL, 0},
    {"rfind", NULL, NULL, "S.rfind(sub[, start[, end]]): highest index of sub, or -1.", str_rfind, 0},
    {"rindex", NULL, NULL, "S.rindex(sub[, start[, end]]): highest index of sub, or ValueError.", str_rindex, 0},
    {"rjust", str_rjust, "(width: ssize, fillchar=NULL, /)", "Padded on the left to the given width.", NULL, 0},
    {"rstrip", str_rstrip, "(chars=None, /)", "Without trailing white space, or trailing chars.", NULL, 0},
    {"rpartition", bl_str_rpartition, "(sep, /)", "(before, sep, after) at the last sep, or ('', '', text).", NULL, 0},
    {"splitlines", bl_str_splitlines, "(keepends: int=False)", "The lines, with their ends if keepends.", NULL, 0},
    {"strip", str_strip, "(chars=None, /)", "Without white space, or chars, at both ends.", NULL, 0},
    {"swapcase", bl_str_swapcase, "()", "Upper case turned to lower case and the other way round.", NULL, 0},
    {"translate", str_translate, "(table, /)", "Each character replaced by what table[ord(c)] says.", NULL, 0},
    {"upper", bl_str_upper, "()", "A copy in upper case.", NULL, 0},
    {"startswith", NULL, NULL, "S.startswith(prefix[, start[, end]]): prefix may be a tuple of strings.", str_startswith, 0},
    {"endswith", NULL, NULL, "S.endswith(suffix[, start[, end]]): suffix may be a tuple of strings.", str_endswith, 0},
    {"removeprefix", str_removeprefix, "(prefix: str, /)", "Without the prefix, if it is there.", NULL, 0},
    {"removesuffix", str_removesuffix, "(suffix: str, /)", "Without the suffix, if it is there.", NULL, 0},
    {"isascii", str_isascii, "()", "Are all characters ASCII?", NULL, 0},
    {"islower", str_islower, "()", "Is there a cased character and are all of them lower case?", NULL, 0},
    {"isupper", str_isupper, "()", "Is there a cased character and are all of them upper case?", NULL, 0},
    {"istitle", str_istitle, "()", "Does each word start with upper case and go on in lower case?", NULL, 0},
    {"isspace", str_isspace, "()", "Is all of it white space, and not empty?", NULL, 0},
    {"isdecimal", str_isdecimal, "()", "Are all characters decimal digits?", NULL, 0},
    {"isdigit", str_isdigit, "()", "Are all characters digits?", NULL, 0},
    {"isnumeric", str_isnumeric, "()", "Do all characters stand for numbers?", NULL, 0},
    {"isalpha", str_isalpha, "()", "Are all characters letters?", NULL, 0},
    {"isalnum", str_isalnum, "()", "Are all characters letters or numbers?", NULL, 0},
    {"isidentifier", str_isidentifier, "()", "Could it be a name in a program?", NULL, 0},
    {"isprintable", str_isprintable, "()", "Would repr() show all of it as it is?", NULL, 0},
    {"zfill", str_zfill, "(width: ssize, /)", "Zeros added on the left, after a sign.", NULL, 0},
    {"format", NULL, NULL, "S.format(*args, **kwargs): fields in braces replaced by values.", bl_str_format_method, 0},
    {"format_map", bl_str_format_map, "(mapping, /)", "Like format(**mapping), with the mapping used as it is.", NULL, 0},
    {"__format__", bl_str_dunder_format, "(format_spec: str, /)", "Formatted as format_spec says.", NULL, 0},
    {"maketrans", str_maketrans, "(x, y=NULL, z=NULL, /)", "A table for translate().", NULL, BL_MF_STATIC},
    {"__getnewargs__", str_getnewargs, "()", NULL, NULL, 0},
    {0}
};
