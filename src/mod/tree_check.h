/* tree_check.h -- what a node made from objects must satisfy beyond the types of its fields. */
#ifndef BL_MOD_TREE_CHECK_H
#define BL_MOD_TREE_CHECK_H

#include "mod/module.h"
#include "syntax/ast.h"

/* The node itself; those inside it have been looked at. False: ValueError. */
BL_RAISES bool bl_tree_check(const BlNode *n);

#endif
