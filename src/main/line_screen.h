/* line_screen.h -- a block of text with prompts, painted on a terminal and kept up to date with as few bytes as possible. */
#ifndef BL_MAIN_LINE_SCREEN_H
#define BL_MAIN_LINE_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the terminal can do; texts are complete control sequences. */
typedef struct BlTerminal {
    int width, height;
    const char *up, *right, *clear_line, *clear_below, *clear_screen;   /* up and clear_line are never NULL */
    bool wraps;                 /* a full row goes on in the next one, and only with the next character */
    bool colour;
} BlTerminal;

typedef struct BlPicture {
    const char *first, *next;   /* prompts of the first line and of the others */
    const char *text;
    size_t size, point;
    const uint8_t *style;       /* BlStyle for each byte, or NULL */
} BlPicture;

/* The cursor is in the first column of a row that is ours from here on. */
void bl_screen_begin(const BlTerminal *terminal);
void bl_screen_paint(const BlPicture *picture);
/* Paints with the end in sight, then goes to the row below. */
void bl_screen_finish(const BlPicture *picture);
/* The window has another size now: what was painted has been folded anew. */
void bl_screen_resize(int width, int height);
void bl_screen_clear(void);
void bl_screen_end(void);       /* gives the memory back */

#endif
