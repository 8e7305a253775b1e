/* class_state.h -- what type.c, class_new.c, slots.c, shape.c, instance.c and object.c share and nobody else needs. */
#ifndef BL_OBJ_CLASS_STATE_H
#define BL_OBJ_CLASS_STATE_H

#include "mem/gc.h"
#include "mem/pool.h"
#include "mem/weak.h"
#include "base/alloc.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/state.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

/* ---- shape.c ---- */
struct BlTransition { BlVal name; BlShape *next; };
int bl_names_find(const BlNameTable *t, BlVal interned);                /* position or -1 */
int bl_names_add(BlNameTable *t, BlVal interned);                       /* position, -1 full, -2 raised */
void bl_names_free(BlNameTable *t);
void bl_shape_link(BlClass *c, BlShape *s);
void bl_shape_unlink(BlClass *c, BlShape *s);
void bl_class_free_shapes(BlClass *c);
void bl_shapes_free(BlShape **list);      /* along next_of_class */
/* The interned str equal to `name` (any str); *owned must be dropped afterwards. BL_NULL: raised. */
BlVal bl_interned_name(BlVal name, BlRef *owned);

/* ---- instance.c: slots of heap classes, and of built-in types with BL_TF_HAS_DICT ---- */
void bl_instance_free(BlObject *o);
void bl_instance_traverse(BlObject *o, BlVisit visit, void *ctx);
void bl_instance_clear(BlObject *o);
BlVal *bl_member_place(BlObject *o, const BlMember *m, bool make);      /* NULL: block not there (make: MemoryError) */
BL_RAISES bool bl_instance_change_class(BlVal o, BlClass *to);          /* layouts are known to agree */
BlRef *bl_managed_dict(BlVal o);                                        /* module, namespace: where the dict is; else NULL */

/* ---- type.c ---- */
BL_RAISES BlClass *bl_class_alloc(BlClass *metaclass);                  /* all fields empty */
BL_RAISES bool bl_class_make_root(BlClass *c);
BL_RAISES bool bl_class_compute_mro(BlClass *c);
BL_RAISES bool bl_class_add_subclass(BlClass *base, BlClass *c);
void bl_class_remove_subclass(BlClass *base, BlClass *c);
BL_RAISES bool bl_class_link_bases(BlClass *c);
void bl_class_unlink_bases(BlClass *c);
/* Calls fn for c and everything below it, each once. */
void bl_class_each_below(BlClass *c, void (*fn)(BlClass *c, void *ctx), void *ctx);
BL_RAISES BlClass *bl_best_base(BlVal bases);
BlClass *bl_solid_base(BlClass *c);
BL_RAISES bool bl_class_set_name(BlClass *c, BlVal name);
bool bl_class_fill(BlClass *c);                                         /* namespace of a built-in class */
/* A getset of `o.__dict__` kind found on a built-in base, or BL_NULL. */
extern const BlGetSet bl_dict_getset, bl_weakref_getset;
BL_RAISES BlRef bl_type_vectorcall(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BL_RAISES BlRef bl_type_getattr(BlVal self, BlVal name);
BL_RAISES BlRef bl_type_new(BlClass *meta, const BlVal *arg, size_t nargs, BlVal kwnames);

/* ---- slots.c ---- */
void bl_slots_inherit(BlType *own, const BlType *base);                 /* fill every NULL slot of own from base */
BL_RAISES bool bl_slots_of_new_class(BlClass *c);                       /* own slots of a heap class from its mro and dict */
bool bl_slots_refresh(BlClass *c, BlVal name);                          /* `name` changed in c: update c and the classes below */
void bl_slots_refresh_all(BlClass *c);                                  /* bases changed */
BL_RAISES bool bl_slots_fill(BlClass *c, const BlType *table);          /* wrappers into the namespace of a built-in class */
bool bl_is_slot_name(BlVal name);                                       /* does assigning it to a class change slots? */
BL_RAISES BlRef bl_slot_wrapper_bind(BlVal wrapper, BlVal self);
void *bl_wrapper_function(BlVal v);                                     /* the C function of a slot wrapper, else NULL */

BlRef bl_slot_new_trampoline(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);

/* ---- class_builtin.c ---- */
BlRef bl_track_new(BlRef o);                                             /* what a C constructor made for a heap class joins the collector */
BL_RAISES bool bl_class_set_new(BlClass *c, BlVal dict);                /* puts the built-in __new__ into dict */

/* ---- object.c ---- */
BlRef bl_object_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
int bl_object_init_slot(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_object_repr(BlVal self);
BlRef bl_object_str(BlVal self);
BlRef bl_object_compare(BlVal self, BlVal other, enum BlCompare op);
BlRef bl_object_reduce_ex(BlVal self, const BlVal *arg);
BlRef bl_object_reduce(BlVal self, const BlVal *arg);
BlRef bl_object_getstate(BlVal self, const BlVal *arg);
BL_RAISES bool bl_merge_class_dict(BlVal into, BlVal cls);

/* ---- protocol.c ---- */
BL_RAISES BlRef bl_reduced_attribute(BlVal of, BlVal name);     /* (getattr, (of, name)), for __reduce__ */
void bl_class_drop_own_shape(BlClass *c);
void *bl_address(BlVal v);                              /* what id() shows, as a pointer for %p */
void bl_attribute_context(BlVal o, BlVal name);        /* gives a pending bare AttributeError its name and obj */

/* The slots a value really has: those of its class, so bool's are complete. */
static inline const BlType *bl_slots_of(BlVal v)
{
    return bl_is_heap(v) ? bl_heap_type(v) : bl_class_of(v)->type;
}
/* Flags and hooks of the type of an attribute value, as descriptor. */
static inline bool bl_is_data_descr(const BlType *t) { return t->descr_set != NULL; }

#endif
