/* peg.h -- a parser that is driven by grammar text, used only on programs that are known to be wrong.
 *
 * It tries alternatives in order and goes back, reading tokens only when a rule asks for them, because what has been
 * read when everything has failed decides which error is reported and where. It builds nothing: a match is a range
 * of tokens. diagnose.c supplies the tokens and carries out the actions.
 */
#ifndef BL_SYNTAX_PEG_H
#define BL_SYNTAX_PEG_H

#include "syntax/parse.h"

typedef enum ItemOp {
    OP_TOKEN, OP_WORD, OP_SOFT, OP_NEVER, OP_RULE, OP_GROUP, OP_OPT, OP_STAR, OP_PLUS, OP_SEP, OP_AND, OP_NOT, OP_FORCE,
    OP_CUT
} ItemOp;

typedef enum ActionKind {
    ACT_NONE, ACT_AT, ACT_RANGE, ACT_FROM, ACT_ERROR, ACT_INDENT, ACT_EXIT, ACT_REAL, ACT_IMAGINARY, ACT_STRINGS,
    ACT_GENERATOR, ACT_TO_TARGET, ACT_BARE_GENERATOR, ACT_ARGUMENT_ORDER, ACT_LEGACY, ACT_COMMA, ACT_STAR_TARGET,
    ACT_DEL_TARGET, ACT_FOR_TARGET, ACT_DICT_KEY, ACT_PATTERNS, ACT_KEEP, ACT_COUNT
} ActionKind;

typedef struct Item Item;
typedef struct Alts Alts;

struct Item {
    uint8_t     op;
    int8_t      slot;       /* 0 for a=, 1 for b=, -1 */
    uint16_t    arg;        /* token kind or rule number */
    const char *word;
    Item       *child;
    Item       *sep;
    Alts       *alts;
};

typedef struct Alt {
    Item       *items;
    size_t      count;
    ActionKind  action;
    const char *message;
    size_t      message_len;
} Alt;

struct Alts { Alt *alts; size_t count; };

typedef struct Rule {
    const char *name;
    size_t      name_len;
    Alts        alts;
    bool        always;         /* remembered whatever the mode */
    bool        left;           /* left-recursive */
    bool        fresh;          /* never remembered */
    bool        quiet;          /* rules for wrong programs are off inside */
    bool        wrong;          /* named invalid_* */
} Rule;

typedef struct Grammar {
    Rule  *rules;
    size_t count;
} Grammar;

/* What `a=` and `b=` matched: tokens from..to, by which item. */
typedef struct Slot { int from, to; const Item *item; } Slot;

typedef struct Memo { int next, end; uint16_t rule; uint8_t mode; } Memo;

struct Machine {
    Shared        *sh;
    const Grammar *grammar;
    Parser         view;            /* tokens read so far; a spare place after the last one */
    size_t         token_capacity;
    BlLexer       *lexer;

    int           *memo_heads;      /* by token */
    size_t         memo_head_count;
    Memo          *memos;
    size_t         memo_count, memo_capacity;

    bool           wrong_on;        /* second reading: rules for wrong programs are on */
    bool           failed;          /* an error is set, or there is no memory: everything fails */
    int            top;             /* how many `statements` are being read */
    bool           started;         /* single mode: a NEWLINE is still to be put before END */
    Slot           kept;

    bool           in_fstring;
    bool           char_offsets;    /* offsets in characters; otherwise in bytes, as CPython has them then */
    int            first_line;      /* of an f-string's expression */
    int            shift;
    bool           has_bom;
    BlSyntaxError  error;
    bool           error_set;
};

bool bl_grammar_load(Grammar *g, BlBump *memory);

/* Number of a rule by its name. */
int bl_grammar_find(const Grammar *g, const char *name);

/* Where the rule ends that begins at token `pos`; -1 if it does not match or an error was set. */
int bl_peg_rule(Machine *m, int rule, int pos);
void bl_peg_forget(Machine *m);

/* ---- diagnose.c, for peg.c ---- */

/* Token number i is there afterwards; false where the lexer failed. */
bool bl_machine_read(Machine *m, int i);
void bl_machine_number(Machine *m, int i);
void bl_machine_demand(Machine *m, int i, const char *text);

/* True: the alternative stands; false: its rule fails (an error may be set). */
bool bl_machine_act(Machine *m, const Alt *alt, const Slot *slots, int pos, int end);

#endif
