/* line_scan.c -- a light reading of source text that is still being typed.
 *
 * It never fails and asks for no grammar: strings, comments, words, numbers and brackets are all it knows. Everything that decides what a
 * program means is the parser's; this only decides how the text looks and where the next line begins.
 */
#include "main/line_scan.h"

#include <string.h>

enum { DEEPEST = 200 };         /* brackets further in are not matched */

/* ---- words ---- */

const char *const bl_scan_keywords[] = {"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
                                       "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
                                       "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", NULL};
static const char *const builtins[] = {"abs", "all", "any", "bool", "bytes", "callable", "chr", "dict", "dir", "enumerate", "filter", "float", "format",
                                       "frozenset", "getattr", "hasattr", "hash", "help", "id", "input", "int", "isinstance", "issubclass", "iter",
                                       "len", "list", "map", "max", "min", "next", "object", "open", "ord", "pow", "print", "property", "range",
                                       "repr", "reversed", "round", "set", "setattr", "sorted", "staticmethod", "str", "sum", "super", "tuple",
                                       "type", "vars", "zip", NULL};

static bool among(const char *const *words, const char *word, size_t n)
{
    for (; *words; words++)
        if (strlen(*words) == n && memcmp(*words, word, n) == 0)
            return true;
    return false;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_word(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || (unsigned char)c >= 0x80; }
static bool is_quote(char c) { return c == '"' || c == '\''; }
static bool opens(char c) { return c == '(' || c == '[' || c == '{'; }
static bool closes(char c) { return c == ')' || c == ']' || c == '}'; }

/* ---- one pass ---- */

typedef struct Reader {
    const char *text;
    size_t n, at;
    uint8_t *style;
    BlScan *end;
    size_t stack[DEEPEST];
    size_t *partner_of;         /* in: a bracket; out: the other one */
    size_t partner;
    bool after_def;
} Reader;

static void paint(Reader *r, size_t from, size_t to, enum BlStyle style)
{
    if (r->style && to > from)
        memset(r->style + from, style, to - from);
}

/* From the opening quote to behind the closing one; a plain string ends with its line at the latest. */
static void read_string(Reader *r, size_t from)
{
    char quote = r->text[r->at];
    bool triple = r->at + 2 < r->n && r->text[r->at + 1] == quote && r->text[r->at + 2] == quote;
    size_t width = triple ? 3 : 1;
    size_t at = r->at + width;
    bool closed = false;
    while (at < r->n && !closed) {
        if (r->text[at] == '\\' && at + 1 < r->n)
            at += 2;
        else if (r->text[at] == '\n' && !triple)
            break;
        else if (r->text[at] == quote && (!triple || (at + 2 < r->n && r->text[at + 1] == quote && r->text[at + 2] == quote))) {
            at += width;
            closed = true;
        } else
            at++;
    }
    if (at > r->n)
        at = r->n;
    if (!closed && (triple || at == r->n)) {
        r->end->in_string = triple;
        r->end->string_start = from;
    }
    paint(r, from, at, BL_STYLE_STRING);
    r->at = at;
}

static bool is_prefix(const char *word, size_t n)
{
    if (n > 2)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!strchr("rRbBuUfF", word[i]))
            return false;
    return n > 0;
}

static void read_word(Reader *r)
{
    size_t from = r->at;
    while (r->at < r->n && is_word(r->text[r->at]))
        r->at++;
    const char *word = r->text + from;
    size_t n = r->at - from;
    if (r->at < r->n && is_quote(r->text[r->at]) && is_prefix(word, n)) {
        read_string(r, from);
        return;
    }
    bool attribute = from > 0 && r->text[from - 1] == '.';
    if (r->after_def)
        paint(r, from, r->at, BL_STYLE_DEFINED);
    else if (!attribute && among(bl_scan_keywords, word, n))
        paint(r, from, r->at, BL_STYLE_KEYWORD);
    else if (!attribute && among(builtins, word, n))
        paint(r, from, r->at, BL_STYLE_BUILTIN);
    r->after_def = (n == 3 && memcmp(word, "def", 3) == 0) || (n == 5 && memcmp(word, "class", 5) == 0);
}

static void read_number(Reader *r)
{
    size_t from = r->at;
    while (r->at < r->n) {
        char c = r->text[r->at], before = r->at > from ? r->text[r->at - 1] : 0;
        bool sign = (c == '+' || c == '-') && (before == 'e' || before == 'E') && !(r->text[from] == '0' && r->at > from + 1 && strchr("xX", r->text[from + 1]));
        if (!is_word(c) && c != '.' && !sign)
            break;
        r->at++;
    }
    paint(r, from, r->at, BL_STYLE_NUMBER);
}

static void read_bracket(Reader *r)
{
    char c = r->text[r->at];
    int *depth = &r->end->depth;
    if (opens(c)) {
        if (*depth < DEEPEST)
            r->stack[*depth] = r->at;
        ++*depth;
    } else if (*depth > 0) {
        --*depth;
        if (*depth < DEEPEST && r->partner_of) {
            size_t open = r->stack[*depth];
            if (open == *r->partner_of)
                r->partner = r->at;
            else if (r->at == *r->partner_of)
                r->partner = open;
        }
    }
    r->at++;
}

static void read_all(Reader *r)
{
    while (r->at < r->n) {
        char c = r->text[r->at];
        r->end->joined = false;
        if (is_digit(c) || (c == '.' && r->at + 1 < r->n && is_digit(r->text[r->at + 1])))
            read_number(r);
        else if (is_word(c))
            read_word(r);
        else if (is_quote(c))
            read_string(r, r->at);
        else if (c == '#') {
            size_t from = r->at;
            while (r->at < r->n && r->text[r->at] != '\n')
                r->at++;
            paint(r, from, r->at, BL_STYLE_COMMENT);
        } else if (opens(c) || closes(c))
            read_bracket(r);
        else {
            r->end->joined = c == '\n' && r->at > 0 && r->text[r->at - 1] == '\\';
            if (c != ' ' && c != '\t')
                r->after_def = false;
            r->at++;
        }
    }
    if (r->n && r->text[r->n - 1] == '\\' && r->end->string_start == SIZE_MAX)
        r->end->joined = true;
    int open = r->end->depth;
    if (open > 0 && open <= DEEPEST)
        r->end->bracket_start = r->stack[open - 1];
}

void bl_scan(const char *text, size_t n, uint8_t *style, BlScan *end)
{
    BlScan ignored;
    Reader r = {.text = text, .n = n, .style = style, .end = end ? end : &ignored};
    *r.end = (BlScan){.string_start = SIZE_MAX, .bracket_start = SIZE_MAX};
    if (style)
        memset(style, BL_STYLE_PLAIN, n);
    read_all(&r);
}

void bl_scan_partner(const char *text, size_t n, size_t point, uint8_t *style)
{
    size_t at = point;
    if (!(at < n && (opens(text[at]) || closes(text[at])))) {
        if (point == 0 || !closes(text[point - 1]))
            return;
        at = point - 1;
    }
    BlScan end = {.string_start = SIZE_MAX, .bracket_start = SIZE_MAX};
    Reader r = {.text = text, .n = n, .end = &end, .partner_of = &at, .partner = SIZE_MAX};
    read_all(&r);
    if (r.partner != SIZE_MAX)
        style[at] = style[r.partner] = BL_STYLE_PARTNER;
}

/* ---- the next line ---- */

static bool starts_with_word(const char *line, size_t n, const char *word)
{
    size_t length = strlen(word);
    return n >= length && memcmp(line, word, length) == 0 && (n == length || !is_word(line[length]));
}

static bool leaves_block(const char *line, size_t n)
{
    static const char *const words[] = {"return", "pass", "break", "continue", "raise"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts_with_word(line, n, words[i]))
            return true;
    return false;
}

/* The end of what a line says: without blanks and its comment. */
static size_t end_of_code(const char *line, size_t n, const uint8_t *style)
{
    while (n && (line[n - 1] == ' ' || line[n - 1] == '\t' || style[n - 1] == BL_STYLE_COMMENT))
        n--;
    return n;
}

size_t bl_indent_after(const char *text, size_t n)
{
    enum { LONGEST = 4096 };
    BlScan end;
    bl_scan(text, n, NULL, &end);
    if (end.in_string)
        return 0;
    size_t from = n;
    while (from && text[from - 1] != '\n')
        from--;
    const char *line = text + from;
    size_t length = n - from, blanks = 0, columns = 0;
    for (; blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'); blanks++)
        columns = line[blanks] == '\t' ? columns / 8 * 8 + 8 : columns + 1;
    uint8_t style[LONGEST];
    if (length > LONGEST)
        return columns;
    bl_scan(line, length, style, NULL);
    length = end_of_code(line, length, style);
    char last = length ? line[length - 1] : 0;
    if ((last == ':' && end.depth == 0) || opens(last))
        return columns + 4;
    if (end.depth == 0 && leaves_block(line + blanks, length > blanks ? length - blanks : 0))
        return columns >= 4 ? columns - 4 : 0;
    return columns;
}

/* ---- pasted sessions ---- */

static bool has_prompt(const char *line, size_t n, const char *prompt)
{
    return n >= 3 && memcmp(line, prompt, 3) == 0 && (n == 3 || line[3] == ' ' || line[3] == '\n' || line[3] == '\r');
}

size_t bl_strip_prompts(char *text, size_t n)
{
    size_t to = 0, first = 0, margin;
    for (size_t i = 0; i < n; i++)              /* CR LF and CR are line ends */
        if (text[i] != '\r' || i + 1 >= n || text[i + 1] != '\n')
            text[to++] = text[i] == '\r' ? '\n' : text[i];
    n = to;
    while (first < n && (text[first] == ' ' || text[first] == '\t'))
        first++;
    margin = first;
    if (!has_prompt(text + first, n - first, ">>>"))
        return n;
    to = 0;
    for (size_t at = 0; at < n;) {
        size_t end = at, from = at;
        while (end < n && text[end] != '\n')
            end++;
        for (size_t i = 0; i < margin && from < end && (text[from] == ' ' || text[from] == '\t'); i++)
            from++;
        bool prompt = has_prompt(text + from, end - from, ">>>") || has_prompt(text + from, end - from, "...");
        size_t stop = end < n ? end + 1 : end;
        if (prompt) {                           /* lines without a prompt are what was printed */
            from += from + 3 < end ? 4 : 3;
            memmove(text + to, text + from, stop - from);
            to += stop - from;
        }
        at = stop;
    }
    return to;
}
