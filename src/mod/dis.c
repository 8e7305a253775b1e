/* dis.c -- the module _dis: the listing of a code object, as text; lib/dis.py chooses whose code is meant. */
#include "code/code.h"
#include "mod/module.h"

static BlRef dis_listing(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!bl_is_exact(arg[0], CODE))
        return bl_raise(bl_exc(TypeError), "listing() argument 1 must be code, not %T", arg[0]);
    int deep = bl_truth(arg[1]);
    return deep < 0 ? BL_NULL : bl_code_dis(arg[0], deep);
}

static const BlMethod dis_methods[] = {
    {"listing", dis_listing, "(code, deep, /)", "The instructions of a code object, and of those inside it when deep.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_dis = {
    .name = "_dis",
    .doc = "The listing of code objects.",
    .methods = dis_methods,
};
