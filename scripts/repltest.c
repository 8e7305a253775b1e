/* repltest.c -- typed sessions: plays NAME.in to the prompt over a pseudo-terminal and compares what the screen shows with NAME.out.
 *
 *     repltest [-u] INTERPRETER NAME.in...        (-u writes NAME.out instead of comparing)
 *
 * Each line of NAME.in is typed when the program waits at a prompt. `^C` and `^D` alone on a line are those keys, `\t` in a line is
 * Tab. The terminal is dumb and 80 columns wide; carriage returns and escape sequences are left out of the comparison.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char screen[1 << 20];
static size_t shown;

/* Reads until nothing has come for `quiet` milliseconds; false at the end of the session. */
static bool read_screen(int fd, int quiet)
{
    for (;;) {
        struct pollfd p = {fd, POLLIN, 0};
        if (poll(&p, 1, quiet) == 0)
            return true;
        ssize_t n = read(fd, screen + shown, sizeof screen - shown - 1);
        if (n <= 0)
            return false;
        shown += (size_t)n;
        screen[shown] = 0;
    }
}

/* Waits until the last line is a prompt. */
static bool wait_for_prompt(int fd)
{
    for (int i = 0; i < 100; i++) {
        if (!read_screen(fd, 60))
            return false;
        if (shown >= 4 && (!memcmp(screen + shown - 4, ">>> ", 4) || !memcmp(screen + shown - 4, "... ", 4)))
            return true;
    }
    return true;
}

static void type_line(int fd, const char *line)
{
    if (!strcmp(line, "^C") || !strcmp(line, "^D")) {
        char key = line[1] == 'C' ? 3 : 4;
        if (write(fd, &key, 1) < 0)
            return;
        usleep(150000);
        return;
    }
    for (const char *p = line; *p; p++) {
        char c = *p;
        if (p[0] == '\\' && p[1] == 't') {
            c = '\t';
            p++;
        }
        if (write(fd, &c, 1) < 0)
            return;
    }
    if (write(fd, "\r", 1) < 0)
        return;
}

static void tidy(char *text)
{
    char *to = text;
    for (char *p = text; *p; p++) {
        if (*p == '\r' || *p == 7)
            continue;
        if (*p == 27 && p[1] == '[') {
            for (p += 2; *p && (*p < '@' || *p > '~'); p++)
                ;
            continue;
        }
        *to++ = *p;
    }
    *to = 0;
}

/* False: this system has no pseudo-terminals. */
static bool play(const char *interpreter, FILE *in)
{
    struct winsize size = {24, 80, 0, 0};
    int fd;
    shown = 0;
    pid_t pid = forkpty(&fd, NULL, NULL, &size);
    if (pid < 0)
        return false;
    if (pid == 0) {
        setenv("TERM", "dumb", 1);
        setenv("BALLOON_HISTORY", "/dev/null", 1);
        setenv("INPUTRC", "/dev/null", 1);
        execl(interpreter, interpreter, "-q", (char *)NULL);
        _exit(127);
    }
    char line[4096];
    bool alive = wait_for_prompt(fd);
    while (alive && fgets(line, sizeof line, in)) {
        line[strcspn(line, "\n")] = 0;
        type_line(fd, line);
        alive = wait_for_prompt(fd);
    }
    while (read_screen(fd, 300) && waitpid(pid, NULL, WNOHANG) == 0)
        kill(pid, SIGKILL);
    close(fd);
    tidy(screen);
    return true;
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && !strcmp(argv[1], "-u");
    int passed = 0, failed = 0;
    for (int i = 2 + update; i < argc; i++) {
        char out[4096];
        static char want[1 << 20];
        snprintf(out, sizeof out, "%.*s.out", (int)strlen(argv[i]) - 3, argv[i]);
        FILE *in = fopen(argv[i], "r");
        if (!in)
            return perror(argv[i]), 2;
        bool played = play(argv[1 + update], in);
        fclose(in);
        if (!played) {
            printf("no pseudo-terminal: typed sessions are skipped\n0 passed, 0 failed, %d skipped\n", argc - i);
            return 0;
        }
        FILE *f = fopen(out, update ? "w" : "r");
        if (!f)
            return perror(out), 2;
        if (update) {
            fputs(screen, f);
        } else {
            size_t n = fread(want, 1, sizeof want - 1, f);
            want[n] = 0;
            bool same = !strcmp(want, screen);
            same ? passed++ : failed++;
            if (!same)
                printf("FAIL %s\n--- expected\n%s\n--- shown\n%s\n", argv[i], want, screen);
        }
        fclose(f);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
