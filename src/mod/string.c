/* string.c -- module _string: the parts of a format string, for string.Formatter.
 *
 * Both iterators keep the text and a position in it.
 */
#include "mod/module.h"
#include "obj/str_format.h"

typedef struct Parts {
    BlObject head;
    BlRef text;
    size_t pos, end;
} Parts;

typedef struct State {
    BlRef parts_class, path_class;
} State;

static void parts_free(BlObject *o)
{
    BlRef text = ((Parts *)o)->text;
    bl_drop(text);
    bl_object_free(o, sizeof(Parts));
}

static BlRef some(BlVal text, size_t start, size_t end) { return bl_str_substr(text, start, end); }

/* (literal, field name, format spec, conversion) */
static BlRef formatter_next(BlVal self)
{
    Parts *p = (Parts *)bl_obj(self);
    BlMarkup m = {p->text, p->pos, p->end};
    BlMarkupPart part;
    int more = bl_markup_next(&m, &part);
    p->pos = m.pos;
    if (more <= 0)
        return BL_NULL;
    BlRef item[4] = {some(p->text, part.literal, part.literal_end), BL_NONE, BL_NONE, BL_NONE};
    if (part.field) {
        item[1] = some(p->text, part.name, part.name_end);
        item[2] = some(p->text, part.spec, part.spec_end);
        if (part.conversion)
            item[3] = bl_str_char(part.conversion);
    }
    for (int i = 0; i < 4; i++) {
        if (item[i] != BL_NULL)
            continue;
        for (int k = 0; k < 4; k++)
            bl_drop(item[k]);
        return BL_NULL;
    }
    return bl_tuple_from_adopted(item, 4);
}

/* (is attribute, name or index) */
static BlRef path_next(BlVal self)
{
    Parts *p = (Parts *)bl_obj(self);
    bool is_attr;
    size_t start, end;
    int64_t index;
    if (bl_field_next(p->text, &p->pos, p->end, &is_attr, &start, &end, &index) <= 0)
        return BL_NULL;
    BlRef name = index >= 0 ? bl_int_from_int64(index) : some(p->text, start, end);
    if (name == BL_NULL)
        return BL_NULL;
    BlRef r = bl_tuple_pack(2, bl_from_bool(is_attr), name);
    bl_drop(name);
    return r;
}

static BlRef parts_iter(BlVal self) { return bl_keep(self); }

static const BlType formatter_type = {
    .name = "formatteriterator", .size = sizeof(Parts), .flags = BL_TF_ABSTRACT, .id = BL_T_NONE_OF_THESE,
    .free = parts_free, .iter = parts_iter, .next = formatter_next,
};

static const BlType path_type = {
    .name = "fieldnameiterator", .size = sizeof(Parts), .flags = BL_TF_ABSTRACT, .id = BL_T_NONE_OF_THESE,
    .free = parts_free, .iter = parts_iter, .next = path_next,
};

static BlRef parts_new(BlVal cls, BlVal text, size_t pos)
{
    BlShape *shape = bl_class_shape(cls);
    Parts *p = shape ? (Parts *)bl_object_new(shape, sizeof *p) : NULL;
    if (!p)
        return BL_NULL;
    p->text = bl_keep(text);
    p->pos = pos;
    p->end = bl_as_str(text)->length;
    return bl_from_obj(p);
}

static bool need_str(BlVal v)
{
    if (bl_is_str(v))
        return true;
    bl_raise(bl_exc(TypeError), "expected str, got %T", v);
    return false;
}

static BlRef formatter_parser(BlVal module, const BlVal *arg)
{
    State *state = ((BlModule *)bl_obj(module))->state;
    return need_str(arg[0]) ? parts_new(state->parts_class, arg[0], 0) : BL_NULL;
}

static BlRef formatter_field_name_split(BlVal module, const BlVal *arg)
{
    State *state = ((BlModule *)bl_obj(module))->state;
    size_t first_end;
    int64_t index;
    if (!need_str(arg[0]) || !bl_field_first(arg[0], 0, bl_as_str(arg[0])->length, &first_end, &index))
        return BL_NULL;
    BlRef first = index >= 0 ? bl_int_from_int64(index) : some(arg[0], 0, first_end);
    BlRef rest = first == BL_NULL ? BL_NULL : parts_new(state->path_class, arg[0], first_end);
    BlRef r = rest == BL_NULL ? BL_NULL : bl_tuple_pack(2, first, rest);
    bl_drop(first);
    bl_drop(rest);
    return r;
}

static bool string_exec(BlVal module)
{
    State *state = ((BlModule *)bl_obj(module))->state;
    state->parts_class = bl_class_from_type(&formatter_type, BL_NULL);
    state->path_class = bl_class_from_type(&path_type, BL_NULL);
    return state->parts_class != BL_NULL && state->path_class != BL_NULL;
}

static void string_fini(void *p)
{
    State *state = p;
    bl_clear_ref(&state->parts_class);
    bl_clear_ref(&state->path_class);
}

static void string_traverse(void *p, BlVisit visit, void *ctx)
{
    State *state = p;
    visit(state->parts_class, ctx);
    visit(state->path_class, ctx);
}

static const BlMethod string_methods[] = {
    {"formatter_parser", formatter_parser, "(format, /)", "Iterator over (literal, field name, spec, conversion).", NULL, 0},
    {"formatter_field_name_split", formatter_field_name_split, "(name, /)", "The first part of a field name and an iterator over the rest.", NULL, 0},
    {0}
};

const BlModuleDef bl_mod__string = {
    .name = "_string", .doc = "The parts of format strings.", .methods = string_methods, .exec = string_exec,
    .state_size = sizeof(State), .fini = string_fini, .traverse = string_traverse,
};
