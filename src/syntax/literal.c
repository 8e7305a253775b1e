/* literal.c -- numbers and strings: from the text of a token to its value.
 *
 * Neighbouring string tokens become one node. In an f-string each replacement field's expression is cut out, put
 * between parentheses and parsed by a parser of its own, whose lexer knows where in the program it stands. All nodes
 * made of one row of strings carry the place of the whole row, as in CPython 3.11 (format specifications excepted).
 *
 * Faults are only worded when an error is being looked for (p->machine); otherwise the parse just fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/uniname.h"
#include "base/utf8.h"
#include "syntax/parse.h"

enum { USUAL_MAX_DIGITS = 4300, FSTRING_DEPTH = 2 };

void bl_utf8_words(char *out, size_t size, const char *at, size_t position, size_t bad, const char *reason)
{
    if (bad == 1)
        snprintf(out, size, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
                 (unsigned)(unsigned char)*at, position, reason);
    else
        snprintf(out, size, "(unicode error) 'utf-8' codec can't decode bytes in position %zu-%zu: %s", position,
                 position + bad - 1, reason);
}

/* False, with the fault worded, if s..end is no UTF-8; positions count from s. */
static bool check_utf8(Parser *p, const char *s, const char *end)
{
    size_t n = (size_t)(end - s), good = bl_utf8_check(s, n), bad;
    if (good == n)
        return true;
    const char *reason = bl_utf8_fault(s + good, n - good, &bad);
    char text[160];
    bl_utf8_words(text, sizeof text, s + good, good, bad, reason);
    bl_literal_fault(p, "%s", text);
    return false;
}

/* ---- numbers ---- */

/* The digits without underscores and prefix; NUL-terminated. */
static char *clean_digits(Parser *p, const BlToken *t, size_t skip, size_t *len)
{
    char *text = bl_bump(&p->sh->memory, t->len + 1);
    if (!text) {
        p->sh->no_memory = true;
        return NULL;
    }
    size_t n = 0;
    for (size_t i = skip; i < t->len; i++)
        if (t->start[i] != '_')
            text[n++] = t->start[i];
    text[n] = 0;
    *len = n;
    return text;
}

static bool too_many_digits(Parser *p, const BlToken *t, size_t digits)
{
    int most = p->sh->options->max_digits ? p->sh->options->max_digits : USUAL_MAX_DIGITS;
    if (most < 0 || digits <= (size_t)most)
        return false;
    char text[256];
    snprintf(text, sizeof text,
             "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
             "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
             "avoid decimal conversion limits.",
             most, digits);
    bl_number_fault(p, t, text);
    return true;
}

BlNode *bl_parse_number(Parser *p)
{
    const BlToken *t = &p->tokens[p->pos];
    int base = 10;
    if (t->len > 1 && t->start[0] == '0') {
        char c = t->start[1] | 0x20;
        base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
    }
    size_t len;
    char *text = clean_digits(p, t, base == 10 ? 0 : 2, &len);
    if (!text)
        return NULL;
    BlConst value = {.kind = BL_CONST_INT, .base = (uint8_t)base, .ascii = true};
    char last = text[len - 1];
    if (base == 10 && (last == 'j' || last == 'J' || strpbrk(text, ".eE"))) {
        value.kind = last == 'j' || last == 'J' ? BL_CONST_IMAG : BL_CONST_FLOAT;
        value.number = strtod(text, NULL);
    } else {
        if (base == 10 && too_many_digits(p, t, len))
            return NULL;
        value.text = text;
        value.len = len;
    }
    p->pos++;
    BlNode *n = bl_node_new(p, BL_AST_Constant, p->pos - 1);
    if (n)
        n->Constant.value = value;
    return n;
}

/* ---- escapes ---- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void warn_escape(Parser *p, const BlToken *t, const char *at)
{
    if (p->mute)
        return;
    if (p->machine) {
        if (bl_machine_is_quiet(p->machine))
            return;
    } else if (!p->in_fstring) {
        if (p->sh->warned && at <= p->sh->warned)
            return;
        p->sh->warned = at;
    }
    char text[64];
    const char *after = at;
    bool octal = *at >= '0' && *at <= '7';
    if (octal)
        after += 3;
    else
        bl_utf8_get(&after);
    int n = snprintf(text, sizeof text, "invalid %sescape sequence '\\%.*s'", octal ? "octal " : "", (int)(after - at), at);
    bl_warn(&p->sh->warnings, true, bl_bump_text(&p->sh->memory, text, (size_t)n), t->line, t->col, t->end_line, t->end_col);
}

/* Positions in messages count each code point above 127 as the ten characters of \UXXXXXXXX. */
static size_t escape_position(const char *from, const char *to)
{
    size_t n = 0;
    for (; from < to; from++) {
        if ((unsigned char)*from < 0x80)
            n++;
        else if (!bl_utf8_is_tail((unsigned char)*from))
            n += 10;
    }
    return n;
}

static void unicode_fault(Parser *p, const char *s, const char *from, const char *to, const char *reason)
{
    size_t a = escape_position(s, from), b = escape_position(s, to);
    if (b - a == 1)
        bl_literal_fault(p, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %zu: %s", a, reason);
    else
        bl_literal_fault(p, "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", a, b - 1,
                         reason);
}

static bool named_char(Parser *p, BlBuf *out, const char *s, const char *back, const char **at, const char *end)
{
    const char *c = *at;
    const char *reason = "malformed \\N character escape";
    if (c < end && *c == '{') {
        const char *name = ++c;
        while (c < end && *c != '}')
            c++;
        size_t n = (size_t)(c - name);
        if (c < end && n) {
            c++;
            int64_t rune = bl_unicode_lookup(name, n);
            if (rune >= 0) {
                bl_buf_add_rune(out, (uint32_t)rune);
                *at = c;
                return true;
            }
            reason = "unknown Unicode character name";
        }
    }
    unicode_fault(p, s, back, c, reason);
    return false;
}

static bool hex_char(Parser *p, BlBuf *out, const char *s, const char *back, const char **at, const char *end, int count)
{
    uint32_t rune = 0;
    const char *c = *at;
    for (int i = 0; i < count; i++, c++) {
        int v = c < end ? hex_value(*c) : -1;
        if (v < 0) {
            unicode_fault(p, s, back, c, count == 2 ? "truncated \\xXX escape" : count == 4 ? "truncated \\uXXXX escape"
                                                                                          : "truncated \\UXXXXXXXX escape");
            return false;
        }
        rune = rune << 4 | (uint32_t)v;
    }
    if (rune > BL_RUNE_MAX) {
        unicode_fault(p, s, back, c, "illegal Unicode character");
        return false;
    }
    bl_buf_add_rune(out, rune);
    *at = c;
    return true;
}

static char simple_escape(char c)
{
    switch (c) {
    case '\\': case '\'': case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    }
    return 0;
}

static uint32_t octal(const char **at, const char *end)
{
    uint32_t v = 0;
    for (int i = 0; i < 3 && *at < end && **at >= '0' && **at <= '7'; i++)
        v = v * 8 + (uint32_t)(*(*at)++ - '0');
    return v;
}

/* Text with escapes, s to end, appended to out. */
static bool decode_text(Parser *p, BlBuf *out, const char *s, const char *end, const BlToken *t)
{
    const char *invalid = NULL;
    for (const char *c = s; c < end;) {
        const char *slash = memchr(c, '\\', (size_t)(end - c)), *stop = slash ? slash : end;
        size_t plain_bytes = bl_ascii_span(c, (size_t)(stop - c));
        if (c + plain_bytes < stop && !check_utf8(p, c + plain_bytes, stop))
            return false;
        bl_buf_add(out, c, (size_t)(stop - c));
        if (!slash)
            break;
        c = slash + 1;
        if (c == end || (unsigned char)*c >= 0x80) {
            bl_buf_addc(out, '\\');
            continue;
        }
        char e = *c, plain = simple_escape(e);
        if (plain) {
            bl_buf_addc(out, plain);
            c++;
        } else if (e == '\n') {
            c++;
        } else if (e >= '0' && e <= '7') {
            const char *digits = c;
            uint32_t rune = octal(&c, end);
            if (rune > 0377 && !invalid)
                invalid = digits;
            bl_buf_add_rune(out, rune);
        } else if (e == 'x' || e == 'u' || e == 'U') {
            c++;
            if (!hex_char(p, out, s, slash, &c, end, e == 'x' ? 2 : e == 'u' ? 4 : 8))
                return false;
        } else if (e == 'N') {
            c++;
            if (!named_char(p, out, s, slash, &c, end))
                return false;
        } else {
            if (!invalid)
                invalid = c;
            bl_buf_addc(out, '\\');
        }
    }
    if (invalid)
        warn_escape(p, t, invalid);
    return true;
}

static bool decode_bytes(Parser *p, BlBuf *out, const char *s, const char *end, const BlToken *t)
{
    const char *invalid = NULL;
    for (const char *c = s; c < end;) {
        if (*c != '\\') {
            bl_buf_addc(out, *c++);
            continue;
        }
        c++;
        char plain = c < end ? simple_escape(*c) : 0;
        if (plain) {
            bl_buf_addc(out, plain);
            c++;
        } else if (c < end && *c == '\n') {
            c++;
        } else if (c < end && *c >= '0' && *c <= '7') {
            const char *digits = c;
            uint32_t byte = octal(&c, end);
            if (byte > 0377 && !invalid)
                invalid = digits;
            bl_buf_addc(out, (char)byte);
        } else if (c < end && *c == 'x') {
            int high = c + 1 < end ? hex_value(c[1]) : -1, low = c + 2 < end ? hex_value(c[2]) : -1;
            if (high < 0 || low < 0) {
                bl_literal_fault(p, "(value error) invalid \\x escape at position %zu", (size_t)(c - 1 - s));
                return false;
            }
            bl_buf_addc(out, (char)(high * 16 + low));
            c += 3;
        } else {
            if (!invalid)
                invalid = c;
            bl_buf_addc(out, '\\');
        }
    }
    if (invalid)
        warn_escape(p, t, invalid);
    return true;
}

/* ---- rows of strings ---- */

/* One string token taken apart. */
typedef struct Piece {
    const BlToken *token;
    const char *body, *end;     /* between the quotes */
    bool bytes, raw, format;
} Piece;

static Piece take_apart(const BlToken *t)
{
    Piece s = {.token = t};
    const char *c = t->start, *end = t->start + t->len;
    for (; *c != '"' && *c != '\''; c++) {
        char low = *c | 0x20;
        s.bytes |= low == 'b';
        s.raw |= low == 'r';
        s.format |= low == 'f';
    }
    size_t quotes = end - c >= 6 && c[1] == *c && c[2] == *c ? 3 : 1;
    s.body = c + quotes;
    s.end = end - quotes;
    return s;
}

/* A row being put together. */
typedef struct Row {
    Parser        *p;
    const BlToken *first, *last;
    BlBuf          text;        /* literal text not yet made a node */
    bool           has_text;
    bool           format;      /* an f-string is among them */
    size_t         base;        /* nodes so far: the parser's stack from here */
} Row;

static BlNode *row_node(Row *r, int kind)
{
    return bl_node_at(r->p, kind, r->first->line, r->first->col, r->last->end_line, r->last->end_col);
}

static BlNode *text_node(Row *r)
{
    Parser *p = r->p;
    BlNode *n = row_node(r, BL_AST_Constant);
    const char *text = n ? bl_bump_text(&p->sh->memory, bl_buf_text(&r->text), r->text.size) : NULL;
    if (!text || r->text.failed) {
        p->sh->no_memory = true;
        return NULL;
    }
    size_t len = r->text.size;
    n->Constant.value.kind = BL_CONST_STR;
    n->Constant.value.ascii = bl_ascii_span(text, len) == len;
    n->Constant.value.text = text;
    n->Constant.value.len = len;
    n->Constant.kind = r->first->start[0] == 'u';
    bl_buf_clear(&r->text);
    return n;
}

static bool flush_text(Row *r)
{
    if (r->text.size == 0 && !r->text.failed)
        return true;
    BlNode *n = text_node(r);
    return n && bl_push(r->p, n);
}

/* ---- f-strings ---- */

static bool format_body(Row *r, const Piece *s, const char **at, int depth);

/* Literal text up to a brace that means something. Answers 1 after a doubled brace, 0 otherwise, -1 on a fault. */
static int format_literal(Row *r, const Piece *s, const char **at, int depth)
{
    const char *c = *at, *begin = c, *end = s->end;
    int result = 0;
    while (c < end) {
        char ch = *c++;
        if (!s->raw && ch == '\\' && c < end) {
            ch = *c++;
            if (ch == 'N') {
                if (c < end && *c++ == '{')
                    while (c < end && *c++ != '}')
                        ;
                continue;
            }
            if (ch == '{')
                warn_escape(r->p, s->token, c - 1);
        }
        if (ch != '{' && ch != '}')
            continue;
        if (depth == 0) {
            if (c < end && *c == ch) {
                *at = c + 1;
                result = 1;
                goto done;
            }
            if (ch == '}') {
                bl_literal_fault(r->p, "f-string: single '}' is not allowed");
                return -1;
            }
        }
        c--;
        break;
    }
    *at = c;
done:
    if (s->raw) {
        if (!check_utf8(r->p, begin, c))
            return -1;
        bl_buf_add(&r->text, begin, (size_t)(c - begin));
    } else if (!decode_text(r->p, &r->text, begin, c, s->token)) {
        return -1;
    }
    return result;
}

/* Finds the end of a field's expression: the byte that is '!', ':', '=' or '}' outside all brackets and strings. */
static bool find_expression_end(Parser *p, const char **at, const char *end)
{
    char open[BL_MAX_LEVEL];
    int depth = 0, quotes = 0;
    char quote = 0;
    const char *c = *at;
    for (; c < end; c++) {
        char ch = *c;
        if (ch == '\\') {
            bl_literal_fault(p, "f-string expression part cannot include a backslash");
            return false;
        }
        bool tripled = (ch == '\'' || ch == '"') && c + 2 < end && c[1] == ch && c[2] == ch;
        if (quote) {
            if (ch == quote && (quotes == 1 || tripled)) {
                c += quotes - 1;
                quote = 0;
            }
        } else if (ch == '\'' || ch == '"') {
            quote = ch;
            quotes = tripled ? 3 : 1;
            c += quotes - 1;
        } else if (ch == '[' || ch == '{' || ch == '(') {
            if (depth >= BL_MAX_LEVEL) {
                bl_literal_fault(p, "f-string: too many nested parenthesis");
                return false;
            }
            open[depth++] = ch;
        } else if (ch == '#') {
            bl_literal_fault(p, "f-string expression part cannot include '#'");
            return false;
        } else if (depth == 0 && (ch == '!' || ch == ':' || ch == '}' || ch == '=' || ch == '>' || ch == '<')) {
            if (c + 1 < end && c[1] == '=' && (ch == '!' || ch == '=' || ch == '<' || ch == '>')) {
                c++;
                continue;
            }
            if (ch != '>' && ch != '<')
                break;
        } else if (ch == ']' || ch == '}' || ch == ')') {
            if (depth == 0) {
                bl_literal_fault(p, "f-string: unmatched '%c'", ch);
                return false;
            }
            char opening = open[--depth];
            if (ch != (opening == '(' ? ')' : opening == '[' ? ']' : '}')) {
                bl_literal_fault(p, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", ch, opening);
                return false;
            }
        }
    }
    *at = c;
    if (quote) {
        bl_literal_fault(p, "f-string: unterminated string");
        return false;
    }
    if (depth) {
        bl_literal_fault(p, "f-string: unmatched '%c'", open[depth - 1]);
        return false;
    }
    if (c >= end) {
        bl_literal_fault(p, "f-string: expecting '}'");
        return false;
    }
    return true;
}

void bl_fstring_lexer(BlLexer *lx, Shared *sh, const char *text, size_t len, int line, int bcol, int col)
{
    bl_lexer_init(lx, text, len, &sh->memory, &sh->warnings);
    lx->line = line - 1;
    lx->shift_line = line;
    lx->shift_bcol = bcol;
    lx->shift_col = col;
}

/* Where an expression stands whose '{' is at `brace`: the way CPython 3.11 counts it. */
static void locate(Parser *p, const BlToken *t, const char *brace, int *line, int *bcol, int *col)
{
    int lines = 0, cols = 0;
    const char *c = brace + 1;
    while (*c == ' ' || *c == '\t' || *c == '\f')
        c++;
    if (*c != '\n' && *c != '}') {
        c = brace;
        while (c > t->start && *c != '\n')
            c--;
        cols = (int)(brace - c);
        if (*c == '\n')
            cols--;
    }
    for (c = t->start; c < brace; c++)
        lines += *c == '\n';
    *line = t->line + lines;
    *bcol = *col = lines ? cols : t->bcol + cols;
    if (!p->sh->ascii) {
        size_t n;
        const char *text = bl_line_text(p->sh, *line, &n);
        *col = (int)bl_utf8_count(text, (size_t)*bcol < n ? (size_t)*bcol : n);
    }
}

/* The expression from..to, in parentheses, by a parser of its own. */
static BlNode *field_expression(Parser *p, const BlToken *t, const char *from, const char *to)
{
    const char *c = from;
    while (c < to && (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\f'))
        c++;
    if (c == to) {
        if (*to == '!' || *to == ':' || *to == '=')
            bl_literal_fault(p, "f-string: expression required before '%c'", *to);
        else
            bl_literal_fault(p, "f-string: empty expression not allowed");
        return NULL;
    }
    Shared *sh = p->sh;
    size_t len = (size_t)(to - from) + 2;
    char *text = bl_bump(&sh->memory, len + 1);
    BlLexer *lx = bl_bump(&sh->scratch, sizeof *lx);
    if (!text || !lx) {
        sh->no_memory = true;
        return NULL;
    }
    text[0] = '(';
    memcpy(text + 1, from, len - 2);
    text[len - 1] = ')';
    text[len] = 0;
    int line, bcol, col;
    locate(p, t, from - 1, &line, &bcol, &col);
    bl_fstring_lexer(lx, sh, text, len, line, bcol, col);
    Parser inner = {.sh = sh, .in_fstring = true, .mute = p->mute};
    BlNode *n = NULL;
    size_t warnings = sh->warnings.count;
    enum { FIELD_DEPTH = 30 };
    if (bl_deeper(p, FIELD_DEPTH) && bl_tokenize(&inner, lx, false)) {
        size_t base = sh->stack_count;
        n = bl_parse_star_expressions(&inner);
        sh->stack_count = base;
        if (n && peek(&inner) != BL_TOK_END)
            n = NULL;
    }
    sh->depth -= FIELD_DEPTH;
    bl_mfree(inner.tokens);
    if (!n && !sh->no_memory && p->machine) {
        sh->warnings.count = warnings;
        bl_fstring_fault(p, text, len, line, bcol, col);
    }
    return n;
}

/* field: '{' expression ['='] ['!' conversion] [':' spec] '}', *at on the brace */
static bool format_field(Row *r, const Piece *s, const char **at, int depth)
{
    Parser *p = r->p;
    const char *end = s->end;
    if (depth >= FSTRING_DEPTH) {
        bl_literal_fault(p, "f-string: expressions nested too deeply");
        return false;
    }
    const char *from = ++*at, *c = from;
    if (!find_expression_end(p, &c, end))
        return false;
    BlNode *value = field_expression(p, s->token, from, c), *spec = NULL;
    if (!value)
        return false;
    int conversion = -1;
    bool shown = *c == '=';
    if (shown) {
        c++;
        while (c < end && (*c == ' ' || (*c >= '\t' && *c <= '\r')))
            c++;
        if (c < end)
            bl_buf_add(&r->text, from, (size_t)(c - from));
    }
    if (c < end && *c == '!') {
        c++;
        if (c < end) {
            conversion = (unsigned char)*c++;
            if (conversion != 's' && conversion != 'r' && conversion != 'a') {
                bl_literal_fault(p, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
                return false;
            }
        }
    }
    if (c < end && *c == ':') {
        c++;
        if (c < end) {
            Row inner = {.p = p, .first = r->first, .last = r->last, .base = p->sh->stack_count, .format = true};
            bool good = format_body(&inner, s, &c, depth + 1);
            /* What ends a specification, and the specification itself, carry the place of their own token only. */
            inner.first = inner.last = s->token;
            good = good && flush_text(&inner);
            bl_buf_free(&inner.text);
            if (!good || !(spec = row_node(&inner, BL_AST_JoinedStr)) ||
                !bl_take_list(p, inner.base, &spec->JoinedStr.values))
                return false;
        }
    }
    if (c >= end || *c != '}') {
        bl_literal_fault(p, "f-string: expecting '}'");
        return false;
    }
    *at = c + 1;
    if (shown && !spec && conversion == -1)
        conversion = 'r';
    if (!flush_text(r))
        return false;
    BlNode *n = row_node(r, BL_AST_FormattedValue);
    if (!n)
        return false;
    n->FormattedValue.value = value;
    n->FormattedValue.conversion = conversion;
    n->FormattedValue.format_spec = spec;
    return bl_push(p, n);
}

/* Literals and fields in turn, to the end of the string or, in a format specification, to the closing brace. */
static bool format_body(Row *r, const Piece *s, const char **at, int depth)
{
    for (;;) {
        int doubled = format_literal(r, s, at, depth);
        if (doubled < 0)
            return false;
        if (doubled)
            continue;
        if (*at >= s->end || **at == '}')
            break;
        if (!format_field(r, s, at, depth))
            return false;
    }
    if (depth && *at >= s->end) {
        bl_literal_fault(r->p, "f-string: expecting '}'");
        return false;
    }
    return true;
}

/* ---- the row ---- */

static bool add_piece(Row *r, const Piece *s)
{
    if (s->bytes) {
        for (const char *c = s->body; c < s->end; c++)
            if ((unsigned char)*c >= 0x80) {
                bl_literal_fault_at(r->p, s->token, "bytes can only contain ASCII literal characters");
                return false;
            }
    }
    if (s->format) {
        r->format = true;
        const char *at = s->body;
        return format_body(r, s, &at, 0);
    }
    if (s->raw || !memchr(s->body, '\\', (size_t)(s->end - s->body))) {
        if (!s->bytes && !check_utf8(r->p, s->body, s->end))
            return false;
        bl_buf_add(&r->text, s->body, (size_t)(s->end - s->body));
        return true;
    }
    return s->bytes ? decode_bytes(r->p, &r->text, s->body, s->end, s->token)
                    : decode_text(r->p, &r->text, s->body, s->end, s->token);
}

/* A single literal without escapes is its own text. */
static BlNode *plain_string(Parser *p, const Piece *s)
{
    BlNode *n = bl_node_new(p, BL_AST_Constant, p->pos - 1);
    if (n) {
        size_t len = (size_t)(s->end - s->body);
        n->Constant.value.kind = s->bytes ? BL_CONST_BYTES : BL_CONST_STR;
        n->Constant.value.text = s->body;
        n->Constant.value.len = len;
        n->Constant.value.ascii = bl_ascii_span(s->body, len) == len;
        n->Constant.kind = s->token->start[0] == 'u';
    }
    return n;
}

/* strings: STRING+ */
BlNode *bl_parse_strings(Parser *p)
{
    size_t first = p->pos;
    while (peek(p) == BL_TOK_STRING)
        p->pos++;
    Piece s = take_apart(&p->tokens[first]);
    if (p->pos == first + 1 && !s.format && (s.raw || !memchr(s.body, '\\', (size_t)(s.end - s.body))) &&
        bl_utf8_check(s.body, (size_t)(s.end - s.body)) == (size_t)(s.end - s.body) &&
        (!s.bytes || bl_ascii_span(s.body, (size_t)(s.end - s.body)) == (size_t)(s.end - s.body)))
        return plain_string(p, &s);

    Row r = {.p = p, .first = &p->tokens[first], .last = &p->tokens[p->pos - 1], .base = p->sh->stack_count};
    bool bytes = s.bytes;
    BlNode *n = NULL;
    for (size_t i = first; i < p->pos; i++) {
        s = take_apart(&p->tokens[i]);
        bool mixed = s.bytes != bytes;
        if ((!mixed || !s.format) && !add_piece(&r, &s))
            goto done;
        if (mixed) {
            bl_literal_fault(p, "cannot mix bytes and nonbytes literals");
            goto done;
        }
    }
    if (r.text.failed) {
        p->sh->no_memory = true;
    } else if (r.format) {
        if (flush_text(&r) && (n = row_node(&r, BL_AST_JoinedStr)) && !bl_take_list(p, r.base, &n->JoinedStr.values))
            n = NULL;
    } else {
        n = text_node(&r);
        if (n && bytes) {
            n->Constant.value.kind = BL_CONST_BYTES;
            n->Constant.kind = false;
        }
    }
done:
    bl_buf_free(&r.text);
    p->sh->stack_count = r.base;
    return n;
}
