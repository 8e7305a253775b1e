/* finder.h -- where modules come from: specs, loaders, the finder that knows C modules, files and the library inside. */
#ifndef BL_VM_FINDER_H
#define BL_VM_FINDER_H

#include "vm/runtime.h"

enum BlLoaderKind { BL_LOADER_BUILTIN, BL_LOADER_FILE, BL_LOADER_LIBRARY, BL_LOADER_NAMESPACE };

typedef struct BlLoader {
    BlObject head;
    BlRef name, path;           /* strs; path BL_NULL for built-in modules and namespaces */
    uint8_t kind;               /* enum BlLoaderKind */
    bool package;
} BlLoader;

typedef struct BlSpec {
    BlObject head;
    BlRef name, loader, origin, locations, state, cached;       /* BL_NULL: None */
    bool has_location, initializing;
} BlSpec;

extern const BlType bl_spec_type, bl_file_loader_type, bl_builtin_loader_type, bl_namespace_loader_type, bl_finder_type;

/* Is v of exactly this type (of its class made in this interpreter)? */
static inline bool bl_is_table(BlVal v, const BlType *table) { return bl_is_heap(v) && bl_obj(v)->shape->cls->table == table; }

/* The spec of a module, None if there is none. path: sys.path or a package's __path__ (a list or other iterable), or BL_NULL for sys.path. */
BL_RAISES BlRef bl_find_spec(BlVal name, BlVal path);
BL_RAISES BlRef bl_spec_new(BlVal name, BlVal loader, BlVal origin, bool package);
/* The parent package's name: "a" for a.b, the name itself for a package. Owned. */
BL_RAISES BlRef bl_spec_parent(BlSpec *s);
/* The code object of a module from a file or the library. */
BL_RAISES BlRef bl_loader_code(BlLoader *l);
BL_RAISES BlRef bl_loader_source(BlLoader *l);
BL_RAISES BlRef bl_finder_class(const BlType *type);            /* owned */
/* A file as bytes; OSError with its name. */
BL_RAISES BlRef bl_file_bytes(const char *path, BlVal name);
/* What import prints under -v. */
void bl_import_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
