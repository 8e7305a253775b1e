/* tree.c -- module _tree: source text as a tree of `ast` objects, and such a tree as a code object (tree_back.c).
 *
 * lib/_ast.py makes the classes and hands them over once with setup(). Here the parser's nodes become instances of them,
 * field by field as ast.def says. Columns of the objects count bytes of UTF-8, those of the nodes code points.
 */
#include "mod/tree.h"

#include <stddef.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "compile/compile.h"
#include "vm/runtime.h"

static TreeState *state_in(BlVal module) { return ((BlModule *)bl_obj(module))->state; }

/* ---- columns ---- */

typedef struct Maker {
    TreeState *state;
    const BlParse *parse;
    size_t *lines;              /* where each line begins; NULL: the text is ASCII */
    size_t line_count;
} Maker;

static bool find_lines(Maker *m)
{
    const char *text = m->parse->source, *end = text + m->parse->source_len;
    if (bl_ascii_span(text, m->parse->source_len) == m->parse->source_len)
        return true;
    size_t count = 1;
    for (const char *s = text; s < end; s++)
        count += *s == '\n';
    m->lines = bl_malloc_array(count, sizeof *m->lines);
    if (!m->lines) {
        bl_no_memory();
        return false;
    }
    m->lines[m->line_count++] = 0;
    for (const char *s = text; s < end; s++)
        if (*s == '\n')
            m->lines[m->line_count++] = (size_t)(s + 1 - text);
    return true;
}

static int byte_column(const Maker *m, int line, int col)
{
    if (!m->lines || line < 1 || (size_t)line > m->line_count || col <= 0)
        return col;
    const char *start = m->parse->source + m->lines[line - 1], *s = start, *end = m->parse->source + m->parse->source_len;
    for (; col > 0 && s < end && *s != '\n'; col--)
        for (s++; s < end && ((unsigned char)*s & 0xc0) == 0x80; s++)
            ;
    return (int)(s - start) + col;
}

/* ---- values of fields; all owned ---- */

static BlRef make_node(Maker *m, const BlNode *n);

static BlRef make_nodes(Maker *m, const BlNodes *nodes)
{
    BlRef list = bl_list_new(nodes->count);
    for (size_t i = 0; list != BL_NULL && i < nodes->count; i++) {
        BlRef item = nodes->items[i] ? make_node(m, nodes->items[i]) : BL_NONE;
        if (item == BL_NULL || !bl_list_adopt(list, item)) {
            bl_drop(list);
            return BL_NULL;
        }
    }
    return list;
}

static BlRef make_name(const BlName *name)
{
    if (!name)
        return BL_NONE;
    BlRef text = bl_str_utf8(name->bytes, name->len), same = text == BL_NULL ? BL_NULL : bl_str_intern_value(text);
    bl_drop(text);
    return same;
}

static BlRef make_names(const BlNames *names)
{
    BlRef list = bl_list_new(names->count);
    for (size_t i = 0; list != BL_NULL && i < names->count; i++) {
        BlRef item = make_name(names->items[i]);
        if (item == BL_NULL || !bl_list_adopt(list, item)) {
            bl_drop(list);
            return BL_NULL;
        }
    }
    return list;
}

static BlRef make_operators(Maker *m, const BlOps *ops)
{
    BlRef list = bl_list_new(ops->count);
    for (size_t i = 0; list != BL_NULL && i < ops->count; i++) {
        if (!bl_list_append(list, bl_as_tuple(m->state->operators)->items[ops->items[i]])) {
            bl_drop(list);
            return BL_NULL;
        }
    }
    return list;
}

static BlRef make_constant(const BlConst *c)
{
    switch ((BlConstKind)c->kind) {
    case BL_CONST_NONE:     return BL_NONE;
    case BL_CONST_TRUE:     return BL_TRUE;
    case BL_CONST_FALSE:    return BL_FALSE;
    case BL_CONST_ELLIPSIS: return BL_ELLIPSIS;
    case BL_CONST_INT:      return bl_int_from_text(c->text, c->len, c->base);
    case BL_CONST_FLOAT:    return bl_float_new(c->number);
    case BL_CONST_IMAG:     return bl_complex_new(0.0, c->number);
    case BL_CONST_STR:      return bl_str_utf8(c->text, c->len);
    case BL_CONST_BYTES:    return bl_bytes_new(c->text, c->len);
    }
    return BL_NONE;
}

static BlRef make_field(Maker *m, const BlNode *n, const BlField *f)
{
    const void *at = (const char *)n + f->offset;
    switch ((BlFieldType)f->type) {
    case BL_FIELD_NODE:
    case BL_FIELD_OPT: {
        const BlNode *child = *(BlNode *const *)at;
        return child ? make_node(m, child) : BL_NONE;
    }
    case BL_FIELD_NODES:
    case BL_FIELD_HOLES:  return make_nodes(m, at);
    case BL_FIELD_NAME:
    case BL_FIELD_ONAME:  return make_name(*(BlName *const *)at);
    case BL_FIELD_NAMES:  return make_names(at);
    case BL_FIELD_INT:    return bl_int_from_int64(*(const int *)at);
    case BL_FIELD_ONONE:  return BL_NONE;
    case BL_FIELD_ONONES: return bl_list_new(0);
    case BL_FIELD_OP:     return bl_keep(bl_as_tuple(m->state->operators)->items[*(const uint8_t *)at]);
    case BL_FIELD_OPS:    return make_operators(m, at);
    case BL_FIELD_CTX:    return bl_keep(bl_as_tuple(m->state->contexts)->items[*(const uint8_t *)at]);
    case BL_FIELD_CONST:  return make_constant(at);
    case BL_FIELD_UKIND:  return *(const bool *)at ? bl_str_intern("u") : BL_NONE;
    }
    return BL_NONE;
}

/* ---- nodes ---- */

static bool set_adopted(BlVal o, BlVal name, BlRef value)
{
    bool ok = value != BL_NULL && bl_instance_set(o, name, value) >= 0;
    bl_drop(value);
    if (!ok && !bl_pending())
        bl_no_memory();
    return ok;
}

static bool set_positions(Maker *m, BlVal o, const BlNode *n)
{
    int at[TREE_POSITIONS] = {n->line, byte_column(m, n->line, n->col), n->end_line, byte_column(m, n->end_line, n->end_col)};
    for (int i = 0; i < TREE_POSITIONS; i++)
        if (!set_adopted(o, m->state->position[i], bl_int_from_int64(at[i])))
            return false;
    return true;
}

static BlRef make_node(Maker *m, const BlNode *n)
{
    if (!bl_enter_depth(" during ast construction"))
        return BL_NULL;
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    BlRef o = bl_instance_new(bl_as_class(bl_as_tuple(m->state->kinds)->items[n->kind]));
    bool ok = o != BL_NULL;
    for (size_t i = 0; ok && i < info->count; i++)
        ok = set_adopted(o, m->state->field[n->kind][i], make_field(m, n, &info->fields[i]));
    if (ok && bl_ast_has_position(n))
        ok = set_positions(m, o, n);
    bl_leave_depth();
    if (ok)
        return o;
    bl_drop(o);
    return BL_NULL;
}

/* ---- parse ---- */

/* What the parser warns of is said through the hook, as the compiler would. */
static bool give_warnings(const BlParse *parse, BlVal filename)
{
    for (size_t i = 0; i < parse->warning_count && bl_syntax_warning_hook; i++) {
        const BlSyntaxWarning *w = &parse->warnings[i];
        if (bl_syntax_warning_hook(w->deprecation ? BL_TRUE : BL_NONE, w->message, filename, w->line) < 0)
            return false;
    }
    return true;
}

static BlRef parse_text(TreeState *state, const char *text, size_t n, BlVal filename, BlParseMode mode, unsigned flags)
{
    BlParseOptions options = {.mode = mode, .flags = flags};
    BlParse *parse = bl_parse(text, n, &options);
    if (!parse)
        return bl_no_memory();
    Maker m = {.state = state, .parse = parse};
    BlRef tree = BL_NULL;
    if (parse->status != BL_PARSED)
        bl_raise_parse_error(parse, filename);
    else if (give_warnings(parse, filename) && find_lines(&m))
        tree = make_node(&m, parse->tree);
    bl_mfree(m.lines);
    bl_parse_free(parse);
    return tree;
}

static BlRef tree_parse(BlVal module, const BlVal *arg)
{
    TreeState *state = state_in(module);
    BlParseMode mode = bl_str_is(arg[2], "eval") ? BL_PARSE_EVAL : bl_str_is(arg[2], "single") ? BL_PARSE_SINGLE : BL_PARSE_FILE;
    if (state->kinds == BL_NULL)
        return bl_raise(bl_exc(RuntimeError), "the classes of the tree are not known yet");
    if (!bl_is_str(arg[0])) {
        BlBuffer b;
        if (bl_buffer_get(arg[0], &b, false) < 0)
            return BL_NULL;
        BlRef tree = parse_text(state, (const char *)b.data, b.length, arg[1], mode, BL_PARSE_FROM_BYTES);
        bl_buffer_release(&b);
        return tree;
    }
    BlRef bytes = bl_str_encode(arg[0], "utf-8", "strict");
    if (bytes == BL_NULL)
        return BL_NULL;
    BlRef tree = parse_text(state, bl_as_bytes(bytes)->data, bl_as_bytes(bytes)->length, arg[1], mode, 0);
    bl_drop(bytes);
    return tree;
}

/* ---- setup ---- */

static BlRef kinds_by_class(BlVal kinds)
{
    BlRef dict = bl_dict_new();
    for (size_t i = 0; dict != BL_NULL && i < BL_AST_COUNT; i++) {
        if (!bl_dict_set(dict, bl_as_tuple(kinds)->items[i], bl_from_imm((int64_t)i))) {
            bl_drop(dict);
            return BL_NULL;
        }
    }
    return dict;
}

static bool is_tuple_of(BlVal v, size_t n) { return bl_is_tuple(v) && bl_as_tuple(v)->count == n; }

static BlRef tree_setup(BlVal module, const BlVal *arg)
{
    TreeState *s = state_in(module);
    if (!is_tuple_of(arg[0], BL_AST_COUNT) || !is_tuple_of(arg[1], BL_AST_COUNT) || !is_tuple_of(arg[2], BL_OP_COUNT) || !is_tuple_of(arg[3], 3))
        return bl_raise(bl_exc(ValueError), "setup() wants a class for every kind of node, operator and context");
    for (size_t i = 0; i < BL_AST_COUNT; i++) {
        if (!bl_is_class(bl_as_tuple(arg[0])->items[i]) || !is_tuple_of(bl_as_tuple(arg[1])->items[i], bl_ast_info[i].count))
            return bl_raise(bl_exc(TypeError), "setup() wants a class and its fields for %s", bl_ast_info[i].name);
    }
    BlRef kind_of = kinds_by_class(arg[0]);
    if (kind_of == BL_NULL)
        return BL_NULL;
    bl_replace(&s->kind_of, kind_of);
    bl_replace(&s->kinds, bl_keep(arg[0]));
    bl_replace(&s->wanted, bl_keep(arg[1]));
    bl_replace(&s->operators, bl_keep(arg[2]));
    bl_replace(&s->contexts, bl_keep(arg[3]));
    return BL_NONE;
}

static BlRef texts(const char *const *items, size_t n)
{
    BlRef tuple = bl_tuple_raw(n);
    if (tuple == BL_NULL)
        return BL_NULL;
    for (size_t i = 0; i < n; i++)
        bl_as_tuple(tuple)->items[i] = BL_NONE;
    for (size_t i = 0; i < n; i++) {
        BlRef text = bl_str_intern(items[i]);
        if (text == BL_NULL) {
            bl_drop(tuple);
            return BL_NULL;
        }
        bl_as_tuple(tuple)->items[i] = text;
    }
    bl_tuple_done(tuple);
    return tuple;
}

static bool name_fields(TreeState *s)
{
    static const char *const positions[TREE_POSITIONS] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    for (size_t k = 0; k < BL_AST_COUNT; k++)
        for (size_t i = 0; i < bl_ast_info[k].count; i++)
            if ((s->field[k][i] = bl_str_intern(bl_ast_info[k].fields[i].name)) == BL_NULL)
                return false;
    for (int i = 0; i < TREE_POSITIONS; i++)
        if ((s->position[i] = bl_str_intern(positions[i])) == BL_NULL)
            return false;
    return true;
}

static bool tree_exec(BlVal module)
{
    const char *names[BL_AST_COUNT];
    for (size_t i = 0; i < BL_AST_COUNT; i++)
        names[i] = bl_ast_info[i].name;
    return name_fields(state_in(module)) && bl_module_add(module, "kinds", texts(names, BL_AST_COUNT))
           && bl_module_add(module, "operators", texts(bl_operator_names, BL_OP_COUNT)) && bl_module_add(module, "contexts", texts(bl_context_names, 3));
}

/* The state is references and nothing else. */
static void tree_fini(void *p)
{
    for (BlRef *r = p, *end = r + sizeof(TreeState) / sizeof(BlRef); r < end; r++)
        bl_clear_ref(r);
}

static void tree_traverse(void *p, BlVisit visit, void *ctx)
{
    for (BlRef *r = p, *end = r + sizeof(TreeState) / sizeof(BlRef); r < end; r++)
        visit(*r, ctx);
}

static const BlMethod tree_methods[] = {
    {"setup", tree_setup, "(kinds, wanted, operators, contexts, /)", "The classes of nodes, what their fields must be, and what stands for operators and contexts.", NULL, 0},
    {"parse", tree_parse, "(source, filename, mode: str, /)", "The tree of a program's text.", NULL, 0},
    {"compile", bl_tree_compile, "(tree, filename, flags: ssize, /)", "The code object of a tree.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_tree = {
    .name = "_tree", .doc = "Trees of programs as objects.", .methods = tree_methods, .exec = tree_exec, .state_size = sizeof(TreeState),
    .fini = tree_fini, .traverse = tree_traverse,
};
