/* str_inner.h -- what the files of str and bytes share with each other and with nobody else.
 *
 * Text is handed around as (kind, data, length); search works on units of one width, so a narrower needle is widened first.
 */
#ifndef BL_OBJ_STR_INNER_H
#define BL_OBJ_STR_INNER_H

#include <stdio.h>
#include <stdlib.h>
#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "mem/gc.h"
#include "obj/str.h"
#include "obj/bytes.h"
#include "obj/int.h"
#include "obj/float.h"
#include "obj/tuple.h"
#include "obj/list.h"
#include "obj/dict.h"
#include "obj/iter.h"
#include "obj/range.h"
#include "obj/native.h"
#include "obj/type.h"

#define STR_HEADER offsetof(BlStr, data)
#define BYTES_HEADER offsetof(BlBytes, data)

struct BlIntern {
    BlStr **table;              /* open addressing; the table owns no reference */
    size_t mask, used, fill;
    BlRef empty, empty_bytes;
    BlRef latin1[256];          /* one-character strs, made when first needed */
    BlRef byte[256];            /* one-byte bytes */
    BlRef error_handlers;       /* dict: name -> callable of codecs.register_error, or BL_NULL */
    BlRef codec_search;         /* list of search functions, or BL_NULL */
    BlRef codec_cache;          /* dict: normalised name -> CodecInfo, or BL_NULL */
    bool (*load_codecs)(void);  /* imports the module that registers the library's codecs; filled by vm/ */
};

/* ---- str.c ---- */
BL_RAISES BlRef bl_str_raw(int kind, size_t n);         /* contents undefined, zero unit in place, ascii false */
void bl_units_copy(void *to, int to_kind, const void *from, int from_kind, size_t n);   /* widening or same */
uint32_t bl_units_mask(int kind, const void *data, size_t n);   /* all units or-ed (kind 1: only whether it is < 0x80) */
BL_RAISES BlRef bl_str_narrow(BlRef s);                 /* adopts a fresh str that may be wider than its text; sets ascii */
static inline uint32_t bl_unit(int kind, const void *data, size_t i)
{
    return kind == 1 ? ((const uint8_t *)data)[i] : kind == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}
static inline void bl_unit_set(int kind, void *data, size_t i, uint32_t c)
{
    if (kind == 1)
        ((uint8_t *)data)[i] = (uint8_t)c;
    else if (kind == 2)
        ((uint16_t *)data)[i] = (uint16_t)c;
    else
        ((uint32_t *)data)[i] = c;
}
static inline int bl_kind_for(uint32_t c) { return c < 0x100 ? 1 : c < 0x10000 ? 2 : 4; }
void bl_intern_forget(struct BlIntern *t, BlStr *s);
static inline size_t str_size(int kind, size_t n) { return STR_HEADER + (n + 1) * (size_t)kind; }
static inline size_t str_memory(const BlStr *s) { return str_size(s->kind, s->length); }

/* Name of an encoding or error handler as C text, for bl_str_utf8_free; NULL: raised (zero character, surrogate). */
BL_RAISES const char *bl_codec_name(BlVal v);
void bl_codec_name_error(const char *encoding, int which);        /* the pending exception of a codec (0 encode, 1 decode) gets its name, as the cause of a new one */
/* An optional argument that must be a str if it is there, and may not be None. */
BL_RAISES bool bl_str_arg(BlVal v, const char *function, const char *which);
/* start and end of the s.find(x, start, end) family: None or an index, clipped as slices are. false: raised */
BL_RAISES bool bl_range_args(const BlVal *arg, size_t nargs, size_t length, size_t *start, size_t *end);
BL_RAISES bool bl_slice_bound(BlVal v, int64_t *out);   /* None leaves *out alone */

size_t bl_utf8_measure(const unsigned char *p, size_t n, bool surrogates, size_t *count, uint32_t *mask);
BL_RAISES BlRef bl_str_from_measured(const unsigned char *p, size_t n, size_t count, uint32_t mask);

/* bl_builder_char with its usual case in line. */
static inline bool bl_builder_put(BlStrBuilder *b, uint32_t c)
{
    if (BL_LIKELY(b->length < b->capacity && (c < 0x100 || c >> (4 * (unsigned)b->kind) >> (4 * (unsigned)b->kind) == 0))) {
        bl_unit_set(b->kind, bl_as_str(b->str)->data, b->length++, c);
        b->max |= c;
        return true;
    }
    return bl_builder_char(b, c);
}

/* ---- str_search.c: units of one kind; -1 not found ---- */
int64_t bl_units_find(int kind, const void *hay, size_t n, const void *needle, size_t m);
int64_t bl_units_rfind(int kind, const void *hay, size_t n, const void *needle, size_t m);
size_t bl_units_count(int kind, const void *hay, size_t n, const void *needle, size_t m, size_t max);

typedef struct BlNeedle {       /* a str in the units of the text searched in */
    const void *data;
    void *heap;
    uint32_t local[16];
} BlNeedle;
/* 1 ready, 0 cannot occur there (too wide), -1 raised */
BL_RAISES int bl_needle_make(BlNeedle *needle, int kind, const BlStr *s);
static inline void bl_needle_free(BlNeedle *needle) { bl_mfree(needle->heap); }

/* ---- str_methods.c, str_case.c ... : the method table of str is put together in str_methods.c ---- */
extern const BlMethod bl_str_methods[];
BlRef bl_str_upper(BlVal self, const BlVal *arg);
BlRef bl_str_lower(BlVal self, const BlVal *arg);
BlRef bl_str_title(BlVal self, const BlVal *arg);
BlRef bl_str_capitalize(BlVal self, const BlVal *arg);
BlRef bl_str_swapcase(BlVal self, const BlVal *arg);
BlRef bl_str_casefold(BlVal self, const BlVal *arg);
BlRef bl_str_format_method(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_str_format_map(BlVal self, const BlVal *arg);
BlRef bl_str_dunder_format(BlVal self, const BlVal *arg);
BlRef bl_str_padded(BlStr *s, size_t left, size_t right, uint32_t fill);

/* ---- bytes ---- */
extern const BlMethod bl_bytes_methods[], bl_bytearray_methods[];
BL_RAISES BlRef bl_bytes_percent(BlVal self, BlVal args);       /* self bytes or bytearray; the result is of the same kind */
BL_RAISES BlRef bl_bytes_repr_text(const unsigned char *data, size_t n, const char *before, const char *after, bool all_single);
static inline bool bl_is_bytearray(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == &bl_bytearray_type; }
static inline const unsigned char *bl_bytes_view(BlVal v, size_t *n)    /* of a bytes or bytearray */
{
    if (bl_is_bytes(v)) {
        *n = bl_as_bytes(v)->length;
        return (const unsigned char *)bl_as_bytes(v)->data;
    }
    BlByteArray *a = (BlByteArray *)bl_obj(v);
    *n = a->length;
    return (const unsigned char *)(a->data ? a->data : "");
}
BL_RAISES bool bl_bytearray_resize(BlByteArray *a, size_t n);   /* BufferError while exported */
BL_RAISES BlRef bl_bytes_collect(BlVal source, bool array);     /* the bytes(x) rules for one argument without encoding: str is refused */

BL_RAISES BlRef bl_bytes_from_args(const char *fname, const BlVal *arg, size_t nargs, BlVal kwnames, bool array);
BL_RAISES int bl_bytes_contains(const void *data, size_t n, BlVal item);
BL_RAISES BlRef bl_hex_text(const unsigned char *p, size_t n, BlVal sep, int64_t group);
BL_RAISES BlRef bl_bytes_like(BlVal self, const void *data, size_t n);   /* bytes or bytearray, as self is */
BL_RAISES bool bl_byte_value(BlVal v, unsigned char *out, const char *message);   /* an int in range(256), else ValueError(message) */
/* An object of a subclass of a variable-sized built-in type: memory and tracking. */
BL_RAISES BlObject *bl_sub_new(BlClass *cls, size_t size);

#endif
