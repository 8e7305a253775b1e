/* scope.c -- which name means what: one pass collects the names of every scope, a second one resolves them.
 *
 * A name bound in a function is local, unless a nested scope uses it: then it lives in a cell of its owner and is free
 * in every scope on the way down. Class scopes are passed over, save for `__class__`, which the class owns as a cell.
 * After resolving, Symbol.where is final for every symbol of every scope.
 */
#include "compile/internal.h"

static void visit(Compiler *c, Scope *s, const BlNode *n);

static void visit_all(Compiler *c, Scope *s, const BlNodes *nodes)
{
    for (size_t i = 0; i < nodes->count && !c->failed; i++)
        if (nodes->items[i])
            visit(c, s, nodes->items[i]);
}

/* ---- the table of one scope ---- */
static int *probe(Scope *s, const BlName *name)
{
    unsigned mask = (unsigned)s->index_size - 1, i = name->number * 2654435761u & mask;
    while (s->index[i] >= 0 && s->symbols[s->index[i]].name != name)
        i = (i + 1) & mask;
    return &s->index[i];
}

Symbol *scope_find(Scope *s, BlName *name)
{
    if (!s->index_size)
        return NULL;
    int *at = probe(s, name);
    return *at < 0 ? NULL : &s->symbols[*at];
}

static bool grow_index(Compiler *c, Scope *s)
{
    int size = s->index_size ? s->index_size * 2 : 8;
    int *index = bl_bump(&c->bump, sizeof(int) * (size_t)size);
    if (!index)
        return fail_memory(c);
    memset(index, 0xff, sizeof(int) * (size_t)size);
    s->index = index;
    s->index_size = size;
    for (int i = 0; i < s->count; i++)
        *probe(s, s->symbols[i].name) = i;
    return true;
}

static Symbol *add(Compiler *c, Scope *s, BlName *name, unsigned flags, const BlNode *n)
{
    Symbol *found = scope_find(s, name);
    if (found && s->comp_target && (found->flags & (GLOBAL_DECL | NONLOCAL_DECL))) {
        syntax_error(c, n, "comprehension inner loop cannot rebind assignment expression target '%s'", name->bytes);
        return NULL;
    }
    if (found) {
        found->flags |= flags | (s->comp_target ? COMP_ITER : 0);
        return found;
    }
    if (s->count == s->capacity) {
        int capacity = s->capacity ? s->capacity * 2 : 8;
        Symbol *bigger = bl_bump(&c->bump, sizeof(Symbol) * (size_t)capacity);
        if (!bigger) {
            fail_memory(c);
            return NULL;
        }
        if (s->count)
            memcpy(bigger, s->symbols, sizeof(Symbol) * (size_t)s->count);
        s->symbols = bigger;
        s->capacity = capacity;
    }
    if (s->count * 2 >= s->index_size && !grow_index(c, s))
        return NULL;
    *probe(s, name) = s->count;
    Symbol *made = &s->symbols[s->count++];
    *made = (Symbol){.name = name, .flags = flags, .reg = ANY};
    if (n)
        made->line = n->line, made->col = n->col, made->end_line = n->end_line, made->end_col = n->end_col;
    return made;
}

static BlName *make_name(Compiler *c, const char *bytes, size_t len)
{
    BlName *n = bl_bump(&c->bump, sizeof(BlName) + len + 1);
    if (!n) {
        fail_memory(c);
        return NULL;
    }
    memset(n, 0, sizeof *n);
    memcpy(n->bytes, bytes, len);
    n->bytes[len] = 0;
    n->len = len;
    n->number = 0x80000000u + c->names_made++;
    return n;
}

typedef struct MangledName { struct MangledName *next; BlName *owner, *plain, *mangled; } MangledName;

static BlName *find_or_make(Compiler *c, BlName *owner, BlName *plain, const char *bytes, size_t len)
{
    for (MangledName *m = c->mangled_list; m; m = m->next)
        if (m->mangled->len == len && memcmp(m->mangled->bytes, bytes, len) == 0)
            return m->mangled;
    MangledName *m = bl_bump(&c->bump, sizeof *m);
    BlName *made = m ? make_name(c, bytes, len) : NULL;
    if (!made) {
        fail_memory(c);
        return plain;
    }
    *m = (MangledName){c->mangled_list, owner, plain, made};
    c->mangled_list = m;
    return made;
}

/* The parse's own BlName for an identifier the compiler needs (`__class__`), so that pointers compare. */
static void remember(Compiler *c, BlName *name)
{
    if (name->len == 5 && !memcmp(name->bytes, "super", 5))
        c->n_super = name;
    else if (name->len == 9 && !memcmp(name->bytes, "__debug__", 9))
        c->n_debug = name;
}

static BlName *class_name(Compiler *c)
{
    if (!c->n_class)
        c->n_class = find_or_make(c, NULL, NULL, "__class__", 9);
    return c->n_class;
}

/* __x in class C is _C__x (C without leading underscores); dunder names, dotted names and names in a class `___` stay. */
BlName *mangle(Compiler *c, BlName *private_name, BlName *name)
{
    if (name->len == 9 && !memcmp(name->bytes, "__class__", 9))
        return class_name(c);                   /* one BlName, whether the program says it or super() implies it */
    if (!private_name || name->len < 3 || name->bytes[0] != '_' || name->bytes[1] != '_')
        return name;
    if (name->bytes[name->len - 1] == '_' && name->bytes[name->len - 2] == '_')
        return name;
    if (memchr(name->bytes, '.', name->len))
        return name;
    const char *owner = private_name->bytes;
    while (*owner == '_')
        owner++;
    if (!*owner)
        return name;
    for (MangledName *m = c->mangled_list; m; m = m->next)
        if (m->owner == private_name && m->plain == name)
            return m->mangled;
    size_t owner_len = strlen(owner), len = owner_len + name->len + 1;
    char *text = bl_bump(&c->bump, len + 1);
    if (!text) {
        fail_memory(c);
        return name;
    }
    text[0] = '_';
    memcpy(text + 1, owner, owner_len);
    memcpy(text + 1 + owner_len, name->bytes, name->len + 1);
    return find_or_make(c, private_name, name, text, len);
}

/* ---- opening scopes ---- */
static size_t map_slot(Compiler *c, const void *node)
{
    size_t mask = c->scope_map_size - 1, i = ((uintptr_t)node >> 4) * 0x9e3779b97f4a7c15ull >> 20 & mask;
    while (c->scope_map[2 * i] && c->scope_map[2 * i] != node)
        i = (i + 1) & mask;
    return 2 * i;
}

static bool map_scope(Compiler *c, Scope *s)
{
    if (c->scope_map_count * 2 >= c->scope_map_size) {
        size_t old_size = c->scope_map_size, size = old_size ? old_size * 2 : 16;
        void **old = c->scope_map, **map = bl_bump_zero(&c->bump, sizeof(void *) * 2 * size);
        if (!map)
            return fail_memory(c);
        c->scope_map = map;
        c->scope_map_size = size;
        for (size_t i = 0; i < old_size; i++)
            if (old[2 * i]) {
                size_t at = map_slot(c, old[2 * i]);
                map[at] = old[2 * i];
                map[at + 1] = old[2 * i + 1];
            }
    }
    size_t at = map_slot(c, s->node);
    c->scope_map[at] = (void *)s->node;
    c->scope_map[at + 1] = s;
    c->scope_map_count++;
    return true;
}

Scope *scope_of(Compiler *c, const BlNode *node)
{
    return c->scope_map[map_slot(c, node) + 1];
}

static Scope *open_scope(Compiler *c, Scope *parent, ScopeKind kind, const BlNode *node)
{
    Scope *s = bl_bump_zero(&c->bump, sizeof *s);
    if (!s) {
        fail_memory(c);
        return NULL;
    }
    s->kind = kind;
    s->node = node;
    s->parent = parent;
    if (parent) {
        s->private_name = parent->private_name;
        s->comp_iter_depth = parent->comp_iter_depth;
        s->nested = parent->nested || parent->kind != S_MODULE;
        if (parent->kind == S_CLASS || parent->kind == S_MODULE)
            s->nested = parent->nested;
        if (parent->kind == S_FUNCTION || parent->kind == S_LAMBDA || parent->kind == S_COMP)
            s->nested = true;
        *(parent->last_child ? &parent->last_child->next : &parent->first_child) = s;
        parent->last_child = s;
    }
    return map_scope(c, s) ? s : NULL;
}

/* ---- collecting ---- */
static void bind_name(Compiler *c, Scope *s, BlName *name, unsigned flags, const BlNode *n)
{
    remember(c, name);
    name = mangle(c, s->private_name, name);
    if (!c->failed)
        add(c, s, name, flags, n);
}

static void use_name(Compiler *c, Scope *s, BlName *name, const BlNode *n)
{
    bind_name(c, s, name, USE, n);
    if (!c->failed && name == c->n_super && (s->kind == S_FUNCTION || s->kind == S_LAMBDA || s->kind == S_COMP))
        add(c, s, class_name(c), USE, n);
}

static void parameter(Compiler *c, Scope *s, const BlNode *arg)
{
    BlName *name = mangle(c, s->private_name, arg->arg.arg);
    remember(c, arg->arg.arg);
    if (c->failed)
        return;
    if (scope_find(s, name)) {
        syntax_error(c, arg, "duplicate argument '%s' in function definition", name->bytes);
        return;
    }
    add(c, s, name, BOUND | PARAM, arg);
}

static void parameters(Compiler *c, Scope *s, const BlNode *args)
{
    for (size_t i = 0; i < args->arguments.posonlyargs.count; i++)
        parameter(c, s, args->arguments.posonlyargs.items[i]);
    for (size_t i = 0; i < args->arguments.args.count; i++)
        parameter(c, s, args->arguments.args.items[i]);
    for (size_t i = 0; i < args->arguments.kwonlyargs.count; i++)
        parameter(c, s, args->arguments.kwonlyargs.items[i]);
    if (args->arguments.vararg)
        parameter(c, s, args->arguments.vararg);
    if (args->arguments.kwarg)
        parameter(c, s, args->arguments.kwarg);
}

static void arg_annotations(Compiler *c, Scope *s, const BlNodes *args)
{
    for (size_t i = 0; i < args->count; i++)
        if (args->items[i]->arg.annotation)
            visit(c, s, args->items[i]->arg.annotation);
}

static void visit_function(Compiler *c, Scope *s, const BlNode *n, const BlNode *args, const BlNodes *body, const BlNode *returns)
{
    visit_all(c, s, &args->arguments.defaults);
    visit_all(c, s, &args->arguments.kw_defaults);
    if (!(c->flags & BL_COMPILE_FUTURE_ANNOTATIONS)) {
        arg_annotations(c, s, &args->arguments.posonlyargs);
        arg_annotations(c, s, &args->arguments.args);
        if (args->arguments.vararg && args->arguments.vararg->arg.annotation)
            visit(c, s, args->arguments.vararg->arg.annotation);
        arg_annotations(c, s, &args->arguments.kwonlyargs);
        if (args->arguments.kwarg && args->arguments.kwarg->arg.annotation)
            visit(c, s, args->arguments.kwarg->arg.annotation);
        if (returns)
            visit(c, s, returns);
    }
    Scope *inner = c->failed ? NULL : open_scope(c, s, body ? S_FUNCTION : S_LAMBDA, n);
    if (!inner)
        return;
    inner->coroutine = n->kind == BL_AST_AsyncFunctionDef;
    parameters(c, inner, args);
    if (body)
        visit_all(c, inner, body);
    else
        visit(c, inner, n->Lambda.body);
}

static void visit_class(Compiler *c, Scope *s, const BlNode *n)
{
    bind_name(c, s, n->ClassDef.name, BOUND, n);
    visit_all(c, s, &n->ClassDef.bases);
    visit_all(c, s, &n->ClassDef.keywords);
    visit_all(c, s, &n->ClassDef.decorator_list);
    Scope *inner = c->failed ? NULL : open_scope(c, s, S_CLASS, n);
    if (!inner)
        return;
    inner->private_name = n->ClassDef.name;
    visit_all(c, inner, &n->ClassDef.body);
}

static void visit_comprehension(Compiler *c, Scope *s, const BlNode *n, const BlNodes *generators, const BlNode *elt, const BlNode *value)
{
    const BlNode *first = generators->items[0];
    s->comp_iter_depth++;
    visit(c, s, first->comprehension.iter);
    s->comp_iter_depth--;
    Scope *inner = c->failed ? NULL : open_scope(c, s, S_COMP, n);
    if (!inner)
        return;
    inner->is_comp_generator = n->kind == BL_AST_GeneratorExp;
    for (size_t i = 0; i < generators->count && !c->failed; i++) {
        const BlNode *g = generators->items[i];
        if (g->comprehension.is_async)
            inner->coroutine = true;
        unsigned before = (unsigned)inner->count;
        inner->comp_target = true;
        visit(c, inner, g->comprehension.target);
        inner->comp_target = false;
        for (int k = (int)before; k < inner->count; k++)
            inner->symbols[k].flags |= COMP_ITER;
        if (i > 0) {
            inner->comp_iter_depth++;
            visit(c, inner, g->comprehension.iter);
            inner->comp_iter_depth--;
        }
        visit_all(c, inner, &g->comprehension.ifs);
    }
    if (value)
        visit(c, inner, value);
    visit(c, inner, elt);
    if (inner->generator && !c->failed) {
        const char *what = n->kind == BL_AST_ListComp ? "list comprehension" : n->kind == BL_AST_SetComp ? "set comprehension"
                           : n->kind == BL_AST_DictComp ? "dict comprehension" : "generator expression";
        syntax_error(c, n, "'yield' inside %s", what);
    }
    if (inner->coroutine && !inner->is_comp_generator && s->kind != S_MODULE && s->kind != S_CLASS && s->kind == S_COMP)
        s->coroutine = true;
}

/* A walrus inside a comprehension binds in the scope around it. */
static void walrus_in_comprehension(Compiler *c, Scope *s, BlName *name, const BlNode *n)
{
    for (Scope *e = s; e; e = e->parent) {
        BlName *mangled = mangle(c, e->private_name, name);
        if (c->failed)
            return;
        Symbol *known = scope_find(e, mangled);
        if (e->kind == S_COMP) {
            if (known && (known->flags & COMP_ITER)) {
                syntax_error(c, n, "assignment expression cannot rebind comprehension iteration variable '%s'", name->bytes);
                return;
            }
            continue;
        }
        if (e->kind == S_CLASS) {
            syntax_error(c, n, "assignment expression within a comprehension cannot be used in a class body");
            return;
        }
        bool global = e->kind == S_MODULE || (known && (known->flags & GLOBAL_DECL));
        for (Scope *k = s; k != e && !c->failed; k = k->parent)
            add(c, k, mangle(c, k->private_name, name), (global ? GLOBAL_DECL : NONLOCAL_DECL) | BOUND, n);
        if (!c->failed && !(known && (known->flags & NONLOCAL_DECL)))
            add(c, e, mangled, BOUND, n);
        else if (!c->failed)
            add(c, e, mangled, BOUND, n);
        return;
    }
}

static void visit_walrus(Compiler *c, Scope *s, const BlNode *n)
{
    if (s->comp_iter_depth > 0) {
        syntax_error(c, n, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    BlName *name = n->NamedExpr.target->Name.id;
    remember(c, name);
    if (s->kind == S_COMP)
        walrus_in_comprehension(c, s, name, n->NamedExpr.target);
    else
        bind_name(c, s, name, BOUND, n->NamedExpr.target);
    visit(c, s, n->NamedExpr.value);
}

static Scope *module_scope(Scope *s)
{
    while (s->parent)
        s = s->parent;
    return s;
}

static void visit_declaration(Compiler *c, Scope *s, const BlNode *n, const BlNames *names, bool global)
{
    const char *word = global ? "global" : "nonlocal";
    for (size_t i = 0; i < names->count && !c->failed; i++) {
        BlName *name = mangle(c, s->private_name, names->items[i]);
        remember(c, names->items[i]);
        if (c->failed)
            return;
        Symbol *known = scope_find(s, name);
        const char *shown = names->items[i]->bytes;
        unsigned flags = known ? known->flags : 0;
        if (flags & PARAM)
            syntax_error(c, n, "name '%s' is parameter and %s", shown, word);
        else if (flags & USE)
            syntax_error(c, n, "name '%s' is used prior to %s declaration", shown, word);
        else if (flags & ANNOTATED)
            syntax_error(c, n, "annotated name '%s' can't be %s", shown, word);
        else if ((flags & BOUND) && !(flags & IMPORTED))
            syntax_error(c, n, "name '%s' is assigned to before %s declaration", shown, word);
        else if (!global && s->kind == S_MODULE)
            syntax_error(c, n, "nonlocal declaration not allowed at module level");
        else if (flags & (global ? NONLOCAL_DECL : GLOBAL_DECL)) {      /* stands where the name was declared first */
            BlNode at = {.line = known->line, .col = known->col, .end_line = known->end_line, .end_col = known->end_col};
            syntax_error(c, &at, "name '%s' is nonlocal and global", shown);
        }
        if (!c->failed)
            add(c, s, name, global ? GLOBAL_DECL : NONLOCAL_DECL, n);
        if (global && !c->failed)               /* the module then means the global too, even where exec gave it other locals */
            add(c, module_scope(s), name, GLOBAL_DECL, n);
        Symbol *made = c->failed ? NULL : scope_find(s, name);
        if (made && !known)
            made->line = n->line, made->col = n->col, made->end_line = n->end_line, made->end_col = n->end_col;
    }
}

static void visit_annotated(Compiler *c, Scope *s, const BlNode *n)
{
    const BlNode *target = n->AnnAssign.target;
    if (target->kind == BL_AST_Name) {
        BlName *name = mangle(c, s->private_name, target->Name.id);
        Symbol *known = c->failed ? NULL : scope_find(s, name);
        if (n->AnnAssign.simple && known && (known->flags & (GLOBAL_DECL | NONLOCAL_DECL)) && s->kind != S_MODULE) {
            syntax_error(c, n, "annotated name '%s' can't be %s", name->bytes, known->flags & GLOBAL_DECL ? "global" : "nonlocal");
            return;
        }
        if (n->AnnAssign.simple)
            bind_name(c, s, target->Name.id, ANNOTATED | BOUND, target);
        else if (n->AnnAssign.value)
            bind_name(c, s, target->Name.id, BOUND, target);
        else
            remember(c, target->Name.id);
    } else {
        visit(c, s, target);
    }
    if (!(c->flags & BL_COMPILE_FUTURE_ANNOTATIONS))
        visit(c, s, n->AnnAssign.annotation);
    if (n->AnnAssign.value)
        visit(c, s, n->AnnAssign.value);
}

static void visit_imports(Compiler *c, Scope *s, const BlNode *n, const BlNodes *names)
{
    for (size_t i = 0; i < names->count && !c->failed; i++) {
        const BlNode *a = names->items[i];
        BlName *bound = a->alias.asname ? a->alias.asname : a->alias.name;
        if (bound->len == 1 && bound->bytes[0] == '*') {
            if (s->kind != S_MODULE)
                syntax_error(c, a, "import * only allowed at module level");
            s->has_star_import = true;
            continue;
        }
        const char *dot = a->alias.asname ? NULL : memchr(bound->bytes, '.', bound->len);
        if (dot)
            bound = bound->user ? bound->user : find_or_make(c, NULL, NULL, bound->bytes, (size_t)(dot - bound->bytes));
        bind_name(c, s, bound, BOUND | IMPORTED, n);
    }
}

/* What stands in else comes before the handlers: it decides which of two wrong declarations is reported. */
static void visit_try(Compiler *c, Scope *s, const BlNodes *body, const BlNodes *orelse, const BlNodes *handlers, const BlNodes *finalbody)
{
    const BlNodes *parts[] = {body, orelse, handlers, finalbody};
    for (int part = 0; part < 4; part++)
        for (size_t i = 0; i < parts[part]->count && !c->failed; i++)
            visit(c, s, parts[part]->items[i]);
}

static void visit_generic(Compiler *c, Scope *s, const BlNode *n)
{
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    for (int i = 0; i < info->count && !c->failed; i++) {
        const BlField *f = &info->fields[i];
        const char *at = (const char *)n + f->offset;
        if (f->type == BL_FIELD_NODE || f->type == BL_FIELD_OPT) {
            const BlNode *child = *(BlNode *const *)(const void *)at;
            if (child)
                visit(c, s, child);
        } else if (f->type == BL_FIELD_NODES || f->type == BL_FIELD_HOLES) {
            visit_all(c, s, (const BlNodes *)(const void *)at);
        }
    }
}

static void visit(Compiler *c, Scope *s, const BlNode *n)
{
    if (c->failed)
        return;
    if (!deeper(c)) {
        c->failed = true;
        return;
    }
    switch (n->kind) {
    case BL_AST_FunctionDef:
        bind_name(c, s, n->FunctionDef.name, BOUND, n);
        visit_all(c, s, &n->FunctionDef.decorator_list);
        visit_function(c, s, n, n->FunctionDef.args, &n->FunctionDef.body, n->FunctionDef.returns);
        break;
    case BL_AST_AsyncFunctionDef:
        bind_name(c, s, n->AsyncFunctionDef.name, BOUND, n);
        visit_all(c, s, &n->AsyncFunctionDef.decorator_list);
        visit_function(c, s, n, n->AsyncFunctionDef.args, &n->AsyncFunctionDef.body, n->AsyncFunctionDef.returns);
        break;
    case BL_AST_Lambda: visit_function(c, s, n, n->Lambda.args, NULL, NULL); break;
    case BL_AST_ClassDef: visit_class(c, s, n); break;
    case BL_AST_ListComp: visit_comprehension(c, s, n, &n->ListComp.generators, n->ListComp.elt, NULL); break;
    case BL_AST_SetComp: visit_comprehension(c, s, n, &n->SetComp.generators, n->SetComp.elt, NULL); break;
    case BL_AST_GeneratorExp: visit_comprehension(c, s, n, &n->GeneratorExp.generators, n->GeneratorExp.elt, NULL); break;
    case BL_AST_DictComp: visit_comprehension(c, s, n, &n->DictComp.generators, n->DictComp.key, n->DictComp.value); break;
    case BL_AST_NamedExpr: visit_walrus(c, s, n); break;
    case BL_AST_Name:
        if (n->Name.ctx == BL_LOAD)
            use_name(c, s, n->Name.id, n);
        else
            bind_name(c, s, n->Name.id, BOUND, n);
        break;
    case BL_AST_Global: visit_declaration(c, s, n, &n->Global.names, true); break;
    case BL_AST_Nonlocal: visit_declaration(c, s, n, &n->Nonlocal.names, false); break;
    case BL_AST_AnnAssign: visit_annotated(c, s, n); break;
    case BL_AST_Import: visit_imports(c, s, n, &n->Import.names); break;
    case BL_AST_ImportFrom: visit_imports(c, s, n, &n->ImportFrom.names); break;
    case BL_AST_ExceptHandler:
        if (n->ExceptHandler.type)
            visit(c, s, n->ExceptHandler.type);
        if (n->ExceptHandler.name)
            bind_name(c, s, n->ExceptHandler.name, BOUND, n);
        visit_all(c, s, &n->ExceptHandler.body);
        break;
    case BL_AST_MatchAs:
        if (n->MatchAs.pattern)
            visit(c, s, n->MatchAs.pattern);
        if (n->MatchAs.name)
            bind_name(c, s, n->MatchAs.name, BOUND, n);
        break;
    case BL_AST_MatchStar:
        if (n->MatchStar.name)
            bind_name(c, s, n->MatchStar.name, BOUND, n);
        break;
    case BL_AST_MatchMapping:
        visit_all(c, s, &n->MatchMapping.keys);
        visit_all(c, s, &n->MatchMapping.patterns);
        if (n->MatchMapping.rest)
            bind_name(c, s, n->MatchMapping.rest, BOUND, n);
        break;
    case BL_AST_Return:
        if (n->Return.value) {
            s->has_return_value = true;
            visit(c, s, n->Return.value);
        }
        break;
    case BL_AST_Yield: case BL_AST_YieldFrom:
        visit_generic(c, s, n);
        s->generator = true;
        break;
    case BL_AST_Await:
        visit_generic(c, s, n);
        s->coroutine = true;
        break;
    case BL_AST_Try: visit_try(c, s, &n->Try.body, &n->Try.orelse, &n->Try.handlers, &n->Try.finalbody); break;
    case BL_AST_TryStar: visit_try(c, s, &n->TryStar.body, &n->TryStar.orelse, &n->TryStar.handlers, &n->TryStar.finalbody); break;
    default: visit_generic(c, s, n); break;
    }
    c->depth--;
}

/* ---- resolving ---- */
static bool function_like(const Scope *s) { return s->kind == S_FUNCTION || s->kind == S_LAMBDA || s->kind == S_COMP; }

/* Makes `name` free in every scope from `s` up to, but without, `owner`. */
static void thread_free(Compiler *c, Scope *s, Scope *owner, BlName *name)
{
    for (Scope *e = s; e != owner && !c->failed; e = e->parent) {
        Symbol *y = scope_find(e, name);
        if (!y)
            y = add(c, e, name, 0, NULL);
        if (!y)
            return;
        if (e->kind == S_CLASS && (y->flags & (BOUND | GLOBAL_DECL)) && !(y->flags & NONLOCAL_DECL))
            y->flags |= FREE_CLASS;
        else
            y->where = W_FREE;
    }
}

static void resolve_outer(Compiler *c, Scope *s, Symbol *y)
{
    BlName *name = y->name;
    bool required = y->flags & NONLOCAL_DECL;
    for (Scope *e = s->parent; e; e = e->parent) {
        if (e->kind == S_CLASS && name == c->n_class) {
            e->needs_class_cell = true;         /* set before the class is compiled: its unit makes the cell */
            thread_free(c, s, e, name);
            return;
        }
        if (!function_like(e))
            continue;
        Symbol *found = scope_find(e, name);
        if (!found || !(found->flags & (BOUND | GLOBAL_DECL | NONLOCAL_DECL)))
            continue;
        if (found->flags & GLOBAL_DECL)
            break;
        if (found->flags & NONLOCAL_DECL)
            continue;
        found->where = W_CELL;
        thread_free(c, s, e, name);
        return;
    }
    if (required) {
        BlNode at = {.line = y->line, .col = y->col, .end_line = y->end_line, .end_col = y->end_col};
        syntax_error(c, &at, "no binding for nonlocal '%s' found", name->bytes);
        return;
    }
    y->where = W_GLOBAL;
}

static void resolve(Compiler *c, Scope *s)
{
    if (!deeper(c)) {
        c->failed = true;
        return;
    }
    for (int i = 0; i < s->count && !c->failed; i++) {
        Symbol *y = &s->symbols[i];
        if (y->where == W_FREE || y->where == W_CELL)
            continue;
        if (y->flags & GLOBAL_DECL)
            y->where = W_GLOBAL_DECL;
        else if (y->flags & NONLOCAL_DECL)
            resolve_outer(c, s, y);
        else if (y->flags & BOUND)
            y->where = W_LOCAL;
        else if (s->kind == S_MODULE)
            y->where = W_GLOBAL;
        else
            resolve_outer(c, s, y);
    }
    for (Scope *e = s->first_child; e && !c->failed; e = e->next)
        resolve(c, e);
    c->depth--;
}

Scope *scope_build(Compiler *c, const BlNode *tree)
{
    Scope *s = open_scope(c, NULL, S_MODULE, tree);
    if (!s)
        return NULL;
    visit_generic(c, s, tree);
    if (!c->failed)
        resolve(c, s);
    return c->failed ? NULL : s;
}
