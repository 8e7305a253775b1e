/* native_plan.c -- a signature's text parsed into a plan, and arguments bound by it, with the words of each TypeError.
 *
 * The text is ours and in rodata, so its address is the key of the table of plans. A plan is made at the first call of
 * a function that has it: start-up parses nothing.
 *
 * Always: a plan lives as long as its interpreter. Binding runs no program code.
 */
#include "obj/native_plan.h"

#include "base/alloc.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

typedef struct BlNativeState {
    BlPlan **table;             /* open addressing by signature address; NULL: free */
    size_t mask, used;
} BlNativeState;

/* ---- parsing ---- */

typedef struct Parser {
    const char *p;
    BlPlan *plan;
    bool keyword_only;          /* a `*` was seen */
    bool slash;
} Parser;

static void skip_space(Parser *s)
{
    while (*s->p == ' ')
        s->p++;
}

static bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

static bool accept(Parser *s, char c)
{
    skip_space(s);
    if (*s->p != c)
        return false;
    s->p++;
    skip_space(s);
    return true;
}

/* The end of a default: a comma or the last parenthesis, outside of brackets and quotes. */
static const char *end_of_default(const char *p)
{
    int depth = 0;
    for (; *p; p++) {
        if (*p == '\'' || *p == '"') {
            const char quote = *p++;
            while (*p && *p != quote)
                p += *p == '\\' && p[1] ? 2 : 1;
            if (!*p)
                return p;
        } else if (*p == '(' || *p == '[' || *p == '{') {
            depth++;
        } else if (depth > 0 && (*p == ')' || *p == ']' || *p == '}')) {
            depth--;
        } else if (depth == 0 && (*p == ',' || *p == ')')) {
            return p;
        }
    }
    return p;
}

static bool same(const char *p, size_t n, const char *word) { return strlen(word) == n && !memcmp(p, word, n); }

/* A quoted text with the escapes \n and \\; BL_NULL: raised. */
static BlRef parse_text(const char *p, size_t n)
{
    char buf[64];
    size_t k = 0;
    for (size_t i = 1; i + 1 < n && k < sizeof buf; i++) {
        char c = p[i];
        if (c == '\\' && i + 2 < n) {
            c = p[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        buf[k++] = c;
    }
    return bl_str_utf8(buf, k);
}

/* Sets the fallback from a default's text; anything unknown counts as absent. false: out of memory. */
static bool parse_default(BlParam *param, const char *p, size_t n)
{
    param->optional = true;
    param->fallback = BL_NULL;
    if (same(p, n, "None") || same(p, n, "NULL"))
        param->none_passes = true;
    if (same(p, n, "None")) {
        param->fallback = BL_NONE;
    } else if (same(p, n, "True")) {
        param->fallback = BL_TRUE;
    } else if (same(p, n, "False")) {
        param->fallback = BL_FALSE;
    } else if (n >= 2 && (p[0] == '\'' || p[0] == '"') && p[n - 1] == p[0]) {
        param->fallback = parse_text(p, n);
        return param->fallback != BL_NULL;
    } else if (n && n < 18) {
        size_t i = p[0] == '-' ? 1 : 0;
        int64_t value = 0;
        bool digits = i < n;
        for (; i < n && digits; i++) {
            digits = p[i] >= '0' && p[i] <= '9';
            value = value * 10 + (p[i] - '0');
        }
        if (digits)
            param->fallback = bl_from_imm(p[0] == '-' ? -value : value);
    }
    return true;
}

static enum BlCheck check_of(const char *p, size_t n)
{
    static const struct { const char *word; enum BlCheck check; } words[] = {
        {"int", BL_CHECK_INT}, {"ssize", BL_CHECK_SSIZE}, {"str", BL_CHECK_STR}, {"bool", BL_CHECK_BOOL}, {"float", BL_CHECK_FLOAT},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same(p, n, words[i].word))
            return words[i].check;
    return BL_CHECK_NONE;
}

static const char *skip_word(Parser *s)
{
    const char *start = s->p;
    while (is_word(*s->p))
        s->p++;
    return start;
}

/* param: NAME [':' NAME] ['=' default] */
static bool parse_param(Parser *s)
{
    BlPlan *plan = s->plan;
    const char *start = skip_word(s);
    char name[64];
    size_t n = (size_t)(s->p - start);
    if (n == 0 || n >= sizeof name || plan->count == BL_MAX_PARAMS)
        return true;            /* not a signature of ours; the plan ends here */
    memcpy(name, start, n);
    name[n] = 0;
    BlParam *param = &plan->params[plan->count];
    *param = (BlParam){bl_str_intern(name), BL_NULL, BL_CHECK_NONE, false, false};
    if (param->name == BL_NULL)
        return false;
    plan->count++;
    if (accept(s, ':')) {
        start = skip_word(s);
        param->check = (uint8_t)check_of(start, (size_t)(s->p - start));
    }
    if (accept(s, '=')) {
        const char *end = end_of_default(s->p);
        size_t length = (size_t)(end - s->p);
        while (length && s->p[length - 1] == ' ')
            length--;
        if (!parse_default(param, s->p, length))
            return false;
        s->p = end;
    }
    if (!s->keyword_only) {
        plan->positional = plan->count;
        plan->required += !param->optional;
    }
    plan->required_all += !param->optional;
    return true;
}

/* signature: '(' [(param | '/' | '*') (',' ...)*] ')' */
static bool parse(Parser *s)
{
    accept(s, '(');
    while (*s->p && *s->p != ')') {
        const char *before = s->p;
        if (accept(s, '/')) {
            s->plan->positional_only = s->plan->count;
            s->slash = true;
        } else if (accept(s, '*')) {
            s->keyword_only = true;
        } else if (!parse_param(s)) {
            return false;
        }
        accept(s, ',');
        if (s->p == before)
            break;
    }
    return true;
}

static void free_plan(BlPlan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        bl_drop(plan->params[i].name);
        bl_drop(plan->params[i].fallback);
    }
    bl_mfree(plan);
}

static size_t count_commas(const char *p)
{
    size_t n = 1;
    for (; *p; p++)
        n += *p == ',';
    return n;
}

static BlPlan *make_plan(const char *signature)
{
    size_t room = count_commas(signature);
    room = room > BL_MAX_PARAMS ? BL_MAX_PARAMS : room;
    BlPlan *plan = bl_calloc(1, sizeof *plan + room * sizeof(BlParam));
    if (!plan) {
        bl_no_memory();
        return NULL;
    }
    plan->signature = signature;
    Parser s = {signature, plan, false, false};
    if (!parse(&s)) {
        free_plan(plan);
        return NULL;
    }
    plan->plain = plan->positional_only == plan->count && plan->required == plan->count;
    for (size_t i = 0; i < plan->count; i++)
        plan->plain = plan->plain && plan->params[i].check == BL_CHECK_NONE;
    return plan;
}

/* ---- the table of plans ---- */

static size_t find_plan(const BlNativeState *t, const char *signature)
{
    size_t i = (size_t)(((uintptr_t)signature * 0x9e3779b97f4a7c15u) >> 40) & t->mask;
    while (t->table[i] && t->table[i]->signature != signature)
        i = (i + 1) & t->mask;
    return i;
}

static bool grow_table(BlNativeState *t)
{
    if ((t->used + 1) * 2 <= t->mask)
        return true;
    BlNativeState bigger = {bl_calloc((t->mask + 1) * 2, sizeof(BlPlan *)), t->mask * 2 + 1, t->used};
    if (!bigger.table) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i <= t->mask; i++)
        if (t->table[i])
            bigger.table[find_plan(&bigger, t->table[i]->signature)] = t->table[i];
    bl_mfree(t->table);
    *t = bigger;
    return true;
}

BlPlan *bl_plan_of(const char *signature)
{
    BlNativeState *t = bl_vm->native;
    size_t i = find_plan(t, signature);
    if (t->table[i])
        return t->table[i];
    BlPlan *plan = make_plan(signature);
    if (!plan)
        return NULL;
    if (!grow_table(t)) {
        free_plan(plan);
        return NULL;
    }
    t->table[find_plan(t, signature)] = plan;
    t->used++;
    return plan;
}

bool bl_native_init(BlVm *vm)
{
    enum { FIRST = 256 };
    BlNativeState *t = bl_malloc(sizeof *t);
    if (!t)
        return false;
    *t = (BlNativeState){bl_calloc(FIRST, sizeof(BlPlan *)), FIRST - 1, 0};
    if (!t->table) {
        bl_mfree(t);
        return false;
    }
    vm->native = t;
    return true;
}

void bl_native_fini(BlVm *vm)
{
    BlNativeState *t = vm->native;
    if (!t)
        return;
    for (size_t i = 0; i <= t->mask; i++)
        if (t->table[i])
            free_plan(t->table[i]);
    bl_mfree(t->table);
    bl_mfree(t);
    vm->native = NULL;
}

/* ---- errors ---- */

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* Functions without keywords and with at most one required argument speak by their full name. */
static bool full_name_error(BlCallName who, const char *what, size_t given)
{
    BlRef full = who.native ? bl_native_full_name(who.native) : bl_str_c(who.name);
    if (full == BL_NULL)
        return false;
    if (given == SIZE_MAX)
        bl_raise(bl_exc(TypeError), "%U() takes no keyword arguments", full);
    else
        bl_raise(bl_exc(TypeError), "%U() takes %s (%zu given)", full, what, given);
    bl_drop(full);
    return false;
}

bool bl_check_arity(const char *fname, size_t nargs, size_t min, size_t max)
{
    if (nargs >= min && nargs <= max)
        return true;
    size_t n = nargs < min ? min : max;
    bl_raise(bl_exc(TypeError), "%s expected %s%zu argument%s, got %zu", fname,
             min == max ? "" : nargs < min ? "at least " : "at most ", n, plural(n), nargs);
    return false;
}

bool bl_no_keywords(const char *fname, BlVal kwnames)
{
    if (kwnames == BL_NULL || bl_as_tuple(kwnames)->count == 0)
        return true;
    bl_raise(bl_exc(TypeError), "%s() takes no keyword arguments", fname);
    return false;
}

static bool arity_error(const BlPlan *plan, BlCallName who, size_t nargs)
{
    if (plan->count == 0)
        return full_name_error(who, "no arguments", nargs);
    if (plan->count == 1 && plan->required == 1)
        return full_name_error(who, "exactly one argument", nargs);
    return bl_check_arity(who.name, nargs, plan->required, plan->count);
}

/* Counts that cannot be right, whatever the names are. */
static bool check_counts(const BlPlan *plan, const char *name, size_t nargs, size_t nkw)
{
    size_t n = plan->count, max = plan->positional;
    size_t least = plan->positional_only < plan->required ? plan->positional_only : plan->required;
    if (nargs + nkw > n)
        bl_raise(bl_exc(TypeError), "%s() takes %s %zu %sargument%s (%zu given)", name, plan->required_all < n ? "at most" : "exactly", n,
                 nargs == 0 ? "keyword " : "", plural(n), nargs + nkw);
    else if (nargs > max && max == 0)
        bl_raise(bl_exc(TypeError), "%s() takes no positional arguments", name);
    else if (nargs > max)
        bl_raise(bl_exc(TypeError), "%s() takes %s %zu positional argument%s (%zu given)", name, plan->required < max ? "at most" : "exactly",
                 max, plural(max), nargs);
    else if (nargs < least)
        bl_raise(bl_exc(TypeError), "%s() takes %s %zu positional argument%s (%zu given)", name, least < max ? "at least" : "exactly", least,
                 plural(least), nargs);
    else
        return true;
    return false;
}

/* ---- binding ---- */

static bool same_name(BlVal a, BlVal b) { return a == b || bl_str_equal(a, b); }

/* The first keyword that is no parameter, or one already given by position. */
static bool keyword_error(const BlPlan *plan, const char *name, size_t nargs, BlVal kwnames)
{
    const BlTuple *names = bl_as_tuple(kwnames);
    for (size_t k = 0; k < names->count; k++) {
        size_t i = plan->positional_only;
        while (i < plan->count && !same_name(names->items[k], plan->params[i].name))
            i++;
        if (i == plan->count)
            bl_raise(bl_exc(TypeError), "'%V' is an invalid keyword argument for %s()", names->items[k], name);
        else if (i < nargs)
            bl_raise(bl_exc(TypeError), "argument for %s() given by name ('%U') and position (%zu)", name, names->items[k], i + 1);
        else
            continue;
        return false;
    }
    return false;
}

static bool bind_keywords(const BlPlan *plan, const char *name, const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *out)
{
    const BlTuple *names = kwnames == BL_NULL ? NULL : bl_as_tuple(kwnames);
    size_t nkw = names ? names->count : 0, left = nkw;
    if (!check_counts(plan, name, nargs, nkw))
        return false;
    for (size_t i = 0; i < nargs; i++)
        out[i] = arg[i];
    for (size_t i = nargs; i < plan->count; i++) {
        const BlParam *param = &plan->params[i];
        out[i] = param->fallback;
        bool given = false;
        for (size_t k = 0; left && i >= plan->positional_only && k < nkw && !given; k++)
            if (same_name(names->items[k], param->name)) {
                out[i] = arg[nargs + k];
                given = true;
                left--;
            }
        if (!given && !param->optional) {
            bl_raise(bl_exc(TypeError), "%s() missing required argument '%U' (pos %zu)", name, param->name, i + 1);
            return false;
        }
    }
    return left ? keyword_error(plan, name, nargs, kwnames) : true;
}

bool bl_plan_bind(const BlPlan *plan, BlCallName who, const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *out)
{
    if (plan->positional_only < plan->count)
        return bind_keywords(plan, who.name, arg, nargs, kwnames, out);
    if (kwnames != BL_NULL && bl_as_tuple(kwnames)->count)
        return full_name_error(who, "", SIZE_MAX);
    if (nargs < plan->required || nargs > plan->count)
        return arity_error(plan, who, nargs);
    for (size_t i = 0; i < nargs; i++)
        out[i] = arg[i];
    for (size_t i = nargs; i < plan->count; i++)
        out[i] = plan->params[i].fallback;
    return true;
}
