/* labels_walk.c -- the tracer's look: what the names lead to, compared with what was shown before.
 *
 * A look is a breadth-first walk over `known`, which grows while it runs: frames first, so that names give the order. Every slot
 * that is written as a string counts as an edge of its target; afterwards hidden = count - edges, and what differs is written.
 * The walk allocates with bl_malloc alone and touches no count; objects that die between two looks were taken out by
 * bl_tracer_died, so every value in `known` is alive.
 */
#include "mod/labels.h"

#include "base/alloc.h"
#include "base/config.h"
#include "mem/gc.h"
#include "mem/weak.h"
#include "vm/finder.h"

/* ---- growing ---- */

/* Room for one more item; false: the tracer has failed. */
static bool room(BlTracer *t, void *array, size_t count, size_t *capacity, size_t size)
{
    void **at = array;
    if (count < *capacity)
        return true;
    size_t n = *capacity ? 2 * *capacity : 16;
    void *p = t->failed ? NULL : bl_realloc_array(*at, n, size);
    if (!p) {
        t->failed = true;
        return false;
    }
    *at = p;
    *capacity = n;
    return true;
}

/* ---- the table ---- */

static size_t slot_of(const BlTracer *t, BlVal v)
{
    return (size_t)((v ^ v >> 29) * 0x9e3779b97f4a7c15ull >> 20) & t->mask;
}

static void table_put(BlTracer *t, size_t index)
{
    size_t i = slot_of(t, t->known[index]->v);
    while (t->table[i])
        i = (i + 1) & t->mask;
    t->table[i] = (uint32_t)index + 1;
}

static bool table_rebuild(BlTracer *t)
{
    size_t size = 64;
    while (size < 3 * t->nknown)
        size *= 2;
    if (size != t->mask + 1 || !t->table) {
        uint32_t *table = bl_malloc_array(size, sizeof *table);
        if (!table)
            return false;
        bl_mfree(t->table);
        t->table = table;
        t->mask = size - 1;
    }
    memset(t->table, 0, size * sizeof *t->table);
    for (size_t i = 0; i < t->nknown; i++)
        table_put(t, i);
    return true;
}

static size_t index_of(const BlTracer *t, BlVal v)
{
    for (size_t i = slot_of(t, v); t->table[i]; i = (i + 1) & t->mask)
        if (t->known[t->table[i] - 1]->v == v)
            return t->table[i] - 1;
    return t->nknown;
}

BlKnown *bl_tracer_find(BlTracer *t, BlVal v)
{
    size_t i = index_of(t, v);
    return i < t->nknown ? t->known[i] : NULL;
}

/* ---- making and freeing ---- */

static void free_slots(BlShownSlots *s)
{
    for (size_t i = 0; i < s->count; i++) {
        bl_mfree(s->at[i].key);
        bl_mfree(s->at[i].text);
    }
    s->count = 0;
}

static void free_known(BlKnown *k)
{
    free_slots(&k->slots);
    free_slots(&k->now);
    bl_mfree(k->slots.at);
    bl_mfree(k->now.at);
    bl_mfree(k);
}

static void free_names(BlShownFrame *f)
{
    for (size_t i = 0; i < f->count; i++)
        bl_mfree(f->names[i].name);
    bl_mfree(f->names);
}

BlTracer *bl_tracer_new(void)
{
    BlTracer *t = bl_calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->most_objects = 1500;
    t->most_slots = 200;
    t->next_id = 1;
    t->filename = BL_NULL;
    t->collections = -1;
    if (!table_rebuild(t)) {
        bl_mfree(t);
        return NULL;
    }
    return t;
}

void bl_tracer_free(BlTracer *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < t->nknown; i++)
        free_known(t->known[i]);
    for (size_t i = 0; i < t->nframes; i++)
        free_names(&t->frames[i]);
    for (size_t i = 0; i < t->ntypes; i++)
        bl_mfree(t->types[i]);
    bl_mfree(t->known);
    bl_mfree(t->table);
    bl_mfree(t->types);
    bl_mfree(t->ordinals);
    bl_mfree(t->frames);
    bl_mfree(t->cells);
    bl_buf_free(&t->dead);
    bl_buf_free(&t->said);
    bl_buf_free(&t->tail);
    bl_buf_free(&t->out);
    bl_mfree(t);
}

/* ---- knowing an object ---- */

static void comma(BlBuf *b)
{
    if (b->size)
        bl_buf_addc(b, ',');
}

static const char *short_type_name(BlVal v)
{
    const char *name = bl_type_name(v), *dot = strrchr(name, '.');
    if (strcmp(name, "weakref.ReferenceType") == 0)
        return "weakref";
    return dot ? dot + 1 : name;
}

static int type_index(BlTracer *t, BlVal v)
{
    const char *name = short_type_name(v);
    for (size_t i = 0; i < t->ntypes; i++)
        if (strcmp(t->types[i], name) == 0)
            return (int)i;
    size_t capacity = t->types_capacity;
    char *copy = bl_labels_copy(name);
    if (!copy || !room(t, &t->types, t->ntypes, &t->types_capacity, sizeof *t->types) || !room(t, &t->ordinals, t->ntypes, &capacity, sizeof *t->ordinals)) {
        t->failed = true;
        bl_mfree(copy);
        return 0;
    }
    t->types[t->ntypes] = copy;
    t->ordinals[t->ntypes] = 0;
    return (int)t->ntypes++;
}

/* Values of which there is one for ever; counting them would show the interpreter's own business. */
static bool is_uncounted(BlVal v) { return !bl_is_heap(v) || v == bl_tuple_empty(); }

/* The object, known from now on; NULL: too many are, or no memory. */
static BlKnown *know(BlTracer *t, BlVal v)
{
    BlKnown *k = bl_tracer_find(t, v);
    if (k || t->failed || t->nknown >= t->most_objects)
        return k;
    k = bl_calloc(1, sizeof *k);
    if (!k || !room(t, &t->known, t->nknown, &t->capacity, sizeof *t->known)) {
        t->failed = true;
        bl_mfree(k);
        return NULL;
    }
    k->v = v;
    k->id = t->next_id++;
    k->kind = bl_labels_kind(v);
    k->type = type_index(t, v);
    if (t->failed) {
        bl_mfree(k);
        return NULL;
    }
    k->uncounted = is_uncounted(v);
    k->ordinal = k->kind == BL_KNOWN_ATOM ? 0 : ++t->ordinals[k->type];
    k->fresh = true;
    k->generation = -2;
    t->known[t->nknown++] = k;
    if (3 * t->nknown > 2 * t->mask && !table_rebuild(t)) {
        t->failed = true;
        free_known(t->known[--t->nknown]);
        return NULL;
    }
    if (!bl_tracer_find(t, v))
        table_put(t, t->nknown - 1);
    return k;
}

static void forget(BlTracer *t, size_t index, const char *why)
{
    BlKnown *k = t->known[index];
    if (!k->fresh) {
        comma(&t->dead);
        bl_buf_printf(&t->dead, "[\"D\",%d,\"%s\"]", k->id, why);
    }
    memmove(t->known + index, t->known + index + 1, (t->nknown - index - 1) * sizeof *t->known);
    t->nknown--;
    free_known(k);
    (void)table_rebuild(t);                     /* never needs more room than there is */
}

void bl_tracer_died(BlTracer *t, BlVal v)
{
    size_t i = index_of(t, v);
    if (i < t->nknown)
        forget(t, i, bl_vm->gc.collecting ? "gc" : "rc");
}

/* ---- slots ---- */

static void put_slot(BlTracer *t, BlKnown *k, const char *key, BlVal value)
{
    BlShownSlot s = {NULL, NULL, 0};
    if (value != BL_NULL && bl_labels_is_atom(value)) {
        s.text = bl_labels_atom_text(value);
        t->failed |= !s.text;
    } else if (value != BL_NULL) {
        BlKnown *target = know(t, value);
        if (target) {
            s.id = target->id;
            target->edges += k->kind != BL_KNOWN_WEAK;
        } else {
            BlBuf b = BL_BUF_INIT;
            bl_buf_printf(&b, "%s …", short_type_name(value));
            s.text = bl_buf_take(&b, NULL);
        }
    }
    if (key && !(s.key = bl_labels_copy(key)))
        t->failed = true;
    if (t->failed || !room(t, &k->now.at, k->now.count, &k->now.capacity, sizeof *k->now.at)) {
        bl_mfree(s.key);
        bl_mfree(s.text);
        return;
    }
    k->now.at[k->now.count++] = s;
}

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }
static bool same_slot(const BlShownSlot *a, const BlShownSlot *b) { return a->id == b->id && same_text(a->key, b->key) && same_text(a->text, b->text); }

static void write_slot(BlBuf *b, const BlShownSlot *s)
{
    if (s->key) {
        bl_buf_addc(b, '[');
        bl_json_text(b, s->key, strlen(s->key));
        bl_buf_addc(b, ',');
    }
    if (s->text)
        bl_json_text(b, s->text, strlen(s->text));
    else if (s->id)
        bl_buf_printf(b, "%d", s->id);
    else
        bl_buf_adds(b, "null");
    if (s->key)
        bl_buf_addc(b, ']');
}

static void write_slots(BlBuf *b, const BlShownSlots *s, size_t from, size_t to)
{
    bl_buf_addc(b, '[');
    for (size_t i = from; i < to; i++) {
        if (i > from)
            bl_buf_addc(b, ',');
        write_slot(b, &s->at[i]);
    }
    bl_buf_addc(b, ']');
}

/* What differs, as one splice. */
static void write_splice(BlBuf *b, BlKnown *k)
{
    size_t old = k->slots.count, now = k->now.count, first = 0, last = 0;
    while (first < old && first < now && same_slot(&k->slots.at[first], &k->now.at[first]))
        first++;
    while (last < old - first && last < now - first && same_slot(&k->slots.at[old - 1 - last], &k->now.at[now - 1 - last]))
        last++;
    if (first + last == old && old == now)
        return;
    comma(b);
    bl_buf_printf(b, "[\"P\",%d,%zu,%zu,", k->id, first, old - first - last);
    write_slots(b, &k->now, first, now - last);
    bl_buf_addc(b, ']');
}

/* ---- frames ---- */

static bool is_library(BlVal filename)
{
    static const char own[] = BL_LIBRARY_PATH "/";
    const BlStr *s = bl_as_str(filename);
    size_t n = sizeof own - 1;
    if (s->length < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (bl_str_at(s, i) != (unsigned char)own[i])
            return false;
    return true;
}

bool bl_tracer_shows_frame(const BlTracer *t, const BlVal *base)
{
    const BlCode *code = bl_frame_function(base)->code;
    if (code->kind != BL_CODE_FUNCTION && code->kind != BL_CODE_LAMBDA && code->kind != BL_CODE_CLASS)
        return false;
    return t->all_files ? !is_library(code->filename) : code->filename == t->filename;
}

BlShownFrame *bl_tracer_frame(BlTracer *t, const BlVal *base)
{
    for (size_t i = t->nframes; i-- > 0;)
        if (t->frames[i].base == base && !t->frames[i].replaced)
            return &t->frames[i];
    return NULL;
}

static void close_frame(BlTracer *t, size_t index, BlBuf *b)
{
    comma(b);
    bl_buf_printf(b, "[\"X\",%d]", t->frames[index].id);
    free_names(&t->frames[index]);
    memmove(t->frames + index, t->frames + index + 1, (t->nframes - index - 1) * sizeof *t->frames);
    t->nframes--;
}

static void open_frame(BlTracer *t, const BlVal *base, BlBuf *b)
{
    if (!room(t, &t->frames, t->nframes, &t->frames_capacity, sizeof *t->frames))
        return;
    const BlFunction *f = base ? bl_frame_function(base) : NULL;
    t->frames[t->nframes] = (BlShownFrame){.base = base, .function = base ? base[-3] : BL_NULL, .id = t->next_frame++};
    comma(b);
    bl_buf_printf(b, "[\"F\",%d,", t->frames[t->nframes++].id);
    if (f)
        bl_json_str(b, f->code->name);
    else
        bl_buf_adds(b, "\"module\"");
    bl_buf_printf(b, ",%d]", f ? f->code->firstline : 1);
}

static BlShownName *find_name(BlShownFrame *f, const char *name)
{
    for (size_t i = 0; i < f->count; i++)
        if (strcmp(f->names[i].name, name) == 0)
            return &f->names[i];
    return NULL;
}

/* The name is tied to value now. Found by its text: frames have few names. */
static void bind_name(BlTracer *t, BlShownFrame *f, BlVal name, BlVal value, BlBuf *b)
{
    BlKnown *k = know(t, value);
    char *text = k ? bl_labels_plain_str(name) : NULL;
    if (!text)
        return;
    k->edges++;
    BlShownName *old = find_name(f, text);
    if (!old) {
        if (!room(t, &f->names, f->count, &f->capacity, sizeof *f->names)) {
            bl_mfree(text);
            return;
        }
        old = &f->names[f->count++];
        *old = (BlShownName){.name = text};
    } else {
        bl_mfree(text);
    }
    old->marked = true;
    if (old->id == k->id)
        return;
    old->id = k->id;
    comma(b);
    bl_buf_printf(b, "[\"B\",%d,", f->id);
    bl_json_text(b, old->name, strlen(old->name));
    bl_buf_printf(b, ",%d]", k->id);
}

static void drop_names(BlShownFrame *f, BlBuf *b)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (f->names[i].marked) {
            f->names[kept++] = f->names[i];
            continue;
        }
        comma(b);
        bl_buf_printf(b, "[\"U\",%d,", f->id);
        bl_json_text(b, f->names[i].name, strlen(f->names[i].name));
        bl_buf_addc(b, ']');
        bl_mfree(f->names[i].name);
    }
    f->count = kept;
}

static void bind_cell(BlTracer *t, BlShownFrame *f, BlVal name, BlVal cell, BlBuf *b)
{
    BlVal value = bl_is_exact(cell, CELL) ? ((BlCell *)bl_obj(cell))->value : BL_NULL;
    if (value != BL_NULL && bl_labels_see_cell(t, cell))
        bind_name(t, f, name, value, b);
}

static void bind_locals(BlTracer *t, BlShownFrame *f, BlBuf *b)
{
    const BlVal *base = f->base;
    const BlFunction *fn = bl_frame_function(base);
    const BlCode *code = fn->code;
    const BlTuple *names = bl_as_tuple(code->varnames);
    for (size_t i = 0; i < names->count; i++) {
        if (bl_is_exact(base[i], CELL))
            bind_cell(t, f, names->items[i], base[i], b);
        else if (base[i] != BL_NULL)
            bind_name(t, f, names->items[i], base[i], b);
    }
    for (size_t i = 0; i < code->nfree && fn->closure != BL_NULL; i++)
        bind_cell(t, f, bl_as_tuple(code->freevars)->items[i], bl_as_tuple(fn->closure)->items[i], b);
}

static bool is_own_name(BlVal name)
{
    const BlStr *s = bl_as_str(name);
    size_t n = s->length;
    return n > 4 && bl_str_at(s, 0) == '_' && bl_str_at(s, 1) == '_' && bl_str_at(s, n - 1) == '_' && bl_str_at(s, n - 2) == '_';
}

static void bind_dict(BlTracer *t, BlShownFrame *f, BlVal dict, BlBuf *b)
{
    size_t at = 0;
    BlVal name, value;
    while (bl_dict_next(dict, &at, &name, &value))
        if (bl_is_str(name) && !is_own_name(name))
            bind_name(t, f, name, value, b);
}

static void bind_all(BlTracer *t, BlShownFrame *f, BlBuf *b)
{
    for (size_t i = 0; i < f->count; i++)
        f->names[i].marked = false;
    const BlCode *code = f->base ? bl_frame_function(f->base)->code : NULL;
    if (!code)
        bind_dict(t, f, bl_module_dict(bl_run_state()->main), b);
    else if (code->kind != BL_CODE_CLASS)
        bind_locals(t, f, b);
    else if (bl_is_exact(f->base[0], DICT))
        bind_dict(t, f, f->base[0], b);
    drop_names(f, b);
}

/* The frames that are shown, outermost first, behind the main module's. */
static void match_frames(BlTracer *t, BlBuf *b)
{
    enum { MOST = 64 };
    const BlVal *shown[MOST];
    size_t n = 0;
    BlFrameWalk w;
    for (bool more = bl_walk_start(&w); more; more = bl_walk_next(&w))
        if (bl_tracer_shows_frame(t, w.base)) {
            if (n == MOST) {                    /* of a deep recursion the inner ones */
                memmove(shown + MOST / 2, shown + MOST / 2 + 1, (MOST - MOST / 2 - 1) * sizeof *shown);
                n--;
            }
            shown[n++] = w.base;
        }
    if (t->nframes == 0)
        open_frame(t, NULL, b);
    size_t same = 1;
    while (same < t->nframes && same <= n && t->frames[same].base == shown[n - same] && !t->frames[same].replaced && t->frames[same].function == shown[n - same][-3])
        same++;
    while (t->nframes > same)
        close_frame(t, t->nframes - 1, b);
    while (t->nframes <= n && !t->failed)
        open_frame(t, shown[n - t->nframes], b);
}

/* ---- counts and generations ---- */

static void mark_generation(BlTracer *t, int generation, const BlGcHead *list)
{
    for (const BlGcHead *g = list->next; g != list; g = g->next) {
        BlKnown *k = bl_tracer_find(t, bl_from_obj(bl_gc_object((BlGcHead *)g)));
        if (k)
            k->marked = true, k->scratch = generation;
    }
}

static bool is_tracked(BlVal v) { return bl_has_flag(v, BL_TF_TRACKED) && bl_gc_is_tracked(bl_obj(v)); }

/* Objects change their generation in collections only; new ones are in the youngest. */
static void read_generations(BlTracer *t)
{
    const BlGcState *gc = &bl_vm->gc;
    if (gc->collecting)
        return;
    int64_t collections = gc->gen[0].collections + gc->gen[1].collections + gc->gen[2].collections;
    bool all = collections != t->collections;
    t->collections = collections;
    if (!all)
        return;
    for (int i = 0; i < BL_GENERATIONS; i++)
        mark_generation(t, i, &gc->gen[i].head);
}

static int generation_now(const BlKnown *k)
{
    if (!is_tracked(k->v))
        return -1;
    return k->marked ? (int)k->scratch : k->generation < 0 ? 0 : k->generation;
}

static int64_t extra_references(const BlVal *extra, size_t n, BlVal v)
{
    int64_t held = 0;
    for (size_t i = 0; i < n; i++)
        held += extra[i] == v;
    return held;
}

static void write_new(BlBuf *b, BlKnown *k)
{
    static const char *const kinds[] = {"atom", "seq", "map", "set", "obj", "weak", "func", "class", "module"};
    comma(b);
    bl_buf_printf(b, "[\"N\",%d,%d,\"%s\",%d,", k->id, k->type, kinds[k->kind], k->uncounted);
    if (k->generation < 0)
        bl_buf_adds(b, "null,");
    else
        bl_buf_printf(b, "%d,", k->generation);
    bl_buf_printf(b, "%lld,", (long long)(k->uncounted ? 0 : k->hidden));
    if (k->kind == BL_KNOWN_ATOM) {
        char *text = bl_labels_atom_text(k->v);
        bl_json_text(b, text ? text : "", text ? strlen(text) : 0);
        bl_mfree(text);
    } else if (k->kind == BL_KNOWN_CLASS) {
        bl_json_str(b, bl_class_name(bl_as_class(k->v)));
    } else if (bl_is_function(k->v)) {
        bl_json_str(b, bl_as_function(k->v)->qualname);
    } else if (k->kind == BL_KNOWN_MODULE && bl_is_str(((BlModule *)bl_obj(k->v))->name)) {
        bl_json_str(b, ((BlModule *)bl_obj(k->v))->name);
    } else {
        bl_buf_adds(b, "\"\"");
    }
    bl_buf_addc(b, ',');
    write_slots(b, &k->now, 0, k->now.count);
    bl_buf_printf(b, ",%zu,%d]", k->size, k->ordinal);
}

static void write_object(BlTracer *t, BlKnown *k, BlBuf *slots, BlBuf *counts, int64_t held)
{
    int64_t count = k->uncounted ? 0 : bl_obj(k->v)->count - held, hidden = k->uncounted ? 0 : count - k->edges;
    int generation = generation_now(k);
    bool counted = k->fresh || count != k->count || hidden != k->hidden, moved = !k->fresh && generation != k->generation;
    k->generation = generation;
    k->count = count;
    k->hidden = hidden;
    if (k->fresh)
        write_new(slots, k);
    else
        write_splice(slots, k);
    if (counted && !k->uncounted) {
        comma(counts);
        bl_buf_printf(counts, "[\"R\",%d,%lld,%lld]", k->id, (long long)count, (long long)hidden);
    }
    if (moved) {
        comma(counts);
        bl_buf_printf(counts, generation < 0 ? "[\"G\",%d,null]" : "[\"G\",%d,%d]", k->id, generation);
    }
    free_slots(&k->slots);
    BlShownSlots spare = k->slots;
    k->slots = k->now;
    k->now = spare;
    k->fresh = k->marked = false;
    (void)t;
}

static void write_types(BlTracer *t, BlBuf *b)
{
    for (; t->types_told < t->ntypes; t->types_told++) {
        comma(b);
        bl_buf_adds(b, "[\"T\",");
        bl_json_text(b, t->types[t->types_told], strlen(t->types[t->types_told]));
        bl_buf_addc(b, ']');
    }
}

static void write_collector(BlTracer *t, BlBuf *b)
{
    const BlGeneration *g = bl_vm->gc.gen;
    if (g[0].count == t->counts[0] && g[1].count == t->counts[1] && g[2].count == t->counts[2])
        return;
    for (int i = 0; i < 3; i++)
        t->counts[i] = g[i].count;
    comma(b);
    bl_buf_printf(b, "[\"C\",%lld,%lld,%lld]", (long long)g[0].count, (long long)g[1].count, (long long)g[2].count);
}

/* Values without a count that nothing leads to any more would pile up (think of a loop over numbers). */
static void forget_idle_values(BlTracer *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->nknown; i++) {
        BlKnown *k = t->known[i];
        if (!k->uncounted || k->edges || k->kind != BL_KNOWN_ATOM) {
            t->known[kept++] = k;
            continue;
        }
        if (!k->fresh) {
            comma(&t->dead);
            bl_buf_printf(&t->dead, "[\"D\",%d,\"told\"]", k->id);
        }
        free_known(k);
    }
    if (kept == t->nknown)
        return;
    t->nknown = kept;
    (void)table_rebuild(t);
}

static void take_over(BlBuf *out, BlBuf *part)
{
    if (part->size) {
        comma(out);
        bl_buf_add(out, bl_buf_text(part), part->size);
    }
    out->failed |= part->failed;
    bl_buf_clear(part);
}

void bl_tracer_look(BlTracer *t, BlBuf *out, const BlVal *extra, size_t nextra)
{
    BlBuf frames = BL_BUF_INIT, names = BL_BUF_INIT, slots = BL_BUF_INIT, counts = BL_BUF_INIT;
    t->looking = true;
    t->ncells = 0;
    for (size_t i = 0; i < t->nknown; i++)
        t->known[i]->edges = 0;
    match_frames(t, &frames);
    for (size_t i = 0; i < t->nframes; i++)
        bind_all(t, &t->frames[i], &names);
    for (size_t i = 0; i < nextra; i++)
        know(t, extra[i]);
    for (size_t i = 0; i < t->nknown; i++)
        bl_labels_slots(t, t->known[i], put_slot);
    read_generations(t);
    for (size_t i = 0; i < t->nknown; i++)
        write_object(t, t->known[i], &slots, &counts, extra_references(extra, nextra, t->known[i]->v));
    forget_idle_values(t);
    write_types(t, out);
    take_over(out, &frames);
    take_over(out, &slots);
    take_over(out, &names);
    take_over(out, &t->dead);
    take_over(out, &counts);
    write_collector(t, out);
    take_over(out, &t->tail);
    bl_buf_free(&frames);
    bl_buf_free(&names);
    bl_buf_free(&slots);
    bl_buf_free(&counts);
    t->failed |= out->failed;
    t->looking = false;
}
