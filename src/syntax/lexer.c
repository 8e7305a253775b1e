/* lexer.c -- text to tokens.
 *
 * One character is read at a time through `next_char`, which alone steps to the next line, so `line` and
 * `line_start` are always those of the byte last read. Runs that cannot cross a line are scanned directly.
 *
 * Always: cur <= inp <= end, and *end is 0. A token never ends beyond inp.
 */
#include "syntax/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>

#include "base/alloc.h"
#include "base/utf8.h"

enum { EOT = -1, TAB_SIZE = 8 };

const char *const bl_token_text[BL_TOK_COUNT] = {
#define TOKEN(name) [BL_TOK_##name] = #name,
#define PUNCT(name, text) [BL_TOK_##name] = text,
#define KEYWORD(name, text) [BL_KW_##name] = text,
#include "syntax/tokens.def"
#undef TOKEN
#undef PUNCT
#undef KEYWORD
};

void bl_lexer_init(BlLexer *lx, const char *src, size_t len, BlBump *memory, BlWarningList *warnings)
{
    memset(lx, 0, offsetof(BlLexer, columns));
    lx->columns[0] = lx->alt_columns[0] = 0;
    memset((char *)lx + offsetof(BlLexer, pending), 0, offsetof(BlLexer, parens) - offsetof(BlLexer, pending));
    memset((char *)lx + offsetof(BlLexer, stop), 0, sizeof(*lx) - offsetof(BlLexer, stop));
    lx->src = lx->cur = lx->inp = lx->buffer = lx->line_start = lx->multi_line_start = src;
    lx->end = src + len;
    lx->at_line_start = true;
    lx->shift_line = -1;
    lx->memory = memory;
    lx->warnings = warnings;
    lx->all_ascii = bl_ascii_span(src, len) == len;
}

bool bl_token_is(const BlToken *t, const char *text)
{
    return t->len == strlen(text) && memcmp(t->start, text, t->len) == 0;
}

void bl_warn(BlWarningList *list, bool deprecation, const char *message, int line, int col, int end_line, int end_col)
{
    if (!list || list->failed)
        return;
    if (!message) {
        list->failed = true;
        return;
    }
    if (list->count == list->capacity) {
        size_t capacity = bl_grow(list->capacity, list->count + 1, sizeof *list->items);
        BlSyntaxWarning *items = capacity ? bl_realloc_array(list->items, capacity, sizeof *items) : NULL;
        if (!items) {
            list->failed = true;
            return;
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (BlSyntaxWarning){deprecation, message, line, col, end_line, end_col};
}

/* ---- faults ---- */

static void vfail(BlLexer *lx, int offset, int end_offset, const char *format, va_list args)
{
    if (lx->fault.set)
        return;
    char text[256];
    vsnprintf(text, sizeof text, format, args);
    const char *message = bl_bump_text(lx->memory, text, strlen(text));
    if (!message) {
        lx->stop = BL_STOP_MEMORY;
        return;
    }
    if (offset < 0)
        offset = (int)bl_utf8_count(lx->line_start, (size_t)(lx->cur - lx->line_start));
    if (end_offset < 0)
        end_offset = offset;
    lx->fault = (BlFault){true, false, message, lx->line, offset, end_offset};
    lx->stop = BL_STOP_RAISED;
}

void bl_lexer_fail(BlLexer *lx, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfail(lx, -1, -1, format, args);
    va_end(args);
}

static void fail_range(BlLexer *lx, int offset, int end_offset, const char *message, ...)
{
    va_list args;
    va_start(args, message);
    vfail(lx, offset, end_offset, message, args);
    va_end(args);
}

/* ---- characters ---- */

/* Steps to the next line; false at the end of the text or where the bytes are no text. */
static bool next_line(BlLexer *lx)
{
    if (lx->stop != BL_STOP_NONE)
        return false;
    if (lx->inp == lx->end) {
        lx->stop = BL_STOP_EOF;
        lx->clean_end = !lx->start;
        return false;
    }
    lx->line_start = lx->cur;
    if (!lx->start)
        lx->buffer = lx->cur;
    lx->line++;
    const char *nl = memchr(lx->cur, '\n', (size_t)(lx->end - lx->cur));
    lx->inp = nl ? nl + 1 : lx->end;
    if (__builtin_expect(lx->bad_byte && lx->bad_byte < lx->inp, 0)) {
        lx->stop = BL_STOP_RAISED;
        lx->fault = (BlFault){true, lx->bad_no_position, lx->bad_message, lx->line, 0, 0};
        lx->cur = lx->inp;
        return false;
    }
    return true;
}

static inline int next_char(BlLexer *lx)
{
    if (__builtin_expect(lx->cur == lx->inp, 0) && !next_line(lx))
        return EOT;
    return (unsigned char)*lx->cur++;
}

static inline void back(BlLexer *lx, int c)
{
    if (c != EOT)
        lx->cur--;
}

static inline bool is_digit(int c) { return c >= '0' && c <= '9'; }

static inline bool is_name_start(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

static inline bool is_name_char(int c)
{
    return is_name_start(c) || is_digit(c);
}

static bool is_hex(int c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* ---- indentation ---- */

/* Backslash at c: moves to the next line. False where it is followed by anything but a newline or by nothing. */
static bool continue_line(BlLexer *lx)
{
    int c = next_char(lx);
    if (c != '\n') {
        if (lx->stop != BL_STOP_RAISED && lx->stop != BL_STOP_MEMORY)
            lx->stop = BL_STOP_BACKSLASH;
        return false;
    }
    c = next_char(lx);
    if (c == EOT) {
        lx->cur = lx->inp;
        return false;
    }
    back(lx, c);
    return true;
}

static bool stop_with(BlLexer *lx, BlLexStop why)
{
    lx->stop = why;
    lx->cur = lx->inp;
    return false;
}

/* Compares the column with the stack: tabs may be read as 8 or as 1, and both readings must agree. */
static bool indent_to(BlLexer *lx, int column, int alt)
{
    int depth = lx->indent;
    if (column == lx->columns[depth])
        return alt == lx->alt_columns[depth] || stop_with(lx, BL_STOP_TABS);
    if (column > lx->columns[depth]) {
        if (depth + 1 >= BL_MAX_INDENT)
            return stop_with(lx, BL_STOP_TOO_DEEP);
        if (alt <= lx->alt_columns[depth])
            return stop_with(lx, BL_STOP_TABS);
        lx->pending++;
        lx->indent = ++depth;
        lx->columns[depth] = column;
        lx->alt_columns[depth] = alt;
        return true;
    }
    while (lx->indent > 0 && column < lx->columns[lx->indent]) {
        lx->pending--;
        lx->indent--;
    }
    if (column != lx->columns[lx->indent])
        return stop_with(lx, BL_STOP_DEDENT);
    return alt == lx->alt_columns[lx->indent] || stop_with(lx, BL_STOP_TABS);
}

/* Reads the white space a line begins with. *blank: the line holds no statement. */
static bool line_beginning(BlLexer *lx, bool *blank)
{
    int column = 0, alt = 0, continued = 0, c;
    lx->at_line_start = false;
    for (;;) {
        c = next_char(lx);
        if (c == ' ') {
            column++, alt++;
        } else if (c == '\t') {
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            alt++;
        } else if (c == '\014') {
            column = alt = 0;
        } else if (c == '\\') {
            /* The blanks before the first backslash decide, however many lines it joins. */
            continued = continued ? continued : column;
            if (!continue_line(lx))
                return false;
        } else {
            break;
        }
    }
    back(lx, c);
    if (c == EOT && (lx->stop == BL_STOP_RAISED || lx->stop == BL_STOP_MEMORY))
        return false;
    *blank = c == '#' || c == '\n';
    if (*blank || lx->level > 0)
        return true;
    return indent_to(lx, continued ? continued : column, continued ? continued : alt);
}

/* ---- numbers ---- */

static bool follows(BlLexer *lx, const char *rest)
{
    size_t n = strlen(rest);
    return (size_t)(lx->inp - lx->cur) >= n && memcmp(lx->cur, rest, n) == 0 &&
           !((size_t)(lx->inp - lx->cur) > n && is_name_char((unsigned char)lx->cur[n]));
}

/* A keyword may stand right after a number (with a warning); no other letter may. c is the last byte read. */
static bool number_ends(BlLexer *lx, int c, const char *kind)
{
    bool keyword = (c == 'a' && follows(lx, "nd")) || (c == 'e' && follows(lx, "lse")) ||
                   (c == 'f' && follows(lx, "or")) || (c == 'o' && follows(lx, "r")) ||
                   (c == 'n' && follows(lx, "ot")) ||
                   (c == 'i' && lx->cur < lx->inp && (*lx->cur == 'f' || *lx->cur == 'n' || *lx->cur == 's'));
    if (keyword) {
        char text[64];
        int n = snprintf(text, sizeof text, "invalid %s literal", kind);
        back(lx, c);
        int col = (int)bl_utf8_count(lx->line_start, (size_t)(lx->cur - lx->line_start));
        if (lx->warnings)
            bl_warn(lx->warnings, false, bl_bump_text(lx->memory, text, (size_t)n), lx->line, col, lx->line, -1);
        next_char(lx);
        return true;
    }
    if (c < 128 && is_name_char(c)) {
        back(lx, c);
        bl_lexer_fail(lx, "invalid %s literal", kind);
        return false;
    }
    return true;
}

/* Digits with single underscores between them; answers the byte after, or 0 after a fault. */
static int decimal_tail(BlLexer *lx)
{
    int c;
    for (;;) {
        do {
            c = next_char(lx);
        } while (is_digit(c));
        if (c != '_')
            return c;
        c = next_char(lx);
        if (!is_digit(c)) {
            back(lx, c);
            bl_lexer_fail(lx, "invalid decimal literal");
            return 0;
        }
    }
}

/* After 0x, 0o or 0b. */
static bool prefixed_number(BlLexer *lx, int base)
{
    const char *kind = base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
    int c = next_char(lx);
    do {
        if (c == '_')
            c = next_char(lx);
        bool good = base == 16 ? is_hex(c) : c >= '0' && c < '0' + base;
        if (!good) {
            if (is_digit(c)) {
                bl_lexer_fail(lx, "invalid digit '%c' in %s literal", c, kind);
            } else {
                back(lx, c);
                bl_lexer_fail(lx, "invalid %s literal", kind);
            }
            return false;
        }
        do {
            c = next_char(lx);
        } while (base == 16 ? is_hex(c) : c >= '0' && c < '0' + base);
    } while (c == '_');
    if (is_digit(c)) {
        bl_lexer_fail(lx, "invalid digit '%c' in %s literal", c, kind);
        return false;
    }
    if (!number_ends(lx, c, kind))
        return false;
    back(lx, c);
    return true;
}

/* From the byte after the integer part on: fraction, exponent, j. `in_fraction`: the point has been read. */
static bool number_tail(BlLexer *lx, int c, bool in_fraction)
{
    if (c == '.' && !in_fraction) {
        c = next_char(lx);
        in_fraction = true;
    }
    if (in_fraction && is_digit(c)) {
        c = decimal_tail(lx);
        if (c == 0)
            return false;
    }
    if (c == 'e' || c == 'E') {
        int e = c;
        c = next_char(lx);
        if (c == '+' || c == '-') {
            c = next_char(lx);
            if (!is_digit(c)) {
                back(lx, c);
                bl_lexer_fail(lx, "invalid decimal literal");
                return false;
            }
        } else if (!is_digit(c)) {
            back(lx, c);
            if (!number_ends(lx, e, "decimal"))
                return false;
            back(lx, e);
            return true;
        }
        c = decimal_tail(lx);
        if (c == 0)
            return false;
    }
    if (c == 'j' || c == 'J') {
        c = next_char(lx);
        if (!number_ends(lx, c, "imaginary"))
            return false;
    } else if (!number_ends(lx, c, "decimal")) {
        return false;
    }
    back(lx, c);
    return true;
}

/* A number that begins with 0: only zeros, unless a point, an exponent or a j makes it a float. */
static bool zero_number(BlLexer *lx)
{
    int c = next_char(lx);
    if (c == 'x' || c == 'X')
        return prefixed_number(lx, 16);
    if (c == 'o' || c == 'O')
        return prefixed_number(lx, 8);
    if (c == 'b' || c == 'B')
        return prefixed_number(lx, 2);
    for (;;) {
        if (c == '_') {
            c = next_char(lx);
            if (!is_digit(c)) {
                back(lx, c);
                bl_lexer_fail(lx, "invalid decimal literal");
                return false;
            }
        }
        if (c != '0')
            break;
        c = next_char(lx);
    }
    const char *zeros_end = lx->cur;
    bool nonzero = is_digit(c);
    if (nonzero) {
        c = decimal_tail(lx);
        if (c == 0)
            return false;
    }
    if (c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J')
        return number_tail(lx, c, false);
    if (nonzero) {
        back(lx, c);
        fail_range(lx, (int)(lx->start + 1 - lx->line_start), (int)(zeros_end - lx->line_start), "%s",
                   "leading zeros in decimal integer literals are not permitted; "
                   "use an 0o prefix for octal integers");
        return false;
    }
    if (!number_ends(lx, c, "decimal"))
        return false;
    back(lx, c);
    return true;
}

/* ---- strings ---- */

/* c is the opening quote. */
static bool string_token(BlLexer *lx, int quote)
{
    int quotes = 1, closing = 0;
    lx->first_line = lx->line;
    lx->multi_line_start = lx->line_start;
    int c = next_char(lx);
    if (c == quote) {
        c = next_char(lx);
        if (c == quote)
            quotes = 3;
        else
            closing = 1;
    }
    if (c != quote)
        back(lx, c);
    while (closing != quotes) {
        c = next_char(lx);
        if (c == EOT && (lx->stop == BL_STOP_RAISED || lx->stop == BL_STOP_MEMORY))
            return false;
        if (c == EOT || (quotes == 1 && c == '\n')) {
            /* Reported where the string began. */
            int detected = lx->line;
            lx->cur = lx->start + 1;
            lx->line_start = lx->multi_line_start;
            lx->line = lx->first_line;
            bl_lexer_fail(lx, "unterminated %sstring literal (detected at line %d)",
                          quotes == 3 ? "triple-quoted " : "", detected);
            if (c != '\n' && lx->stop != BL_STOP_MEMORY)
                lx->stop = BL_STOP_IN_STRING;
            return false;
        }
        if (c == quote) {
            closing++;
        } else {
            closing = 0;
            if (c == '\\')
                next_char(lx);
        }
    }
    return true;
}

/* ---- names ---- */

static bool is_printable(ucs4_t c)
{
    if (c == ' ')
        return true;
    uc_general_category_t hidden = uc_general_category_or(
        UC_CATEGORY_C, UC_CATEGORY_Z);
    return !uc_is_general_category(c, hidden);
}

/* A name with bytes above 127: every code point must be allowed at its place. */
static bool check_name(BlLexer *lx)
{
    const char *p = lx->start;
    size_t n = (size_t)(lx->cur - p), good = bl_utf8_check(p, n);
    if (good < n) {
        lx->stop = BL_STOP_DECODE;
        return false;
    }
    for (bool first = true; p < lx->cur; first = false) {
        const char *at = p;
        ucs4_t c = bl_utf8_get(&p);
        if (c == '_' || (first ? uc_is_property_xid_start(c) : uc_is_property_xid_continue(c)))
            continue;
        (void)at;
        lx->cur = p;
        if (is_printable(c))
            bl_lexer_fail(lx, "invalid character '%.*s' (U+%04X)", (int)(p - at), at, (unsigned)c);
        else
            bl_lexer_fail(lx, "invalid non-printable character U+%04X", (unsigned)c);
        return false;
    }
    return true;
}

/* Which string prefix the letters so far are; a letter that cannot go on makes it a plain name. */
typedef struct Prefix { bool b, u, r, f; } Prefix;

static bool prefix_takes(Prefix *s, int c)
{
    switch (c) {
    case 'b': case 'B':
        return !(s->b || s->u || s->f) && (s->b = true);
    case 'u': case 'U':
        return !(s->b || s->u || s->r || s->f) && (s->u = true);
    case 'r': case 'R':
        return !(s->r || s->u) && (s->r = true);
    case 'f': case 'F':
        return !(s->f || s->b || s->u) && (s->f = true);
    }
    return false;
}

static BlTokenKind keyword_of(const char *s, size_t n)
{
#define TOKEN(name)
#define PUNCT(name, text)
#define KEYWORD(name, text) {text, sizeof(text) - 1},
    static const struct { const char *text; size_t len; } words[] = {
#include "syntax/tokens.def"
    };
#undef TOKEN
#undef PUNCT
#undef KEYWORD
    /* Which keywords begin with a letter: positions in the (sorted) table, F N T then a..y. */
    int from, to;
    switch (s[0]) {
    case 'F': from = 0, to = 1; break;
    case 'N': from = 1, to = 2; break;
    case 'T': from = 2, to = 3; break;
    case 'a': from = 3, to = 8; break;
    case 'b': from = 8, to = 9; break;
    case 'c': from = 9, to = 11; break;
    case 'd': from = 11, to = 13; break;
    case 'e': from = 13, to = 16; break;
    case 'f': from = 16, to = 19; break;
    case 'g': from = 19, to = 20; break;
    case 'i': from = 20, to = 24; break;
    case 'l': from = 24, to = 25; break;
    case 'n': from = 25, to = 27; break;
    case 'o': from = 27, to = 28; break;
    case 'p': from = 28, to = 29; break;
    case 'r': from = 29, to = 31; break;
    case 't': from = 31, to = 32; break;
    case 'w': from = 32, to = 34; break;
    case 'y': from = 34, to = 35; break;
    default: return BL_TOK_NAME;
    }
    for (int i = from; i < to; i++)
        if (words[i].len == n && memcmp(words[i].text, s, n) == 0)
            return (BlTokenKind)(BL_KW_FIRST + i);
    return BL_TOK_NAME;
}

static BlTokenKind name_or_string(BlLexer *lx, int c)
{
    Prefix seen = {false, false, false, false};
    while (prefix_takes(&seen, c)) {
        c = next_char(lx);
        if (c == '"' || c == '\'')
            return string_token(lx, c) ? BL_TOK_STRING : BL_TOK_ERROR;
    }
    bool wide = false;
    while (is_name_char(c)) {
        wide |= c >= 128;
        c = next_char(lx);
    }
    back(lx, c);
    if (wide)
        return check_name(lx) ? BL_TOK_NAME : BL_TOK_ERROR;
    return keyword_of(lx->start, (size_t)(lx->cur - lx->start));
}

/* ---- punctuation ---- */

static BlTokenKind open_paren(BlLexer *lx, int c)
{
    if (lx->level >= BL_MAX_LEVEL) {
        bl_lexer_fail(lx, "too many nested parentheses");
        return BL_TOK_ERROR;
    }
    lx->parens[lx->level++] = (BlOpenParen){(char)c, lx->line, (int)(lx->start - lx->line_start)};
    return c == '(' ? BL_TOK_LPAR : c == '[' ? BL_TOK_LSQB : BL_TOK_LBRACE;
}

static BlTokenKind close_paren(BlLexer *lx, int c)
{
    if (lx->level == 0) {
        bl_lexer_fail(lx, "unmatched '%c'", c);
        return BL_TOK_ERROR;
    }
    BlOpenParen open = lx->parens[--lx->level];
    int expected = open.c == '(' ? ')' : open.c == '[' ? ']' : '}';
    if (c != expected) {
        if (open.line != lx->line)
            bl_lexer_fail(lx, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.c,
                          open.line);
        else
            bl_lexer_fail(lx, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.c);
        return BL_TOK_ERROR;
    }
    return c == ')' ? BL_TOK_RPAR : c == ']' ? BL_TOK_RSQB : BL_TOK_RBRACE;
}

static inline bool eat(BlLexer *lx, char c)
{
    if (lx->cur == lx->inp || *lx->cur != c)
        return false;
    lx->cur++;
    if (lx->cur == lx->inp)
        back(lx, next_char(lx));
    return true;
}

/* An operator looks at what follows it, which may be the end of the text: that counts as having met it. */
static BlTokenKind operator_token(BlLexer *lx, int c)
{
    if (lx->cur == lx->inp)
        back(lx, next_char(lx));
    switch (c) {
    case ':': return eat(lx, '=') ? BL_TOK_COLONEQUAL : BL_TOK_COLON;
    case ',': return BL_TOK_COMMA;
    case ';': return BL_TOK_SEMI;
    case '~': return BL_TOK_TILDE;
    case '=': return eat(lx, '=') ? BL_TOK_EQEQUAL : BL_TOK_EQUAL;
    case '!': return eat(lx, '=') ? BL_TOK_NOTEQUAL : BL_TOK_UNKNOWN;
    case '+': return eat(lx, '=') ? BL_TOK_PLUSEQUAL : BL_TOK_PLUS;
    case '-': return eat(lx, '=') ? BL_TOK_MINEQUAL : eat(lx, '>') ? BL_TOK_RARROW : BL_TOK_MINUS;
    case '%': return eat(lx, '=') ? BL_TOK_PERCENTEQUAL : BL_TOK_PERCENT;
    case '&': return eat(lx, '=') ? BL_TOK_AMPEREQUAL : BL_TOK_AMPER;
    case '|': return eat(lx, '=') ? BL_TOK_VBAREQUAL : BL_TOK_VBAR;
    case '^': return eat(lx, '=') ? BL_TOK_CIRCUMFLEXEQUAL : BL_TOK_CIRCUMFLEX;
    case '@': return eat(lx, '=') ? BL_TOK_ATEQUAL : BL_TOK_AT;
    case '*':
        if (eat(lx, '*'))
            return eat(lx, '=') ? BL_TOK_DOUBLESTAREQUAL : BL_TOK_DOUBLESTAR;
        return eat(lx, '=') ? BL_TOK_STAREQUAL : BL_TOK_STAR;
    case '/':
        if (eat(lx, '/'))
            return eat(lx, '=') ? BL_TOK_DOUBLESLASHEQUAL : BL_TOK_DOUBLESLASH;
        return eat(lx, '=') ? BL_TOK_SLASHEQUAL : BL_TOK_SLASH;
    case '<':
        if (eat(lx, '<'))
            return eat(lx, '=') ? BL_TOK_LEFTSHIFTEQUAL : BL_TOK_LEFTSHIFT;
        return eat(lx, '=') ? BL_TOK_LESSEQUAL : eat(lx, '>') ? BL_TOK_LESSGREATER : BL_TOK_LESS;
    case '>':
        if (eat(lx, '>'))
            return eat(lx, '=') ? BL_TOK_RIGHTSHIFTEQUAL : BL_TOK_RIGHTSHIFT;
        return eat(lx, '=') ? BL_TOK_GREATEREQUAL : BL_TOK_GREATER;
    case '(': case '[': case '{': return open_paren(lx, c);
    case ')': case ']': case '}': return close_paren(lx, c);
    }
    if (c < ' ' || c == 127) {
        bl_lexer_fail(lx, "invalid non-printable character U+%04X", (unsigned)c);
        return BL_TOK_ERROR;
    }
    return BL_TOK_UNKNOWN;
}

/* ---- tokens ---- */

/* Finds the next token: [*from, lx->cur) is its text, *from NULL where it has none. */
static BlTokenKind scan(BlLexer *lx, const char **from, const char **to)
{
    bool blank = false;
    int c;
    *from = *to = NULL;
new_line:
    lx->start = NULL;
    if (lx->at_line_start && !line_beginning(lx, &blank))
        return BL_TOK_ERROR;
    lx->start = lx->cur;
    if (lx->pending != 0) {
        bool out = lx->pending < 0;
        lx->pending += out ? 1 : -1;
        return out ? BL_TOK_DEDENT : BL_TOK_INDENT;
    }
again:
    lx->start = NULL;
    do {
        c = next_char(lx);
    } while (c == ' ' || c == '\t' || c == '\014');
    lx->start = lx->cur - (c != EOT);
    *from = lx->start;

    if (c == '#') {
        while (lx->cur < lx->inp && *lx->cur != '\n')
            lx->cur++;
        if (lx->trivia) {
            *to = lx->cur;
            return BL_TOK_COMMENT;
        }
        c = next_char(lx);
    }
    if (c == EOT) {
        *from = NULL;
        return lx->stop == BL_STOP_EOF && lx->level == 0 ? BL_TOK_END : BL_TOK_ERROR;
    }
    if (c == '\n') {
        lx->at_line_start = true;
        bool quiet = blank || lx->level > 0;
        blank = false;
        if (quiet && !lx->trivia)
            goto new_line;
        *to = lx->cur - 1;
        return quiet ? BL_TOK_NL : BL_TOK_NEWLINE;
    }

    BlTokenKind kind;
    if (is_name_start(c)) {
        kind = name_or_string(lx, c);
    } else if (is_digit(c)) {
        bool good;
        if (c == '0') {
            good = zero_number(lx);
        } else {
            c = decimal_tail(lx);
            good = c != 0 && number_tail(lx, c, false);
        }
        kind = good ? BL_TOK_NUMBER : BL_TOK_ERROR;
    } else if (c == '.') {
        if (lx->cur < lx->inp && is_digit((unsigned char)*lx->cur)) {
            c = next_char(lx);
            kind = number_tail(lx, c, true) ? BL_TOK_NUMBER : BL_TOK_ERROR;
        } else if (lx->inp - lx->cur >= 2 && lx->cur[0] == '.' && lx->cur[1] == '.') {
            lx->cur += 2;
            kind = BL_TOK_ELLIPSIS;
        } else {
            const char *after = lx->cur;
            if (lx->cur < lx->inp && *lx->cur == '.')
                lx->cur++;
            if (lx->cur == lx->inp)
                back(lx, next_char(lx));        /* looked for a third point, and met the end */
            lx->cur = after;
            kind = BL_TOK_DOT;
        }
    } else if (c == '"' || c == '\'') {
        kind = string_token(lx, c) ? BL_TOK_STRING : BL_TOK_ERROR;
    } else if (c == '\\') {
        if (!continue_line(lx)) {
            *from = NULL;
            return BL_TOK_ERROR;
        }
        goto again;
    } else {
        kind = operator_token(lx, c);
    }
    *to = lx->cur;
    return kind;
}

/* Columns count from the beginning of the line; in the first line of an f-string's expression they are shifted. */
static void place(BlLexer *lx, BlToken *t, const char *from, const char *to)
{
    const char *line_start = t->kind == BL_TOK_STRING ? lx->multi_line_start : lx->line_start;
    t->line = t->kind == BL_TOK_STRING ? lx->first_line : lx->line;
    t->end_line = lx->line;
    t->bcol = from && from >= line_start ? (int)(from - line_start) : -1;
    t->end_bcol = to && to >= lx->line_start ? (int)(to - lx->line_start) : -1;
    t->col = t->bcol;
    t->end_col = t->end_bcol;
    if (!lx->all_ascii) {
        if (t->bcol > 0)
            t->col = (int)bl_utf8_count(line_start, (size_t)t->bcol);
        if (t->end_bcol > 0)
            t->end_col = (int)bl_utf8_count(lx->line_start, (size_t)t->end_bcol);
    }
    if (__builtin_expect(lx->shift_line >= 0, 0) && lx->line == lx->shift_line) {
        t->bcol += lx->shift_bcol;
        t->end_bcol += lx->shift_bcol;
        t->col += lx->shift_col;
        t->end_col += lx->shift_col;
    }
}

void bl_lexer_next(BlLexer *lx, BlToken *t)
{
    const char *from, *to;
    if (lx->fault.set || (lx->stop != BL_STOP_NONE && lx->stop != BL_STOP_EOF)) {
        from = to = NULL;
        t->kind = BL_TOK_ERROR;
    } else {
        t->kind = (uint8_t)scan(lx, &from, &to);
        if (lx->fault.set && lx->stop == BL_STOP_NONE)
            t->kind = BL_TOK_ERROR;
        if (t->kind == BL_TOK_ERROR)
            from = to = NULL;
    }
    t->level = (uint8_t)lx->level;
    t->start = from && to ? from : NULL;
    t->len = t->start ? (uint32_t)(to - from) : 0;
    place(lx, t, from && to ? from : NULL, to);
}

void bl_lexer_next_single(BlLexer *lx, BlToken *t, bool *started)
{
    bl_lexer_next(lx, t);
    if (t->kind != BL_TOK_END || !*started) {
        *started = true;
        return;
    }
    t->kind = BL_TOK_NEWLINE;
    *started = false;
    if (lx->indent) {
        lx->pending = -lx->indent;
        lx->indent = 0;
    }
}
