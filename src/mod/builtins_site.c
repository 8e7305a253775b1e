/* builtins_site.c -- the objects for people at the prompt: exit, quit, help, copyright, credits, license.
 *
 * They are names in builtins like any other; their repr tells what calling them does.
 */
#include "mod/program.h"
#include "vm/runtime.h"

typedef struct SiteObject {
    BlObject head;
    const char *name;
} SiteObject;

static const char *name_of(BlVal self) { return ((SiteObject *)bl_obj(self))->name; }
static void site_free(BlObject *o) { bl_object_free(o, sizeof(SiteObject)); }

/* ---- exit, quit ---- */

static BlRef quitter_repr(BlVal self) { return bl_str_format("Use %s() or Ctrl-D (i.e. EOF) to exit", name_of(self)); }

static BlRef quitter_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal code;
    if (!bl_parse_args(name_of(self), "(code=None)", arg, nargs, kwnames, &code))
        return BL_NULL;
    /* Programs that read on after a caught SystemExit shall see the end of their input. */
    BlRef in = bl_keep(bl_sys_get_name(bl_name(stdin)));
    if (in != BL_NULL && in != BL_NONE) {
        BlRef r = bl_call_method(in, bl_name(close), NULL, 0);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
    }
    bl_drop(in);
    return bl_raise_value(bl_exc(SystemExit), code);
}

static BlRef quitter_name(BlVal self) { return bl_str_c(name_of(self)); }
static const BlGetSet quitter_getset[] = {{"name", quitter_name, NULL, NULL}, {0}};

static const BlType quitter_type = {
    .name = "_sitebuiltins.Quitter", .size = sizeof(SiteObject), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = site_free, .repr = quitter_repr, .call = quitter_call, .getset = quitter_getset,
};

/* ---- copyright, credits, license ---- */

static const char *const copyright_text =
    "Copyright (c) the authors of Balloon.\n"
    "All Rights Reserved.\n"
    "\n"
    "Balloon runs the language that the Python Software Foundation maintains.";
static const char *const credits_text =
    "    Thanks to everybody who made the Python language and its documentation.\n"
    "    See www.python.org for more information.";
static const char *const license_text =
    "Balloon is free software under the MIT license. A program linked with GNU readline\n"
    "is distributed under the GNU General Public License, version 3 or later.";

static const char *text_of(BlVal self)
{
    return strcmp(name_of(self), "copyright") == 0 ? copyright_text : strcmp(name_of(self), "credits") == 0 ? credits_text : license_text;
}

static BlRef printer_repr(BlVal self)
{
    if (strcmp(name_of(self), "license") == 0)
        return bl_str_c("Type license() to see the full license text");
    return bl_str_c(text_of(self));
}

static bool print_text(BlVal text)
{
    BlRef print = bl_getattr_c(bl_run_state()->builtins, "print");
    BlRef r = print == BL_NULL ? BL_NULL : bl_call1(print, text);
    bl_drop(print);
    bl_drop(r);
    return r != BL_NULL;
}

static BlRef printer_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    if (nargs || (kwnames != BL_NULL && bl_as_tuple(kwnames)->count))
        return bl_raise(bl_exc(TypeError), "_Printer.__call__() takes 1 positional argument but %zu were given", nargs + 1);
    BlRef text = bl_str_c(text_of(self));
    bool ok = text != BL_NULL && print_text(text);
    bl_drop(text);
    return ok ? BL_NONE : BL_NULL;
}

static const BlType printer_type = {
    .name = "_sitebuiltins._Printer", .size = sizeof(SiteObject), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = site_free, .repr = printer_repr, .call = printer_call,
};

/* ---- help ---- */

static BlRef helper_repr(BlVal self)
{
    (void)self;
    return bl_str_c("Type help() for interactive help, or help(object) for help about object.");
}

/* The pages are made in the language: pydoc of the library. */
static BlRef helper_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    BlRef f = bl_import_attr("pydoc", "help");
    BlRef r = f == BL_NULL ? BL_NULL : bl_call(f, arg, nargs, kwnames);
    bl_drop(f);
    return r;
}

static const BlType helper_type = {
    .name = "_sitebuiltins._Helper", .size = sizeof(SiteObject), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = site_free, .repr = helper_repr, .call = helper_call,
};

/* ---- all of them ---- */

static bool add(BlVal dict, const BlType *type, const char *name)
{
    BlRef cls = bl_class_from_type(type, BL_NULL);
    SiteObject *o = cls == BL_NULL ? NULL : (SiteObject *)bl_object_new(bl_class_shape(cls), sizeof *o);
    bl_drop(cls);
    if (!o)
        return false;
    o->name = name;
    BlRef v = bl_from_obj(o);
    bool ok = bl_dict_set_c(dict, name, v);
    bl_drop(v);
    return ok;
}

bool bl_builtins_add_site(BlVal dict)
{
    return add(dict, &quitter_type, "quit") && add(dict, &quitter_type, "exit") && add(dict, &printer_type, "copyright") &&
           add(dict, &printer_type, "credits") && add(dict, &printer_type, "license") && add(dict, &helper_type, "help");
}
