/* line_edit.c -- the line editor: GNU readline, taught to edit a whole block. The only file that knows readline.
 *
 * The buffer holds the block with its newlines. Enter asks the client whether the block is complete; keys that mean "the line" in readline
 * (Home, End, Up, Down, kill) mean the line of the block here. They are replaced function by function in readline's key tables after the
 * user's inputrc was read, so whatever keys he gave them keep working, in vi mode too. Painting is ours (line_screen.c); on a terminal that
 * cannot move its cursor up, readline paints and blocks are read line by line.
 *
 * Readline runs by its callback interface: waiting for a key is our own loop, which sees signals between two keys and nowhere else.
 */
#ifdef BL_LINE_READLINE
#define _GNU_SOURCE             /* ppoll, memmem */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "main/line.h"
#include "main/line_scan.h"
#include "main/line_screen.h"
#include "obj/interrupt.h"
#include "obj/error.h"

int tgetflag(const char *id);           /* terminfo, which readline stands on; its headers define macros of short names */
int tgetnum(const char *id);
char *tgetstr(const char *id, char **area);

static struct {
    const BlLineClient *client;
    BlTerminal terminal;
    bool started, whole;
    const char *more;                   /* NULL: a single line is read */
    char *result;
    bool end, hangup;
    bool closed;                        /* the block is left: nothing is painted any more */
    bool pastes;                        /* pastes are announced */
    bool utf8;                          /* the locale says so */
    BlBuf typed;                        /* bytes that came with a paste but do not belong to it */
    size_t typed_at;
    BlBuf style;
    int goal;                           /* the column Up and Down aim at; -1: the present one */
} e = {.goal = -1};

/* ---- keys ---- */

static bool input_waits(void)
{
    struct pollfd p = {.fd = 0, .events = POLLIN};
    return e.typed_at < e.typed.size || poll(&p, 1, 0) > 0;
}

static int get_key(FILE *stream)
{
    unsigned char c;
    (void)stream;
    if (e.typed_at < e.typed.size)
        return (unsigned char)e.typed.data[e.typed_at++];
    for (;;) {
        ssize_t n = read(0, &c, 1);
        if (n == 1)
            return c;
        if (n < 0 && errno == EINTR && !(bl_vm->tick & BL_TICK_SIGNAL))
            continue;
        if (n == 0 || errno != EINTR)
            e.hangup = true;
        return EOF;
    }
}

/* ---- painting ---- */

static bool is_on(const char *variable)
{
    const char *value = rl_variable_value(variable);
    return value && strcmp(value, "on") == 0;
}

/* The mode that vi users like to see, in front of the prompt. */
static const char *mode_text(void)
{
    if (!is_on("show-mode-in-prompt"))
        return "";
    const char *text = rl_variable_value(rl_editing_mode ? "emacs-mode-string" : RL_ISSTATE(RL_STATE_VICMDONCE) || rl_get_keymap() == vi_movement_keymap
                                                                                     ? "vi-cmd-mode-string" : "vi-ins-mode-string");
    return text ? text : "";
}

static void picture_of(BlPicture *p, char *prompt, size_t room, bool final)
{
    size_t n = (size_t)rl_end;
    snprintf(prompt, room, "%s%s", mode_text(), rl_display_prompt ? rl_display_prompt : "");
    *p = (BlPicture){.first = prompt, .next = e.more ? e.more : "", .text = rl_line_buffer, .size = n, .point = (size_t)rl_point};
    bl_buf_clear(&e.style);
    if (e.more && e.terminal.colour && bl_buf_reserve(&e.style, n + 1)) {
        uint8_t *style = (uint8_t *)e.style.data;
        bl_scan(p->text, n, style, NULL);
        if (!final)
            bl_scan_partner(p->text, n, p->point, style);
        p->style = style;
    }
}

static void paint(void)
{
    BlPicture p;
    char prompt[1024];
    if (e.closed || (!rl_done && input_waits()))        /* the next key paints */
        return;
    picture_of(&p, prompt, sizeof prompt, false);
    bl_screen_paint(&p);
}

/* Below the block, which stays on the screen as it is. */
static void leave_block(void)
{
    if (!e.whole) {
        fputc('\n', rl_outstream);
        fflush(rl_outstream);
        return;
    }
    BlPicture p;
    char prompt[1024];
    picture_of(&p, prompt, sizeof prompt, true);
    bl_screen_finish(&p);
}

static void paint_again(void)
{
    if (!e.whole)
        rl_on_new_line();
    rl_forced_update_display();
}

static void read_size(void)
{
    struct winsize w;
    int width = 80, height = 24;
    if (ioctl(1, TIOCGWINSZ, &w) == 0) {
        width = w.ws_col > 1 ? w.ws_col : width;
        height = w.ws_row > 0 ? w.ws_row : height;
    }
    e.terminal.width = e.terminal.wraps ? width : width - 1;
    e.terminal.height = height;
}

static int clear_screen(int count, int key)
{
    if (!e.whole)
        return rl_clear_screen(count, key);
    bl_screen_clear();
    rl_forced_update_display();
    return 0;
}

/* ---- moving in the block ---- */

static int line_begin(int at)
{
    while (at > 0 && rl_line_buffer[at - 1] != '\n')
        at--;
    return at;
}

static int line_end(int at)
{
    while (at < rl_end && rl_line_buffer[at] != '\n')
        at++;
    return at;
}

static bool has_lines(void) { return memchr(rl_line_buffer, '\n', (size_t)rl_end) != NULL; }

static int characters(int from, int to)
{
    int n = 0;
    for (; from < to; from++)
        n += (rl_line_buffer[from] & 0xC0) != 0x80;
    return n;
}

static void go_to_column(int begin)
{
    int end = line_end(begin), at = begin;
    for (int n = e.goal; n > 0 && at < end; n--)
        do
            at++;
        while (at < end && (rl_line_buffer[at] & 0xC0) == 0x80);
    rl_point = at;
}

static int up(int count, int key);
static int down(int count, int key);

static void set_goal(int begin)
{
    if (e.goal < 0 || (rl_last_func != up && rl_last_func != down))
        e.goal = characters(begin, rl_point);
}

static int up(int count, int key)
{
    for (; count > 0; count--) {
        int begin = line_begin(rl_point);
        if (begin == 0 || !e.whole) {
            e.goal = -1;
            return rl_get_previous_history(count, key);
        }
        set_goal(begin);
        go_to_column(line_begin(begin - 1));
        rl_last_func = up;
    }
    return 0;
}

static int down(int count, int key)
{
    for (; count > 0; count--) {
        int end = line_end(rl_point);
        if (end == rl_end || !e.whole) {
            e.goal = -1;
            return where_history() < history_length ? rl_get_next_history(count, key) : rl_ding();
        }
        set_goal(line_begin(rl_point));
        go_to_column(end + 1);
        rl_last_func = down;
    }
    return 0;
}

static int home(int count, int key)
{
    if (!has_lines())
        return rl_beg_of_line(count, key);
    rl_point = line_begin(rl_point);
    return 0;
}

static int end_of_line(int count, int key)
{
    if (!has_lines())
        return rl_end_of_line(count, key);
    rl_point = line_end(rl_point);
    return 0;
}

static int kill_line(int count, int key)
{
    if (!has_lines() || count < 0)
        return rl_kill_line(count, key);
    int end = line_end(rl_point);
    return rl_kill_text(rl_point, end == rl_point && end < rl_end ? end + 1 : end);
}

static int kill_to_begin(int count, int key)
{
    if (!has_lines())
        return rl_unix_line_discard(count, key);
    int begin = line_begin(rl_point), from = begin == rl_point && begin > 0 ? begin - 1 : begin;
    rl_kill_text(rl_point, from);
    rl_point = from;
    return 0;
}

/* Backspace in the indentation goes back to the stop before. */
static int backspace(int count, int key)
{
    int begin = line_begin(rl_point), blanks = rl_point - begin;
    for (int i = begin; i < rl_point; i++)
        if (rl_line_buffer[i] != ' ')
            return rl_rubout(count, key);
    if (!e.more || !e.whole || blanks < 2 || count != 1)
        return rl_rubout(count, key);
    int from = begin + (blanks - 1) / 4 * 4;
    rl_delete_text(from, rl_point);
    rl_point = from;
    return 0;
}

/* ---- Enter ---- */

static bool blank(int from, int to)
{
    for (; from < to; from++)
        if (!strchr(" \t\f", rl_line_buffer[from]))
            return false;
    return true;
}

/* A block from the history that nobody has changed since. */
static bool is_recalled(void)
{
    HIST_ENTRY *h = where_history() < history_length ? current_history() : NULL;
    return h && strcmp(h->line, rl_line_buffer) == 0;
}

static bool is_complete(void)
{
    BlScan scan;
    bl_scan(rl_line_buffer, (size_t)rl_end, NULL, &scan);
    BlUnit unit = scan.joined ? BL_UNIT_OPEN : e.client->unit(rl_line_buffer, (size_t)rl_end);
    int last = line_begin(rl_end);
    bool searched = rl_last_func == rl_reverse_search_history || rl_last_func == rl_forward_search_history;
    if (unit != BL_UNIT_OPEN && is_recalled() && (rl_point == rl_end || searched))
        return true;
    if (last > 0 && rl_point < last && !blank(rl_point, rl_end))
        return false;
    if (unit == BL_UNIT_OPEN && blank(last, rl_end))            /* an empty line ends what is not inside brackets or a string */
        return !scan.in_string && scan.depth == 0 && !scan.joined;
    return unit == BL_UNIT_DONE || (unit == BL_UNIT_BLOCK && last > 0 && blank(last, rl_end));
}

static int accept_block(int count, int key)
{
    if (e.whole)
        leave_block();
    return rl_newline(count, key);
}

static int enter(int count, int key)
{
    if (!e.whole || !e.more || is_complete())
        return accept_block(count, key);
    if (rl_editing_mode == 0 && rl_get_keymap() == vi_movement_keymap) {
        rl_point = line_end(rl_point);
        rl_vi_insertion_mode(1, key);
    }
    size_t indent = input_waits() ? 0 : bl_indent_after(rl_line_buffer, (size_t)rl_point);
    rl_begin_undo_group();
    rl_insert_text("\n");
    for (; indent; indent--)
        rl_insert_text(" ");
    rl_end_undo_group();
    return 0;
}

/* ---- Tab ---- */

static size_t common_part(const BlCompletions *c)
{
    size_t n = strlen(c->items[0]);
    for (size_t i = 1; i < c->count; i++) {
        size_t k = 0;
        while (k < n && c->items[i][k] == c->items[0][k])
            k++;
        n = k;
    }
    while (n && (c->items[0][n] & 0xC0) == 0x80)        /* no half character */
        n--;
    return n;
}

static void insert_completion(const BlCompletions *c, size_t n)
{
    char *text = bl_malloc(n + 1);
    if (!text)
        return;
    memcpy(text, c->items[0], n);
    text[n] = 0;
    rl_begin_undo_group();
    rl_delete_text((int)c->from, rl_point);
    rl_point = (int)c->from;
    rl_insert_text(text);
    rl_end_undo_group();
    bl_mfree(text);
}

/* What is listed of a.b.c is c. */
static const char *short_name(const char *item)
{
    const char *dot = strrchr(item, '.');
    return dot && dot[1] && !strpbrk(item, "/'\"") ? dot + 1 : item;
}

/* In columns, downwards; at most what the window shows. */
static void list_completions(const BlCompletions *c)
{
    size_t widest = 1, width = e.terminal.width > 4 ? (size_t)e.terminal.width : 4;
    for (size_t i = 0; i < c->count; i++) {
        size_t n = strlen(short_name(c->items[i]));
        widest = n > widest ? n : widest;
    }
    widest += 2;
    size_t columns = width / widest ? width / widest : 1, most = e.terminal.height > 3 ? (size_t)e.terminal.height - 3 : 1;
    size_t rows = (c->count + columns - 1) / columns, shown = rows > most ? most : rows, left = 0;
    BlBuf b = BL_BUF_INIT;
    for (size_t r = 0; r < shown; r++) {
        for (size_t k = 0; k < columns && k * rows + r < c->count; k++) {
            const char *name = short_name(c->items[k * rows + r]);
            bool last = k + 1 == columns || (k + 1) * rows + r >= c->count;
            bl_buf_printf(&b, "%-*s", last ? 0 : (int)widest, name);
        }
        bl_buf_addc(&b, '\n');
    }
    for (size_t r = shown; r < rows; r++)
        for (size_t k = 0; k < columns && k * rows + r < c->count; k++)
            left++;
    if (left)
        bl_buf_printf(&b, "... and %zu more\n", left);
    fputs(bl_buf_text(&b), rl_outstream);
    bl_buf_free(&b);
}

static void show_below(const BlCompletions *c)
{
    leave_block();
    if (c->note)
        fprintf(rl_outstream, "%s\n", c->note);
    else
        list_completions(c);
    fflush(rl_outstream);
    paint_again();
}

static int tab(int count, int key)
{
    int begin = line_begin(rl_point);
    if (!e.more)
        return rl_insert(count, key);
    if (blank(begin, rl_point)) {
        for (int n = 4 - (rl_point - begin) % 4; n > 0; n--)
            rl_insert_text(" ");
        return 0;
    }
    BlCompletions c = {0};
    e.client->complete(rl_line_buffer, (size_t)rl_end, (size_t)rl_point, &c);
    size_t typed = (size_t)rl_point - c.from;
    if (c.note)
        show_below(&c);
    else if (c.count == 0)
        rl_ding();
    else {
        size_t n = common_part(&c);
        bool longer = n > typed || strncmp(c.items[0], rl_line_buffer + c.from, n) != 0;
        if (longer && n >= typed)
            insert_completion(&c, n);
        else if (c.count > 1)
            show_below(&c);
    }
    bl_completions_free(&c);
    return 0;
}

/* ---- paste ---- */

static const char paste_end[] = "\033[201~";

/* All until the terminal says that the paste is over; false: Ctrl-C, or nothing comes any more. */
static bool read_paste(BlBuf *b)
{
    enum { TAIL = sizeof paste_end - 1, CHUNK = 1 << 16 };
    for (size_t seen = 0;;) {
        const char *end = b->size >= TAIL ? memmem(b->data + seen, b->size - seen, paste_end, TAIL) : NULL;
        if (end) {
            size_t n = (size_t)(end - b->data);
            bl_buf_clear(&e.typed);
            e.typed_at = 0;
            bl_buf_add(&e.typed, end + TAIL, b->size - n - TAIL);
            b->size = n;
            return true;
        }
        seen = b->size >= TAIL ? b->size - TAIL + 1 : 0;
        struct pollfd p = {.fd = 0, .events = POLLIN};
        int ready = poll(&p, 1, 5000);
        if ((ready < 0 && errno != EINTR) || (bl_vm->tick & BL_TICK_SIGNAL) || !bl_buf_reserve(b, CHUNK))
            return false;
        if (ready == 0)
            return true;
        ssize_t n = ready > 0 ? read(0, b->data + b->size, CHUNK - 1) : 0;
        if (ready > 0 && n <= 0 && errno != EINTR)
            return false;
        b->size += n > 0 ? (size_t)n : 0;
    }
}

/* Without what no program contains; several newlines at the end are one. */
static void tidy_paste(BlBuf *b)
{
    size_t to = 0, n = bl_strip_prompts(b->data, b->size);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)b->data[i] >= 32 || b->data[i] == '\n' || b->data[i] == '\t' || b->data[i] == '\f')
            b->data[to++] = b->data[i];
    while (to > 1 && b->data[to - 1] == '\n' && b->data[to - 2] == '\n')
        to--;
    b->data[to] = 0;
    b->size = to;
}

static int paste(int count, int key)
{
    (void)count;
    (void)key;
    BlBuf b = BL_BUF_INIT;
    bl_buf_add(&b, e.typed.data + e.typed_at, e.typed.size - e.typed_at);
    bl_buf_clear(&e.typed);
    e.typed_at = 0;
    if (read_paste(&b) && b.size && !b.failed) {
        if (e.more && e.whole) {
            tidy_paste(&b);
            rl_insert_text(b.data);
        } else {                                /* lines to be taken one after the other */
            bl_buf_add(&b, e.typed.data, e.typed.size);
            bl_buf_free(&e.typed);
            e.typed = b;
            return 0;
        }
    }
    bl_buf_free(&b);
    return 0;
}

/* ---- key tables ---- */

static const struct { rl_command_func_t *theirs, *ours; } replaced[] = {
    {rl_newline, enter}, {rl_get_previous_history, up}, {rl_get_next_history, down}, {rl_beg_of_line, home}, {rl_end_of_line, end_of_line},
    {rl_kill_line, kill_line}, {rl_unix_line_discard, kill_to_begin}, {rl_rubout, backspace}, {rl_complete, tab}, {rl_vi_complete, tab},
    {rl_clear_screen, clear_screen}, {rl_bracketed_paste_begin, paste},
};

static void replace_keys(Keymap map, int depth)
{
    for (int i = 0; i < KEYMAP_SIZE; i++) {
        if (map[i].type == ISKMAP && map[i].function && depth < 8)
            replace_keys((Keymap)(void *)map[i].function, depth + 1);
        for (size_t k = 0; map[i].type == ISFUNC && k < sizeof replaced / sizeof *replaced; k++)
            if (map[i].function == replaced[k].theirs) {
                map[i].function = replaced[k].ours;
                break;
            }
    }
}

static void set_keys(void)
{
    Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        rl_bind_keyseq_in_map("\033[200~", paste, maps[i]);
        replace_keys(maps[i], 0);
    }
    if (vi_insertion_keymap['\t'].type == ISFUNC && vi_insertion_keymap['\t'].function == rl_insert)
        vi_insertion_keymap['\t'].function = tab;
}

/* ---- start and end ---- */

static char *capability(const char *id)
{
    static char area[1024];
    static char *free_part = area;
    char *text = free_part < area + sizeof area - 128 ? tgetstr(id, &free_part) : NULL;
    return text && *text ? text : NULL;
}

/* Padding ("5*" or "$<5>") is for machines of another age. */
static const char *unpadded(char *text)
{
    if (!text)
        return NULL;
    char *delay = strstr(text, "$<");
    if (delay)
        *delay = 0;
    while (*text >= '0' && *text <= '9')
        text++;
    return *text ? text : NULL;
}

static void ask_terminal(void)
{
    BlTerminal *t = &e.terminal;
    const char *term = getenv("TERM");
    bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
    t->up = dumb ? NULL : unpadded(capability("up"));
    t->clear_line = dumb ? NULL : unpadded(capability("ce"));
    t->right = dumb ? NULL : unpadded(capability("nd"));
    t->clear_below = dumb ? NULL : unpadded(capability("cd"));
    t->clear_screen = dumb ? NULL : unpadded(capability("cl"));
    t->wraps = !dumb && tgetflag("am") > 0 && tgetflag("xn") > 0;
    t->colour = !dumb && bl_line_colours(1) && tgetnum("Co") >= 8;
    e.whole = t->up && t->clear_line;
    read_size();
}

/* Readline takes the encoding of its text from the locale; ours is always UTF-8. The environment stays what it was. */
static void initialize(void)
{
    const char *all = getenv("LC_ALL");
    char *saved = all ? strdup(all) : NULL;
    bool utf8 = e.utf8 = setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!utf8)
        setenv("LC_ALL", "C.UTF-8", 1);
    rl_initialize();
    if (!utf8 && saved)
        setenv("LC_ALL", saved, 1);
    else if (!utf8)
        unsetenv("LC_ALL");
    free(saved);
}

static void add_entry(const char *text)
{
    HIST_ENTRY *last = history_length ? history_get(history_base + history_length - 1) : NULL;
    if (!last || strcmp(last->line, text) != 0)
        add_history(text);
}

void bl_edit_start(const BlLineClient *client)
{
    e.client = client;
    if (e.started)
        return;
    e.started = true;
    rl_readline_name = "balloon";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_getc_function = get_key;
    initialize();
    ask_terminal();
    if (e.whole)
        rl_redisplay_function = paint;
    set_keys();
    e.pastes = is_on("enable-bracketed-paste");
    rl_variable_bind("enable-bracketed-paste", "off");         /* ours */
    using_history();
    stifle_history(BL_HISTORY_MOST);
    bl_history_load(add_entry);
}

void bl_edit_end(void)
{
    bl_history_trim();
    bl_screen_end();
    bl_buf_free(&e.style);
    bl_buf_free(&e.typed);
    e.typed_at = 0;
}

bool bl_edit_whole(void) { return e.whole; }

void bl_edit_remember(const char *text)
{
    HIST_ENTRY *last = history_length ? history_get(history_base + history_length - 1) : NULL;
    if (last && strcmp(last->line, text) == 0)
        return;
    add_history(text);
    bl_history_append(text);
}

/* ---- signals while somebody types ---- */

enum { WATCHED = 4 };
static const int watched[WATCHED] = {SIGWINCH, SIGTSTP, SIGTERM, SIGHUP};
static volatile sig_atomic_t came[WATCHED];
static struct sigaction before[WATCHED];
static bool ours[WATCHED];

static void note_signal(int number)
{
    for (int i = 0; i < WATCHED; i++)
        if (watched[i] == number)
            came[i] = 1;
}

/* A signal that the program has a handler of its own for is left to it. */
static void watch_signals(void)
{
    struct sigaction mine = {.sa_handler = note_signal};
    sigemptyset(&mine.sa_mask);
    for (int i = 0; i < WATCHED; i++) {
        came[i] = 0;
        ours[i] = sigaction(watched[i], NULL, &before[i]) == 0 && before[i].sa_handler == SIG_DFL && sigaction(watched[i], &mine, NULL) == 0;
    }
}

static void unwatch_signals(void)
{
    for (int i = 0; i < WATCHED; i++)
        if (ours[i])
            sigaction(watched[i], &before[i], NULL);
}

static void paste_mode(bool on)
{
    if (!e.whole || !e.pastes)
        return;
    const char *text = on ? "\033[?2004h" : "\033[?2004l";
    if (write(1, text, strlen(text)) < 0)
        e.hangup = true;
}

/* Ctrl-Z and the like: the terminal goes back as it was, the signal does its work, and on return all is set up again. */
static void obey(int number)
{
    if (e.whole)
        leave_block();
    paste_mode(false);
    rl_deprep_terminal();
    unwatch_signals();
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, number);
    kill(getpid(), number);
    sigprocmask(SIG_UNBLOCK, &set, &old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    watch_signals();
    rl_prep_terminal(1);
    paste_mode(true);
    read_size();
    bl_screen_begin(&e.terminal);
    paint_again();
}

static void see_signals(void)
{
    if (came[0]) {
        came[0] = 0;
        rl_resize_terminal();
        read_size();
        if (e.whole) {
            bl_screen_resize(e.terminal.width, e.terminal.height);
            rl_forced_update_display();
        }
    }
    for (int i = 1; i < WATCHED; i++)
        if (came[i]) {
            came[i] = 0;
            obey(watched[i]);
        }
}

/* Waits for a key; false: give up (*line says why). */
static bool wait_for_key(BlLine *line)
{
    sigset_t block, usual;
    sigemptyset(&block);
    sigaddset(&block, SIGINT);
    for (int i = 0; i < WATCHED; i++)
        sigaddset(&block, watched[i]);
    for (;;) {
        sigprocmask(SIG_BLOCK, &block, &usual);
        bool told = bl_vm->tick & BL_TICK_SIGNAL;
        for (int i = 0; i < WATCHED; i++)
            told |= came[i] != 0;
        struct pollfd p = {.fd = 0, .events = POLLIN};
        int ready = told ? -1 : e.typed_at < e.typed.size ? 1 : ppoll(&p, 1, NULL, &usual);
        int error = errno;
        sigprocmask(SIG_SETMASK, &usual, NULL);
        if (bl_vm->tick & BL_TICK_SIGNAL && !bl_check_signals()) {
            line->interrupted = bl_pending_is(bl_exc(KeyboardInterrupt));
            line->raised = true;
            return false;
        }
        see_signals();
        if (ready > 0)
            return true;
        if (ready < 0 && !told && error != EINTR)
            return !(e.hangup = true);
    }
}

static void take_line(char *text)
{
    e.result = text;
    e.end = text == NULL;
    rl_callback_handler_remove();
}

static void give_up(void)
{
    leave_block();
    e.closed = true;
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_callback_handler_remove();
}

bool bl_edit_read(const char *prompt, const char *more, BlLine *line)
{
    *line = (BlLine){0};
    e.more = more;
    e.result = NULL;
    e.end = e.hangup = e.closed = false;
    e.goal = -1;
    read_size();
    bl_screen_begin(&e.terminal);
    watch_signals();
    rl_callback_handler_install(prompt, take_line);
    if (!e.utf8)                        /* it looks at the environment again each time */
        setlocale(LC_CTYPE, "C.UTF-8");
    set_keys();                         /* readline gives the terminal's own erase and kill keys their usual work each time */
    paste_mode(true);
    while (!e.result && !e.end) {
        if (e.hangup || !wait_for_key(line)) {
            give_up();
            break;
        }
        rl_callback_read_char();
    }
    if (e.end && e.whole)
        leave_block();
    paste_mode(false);
    unwatch_signals();
    line->end = e.end || (e.hangup && !line->raised);
    size_t n = e.result ? strlen(e.result) : 0;
    line->text = bl_malloc(n + 1);
    if (line->text)
        memcpy(line->text, e.result ? e.result : "", n + 1);
    free(e.result);
    e.result = NULL;
    return line->text != NULL;
}
#endif
