/* measure.c -- CPU time of the same work in several interpreters, as ratios.
 *
 *     measure [-n ROUNDS] BALLOON PYTHON LUA NAME.py...
 *
 * Each program is run ROUNDS times by each interpreter in turn; the least user + system time counts. PYTHON or LUA may be "-".
 * The table has Balloon's seconds, how many times faster it is than each peer, and the peak memory ratio to Python; the last
 * lines are the geometric means. Outputs must be equal to the byte, or the row says so.
 */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Run { double seconds; long kilobytes; unsigned long output; int ok; } Run;

static Run once(const char *interpreter, const char *script)
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
        setenv("PYTHONHASHSEED", "0", 1);
        if (script)
            execlp(interpreter, interpreter, script, (char *)NULL);
        else
            execlp(interpreter, interpreter, "-c", "pass", (char *)NULL);
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

static void best(Run *least, Run r)
{
    if (!least->ok || r.seconds < least->seconds)
        *least = r;
}

int main(int argc, char **argv)
{
    int rounds = 3, first = 1;
    if (argc > 2 && !strcmp(argv[1], "-n")) {
        rounds = atoi(argv[2]);
        first = 3;
    }
    if (argc < first + 4)
        return 2;
    const char *who[3] = {argv[first], argv[first + 1], argv[first + 2]};
    double log_sum[3] = {0}, memory_sum = 0;
    int counts[3] = {0}, bad = 0, programs = 0;
    printf("%-24s %9s %9s %9s %9s\n", "program", "seconds", "/python", "/lua", "memory");
    for (int a = first + 3; a < argc; a++) {
        char lua[4096];
        struct stat st;
        snprintf(lua, sizeof lua, "%.*s.lua", (int)strlen(argv[a]) - 3, argv[a]);
        Run least[3] = {{0}};
        for (int round = 0; round < rounds; round++)
            for (int i = 0; i < 3; i++)
                if (strcmp(who[i], "-") && (i < 2 || !stat(lua, &st)))
                    best(&least[i], once(who[i], i < 2 ? argv[a] : lua));
        const char *name = strrchr(argv[a], '/');
        printf("%-24.*s %9.3f", (int)strlen(name ? name + 1 : argv[a]) - 3, name ? name + 1 : argv[a], least[0].seconds);
        for (int i = 1; i < 3; i++) {
            if (!least[i].ok || !least[0].ok) {
                printf(" %9s", "-");
                continue;
            }
            double ratio = least[i].seconds / least[0].seconds;
            log_sum[i] += log(ratio);
            counts[i]++;
            printf(" %9.2f", ratio);
        }
        if (least[1].ok && least[0].ok) {
            double memory = (double)least[0].kilobytes / (double)least[1].kilobytes;
            memory_sum += log(memory);
            programs++;
            printf(" %9.2f", memory);
        }
        int differs = least[1].ok && least[0].output != least[1].output;
        bad += differs || !least[0].ok;
        printf("%s\n", !least[0].ok ? "  FAILED" : differs ? "  OUTPUT DIFFERS" : "");
        fflush(stdout);
    }
    printf("%-24s %9s", "geometric mean", "");
    for (int i = 1; i < 3; i++)
        counts[i] ? printf(" %9.2f", exp(log_sum[i] / counts[i])) : printf(" %9s", "-");
    programs ? printf(" %9.2f\n", exp(memory_sum / programs)) : printf("\n");
    Run start[2] = {{0}};
    for (int round = 0; round < 20; round++)
        for (int i = 0; i < 2; i++)
            if (strcmp(who[i], "-"))
                best(&start[i], once(who[i], NULL));
    printf("start to exit: %.2f ms, %ld kB; python %.2f ms, %ld kB\n", start[0].seconds * 1e3, start[0].kilobytes, start[1].seconds * 1e3, start[1].kilobytes);
    return bad != 0;
}
