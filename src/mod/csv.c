/* csv.c -- the module _csv_text: the inner loops of csv. lib/_csv.py has the dialects, the readers and the writers.
 *
 * A record may go over several lines, so reading is a machine whose state goes in and out with each line: a number for the
 * place in the record, and the text of the field so far. Writing makes the text of one row.
 *
 * Always: fields that are complete are in the list; the unfinished one is in the builder.
 */
#include "mod/module.h"
#include "obj/str_inner.h"

enum State { START_RECORD, START_FIELD, ESCAPED, IN_FIELD, IN_QUOTED, ESCAPED_IN_QUOTED, QUOTE_IN_QUOTED, AFTER_CR, AFTER_ESCAPED_CR };
enum { NUMERIC = 16 };                  /* added to the state: the field is to be a float */
enum { QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE };

/* Units that stand for "none" and for the end of a line: no code points. */
#define NO_CHAR UINT32_MAX
#define LINE_END (UINT32_MAX - 1)

typedef struct Rules {
    uint32_t delimiter, quote, escape;
    bool double_quote, skip_blanks, strict;
    int64_t quoting;
} Rules;

static uint32_t char_of(BlVal v) { return bl_is_str(v) && bl_as_str(v)->length ? bl_str_at(bl_as_str(v), 0) : NO_CHAR; }

/* rules: (delimiter, quotechar, escapechar, doublequote, skipinitialspace, quoting, strict) */
static bool read_rules(BlVal rules, Rules *out)
{
    if (!bl_is_exact(rules, TUPLE) || bl_as_tuple(rules)->count != 7 || !bl_is_imm_int(bl_as_tuple(rules)->items[5])) {
        bl_raise(bl_exc(TypeError), "rules must be a tuple of 7 items");
        return false;
    }
    const BlVal *v = bl_as_tuple(rules)->items;
    *out = (Rules){char_of(v[0]), char_of(v[1]), char_of(v[2]), v[3] == BL_TRUE, v[4] == BL_TRUE, v[6] == BL_TRUE, bl_imm_int(v[5])};
    return true;
}

/* ---- reading ---- */

typedef struct Reader {
    Rules rules;
    BlVal line, fields, error;
    int64_t limit;
    BlStrBuilder field;
    enum State state;
    bool numeric;
} Reader;

static bool save_field(Reader *r)
{
    BlRef text = bl_builder_finish(&r->field);
    bl_builder_init(&r->field);
    if (text != BL_NULL && r->numeric) {
        r->numeric = false;
        bl_replace(&text, bl_call1(bl_class_value(bl_builtin_class(BL_T_FLOAT)), text));
    }
    return text != BL_NULL && bl_list_adopt(r->fields, text);
}

static bool too_long(Reader *r)
{
    bl_raise(r->error, "field larger than field limit (%lld)", (long long)r->limit);
    return false;
}

static bool add_char(Reader *r, uint32_t c)
{
    return (int64_t)r->field.length >= r->limit ? too_long(r) : bl_builder_put(&r->field, c);
}

static bool is_break(uint32_t c) { return c == '\n' || c == '\r'; }

/* A field ends at the end of the line or at a line break. */
static bool end_row(Reader *r, uint32_t c)
{
    r->state = c == LINE_END ? START_RECORD : AFTER_CR;
    return save_field(r);
}

static bool end_field(Reader *r)
{
    r->state = START_FIELD;
    return save_field(r);
}

static bool start_field(Reader *r, uint32_t c)
{
    const Rules *d = &r->rules;
    r->state = START_FIELD;
    if (c == LINE_END || is_break(c))
        return end_row(r, c);
    if (c == d->quote && d->quoting != QUOTE_NONE) {
        r->state = IN_QUOTED;
    } else if (c == d->escape) {
        r->state = ESCAPED;
    } else if (c == ' ' && d->skip_blanks) {
        return true;
    } else if (c == d->delimiter) {
        return save_field(r);
    } else {
        r->numeric = r->numeric || d->quoting == QUOTE_NONNUMERIC;
        r->state = IN_FIELD;
        return add_char(r, c);
    }
    return true;
}

static bool in_field(Reader *r, uint32_t c)
{
    if (c == LINE_END || is_break(c))
        return end_row(r, c);
    if (c == r->rules.escape) {
        r->state = ESCAPED;
        return true;
    }
    return c == r->rules.delimiter ? end_field(r) : add_char(r, c);
}

static bool escaped(Reader *r, uint32_t c)
{
    r->state = is_break(c) ? AFTER_ESCAPED_CR : IN_FIELD;
    return add_char(r, c == LINE_END ? '\n' : c);
}

static bool in_quoted(Reader *r, uint32_t c)
{
    if (c == LINE_END)
        return true;
    if (c == r->rules.escape)
        r->state = ESCAPED_IN_QUOTED;
    else if (c == r->rules.quote && r->rules.quoting != QUOTE_NONE)
        r->state = r->rules.double_quote ? QUOTE_IN_QUOTED : IN_FIELD;
    else
        return add_char(r, c);
    return true;
}

static bool quote_in_quoted(Reader *r, uint32_t c)
{
    const Rules *d = &r->rules;
    if (d->quoting != QUOTE_NONE && c == d->quote) {
        r->state = IN_QUOTED;
        return add_char(r, c);
    }
    if (c == d->delimiter)
        return end_field(r);
    if (c == LINE_END || is_break(c))
        return end_row(r, c);
    if (d->strict) {
        bl_raise(r->error, "'%c' expected after '%c'", (int)d->delimiter, (int)d->quote);
        return false;
    }
    r->state = IN_FIELD;
    return add_char(r, c);
}

static bool after_break(Reader *r, uint32_t c)
{
    if (c == LINE_END)
        r->state = START_RECORD;
    else if (!is_break(c)) {
        bl_raise(r->error, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
        return false;
    }
    return true;
}

static bool step(Reader *r, uint32_t c)
{
    switch (r->state) {
    case START_RECORD:
        if (c == LINE_END)
            return true;                /* an empty line is an empty row */
        if (is_break(c)) {
            r->state = AFTER_CR;
            return true;
        }
        return start_field(r, c);
    case START_FIELD: return start_field(r, c);
    case ESCAPED: return escaped(r, c);
    case IN_FIELD: return in_field(r, c);
    case AFTER_ESCAPED_CR: return c == LINE_END || in_field(r, c);     /* the state stays: the next line end does not end the row either */
    case IN_QUOTED: return in_quoted(r, c);
    case ESCAPED_IN_QUOTED:
        r->state = IN_QUOTED;
        return add_char(r, c == LINE_END ? '\n' : c);
    case QUOTE_IN_QUOTED: return quote_in_quoted(r, c);
    case AFTER_CR: return after_break(r, c);
    }
    return true;
}

/* The characters from i on that mean nothing in this state are taken as one piece; answers where they end. */
static size_t plain_run(Reader *r, size_t i, size_t n)
{
    const BlStr *s = bl_as_str(r->line);
    const Rules *d = &r->rules;
    bool quoted = r->state == IN_QUOTED;
    if (!quoted && r->state != IN_FIELD)
        return i;
    for (; i < n; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c == d->escape || (quoted ? c == d->quote : c == d->delimiter || is_break(c)))
            break;
    }
    return i;
}

static bool read_line(Reader *r)
{
    size_t n = bl_as_str(r->line)->length;
    for (size_t i = 0; i < n;) {
        size_t end = plain_run(r, i, n);
        if (end > i) {
            if ((int64_t)(r->field.length + (end - i)) > r->limit)
                return too_long(r);
            if (!bl_builder_slice(&r->field, r->line, i, end))
                return false;
            i = end;
        } else if (!step(r, bl_str_at(bl_as_str(r->line), i++))) {
            return false;
        }
    }
    return step(r, LINE_END);
}

/* arg: line, fields, text of the field so far, state, rules, limit, Error. Answers (state, text of the field so far). */
static BlRef csv_feed(BlVal self, const BlVal *arg)
{
    (void)self;
    Reader r = {.line = arg[0], .fields = arg[1], .error = arg[6]};
    int64_t state;
    if (!bl_is_str(arg[0]) || !bl_is_list(arg[1]) || !bl_is_str(arg[2]))
        return bl_raise(bl_exc(TypeError), "feed() takes a str, a list and a str first");
    if (!read_rules(arg[4], &r.rules) || !bl_index_int64(arg[3], &state, BL_NULL) || !bl_index_int64(arg[5], &r.limit, BL_NULL))
        return BL_NULL;
    r.state = (enum State)(state & (NUMERIC - 1));
    r.numeric = state & NUMERIC;
    bl_builder_init(&r.field);
    if (!bl_builder_str(&r.field, arg[2]) || !read_line(&r)) {
        bl_builder_free(&r.field);
        return BL_NULL;
    }
    BlRef rest = bl_builder_finish(&r.field), pair = BL_NULL;
    if (rest != BL_NULL)
        pair = bl_tuple_pack(2, bl_from_imm((int64_t)r.state | (r.numeric ? NUMERIC : 0)), rest);
    bl_drop(rest);
    return pair;
}

/* ---- writing ---- */

typedef struct Writer {
    Rules rules;
    BlVal terminator, error;
    BlStrBuilder out;
} Writer;

static bool is_special(const Writer *w, uint32_t c)
{
    if (c == w->rules.delimiter || c == w->rules.escape || c == w->rules.quote)
        return true;
    const BlStr *t = bl_as_str(w->terminator);
    for (size_t i = 0; i < t->length; i++)
        if (bl_str_at(t, i) == c)
            return true;
    return false;
}

/* Which special characters of a field need a character before them, and whether it needs quotes. */
static bool must_quote(const Writer *w, BlVal text, bool *special)
{
    const BlStr *s = bl_as_str(text);
    bool quoted = false;
    *special = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (!is_special(w, c))
            continue;
        *special = true;
        if (w->rules.quoting == QUOTE_NONE)
            return false;
        if (c == w->rules.quote)
            quoted = quoted || w->rules.double_quote;
        else if (c != w->rules.escape)
            quoted = true;
    }
    return quoted;
}

/* One field; what stands before a special character is the quote itself, the escape character or nothing. */
static bool put_field(Writer *w, BlVal text, bool quoted)
{
    const Rules *d = &w->rules;
    bool special;
    quoted = must_quote(w, text, &special) || quoted;
    if (quoted && d->quote != NO_CHAR && !bl_builder_put(&w->out, d->quote))
        return false;
    if (!special && !bl_builder_str(&w->out, text))
        return false;
    for (size_t i = 0; special && i < bl_as_str(text)->length; i++) {
        uint32_t c = bl_str_at(bl_as_str(text), i), before = NO_CHAR;
        if (is_special(w, c)) {
            bool is_quote = c == d->quote;
            if (d->quoting != QUOTE_NONE && is_quote && d->double_quote)
                before = d->quote;
            else if (d->quoting == QUOTE_NONE || is_quote || c == d->escape) {
                if (d->escape == NO_CHAR) {
                    bl_raise(w->error, "need to escape, but no escapechar set");
                    return false;
                }
                before = d->escape;
            }
        }
        if ((before != NO_CHAR && !bl_builder_put(&w->out, before)) || !bl_builder_put(&w->out, c))
            return false;
    }
    return !quoted || d->quote == NO_CHAR || bl_builder_put(&w->out, d->quote);
}

/* A value of the row as text: None is empty. */
static BlRef text_of(BlVal v)
{
    if (v == BL_NONE)
        return bl_keep(bl_str_empty());
    return bl_is_str(v) ? bl_keep(v) : bl_str(v);
}

static bool put_value(Writer *w, BlVal v, bool alone)
{
    bool number = bl_is_int(v) || bl_is_float(v) || (bl_is_heap(v) && bl_type_lookup(v, bl_name(__float__)) != BL_NULL);
    bool quoted = w->rules.quoting == QUOTE_ALL || (w->rules.quoting == QUOTE_NONNUMERIC && !number);
    BlRef text = text_of(v);
    if (text == BL_NULL)
        return false;
    if (alone && bl_as_str(text)->length == 0 && !quoted) {    /* an empty line would be a row without fields */
        quoted = true;
        if (w->rules.quoting == QUOTE_NONE) {
            bl_raise(w->error, "single empty field record must be quoted");
            bl_drop(text);
            return false;
        }
    }
    bool ok = put_field(w, text, quoted);
    bl_drop(text);
    return ok;
}

/* arg: list of values, rules, line terminator, Error. */
static BlRef csv_row(BlVal self, const BlVal *arg)
{
    (void)self;
    Writer w = {.terminator = arg[2], .error = arg[3]};
    if (!bl_is_list(arg[0]) || !bl_is_str(arg[2]))
        return bl_raise(bl_exc(TypeError), "row() takes a list and a str");
    if (!read_rules(arg[1], &w.rules))
        return BL_NULL;
    bl_builder_init(&w.out);
    bool ok = true;
    for (size_t i = 0; ok && i < bl_as_list(arg[0])->count; i++) {
        BlRef v = bl_keep(bl_as_list(arg[0])->items[i]);
        ok = (i == 0 || bl_builder_put(&w.out, w.rules.delimiter)) && put_value(&w, v, bl_as_list(arg[0])->count == 1);
        bl_drop(v);
    }
    if (ok && bl_builder_str(&w.out, arg[2]))
        return bl_builder_finish(&w.out);
    bl_builder_free(&w.out);
    return BL_NULL;
}

static const BlMethod csv_methods[] = {
    {"feed", csv_feed, "(line, fields, text, state, rules, limit, error, /)", "Read one line of a record: (state, text of the unfinished field).", NULL, 0},
    {"row", csv_row, "(values, rules, terminator, error, /)", "The text of one row.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_csv = {.name = "_csv_text", .doc = "The inner loops of csv.", .methods = csv_methods};
