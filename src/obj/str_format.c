/* str_format.c -- str.format and format_map: replacement fields in braces.
 *
 * The markup is read in one pass; a field's format spec may hold fields itself, one level deep. The text of the format
 * cannot change while values are looked up; values are owned until they are formatted.
 */
#include "obj/str_format.h"
#include "obj/str_inner.h"
#include "obj/unichar.h"

static int fault(const char *message) { return bl_raise_int(bl_exc(ValueError), "%s", message); }

/* ---- markup ---- */

static int read_name(BlMarkup *m, BlMarkupPart *part, uint32_t *stop)
{
    BlStr *s = bl_as_str(m->text);
    bool bracket = false;
    uint32_t c = 0;
    part->name = m->pos;
    while (m->pos < m->end) {
        c = bl_str_at(s, m->pos++);
        if (c == '{' && !bracket)
            return fault("unexpected '{' in field name");
        if (c == '[')
            bracket = true;
        else if (c == ']')
            bracket = false;
        else if (!bracket && (c == '}' || c == ':' || c == '!'))
            break;
        c = 0;
    }
    part->name_end = c ? m->pos - 1 : m->pos;
    *stop = c;
    return 1;
}

static int read_spec(BlMarkup *m, BlMarkupPart *part, uint32_t stop)
{
    BlStr *s = bl_as_str(m->text);
    if (stop == '!') {
        if (m->pos >= m->end)
            return fault("end of string while looking for conversion specifier");
        part->conversion = bl_str_at(s, m->pos++);
        if (m->pos < m->end) {
            uint32_t c = bl_str_at(s, m->pos++);
            if (c == '}') {
                part->spec = part->spec_end = m->pos - 1;
                return 1;
            }
            if (c != ':')
                return fault("expected ':' after conversion specifier");
        }
    }
    part->spec = m->pos;
    for (size_t depth = 1; m->pos < m->end; m->pos++) {
        uint32_t c = bl_str_at(s, m->pos);
        if (c == '{') {
            part->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            part->spec_end = m->pos++;
            return 1;
        }
    }
    return fault("unmatched '{' in format spec");
}

int bl_markup_next(BlMarkup *m, BlMarkupPart *part)
{
    BlStr *s = bl_as_str(m->text);
    *part = (BlMarkupPart){.literal = m->pos};
    if (m->pos >= m->end)
        return 0;
    uint32_t c = 0;
    while (m->pos < m->end && (c = bl_str_at(s, m->pos)) != '{' && c != '}')
        m->pos++;
    part->literal_end = m->pos;
    if (m->pos >= m->end)
        return 1;
    m->pos++;
    bool again = m->pos < m->end && bl_str_at(s, m->pos) == c;
    if (again) {                /* a doubled brace stands for itself: the first one belongs to the literal */
        part->literal_end = m->pos++;
        return 1;
    }
    if (c == '}')
        return fault("Single '}' encountered in format string");
    if (m->pos >= m->end)
        return fault("Single '{' encountered in format string");
    part->field = true;
    uint32_t stop = 0;
    if (read_name(m, part, &stop) < 0)
        return -1;
    if (stop == '}') {
        part->spec = part->spec_end = m->pos - 1;
        return 1;
    }
    return stop ? read_spec(m, part, stop) : fault("expected '}' before end of string");
}

/* ---- field names ---- */

/* The number that text[start:end] is; -1 if it is none, -2 raised. */
static int64_t number_in(BlVal text, size_t start, size_t end)
{
    if (start >= end)
        return -1;
    int64_t value = 0;
    for (size_t i = start; i < end; i++) {
        int digit = bl_ch_decimal(bl_str_at(bl_as_str(text), i));
        if (digit < 0)
            return -1;
        if (value > (PTRDIFF_MAX - digit) / 10) {
            fault("Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return value;
}

bool bl_field_first(BlVal text, size_t start, size_t end, size_t *first_end, int64_t *index)
{
    BlStr *s = bl_as_str(text);
    size_t i = start;
    while (i < end && bl_str_at(s, i) != '.' && bl_str_at(s, i) != '[')
        i++;
    *first_end = i;
    *index = number_in(text, start, i);
    return *index != -2;
}

int bl_field_next(BlVal text, size_t *pos, size_t end, bool *is_attr, size_t *part, size_t *part_end, int64_t *index)
{
    BlStr *s = bl_as_str(text);
    size_t i = *pos;
    if (i >= end)
        return 0;
    uint32_t c = bl_str_at(s, i++);
    if (c != '.' && c != '[')
        return fault("Only '.' or '[' may follow ']' in format field specifier");
    *is_attr = c == '.';
    *part = i;
    *index = -1;
    if (c == '.') {
        while (i < end && bl_str_at(s, i) != '.' && bl_str_at(s, i) != '[')
            i++;
        *part_end = *pos = i;
    } else {
        while (i < end && bl_str_at(s, i) != ']')
            i++;
        if (i >= end)
            return fault("Missing ']' in format string");
        *part_end = i;
        *pos = i + 1;
        *index = number_in(text, *part, i);
        if (*index == -2)
            return -1;
    }
    return *part_end > *part ? 1 : fault("Empty attribute in format string");
}

/* ---- values ---- */

typedef struct Source {
    const BlVal *arg;           /* positional values, then the keyword values */
    size_t nargs;
    BlVal kwnames, mapping;     /* keyword names, or format_map's mapping */
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    int64_t next;
} Source;

static BlRef by_position(Source *q, int64_t index, bool automatic)
{
    if (q->numbering != UNDECIDED && (q->numbering == AUTOMATIC) != automatic) {
        fault(automatic ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification");
        return BL_NULL;
    }
    q->numbering = automatic ? AUTOMATIC : MANUAL;
    if (automatic)
        index = q->next++;
    if (q->mapping != BL_NULL) {
        fault("Format string contains positional fields");
        return BL_NULL;
    }
    if ((uint64_t)index >= q->nargs)
        return bl_raise(bl_exc(IndexError), "Replacement index %zd out of range for positional args tuple", (ptrdiff_t)index);
    return bl_keep(q->arg[index]);
}

static BlRef by_name(Source *q, BlVal text, size_t start, size_t end)
{
    BlRef name = bl_str_substr(text, start, end), r = BL_NULL;
    if (name == BL_NULL)
        return BL_NULL;
    if (q->mapping != BL_NULL) {
        r = bl_getitem(q->mapping, name);
    } else {
        size_t n = q->kwnames == BL_NULL ? 0 : bl_as_tuple(q->kwnames)->count;
        for (size_t i = 0; i < n && r == BL_NULL; i++)
            if (bl_str_equal(bl_as_tuple(q->kwnames)->items[i], name))
                r = bl_keep(q->arg[q->nargs + i]);
        if (r == BL_NULL)
            bl_raise_value(bl_exc(KeyError), name);
    }
    bl_drop(name);
    return r;
}

static BlRef field_value(Source *q, BlVal text, size_t start, size_t end)
{
    size_t pos, part, part_end;
    int64_t index;
    bool is_attr;
    if (!bl_field_first(text, start, end, &pos, &index))
        return BL_NULL;
    BlRef value = index >= 0 || pos == start ? by_position(q, index, pos == start) : by_name(q, text, start, pos);
    while (value != BL_NULL) {
        int more = bl_field_next(text, &pos, end, &is_attr, &part, &part_end, &index);
        if (more == 0)
            return value;
        BlRef key = BL_NULL, inner = BL_NULL;
        if (more > 0)
            key = index >= 0 ? bl_int_from_int64(index) : bl_str_substr(text, part, part_end);
        if (key != BL_NULL)
            inner = is_attr ? bl_getattr(value, key) : bl_getitem(value, key);
        bl_drop(key);
        bl_drop(value);
        value = inner;
    }
    return BL_NULL;
}

static BlRef convert(BlRef value, uint32_t conversion)      /* adopts */
{
    BlRef r;
    switch (conversion) {
    case 0:
        return value;
    case 'r':
        r = bl_repr(value);
        break;
    case 's':
        r = bl_str(value);
        break;
    case 'a':
        r = bl_ascii(value);
        break;
    default:
        r = conversion > 32 && conversion < 127 ? bl_raise(bl_exc(ValueError), "Unknown conversion specifier %c", (int)conversion)
                                                : bl_raise(bl_exc(ValueError), "Unknown conversion specifier \\x%x", conversion);
    }
    bl_drop(value);
    return r;
}

/* ---- the whole ---- */

static BlRef expand(Source *q, BlVal text, size_t start, size_t end, int depth);

static bool put_field(Source *q, BlStrBuilder *b, BlVal text, const BlMarkupPart *part, int depth)
{
    BlRef value = field_value(q, text, part->name, part->name_end);
    if (value != BL_NULL)
        value = convert(value, part->conversion);
    if (value == BL_NULL)
        return false;
    if (part->spec == part->spec_end && bl_is_exact_str(value)) {
        bool ok = bl_builder_str(b, value);
        bl_drop(value);
        return ok;
    }
    BlRef spec = part->nested ? expand(q, text, part->spec, part->spec_end, depth - 1) : bl_str_substr(text, part->spec, part->spec_end);
    BlRef shown = spec == BL_NULL ? BL_NULL : bl_format(value, spec);
    bl_drop(spec);
    bl_drop(value);
    bool ok = shown != BL_NULL && bl_builder_str(b, shown);
    bl_drop(shown);
    return ok;
}

static BlRef expand(Source *q, BlVal text, size_t start, size_t end, int depth)
{
    if (depth <= 0) {
        fault("Max string recursion exceeded");
        return BL_NULL;
    }
    BlMarkup m = {text, start, end};
    BlMarkupPart part;
    BlStrBuilder b;
    bl_builder_init(&b);
    int more;
    while ((more = bl_markup_next(&m, &part)) > 0)
        if (!bl_builder_slice(&b, text, part.literal, part.literal_end) || (part.field && !put_field(q, &b, text, &part, depth)))
            break;
    if (more == 0)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

BlRef bl_str_format_method(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Source q = {.arg = arg, .nargs = nargs, .kwnames = kwnames, .mapping = BL_NULL};
    bl_keep(self);
    BlRef r = expand(&q, self, 0, bl_as_str(self)->length, 2);
    bl_drop(self);
    return r;
}

BlRef bl_str_format_map(BlVal self, const BlVal *arg)
{
    Source q = {.nargs = 0, .kwnames = BL_NULL, .mapping = arg[0]};
    return expand(&q, self, 0, bl_as_str(self)->length, 2);
}
