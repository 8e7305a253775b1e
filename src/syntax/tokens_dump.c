/* tokens_dump.c -- the tokens of a file as `python -m tokenize` lists them.
 *
 * That listing comes from another tokenizer than the compiler's: it keeps comments and blank lines, cuts "1if" in two
 * without a word, and calls what it cannot read an ERRORTOKEN of one character. So it has a scanner of its own, which
 * reads a line at a time.
 *
 * Columns are in code points. A line ends after its '\n'; the last one may have none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "syntax/parse.h"

enum { INDENTS_MOST = 100 };

typedef struct Scan {
    FILE       *out;
    const char *filename;
    const char *at, *end;           /* what is left of the text */
    const char *line, *line_end;    /* the current line */
    int         number;             /* of it */
    int         level;              /* open parentheses */
    bool        continued;          /* the line before ended with a backslash */
    bool        in_string;
    char        quote;              /* the string that goes over lines */
    bool        tripled;
    const char *string_start;
    int         string_line, string_col;
    int         indents[INDENTS_MOST], depth;
    BlBuf       buf;
} Scan;

static int column(const Scan *s, const char *p)
{
    return (int)bl_utf8_count(s->line, (size_t)(p - s->line));
}

static void put(Scan *s, const char *kind, const char *text, size_t len, int line, int col, int end_line, int end_col)
{
    char where[64];
    snprintf(where, sizeof where, "%d,%d-%d,%d:", line, col, end_line, end_col);
    bl_buf_clear(&s->buf);
    bl_buf_printf(&s->buf, "%-20s%-15s", where, kind);
    size_t before = bl_utf8_count(s->buf.data ? s->buf.data : "", s->buf.size);
    bl_dump_text(&s->buf, text, len, false);
    size_t width = bl_utf8_count(bl_buf_text(&s->buf), s->buf.size) - before;
    if (width < 15)
        bl_buf_fill(&s->buf, ' ', 15 - width);
    bl_buf_addc(&s->buf, '\n');
    fwrite(bl_buf_text(&s->buf), 1, s->buf.size, s->out);
}

static void put_span(Scan *s, const char *kind, const char *from, const char *to)
{
    put(s, kind, from, (size_t)(to - from), s->number, column(s, from), s->number, column(s, to));
}

static bool next_line(Scan *s)
{
    s->number++;
    s->line = s->at;
    const char *nl = memchr(s->at, '\n', (size_t)(s->end - s->at));
    s->line_end = s->at = nl ? nl + 1 : s->end;
    return s->line < s->line_end;
}

static bool complain(Scan *s, const char *message, int line, int col)
{
    fflush(s->out);
    fprintf(stderr, "%s:%d:%d: error: %s\n", s->filename, line, col, message);
    return false;
}

/* ---- what regular expressions do there ---- */

/* \w: letters, marks are not among them, digits and numbers of any script, and the underscore. */
static bool is_word(const char *p, const char *end, size_t *width)
{
    *width = bl_wtf8_valid_at(p, (size_t)(end - p));
    if (*width == 0)
        return false;
    ucs4_t c = bl_utf8_get(&p);
    if (c < 128)
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool in_base(char c, int base)
{
    if (base == 16)
        return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    return c >= '0' && c < '0' + base;
}

/* (_? digit)+ */
static const char *digits(const char *p, const char *end, int base)
{
    for (;;) {
        const char *q = p < end && *p == '_' ? p + 1 : p;
        if (q >= end || !in_base(*q, base))
            return p;
        p = q + 1;
    }
}

static const char *plain_digits(const char *p, const char *end)
{
    return p < end && is_digit(*p) ? digits(p + 1, end, 10) : p;
}

static const char *exponent(const char *p, const char *end)
{
    if (p == end || (*p | 0x20) != 'e')
        return p;
    const char *q = p + 1;
    if (q < end && (*q == '+' || *q == '-'))
        q++;
    const char *r = plain_digits(q, end);
    return r > q ? r : p;
}

/* The longest number at p as the alternatives imaginary, float, integer find it; p if there is none. */
static const char *number(const char *p, const char *end)
{
    const char *whole = plain_digits(p, end), *q = whole;
    bool real = false;
    if (q < end && *q == '.') {
        const char *fraction = plain_digits(q + 1, end);
        if (whole > p || fraction > q + 1) {
            q = exponent(fraction, end);
            real = true;
        }
    }
    if (!real && whole > p) {
        const char *e = exponent(whole, end);
        real = e > whole;
        q = e;
    }
    if (q > p && q < end && (*q | 0x20) == 'j')
        return q + 1;
    if (real)
        return q;
    if (whole == p)
        return p;
    if (*p == '0') {
        char kind = p + 1 < end ? p[1] | 0x20 : 0;
        int base = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
        const char *r = base ? digits(p + 2, end, base) : p;
        if (base && r > p + 2)
            return r;
        for (q = p + 1;;) {
            const char *zero = q < end && *q == '_' ? q + 1 : q;
            if (zero >= end || *zero != '0')
                return q;
            q = zero + 1;
        }
    }
    return whole;
}

static size_t prefix_length(const char *p, const char *end)
{
    static const char *const prefixes[] = {"br", "rb", "fr", "rf", "b", "r", "u", "f"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]), j = 0;
        while (j < n && p + j < end && (p[j] | 0x20) == prefixes[i][j])
            j++;
        if (j == n && p + n < end && (p[n] == '"' || p[n] == '\''))
            return n;
    }
    return 0;
}

/* The end of a string's text after its closing quotes, NULL if this line does not hold them. */
static const char *closing(const char *p, const char *end, char quote, bool tripled)
{
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == quote && !tripled)
            return p + 1;
        else if (*p == quote && end - p >= 3 && p[1] == quote && p[2] == quote)
            return p + 3;
    }
    return NULL;
}

/* ---- tokens ---- */

static bool ends_with_backslash(const Scan *s)
{
    size_t n = (size_t)(s->line_end - s->line);
    return (n >= 2 && memcmp(s->line_end - 2, "\\\n", 2) == 0) || (n >= 3 && memcmp(s->line_end - 3, "\\\r\n", 3) == 0);
}

static void begin_string(Scan *s, const char *from, char quote, bool tripled)
{
    s->in_string = true;
    s->quote = quote;
    s->tripled = tripled;
    s->string_start = from;
    s->string_line = s->number;
    s->string_col = column(s, from);
}

/* A string at p, its prefix included; NULL if there is none that ends properly. *rest: the line is used up. */
static const char *string_at(Scan *s, const char *p, bool *rest)
{
    const char *q = p + prefix_length(p, s->line_end);
    *rest = false;
    if (q == s->line_end || (*q != '"' && *q != '\''))
        return NULL;
    char quote = *q;
    bool tripled = s->line_end - q >= 3 && q[1] == quote && q[2] == quote;
    const char *stop = closing(q + (tripled ? 3 : 1), s->line_end, quote, tripled);
    if (tripled) {
        if (stop)
            return stop;
        begin_string(s, p, quote, true);
        *rest = true;
        return s->line_end;
    }
    const char *nl = memchr(q, '\n', (size_t)(s->line_end - q));
    if (stop && (!nl || stop <= nl))
        return stop;
    /* A backslash at the end of the line goes on in the next one. */
    if (ends_with_backslash(s)) {
        const char *c = q + 1;
        while (c < s->line_end && *c != '\n' && *c != quote)
            c += *c == '\\' ? 2 : 1;
        if (c >= s->line_end) {
            begin_string(s, p, quote, false);
            *rest = true;
            return s->line_end;
        }
    }
    return NULL;
}

static size_t operator_length(const char *p, const char *end)
{
    size_t best = 0;
    for (int k = BL_TOK_LPAR; k < BL_KW_FIRST; k++) {
        size_t n = strlen(bl_token_text[k]);
        if (k != BL_TOK_LESSGREATER && n > best && (size_t)(end - p) >= n && memcmp(p, bl_token_text[k], n) == 0)
            best = n;
    }
    return best;
}

/* The rest of a string that began on an earlier line. Answers false at an error; *p is where to go on. */
static bool go_on_string(Scan *s, const char **p)
{
    const char *stop = closing(s->line, s->line_end, s->quote, s->tripled);
    if (stop) {
        put(s, "STRING", s->string_start, (size_t)(stop - s->string_start), s->string_line, s->string_col, s->number,
            column(s, stop));
        s->in_string = false;
        *p = stop;
        return true;
    }
    *p = s->line_end;
    if (!s->tripled && !ends_with_backslash(s)) {
        put(s, "ERRORTOKEN", s->string_start, (size_t)(s->line_end - s->string_start), s->string_line, s->string_col,
            s->number, column(s, s->line_end));
        s->in_string = false;
    }
    return true;
}

/* What a logical line begins with. *p is moved past the white space; *done if there is nothing else on the line. */
static bool line_beginning(Scan *s, const char **p, bool *done)
{
    int width = 0;
    const char *c = s->line;
    for (; c < s->line_end; c++) {
        if (*c == ' ')
            width++;
        else if (*c == '\t')
            width = (width / 8 + 1) * 8;
        else if (*c == '\f')
            width = 0;
        else
            break;
    }
    *p = c;
    *done = c == s->line_end;
    if (*done)
        return true;
    if (*c == '#' || *c == '\r' || *c == '\n') {
        if (*c == '#') {
            const char *stop = s->line_end;
            while (stop > c && (stop[-1] == '\r' || stop[-1] == '\n'))
                stop--;
            put_span(s, "COMMENT", c, stop);
            c = stop;
        }
        put_span(s, "NL", c, s->line_end);
        *done = true;
        return true;
    }
    if (width > s->indents[s->depth] && s->depth + 1 < INDENTS_MOST) {
        s->indents[++s->depth] = width;
        put_span(s, "INDENT", s->line, c);
    }
    while (width < s->indents[s->depth]) {
        bool known = false;
        for (int i = 0; i <= s->depth; i++)
            known |= s->indents[i] == width;
        if (!known)
            return complain(s, "unindent does not match any outer indentation level", s->number, column(s, c));
        s->depth--;
        put_span(s, "DEDENT", c, c);
    }
    return true;
}

/* One token at p, or none where only white space is left; answers where to go on. */
static const char *one_token(Scan *s, const char *p)
{
    const char *from = p, *stop;
    while (from < s->line_end && (*from == ' ' || *from == '\f' || *from == '\t'))
        from++;
    if (from == s->line_end)
        return from;
    bool rest;
    size_t width, n;
    if ((stop = number(from, s->line_end)) > from) {
        put_span(s, "NUMBER", from, stop);
    } else if (*from == '\n' || (*from == '\r' && from + 1 < s->line_end && from[1] == '\n')) {
        stop = s->line_end;
        put_span(s, s->level > 0 ? "NL" : "NEWLINE", from, stop);
    } else if (*from == '#') {
        for (stop = from; stop < s->line_end && *stop != '\r' && *stop != '\n';)
            stop++;
        put_span(s, "COMMENT", from, stop);
    } else if ((stop = string_at(s, from, &rest)) != NULL) {
        if (!rest)
            put(s, "STRING", from, (size_t)(stop - from), s->number, column(s, from), s->number, column(s, stop));
    } else if (is_word(from, s->line_end, &width)) {
        for (stop = from; stop < s->line_end && is_word(stop, s->line_end, &width);)
            stop += width;
        /* A digit of another script begins no name. */
        const char *c = from;
        bool named = *from == '_' || uc_is_property_xid_start(bl_utf8_get(&c));
        put_span(s, named ? "NAME" : "OP", from, stop);
    } else if (*from == '\\' && from + 1 < s->line_end && (from[1] == '\n' || from[1] == '\r')) {
        s->continued = true;
        stop = s->line_end;
    } else if ((n = operator_length(from, s->line_end)) > 0) {
        stop = from + n;
        if (strchr("([{", *from))
            s->level++;
        else if (strchr(")]}", *from))
            s->level--;
        put_span(s, "OP", from, stop);
    } else {
        width = bl_wtf8_valid_at(p, (size_t)(s->line_end - p));
        stop = p + (width ? width : 1);
        put_span(s, "ERRORTOKEN", p, stop);
    }
    return stop;
}

static bool scan_lines(Scan *s)
{
    const char *last = NULL, *last_end = NULL;
    while (next_line(s)) {
        const char *p = s->line;
        bool done = false;
        last = s->line;
        last_end = s->line_end;
        if (s->in_string) {
            if (!go_on_string(s, &p))
                return false;
        } else if (s->level == 0 && !s->continued) {
            if (!line_beginning(s, &p, &done))
                return false;
        } else {
            s->continued = false;
        }
        while (!done && p < s->line_end)
            p = one_token(s, p);
    }
    if (s->in_string)
        return complain(s, "EOF in multi-line string", s->string_line, s->string_col);
    if (s->level > 0 || s->continued)
        return complain(s, "EOF in multi-line statement", s->number, 0);
    if (last && last_end[-1] != '\n' && last_end[-1] != '\r') {
        const char *c = last;
        while (c < last_end && (*c == ' ' || *c == '\t' || *c == '\f'))
            c++;
        if (*c != '#' || c == last_end) {
            int width = (int)bl_utf8_count(last, (size_t)(last_end - last));
            put(s, "NEWLINE", "", 0, s->number - 1, width, s->number - 1, width + 1);
        }
    }
    for (; s->depth > 0; s->depth--)
        put(s, "DEDENT", "", 0, s->number, 0, s->number, 0);
    put(s, "ENDMARKER", "", 0, s->number, 0, s->number, 0);
    return true;
}

bool bl_tokens_dump(FILE *out, const char *src, size_t len, const char *filename)
{
    char encoding[64];
    BlBump memory;
    BlSource source = {.text = NULL};
    Scan s = {.out = out, .filename = filename};
    bool good;
    bl_bump_init(&memory);
    if (!bl_source_encoding(src, len, encoding)) {
        fprintf(stderr, "%s: error: unknown encoding: %s\n", filename, encoding);
        return false;
    }
    if (len >= 3 && memcmp(src, "\xEF\xBB\xBF", 3) == 0)
        src += 3, len -= 3;
    if (bl_utf8_check(src, len) < len || strcmp(encoding, "iso-8859-1") == 0) {
        BlParseOptions options = {BL_PARSE_EVAL, BL_PARSE_FROM_BYTES, filename, 0};
        bl_source_decode(&source, src, len, &options, &memory);
        if (source.text && bl_utf8_check(source.text, source.len) == source.len) {
            src = source.text;
            len = source.len;
        } else {
            fprintf(stderr, "%s: error: invalid or missing encoding declaration for '%s'\n", filename, filename);
            bl_mfree(source.text);
            bl_bump_free(&memory);
            return false;
        }
    }
    put(&s, "ENCODING", encoding, strlen(encoding), 0, 0, 0, 0);
    s.at = src;
    s.end = src + len;
    good = scan_lines(&s) && !s.buf.failed;
    bl_buf_free(&s.buf);
    bl_mfree(source.text);
    bl_bump_free(&memory);
    return good;
}
