/* pattern.c -- match statements (PEP 634).
 *
 * Within one case temps are only ever added: captured values wait in the first ones, parts of the subject in the others. So a
 * failed pattern releases them all at one place, and names are bound only when the whole pattern has matched.
 */
#include "compile/internal.h"

enum { MAX_CAPTURES = 256 };

typedef struct Names { BlName *name[MAX_CAPTURES]; int count; } Names;

typedef struct Case {
    Names names;
    Reg first;                  /* temp of the first captured name */
} Case;

static int find(const Names *n, const BlName *name)
{
    for (int i = 0; i < n->count; i++)
        if (n->name[i] == name)
            return i;
    return -1;
}

static void add(Compiler *c, Names *n, BlName *name, const BlNode *at)
{
    if (!name)
        return;
    if (find(n, name) >= 0)
        syntax_error(c, at, "multiple assignments to name '%s' in pattern", name->bytes);
    else if (n->count == MAX_CAPTURES)
        syntax_error(c, at, "too many names in pattern");
    else
        n->name[n->count++] = name;
}

static bool irrefutable(const BlNode *p)
{
    return p->kind == BL_AST_MatchAs && !p->MatchAs.pattern;
}

/* Only the last alternative of the last case may match everything; what stands behind it would never be tried. */
static void want_reachable(Compiler *c, const BlNode *p, bool is_last)
{
    if (p->kind == BL_AST_MatchOr) {
        const BlNodes *alternatives = &p->MatchOr.patterns;
        for (size_t i = 0; i < alternatives->count && !c->failed; i++)
            want_reachable(c, alternatives->items[i], is_last && i + 1 == alternatives->count);
    } else if (p->kind == BL_AST_MatchAs && p->MatchAs.pattern)
        want_reachable(c, p->MatchAs.pattern, is_last);
    else if (!is_last && irrefutable(p) && p->MatchAs.name)
        syntax_error(c, p, "name capture '%s' makes remaining patterns unreachable", p->MatchAs.name->bytes);
    else if (!is_last && irrefutable(p))
        syntax_error(c, p, "wildcard makes remaining patterns unreachable");
}

static void check_mapping_keys(Compiler *c, const BlNode *p)
{
    const BlNodes *keys = &p->MatchMapping.keys;
    for (size_t i = 0; i < keys->count && !c->failed; i++) {
        BlRef a = BL_NULL;
        if (keys->items[i]->kind == BL_AST_JoinedStr)
            syntax_error(c, p, "mapping pattern keys may only match literals and attribute lookups");
        if (c->failed || !fold(c, keys->items[i], &a))
            continue;
        for (size_t j = 0; j < i && !c->failed; j++) {
            BlRef b = BL_NULL;
            if (!fold(c, keys->items[j], &b))
                continue;
            if (bl_eq(a, b) == 1) {
                BlRef text = bl_repr(a);
                size_t n;
                const char *utf8 = text == BL_NULL ? NULL : bl_str_to_utf8(text, &n);
                syntax_error(c, p, "mapping pattern checks duplicate key (%s)", utf8 ? utf8 : "?");
                if (utf8)
                    bl_str_utf8_free(text, utf8);
                bl_drop(text);
            }
            bl_drop(b);
        }
        bl_drop(a);
    }
}

static void collect(Compiler *c, const BlNode *p, Names *names);

/* The pattern that is compiled last inside p: where CPython stands when it has compiled p. */
static const BlNode *last_pattern(const BlNode *p)
{
    for (;;) {
        const BlNode *inner = NULL;
        const BlNodes *list = NULL;
        switch (p->kind) {
        case BL_AST_MatchAs: inner = p->MatchAs.pattern; break;
        case BL_AST_MatchOr: list = &p->MatchOr.patterns; break;
        case BL_AST_MatchSequence: list = &p->MatchSequence.patterns; break;
        case BL_AST_MatchMapping: list = &p->MatchMapping.patterns; break;
        case BL_AST_MatchClass: list = p->MatchClass.kwd_patterns.count ? &p->MatchClass.kwd_patterns : &p->MatchClass.patterns; break;
        default: break;
        }
        if (list && list->count)
            inner = list->items[list->count - 1];
        if (!inner)
            return p;
        p = inner;
    }
}

static void collect_all(Compiler *c, const BlNodes *patterns, Names *names)
{
    for (size_t i = 0; i < patterns->count && !c->failed; i++)
        collect(c, patterns->items[i], names);
}

static void collect_or(Compiler *c, const BlNode *p, Names *names)
{
    const BlNodes *alternatives = &p->MatchOr.patterns;
    Names first = {.count = 0};
    want_reachable(c, p, true);
    for (size_t i = 0; i < alternatives->count && !c->failed; i++) {
        Names here = {.count = 0};
        const BlNode *a = alternatives->items[i];
        collect(c, a, &here);
        if (i == 0)
            first = here;
        bool same = here.count == first.count;
        for (int k = 0; same && k < here.count; k++)
            same = find(&first, here.name[k]) >= 0;
        if (!same)
            syntax_error(c, last_pattern(a), "alternative patterns bind different names");
    }
    for (int k = 0; k < first.count && !c->failed; k++)
        add(c, names, first.name[k], p);
}

static void collect(Compiler *c, const BlNode *p, Names *names)
{
    if (c->failed || !deeper(c)) {
        c->failed = true;
        return;
    }
    switch (p->kind) {
    case BL_AST_MatchSequence: collect_all(c, &p->MatchSequence.patterns, names); break;
    case BL_AST_MatchMapping:
        check_mapping_keys(c, p);
        collect_all(c, &p->MatchMapping.patterns, names);
        add(c, names, p->MatchMapping.rest, p);
        break;
    case BL_AST_MatchClass:
        collect_all(c, &p->MatchClass.patterns, names);
        collect_all(c, &p->MatchClass.kwd_patterns, names);
        break;
    case BL_AST_MatchStar: add(c, names, p->MatchStar.name, p); break;
    case BL_AST_MatchAs:
        if (p->MatchAs.pattern)
            collect(c, p->MatchAs.pattern, names);
        add(c, names, p->MatchAs.name, p);
        break;
    case BL_AST_MatchOr: collect_or(c, p, names); break;
    default: break;
    }
    c->depth--;
}

/* ---- matching: `subject` is a temp that stays as it is ---- */
static void pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail);

static Reg copy_of(Compiler *c, Reg subject)
{
    Reg t = new_temp(c);
    emit(c, BL_INS_MOVE, t, subject, 0);
    return t;
}

static void capture(Compiler *c, Case *k, BlName *name, Reg subject)
{
    if (name)
        emit(c, BL_INS_MOVE, k->first + find(&k->names, name), subject, 0);
}

static bool is_wildcard(const BlNode *p) { return irrefutable(p) && !p->MatchAs.name; }

static void sequence_pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail)
{
    const BlNodes *items = &p->MatchSequence.patterns;
    size_t star = items->count;
    bool only_wildcards = true;
    for (size_t i = 0; i < items->count; i++) {
        bool is_star = items->items[i]->kind == BL_AST_MatchStar;
        if (is_star && star != items->count) {
            syntax_error(c, p, "multiple starred names in sequence pattern");
            return;
        }
        if (is_star)
            star = i;
        only_wildcards &= is_star ? !items->items[i]->MatchStar.name : is_wildcard(items->items[i]);
    }
    Reg t = new_temp(c);
    emit(c, BL_INS_MATCH_SEQ, t, subject, 0);
    emit_jump(c, BL_INS_JFALSE, t, 0, fail);
    bool has_star = star != items->count;
    if (!has_star || items->count > 1) {
        emit(c, BL_INS_MATCH_LEN, t, subject, 0);
        emit_jump(c, has_star ? BL_INS_JF_GE_I : BL_INS_JF_EQ_I, t, (int)items->count - has_star, fail);
    }
    if (only_wildcards)
        return;
    Reg first = new_temps(c, (int)items->count);
    bool by_index = has_star && !items->items[star]->MatchStar.name;
    if (by_index) {
        for (size_t i = 0; i < items->count; i++) {
            if (i == star || is_wildcard(items->items[i]))
                continue;
            Reg o = first + (Reg)i;
            emit(c, BL_INS_MOVE, o, subject, 0);
            if (i < star) {
                emit(c, BL_INS_GETITEM_I_L, o, o, (int)i);
            } else {
                Reg index = new_temp(c);
                emit(c, BL_INS_MATCH_LEN, index, subject, 0);
                emit(c, BL_INS_SUB_I, index, index, (int)(items->count - i));
                emit(c, BL_INS_GETITEM_L, o, o, index);
            }
        }
    } else {
        Reg whole = copy_of(c, subject);
        if (has_star)
            emit(c, BL_INS_UNPACK_EX, first, whole, (int)(star | (items->count - star - 1) << 8));
        else
            emit(c, BL_INS_UNPACK, first, whole, (int)items->count);
    }
    for (size_t i = 0; i < items->count && !c->failed; i++) {
        const BlNode *item = items->items[i];
        if (item->kind == BL_AST_MatchStar)
            capture(c, k, item->MatchStar.name, first + (Reg)i);
        else if (!is_wildcard(item))
            pattern(c, k, item, first + (Reg)i, fail);
    }
}

static void mapping_pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail)
{
    const BlNodes *keys = &p->MatchMapping.keys;
    Reg t = new_temp(c);
    emit(c, BL_INS_MATCH_MAP, t, subject, 0);
    emit_jump(c, BL_INS_JFALSE, t, 0, fail);
    int n = (int)keys->count;
    Reg values = ANY, key = ANY;
    if (n) {
        emit(c, BL_INS_MATCH_LEN, t, subject, 0);
        emit_jump(c, BL_INS_JF_GE_I, t, n, fail);
        key = new_temps(c, n);
        for (int i = 0; i < n; i++)
            expr_into(c, keys->items[i], key + i);
        Reg tuple = new_temps(c, n);
        for (int i = 0; i < n; i++)
            emit(c, BL_INS_MOVE, tuple + i, key + i, 0);
        emit(c, BL_INS_BUILD_TUPLE, tuple, n, 0);
        values = new_temps(c, n);
        Reg found = new_temp(c);
        set_pos(c, p);
        emit(c, BL_INS_MATCH_KEYS, found, subject, tuple);
        emit_jump(c, BL_INS_JT_NONE, copy_of(c, found), 0, fail);
        emit(c, BL_INS_UNPACK, values, found, n);
        for (int i = 0; i < n && !c->failed; i++)
            pattern(c, k, p->MatchMapping.patterns.items[i], values + i, fail);
    }
    if (p->MatchMapping.rest) {
        Reg d = new_temp(c);
        emit(c, BL_INS_BUILD_DICT, d, 0, 0);
        emit(c, BL_INS_DICT_UPDATE, d, copy_of(c, subject), 0);
        for (int i = 0; i < n; i++)
            emit(c, BL_INS_DELITEM, copy_of(c, d), copy_of(c, key + i), 0);
        capture(c, k, p->MatchMapping.rest, d);
    }
}

static void class_pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail)
{
    const BlNodes *plain = &p->MatchClass.patterns, *named = &p->MatchClass.kwd_patterns;
    const BlNames *attrs = &p->MatchClass.kwd_attrs;
    for (size_t i = 0; i < attrs->count && !c->failed; i++)
        if (!forbidden(c, attrs->items[i], "assign to"))
            for (size_t j = 0; j < i; j++)
                if (attrs->items[i] == attrs->items[j])
                    syntax_error(c, named->items[i], "attribute name repeated in class pattern: %s", attrs->items[i]->bytes);
    if (c->failed)
        return;
    Reg call = new_temps(c, 2);
    expr_into(c, p->MatchClass.cls, call);
    BlRef names = attrs->count ? bl_tuple_raw(attrs->count) : bl_keep(bl_tuple_empty());
    for (size_t i = 0; names != BL_NULL && i < attrs->count; i++)
        bl_as_tuple(names)->items[i] = name_str(c, attrs->items[i]);
    if (names == BL_NULL || c->failed) {
        bl_drop(names);
        fail_memory(c);
        return;
    }
    if (attrs->count)
        bl_tuple_done(names);
    set_pos(c, p);
    emit32(c, BL_INS_LOADK, call + 1, constant_adopt(c, names));
    emit(c, BL_INS_MATCH_CLASS, call, subject, (int)plain->count);
    emit_jump(c, BL_INS_JT_NONE, copy_of(c, call), 0, fail);
    size_t n = plain->count + named->count;
    Reg first = new_temps(c, n ? (int)n : 1);
    emit(c, BL_INS_UNPACK, first, call, (int)n);
    for (size_t i = 0; i < n && !c->failed; i++) {
        const BlNode *item = i < plain->count ? plain->items[i] : named->items[i - plain->count];
        if (!is_wildcard(item))
            pattern(c, k, item, first + (Reg)i, fail);
    }
}

static void clear_temps(Compiler *c, Reg from)
{
    for (Reg r = from; r < top_temp(c); r++)
        emit(c, BL_INS_CLEAR, r, 0, 0);
}

static void or_pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail)
{
    const BlNodes *alternatives = &p->MatchOr.patterns;
    Label matched = new_label(c);
    for (size_t i = 0; i < alternatives->count && !c->failed; i++) {
        bool last = i + 1 == alternatives->count;
        Label next = last ? fail : new_label(c);
        Reg from = top_temp(c);
        pattern(c, k, alternatives->items[i], subject, next);
        if (last)
            break;
        jump(c, matched);
        place_label(c, next);
        clear_temps(c, from);
        Names here = {.count = 0};
        collect(c, alternatives->items[i], &here);
        for (int n = 0; n < here.count; n++)
            emit(c, BL_INS_CLEAR, k->first + find(&k->names, here.name[n]), 0, 0);
    }
    place_label(c, matched);
}

static void pattern(Compiler *c, Case *k, const BlNode *p, Reg subject, Label fail)
{
    if (c->failed || !deeper(c)) {
        c->failed = true;
        return;
    }
    set_pos(c, p);
    switch (p->kind) {
    case BL_AST_MatchValue: {
        if (p->MatchValue.value->kind == BL_AST_JoinedStr) {
            syntax_error(c, p, "patterns may only match literals and attribute lookups");
            return;
        }
        Reg t = copy_of(c, subject), v = expr_temp(c, p->MatchValue.value);
        set_pos(c, p);
        emit_jump(c, BL_INS_JF_EQ, t, v, fail);
        break;
    }
    case BL_AST_MatchSingleton: {
        Reg t = copy_of(c, subject), v = new_temp(c);
        load_constant(c, p->MatchSingleton.value.kind == BL_CONST_NONE ? BL_NONE : p->MatchSingleton.value.kind == BL_CONST_TRUE ? BL_TRUE : BL_FALSE, v);
        emit_jump(c, BL_INS_JF_IS, t, v, fail);
        break;
    }
    case BL_AST_MatchSequence: sequence_pattern(c, k, p, subject, fail); break;
    case BL_AST_MatchMapping: mapping_pattern(c, k, p, subject, fail); break;
    case BL_AST_MatchClass: class_pattern(c, k, p, subject, fail); break;
    case BL_AST_MatchAs:
        if (p->MatchAs.pattern)
            pattern(c, k, p->MatchAs.pattern, subject, fail);
        capture(c, k, p->MatchAs.name, subject);
        break;
    case BL_AST_MatchOr: or_pattern(c, k, p, subject, fail); break;
    default: syntax_error(c, p, "%s is not supported yet", bl_ast_info[p->kind].name); break;
    }
    c->depth--;
}

void match_statement(Compiler *c, const BlNode *n)
{
    int base = mark(c);
    Label end = new_label(c);
    Reg subject = expr_temp(c, n->Match.subject);
    const BlNodes *cases = &n->Match.cases;
    for (size_t i = 0; i < cases->count && !c->failed; i++) {
        const BlNode *m = cases->items[i], *p = m->match_case.pattern;
        bool last = i + 1 == cases->count;
        want_reachable(c, p, m->match_case.guard || last);
        if (c->failed)
            return;
        Label fail = new_label(c), next = new_label(c);
        Case k = {.names = {.count = 0}};
        collect(c, p, &k.names);
        k.first = top_temp(c);
        int inner = mark(c);
        if (k.names.count)
            new_temps(c, k.names.count);
        pattern(c, &k, p, subject, fail);
        int top = mark(c);
        set_pos(c, p);
        for (int x = 0; x < k.names.count && !c->failed; x++)
            store_name(c, k.names.name[x], k.first + x);
        clear_temps(c, k.first + k.names.count);
        release_to(c, inner);
        if (m->match_case.guard)
            jump_if(c, m->match_case.guard, false, next);
        emit(c, BL_INS_CLEAR, subject, 0, 0);
        statements(c, &m->match_case.body);
        no_pos(c);
        jump(c, end);
        place_label(c, fail);
        c->unit->ntemps = top;
        clear_temps(c, k.first);
        release_to(c, inner);
        place_label(c, next);
    }
    no_pos(c);
    emit(c, BL_INS_CLEAR, subject, 0, 0);
    place_label(c, end);
    release_to(c, base);
}
