/* report_colour.c -- reports of errors in colour, where stderr is a terminal that shows colours.
 *
 * Works on the finished text, line by line: what a line is can be seen from its form. Text that goes anywhere else stays as it is.
 */
#define _GNU_SOURCE             /* memmem */
#include <string.h>

#include "base/buf.h"
#include "main/line.h"
#include "main/main.h"

#define FILE_INK "\033[35m"
#define ERROR_INK "\033[1;31m"
#define TEXT_INK "\033[31m"
#define NO_INK "\033[0m"

static void add_inked(BlBuf *b, const char *ink, const char *text, size_t n)
{
    bl_buf_adds(b, ink);
    bl_buf_add(b, text, n);
    bl_buf_adds(b, NO_INK);
}

/* `  File "name", line 3, in f`: the three in colour. False: not of that form. */
static bool file_line(BlBuf *b, const char *line, size_t n)
{
    static const char begin[] = "  File \"", middle[] = "\", line ";
    const char *end = line + n;
    if (n < sizeof begin || memcmp(line, begin, sizeof begin - 1) != 0)
        return false;
    const char *name = line + sizeof begin - 1, *quote = memmem(name, (size_t)(end - name), middle, sizeof middle - 1);
    if (!quote)
        return false;
    const char *number = quote + sizeof middle - 1, *rest = number;
    while (rest < end && *rest >= '0' && *rest <= '9')
        rest++;
    bl_buf_adds(b, "  File ");
    add_inked(b, FILE_INK, name - 1, (size_t)(quote - name) + 2);
    bl_buf_adds(b, ", line ");
    add_inked(b, FILE_INK, number, (size_t)(rest - number));
    if (end - rest > 5 && memcmp(rest, ", in ", 5) == 0) {
        bl_buf_adds(b, ", in ");
        add_inked(b, FILE_INK, rest + 5, (size_t)(end - rest) - 5);
    } else
        bl_buf_add(b, rest, (size_t)(end - rest));
    return true;
}

/* "    ~~^~~": nothing but marks behind the indentation. */
static bool caret_line(BlBuf *b, const char *line, size_t n)
{
    size_t at = strspn(line, " ");
    if (at < 4 || at >= n || strspn(line + at, "^~ ") < n - at)
        return false;
    bl_buf_add(b, line, at);
    add_inked(b, ERROR_INK, line + at, n - at);
    return true;
}

/* "ZeroDivisionError: division by zero": a dotted name at the left edge. */
static bool error_line(BlBuf *b, const char *line, size_t n)
{
    size_t at = 0;
    while (at < n && (line[at] == '_' || line[at] == '.' || (line[at] | 32) - 'a' + 0u < 26 || (line[at] >= '0' && line[at] <= '9')))
        at++;
    if (at == 0 || (at < n && line[at] != ':') || line[0] < 'A')
        return false;
    add_inked(b, ERROR_INK, line, at);
    if (at < n) {
        bl_buf_addc(b, ':');
        add_inked(b, TEXT_INK, line + at + 1, n - at - 1);
    }
    return true;
}

static BlRef coloured(BlVal text)
{
    size_t n;
    if (!bl_line_colours(2))
        return BL_NULL;
    const char *utf8 = bl_str_to_utf8(text, &n), *end = utf8 ? utf8 + n : NULL;
    BlBuf b = BL_BUF_INIT;
    for (const char *p = utf8; p && p < end;) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        size_t length = (size_t)((newline ? newline : end) - p);
        if (!file_line(&b, p, length) && !caret_line(&b, p, length) && !error_line(&b, p, length))
            bl_buf_add(&b, p, length);
        if (newline)
            bl_buf_addc(&b, '\n');
        p = newline ? newline + 1 : end;
    }
    BlRef r = b.failed || !utf8 ? BL_NULL : bl_str_utf8(bl_buf_text(&b), b.size);
    bl_buf_free(&b);
    if (utf8)
        bl_str_utf8_free(text, utf8);
    bl_clear_error();
    return r;
}

/* Only for sys.stderr as it was made: what a program put in its place gets the plain text. */
static BlRef look(BlVal text)
{
    BlVal err = bl_sys_get_name(bl_name(stderr));
    return err != BL_NULL && err == bl_sys_get_name(bl_name(__stderr__)) ? coloured(text) : BL_NULL;
}

void bl_report_colour_start(void) { bl_report_look_hook = look; }
