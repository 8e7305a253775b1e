/* config.h -- the switches of a build and its names.
 *
 * Switches, set by the Makefile:
 *   BL_DEBUG            assertions, poisoned memory, heap checks, the leak report at exit
 *   BL_ALLOC_MALLOC     every object its own malloc block, for sanitizers and valgrind
 *   BL_LINE_READLINE    the REPL edits lines with GNU readline; without it, lines are read as they come
 *   BL_PREFIX           where the program is installed
 */
#ifndef BL_BASE_CONFIG_H
#define BL_BASE_CONFIG_H

#define BL_VERSION "0.1.0"
#define BL_VERSION_MAJOR 0
#define BL_VERSION_MINOR 1
#define BL_VERSION_MICRO 0

/* The language it speaks, as sys.version tells. */
#define BL_PYTHON_VERSION "3.11.7"

#ifndef BL_PREFIX
#define BL_PREFIX "/usr/local"
#endif

/* The path under which the library inside the program is seen; no file needs to be there. */
#define BL_LIBRARY_PATH BL_PREFIX "/lib/balloon"

#if defined(__clang__)
#define BL_COMPILER "Clang " __clang_version__
#else
#define BL_COMPILER "GCC " __VERSION__
#endif

#endif
