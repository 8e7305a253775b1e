/* repl_complete.c -- what Tab offers: names, attributes, keyword arguments, dict keys, modules, file names, signatures, commands.
 *
 * Nothing here runs a program's code: attributes are found in dictionaries of instances, classes and modules, never asked for, so no property,
 * no __getattr__ and no __dir__ is called, and only keys that are plain strings are shown.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "main/line_scan.h"
#include "main/repl.h"
#include "vm/function.h"
#include "vm/library.h"

/* ---- the list ---- */

typedef struct Offers {
    BlCompletions *out;
    size_t capacity;
    const char *prefix;         /* what was typed of the name */
    size_t n;
    const char *head;           /* stands before each name in the text: "a.b." */
    size_t head_size;
} Offers;

static void offer_with(Offers *o, const char *name, size_t n, const char *tail)
{
    if (n < o->n || memcmp(name, o->prefix, o->n) != 0)
        return;
    BlCompletions *c = o->out;
    if (c->count == o->capacity) {
        size_t more = o->capacity ? o->capacity * 2 : 32;
        char **items = bl_realloc_array(c->items, more, sizeof *items);
        if (!items)
            return;
        c->items = items;
        o->capacity = more;
    }
    size_t last = strlen(tail);
    char *item = bl_malloc(o->head_size + n + last + 1);
    if (!item)
        return;
    if (o->head_size)
        memcpy(item, o->head, o->head_size);
    memcpy(item + o->head_size, name, n);
    memcpy(item + o->head_size + n, tail, last + 1);
    c->items[c->count++] = item;
}

static void offer_c(Offers *o, const char *name, const char *tail) { offer_with(o, name, strlen(name), tail); }

static void offer_str(Offers *o, BlVal name, const char *tail)
{
    size_t n;
    const char *text = bl_is_exact_str(name) ? bl_str_to_utf8(name, &n) : NULL;
    if (!text) {
        bl_clear_error();
        return;
    }
    bool hidden = n && text[0] == '_' && o->n == 0;             /* private names only to those who ask */
    if (!hidden && !memchr(text, 0, n))
        offer_with(o, text, n, tail);
    bl_str_utf8_free(name, text);
}

static void offer_keys(Offers *o, BlVal dict)
{
    size_t pos = 0;
    BlVal key, value;
    while (dict != BL_NULL && bl_is_dict(dict) && bl_dict_next(dict, &pos, &key, &value))
        offer_str(o, key, "");
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void tidy(BlCompletions *c)
{
    size_t to = 0;
    if (c->count)
        qsort(c->items, c->count, sizeof *c->items, by_text);
    for (size_t i = 0; i < c->count; i++) {
        if (to && strcmp(c->items[to - 1], c->items[i]) == 0)
            bl_mfree(c->items[i]);
        else
            c->items[to++] = c->items[i];
    }
    c->count = to;
}

/* ---- values of dotted names ---- */

static BlVal variable(const char *name, size_t n)
{
    BlRef key = bl_str_utf8(name, n);
    BlVal v = BL_NULL;
    if (key != BL_NULL) {
        v = bl_dict_get_str(bl_module_dict(bl_run_state()->main), key);
        if (v == BL_NULL)
            v = bl_dict_get_str(bl_module_dict(bl_run_state()->builtins), key);
    }
    bl_drop(key);
    bl_clear_error();
    return v;
}

/* Without descriptors: a method of the class stands for itself. */
static BlVal attribute(BlVal o, const char *name, size_t n)
{
    BlRef key = bl_str_utf8(name, n);
    BlVal v = BL_NULL;
    if (key != BL_NULL) {
        if (bl_is_module(o))
            v = bl_dict_get_str(bl_module_dict(o), key);
        else if (bl_is_class(o))
            v = bl_class_lookup(bl_as_class(o), key);
        else {
            v = bl_instance_get(o, key);
            BlVal of_class = v == BL_NULL ? bl_type_lookup(o, key) : BL_NULL;
            if (of_class != BL_NULL && (bl_is_function(of_class) || bl_is_exact(of_class, METHOD_DESCR)))
                v = of_class;
        }
    }
    bl_drop(key);
    bl_clear_error();
    return v;
}

static bool is_word(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

/* The beginning of the dotted name that ends at `end`. */
static size_t path_begin(const char *text, size_t end)
{
    while (end > 0 && (is_word(text[end - 1]) || text[end - 1] == '.'))
        end--;
    return end;
}

/* What a dotted name (or a literal's closing quote or bracket before it) stands for; borrowed, BL_NULL: unknown. */
static BlVal value_of(const char *path, size_t n)
{
    const char *end = path + n, *dot = memchr(path, '.', n);
    if (n == 0 || (path[0] >= '0' && path[0] <= '9'))
        return BL_NULL;
    BlVal v = variable(path, dot ? (size_t)(dot - path) : n);
    while (v != BL_NULL && dot) {
        const char *from = dot + 1;
        dot = memchr(from, '.', (size_t)(end - from));
        v = attribute(v, from, (size_t)((dot ? dot : end) - from));
    }
    return v;
}

/* ---- attributes ---- */

static void offer_class(Offers *o, BlClass *c)
{
    for (size_t i = 0; i < bl_as_tuple(c->mro)->count; i++)
        offer_keys(o, bl_class_dict(bl_as_class(bl_as_tuple(c->mro)->items[i])));
}

static void offer_attributes(Offers *o, BlVal v)
{
    if (bl_is_module(v)) {
        offer_keys(o, bl_module_dict(v));
        return;
    }
    if (bl_is_class(v)) {
        offer_class(o, bl_as_class(v));
        return;
    }
    BlRef own = bl_instance_attrs_copy(v);
    bl_clear_error();
    offer_keys(o, own);
    bl_drop(own);
    offer_class(o, bl_class_of(v));
}

static void complete_attribute(Offers *o, const char *text, size_t begin, size_t dot)
{
    o->head = text + o->out->from;
    o->head_size = dot + 1 - o->out->from;
    bool literal = begin == dot && dot > 0 && (text[dot - 1] == '"' || text[dot - 1] == '\'');
    BlVal v = literal ? BL_NULL : value_of(text + begin, dot - begin);
    if (literal)
        offer_class(o, bl_builtin_class(BL_T_STR));
    else if (v != BL_NULL)
        offer_attributes(o, v);
}

/* ---- calls ---- */

static BlFunction *function_of(BlVal v, bool *bound)
{
    *bound = false;
    if (bl_is_exact(v, METHOD)) {
        *bound = true;
        v = ((BlMethodObj *)bl_obj(v))->func;
    }
    if (bl_is_class(v)) {
        *bound = true;
        v = bl_class_lookup(bl_as_class(v), bl_name(__init__));
        bl_clear_error();
    }
    return v != BL_NULL && bl_is_function(v) ? bl_as_function(v) : NULL;
}

static BlVal parameter(const BlFunction *f, size_t i) { return bl_as_tuple(f->code->varnames)->items[i]; }

static void offer_keywords(Offers *o, BlVal callable)
{
    bool bound;
    BlFunction *f = function_of(callable, &bound);
    if (!f)
        return;
    size_t named = (size_t)f->code->nargs + f->code->nkwonly, first = f->code->nposonly;
    for (size_t i = first > bound ? first : bound; i < named; i++)
        offer_str(o, parameter(f, i), "=");
}

static void add_str(BlBuf *b, BlVal s)
{
    size_t n;
    const char *text = s != BL_NULL && bl_is_str(s) ? bl_str_to_utf8(s, &n) : NULL;
    if (text) {
        bl_buf_add(b, text, n);
        bl_str_utf8_free(s, text);
    } else
        bl_clear_error();
}

/* Defaults whose repr is ours; of others only that there is one. */
static void add_default(BlBuf *b, BlVal v)
{
    bool ours = v == BL_NONE || bl_is_int(v) || bl_is_exact_str(v) || bl_is_exact(v, FLOAT) || bl_is_exact(v, BYTES);
    BlRef text = ours ? bl_repr(v) : BL_NULL;
    bl_clear_error();
    bl_buf_addc(b, '=');
    if (text != BL_NULL)
        add_str(b, text);
    else
        bl_buf_adds(b, "...");
    bl_drop(text);
}

static void add_parameters(BlBuf *b, const BlFunction *f, bool bound)
{
    const BlCode *code = f->code;
    size_t nargs = code->nargs, defaults = f->defaults == BL_NULL || f->defaults == BL_NONE ? 0 : bl_as_tuple(f->defaults)->count, k = nargs + code->nkwonly;
    const char *comma = "";
    for (size_t i = bound; i < nargs; i++) {
        bl_buf_adds(b, comma);
        add_str(b, parameter(f, i));
        if (i >= nargs - defaults)
            add_default(b, bl_as_tuple(f->defaults)->items[i - (nargs - defaults)]);
        comma = ", ";
        if (i + 1 == code->nposonly)
            bl_buf_adds(b, ", /");
    }
    if (code->flags & BL_CO_VARARGS || code->nkwonly) {
        bl_buf_printf(b, "%s*", comma);
        if (code->flags & BL_CO_VARARGS)
            add_str(b, parameter(f, k++));
        comma = ", ";
    }
    for (size_t i = nargs; i < nargs + code->nkwonly; i++) {
        bl_buf_adds(b, comma);
        add_str(b, parameter(f, i));
        BlVal v = f->kwdefaults == BL_NULL || !bl_is_dict(f->kwdefaults) ? BL_NULL : bl_dict_get_str(f->kwdefaults, parameter(f, i));
        if (v != BL_NULL)
            add_default(b, v);
    }
    if (code->flags & BL_CO_VARKEYWORDS) {
        bl_buf_printf(b, "%s**", comma);
        add_str(b, parameter(f, k));
    }
}

/* "($self, x, /)" as a caller sees it: "(x, /)". */
static void add_text_signature(BlBuf *b, BlVal signature)
{
    size_t at = b->size;
    add_str(b, signature);
    char *text = b->data ? b->data + at : NULL;
    if (!text || b->failed || strncmp(text, "($", 2) != 0)
        return;
    size_t end = strcspn(text, ",)"), skip = text[end] == ',' ? end + 2 : end;
    if (strncmp(text + skip, "/, ", 3) == 0)
        skip += 3;
    else if (strncmp(text + skip, "/)", 2) == 0)
        skip += 1;
    memmove(text + 1, text + skip, strlen(text + skip) + 1);
    b->size = at + strlen(text);
}

/* "name(parameters)" of what is called, or nothing. */
static char *signature_note(const char *path, size_t n, BlVal callable)
{
    BlBuf b = BL_BUF_INIT;
    bool bound;
    BlFunction *f = function_of(callable, &bound);
    bl_buf_add(&b, path, n);
    if (f) {
        bl_buf_addc(&b, '(');
        add_parameters(&b, f, bound || memchr(path, '.', n) != NULL);
        bl_buf_addc(&b, ')');
    } else if (bl_is_exact(callable, NATIVE) || bl_is_exact(callable, METHOD_DESCR)) {
        BlRef text = bl_signature_text(((BlNative *)bl_obj(callable))->method);
        bl_clear_error();
        if (text != BL_NULL && bl_is_str(text))
            add_text_signature(&b, text);
        else
            bl_buf_adds(&b, "(...)");
        bl_drop(text);
    } else
        bl_buf_free(&b);
    return b.size && !b.failed ? bl_buf_take(&b, NULL) : (bl_buf_free(&b), NULL);
}

/* ---- names ---- */

static void complete_name(Offers *o, const char *text, const BlScan *scan)
{
    if (scan->bracket_start != SIZE_MAX && text[scan->bracket_start] == '(') {
        size_t begin = path_begin(text, scan->bracket_start);
        BlVal callable = value_of(text + begin, scan->bracket_start - begin);
        if (callable != BL_NULL)
            offer_keywords(o, callable);
    }
    offer_keys(o, bl_module_dict(bl_run_state()->main));
    offer_keys(o, bl_module_dict(bl_run_state()->builtins));
    for (size_t i = 0; bl_scan_keywords[i]; i++)
        offer_c(o, bl_scan_keywords[i], "");
}

/* ---- modules ---- */

static void offer_folder(Offers *o, const char *folder)
{
    DIR *d = opendir(*folder ? folder : ".");
    for (struct dirent *e; d && (e = readdir(d));) {
        size_t n = strlen(e->d_name);
        bool source = n > 3 && strcmp(e->d_name + n - 3, ".py") == 0;
        char init[4096];
        snprintf(init, sizeof init, "%s/%s/__init__.py", *folder ? folder : ".", e->d_name);
        if (e->d_name[0] == '.' || (e->d_name[0] == '_' && o->n == 0) || !(source || access(init, F_OK) == 0))
            continue;
        e->d_name[source ? n - 3 : n] = 0;
        if (!strpbrk(e->d_name, "-. "))
            offer_c(o, e->d_name, "");
    }
    if (d)
        closedir(d);
}

static void offer_path_folders(Offers *o)
{
    BlVal path = bl_sys_get("path");
    for (size_t i = 0; path != BL_NULL && bl_is_list(path) && i < bl_as_list(path)->count; i++) {
        BlVal folder = bl_as_list(path)->items[i];
        size_t n;
        const char *text = bl_is_exact_str(folder) ? bl_str_to_utf8(folder, &n) : NULL;
        if (text) {
            offer_folder(o, text);
            bl_str_utf8_free(folder, text);
        } else
            bl_clear_error();
    }
}

/* `word` may have dots: the part behind the last one is offered. */
static void complete_module(Offers *o, const char *text, size_t begin, size_t point)
{
    size_t dot = point;
    while (dot > begin && text[dot - 1] != '.')
        dot--;
    o->head = text + begin;
    o->head_size = dot - begin;
    o->prefix = text + dot;
    o->n = point - dot;
    for (size_t i = 0; i < bl_library_count; i++) {
        const char *name = bl_library[i].name;
        if (strncmp(name, o->head, o->head_size) != 0 || strchr(name + o->head_size, '.') || (name[o->head_size] == '_' && o->n == 0))
            continue;
        offer_c(o, name + o->head_size, "");
    }
    if (o->head_size)
        return;
    BlRef names = bl_c_module_names();
    for (size_t i = 0; names != BL_NULL && i < bl_as_tuple(names)->count; i++)
        offer_str(o, bl_as_tuple(names)->items[i], "");
    bl_drop(names);
    bl_clear_error();
    offer_path_folders(o);
}

/* What a module that is loaded has to import from; it is not loaded for this. */
static void complete_from(Offers *o, const char *module, size_t n)
{
    BlRef name = bl_str_utf8(module, n);
    BlVal m = name == BL_NULL ? BL_NULL : bl_dict_get_str(bl_run_state()->modules, name);
    bl_clear_error();
    if (m != BL_NULL && bl_is_module(m))
        offer_keys(o, bl_module_dict(m));
    bl_drop(name);
}

static size_t skip_blanks(const char *text, size_t at, size_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\t'))
        at++;
    return at;
}

static bool begins(const char *text, size_t at, size_t end, const char *word)
{
    size_t n = strlen(word);
    return end - at > n && memcmp(text + at, word, n) == 0 && (text[at + n] == ' ' || text[at + n] == '\t');
}

/* import a, b.c | and from a import b |: true if the line is one of these. */
static bool complete_import(Offers *o, const char *text, size_t point)
{
    size_t line = point, word = point;
    while (line > 0 && text[line - 1] != '\n' && text[line - 1] != ';')
        line--;
    line = skip_blanks(text, line, point);
    while (word > line && (is_word(text[word - 1]) || text[word - 1] == '.'))
        word--;
    o->out->from = word;
    if (begins(text, line, point, "import")) {
        if (word == line)
            return false;
        complete_module(o, text, word, point);
        return true;
    }
    if (!begins(text, line, point, "from"))
        return false;
    size_t module = skip_blanks(text, line + 4, point), end = module;
    while (end < point && (is_word(text[end]) || text[end] == '.'))
        end++;
    if (end == point) {
        complete_module(o, text, module, point);
        o->out->from = module;
        return true;
    }
    size_t rest = skip_blanks(text, end, point);
    if (begins(text, rest, point, "import"))
        complete_from(o, text + module, end - module);
    else if (point > rest || point > end)
        offer_c(o, "import", " ");
    return true;
}

/* ---- inside strings ---- */

/* d["...: the keys of a dict that is known by name. */
static bool complete_key(Offers *o, const char *text, size_t start)
{
    if (start == 0 || text[start - 1] != '[')
        return false;
    size_t begin = path_begin(text, start - 1);
    BlVal v = value_of(text + begin, start - 1 - begin);
    if (v == BL_NULL || !bl_is_dict(v))
        return false;
    char tail[3] = {text[start], ']', 0};
    size_t pos = 0;
    BlVal key, value;
    while (bl_dict_next(v, &pos, &key, &value))
        if (bl_is_exact_str(key)) {
            size_t n;
            const char *name = bl_str_to_utf8(key, &n);
            if (name && !memchr(name, text[start], n) && !memchr(name, '\\', n) && !memchr(name, '\n', n) && !memchr(name, 0, n))
                offer_with(o, name, n, tail);
            if (name)
                bl_str_utf8_free(key, name);
            else
                bl_clear_error();
        }
    return true;
}

static void complete_file(Offers *o, const char *text, size_t begin, size_t point)
{
    char folder[4096];
    size_t slash = point;
    while (slash > begin && text[slash - 1] != '/')
        slash--;
    o->head = text + begin;
    o->head_size = slash - begin;
    o->prefix = text + slash;
    o->n = point - slash;
    const char *home = getenv("HOME");
    if (o->head_size >= 2 && o->head[0] == '~' && o->head[1] == '/' && home)
        snprintf(folder, sizeof folder, "%s%.*s", home, (int)o->head_size - 1, o->head + 1);
    else
        snprintf(folder, sizeof folder, "%.*s", (int)o->head_size, o->head);
    DIR *d = opendir(o->head_size ? folder : ".");
    for (struct dirent *e; d && (e = readdir(d));) {
        struct stat st;
        char path[8192];
        if (e->d_name[0] == '.' && o->n == 0)
            continue;
        snprintf(path, sizeof path, "%s%s", folder, e->d_name);
        offer_c(o, e->d_name, stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? "/" : "");
    }
    if (d)
        closedir(d);
}

static void complete_string(Offers *o, const char *text, size_t start, size_t point)
{
    size_t quote = start;
    while (is_word(text[quote]))
        quote++;
    o->out->from = quote + 1;
    o->prefix = text + quote + 1;
    o->n = point - quote - 1;
    if (!complete_key(o, text, quote))
        complete_file(o, text, quote + 1, point);
}

/* ---- commands of the prompt ---- */

static void complete_command(Offers *o, const char *text, size_t point)
{
    BlRef names = bl_import_attr("prompt", "commands");
    if (names != BL_NULL && bl_is_dict(names) && !memchr(text, ' ', point)) {
        o->out->from = 1;
        o->prefix = text + 1;
        o->n = point - 1;
        offer_keys(o, names);
    } else {
        size_t word = point;
        while (word > 0 && text[word - 1] != ' ')
            word--;
        if (begins(text, 0, point, ":load") || begins(text, 0, point, ":save")) {
            o->out->from = word;
            complete_file(o, text, word, point);
        }
    }
    bl_drop(names);
    bl_clear_error();
}

void bl_repl_complete(const char *text, size_t n, size_t point, BlCompletions *out)
{
    BlScan scan;
    (void)n;
    *out = (BlCompletions){.from = point};
    bl_scan(text, point, NULL, &scan);
    size_t begin = path_begin(text, point), dot = point;
    while (dot > begin && text[dot - 1] != '.')
        dot--;
    Offers o = {.out = out, .prefix = text + dot, .n = point - dot};
    if (text[0] == ':' && !memchr(text, '\n', point))
        complete_command(&o, text, point);
    else if (scan.string_start != SIZE_MAX)
        complete_string(&o, text, scan.string_start, point);
    else if (!complete_import(&o, text, point)) {
        out->from = begin;
        if (dot > begin)
            complete_attribute(&o, text, begin, dot - 1);
        else if (begin == point && point > 0 && text[point - 1] == '(') {
            size_t path = path_begin(text, point - 1);
            BlVal callable = value_of(text + path, point - 1 - path);
            if (callable != BL_NULL)
                out->note = signature_note(text + path, point - 1 - path, callable);
        } else
            complete_name(&o, text, &scan);
    }
    tidy(out);
    bl_clear_error();
}
