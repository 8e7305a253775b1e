/* repl_source.c -- the text behind `<stdin>`, so that a traceback at a terminal can show what was typed.
 *
 * Every piece of text gets a file name object of its own: all are equal to "<stdin>", each is another object, and code keeps the one it was
 * compiled with. So the object tells the text, and when nobody but this table holds it, no code from that text is left.
 */
#include "base/alloc.h"
#include "main/repl.h"
#include "vm/runtime.h"

typedef struct Piece { BlRef filename, text; } Piece;

enum { SWEEP_AT_LEAST = 64 };

static Piece *pieces;
static size_t count, capacity, sweep_at;

static void forget(Piece *p)
{
    bl_drop(p->filename);
    bl_drop(p->text);
}

static void sweep(void)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (bl_count(pieces[i].filename) == 1)
            forget(&pieces[i]);
        else
            pieces[kept++] = pieces[i];
    }
    count = kept;
    sweep_at = count * 2 > SWEEP_AT_LEAST ? count * 2 : SWEEP_AT_LEAST;
}

static bool make_room(void)
{
    if (count >= sweep_at)
        sweep();
    if (count < capacity)
        return true;
    size_t more = capacity ? capacity * 2 : SWEEP_AT_LEAST;
    Piece *p = bl_realloc(pieces, more * sizeof *p);
    if (!p)
        return false;
    pieces = p;
    capacity = more;
    return true;
}

BlRef bl_repl_source_add(const char *text, size_t n)
{
    static const char name[] = "<stdin>";
    Piece p = {.filename = bl_str_ascii(name, sizeof name - 1)};
    p.text = p.filename == BL_NULL ? BL_NULL : bl_str_decode(text, n, "utf-8", "replace");
    if (p.text == BL_NULL || !make_room()) {
        bl_clear_error();
        bl_drop(p.text);
        return p.filename != BL_NULL ? p.filename : bl_str_ascii(name, sizeof name - 1);
    }
    pieces[count++] = p;
    return bl_keep(p.filename);
}

static BlVal find_text(BlVal filename)
{
    for (size_t i = count; i-- > 0;)
        if (pieces[i].filename == filename)
            return pieces[i].text;
    return BL_NULL;
}

static BlRef find_line(BlVal filename, int line)
{
    BlVal text = find_text(filename);
    if (text == BL_NULL)
        return BL_NULL;
    const BlStr *s = bl_as_str(text);
    size_t at = 0, end;
    for (int k = 1; k < line && at < s->length; at++)
        k += bl_str_at(s, at) == '\n';
    for (end = at; end < s->length && bl_str_at(s, end) != '\n'; end++)
        ;
    return at < s->length ? bl_str_substr(text, at, end) : BL_NULL;
}

/* sys._typed_source(filename): for linecache, and with it traceback and pdb. */
static BlRef typed_source(BlVal self, const BlVal *arg)
{
    (void)self;
    BlVal text = find_text(arg[0]);
    return text == BL_NULL ? BL_NONE : bl_keep(text);
}

static const BlMethod typed_source_method = {"_typed_source", typed_source, "(filename, /)", "The text typed at the prompt that code with this file name object came from.", NULL, 0};

void bl_repl_source_start(void)
{
    bl_source_hook = find_line;
    BlRef f = bl_native_new(&typed_source_method, BL_NULL, BL_NULL);
    if (f == BL_NULL || !bl_sys_set(typed_source_method.name, f))
        bl_clear_error();
    bl_drop(f);
}

void bl_repl_source_end(void)
{
    bl_source_hook = NULL;
    for (size_t i = 0; i < count; i++)
        forget(&pieces[i]);
    bl_mfree(pieces);
    pieces = NULL;
    count = capacity = sweep_at = 0;
}
