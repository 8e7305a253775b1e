/* eval_traced.c -- the loop of eval.c once more, for programs that are watched: see trace.c. */
#define BL_TRACED 1
#include "vm/eval.c"
