/* exception_group.c -- BaseExceptionGroup and ExceptionGroup: trees of exceptions, and how except* takes them apart.
 *
 * A split walks the tree once and rebuilds the groups on both sides by the group's own derive(), so a program's subclass
 * keeps its kind; traceback, cause, context and notes are copied onto what derive() made.
 *
 * Always: excs is a tuple of at least one exception.
 * Beware: a predicate, derive() and __eq__ are program code; the tuple is kept across every call.
 */
#include "obj/exception_impl.h"
#include "obj/set.h"

static BlVal excs_of(BlVal group) { return bl_as_exception(group)->field[BL_EF_GROUP_EXCS]; }

bool bl_is_group(BlVal v)
{
    return bl_is_exception(v) && bl_subclass(bl_class_of(v), bl_as_class(bl_exc(BaseExceptionGroup)));
}

/* ---- new ---- */

static bool is_sequence(BlVal v)
{
    if (!bl_is_heap(v) || bl_is_dict(v))
        return false;
    const BlType *t = bl_heap_type(v);
    return t->getitem && (t->is_sequence || t->has_seq_item || (t->flags & BL_TF_HEAP));
}

/* Every item must be an exception; *nested_base: one is not an Exception. */
static bool check_items(BlVal excs, bool *nested_base)
{
    const BlTuple *t = bl_as_tuple(excs);
    *nested_base = false;
    if (t->count == 0) {
        bl_raise(bl_exc(ValueError), "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_is_exception(t->items[i])) {
            bl_raise(bl_exc(ValueError), "Item %zu of second argument (exceptions) is not an exception", i);
            return false;
        }
        if (!bl_subclass(bl_class_of(t->items[i]), bl_as_class(bl_exc(Exception))))
            *nested_base = true;
    }
    return true;
}

/* BaseExceptionGroup becomes ExceptionGroup where it can; ExceptionGroup and its like take Exceptions only. NULL: raised. */
static BlClass *choose_class(BlClass *cls, bool nested_base)
{
    if (cls == bl_as_class(bl_exc(ExceptionGroup))) {
        if (nested_base) {
            bl_raise(bl_exc(TypeError), "Cannot nest BaseExceptions in an ExceptionGroup");
            return NULL;
        }
    } else if (cls == bl_as_class(bl_exc(BaseExceptionGroup))) {
        if (!nested_base)
            return bl_as_class(bl_exc(ExceptionGroup));
    } else if (nested_base && bl_subclass(cls, bl_as_class(bl_exc(Exception)))) {
        bl_raise(bl_exc(TypeError), "Cannot nest BaseExceptions in '%.200s'", bl_class_tp_name(cls));
        return NULL;
    }
    return cls;
}

BlRef bl_group_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    static const char fname[] = "BaseExceptionGroup.__new__";
    bool nested_base;
    (void)kwnames;
    if (nargs != 2)
        return bl_raise(bl_exc(TypeError), "%s() takes exactly 2 arguments (%zu given)", fname, nargs);
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "%s() argument 1 must be str, not %.50s", fname, arg[0] == BL_NONE ? "None" : bl_type_name(arg[0]));
    if (!is_sequence(arg[1]))
        return bl_raise(bl_exc(TypeError), "second argument (exceptions) must be a sequence");
    BlRef excs = bl_tuple_from_iterable(arg[1]), self = BL_NULL;
    if (excs == BL_NULL)
        return BL_NULL;
    cls = check_items(excs, &nested_base) ? choose_class(cls, nested_base) : NULL;
    if (cls)
        self = bl_exception_new_slot(cls, arg, nargs, BL_NULL);
    if (self != BL_NULL) {
        bl_exception_put(self, BL_EF_GROUP_MSG, arg[0]);
        bl_exception_put(self, BL_EF_GROUP_EXCS, excs);
    }
    bl_drop(excs);
    return self;
}

BlRef bl_group_str(BlVal self)
{
    size_t n = excs_of(self) == BL_NULL ? 0 : bl_as_tuple(excs_of(self))->count;
    return bl_str_format("%V (%zu sub-exception%s)", bl_exception_field(self, BL_EF_GROUP_MSG), n, n == 1 ? "" : "s");
}

/* A new group with the base class's constructor. */
static BlRef make_group(BlVal msg, BlVal excs)
{
    BlVal arg[2] = {msg, excs};
    return bl_exception_build(bl_as_class(bl_exc(BaseExceptionGroup)), arg, 2, BL_NULL);
}

/* ---- a part of a group ---- */

static bool copy_notes(BlVal from, BlVal to)
{
    BlRef notes = BL_NULL;
    int found = bl_find_attr(from, bl_name(__notes__), &notes);
    if (found <= 0)
        return found == 0;
    bool ok = true;
    if (is_sequence(notes)) {
        BlRef copy = bl_list_from_iterable(notes);
        ok = copy != BL_NULL && bl_setattr(to, bl_name(__notes__), copy) >= 0;
        bl_drop(copy);
    }
    bl_drop(notes);
    return ok;
}

/* original.derive(list) with the original's history; BL_NONE for an empty list. */
static BlRef subset(BlVal original, BlVal list)
{
    if (bl_as_list(list)->count == 0)
        return BL_NONE;
    BlRef part = bl_call_method(original, bl_name(derive), &list, 1);
    if (part == BL_NULL)
        return BL_NULL;
    if (!bl_is_group(part)) {
        bl_drop(part);
        return bl_raise(bl_exc(TypeError), "derive must return an instance of BaseExceptionGroup");
    }
    BlException *from = bl_as_exception(original), *to = bl_as_exception(part);
    if (from->traceback != BL_NULL)
        bl_replace(&to->traceback, bl_keep(from->traceback));
    bl_replace(&to->context, bl_keep(from->context));
    bl_exception_set_cause(part, bl_keep(from->cause));
    if (!copy_notes(original, part)) {
        bl_drop(part);
        return BL_NULL;
    }
    return part;
}

/* ---- splitting ---- */

enum Matcher { BY_TYPE, BY_PREDICATE, BY_IDENTITY };

typedef struct Split { BlRef match, rest; } Split;      /* BL_NONE: nothing */

static int matches(BlVal e, enum Matcher how, BlVal by)
{
    if (how == BY_TYPE)
        return bl_exception_matches(e, by);
    if (how == BY_PREDICATE) {
        BlRef r = bl_call1(by, e);
        int truth = r == BL_NULL ? -1 : bl_truth(r);
        bl_drop(r);
        return truth;
    }
    if (bl_is_group(e))
        return 0;
    BlRef id = bl_id(e);
    int found = id == BL_NULL ? -1 : bl_set_contains(by, id);
    bl_drop(id);
    return found;
}

/* Puts a part into its list, unless it is None; adopts. */
static bool collect(BlVal list, BlRef part)
{
    if (part == BL_NONE || part == BL_NULL)
        return true;
    return bl_list_adopt(list, part);
}

static bool split(BlVal e, enum Matcher how, BlVal by, bool want_rest, Split *out);

static bool split_items(BlVal group, enum Matcher how, BlVal by, bool want_rest, BlVal match_list, BlVal rest_list)
{
    BlRef excs = bl_keep(excs_of(group));
    const BlTuple *t = bl_as_tuple(excs);
    bool ok = true;
    for (size_t i = 0; i < t->count && ok; i++) {
        Split s;
        ok = bl_enter_depth(" in exceptiongroup_split_recursive");
        if (!ok)
            break;
        ok = split(t->items[i], how, by, want_rest, &s);
        bl_leave_depth();
        if (ok) {
            ok = collect(match_list, s.match);
            ok = collect(rest_list, s.rest) && ok;
        }
    }
    bl_drop(excs);
    return ok;
}

/* Nothing is left in *out if it fails. */
static bool split(BlVal e, enum Matcher how, BlVal by, bool want_rest, Split *out)
{
    *out = (Split){BL_NONE, BL_NONE};
    int is_match = matches(e, how, by);
    if (is_match < 0)
        return false;
    if (is_match) {
        out->match = bl_keep(e);
        return true;
    }
    if (!bl_is_group(e)) {
        if (want_rest)
            out->rest = bl_keep(e);
        return true;
    }
    BlRef match_list = bl_list_new(0), rest_list = match_list == BL_NULL ? BL_NULL : bl_list_new(0);
    bool ok = rest_list != BL_NULL && split_items(e, how, by, want_rest, match_list, rest_list);
    if (ok) {
        out->match = subset(e, match_list);
        ok = out->match != BL_NULL;
    }
    if (ok && want_rest) {
        out->rest = subset(e, rest_list);
        ok = out->rest != BL_NULL;
    }
    bl_drop(match_list);
    bl_drop(rest_list);
    if (!ok) {
        bl_drop(out->match);
        bl_drop(out->rest);
        *out = (Split){BL_NULL, BL_NULL};
    }
    return ok;
}

static bool find_matcher(BlVal by, enum Matcher *how)
{
    if (bl_is_exact(by, FUNCTION)) {
        *how = BY_PREDICATE;
        return true;
    }
    bool classes = bl_is_exception_class(by);
    if (bl_is_exact(by, TUPLE)) {
        classes = true;
        for (size_t i = 0; i < bl_as_tuple(by)->count && classes; i++)
            classes = bl_is_exception_class(bl_as_tuple(by)->items[i]);
    }
    *how = BY_TYPE;
    if (!classes)
        bl_raise(bl_exc(TypeError), "expected a function, exception type or tuple of exception types");
    return classes;
}

/* ---- methods ---- */

static BlRef group_derive(BlVal self, const BlVal *arg)
{
    return make_group(bl_exception_field(self, BL_EF_GROUP_MSG), arg[0]);
}

static BlRef group_split(BlVal self, const BlVal *arg)
{
    enum Matcher how;
    Split s;
    if (!find_matcher(arg[0], &how) || !split(self, how, arg[0], true, &s))
        return BL_NULL;
    BlRef pair = bl_tuple_pack(2, s.match, s.rest);
    bl_drop(s.match);
    bl_drop(s.rest);
    return pair;
}

static BlRef group_subgroup(BlVal self, const BlVal *arg)
{
    enum Matcher how;
    Split s;
    if (!find_matcher(arg[0], &how) || !split(self, how, arg[0], false, &s))
        return BL_NULL;
    return s.match;
}

static BlRef group_class_getitem(BlVal cls, const BlVal *arg)
{
    return bl_generic_alias_new(cls, arg[0]);
}

const BlMethod bl_group_methods[] = {
    {.name = "__class_getitem__", .fn = group_class_getitem, .signature = "(object, /)", .doc = "See PEP 585", .flags = BL_MF_CLASS},
    {.name = "derive", .fn = group_derive, .signature = "(excs, /)"},
    {.name = "split", .fn = group_split, .signature = "(condition, /)"},
    {.name = "subgroup", .fn = group_subgroup, .signature = "(condition, /)"},
    {0}
};

static BlRef get_message(BlVal self) { return bl_keep(bl_exception_field(self, BL_EF_GROUP_MSG)); }
static BlRef get_exceptions(BlVal self) { return bl_keep(bl_exception_field(self, BL_EF_GROUP_EXCS)); }

const BlGetSet bl_group_getset[] = {
    {"message", get_message, NULL, "exception message"},
    {"exceptions", get_exceptions, NULL, "nested exceptions"},
    {0}
};

/* ---- except* ---- */

bool bl_group_match(BlVal exception, BlVal match_type, BlRef *match, BlRef *rest)
{
    *match = *rest = BL_NONE;
    if (exception == BL_NONE)
        return true;
    bool group = bl_is_group(exception);
    if (bl_exception_matches(exception, match_type)) {
        if (group) {
            *match = bl_keep(exception);
            return true;
        }
        BlRef one = bl_tuple_pack(1, exception), text = bl_str_c("");
        *match = one == BL_NULL || text == BL_NULL ? BL_NULL : make_group(text, one);
        bl_drop(text);
        bl_drop(one);
        return *match != BL_NULL;
    }
    if (!group) {
        *rest = bl_keep(exception);
        return true;
    }
    BlRef pair = bl_call_method(exception, bl_name(split), &match_type, 1);
    if (pair == BL_NULL)
        return false;
    if (!bl_is_tuple(pair) || bl_as_tuple(pair)->count < 2) {
        if (!bl_is_tuple(pair))
            bl_raise(bl_exc(TypeError), "%s.split must return a tuple, not %s", bl_type_name(exception), bl_type_name(pair));
        else
            bl_raise(bl_exc(TypeError), "%s.split must return a 2-tuple, got tuple of size %zu", bl_type_name(exception), bl_as_tuple(pair)->count);
        bl_drop(pair);
        return false;
    }
    *match = bl_keep(bl_as_tuple(pair)->items[0]);
    *rest = bl_keep(bl_as_tuple(pair)->items[1]);
    bl_drop(pair);
    return true;
}

/* Was e raised again as it came, or anew? */
static bool same_history(BlVal a, BlVal b)
{
    const BlException *x = bl_as_exception(a), *y = bl_as_exception(b);
    return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

/* Adds the id of every leaf below e. */
static bool collect_leaf_ids(BlVal e, BlVal ids)
{
    if (!bl_is_group(e)) {
        BlRef id = bl_id(e);
        bool ok = id != BL_NULL && bl_set_add(ids, id);
        bl_drop(id);
        return ok;
    }
    const BlTuple *t = bl_as_tuple(excs_of(e));
    for (size_t i = 0; i < t->count; i++) {
        if (!bl_enter_depth(" in collect_exception_group_leaf_ids"))
            return false;
        bool ok = collect_leaf_ids(t->items[i], ids);
        bl_leave_depth();
        if (!ok)
            return false;
    }
    return true;
}

/* The part of `original` whose leaves are in the groups of the list: None if there is none. */
static BlRef projection(BlVal original, BlVal list)
{
    BlRef ids = bl_set_new();
    bool ok = ids != BL_NULL;
    Split s = {BL_NULL, BL_NULL};
    for (size_t i = 0; ok && i < bl_as_list(list)->count; i++)
        ok = collect_leaf_ids(bl_as_list(list)->items[i], ids);
    ok = ok && split(original, BY_IDENTITY, ids, false, &s);
    bl_drop(ids);
    return ok ? s.match : BL_NULL;
}

/* Sorts what the handlers left into raised anew and raised again. */
static bool sort_raised(BlVal original, BlVal all, BlVal anew, BlVal again)
{
    for (size_t i = 0; i < bl_as_list(all)->count; i++) {
        BlVal e = bl_as_list(all)->items[i];
        if (e != BL_NONE && !bl_list_append(same_history(e, original) ? again : anew, e))
            return false;
    }
    return true;
}

BlRef bl_group_reraise(BlVal original, BlVal raised)
{
    const BlList *list = bl_as_list(raised);
    if (list->count == 0)
        return BL_NONE;
    if (!bl_is_group(original))         /* it was wrapped: at most one clause has run */
        return bl_keep(list->items[0]);
    BlRef anew = bl_list_new(0), again = anew == BL_NULL ? BL_NULL : bl_list_new(0), r = BL_NULL, text = BL_NULL;
    if (again == BL_NULL || !sort_raised(original, raised, anew, again))
        goto done;
    BlRef part = projection(original, again);
    if (part == BL_NULL)
        goto done;
    if (bl_as_list(anew)->count == 0) {
        r = part;
    } else if (collect(anew, part)) {
        if (bl_as_list(anew)->count == 1)
            r = bl_keep(bl_as_list(anew)->items[0]);
        else if ((text = bl_str_c("")) != BL_NULL)
            r = make_group(text, anew);
    }
done:
    bl_drop(text);
    bl_drop(anew);
    bl_drop(again);
    return r;
}
