/* labels_trace.c -- balloon --trace: a step for every line that ran, and the page that shows them.
 *
 * A step is written when the next line begins: by then all that the line before did is settled. What closes a frame shows in the
 * step after, when the frame is gone. The collector's sub-steps are written from inside of it, where counts are whole though
 * the lists are not; so generations are read again only when it is done.
 */
#define _GNU_SOURCE             /* memmem */
#include "mod/labels.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "mem/gc.h"
#include "vm/library.h"
#include "vm/trace.h"

static BlTracer *tracer(void) { return bl_vm->tracer; }

/* ---- steps ---- */

/* What a line printed in several pieces is one change. */
static void flush_said(BlTracer *t)
{
    BlBuf *said = &t->said;
    if (!said->size)
        return;
    if (t->tail.size)
        bl_buf_addc(&t->tail, ',');
    bl_buf_adds(&t->tail, "[\"O\",");
    bl_json_text(&t->tail, bl_buf_text(said), said->size);
    bl_buf_addc(&t->tail, ']');
    bl_buf_clear(said);
}

static void write_step(BlTracer *t, int line, int next, const char *event)
{
    BlBuf changes = BL_BUF_INIT;
    if (t->steps >= t->most_steps) {
        t->skipped++;
        return;
    }
    size_t frames = t->nframes;
    flush_said(t);
    bl_tracer_look(t, &changes, NULL, 0);
    if (strcmp(event, "line") == 0)
        event = t->nframes > frames ? "call" : t->nframes < frames ? "return" : event;
    bl_buf_printf(&t->out, "{\"l\":%d,\"n\":%d,\"e\":\"%s\",\"d\":[", line, next, event);
    bl_buf_add(&t->out, bl_buf_text(&changes), changes.size);
    bl_buf_adds(&t->out, "]}\n");
    bl_buf_free(&changes);
    t->steps++;
}

static bool is_main_code(const BlTracer *t, const BlCode *code) { return code->kind == BL_CODE_MODULE && code->filename == t->filename; }

/* The record of the frame at base; of one that the last look did not see yet, a place of its own. */
static BlShownFrame *record(BlTracer *t, const BlVal *base, const BlCode *code)
{
    if (is_main_code(t, code))
        return t->nframes ? &t->frames[0] : NULL;
    return bl_tracer_shows_frame(t, base) ? bl_tracer_frame(t, base) : NULL;
}

static void on_line(BlTracer *t, const BlVal *base, const BlCode *code, int line, const char *event)
{
    const BlShownFrame *f = record(t, base, code);
    int ran = f && f->line ? f->line : t->line;
    write_step(t, ran, line, event);
    BlShownFrame *now = record(t, base, code);
    if (now)
        now->line = line;
    t->line = line;
}

static void hook_step(BlVal *base, uint32_t pc, bool entered)
{
    BlTracer *t = tracer();
    const BlCode *code = bl_frame_function(base)->code;
    if (!t || t->failed)
        return;
    if (t->filename == BL_NULL && code->kind == BL_CODE_MODULE && bl_frame_function(base)->globals == bl_module_dict(bl_run_state()->main))
        t->filename = code->filename;
    bool main = is_main_code(t, code);
    if (!main && !bl_tracer_shows_frame(t, base))
        return;
    BlShownFrame *f = record(t, base, code);
    if (entered && !main && f) {
        f->replaced = true;
        f = NULL;
    }
    int line = f ? f->line_seen : -1;
    bool starts = bl_trace_line_starts(code, pc, f ? f->pc_seen : 0, &line);
    if (starts)
        on_line(t, base, code, line, t->steps == 0 ? "start" : "line");
    f = record(t, base, code);
    if (f) {
        f->line_seen = line;
        f->pc_seen = pc;
    }
}

/* ---- what else happens ---- */

static void add_tail(BlTracer *t)
{
    flush_said(t);
    if (t->tail.size)
        bl_buf_addc(&t->tail, ',');
}

static void hook_raised(BlVal *base, uint32_t pc, BlVal error)
{
    BlTracer *t = tracer();
    (void)pc;
    if (!t || t->steps >= t->most_steps || !bl_is_exception(error))
        return;
    const BlCode *code = bl_frame_function(base)->code;
    if (!is_main_code(t, code) && !bl_tracer_shows_frame(t, base))
        return;
    const BlTuple *args = bl_as_tuple(bl_as_exception(error)->args);
    BlKnown *k = bl_tracer_find(t, error);
    add_tail(t);
    bl_buf_adds(&t->tail, "[\"E\",");
    bl_json_text(&t->tail, bl_type_name(error), strlen(bl_type_name(error)));
    bl_buf_addc(&t->tail, ',');
    if (args->count && bl_is_exact(args->items[0], STR)) {
        bl_json_str(&t->tail, args->items[0]);
    } else {
        char *text = args->count && bl_labels_is_atom(args->items[0]) ? bl_labels_atom_text(args->items[0]) : NULL;
        bl_json_text(&t->tail, text ? text : "", text ? strlen(text) : 0);
        bl_mfree(text);
    }
    bl_buf_printf(&t->tail, ",%d]", k ? k->id : 0);
}

static void hook_output(BlVal stream, BlVal text, const char *ascii, size_t n)
{
    BlTracer *t = tracer();
    if (!t || t->steps >= t->most_steps || stream != bl_sys_get("stdout"))
        return;
    if (ascii)
        bl_buf_add(&t->said, ascii, n);
    else
        bl_labels_add_plain(&t->said, text);
}

static void hook_dead(BlObject *o)
{
    if (bl_vm->tracer && !bl_vm->tracer->looking)
        bl_tracer_died(bl_vm->tracer, bl_from_obj(o));
    if (bl_vm->looker && !bl_vm->looker->looking)
        bl_tracer_died(bl_vm->looker, bl_from_obj(o));
}

/* ---- the collector ---- */

static void subtract(BlVal v, void *ctx)
{
    BlKnown *k = v == BL_NULL ? NULL : bl_tracer_find(ctx, v);
    if (k && k->marked)
        k->scratch--;
}

static void each_of(const BlGcHead *list, void (*act)(BlTracer *t, BlObject *o), BlTracer *t)
{
    for (const BlGcHead *g = list->next; list && g != list; g = g->next)
        act(t, bl_gc_object((BlGcHead *)g));
}

static void copy_count(BlTracer *t, BlObject *o)
{
    BlKnown *k = bl_tracer_find(t, bl_from_obj(o));
    if (k && k->kind != BL_KNOWN_CLASS && k->kind != BL_KNOWN_FUNC && k->kind != BL_KNOWN_MODULE) {
        k->marked = true;
        k->scratch = o->count;
    }
}

static void subtract_inside(BlTracer *t, BlObject *o) { o->shape->type->traverse(o, subtract, t); }

/* Among those that live on only what is drawn: that a name's own dict is searched too would look as if nobody held its objects. */
static void subtract_drawn(BlTracer *t, BlObject *o)
{
    const BlKnown *k = bl_tracer_find(t, bl_from_obj(o));
    if (k && k->marked)
        subtract_inside(t, o);
}

static void mark_lost(BlTracer *t, BlObject *o)
{
    BlKnown *k = bl_tracer_find(t, bl_from_obj(o));
    if (k && k->marked)
        k->edges = -1;
}

static void write_ids(BlBuf *b, const BlTracer *t, const char *name, bool (*wanted)(const BlKnown *k))
{
    bool first = true;
    bl_buf_printf(b, ",\"%s\":[", name);
    for (size_t i = 0; i < t->nknown; i++)
        if (wanted(t->known[i])) {
            bl_buf_printf(b, first ? "%d" : ",%d", t->known[i]->id);
            first = false;
        }
    bl_buf_addc(b, ']');
}

static bool is_marked(const BlKnown *k) { return k->marked; }
static bool is_lost(const BlKnown *k) { return k->marked && k->edges < 0; }
static bool was_finalized(const BlKnown *k) { return k->marked && bl_heap_type(k->v)->finalize && bl_gc_is_finalized(k->v); }

static void write_scratch(BlBuf *b, const BlTracer *t)
{
    bool first = true;
    bl_buf_adds(b, ",\"refs\":{");
    for (size_t i = 0; i < t->nknown; i++)
        if (t->known[i]->marked) {
            bl_buf_printf(b, first ? "\"%d\":%lld" : ",\"%d\":%lld", t->known[i]->id, (long long)t->known[i]->scratch);
            first = false;
        }
    bl_buf_addc(b, '}');
}

static bool any_marked(const BlTracer *t)
{
    for (size_t i = 0; i < t->nknown; i++)
        if (t->known[i]->marked)
            return true;
    return false;
}

static void clear_marks(BlTracer *t)
{
    for (size_t i = 0; i < t->nknown; i++)
        t->known[i]->marked = false;
}

/* The phase as a change of its own, for the step that is written now. The marks must be gone before that: a look uses them too. */
static void write_phase(BlTracer *t, enum BlWatchPhase phase, int generation, int64_t found)
{
    static const char *const names[] = {"count", "subtract", "finalize", "free"};
    BlBuf *b = &t->tail;
    add_tail(t);
    bl_buf_printf(b, "[\"K\",{\"gen\":%d,\"phase\":\"%s\"", generation, names[phase]);
    if (phase == BL_WATCH_COUNT || phase == BL_WATCH_SUBTRACT) {
        write_ids(b, t, "look", is_marked);
        write_scratch(b, t);
    }
    if (phase == BL_WATCH_SUBTRACT)
        write_ids(b, t, "lost", is_lost);
    if (phase == BL_WATCH_FINALIZE) {
        write_ids(b, t, "on", was_finalized);
        bl_buf_adds(b, ",\"back\":[]");
    }
    if (phase == BL_WATCH_FREE)
        bl_buf_printf(b, ",\"found\":%lld", (long long)found);
    bl_buf_adds(b, "}]");
    clear_marks(t);
    write_step(t, t->line, t->line, "gc");
}

static void hook_collector(enum BlWatchPhase phase, int generation, BlGcHead *young, BlGcHead *lost, int64_t found)
{
    BlTracer *t = tracer();
    if (!t || t->failed || t->filename == BL_NULL)
        return;
    clear_marks(t);
    for (size_t i = 0; i < t->nknown; i++)
        t->known[i]->edges = 0;
    if (phase == BL_WATCH_FINALIZE) {
        each_of(lost, copy_count, t);
    } else {
        each_of(young, copy_count, t);
        if (lost)
            each_of(lost, copy_count, t);
    }
    if (phase != BL_WATCH_FREE && !any_marked(t))
        return;
    if (phase == BL_WATCH_SUBTRACT) {
        each_of(young, subtract_drawn, t);
        each_of(lost, subtract_inside, t);
        each_of(lost, mark_lost, t);
    }
    if (phase == BL_WATCH_FREE && found == 0 && t->nknown == 0)
        return;
    write_phase(t, phase, generation, found);
}

void bl_labels_hooks(void)
{
    bl_watch_hooks = (BlWatchHooks){.dead = hook_dead, .collector = hook_collector, .step = hook_step, .raised = hook_raised, .output = hook_output};
}

/* ---- start ---- */

/* `#: text` on lines of their own is a note to the next line that is no comment. */
static void take_note(BlBuf *notes, BlBuf *note, const char *line, size_t n, int number)
{
    size_t at = 0;
    while (at < n && (line[at] == ' ' || line[at] == '\t'))
        at++;
    if (at == n)
        return;
    if (line[at] != '#') {
        if (note->size) {
            bl_buf_printf(notes, notes->size ? ",\"%d\":" : "\"%d\":", number);
            bl_json_text(notes, bl_buf_text(note), note->size);
            bl_buf_clear(note);
        }
    } else if (at + 1 < n && line[at + 1] == ':') {
        at += 2;
        while (at < n && line[at] == ' ')
            at++;
        if (note->size)
            bl_buf_addc(note, ' ');
        bl_buf_add(note, line + at, n - at);
    }
}

static void write_source(BlBuf *b, BlBuf *notes, const char *script)
{
    FILE *f = fopen(script, "rb");
    BlBuf note = BL_BUF_INIT;
    char *line = NULL;
    size_t capacity = 0;
    int number = 0;
    bool first = true;
    bl_buf_adds(b, "\"source\":[");
    for (ssize_t n; f && (n = getline(&line, &capacity, f)) >= 0; first = false) {
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
            n--;
        if (!first)
            bl_buf_addc(b, ',');
        bl_json_text(b, line, (size_t)n);
        take_note(notes, &note, line, (size_t)n, ++number);
    }
    free(line);
    bl_buf_free(&note);
    if (f)
        fclose(f);
    bl_buf_addc(b, ']');
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool bl_tracing_start(const char *script, int64_t most_steps)
{
    BlTracer *t = bl_tracer_new();
    if (!t)
        return false;
    const BlGeneration *g = bl_vm->gc.gen;
    BlBuf notes = BL_BUF_INIT;
    t->most_steps = most_steps;
    bl_buf_adds(&t->out, "{\"format\":\"balloon-trace/1\",\"program\":{\"file\":");
    bl_json_text(&t->out, base_name(script), strlen(base_name(script)));
    bl_buf_addc(&t->out, ',');
    write_source(&t->out, &notes, script);
    bl_buf_printf(&t->out, "},\"notes\":{%s},\"gc\":{\"threshold\":[%lld,%lld,%lld],\"enabled\":true},\"types\":[],\"limits\":{\"steps\":%lld,\"slots\":%zu,\"repr\":40}}\n",
                  bl_buf_text(&notes), (long long)g[0].threshold, (long long)g[1].threshold, (long long)g[2].threshold, (long long)most_steps, t->most_slots);
    t->out.failed |= notes.failed;
    bl_buf_free(&notes);
    if (t->out.failed) {
        bl_tracer_free(t);
        return false;
    }
    bl_vm->tracer = t;
    bl_labels_hooks();
    bl_vm->watching |= BL_WATCH_DEATHS;
    bl_trace_watch(true);
    return true;
}

/* ---- the page ---- */

static const BlLibraryFile *page_file(const char *name)
{
    for (size_t i = 0; i < bl_library_count; i++) {
        const char *path = bl_library[i].path;
        if (strncmp(path, "_tracepage/", 11) == 0 && strcmp(path + 11, name) == 0)
            return &bl_library[i];
    }
    return NULL;
}

static void add_file(BlBuf *b, const char *name)
{
    static const char strict[] = "\"use strict\";\n";
    const BlLibraryFile *f = page_file(name);
    const char *p = f ? f->text : "", *end = p + (f ? f->size : 0);
    for (const char *at; (at = memmem(p, (size_t)(end - p), strict, sizeof strict - 1)) != NULL; p = at + sizeof strict - 1)
        bl_buf_add(b, p, (size_t)(at - p));
    bl_buf_add(b, p, (size_t)(end - p));
    bl_buf_addc(b, '\n');
}

static void add_html(BlBuf *b, const char *text)
{
    for (; *text; text++) {
        const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : *text == '"' ? "&quot;" : NULL;
        if (entity)
            bl_buf_adds(b, entity);
        else
            bl_buf_addc(b, *text);
    }
}

static bool add_mark(BlBuf *b, const char *mark, const char *title, const BlBuf *trace)
{
    static const char *const scripts[] = {"state.js", "words.js", "layout.js", "drawing.js", "controls.js"};
    if (strncmp(mark, "@TITLE@", 7) == 0)
        add_html(b, title);
    else if (strncmp(mark, "@STYLE@", 7) == 0)
        add_file(b, "style.css");
    else if (strncmp(mark, "@TRACE@", 7) == 0)
        bl_buf_add(b, bl_buf_text(trace), trace->size);
    else if (strncmp(mark, "@SCRIPT@", 8) == 0)
        for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
            add_file(b, scripts[i]);
    else
        return false;
    return true;
}

static void write_page(BlBuf *b, const char *title, const BlBuf *trace)
{
    const BlLibraryFile *page = page_file("page.html");
    const char *p = page ? page->text : "", *end = p + (page ? page->size : 0);
    while (p < end) {
        const char *at = memchr(p, '@', (size_t)(end - p));
        if (!at)
            at = end;
        bl_buf_add(b, p, (size_t)(at - p));
        p = at;
        if (p == end)
            break;
        if (add_mark(b, p, title, trace)) {
            p = memchr(p + 1, '@', (size_t)(end - p - 1));
            p++;
        } else {
            bl_buf_addc(b, *p++);
        }
    }
}

static void write_end(BlTracer *t)
{
    int64_t skipped = t->skipped;
    t->most_steps = INT64_MAX;
    if (skipped) {
        BlBuf changes = BL_BUF_INIT;
        bl_tracer_look(t, &changes, NULL, 0);
        bl_buf_printf(&t->out, "{\"l\":%d,\"n\":%d,\"e\":\"skip\",\"skipped\":%lld,\"d\":[%s]}\n", t->line, t->line, (long long)skipped, bl_buf_text(&changes));
        bl_buf_free(&changes);
    } else {
        write_step(t, t->line, 0, "line");
    }
    write_step(t, t->line, 0, "end");
}

bool bl_tracing_finish(const char *path, bool lines_only)
{
    BlTracer *t = tracer();
    BlBuf page = BL_BUF_INIT;
    if (!t)
        return true;
    write_end(t);
    bl_trace_watch(false);
    bl_vm->tracer = NULL;
    bl_vm->watching = bl_vm->looker ? BL_WATCH_DEATHS : 0;
    const char *title = base_name(path);
    if (!lines_only)
        write_page(&page, title, &t->out);
    BlBuf *text = lines_only ? &t->out : &page;
    bool ok = !text->failed && !t->failed;
    FILE *f = ok ? fopen(path, "wb") : NULL;
    if (!ok)
        errno = ENOMEM;
    ok = f && fwrite(bl_buf_text(text), 1, text->size, f) == text->size;
    if (f && fclose(f) != 0)
        ok = false;
    bl_buf_free(&page);
    bl_tracer_free(t);
    return ok;
}
