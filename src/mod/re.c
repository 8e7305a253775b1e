/* re.c -- module _re: what lib/re.py builds on.
 *
 * compile() parses, generates code and makes a Pattern; re.py keeps the cache. re.py hands its exception class and its
 * way to warn over with setup().
 */
#include "base/alloc.h"
#include "mod/re_impl.h"

static BlReState *state_in(BlVal module) { return ((BlModule *)bl_obj(module))->state; }

/* Tuple: number -> name or None. */
static BlRef names_by_number(const BlReTree *tree)
{
    BlRef tuple = bl_tuple_raw(tree->groups);
    if (tuple == BL_NULL)
        return tuple;
    for (size_t i = 0; i < tree->groups; i++)
        bl_as_tuple(tuple)->items[i] = BL_NONE;
    BlVal name, number;
    for (size_t at = 0; bl_dict_next(tree->names, &at, &name, &number);)
        bl_as_tuple(tuple)->items[bl_imm_int(number)] = bl_keep(name);
    bl_tuple_done(tuple);
    return tuple;
}

static BlRef make_pattern(BlReState *state, BlVal text, const BlReTree *tree)
{
    BlReCode code;
    BlRef names = bl_dict_count(tree->names) ? names_by_number(tree) : BL_NONE;
    if (names == BL_NULL || !bl_re_generate(tree, &code)) {
        bl_drop(names);
        return BL_NULL;
    }
    BlRePattern *p = (BlRePattern *)bl_object_new(bl_class_shape(state->pattern_class), sizeof *p);
    if (!p) {
        bl_re_code_free(&code);
        bl_drop(names);
        return BL_NULL;
    }
    p->pattern = bl_keep(text);
    p->names = bl_keep(tree->names);
    p->group_names = names == BL_NONE ? BL_NULL : names;
    p->repl = p->repl_parts = BL_NULL;
    p->flags = tree->flags;
    p->is_bytes = bl_is_bytes(text);
    p->code = code;
    bl_gc_track(&p->head);
    return bl_from_obj(p);
}

static BlRef re_compile(BlVal module, const BlVal *arg)
{
    int64_t flags;
    if (!bl_is_str(arg[0]) && !bl_is_bytes(arg[0]))
        return bl_raise(bl_exc(TypeError), "first argument must be string or compiled pattern");
    if (!bl_index_int64(arg[1], &flags, bl_exc(OverflowError)))
        return BL_NULL;
    if (flags < INT32_MIN || flags > INT32_MAX)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    BlReTree tree;
    BlRef pattern = BL_NULL;
    if (bl_re_parse(arg[0], (uint32_t)flags, &tree))
        pattern = make_pattern(state_in(module), arg[0], &tree);
    bl_re_tree_free(&tree);
    return pattern;
}

static BlRef re_setup(BlVal module, const BlVal *arg)
{
    BlReState *state = state_in(module);
    bl_replace(&state->error, bl_keep(arg[0]));
    bl_replace(&state->warn, bl_keep(arg[1]));
    return BL_NONE;
}

static BlRef re_template(BlVal module, const BlVal *arg)
{
    if (bl_class_of(arg[0]) != bl_as_class(state_in(module)->pattern_class))
        return bl_raise(bl_exc(TypeError), "expected a compiled pattern");
    return bl_re_template_of(arg[0], arg[1]);
}

static const BlMethod re_methods[] = {
    {"compile", re_compile, "(pattern, flags, /)", "A Pattern for a str or bytes.", NULL, 0},
    {"setup", re_setup, "(error, warn, /)", "The class of errors, and what to call with each warning.", NULL, 0},
    {"template", re_template, "(pattern, repl, /)", "The parts of a replacement: texts and group numbers.", NULL, 0},
    {0},
};

static const BlModuleType re_types[] = {
    {&bl_re_pattern_type, offsetof(BlReState, pattern_class)},
    {&bl_re_match_type, offsetof(BlReState, match_class)},
    {0},
};

static bool re_exec(BlVal module)
{
    BlReState *state = state_in(module);
    state->scanner_class = bl_class_from_type(&bl_re_scanner_type, BL_NULL);
    return state->scanner_class != BL_NULL;
}

static void re_fini(void *p)
{
    BlReState *state = p;
    bl_clear_ref(&state->scanner_class);
    bl_clear_ref(&state->error);
    bl_clear_ref(&state->warn);
}

static void re_traverse(void *p, BlVisit visit, void *ctx)
{
    BlReState *state = p;
    visit(state->scanner_class, ctx);
    visit(state->error, ctx);
    visit(state->warn, ctx);
}

const BlModuleDef bl_mod_re = {
    .name = "_re", .doc = "Regular expressions: the compiler and the matcher.", .methods = re_methods, .types = re_types, .exec = re_exec,
    .state_size = sizeof(BlReState), .fini = re_fini, .traverse = re_traverse,
};
