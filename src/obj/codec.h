/* codec.h -- text to bytes and back: the built-in codecs, and what happens to what they cannot express.
 *
 * A codec walks its input and calls bl_decode_fault / bl_encode_fault where it meets something wrong. These apply the error
 * handler by name, put its replacement into the output and move `pos`, or raise. Handlers of a program may run any code.
 */
#ifndef BL_OBJ_CODEC_H
#define BL_OBJ_CODEC_H

#include "base/buf.h"
#include "base/uniname.h"
#include "obj/bytes.h"
#include "obj/str.h"

typedef struct BlDecoding {
    const char *encoding, *errors;
    const unsigned char *data;  /* the caller keeps it alive, unless a handler exchanged it (then `object` does) */
    size_t n, pos;
    BlRef object;               /* the input as bytes, made for the first exception */
    BlStrBuilder out;
} BlDecoding;

void bl_decoding_open(BlDecoding *d, const char *encoding, const char *errors, const void *data, size_t n);
BL_RAISES bool bl_decode_fault(BlDecoding *d, size_t start, size_t end, const char *reason);
BL_RAISES BlRef bl_decoding_close(BlDecoding *d, bool ok);

typedef struct BlEncoding BlEncoding;
struct BlEncoding {
    const char *encoding, *errors;
    BlRef text;
    size_t n, pos;
    BlBuf out;
    bool (*put)(BlEncoding *e, uint32_t c);     /* false: this code point cannot be expressed */
    bool big;                   /* for the wide codecs */
    const void *map;            /* for charmaps */
};

void bl_encoding_open(BlEncoding *e, const char *encoding, const char *errors, BlVal text, bool (*put)(BlEncoding *, uint32_t));
BL_RAISES bool bl_encode_fault(BlEncoding *e, size_t start, size_t end, const char *reason);
/* Walks all of the text: runs of code points that `put` refuses become one fault each. Answers bytes. */
BL_RAISES BlRef bl_encode_all(BlEncoding *e, const char *reason);
BL_RAISES BlRef bl_encoding_close(BlEncoding *e, bool ok);

/* Handlers made available to programs: name -> callable; NULL name of a built-in one. */
BL_RAISES bool bl_error_handler_set(BlVal name, BlVal handler);
BlVal bl_error_handler_get(BlVal name);         /* borrowed, or BL_NULL */
bool bl_error_handler_builtin(const char *name);

/* The codecs. errors NULL: strict. *consumed (may be NULL: the input is complete): bytes used, an unfinished sequence at the end is left over. */
BL_RAISES BlRef bl_decode_utf8(const unsigned char *data, size_t n, const char *errors, size_t *consumed);
BL_RAISES BlRef bl_encode_utf8(BlVal s, const char *errors);
BL_RAISES BlRef bl_decode_ascii(const unsigned char *data, size_t n, const char *errors);
BL_RAISES BlRef bl_encode_ascii(BlVal s, const char *errors);
BL_RAISES BlRef bl_encode_latin1(BlVal s, const char *errors);
/* order: -1 little-endian, 1 big-endian, 0 by mark (written, and when read it is told back) */
BL_RAISES BlRef bl_decode_utf16(const unsigned char *data, size_t n, const char *errors, int *order, size_t *consumed);
BL_RAISES BlRef bl_encode_utf16(BlVal s, const char *errors, int order);
BL_RAISES BlRef bl_decode_utf32(const unsigned char *data, size_t n, const char *errors, int *order, size_t *consumed);
BL_RAISES BlRef bl_encode_utf32(BlVal s, const char *errors, int order);
BL_RAISES BlRef bl_decode_escape(const unsigned char *data, size_t n, const char *errors, size_t *consumed);
BL_RAISES BlRef bl_encode_escape(BlVal s);
BL_RAISES BlRef bl_decode_raw_escape(const unsigned char *data, size_t n, const char *errors, size_t *consumed);
BL_RAISES BlRef bl_encode_raw_escape(BlVal s);
BL_RAISES BlRef bl_decode_charmap(const unsigned char *data, size_t n, const char *errors, BlVal map);
BL_RAISES BlRef bl_encode_charmap(BlVal s, const char *errors, BlVal map);

/* Code points of bytes 128..255; 0xFFFE: undefined. NULL: no such table. `name` is normalised. */
const uint16_t *bl_charmap_table(const char *name);

/* Lower case, without separators: "UTF-8", "utf_8", "Utf 8" are "utf8". False: does not fit. */
bool bl_codec_normalise(const char *name, char *out, size_t size);

#endif
