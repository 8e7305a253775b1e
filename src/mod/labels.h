/* labels.h -- what the files of the tracer share: everything a learner is shown, as one list of known objects and frames.
 *
 * A tracer remembers what it has shown. tracer_look walks from the names of the program's frames over everything they lead
 * to, compares with what was there before, and writes the difference as one line of the format balloon-trace/1. It holds no
 * reference: an object that dies is reported by bl_watch_hooks.dead and forgotten at once.
 *
 * Always, after a look: count == edges + hidden for every known object that is counted.
 */
#ifndef BL_MOD_LABELS_H
#define BL_MOD_LABELS_H

#include "base/buf.h"
#include "mod/module.h"
#include "vm/runtime.h"

enum BlKnownKind { BL_KNOWN_ATOM, BL_KNOWN_SEQ, BL_KNOWN_MAP, BL_KNOWN_SET, BL_KNOWN_OBJ, BL_KNOWN_WEAK, BL_KNOWN_FUNC, BL_KNOWN_CLASS, BL_KNOWN_MODULE };

typedef struct BlShownSlot {
    char *key;                  /* NULL: its place is its key */
    char *text;                 /* written in place; NULL: see id */
    int id;                     /* 0: empty */
} BlShownSlot;

typedef struct BlShownSlots { BlShownSlot *at; size_t count, capacity; } BlShownSlots;

typedef struct BlKnown {
    BlVal v;                    /* not counted */
    int id, type, ordinal;
    enum BlKnownKind kind;
    bool uncounted, fresh;
    BlShownSlots slots, now;    /* as shown, and as found by the look that runs */
    size_t size;
    int64_t count, hidden;      /* as shown */
    int64_t edges;              /* found by the look that runs */
    int64_t scratch;            /* of a collection */
    int generation;             /* -1: not tracked */
    bool marked;
} BlKnown;

typedef struct BlShownName { char *name; int id; bool marked; } BlShownName;

typedef struct BlShownFrame {
    const BlVal *base;          /* NULL: the main module */
    BlVal function;             /* not counted */
    int id;
    int line;                   /* the line that runs in it */
    int line_seen;              /* of the instruction before, at pc_seen */
    uint32_t pc_seen;
    bool replaced;              /* another frame stands in its place now */
    BlShownName *names;
    size_t count, capacity;
} BlShownFrame;

typedef struct BlTracer {
    BlKnown **known;            /* in order of id */
    size_t nknown, capacity;
    uint32_t *table;            /* open addressing by value: index into known + 1 */
    size_t mask;
    char **types;
    int *ordinals;
    size_t ntypes, types_capacity, types_told;
    BlShownFrame *frames;
    size_t nframes, frames_capacity;
    int next_id, next_frame;
    int64_t collections;        /* when the generations were read last */
    int64_t counts[3];
    BlBuf dead;                 /* ["D",...] waiting for the next line */
    BlBuf said;                 /* printed since the last line */
    BlBuf tail;                 /* other changes waiting: output, exceptions, collector */
    const void **cells;         /* cells whose value is shown already */
    size_t ncells, cells_capacity;
    size_t most_objects, most_slots;
    bool failed;                /* no memory: nothing more is said */
    bool looking, all_files;
    BlVal filename;             /* frames of this file only, unless all_files; not counted: the main code keeps it */
    /* --trace */
    BlBuf out;
    int64_t steps, most_steps, skipped;
    int line;                   /* that ran last */
} BlTracer;

/* ---- labels_walk.c ---- */
BlTracer *bl_tracer_new(void);                  /* NULL: no memory */
void bl_tracer_free(BlTracer *t);
BlKnown *bl_tracer_find(BlTracer *t, BlVal v);
void bl_tracer_died(BlTracer *t, BlVal v);
/* Brings everything known up to date; the changes as `change,change,...` are added to out. extra: values shown besides (with the
 * number of references that the asking itself holds on each). */
void bl_tracer_look(BlTracer *t, BlBuf *out, const BlVal *extra, size_t nextra);
BlShownFrame *bl_tracer_frame(BlTracer *t, const BlVal *base);
bool bl_tracer_shows_frame(const BlTracer *t, const BlVal *base);

/* ---- labels_text.c ---- */
void bl_json_text(BlBuf *b, const char *utf8, size_t n);        /* with its quotes */
void bl_json_str(BlBuf *b, BlVal str);
void bl_labels_add_plain(BlBuf *b, BlVal str);                   /* as UTF-8, lone surrogates as '?' */
char *bl_labels_copy(const char *text);
bool bl_labels_is_atom(BlVal v);
char *bl_labels_atom_text(BlVal v);             /* bl_mfree; NULL: no memory */
char *bl_labels_plain_str(BlVal str);           /* its text as UTF-8, lone surrogates as '?' */

/* ---- labels_slots.c ---- */
enum BlKnownKind bl_labels_kind(BlVal v);
/* Calls of `put` for everything inside k, in order. */
typedef void (*BlPutSlot)(BlTracer *t, BlKnown *k, const char *key, BlVal value);
void bl_labels_slots(BlTracer *t, BlKnown *k, BlPutSlot put);
/* False: this look has shown the cell's value before. */
bool bl_labels_see_cell(BlTracer *t, BlVal cell);

/* ---- labels_trace.c ---- */
bool bl_tracing_start(const char *script, int64_t most_steps);
bool bl_tracing_finish(const char *path, bool lines_only);      /* writes the page; false: errno says why */
void bl_labels_hooks(void);

#endif
