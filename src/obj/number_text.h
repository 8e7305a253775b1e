/* number_text.h -- the text of a str as ASCII, for the number parsers: digits of any script become 0-9, blanks ' '. */
#ifndef BL_OBJ_NUMBER_TEXT_H
#define BL_OBJ_NUMBER_TEXT_H

#include "obj/protocol.h"

typedef struct BlNumberText {
    const char *text;           /* borrowed from the str where that is ASCII; zero-terminated */
    size_t length;
    char *owned;
} BlNumberText;

BL_RAISES bool bl_number_text(BlVal str, BlNumberText *out);
void bl_number_text_free(BlNumberText *t);

#endif
