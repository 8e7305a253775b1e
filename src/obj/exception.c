/* exception.c -- BaseException, the table of all built-in exception classes, and those that add little to it.
 *
 * An instance is args, traceback, context, cause and as many fields as its class's layout has; attributes of its own
 * live in a dict like those of any object. Fields and args are filled by __init__, so a program's class may pass on
 * other arguments than it was called with; __new__ alone only sets args.
 *
 * Always: args is a tuple; traceback, context, cause are BL_NULL rather than None.
 */
#include "obj/exception_impl.h"

/* ---- helpers ---- */

static size_t size_of(const BlObject *o) { return o->shape->cls->native->size; }
static size_t fields_of(const BlObject *o) { return (size_of(o) - offsetof(BlException, field)) / sizeof(BlRef); }

bool bl_exception_set_args(BlVal self, const BlVal *arg, size_t nargs)
{
    BlException *e = bl_as_exception(self);
    const BlTuple *old = bl_as_tuple(e->args);
    if (old->count == nargs && (nargs == 0 || !memcmp(old->items, arg, nargs * sizeof *arg)))
        return true;                    /* as __new__ left them */
    BlRef args = bl_tuple_from(arg, nargs);
    if (args == BL_NULL)
        return false;
    bl_replace(&e->args, args);
    return true;
}

static size_t keyword_count(BlVal kwnames) { return kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count; }

bool bl_exception_keywords(const char *fname, BlVal kwnames, const BlVal *values, size_t n, const char *const *names, BlVal *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = BL_NULL;
    for (size_t k = 0; k < keyword_count(kwnames); k++) {
        BlVal name = bl_as_tuple(kwnames)->items[k];
        size_t i = 0;
        while (i < n && !bl_str_is(name, names[i]))
            i++;
        if (i == n) {
            bl_raise(bl_exc(TypeError), "'%U' is an invalid keyword argument for %s()", name, fname);
            return false;
        }
        out[i] = values[k];
    }
    return true;
}

BlRef bl_exception_dict(BlVal self)
{
    BlRef dict = bl_instance_attrs_copy(self);
    if (dict != BL_NULL && bl_dict_count(dict) == 0) {
        bl_drop(dict);
        return BL_NULL;
    }
    return dict;
}

BlRef bl_exception_reduce(BlVal self, BlVal args, BlRef state)
{
    if (state == BL_NULL) {
        state = bl_exception_dict(self);
        if (state == BL_NULL && bl_pending())
            return BL_NULL;
    }
    BlVal cls = bl_class_value(bl_class_of(self));
    BlRef r = state == BL_NULL ? bl_tuple_pack(2, cls, args) : bl_tuple_pack(3, cls, args, state);
    bl_drop(state);
    return r;
}

/* ---- new and free ---- */

BlRef bl_exception_make(BlClass *cls, BlVal args)
{
    size_t size = cls->native->size;
    BlException *e = (BlException *)bl_object_new_fast(bl_class_shape(bl_class_value(cls)), size);
    if (!e)
        return BL_NULL;
    e->args = bl_keep(args);
    e->notes = e->traceback = e->context = e->cause = BL_NULL;
    e->suppress_context = false;
    for (size_t i = 0; i < fields_of(&e->head); i++)
        e->field[i] = BL_NULL;
    bl_gc_track(&e->head);
    return bl_from_obj(e);
}

BlRef bl_exception_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)kwnames;
    BlRef args = bl_tuple_from(arg, nargs);
    if (args == BL_NULL)
        return BL_NULL;
    BlRef e = bl_exception_make(cls, args);
    bl_drop(args);
    return e;
}

BlRef bl_exception_build(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const BlType *type = cls->type;
    BlRef e = type->new_(cls, arg, nargs, kwnames);
    if (e != BL_NULL && bl_is_exception(e) && bl_heap_type(e)->init(e, arg, nargs, kwnames) < 0) {
        bl_drop(e);
        return BL_NULL;
    }
    return e;
}

/* The whole call of a class that no program has derived or changed. */
BlRef bl_exception_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_exception_build(bl_as_class(cls), arg, nargs, kwnames);
}

/* Fields, args, then the links: an exception's parts go before its history. */
static void drop_parts(BlException *e)
{
    size_t n = fields_of(&e->head);
    for (size_t i = 0; i < n; i++)
        bl_clear_ref(&e->field[i]);
    bl_clear_ref(&e->args);
    bl_clear_ref(&e->notes);
    bl_clear_ref(&e->traceback);
    bl_clear_ref(&e->cause);
    bl_clear_ref(&e->context);
}

void bl_exception_free(BlObject *o)
{
    bl_instance_drop_attrs(o);
    drop_parts((BlException *)o);
    bl_object_free(o, size_of(o));
}

/* Stays a valid exception, of no arguments. */
void bl_exception_clear(BlObject *o)
{
    BlException *e = (BlException *)o;
    size_t n = fields_of(o);
    for (size_t i = 0; i < n; i++)
        bl_clear_ref(&e->field[i]);
    bl_replace(&e->args, bl_keep(bl_tuple_empty()));
    bl_clear_ref(&e->traceback);
    bl_clear_ref(&e->cause);
    bl_clear_ref(&e->context);
}

void bl_exception_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlException *e = (BlException *)o;
    size_t n = fields_of(o);
    for (size_t i = 0; i < n; i++)
        visit(e->field[i], ctx);
    visit(e->args, ctx);
    visit(e->traceback, ctx);
    visit(e->cause, ctx);
    visit(e->context, ctx);
}

int bl_exception_init_slot(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (BL_UNLIKELY(kwnames != BL_NULL) && !bl_no_keywords(bl_type_name(self), kwnames))
        return -1;
    return bl_exception_set_args(self, arg, nargs) ? 0 : -1;
}

/* ---- text ---- */

BlRef bl_exception_str_slot(BlVal self)
{
    BlRef args = bl_keep(bl_as_exception(self)->args);
    const BlTuple *t = bl_as_tuple(args);
    BlRef r = t->count == 0 ? bl_str_c("") : t->count == 1 ? bl_str(t->items[0]) : bl_str(args);
    bl_drop(args);
    return r;
}

static BlRef exception_repr(BlVal self)
{
    const char *name = bl_type_name(self), *dot = strrchr(name, '.');
    BlRef args = bl_keep(bl_as_exception(self)->args);
    const BlTuple *t = bl_as_tuple(args);
    name = dot ? dot + 1 : name;
    BlRef r = t->count == 1 ? bl_str_format("%s(%R)", name, t->items[0]) : bl_str_format("%s%R", name, args);
    bl_drop(args);
    return r;
}

/* ---- methods of BaseException ---- */

static BlRef base_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_exception_reduce(self, bl_as_exception(self)->args, BL_NULL);
}

static BlRef base_setstate(BlVal self, const BlVal *arg)
{
    if (arg[0] == BL_NONE)
        return BL_NONE;
    if (!bl_is_dict(arg[0]))
        return bl_raise(bl_exc(TypeError), "state is not a dictionary");
    BlRef items = bl_dict_copy(arg[0]);         /* setting may run code that changes the dict */
    if (items == BL_NULL)
        return BL_NULL;
    size_t pos = 0;
    BlVal key, value;
    BlRef r = BL_NONE;
    while (r == BL_NONE && bl_dict_next(items, &pos, &key, &value)) {
        if (!bl_is_str(key))
            r = bl_raise(bl_exc(TypeError), "attribute name must be string, not '%.200s'", bl_type_name(key));
        else if (bl_setattr(self, key, value) < 0)
            r = BL_NULL;
    }
    bl_drop(items);
    return r;
}

static int set_traceback(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "__traceback__ may not be deleted");
    if (value != BL_NONE && !bl_is_exact(value, TRACEBACK))
        return bl_raise_int(bl_exc(TypeError), "__traceback__ must be a traceback or None");
    bl_replace(&bl_as_exception(self)->traceback, value == BL_NONE ? BL_NULL : bl_keep(value));
    return 0;
}

static BlRef base_with_traceback(BlVal self, const BlVal *arg)
{
    return set_traceback(self, arg[0]) < 0 ? BL_NULL : bl_keep(self);
}

static BlRef base_add_note(BlVal self, const BlVal *arg)
{
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "note must be a str, not '%s'", bl_type_name(arg[0]));
    BlRef notes = BL_NULL;
    int found = bl_find_attr(self, bl_name(__notes__), &notes);
    if (found < 0)
        return BL_NULL;
    if (!found) {
        notes = bl_list_new(0);
        if (notes == BL_NULL || bl_setattr(self, bl_name(__notes__), notes) < 0)
            goto fail;
    } else if (!bl_is_list(notes)) {
        bl_raise(bl_exc(TypeError), "Cannot add note: __notes__ is not a list");
        goto fail;
    }
    if (!bl_list_append(notes, arg[0]))
        goto fail;
    bl_drop(notes);
    return BL_NONE;
fail:
    bl_drop(notes);
    return BL_NULL;
}

static const BlMethod base_methods[] = {
    {.name = "__reduce__", .fn = base_reduce, .signature = "()"},
    {.name = "__setstate__", .fn = base_setstate, .signature = "(state, /)"},
    {.name = "with_traceback", .fn = base_with_traceback, .signature = "(tb, /)", .doc = "Set self.__traceback__ to tb and return self."},
    {.name = "add_note", .fn = base_add_note, .signature = "(note, /)", .doc = "Add a note to the exception"},
    {0}
};

/* ---- attributes of BaseException ---- */

static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }

static BlRef get_args(BlVal self) { return bl_keep(bl_as_exception(self)->args); }

static int set_args(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "args may not be deleted");
    BlRef args = bl_tuple_from_iterable(value);
    if (args == BL_NULL)
        return -1;
    bl_replace(&bl_as_exception(self)->args, args);
    return 0;
}

static BlRef get_traceback(BlVal self) { return or_none(bl_as_exception(self)->traceback); }
static BlRef get_context(BlVal self) { return or_none(bl_as_exception(self)->context); }
static BlRef get_cause(BlVal self) { return or_none(bl_as_exception(self)->cause); }

/* Checks the value of __context__ or __cause__; `what` is "context" or "cause". */
static bool check_link(BlVal value, const char *what)
{
    if (value == BL_NULL)
        bl_raise(bl_exc(TypeError), "__%s__ may not be deleted", what);
    else if (value == BL_NONE || bl_is_exception(value))
        return true;
    else
        bl_raise(bl_exc(TypeError), "exception %s must be None or derive from BaseException", what);
    return false;
}

static int set_context(BlVal self, BlVal value)
{
    if (!check_link(value, "context"))
        return -1;
    bl_replace(&bl_as_exception(self)->context, value == BL_NONE ? BL_NULL : bl_keep(value));
    return 0;
}

static int set_cause(BlVal self, BlVal value)
{
    if (!check_link(value, "cause"))
        return -1;
    bl_exception_set_cause(self, bl_keep(value));
    return 0;
}

static BlRef get_suppress(BlVal self) { return bl_from_bool(bl_as_exception(self)->suppress_context); }

static int set_suppress(BlVal self, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "can't delete numeric/char attribute");
    if (!bl_is_bool(value))
        return bl_raise_int(bl_exc(TypeError), "attribute value type must be bool");
    bl_as_exception(self)->suppress_context = value == BL_TRUE;
    return 0;
}

static const BlGetSet base_getset[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {0}
};

/* ---- StopIteration, SystemExit ---- */

static int stop_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (bl_exception_init_slot(self, arg, nargs, kwnames) < 0)
        return -1;
    bl_exception_put(self, BL_EF_STOP_VALUE, nargs ? arg[0] : BL_NONE);
    return 0;
}

BL_EXCEPTION_FIELD(stop_value, BL_EF_STOP_VALUE)
static const BlGetSet stop_getset[] = {{"value", get_stop_value, set_stop_value, "generator return value"}, {0}};

static int exit_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (bl_exception_init_slot(self, arg, nargs, kwnames) < 0)
        return -1;
    if (nargs)
        bl_exception_put(self, BL_EF_EXIT_CODE, nargs == 1 ? arg[0] : bl_as_exception(self)->args);
    return 0;
}

BL_EXCEPTION_FIELD(exit_code, BL_EF_EXIT_CODE)
static const BlGetSet exit_getset[] = {{"code", get_exit_code, set_exit_code, "exception code"}, {0}};

/* ---- KeyError ---- */

/* The key's repr, so that '' and ' ' can be told apart. */
static BlRef key_str(BlVal self)
{
    const BlTuple *args = bl_as_tuple(bl_as_exception(self)->args);
    if (args->count != 1)
        return bl_exception_str_slot(self);
    BlRef key = bl_keep(args->items[0]);
    BlRef r = bl_repr(key);
    bl_drop(key);
    return r;
}

/* ---- ImportError ---- */

static int import_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    static const char *const names[] = {"name", "path"};
    BlVal given[2];
    if (!bl_exception_set_args(self, arg, nargs) || !bl_exception_keywords("ImportError", kwnames, arg + nargs, 2, names, given))
        return -1;
    bl_exception_put(self, BL_EF_IMPORT_NAME, given[0]);
    bl_exception_put(self, BL_EF_IMPORT_PATH, given[1]);
    if (nargs == 1)
        bl_exception_put(self, BL_EF_IMPORT_MSG, arg[0]);
    return 0;
}

static BlRef import_str(BlVal self)
{
    BlVal msg = bl_exception_field(self, BL_EF_IMPORT_MSG);
    return bl_is_exact_str(msg) ? bl_keep(msg) : bl_exception_str_slot(self);
}

/* name and path travel as state, beside the attributes. */
static BlRef import_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlVal name = bl_as_exception(self)->field[BL_EF_IMPORT_NAME], path = bl_as_exception(self)->field[BL_EF_IMPORT_PATH];
    BlRef state = bl_exception_dict(self);
    if (state == BL_NULL && bl_pending())
        return BL_NULL;
    if (name != BL_NULL || path != BL_NULL) {
        if (state == BL_NULL && (state = bl_dict_new()) == BL_NULL)
            return BL_NULL;
        if ((name != BL_NULL && !bl_dict_set_c(state, "name", name)) || (path != BL_NULL && !bl_dict_set_c(state, "path", path))) {
            bl_drop(state);
            return BL_NULL;
        }
    }
    return bl_exception_reduce(self, bl_as_exception(self)->args, state);
}

static const BlMethod import_methods[] = {{.name = "__reduce__", .fn = import_reduce, .signature = "()"}, {0}};

BL_EXCEPTION_FIELD(import_msg, BL_EF_IMPORT_MSG)
BL_EXCEPTION_FIELD(import_name, BL_EF_IMPORT_NAME)
BL_EXCEPTION_FIELD(import_path, BL_EF_IMPORT_PATH)
static const BlGetSet import_getset[] = {
    {"msg", get_import_msg, set_import_msg, "exception message"},
    {"name", get_import_name, set_import_name, "module name"},
    {"path", get_import_path, set_import_path, "module path"},
    {0}
};

/* ---- NameError, AttributeError ---- */

static int name_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    static const char *const names[] = {"name"};
    BlVal given[1];
    if (!bl_exception_set_args(self, arg, nargs) || !bl_exception_keywords("NameError", kwnames, arg + nargs, 1, names, given))
        return -1;
    bl_exception_put(self, BL_EF_NAME_NAME, given[0]);
    return 0;
}

BL_EXCEPTION_FIELD(name_name, BL_EF_NAME_NAME)
static const BlGetSet name_getset[] = {{"name", get_name_name, set_name_name, "name"}, {0}};

static int attribute_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    static const char *const names[] = {"obj", "name"};
    BlVal given[2];
    if (!bl_exception_set_args(self, arg, nargs) || !bl_exception_keywords("AttributeError", kwnames, arg + nargs, 2, names, given))
        return -1;
    bl_exception_put(self, BL_EF_ATTR_OBJ, given[0]);
    bl_exception_put(self, BL_EF_ATTR_NAME, given[1]);
    return 0;
}

BL_EXCEPTION_FIELD(attribute_obj, BL_EF_ATTR_OBJ)
BL_EXCEPTION_FIELD(attribute_name, BL_EF_ATTR_NAME)
static const BlGetSet attribute_getset[] = {
    {"name", get_attribute_name, set_attribute_name, "attribute name"},
    {"obj", get_attribute_obj, set_attribute_obj, "object"},
    {0}
};

/* ---- the table ---- */

/* A table names only the slots that its class defines; the rest is inherited, as dir() shows. */
#define FLAGS (BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_EXC_SUBCLASS)
#define COMMON(n) .flags = FLAGS, .id = BL_T_NONE_OF_THESE, .size = BL_EXCEPTION_SIZE(n), .vectornew = bl_exception_vectornew

#define LAYOUT_PLAIN COMMON(0), .new_ = bl_exception_new_slot, .init = bl_exception_init_slot
#define LAYOUT_STOP COMMON(1), .init = stop_init, .getset = stop_getset
#define LAYOUT_EXIT COMMON(1), .init = exit_init, .getset = exit_getset
#define LAYOUT_KEY COMMON(0), .init = bl_exception_init_slot, .str = key_str
#define LAYOUT_IMPORT COMMON(3), .init = import_init, .str = import_str, .getset = import_getset, .methods = import_methods
#define LAYOUT_IMPORTED COMMON(3), .init = import_init
#define LAYOUT_NAME COMMON(1), .init = name_init, .str = bl_exception_str_slot, .getset = name_getset
#define LAYOUT_NAMED COMMON(1), .init = name_init
#define LAYOUT_ATTRIBUTE COMMON(2), .init = attribute_init, .str = bl_exception_str_slot, .getset = attribute_getset
#define LAYOUT_OS                                                                                                       \
    COMMON(5), .new_ = bl_os_error_new, .init = bl_os_error_init, .str = bl_os_error_str, .methods = bl_os_error_methods, \
    .getset = bl_os_error_getset
#define LAYOUT_OS_SUB COMMON(5), .init = bl_os_error_init
#define LAYOUT_SYNTAX COMMON(8), .init = bl_syntax_error_init, .str = bl_syntax_error_str, .getset = bl_syntax_error_getset
#define LAYOUT_SYNTAX_SUB COMMON(8), .init = bl_syntax_error_init
#define LAYOUT_UNICODE(kind)                                                                                            \
    COMMON(5), .new_ = bl_exception_new_slot, .init = bl_unicode_##kind##_init, .str = bl_unicode_##kind##_str,           \
    .getset = bl_unicode_error_getset
#define LAYOUT_ENCODE LAYOUT_UNICODE(encode)
#define LAYOUT_DECODE LAYOUT_UNICODE(decode)
#define LAYOUT_TRANSLATE LAYOUT_UNICODE(translate)
#define LAYOUT_GROUP                                                                                                    \
    COMMON(2), .new_ = bl_group_new, .init = bl_exception_init_slot, .str = bl_group_str, .methods = bl_group_methods,    \
    .getset = bl_group_getset
#define LAYOUT_SUBGROUP COMMON(2)

#define BASE(Name, Base)                                                                                                \
    ((int)BL_X_##Name == BL_X_BaseException   ? NULL                                                                    \
     : (int)BL_X_##Base == BL_X_BaseException ? &bl_base_exception_type                                                 \
                                              : &bl_exception_types[BL_X_##Base])
#define X(Name, Base, Layout, Doc) [BL_X_##Name] = {.name = #Name, .doc = Doc, .base = BASE(Name, Base), LAYOUT_##Layout},
const BlType bl_exception_types[BL_X_COUNT] = {
#include "obj/exceptions.def"
};
#undef X

const BlType bl_base_exception_type = {
    .name = "BaseException", .doc = "Common base class for all exceptions",
    .flags = FLAGS | BL_TF_HAS_DICT, .id = BL_T_BASE_EXCEPTION, .size = BL_EXCEPTION_SIZE(0),
    .free = bl_exception_free, .traverse = bl_exception_traverse, .clear = bl_exception_clear,
    .new_ = bl_exception_new_slot, .init = bl_exception_init_slot, .vectornew = bl_exception_vectornew,
    .repr = exception_repr, .str = bl_exception_str_slot,
    .methods = base_methods, .getset = base_getset,
};
