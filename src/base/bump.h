/* bump.h -- memory of one parse: handed out by moving a pointer, given back all at once.
 *
 * Blocks are 16-aligned and never move. `failed` stays set after the first refusal, so a long chain of
 * allocations may be checked late, as long as no result is used unchecked.
 */
#ifndef BL_BASE_BUMP_H
#define BL_BASE_BUMP_H

#include <stdbool.h>
#include <stddef.h>

typedef struct BlBumpChunk BlBumpChunk;

typedef struct BlBump {
    char        *next, *end;    /* what is left of the newest chunk */
    BlBumpChunk *chunks;        /* newest first */
    bool         failed;
} BlBump;

/* A place to come back to: everything allocated after it is given up by bl_bump_rewind. */
typedef struct BlBumpMark {
    char        *next;
    BlBumpChunk *chunk;
} BlBumpMark;

void  bl_bump_init(BlBump *b);
void  bl_bump_free(BlBump *b);
void *bl_bump_slow(BlBump *b, size_t size);     /* for bl_bump only */

BlBumpMark bl_bump_mark(const BlBump *b);
void       bl_bump_rewind(BlBump *b, BlBumpMark mark);

/* Uninitialised; NULL when memory runs out. */
static inline void *bl_bump(BlBump *b, size_t size)
{
    size_t rounded = (size + 15) & ~(size_t)15;
    if (__builtin_expect(rounded < size || rounded > (size_t)(b->end - b->next), 0))
        return bl_bump_slow(b, size);
    void *p = b->next;
    b->next += rounded;
    return p;
}

void *bl_bump_zero(BlBump *b, size_t size);
void *bl_bump_array(BlBump *b, size_t count, size_t size);
char *bl_bump_text(BlBump *b, const char *text, size_t len);    /* a copy, NUL added */

#endif
