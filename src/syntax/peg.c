/* peg.c -- reading the grammar text, and matching by it.
 *
 * Results are remembered per token and rule, so the time is linear. Some are remembered under both modes at once (see
 * peg.def): that a result found while the rules for wrong programs were off is used when they are on is part of how
 * CPython chooses its messages.
 */
#include "syntax/peg.h"

#include <string.h>

#include "base/alloc.h"

static const char *const grammar_text[] = {
#include "syntax/peg.def"
};

enum { RULE_COUNT = sizeof grammar_text / sizeof *grammar_text };

/* ---- reading the text ---- */

typedef struct Reader {
    const char *at;
    Grammar    *g;
    BlBump     *memory;
    bool        bad;
} Reader;

static const char *const action_names[ACT_COUNT] = {
    [ACT_AT] = "at", [ACT_RANGE] = "range", [ACT_FROM] = "from", [ACT_ERROR] = "error", [ACT_INDENT] = "indent",
    [ACT_EXIT] = "exit", [ACT_REAL] = "real", [ACT_IMAGINARY] = "imaginary", [ACT_STRINGS] = "strings",
    [ACT_GENERATOR] = "generator", [ACT_TO_TARGET] = "to_target", [ACT_BARE_GENERATOR] = "bare_generator",
    [ACT_ARGUMENT_ORDER] = "argument_order", [ACT_LEGACY] = "legacy", [ACT_COMMA] = "comma",
    [ACT_STAR_TARGET] = "star_target", [ACT_DEL_TARGET] = "del_target", [ACT_FOR_TARGET] = "for_target",
    [ACT_DICT_KEY] = "dict_key", [ACT_PATTERNS] = "patterns", [ACT_KEEP] = "keep",
};

static void *take(Reader *r, size_t size)
{
    void *p = bl_bump_zero(r->memory, size ? size : 1);
    if (!p)
        r->bad = true;
    return p;
}

static void skip_blanks(Reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static int token_kind(const char *s, size_t n)
{
    for (int k = 0; k < BL_TOK_COUNT; k++)
        if (strlen(bl_token_text[k]) == n && memcmp(bl_token_text[k], s, n) == 0)
            return k;
    return -1;
}

static int find_rule(const Grammar *g, const char *s, size_t n)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->rules[i].name_len == n && memcmp(g->rules[i].name, s, n) == 0)
            return (int)i;
    return -1;
}

int bl_grammar_find(const Grammar *g, const char *name)
{
    return find_rule(g, name, strlen(name));
}

static void read_alts(Reader *r, Alts *out);

/* A name in lower case is a rule, one in capitals a class of token. */
static void read_name(Reader *r, Item *item)
{
    const char *s = r->at;
    while (is_word(*r->at))
        r->at++;
    size_t n = (size_t)(r->at - s);
    int found;
    if (n == 4 && memcmp(s, "SOFT", 4) == 0) {
        item->op = OP_SOFT;
    } else if (n == 2 && memcmp(s, "TC", 2) == 0) {
        item->op = OP_NEVER;
    } else if (*s >= 'A' && *s <= 'Z') {
        item->op = OP_TOKEN;
        found = token_kind(s, n);
        r->bad |= found < 0;
        item->arg = (uint16_t)found;
    } else {
        item->op = OP_RULE;
        found = find_rule(r->g, s, n);
        r->bad |= found < 0;
        item->arg = (uint16_t)found;
    }
}

static void read_group(Reader *r, Item *item, ItemOp op, char close)
{
    r->at++;
    item->op = (uint8_t)op;
    item->alts = take(r, sizeof *item->alts);
    if (r->bad)
        return;
    read_alts(r, item->alts);
    r->bad |= *r->at != close;
    r->at += !r->bad;
}

static void read_atom(Reader *r, Item *item)
{
    char close = *r->at == '<' ? '>' : '\'';
    switch (*r->at) {
    case '\'': case '<': {
        const char *s = ++r->at;
        while (*r->at && *r->at != close)
            r->at++;
        size_t n = (size_t)(r->at - s);
        r->at++;
        if (close == '>') {
            item->op = OP_WORD;
            item->word = bl_bump_text(r->memory, s, n);
            r->bad |= !item->word;
        } else {
            int kind = token_kind(s, n);
            item->op = OP_TOKEN;
            item->arg = (uint16_t)kind;
            r->bad |= kind < 0;
        }
        break;
    }
    case '(': read_group(r, item, OP_GROUP, ')'); break;
    case '[': read_group(r, item, OP_OPT, ']'); break;
    default: read_name(r, item); break;
    }
}

/* Puts what has been read below a new item. */
static void wrap(Reader *r, Item *item, ItemOp op)
{
    Item *child = take(r, sizeof *child);
    if (!child)
        return;
    *child = *item;
    child->slot = -1;
    *item = (Item){.op = (uint8_t)op, .slot = -1, .child = child};
}

static void read_item(Reader *r, Item *item)
{
    *item = (Item){.slot = -1};
    int slot = -1;
    if ((*r->at == 'a' || *r->at == 'b') && r->at[1] == '=') {
        slot = *r->at - 'a';
        r->at += 2;
    }
    ItemOp before = OP_TOKEN;
    if (*r->at == '~') {
        r->at++;
        item->op = OP_CUT;
        return;
    }
    if (r->at[0] == '&' && r->at[1] == '&') {
        before = OP_FORCE;
        r->at += 2;
    } else if (*r->at == '&' || *r->at == '!') {
        before = *r->at == '&' ? OP_AND : OP_NOT;
        r->at++;
    }
    read_atom(r, item);
    if (*r->at == '.') {
        r->at++;
        Item *sep = take(r, sizeof *sep), *child = take(r, sizeof *child);
        if (r->bad)
            return;
        *sep = *item;
        *child = (Item){.slot = -1};
        read_atom(r, child);
        r->bad |= *r->at++ != '+';
        *item = (Item){.op = OP_SEP, .slot = -1, .child = child, .sep = sep};
    } else if (*r->at == '*' || *r->at == '+') {
        wrap(r, item, *r->at++ == '*' ? OP_STAR : OP_PLUS);
    }
    if (before != OP_TOKEN)
        wrap(r, item, before);
    item->slot = (int8_t)slot;
}

static void read_action(Reader *r, Alt *alt)
{
    const char *s = ++r->at;
    while (is_word(*r->at))
        r->at++;
    size_t n = (size_t)(r->at - s);
    for (int i = 1; i < ACT_COUNT; i++)
        if (strlen(action_names[i]) == n && memcmp(action_names[i], s, n) == 0)
            alt->action = (ActionKind)i;
    while (*r->at && *r->at != '}' && *r->at != '`')
        r->at++;
    if (*r->at == '`') {
        alt->message = ++r->at;
        while (*r->at && *r->at != '`')
            r->at++;
        alt->message_len = (size_t)(r->at - alt->message);
        r->at++;
    }
    r->bad |= *r->at != '}' || !alt->action;
    r->at += !r->bad;
}

static void read_alt(Reader *r, Alt *alt)
{
    enum { ITEMS_MOST = 16 };
    Item items[ITEMS_MOST];
    size_t count = 0;
    for (;;) {
        skip_blanks(r);
        char c = *r->at;
        if (r->bad || c == 0 || c == '|' || c == ')' || c == ']' || count == ITEMS_MOST)
            break;
        if (c == '{') {
            read_action(r, alt);
            skip_blanks(r);
            break;
        }
        read_item(r, &items[count++]);
    }
    alt->items = take(r, count * sizeof *items);
    alt->count = count;
    if (alt->items)
        memcpy(alt->items, items, count * sizeof *items);
}

static void read_alts(Reader *r, Alts *out)
{
    enum { ALTS_MOST = 16 };
    Alt alts[ALTS_MOST];
    size_t count = 0;
    do {
        alts[count] = (Alt){.items = NULL};
        read_alt(r, &alts[count++]);
    } while (!r->bad && count < ALTS_MOST && *r->at == '|' && *r->at++);
    out->alts = take(r, count * sizeof *alts);
    out->count = count;
    if (out->alts)
        memcpy(out->alts, alts, count * sizeof *alts);
}

bool bl_grammar_load(Grammar *g, BlBump *memory)
{
    Reader r = {.g = g, .memory = memory};
    g->rules = take(&r, RULE_COUNT * sizeof *g->rules);
    g->count = 0;
    if (r.bad)
        return false;
    for (int i = 0; i < RULE_COUNT; i++) {
        Rule *rule = &g->rules[g->count++];
        rule->name = grammar_text[i];
        while (is_word(rule->name[rule->name_len]))
            rule->name_len++;
        rule->wrong = strncmp(rule->name, "invalid_", 8) == 0;
    }
    for (int i = 0; i < RULE_COUNT && !r.bad; i++) {
        Rule *rule = &g->rules[i];
        r.at = rule->name + rule->name_len;
        rule->always = *r.at == '!';
        rule->left = *r.at == '@';
        rule->fresh = *r.at == '^';
        rule->quiet = *r.at == '-';
        while (*r.at++ != ':')
            ;
        read_alts(&r, &rule->alts);
        r.bad |= *r.at != 0;
    }
    return !r.bad;
}

/* ---- memory of results ---- */

void bl_peg_forget(Machine *m)
{
    m->memo_count = 0;
    for (size_t i = 0; i < m->memo_head_count; i++)
        m->memo_heads[i] = -1;
}

static Memo *recall(Machine *m, int rule, int pos, uint8_t mode)
{
    if ((size_t)pos >= m->memo_head_count)
        return NULL;
    for (int i = m->memo_heads[pos]; i >= 0; i = m->memos[i].next)
        if (m->memos[i].rule == rule && m->memos[i].mode == mode)
            return &m->memos[i];
    return NULL;
}

static void give_up(Machine *m)
{
    m->failed = true;
    m->sh->no_memory = true;
}

static void remember(Machine *m, int rule, int pos, uint8_t mode, int end)
{
    if ((size_t)pos >= m->memo_head_count) {
        size_t count = bl_grow(m->memo_head_count, (size_t)pos + 1, sizeof *m->memo_heads);
        int *heads = count ? bl_realloc_array(m->memo_heads, count, sizeof *heads) : NULL;
        if (!heads) {
            give_up(m);
            return;
        }
        for (size_t i = m->memo_head_count; i < count; i++)
            heads[i] = -1;
        m->memo_heads = heads;
        m->memo_head_count = count;
    }
    if (m->memo_count == m->memo_capacity) {
        size_t count = bl_grow(m->memo_capacity, m->memo_count + 1, sizeof *m->memos);
        Memo *memos = count && count < INT32_MAX ? bl_realloc_array(m->memos, count, sizeof *memos) : NULL;
        if (!memos) {
            give_up(m);
            return;
        }
        m->memos = memos;
        m->memo_capacity = count;
    }
    m->memos[m->memo_count] = (Memo){m->memo_heads[pos], end, (uint16_t)rule, mode};
    m->memo_heads[pos] = (int)m->memo_count++;
}

/* ---- matching ---- */

static int match_alts(Machine *m, const Alts *alts, int pos);

static inline int kind_at(Machine *m, int pos)
{
    if ((size_t)pos >= m->view.count && !bl_machine_read(m, pos))
        return -1;
    return m->view.tokens[pos].kind;
}

/* A name that is a soft keyword; CPython compares only as many letters as the name has. */
static bool is_soft(const BlToken *t)
{
    return (t->len <= 1 && *t->start == '_') || (t->len <= 4 && memcmp("case", t->start, t->len) == 0) ||
           (t->len <= 5 && memcmp("match", t->start, t->len) == 0);
}

static int match_token(Machine *m, const Item *item, int pos)
{
    int kind = kind_at(m, pos);
    switch (item->op) {
    case OP_TOKEN:
        if (kind != item->arg)
            return -1;
        if (kind == BL_TOK_NUMBER) {
            bl_machine_number(m, pos);
            if (m->failed)
                return -1;
        }
        return pos + 1;
    case OP_WORD: return kind == BL_TOK_NAME && bl_token_is(&m->view.tokens[pos], item->word) ? pos + 1 : -1;
    case OP_SOFT: return kind == BL_TOK_NAME && is_soft(&m->view.tokens[pos]) ? pos + 1 : -1;
    }
    return -1;
}

static int match_item(Machine *m, const Item *item, int pos);

/* child* and child+: as many as there are */
static int match_many(Machine *m, const Item *item, int pos)
{
    int count = 0;
    for (;; count++) {
        int end = match_item(m, item->child, pos);
        if (end < 0)
            break;
        pos = end;
        if (m->top == 1 && item->child->op == OP_RULE && m->grammar->rules[item->child->arg].name_len == 9 &&
            memcmp(m->grammar->rules[item->child->arg].name, "statement", 9) == 0)
            bl_peg_forget(m);       /* nothing goes back into a finished statement of the program */
    }
    return m->failed || (item->op == OP_PLUS && count == 0) ? -1 : pos;
}

/* child (sep child)* */
static int match_separated(Machine *m, const Item *item, int pos)
{
    int end = match_item(m, item->child, pos);
    while (end >= 0) {
        pos = end;
        int after = match_item(m, item->sep, pos);
        end = after < 0 ? -1 : match_item(m, item->child, after);
        if (end < 0)
            return m->failed ? -1 : pos;
    }
    return -1;
}

static int match_item(Machine *m, const Item *item, int pos)
{
    int end;
    if (m->failed)
        return -1;
    switch (item->op) {
    case OP_RULE: return bl_peg_rule(m, item->arg, pos);
    case OP_GROUP: return match_alts(m, item->alts, pos);
    case OP_OPT:
        end = match_alts(m, item->alts, pos);
        return end < 0 && !m->failed ? pos : end;
    case OP_STAR: case OP_PLUS: return match_many(m, item, pos);
    case OP_SEP: return match_separated(m, item, pos);
    case OP_AND:
        end = match_item(m, item->child, pos);
        return end < 0 ? -1 : pos;
    case OP_NOT:
        end = match_item(m, item->child, pos);
        return end < 0 && !m->failed ? pos : -1;
    case OP_FORCE:
        end = match_item(m, item->child, pos);
        if (end < 0 && !m->failed)
            bl_machine_demand(m, pos, bl_token_text[item->child->arg]);
        return end;
    case OP_CUT: return pos;
    }
    return match_token(m, item, pos);
}

static bool is_for_wrong_programs(const Machine *m, const Alt *alt)
{
    return alt->count == 1 && alt->items[0].op == OP_RULE && m->grammar->rules[alt->items[0].arg].wrong;
}

static int match_alts(Machine *m, const Alts *alts, int pos)
{
    for (size_t i = 0; i < alts->count && !m->failed; i++) {
        const Alt *alt = &alts->alts[i];
        if (!m->wrong_on && is_for_wrong_programs(m, alt))
            continue;
        Slot slots[2] = {{0, 0, NULL}, {0, 0, NULL}};
        int at = pos;
        bool cut = false;
        for (size_t j = 0; j < alt->count && at >= 0; j++) {
            const Item *item = &alt->items[j];
            int end = match_item(m, item, at);
            if (item->slot >= 0)
                slots[item->slot] = (Slot){at, end, item};
            cut |= item->op == OP_CUT;
            at = end;
        }
        if (at >= 0) {
            if (alt->action && !bl_machine_act(m, alt, slots, pos, at))
                return -1;
            return m->failed ? -1 : at;
        }
        if (cut)
            return -1;
    }
    return -1;
}

/* The first try of a left-recursive rule fails at itself and finds the shortest match; each further one finds the
 * result so far at its own beginning and grows it. */
static int grow(Machine *m, int rule, int pos)
{
    remember(m, rule, pos, 0, -1);
    int best = -1;
    while (!m->failed) {
        int end = match_alts(m, &m->grammar->rules[rule].alts, pos);
        if (m->failed)
            return -1;
        if (end <= best)
            break;
        best = end;
        Memo *memo = recall(m, rule, pos, 0);
        if (!memo)
            break;
        memo->end = best;
    }
    return best;
}

int bl_peg_rule(Machine *m, int number, int pos)
{
    const Rule *rule = &m->grammar->rules[number];
    if (m->failed)
        return -1;
    if (!bl_cstack_ok()) {
        give_up(m);
        return -1;
    }
    uint8_t mode = rule->always || rule->left ? 0 : m->wrong_on ? 2 : 1;
    const Memo *memo = rule->fresh ? NULL : recall(m, number, pos, mode);
    if (memo)
        return memo->end;
    if (rule->left)
        return grow(m, number, pos);
    bool before = m->wrong_on, outermost = rule->name_len == 10 && memcmp(rule->name, "statements", 10) == 0;
    if (rule->quiet)
        m->wrong_on = false;
    m->top += outermost;
    int end = match_alts(m, &rule->alts, pos);
    m->top -= outermost;
    m->wrong_on = before;
    if (!m->failed && !rule->fresh)
        remember(m, number, pos, mode, end);
    return m->failed ? -1 : end;
}
