/* options.c -- the command line and the environment.
 *
 * Reading stops at the first of -c, -m, -, file: the rest belongs to the program, untouched.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/config.h"
#include "main/main.h"

static const char usage_line[] = "usage: balloon [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help_text[] =
    "usage: balloon [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "\n"
    "  -c cmd     run cmd, a program given as text\n"
    "  -m mod     run library module mod as a program\n"
    "  file       run a program from a file\n"
    "  -          run a program read from standard input\n"
    "\n"
    "  -i         read on interactively after the program\n"
    "  -q         no banner\n"
    "  -u         standard output and error are not buffered\n"
    "  -O, -OO    leave out assert statements; -OO: docstrings too\n"
    "  -v         tell about imports\n"
    "  -W arg     warning control: action:message:category:module:line\n"
    "  -X opt     int_max_str_digits=N, no_debug_ranges, importtime, dev\n"
    "  -x         skip the first line of the program\n"
    "  -E, -I     ignore BALLOON* environment variables\n"
    "  -B -s -S   accepted, no effect\n"
    "  -h, --help        this page\n"
    "  -V, --version     the version; -VV more of it\n"
    "  --tokens --ast --dis --check   show instead of run (with -c or file)\n"
    "  --max-depth N     frames before RecursionError (1000)\n"
    "  --trace [-o page.html]  run file and write a page to step through it\n"
    "  --trace-limit N --trace-format html|jsonl   steps kept (20000); the form\n"
    "  --teach           the prompt, telling and drawing what each statement did\n"
    "  --lesson [N]      the lessons; --lesson N --check checks what it says\n"
    "  --explain         after an error, what it means and what to try\n"
    "Debug builds: --gc-stress[=N] --gc-dry[=N] --fail-alloc=N[+] --leak-check\n"
    "\n"
    "Environment: BALLOONPATH (folders with modules), BALLOONSTARTUP (file run\n"
    "before the prompt), BALLOON_HISTORY, BALLOONHASHSEED (0, a number, or\n"
    "random), BALLOONUNBUFFERED, BALLOONINSPECT, NO_COLOR, FORCE_COLOR.\n";

static bool leave(int *status, int value)
{
    *status = value;
    return false;
}

static bool bad(int *status)
{
    fputs(usage_line, stderr);
    fputs("Try `balloon -h' for more information.\n", stderr);
    return leave(status, 2);
}

static void print_version(bool more)
{
    printf("Balloon %s\n", BL_VERSION);
    if (more)
        printf("Python %s language, built with %s\nline editor: %s\n%s", BL_PYTHON_VERSION, BL_COMPILER, bl_line_editor(),
               strcmp(bl_line_editor(), "none") ? "This program contains GNU readline and is distributed under the GPL, version 3 or later;\nits own source is under the MIT license.\n"
                                                : "License: MIT\n");
}

static bool number(const char *text, int64_t *out)
{
    char *end;
    *out = strtoll(text, &end, 10);
    return *text && !*end;
}

/* The value of a long option: after '=' or the next argument. NULL: there is none. */
static const char *value_of(BlCommand *c, const char *arg, const char *name, int *i)
{
    size_t n = strlen(name);
    if (strncmp(arg, name, n) != 0)
        return NULL;
    if (arg[n] == '=')
        return arg + n + 1;
    if (arg[n] == 0 && *i + 1 < c->argc)
        return c->argv[++*i];
    return NULL;
}

static bool fail_alloc_option(BlCommand *c, const char *value)
{
    char *end;
    c->fail_alloc = strtoll(value, &end, 10);
    c->fail_forever = *end == '+';
    return true;
}

/* 1 known, 0 not. */
static int long_option(BlCommand *c, const char *arg, int *i)
{
    const char *v;
    if (strcmp(arg, "--tokens") == 0)
        return c->page = BL_PAGE_TOKENS, 1;
    if (strcmp(arg, "--ast") == 0)
        return c->page = BL_PAGE_AST, 1;
    if (strcmp(arg, "--dis") == 0)
        return c->page = BL_PAGE_DIS, 1;
    if (strcmp(arg, "--check") == 0)
        return c->page = BL_PAGE_CHECK, 1;
    if (strcmp(arg, "--gc-stress") == 0)
        return c->gc_stress = 1, 1;
    if (strcmp(arg, "--gc-dry") == 0)
        return c->gc_dry = 1, 1;
    if (strcmp(arg, "--leak-check") == 0)
        return c->leak_check = true, 1;
    if (strcmp(arg, "--trace") == 0)
        return c->trace = true, 1;
    if (strcmp(arg, "--teach") == 0)
        return c->teach = true, 1;
    if (strcmp(arg, "--explain") == 0)
        return c->explain = true, 1;
    if ((v = value_of(c, arg, "--trace-limit", i)))
        return number(v, &c->trace_limit) && c->trace_limit > 0;
    if ((v = value_of(c, arg, "--trace-format", i)))
        return c->trace_lines = strcmp(v, "jsonl") == 0, c->trace_lines || strcmp(v, "html") == 0;
    if ((v = value_of(c, arg, "--max-depth", i)))
        return number(v, &c->max_depth) && c->max_depth > 0;
    if ((v = value_of(c, arg, "--gc-stress", i)))
        return number(v, &c->gc_stress);
    if ((v = value_of(c, arg, "--gc-dry", i)))
        return number(v, &c->gc_dry);
    if ((v = value_of(c, arg, "--fail-alloc", i)))
        return fail_alloc_option(c, v);
    if (strcmp(arg, "--check-hash-based-pycs") == 0)
        return ++*i, 1;
    return 0;
}

static bool x_option(BlCommand *c, const char *text, int *status)
{
    if (c->nx < 32)
        c->x[c->nx++] = text;
    if (strcmp(text, "no_debug_ranges") == 0)
        c->options.no_debug_ranges = true;
    else if (strcmp(text, "importtime") == 0)
        c->options.import_time = true;
    else if (strcmp(text, "dev") == 0)
        c->options.dev = true;
    else if (strncmp(text, "int_max_str_digits", 18) == 0) {
        if (text[18] != '=' || !number(text + 19, &c->int_max_str_digits) || c->int_max_str_digits < 0 ||
            (c->int_max_str_digits && c->int_max_str_digits < 640)) {
            fputs("Fatal Python error: config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.\n"
                  "Python runtime state: preinitialized\n", stderr);
            return leave(status, 1);
        }
    }
    return true;
}

enum Found { GO_ON, DONE, LEAVE };

/* One argument of short options: letters may stand together. */
static enum Found short_options(BlCommand *c, int *i, int *status)
{
    BlOptions *o = &c->options;
    const char *arg = c->argv[*i];
    for (const char *p = arg + 1; *p; p++) {
        const char *value = NULL;
        if (strchr("cmWXo", *p)) {
            value = p[1] ? p + 1 : *i + 1 < c->argc ? c->argv[++*i] : NULL;
            if (!value) {
                fprintf(stderr, "Argument expected for the -%c option\n", *p);
                bad(status);
                return LEAVE;
            }
        }
        switch (*p) {
        case 'c': case 'm':
            c->what = *p == 'c' ? BL_WHAT_COMMAND : BL_WHAT_MODULE;
            c->program = value;
            c->rest = *i + 1;
            return DONE;
        case 'o':
            c->trace_path = value;
            return GO_ON;
        case 'W':
            if (c->nwarn < 32)
                c->warn[c->nwarn++] = value;
            return GO_ON;
        case 'X':
            return x_option(c, value, status) ? GO_ON : LEAVE;
        case 'h': case '?':
            fputs(help_text, stdout);
            leave(status, 0);
            return LEAVE;
        case 'V':
            print_version(p[1] == 'V' || (*i + 1 < c->argc && strcmp(c->argv[*i + 1], "-V") == 0));
            leave(status, 0);
            return LEAVE;
        case 'i': o->interactive = o->inspect = true; break;
        case 'q': o->quiet = true; break;
        case 'u': o->unbuffered = true; break;
        case 'O': o->optimize++; break;
        case 'v': o->verbose++; break;
        case 'E': o->ignore_environment = true; break;
        case 'I': o->ignore_environment = o->isolated = o->no_user_site = true; break;
        case 'B': o->dont_write_bytecode = true; break;
        case 's': o->no_user_site = true; break;
        case 'S': o->no_site = true; break;
        case 'b': o->bytes_warning++; break;
        case 'x': c->skip_first_line = true; break;
        case 'd': case 'P': case 'R': break;
        default:
            fprintf(stderr, "Unknown option: -%c\n", *p);
            bad(status);
            return LEAVE;
        }
    }
    return GO_ON;
}

static void environment(BlCommand *c)
{
    BlOptions *o = &c->options;
    const char *v;
    if (o->ignore_environment)
        return;
    if ((v = getenv("BALLOONUNBUFFERED")) && *v)
        o->unbuffered = true;
    if ((v = getenv("BALLOONINSPECT")) && *v)
        o->inspect = true;
    if ((v = getenv("BALLOONHASHSEED")) && *v) {
        int64_t n;
        if (strcmp(v, "random") == 0)
            o->hash_random = true;
        else if (number(v, &n) && n >= 0 && n <= UINT32_MAX)
            o->hash_seed = (uint32_t)n;
    }
}

bool bl_read_options(BlCommand *c, int argc, char **argv, int *status)
{
    *c = (BlCommand){.argc = argc, .argv = argv, .rest = argc, .int_max_str_digits = -1, .what = BL_WHAT_STDIN, .trace_limit = 20000};
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (arg[0] != '-' || !arg[1]) {
            c->what = arg[0] == '-' ? BL_WHAT_STDIN : BL_WHAT_FILE;
            c->program = arg;
            c->rest = i + 1;
            break;
        }
        if (strcmp(arg, "--lesson") == 0 || strncmp(arg, "--lesson=", 9) == 0) {
            c->what = BL_WHAT_MODULE;           /* its arguments are the lesson's */
            c->program = "_lessons";
            c->rest = i + 1;
            break;
        }
        if (strcmp(arg, "--") == 0) {
            if (i + 1 < argc) {
                c->what = BL_WHAT_FILE;
                c->program = argv[i + 1];
                c->rest = i + 2;
            }
            break;
        }
        if (strcmp(arg, "--help") == 0) {
            fputs(help_text, stdout);
            return leave(status, 0);
        }
        if (strcmp(arg, "--version") == 0) {
            print_version(false);
            return leave(status, 0);
        }
        if (arg[1] == '-') {
            if (!long_option(c, arg, &i)) {
                fprintf(stderr, "unknown option %s\n", arg);
                return bad(status);
            }
            continue;
        }
        enum Found found = short_options(c, &i, status);
        if (found == LEAVE)
            return false;
        if (found == DONE)
            break;
    }
    environment(c);
    return true;
}
