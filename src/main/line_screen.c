/* line_screen.c -- laying out a block of text in cells and painting what has changed.
 *
 * A frame is what the terminal shows: rows of cells. Each painting lays out a new frame, sends the difference to the old one and keeps the new
 * one. A block higher than the window is seen through it: the rows around the cursor.
 *
 * Always: `at_row`, `at_column` are where the terminal's cursor is, counted from the first row of the frame; a column equal to the width means
 * that the last column was just filled and the terminal has not wrapped yet.
 */
#include "main/line_screen.h"

#include <errno.h>
#include <string.h>
#include <uniwidth.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "main/line_scan.h"

typedef struct Cell { uint32_t from; uint16_t size; uint8_t width, style; } Cell;     /* `from`: into the frame's bytes */
typedef struct Row { uint32_t first, count; int width; bool soft; } Row;             /* soft: goes on in the next row */

typedef struct Frame {
    BlBuf bytes, cells, rows;
    int point_row, point_column;
    size_t top;                 /* rows of the layout above the frame */
} Frame;

static struct {
    BlTerminal terminal;
    Frame shown, next;
    BlBuf out;
    int at_row, at_column;
    enum BlStyle ink;
} s;

static const char *const inks[BL_STYLE_COUNT] = {
    [BL_STYLE_KEYWORD] = "\033[34m", [BL_STYLE_BUILTIN] = "\033[36m", [BL_STYLE_DEFINED] = "\033[1m", [BL_STYLE_STRING] = "\033[32m",
    [BL_STYLE_NUMBER] = "\033[35m", [BL_STYLE_COMMENT] = "\033[90m", [BL_STYLE_PARTNER] = "\033[7m",
};

static Cell *cells(const Frame *f) { return (Cell *)(void *)f->cells.data; }
static Row *rows(const Frame *f) { return (Row *)(void *)f->rows.data; }
static int row_count(const Frame *f) { return (int)(f->rows.size / sizeof(Row)); }

static void frame_clear(Frame *f)
{
    bl_buf_clear(&f->bytes);
    bl_buf_clear(&f->cells);
    bl_buf_clear(&f->rows);
    f->point_row = f->point_column = 0;
}

/* ---- layout ---- */

typedef struct Layout {
    Frame *frame;               /* NULL: only count */
    size_t row, from, to;       /* the present row; rows [from, to) are wanted */
    int column, width;
    size_t point_row;
} Layout;

static bool wanted(const Layout *l) { return l->frame && l->row >= l->from && l->row < l->to; }

static void open_row(Layout *l)
{
    Row row = {.first = (uint32_t)(l->frame ? l->frame->cells.size / sizeof(Cell) : 0)};
    if (wanted(l))
        bl_buf_add(&l->frame->rows, &row, sizeof row);
    l->column = 0;
}

static Row *last_row(Layout *l) { return wanted(l) && row_count(l->frame) ? &rows(l->frame)[row_count(l->frame) - 1] : NULL; }

static void next_row(Layout *l, bool soft)
{
    Row *row = last_row(l);
    if (row)
        row->soft = soft;
    l->row++;
    open_row(l);
}

static void put(Layout *l, const char *bytes, size_t size, int width, uint8_t style)
{
    if (width > 0 && l->column + width > l->width)
        next_row(l, true);
    Row *row = last_row(l);
    if (row) {
        Frame *f = l->frame;
        if (width == 0 && row->count) {                 /* joins the cell before it */
            Cell *c = &cells(f)[row->first + row->count - 1];
            if (c->from + c->size == f->bytes.size && c->size < 60000) {
                c->size = (uint16_t)(c->size + size);
                bl_buf_add(&f->bytes, bytes, size);
            }
        } else {
            Cell c = {.from = (uint32_t)f->bytes.size, .size = (uint16_t)size, .width = (uint8_t)width, .style = style};
            bl_buf_add(&f->bytes, bytes, size);
            bl_buf_add(&f->cells, &c, sizeof c);
            row->count++;
            row->width += width;
        }
    }
    l->column += width;
}

static void put_byte_sign(Layout *l, unsigned char c, uint8_t style)
{
    char sign[2] = {'^', (char)(c == 127 ? '?' : c + 64)};
    put(l, sign, 1, 1, style);
    put(l, sign + 1, 1, 1, style);
}

/* One character of the text (or a byte that is none); answers its size. */
static size_t put_character(Layout *l, const char *p, size_t left, uint8_t style)
{
    unsigned char c = (unsigned char)*p;
    if (c >= 32 && c < 127) {
        put(l, p, 1, 1, style);
        return 1;
    }
    if (c == '\t') {
        for (int stop = l->column / 8 * 8 + 8; l->column < stop && l->column < l->width;)
            put(l, " ", 1, 1, style);
        return 1;
    }
    if (c < 0x80) {
        put_byte_sign(l, c, style);
        return 1;
    }
    size_t size = bl_utf8_valid_at(p, left);
    const char *end = p;
    int width = size ? uc_width(bl_utf8_get(&end), "UTF-8") : -1;
    if (width < 0)
        put(l, "\xEF\xBF\xBD", 3, 1, style);
    else
        put(l, p, size, width, style);
    return size ? size : 1;
}

/* Control sequences in a prompt, and what stands between readline's marks \001 and \002, take no room. */
static size_t invisible(const char *p)
{
    if (*p == 1) {
        const char *end = strchr(p, 2);
        return end ? (size_t)(end - p) + 1 : strlen(p);
    }
    if (*p != 27 || p[1] != '[')
        return 0;
    size_t n = 2;
    while (p[n] && (p[n] < '@' || p[n] > '~'))
        n++;
    return p[n] ? n + 1 : n;
}

static void put_prompt(Layout *l, const char *prompt)
{
    while (*prompt) {
        size_t hidden = invisible(prompt);
        if (hidden && *prompt == 1)
            put(l, prompt + 1, hidden - 1 - (prompt[hidden - 1] == 2), 0, BL_STYLE_PLAIN);
        else if (hidden)
            put(l, prompt, hidden, 0, BL_STYLE_PLAIN);
        else if (*prompt == '\n')
            next_row(l, false);
        else
            hidden = put_character(l, prompt, strlen(prompt), BL_STYLE_PLAIN);
        prompt += hidden ? hidden : 1;
    }
}

static void mark_point(Layout *l)
{
    if (l->column >= l->width)
        next_row(l, true);
    l->point_row = l->row;
    if (wanted(l)) {
        l->frame->point_row = (int)(l->row - l->from);
        l->frame->point_column = l->column;
    }
}

static void lay_out(Layout *l, const BlPicture *p)
{
    l->row = 0;
    open_row(l);
    put_prompt(l, p->first);
    for (size_t i = 0; i < p->size;) {
        if (i == p->point)
            mark_point(l);
        if (p->text[i] == '\n') {
            next_row(l, false);
            put_prompt(l, p->next);
            i++;
        } else
            i += put_character(l, p->text + i, p->size - i, p->style ? p->style[i] : BL_STYLE_PLAIN);
    }
    if (p->point >= p->size)
        mark_point(l);
    else if (l->column >= l->width)
        next_row(l, true);
}

/* The new frame: all rows, or those of a window that holds the cursor. */
static void make_frame(const BlPicture *p)
{
    size_t height = (size_t)s.terminal.height;
    Layout l = {.width = s.terminal.width};
    lay_out(&l, p);
    size_t count = l.row + 1, top = s.shown.top;
    if (count <= height)
        top = 0;
    else if (l.point_row < top)
        top = l.point_row;
    else if (l.point_row >= top + height)
        top = l.point_row + 1 - height;
    if (top + height > count && count > height)
        top = count - height;
    frame_clear(&s.next);
    s.next.top = top;
    l = (Layout){.frame = &s.next, .from = top, .to = top + height, .width = s.terminal.width};
    lay_out(&l, p);
}

/* ---- painting ---- */

static void send(const char *text) { bl_buf_adds(&s.out, text); }

static void flush(void)
{
    for (size_t done = 0; done < s.out.size;) {
        ssize_t n = write(1, s.out.data + done, s.out.size - done);
        if (n < 0 && errno != EINTR && errno != EAGAIN)
            break;
        done += n > 0 ? (size_t)n : 0;
    }
    bl_buf_clear(&s.out);
}

static void use_ink(enum BlStyle style)
{
    if (!s.terminal.colour || style == s.ink)
        return;
    if (s.ink != BL_STYLE_PLAIN)
        send("\033[0m");
    if (inks[style])
        send(inks[style]);
    s.ink = style;
}

static void go_right(int columns)
{
    if (columns <= 0)
        return;
    if (s.terminal.right && strcmp(s.terminal.right, "\033[C") == 0) {
        bl_buf_printf(&s.out, columns == 1 ? "\033[C" : "\033[%dC", columns);
        return;
    }
    for (int i = 0; i < columns; i++)
        send(s.terminal.right ? s.terminal.right : " ");
}

static void go(int row, int column)
{
    use_ink(BL_STYLE_PLAIN);
    if (s.at_column >= s.terminal.width || column < s.at_column || (row == s.at_row && column == 0 && s.at_column)) {
        send("\r");
        s.at_column = 0;
    }
    for (; s.at_row > row; s.at_row--)
        send(s.terminal.up);
    for (; s.at_row < row; s.at_row++) {
        send("\r\n");
        s.at_column = 0;
    }
    go_right(column - s.at_column);
    s.at_column = column;
}

static bool same_cell(const Frame *a, const Cell *x, const Frame *b, const Cell *y)
{
    return x->size == y->size && x->style == y->style && x->width == y->width && memcmp(a->bytes.data + x->from, b->bytes.data + y->from, x->size) == 0;
}

/* Makes the row below the cursor, so that the terminal knows whether a line goes on there. */
static void make_row(int row, bool soft)
{
    if (soft && s.terminal.wraps && s.at_row == row - 1 && s.at_column >= s.terminal.width) {
        send(" \r");
        s.at_row = row;
        s.at_column = 0;
    } else
        go(row, 0);
}

static void paint_row(int i)
{
    const Row *row = &rows(&s.next)[i], *old = i < row_count(&s.shown) ? &rows(&s.shown)[i] : NULL;
    const Cell *cell = cells(&s.next) + row->first, *before = old ? cells(&s.shown) + old->first : NULL;
    uint32_t k = 0;
    int column = 0;
    while (old && k < row->count && k < old->count && same_cell(&s.next, &cell[k], &s.shown, &before[k]))
        column += cell[k++].width;
    if (!old)
        make_row(i, i > 0 && rows(&s.next)[i - 1].soft);
    if (old && k == row->count && k == old->count)
        return;
    go(i, column);
    for (; k < row->count; k++) {
        use_ink((enum BlStyle)cell[k].style);
        bl_buf_add(&s.out, s.next.bytes.data + cell[k].from, cell[k].size);
        s.at_column += cell[k].width;
    }
    use_ink(BL_STYLE_PLAIN);
    if (old && old->width > row->width && s.at_column < s.terminal.width)
        send(s.terminal.clear_line);
}

static void clear_rows_from(int row)
{
    int count = row_count(&s.shown);
    if (row >= count)
        return;
    go(row, 0);
    if (s.terminal.clear_below) {
        send(s.terminal.clear_below);
        return;
    }
    for (int i = row; i < count; i++) {
        go(i, 0);
        send(s.terminal.clear_line);
    }
}

void bl_screen_paint(const BlPicture *picture)
{
    make_frame(picture);
    if (s.next.bytes.failed || s.next.cells.failed || s.next.rows.failed)       /* no memory: the picture stays as it is */
        return;
    int count = row_count(&s.next);
    for (int i = 0; i < count; i++)
        paint_row(i);
    clear_rows_from(count);
    go(s.next.point_row, s.next.point_column);
    Frame old = s.shown;
    s.shown = s.next;
    s.next = old;
    flush();
}

void bl_screen_finish(const BlPicture *picture)
{
    BlPicture p = *picture;
    p.point = p.size;
    bl_screen_paint(&p);
    send("\r\n");
    flush();
    frame_clear(&s.shown);
    s.shown.top = 0;
    s.at_row = s.at_column = 0;
}

void bl_screen_begin(const BlTerminal *terminal)
{
    s.terminal = *terminal;
    frame_clear(&s.shown);
    s.shown.top = 0;
    s.at_row = s.at_column = 0;
    s.ink = BL_STYLE_PLAIN;
}

/* Rows above the cursor after the terminal has folded the frame's lines anew. */
static int rows_above(int width)
{
    int above = 0, line = 0;
    for (int i = 0; i < s.at_row && i < row_count(&s.shown); i++) {
        line += rows(&s.shown)[i].width;
        if (!rows(&s.shown)[i].soft) {
            above += line > width ? (line - 1) / width + 1 : 1;
            line = 0;
        }
    }
    return above + (line + s.at_column) / width;
}

void bl_screen_resize(int width, int height)
{
    int above = rows_above(width > 0 ? width : 1);
    send("\r");
    for (int i = 0; i < above && i < height - 1; i++)
        send(s.terminal.up);
    s.terminal.width = width;
    s.terminal.height = height;
    if (s.terminal.clear_below)
        send(s.terminal.clear_below);
    else
        send(s.terminal.clear_line);
    frame_clear(&s.shown);
    s.at_row = s.at_column = 0;
}

void bl_screen_clear(void)
{
    send(s.terminal.clear_screen ? s.terminal.clear_screen : "\r\n");
    frame_clear(&s.shown);
    s.at_row = s.at_column = 0;
}

void bl_screen_end(void)
{
    for (Frame *f = &s.shown;; f = &s.next) {
        bl_buf_free(&f->bytes);
        bl_buf_free(&f->cells);
        bl_buf_free(&f->rows);
        if (f == &s.next)
            break;
    }
    bl_buf_free(&s.out);
}
