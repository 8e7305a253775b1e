/* re_sub.c -- replacement: templates, expand(), sub() and subn().
 *
 * A template is a tuple of texts and group numbers; each pattern keeps the one it used last. Where template and string
 * are both str (or both bytes) the result is built directly; in all other cases, and with a function as replacement,
 * pieces are collected in a list and joined at the end, which also finds the pieces that do not fit.
 */
#include "base/buf.h"
#include "mod/re_parse.h"

/* ---- templates ---- */

typedef struct Template {
    BlReSource src;
    BlRef parts;                /* list */
    BlRef pending;              /* str: literal text not yet in parts */
    size_t groups;
    BlVal names;
} Template;

static bool flush(Template *t)
{
    if (bl_as_str(t->pending)->length == 0)
        return true;
    BlRef text = t->src.is_bytes ? bl_str_encode(t->pending, "latin-1", "strict") : bl_keep(t->pending);
    if (text == BL_NULL || !bl_list_adopt(t->parts, text))
        return false;
    bl_replace(&t->pending, bl_keep(bl_str_empty()));
    return true;
}

static bool add_text(Template *t, BlRef text)
{
    bool ok = text != BL_NULL && bl_str_append(&t->pending, text);
    bl_drop(text);
    return ok;
}

/* `back`: from the end of the reference to where it is reported. */
static bool add_group(Template *t, int64_t group, size_t back)
{
    if (group > (int64_t)t->groups)
        return bl_re_fail_at(&t->src, bl_re_tell(&t->src) - back, bl_str_format("invalid group reference %lld", (long long)group));
    return flush(t) && bl_list_append(t->parts, bl_from_imm(group));
}

/* "\g" has been read. */
static bool named_group(Template *t)
{
    BlReSource *s = &t->src;
    size_t start, end;
    int64_t group;
    int open = bl_re_accept(s, '<');
    if (open <= 0)
        return open < 0 ? false : bl_re_fail(s, 0, "missing <");
    if (!bl_re_until(s, '>', "group name", &start, &end))
        return false;
    if (!bl_re_is_identifier(s, start, end)) {
        if (!bl_re_group_number(s, start, end, true, &group))
            return false;
        if (!bl_re_is_plain_number(s, start, end) && !bl_re_warn_name(s, start, end))
            return false;
        return add_group(t, group, end - start + 1);
    }
    if (!bl_re_check_name(s, start, end))
        return false;
    BlRef name = bl_re_text_slice(s, start, end);
    BlVal number;
    int found = name == BL_NULL ? -1 : bl_dict_find(t->names, name, &number);
    if (found == 0)
        bl_raise(bl_exc(IndexError), "unknown group name %R", name);
    bl_drop(name);
    return found > 0 && add_group(t, bl_imm_int(number), end - start + 1);
}

/* A further digit below `base`, which is read: 1; 0 none; -1 raised */
static int more_digit(BlReSource *s, uint32_t base, uint32_t *digit)
{
    if (!bl_re_next_is_digit(s, base))
        return 0;
    *digit = bl_re_unit(s, s->next) - '0';
    return bl_re_next(s) ? 1 : -1;
}

/* "\0": up to two more octal digits. */
static bool zero_escape(Template *t)
{
    uint32_t value = 0, digit;
    for (int i = 0; i < 2; i++) {
        int more = more_digit(&t->src, 8, &digit);
        if (more < 0)
            return false;
        if (!more)
            break;
        value = value * 8 + digit;
    }
    return add_text(t, bl_str_char(value & 0xff));
}

/* A backslash and a digit that is not 0: a group of one or two digits, or three octal ones. */
static bool digit_escape(Template *t, size_t start, uint32_t first)
{
    BlReSource *s = &t->src;
    uint32_t second, third, group = first;
    int more = more_digit(s, 10, &second);
    if (more < 0)
        return false;
    if (more) {
        group = group * 10 + second;
        if (first < 8 && second < 8 && (more = more_digit(s, 8, &third))) {
            uint32_t value = first * 64 + second * 8 + third;
            if (more < 0)
                return false;
            if (value > 0377)
                return bl_re_fail_slice(s, bl_re_tell(s) - start, "octal escape value %U outside of range 0-0o377", start, bl_re_tell(s));
            return add_text(t, bl_str_char(value));
        }
    }
    return add_group(t, group, bl_re_tell(s) - start - 1);
}

static bool template_escape(Template *t, size_t start)
{
    uint32_t c = bl_re_unit(&t->src, start + 1);
    int control = bl_re_control_escape(c);
    if (c == 'g')
        return named_group(t);
    if (c == '0')
        return zero_escape(t);
    if (c >= '1' && c <= '9')
        return digit_escape(t, start, c - '0');
    if (control >= 0)
        return add_text(t, bl_str_char((uint32_t)control));
    if (c < 128 && (c | 32) >= 'a' && (c | 32) <= 'z')
        return bl_re_fail_slice(&t->src, 2, "bad escape %U", start, start + 2);
    return add_text(t, bl_re_text_slice(&t->src, start, start + 2));
}

static bool parse_template(Template *t, BlVal text)
{
    BlReSource *s = &t->src;
    if (!bl_re_open_source(s, text))
        return false;
    while (s->next_size) {
        size_t start = s->next;
        if (s->next_size == 1) {
            while (s->next_size == 1)
                if (!bl_re_next(s))
                    return false;
            size_t end = bl_re_tell(s);
            if (!add_text(t, bl_re_text_slice(s, start, end)))
                return false;
        } else if (!bl_re_next(s) || !template_escape(t, start)) {
            return false;
        }
    }
    return flush(t);
}

BlRef bl_re_parse_template(BlVal text, size_t groups, BlVal names)
{
    Template t = {.parts = bl_list_new(0), .pending = bl_keep(bl_str_empty()), .groups = groups, .names = names};
    BlRef result = t.parts != BL_NULL && parse_template(&t, text) ? bl_list_to_tuple(t.parts) : BL_NULL;
    bl_drop(t.parts);
    bl_drop(t.pending);
    return result;
}

BlRef bl_re_template_of(BlVal pattern, BlVal text)
{
    BlRePattern *p = bl_as_re_pattern(pattern);
    if (p->repl != BL_NULL && p->repl == text)
        return bl_keep(p->repl_parts);
    BlRef source = bl_is_str(text) ? bl_str_exact(text) : bl_is_exact(text, BYTES) ? bl_keep(text) : BL_NULL;
    if (source == BL_NULL) {
        BlBuffer view;
        if (bl_pending())
            return BL_NULL;
        if (!bl_has_buffer(text))
            return bl_raise(bl_exc(TypeError), "decoding to str: need a bytes-like object, %T found", text);
        if (bl_buffer_get(text, &view, false) < 0)
            return BL_NULL;
        source = bl_bytes_new(view.data, view.length);
        bl_buffer_release(&view);
        if (source == BL_NULL)
            return source;
    }
    BlRef parts = bl_re_parse_template(source, p->code.groups, p->names);
    if (parts != BL_NULL && source == text) {
        BlRef old = p->repl, old_parts = p->repl_parts;
        p->repl = bl_keep(source);
        p->repl_parts = bl_keep(parts);
        bl_drop(old);
        bl_drop(old_parts);
    }
    bl_drop(source);
    return parts;
}

/* ---- joining ---- */

static BlRef join(BlVal list, bool bytes)
{
    BlRef empty = bl_re_empty(bytes), name = bl_str_intern("join");
    BlRef result = empty == BL_NULL || name == BL_NULL ? BL_NULL : bl_call_method(empty, name, &list, 1);
    bl_drop(empty);
    bl_drop(name);
    return result;
}

/* One part of a template as text for a match in `string`. */
static BlRef part_text(BlVal part, BlVal match, BlVal empty)
{
    if (!bl_is_imm_int(part))
        return bl_keep(part);
    const BlReMatch *m = bl_as_re_match(match);
    size_t group = (size_t)bl_imm_int(part);
    if (m->mark[2 * group] == BL_RE_NONE)
        return bl_keep(empty);
    return bl_re_string_slice(m->string, m->mark[2 * group], m->mark[2 * group + 1]);
}

static BlRef expand_parts(BlVal parts, BlVal match)
{
    bool bytes = !bl_is_str(bl_as_re_match(match)->string);
    BlRef list = bl_list_new(0), empty = bl_re_empty(bytes), result = BL_NULL;
    bool ok = list != BL_NULL && empty != BL_NULL;
    for (size_t i = 0; ok && i < bl_as_tuple(parts)->count; i++) {
        BlRef text = part_text(bl_as_tuple(parts)->items[i], match, empty);
        ok = text != BL_NULL && bl_list_adopt(list, text);
    }
    if (ok)
        result = join(list, bytes);
    bl_drop(list);
    bl_drop(empty);
    return result;
}

BlRef bl_re_expand(BlVal self, const BlVal *arg)
{
    BlRef parts = bl_re_template_of(bl_as_re_match(self)->pattern, arg[0]);
    BlRef result = parts == BL_NULL ? parts : expand_parts(parts, self);
    bl_drop(parts);
    return result;
}

/* ---- building directly ---- */

typedef struct Output {
    bool bytes;
    BlStrBuilder text;
    BlBuf raw;
} Output;

static bool put_value(Output *out, BlVal text)
{
    if (!out->bytes)
        return bl_builder_str(&out->text, text);
    bl_buf_add(&out->raw, bl_as_bytes(text)->data, bl_as_bytes(text)->length);
    return true;
}

static bool put_slice(Output *out, const BlReRun *run, size_t start, size_t end)
{
    if (start >= end)
        return true;
    if (!out->bytes)
        return bl_builder_slice(&out->text, run->string, start, end);
    bl_buf_add(&out->raw, (const char *)run->text + start, end - start);
    return true;
}

static bool put_parts(Output *out, const BlReRun *run, BlVal parts)
{
    const BlTuple *t = bl_as_tuple(parts);
    for (size_t i = 0; i < t->count; i++) {
        BlVal part = t->items[i];
        if (!bl_is_imm_int(part)) {
            if (!put_value(out, part))
                return false;
            continue;
        }
        size_t group = (size_t)bl_imm_int(part);
        size_t start = group ? run->marks[2 * group - 2] : run->start, end = group ? run->marks[2 * group - 1] : run->ptr;
        if (start != BL_RE_NONE && end != BL_RE_NONE && !put_slice(out, run, start, end))
            return false;
    }
    return true;
}

static BlRef finish(Output *out)
{
    if (!out->bytes)
        return bl_builder_finish(&out->text);
    BlRef result = out->raw.failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(&out->raw), out->raw.size);
    bl_buf_free(&out->raw);
    return result;
}

static void abandon(Output *out)
{
    if (out->bytes)
        bl_buf_free(&out->raw);
    else
        bl_builder_free(&out->text);
}

/* parts: texts of the same sort as the string, and group numbers. */
static BlRef sub_direct(BlReRun *run, BlVal parts, int64_t most, int64_t *n)
{
    Output out = {.bytes = !bl_is_str(run->string)};
    size_t last = 0;
    int found = 1;
    bl_builder_init(&out.text);
    bl_buf_init(&out.raw);
    while ((most == 0 || *n < most) && (found = bl_re_search(run)) > 0) {
        if (!put_slice(&out, run, last, run->start) || !put_parts(&out, run, parts)) {
            found = -1;
            break;
        }
        last = run->ptr;
        ++*n;
        bl_re_advance(run);
    }
    if (found >= 0 && *n == 0) {
        abandon(&out);
        return bl_re_slice(run, 0, run->length);
    }
    if (found < 0 || !put_slice(&out, run, last, run->end)) {
        abandon(&out);
        return BL_NULL;
    }
    return finish(&out);
}

/* ---- by way of a list ---- */

static bool append_slice(BlVal list, const BlReRun *run, size_t start, size_t end)
{
    if (start >= end)
        return true;
    BlRef text = bl_re_slice(run, start, end);
    return text != BL_NULL && bl_list_adopt(list, text);
}

/* What the replacement gives for this match: parts, else a function, else the literal text. */
static BlRef replacement(BlVal pattern, const BlReRun *run, BlVal repl, BlVal parts, bool callable)
{
    if (parts == BL_NULL && !callable)
        return bl_keep(repl);
    BlRef match = bl_re_match_new(pattern, run);
    if (match == BL_NULL)
        return match;
    bl_as_re_match(match)->pos = 0;
    BlRef item = callable ? bl_call1(repl, match) : expand_parts(parts, match);
    bl_drop(match);
    return item;
}

static BlRef sub_list(BlVal pattern, BlReRun *run, BlVal repl, BlVal parts, bool callable, int64_t most, int64_t *n)
{
    BlRef list = bl_list_new(0), result = BL_NULL;
    size_t last = 0;
    int found = list == BL_NULL ? -1 : 1;
    while (found > 0 && (most == 0 || *n < most) && (found = bl_re_search(run)) > 0) {
        if (!append_slice(list, run, last, run->start)) {
            found = -1;
            break;
        }
        BlRef item = replacement(pattern, run, repl, parts, callable);
        if (item == BL_NULL || (item != BL_NONE && !bl_list_adopt(list, item))) {
            found = -1;
            break;
        }
        last = run->ptr;
        ++*n;
        bl_re_advance(run);
    }
    if (found >= 0 && append_slice(list, run, last, run->end))
        result = join(list, !bl_is_str(run->string));
    bl_drop(list);
    return result;
}

/* ---- sub, subn ---- */

static bool has_backslash(BlVal repl, bool *text)
{
    *text = true;
    if (bl_is_str(repl)) {
        const BlStr *s = bl_as_str(repl);
        for (size_t i = 0; i < s->length; i++)
            if (bl_str_at(s, i) == '\\')
                return true;
        return false;
    }
    BlBuffer view;
    if (!bl_has_buffer(repl) || bl_buffer_get(repl, &view, false) < 0) {
        bl_clear_error();
        *text = false;
        return true;
    }
    bool found = view.length && memchr(view.data, '\\', view.length);
    bl_buffer_release(&view);
    return found;
}

static BlRef substitute(BlVal self, const BlVal *arg, bool with_count)
{
    BlRePattern *p = bl_as_re_pattern(self);
    BlVal repl = arg[0];
    BlReRun run;
    int64_t most = 0, n = 0;
    bool callable = bl_callable(repl) > 0, text;
    BlRef parts = BL_NULL, result;
    if (!bl_re_position(arg[2], 0, &most))
        return BL_NULL;
    if (!callable && has_backslash(repl, &text) && (parts = bl_re_template_of(self, repl)) == BL_NULL)
        return BL_NULL;
    if (!bl_re_begin(&run, p, arg[1], 0, INT64_MAX)) {
        bl_drop(parts);
        return BL_NULL;
    }
    bool fits = !callable && (p->is_bytes ? bl_is_exact(repl, BYTES) : bl_is_str(repl));
    if (fits && parts == BL_NULL && (parts = bl_tuple_pack(1, repl)) == BL_NULL) {
        bl_re_end(&run);
        return BL_NULL;
    }
    result = fits ? sub_direct(&run, parts, most, &n) : sub_list(self, &run, repl, parts, callable, most, &n);
    bl_drop(parts);
    bl_re_end(&run);
    if (result == BL_NULL || !with_count)
        return result;
    BlRef pair = bl_tuple_pack(2, result, bl_from_imm(n));
    bl_drop(result);
    return pair;
}

BlRef bl_re_sub(BlVal self, const BlVal *arg) { return substitute(self, arg, false); }
BlRef bl_re_subn(BlVal self, const BlVal *arg) { return substitute(self, arg, true); }
