/* report_impl.h -- what the files of the report share. */
#ifndef BL_VM_REPORT_IMPL_H
#define BL_VM_REPORT_IMPL_H

#include "obj/str.h"
#include "vm/runtime.h"

/* Where a report is written: text, with the margin that exceptions in groups have. */
typedef struct BlReport {
    BlStrBuilder out;
    BlRef seen;                 /* set of ids of exceptions of the chain */
    int depth;                  /* of groups */
    bool need_close;
    bool failed;                /* out of memory: the rest is lost */
} BlReport;

void bl_report_text_c(BlReport *r, const char *text);
void bl_report_str(BlReport *r, BlVal text);
void bl_report_format(BlReport *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bl_report_margin(BlReport *r);             /* indentation and "| " */
/* Entries that a traceback may have: sys.tracebacklimit; without any it has no header either. */
int64_t bl_report_limit(void);
/* The entries of a traceback, without header. */
void bl_report_frames(BlReport *r, BlVal traceback);

#endif
