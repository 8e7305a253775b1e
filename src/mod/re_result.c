/* re_result.c -- match objects.
 *
 * A match keeps the string and the positions; the texts of its groups are cut out when asked for. The string may be a
 * bytearray that has changed since: then positions are clipped to what is there.
 */
#include "mod/re_impl.h"

BlRef bl_re_match_new(BlVal pattern, const BlReRun *run)
{
    BlShape *shape = bl_class_shape(bl_re_state()->match_class);
    size_t groups = run->code->groups + 1;
    BlReMatch *m = (BlReMatch *)bl_object_new(shape, sizeof *m + 2 * groups * sizeof(size_t));
    if (!m)
        return BL_NULL;
    m->string = bl_keep(run->string);
    m->pattern = bl_keep(pattern);
    m->regs = BL_NULL;
    m->pos = run->start;
    m->endpos = run->end;
    m->last_index = run->last_index;
    m->groups = groups;
    m->mark[0] = run->start;
    m->mark[1] = run->ptr;
    for (size_t i = 1; i < groups; i++) {
        size_t start = run->marks[2 * i - 2], end = run->marks[2 * i - 1];
        bool there = start != BL_RE_NONE && end != BL_RE_NONE && end >= start;
        m->mark[2 * i] = there ? start : BL_RE_NONE;
        m->mark[2 * i + 1] = there ? end : BL_RE_NONE;
    }
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

BlRef bl_re_string_slice(BlVal string, size_t start, size_t end)
{
    if (bl_is_str(string))
        return bl_str_substr(string, start, end);
    BlBuffer view;
    if (bl_buffer_get(string, &view, false) < 0)
        return BL_NULL;
    size_t length = view.length;
    end = end > length ? length : end;
    start = start > end ? end : start;
    BlRef text = bl_is_exact(string, BYTES) && start == 0 && end == length ? bl_keep(string) : bl_bytes_new(view.data + start, end - start);
    bl_buffer_release(&view);
    return text;
}

static BlRef group_text(const BlReMatch *m, size_t group, BlVal absent)
{
    if (m->mark[2 * group] == BL_RE_NONE)
        return bl_keep(absent);
    return bl_re_string_slice(m->string, m->mark[2 * group], m->mark[2 * group + 1]);
}

/* The number of a group given by number or name; false: "no such group". */
static bool group_index(const BlReMatch *m, BlVal which, size_t *out)
{
    if (bl_is_imm_int(which)) {
        int64_t i = bl_imm_int(which);
        *out = (size_t)i;
        if (i >= 0 && *out < m->groups)
            return true;
    } else if (bl_type_of(which)->index) {
        BlRef number = bl_index(which);
        int64_t i = -1;
        bool ok = number != BL_NULL && bl_int_to_int64(number, &i);
        bl_drop(number);
        if (number == BL_NULL)
            bl_clear_error();
        *out = (size_t)i;
        if (ok && i >= 0 && *out < m->groups)
            return true;
    } else {
        BlVal number;
        int found = bl_dict_find(bl_as_re_pattern(m->pattern)->names, which, &number);
        if (found > 0) {
            *out = (size_t)bl_imm_int(number);
            return true;
        }
        if (found < 0)
            bl_clear_error();
    }
    bl_raise(bl_exc(IndexError), "no such group");
    return false;
}

static BlRef group_of(BlVal self, BlVal which)
{
    const BlReMatch *m = bl_as_re_match(self);
    size_t group;
    return group_index(m, which, &group) ? group_text(m, group, BL_NONE) : BL_NULL;
}

static BlRef match_group(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("re.Match.group", kwnames))
        return BL_NULL;
    if (nargs < 2)
        return nargs ? group_of(self, arg[0]) : group_text(bl_as_re_match(self), 0, BL_NONE);
    BlRef tuple = bl_tuple_raw(nargs);
    if (tuple == BL_NULL)
        return tuple;
    for (size_t i = 0; i < nargs; i++) {
        BlRef text = group_of(self, arg[i]);
        if (text == BL_NULL) {
            bl_drop(tuple);
            return BL_NULL;
        }
        bl_as_tuple(tuple)->items[i] = text;
    }
    bl_tuple_done(tuple);
    return tuple;
}

static BlRef match_groups(BlVal self, const BlVal *arg)
{
    const BlReMatch *m = bl_as_re_match(self);
    BlRef tuple = m->groups == 1 ? bl_keep(bl_tuple_empty()) : bl_tuple_raw(m->groups - 1);
    if (tuple == BL_NULL || m->groups == 1)
        return tuple;
    for (size_t i = 1; i < m->groups; i++) {
        BlRef text = group_text(m, i, arg[0]);
        if (text == BL_NULL) {
            bl_drop(tuple);
            return BL_NULL;
        }
        bl_as_tuple(tuple)->items[i - 1] = text;
    }
    bl_tuple_done(tuple);
    return tuple;
}

static BlRef match_groupdict(BlVal self, const BlVal *arg)
{
    const BlReMatch *m = bl_as_re_match(self);
    BlVal names = bl_as_re_pattern(m->pattern)->names, name, number;
    BlRef dict = bl_dict_new();
    size_t at = 0;
    while (dict != BL_NULL && bl_dict_next(names, &at, &name, &number)) {
        BlRef text = group_text(m, (size_t)bl_imm_int(number), arg[0]);
        if (text == BL_NULL || !bl_dict_set(dict, name, text))
            bl_clear_ref(&dict);
        bl_drop(text);
    }
    return dict;
}

static BlRef mark_value(size_t mark) { return bl_from_imm(mark == BL_RE_NONE ? -1 : (int64_t)mark); }

static BlRef match_start(BlVal self, const BlVal *arg)
{
    size_t group;
    return group_index(bl_as_re_match(self), arg[0], &group) ? mark_value(bl_as_re_match(self)->mark[2 * group]) : BL_NULL;
}

static BlRef match_end(BlVal self, const BlVal *arg)
{
    size_t group;
    return group_index(bl_as_re_match(self), arg[0], &group) ? mark_value(bl_as_re_match(self)->mark[2 * group + 1]) : BL_NULL;
}

static BlRef span_of(const BlReMatch *m, size_t group)
{
    return bl_tuple_pack(2, mark_value(m->mark[2 * group]), mark_value(m->mark[2 * group + 1]));
}

static BlRef match_span(BlVal self, const BlVal *arg)
{
    size_t group;
    return group_index(bl_as_re_match(self), arg[0], &group) ? span_of(bl_as_re_match(self), group) : BL_NULL;
}

static BlRef match_regs(BlVal self)
{
    BlReMatch *m = bl_as_re_match(self);
    if (m->regs != BL_NULL)
        return bl_keep(m->regs);
    BlRef tuple = bl_tuple_raw(m->groups);
    for (size_t i = 0; tuple != BL_NULL && i < m->groups; i++) {
        BlRef span = span_of(m, i);
        if (span == BL_NULL) {
            bl_drop(tuple);
            return BL_NULL;
        }
        bl_as_tuple(tuple)->items[i] = span;
    }
    if (tuple != BL_NULL) {
        bl_tuple_done(tuple);
        m->regs = bl_keep(tuple);
    }
    return tuple;
}

static BlRef match_pos(BlVal self) { return bl_from_imm((int64_t)bl_as_re_match(self)->pos); }
static BlRef match_endpos(BlVal self) { return bl_from_imm((int64_t)bl_as_re_match(self)->endpos); }
static BlRef match_string(BlVal self) { return bl_keep(bl_as_re_match(self)->string); }
static BlRef match_re(BlVal self) { return bl_keep(bl_as_re_match(self)->pattern); }

static BlRef match_lastindex(BlVal self)
{
    int64_t i = bl_as_re_match(self)->last_index;
    return i < 0 ? BL_NONE : bl_from_imm(i);
}

static BlRef match_lastgroup(BlVal self)
{
    const BlReMatch *m = bl_as_re_match(self);
    BlVal names = bl_as_re_pattern(m->pattern)->group_names;
    if (m->last_index < 0 || names == BL_NULL || (size_t)m->last_index >= bl_as_tuple(names)->count)
        return BL_NONE;
    return bl_keep(bl_as_tuple(names)->items[m->last_index]);
}

static BlRef match_repr(BlVal self)
{
    const BlReMatch *m = bl_as_re_match(self);
    BlRef text = group_text(m, 0, BL_NONE);
    BlRef shown = text == BL_NULL ? text : bl_repr(text);
    BlRef result = shown == BL_NULL ? shown : bl_str_format("<%s object; span=(%zu, %zu), match=%U>", bl_type_name(self), m->mark[0], m->mark[1], shown);
    bl_drop(text);
    bl_drop(shown);
    return result;
}

static BlRef match_self(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_keep(self);
}

static void match_free(BlObject *o)
{
    BlReMatch *m = (BlReMatch *)o;
    bl_gc_untrack(o);
    bl_drop(m->regs);
    bl_drop(m->string);
    bl_drop(m->pattern);
    bl_object_free(o, sizeof *m + 2 * m->groups * sizeof(size_t));
}

static void match_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlReMatch *m = (BlReMatch *)o;
    visit(m->regs, ctx);
    visit(m->string, ctx);
    visit(m->pattern, ctx);
}

static int64_t match_sizeof(BlVal self) { return (int64_t)(sizeof(BlReMatch) + 2 * bl_as_re_match(self)->groups * sizeof(size_t)); }

static const BlMethod match_methods[] = {
    {"group", NULL, NULL,
     "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.", match_group, 0},
    {"start", match_start, "(group=0, /)", "Return index of the start of the substring matched by group.", NULL, 0},
    {"end", match_end, "(group=0, /)", "Return index of the end of the substring matched by group.", NULL, 0},
    {"span", match_span, "(group=0, /)", "For match object m, return the 2-tuple (m.start(group), m.end(group)).", NULL, 0},
    {"groups", match_groups, "(default=None)",
     "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.", NULL, 0},
    {"groupdict", match_groupdict, "(default=None)",
     "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did "
     "not participate in the match.", NULL, 0},
    {"expand", bl_re_expand, "(template)", "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.", NULL, 0},
    {"__copy__", match_self, "()", NULL, NULL, 0},
    {"__deepcopy__", match_self, "(memo, /)", NULL, NULL, 0},
    {"__class_getitem__", bl_class_getitem, "(item, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

static const BlGetSet match_getset[] = {
    {"string", match_string, NULL, "The string passed to match() or search()."},
    {"re", match_re, NULL, "The regular expression object."},
    {"pos", match_pos, NULL, "The index into the string at which the RE engine started looking for a match."},
    {"endpos", match_endpos, NULL, "The index into the string beyond which the RE engine will not go."},
    {"lastindex", match_lastindex, NULL, "The integer index of the last matched capturing group."},
    {"lastgroup", match_lastgroup, NULL, "The name of the last matched capturing group."},
    {"regs", match_regs, NULL, NULL},
    {0},
};

const BlType bl_re_match_type = {
    .name = "re.Match", .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(BlReMatch), .free = match_free, .traverse = match_traverse,
    .repr = match_repr, .getitem = group_of, .methods = match_methods, .getset = match_getset, .sizeof_ = match_sizeof,
};
