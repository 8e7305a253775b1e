/* str_case.c -- upper, lower, title, capitalize, swapcase, casefold.
 *
 * ASCII text is mapped unit by unit into a str of the same size; the rest goes through full mappings, which may lengthen
 * it ('ß'.upper() is 'SS'), and the one mapping that looks around itself: capital sigma at the end of a word.
 */
#include "obj/str_inner.h"
#include "obj/unichar.h"

typedef int CharMap(uint32_t c, uint32_t out[3]);

/* Sigma is final after a cased letter and before none; what is case-ignorable does not count. */
static uint32_t small_sigma(const BlStr *s, size_t at)
{
    size_t i = at;
    while (i > 0 && bl_ch_is_case_ignorable(bl_str_at(s, i - 1)))
        i--;
    if (i == 0 || !bl_ch_is_cased(bl_str_at(s, i - 1)))
        return 0x3C3;
    for (i = at + 1; i < s->length && bl_ch_is_case_ignorable(bl_str_at(s, i)); i++)
        ;
    return i < s->length && bl_ch_is_cased(bl_str_at(s, i)) ? 0x3C3 : 0x3C2;
}

static bool put_mapped(BlStrBuilder *b, CharMap *map, const BlStr *s, size_t i, uint32_t c)
{
    uint32_t out[3];
    if (c == 0x3A3 && map == bl_ch_lower)
        return bl_builder_put(b, small_sigma(s, i));
    int n = map(c, out);
    for (int k = 0; k < n; k++)
        if (!bl_builder_put(b, out[k]))
            return false;
    return true;
}

static BlRef finish(BlStrBuilder *b, bool ok)
{
    if (ok)
        return bl_builder_finish(b);
    bl_builder_free(b);
    return BL_NULL;
}

/* Most text keeps its length and width: mapped unit by unit into a str of the same kind. BL_NULL with nothing pending: not this one. */
static BlRef map_same_size(BlStr *s, CharMap *map)
{
    BlRef r = bl_str_raw(s->kind, s->length);
    if (r == BL_NULL)
        return BL_NULL;
    uint32_t out[3], last = 0, mapped = 0;
    void *data = bl_as_str(r)->data;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c != last) {
            if (c == 0x3A3 || map(c, out) != 1 || bl_kind_for(out[0]) > s->kind) {
                bl_drop(r);
                return BL_NULL;
            }
            last = c;
            mapped = out[0];
        }
        bl_unit_set(s->kind, data, i, mapped);
    }
    return bl_str_narrow(r);
}

static BlRef map_all(BlStr *s, CharMap *map)
{
    BlRef same = map_same_size(s, map);
    if (same != BL_NULL || bl_pending())
        return same;
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < s->length && ok; i++)
        ok = put_mapped(&b, map, s, i, bl_str_at(s, i));
    return finish(&b, ok);
}

/* A fresh ASCII str of the same length, to be filled in; shared ones for short text. */
static BlRef ascii_copy(BlStr *s)
{
    BlRef r = bl_str_raw(1, s->length);
    if (r != BL_NULL)
        bl_as_str(r)->ascii = true;
    return r;
}

static inline uint8_t ascii_upper(uint8_t c) { return (uint8_t)(c - ((uint8_t)(c - 'a') < 26 ? 32 : 0)); }
static inline uint8_t ascii_lower(uint8_t c) { return (uint8_t)(c + ((uint8_t)(c - 'A') < 26 ? 32 : 0)); }

static BlRef ascii_to_upper(BlStr *s)
{
    if (s->length == 1)
        return bl_str_char(ascii_upper((uint8_t)s->data[0]));
    BlRef r = ascii_copy(s);
    if (r != BL_NULL)
        for (size_t i = 0; i < s->length; i++)
            bl_as_str(r)->data[i] = (char)ascii_upper((uint8_t)s->data[i]);
    return r;
}

static BlRef ascii_to_lower(BlStr *s)
{
    if (s->length == 1)
        return bl_str_char(ascii_lower((uint8_t)s->data[0]));
    BlRef r = ascii_copy(s);
    if (r != BL_NULL)
        for (size_t i = 0; i < s->length; i++)
            bl_as_str(r)->data[i] = (char)ascii_lower((uint8_t)s->data[i]);
    return r;
}

BlRef bl_str_upper(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    return s->length == 0 ? bl_keep(bl_str_empty()) : s->ascii ? ascii_to_upper(s) : map_all(s, bl_ch_upper);
}

BlRef bl_str_lower(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    return s->length == 0 ? bl_keep(bl_str_empty()) : s->ascii ? ascii_to_lower(s) : map_all(s, bl_ch_lower);
}

BlRef bl_str_casefold(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    return s->length == 0 ? bl_keep(bl_str_empty()) : s->ascii ? ascii_to_lower(s) : map_all(s, bl_ch_fold);
}

BlRef bl_str_title(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool inside = false, ok = true;
    for (size_t i = 0; i < s->length && ok; i++) {
        uint32_t c = bl_str_at(s, i);
        ok = put_mapped(&b, inside ? bl_ch_lower : bl_ch_title, s, i, c);
        inside = bl_ch_is_cased(c);
    }
    return finish(&b, ok);
}

BlRef bl_str_capitalize(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < s->length && ok; i++)
        ok = put_mapped(&b, i ? bl_ch_lower : bl_ch_title, s, i, bl_str_at(s, i));
    return finish(&b, ok);
}

BlRef bl_str_swapcase(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlStr *s = bl_as_str(self);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < s->length && ok; i++) {
        uint32_t c = bl_str_at(s, i);
        if (bl_ch_is_upper(c))
            ok = put_mapped(&b, bl_ch_lower, s, i, c);
        else if (bl_ch_is_lower(c))
            ok = put_mapped(&b, bl_ch_upper, s, i, c);
        else
            ok = bl_builder_put(&b, c);
    }
    return finish(&b, ok);
}
