/* native_plan.h -- what a signature's text says, parsed once: shared by native.c and native_plan.c. */
#ifndef BL_OBJ_NATIVE_PLAN_H
#define BL_OBJ_NATIVE_PLAN_H

#include "obj/native.h"

enum { BL_MAX_PARAMS = 32 };

enum BlCheck { BL_CHECK_NONE, BL_CHECK_INT, BL_CHECK_SSIZE, BL_CHECK_STR, BL_CHECK_BOOL, BL_CHECK_FLOAT };

typedef struct BlParam {
    BlRef name;                 /* interned str */
    BlRef fallback;             /* value of an omitted argument; BL_NULL: absent */
    uint8_t check;              /* enum BlCheck */
    bool optional;
    bool none_passes;           /* None is not checked: the default is None or NULL */
} BlParam;

struct BlPlan {
    const char *signature;      /* key of the table of plans */
    uint8_t count;
    uint8_t positional_only;    /* the first so many cannot be given by name */
    uint8_t positional;         /* the first so many can be given by position */
    uint8_t required;           /* of the positional ones */
    uint8_t required_all;       /* keyword-only ones too */
    bool plain;                 /* no checks, no optional, positional-only: the arguments as they come */
    BlParam params[];
};

/* The plan of a signature; parsed at the first call. NULL: raised (out of memory). */
BlPlan *bl_plan_of(const char *signature);

/* Puts arguments in the order of the parameters, borrowed; fallbacks filled in. `full` is the qualified name (for the messages of
 * functions without keywords), `name` the plain one. false: TypeError. */
typedef struct BlCallName { const char *name; BlNative *native; } BlCallName;
BL_RAISES bool bl_plan_bind(const BlPlan *plan, BlCallName who, const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *out);

#endif
