/* internal.h -- what the compiler's files share: scopes, the unit being compiled, emitting.
 *
 * A failed step (no memory, SyntaxError) sets `failed` with the exception pending; from then on emitting does nothing, and
 * the statement loop stops. So no caller checks each emit.
 *
 * Registers: a local has its final number from the first time it is emitted; temps are numbered from T0 while a unit is
 * compiled and moved behind the locals when it is finished (emit.c), which also sets BL_TEMP where the operand wants it.
 */
#ifndef BL_COMPILE_INTERNAL_H
#define BL_COMPILE_INTERNAL_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/bump.h"
#include "compile/compile.h"
#include "obj/int.h"
#include "obj/float.h"
#include "obj/str.h"
#include "obj/bytes.h"
#include "obj/tuple.h"
#include "obj/set.h"
#include "syntax/ast.h"

typedef int Reg;
typedef int Label;
enum { ANY = -1, T0 = 0x4000, C0 = 0x6000 };      /* temps from T0, own cells that are no parameters from C0 */
static inline bool is_temp(Reg r) { return r >= T0 && r < C0; }

/* ---- scopes ---- */
enum {
    USE = 1, BOUND = 2, PARAM = 4, GLOBAL_DECL = 8, NONLOCAL_DECL = 16, ANNOTATED = 32, IMPORTED = 64, COMP_ITER = 128,
    CHILD_FREE = 256,           /* a nested scope uses it as a free variable */
    FREE_CLASS = 512            /* class scope: name is both bound here and free for children */
};
typedef enum Where { W_UNKNOWN, W_LOCAL, W_CELL, W_FREE, W_GLOBAL, W_GLOBAL_DECL } Where;

typedef struct Symbol { BlName *name; unsigned flags; Where where; Reg reg; /* -1: none yet */ int line, col, end_line, end_col; } Symbol;

typedef enum ScopeKind { S_MODULE, S_CLASS, S_FUNCTION, S_LAMBDA, S_COMP } ScopeKind;

typedef struct Scope Scope;
struct Scope {
    ScopeKind kind;
    const BlNode *node;         /* what opens it */
    Scope *parent;
    Scope *first_child, *last_child, *next;     /* children in source order */
    Symbol *symbols;            /* in order of appearance */
    int count, capacity;
    int *index;                 /* open addressing on BlName.number; capacity index_size */
    int index_size;
    bool generator, coroutine, has_star_import, needs_class_cell, is_comp_generator, has_return_value, nested;
    bool comp_target;           /* inside the target of a comprehension's for */
    int comp_iter_depth;        /* >0: inside the iterable of a comprehension */
    BlName *private_name;       /* class whose name mangles __x here */
};

typedef struct Compiler Compiler;
Scope *scope_build(Compiler *c, const BlNode *tree);    /* whole table, resolved; NULL: failed */
Scope *scope_of(Compiler *c, const BlNode *node);       /* scope opened by node (child of the current one) */
Symbol *scope_find(Scope *s, BlName *name);
BlName *mangle(Compiler *c, BlName *private_name, BlName *name);

/* ---- the unit being compiled ---- */
typedef enum BlockKind { B_WHILE, B_FOR, B_TRY, B_FINALLY_TRY, B_FINALLY_END, B_WITH, B_ASYNC_WITH, B_HANDLER, B_VALUE, B_ASYNC_FOR } BlockKind;

typedef struct Block {
    struct Block *outer;
    BlockKind kind;
    Label continue_to, break_to;
    Reg reg;                    /* loop state, exception temps, bound __exit__ */
    const BlNode *node;         /* try statement, handler or with item for its position */
    BlName *name;               /* B_HANDLER: except ... as name */
    uint32_t *ranges;           /* guarded ranges from, to, from, to ... of B_TRY, B_FINALLY_TRY, B_WITH, B_HANDLER ... */
    int nranges, cranges;
    bool open;
    bool star;                  /* B_HANDLER of an except* clause, which may not be left by break, continue and return */
} Block;

typedef struct Unit {
    struct Unit *outer;
    Scope *scope;
    uint8_t kind;               /* BlCodeKind */
    unsigned flags;             /* co_flags */
    BlIns *ins; BlPos *pos; uint32_t nins, cins;
    BlVal *k; uint32_t nk, ck;
    uint32_t *kindex; uint32_t kindex_size;     /* open addressing over k by word: number + 1 */
    int32_t *labels; int nlabels, clabels;
    struct Fixup { uint32_t at; int label; } *fixups; int nfixups, cfixups;
    BlHandler *handlers; int nhandlers, chandlers;
    BlHeld *held; int nheld, cheld;
    BlLoadPlace *places; int nplaces, cplaces;
    BlName **locals; int nlocals, clocals;      /* by register; NULL: hidden */
    int nargs, nposonly, nkwonly, nparams;
    BlName **frees; int nfrees, cfrees;         /* free variables, alphabetical */
    BlName **cells; int ncells, ccells;         /* own captured variables, alphabetical */
    int nhidden;                                /* those of them that are not parameters: registers from C0 */
    Reg class_cell;                             /* class bodies whose methods use __class__; else ANY */
    int ntemps, max_temps;
    Block *block;
    BlRef qualname, name;
    BlRef doc;
    int firstline;
    bool wide;                  /* jumps go through 32-bit trampolines */
    bool overflow;              /* a 16-bit jump did not reach: compile again with wide */
    bool unreachable;
    int comp_depth;
} Unit;

struct Compiler {
    const BlParse *parse;
    BlVal filename;
    unsigned flags;
    BlBump bump;                /* scopes, mangled names */
    Unit *unit;
    BlPos at;                   /* position given to what is emitted */
    bool failed;
    int depth;                  /* of nested nodes */
    const BlNode *statement;    /* being compiled */
    uint32_t names_made;        /* names that the parse did not have: mangled ones */
    bool interactive;
    struct MangledName *mangled_list;
    BlName *n_class, *n_super, *n_debug;        /* the parse's own BlName of __class__, super, __debug__, or NULL */
    void **scope_map; size_t scope_map_size, scope_map_count;   /* node -> Scope */
};

/* ---- emit.c ---- */
bool fail_memory(Compiler *c);
BL_RAISES bool deeper(Compiler *c);             /* one node deeper: false: RecursionError. Undone by c->depth-- */
void syntax_error(Compiler *c, const BlNode *n, const char *format, ...);
uint32_t emit(Compiler *c, unsigned op, int a, int b, int cc);
uint32_t emit32(Compiler *c, unsigned op, int a, uint32_t value);
void emit_word(Compiler *c, uint64_t word);
Label new_label(Compiler *c);
void place_label(Compiler *c, Label l);
void jump(Compiler *c, Label to);               /* forward or backward: backward ones are safe points */
void emit_jump(Compiler *c, unsigned op, int a, int b, Label to);       /* conditional, label in c */
uint32_t constant(Compiler *c, BlVal v);        /* keeps v; number of the equal constant */
uint32_t constant_adopt(Compiler *c, BlRef v);
uint32_t name_constant(Compiler *c, const BlName *name);
BlRef name_str(Compiler *c, const BlName *name);        /* owned interned str, BL_NULL: failed */
Reg new_temp(Compiler *c);
Reg new_temps(Compiler *c, int n);
static inline int mark(Compiler *c) { return c->unit->ntemps; }
static inline Reg top_temp(Compiler *c) { return T0 + c->unit->ntemps; }       /* the one new_temp would give */
void release_to(Compiler *c, int mark);
Reg local_reg(Compiler *c, BlName *name);       /* of a local or own cell; numbered when first asked for */
Reg hidden_local(Compiler *c);                  /* a local without a name: parameter .0, the namespace */
int free_index(Compiler *c, BlName *name);
void add_held(Compiler *c, Reg local, uint32_t from);           /* instructions emitted since `from` have this local as an earlier operand */
void add_load_place(Compiler *c, Reg r, const BlNode *target);  /* the last instruction, `r op= ...`, also loads r: where that stands */
void add_handler(Compiler *c, uint32_t from, uint32_t to, uint32_t target, Reg temp);
bool unit_begin(Compiler *c, Unit *u, Scope *scope, uint8_t kind, const BlNode *at);
BlRef unit_finish(Compiler *c);                 /* the code object; pops the unit */
void set_pos(Compiler *c, const BlNode *n);
/* What follows belongs to no line of the source: nobody who steps through the program sees it. */
static inline void no_pos(Compiler *c) { c->at = (BlPos){0, 0, -1, -1}; }

/* ---- blocks (stmt.c) ---- */
void block_push(Compiler *c, Block *b, BlockKind kind);
void block_open(Compiler *c, Block *b);         /* code from here is guarded by b */
void block_close(Compiler *c, Block *b);
void block_pop(Compiler *c, Block *b);
void block_handlers(Compiler *c, Block *b, uint32_t target, Reg temp);

/* ---- expr.c ---- */
Reg expr(Compiler *c, const BlNode *n, Reg hint);               /* a local in place, or a temp: hint if it is one, else a new one */
void expr_into(Compiler *c, const BlNode *n, Reg dst);          /* into a temp that is dead, or into a local (old value released) */
Reg expr_temp(Compiler *c, const BlNode *n);                    /* into a new temp */
void expr_discard(Compiler *c, const BlNode *n);
void jump_if(Compiler *c, const BlNode *n, bool sense, Label to);
bool runs_call(const BlNode *n);                                /* call, walrus, await or yield inside */
bool fold(Compiler *c, const BlNode *n, BlRef *value);          /* constant expression: its value (owned) */
void load_constant(Compiler *c, BlVal v, Reg dst);              /* adopts nothing */
void compile_warn_subscript(Compiler *c, const BlNode *n);
void compile_call(Compiler *c, const BlNode *n, Reg dst);
void call_arguments(Compiler *c, Reg win, const BlNodes *args, const BlNodes *keywords, int extra, bool method, Reg dst);
void comprehension(Compiler *c, const BlNode *n, Reg dst);
void load_name(Compiler *c, BlName *name, Reg dst);
void annotation_expr(Compiler *c, const BlNode *n, Reg dst);

void drive(Compiler *c, Reg iterator, const BlNode *n);          /* yield from or await on the iterator in a temp; its result stays there */

/* ---- assign.c ---- */
bool forbidden(Compiler *c, const BlName *name, const char *verb);     /* __debug__: "cannot VERB __debug__" raised */
void store_name(Compiler *c, BlName *name, Reg src);            /* src a temp: consumed; a local: borrowed */
void assign(Compiler *c, const BlNode *target, Reg src);        /* src a temp (consumed) or local */
void assign_expr(Compiler *c, const BlNode *target, const BlNode *value);       /* target = value */
void delete_target(Compiler *c, const BlNode *target);
void delete_name(Compiler *c, BlName *name, bool quiet);
void augmented(Compiler *c, const BlNode *n);
void annotated(Compiler *c, const BlNode *n);

/* ---- define.c ---- */
void function_def(Compiler *c, const BlNode *n);
void class_def(Compiler *c, const BlNode *n);
void body_prologue(Compiler *c, const BlNodes *body);          /* of a module or class: __annotations__, __doc__ */
void lambda_expr(Compiler *c, const BlNode *n, Reg dst);
void make_closure(Compiler *c, BlRef code, Reg win, unsigned flags);    /* adopts code; window base holds defaults etc. */

/* ---- stmt.c, pattern.c ---- */
void statements(Compiler *c, const BlNodes *body);
void statement(Compiler *c, const BlNode *n);
void match_statement(Compiler *c, const BlNode *n);
void unwind_for_return(Compiler *c, Reg *value);
BlRef unparse(Compiler *c, const BlNode *n);                    /* text of an annotation under `from __future__ import annotations` */

#endif
