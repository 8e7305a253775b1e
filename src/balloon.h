/* balloon.h -- Balloon inside another program: the only header that an embedder sees.
 *
 *     Balloon *b = balloon_new(NULL);
 *     if (!balloon_run(b, "def twice(x): return 2 * x", "<config>"))
 *         fputs(balloon_error(b), stderr);
 *     BalloonValue f, x, r;
 *     balloon_get(b, "twice", &f);
 *     balloon_int(b, 21, &x);
 *     balloon_call(b, f, &x, 1, &r);
 *     balloon_free(b);
 *
 * An interpreter belongs to the thread that made it; one thread has one at a time. A function that can fail answers false: then an exception
 * of the program, or MemoryError, is the interpreter's last error, and out parameters are untouched. Values that came out of a function are
 * yours: give each back with balloon_drop. Values that you pass in stay yours. Texts are UTF-8.
 */
#ifndef BALLOON_H
#define BALLOON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct Balloon Balloon;
typedef struct BalloonValue { uint64_t word; } BalloonValue;        /* opaque */

typedef struct BalloonOptions {
    size_t max_memory;          /* bytes that objects may take; 0: no limit. Beyond it: MemoryError */
    int max_depth;              /* frames before RecursionError; 0: 1000 */
    const char *path;           /* folders with modules, separated by colons; NULL: only the library inside */
} BalloonOptions;

/* ---- life ---- */
Balloon *balloon_new(const BalloonOptions *options);    /* options may be NULL; NULL: no memory */
void balloon_free(Balloon *b);                          /* runs exit functions and finalizers, gives everything back */
const char *balloon_version(void);

/* ---- running ---- */
bool balloon_run(Balloon *b, const char *source, const char *filename);                    /* statements, in the module __main__ */
bool balloon_eval(Balloon *b, const char *expression, BalloonValue *out);
bool balloon_call(Balloon *b, BalloonValue function, const BalloonValue *args, size_t nargs, BalloonValue *out);
bool balloon_import(Balloon *b, const char *module, BalloonValue *out);

/* ---- names ---- */
bool balloon_get(Balloon *b, const char *name, BalloonValue *out);                          /* a variable of __main__; absent: NameError */
bool balloon_set(Balloon *b, const char *name, BalloonValue value);
bool balloon_attribute(Balloon *b, BalloonValue object, const char *name, BalloonValue *out);

/* ---- values in ---- */
void balloon_none(Balloon *b, BalloonValue *out);
void balloon_bool(Balloon *b, bool truth, BalloonValue *out);
bool balloon_int(Balloon *b, int64_t number, BalloonValue *out);
bool balloon_float(Balloon *b, double number, BalloonValue *out);
bool balloon_text(Balloon *b, const char *text, size_t size, BalloonValue *out);
bool balloon_list(Balloon *b, const BalloonValue *items, size_t count, BalloonValue *out);
/* A function of yours as a value. `call` answers false after balloon_raise; it gets borrowed arguments and leaves a result that is given away. */
typedef bool (*BalloonFunction)(Balloon *b, void *context, const BalloonValue *args, size_t nargs, BalloonValue *result);
bool balloon_function(Balloon *b, const char *name, BalloonFunction call, void *context, BalloonValue *out);
/* Makes an exception pending in a BalloonFunction: the name of a built-in class, and its message. Answers false. */
bool balloon_raise(Balloon *b, const char *class_name, const char *message);

/* ---- values out ---- */
BalloonValue balloon_keep(Balloon *b, BalloonValue value);
void balloon_drop(Balloon *b, BalloonValue value);
bool balloon_as_int(Balloon *b, BalloonValue value, int64_t *out);          /* TypeError, OverflowError */
bool balloon_as_float(Balloon *b, BalloonValue value, double *out);
bool balloon_as_bool(Balloon *b, BalloonValue value, bool *out);
/* str(value) as text that ends with a zero; yours, for free(). */
bool balloon_as_text(Balloon *b, BalloonValue value, char **text, size_t *size);
bool balloon_length(Balloon *b, BalloonValue value, size_t *out);
bool balloon_item(Balloon *b, BalloonValue sequence, size_t index, BalloonValue *out);

/* ---- the last error ---- */
const char *balloon_error(Balloon *b);          /* the report with its traceback; valid until the next call; "" if there is none */
const char *balloon_error_type(Balloon *b);     /* "ValueError"; "" if there is none */
void balloon_clear_error(Balloon *b);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
