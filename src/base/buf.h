/* buf.h -- a byte buffer that grows.
 *
 * Appending cannot be refused halfway: when memory runs out the buffer remembers it in `failed`, drops what comes
 * after, and the caller asks once at the end. So a row of appends needs one check.
 *
 * Always: data is NULL or holds size <= capacity - 1 bytes followed by a NUL.
 */
#ifndef BL_BASE_BUF_H
#define BL_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct BlBuf {
    char  *data;
    size_t size;
    size_t capacity;
    bool   failed;      /* an append did not fit in memory: the contents are incomplete */
    bool   lent;        /* `data` is the caller's array: it is copied, not resized, when it gets too small, and never freed */
} BlBuf;

#define BL_BUF_INIT {NULL, 0, 0, false, false}
/* Starts in an array of chars on the caller's stack: short texts need no memory of their own. */
#define BL_BUF_ON(room) {(room), 0, sizeof(room), false, true}

static inline void bl_buf_init(BlBuf *b)
{
    *b = (BlBuf)BL_BUF_INIT;
}

void bl_buf_free(BlBuf *b);         /* back to the empty state, failed or not */
void bl_buf_clear(BlBuf *b);        /* empty, memory kept, `failed` forgotten */

/* Room for `extra` more bytes and the NUL; false (and failed) where there is none. */
bool bl_buf_reserve(BlBuf *b, size_t extra);

void bl_buf_add(BlBuf *b, const void *bytes, size_t n);
void bl_buf_adds(BlBuf *b, const char *text);
void bl_buf_fill(BlBuf *b, char c, size_t n);
void bl_buf_add_rune(BlBuf *b, uint32_t rune);      /* as UTF-8; surrogates as three bytes */
void bl_buf_printf(BlBuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bl_buf_vprintf(BlBuf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

static inline void bl_buf_addc(BlBuf *b, char c)
{
    if (__builtin_expect(b->capacity - b->size < 2, 0) && !bl_buf_reserve(b, 1))
        return;
    b->data[b->size++] = c;
    b->data[b->size] = 0;
}

/* The contents as a C string, "" when empty; valid until the next append. */
static inline const char *bl_buf_text(const BlBuf *b)
{
    return b->data ? b->data : "";
}

/* Hands the block to the caller (free with bl_mfree), NULL if the buffer failed; the buffer is empty afterwards. */
char *bl_buf_take(BlBuf *b, size_t *size);

#endif
