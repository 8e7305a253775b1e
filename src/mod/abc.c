/* abc.c -- module _abc: the one thing of abstract base classes that needs C, telling `match` what a sequence or mapping is. */
#include "mod/module.h"

/* Bits of type.__flags__, as a class body with __abc_tpflags__ writes them. */
enum { SEQUENCE_BIT = 1 << 5, MAPPING_BIT = 1 << 6 };

static BlRef set_pattern_flag(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t bits;
    if (!bl_is_class(arg[0]))
        return bl_raise(bl_exc(TypeError), "_set_pattern_flag() argument 1 must be a class, not %T", arg[0]);
    if (!bl_index_int64(arg[1], &bits, bl_exc(OverflowError)))
        return BL_NULL;
    if (bits & SEQUENCE_BIT)
        bl_class_set_pattern_flag(bl_as_class(arg[0]), BL_TF_SEQUENCE_PATTERN);
    else if (bits & MAPPING_BIT)
        bl_class_set_pattern_flag(bl_as_class(arg[0]), BL_TF_MAPPING_PATTERN);
    return BL_NONE;
}

static const BlMethod abc_methods[] = {
    {.name = "_set_pattern_flag", .fn = set_pattern_flag, .signature = "(cls, flags, /)",
     .doc = "Let sequence or mapping patterns accept instances of cls, if flags (of type.__flags__) say so."},
    {0}
};

const BlModuleDef bl_mod_abc = {
    .name = "_abc",
    .doc = "Support for the abc module.",
    .methods = abc_methods,
};
