/* bump.c -- chunks of growing size, from which a pointer cuts pieces. */
#include "base/bump.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

struct BlBumpChunk {
    _Alignas(16) BlBumpChunk *older;
    char                     *end;
};

enum { CHUNK_FIRST = 8 * 1024, CHUNK_MOST = 1024 * 1024 };

void bl_bump_init(BlBump *b)
{
    *b = (BlBump){NULL, NULL, NULL, false};
}

static char *chunk_data(BlBumpChunk *c)
{
    return (char *)c + sizeof(BlBumpChunk);
}

void bl_bump_free(BlBump *b)
{
    bl_bump_rewind(b, (BlBumpMark){NULL, NULL});
    b->failed = false;
}

/* Each chunk doubles the one before, so that a small parse stays small and a large one asks seldom. */
void *bl_bump_slow(BlBump *b, size_t size)
{
    if (size > BL_ALLOC_MAX / 2)
        goto fail;
    size_t rounded = (size + 15) & ~(size_t)15;
    size_t room = b->chunks ? (size_t)(b->chunks->end - chunk_data(b->chunks)) * 2 : CHUNK_FIRST;
    if (room > CHUNK_MOST)
        room = CHUNK_MOST;
    if (room < rounded)
        room = rounded;
    BlBumpChunk *c = bl_malloc(sizeof(BlBumpChunk) + room);
    if (!c)
        goto fail;
    c->older = b->chunks;
    c->end = chunk_data(c) + room;
    b->chunks = c;
    b->next = chunk_data(c) + rounded;
    b->end = c->end;
    return chunk_data(c);
fail:
    b->failed = true;
    return NULL;
}

BlBumpMark bl_bump_mark(const BlBump *b)
{
    return (BlBumpMark){b->next, b->chunks};
}

void bl_bump_rewind(BlBump *b, BlBumpMark mark)
{
    while (b->chunks != mark.chunk) {
        BlBumpChunk *c = b->chunks;
        b->chunks = c->older;
        bl_mfree(c);
    }
    b->next = mark.next;
    b->end = b->chunks ? b->chunks->end : NULL;
}

void *bl_bump_zero(BlBump *b, size_t size)
{
    void *p = bl_bump(b, size);
    return p ? memset(p, 0, size) : NULL;
}

void *bl_bump_array(BlBump *b, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) {
        b->failed = true;
        return NULL;
    }
    return bl_bump(b, total);
}

char *bl_bump_text(BlBump *b, const char *text, size_t len)
{
    char *copy = len < SIZE_MAX ? bl_bump(b, len + 1) : NULL;
    if (copy) {
        memcpy(copy, text, len);
        copy[len] = 0;
    }
    return copy;
}
