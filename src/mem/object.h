/* object.h -- what every heap object starts with, and the table of slots that says what its type can do.
 *
 * An object is {count, shape}. The shape gives the type's slots, the class a program sees, and, for instances,
 * where attributes are. Objects whose type has BL_TF_TRACKED are preceded by a 16-byte BlGcHead.
 * A BlType is constant; the class object (BlClass, obj/type.h) made from it belongs to one BlVm.
 * The slots follow CPython's protocol tables name for name, since their order of trial is visible.
 */
#ifndef BL_MEM_OBJECT_H
#define BL_MEM_OBJECT_H

#include "mem/value.h"

typedef struct BlShape BlShape;
typedef struct BlType BlType;
typedef struct BlClass BlClass;
typedef struct BlVm BlVm;

struct BlObject {
    int64_t count;
    BlShape *shape;
};

/* Links of the collector's lists; the low bits of `prev` hold the flags BL_GC_*. An untracked object has next == NULL.
 * Aligned to 16 wherever it stands, so that the low four bits of its address are free. */
typedef struct BlGcHead BlGcHead;
struct BlGcHead {
    BlGcHead *next;
    uintptr_t prev;
} __attribute__((aligned(16)));

enum {
    BL_GC_FINALIZED = 1,        /* __del__ has run (or the generator was closed) */
    BL_GC_COLLECTING = 2,       /* in the list of the running collection */
    BL_GC_HAS_WEAKREFS = 4,     /* has an entry in the table of weak.c */
    BL_GC_FLAG_MASK = 15        /* 8 is the collector's own */
};

static inline BlGcHead *bl_gc_head(BlObject *o) { return (BlGcHead *)o - 1; }
static inline BlObject *bl_gc_object(BlGcHead *g) { return (BlObject *)(g + 1); }

enum BlTypeId {
#define T(ID, name) BL_T_##ID,
#include "mem/types.def"
#undef T
    BL_T_COUNT,
    BL_T_NONE_OF_THESE = BL_T_COUNT     /* a type that has no id of its own: module types, exceptions, heap classes */
};

typedef void (*BlVisit)(BlVal v, void *ctx);

/* ---- slots ---- */
enum BlCompare { BL_LT, BL_LE, BL_EQ, BL_NE, BL_GT, BL_GE };

enum BlBinary {
    BL_ADD, BL_SUB, BL_MUL, BL_MATMUL, BL_TRUEDIV, BL_FLOORDIV, BL_MOD, BL_LSHIFT, BL_RSHIFT,
    BL_AND, BL_OR, BL_XOR, BL_POW, BL_DIVMOD, BL_BINARY_COUNT
};

enum BlUnary { BL_NEG, BL_POS, BL_ABS, BL_INVERT, BL_UNARY_COUNT };

typedef BlRef (*BlFixedFn)(BlVal self, const BlVal *arg);
/* `arg` holds nargs positional values, then one value for each name of the tuple kwnames (BL_NULL: no keywords). */
typedef BlRef (*BlVectorFn)(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);

/* A native function: signature text as STYLE.md shows; exactly one of `fn` and `vector` is set (obj/native.h). */
typedef struct BlMethod {
    const char *name;
    BlFixedFn fn;
    const char *signature;
    const char *doc;
    BlVectorFn vector;          /* for signatures with *args or **kwargs, or when the function sorts its arguments itself */
    uint32_t flags;             /* BL_MF_CLASS, BL_MF_STATIC */
} BlMethod;
enum { BL_MF_CLASS = 1, BL_MF_STATIC = 2 };

typedef struct BlGetSet {
    const char *name;
    BlRef (*get)(BlVal self);
    int (*set)(BlVal self, BlVal value);        /* value BL_NULL: delete. NULL function: read-only */
    const char *doc;
} BlGetSet;

typedef struct BlBuffer {       /* a view of bytes, see the `buffer` slot */
    unsigned char *data;
    size_t length;
    bool readonly;
    BlRef owner;                /* kept until bl_buffer_release */
    BlVal view;                 /* borrowed: memoryview when the exporter is one (for format and shape), else BL_NULL */
    const char *format;         /* struct-style format of one item, lives as long as the owner; NULL: "B" */
    size_t item_size;           /* 0: 1 */
} BlBuffer;

enum {
    BL_TF_TRACKED = 1,          /* has a BlGcHead */
    BL_TF_WEAKREF = 2,          /* accepts weak references */
    BL_TF_BASETYPE = 4,         /* a program's class may derive from it */
    BL_TF_HEAP = 8,             /* made by a class statement or type() */
    BL_TF_HAS_DICT = 16,        /* instances have attributes of their own (shape slots or a dict). On a constant table: bl_generic_getattr/setattr
                                   do it all; the dict is at .dict_at, or before the GC head, where the class machinery drops and visits it */
    BL_TF_DESCR_GET = 32,       /* set with .descr_get, kept beside the flags for one-load tests */
    BL_TF_DESCR_SET = 64,       /* data descriptor */
    BL_TF_FUNCTION_LIKE = 128,  /* binding it gives a bound method; LOAD_METHOD can skip the method object */
    BL_TF_HAS_DEL = 256,
    BL_TF_ABSTRACT = 512,       /* cannot be instantiated by a program ("cannot create 'x' instances") */
    BL_TF_LAZY_TRACK = 1024,    /* allocated untracked; the type tracks it itself (dict) */
    BL_TF_SEQUENCE_PATTERN = 2048, BL_TF_MAPPING_PATTERN = 4096,        /* what [..] and {..} patterns accept; inherited, also by registering with an ABC */
    BL_TF_INT_SUBCLASS = 1 << 16, BL_TF_LIST_SUBCLASS = 1 << 17, BL_TF_TUPLE_SUBCLASS = 1 << 18,
    BL_TF_BYTES_SUBCLASS = 1 << 19, BL_TF_STR_SUBCLASS = 1 << 20, BL_TF_DICT_SUBCLASS = 1 << 21,
    BL_TF_EXC_SUBCLASS = 1 << 22, BL_TF_TYPE_SUBCLASS = 1 << 23, BL_TF_FLOAT_SUBCLASS = 1 << 24,
    BL_TF_SET_SUBCLASS = 1 << 25, BL_TF_FROZENSET_SUBCLASS = 1 << 26, BL_TF_COMPLEX_SUBCLASS = 1 << 27
    /* each *_SUBCLASS flag is set on the type itself and inherited */
};

struct BlType {
    const char *name;           /* "list"; "collections.deque" when the module is not builtins */
    const char *doc;
    const BlType *base;         /* NULL: object */
    uint32_t flags;
    uint16_t id;                /* BlTypeId */
    uint32_t size;              /* bytes of the fixed part; variable parts follow it */
    uint32_t item_size;         /* 0, or bytes of one item of a variable-sized type (tuple, int, str, bytes) */
    uint32_t dict_at;           /* with BL_TF_HAS_DICT: where the struct has its own BlRef dict (BL_NULL: none yet); 0: before the GC head */

    /* life */
    void (*free)(BlObject *o);                  /* drop what it owns, then bl_object_free(o); runs at count 0, after __del__ and weakrefs */
    void (*traverse)(BlObject *o, BlVisit visit, void *ctx);    /* every owned reference once, in the order of SPEC 4.1 */
    void (*clear)(BlObject *o);                 /* drop references that can be part of a cycle; object stays valid */
    void (*finalize)(BlVal self);               /* generators; user classes get the __del__ trampoline. Never leaves an exception pending */
    void (*dead)(BlVal weakref);                /* weakref types only: the referent is gone (weak.c) */

    /* construction */
    BlRef (*new_)(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
    int (*init)(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
    BlVectorFn vectornew;                       /* optional: the whole call cls(args) for exactly this type; self is the class */

    /* text, identity, comparison */
    BlRef (*repr)(BlVal self);
    BlRef (*str)(BlVal self);                   /* NULL: repr */
    int64_t (*hash)(BlVal self);                /* -1: failed; bl_hash_unhashable: "unhashable type: 'x'" */
    BlRef (*compare)(BlVal self, BlVal other, enum BlCompare op);       /* may answer BL_NOTIMPL */

    /* calling, attributes */
    BlRef (*call)(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
    BlRef (*getattr)(BlVal self, BlVal name);   /* name is a str; NULL: bl_generic_getattr */
    int (*setattr)(BlVal self, BlVal name, BlVal value);        /* value BL_NULL: delete; NULL: bl_generic_setattr */
    BlRef (*descr_get)(BlVal self, BlVal obj, BlVal owner);     /* obj or owner may be BL_NULL */
    int (*descr_set)(BlVal self, BlVal obj, BlVal value);       /* value BL_NULL: delete */

    /* iteration */
    BlRef (*iter)(BlVal self);
    BlRef (*next)(BlVal self);                  /* BL_NULL without a pending exception: exhausted */
    BlRef (*await_)(BlVal self);
    BlRef (*aiter)(BlVal self);
    BlRef (*anext)(BlVal self);
    int64_t (*length_hint)(BlVal self);         /* -1 with exception; optional */

    /* containers: mapping first, then sequence, as CPython tries them */
    int64_t (*len)(BlVal self);                 /* -1: failed */
    BlRef (*getitem)(BlVal self, BlVal key);
    int (*setitem)(BlVal self, BlVal key, BlVal value);         /* value BL_NULL: delete */
    int (*contains)(BlVal self, BlVal item);    /* 1, 0, -1; NULL: by iteration */
    BlRef (*concat)(BlVal self, BlVal other);
    BlRef (*repeat)(BlVal self, int64_t n);
    BlRef (*inplace_concat)(BlVal self, BlVal other);
    BlRef (*inplace_repeat)(BlVal self, int64_t n);
    bool is_sequence;                           /* getitem takes integers only: what reversed() and iter() accept */
    bool has_seq_item;                          /* C type whose iteration falls back to getitem */

    /* numbers; operands arrive left, right whichever of them has the slot; BL_NOTIMPL: try the other */
    BlRef (*binary[BL_BINARY_COUNT])(BlVal left, BlVal right);
    BlRef (*inplace[BL_BINARY_COUNT])(BlVal left, BlVal right);
    BlRef (*power)(BlVal base, BlVal exponent, BlVal modulus);  /* pow() with three arguments */
    BlRef (*unary[BL_UNARY_COUNT])(BlVal self);
    int (*truth)(BlVal self);                   /* 1, 0, -1; NULL: len, else true */
    BlRef (*index)(BlVal self);
    BlRef (*int_)(BlVal self);
    BlRef (*float_)(BlVal self);

    int (*buffer)(BlVal self, BlBuffer *out, bool writable);    /* 0, or -1 raised */
    void (*buffer_release)(BlVal self, BlBuffer *view);

    const BlMethod *methods;    /* ends with {0}; slot wrappers (__len__ ...) are made from the slots, do not list them */
    const BlGetSet *getset;
    int64_t (*sizeof_)(BlVal self);             /* __sizeof__; NULL: size + item_size * count unknown to it */
};

#define T(ID, name) extern const BlType bl_##name##_type;
#include "mem/types.def"
#undef T

/* ---- shapes ---- */
enum {
    BL_SF_DICT = 1,             /* attributes live in the dict held by the instance's extra word */
    BL_SF_SHARED_ROOT = 2,      /* a built-in type's only shape */
    BL_SF_HAS_EXTRA = 4,        /* instances have the extra word (directly after the head; for subclasses of built-in types
                                   before the BlGcHead): raw array pointer (or 0) or a dict value */
    BL_SF_EXTRA_BEFORE = 8,     /* with BL_SF_HAS_EXTRA: the word stands before the BlGcHead (built-in types and their subclasses) */
    BL_SF_OWN_ORDER = 16        /* dict mode after `o.__dict__ = d`: released in the dict's own order */
};

struct BlShape {
    const BlType *type;
    BlClass *cls;               /* borrowed: the class owns its shapes, each instance owns its class */
    uint32_t id;                /* guard of every inline cache; a new one whenever the class changes; never reused */
    uint16_t flags;
    uint16_t inline_cap;        /* attribute slots inside the instance; higher slot numbers are in the overflow array */
    uint32_t slots_at;          /* byte offset of slot 0 from the object's head (0: no inline slots) */
    uint32_t size;              /* bytes of an instance without GC head */
    /* the path of names that this instance has set, newest last */
    BlShape *parent;
    BlVal name;                 /* interned str, borrowed from the class's table of names */
    uint16_t slot;              /* index of `name`: the class's number for it */
    uint16_t count;             /* names on the path */
    uint16_t max_slot;          /* 1 + the highest slot index on the path */
    uint16_t ntransitions;
    struct BlTransition *transitions;   /* name -> next shape (obj/shape.c) */
    BlShape *next_of_class;     /* all shapes of the class, to renumber them */
    int64_t instances;          /* not maintained unless needed */
    BlShape *prev_of_class;
    BlShape *root;              /* the shape with no names that this one grew from (itself for a root) */
    BlShape *dict_twin, *order_twin;    /* of a root: same size, dict mode (class order of release; own order) */
};

/* Bytes in front of the object that belong to its block: the collector's head and the extra word (16 to keep objects aligned). */
static inline size_t bl_prefix_size(const BlShape *s)
{
    if (!(s->type->flags & BL_TF_TRACKED))
        return 0;
    return s->flags & BL_SF_EXTRA_BEFORE ? 2 * sizeof(BlGcHead) : sizeof(BlGcHead);
}

/* The extra word of an object whose shape has BL_SF_EXTRA_BEFORE: its dict, or 0. The word before that: its __slots__ members, or 0. */
static inline uint64_t *bl_extra_before(BlObject *o) { return (uint64_t *)(void *)bl_gc_head(o) - 1; }

static inline const BlType *bl_heap_type(BlVal v) { return bl_obj(v)->shape->type; }

#endif
