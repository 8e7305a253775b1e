/* call.c -- arguments to parameters, and the words CPython has for every way that can fail. */
#include <stdio.h>

#include "vm/function.h"
#include "obj/list.h"
#include "obj/str.h"

/* The values still to be placed; all owned. */
typedef struct Binding {
    BlFunction *f;
    BlVal *base, *args;
    size_t nargs, nkw;
    BlVal kwnames;
} Binding;

static BlVal param_name(const BlCode *c, size_t i) { return bl_as_tuple(c->varnames)->items[i]; }

static bool fail(Binding *b)
{
    for (size_t i = 0; i < b->nargs + b->nkw; i++)
        bl_clear_ref(&b->args[i]);
    for (size_t i = 0; i < b->f->nlocals; i++)
        bl_clear_ref(&b->base[i]);
    return false;
}

/* 'a', 'b', and 'c' */
static BlRef name_list(BlRef *names, size_t n)
{
    BlRef text = bl_str_c("");
    for (size_t i = 0; i < n && text != BL_NULL; i++) {
        const char *before = i == 0 ? "" : n == 2 ? " and " : i + 1 == n ? ", and " : ", ";
        BlRef next = bl_str_format("%U%s'%U'", text, before, names[i]);
        bl_drop(text);
        text = next;
    }
    return text;
}

static void raise_missing(Binding *b, size_t from, size_t to, const char *kind)
{
    BlCode *c = b->f->code;
    BlRef *names = bl_as_tuple(c->varnames)->items;
    BlRef missing[256];
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        if (b->base[i] == BL_NULL && n < 256)
            missing[n++] = names[i];
    BlRef text = name_list(missing, n);
    if (text != BL_NULL)
        (void)bl_raise(bl_exc(TypeError), "%U() missing %zu required %s argument%s: %U", b->f->qualname, n, kind, n == 1 ? "" : "s", text);
    bl_drop(text);
}

static void raise_too_many(Binding *b)
{
    BlFunction *f = b->f;
    BlCode *c = f->code;
    size_t ndefaults = f->defaults == BL_NULL ? 0 : bl_as_tuple(f->defaults)->count, nkw_given = 0;
    for (size_t i = c->nargs; i < (size_t)c->nargs + c->nkwonly; i++)
        nkw_given += b->base[i] != BL_NULL;
    bool plural = c->nargs != 1;
    char takes[64], extra[96] = "";
    if (ndefaults) {
        snprintf(takes, sizeof takes, "from %lld to %d", (long long)c->nargs - (long long)ndefaults, (int)c->nargs);
        plural = true;
    } else {
        snprintf(takes, sizeof takes, "%d", (int)c->nargs);
    }
    if (nkw_given)
        snprintf(extra, sizeof extra, " positional argument%s (and %zu keyword-only argument%s)", b->nargs != 1 ? "s" : "", nkw_given,
                 nkw_given != 1 ? "s" : "");
    (void)bl_raise(bl_exc(TypeError), "%U() takes %s positional argument%s but %zu%s %s given", f->qualname, takes, plural ? "s" : "", b->nargs,
                   extra, b->nargs == 1 && !nkw_given ? "was" : "were");
}

/* Names of positional-only parameters that were given as keywords: an error of its own. */
static bool positional_only_as_keyword(Binding *b)
{
    BlCode *c = b->f->code;
    BlRef names[256];
    size_t n = 0;
    for (size_t i = 0; i < c->nposonly; i++)
        for (size_t k = 0; k < b->nkw; k++)
            if (bl_str_equal(param_name(c, i), bl_as_tuple(b->kwnames)->items[k]) && n < 256)
                names[n++] = param_name(c, i);
    if (!n)
        return false;
    BlRef text = bl_str_c("");
    for (size_t i = 0; i < n && text != BL_NULL; i++) {
        BlRef next = bl_str_format("%U%s%U", text, i ? ", " : "", names[i]);
        bl_drop(text);
        text = next;
    }
    if (text != BL_NULL)
        (void)bl_raise(bl_exc(TypeError), "%U() got some positional-only arguments passed as keyword arguments: '%U'", b->f->qualname, text);
    bl_drop(text);
    return true;
}

static bool bind_keyword(Binding *b, size_t k, BlVal kwargs)
{
    BlCode *c = b->f->code;
    BlVal name = bl_as_tuple(b->kwnames)->items[k];
    if (!bl_is_str(name)) {
        (void)bl_raise(bl_exc(TypeError), "keywords must be strings");
        return false;
    }
    size_t n = (size_t)c->nargs + c->nkwonly, i = c->nposonly;
    while (i < n && param_name(c, i) != name)
        i++;
    if (i == n)
        for (i = c->nposonly; i < n && !bl_str_equal(param_name(c, i), name); i++)
            ;
    BlRef *value = &b->args[b->nargs + k];
    if (i < n) {
        if (b->base[i] != BL_NULL) {
            (void)bl_raise(bl_exc(TypeError), "%U() got multiple values for argument '%U'", b->f->qualname, name);
            return false;
        }
        b->base[i] = *value;
        *value = BL_NULL;
        return true;
    }
    if (kwargs == BL_NULL) {
        if (!positional_only_as_keyword(b))
            (void)bl_raise(bl_exc(TypeError), "%U() got an unexpected keyword argument '%U'", b->f->qualname, name);
        return false;
    }
    bool ok = bl_dict_set(kwargs, name, *value);
    bl_clear_ref(value);
    return ok;
}

static bool fill_defaults(Binding *b)
{
    BlFunction *f = b->f;
    BlCode *c = f->code;
    size_t ndefaults = f->defaults == BL_NULL ? 0 : bl_as_tuple(f->defaults)->count;
    size_t required = ndefaults > c->nargs ? 0 : c->nargs - ndefaults;
    for (size_t i = b->nargs; i < required; i++)
        if (b->base[i] == BL_NULL) {
            raise_missing(b, b->nargs, required, "positional");
            return false;
        }
    for (size_t i = required; i < c->nargs; i++)
        if (b->base[i] == BL_NULL)
            b->base[i] = bl_keep(bl_as_tuple(f->defaults)->items[i + ndefaults - c->nargs]);
    bool missing = false;
    for (size_t i = c->nargs; i < (size_t)c->nargs + c->nkwonly; i++) {
        if (b->base[i] != BL_NULL)
            continue;
        BlVal v = BL_NULL;
        int found = f->kwdefaults == BL_NULL ? 0 : bl_dict_find(f->kwdefaults, param_name(c, i), &v);
        if (found < 0)
            return false;
        if (found)
            b->base[i] = bl_keep(v);
        else
            missing = true;
    }
    if (missing)
        raise_missing(b, c->nargs, (size_t)c->nargs + c->nkwonly, "keyword-only");
    return !missing;
}

bool bl_bind_arguments(BlFunction *f, BlVal *base, BlVal *args, size_t nargs, BlVal kwnames)
{
    BlCode *c = f->code;
    Binding b = {f, base, args, nargs, kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count, kwnames};
    size_t plain = nargs < c->nargs ? nargs : c->nargs;
    for (size_t i = 0; i < plain; i++) {
        base[i] = args[i];
        args[i] = BL_NULL;
    }
    for (size_t i = plain; i < f->nlocals; i++)
        base[i] = BL_NULL;
    size_t at = (size_t)c->nargs + c->nkwonly;
    BlVal kwargs = BL_NULL;
    if (c->flags & BL_CO_VARARGS) {
        size_t extra = nargs - plain;
        base[at] = extra ? bl_tuple_from_adopted(args + plain, extra) : bl_keep(bl_tuple_empty());
        for (size_t i = plain; i < nargs; i++)
            args[i] = BL_NULL;
        if (base[at] == BL_NULL)
            return fail(&b);
        at++;
    }
    if (c->flags & BL_CO_VARKEYWORDS) {
        kwargs = base[at] = bl_dict_new();
        if (kwargs == BL_NULL)
            return fail(&b);
    }
    for (size_t k = 0; k < b.nkw; k++)
        if (!bind_keyword(&b, k, kwargs))
            return fail(&b);
    if (nargs > c->nargs && !(c->flags & BL_CO_VARARGS)) {
        raise_too_many(&b);
        return fail(&b);
    }
    return fill_defaults(&b) || fail(&b);
}
