/* runtests.c -- runs test scripts under an interpreter and compares what they print.
 *
 *     runtests [-j JOBS] [-t SECONDS] [-m MEGABYTES] [-a ARG]... [-s SUBSTRING]... [-v] [-w] [-x] INTERPRETER PATH...
 *
 * PATH is a script or a folder of scripts (searched in order of name). The expectation of NAME.py is, in this order:
 *   NAME.check   rules, one a line: `= text`, `~ regex`, `*` (any lines), with 2 in front for stderr, `rc N`
 *   NAME.out     the exact standard output, exit status 0
 *   the script   each `# expect: text` is the next line of output; a last `# raises: text` is the last line of stderr, status 1;
 *                `# exit: N` another status. A script without any of these only has to end with status 0.
 * -a adds an argument before the script, -s leaves out scripts whose path contains SUBSTRING, -x only looks for crashes: any
 * output, and any status but a signal, 98 (--leak-check) or 99 (a sanitizer's), is right. -w does so for the scripts that watch
 * when the collector runs: a line of theirs begins with `# watches the collector`. Each script runs in its own folder.
 * No end in time is a failure in any case.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <regex.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_ARGS = 32, MAX_JOBS = 64 };

typedef struct Text { char *data; size_t size, capacity; } Text;
typedef struct Job { pid_t pid; int out, err; Text stdout_text, stderr_text; const char *path; double deadline; bool late; } Job;

static const char *interpreter;
static const char *extra[MAX_ARGS], *skip[MAX_ARGS];
static int nextra, nskip, passed, failed, left_out;
static bool verbose, crash_only, watchers_apart;
static double limit_seconds = 60;
static long limit_megabytes = 0;

static void die(const char *what)
{
    perror(what);
    exit(2);
}

static void add_text(Text *t, const char *s, size_t n)
{
    if (t->size + n + 1 > t->capacity) {
        t->capacity = (t->size + n + 1) * 2;
        t->data = realloc(t->data, t->capacity);
        if (!t->data)
            die("realloc");
    }
    memcpy(t->data + t->size, s, n);
    t->size += n;
    t->data[t->size] = 0;
}

static bool read_file(const char *path, Text *t)
{
    FILE *f = fopen(path, "rb");
    char block[65536];
    size_t n;
    if (!f)
        return false;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        add_text(t, block, n);
    fclose(f);
    add_text(t, "", 0);
    return true;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- lists of lines ---- */
typedef struct Lines { char **line; size_t count; } Lines;

static Lines split(char *text)
{
    Lines l = {NULL, 0};
    for (char *p = text; p && *p;) {
        char *end = strchr(p, '\n');
        l.line = realloc(l.line, (l.count + 1) * sizeof *l.line);
        l.line[l.count++] = p;
        if (end)
            *end = 0;
        p = end ? end + 1 : NULL;
    }
    return l;
}

/* ---- rules of a .check file ---- */
typedef struct Rule { char kind; const char *text; } Rule;

/* Python's \d \w \s and non-greedy marks as POSIX knows them. */
static bool matches(const char *pattern, const char *line)
{
    char posix[4096];
    size_t n = 0;
    posix[n++] = '^';
    posix[n++] = '(';
    for (const char *p = pattern; *p && n + 20 < sizeof posix; p++) {
        if (p[0] == '\\' && strchr("dwsS", p[1]) && p[1]) {
            const char *set = p[1] == 'd' ? "[0-9]" : p[1] == 'w' ? "[A-Za-z0-9_]" : p[1] == 's' ? "[[:space:]]" : "[^[:space:]]";
            memcpy(posix + n, set, strlen(set));
            n += strlen(set);
            p++;
        } else if (p[0] == '(' && p[1] == '?' && p[2] == ':') {
            posix[n++] = '(';
            p += 2;
        } else {
            posix[n++] = *p;
        }
    }
    posix[n++] = ')';
    posix[n++] = '$';
    posix[n] = 0;
    regex_t re;
    if (regcomp(&re, posix, REG_EXTENDED | REG_NOSUB))
        return false;
    bool ok = regexec(&re, line, 0, NULL, 0) == 0;
    regfree(&re);
    return ok;
}

static bool rules_hold(const Rule *rule, size_t nrules, const Lines *lines, Text *why)
{
    bool *reach = calloc(lines->count + 1, 1), *next = calloc(lines->count + 1, 1);
    char note[600];
    reach[0] = true;
    for (size_t r = 0; r < nrules; r++) {
        memset(next, 0, lines->count + 1);
        bool any = false;
        for (size_t i = 0, open = 0; i <= lines->count; i++) {
            if (rule[r].kind == '*') {
                open |= reach[i];
                next[i] = open;
            } else if (reach[i] && i < lines->count) {
                bool ok = rule[r].kind == '=' ? !strcmp(rule[r].text, lines->line[i]) : matches(rule[r].text, lines->line[i]);
                next[i + 1] |= ok;
            }
        }
        for (size_t i = 0; i <= lines->count; i++)
            any |= next[i];
        if (!any) {
            snprintf(note, sizeof note, "    rule %zu (%c %.300s) is not met\n", r + 1, rule[r].kind, rule[r].text);
            add_text(why, note, strlen(note));
            free(reach);
            free(next);
            return false;
        }
        memcpy(reach, next, lines->count + 1);
    }
    bool ok = reach[lines->count];
    if (!ok)
        add_text(why, "    more output than the rules have\n", 36);
    free(reach);
    free(next);
    return ok;
}

static bool check_rules(Text *file, Job *j, int status, Text *why)
{
    static Rule out[4096], err[4096];
    size_t nout = 0, nerr = 0;
    int want = 0;
    Lines l = split(file->data);
    for (size_t i = 0; i < l.count; i++) {
        char *s = l.line[i];
        if (!*s || *s == '#')
            continue;
        if (!strncmp(s, "rc ", 3)) {
            want = atoi(s + 3);
            continue;
        }
        bool second = *s == '2';
        s += second;
        Rule r = {*s, s[1] == ' ' ? s + 2 : s + 1};
        if (second && nerr < 4096)
            err[nerr++] = r;
        else if (!second && nout < 4096)
            out[nout++] = r;
    }
    Lines lo = split(j->stdout_text.data), le = split(j->stderr_text.data);
    bool ok = rules_hold(out, nout, &lo, why) && (!nerr || rules_hold(err, nerr, &le, why)) && status == want;
    free(l.line);
    free(lo.line);
    free(le.line);
    return ok;
}

/* ---- expectations inside the script ---- */
static void show_difference(const char *want, const char *got, Text *why)
{
    size_t line = 1;
    const char *w = want, *g = got;
    while (*w && *w == *g) {
        line += *w == '\n';
        w++, g++;
    }
    while (w > want && w[-1] != '\n')
        w--, g--;
    char note[1000];
    snprintf(note, sizeof note, "    line %zu: expected %.*s\n             printed  %.*s\n", line, (int)strcspn(w, "\n") > 300 ? 300 : (int)strcspn(w, "\n"), w,
             (int)strcspn(g, "\n") > 300 ? 300 : (int)strcspn(g, "\n"), g);
    add_text(why, note, strlen(note));
}

static bool check_inline(Text *script, Job *j, int status, Text *why)
{
    Text want = {0};
    const char *raises = NULL;
    int want_status = 0;
    bool expects = false;
    add_text(&want, "", 0);
    Lines l = split(script->data);
    for (size_t i = 0; i < l.count; i++) {
        char *e = strstr(l.line[i], "# expect:"), *r = strstr(l.line[i], "# raises: "), *x = strstr(l.line[i], "# exit: ");
        if (e) {
            e += 9;
            e += *e == ' ';
            add_text(&want, e, strlen(e));
            add_text(&want, "\n", 1);
            expects = true;
        }
        if (r) {
            raises = r + 10;
            want_status = 1;
        }
        if (x)
            want_status = atoi(x + 8);
    }
    bool ok = true;
    if ((expects || raises) && strcmp(want.data, j->stdout_text.data)) {
        show_difference(want.data, j->stdout_text.data, why);
        ok = false;
    }
    if (raises) {
        char *err = j->stderr_text.data;
        size_t n = strlen(err);
        while (n && err[n - 1] == '\n')
            err[--n] = 0;
        char *last = strrchr(err, '\n');
        last = last ? last + 1 : err;
        if (strcmp(last, raises)) {
            add_text(why, "    stderr ends: ", 17);
            add_text(why, last, strlen(last));
            add_text(why, "\n", 1);
            ok = false;
        }
    }
    ok = ok && status == want_status;
    free(want.data);
    free(l.line);
    return ok;
}

/* ---- one job ---- */
static void base_of(const char *path, char out[PATH_MAX], const char *ending)
{
    snprintf(out, PATH_MAX, "%.*s%s", (int)strlen(path) - 3, path, ending);
}

/* Cycles die earlier than such a script expects when a mode collects on its own. */
static bool watches_collector(const char *path)
{
    static const char mark[] = "\n# watches the collector";
    Text script = {0};
    add_text(&script, "\n", 1);
    bool watches = read_file(path, &script) && strstr(script.data, mark);
    free(script.data);
    return watches;
}

static bool judge(Job *j, int raw, Text *why)
{
    char other[PATH_MAX], note[200];
    Text file = {0};
    int status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    bool ok, any_output = crash_only || (watchers_apart && watches_collector(j->path));
    if (j->late) {
        add_text(why, "    no end in time\n", 19);
        return false;
    }
    if (any_output) {
        ok = WIFEXITED(raw) && status != 98 && status != 99;
    } else {
        base_of(j->path, other, ".check");
        if (read_file(other, &file)) {
            ok = check_rules(&file, j, status, why);
        } else {
            base_of(j->path, other, ".out");
            if (read_file(other, &file)) {
                ok = status == 0 && strcmp(file.data, j->stdout_text.data) == 0;
                if (strcmp(file.data, j->stdout_text.data))
                    show_difference(file.data, j->stdout_text.data, why);
            } else {
                read_file(j->path, &file);
                ok = check_inline(&file, j, status, why);
            }
        }
    }
    if (!ok) {
        snprintf(note, sizeof note, "    exit status %d%s\n", status, WIFSIGNALED(raw) ? " (signal)" : "");
        add_text(why, note, strlen(note));
        size_t n = j->stderr_text.size, from = n > 1500 ? n - 1500 : 0;
        if (n) {
            add_text(why, "    its stderr ends:\n", 21);
            add_text(why, j->stderr_text.data + from, strlen(j->stderr_text.data + from));
            add_text(why, "\n", 1);
        }
    }
    free(file.data);
    return ok;
}

static void start(Job *j, const char *path)
{
    int out[2], err[2];
    if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
        die("pipe");
    *j = (Job){.path = path, .out = out[0], .err = err[0], .deadline = now() + limit_seconds};
    add_text(&j->stdout_text, "", 0);
    add_text(&j->stderr_text, "", 0);
    j->pid = fork();
    if (j->pid < 0)
        die("fork");
    if (j->pid == 0) {
        signal(SIGINT, SIG_DFL);            /* a shell ignores it for what runs in the background */
        signal(SIGHUP, SIG_DFL);
        char folder[PATH_MAX];
        snprintf(folder, sizeof folder, "%s", path);
        char *slash = strrchr(folder, '/');
        const char *name = slash ? slash + 1 : folder;
        const char *argv[MAX_ARGS + 3];
        int n = 0;
        argv[n++] = interpreter;
        for (int i = 0; i < nextra; i++)
            argv[n++] = extra[i];
        argv[n++] = name;
        argv[n] = NULL;
        if (slash) {
            *slash = 0;
            if (chdir(folder))
                _exit(126);
        }
        if (limit_megabytes) {
            struct rlimit r = {(rlim_t)limit_megabytes << 20, (rlim_t)limit_megabytes << 20};
            setrlimit(RLIMIT_AS, &r);
        }
        int null = open("/dev/null", O_RDONLY);
        dup2(null, 0);
        dup2(out[1], 1);
        dup2(err[1], 2);
        setpgid(0, 0);
        execv(interpreter, (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    close(out[1]);
    close(err[1]);
}

static void drain(int *fd, Text *t)
{
    char block[65536];
    ssize_t n = read(*fd, block, sizeof block);
    if (n > 0 && t->size < (64u << 20))
        add_text(t, block, (size_t)n);
    else if (n <= 0) {
        close(*fd);
        *fd = -1;
    }
}

static void finish(Job *j)
{
    int raw = 0;
    Text why = {0};
    add_text(&why, "", 0);
    waitpid(j->pid, &raw, 0);
    if (judge(j, raw, &why)) {
        passed++;
        if (verbose)
            printf("ok   %s\n", j->path);
    } else {
        failed++;
        printf("FAIL %s\n%s", j->path, why.data);
    }
    fflush(stdout);
    free(why.data);
    free(j->stdout_text.data);
    free(j->stderr_text.data);
    j->pid = 0;
}

static void run_all(char **paths, size_t count, int jobs)
{
    Job job[MAX_JOBS];
    size_t next = 0;
    int running = 0;
    memset(job, 0, sizeof job);
    while (next < count || running) {
        for (int i = 0; i < jobs && next < count; i++)
            if (!job[i].pid) {
                start(&job[i], paths[next++]);
                running++;
            }
        struct pollfd p[2 * MAX_JOBS];
        int np = 0;
        for (int i = 0; i < jobs; i++)
            if (job[i].pid) {
                p[np++] = (struct pollfd){job[i].out, POLLIN, 0};
                p[np++] = (struct pollfd){job[i].err, POLLIN, 0};
            }
        poll(p, (nfds_t)np, 100);
        np = 0;
        for (int i = 0; i < jobs; i++) {
            if (!job[i].pid)
                continue;
            if (p[np++].revents)
                drain(&job[i].out, &job[i].stdout_text);
            if (p[np++].revents)
                drain(&job[i].err, &job[i].stderr_text);
            if (!job[i].late && now() > job[i].deadline) {
                job[i].late = true;
                kill(-job[i].pid, SIGKILL);
                kill(job[i].pid, SIGKILL);
            }
            if (job[i].out < 0 && job[i].err < 0) {
                finish(&job[i]);
                running--;
            }
        }
    }
}

/* ---- finding scripts ---- */
static char **found;
static size_t nfound;

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void find(const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    if (stat(path, &st))
        die(path);
    if (S_ISREG(st.st_mode)) {
        if (n < 3 || strcmp(path + n - 3, ".py"))
            return;
        for (int i = 0; i < nskip; i++)
            if (strstr(path, skip[i])) {
                left_out++;
                return;
            }
        found = realloc(found, (nfound + 1) * sizeof *found);
        found[nfound++] = strdup(path);
        return;
    }
    DIR *d = opendir(path);
    if (!d)
        die(path);
    char *names[8192];
    size_t count = 0;
    for (struct dirent *e; (e = readdir(d)) && count < 8192;)
        if (e->d_name[0] != '.' && e->d_name[0] != '_')
            names[count++] = strdup(e->d_name);
    closedir(d);
    qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++) {
        char inner[PATH_MAX];
        snprintf(inner, sizeof inner, "%s/%s", path, names[i]);
        /* folders named *_data and *_pkg belong to scripts */
        bool data = strlen(names[i]) > 5 && (!strcmp(names[i] + strlen(names[i]) - 5, "_data") || !strcmp(names[i] + strlen(names[i]) - 4, "_pkg"));
        if (!data)
            find(inner);
        free(names[i]);
    }
}

int main(int argc, char **argv)
{
    int jobs = 2, o;
    while ((o = getopt(argc, argv, "j:t:m:a:s:vwx")) != -1)
        switch (o) {
        case 'j': jobs = atoi(optarg); break;
        case 't': limit_seconds = atof(optarg); break;
        case 'm': limit_megabytes = atol(optarg); break;
        case 'a': if (nextra < MAX_ARGS) extra[nextra++] = optarg; break;
        case 's': if (nskip < MAX_ARGS) skip[nskip++] = optarg; break;
        case 'v': verbose = true; break;
        case 'w': watchers_apart = true; break;
        case 'x': crash_only = true; break;
        default: return 2;
        }
    if (optind + 1 >= argc) {
        fprintf(stderr, "usage: %s [-j N] [-t SECONDS] [-m MB] [-a ARG]... [-s SUBSTRING]... [-v] [-w] [-x] INTERPRETER PATH...\n", argv[0]);
        return 2;
    }
    static char full[PATH_MAX];
    if (!realpath(argv[optind], full))
        die(argv[optind]);
    interpreter = full;
    for (int i = optind + 1; i < argc; i++)
        find(argv[i]);
    run_all(found, nfound, jobs < 1 ? 1 : jobs > MAX_JOBS ? MAX_JOBS : jobs);
    if (left_out)
        printf("%d passed, %d failed, %d skipped\n", passed, failed, left_out);
    else
        printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
