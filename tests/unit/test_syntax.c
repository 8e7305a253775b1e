/* test_syntax.c -- lexer and parser, for what no script can see: positions, names, unfinished input, lack of memory. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

static BlParse *parse(const char *text, BlParseMode mode)
{
    BlParseOptions options = {mode, 0, NULL, 0};
    return bl_parse(text, strlen(text), &options);
}

static BlNode *first_statement(BlParse *p)
{
    cr_assert_eq(p->status, BL_PARSED);
    return p->tree->Module.body.items[0];
}

/* The kinds of all tokens, as text. */
static void expect_tokens(const char *text, const char *expected)
{
    BlBump memory;
    bl_bump_init(&memory);
    BlLexer *lx = malloc(sizeof *lx);
    bl_lexer_init(lx, text, strlen(text), &memory, NULL);
    char found[512] = "";
    BlToken t;
    do {
        bl_lexer_next(lx, &t);
        strcat(found, bl_token_text[t.kind]);
        strcat(found, " ");
    } while (t.kind != BL_TOK_END && t.kind != BL_TOK_ERROR);
    cr_expect_str_eq(found, expected);
    free(lx);
    bl_bump_free(&memory);
}

Test(lexer, kinds)
{
    expect_tokens("if x:\n    y **= 0x1F\nz", "if NAME : NEWLINE INDENT NAME **= NUMBER NEWLINE DEDENT NAME END ");
    expect_tokens("(a,\n # c\n b)\n", "( NAME , NAME ) NEWLINE END ");
    expect_tokens("a \\\n  b\n", "NAME NAME NEWLINE END ");
    expect_tokens("rb'x' f\"{y}\" '''\n'''\n", "STRING STRING STRING NEWLINE END ");
    expect_tokens("a->b:=c...d!=e\n", "NAME -> NAME := NAME ... NAME != NAME NEWLINE END ");
    expect_tokens("(]", "( ERROR ");
    expect_tokens("\n# only a comment\n\n", "END ");
}

Test(lexer, ends_stay)
{
    BlBump memory;
    bl_bump_init(&memory);
    BlLexer *lx = malloc(sizeof *lx);
    bl_lexer_init(lx, "0x", 2, &memory, NULL);
    BlToken t;
    for (int i = 0; i < 3; i++) {
        bl_lexer_next(lx, &t);
        cr_expect_eq(t.kind, BL_TOK_ERROR);
    }
    cr_expect_str_eq(lx->fault.message, "invalid hexadecimal literal");
    free(lx);
    bl_bump_free(&memory);
}

Test(parser, columns_are_code_points)
{
    BlParse *p = parse("\u00e9 = \"\u00fc\" + z\n", BL_PARSE_FILE);
    BlNode *value = first_statement(p)->Assign.value;
    cr_expect_eq(value->col, 4);
    cr_expect_eq(value->BinOp.right->col, 10);
    cr_expect_eq(value->end_col, 11);
    bl_parse_free(p);
}

Test(parser, names_are_one)
{
    BlParse *p = parse("a = b.a\n", BL_PARSE_FILE);
    BlNode *s = first_statement(p);
    cr_expect_eq(s->Assign.targets.items[0]->Name.id, s->Assign.value->Attribute.attr);
    cr_expect_eq(p->name_count, 2);
    bl_parse_free(p);
    p = parse("\uFB01 = fi\n", BL_PARSE_FILE);       /* a ligature is its letters */
    s = first_statement(p);
    cr_expect_eq(s->Assign.targets.items[0]->Name.id, s->Assign.value->Name.id);
    bl_parse_free(p);
}

Test(parser, numbers_keep_their_digits)
{
    BlParse *p = parse("0xFF_FF, 1_000, 1.5, 2j\n", BL_PARSE_FILE);
    BlNode **item = first_statement(p)->Expr.value->Tuple.elts.items;
    cr_expect_str_eq(item[0]->Constant.value.text, "FFFF");
    cr_expect_eq(item[0]->Constant.value.base, 16);
    cr_expect_str_eq(item[1]->Constant.value.text, "1000");
    cr_expect_eq(item[2]->Constant.value.number, 1.5);
    cr_expect_eq(item[3]->Constant.value.kind, BL_CONST_IMAG);
    bl_parse_free(p);
}

typedef struct Wrong { const char *text, *message; int line, offset, end_line, end_offset; bool incomplete; } Wrong;

Test(parser, diagnoses)
{
    static const Wrong wrong[] = {
        {"x = (1 2)\n", "invalid syntax. Perhaps you forgot a comma?", 1, 6, 1, 9, false},
        {"f() = 1\n", "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4, false},
        {"if x\n  y\n", "expected ':'", 1, 5, 1, 5, false},
        {"f(a,\n", "'(' was never closed", 1, 2, 1, 0, true},
        {"x = '''a\nb\n", "unterminated triple-quoted string literal (detected at line 2)", 1, 5, 1, 5, true},
        {"print 'x'\n", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 1, 10, false},
        {"x = f'{a b}'\n", "f-string: invalid syntax. Perhaps you forgot a comma?", 1, 2, 1, 5, false},
        {"def f(a=1, b): pass\n", "non-default argument follows default argument", 1, 12, 1, 13, false},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const Wrong *w = &wrong[i];
        BlParse *p = parse(w->text, BL_PARSE_FILE);
        cr_assert_eq(p->status, BL_PARSE_BAD, "%s", w->text);
        cr_expect_str_eq(p->error.message, w->message);
        cr_expect_eq(p->error.line, w->line, "%s", w->text);
        cr_expect_eq(p->error.offset, w->offset, "%s", w->text);
        cr_expect_eq(p->error.end_line, w->end_line, "%s", w->text);
        cr_expect_eq(p->error.end_offset, w->end_offset, "%s", w->text);
        cr_expect_eq(p->incomplete, w->incomplete, "%s", w->text);
        bl_parse_free(p);
    }
}

Test(parser, single_statement)
{
    static const struct { const char *text; BlParseStatus status; bool incomplete; } cases[] = {
        {"x = 1", BL_PARSED, false},
        {"x = 1\n# more\n\n", BL_PARSED, false},
        {"x = 1\ny = 2\n", BL_PARSE_BAD, false},
        {"if x:\n", BL_PARSE_BAD, true},
        {"if x:\n    y", BL_PARSED, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        BlParse *p = parse(cases[i].text, BL_PARSE_SINGLE);
        cr_expect_eq(p->status, cases[i].status, "%s", cases[i].text);
        cr_expect_eq(p->incomplete, cases[i].incomplete, "%s", cases[i].text);
        bl_parse_free(p);
    }
}

/* Each single allocation of a good and of a wrong program fails once: never anything but BL_PARSE_NO_MEMORY. */
Test(parser, no_memory)
{
    static const char *const texts[] = {
        "def f(a, *b, c=1, **d):\n    return f'{a!r:>{c}}' '\\n' + {k: v for k, v in d}\n",
        "match x:\n    case {'a': [b, *_], **r}: f(a, b c)\n",
    };
    for (size_t i = 0; i < 2; i++) {
        bool failed = true;
        for (int64_t n = 1; failed; n++) {
            bl_alloc_fail.countdown = n;
            BlParse *p = parse(texts[i], BL_PARSE_FILE);
            failed = bl_alloc_fail.countdown == 0;
            bl_alloc_fail.countdown = 0;
            if (failed && p)
                cr_expect_eq(p->status, BL_PARSE_NO_MEMORY);
            else if (p)
                cr_expect_eq(p->status, i == 0 ? BL_PARSED : BL_PARSE_BAD);
            bl_parse_free(p);
        }
    }
}

Test(parser, deep)
{
    enum { DEPTH = 100000 };
    char *text = malloc(DEPTH * 4 + 8);
    for (int i = 0; i < DEPTH; i++)
        memcpy(text + i * 4, "not ", 4);
    strcpy(text + DEPTH * 4, "x\n");
    BlParse *p = parse(text, BL_PARSE_FILE);
    cr_expect_eq(p->status, BL_PARSE_NO_MEMORY);
    bl_parse_free(p);
    memset(text, '(', 201);
    strcpy(text + 201, "\n");
    p = parse(text, BL_PARSE_FILE);
    cr_expect_eq(p->status, BL_PARSE_BAD);
    cr_expect_str_eq(p->error.message, "too many nested parentheses");
    bl_parse_free(p);
    free(text);
}
