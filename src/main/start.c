/* start.c -- rooms started bottom up, the program of the command line found and run. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/config.h"
#include "base/cstack.h"
#include "base/hash.h"
#include "compile/compile.h"
#include "main/main.h"
#include "mem/weak.h"

/* ---- the interpreter ---- */

static const BlType *const type_tables[] = {
#define T(ID, name) &bl_##name##_type,
#include "mem/types.def"
#undef T
};

static BlVm *make_vm(void)
{
    BlVm *vm = aligned_alloc(64, (sizeof *vm + 63) / 64 * 64);
    if (!vm)
        return NULL;
    memset(vm, 0, sizeof *vm);
    bl_vm = vm;
    vm->error = vm->handled = vm->spare_memory_error = BL_NULL;
    vm->gc.garbage = vm->gc.callbacks = BL_NULL;
    vm->recursion_limit = 1000;
    vm->recursion_left = 1000;
    vm->int_max_str_digits = 4300;
    vm->next_id = 1;
    vm->types = type_tables;
    vm->c_stack_limit = (uintptr_t)bl_cstack_low;
    return vm;
}

static bool start_rooms(BlVm *vm)
{
    if (!bl_pool_init(vm))
        return false;
    bl_gc_init(vm);
    return bl_weak_init(vm) && bl_obj_init(vm) && bl_eval_init(vm) && bl_run_init(vm);
}

/* ---- lists for sys ---- */

static BlRef list_of(const char *const *items, int n)
{
    BlRef list = bl_list_new((size_t)n);
    for (int i = 0; list != BL_NULL && i < n; i++) {
        BlRef s = bl_str_surrogateescape(items[i], strlen(items[i]));
        if (s == BL_NULL || !bl_list_adopt(list, s))
            bl_clear_ref(&list);
    }
    return list;
}

/* -X name=value: a dict of texts, True where there is no value. */
static BlRef x_options(const BlCommand *c)
{
    BlRef dict = bl_dict_new();
    for (int i = 0; dict != BL_NULL && i < c->nx; i++) {
        const char *eq = strchr(c->x[i], '=');
        BlRef key = bl_str_surrogateescape(c->x[i], eq ? (size_t)(eq - c->x[i]) : strlen(c->x[i]));
        BlRef value = eq ? bl_str_surrogateescape(eq + 1, strlen(eq + 1)) : BL_TRUE;
        if (key == BL_NULL || value == BL_NULL || !bl_dict_set(dict, key, value))
            bl_clear_ref(&dict);
        bl_drop(key);
        bl_drop(value);
    }
    return dict;
}

static BlRef program_argv(const BlCommand *c)
{
    BlRef list = list_of((const char *const *)c->argv + c->rest, c->argc - c->rest);
    const char *first = c->what == BL_WHAT_COMMAND ? "-c" : c->what == BL_WHAT_MODULE ? "-m" : c->program ? c->program : "";
    BlRef s = list == BL_NULL ? BL_NULL : bl_str_surrogateescape(first, strlen(first));
    BlRef head = s == BL_NULL ? BL_NULL : bl_list_new(1);
    if (head != BL_NULL && (!bl_list_append(head, s) || !bl_list_extend(head, list)))
        bl_clear_ref(&head);
    bl_drop(s);
    bl_drop(list);
    return head;
}

static BlRef executable_path(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    return bl_str_surrogateescape(path, n < 0 ? 0 : (size_t)n);
}

static bool give_lists(const BlCommand *c)
{
    BlRun *run = bl_run_state();
    run->options = c->options;
    run->argv = program_argv(c);
    run->orig_argv = list_of((const char *const *)c->argv, c->argc);
    run->warn_options = list_of(c->warn, c->nwarn);
    run->x_options = x_options(c);
    run->executable = executable_path();
    return run->argv != BL_NULL && run->orig_argv != BL_NULL && run->warn_options != BL_NULL && run->x_options != BL_NULL && run->executable != BL_NULL;
}

/* ---- sys.path ---- */

static bool add_path(BlVal path, const char *text, size_t n)
{
    BlRef s = bl_str_surrogateescape(text, n);
    bool ok = s != BL_NULL && bl_list_append(path, s);
    bl_drop(s);
    return ok;
}

static bool add_script_folder(BlVal path, const BlCommand *c)
{
    char real[PATH_MAX];
    if (c->options.isolated)
        return true;
    if (c->what == BL_WHAT_MODULE)
        return getcwd(real, sizeof real) ? add_path(path, real, strlen(real)) : true;
    if (c->what != BL_WHAT_FILE)
        return add_path(path, "", 0);
    const char *file = realpath(c->program, real) ? real : c->program;
    struct stat st;
    if (stat(file, &st) == 0 && S_ISDIR(st.st_mode))
        return add_path(path, file, strlen(file));
    const char *slash = strrchr(file, '/');
    return add_path(path, file, slash ? (size_t)(slash - file) + (slash == file) : 0);
}

static bool fill_path(const BlCommand *c)
{
    BlVal path = bl_sys_get_name(bl_name(path));
    if (!add_script_folder(path, c))
        return false;
    const char *more = c->options.ignore_environment ? NULL : getenv("BALLOONPATH");
    while (more && *more) {
        const char *end = strchr(more, ':');
        size_t n = end ? (size_t)(end - more) : strlen(more);
        if (n && !add_path(path, more, n))
            return false;
        more = end ? end + 1 : NULL;
    }
    return add_path(path, BL_LIBRARY_PATH, strlen(BL_LIBRARY_PATH));
}

/* ---- __main__ ---- */

static bool make_main(void)
{
    BlRun *run = bl_run_state();
    run->main = bl_module_new(bl_name(__main__));
    BlRef notes = bl_dict_new();
    bool ok = run->main != BL_NULL && notes != BL_NULL;
    if (ok) {
        BlVal dict = bl_module_dict(run->main);
        ok = bl_dict_set(dict, bl_name(__annotations__), notes) && bl_dict_set(dict, bl_name(__builtins__), run->builtins) &&
             bl_dict_set(run->modules, bl_name(__main__), run->main);
    }
    bl_drop(notes);
    return ok;
}

bool bl_start(const BlCommand *c)
{
    bl_cstack_init();
    if (c->fail_alloc)
        bl_alloc_fail.forever = c->fail_forever;
    if (c->options.hash_random)
        bl_hash_set_random();
    else
        bl_hash_set_seed(c->options.hash_seed);
    BlVm *vm = make_vm();
    if (!vm || !start_rooms(vm)) {
        fputs("balloon: not enough memory to start\n", stderr);
        return false;
    }
    if (c->max_depth) {
        vm->recursion_limit = (int32_t)c->max_depth;
        vm->recursion_left = (uint32_t)c->max_depth;
    }
    if (c->int_max_str_digits >= 0)
        vm->int_max_str_digits = c->int_max_str_digits;
    bl_module_init();
    bool ok = give_lists(c) && bl_sys_init() && bl_builtins_init() && bl_import_init() && fill_path(c) && bl_sys_streams() && make_main();
    if (!ok) {
        fputs("balloon: cannot start\n", stderr);
        if (bl_pending())
            bl_report_pending();
        return false;
    }
    if (!c->embedded)
        bl_signal_start();
    bl_report_colour_start();
    if (c->gc_stress)
        bl_gc_set_stress(c->gc_stress);
    if (c->gc_dry)
        bl_gc_set_dry(c->gc_dry);
    bl_alloc_fail.countdown = c->fail_alloc;
    return true;
}

/* ---- what is left uncaught ---- */

int bl_uncaught(void)
{
    if (bl_pending_is(bl_exc(SystemExit)) && !bl_run_state()->options.inspect) {
        BlRef e = bl_take_error();
        int status = bl_exit_status(e);
        bl_drop(e);
        return status;
    }
    if (bl_pending_is(bl_exc(KeyboardInterrupt)))
        bl_run_state()->keyboard_interrupt = true;
    bl_report_pending();
    return 1;
}

/* ---- running a program ---- */

static unsigned compile_flags(void)
{
    int level = bl_run_state()->options.optimize;
    return (level > 0 ? BL_COMPILE_OPTIMIZE_1 : 0) | (level > 1 ? BL_COMPILE_OPTIMIZE_2 : 0);
}

static const char *skip_line(const char *text, size_t *n)
{
    const char *newline = memchr(text, '\n', *n);
    if (!newline)
        return text;
    *n -= (size_t)(newline - text);     /* the newline stays, so that lines keep their numbers */
    return newline;
}

/* Shows the program instead of running it. 0, or 1 with the error pending. */
static int show(const BlCommand *c, const char *text, size_t n, BlVal filename, unsigned parse_flags)
{
    if (c->page == BL_PAGE_TOKENS)
        return bl_tokens_dump(stdout, text, n, c->what == BL_WHAT_FILE ? c->program : "<string>") ? 0 : 1;
    BlParseOptions options = {.mode = BL_PARSE_FILE, .flags = parse_flags};
    BlParse *parse = bl_parse(text, n, &options);
    if (!parse) {
        bl_no_memory();
        return 1;
    }
    int status = 1;
    if (parse->status != BL_PARSED)
        bl_raise_parse_error(parse, filename);
    else if (c->page == BL_PAGE_AST)
        status = bl_ast_dump(stdout, parse->tree, 3, false) ? 0 : 1;
    else {
        BlRef code = bl_compile_tree(parse, filename, compile_flags());
        BlRef listing = code == BL_NULL || c->page == BL_PAGE_CHECK ? BL_NULL : bl_code_dis(code, true);
        if (listing != BL_NULL) {
            size_t size;
            const char *shown = bl_str_to_utf8(listing, &size);
            if (shown) {
                fwrite(shown, 1, size, stdout);
                bl_str_utf8_free(listing, shown);
            }
        }
        status = code == BL_NULL;
        bl_drop(listing);
        bl_drop(code);
    }
    bl_parse_free(parse);
    fflush(stdout);
    return status;
}

/* What a program from a file has printed comes before what it failed with. */
static void flush_output(void)
{
    BlVal names[2] = {bl_name(stderr), bl_name(stdout)};
    BlRef error = bl_save_error();
    for (int i = 0; i < 2; i++) {
        BlRef stream = bl_keep(bl_sys_get_name(names[i])), r = BL_NONE;
        if (stream != BL_NULL && stream != BL_NONE)
            r = bl_call_method(stream, bl_name(flush), NULL, 0);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
        bl_drop(stream);
    }
    bl_restore_error(error);
}

static int run_text(const BlCommand *c, const char *text, size_t n, BlVal filename, unsigned parse_flags)
{
    if (c->skip_first_line && c->what == BL_WHAT_FILE)
        text = skip_line(text, &n);
    if (c->page != BL_PAGE_RUN)
        return show(c, text, n, filename, parse_flags) && bl_pending() ? bl_uncaught() : 0;
    BlRun *run = bl_run_state();
    BlRef code = bl_compile_source(text, n, filename, BL_PARSE_FILE, parse_flags, compile_flags());
    BlRef r = code == BL_NULL ? BL_NULL : bl_eval_code(code, bl_module_dict(run->main), BL_NULL, BL_NULL);
    if (code != BL_NULL && c->what != BL_WHAT_COMMAND)
        flush_output();
    bl_drop(code);
    bl_drop(r);
    return r == BL_NULL ? bl_uncaught() : 0;
}

static bool read_all(int fd, BlBuf *b)
{
    for (;;) {
        if (!bl_buf_reserve(b, 1 << 16))
            return errno = ENOMEM, false;
        ssize_t n = read(fd, b->data + b->size, b->capacity - b->size - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        b->size += (size_t)n;
    }
    b->data[b->size] = 0;
    return true;
}

static int cannot_open(const char *path, int error)
{
    fprintf(stderr, "balloon: can't open file '%s': [Errno %d] %s\n", path, error, strerror(error));
    return 2;
}

/* The file named by BALLOONSTARTUP, before the first prompt; what goes wrong in it is told and no more. */
static void run_startup(const BlCommand *c)
{
    const char *path = c->options.ignore_environment ? NULL : getenv("BALLOONSTARTUP");
    int fd = path && *path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    BlBuf b = BL_BUF_INIT;
    if (!path || !*path)
        return;
    bool ok = fd >= 0 && read_all(fd, &b);
    int error = errno;
    if (fd >= 0)
        close(fd);
    BlRef filename = bl_str_surrogateescape(path, strlen(path)), r = BL_NULL;
    if (!ok) {
        fprintf(stderr, "Could not open BALLOONSTARTUP\n");
        bl_raise_errno(error, filename);
    } else if (filename != BL_NULL) {
        BlRef code = bl_compile_source(b.data, b.size, filename, BL_PARSE_FILE, BL_PARSE_FROM_FILE, compile_flags());
        r = code == BL_NULL ? BL_NULL : bl_eval_code(code, bl_module_dict(bl_run_state()->main), BL_NULL, BL_NULL);
        bl_drop(code);
    }
    if (r == BL_NULL)
        bl_report_pending();
    bl_drop(r);
    bl_drop(filename);
    bl_buf_free(&b);
    flush_output();
}

static void absolute(const char *path, char out[2 * PATH_MAX])
{
    char cwd[PATH_MAX];
    if (path[0] == '/' || !getcwd(cwd, sizeof cwd))
        snprintf(out, 2 * PATH_MAX, "%s", path);
    else {
        while (path[0] == '.' && path[1] == '/')
            path += 2;
        snprintf(out, 2 * PATH_MAX, "%s/%s", strcmp(cwd, "/") ? cwd : "", path);
    }
}

static bool set_file(BlVal dict, BlVal filename)
{
    return bl_dict_set(dict, bl_name(__file__), filename) && bl_dict_set(dict, bl_name(__cached__), BL_NONE);
}

static int run_file(const BlCommand *c)
{
    char path[2 * PATH_MAX];
    absolute(c->program, path);
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {          /* a folder that is a program: its __main__.py */
        size_t n = strlen(path);
        snprintf(path + n, sizeof path - n, "/__main__.py");
        if (access(path, R_OK) != 0) {
            path[n] = 0;
            fprintf(stderr, "balloon: can't find '__main__' module in '%s'\n", path);
            return 1;
        }
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannot_open(path, errno);
    BlBuf b = BL_BUF_INIT;
    bool ok = read_all(fd, &b);
    int error = errno;
    close(fd);
    if (!ok) {
        bl_buf_free(&b);
        return cannot_open(path, error);
    }
    BlRef filename = bl_str_surrogateescape(path, strlen(path));
    int status = filename != BL_NULL && set_file(bl_module_dict(bl_run_state()->main), filename)
                     ? run_text(c, b.data, b.size, filename, BL_PARSE_FROM_FILE) : bl_uncaught();
    bl_drop(filename);
    bl_buf_free(&b);
    return status;
}

static int run_command(const BlCommand *c)
{
    BlRef filename = bl_str_intern("<string>");
    BlBuf b = BL_BUF_INIT;
    bl_buf_adds(&b, c->program);
    bl_buf_addc(&b, '\n');
    int status = filename == BL_NULL || b.failed ? bl_uncaught() : run_text(c, b.data, b.size, filename, 0);
    bl_buf_free(&b);
    bl_drop(filename);
    return status;
}

/* Once a person is at the prompt, SystemExit ends it. */
static int interact(const BlCommand *c, bool banner)
{
    BlRun *run = bl_run_state();
    run->options.inspect = false;
    run->interacted = true;
    if (c->what == BL_WHAT_STDIN)
        run_startup(c);
    return bl_repl(banner);
}

static int run_stdin(const BlCommand *c)
{
    if (c->page == BL_PAGE_RUN && (isatty(0) || c->options.interactive))
        return interact(c, !c->options.quiet);
    BlBuf b = BL_BUF_INIT;
    BlRef filename = bl_str_intern("<stdin>");
    int status = 1;
    if (!read_all(0, &b)) {
        bl_raise_errno(errno, BL_NULL);
        status = bl_uncaught();
    } else if (filename != BL_NULL) {
        status = run_text(c, b.data, b.size, filename, BL_PARSE_FROM_FILE);
    }
    bl_buf_free(&b);
    bl_drop(filename);
    return status;
}

/* -m: what runpy does. */
static int run_module(const char *name)
{
    BlRef f = bl_import_attr("runpy", "_run_module_as_main"), s = f == BL_NULL ? BL_NULL : bl_str_surrogateescape(name, strlen(name));
    BlRef r = s == BL_NULL ? BL_NULL : bl_call2(f, s, BL_TRUE);
    bl_drop(f);
    bl_drop(s);
    bl_drop(r);
    return r == BL_NULL ? bl_uncaught() : 0;
}

int bl_run_program(const BlCommand *c)
{
    int status = c->what == BL_WHAT_FILE ? run_file(c) : c->what == BL_WHAT_COMMAND ? run_command(c)
                 : c->what == BL_WHAT_MODULE ? run_module(c->program) : run_stdin(c);
    const char *inspect = c->options.ignore_environment ? NULL : getenv("BALLOONINSPECT");      /* a program may have set it */
    bool asked = bl_run_state()->options.inspect || (inspect && *inspect);
    if (asked && c->page == BL_PAGE_RUN && (isatty(0) || c->options.interactive) && !bl_run_state()->interacted)
        status = interact(c, false);
    return status;
}
