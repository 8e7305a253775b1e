/* library.h -- the sources of the standard library, inside the program (made by scripts/embed.c). */
#ifndef BL_VM_LIBRARY_H
#define BL_VM_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct BlLibraryFile {
    const char *name;           /* as it is imported: "json.decoder"; of a file that is no module its path, with its slash */
    const char *path;           /* below the library's folder: "json/decoder.py" */
    const char *text;
    size_t      size;
    bool        package;
} BlLibraryFile;

extern const BlLibraryFile bl_library[];        /* sorted by name, ends with {0} */
extern const size_t        bl_library_count;

/* NULL: not there. */
const BlLibraryFile *bl_library_find(const char *name, size_t n);
/* The file that `filename` (a code object's) stands for, or NULL. */
const BlLibraryFile *bl_library_by_path(const char *filename);

/* Names of the modules of Python's own library, sorted. */
extern const char *const bl_stdlib_names[];
extern const size_t      bl_stdlib_count;
bool bl_is_stdlib_name(const char *name);

#endif
