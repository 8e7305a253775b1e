/* type.h -- classes, the shapes of their instances, attribute lookup, descriptors.
 *
 * A class owns its shapes. A name's slot index belongs to the class (numbered as the class first sees the name on any
 * instance), so attributes are released in slot order; the path of shapes gives each instance's own order.
 * Guard of every cache is the shape id: any change of a class that can matter gives new ids to all shapes of the
 * class and of its subclasses. Class objects have a shape of their own, so `C.x` is guarded like `o.x`.
 *
 * Three layouts of instances:
 *   plain    base layout is `object`: head, extra word, __slots__ members, inline attribute slots; unset slots hold BL_NULL
 *   prefix   subclasses of other built-in types, and built-in types with BL_TF_HAS_DICT: 16 bytes before the GC head
 *            hold the dict and the block of __slots__ members; attributes always live in a dict
 *   managed  function, module, SimpleNamespace (BlType.dict_at) and type: the object's own struct has the dict
 *
 * A class that derives from a built-in class other than object has its slots in `own`, with inherited ones filled in: never
 * compare shape->type with the address of a constant table, use bl_is_exact, the flags or bl_subclass.
 * `bl_is_exact(v, TYPE)` is not reliable either (own shapes): use bl_is_class.
 */
#ifndef BL_OBJ_TYPE_H
#define BL_OBJ_TYPE_H

#include "obj/protocol.h"
#include "obj/dict.h"

enum { BL_NAMES_MAX = 128 };            /* attribute names a class numbers; instances that need more go to dict mode */

/* The names a class has seen on its instances; a name's position is its slot index. */
typedef struct BlNameTable {
    BlRef *names;               /* interned strs, owned */
    uint16_t count, capacity;
    uint8_t *index;             /* open addressing by pointer, position + 1; NULL while few */
    uint16_t index_mask;
} BlNameTable;

struct BlClass {
    BlObject head;
    const BlType *type;         /* slots of its instances: a constant table, or &own */
    const BlType *table;        /* built-in: the constant table it was made from; NULL for heap classes */
    const BlType *native;       /* table of the nearest built-in class along `base`: whose struct the instances have */
    void (*native_free)(BlObject *o);   /* of the native struct, where bl_instance_free goes on */
    void (*native_traverse)(BlObject *o, BlVisit visit, void *ctx);
    void (*native_clear)(BlObject *o);
    uint32_t dict_at;           /* managed layout: offset of the dict in the instance; 0: not managed so */
    BlRef name, qualname;       /* str */
    BlRef bases, mro;           /* tuples */
    BlRef dict;                 /* exact dict: the namespace, keys str; of a built-in class only complete after bl_class_dict() */
    BlClass *base;              /* layout base (in bases or mro; not counted); NULL for object */
    BlShape *root;              /* shape of a new instance */
    BlShape *shapes;            /* all shapes of this class (next_of_class) */
    BlShape *own_shape;         /* shape of this class object itself, made when a cache first asks; in the metaclass's list */
    BlNameTable names;
    uint16_t room;              /* inline attribute slots given to new instances: learned */
    uint16_t shape_count;
    BlClass **subclasses;       /* direct ones, oldest first; not counted: a subclass takes itself out */
    uint32_t nsubclasses, subclasses_capacity;
    bool filled;                /* the namespace of a built-in class has been filled */
    bool is_abstract;           /* __abstractmethods__ is set and not empty */
    bool ready;                 /* construction is complete */
    bool linked;                /* its bases know it: also before it is ready, if its metaclass's mro() assigns __bases__ */
    uint32_t flags;             /* copy of type->flags */
    uint32_t version;           /* method cache key: changes with every change of the class or a base; 0: to be given */
    BlType own;                 /* heap classes and derived built-in ones: inherited slots, trampolines for what the class defines */
    char *own_name;             /* heap classes: utf-8 of __name__, own.name points here */
    uint32_t member_count;      /* __slots__ members, own and inherited */
    BlRef slot_members;         /* tuple of own slot names, sorted, or BL_NULL */
    BlClass *walk;              /* list of bl_class_each_below; NULL outside of it */
    uint32_t solid_size;        /* differs from base->solid_size when the class adds to the layout */
};

/* An instance of a class made by a program, whose base layout is plain object. */
typedef struct BlInstance {
    BlObject head;
    uint64_t extra;             /* 0, overflow array (aligned pointer), or a dict value (BL_SF_DICT) */
    BlVal slots[];              /* members, then inline attributes (shape->slots_at) */
} BlInstance;

static inline bool bl_is_class(BlVal v) { return bl_has_flag(v, BL_TF_TYPE_SUBCLASS); }
static inline BlClass *bl_as_class(BlVal v) { return (BlClass *)bl_obj(v); }
static inline BlClass *bl_builtin_class(enum BlTypeId id) { return bl_vm->classes[id]; }
static inline BlVal bl_class_value(BlClass *c) { return bl_from_obj(c); }
static inline bool bl_subclass(BlClass *c, BlClass *of);        /* real mro, no user code */
/* Instances of c and of the classes below it match [..] or {..} patterns from now on (flag: BL_TF_SEQUENCE_PATTERN or BL_TF_MAPPING_PATTERN); built-in ones stay. */
void bl_class_set_pattern_flag(BlClass *c, uint32_t flag);

/* ---- making classes ---- */
/* The class object of a module's constant type (collections.deque); made once per VM; owned by the caller.
 * base_class BL_NULL: the class of type->base, which must be one of types.def, or object. */
BL_RAISES BlRef bl_class_from_type(const BlType *type, BlVal base_class);
/* The same with several bases (ExceptionGroup); the first decides the layout. */
BL_RAISES BlRef bl_class_from_type_bases(const BlType *type, BlVal bases_tuple);
/* type(name, bases, dict, **kwargs): the whole of type.__new__ (layout, __slots__, __set_name__, __init_subclass__). */
BL_RAISES BlRef bl_class_new(BlClass *metaclass, BlVal name, BlVal bases, BlVal ns, BlVal kwnames, const BlVal *kwvalues);
/* __build_class__ after the body has run is the VM's; it uses: */
BL_RAISES BlRef bl_metaclass_of(BlVal metaclass, BlVal bases);  /* most derived metaclass; "metaclass conflict: ..." */
const char *bl_type_name(BlVal v);                              /* name of v's type for messages (tp_name; utf-8; valid while the class lives) */
const char *bl_class_tp_name(BlClass *c);                       /* the same of a class: "collections.deque", "C" */
BL_RAISES bool bl_class_set_tp_name(BlClass *c, const char *text, size_t n);      /* what messages call a heap class */
BlVal bl_class_name(BlClass *c);                                /* borrowed str __name__ */
/* The namespace, complete; borrowed. BL_NULL: raised. */
BlVal bl_class_dict(BlClass *c);
/* Set an attribute from C, immutable or not; false: raised. */
BL_RAISES bool bl_class_set_c(BlClass *c, const char *name, BlVal value);
/* The shape for new exact instances (c->root). */
BlShape *bl_class_shape(BlVal cls);
/* Made by a program: o.__class__ can be set, attributes can be set. */
static inline bool bl_class_is_heap(BlClass *c) { return (c->flags & BL_TF_HEAP) != 0; }

/* For class calls done in place by the loop: __new__ is object's, the metaclass's __call__ is type's, not abstract;
 * then an instance from bl_instance_new and the call of bl_class_init_function (borrowed; BL_NULL: no __init__ but object's, or not a plain function). */
bool bl_class_plain_new(BlClass *c);
BlVal bl_class_init_function(BlClass *c);
/* True if __init__ is object's: with arguments the call is an error. */
bool bl_class_no_init(BlClass *c);

/* ---- lookup ---- */
/* Along the mro, no descriptors: borrowed value or BL_NULL (absent, nothing pending unless a key's __eq__ raised). Uses a global method cache keyed by version. */
BlVal bl_class_lookup(BlClass *c, BlVal name);
/* Also the cell (pointer to the value in the holder's dict, stable while the shape ids of c's instances stay) */
BlVal *bl_class_lookup_cell(BlClass *c, BlVal name);
static inline BlVal bl_type_lookup(BlVal v, BlVal name) { return bl_class_lookup(bl_class_of(v), name); }
void bl_class_modified(BlClass *c);                             /* new ids for all shapes of c and its subclasses, method cache emptied for them */
void bl_flush_caches(void);                                     /* new ids for every shape there is */

/* ---- instances ---- */
BL_RAISES BlRef bl_instance_new(BlClass *c);                    /* object.__new__(c) for a class that bl_class_plain_new accepts: no __init__ */
/* Instance attribute alone (no class): borrowed or BL_NULL. name interned or not. */
BlVal bl_instance_get(BlVal o, BlVal name);
BL_RAISES int bl_instance_set(BlVal o, BlVal name, BlVal value);        /* value BL_NULL: delete (-1 with nothing pending: absent, or no attributes possible) */
BL_RAISES BlRef bl_instance_dict(BlVal o);                      /* o.__dict__: owned; the instance goes to dict mode. BL_NULL with nothing pending: has none */
BL_RAISES int bl_instance_set_dict(BlVal o, BlVal dict);        /* dict BL_NULL: a fresh empty one when next asked for */
BL_RAISES BlRef bl_instance_attrs_copy(BlVal o);                /* new dict of the instance attributes, no mode change; BL_NULL with nothing pending: no dict possible */
/* Whether instances of the type of v can have attributes of their own. */
bool bl_has_instance_dict(BlVal v);
/* For `free` and `traverse` of built-in types with BL_TF_HAS_DICT: done by the class machinery before the type's own; harmless to repeat. */
void bl_instance_drop_attrs(BlObject *o);
/* Path lookup for caches: slot index of name (interned) in shape, or -1. */
int bl_shape_find(const BlShape *shape, BlVal name);
/* The shape after setting `name` for the first time; NULL: no room for shapes any more (use the dict), or raised if bl_pending(). */
BlShape *bl_shape_add(BlShape *shape, BlVal name);
/* Words in the overflow array of an instance of this shape (at least). */
size_t bl_shape_overflow(const BlShape *shape);
/* Make room for the slots of `next` (grown from o's shape); false: MemoryError. */
BL_RAISES bool bl_shape_reserve(BlObject *o, const BlShape *next);
BlShape *bl_class_root(BlClass *c, uint16_t inline_cap);        /* root with this many inline slots; NULL: MemoryError pending */
BlShape *bl_shape_dict_twin(BlShape *shape, bool own_order);    /* NULL: MemoryError pending */
static inline BlVal *bl_shape_slot(BlObject *o, const BlShape *s, uint32_t slot)
{
    if (BL_LIKELY(slot < s->inline_cap))
        return (BlVal *)((char *)o + s->slots_at) + slot;
    return ((BlVal *)(uintptr_t)((BlInstance *)o)->extra) + (slot - s->inline_cap);
}
/* The word that holds the instance's dict in dict mode: 0 or a dict value. */
static inline uint64_t *bl_extra_word(BlObject *o)
{
    return o->shape->flags & BL_SF_EXTRA_BEFORE ? bl_extra_before(o) : &((BlInstance *)o)->extra;
}
static inline uint64_t *bl_members_word(BlObject *o) { return bl_extra_before(o) - 1; }
uint32_t bl_new_id(void);                                       /* next shape id / key version; renumbers on wrap */
extern void (*bl_ids_wrapped_hook)(void);                       /* every cache must forget what it knows; filled by vm/ */

/* What a cache may keep for o.name (no user code runs). */
enum BlAttrKind { BL_ATTR_NONE, BL_ATTR_SLOT, BL_ATTR_CLASS_VALUE, BL_ATTR_METHOD, BL_ATTR_PROPERTY, BL_ATTR_MEMBER, BL_ATTR_MODULE, BL_ATTR_DICT, BL_ATTR_COMPUTED,
    BL_ATTR_STATIC, BL_ATTR_CLASSMETHOD };     /* cell holds a staticmethod or classmethod object */
typedef struct BlAttrInfo {
    enum BlAttrKind kind;       /* NONE: do it the slow way */
    uint16_t slot;              /* SLOT: index; MEMBER: word offset from the object's head (BL_NULL there: slow way); DICT: 1 if *cell is a method */
    BlVal *cell;                /* CLASS_VALUE, METHOD, PROPERTY, MODULE: where the value is (borrowed, valid under the shape id);
                                   DICT: what the class has if the dict has not, or NULL: then slow way */
    uint32_t version;           /* MODULE: *cell is valid while the module's dict has this keys_version */
} BlAttrInfo;
/* v must be a heap value. Read v's shape id after this call (class objects get their own shape here). SLOT: plain instance attribute. CLASS_VALUE: plain value
 * found on the class (or, for a class object, along its own mro, needing no binding). METHOD: function-like found on the class, not shadowed in instances of
 * this shape. PROPERTY: cell holds a property object. MEMBER: a __slots__ member. DICT: look in the dict of bl_extra_word, then *cell. */
BlAttrInfo bl_attr_info(BlVal v, BlVal name);
/* What a cache may keep for o.name = x: SLOT (present already), MEMBER, DICT, or with *next set: the slot-adding transition (room is there). */
BlAttrInfo bl_attr_store_info(BlVal v, BlVal name, BlShape **next);

/* ---- descriptors and small objects ---- */
typedef struct BlProperty { BlObject head; BlRef get, set, del, doc; bool getter_doc; BlRef name; } BlProperty;
typedef struct BlMethodObj { BlObject head; BlRef func, self; } BlMethodObj;
typedef struct BlCell { BlObject head; BlRef value; } BlCell;           /* BL_NULL: empty */
typedef struct BlWrapDescr { BlObject head; BlRef callable; } BlWrapDescr;      /* classmethod, staticmethod */
typedef struct BlModule { BlObject head; BlRef dict; BlRef name; const struct BlModuleDef *def; void *state; BlShape *own_shape; } BlModule;
typedef struct BlMember { BlObject head; BlClass *owner; BlRef name; uint32_t offset; bool in_block; } BlMember;   /* offset in bytes, or index into the block */
typedef struct BlNamespace { BlObject head; BlRef dict; } BlNamespace;
typedef struct BlProxy { BlObject head; BlRef mapping; } BlProxy;
typedef struct BlGenericAlias { BlObject head; BlRef origin, args, parameters; bool starred; } BlGenericAlias;
typedef struct BlUnion { BlObject head; BlRef args, parameters; } BlUnion;

BL_RAISES BlRef bl_method_new(BlVal func, BlVal self);
BL_RAISES BlRef bl_cell_new(BlVal value);
BL_RAISES BlRef bl_module_new(BlVal name);                      /* with __name__, __doc__, __package__, __loader__, __spec__ */
static inline BlVal bl_module_dict(BlVal m) { return ((BlModule *)bl_obj(m))->dict; }
static inline bool bl_is_module(BlVal v) { return bl_is_heap(v) && bl_subclass(bl_obj(v)->shape->cls, bl_builtin_class(BL_T_MODULE)); }
BL_RAISES BlRef bl_staticmethod_new(BlVal f);
BL_RAISES BlRef bl_classmethod_new(BlVal f);
BL_RAISES BlRef bl_getset_new(const BlGetSet *def, BlClass *owner);
BL_RAISES BlRef bl_member_new(BlClass *owner, BlVal name, uint32_t offset, bool in_block);
BL_RAISES BlRef bl_namespace_new(BlVal dict);                   /* keeps the dict itself; BL_NULL: a new one */
BL_RAISES BlRef bl_generic_alias_new(BlVal origin, BlVal args); /* args: a tuple, or one item */
bool bl_is_alias(BlVal v);                              /* of GenericAlias or a class derived from it */
/* Body of `__class_getitem__` of C types: {"__class_getitem__", bl_class_getitem, "(item, /)", "See PEP 585", .flags = BL_MF_CLASS}. */
BL_RAISES BlRef bl_class_getitem(BlVal cls, const BlVal *arg);
BL_RAISES BlRef bl_union_new(BlVal a, BlVal b);                 /* a | b of classes; BL_NOTIMPL if neither fits */
/* super().name in the running frame, where that is a function to be called with *self (owned) first. BL_NULL, nothing pending: the long way. */
BlRef bl_super_function(BlVal name, BlRef *self);
BL_RAISES BlRef bl_super_getattr(BlVal type, BlVal self, BlVal name);  /* super(type, self).name without a super object */
BL_RAISES BlRef bl_dir(BlVal v);                                /* dir(v): sorted list */
/* property.__get__ for a cache that holds the property object: fget(obj), obj held once more meanwhile. */
BL_RAISES BlRef bl_property_get(BlVal property, BlVal obj);
/* Hooks that vm/ fills: zero-argument super() reads the calling frame (owned references; false: raised, e.g. "super(): no arguments");
 * the __name__ of the running frame's globals for a class made by type() (borrowed, or BL_NULL). */
extern bool (*bl_super_frame_hook)(BlRef *type, BlRef *self);
extern BlVal (*bl_frame_module_hook)(void);
/* How many attributes the methods in a new class's namespace set on their first parameter: the first guess of the room its instances need. */
extern unsigned (*bl_room_hook)(BlVal ns);
/* Hooks that mod/ fills: the state of a C module; a warning (false: it was turned into an exception that is now pending). */
extern void (*bl_module_state_free_hook)(BlModule *m);
extern void (*bl_module_state_traverse_hook)(BlModule *m, BlVisit visit, void *ctx);
extern bool (*bl_warn_hook)(BlVal category, const char *message);

static inline bool bl_subclass(BlClass *c, BlClass *of)
{
    extern bool bl_subclass_slow(BlClass *c, BlClass *of);
    return c == of || bl_subclass_slow(c, of);
}
#endif
