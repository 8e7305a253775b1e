/* labels_text.c -- values as the pictures write them, and JSON strings. Nothing here runs program code. */
#include "mod/labels.h"

#include "base/alloc.h"
#include "base/utf8.h"

enum { LONGEST = 40, ENDS = 16 };               /* a longer text is cut in its middle, and the number left out is said */

/* ---- JSON ---- */

static void json_char(BlBuf *b, unsigned char c)
{
    if (c == '"' || c == '\\')
        bl_buf_printf(b, "\\%c", c);
    else if (c == '\n')
        bl_buf_adds(b, "\\n");
    else if (c < 32 || c == '<' || c == 127)
        bl_buf_printf(b, "\\u%04x", c);
    else
        bl_buf_addc(b, (char)c);
}

void bl_json_text(BlBuf *b, const char *utf8, size_t n)
{
    bl_buf_addc(b, '"');
    for (size_t i = 0; i < n; i++)
        json_char(b, (unsigned char)utf8[i]);
    bl_buf_addc(b, '"');
}

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c < 0xe000; }

static void add_plain(BlBuf *b, const BlStr *s)
{
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        bl_buf_add_rune(b, is_surrogate(c) ? '?' : c);
    }
}

void bl_labels_add_plain(BlBuf *b, BlVal str) { add_plain(b, bl_as_str(str)); }

void bl_json_str(BlBuf *b, BlVal str)
{
    BlBuf plain = BL_BUF_INIT;
    add_plain(&plain, bl_as_str(str));
    bl_json_text(b, bl_buf_text(&plain), plain.size);
    b->failed |= plain.failed;
    bl_buf_free(&plain);
}

char *bl_labels_plain_str(BlVal str)
{
    BlBuf b = BL_BUF_INIT;
    add_plain(&b, bl_as_str(str));
    bl_buf_reserve(&b, 1);
    return bl_buf_take(&b, NULL);
}

char *bl_labels_copy(const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = bl_malloc(n);
    return copy ? memcpy(copy, text, n) : NULL;
}

/* ---- atoms ---- */

static bool is_exact_atom(BlVal v)
{
    return bl_is_exact(v, STR) || bl_is_exact(v, INT) || bl_is_exact(v, FLOAT) || bl_is_exact(v, BYTES) || bl_is_exact(v, COMPLEX) || bl_is_exact(v, RANGE);
}

bool bl_labels_is_atom(BlVal v) { return !bl_is_heap(v) || is_exact_atom(v); }

static void add_escaped(BlBuf *b, uint32_t c, uint32_t quote)
{
    if (c == '\\' || c == quote)
        bl_buf_printf(b, "\\%c", (int)c);
    else if (c == '\n' || c == '\t' || c == '\r')
        bl_buf_printf(b, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    else if (c < 32 || (c >= 127 && c < 160))
        bl_buf_printf(b, "\\x%02x", c);
    else if (is_surrogate(c))
        bl_buf_printf(b, "\\u%04x", c);
    else
        bl_buf_add_rune(b, c);
}

static void add_str(BlBuf *b, const BlStr *s)
{
    bool single = false, twice = false;
    for (size_t i = 0; i < s->length; i++) {
        single |= bl_str_at(s, i) == '\'';
        twice |= bl_str_at(s, i) == '"';
    }
    uint32_t quote = single && !twice ? '"' : '\'';
    bl_buf_addc(b, (char)quote);
    bool cut = s->length > LONGEST;
    for (size_t i = 0; i < s->length; i++) {
        if (cut && i == ENDS) {
            bl_buf_printf(b, "…+%zu…", s->length - 2 * ENDS);
            i = s->length - ENDS;
        }
        add_escaped(b, bl_str_at(s, i), quote);
    }
    bl_buf_addc(b, (char)quote);
}

static void add_repr(BlBuf *b, BlVal v)
{
    BlRef saved = bl_save_error();
    BlRef r = bl_repr(v);
    if (r == BL_NULL) {                         /* an int with more digits than may be written */
        bl_clear_error();
        bl_buf_printf(b, "%s …", bl_type_name(v));
    } else {
        const BlStr *s = bl_as_str(r);
        for (size_t i = 0; i < s->length; i++) {
            if (s->length > LONGEST && i == ENDS) {
                bl_buf_printf(b, "…+%zu…", s->length - 2 * ENDS);
                i = s->length - ENDS;
            }
            bl_buf_add_rune(b, bl_str_at(s, i));
        }
    }
    bl_drop(r);
    bl_restore_error(saved);
}

char *bl_labels_atom_text(BlVal v)
{
    BlBuf b = BL_BUF_INIT;
    if (bl_is_imm_int(v))
        bl_buf_printf(&b, "%lld", (long long)bl_imm_int(v));
    else if (v == BL_NONE || bl_is_bool(v))
        bl_buf_adds(&b, v == BL_NONE ? "None" : v == BL_TRUE ? "True" : "False");
    else if (bl_is_exact(v, STR))
        add_str(&b, bl_as_str(v));
    else
        add_repr(&b, v);
    return bl_buf_take(&b, NULL);
}
