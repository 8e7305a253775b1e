/* re_parse.c -- the text of a regular expression as a tree.
 *
 * Reading goes one token ahead (a token is one character, or a backslash and one): where an error is reported, and which
 * of two is reported first, follows from that. Texts in messages are slices of the pattern, so nothing is copied meanwhile.
 */
#include "mod/re_parse.h"

/* ---- tokens ---- */

BlRef bl_re_text_slice(const BlReSource *s, size_t start, size_t end)
{
    return s->is_bytes ? bl_str_latin1((const char *)s->data + start, end - start) : bl_str_substr(s->text, start, end);
}

bool bl_re_fail_at(BlReSource *s, size_t pos, BlRef message)
{
    BlReState *state = bl_re_state();
    BlRef position = bl_int_from_int64((int64_t)pos), error = BL_NULL;
    if (message != BL_NULL && s->is_bytes && !bl_as_str(message)->ascii) {
        BlRef raw = bl_str_encode(message, "ascii", "backslashreplace");
        bl_replace(&message, raw == BL_NULL ? raw : bl_str_latin1(bl_as_bytes(raw)->data, bl_as_bytes(raw)->length));
        bl_drop(raw);
    }
    if (message != BL_NULL && position != BL_NULL && state && state->error != BL_NULL)
        error = bl_call3(state->error, message, s->text, position);
    bl_drop(message);
    bl_drop(position);
    if (error != BL_NULL) {
        if (bl_is_exception(error))
            bl_raise_object(error);
        else
            bl_drop(error);
    }
    if (!bl_pending())
        bl_raise(bl_exc(RuntimeError), "re.error is not ready");
    return false;
}

bool bl_re_fail(BlReSource *s, size_t back, const char *message)
{
    return bl_re_fail_at(s, bl_re_tell(s) - back, bl_str_c(message));
}

/* `format` has one %U or %R for the slice. */
bool bl_re_fail_slice(BlReSource *s, size_t back, const char *format, size_t start, size_t end)
{
    BlRef slice = bl_re_text_slice(s, start, end);
    BlRef message = slice == BL_NULL ? slice : bl_str_format(format, slice);
    bl_drop(slice);
    return bl_re_fail_at(s, bl_re_tell(s) - back, message);
}

bool bl_re_next(BlReSource *s)
{
    s->next = s->index;
    s->next_size = 0;
    if (s->index >= s->n)
        return true;
    s->next_size = 1;
    if (bl_re_unit(s, s->index) == '\\') {
        if (s->index + 1 >= s->n) {
            s->next_size = 0;
            return bl_re_fail_at(s, s->n - 1, bl_str_c("bad escape (end of pattern)"));
        }
        s->next_size = 2;
    }
    s->index += s->next_size;
    return true;
}

bool bl_re_open_source(BlReSource *s, BlVal text)
{
    s->text = text;
    s->is_bytes = bl_is_bytes(text);
    if (s->is_bytes) {
        s->kind = 1;
        s->data = bl_as_bytes(text)->data;
        s->n = bl_as_bytes(text)->length;
    } else {
        s->kind = bl_as_str(text)->kind;
        s->data = bl_as_str(text)->data;
        s->n = bl_as_str(text)->length;
    }
    s->index = 0;
    return bl_re_next(s);
}

/* 1: the next token is this character and was read; 0; -1 raised */
int bl_re_accept(BlReSource *s, uint32_t c)
{
    if (!bl_re_is_next(s, c))
        return 0;
    return bl_re_next(s) ? 1 : -1;
}

static int digit_of(uint32_t c, uint32_t base)
{
    uint32_t d = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
    return d < base ? (int)d : -1;
}

bool bl_re_next_is_digit(const BlReSource *s, uint32_t base)
{
    return s->next_size == 1 && digit_of(bl_re_unit(s, s->next), base) >= 0;
}

/* Up to `most` digits, appended to *value. */
static bool read_digits(BlReSource *s, int most, uint32_t base, uint64_t *value, int *count)
{
    for (*count = 0; *count < most && bl_re_next_is_digit(s, base); ++*count) {
        *value = *value * base + (uint32_t)digit_of(bl_re_unit(s, s->next), base);
        if (!bl_re_next(s))
            return false;
    }
    return true;
}

/* The characters up to `terminator`, which is read too. */
bool bl_re_until(BlReSource *s, uint32_t terminator, const char *what, size_t *start, size_t *end)
{
    *start = bl_re_tell(s);
    for (;;) {
        if (s->next_size == 0) {
            char text[64];
            if (s->next == *start)
                snprintf(text, sizeof text, "missing %s", what);
            else
                snprintf(text, sizeof text, "missing %c, unterminated name", (int)terminator);
            return bl_re_fail(s, s->next - *start, text);
        }
        *end = s->next;
        bool last = bl_re_is_next(s, terminator);
        if (!bl_re_next(s))
            return false;
        if (!last)
            continue;
        if (*end == *start) {
            char text[64];
            snprintf(text, sizeof text, "missing %s", what);
            return bl_re_fail(s, 1, text);
        }
        return true;
    }
}

bool bl_re_is_identifier(const BlReSource *s, size_t start, size_t end)
{
    if (start == end || !bl_ch_is_id_start(bl_re_unit(s, start)))
        return false;
    for (size_t i = start + 1; i < end; i++)
        if (!bl_ch_is_id_continue(bl_re_unit(s, i)))
            return false;
    return true;
}

static bool is_ascii(const BlReSource *s, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (bl_re_unit(s, i) >= 128)
            return false;
    return true;
}

bool bl_re_is_plain_number(const BlReSource *s, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (digit_of(bl_re_unit(s, i), 10) < 0)
            return false;
    return start < end;
}

/* Adopts message. */
static bool warn(BlRef message, bool deprecated)
{
    BlReState *state = bl_re_state();
    bool ok = message != BL_NULL;
    if (ok && state && state->warn != BL_NULL) {
        BlRef r = bl_call2(state->warn, message, bl_from_bool(deprecated));
        ok = r != BL_NULL;
        bl_drop(r);
    }
    bl_drop(message);
    return ok;
}

bool bl_re_warn_name(BlReSource *s, size_t start, size_t end)
{
    BlRef name = bl_re_text_slice(s, start, end);
    BlRef shown = name == BL_NULL ? name : s->is_bytes ? bl_ascii(name) : bl_repr(name);
    BlRef message = shown == BL_NULL ? shown : bl_str_format("bad character in group name %U at position %zu", shown, start);
    bl_drop(name);
    bl_drop(shown);
    return warn(message, true);
}

/* A group name that has just been read up to its terminator. */
bool bl_re_check_name(BlReSource *s, size_t start, size_t end)
{
    if (!bl_re_is_identifier(s, start, end))
        return bl_re_fail_slice(s, end - start + 1, "bad character in group name %R", start, end);
    return !s->is_bytes || is_ascii(s, start, end) || bl_re_warn_name(s, start, end);
}

/* int(name) >= 0: 1; not a number: 0; -1 raised. Numbers beyond the limit answer BL_RE_MAXGROUPS with *big set (owned). */
static int number_of(BlReSource *s, size_t start, size_t end, int64_t *out, BlRef *big)
{
    BlRef text = bl_re_text_slice(s, start, end);
    BlRef number = text == BL_NULL ? text : bl_int_from_str(text, 10);
    bl_drop(text);
    *big = BL_NULL;
    if (number == BL_NULL)
        return bl_catch(bl_exc(ValueError)) ? 0 : -1;
    if (bl_int_sign(number) < 0) {
        bl_drop(number);
        return 0;
    }
    if (!bl_int_to_int64(number, out) || *out >= BL_RE_MAXGROUPS) {
        *out = BL_RE_MAXGROUPS;
        *big = number;
        return 1;
    }
    bl_drop(number);
    return 1;
}

bool bl_re_group_number(BlReSource *s, size_t start, size_t end, bool zero, int64_t *out)
{
    BlRef big;
    int found = number_of(s, start, end, out, &big);
    if (found < 0)
        return false;
    size_t back = end - start + 1;
    if (!found)
        return bl_re_fail_slice(s, back, "bad character in group name %R", start, end);
    if (*out == 0 && !zero)
        return bl_re_fail(s, back, "bad group number");
    if (big == BL_NULL)
        return true;
    BlRef message = bl_str_format("invalid group reference %V", big);
    bl_drop(big);
    return bl_re_fail_at(s, bl_re_tell(s) - back, message);
}

/* ---- the parser ---- */

typedef struct Group {
    BlReWidth width;
    bool closed;
} Group;

typedef struct LateRef {        /* a condition on a group that may come later */
    int64_t group;
    size_t pos;
    struct LateRef *next;
} LateRef;

typedef struct Parser {
    BlReSource src;
    BlReTree *tree;
    Group *groups;
    size_t capacity;
    int64_t look_behind;        /* number of groups there were when the outermost look-behind began; -1: in none */
    LateRef *late, **late_end;
} Parser;

static BlReSeq *parse_branches(Parser *p, bool verbose, int nested);

static bool no_memory(void)
{
    bl_no_memory();
    return false;
}

static uint64_t width_mul(uint64_t a, uint64_t n)
{
    unsigned __int128 r = (unsigned __int128)a * n;
    return r > BL_RE_MAXREPEAT ? BL_RE_MAXREPEAT : (uint64_t)r;
}

static uint64_t width_add(uint64_t a, uint64_t b) { return a + b > BL_RE_MAXREPEAT ? BL_RE_MAXREPEAT : a + b; }

static BlReWidth seq_width(BlReSeq *seq)
{
    BlReWidth w = {0, 0};
    for (BlReNode *n = seq->first; n; n = n->next) {
        w.lo = width_add(w.lo, n->width.lo);
        w.hi = width_add(w.hi, n->width.hi);
    }
    if (w.lo == BL_RE_MAXREPEAT)
        w.lo--;
    return w;
}

static BlReSeq *new_seq(Parser *p)
{
    BlReSeq *seq = bl_bump_zero(&p->tree->memory, sizeof *seq);
    if (!seq)
        bl_no_memory();
    return seq;
}

static void seq_append(BlReSeq *seq, BlReNode *n)
{
    n->prev = seq->last;
    n->next = NULL;
    *(seq->last ? &seq->last->next : &seq->first) = n;
    seq->last = n;
}

static BlReNode *add_node(Parser *p, BlReSeq *seq, enum BlReKind kind, uint32_t value, uint64_t width)
{
    BlReNode *n = bl_bump_zero(&p->tree->memory, sizeof *n);
    if (!n) {
        bl_no_memory();
        return NULL;
    }
    n->kind = kind;
    n->value = value;
    n->group = -1;
    n->width = (BlReWidth){width, width};
    if (seq)
        seq_append(seq, n);
    return n;
}

static BlReItem *new_item(Parser *p, bool category, uint32_t lo, uint32_t hi)
{
    BlReItem *item = bl_bump(&p->tree->memory, sizeof *item);
    if (item)
        *item = (BlReItem){category, lo, hi, NULL};
    else
        bl_no_memory();
    return item;
}

/* ---- groups ---- */

static bool open_group(Parser *p, size_t name_start, size_t name_end, int64_t *out)
{
    BlReTree *tree = p->tree;
    if (tree->groups == p->capacity) {
        size_t capacity = bl_grow(p->capacity, p->capacity + 1, sizeof(Group));
        Group *groups = capacity ? bl_realloc_array(p->groups, capacity, sizeof(Group)) : NULL;
        if (!groups)
            return no_memory();
        p->groups = groups;
        p->capacity = capacity;
    }
    size_t id = tree->groups++;
    p->groups[id] = (Group){{0, 0}, false};
    *out = (int64_t)id;
    size_t back = name_end - name_start + 1;
    if ((int64_t)tree->groups > BL_RE_MAXGROUPS)
        return bl_re_fail(&p->src, back, "too many groups");
    if (name_start == name_end)
        return true;
    BlRef name = bl_re_text_slice(&p->src, name_start, name_end);
    if (name == BL_NULL)
        return false;
    BlVal old;
    int found = bl_dict_find(tree->names, name, &old);
    bool ok = found >= 0;
    if (found > 0) {
        ok = bl_re_fail_at(&p->src, bl_re_tell(&p->src) - back,
                           bl_str_format("redefinition of group name %R as group %zu; was group %V", name, id, old));
    } else if (ok) {
        ok = bl_dict_set(tree->names, name, bl_from_imm((int64_t)id));
    }
    bl_drop(name);
    return ok;
}

static bool group_is_closed(const Parser *p, int64_t id) { return id < (int64_t)p->tree->groups && p->groups[id].closed; }

static bool check_look_behind(Parser *p, int64_t id)
{
    if (p->look_behind < 0)
        return true;
    if (!group_is_closed(p, id))
        return bl_re_fail(&p->src, 0, "cannot refer to an open group");
    if (id >= p->look_behind)
        return bl_re_fail(&p->src, 0, "cannot refer to group defined in the same lookbehind subpattern");
    return true;
}

/* The group of this name, else "unknown group name". */
static bool find_group(Parser *p, size_t start, size_t end, int64_t *out)
{
    BlRef name = bl_re_text_slice(&p->src, start, end);
    BlVal id;
    int found = name == BL_NULL ? -1 : bl_dict_find(p->tree->names, name, &id);
    bl_drop(name);
    if (found == 0)
        return bl_re_fail_slice(&p->src, end - start + 1, "unknown group name %R", start, end);
    if (found > 0)
        *out = bl_imm_int(id);
    return found > 0;
}

static bool add_backref(Parser *p, BlReSeq *seq, int64_t id)
{
    BlReNode *n = add_node(p, seq, BL_RN_BACKREF, (uint32_t)id, 0);
    if (n)
        n->width = p->groups[id].width;
    return n != NULL;
}

/* ---- escapes ---- */

typedef struct Escape {
    enum { ESC_LITERAL, ESC_CATEGORY, ESC_AT, ESC_BACKREF } what;
    uint32_t value;
} Escape;

static bool bad_escape(Parser *p, size_t start)
{
    size_t end = bl_re_tell(&p->src);
    return bl_re_fail_slice(&p->src, end - start, "bad escape %U", start, end);
}

static bool octal_too_big(Parser *p, size_t start)
{
    size_t end = bl_re_tell(&p->src);
    return bl_re_fail_slice(&p->src, end - start, "octal escape value %U outside of range 0-0o377", start, end);
}

static bool hex_escape(Parser *p, size_t start, int digits, Escape *out)
{
    uint64_t value = 0;
    int count;
    if (!read_digits(&p->src, digits, 16, &value, &count))
        return false;
    size_t end = bl_re_tell(&p->src);
    if (count != digits)
        return bl_re_fail_slice(&p->src, end - start, "incomplete escape %U", start, end);
    if (value > 0x10FFFF)
        return bad_escape(p, start);
    out->value = (uint32_t)value;
    return true;
}

static bool named_escape(Parser *p, Escape *out)
{
    size_t start, end;
    int brace = bl_re_accept(&p->src, '{');
    if (brace <= 0)
        return brace < 0 ? false : bl_re_fail(&p->src, 0, "missing {");
    if (!bl_re_until(&p->src, '}', "character name", &start, &end))
        return false;
    char name[BL_UNICODE_NAME_MAX];
    int64_t c = -1;
    if (end - start < sizeof name && is_ascii(&p->src, start, end)) {
        for (size_t i = start; i < end; i++)
            name[i - start] = (char)bl_re_unit(&p->src, i);
        c = bl_unicode_lookup(name, end - start);
    }
    if (c < 0)
        return bl_re_fail_slice(&p->src, end - start + 4, "undefined character name %R", start, end);
    out->value = (uint32_t)c;
    return true;
}

static int category_of(uint32_t c)
{
    static const char letters[] = "dDsSwW";
    const char *at = c && c < 128 ? strchr(letters, (int)c) : NULL;
    return at ? (int)(at - letters) : -1;
}

int bl_re_control_escape(uint32_t c)
{
    switch (c) {
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case '\\': return '\\';
    }
    return -1;
}

static bool is_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128; }

/* What both kinds of escape have in common: \x \u \U \N. 1 done, 0 another one, -1 raised */
static int common_escape(Parser *p, size_t start, uint32_t c, Escape *out)
{
    bool text = !p->src.is_bytes;
    out->what = ESC_LITERAL;
    switch (c) {
    case 'x':
        return hex_escape(p, start, 2, out) ? 1 : -1;
    case 'u':
        return !text ? 0 : hex_escape(p, start, 4, out) ? 1 : -1;
    case 'U':
        return !text ? 0 : hex_escape(p, start, 8, out) ? 1 : -1;
    case 'N':
        return !text ? 0 : named_escape(p, out) ? 1 : -1;
    }
    return 0;
}

/* Backslash and c, which have been read from `start` on, inside a set. */
static bool class_escape(Parser *p, size_t start, uint32_t c, Escape *out)
{
    int control = bl_re_control_escape(c), category = category_of(c);
    if (control >= 0 || category >= 0) {
        *out = control >= 0 ? (Escape){ESC_LITERAL, (uint32_t)control} : (Escape){ESC_CATEGORY, (uint32_t)category};
        return true;
    }
    int done = common_escape(p, start, c, out);
    if (done)
        return done > 0;
    if (digit_of(c, 8) >= 0) {
        uint64_t value = c - '0';
        int count;
        if (!read_digits(&p->src, 2, 8, &value, &count))
            return false;
        if (value > 0377)
            return octal_too_big(p, start);
        out->value = (uint32_t)value;
        return true;
    }
    if (digit_of(c, 10) >= 0 || is_letter(c))
        return bad_escape(p, start);
    out->value = c;
    return true;
}

/* \1 ... \99, or three octal digits. */
static bool number_escape(Parser *p, size_t start, uint32_t c, Escape *out)
{
    BlReSource *s = &p->src;
    uint32_t number = c - '0';
    if (bl_re_next_is_digit(s, 10)) {
        uint32_t second = bl_re_unit(s, s->next);
        if (!bl_re_next(s))
            return false;
        number = number * 10 + (second - '0');
        if (digit_of(c, 8) >= 0 && digit_of(second, 8) >= 0 && bl_re_next_is_digit(s, 8)) {
            uint32_t third = bl_re_unit(s, s->next);
            if (!bl_re_next(s))
                return false;
            out->value = (c - '0') * 64 + (second - '0') * 8 + (third - '0');
            return out->value <= 0377 || octal_too_big(p, start);
        }
    }
    size_t size = bl_re_tell(s) - start;
    if (number < p->tree->groups) {
        if (!group_is_closed(p, number))
            return bl_re_fail(s, size, "cannot refer to an open group");
        out->what = ESC_BACKREF;
        out->value = number;
        return check_look_behind(p, number);
    }
    return bl_re_fail_at(s, bl_re_tell(s) - (size - 1), bl_str_format("invalid group reference %u", number));
}

static bool escape(Parser *p, size_t start, uint32_t c, Escape *out)
{
    int category = category_of(c);
    if (category >= 0) {
        *out = (Escape){ESC_CATEGORY, (uint32_t)category};
        return true;
    }
    switch (c) {
    case 'A': *out = (Escape){ESC_AT, BL_RA_BEGIN_STRING}; return true;
    case 'b': *out = (Escape){ESC_AT, BL_RA_BOUNDARY}; return true;
    case 'B': *out = (Escape){ESC_AT, BL_RA_NOT_BOUNDARY}; return true;
    case 'Z': *out = (Escape){ESC_AT, BL_RA_END_STRING}; return true;
    }
    int control = bl_re_control_escape(c);
    if (control >= 0) {
        *out = (Escape){ESC_LITERAL, (uint32_t)control};
        return true;
    }
    int done = common_escape(p, start, c, out);
    if (done)
        return done > 0;
    if (c == '0') {
        uint64_t value = 0;
        int count;
        if (!read_digits(&p->src, 2, 8, &value, &count))
            return false;
        out->value = (uint32_t)value;
        return true;
    }
    if (digit_of(c, 10) >= 0)
        return number_escape(p, start, c, out);
    if (is_letter(c))
        return bad_escape(p, start);
    out->value = c;
    return true;
}

static bool add_set_of(Parser *p, BlReSeq *seq, BlReItem *items, bool negate)
{
    BlReNode *n = add_node(p, seq, BL_RN_SET, 0, 1);
    if (!n)
        return false;
    n->items = items;
    n->negate = negate;
    return true;
}

static bool parse_escape(Parser *p, BlReSeq *seq, size_t start)
{
    Escape e;
    if (!escape(p, start, bl_re_unit(&p->src, start + 1), &e))
        return false;
    switch (e.what) {
    case ESC_AT:
        return add_node(p, seq, BL_RN_AT, e.value, 0) != NULL;
    case ESC_BACKREF:
        return add_backref(p, seq, e.value);
    case ESC_CATEGORY: {
        BlReItem *item = new_item(p, true, e.value, 0);
        return item && add_set_of(p, seq, item, false);
    }
    default:
        return add_node(p, seq, BL_RN_LITERAL, e.value, 1) != NULL;
    }
}

/* ---- sets ---- */

/* One end of a range: a character or an escape, read as *start .. *end. */
static bool set_member(Parser *p, size_t start, Escape *out)
{
    uint32_t c = bl_re_unit(&p->src, start);
    if (c == '\\')
        return class_escape(p, start, bl_re_unit(&p->src, start + 1), out);
    *out = (Escape){ESC_LITERAL, c};
    return true;
}

static bool warn_set(const char *what, size_t pos) { return warn(bl_str_format("Possible %s at position %zu", what, pos), false); }

static bool add_item(Parser *p, BlReItem ***end, Escape e)
{
    BlReItem *item = new_item(p, e.what == ESC_CATEGORY, e.value, e.value);
    if (!item)
        return false;
    **end = item;
    *end = &item->next;
    return true;
}

/* '[' has been read. */
static bool parse_set(Parser *p, BlReSeq *seq)
{
    BlReSource *s = &p->src;
    size_t here = bl_re_tell(s) - 1;
    BlReItem *items = NULL, **end = &items;
    if (bl_re_is_next(s, '[') && !warn_set("nested set", bl_re_tell(s)))
        return false;
    int negate = bl_re_accept(s, '^');
    if (negate < 0)
        return false;
    for (;;) {
        if (s->next_size == 0)
            return bl_re_fail(s, bl_re_tell(s) - here, "unterminated character set");
        size_t start = s->next;
        uint32_t c = bl_re_unit(s, start);
        if (!bl_re_next(s))
            return false;
        if (c == ']' && items)
            break;
        if (items && (c == '-' || c == '&' || c == '~' || c == '|') && bl_re_is_next(s, c)
            && !warn_set(c == '-' ? "set difference" : c == '&' ? "set intersection" : c == '~' ? "set symmetric difference" : "set union",
                         bl_re_tell(s) - 1))
            return false;
        Escape low, high;
        if (!set_member(p, start, &low))
            return false;
        size_t low_end = bl_re_tell(s);
        int dash = bl_re_accept(s, '-');
        if (dash < 0)
            return false;
        if (!dash) {
            if (!add_item(p, &end, low))
                return false;
            continue;
        }
        if (s->next_size == 0)
            return bl_re_fail(s, bl_re_tell(s) - here, "unterminated character set");
        size_t second = s->next;
        c = bl_re_unit(s, second);
        if (!bl_re_next(s))
            return false;
        if (c == ']') {
            if (!add_item(p, &end, low) || !add_item(p, &end, (Escape){ESC_LITERAL, '-'}))
                return false;
            break;
        }
        if (c == '-' && !warn_set("set difference", bl_re_tell(s) - 2))
            return false;
        if (!set_member(p, second, &high))
            return false;
        if (low.what != ESC_LITERAL || high.what != ESC_LITERAL || high.value < low.value) {
            /* the words name the tokens as they were read first: without the digits of an escape */
            size_t first_size = bl_re_unit(s, start) == '\\' ? 2 : 1, second_size = bl_re_unit(s, second) == '\\' ? 2 : 1;
            BlRef a = bl_re_text_slice(s, start, start + first_size), b = bl_re_text_slice(s, second, second + second_size);
            BlRef message = a == BL_NULL || b == BL_NULL ? BL_NULL : bl_str_format("bad character range %U-%U", a, b);
            bl_drop(a);
            bl_drop(b);
            return bl_re_fail_at(s, bl_re_tell(s) - (first_size + 1 + second_size), message);
        }
        (void)low_end;
        if (!add_item(p, &end, low))
            return false;
        ((BlReItem *)(void *)((char *)end - offsetof(BlReItem, next)))->hi = high.value;
    }
    if (!items->category && !items->next && items->lo == items->hi)
        return add_node(p, seq, negate ? BL_RN_NOT_LITERAL : BL_RN_LITERAL, items->lo, 1) != NULL;
    return add_set_of(p, seq, items, negate);
}

/* ---- repetition ---- */

/* "{m,n}" from after the brace: 1 read, 0 it is an ordinary brace, -1 raised */
static int parse_bounds(Parser *p, size_t here, uint32_t *min, uint32_t *max)
{
    BlReSource *s = &p->src;
    uint64_t value[2] = {0, BL_RE_MAXREPEAT};
    bool given[2] = {false, false};
    if (bl_re_is_next(s, '}'))
        return 0;
    for (int side = 0; side < 2; side++) {
        while (bl_re_next_is_digit(s, 10)) {
            if (!given[side])
                value[side] = 0;
            given[side] = true;
            value[side] = value[side] * 10 + (bl_re_unit(s, s->next) - '0');
            if (value[side] > BL_RE_MAXREPEAT)
                value[side] = BL_RE_MAXREPEAT;
            if (!bl_re_next(s))
                return -1;
        }
        int comma = side == 0 ? bl_re_accept(s, ',') : 0;
        if (comma < 0)
            return -1;
        if (side == 0 && !comma) {
            if (given[0])
                value[1] = value[0];
            given[1] = given[0];
            break;
        }
    }
    int closed = bl_re_accept(s, '}');
    if (closed < 0)
        return -1;
    if (!closed) {
        s->index = here;
        return bl_re_next(s) ? 0 : -1;
    }
    if ((given[0] && value[0] >= BL_RE_MAXREPEAT) || (given[1] && value[1] >= BL_RE_MAXREPEAT))
        return bl_raise_int(bl_exc(OverflowError), "the repetition number is too large");
    if (given[1] && value[1] < value[0]) {
        bl_re_fail(s, bl_re_tell(s) - here, "min repeat greater than max repeat");
        return -1;
    }
    *min = (uint32_t)value[0];
    *max = (uint32_t)value[1];
    return 1;
}

/* The repetition sign c has been read. */
static bool parse_repeat(Parser *p, BlReSeq *seq, uint32_t c)
{
    BlReSource *s = &p->src;
    size_t here = bl_re_tell(s);
    uint32_t min = c == '+', max = c == '?' ? 1 : BL_RE_MAXREPEAT;
    if (c == '{') {
        int bounds = parse_bounds(p, here, &min, &max);
        if (bounds < 0)
            return false;
        if (!bounds)
            return add_node(p, seq, BL_RN_LITERAL, '{', 1) != NULL;
    }
    BlReNode *item = seq->last;
    if (!item || item->kind == BL_RN_AT)
        return bl_re_fail(s, bl_re_tell(s) - here + 1, "nothing to repeat");
    if (item->kind == BL_RN_REPEAT)
        return bl_re_fail(s, bl_re_tell(s) - here + 1, "multiple repeat");
    enum BlReMode mode = BL_RM_GREEDY;
    int lazy = bl_re_accept(s, '?'), possessive = lazy ? 0 : bl_re_accept(s, '+');
    if (lazy < 0 || possessive < 0)
        return false;
    mode = lazy ? BL_RM_LAZY : possessive ? BL_RM_POSSESSIVE : BL_RM_GREEDY;
    BlReSeq *body;
    seq->last = item->prev;
    *(item->prev ? &item->prev->next : &seq->first) = NULL;
    if (item->kind == BL_RN_GROUP && item->group < 0 && !item->add_flags && !item->del_flags) {
        body = item->seq;
    } else {
        if (!(body = new_seq(p)))
            return false;
        seq_append(body, item);
        body->width = seq_width(body);
    }
    BlReNode *n = add_node(p, seq, BL_RN_REPEAT, 0, 0);
    if (!n)
        return false;
    n->mode = mode;
    n->min = min;
    n->max = max;
    n->seq = body;
    n->width = (BlReWidth){width_mul(body->width.lo, min), width_mul(body->width.hi, max)};
    return true;
}

/* ---- groups and what else begins with a parenthesis ---- */

static uint32_t flag_of(uint32_t c)
{
    switch (c) {
    case 'i': return BL_RE_IGNORECASE;
    case 'L': return BL_RE_LOCALE;
    case 'm': return BL_RE_MULTILINE;
    case 's': return BL_RE_DOTALL;
    case 'x': return BL_RE_VERBOSE;
    case 'a': return BL_RE_ASCII;
    case 't': return BL_RE_TEMPLATE;
    case 'u': return BL_RE_UNICODE;
    }
    return 0;
}

/* The next token as one number: its character, '\\' for an escape, 0 at the end. */
static bool take(BlReSource *s, uint32_t *c, size_t *size)
{
    *size = s->next_size;
    *c = s->next_size ? bl_re_unit(s, s->next) : 0;
    return bl_re_next(s);
}

static bool bad_flag(BlReSource *s, uint32_t c, size_t size, const char *otherwise)
{
    return bl_re_fail(s, size, size == 1 && bl_ch_is_alpha(c) ? "unknown flag" : otherwise);
}

/* From the first flag letter c on, up to ')' (*global) or ':'. */
static bool parse_flags(Parser *p, uint32_t c, uint32_t *add, uint32_t *del, bool *global)
{
    BlReSource *s = &p->src;
    size_t size = 1;
    *global = false;
    while (c != '-') {
        uint32_t flag = flag_of(c);
        if (!s->is_bytes && c == 'L')
            return bl_re_fail(s, 0, "bad inline flags: cannot use 'L' flag with a str pattern");
        if (s->is_bytes && c == 'u')
            return bl_re_fail(s, 0, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        *add |= flag;
        if ((flag & BL_RE_TYPE_FLAGS) && (*add & BL_RE_TYPE_FLAGS) != flag)
            return bl_re_fail(s, 0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        if (!take(s, &c, &size))
            return false;
        if (!size)
            return bl_re_fail(s, 0, "missing -, : or )");
        if (size == 1 && (c == ')' || c == '-' || c == ':'))
            break;
        if (size != 1 || !flag_of(c))
            return bad_flag(s, c, size, "missing -, : or )");
    }
    if (c == ')') {
        p->tree->flags |= *add;
        *global = true;
        return true;
    }
    if (*add & BL_RE_TEMPLATE)
        return bl_re_fail(s, 1, "bad inline flags: cannot turn on global flag");
    if (c == '-') {
        if (!take(s, &c, &size))
            return false;
        if (!size)
            return bl_re_fail(s, 0, "missing flag");
        if (size != 1 || !flag_of(c))
            return bad_flag(s, c, size, "missing flag");
        while (c != ':') {
            uint32_t flag = flag_of(c);
            if (flag & BL_RE_TYPE_FLAGS)
                return bl_re_fail(s, 0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
            *del |= flag;
            if (!take(s, &c, &size))
                return false;
            if (!size)
                return bl_re_fail(s, 0, "missing :");
            if (size != 1 || (c != ':' && !flag_of(c)))
                return bad_flag(s, c, size, "missing :");
        }
    }
    if (*del & BL_RE_TEMPLATE)
        return bl_re_fail(s, 1, "bad inline flags: cannot turn off global flag");
    if (*add & *del)
        return bl_re_fail(s, 1, "bad inline flags: flag turned on and off");
    return true;
}

static bool expect_close(Parser *p, size_t start)
{
    int closed = bl_re_accept(&p->src, ')');
    if (!closed)
        bl_re_fail(&p->src, bl_re_tell(&p->src) - start, "missing ), unterminated subpattern");
    return closed > 0;
}

/* From after "(?=", "(?!", "(?<=" or "(?<!". */
static bool parse_look(Parser *p, BlReSeq *seq, bool verbose, int nested, size_t start, bool back, bool negate)
{
    int64_t outer = p->look_behind;
    if (back && outer < 0)
        p->look_behind = (int64_t)p->tree->groups;
    BlReSeq *body = parse_branches(p, verbose, nested + 1);
    if (!body)
        return false;
    if (back)
        p->look_behind = outer;
    if (!expect_close(p, start))
        return false;
    BlReNode *n = add_node(p, seq, negate && !body->first ? BL_RN_FAILURE : BL_RN_LOOK, 0, 0);
    if (!n)
        return false;
    n->seq = body;
    n->back = back;
    n->negate = negate;
    return true;
}

static BlReSeq *parse_sequence(Parser *p, bool verbose, int nested, bool first);

/* From after "(?(". */
static bool parse_condition(Parser *p, BlReSeq *seq, bool verbose, int nested, size_t start)
{
    BlReSource *s = &p->src;
    size_t name, name_end;
    int64_t group;
    if (!bl_re_until(s, ')', "group name", &name, &name_end))
        return false;
    if (bl_re_is_identifier(s, name, name_end)) {
        if (!bl_re_check_name(s, name, name_end) || !find_group(p, name, name_end, &group))
            return false;
    } else {
        if (!bl_re_group_number(s, name, name_end, false, &group))
            return false;
        LateRef *late = p->late;
        while (late && late->group != group)
            late = late->next;
        if (!late) {
            if (!(late = bl_bump(&p->tree->memory, sizeof *late)))
                return no_memory();
            *late = (LateRef){group, name, NULL};
            *p->late_end = late;
            p->late_end = &late->next;
        }
        if (!bl_re_is_plain_number(s, name, name_end) && !bl_re_warn_name(s, name, name_end))
            return false;
    }
    if (!check_look_behind(p, group))
        return false;
    BlReSeq *yes = parse_sequence(p, verbose, nested + 1, false), *no = NULL;
    if (!yes)
        return false;
    int bar = bl_re_accept(s, '|');
    if (bar < 0)
        return false;
    if (bar) {
        if (!(no = parse_sequence(p, verbose, nested + 1, false)))
            return false;
        if (bl_re_is_next(s, '|'))
            return bl_re_fail(s, 0, "conditional backref with more than two branches");
    }
    if (!expect_close(p, start))
        return false;
    BlReNode *n = add_node(p, seq, BL_RN_COND, (uint32_t)group, 0);
    if (!n)
        return false;
    n->seq = yes;
    n->no = no;
    n->has_no = no != NULL;
    uint64_t lo = no ? no->width.lo : 0, hi = no ? no->width.hi : 0;
    n->width = (BlReWidth){yes->width.lo < lo ? yes->width.lo : lo, yes->width.hi > hi ? yes->width.hi : hi};
    return true;
}

static bool parse_comment(Parser *p, size_t start)
{
    BlReSource *s = &p->src;
    for (;;) {
        if (s->next_size == 0)
            return bl_re_fail(s, bl_re_tell(s) - start, "missing ), unterminated comment");
        bool last = bl_re_is_next(s, ')');
        if (!bl_re_next(s))
            return false;
        if (last)
            return true;
    }
}

typedef struct Opening {        /* what "(?..." told of the group that follows */
    bool capture, atomic;
    size_t name, name_end;
    uint32_t add, del;
} Opening;

/* "(?P" has been read. 1: a group follows, 0: done, -1: raised */
static int parse_named(Parser *p, BlReSeq *seq, Opening *o)
{
    BlReSource *s = &p->src;
    int named = bl_re_accept(s, '<'), same = named ? 0 : bl_re_accept(s, '=');
    if (named < 0 || same < 0)
        return -1;
    if (named)
        return bl_re_until(s, '>', "group name", &o->name, &o->name_end) && bl_re_check_name(s, o->name, o->name_end) ? 1 : -1;
    if (same) {
        size_t start, end;
        int64_t group;
        if (!bl_re_until(s, ')', "group name", &start, &end) || !bl_re_check_name(s, start, end) || !find_group(p, start, end, &group))
            return -1;
        if (!group_is_closed(p, group)) {
            bl_re_fail(s, end - start + 1, "cannot refer to an open group");
            return -1;
        }
        return check_look_behind(p, group) && add_backref(p, seq, group) ? 0 : -1;
    }
    if (s->next_size == 0) {
        bl_re_fail(s, 0, "unexpected end of pattern");
        return -1;
    }
    size_t at = s->next, size = s->next_size;
    if (bl_re_next(s))
        bl_re_fail_slice(s, size + 2, "unknown extension ?P%U", at, at + size);
    return -1;
}

/* "(?" has been read. 1: a group follows, 0: done, -1: raised */
static int parse_extension(Parser *p, BlReSeq *seq, bool *verbose, int nested, bool first, size_t start, Opening *o)
{
    BlReSource *s = &p->src;
    size_t at = s->next, size;
    uint32_t c;
    if (!take(s, &c, &size))
        return -1;
    if (!size) {
        bl_re_fail(s, 0, "unexpected end of pattern");
        return -1;
    }
    switch (size == 1 ? c : 0) {
    case 'P':
        return parse_named(p, seq, o);
    case ':':
        o->capture = false;
        return 1;
    case '>':
        o->capture = false;
        o->atomic = true;
        return 1;
    case '#':
        return parse_comment(p, start) ? 0 : -1;
    case '(':
        return parse_condition(p, seq, *verbose, nested, start) ? 0 : -1;
    case '=':
    case '!':
        return parse_look(p, seq, *verbose, nested, start, false, c == '!') ? 0 : -1;
    case '<': {
        at = s->next;
        if (!take(s, &c, &size))
            return -1;
        if (!size)
            bl_re_fail(s, 0, "unexpected end of pattern");
        else if (size == 1 && (c == '=' || c == '!'))
            return parse_look(p, seq, *verbose, nested, start, true, c == '!') ? 0 : -1;
        else
            bl_re_fail_slice(s, size + 2, "unknown extension ?<%U", at, at + size);
        return -1;
    }
    }
    if (size != 1 || (c != '-' && !flag_of(c))) {
        bl_re_fail_slice(s, size + 1, "unknown extension ?%U", at, at + size);
        return -1;
    }
    bool global;
    if (!parse_flags(p, c, &o->add, &o->del, &global))
        return -1;
    if (global) {
        if (!first || seq->first) {
            bl_re_fail(s, bl_re_tell(s) - start, "global flags not at the start of the expression");
            return -1;
        }
        *verbose = (p->tree->flags & BL_RE_VERBOSE) != 0;
        return 0;
    }
    o->capture = false;
    return 1;
}

/* '(' has been read. */
static bool parse_group(Parser *p, BlReSeq *seq, bool *verbose, int nested, bool first)
{
    BlReSource *s = &p->src;
    size_t start = bl_re_tell(s) - 1;
    Opening o = {.capture = true};
    int extended = bl_re_accept(s, '?');
    if (extended < 0)
        return false;
    if (extended) {
        int more = parse_extension(p, seq, verbose, nested, first, start, &o);
        if (more <= 0)
            return more == 0;
    }
    int64_t group = -1;
    if (o.capture && !open_group(p, o.name, o.name_end, &group))
        return false;
    bool inner = (*verbose || (o.add & BL_RE_VERBOSE)) && !(o.del & BL_RE_VERBOSE);
    BlReSeq *body = parse_branches(p, inner, nested + 1);
    if (!body || !expect_close(p, start))
        return false;
    if (group >= 0)
        p->groups[group] = (Group){body->width, true};
    BlReNode *n = add_node(p, seq, o.atomic ? BL_RN_ATOMIC : BL_RN_GROUP, 0, 0);
    if (!n)
        return false;
    n->seq = body;
    n->group = group;
    n->add_flags = o.add;
    n->del_flags = o.del;
    n->width = body->width;
    return true;
}

/* ---- sequences and alternatives ---- */

static bool skip_comment_line(BlReSource *s)
{
    for (;;) {
        bool last = s->next_size == 0 || bl_re_is_next(s, '\n');
        if (!bl_re_next(s))
            return false;
        if (last)
            return true;
    }
}

static bool parse_one(Parser *p, BlReSeq *seq, bool *verbose, int nested, bool first)
{
    BlReSource *s = &p->src;
    size_t start = s->next;
    uint32_t c = bl_re_unit(s, start);
    if (!bl_re_next(s))
        return false;
    if (*verbose) {
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            return true;
        if (c == '#')
            return skip_comment_line(s);
    }
    switch (c) {
    case '\\':
        return parse_escape(p, seq, start);
    case '[':
        return parse_set(p, seq);
    case '*': case '+': case '?': case '{':
        return parse_repeat(p, seq, c);
    case '.':
        return add_node(p, seq, BL_RN_ANY, 0, 1) != NULL;
    case '(':
        return parse_group(p, seq, verbose, nested, first);
    case '^':
        return add_node(p, seq, BL_RN_AT, BL_RA_BEGIN, 0) != NULL;
    case '$':
        return add_node(p, seq, BL_RN_AT, BL_RA_END, 0) != NULL;
    }
    return add_node(p, seq, BL_RN_LITERAL, c, 1) != NULL;
}

static BlReSeq *parse_sequence(Parser *p, bool verbose, int nested, bool first)
{
    BlReSource *s = &p->src;
    BlReSeq *seq = new_seq(p);
    if (!seq || !bl_enter_depth(""))
        return NULL;
    while (s->next_size && !bl_re_is_next(s, '|') && !bl_re_is_next(s, ')')) {
        if (!parse_one(p, seq, &verbose, nested, first)) {
            bl_leave_depth();
            return NULL;
        }
    }
    bl_leave_depth();
    seq->width = seq_width(seq);
    return seq;
}

static BlReSeq *parse_branches(Parser *p, bool verbose, int nested)
{
    BlReSeq *head = NULL, **end = &head;
    size_t count = 0;
    if (!bl_enter_depth(""))
        return NULL;
    for (;;) {
        BlReSeq *seq = parse_sequence(p, verbose, nested + 1, nested == 0 && count == 0);
        int more = seq ? bl_re_accept(&p->src, '|') : -1;
        if (more < 0) {
            bl_leave_depth();
            return NULL;
        }
        *end = seq;
        end = &seq->next;
        count++;
        if (!more)
            break;
        if (nested == 0)
            verbose = (p->tree->flags & BL_RE_VERBOSE) != 0;
    }
    bl_leave_depth();
    if (count == 1)
        return head;
    BlReSeq *outer = new_seq(p);
    BlReNode *n = outer ? add_node(p, outer, BL_RN_BRANCH, 0, 0) : NULL;
    if (!n)
        return NULL;
    n->seq = head;
    n->width = head->width;
    for (BlReSeq *seq = head->next; seq; seq = seq->next) {
        if (seq->width.lo < n->width.lo)
            n->width.lo = seq->width.lo;
        if (seq->width.hi > n->width.hi)
            n->width.hi = seq->width.hi;
    }
    outer->width = seq_width(outer);
    return outer;
}

/* Flags that cannot be together, and the one a str has anyway. */
static bool fix_flags(BlReTree *tree, bool is_bytes)
{
    uint32_t flags = tree->flags;
    const char *wrong = NULL;
    if (is_bytes) {
        if (flags & BL_RE_UNICODE)
            wrong = "cannot use UNICODE flag with a bytes pattern";
        else if ((flags & BL_RE_LOCALE) && (flags & BL_RE_ASCII))
            wrong = "ASCII and LOCALE flags are incompatible";
    } else {
        if (flags & BL_RE_LOCALE)
            wrong = "cannot use LOCALE flag with a str pattern";
        else if ((flags & BL_RE_ASCII) && (flags & BL_RE_UNICODE))
            wrong = "ASCII and UNICODE flags are incompatible";
        if (!(flags & BL_RE_ASCII))
            tree->flags |= BL_RE_UNICODE;
    }
    if (wrong)
        bl_raise(bl_exc(ValueError), "%s", wrong);
    return !wrong;
}

static bool parse_all(Parser *p, BlVal pattern)
{
    BlReTree *tree = p->tree;
    int64_t whole;
    if (!bl_re_open_source(&p->src, pattern) || !open_group(p, 0, 0, &whole))
        return false;
    tree->top = parse_branches(p, (tree->flags & BL_RE_VERBOSE) != 0, 0);
    if (!tree->top || !fix_flags(tree, p->src.is_bytes))
        return false;
    if (p->src.next_size)
        return bl_re_fail(&p->src, 0, "unbalanced parenthesis");
    for (LateRef *late = p->late; late; late = late->next)
        if (late->group >= (int64_t)tree->groups)
            return bl_re_fail_at(&p->src, late->pos, bl_str_format("invalid group reference %lld", (long long)late->group));
    return true;
}

bool bl_re_parse(BlVal pattern, uint32_t flags, BlReTree *tree)
{
    *tree = (BlReTree){.flags = flags, .names = BL_NULL};
    bl_bump_init(&tree->memory);
    Parser p = {.tree = tree, .look_behind = -1};
    p.late_end = &p.late;
    tree->names = bl_dict_new();
    bool ok = tree->names != BL_NULL && parse_all(&p, pattern);
    bl_mfree(p.groups);
    return ok;
}

void bl_re_tree_free(BlReTree *tree)
{
    bl_bump_free(&tree->memory);
    bl_clear_ref(&tree->names);
}
