/* re_pattern.c -- compiled patterns: their methods, and scanners.
 *
 * A BlReRun lives on the C stack for the time of one method; it keeps the string, and holds its buffer if it is not a str.
 * Signal handlers may run during a match: nothing but the run is used across one.
 */
#include <stdio.h>
#include "base/alloc.h"
#include "mod/re_impl.h"
#include "obj/key.h"

/* ---- a run ---- */

static bool open_text(BlReRun *run, const BlRePattern *pattern, BlVal string)
{
    bool text = bl_is_str(string);
    if (text) {
        const BlStr *s = bl_as_str(string);
        run->text = s->data;
        run->kind = s->kind;
        run->length = s->length;
    } else {
        if (!bl_has_buffer(string)) {
            bl_raise(bl_exc(TypeError), "expected string or bytes-like object, got '%T'", string);
            return false;
        }
        if (bl_buffer_get(string, &run->buffer, false) < 0)
            return false;
        run->has_buffer = true;
        run->text = run->buffer.data;
        run->kind = 1;
        run->length = run->buffer.length;
    }
    if (text == pattern->is_bytes) {
        bl_raise(bl_exc(TypeError), text ? "cannot use a bytes pattern on a string-like object" : "cannot use a string pattern on a bytes-like object");
        return false;
    }
    return true;
}

static size_t clip(int64_t i, size_t length) { return i < 0 ? 0 : (size_t)i > length ? length : (size_t)i; }

bool bl_re_begin(BlReRun *run, BlRePattern *pattern, BlVal string, int64_t start, int64_t end)
{
    const BlReCode *code = &pattern->code;
    size_t words = 2 * (code->groups + code->registers);
    run->code = code;
    run->match_all = run->must_advance = false;
    run->stack = run->frames;
    run->capacity = BL_RE_LOCAL_FRAMES;
    run->top = 0;
    run->has_buffer = false;
    run->marks = run->words;
    run->string = bl_keep(string);
    if (words > BL_RE_LOCAL_WORDS) {
        run->marks = bl_malloc_array(words, sizeof(size_t));
        if (!run->marks) {
            bl_drop(string);
            bl_no_memory();
            return false;
        }
    }
    run->registers = run->marks + 2 * code->groups;
    if (!open_text(run, pattern, string)) {
        bl_re_end(run);
        return false;
    }
    for (size_t i = 2 * code->groups; i < words; i++)
        run->marks[i] = 0;
    run->start = clip(start, run->length);
    run->end = clip(end, run->length);
    run->ptr = run->start;
    return true;
}

void bl_re_end(BlReRun *run)
{
    if (run->stack != run->frames)
        bl_mfree(run->stack);
    if (run->marks != run->words)
        bl_mfree(run->marks);
    if (run->has_buffer)
        bl_buffer_release(&run->buffer);
    bl_drop(run->string);
}

BlRef bl_re_slice(const BlReRun *run, size_t start, size_t end)
{
    if (bl_is_str(run->string))
        return bl_str_substr(run->string, start, end);
    if (bl_is_exact(run->string, BYTES) && start == 0 && end == run->length)
        return bl_keep(run->string);
    return bl_bytes_new((const char *)run->text + start, end - start);
}

BlRef bl_re_group_text(const BlReRun *run, size_t group, BlVal absent)
{
    if (group == 0)
        return bl_re_slice(run, run->start, run->ptr);
    size_t start = run->marks[2 * group - 2], end = run->marks[2 * group - 1];
    return start == BL_RE_NONE || end == BL_RE_NONE || end < start ? bl_keep(absent) : bl_re_slice(run, start, end);
}

/* ---- arguments ---- */

bool bl_re_position(BlVal v, int64_t absent, int64_t *out)
{
    *out = absent;
    if (v == BL_NULL)
        return true;
    if (bl_is_imm_int(v)) {
        *out = bl_imm_int(v);
        return true;
    }
    BlRef number = bl_index(v);
    if (number == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(number, out);
    bl_drop(number);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
    return fits;
}

/* (string, pos, endpos) */
static bool begin_args(BlReRun *run, BlVal self, const BlVal *arg)
{
    int64_t start, end;
    return bl_re_position(arg[1], 0, &start) && bl_re_position(arg[2], INT64_MAX, &end) && bl_re_begin(run, bl_as_re_pattern(self), arg[0], start, end);
}

enum Way { WAY_MATCH, WAY_FULLMATCH, WAY_SEARCH };

static BlRef find_one(BlVal self, const BlVal *arg, enum Way way)
{
    BlReRun run;
    if (!begin_args(&run, self, arg))
        return BL_NULL;
    size_t pos = run.start;
    run.match_all = way == WAY_FULLMATCH;
    int found = way == WAY_SEARCH ? bl_re_search(&run) : bl_re_match(&run);
    BlRef match = found < 0 ? BL_NULL : found == 0 ? BL_NONE : bl_re_match_new(self, &run);
    if (found > 0 && match != BL_NULL)
        bl_as_re_match(match)->pos = pos;
    bl_re_end(&run);
    return match;
}

static BlRef pattern_match(BlVal self, const BlVal *arg) { return find_one(self, arg, WAY_MATCH); }
static BlRef pattern_fullmatch(BlVal self, const BlVal *arg) { return find_one(self, arg, WAY_FULLMATCH); }
static BlRef pattern_search(BlVal self, const BlVal *arg) { return find_one(self, arg, WAY_SEARCH); }

/* What findall() lists for one match. */
static BlRef found_item(const BlReRun *run, BlVal empty)
{
    size_t groups = run->code->groups;
    if (groups < 2)
        return bl_re_group_text(run, groups, empty);
    BlRef tuple = bl_tuple_raw(groups);
    if (tuple == BL_NULL)
        return tuple;
    for (size_t i = 0; i < groups; i++) {
        BlRef text = bl_re_group_text(run, i + 1, empty);
        if (text == BL_NULL) {
            bl_drop(tuple);
            return BL_NULL;
        }
        bl_as_tuple(tuple)->items[i] = text;
    }
    bl_tuple_done(tuple);
    return tuple;
}

static BlRef pattern_findall(BlVal self, const BlVal *arg)
{
    BlReRun run;
    if (!begin_args(&run, self, arg))
        return BL_NULL;
    BlRef list = bl_list_new(0), empty = bl_re_empty(bl_as_re_pattern(self)->is_bytes);
    int found = list == BL_NULL || empty == BL_NULL ? -1 : 1;
    while (found > 0 && (found = bl_re_search(&run)) > 0) {
        BlRef item = found_item(&run, empty);
        if (item == BL_NULL || !bl_list_adopt(list, item))
            found = -1;
        else
            bl_re_advance(&run);
    }
    bl_re_end(&run);
    bl_drop(empty);
    if (found < 0)
        bl_clear_ref(&list);
    return list;
}

static bool append_slice(BlVal list, const BlReRun *run, size_t start, size_t end)
{
    BlRef text = bl_re_slice(run, start, end);
    return text != BL_NULL && bl_list_adopt(list, text);
}

static bool append_groups(BlVal list, const BlReRun *run)
{
    for (size_t i = 1; i <= run->code->groups; i++) {
        BlRef text = bl_re_group_text(run, i, BL_NONE);
        if (text == BL_NULL || !bl_list_adopt(list, text))
            return false;
    }
    return true;
}

static BlRef pattern_split(BlVal self, const BlVal *arg)
{
    BlReRun run;
    int64_t most, n = 0;
    if (!bl_re_position(arg[1], 0, &most) || !bl_re_begin(&run, bl_as_re_pattern(self), arg[0], 0, INT64_MAX))
        return BL_NULL;
    BlRef list = bl_list_new(0);
    size_t last = 0;
    int found = list == BL_NULL ? -1 : 1;
    while (found > 0 && (most == 0 || n < most) && (found = bl_re_search(&run)) > 0) {
        if (!append_slice(list, &run, last, run.start) || !append_groups(list, &run)) {
            found = -1;
            break;
        }
        n++;
        bl_re_advance(&run);
        last = run.start;
    }
    if (found >= 0 && !append_slice(list, &run, last, run.end))
        found = -1;
    bl_re_end(&run);
    if (found < 0)
        bl_clear_ref(&list);
    return list;
}

/* ---- scanner ---- */

typedef struct Scanner {
    BlObject head;
    BlRef pattern, string;
    size_t pos, start, endpos;
    bool must_advance, done;
} Scanner;

static BlRef pattern_scanner(BlVal self, const BlVal *arg)
{
    BlReRun run;
    BlReState *state = bl_re_state();
    if (!begin_args(&run, self, arg))
        return BL_NULL;
    BlShape *shape = bl_class_shape(state->scanner_class);
    Scanner *s = (Scanner *)bl_object_new(shape, sizeof *s);
    if (s) {
        s->pattern = bl_keep(self);
        s->string = bl_keep(arg[0]);
        s->pos = s->start = run.start;
        s->endpos = run.end;
        s->must_advance = s->done = false;
        bl_gc_track(&s->head);
    }
    bl_re_end(&run);
    return s ? bl_from_obj(s) : BL_NULL;
}

static BlRef scan(BlVal self, bool search)
{
    Scanner *s = (Scanner *)bl_obj(self);
    BlReRun run;
    if (s->done)
        return BL_NONE;
    if (!bl_re_begin(&run, bl_as_re_pattern(s->pattern), s->string, (int64_t)s->start, (int64_t)s->endpos))
        return BL_NULL;
    run.must_advance = s->must_advance;
    bl_keep(self);
    int found = search ? bl_re_search(&run) : bl_re_match(&run);
    BlRef match = found < 0 ? BL_NULL : found == 0 ? BL_NONE : bl_re_match_new(s->pattern, &run);
    if (found == 0)
        s->done = true;
    if (found > 0) {
        s->must_advance = run.ptr == run.start;
        s->start = run.ptr;
        if (match != BL_NULL)
            bl_as_re_match(match)->pos = s->pos;
    }
    bl_drop(self);
    bl_re_end(&run);
    return match;
}

static BlRef scanner_search(BlVal self, const BlVal *arg)
{
    (void)arg;
    return scan(self, true);
}

static BlRef scanner_match(BlVal self, const BlVal *arg)
{
    (void)arg;
    return scan(self, false);
}

static BlRef scanner_pattern(BlVal self) { return bl_keep(((Scanner *)bl_obj(self))->pattern); }

static void scanner_free(BlObject *o)
{
    Scanner *s = (Scanner *)o;
    bl_gc_untrack(o);
    bl_drop(s->pattern);
    bl_drop(s->string);
    bl_object_free(o, sizeof *s);
}

static void scanner_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Scanner *)o)->pattern, ctx);
    visit(((Scanner *)o)->string, ctx);
}

static const BlMethod scanner_methods[] = {
    {"match", scanner_match, "()", "The next match right where the last one ended, or None.", NULL, 0},
    {"search", scanner_search, "()", "The next match from where the last one ended, or None.", NULL, 0},
    {0},
};

static const BlGetSet scanner_getset[] = {
    {"pattern", scanner_pattern, NULL, NULL},
    {0},
};

const BlType bl_re_scanner_type = {
    .name = "_sre.SRE_Scanner", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(Scanner),
    .free = scanner_free, .traverse = scanner_traverse, .methods = scanner_methods, .getset = scanner_getset,
};

static BlRef pattern_finditer(BlVal self, const BlVal *arg)
{
    BlRef scanner = pattern_scanner(self, arg);
    BlRef search = scanner == BL_NULL ? scanner : bl_getattr_c(scanner, "search");
    BlRef it = search == BL_NULL ? search : bl_call_iter_new(search, BL_NONE);
    bl_drop(scanner);
    bl_drop(search);
    return it;
}

/* ---- the pattern itself ---- */

static BlRef pattern_self(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_keep(self);
}

static BlRef pattern_get_pattern(BlVal self) { return bl_keep(bl_as_re_pattern(self)->pattern); }
static BlRef pattern_get_flags(BlVal self) { return bl_from_imm(bl_as_re_pattern(self)->flags); }
static BlRef pattern_get_groups(BlVal self) { return bl_from_imm((int64_t)bl_as_re_pattern(self)->code.groups); }

static BlRef pattern_get_groupindex(BlVal self) { return bl_mappingproxy_new(bl_as_re_pattern(self)->names); }

static bool add_flag_names(BlStrBuilder *out, uint32_t flags)
{
    static const struct { const char *name; uint32_t flag; } names[] = {
        {"re.TEMPLATE", BL_RE_TEMPLATE}, {"re.IGNORECASE", BL_RE_IGNORECASE}, {"re.LOCALE", BL_RE_LOCALE}, {"re.MULTILINE", BL_RE_MULTILINE},
        {"re.DOTALL", BL_RE_DOTALL}, {"re.UNICODE", BL_RE_UNICODE}, {"re.VERBOSE", BL_RE_VERBOSE}, {"re.DEBUG", BL_RE_DEBUG},
        {"re.ASCII", BL_RE_ASCII},
    };
    const char *between = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & names[i].flag))
            continue;
        flags &= ~names[i].flag;
        if (!bl_builder_ascii(out, between, strlen(between)) || !bl_builder_ascii(out, names[i].name, strlen(names[i].name)))
            return false;
        between = "|";
    }
    if (!flags)
        return true;
    char rest[32];
    int n = snprintf(rest, sizeof rest, "%s0x%x", between, flags);
    return bl_builder_ascii(out, rest, (size_t)n);
}

static BlRef pattern_repr(BlVal self)
{
    const BlRePattern *p = bl_as_re_pattern(self);
    uint32_t flags = p->flags;
    if (!p->is_bytes && (flags & (BL_RE_TYPE_FLAGS)) == BL_RE_UNICODE)
        flags &= ~(uint32_t)BL_RE_UNICODE;
    BlRef shown = bl_repr(p->pattern);
    if (shown == BL_NULL)
        return shown;
    BlStrBuilder out;
    bl_builder_init(&out);
    size_t n = bl_as_str(shown)->length;
    bool ok = bl_builder_ascii(&out, "re.compile(", 11) && bl_builder_slice(&out, shown, 0, n < 200 ? n : 200) && add_flag_names(&out, flags)
        && bl_builder_char(&out, ')');
    bl_drop(shown);
    if (ok)
        return bl_builder_finish(&out);
    bl_builder_free(&out);
    return BL_NULL;
}

static BlRef pattern_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || bl_class_of(self) != bl_class_of(other))
        return BL_NOTIMPL;
    const BlRePattern *a = bl_as_re_pattern(self), *b = bl_as_re_pattern(other);
    int same = 1;
    if (a != b) {
        same = a->flags == b->flags && a->is_bytes == b->is_bytes && a->code.size == b->code.size
            && memcmp(a->code.code, b->code.code, a->code.size * sizeof(uint32_t)) == 0;
        if (same)
            same = bl_eq(a->pattern, b->pattern);
    }
    return same < 0 ? BL_NULL : bl_from_bool((same != 0) == (op == BL_EQ));
}

static int64_t pattern_hash(BlVal self)
{
    const BlRePattern *p = bl_as_re_pattern(self);
    int64_t hash = bl_hash(p->pattern);
    if (hash == -1)
        return -1;
    hash ^= (int64_t)p->flags ^ (int64_t)p->is_bytes ^ (int64_t)(p->code.groups << 9);
    return hash == -1 ? -2 : hash;
}

static void pattern_free(BlObject *o)
{
    BlRePattern *p = (BlRePattern *)o;
    bl_gc_untrack(o);
    bl_drop(p->pattern);
    bl_drop(p->names);
    bl_drop(p->group_names);
    bl_drop(p->repl);
    bl_drop(p->repl_parts);
    bl_re_code_free(&p->code);
    bl_object_free(o, sizeof *p);
}

static void pattern_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlRePattern *p = (BlRePattern *)o;
    visit(p->pattern, ctx);
    visit(p->names, ctx);
    visit(p->group_names, ctx);
    visit(p->repl, ctx);
    visit(p->repl_parts, ctx);
}

static void pattern_clear(BlObject *o)
{
    BlRePattern *p = (BlRePattern *)o;
    bl_clear_ref(&p->repl);
    bl_clear_ref(&p->repl_parts);
}

#define TEXT_ARGS "(string, pos=0, endpos=sys.maxsize)"

static const BlMethod pattern_methods[] = {
    {"match", pattern_match, TEXT_ARGS, "Matches zero or more characters at the beginning of the string.", NULL, 0},
    {"fullmatch", pattern_fullmatch, TEXT_ARGS, "Matches against all of the string.", NULL, 0},
    {"search", pattern_search, TEXT_ARGS,
     "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.", NULL, 0},
    {"sub", bl_re_sub, "(repl, string, count=0)",
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.", NULL, 0},
    {"subn", bl_re_subn, "(repl, string, count=0)",
     "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the "
     "replacement repl.", NULL, 0},
    {"findall", pattern_findall, TEXT_ARGS, "Return a list of all non-overlapping matches of pattern in string.", NULL, 0},
    {"split", pattern_split, "(string, maxsplit=0)", "Split string by the occurrences of pattern.", NULL, 0},
    {"finditer", pattern_finditer, TEXT_ARGS,
     "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.", NULL, 0},
    {"scanner", pattern_scanner, TEXT_ARGS, NULL, NULL, 0},
    {"__copy__", pattern_self, "()", NULL, NULL, 0},
    {"__deepcopy__", pattern_self, "(memo, /)", NULL, NULL, 0},
    {"__class_getitem__", bl_class_getitem, "(item, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

static const BlGetSet pattern_getset[] = {
    {"pattern", pattern_get_pattern, NULL, "The pattern string from which the RE object was compiled."},
    {"flags", pattern_get_flags, NULL, "The regex matching flags."},
    {"groups", pattern_get_groups, NULL, "The number of capturing groups in the pattern."},
    {"groupindex", pattern_get_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    {0},
};

const BlType bl_re_pattern_type = {
    .name = "re.Pattern", .doc = "Compiled regular expression object.", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT | BL_TF_WEAKREF,
    .size = sizeof(BlRePattern), .free = pattern_free, .traverse = pattern_traverse, .clear = pattern_clear,
    .repr = pattern_repr, .hash = pattern_hash, .compare = pattern_compare, .methods = pattern_methods, .getset = pattern_getset,
};
