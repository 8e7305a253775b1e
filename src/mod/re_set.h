/* re_set.h -- making sets (re_set.c) for the code generator. */
#ifndef BL_MOD_RE_SET_H
#define BL_MOD_RE_SET_H

#include "mod/re_impl.h"

static inline enum BlReFold bl_re_fold_of(uint32_t flags)
{
    return !(flags & BL_RE_IGNORECASE) ? BL_RF_NONE : flags & BL_RE_LOCALE ? BL_RF_LOCALE : flags & BL_RE_UNICODE ? BL_RF_UNICODE : BL_RF_ASCII;
}

/* A new set under these flags: its index, or -1 raised. */
BL_RAISES int64_t bl_re_add_set(BlReCode *code, const BlReItem *items, bool negate, uint32_t flags);

#endif
