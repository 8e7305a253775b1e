/* tree_back.c -- `ast` objects as a tree for the compiler.
 *
 * The objects are a program's: any attribute may be missing, of a wrong type, or run code when it is read. What is read
 * once is held until it has been turned into a node; a list is read item by item against its present length. What the
 * parser could not have produced is refused, here by its type, in tree_check.c by its sense.
 */
#include "mod/tree.h"
#include "mod/tree_check.h"

#include <string.h>

#include "compile/compile.h"

typedef struct Taker {
    TreeState *state;
    BlParse *parse;
} Taker;

static BlNode *take_node(Taker *t, BlVal o, BlVal wanted);

static void *no_memory(void)
{
    bl_no_memory();
    return NULL;
}

/* ---- which kind of node ---- */

/* The kind of an object's class or of the nearest one above it; -1: none; -2: raised. */
static int kind_of(TreeState *state, BlVal o)
{
    BlRef mro = bl_keep(bl_class_of(o)->mro);
    int kind = -1;
    for (size_t i = 0; kind == -1 && i < bl_as_tuple(mro)->count; i++) {
        BlVal found = BL_NULL;
        int there = bl_dict_find(state->kind_of, bl_as_tuple(mro)->items[i], &found);
        if (there > 0)
            kind = (int)bl_imm_int(found);
        else if (there < 0)
            kind = -2;
    }
    bl_drop(mro);
    return kind;
}

/* Which of the classes that `row` has instances of is the object's; -1: raised. */
static int place_in(BlVal row, BlVal o, const char *sort)
{
    for (size_t i = 0; i < bl_as_tuple(row)->count; i++)
        if (bl_subclass(bl_class_of(o), bl_class_of(bl_as_tuple(row)->items[i])))
            return (int)i;
    return bl_raise_int(bl_exc(TypeError), "expected some sort of %s, but got %R", sort, o);
}

/* ---- constants ---- */

static bool copy_text(Taker *t, BlConst *c, const char *text, size_t n)
{
    char *copy = bl_tree_memory(t->parse, n + 1, 1);
    if (!copy)
        return no_memory();
    memcpy(copy, text, n);
    copy[n] = 0;
    c->text = copy;
    c->len = n;
    return true;
}

static bool copy_str(Taker *t, BlConst *c, BlVal v)
{
    size_t n;
    BlRef bytes = bl_str_encode(v, "utf-8", "surrogatepass");
    if (bytes == BL_NULL)
        return false;
    n = bl_as_bytes(bytes)->length;
    bool ok = copy_text(t, c, bl_as_bytes(bytes)->data, n);
    c->kind = BL_CONST_STR;
    c->ascii = bl_as_str(v)->ascii;
    bl_drop(bytes);
    return ok;
}

/* In hexadecimal, which has no limit of digits. */
static bool copy_int(Taker *t, BlConst *c, BlVal v)
{
    BlRef digits = bl_int_to_str(v, 16);
    if (digits == BL_NULL)
        return false;
    bool ok = copy_text(t, c, (const char *)bl_as_str(digits)->data, bl_as_str(digits)->length);
    c->kind = BL_CONST_INT;
    c->base = 16;
    bl_drop(digits);
    return ok;
}

static BlNode *same_place(Taker *t, int kind, const BlNode *at)
{
    BlNode *n = bl_tree_node(t->parse, kind);
    if (!n)
        return no_memory();
    n->line = at->line;
    n->col = at->col;
    n->end_line = at->end_line;
    n->end_col = at->end_col;
    return n;
}

static BlNode *constant_node(Taker *t, BlVal v, const BlNode *at);

/* What no literal can say is said with an operator: -1, 1+2j. */
static BlNode *negative(Taker *t, BlVal magnitude, const BlNode *at)
{
    BlNode *n = same_place(t, BL_AST_UnaryOp, at);
    if (!n || !(n->UnaryOp.operand = constant_node(t, magnitude, at)))
        return NULL;
    n->UnaryOp.op = BL_OP_USUB;
    return n;
}

static BlNode *negative_int(Taker *t, BlVal v, const BlNode *at)
{
    BlRef magnitude = bl_unary(v, BL_NEG);
    BlNode *n = magnitude == BL_NULL ? NULL : negative(t, magnitude, at);
    bl_drop(magnitude);
    return n;
}

static BlNode *number_node(Taker *t, BlConstKind kind, double number, const BlNode *at)
{
    BlNode *n = same_place(t, BL_AST_Constant, at);
    if (n) {
        n->Constant.value.kind = (uint8_t)kind;
        n->Constant.value.number = number;
    }
    return n;
}

static BlNode *complex_node(Taker *t, const BlComplex *z, const BlNode *at)
{
    BlNode *imag = number_node(t, BL_CONST_IMAG, z->imag, at);
    if (!imag || (z->real == 0 && !__builtin_signbit(z->real)))
        return imag;
    BlNode *n = same_place(t, BL_AST_BinOp, at), *real = number_node(t, BL_CONST_FLOAT, z->real, at);
    if (!n || !real)
        return NULL;
    n->BinOp.left = real;
    n->BinOp.op = BL_OP_ADD;
    n->BinOp.right = imag;
    return n;
}

static BlNode *tuple_node(Taker *t, BlVal v, const BlNode *at)
{
    size_t count = bl_as_tuple(v)->count;
    BlNode *n = same_place(t, BL_AST_Tuple, at);
    BlNode **items = n ? bl_tree_memory(t->parse, count + 1, sizeof *items) : NULL;
    if (!items)
        return n ? no_memory() : NULL;
    for (size_t i = 0; i < count; i++)
        if (!(items[i] = constant_node(t, bl_as_tuple(v)->items[i], at)))
            return NULL;
    n->Tuple.elts = (BlNodes){items, count};
    n->Tuple.ctx = BL_LOAD;
    return n;
}

static BlNode *plain_constant(Taker *t, BlVal v, const BlNode *at)
{
    BlNode *n = same_place(t, BL_AST_Constant, at);
    if (!n)
        return NULL;
    BlConst *c = &n->Constant.value;
    bool ok = true;
    if (v == BL_NONE)
        c->kind = BL_CONST_NONE;
    else if (bl_is_bool(v))
        c->kind = v == BL_TRUE ? BL_CONST_TRUE : BL_CONST_FALSE;
    else if (v == BL_ELLIPSIS)
        c->kind = BL_CONST_ELLIPSIS;
    else if (bl_is_exact_str(v))
        ok = copy_str(t, c, v);
    else if (bl_is_exact(v, BYTES))
        c->kind = BL_CONST_BYTES, ok = copy_text(t, c, bl_as_bytes(v)->data, bl_as_bytes(v)->length);
    else
        ok = copy_int(t, c, v);
    return ok ? n : NULL;
}

static BlNode *constant_node(Taker *t, BlVal v, const BlNode *at)
{
    const BlType *type = bl_type_of(v);
    BlNode *n = NULL;
    if (!bl_enter_depth(" during compilation"))
        return NULL;
    if (type == &bl_int_type && bl_int_sign(v) < 0)
        n = negative_int(t, v, at);
    else if (type == &bl_float_type)
        n = number_node(t, BL_CONST_FLOAT, bl_float_value(v), at);
    else if (bl_is_exact(v, COMPLEX))
        n = complex_node(t, (BlComplex *)bl_obj(v), at);
    else if (bl_is_exact(v, TUPLE))
        n = tuple_node(t, v, at);
    else if (v == BL_NONE || bl_is_bool(v) || v == BL_ELLIPSIS || type == &bl_int_type || bl_is_exact_str(v) || bl_is_exact(v, BYTES))
        n = plain_constant(t, v, at);
    else
        bl_raise(bl_exc(TypeError), "got an invalid type in Constant: %T", v);
    bl_leave_depth();
    return n;
}

/* ---- other values ---- */

static bool take_int(BlVal v, int *out)
{
    int64_t i;
    if (!bl_is_int(v)) {
        bl_raise(bl_exc(ValueError), "invalid integer value: %R", v);
        return false;
    }
    if (!bl_int_to_int64(v, &i) || i < INT32_MIN || i > INT32_MAX) {
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
        return false;
    }
    *out = (int)i;
    return true;
}

static BlName *take_name(Taker *t, BlVal v)
{
    size_t n;
    if (!bl_is_exact_str(v)) {
        bl_raise(bl_exc(TypeError), "AST identifier must be of type str");
        return NULL;
    }
    const char *text = bl_str_to_utf8(v, &n);
    if (!text)
        return NULL;
    BlName *name = bl_tree_name(t->parse, text, n);
    bl_str_utf8_free(v, text);
    return name ? name : no_memory();
}

/* What `import a.b` binds must be the very name that other mentions of a are. */
static bool link_first_part(Taker *t, BlName *name)
{
    const char *dot = memchr(name->bytes, '.', name->len);
    return !dot || (name->user = bl_tree_name(t->parse, name->bytes, (size_t)(dot - name->bytes))) || no_memory();
}

/* ---- lists ---- */

typedef bool (*TakeItem)(Taker *t, void *place, BlVal item, BlVal wanted);

static bool node_item(Taker *t, void *place, BlVal item, BlVal wanted) { return (*(BlNode **)place = take_node(t, item, wanted)) != NULL; }

static bool hole_item(Taker *t, void *place, BlVal item, BlVal wanted)
{
    if (item == BL_NONE) {
        *(BlNode **)place = NULL;
        return true;
    }
    return node_item(t, place, item, wanted);
}

static bool name_item(Taker *t, void *place, BlVal item, BlVal wanted)
{
    (void)wanted;
    return (*(BlName **)place = take_name(t, item)) != NULL;
}

static bool operator_item(Taker *t, void *place, BlVal item, BlVal wanted)
{
    (void)wanted;
    int op = place_in(t->state->operators, item, "cmpop");
    *(uint8_t *)place = (uint8_t)op;
    return op >= 0;
}

/* A list of the program's; *items is memory of the tree. */
static bool take_list(Taker *t, BlVal v, const BlNodeInfo *info, const BlField *f, TakeItem take, size_t size, BlVal wanted, void **items, size_t *count)
{
    if (!bl_is_list(v)) {
        bl_raise(bl_exc(TypeError), "%s field \"%s\" must be a list, not a %T", info->name, f->name, v);
        return false;
    }
    size_t n = bl_as_list(v)->count;
    char *memory = bl_tree_memory(t->parse, n + 1, size);
    if (!memory)
        return no_memory();
    for (size_t i = 0; i < n; i++) {
        BlRef item = bl_keep(bl_as_list(v)->items[i]);
        bool ok = take(t, memory + i * size, item, wanted);
        bl_drop(item);
        if (!ok)
            return false;
        if (bl_as_list(v)->count != n) {
            bl_raise(bl_exc(RuntimeError), "%s field \"%s\" changed size during iteration", info->name, f->name);
            return false;
        }
    }
    *items = memory;
    *count = n;
    return true;
}

static bool take_nodes(Taker *t, BlVal v, const BlNodeInfo *info, const BlField *f, BlVal wanted, BlNodes *out)
{
    void *items = NULL;
    bool ok = take_list(t, v, info, f, f->type == BL_FIELD_HOLES ? hole_item : node_item, sizeof(BlNode *), wanted, &items, &out->count);
    out->items = items;
    return ok;
}

static bool take_names(Taker *t, BlVal v, const BlNodeInfo *info, const BlField *f, BlNames *out)
{
    void *items = NULL;
    bool ok = take_list(t, v, info, f, name_item, sizeof(BlName *), BL_NONE, &items, &out->count);
    out->items = items;
    return ok;
}

static bool take_operators(Taker *t, BlVal v, const BlNodeInfo *info, const BlField *f, BlOps *out)
{
    void *items = NULL;
    bool ok = take_list(t, v, info, f, operator_item, 1, BL_NONE, &items, &out->count);
    out->items = items;
    return ok;
}

/* ---- fields ---- */

static bool required(const BlNodeInfo *info, const BlField *f)
{
    bl_raise(bl_exc(ValueError), "field '%s' is required for %s", f->name, info->name);
    return false;
}

static bool take_op(Taker *t, BlVal v, BlVal row, const char *sort, uint8_t *out)
{
    int op = place_in(row, v, sort);
    (void)t;
    *out = (uint8_t)op;
    return op >= 0;
}

static bool take_literal(BlVal v, BlConst *c)
{
    if (v != BL_NONE && !bl_is_bool(v)) {
        bl_raise(bl_exc(ValueError), "MatchSingleton can only contain True, False and None");
        return false;
    }
    c->kind = v == BL_NONE ? BL_CONST_NONE : v == BL_TRUE ? BL_CONST_TRUE : BL_CONST_FALSE;
    return true;
}

/* May be None; a missing level of ImportFrom is 0. */
static bool is_optional(const BlField *f)
{
    return f == &bl_ast_info[BL_AST_ImportFrom].fields[2] || f->type == BL_FIELD_OPT || f->type == BL_FIELD_ONAME || f->type == BL_FIELD_ONONE || f->type == BL_FIELD_UKIND || f->type == BL_FIELD_CONST;
}

static bool take_field(Taker *t, BlNode *n, const BlField *f, BlVal v, BlVal wanted)
{
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    void *at = (char *)n + f->offset;
    if (v == BL_NONE && f->type != BL_FIELD_CONST)
        return is_optional(f) || required(info, f);
    switch ((BlFieldType)f->type) {
    case BL_FIELD_NODE:
    case BL_FIELD_OPT:    return (*(BlNode **)at = take_node(t, v, wanted)) != NULL;
    case BL_FIELD_NODES:
    case BL_FIELD_HOLES:  return take_nodes(t, v, info, f, wanted, at);
    case BL_FIELD_NAME:
    case BL_FIELD_ONAME:  return (*(BlName **)at = take_name(t, v)) != NULL;
    case BL_FIELD_NAMES:  return take_names(t, v, info, f, at);
    case BL_FIELD_INT:    return take_int(v, at);
    case BL_FIELD_OP:     return take_op(t, v, t->state->operators, n->kind == BL_AST_BoolOp ? "boolop" : n->kind == BL_AST_UnaryOp ? "unaryop" : "operator", at);
    case BL_FIELD_OPS:    return take_operators(t, v, info, f, at);
    case BL_FIELD_CTX:    return take_op(t, v, t->state->contexts, "expr_context", at);
    case BL_FIELD_CONST:  return take_literal(v, at);
    case BL_FIELD_ONONE: case BL_FIELD_ONONES: case BL_FIELD_UKIND: break;
    }
    return true;
}

/* An attribute, owned; absent: None where that is allowed. */
static BlRef field_value(Taker *t, BlVal o, BlVal name, const BlNodeInfo *info, const BlField *f)
{
    BlRef v = BL_NULL;
    int found = bl_find_attr(o, name, &v);
    (void)t;
    if (found)
        return found < 0 ? BL_NULL : v;
    if (is_optional(f) && f->type != BL_FIELD_CONST)
        return BL_NONE;
    return bl_raise(bl_exc(TypeError), "required field \"%s\" missing from %s", f->name, info->name);
}

/* ---- nodes ---- */

static const char *group_word(int kind)
{
    switch ((BlNodeGroup)bl_ast_info[kind].group) {
    case BL_GROUP_STMT:    return "stmt";
    case BL_GROUP_EXPR:    return "expr";
    case BL_GROUP_PATTERN: return "pattern";
    case BL_GROUP_HANDLER: return "excepthandler";
    default:               return bl_ast_info[kind].name;
    }
}

/* Start must be given; the end is the start when it is not. */
static bool take_positions(Taker *t, BlVal o, BlNode *n)
{
    static const char *const names[] = {"lineno", "col_offset"};
    int *place[TREE_POSITIONS] = {&n->line, &n->col, &n->end_line, &n->end_col};
    for (int i = 0; i < TREE_POSITIONS; i++) {
        BlRef v = BL_NULL;
        int found = bl_find_attr(o, t->state->position[i], &v);
        if (found < 0)
            return false;
        if (i < TREE_END_LINENO && !found) {
            bl_raise(bl_exc(TypeError), "required field \"%s\" missing from %s", names[i], group_word(n->kind));
            return false;
        }
        bool ok = true;
        if (!found || (i >= TREE_END_LINENO && v == BL_NONE))
            *place[i] = *place[i - 2];
        else
            ok = take_int(v, place[i]);
        bl_drop(v);
        if (!ok)
            return false;
    }
    return true;
}

static BlNode *take_constant(Taker *t, BlVal o, const BlNode *at)
{
    const BlNodeInfo *info = &bl_ast_info[BL_AST_Constant];
    BlRef v = field_value(t, o, t->state->field[BL_AST_Constant][0], info, &info->fields[0]);
    BlRef kind = v == BL_NULL ? BL_NULL : field_value(t, o, t->state->field[BL_AST_Constant][1], info, &info->fields[1]);
    BlNode *n = NULL;
    if (kind != BL_NULL && kind != BL_NONE && !bl_is_str(kind) && !bl_is_bytes(kind))
        bl_raise(bl_exc(TypeError), "AST string must be of type str");
    else if (kind != BL_NULL)
        n = constant_node(t, v, at);
    bl_drop(v);
    bl_drop(kind);
    return n;
}

static bool take_fields(Taker *t, BlVal o, BlNode *n)
{
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    BlVal wanted = bl_as_tuple(t->state->wanted)->items[n->kind];
    for (size_t i = 0; i < info->count; i++) {
        BlRef v = field_value(t, o, t->state->field[n->kind][i], info, &info->fields[i]);
        bool ok = v != BL_NULL && take_field(t, n, &info->fields[i], v, bl_as_tuple(wanted)->items[i]);
        bl_drop(v);
        if (!ok)
            return false;
    }
    return n->kind != BL_AST_alias || link_first_part(t, n->alias.name);
}

static BlNode *take_known(Taker *t, BlVal o, int kind)
{
    BlNode *n = bl_tree_node(t->parse, kind);
    if (!n)
        return no_memory();
    if (bl_ast_has_position(n) && !take_positions(t, o, n))
        return NULL;
    if (kind == BL_AST_Constant)
        return bl_tree_check(n) ? take_constant(t, o, n) : NULL;
    return take_fields(t, o, n) && bl_tree_check(n) ? n : NULL;
}

/* Of what is no node at all, the missing line is found out first; raised. */
static bool lacks_line(Taker *t, BlVal o, BlVal wanted)
{
    BlVal name = bl_class_name(bl_as_class(wanted));
    BlRef v = BL_NULL;
    if (!bl_str_is(name, "expr") && !bl_str_is(name, "stmt") && !bl_str_is(name, "pattern") && !bl_str_is(name, "excepthandler"))
        return false;
    int found = bl_find_attr(o, t->state->position[TREE_LINENO], &v);
    bl_drop(v);
    if (found == 0)
        bl_raise(bl_exc(TypeError), "required field \"lineno\" missing from %U", name);
    return found <= 0;
}

/* wanted: a class the object must be an instance of; None: any kind the tables know. */
static BlNode *take_node(Taker *t, BlVal o, BlVal wanted)
{
    if (bl_is_class(wanted)) {
        if (o == BL_NONE) {
            bl_raise(bl_exc(ValueError), "None disallowed in %s list", bl_str_is(bl_class_name(bl_as_class(wanted)), "stmt") ? "statement" : "expression");
            return NULL;
        }
        if (!bl_subclass(bl_class_of(o), bl_as_class(wanted)))
            goto wrong;
    }
    int kind = kind_of(t->state, o);
    if (kind == -1)
        goto wrong;
    if (kind < 0 || !bl_enter_depth(" during compilation"))
        return NULL;
    BlNode *n = take_known(t, o, kind);
    bl_leave_depth();
    return n;
wrong:
    if (bl_is_class(wanted) && lacks_line(t, o, wanted))
        return NULL;
    bl_raise(bl_exc(TypeError), "expected some sort of %V, but got %R", bl_is_class(wanted) ? bl_class_name(bl_as_class(wanted)) : wanted, o);
    return NULL;
}

BlRef bl_tree_compile(BlVal module, const BlVal *arg)
{
    TreeState *state = ((BlModule *)bl_obj(module))->state;
    if (state->kinds == BL_NULL)
        return bl_raise(bl_exc(RuntimeError), "the classes of the tree are not known yet");
    Taker t = {state, bl_tree_begin()};
    if (!t.parse)
        return bl_no_memory();
    t.parse->tree = take_node(&t, arg[0], BL_NONE);
    bl_tree_end(t.parse);
    BlRef code = t.parse->tree ? bl_compile_tree(t.parse, arg[1], (unsigned)bl_imm_int(arg[2])) : BL_NULL;
    bl_parse_free(t.parse);
    return code;
}
