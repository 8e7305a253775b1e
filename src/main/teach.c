/* teach.c -- the options for learners: --trace, --teach, --explain. What they show is made in mod/labels*.c and lib/. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "main/main.h"
#include "mod/labels.h"

/* "dir/a.py" gives "dir/a.trace.html". */
static bool default_path(BlBuf *b, const BlCommand *c)
{
    const char *name = c->program, *dot = strrchr(name, '.'), *slash = strrchr(name, '/');
    bl_buf_add(b, name, dot && dot > (slash ? slash : name) ? (size_t)(dot - name) : strlen(name));
    bl_buf_adds(b, c->trace_lines ? ".trace.jsonl" : ".trace.html");
    return !b->failed;
}

static int run_traced(const BlCommand *c)
{
    BlBuf path = BL_BUF_INIT;
    if (c->what != BL_WHAT_FILE) {
        fputs("balloon: --trace needs a program in a file\n", stderr);
        return 2;
    }
    if (c->trace_path)
        bl_buf_adds(&path, c->trace_path);
    else
        default_path(&path, c);
    bool ok = !path.failed && bl_tracing_start(c->program, c->trace_limit);
    int status = bl_run_program(c);
    if (!ok || !bl_tracing_finish(bl_buf_text(&path), c->trace_lines)) {
        fprintf(stderr, "balloon: cannot write the trace '%s': %s\n", bl_buf_text(&path), strerror(ok ? errno : ENOMEM));
        status = status ? status : 1;
    }
    bl_buf_free(&path);
    return status;
}

/* Imports it so that the collector does not notice: its counters are the program's. */
static bool import_quietly(const char *module)
{
    BlRef quietly = bl_import_attr("_labels", "quietly"), name = quietly == BL_NULL ? BL_NULL : bl_str_c(module);
    BlRef r = name == BL_NULL ? BL_NULL : bl_call2(quietly, bl_run_state()->import_function, name);
    bl_drop(quietly);
    bl_drop(name);
    bl_drop(r);
    return r != BL_NULL;
}

/* _teach.start() or _teach.explain(): they hang themselves on the prompt or on sys.excepthook. */
static bool prepare(const char *function)
{
    BlRef f = import_quietly("_teach") ? bl_import_attr("_teach", function) : BL_NULL, r = f == BL_NULL ? BL_NULL : bl_call(f, NULL, 0, BL_NULL);
    bl_drop(f);
    bl_drop(r);
    if (r == BL_NULL)
        bl_report_pending();
    return r != BL_NULL;
}

int bl_run_watched(BlCommand *c)
{
    if (c->explain && !prepare("explain_errors"))
        return 1;
    if (c->teach) {
        if (!prepare("start"))
            return 1;
        c->options.interactive = bl_run_state()->options.inspect = true;
    }
    return c->trace ? run_traced(c) : bl_run_program(c);
}
