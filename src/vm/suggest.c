/* suggest.c -- "Did you mean": the name nearest to one that does not exist.
 *
 * Distance is the number of changes between two names, where changing only the case of a letter counts half. A name is
 * suggested if at most a third of the letters involved would change; of equally near ones the first wins.
 */
#include "obj/list.h"
#include "vm/report_impl.h"

enum { MOVE = 2, FLIP = 1, LONGEST = 40, MOST_NAMES = 750 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static size_t exchange(char a, char b)
{
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? FLIP : MOVE;
}

/* The distance, or anything above `most` once that is certain. */
static size_t distance(const char *a, size_t n, const char *b, size_t m, size_t most)
{
    size_t row[LONGEST];
    while (n && m && *a == *b)
        a++, b++, n--, m--;
    while (n && m && a[n - 1] == b[m - 1])
        n--, m--;
    if (n == 0 || m == 0)
        return (n + m) * MOVE;
    if (n > LONGEST || m > LONGEST)
        return most + 1;
    if (m < n) {
        const char *t = a;
        size_t k = n;
        a = b, b = t;
        n = m, m = k;
    }
    if ((m - n) * MOVE > most)
        return most + 1;
    for (size_t i = 0; i < n; i++)
        row[i] = (i + 1) * MOVE;
    size_t result = 0;
    for (size_t j = 0; j < m; j++) {
        size_t diagonal = result = j * MOVE, smallest = SIZE_MAX;
        for (size_t i = 0; i < n; i++) {
            size_t replaced = diagonal + exchange(b[j], a[i]);
            diagonal = row[i];
            result = least(replaced, least(result, diagonal) + MOVE);
            row[i] = result;
            smallest = least(smallest, result);
        }
        if (smallest > most)
            return most + 1;
    }
    return result;
}

/* The best of a list of names: borrowed, or BL_NULL. */
static BlVal nearest(BlVal names, BlVal wanted)
{
    BlList *list = bl_as_list(names);
    if (list->count >= MOST_NAMES)
        return BL_NULL;
    size_t n, best = SIZE_MAX;
    BlVal found = BL_NULL;
    const char *text = bl_str_to_utf8(wanted, &n);
    for (size_t i = 0; text && i < list->count; i++) {
        BlVal item = list->items[i];
        size_t m;
        if (!bl_is_str(item) || bl_str_equal(item, wanted))
            continue;
        const char *other = bl_str_to_utf8(item, &m);
        if (!other)
            break;
        size_t most = least((n + m + 3) * MOVE / 6, best - 1), d = distance(text, n, other, m, most);
        bl_str_utf8_free(item, other);
        if (d > most || (found != BL_NULL && d >= best))
            continue;
        found = item;
        best = d;
    }
    if (text)
        bl_str_utf8_free(wanted, text);
    return found;
}

/* The same, from any iterable of names (adopted). Owned. */
static BlRef nearest_in(BlRef names, BlVal wanted)
{
    BlRef list = names == BL_NULL ? BL_NULL : bl_is_list(names) ? bl_keep(names) : bl_list_from_iterable(names);
    BlRef r = list == BL_NULL ? BL_NULL : bl_keep(nearest(list, wanted));
    bl_drop(list);
    bl_drop(names);
    return r;
}

static BlRef for_attribute(BlVal e)
{
    BlVal name = bl_exception_field(e, BL_EF_ATTR_NAME), o = bl_exception_field(e, BL_EF_ATTR_OBJ);
    if (!bl_is_str(name) || bl_as_exception(e)->field[BL_EF_ATTR_OBJ] == BL_NULL)
        return BL_NULL;
    return nearest_in(bl_dir(o), name);
}

static BlRef for_name(BlVal e)
{
    BlVal name = bl_exception_field(e, BL_EF_NAME_NAME), t = bl_as_exception(e)->traceback;
    if (!bl_is_str(name) || t == BL_NULL)
        return BL_NULL;
    while (((BlTraceback *)bl_obj(t))->next != BL_NULL)
        t = ((BlTraceback *)bl_obj(t))->next;
    BlFunction *f = bl_as_function(((BlFrame *)bl_obj(((BlTraceback *)bl_obj(t))->frame))->function);
    BlRef r = nearest_in(bl_list_from_iterable(f->code->varnames), name);
    if (r == BL_NULL && f->code->nfree)
        r = nearest_in(bl_list_from_iterable(f->code->freevars), name);
    if (r == BL_NULL)
        r = nearest_in(bl_dict_keys_list(f->globals), name);
    if (r == BL_NULL && f->builtins != BL_NULL && bl_is_dict(f->builtins))
        r = nearest_in(bl_dict_keys_list(f->builtins), name);
    return r;
}

BlRef bl_suggestion(BlVal e)
{
    BlRef found = BL_NULL, text = BL_NULL;
    if (bl_exception_matches(e, bl_exc(AttributeError)))
        found = for_attribute(e);
    else if (bl_exception_matches(e, bl_exc(NameError)))
        found = for_name(e);
    if (found != BL_NULL && bl_as_str(found)->length)
        text = bl_str_format(". Did you mean: %R?", found);
    bl_drop(found);
    if (bl_pending())
        bl_clear_error();
    return text;
}
