/* weakref.h -- weak references as objects: ref, proxy, callable proxy. The lists they are in: mem/weak.h. */
#ifndef BL_OBJ_WEAKREF_H
#define BL_OBJ_WEAKREF_H

#include "mem/weak.h"
#include "obj/protocol.h"

/* weakref.ref(o, callback); callback BL_NULL or None: the one shared reference of o. TypeError if o takes none. */
BL_RAISES BlRef bl_weakref_new(BlVal o, BlVal callback);
/* weakref.proxy(o, callback). */
BL_RAISES BlRef bl_weakproxy_new(BlVal o, BlVal callback);
/* An instance of ref or of a subclass? */
bool bl_is_weakref(BlVal v);
bool bl_is_weakproxy(BlVal v);
/* What r() gives: owned; None once dead. v is a ref or a proxy. */
BlRef bl_weakref_get(BlVal v);

#endif
