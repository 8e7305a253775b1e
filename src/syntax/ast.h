/* ast.h -- the tree of a program, node for node and field for field the one that the `ast` module documents.
 *
 * `ast.def` lists the kinds; here they become one struct with a variant per kind, named as the kind is, so that
 * n->If.test reads like the documentation. All memory belongs to the BlParse that made the tree (parser.h) and
 * goes with it. Nodes are only as large as their variant: never copy a BlNode by value.
 *
 * Lines count from 1, columns from 0 in code points. Positions are of the source as the parser saw it, also
 * inside f-strings, where they follow CPython 3.11's way of counting.
 */
#ifndef BL_SYNTAX_AST_H
#define BL_SYNTAX_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct BlNode BlNode;

/* An identifier or dotted module name, NFKC-normalised. Within one parse equal names are one BlName. */
typedef struct BlName {
    void    *user;      /* free for whoever walks the tree: NULL after parsing, but of a dotted module name its first part (a BlName) */
    uint32_t hash;
    uint32_t number;    /* 0, 1, 2 ... in order of first appearance */
    size_t   len;
    char     bytes[];   /* UTF-8, NUL-terminated */
} BlName;

typedef struct BlNodes { BlNode **items; size_t count; } BlNodes;
typedef struct BlNames { BlName **items; size_t count; } BlNames;
typedef struct BlOps   { uint8_t *items; size_t count; } BlOps;

typedef enum BlContext { BL_LOAD, BL_STORE, BL_DEL } BlContext;

typedef enum BlOperator {
    BL_OP_ADD, BL_OP_SUB, BL_OP_MULT, BL_OP_MATMULT, BL_OP_DIV, BL_OP_MOD, BL_OP_POW, BL_OP_LSHIFT, BL_OP_RSHIFT,
    BL_OP_BITOR, BL_OP_BITXOR, BL_OP_BITAND, BL_OP_FLOORDIV,
    BL_OP_INVERT, BL_OP_NOT, BL_OP_UADD, BL_OP_USUB,
    BL_OP_EQ, BL_OP_NOTEQ, BL_OP_LT, BL_OP_LTE, BL_OP_GT, BL_OP_GTE, BL_OP_IS, BL_OP_ISNOT, BL_OP_IN, BL_OP_NOTIN,
    BL_OP_AND, BL_OP_OR,
    BL_OP_COUNT
} BlOperator;

typedef enum BlConstKind {
    BL_CONST_NONE, BL_CONST_TRUE, BL_CONST_FALSE, BL_CONST_ELLIPSIS,
    BL_CONST_INT,       /* text: digits of `base` without prefix and underscores */
    BL_CONST_FLOAT,     /* number */
    BL_CONST_IMAG,      /* number */
    BL_CONST_STR,       /* text: UTF-8, lone surrogates as three bytes */
    BL_CONST_BYTES      /* text: the bytes */
} BlConstKind;

typedef struct BlConst {
    uint8_t kind;           /* BlConstKind */
    uint8_t base;           /* 2, 8, 10 or 16 */
    bool    ascii;          /* a str without any code point above 127 */
    union {
        double number;
        struct { const char *text; size_t len; };
    };
} BlConst;

enum BlNodeKind {
#define NODE(Kind, group, fields) BL_AST_##Kind,
#include "syntax/ast.def"
#undef NODE
    BL_AST_COUNT
};

/* How many fields the largest kind has, for whoever wants arrays by field. */
#define BL_AST_MAX_FIELDS 7

#define F_NODE(k, n)    BlNode *n;
#define F_OPT(k, n)     BlNode *n;
#define F_NODES(k, n)   BlNodes n;
#define F_HOLES(k, n)   BlNodes n;
#define F_NAME(k, n)    BlName *n;
#define F_ONAME(k, n)   BlName *n;
#define F_NAMES(k, n)   BlNames n;
#define F_INT(k, n)     int n;
#define F_ONONE(k, n)
#define F_ONONES(k, n)
#define F_OP(k, n)      uint8_t n;
#define F_OPS(k, n)     BlOps n;
#define F_CTX(k, n)     uint8_t n;
#define F_CONST(k, n)   BlConst n;
#define F_UKIND(k, n)   bool n;
#define F_NOTHING

struct BlNode {
    uint8_t kind;           /* enum BlNodeKind */
    uint8_t parens;         /* an expression that stood directly in parentheses: 1 */
    int     line, col, end_line, end_col;
    union {
#define NODE(Kind, group, fields) struct { fields } Kind;
#include "syntax/ast.def"
#undef NODE
    };
};

#undef F_NODE
#undef F_OPT
#undef F_NODES
#undef F_HOLES
#undef F_NAME
#undef F_ONAME
#undef F_NAMES
#undef F_INT
#undef F_ONONE
#undef F_ONONES
#undef F_OP
#undef F_OPS
#undef F_CTX
#undef F_CONST
#undef F_UKIND
#undef F_NOTHING

/* ---- the same as tables, for dumps and for an `ast` module ---- */

typedef enum BlFieldType {
    BL_FIELD_NODE, BL_FIELD_OPT, BL_FIELD_NODES, BL_FIELD_HOLES, BL_FIELD_NAME, BL_FIELD_ONAME, BL_FIELD_NAMES,
    BL_FIELD_INT, BL_FIELD_ONONE, BL_FIELD_ONONES, BL_FIELD_OP, BL_FIELD_OPS, BL_FIELD_CTX, BL_FIELD_CONST,
    BL_FIELD_UKIND
} BlFieldType;

typedef enum BlNodeGroup {
    BL_GROUP_MOD, BL_GROUP_STMT, BL_GROUP_EXPR, BL_GROUP_PATTERN, BL_GROUP_HANDLER, BL_GROUP_ARG, BL_GROUP_KEYWORD,
    BL_GROUP_ALIAS, BL_GROUP_PLAIN
} BlNodeGroup;

typedef struct BlField {
    const char *name;
    uint8_t     type;       /* BlFieldType */
    uint16_t    offset;     /* in BlNode; 0 where nothing is stored */
} BlField;

typedef struct BlNodeInfo {
    const char *name;
    uint8_t     group;      /* BlNodeGroup */
    uint8_t     count;
    uint16_t    size;       /* bytes of a node of this kind */
    BlField     fields[BL_AST_MAX_FIELDS];
} BlNodeInfo;

extern const BlNodeInfo  bl_ast_info[BL_AST_COUNT];
extern const char *const bl_operator_names[BL_OP_COUNT];    /* "Add" ... */
extern const char *const bl_context_names[3];               /* "Load" ... */

/* Has line and column (everything but MOD and PLAIN). */
bool bl_ast_has_position(const BlNode *n);

#endif
