/* tree_check.c -- sense of a tree that no parser made: what the grammar promises, the compiler relies on.
 *
 * Each node is looked at when its fields are complete, children first. So a check reads one level, or the targets below it.
 */
#include "mod/tree_check.h"

#include <string.h>

static bool bad(const char *words)
{
    bl_raise(bl_exc(ValueError), "%s", words);
    return false;
}

static bool filled(const BlNodes *list, const char *what, const BlNode *owner)
{
    if (list->count)
        return true;
    bl_raise(bl_exc(ValueError), "empty %s on %s", what, bl_ast_info[owner->kind].name);
    return false;
}

static bool all_there(const BlNodes *list, const char *sort)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i]) {
            bl_raise(bl_exc(ValueError), "None disallowed in %s list", sort);
            return false;
        }
    }
    return true;
}

/* ---- contexts ---- */

static int context_of(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_Attribute: return n->Attribute.ctx;
    case BL_AST_Subscript: return n->Subscript.ctx;
    case BL_AST_Starred:   return n->Starred.ctx;
    case BL_AST_Name:      return n->Name.ctx;
    case BL_AST_List:      return n->List.ctx;
    case BL_AST_Tuple:     return n->Tuple.ctx;
    default:               return -1;
    }
}

static bool in_context(const BlNode *n, int wanted);

static bool all_in_context(const BlNodes *list, int wanted)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] && !in_context(list->items[i], wanted))
            return false;
    return true;
}

static bool in_context(const BlNode *n, int wanted)
{
    int has = n ? context_of(n) : wanted;
    if (!n)
        return true;
    if (has < 0 && wanted != BL_LOAD) {
        bl_raise(bl_exc(ValueError), "expression which can't be assigned to in %s context", bl_context_names[wanted]);
        return false;
    }
    if (has >= 0 && has != wanted) {
        bl_raise(bl_exc(ValueError), "expression must have %s context but has %s instead", bl_context_names[wanted], bl_context_names[has]);
        return false;
    }
    if (n->kind == BL_AST_Starred)
        return in_context(n->Starred.value, wanted);
    if (n->kind == BL_AST_List)
        return all_in_context(&n->List.elts, wanted);
    return n->kind != BL_AST_Tuple || all_in_context(&n->Tuple.elts, wanted);
}

/* Every expression field of a node that is read, not stored to. */
static bool loads(const BlNode *n)
{
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    for (size_t i = 0; i < info->count; i++) {
        const BlField *f = &info->fields[i];
        const char *at = (const char *)n + f->offset;
        if (f->type == BL_FIELD_NODE || f->type == BL_FIELD_OPT) {
            const BlNode *child = *(BlNode *const *)at;
            if (child && bl_ast_info[child->kind].group == BL_GROUP_EXPR && !in_context(child, BL_LOAD))
                return false;
        } else if (f->type == BL_FIELD_NODES || f->type == BL_FIELD_HOLES) {
            const BlNodes *list = (const BlNodes *)at;
            for (size_t k = 0; k < list->count; k++)
                if (list->items[k] && bl_ast_info[list->items[k]->kind].group == BL_GROUP_EXPR && !in_context(list->items[k], BL_LOAD))
                    return false;
        }
    }
    return true;
}

/* ---- expressions ---- */

static bool is_keyword_name(const BlName *name)
{
    static const char *const reserved[] = {"None", "True", "False"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        if (!strcmp(name->bytes, reserved[i])) {
            bl_raise(bl_exc(ValueError), "identifier field can't represent '%s' constant", reserved[i]);
            return true;
        }
    }
    return false;
}

static bool check_arguments(const BlNode *n)
{
    size_t positional = n->arguments.posonlyargs.count + n->arguments.args.count;
    if (n->arguments.defaults.count > positional)
        return bad("more positional defaults than args on arguments");
    if (n->arguments.kw_defaults.count != n->arguments.kwonlyargs.count)
        return bad("length of kwonlyargs is not the same as kw_defaults on arguments");
    return loads(n);
}

static bool check_compare(const BlNode *n)
{
    if (!n->Compare.comparators.count)
        return bad("Compare with no comparators");
    if (n->Compare.comparators.count != n->Compare.ops.count)
        return bad("Compare has a different number of comparators and operands");
    for (size_t i = 0; i < n->Compare.ops.count; i++)
        if (n->Compare.ops.items[i] < BL_OP_EQ || n->Compare.ops.items[i] > BL_OP_NOTIN)
            return bad("Compare with an operator that compares nothing");
    return loads(n);
}

static bool operator_between(int op, int low, int high) { return (op >= low && op <= high) || bad("an operator of another kind stands here"); }

/* Targets of comprehensions are stored to; their iterables and conditions are read. */
static bool check_comprehension(const BlNode *n)
{
    if (!in_context(n->comprehension.target, BL_STORE) || !in_context(n->comprehension.iter, BL_LOAD))
        return false;
    return all_there(&n->comprehension.ifs, "expression") && all_in_context(&n->comprehension.ifs, BL_LOAD);
}

static bool has_generators(const BlNodes *generators) { return generators->count || bad("comprehension with no generators"); }

static bool check_expr(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_BoolOp:
        return (n->BoolOp.values.count >= 2 || bad("BoolOp with less than 2 values")) && operator_between(n->BoolOp.op, BL_OP_AND, BL_OP_OR) && loads(n);
    case BL_AST_BinOp:      return operator_between(n->BinOp.op, BL_OP_ADD, BL_OP_FLOORDIV) && loads(n);
    case BL_AST_UnaryOp:    return operator_between(n->UnaryOp.op, BL_OP_INVERT, BL_OP_USUB) && loads(n);
    case BL_AST_Compare:    return check_compare(n);
    case BL_AST_Dict:       return (n->Dict.keys.count == n->Dict.values.count || bad("Dict doesn't have the same number of keys as values")) && loads(n);
    case BL_AST_ListComp:   return has_generators(&n->ListComp.generators) && loads(n);
    case BL_AST_SetComp:    return has_generators(&n->SetComp.generators) && loads(n);
    case BL_AST_DictComp:   return has_generators(&n->DictComp.generators) && loads(n);
    case BL_AST_GeneratorExp: return has_generators(&n->GeneratorExp.generators) && loads(n);
    case BL_AST_NamedExpr:  return in_context(n->NamedExpr.target, BL_STORE) && in_context(n->NamedExpr.value, BL_LOAD);
    case BL_AST_Attribute:  return in_context(n->Attribute.value, BL_LOAD);
    case BL_AST_Subscript:  return in_context(n->Subscript.value, BL_LOAD) && in_context(n->Subscript.slice, BL_LOAD);
    case BL_AST_Name:       return !is_keyword_name(n->Name.id);
    case BL_AST_Starred: case BL_AST_List: case BL_AST_Tuple: return true;
    default:                return loads(n);
    }
}

/* ---- patterns ---- */

static bool capture_name(const BlName *name) { return !name || (!strcmp(name->bytes, "_") ? bad("can't capture name '_' in patterns") : !is_keyword_name(name)); }

/* A number as `match` has it: -1, 1+2j, -1-2j. */
static bool is_number_text(const BlNode *n, bool imaginary)
{
    if (n->kind == BL_AST_UnaryOp)
        return n->UnaryOp.op == BL_OP_USUB && is_number_text(n->UnaryOp.operand, imaginary);
    if (n->kind == BL_AST_BinOp)
        return (n->BinOp.op == BL_OP_ADD || n->BinOp.op == BL_OP_SUB) && is_number_text(n->BinOp.left, false) && is_number_text(n->BinOp.right, true);
    int kind = n->kind == BL_AST_Constant ? n->Constant.value.kind : -1;
    return kind == BL_CONST_IMAG || (!imaginary && (kind == BL_CONST_INT || kind == BL_CONST_FLOAT));
}

static bool check_value(const BlNode *n)
{
    int kind = n->kind == BL_AST_Constant ? n->Constant.value.kind : -1;
    if (kind == BL_CONST_NONE || kind == BL_CONST_TRUE || kind == BL_CONST_FALSE || kind == BL_CONST_ELLIPSIS)
        return bad("unexpected constant inside of a literal pattern");
    if (kind >= 0 || n->kind == BL_AST_Attribute || n->kind == BL_AST_JoinedStr || is_number_text(n, false))
        return in_context(n, BL_LOAD);
    return bad("patterns may only match literals and attribute lookups");
}

static bool no_star(const BlNode *n) { return !n || n->kind != BL_AST_MatchStar || bad("can't use MatchStar here"); }

static bool no_stars(const BlNodes *patterns)
{
    for (size_t i = 0; i < patterns->count; i++)
        if (!no_star(patterns->items[i]))
            return false;
    return true;
}

static bool check_mapping(const BlNode *n)
{
    if (n->MatchMapping.keys.count != n->MatchMapping.patterns.count)
        return bad("MatchMapping doesn't have the same number of keys as patterns");
    for (size_t i = 0; i < n->MatchMapping.keys.count; i++) {
        const BlNode *key = n->MatchMapping.keys.items[i];
        bool singleton = key->kind == BL_AST_Constant && key->Constant.value.kind <= BL_CONST_FALSE;
        if (!singleton && !check_value(key))
            return false;
    }
    return no_stars(&n->MatchMapping.patterns) && capture_name(n->MatchMapping.rest);
}

static bool check_class_pattern(const BlNode *n)
{
    if (n->MatchClass.kwd_attrs.count != n->MatchClass.kwd_patterns.count)
        return bad("MatchClass doesn't have the same number of keyword attributes as patterns");
    if (!no_stars(&n->MatchClass.patterns) || !no_stars(&n->MatchClass.kwd_patterns))
        return false;
    const BlNode *cls = n->MatchClass.cls;
    while (cls->kind == BL_AST_Attribute)
        cls = cls->Attribute.value;
    return (cls->kind == BL_AST_Name || bad("MatchClass cls field can only contain Name or Attribute nodes.")) && in_context(n->MatchClass.cls, BL_LOAD);
}

static bool check_pattern(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_MatchValue:   return check_value(n->MatchValue.value);
    case BL_AST_MatchMapping: return check_mapping(n);
    case BL_AST_MatchClass:   return check_class_pattern(n);
    case BL_AST_MatchStar:    return capture_name(n->MatchStar.name);
    case BL_AST_MatchAs:
        if (n->MatchAs.pattern && !n->MatchAs.name)
            return bad("MatchAs must specify a target name if a pattern is given");
        return no_star(n->MatchAs.pattern) && capture_name(n->MatchAs.name);
    case BL_AST_MatchOr: return (n->MatchOr.patterns.count >= 2 || bad("MatchOr requires at least 2 patterns")) && no_stars(&n->MatchOr.patterns);
    default:             return true;
    }
}

/* ---- statements ---- */

static bool check_try(const BlNode *n)
{
    const BlNodes *handlers = n->kind == BL_AST_Try ? &n->Try.handlers : &n->TryStar.handlers;
    const BlNodes *orelse = n->kind == BL_AST_Try ? &n->Try.orelse : &n->TryStar.orelse;
    const BlNodes *final = n->kind == BL_AST_Try ? &n->Try.finalbody : &n->TryStar.finalbody;
    if (!filled(n->kind == BL_AST_Try ? &n->Try.body : &n->TryStar.body, "body", n))
        return false;
    if (!handlers->count && !final->count)
        return bad(n->kind == BL_AST_Try ? "Try has neither except handlers nor finalbody" : "TryStar has neither except handlers nor finalbody");
    return handlers->count || !orelse->count || bad(n->kind == BL_AST_Try ? "Try has orelse but no except handlers" : "TryStar has orelse but no except handlers");
}

static bool check_assign(const BlNode *n)
{
    return filled(&n->Assign.targets, "targets", n) && all_in_context(&n->Assign.targets, BL_STORE) && in_context(n->Assign.value, BL_LOAD);
}

static bool check_ann_assign(const BlNode *n)
{
    if (n->AnnAssign.target->kind != BL_AST_Name && n->AnnAssign.simple)
        return bad("AnnAssign with simple non-Name target");
    return in_context(n->AnnAssign.target, BL_STORE) && in_context(n->AnnAssign.value, BL_LOAD) && in_context(n->AnnAssign.annotation, BL_LOAD);
}

static bool check_for(const BlNode *n)
{
    bool is_async = n->kind == BL_AST_AsyncFor;
    return in_context(is_async ? n->AsyncFor.target : n->For.target, BL_STORE) && in_context(is_async ? n->AsyncFor.iter : n->For.iter, BL_LOAD)
           && filled(is_async ? &n->AsyncFor.body : &n->For.body, "body", n);
}

static bool check_names(const BlNodes *names, const BlNode *n) { return filled(names, "names", n); }

static bool check_stmt(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_FunctionDef:      return filled(&n->FunctionDef.body, "body", n) && loads(n);
    case BL_AST_AsyncFunctionDef: return filled(&n->AsyncFunctionDef.body, "body", n) && loads(n);
    case BL_AST_ClassDef:         return filled(&n->ClassDef.body, "body", n) && loads(n);
    case BL_AST_Delete:           return filled(&n->Delete.targets, "targets", n) && all_in_context(&n->Delete.targets, BL_DEL);
    case BL_AST_Assign:           return check_assign(n);
    case BL_AST_AugAssign:
        return in_context(n->AugAssign.target, BL_STORE) && operator_between(n->AugAssign.op, BL_OP_ADD, BL_OP_FLOORDIV) && in_context(n->AugAssign.value, BL_LOAD);
    case BL_AST_AnnAssign:        return check_ann_assign(n);
    case BL_AST_For:
    case BL_AST_AsyncFor:         return check_for(n);
    case BL_AST_While:            return filled(&n->While.body, "body", n) && loads(n);
    case BL_AST_If:               return filled(&n->If.body, "body", n) && loads(n);
    case BL_AST_With:             return filled(&n->With.items, "items", n) && filled(&n->With.body, "body", n);
    case BL_AST_AsyncWith:        return filled(&n->AsyncWith.items, "items", n) && filled(&n->AsyncWith.body, "body", n);
    case BL_AST_Match:            return filled(&n->Match.cases, "cases", n) && loads(n);
    case BL_AST_Raise:            return (n->Raise.exc || !n->Raise.cause || bad("Raise with cause but no exception")) && loads(n);
    case BL_AST_Try:
    case BL_AST_TryStar:          return check_try(n);
    case BL_AST_Import:           return check_names(&n->Import.names, n);
    case BL_AST_ImportFrom:       return (n->ImportFrom.level >= 0 || bad("Negative ImportFrom level")) && check_names(&n->ImportFrom.names, n);
    case BL_AST_Global:           return n->Global.names.count || filled(&(BlNodes){NULL, 0}, "names", n);
    case BL_AST_Nonlocal:         return n->Nonlocal.names.count || filled(&(BlNodes){NULL, 0}, "names", n);
    default:                      return loads(n);
    }
}

static bool check_place(const BlNode *n)
{
    if (n->line > n->end_line)
        bl_raise(bl_exc(ValueError), "AST node line range (%d, %d) is not valid", n->line, n->end_line);
    else if ((n->line < 0 && n->end_line != n->line) || (n->col < 0 && n->col != n->end_col))
        bl_raise(bl_exc(ValueError), "AST node column range (%d, %d) for line range (%d, %d) is not valid", n->col, n->end_col, n->line, n->end_line);
    else if (n->line == n->end_line && n->col > n->end_col)
        bl_raise(bl_exc(ValueError), "line %d, column %d-%d is not a valid range", n->line, n->col, n->end_col);
    else
        return true;
    return false;
}

bool bl_tree_check(const BlNode *n)
{
    if (bl_ast_has_position(n) && !check_place(n))
        return false;
    switch ((BlNodeGroup)bl_ast_info[n->kind].group) {
    case BL_GROUP_STMT:    return check_stmt(n);
    case BL_GROUP_EXPR:    return check_expr(n);
    case BL_GROUP_PATTERN: return check_pattern(n);
    case BL_GROUP_HANDLER: return filled(&n->ExceptHandler.body, "body", n) && loads(n);
    default: break;
    }
    if (n->kind == BL_AST_arguments)
        return check_arguments(n);
    if (n->kind == BL_AST_comprehension)
        return check_comprehension(n);
    if (n->kind == BL_AST_withitem)
        return in_context(n->withitem.context_expr, BL_LOAD) && in_context(n->withitem.optional_vars, BL_STORE);
    if (n->kind == BL_AST_match_case)
        return no_star(n->match_case.pattern) && filled(&n->match_case.body, "body", n) && loads(n);
    return loads(n);
}
