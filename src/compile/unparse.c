/* unparse.c -- an expression as text again, for annotations under `from __future__ import annotations`.
 *
 * The text is that of CPython: minimal parentheses by precedence, single quotes as repr() gives them, a tuple always in parentheses
 * except in subscripts. Level is the loosest construct that may stand at a place without parentheses.
 */
#include "compile/internal.h"

enum Level {
    L_TUPLE, L_TEST, L_OR, L_AND, L_NOT, L_CMP, L_BITOR, L_BITXOR, L_BITAND, L_SHIFT, L_ARITH, L_TERM, L_FACTOR, L_POWER, L_AWAIT, L_ATOM,
    L_EXPR = L_BITOR
};

typedef struct Text {
    Compiler *c;
    BlStrBuilder b;
    const BlNode *at;           /* the whole annotation */
    int scopes;                 /* lambdas and comprehensions around: there everything is allowed */
    bool failed;
} Text;

static void node(Text *t, const BlNode *n, int level);

static void put(Text *t, const char *ascii)
{
    if (!t->failed && !bl_builder_ascii(&t->b, ascii, strlen(ascii)))
        t->failed = true;
}

static void put_value(Text *t, BlRef s)
{
    if (s == BL_NULL || t->failed || !bl_builder_str(&t->b, s))
        t->failed = true;
    bl_drop(s);
}

static void put_name(Text *t, const BlName *name) { put_value(t, bl_str_utf8(name->bytes, name->len)); }

static void open_if(Text *t, bool parens) { put(t, parens ? "(" : ""); }
static void close_if(Text *t, bool parens) { put(t, parens ? ")" : ""); }

static void list(Text *t, const BlNodes *items, int level)
{
    for (size_t i = 0; i < items->count; i++) {
        put(t, i ? ", " : "");
        node(t, items->items[i], level);
    }
}

/* ---- operators ---- */
static const struct { const char *text; uint8_t level; } operators[BL_OP_COUNT] = {
    [BL_OP_ADD] = {" + ", L_ARITH}, [BL_OP_SUB] = {" - ", L_ARITH}, [BL_OP_MULT] = {" * ", L_TERM}, [BL_OP_MATMULT] = {" @ ", L_TERM},
    [BL_OP_DIV] = {" / ", L_TERM}, [BL_OP_MOD] = {" % ", L_TERM}, [BL_OP_POW] = {" ** ", L_POWER}, [BL_OP_LSHIFT] = {" << ", L_SHIFT},
    [BL_OP_RSHIFT] = {" >> ", L_SHIFT}, [BL_OP_BITOR] = {" | ", L_BITOR}, [BL_OP_BITXOR] = {" ^ ", L_BITXOR},
    [BL_OP_BITAND] = {" & ", L_BITAND}, [BL_OP_FLOORDIV] = {" // ", L_TERM},
    [BL_OP_INVERT] = {"~", L_FACTOR}, [BL_OP_NOT] = {"not ", L_NOT}, [BL_OP_UADD] = {"+", L_FACTOR}, [BL_OP_USUB] = {"-", L_FACTOR},
    [BL_OP_EQ] = {" == ", L_CMP}, [BL_OP_NOTEQ] = {" != ", L_CMP}, [BL_OP_LT] = {" < ", L_CMP}, [BL_OP_LTE] = {" <= ", L_CMP},
    [BL_OP_GT] = {" > ", L_CMP}, [BL_OP_GTE] = {" >= ", L_CMP}, [BL_OP_IS] = {" is ", L_CMP}, [BL_OP_ISNOT] = {" is not ", L_CMP},
    [BL_OP_IN] = {" in ", L_CMP}, [BL_OP_NOTIN] = {" not in ", L_CMP},
    [BL_OP_AND] = {" and ", L_AND}, [BL_OP_OR] = {" or ", L_OR},
};

static void bool_op(Text *t, const BlNode *n, int level)
{
    int own = operators[n->BoolOp.op].level;
    open_if(t, level > own);
    for (size_t i = 0; i < n->BoolOp.values.count; i++) {
        put(t, i ? operators[n->BoolOp.op].text : "");
        node(t, n->BoolOp.values.items[i], own + 1);
    }
    close_if(t, level > own);
}

static void bin_op(Text *t, const BlNode *n, int level)
{
    int own = operators[n->BinOp.op].level;
    bool right_first = n->BinOp.op == BL_OP_POW;
    open_if(t, level > own);
    node(t, n->BinOp.left, own + right_first);
    put(t, operators[n->BinOp.op].text);
    node(t, n->BinOp.right, own + !right_first);
    close_if(t, level > own);
}

static void unary_op(Text *t, const BlNode *n, int level)
{
    int own = operators[n->UnaryOp.op].level;
    open_if(t, level > own);
    put(t, operators[n->UnaryOp.op].text);
    node(t, n->UnaryOp.operand, own);
    close_if(t, level > own);
}

static void compare(Text *t, const BlNode *n, int level)
{
    open_if(t, level > L_CMP);
    node(t, n->Compare.left, L_CMP + 1);
    for (size_t i = 0; i < n->Compare.comparators.count; i++) {
        put(t, operators[n->Compare.ops.items[i]].text);
        node(t, n->Compare.comparators.items[i], L_CMP + 1);
    }
    close_if(t, level > L_CMP);
}

/* ---- lambda ---- */
static void separate(Text *t, bool *first)
{
    put(t, *first ? "" : ", ");
    *first = false;
}

static void parameter(Text *t, const BlNode *a)
{
    put_name(t, a->arg.arg);
    if (a->arg.annotation) {
        put(t, ": ");
        node(t, a->arg.annotation, L_TEST);
    }
}

static void parameters(Text *t, const BlNode *n)
{
    const BlNodes *posonly = &n->arguments.posonlyargs, *plain = &n->arguments.args, *defaults = &n->arguments.defaults;
    size_t count = posonly->count + plain->count;
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        separate(t, &first);
        parameter(t, i < posonly->count ? posonly->items[i] : plain->items[i - posonly->count]);
        if (i + defaults->count >= count) {
            put(t, "=");
            node(t, defaults->items[i + defaults->count - count], L_TEST);
        }
        put(t, posonly->count && i + 1 == posonly->count ? ", /" : "");
    }
    if (n->arguments.vararg || n->arguments.kwonlyargs.count) {
        separate(t, &first);
        put(t, "*");
        if (n->arguments.vararg)
            parameter(t, n->arguments.vararg);
    }
    for (size_t i = 0; i < n->arguments.kwonlyargs.count; i++) {
        separate(t, &first);
        parameter(t, n->arguments.kwonlyargs.items[i]);
        if (i < n->arguments.kw_defaults.count && n->arguments.kw_defaults.items[i]) {
            put(t, "=");
            node(t, n->arguments.kw_defaults.items[i], L_TEST);
        }
    }
    if (n->arguments.kwarg) {
        separate(t, &first);
        put(t, "**");
        parameter(t, n->arguments.kwarg);
    }
}

static void lambda(Text *t, const BlNode *n, int level)
{
    const BlNode *args = n->Lambda.args;
    open_if(t, level > L_TEST);
    put(t, args->arguments.args.count || args->arguments.posonlyargs.count ? "lambda " : "lambda");
    parameters(t, args);
    put(t, ": ");
    node(t, n->Lambda.body, L_TEST);
    close_if(t, level > L_TEST);
}

/* ---- displays ---- */
static void dict(Text *t, const BlNode *n)
{
    put(t, "{");
    for (size_t i = 0; i < n->Dict.values.count; i++) {
        put(t, i ? ", " : "");
        if (n->Dict.keys.items[i]) {
            node(t, n->Dict.keys.items[i], L_TEST);
            put(t, ": ");
            node(t, n->Dict.values.items[i], L_TEST);
        } else {
            put(t, "**");
            node(t, n->Dict.values.items[i], L_EXPR);
        }
    }
    put(t, "}");
}

static void tuple(Text *t, const BlNode *n, int level)
{
    if (n->Tuple.elts.count == 0) {
        put(t, "()");
        return;
    }
    open_if(t, level > L_TUPLE);
    list(t, &n->Tuple.elts, L_TEST);
    put(t, n->Tuple.elts.count == 1 ? "," : "");
    close_if(t, level > L_TUPLE);
}

static void generators(Text *t, const BlNodes *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const BlNode *g = all->items[i];
        put(t, g->comprehension.is_async ? " async for " : " for ");
        node(t, g->comprehension.target, L_TUPLE);
        put(t, " in ");
        node(t, g->comprehension.iter, L_TEST + 1);
        for (size_t k = 0; k < g->comprehension.ifs.count; k++) {
            put(t, " if ");
            node(t, g->comprehension.ifs.items[k], L_TEST + 1);
        }
    }
}

static void comprehension_of(Text *t, const char *open, const BlNode *key, const BlNode *value, const BlNodes *all, const char *close)
{
    put(t, open);
    node(t, key, L_TEST);
    if (value) {
        put(t, ": ");
        node(t, value, L_TEST);
    }
    generators(t, all);
    put(t, close);
}

/* ---- f-strings: the body is written as plain text first and then quoted as a whole ---- */
static void f_part(Text *t, const BlNode *n);

static void f_text(Text *t, const BlConst *k)
{
    size_t from = 0;
    for (size_t i = 0; i <= k->len; i++) {
        bool brace = i < k->len && (k->text[i] == '{' || k->text[i] == '}');
        if (i < k->len && !brace)
            continue;
        if (i > from)
            put_value(t, bl_str_utf8(k->text + from, i - from));
        if (brace)
            put(t, k->text[i] == '{' ? "{{" : "}}");
        from = i + 1;
    }
}

static BlRef text_of(Compiler *c, const BlNode *at, int scopes, const BlNode *n, int level);

static void f_value(Text *t, const BlNode *n)
{
    BlRef s = text_of(t->c, t->at, t->scopes, n->FormattedValue.value, L_TEST + 1);
    if (s == BL_NULL) {
        t->failed = true;
        return;
    }
    BlStr *text = bl_as_str(s);
    for (size_t i = 0; i < text->length; i++)
        if (bl_str_at(text, i) == '\\') {
            syntax_error(t->c, t->at, "f-string expression part cannot include a backslash");
            t->failed = true;
            break;
        }
    put(t, text->length && bl_str_at(text, 0) == '{' ? "{ " : "{");
    put_value(t, s);
    if (n->FormattedValue.conversion > 0)
        put(t, (char[]){'!', (char)n->FormattedValue.conversion, 0});
    if (n->FormattedValue.format_spec) {
        put(t, ":");
        f_part(t, n->FormattedValue.format_spec);
    }
    put(t, "}");
}

static void f_part(Text *t, const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_Constant: f_text(t, &n->Constant.value); break;
    case BL_AST_FormattedValue: f_value(t, n); break;
    default:
        for (size_t i = 0; i < n->JoinedStr.values.count && !t->failed; i++)
            f_part(t, n->JoinedStr.values.items[i]);
        break;
    }
}

static void f_string(Text *t, const BlNode *n)
{
    Text body = {.c = t->c, .at = t->at, .scopes = t->scopes};
    bl_builder_init(&body.b);
    f_part(&body, n);
    if (body.failed) {
        bl_builder_free(&body.b);
        t->failed = true;
        return;
    }
    BlRef s = bl_builder_finish(&body.b);
    put(t, "f");
    put_value(t, s == BL_NULL ? BL_NULL : bl_repr(s));
    bl_drop(s);
}

/* ---- atoms and what follows them ---- */
/* inf has no literal; 1e309 reads as inf. */
static BlRef number_text(BlVal v)
{
    BlRef s = bl_repr(v);
    if (s == BL_NULL || !(bl_is_float(v) || bl_is_complex(v)))
        return s;
    BlRef inf = bl_str_c("inf"), big = bl_str_c("1e309"), name = bl_str_intern("replace"), r = BL_NULL;
    if (inf != BL_NULL && big != BL_NULL && name != BL_NULL)
        r = bl_call_method(s, name, (BlVal[]){inf, big}, 2);
    bl_drop(inf);
    bl_drop(big);
    bl_drop(name);
    bl_drop(s);
    return r;
}

static void constant_text(Text *t, const BlNode *n)
{
    if (n->Constant.value.kind == BL_CONST_ELLIPSIS) {
        put(t, "...");
        return;
    }
    put(t, n->Constant.kind ? "u" : "");
    BlRef v = BL_NULL;
    if (!fold(t->c, n, &v)) {
        t->failed = true;
        return;
    }
    put_value(t, number_text(v));
    bl_drop(v);
}

static void call(Text *t, const BlNode *n)
{
    const BlNodes *args = &n->Call.args, *keywords = &n->Call.keywords;
    node(t, n->Call.func, L_ATOM);
    if (args->count == 1 && keywords->count == 0 && args->items[0]->kind == BL_AST_GeneratorExp) {
        node(t, args->items[0], L_TEST);
        return;
    }
    put(t, "(");
    list(t, args, L_TEST);
    for (size_t i = 0; i < keywords->count; i++) {
        const BlNode *k = keywords->items[i];
        put(t, i || args->count ? ", " : "");
        if (k->keyword.arg) {
            put_name(t, k->keyword.arg);
            put(t, "=");
        } else {
            put(t, "**");
        }
        node(t, k->keyword.value, L_TEST);
    }
    put(t, ")");
}

static void slice(Text *t, const BlNode *n)
{
    if (n->Slice.lower)
        node(t, n->Slice.lower, L_TEST);
    put(t, ":");
    if (n->Slice.upper)
        node(t, n->Slice.upper, L_TEST);
    if (n->Slice.step) {
        put(t, ":");
        node(t, n->Slice.step, L_TEST);
    }
}

static void attribute(Text *t, const BlNode *n)
{
    const BlNode *v = n->Attribute.value;
    node(t, v, L_ATOM);
    put(t, v->kind == BL_AST_Constant && v->Constant.value.kind == BL_CONST_INT ? " ." : ".");
    put_name(t, n->Attribute.attr);
}

static void conditional(Text *t, const BlNode *n, int level)
{
    open_if(t, level > L_TEST);
    node(t, n->IfExp.body, L_TEST + 1);
    put(t, " if ");
    node(t, n->IfExp.test, L_TEST + 1);
    put(t, " else ");
    node(t, n->IfExp.orelse, L_TEST);
    close_if(t, level > L_TEST);
}

static void yield(Text *t, const char *word, const BlNode *value)
{
    put(t, word);
    if (value) {
        put(t, " ");
        node(t, value, L_TEST);
    }
    put(t, ")");
}

static void prefixed(Text *t, const char *word, const BlNode *value, int inner, int own, int level)
{
    open_if(t, level > own);
    put(t, word);
    node(t, value, inner);
    close_if(t, level > own);
}

static bool allowed(Text *t, const BlNode *n)
{
    const char *what = n->kind == BL_AST_NamedExpr ? "named expression" : n->kind == BL_AST_Await ? "await expression"
                       : n->kind == BL_AST_Yield || n->kind == BL_AST_YieldFrom ? "yield expression" : NULL;
    if (what && !t->scopes) {
        syntax_error(t->c, n, "'%s' can not be used within an annotation", what);
        t->failed = true;
    }
    return !t->failed;
}

static bool opens_scope(const BlNode *n)
{
    return n->kind == BL_AST_Lambda || n->kind == BL_AST_GeneratorExp || n->kind == BL_AST_ListComp || n->kind == BL_AST_SetComp || n->kind == BL_AST_DictComp;
}

static void node_kind(Text *t, const BlNode *n, int level)
{
    switch (n->kind) {
    case BL_AST_BoolOp: bool_op(t, n, level); break;
    case BL_AST_BinOp: bin_op(t, n, level); break;
    case BL_AST_UnaryOp: unary_op(t, n, level); break;
    case BL_AST_Lambda: lambda(t, n, level); break;
    case BL_AST_IfExp: conditional(t, n, level); break;
    case BL_AST_Dict: dict(t, n); break;
    case BL_AST_Set:
        put(t, "{");
        list(t, &n->Set.elts, L_TEST);
        put(t, "}");
        break;
    case BL_AST_List:
        put(t, "[");
        list(t, &n->List.elts, L_TEST);
        put(t, "]");
        break;
    case BL_AST_Tuple: tuple(t, n, level); break;
    case BL_AST_GeneratorExp: comprehension_of(t, "(", n->GeneratorExp.elt, NULL, &n->GeneratorExp.generators, ")"); break;
    case BL_AST_ListComp: comprehension_of(t, "[", n->ListComp.elt, NULL, &n->ListComp.generators, "]"); break;
    case BL_AST_SetComp: comprehension_of(t, "{", n->SetComp.elt, NULL, &n->SetComp.generators, "}"); break;
    case BL_AST_DictComp: comprehension_of(t, "{", n->DictComp.key, n->DictComp.value, &n->DictComp.generators, "}"); break;
    case BL_AST_Yield: yield(t, "(yield", n->Yield.value); break;
    case BL_AST_YieldFrom: yield(t, "(yield from", n->YieldFrom.value); break;
    case BL_AST_Await: prefixed(t, "await ", n->Await.value, L_ATOM, L_AWAIT, level); break;
    case BL_AST_Compare: compare(t, n, level); break;
    case BL_AST_Call: call(t, n); break;
    case BL_AST_Constant: constant_text(t, n); break;
    case BL_AST_JoinedStr: case BL_AST_FormattedValue: f_string(t, n); break;
    case BL_AST_Attribute: attribute(t, n); break;
    case BL_AST_Starred: prefixed(t, "*", n->Starred.value, L_EXPR, L_ATOM, L_ATOM); break;
    case BL_AST_Name: put_name(t, n->Name.id); break;
    case BL_AST_Slice: slice(t, n); break;
    case BL_AST_Subscript:
        node(t, n->Subscript.value, L_ATOM);
        put(t, "[");
        node(t, n->Subscript.slice, L_TUPLE);
        put(t, "]");
        break;
    case BL_AST_NamedExpr:
        open_if(t, level > L_TUPLE);
        node(t, n->NamedExpr.target, L_ATOM);
        put(t, " := ");
        node(t, n->NamedExpr.value, L_ATOM);
        close_if(t, level > L_TUPLE);
        break;
    default: (void)bl_raise(bl_exc(SystemError), "unknown expression kind"); t->failed = true; break;
    }
}

static void node(Text *t, const BlNode *n, int level)
{
    if (t->failed || t->c->failed || !bl_enter_depth(" during compilation")) {
        t->failed = true;
        return;
    }
    if (allowed(t, n)) {
        t->scopes += opens_scope(n);
        node_kind(t, n, level);
        t->scopes -= opens_scope(n);
    }
    bl_leave_depth();
}

static BlRef text_of(Compiler *c, const BlNode *at, int scopes, const BlNode *n, int level)
{
    Text t = {.c = c, .at = at, .scopes = scopes};
    bl_builder_init(&t.b);
    node(&t, n, level);
    if (t.failed) {
        bl_builder_free(&t.b);
        return BL_NULL;
    }
    return bl_builder_finish(&t.b);
}

BlRef unparse(Compiler *c, const BlNode *n)
{
    BlRef s = text_of(c, n, 0, n, L_TEST);
    if (s == BL_NULL)
        c->failed = true;
    return s;
}
