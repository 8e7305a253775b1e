/* measure.c -- CPU time of the same work in several interpreters, interleaved on one core.
 *
 *     measure [-n ROUNDS] [-j JSON] [-s SVG] -p NAME,SUFFIX,COMMAND... -- FILE.py...
 *
 * The first -p is the interpreter that is measured, the second the one it is compared with (CPython); the others run the file
 * of the same name with their suffix where there is one. Each program is run ROUNDS times by each in turn, and the least of
 * user + system time counts. Ratios say how many times faster the first one is. Geometric means are per folder.
 *
 * Always: outputs of .py peers are equal to the byte, or the row says so and the exit status is 1.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_PEERS = 8, MAX_WORDS = 6, MAX_FILES = 400, NAME_WIDTH = 22 };

typedef struct Peer {
    const char *name, *suffix;
    char *argv[MAX_WORDS + 2];          /* the command's words; the file goes behind them */
    int words;
} Peer;

typedef struct Run { double seconds; long kilobytes; unsigned long output; int ok; } Run;

typedef struct Row {
    char folder[64], name[64];
    Run run[MAX_PEERS];
    int differs;
} Row;

static Peer peers[MAX_PEERS];
static int npeers;
static Row rows[MAX_FILES];
static int nrows;
static Run starts[MAX_PEERS];
static char *const programs_folder = "programs";

/* ---- running ---- */

/* NAME,SUFFIX,COMMAND WORDS */
static int add_peer(char *text)
{
    char *suffix = strchr(text, ','), *command = suffix ? strchr(suffix + 1, ',') : NULL;
    if (!command || npeers == MAX_PEERS)
        return 0;
    *suffix = *command = 0;
    Peer *p = &peers[npeers++];
    *p = (Peer){.name = text, .suffix = suffix + 1};
    for (char *word = strtok(command + 1, " "); word && p->words < MAX_WORDS; word = strtok(NULL, " "))
        p->argv[p->words++] = word;
    return p->words > 0;
}

static void stay_on_one_core(void)
{
    cpu_set_t set;
    int cpu = sched_getcpu();
    CPU_ZERO(&set);
    CPU_SET(cpu < 0 ? 0 : cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
}

static Run once(Peer *p, const char *file)
{
    Run r = {0, 0, 5381, 0};
    int pipes[2], status;
    struct rusage u;
    if (pipe(pipes))
        return r;
    pid_t pid = fork();
    if (pid == 0) {
        dup2(pipes[1], 1);
        close(pipes[0]);
        close(pipes[1]);
        if (p - peers > 1)              /* what other languages' interpreters have to say about their flags */
            dup2(open("/dev/null", O_WRONLY), 2);
        setenv("PYTHONHASHSEED", "0", 1);
        p->argv[p->words] = (char *)file;
        execvp(p->argv[0], p->argv);
        _exit(127);
    }
    close(pipes[1]);
    unsigned char block[4096];
    for (ssize_t n; (n = read(pipes[0], block, sizeof block)) > 0;)
        for (ssize_t i = 0; i < n; i++)
            r.output = r.output * 33 + block[i];
    close(pipes[0]);
    wait4(pid, &status, 0, &u);
    r.seconds = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
    r.kilobytes = u.ru_maxrss;
    r.ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return r;
}

static void keep_best(Run *least, Run r)
{
    if (!least->ok || (r.ok && r.seconds < least->seconds))
        *least = r;
}

/* The folder's and the program's name out of a/b/folder/name.py. */
static void name_row(Row *row, const char *file)
{
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file, *before = slash;
    while (before && before > file && before[-1] != '/')
        before--;
    snprintf(row->folder, sizeof row->folder, "%.*s", before ? (int)(slash - before) : 1, before ? before : ".");
    snprintf(row->name, sizeof row->name, "%.*s", (int)strlen(base) - 3, base);
}

static void measure(Row *row, const char *file, int rounds)
{
    struct stat st;
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < npeers; i++) {
            char path[4096];
            snprintf(path, sizeof path, "%.*s%s", (int)strlen(file) - 3, file, peers[i].suffix);
            if (!stat(path, &st))
                keep_best(&row->run[i], once(&peers[i], path));
        }
    row->differs = npeers > 1 && row->run[1].ok && row->run[0].output != row->run[1].output;
}

/* An empty program of each language. */
static void measure_start(void)
{
    enum { TIMES = 20 };
    for (int i = 0; i < TIMES * npeers; i++)
        keep_best(&starts[i % npeers], once(&peers[i % npeers], "/dev/null"));
}

/* ---- figures ---- */

static double speed(const Row *row, int peer) { return row->run[0].ok && row->run[peer].ok ? row->run[peer].seconds / row->run[0].seconds : 0; }

static double memory(const Row *row)
{
    return npeers > 1 && row->run[0].ok && row->run[1].ok ? (double)row->run[0].kilobytes / (double)row->run[1].kilobytes : 0;
}

/* Over the rows of a folder; peer 0 stands for memory. */
static double mean(const char *folder, int peer)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < nrows; i++) {
        double x = peer ? speed(&rows[i], peer) : memory(&rows[i]);
        if (!strcmp(rows[i].folder, folder) && x > 0) {
            sum += log(x);
            n++;
        }
    }
    return n ? exp(sum / n) : 0;
}

static int is_first_of_folder(int i) { return i == 0 || strcmp(rows[i].folder, rows[i - 1].folder); }

/* ---- the table ---- */

static void print_cell(double x)
{
    if (x > 0)
        printf(" %10.2f", x);
    else
        printf(" %10s", "-");
}

static void print_head(const char *folder)
{
    printf("\n%-*s %10s", NAME_WIDTH, folder, "seconds");
    for (int i = 1; i < npeers; i++)
        printf(" %10.10s", peers[i].name);
    printf(" %10s\n", "memory");
}

static void print_row(const Row *row)
{
    printf("%-*s %10.3f", NAME_WIDTH, row->name, row->run[0].seconds);
    for (int i = 1; i < npeers; i++)
        print_cell(speed(row, i));
    print_cell(memory(row));
    printf("%s\n", !row->run[0].ok ? "  FAILED" : row->differs ? "  OUTPUT DIFFERS" : "");
    fflush(stdout);
}

static void print_means(const char *folder)
{
    printf("%-*s %10s", NAME_WIDTH, "geometric mean", "");
    for (int i = 1; i < npeers; i++)
        print_cell(mean(folder, i));
    print_cell(mean(folder, 0));
    printf("\n");
}

static void print_starts(void)
{
    printf("\n%-*s %10s %10s\n", NAME_WIDTH, "empty program", "ms", "kB");
    for (int i = 0; i < npeers; i++)
        if (starts[i].ok)
            printf("%-*s %10.2f %10ld\n", NAME_WIDTH, peers[i].name, starts[i].seconds * 1e3, starts[i].kilobytes);
}

/* ---- JSON ---- */

static void write_json(const char *path)
{
    FILE *f = fopen(path, "w");
    if (!f)
        return;
    fprintf(f, "{\n \"peers\": [");
    for (int i = 0; i < npeers; i++)
        fprintf(f, "%s\"%s\"", i ? ", " : "", peers[i].name);
    fprintf(f, "],\n \"start\": {");
    for (int i = 0, n = 0; i < npeers; i++)
        if (starts[i].ok)
            fprintf(f, "%s\"%s\": {\"seconds\": %.6f, \"kilobytes\": %ld}", n++ ? ", " : "", peers[i].name, starts[i].seconds, starts[i].kilobytes);
    fprintf(f, "},\n \"means\": {");
    for (int i = 0, n = 0; i < nrows; i++)
        if (is_first_of_folder(i)) {
            fprintf(f, "%s\n  \"%s\": {\"memory\": %.4f", n++ ? "," : "", rows[i].folder, mean(rows[i].folder, 0));
            for (int p = 1; p < npeers; p++)
                fprintf(f, ", \"%s\": %.4f", peers[p].name, mean(rows[i].folder, p));
            fprintf(f, "}");
        }
    fprintf(f, "\n },\n \"programs\": [");
    for (int i = 0; i < nrows; i++) {
        fprintf(f, "%s\n  {\"folder\": \"%s\", \"name\": \"%s\"", i ? "," : "", rows[i].folder, rows[i].name);
        for (int p = 0; p < npeers; p++)
            if (rows[i].run[p].ok)
                fprintf(f, ", \"%s\": {\"seconds\": %.6f, \"kilobytes\": %ld}", peers[p].name, rows[i].run[p].seconds, rows[i].run[p].kilobytes);
        fprintf(f, "}");
    }
    fprintf(f, "\n ]\n}\n");
    fclose(f);
}

/* ---- SVG: a bar for each program, as long as its ratio to the second peer; the line at 1 is that peer ---- */

enum { BAR_ROW = 16, BAR_LEFT = 150, BAR_UNIT = 70, BAR_WIDTH = 640 };

static void write_bar(FILE *f, int y, const char *name, double x, const char *colour)
{
    double length = x * BAR_UNIT < BAR_WIDTH - BAR_LEFT - 50 ? x * BAR_UNIT : BAR_WIDTH - BAR_LEFT - 50;
    fprintf(f, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", BAR_LEFT - 6, y + 11, name);
    fprintf(f, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", BAR_LEFT, y + 2, length, BAR_ROW - 4, colour);
    fprintf(f, "<text x=\"%.1f\" y=\"%d\">%.2f</text>\n", BAR_LEFT + length + 4, y + 11, x);
}

static void write_svg(const char *path)
{
    FILE *f = npeers > 1 ? fopen(path, "w") : NULL;
    if (!f)
        return;
    int bars = 0, y = 30;
    for (int i = 0; i < nrows; i++)
        bars += !strcmp(rows[i].folder, programs_folder);
    int height = 30 + (bars + npeers + 1) * BAR_ROW;
    fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n", BAR_WIDTH, height);
    fprintf(f, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n");
    fprintf(f, "<text x=\"8\" y=\"18\" font-size=\"13\">%s: how many times faster than %s</text>\n", peers[0].name, peers[1].name);
    for (int i = 0; i < nrows; i++)
        if (!strcmp(rows[i].folder, programs_folder)) {
            write_bar(f, y, rows[i].name, speed(&rows[i], 1), "#4a7ebb");
            y += BAR_ROW;
        }
    y += BAR_ROW;
    for (int i = 1; i < npeers; i++, y += BAR_ROW) {
        char name[64];
        snprintf(name, sizeof name, "mean / %.40s", peers[i].name);
        if (mean(programs_folder, i) > 0)
            write_bar(f, y, name, mean(programs_folder, i), "#c0504d");
    }
    fprintf(f, "<line x1=\"%d\" y1=\"26\" x2=\"%d\" y2=\"%d\" stroke=\"#888\" stroke-dasharray=\"3,3\"/>\n</svg>\n", BAR_LEFT + BAR_UNIT, BAR_LEFT + BAR_UNIT, height);
    fclose(f);
}

int main(int argc, char **argv)
{
    int rounds = 3, bad = 0, option;
    const char *json = NULL, *svg = NULL;
    while ((option = getopt(argc, argv, "n:j:s:p:")) != -1)
        switch (option) {
        case 'n': rounds = atoi(optarg); break;
        case 'j': json = optarg; break;
        case 's': svg = optarg; break;
        case 'p':
            if (add_peer(optarg))
                break;
            /* fall through */
        default: return 2;
        }
    if (npeers == 0 || optind == argc)
        return 2;
    stay_on_one_core();
    for (int i = optind; i < argc && nrows < MAX_FILES; i++) {
        Row *row = &rows[nrows++];
        name_row(row, argv[i]);
        if (is_first_of_folder(nrows - 1))
            print_head(row->folder);
        measure(row, argv[i], rounds);
        print_row(row);
        bad += row->differs || !row->run[0].ok;
        char next[64] = "";
        Row following;
        if (i + 1 < argc) {
            name_row(&following, argv[i + 1]);
            strcpy(next, following.folder);
        }
        if (strcmp(next, row->folder))
            print_means(row->folder);
    }
    measure_start();
    print_starts();
    if (json)
        write_json(json);
    if (svg)
        write_svg(svg);
    return bad != 0;
}
