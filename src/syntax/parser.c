/* parser.c -- one parse from beginning to end: decode, tokens, tree; and what all parse functions stand on.
 *
 * The program is parsed once, quickly and silently. Only if that fails does diagnose.c read it again, slowly, to
 * find the words CPython would use.
 */
#include "syntax/parser.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "syntax/parse.h"

/* The public part comes first: a BlParse is the beginning of its Whole. */
typedef struct Whole {
    BlParse  public;
    Shared   shared;
    BlSource source;
} Whole;

enum { DEPTH_MOST = 5970 };

/* ---- nodes and lists ---- */

static const BlToken *last_token(const Parser *p)
{
    size_t i = p->pos;
    while (i > 0) {
        const BlToken *t = &p->tokens[--i];
        if (t->kind != BL_TOK_NEWLINE && t->kind != BL_TOK_INDENT && t->kind != BL_TOK_DEDENT && t->kind != BL_TOK_END)
            return t;
    }
    return &p->tokens[0];
}

BlNode *bl_node_at(Parser *p, int kind, int line, int col, int end_line, int end_col)
{
    size_t size = bl_ast_info[kind].size;
    BlNode *n = bl_bump(&p->sh->memory, size);
    if (!n) {
        p->sh->no_memory = true;
        return NULL;
    }
    memset(n, 0, size);
    n->kind = (uint8_t)kind;
    n->line = line;
    n->col = col;
    n->end_line = end_line;
    n->end_col = end_col;
    return n;
}

BlNode *bl_node_new(Parser *p, int kind, size_t start)
{
    const BlToken *first = &p->tokens[start], *last = last_token(p);
    return bl_node_at(p, kind, first->line, first->col, last->end_line, last->end_col);
}

bool bl_push(Parser *p, BlNode *n)
{
    Shared *sh = p->sh;
    if (sh->stack_count == sh->stack_capacity) {
        size_t capacity = bl_grow(sh->stack_capacity, sh->stack_count + 1, sizeof *sh->stack);
        BlNode **stack = capacity ? bl_realloc_array(sh->stack, capacity, sizeof *stack) : NULL;
        if (!stack) {
            sh->no_memory = true;
            return false;
        }
        sh->stack = stack;
        sh->stack_capacity = capacity;
    }
    sh->stack[sh->stack_count++] = n;
    return true;
}

bool bl_take_list(Parser *p, size_t base, BlNodes *out)
{
    Shared *sh = p->sh;
    size_t count = sh->stack_count - base;
    *out = (BlNodes){NULL, 0};
    if (count) {
        out->items = bl_bump_array(&sh->memory, count, sizeof *out->items);
        if (!out->items) {
            sh->no_memory = true;
            return false;
        }
        memcpy(out->items, sh->stack + base, count * sizeof *out->items);
        out->count = count;
    }
    sh->stack_count = base;
    return true;
}

bool bl_single_list(Parser *p, BlNode *n, BlNodes *out)
{
    size_t base = p->sh->stack_count;
    return bl_push(p, n) && bl_take_list(p, base, out);
}

bool bl_deeper(Parser *p, int by)
{
    p->sh->depth += by;
    if (p->sh->depth <= DEPTH_MOST && bl_cstack_ok())
        return true;
    p->sh->no_memory = true;
    return false;
}

/* ---- names ---- */

static uint32_t hash_of(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h;
}

static bool grow_names(Shared *sh)
{
    size_t slots = sh->name_slots ? sh->name_slots * 2 : 64;
    BlName **names = bl_calloc(slots, sizeof *names);
    if (!names)
        return false;
    for (size_t i = 0; i < sh->name_slots; i++) {
        if (!sh->names[i])
            continue;
        size_t at = sh->names[i]->hash & (slots - 1);
        while (names[at])
            at = (at + 1) & (slots - 1);
        names[at] = sh->names[i];
    }
    bl_mfree(sh->names);
    sh->names = names;
    sh->name_slots = slots;
    return true;
}

static BlName *intern(Parser *p, const char *text, size_t len)
{
    Shared *sh = p->sh;
    if (sh->name_count * 2 >= sh->name_slots && !grow_names(sh))
        goto fail;
    uint32_t hash = hash_of(text, len);
    size_t at = hash & (sh->name_slots - 1);
    for (; sh->names[at]; at = (at + 1) & (sh->name_slots - 1)) {
        BlName *n = sh->names[at];
        if (n->hash == hash && n->len == len && memcmp(n->bytes, text, len) == 0)
            return n;
    }
    BlName *n = bl_bump(&sh->memory, sizeof *n + len + 1);
    if (!n)
        goto fail;
    *n = (BlName){.hash = hash, .number = (uint32_t)sh->name_count, .len = len};
    memcpy(n->bytes, text, len);
    n->bytes[len] = 0;
    sh->names[at] = n;
    sh->name_count++;
    return n;
fail:
    sh->no_memory = true;
    return NULL;
}

BlName *bl_name_of(Parser *p, const char *text, size_t len)
{
    if (bl_ascii_span(text, len) == len)
        return intern(p, text, len);
    size_t size = 0;
    uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)text, len, NULL, &size);
    if (!normal) {
        p->sh->no_memory = true;
        return NULL;
    }
    BlName *n = intern(p, (const char *)normal, size);
    free(normal);
    return n;
}

BlName *bl_name_token(Parser *p, size_t index)
{
    return bl_name_of(p, p->tokens[index].start, p->tokens[index].len);
}

/* ---- tokens ---- */

static bool add_token(Parser *p, size_t *capacity, const BlToken *t)
{
    if (p->count == *capacity) {
        size_t wish = bl_grow(*capacity, p->count + 64, sizeof *t);
        BlToken *tokens = wish ? bl_realloc_array(p->tokens, wish, sizeof *t) : NULL;
        if (!tokens) {
            p->sh->no_memory = true;
            return false;
        }
        p->tokens = tokens;
        *capacity = wish;
    }
    p->tokens[p->count++] = *t;
    return true;
}

/* All tokens up to the end or the first fault; the array always ends with END or ERROR. */
bool bl_tokenize(Parser *p, BlLexer *lx, bool single)
{
    size_t capacity = 0;
    BlToken t;
    bool started = false;
    do {
        if (single)
            bl_lexer_next_single(lx, &t, &started);
        else
            bl_lexer_next(lx, &t);
        if (!add_token(p, &capacity, &t))
            return false;
    } while (t.kind != BL_TOK_END && t.kind != BL_TOK_ERROR);
    if (lx->stop == BL_STOP_MEMORY || lx->memory->failed)
        p->sh->no_memory = true;
    return !p->sh->no_memory;
}

/* ---- lines ---- */

static bool find_lines(Shared *sh)
{
    size_t count = 1;
    for (const char *s = sh->text, *end = s + sh->text_len; s < end && (s = memchr(s, '\n', (size_t)(end - s))); s++)
        count++;
    sh->lines = bl_bump_array(&sh->scratch, count, sizeof *sh->lines);
    if (!sh->lines)
        return false;
    sh->lines[sh->line_count++] = 0;
    for (const char *s = sh->text, *end = s + sh->text_len; s < end && (s = memchr(s, '\n', (size_t)(end - s))); s++)
        sh->lines[sh->line_count++] = (size_t)(s + 1 - sh->text);
    return true;
}

const char *bl_line_text(Shared *sh, int line, size_t *len)
{
    *len = 0;
    if (line < 1 || (!sh->lines && !find_lines(sh)) || (size_t)line > sh->line_count)
        return "";
    size_t from = sh->lines[line - 1];
    size_t to = (size_t)line < sh->line_count ? sh->lines[line] : sh->text_len;
    *len = to - from;
    return sh->text + from;
}

/* ---- the whole ---- */

/* file: [statements] END */
static BlNode *parse_file(Parser *p)
{
    BlNodes body;
    if (!bl_parse_statements(p, &body, BL_TOK_END) || peek(p) != BL_TOK_END)
        return NULL;
    BlNode *n = bl_node_at(p, BL_AST_Module, 0, 0, 0, 0);
    if (n)
        n->Module.body = body;
    return n;
}

bool bl_more_text(const char *s)
{
    for (;;) {
        while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\014')
            s++;
        if (*s != '#')
            return *s != 0;
        while (*s && *s != '\n')
            s++;
    }
}

/* interactive: statement_newline, and nothing but blanks and comments after it */
static BlNode *parse_single(Parser *p)
{
    BlNodes body;
    if (!bl_parse_statement_line(p, &body))
        return NULL;
    const BlToken *last = &p->tokens[p->pos - 1];
    if (last->start && bl_more_text(last->start + last->len))
        return NULL;
    BlNode *n = bl_node_at(p, BL_AST_Interactive, 0, 0, 0, 0);
    if (n)
        n->Interactive.body = body;
    return n;
}

/* eval: expressions NEWLINE* END */
static BlNode *parse_eval(Parser *p)
{
    BlNode *body = bl_parse_expressions(p);
    if (!body)
        return NULL;
    while (accept(p, BL_TOK_NEWLINE))
        ;
    if (peek(p) != BL_TOK_END)
        return NULL;
    BlNode *n = bl_node_at(p, BL_AST_Expression, 0, 0, 0, 0);
    if (n)
        n->Expression.body = body;
    return n;
}

static BlNode *parse_quickly(Whole *w)
{
    Shared *sh = &w->shared;
    BlLexer *lx = bl_bump(&sh->scratch, sizeof *lx);
    if (!lx) {
        sh->no_memory = true;
        return NULL;
    }
    bl_lexer_init(lx, w->source.text, w->source.len, &sh->memory, &sh->warnings);
    lx->bad_byte = w->source.bad_byte;
    lx->bad_message = w->source.bad_message;
    lx->bad_no_position = w->source.bad_no_position;
    Parser p = {.sh = sh};
    sh->ascii = lx->all_ascii;
    BlNode *tree = NULL;
    if (bl_tokenize(&p, lx, sh->options->mode == BL_PARSE_SINGLE)) {
        switch (sh->options->mode) {
        case BL_PARSE_FILE:   tree = parse_file(&p); break;
        case BL_PARSE_SINGLE: tree = parse_single(&p); break;
        case BL_PARSE_EVAL:   tree = parse_eval(&p); break;
        }
    }
    bl_mfree(p.tokens);
    return tree;
}

/* Lexer and literals warn at different times; together the warnings go in the order of the text. */
static int by_place(const void *a, const void *b)
{
    const BlSyntaxWarning *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->col < y->col ? -1 : x->col > y->col;
}

BlParse *bl_parse(const char *src, size_t len, const BlParseOptions *options)
{
    static const BlParseOptions usual = {BL_PARSE_FILE, 0, NULL, 0};
    Whole *w = bl_calloc(1, sizeof *w);
    if (!w)
        return NULL;
    if (!bl_cstack_low)
        bl_cstack_init();
    BlParse *out = &w->public;
    Shared *sh = &w->shared;
    bl_bump_init(&sh->memory);
    bl_bump_init(&sh->scratch);
    sh->options = options ? options : &usual;
    bl_source_decode(&w->source, src, len, sh->options, &sh->memory);
    if (w->source.no_memory) {
        sh->no_memory = true;
    } else if (w->source.error.message) {
        out->status = BL_PARSE_BAD;
        out->error = w->source.error;
    } else {
        out->source = w->source.text;
        out->source_len = w->source.len;
        sh->text = w->source.text;
        sh->text_len = w->source.len;
        out->tree = parse_quickly(w);
        if (!out->tree && !sh->no_memory) {
            sh->warnings.count = 0;
            sh->warned = NULL;
            bl_diagnose(out, sh, &w->source);
        }
    }
    if (sh->memory.failed || sh->scratch.failed || sh->warnings.failed)
        sh->no_memory = true;
    if (sh->no_memory) {
        out->status = BL_PARSE_NO_MEMORY;
        out->tree = NULL;
    }
    if (sh->warnings.count > 1)
        qsort(sh->warnings.items, sh->warnings.count, sizeof *sh->warnings.items, by_place);
    out->warnings = sh->warnings.items;
    out->warning_count = sh->warnings.count;
    out->name_count = sh->name_count;
    bl_bump_free(&sh->scratch);
    bl_mfree(sh->stack);
    bl_mfree(sh->names);
    sh->stack = NULL;
    sh->names = NULL;
    sh->options = NULL;
    return out;
}

/* ---- trees without text ---- */

BlParse *bl_tree_begin(void)
{
    Whole *w = bl_calloc(1, sizeof *w);
    if (!w)
        return NULL;
    bl_bump_init(&w->shared.memory);
    w->public.status = BL_PARSED;
    return &w->public;
}

BlNode *bl_tree_node(BlParse *parse, int kind)
{
    Parser p = {.sh = &((Whole *)parse)->shared};
    return bl_node_at(&p, kind, 0, 0, 0, 0);
}

BlName *bl_tree_name(BlParse *parse, const char *text, size_t len)
{
    Parser p = {.sh = &((Whole *)parse)->shared};
    return intern(&p, text, len);
}

void *bl_tree_memory(BlParse *parse, size_t count, size_t size)
{
    return bl_bump_array(&((Whole *)parse)->shared.memory, count, size);
}

void bl_tree_end(BlParse *parse)
{
    Shared *sh = &((Whole *)parse)->shared;
    parse->name_count = sh->name_count;
    bl_mfree(sh->names);
    sh->names = NULL;
}

void bl_parse_free(BlParse *parse)
{
    if (!parse)
        return;
    Whole *w = (Whole *)parse;
    bl_bump_free(&w->shared.memory);
    bl_mfree(w->shared.warnings.items);
    bl_mfree(w->shared.names);
    bl_mfree(w->source.text);
    bl_mfree(w);
}
