/* suggest.c -- "Did you mean": the known name nearest to a wrong one, by the weighted edit distance that CPython uses.
 *
 * Replacing a letter by the other case costs 1, any other change 2; a name counts as near up to a third of the letters.
 */
#include "vm/report_parts.h"

enum { MOVE = 2, CASE = 1, LONGEST = 40, MOST_NAMES = 750 };

static size_t substitution(uint32_t a, uint32_t b)
{
    if (a == b)
        return 0;
    bool letters = a < 128 && b < 128 && (a | 32) == (b | 32) && (a | 32) >= 'a' && (a | 32) <= 'z';
    return letters ? CASE : MOVE;
}

/* Distance, or limit + 1 when it is larger. */
static size_t distance(const BlStr *a, const BlStr *b, size_t limit)
{
    size_t from = 0, la = a->length, lb = b->length, row[LONGEST + 1];
    while (from < la && from < lb && bl_str_at(a, from) == bl_str_at(b, from))
        from++;
    while (la > from && lb > from && bl_str_at(a, la - 1) == bl_str_at(b, lb - 1))
        la--, lb--;
    la -= from, lb -= from;
    if (la == 0 || lb == 0)
        return (la + lb) * MOVE;
    if (la > LONGEST || lb > LONGEST)
        return limit + 1;
    for (size_t i = 0; i < la; i++)
        row[i] = (i + 1) * MOVE;
    size_t result = 0;
    for (size_t j = 0; j < lb; j++) {
        size_t corner = j * MOVE, least = SIZE_MAX;
        result = corner;
        for (size_t i = 0; i < la; i++) {
            size_t replace = corner + substitution(bl_str_at(b, from + j), bl_str_at(a, from + i));
            corner = row[i];
            size_t shift = (result < corner ? result : corner) + MOVE;
            result = replace < shift ? replace : shift;
            row[i] = result;
            if (result < least)
                least = result;
        }
        if (least > limit)
            return limit + 1;
    }
    return result;
}

typedef struct Best { BlVal wanted; BlRef name; size_t distance; } Best;

static void consider(Best *best, BlVal item)
{
    if (!bl_is_str(item) || bl_str_equal(item, best->wanted))
        return;
    const BlStr *a = bl_as_str(best->wanted), *b = bl_as_str(item);
    size_t limit = (a->length + b->length + 3) * MOVE / 6;
    if (best->distance && limit > best->distance - 1)
        limit = best->distance - 1;
    size_t d = distance(a, b, limit);
    if (d <= limit && (best->name == BL_NULL || d < best->distance)) {
        bl_replace(&best->name, bl_keep(item));
        best->distance = d;
    }
}

static void consider_all(Best *best, BlVal names)
{
    BlRef list = bl_list_from_iterable(names);
    if (list == BL_NULL) {
        bl_clear_error();
        return;
    }
    BlList *l = bl_as_list(list);
    if (l->count < MOST_NAMES)
        for (size_t i = 0; i < l->count; i++)
            consider(best, l->items[i]);
    bl_drop(list);
}

static void names_of_frame(Best *best, BlVal exception)
{
    BlVal tb = bl_as_exception(exception)->traceback;
    if (tb == BL_NULL || tb == BL_NONE)
        return;
    while (((BlTraceback *)bl_obj(tb))->next != BL_NULL)
        tb = ((BlTraceback *)bl_obj(tb))->next;
    BlVal frame = ((BlTraceback *)bl_obj(tb))->frame;
    BlFunction *f = bl_as_function(((BlFrame *)bl_obj(frame))->function);
    BlRef locals = bl_frame_locals(frame);
    if (locals == BL_NULL)
        bl_clear_error();
    BlVal places[] = {locals, f->globals, f->builtins};
    for (int i = 0; i < 3 && best->name == BL_NULL; i++)       /* the first place that has one, as in CPython */
        if (places[i] != BL_NULL)
            consider_all(best, places[i]);
    bl_drop(locals);
}

BlRef bl_suggestion(BlVal exception)
{
    BlRef saved = bl_save_error();
    bool attribute = bl_exception_matches(exception, bl_exc(AttributeError));
    BlVal wanted = BL_NONE, object = BL_NULL;
    if (attribute) {
        wanted = bl_exception_field(exception, BL_EF_ATTR_NAME);
        object = bl_as_exception(exception)->field[BL_EF_ATTR_OBJ];
    } else if (bl_exception_matches(exception, bl_exc(NameError))) {
        wanted = bl_exception_field(exception, BL_EF_NAME_NAME);
    }
    BlRef hint = BL_NULL;
    if (wanted != BL_NONE && bl_is_str(wanted) && !(attribute && object == BL_NULL)) {
        Best best = {wanted, BL_NULL, 0};
        if (attribute) {
            BlRef names = bl_dir(object);
            if (names == BL_NULL)
                bl_clear_error();
            else
                consider_all(&best, names);
            bl_drop(names);
        } else {
            names_of_frame(&best, exception);
        }
        if (best.name != BL_NULL)
            hint = bl_str_format(". Did you mean: '%U'?", best.name);
        bl_drop(best.name);
    }
    bl_clear_error();
    bl_restore_error(saved);
    return hint;
}
