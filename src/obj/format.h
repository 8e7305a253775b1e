/* format.h -- the format mini-language: its parser, and __format__ of str and of numbers.
 *
 *     [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 */
#ifndef BL_OBJ_FORMAT_H
#define BL_OBJ_FORMAT_H

#include "obj/protocol.h"
#include "obj/str.h"

typedef struct BlFormatSpec {
    uint32_t fill;              /* code point; ' ' unless given ('0' after a zero flag) */
    char align;                 /* '<' '>' '=' '^' */
    char sign;                  /* '+' '-' ' ', or 0 */
    char grouping;              /* ',' '_', or 0 */
    bool alternate;             /* '#' */
    bool no_neg_zero;           /* 'z' */
    bool explicit_align, explicit_fill;
    int64_t width;              /* -1: none */
    int64_t precision;          /* -1: none */
    uint32_t type;              /* presentation type, default_type unless given */
} BlFormatSpec;

/* Parses spec (a str); v is named in messages. False: ValueError is pending. */
BL_RAISES bool bl_format_parse(BlVal spec, BlVal v, uint32_t default_type, char default_align, BlFormatSpec *out);

/* str.__format__(text, spec), complete; text is any str, the result an exact one. */
BL_RAISES BlRef bl_format_text(BlVal text, BlVal spec);
/* bl_format_number (int, bool, float, complex): obj/float.h */

/* "Unknown format code 'x' for object of type 'T'" */
BlRef bl_format_unknown(uint32_t code, BlVal v);

#endif
