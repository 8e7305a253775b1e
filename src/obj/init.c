/* init.c -- the order in which obj/ starts and stops.
 *
 * Shapes and class objects come first and have no names yet, since a str needs a shape; then str and its table of interned
 * names; then the names themselves, orders of bases, exceptions. Stopping goes the other way.
 */
#include "obj/slot_defs.h"

BlVal bl_name_at(enum BlNameId id) { return bl_vm->obj->names[id]; }

static bool make_names(struct BlObjState *s)
{
    static const char *const texts[] = {
#define N(name) #name,
#include "obj/names.def"
#undef N
    };
    for (int i = 0; i < BL_N_COUNT; i++) {
        s->names[i] = bl_str_intern(texts[i]);
        if (s->names[i] == BL_NULL)
            return false;
    }
    return true;
}

bool bl_obj_init(BlVm *vm)
{
    struct BlObjState *s = bl_calloc(1, sizeof *s);
    if (!s)
        return false;
    for (int i = 0; i < BL_N_COUNT; i++)
        s->names[i] = BL_NULL;
    for (size_t i = 0; i < BL_METHOD_CACHE_SIZE; i++)
        s->method_cache[i].name = BL_NULL;
    vm->obj = s;
    return bl_types_init(vm) && bl_str_init(vm) && make_names(s) && bl_types_name(vm) && bl_error_init(vm) && bl_native_init(vm);
}

void bl_obj_fini(BlVm *vm)
{
    struct BlObjState *s = vm->obj;
    if (!s)
        return;
    s->ending = true;
    bl_method_cache_clear();
    bl_native_fini(vm);
    bl_error_fini(vm);
    bl_types_fini(vm);
    for (int i = 0; i < BL_N_COUNT; i++)
        bl_clear_ref(&s->names[i]);
    bl_str_fini(vm);
    bl_mfree(s->repr_running);
    s->repr_running = NULL;
    bl_mfree(s->outlived);
    s->outlived = NULL;
    s->noutlived = 0;
    bl_mfree(s->more_classes);
    s->more_classes = NULL;
}

void bl_obj_free(BlVm *vm)
{
    bl_shapes_free(&vm->obj->last_shapes);
    bl_mfree(vm->obj);
    vm->obj = NULL;
}
