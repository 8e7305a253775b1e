/* module.h -- how a module written in C is declared: a table of functions, a table of types, and a function for the rest.
 *
 * One line M(name, symbol) in modules.def makes it importable; its object is made at the first import.
 */
#ifndef BL_MOD_MODULE_H
#define BL_MOD_MODULE_H

#include "obj/native.h"
#include "obj/type.h"
#include "obj/int.h"
#include "obj/float.h"
#include "obj/str.h"
#include "obj/bytes.h"
#include "obj/tuple.h"
#include "obj/list.h"
#include "obj/set.h"
#include "obj/range.h"
#include "obj/iter.h"

typedef struct BlModuleType {
    const BlType *type;         /* put into the module under the last part of its name */
    size_t state_at;            /* where in the module's state its class is kept (owned BlRef), so C code can make instances */
} BlModuleType;

typedef struct BlModuleDef {
    const char *name;
    const char *doc;
    const BlMethod *methods;            /* self of each function is the module */
    const BlModuleType *types;          /* ends with {0}; classes are made by bl_class_from_type */
    bool (*exec)(BlVal module);         /* constants and what the tables cannot say; false: raised */
    size_t state_size;                  /* zeroed memory at ((BlModule *)m)->state, all BlRef fields set to BL_NULL first */
    void (*fini)(void *state);          /* drops what the state owns beyond the classes; may be NULL */
    void (*traverse)(void *state, BlVisit visit, void *ctx);    /* what the state owns beyond the classes; may be NULL */
} BlModuleDef;

/* Makes and executes a module from its table (not from sys.modules). */
BL_RAISES BlRef bl_module_from_def(const BlModuleDef *def);
/* State of a module that has been made in this VM, or NULL: for C code outside a module function. */
void *bl_module_state(const BlModuleDef *def);
/* The shape for new exact instances of a module's type (its class's root shape). */
BlShape *bl_class_shape(BlVal cls);
BL_RAISES bool bl_module_add(BlVal module, const char *name, BlRef value);     /* adopts value, also on failure; BL_NULL value: false */
BL_RAISES bool bl_module_add_int(BlVal module, const char *name, int64_t value);
BL_RAISES bool bl_module_add_str(BlVal module, const char *name, const char *value);

#endif
