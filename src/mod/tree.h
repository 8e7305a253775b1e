/* tree.h -- what the two directions of the module _tree share: the classes that lib/_ast.py gave it.
 *
 * A class stands at the place of its kind in ast.def; `wanted` says per field which class its value must be an instance
 * of, where the language's abstract grammar has a sum type there (expr, stmt, pattern ...), else None.
 */
#ifndef BL_MOD_TREE_H
#define BL_MOD_TREE_H

#include "mod/module.h"
#include "syntax/parser.h"

enum { TREE_LINENO, TREE_COL, TREE_END_LINENO, TREE_END_COL, TREE_POSITIONS };

typedef struct TreeState {
    BlRef kinds;                                    /* tuple: class of each kind */
    BlRef kind_of;                                  /* dict: class -> kind */
    BlRef wanted;                                   /* tuple of tuples: per kind, per field, class or None */
    BlRef operators, contexts;                      /* tuples of the instances that stand for them */
    BlRef field[BL_AST_COUNT][BL_AST_MAX_FIELDS];   /* interned names */
    BlRef position[TREE_POSITIONS];
} TreeState;

extern const BlModuleDef bl_mod_tree;

/* _tree.compile(tree, filename, flags): a code object. */
BL_RAISES BlRef bl_tree_compile(BlVal module, const BlVal *arg);

#endif
