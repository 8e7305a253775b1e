/* buf.c -- a byte buffer that grows, and remembers when it could not. */
#include "base/buf.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/utf8.h"

void bl_buf_free(BlBuf *b)
{
    if (!b->lent)
        bl_mfree(b->data);
    bl_buf_init(b);
}

void bl_buf_clear(BlBuf *b)
{
    b->size = 0;
    b->failed = false;
    if (b->data)
        b->data[0] = 0;
}

bool bl_buf_reserve(BlBuf *b, size_t extra)
{
    if (b->failed)
        return false;
    if (b->capacity - b->size > extra)
        return true;
    size_t need, capacity;
    char *data = NULL;
    if (!__builtin_add_overflow(b->size, extra, &need) && !__builtin_add_overflow(need, 1, &need) &&
        (capacity = bl_grow(b->capacity, need < 64 ? 64 : need, 1)) != 0)
        data = b->lent ? bl_malloc(capacity) : bl_realloc(b->data, capacity);
    if (data && b->lent) {
        memcpy(data, b->data, b->size);
        b->lent = false;
    }
    if (!data) {
        b->failed = true;
        return false;
    }
    b->data = data;
    b->capacity = capacity;
    b->data[b->size] = 0;
    return true;
}

void bl_buf_add(BlBuf *b, const void *bytes, size_t n)
{
    if (n == 0 || !bl_buf_reserve(b, n))
        return;
    memcpy(b->data + b->size, bytes, n);
    b->size += n;
    b->data[b->size] = 0;
}

void bl_buf_adds(BlBuf *b, const char *text)
{
    bl_buf_add(b, text, strlen(text));
}

void bl_buf_fill(BlBuf *b, char c, size_t n)
{
    if (n == 0 || !bl_buf_reserve(b, n))
        return;
    memset(b->data + b->size, c, n);
    b->size += n;
    b->data[b->size] = 0;
}

void bl_buf_add_rune(BlBuf *b, uint32_t rune)
{
    char bytes[4];
    bl_buf_add(b, bytes, bl_utf8_put(bytes, rune));
}

void bl_buf_vprintf(BlBuf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    size_t room = b->failed ? 0 : b->capacity - b->size;
    int n = vsnprintf(room ? b->data + b->size : NULL, room, format, args);
    if (n < 0) {
        b->failed = true;
    } else if ((size_t)n < room) {
        b->size += (size_t)n;
    } else if (bl_buf_reserve(b, (size_t)n)) {
        vsnprintf(b->data + b->size, (size_t)n + 1, format, again);
        b->size += (size_t)n;
    }
    if (b->data)
        b->data[b->size] = 0;
    va_end(again);
}

void bl_buf_printf(BlBuf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    bl_buf_vprintf(b, format, args);
    va_end(args);
}

char *bl_buf_take(BlBuf *b, size_t *size)
{
    char *data = NULL;
    if (!b->failed && bl_buf_reserve(b, 0)) {
        data = b->data;
        if (b->lent && (data = bl_malloc(b->size + 1)) != NULL) {
            memcpy(data, b->data, b->size);
            data[b->size] = 0;
        }
        if (size)
            *size = b->size;
        if (!b->lent)
            b->data = NULL;
    }
    bl_buf_free(b);
    return data;
}
