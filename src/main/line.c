/* line.c -- where input comes from: a person at a terminal through the editor, or anything else, line by line.
 *
 * The editor, its settings and the history file are touched only when a person sits at a terminal.
 */
#include "main/line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "main/main.h"

static bool on_terminal;

static bool read_plain(const char *prompt, BlLine *line)
{
    BlBuf b = BL_BUF_INIT;
    char c;
    fputs(prompt, stderr);
    fflush(stderr);
    *line = (BlLine){0};
    for (;;) {
        ssize_t n = read(0, &c, 1);
        if (n < 0 && errno == EINTR) {
            line->interrupted = true;
            break;
        }
        if (n <= 0) {
            line->end = b.size == 0;
            break;
        }
        if (c == '\n')
            break;
        bl_buf_addc(&b, c);
    }
    if (b.failed) {
        bl_buf_free(&b);
        return false;
    }
    bl_buf_addc(&b, 0);
    line->text = bl_buf_take(&b, NULL);
    return line->text != NULL;
}

bool bl_line_colours(int fd)
{
    const char *no = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR"), *term = getenv("TERM");
    if (no && *no)
        return false;
    if (force && *force)
        return true;
    return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}

int bl_line_height(void)
{
    struct winsize w;
    return ioctl(1, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 ? w.ws_row : 24;
}

void bl_completions_free(BlCompletions *c)
{
    for (size_t i = 0; i < c->count; i++)
        bl_mfree(c->items[i]);
    bl_mfree(c->items);
    bl_mfree(c->note);
    *c = (BlCompletions){0};
}

bool bl_line_on_terminal(void) { return on_terminal; }

#ifdef BL_LINE_READLINE
bool bl_line_whole(void) { return on_terminal && bl_edit_whole(); }
const char *bl_line_editor(void) { return "GNU readline"; }

void bl_line_start(const BlLineClient *client)
{
    if (on_terminal || !isatty(0) || !isatty(1))
        return;
    on_terminal = true;
    bl_edit_start(client);
}

void bl_line_end(void)
{
    if (on_terminal)
        bl_edit_end();
    on_terminal = false;
}

bool bl_line_read(const char *prompt, const char *more, BlLine *line)
{
    return on_terminal ? bl_edit_read(prompt, more, line) : read_plain(prompt, line);
}

void bl_line_remember(const char *text)
{
    if (on_terminal && *text && *text != ' ')
        bl_edit_remember(text);
}
#else
bool bl_line_whole(void) { return false; }
const char *bl_line_editor(void) { return "none"; }
void bl_line_start(const BlLineClient *client) { (void)client; on_terminal = isatty(0) && isatty(1); }
void bl_line_end(void) { on_terminal = false; }
bool bl_line_read(const char *prompt, const char *more, BlLine *line) { (void)more; return read_plain(prompt, line); }
void bl_line_remember(const char *text) { (void)text; }
#endif
