/* line.c -- the line editor: the only file that knows GNU readline. Without it, or without a terminal, plain reading of stdin.
 *
 * Readline, its settings and the history file are touched only when a person sits at a terminal.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "main/main.h"

static bool on_terminal;

/* ---- without an editor ---- */
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

#ifdef BL_LINE_READLINE
#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_MOST = 10000 };

static char history_path[4096];
static volatile sig_atomic_t interrupted;
static int added;

static void find_history_path(void)
{
    const char *own = getenv("BALLOON_HISTORY"), *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (own)
        snprintf(history_path, sizeof history_path, "%s", own);
    else if (state && *state)
        snprintf(history_path, sizeof history_path, "%s/balloon/history", state);
    else if (home)
        snprintf(history_path, sizeof history_path, "%s/.local/state/balloon/history", home);
}

/* The folders above the history file; failing is silent, history is then not kept. */
static void make_folders(void)
{
    char path[sizeof history_path];
    snprintf(path, sizeof path, "%s", history_path);
    for (char *p = path + 1; *p; p++)
        if (*p == '/') {
            *p = 0;
            mkdir(path, 0700);
            *p = '/';
        }
}

static char *next_completion(const char *text, int state)
{
    static BlRef list = BL_NULL;
    static size_t at;
    if (state == 0) {
        bl_drop(list);
        list = bl_repl_completions(text);
        at = 0;
    }
    while (list != BL_NULL && at < bl_as_list(list)->count) {
        BlVal item = bl_as_list(list)->items[at++];
        size_t n;
        const char *utf8 = bl_str_to_utf8(item, &n);
        char *copy = utf8 ? strdup(utf8) : NULL;
        if (utf8)
            bl_str_utf8_free(item, utf8);
        if (copy)
            return copy;
    }
    return NULL;
}

static char **complete(const char *text, int start, int end)
{
    (void)end;
    rl_attempted_completion_over = 1;
    rl_completion_append_character = 0;
    bool only_blanks = true;
    for (int i = 0; i < start; i++)
        only_blanks &= rl_line_buffer[i] == ' ' || rl_line_buffer[i] == '\t';
    if (only_blanks && !*text) {                /* Tab at the beginning of a line indents */
        rl_insert_text("    ");
        return NULL;
    }
    return rl_completion_matches(text, next_completion);
}

static int check_interrupt(void)
{
    if (bl_vm->tick & BL_TICK_SIGNAL) {
        interrupted = 1;
        rl_done = 1;
    }
    return 0;
}

static void start_editor(void)
{
    rl_readline_name = "balloon";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 1;
    rl_completer_word_break_characters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";
    rl_attempted_completion_function = complete;
    rl_event_hook = check_interrupt;
    rl_signal_event_hook = check_interrupt;
    rl_set_keyboard_input_timeout(50000);
    using_history();
    stifle_history(HISTORY_MOST);
    find_history_path();
    if (*history_path)
        read_history(history_path);
}

static void stop_editor(void)
{
    if (!*history_path || !added)
        return;
    make_folders();
    mode_t old = umask(0077);
    if (append_history(added, history_path))
        write_history(history_path);
    umask(old);
}

static bool read_edited(const char *prompt, BlLine *line)
{
    *line = (BlLine){0};
    interrupted = 0;
    char *text = readline(prompt);
    if (interrupted) {
        free(text);
        rl_free_line_state();
        rl_cleanup_after_signal();
        fputc('\n', stdout);
        line->interrupted = true;
        line->text = bl_calloc(1, 1);
        return line->text != NULL;
    }
    line->end = text == NULL;
    size_t n = text ? strlen(text) : 0;
    line->text = bl_malloc(n + 1);
    if (line->text)
        memcpy(line->text, text ? text : "", n + 1);
    free(text);
    return line->text != NULL;
}

void bl_line_remember(const char *text)
{
    if (!on_terminal || !*text || *text == ' ')
        return;
    HIST_ENTRY *last = history_length ? history_get(history_base + history_length - 1) : NULL;
    if (last && !strcmp(last->line, text))
        return;
    add_history(text);
    added++;
}

const char *bl_line_editor(void) { return "GNU readline"; }
#else
static void start_editor(void) {}
static void stop_editor(void) {}
static bool read_edited(const char *prompt, BlLine *line) { return read_plain(prompt, line); }
void bl_line_remember(const char *text) { (void)text; }
const char *bl_line_editor(void) { return "none"; }
#endif

void bl_line_start(void)
{
    on_terminal = isatty(0) && isatty(1);
    if (on_terminal)
        start_editor();
}

void bl_line_end(void)
{
    if (on_terminal)
        stop_editor();
    on_terminal = false;
}

bool bl_line_read(const char *prompt, BlLine *line) { return on_terminal ? read_edited(prompt, line) : read_plain(prompt, line); }
