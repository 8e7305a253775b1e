/* str_format.h -- taking format strings apart, for str.format and for the module _string. Positions are indices into the text. */
#ifndef BL_OBJ_STR_FORMAT_H
#define BL_OBJ_STR_FORMAT_H
#include "obj/str.h"

typedef struct BlMarkup { BlVal text; size_t pos, end; } BlMarkup;
typedef struct BlMarkupPart {
    size_t literal, literal_end;
    bool field;                 /* a replacement field follows the literal */
    size_t name, name_end, spec, spec_end;
    uint32_t conversion;        /* 0: none */
    bool nested;                /* the spec has fields of its own */
} BlMarkupPart;
BL_RAISES int bl_markup_next(BlMarkup *m, BlMarkupPart *part);  /* 1, 0 at the end, -1 raised */

/* "name.attr[item]": the first part, then the others. */
BL_RAISES bool bl_field_first(BlVal text, size_t start, size_t end, size_t *first_end, int64_t *index);    /* index -1: not a number */
/* *pos is where the next part starts: 1 and the part, 0 at the end, -1 raised */
BL_RAISES int bl_field_next(BlVal text, size_t *pos, size_t end, bool *is_attr, size_t *part, size_t *part_end, int64_t *index);
#endif
