/* repltest.c -- typed sessions: plays the keys of a FILE.session to the prompt over a pseudo-terminal and compares what the screen shows.
 *
 *     repltest [-u] INTERPRETER FILE.session|FILE.piped...        (-u writes the screens into the files instead of comparing)
 *
 * A file holds sessions; all of one file run in one new folder, which is also HOME. A session:
 *
 *     === title
 *     @term xterm            terminal type (default xterm, 80x24; no colours unless @colour); also @size 40x10, @env NAME=VALUE, @args -i x.py
 *     1 + 1                  a line that is typed, Enter included
 *     |abc<Left><C-a>        keys without Enter: <Enter> <Tab> <Esc> <Up> <Down> <Left> <Right> <Home> <End> <Del> <BS> <Paste> <PasteEnd> <NL> <lt> <C-x> <M-x>
 *     !<Enter>               the same, when the program is going to be busy: goes on after a moment
 *     @resize 20x10          @wait MS   @signal TERM   @pastelines N (N lines `x = i` as one paste)   @session 2 (another terminal)
 *     @write FILE TEXT       a file of that text, \n for newlines          @file FILE   its contents as part of what is compared
 *     @within MS             since the last @within no more than so many milliseconds have gone
 *     @exit N                the program ends with status N
 *     --- screen 2,4         what must be seen now, and where the cursor is (row and column from 0); `--- colours` shows attributes too
 *     >>> 1 + 1
 *     ---
 *
 * A FILE.piped holds sessions that come through a pipe to `-q -i`; what stands on stdout and stderr must be the same to the byte
 * (with -u the interpreter named writes them: CPython's output is what is wanted):
 *
 *     === title
 *     1 + 1
 *     --- stdout
 *     2
 *     --- stderr
 *     >>> >>>
 *     ---
 *
 * After each line of keys the player waits until the program has read them all and sleeps. The terminal is our own: a grid of cells
 * that knows the control sequences of xterm, wraps lines and folds them anew when its size changes.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <wchar.h>

enum { MOST = 256, TERMINALS = 4, PARAMETERS = 8, BUSY = 120, LONG = 10000 };

/* Whoever started the tests may ignore some (a shell does so for what runs in the background): a program at a prompt may not. */
static void usual_signals(void)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP, SIGPIPE, SIGWINCH};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
}

/* ---- the terminal ---- */

typedef struct Cell { char bytes[24]; unsigned char width; char ink[12]; } Cell;      /* width 0: the second half of a wide one, or empty */
typedef struct Row { Cell cell[MOST]; bool wrapped; } Row;                           /* wrapped: goes on in the next row */

typedef struct Terminal {
    int width, height, row, column;
    bool pending;               /* the last column is filled: the next character wraps */
    Row *rows;
    char ink[12];
    char sequence[64];
    int sequence_size, state;   /* 0 text, 1 after ESC, 2 in CSI, 3 one more byte, 4 in OSC */
    char partial[8];
    int partial_size;
    bool paste_mode;
    int master, slave;
    pid_t pid;
    bool alive;
    int status;
    size_t received;            /* bytes that the program has written */
} Terminal;

static void clear_cells(Row *r, int from, int to)
{
    for (int i = from; i < to; i++)
        memset(&r->cell[i], 0, sizeof r->cell[i]);
}

static void scroll(Terminal *t)
{
    memmove(t->rows, t->rows + 1, (size_t)(t->height - 1) * sizeof *t->rows);
    memset(&t->rows[t->height - 1], 0, sizeof *t->rows);
}

static void line_feed(Terminal *t)
{
    if (t->row + 1 < t->height)
        t->row++;
    else
        scroll(t);
}

static void put(Terminal *t, const char *bytes, int width)
{
    if (width == 0) {
        int at = t->pending ? t->column : t->column - 1;
        while (at > 0 && t->rows[t->row].cell[at].width == 0)
            at--;
        Cell *c = at >= 0 ? &t->rows[t->row].cell[at] : NULL;
        if (c && strlen(c->bytes) + strlen(bytes) < sizeof c->bytes)
            strcat(c->bytes, bytes);
        return;
    }
    if (t->pending || t->column + width > t->width) {
        t->rows[t->row].wrapped = true;
        t->column = 0;
        t->pending = false;
        line_feed(t);
        t->rows[t->row].wrapped = false;
    }
    Cell *c = &t->rows[t->row].cell[t->column];
    memset(c, 0, sizeof *c * (size_t)width);
    strcpy(c->bytes, bytes);
    c->width = (unsigned char)width;
    strcpy(c->ink, t->ink);
    t->column += width;
    if (t->column >= t->width) {
        t->column = t->width - 1;
        t->pending = true;
    }
}

static int clamp(int n, int least, int most) { return n < least ? least : n > most ? most : n; }

static void erase(Terminal *t, int how, bool display)
{
    Row *r = &t->rows[t->row];
    if (how == 0) {
        clear_cells(r, t->column, MOST);
        r->wrapped = false;
    } else if (how == 1)
        clear_cells(r, 0, t->column + 1);
    else
        clear_cells(r, 0, MOST);
    for (int i = 0; display && i < t->height; i++)
        if (how == 2 || (how == 0 && i > t->row) || (how == 1 && i < t->row))
            memset(&t->rows[i], 0, sizeof *t->rows);
}

static void control(Terminal *t, char final)
{
    int p[PARAMETERS] = {0}, n = 0;
    bool private = t->sequence[0] == '?';
    for (char *s = t->sequence + private; *s && n < PARAMETERS;) {
        p[n++] = (int)strtol(s, &s, 10);
        if (*s)
            s++;
    }
    int count = p[0] ? p[0] : 1;
    Row *r = &t->rows[t->row];
    if (final != 'm' && final != 'h' && final != 'l')
        t->pending = false;
    switch (final) {
    case 'A': t->row = clamp(t->row - count, 0, t->height - 1); break;
    case 'B': t->row = clamp(t->row + count, 0, t->height - 1); break;
    case 'C': t->column = clamp(t->column + count, 0, t->width - 1); break;
    case 'D': t->column = clamp(t->column - count, 0, t->width - 1); break;
    case 'G': t->column = clamp(count - 1, 0, t->width - 1); break;
    case 'H':
        t->row = clamp(count - 1, 0, t->height - 1);
        t->column = clamp((p[1] ? p[1] : 1) - 1, 0, t->width - 1);
        break;
    case 'J': erase(t, p[0], true); break;
    case 'K': erase(t, p[0], false); break;
    case 'P':
        memmove(&r->cell[t->column], &r->cell[t->column + count], sizeof(Cell) * (size_t)(t->width - t->column - count));
        clear_cells(r, t->width - count, t->width);
        break;
    case '@':
        memmove(&r->cell[t->column + count], &r->cell[t->column], sizeof(Cell) * (size_t)(t->width - t->column - count));
        clear_cells(r, t->column, t->column + count);
        break;
    case 'm': snprintf(t->ink, sizeof t->ink, "%.11s", strcmp(t->sequence, "0") ? t->sequence : ""); break;
    case 'h': case 'l':
        if (private && p[0] == 2004)
            t->paste_mode = final == 'h';
        break;
    default: break;
    }
}

static void take_text(Terminal *t, char c)
{
    t->partial[t->partial_size++] = c;
    t->partial[t->partial_size] = 0;
    wchar_t wide;
    mbstate_t state = {0};
    size_t n = mbrtowc(&wide, t->partial, (size_t)t->partial_size, &state);
    if (n == (size_t)-2 && t->partial_size < 5)
        return;
    int width = n == (size_t)-1 || n == (size_t)-2 ? 1 : wcwidth(wide);
    put(t, n == (size_t)-1 || n == (size_t)-2 ? "?" : t->partial, width < 0 ? 1 : width);
    t->partial_size = 0;
}

static void take(Terminal *t, char c)
{
    switch (t->state) {
    case 1:
        t->state = c == '[' ? 2 : c == ']' ? 4 : strchr("()#%", c) ? 3 : 0;
        t->sequence_size = 0;
        t->sequence[0] = 0;
        return;
    case 2:
        if (c >= '@' && c <= '~') {
            control(t, c);
            t->state = 0;
        } else if (t->sequence_size + 1 < (int)sizeof t->sequence) {
            t->sequence[t->sequence_size++] = c;
            t->sequence[t->sequence_size] = 0;
        }
        return;
    case 3: t->state = 0; return;
    case 4: t->state = c == 7 ? 0 : 4; return;
    default: break;
    }
    if (c == 27)
        t->state = 1;
    else if (c == '\r')
        t->column = 0, t->pending = false;
    else if (c == '\n')
        line_feed(t), t->pending = false;
    else if (c == '\b')
        t->column -= t->column > 0, t->pending = false;
    else if (c == '\t')
        t->column = clamp(t->column / 8 * 8 + 8, 0, t->width - 1);
    else if ((unsigned char)c >= 32 && c != 127)
        take_text(t, c);
}

/* The lines that wrapped are folded for the new width, as terminals do; the cursor stays at its character. */
static void resize(Terminal *t, int width, int height)
{
    Row *old = t->rows, *rows = calloc((size_t)MOST * 4, sizeof *rows);
    int to = 0, column = 0, last = t->row, cursor_row = 0, cursor_column = 0;
    for (int i = 0; i < t->height; i++)
        for (int k = 0; k < t->width; k++)
            if (old[i].cell[k].width && i > last)
                last = i;
    for (int i = 0; i <= last; i++) {
        int end = t->width;
        while (!old[i].wrapped && end > 0 && !old[i].cell[end - 1].width && !(i == t->row && end - 1 <= t->column))
            end--;
        for (int k = 0; k < end; k++) {
            int w = old[i].cell[k].width ? old[i].cell[k].width : 1;
            if (k > 0 && !old[i].cell[k].width && old[i].cell[k - 1].width == 2)
                continue;
            if (column + w > width) {
                rows[to++].wrapped = true;
                column = 0;
            }
            if (i == t->row && k == t->column)
                cursor_row = to, cursor_column = column;
            rows[to].cell[column] = old[i].cell[k];
            column += w;
        }
        if (!old[i].wrapped) {
            to++;
            column = 0;
        }
    }
    int above = to > height ? to - height : 0;
    if (cursor_row < above)
        above = cursor_row;
    memmove(rows, rows + above, sizeof *rows * (size_t)height);
    free(old);
    t->rows = rows;
    t->width = width;
    t->height = height;
    t->row = clamp(cursor_row - above, 0, height - 1);
    t->column = clamp(cursor_column, 0, width - 1);
    t->pending = false;
}

/* ---- the program in it ---- */

static void read_output(Terminal *t, int wait)
{
    static char buffer[1 << 16];
    struct pollfd p = {.fd = t->master, .events = POLLIN};
    while (poll(&p, 1, wait) > 0 && p.revents & POLLIN) {
        ssize_t n = read(t->master, buffer, sizeof buffer);
        if (n <= 0)
            return;
        t->received += (size_t)n;
        for (ssize_t i = 0; i < n; i++)
            take(t, buffer[i]);
        wait = 0;
    }
}

static void look_for_end(Terminal *t)
{
    int status;
    if (t->alive && waitpid(t->pid, &status, WNOHANG) == t->pid) {
        t->alive = false;
        t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
}

/* 'S' while the program sleeps: in its wait for a key, that is, once all keys were read. */
static char process_state(pid_t pid)
{
    char path[64], text[512], *end;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    if (n <= 0)
        return 'X';
    text[n] = 0;
    end = strrchr(text, ')');
    return end && end[1] ? end[2] : 'X';
}

/* Whether it sleeps in a call that waits for keys or for time, as far as the system tells; where it does not, sleeping is enough. */
static bool process_waits(pid_t pid)
{
#if defined(__x86_64__)
    static const long waiting[] = {0, 7, 23, 35, 61, 230, 247, 270, 271};    /* read poll select nanosleep wait4 clock_nanosleep waitid pselect ppoll */
    char path[64], text[128] = "";
    snprintf(path, sizeof path, "/proc/%d/syscall", (int)pid);
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    if (n > 0) {
        char *end;
        long number = strtol(text, &end, 10);
        for (size_t i = 0; end > text && i < sizeof waiting / sizeof *waiting; i++)
            if (waiting[i] == number)
                return true;
        return false;
    }
#endif
    char state = process_state(pid);
    return state == 'S' || state == 'T';
}

/* Waits until the program has nothing to do. What was just `typed` may still be on its way through the system: until something happens,
 * that takes longer to believe. */
static void settle_after(Terminal *t, int longest, bool typed)
{
    int calm = 0, enough = typed ? 60 : 4;
    for (int spent = 0; calm < enough && spent < longest; spent += 2) {
        int unread = 0;
        size_t before = t->received;
        read_output(t, 2);
        look_for_end(t);
        if (!t->alive) {
            read_output(t, 0);
            return;
        }
        ioctl(t->slave, FIONREAD, &unread);
        bool busy = unread > 0 || t->received != before || !(process_waits(t->pid) || process_state(t->pid) == 'T');
        calm = busy ? 0 : calm + 1;
        if (busy)
            enough = 7;
    }
}

static void settle(Terminal *t, int longest) { settle_after(t, longest, false); }

static void send_bytes(Terminal *t, const char *bytes, size_t n)
{
    for (size_t done = 0; done < n && t->alive;) {
        struct pollfd p = {.fd = t->master, .events = POLLIN | POLLOUT};
        poll(&p, 1, 1000);
        if (p.revents & POLLIN)
            read_output(t, 0);
        if (p.revents & POLLOUT) {
            ssize_t k = write(t->master, bytes + done, n - done > 4000 ? 4000 : n - done);
            done += k > 0 ? (size_t)k : 0;
        }
        look_for_end(t);
    }
}

/* ---- one session ---- */

typedef struct Session {
    const char *interpreter, *folder;
    char term[64], args[512], env[16][256];
    int nenv, width, height;
    bool colour;
    Terminal *terminals[TERMINALS];
    int at;
    struct timespec since;
} Session;

static void child(const Session *s)
{
    char *argv[32] = {(char *)s->interpreter}, args[512];
    int n = 1;
    if (chdir(s->folder) != 0)
        _exit(126);
    clearenv();
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("HOME", s->folder, 1);
    setenv("TERM", s->term, 1);
    setenv("INPUTRC", "/dev/null", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (!s->colour)
        setenv("NO_COLOR", "1", 1);
    for (int i = 0; i < s->nenv; i++) {
        char *eq = strchr(s->env[i], '=');
        if (!eq)
            continue;
        *eq = 0;
        setenv(s->env[i], eq + 1, 1);
    }
    strcpy(args, s->args);
    for (char *word = strtok(args, " "); word && n < 31; word = strtok(NULL, " "))
        argv[n++] = word;
    execv(s->interpreter, argv);
    _exit(127);
}

static bool start(Session *s)
{
    Terminal *t = calloc(1, sizeof *t);
    struct winsize size = {(unsigned short)s->height, (unsigned short)s->width, 0, 0};
    t->width = s->width;
    t->height = s->height;
    t->rows = calloc(MOST, sizeof *t->rows);
    if (openpty(&t->master, &t->slave, NULL, NULL, &size) != 0) {
        free(t->rows);
        free(t);
        return false;
    }
    fcntl(t->master, F_SETFD, FD_CLOEXEC);
    t->pid = fork();
    if (t->pid == 0) {
        close(t->master);
        login_tty(t->slave);
        usual_signals();
        child(s);
    }
    t->alive = t->pid > 0;
    s->terminals[s->at] = t;
    settle(t, 3000);
    return true;
}

static void finish(Terminal *t)
{
    if (!t)
        return;
    look_for_end(t);
    if (t->alive) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, NULL, 0);
    }
    close(t->master);
    close(t->slave);
    free(t->rows);
    free(t);
}

/* ---- keys ---- */

static const struct { const char *name, *bytes; } key_names[] = {
    {"Enter", "\r"}, {"Tab", "\t"}, {"Esc", "\033"}, {"Up", "\033[A"}, {"Down", "\033[B"}, {"Right", "\033[C"}, {"Left", "\033[D"}, {"Home", "\033[H"},
    {"End", "\033[F"}, {"Del", "\033[3~"}, {"BS", "\177"}, {"Paste", "\033[200~"}, {"PasteEnd", "\033[201~"}, {"NL", "\n"}, {"lt", "<"},
};

/* <name> at p: its bytes; *used: how long it is in the text. */
static size_t named_key(const char *p, char *out, size_t *used)
{
    const char *end = strchr(p, '>');
    if (*p != '<' || !end)
        return 0;
    size_t n = (size_t)(end - p) - 1;
    *used = n + 2;
    if (n == 3 && p[2] == '-' && (p[1] == 'C' || p[1] == 'M')) {
        size_t k = 0;
        if (p[1] == 'M')
            out[k++] = 27;
        out[k++] = p[1] == 'M' ? p[3] : (char)(p[3] & 31);
        return k;
    }
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (strlen(key_names[i].name) == n && memcmp(key_names[i].name, p + 1, n) == 0) {
            strcpy(out, key_names[i].bytes);
            return strlen(out);
        }
    return 0;
}

static void type_keys(Terminal *t, const char *text, bool enter, int longest)
{
    char bytes[8192];
    size_t n = 0;
    while (*text && n + 16 < sizeof bytes) {
        size_t used = 0, k = named_key(text, bytes + n, &used);
        if (k == 0)
            bytes[n++] = *text++;
        else {
            n += k;
            text += used;
        }
    }
    if (enter)
        bytes[n++] = '\r';
    send_bytes(t, bytes, n);
    settle_after(t, longest, true);
}

/* ---- what is seen ---- */

static void show_row(FILE *out, const Terminal *t, const Row *r, bool colours)
{
    int end = t->width;
    const char *ink = "";
    while (end > 0 && (!r->cell[end - 1].width || (r->cell[end - 1].bytes[0] == ' ' && !r->cell[end - 1].ink[0])) &&
           !(end > 1 && r->cell[end - 2].width == 2))
        end--;
    for (int i = 0; i < end; i++) {
        const Cell *c = &r->cell[i];
        if (!c->width && i > 0 && r->cell[i - 1].width == 2)
            continue;
        if (colours && strcmp(ink, c->ink) != 0)
            fprintf(out, "{%s}", c->ink);
        ink = c->ink;
        fputs(c->width ? c->bytes : " ", out);
    }
    if (colours && *ink)
        fputs("{}", out);
    fputc('\n', out);
}

static void show_screen(FILE *out, const Terminal *t, bool colours)
{
    int last = t->row;
    for (int i = 0; i < t->height; i++)
        for (int k = 0; k < t->width; k++)
            if (t->rows[i].cell[k].width && t->rows[i].cell[k].bytes[0] != ' ' && i > last)
                last = i;
    if (t->alive)
        fprintf(out, "--- %s %d,%d\n", colours ? "colours" : "screen", t->row, t->column + t->pending);
    else
        fprintf(out, "--- %s ended\n", colours ? "colours" : "screen");
    for (int i = 0; i <= last; i++)
        show_row(out, t, &t->rows[i], colours);
    fputs("---\n", out);
}

/* ---- files of sessions ---- */

static long milliseconds(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
}

static void paste_lines(Terminal *t, int lines)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    fputs("\033[200~", f);
    for (int i = 0; i < lines; i++)
        fprintf(f, "x = %d\n", i);
    fputs("\033[201~", f);
    fclose(f);
    send_bytes(t, text, size);
    free(text);
    settle(t, 20000);
}

static void write_file(const Session *s, char *rest)
{
    char path[PATH_MAX], *text = strchr(rest, ' ');
    if (text)
        *text++ = 0;
    snprintf(path, sizeof path, "%s/%.200s", s->folder, rest);
    FILE *f = fopen(path, "w");
    for (; f && text && *text; text++) {
        if (text[0] == '\\' && text[1] == 'n')
            fputc('\n', f), text++;
        else
            fputc(*text, f);
    }
    if (f)
        fclose(f);
}

static void show_file(FILE *out, const Session *s, const char *name)
{
    char path[PATH_MAX], line[4096];
    struct stat st;
    snprintf(path, sizeof path, "%s/%.200s", s->folder, name);
    FILE *f = fopen(path, "r");
    fprintf(out, "--- file %s %o\n", name, stat(path, &st) == 0 ? (unsigned)st.st_mode & 0777 : 0);
    while (f && fgets(line, sizeof line, f))
        fputs(line, out);
    if (f)
        fclose(f);
    fputs("---\n", out);
}

/* A directive before the program starts; false: it is none of these. */
static bool prepare(Session *s, char *line)
{
    if (sscanf(line, "@term %63s", s->term) == 1 || sscanf(line, "@size %dx%d", &s->width, &s->height) == 2)
        return true;
    if (strncmp(line, "@args", 5) == 0)
        snprintf(s->args, sizeof s->args, "%.250s", line + 5);
    else if (strcmp(line, "@colour") == 0)
        s->colour = true;
    else if (strncmp(line, "@env ", 5) == 0 && s->nenv < 16)
        snprintf(s->env[s->nenv++], sizeof s->env[0], "%.250s", line + 5);
    else if (strncmp(line, "@write ", 7) == 0)
        write_file(s, line + 7);
    else
        return false;
    return true;
}

static int signal_number(const char *name)
{
    static const struct { const char *name; int number; } all[] = {{"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"TSTP", SIGTSTP}, {"CONT", SIGCONT}, {"WINCH", SIGWINCH}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(name, all[i].name) == 0)
            return all[i].number;
    return 0;
}

/* A directive while it runs; what has to be compared goes to out. */
static void direct(Session *s, char *line, FILE *out)
{
    Terminal *t = s->terminals[s->at];
    int a, b;
    if (sscanf(line, "@resize %dx%d", &a, &b) == 2) {
        struct winsize size = {(unsigned short)b, (unsigned short)a, 0, 0};
        resize(t, a, b);
        ioctl(t->master, TIOCSWINSZ, &size);
        settle(t, 3000);
    } else if (sscanf(line, "@wait %d", &a) == 1) {
        struct timespec begin;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        while (milliseconds(&begin) < a)
            read_output(t, 10);
        settle(t, 3000);
    } else if (sscanf(line, "@session %d", &a) == 1 && a >= 0 && a < TERMINALS) {
        s->at = a;
        if (!s->terminals[a])
            start(s);
    } else if (sscanf(line, "@pastelines %d", &a) == 1)
        paste_lines(t, a);
    else if (sscanf(line, "@within %d", &a) == 1) {
        long spent = milliseconds(&s->since);
        fprintf(out, spent <= a ? "%s\n" : "%s (%ld ms)\n", line, spent);
        clock_gettime(CLOCK_MONOTONIC, &s->since);
        return;
    } else if (strncmp(line, "@signal ", 8) == 0) {
        kill(t->pid, signal_number(line + 8));
        settle(t, 3000);
    } else if (sscanf(line, "@exit %d", &a) == 1) {
        for (int i = 0; i < 500 && t->alive; i++) {
            read_output(t, 10);
            look_for_end(t);
        }
        if (t->alive)
            fprintf(out, "@exit none\n");
        else
            fprintf(out, "@exit %d\n", t->status);
        return;
    } else if (strncmp(line, "@file ", 6) == 0) {
        fprintf(out, "%s\n", line);
        show_file(out, s, line + 6);
        return;
    } else if (strncmp(line, "@write ", 7) == 0) {
        fprintf(out, "%s\n", line);
        write_file(s, line + 7);
        return;
    }
    fprintf(out, "%s\n", line);
}

/* Plays one session from `in` (after its title) and writes it, with what was seen, to out. *stop: the next title. False: no pseudo-terminal. */
static bool play(Session *s, FILE *in, FILE *out, char *line, size_t room, bool *more)
{
    bool started = false, expected = false;
    *more = false;
    while (fgets(line, (int)room, in)) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "=== ", 4) == 0) {
            *more = true;
            break;
        }
        if (expected) {
            expected = strcmp(line, "---") != 0;
            continue;
        }
        if (!started && (line[0] == '#' || line[0] == 0 || line[0] == '@')) {
            char *shown = strdup(line);
            bool done = line[0] != '@' || prepare(s, line);
            if (done)
                fprintf(out, "%s\n", shown);
            free(shown);
            if (done)
                continue;
        }
        if (!started && !(started = start(s)))
            return false;
        Terminal *t = s->terminals[s->at];
        if (strncmp(line, "--- file", 8) == 0)
            expected = true;
        else if (strncmp(line, "--- ", 4) == 0) {
            settle(t, 5000);
            show_screen(out, t, strncmp(line, "--- colours", 11) == 0);
            expected = true;
        } else if (line[0] == '@')
            direct(s, line, out);
        else {
            bool keys = line[0] == '|' || line[0] == '!';
            fprintf(out, "%s\n", line);
            type_keys(t, line + keys, !keys, line[0] == '!' ? BUSY : LONG);
        }
    }
    return true;
}

static void remove_folder(const char *folder)
{
    char command[PATH_MAX + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (system(command) != 0)
        perror(folder);
}

/* ---- sessions through a pipe ---- */

static char *take_all(FILE *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    rewind(f);
    for (int c; (c = getc(f)) != EOF;)
        putc(c, out);
    fclose(out);
    fclose(f);
    return text;
}

static void play_piped(const char *interpreter, const char *input, FILE *out)
{
    FILE *files[3];
    for (int i = 0; i < 3; i++)
        files[i] = tmpfile();
    fputs(input, files[0]);
    fflush(files[0]);
    rewind(files[0]);
    pid_t pid = fork();
    if (pid == 0) {
        usual_signals();
        for (int i = 0; i < 3; i++)
            dup2(fileno(files[i]), i);
        setenv("PYTHONHASHSEED", "0", 1);
        setenv("PYTHONIOENCODING", "utf-8", 1);
        alarm(20);
        execl(interpreter, interpreter, "-q", "-i", (char *)NULL);
        _exit(127);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    fclose(files[0]);
    char *shown = take_all(files[1]), *told = take_all(files[2]);
    fprintf(out, "--- stdout\n%s\n--- stderr\n%s\n--- status %d\n", shown, told, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    free(shown);
    free(told);
}

/* Lines of one text that the other has not in that place. */
static void show_difference(const char *path, const char *want, const char *got)
{
    printf("FAIL %s\n--- expected\n%s--- shown\n%s", path, want, got);
}

/* Where the session that begins at text ends. */
static size_t session_size(const char *text)
{
    const char *next = strstr(text + 4, "\n=== ");
    return next ? (size_t)(next - text) + 1 : strlen(text);
}

static char *whole_file(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *in = fopen(path, "r"), *out = in ? open_memstream(&text, &size) : NULL;
    for (int c; in && (c = getc(in)) != EOF;)
        putc(c, out);
    if (in) {
        fclose(in);
        fclose(out);
    }
    return text;
}

/* The input of the session whose text (after its title) begins here. */
static char *piped_input(const char *text, size_t n)
{
    const char *body = memchr(text, '\n', n), *end = memmem(text, n, "\n--- stdout\n", 12);
    return body ? strndup(body + 1, (size_t)((end && end >= body ? end + 1 : text + n) - body - 1)) : strdup("");
}

static void run_piped(const char *interpreter, const char *path, bool update, int *passed, int *failed)
{
    char *want = whole_file(path), *seen = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&seen, &size);
    const char *p = want ? strstr(want, "=== ") : NULL;
    if (!p) {
        perror(path);
        exit(2);
    }
    fwrite(want, 1, (size_t)(p - want), out);
    for (size_t n; *p; p += n) {
        fflush(out);
        size_t begin = size;
        n = session_size(p);
        char *input = piped_input(p, n);
        fprintf(out, "%.*s\n%s", (int)strcspn(p, "\n"), p, input);
        play_piped(interpreter, input, out);
        fflush(out);
        bool same = n == size - begin && memcmp(p, seen + begin, n) == 0;
        same || update ? ++*passed : ++*failed;
        if (!same && !update) {
            char *part = strndup(p, n);
            show_difference(path, part, seen + begin);
            free(part);
        }
        free(input);
    }
    fclose(out);
    FILE *f = update ? fopen(path, "w") : NULL;
    if (f) {
        fputs(seen, f);
        fclose(f);
    }
    free(seen);
    free(want);
}

/* The folder has another name each time. */
static void hide_folder(char *text, const char *folder)
{
    size_t n = strlen(folder);
    for (char *p = text; (p = strstr(p, folder)); p += n)
        memset(p + n - 6, 'X', 6);
}

static bool run_file(const char *interpreter, const char *path, bool update, int *passed, int *failed)
{
    char folder[] = "/tmp/repltest.XXXXXX", line[65536];
    char *want = whole_file(path), *seen = NULL;
    size_t size = 0;
    FILE *in = fopen(path, "r"), *out = open_memstream(&seen, &size);
    if (!in || !want || !mkdtemp(folder)) {
        perror(path);
        exit(2);
    }
    bool more = false, played = true;
    while (fgets(line, sizeof line, in) && strncmp(line, "=== ", 4) != 0)
        fputs(line, out);
    fflush(out);
    const char *expected = want + size;
    line[strcspn(line, "\n")] = 0;
    do {
        Session s = {.interpreter = interpreter, .folder = folder, .width = 80, .height = 24, .term = "xterm", .args = "-q"};
        clock_gettime(CLOCK_MONOTONIC, &s.since);
        size_t begin = size;
        fprintf(out, "%s\n", line);
        played = play(&s, in, out, line, sizeof line, &more);
        for (int i = 0; i < TERMINALS; i++)
            finish(s.terminals[i]);
        fflush(out);
        hide_folder(seen + begin, folder);
        size_t n = session_size(expected);
        bool same = n == size - begin && memcmp(expected, seen + begin, n) == 0;
        same || update ? ++*passed : ++*failed;
        if (!same && !update && played) {
            char *part = strndup(expected, n);
            show_difference(path, part, seen + begin);
            free(part);
        }
        expected += n;
    } while (more && played);
    fclose(in);
    fclose(out);
    FILE *f = update && played ? fopen(path, "w") : NULL;
    if (f) {
        fputs(seen, f);
        fclose(f);
    }
    free(seen);
    free(want);
    remove_folder(folder);
    return played;
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && !strcmp(argv[1], "-u");
    int passed = 0, failed = 0;
    char interpreter[PATH_MAX];
    setlocale(LC_ALL, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    if (argc < 3 + update || !realpath(argv[1 + update], interpreter)) {
        fprintf(stderr, "usage: repltest [-u] INTERPRETER FILE.session...\n");
        return 2;
    }
    for (int i = 2 + update; i < argc; i++) {
        const char *dot = strrchr(argv[i], '.');
        if (dot && strcmp(dot, ".piped") == 0) {
            run_piped(interpreter, argv[i], update, &passed, &failed);
            continue;
        }
        if (!run_file(interpreter, argv[i], update, &passed, &failed)) {
            printf("no pseudo-terminal: typed sessions are skipped\n0 passed, 0 failed, %d skipped\n", argc - i);
            return 0;
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
