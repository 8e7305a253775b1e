/* report_parts.h -- shared by report.c, report_stack.c and suggest.c. */
#ifndef BL_VM_REPORT_PARTS_H
#define BL_VM_REPORT_PARTS_H

#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "vm/runtime.h"

typedef struct Report {
    BlStrBuilder out;
    int depth;                  /* exception groups around: width of the margin */
    char margin;                /* '+' for the next line alone */
    bool need_close;
    BlVal *seen;                /* exceptions that are shown already */
    size_t nseen;
} Report;

BL_RAISES bool report_text(Report *r, BlVal text);
BL_RAISES bool report_format(Report *r, const char *format, ...);
BL_RAISES bool report_stack(Report *r, BlVal traceback);       /* the lines of a traceback, repeated ones folded */

#endif
