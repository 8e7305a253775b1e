/* exception_impl.h -- what error.c and the exception*.c files share and nobody else needs. */
#ifndef BL_OBJ_EXCEPTION_IMPL_H
#define BL_OBJ_EXCEPTION_IMPL_H

#include "obj/error.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

/* Bytes of an exception with n fields. */
#define BL_EXCEPTION_SIZE(n) (offsetof(BlException, field) + (n) * sizeof(BlRef))

/* The constant table of a built-in exception class. */
extern const BlType bl_exception_types[BL_X_COUNT];

/* A bare instance: args given (kept), everything else empty. No __init__. */
BL_RAISES BlRef bl_exception_make(BlClass *cls, BlVal args);
/* cls(*args) for a built-in class, without a look at the class's metaclass. */
BL_RAISES BlRef bl_exception_build(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);

/* Slots that the layouts share. */
void bl_exception_free(BlObject *o);
void bl_exception_traverse(BlObject *o, BlVisit visit, void *ctx);
void bl_exception_clear(BlObject *o);
BlRef bl_exception_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
int bl_exception_init_slot(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_exception_str_slot(BlVal self);
BlRef bl_exception_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames);

/* Sets args from positional arguments; true unless out of memory. */
BL_RAISES bool bl_exception_set_args(BlVal self, const BlVal *arg, size_t nargs);
/* Keeps v in the field, drops the old value. */
static inline void bl_exception_put(BlVal self, int place, BlVal v) { bl_replace(&bl_as_exception(self)->field[place], bl_keep(v)); }
/* Fills out[i] from the keyword names[i] (BL_NULL if not given); any other keyword is an error in fname's name. */
BL_RAISES bool bl_exception_keywords(const char *fname, BlVal kwnames, const BlVal *values, size_t n, const char *const *names, BlVal *out);
/* (type(self), args[, state]); state BL_NULL: the instance's dict if it has one. Adopts state. */
BL_RAISES BlRef bl_exception_reduce(BlVal self, BlVal args, BlRef state);
/* The instance's dict, owned, empty ones left out: BL_NULL with nothing pending if there is none. */
BL_RAISES BlRef bl_exception_dict(BlVal self);

/* A read-write attribute for a field: unset reads as None, deleting unsets. */
#define BL_EXCEPTION_FIELD(name, place)                                                                     \
    static BlRef get_##name(BlVal self) { return bl_keep(bl_exception_field(self, place)); }               \
    static int set_##name(BlVal self, BlVal value)                                                          \
    {                                                                                                       \
        bl_exception_put(self, place, value);                                                               \
        return 0;                                                                                           \
    }

/* exception_os.c */
BlRef bl_os_error_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
int bl_os_error_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_os_error_str(BlVal self);
extern const BlMethod bl_os_error_methods[];
extern const BlGetSet bl_os_error_getset[];

/* exception_text.c: SyntaxError and the Unicode errors */
int bl_syntax_error_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_syntax_error_str(BlVal self);
extern const BlGetSet bl_syntax_error_getset[];
int bl_unicode_encode_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
int bl_unicode_decode_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
int bl_unicode_translate_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_unicode_encode_str(BlVal self);
BlRef bl_unicode_decode_str(BlVal self);
BlRef bl_unicode_translate_str(BlVal self);
extern const BlGetSet bl_unicode_error_getset[];

/* exception_group.c */
BlRef bl_group_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_group_str(BlVal self);
extern const BlMethod bl_group_methods[];
extern const BlGetSet bl_group_getset[];

#endif
