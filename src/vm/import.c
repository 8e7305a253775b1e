/* import.c -- the import statement: names resolved, modules looked up in sys.modules, found, executed.
 *
 * The common case, a module that is there already, is one or two dict lookups. Everything else follows the documented
 * order: parent first, then the finders of sys.meta_path, then the loader, with the module in sys.modules while it runs.
 */
#include "vm/finder.h"

#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"
#include "vm/library.h"
#include "vm/slow.h"

/* ---- small parts ---- */

/* What sys.modules has: borrowed, BL_NULL if absent or raised. */
static BlVal lookup(BlVal name)
{
    if (BL_LIKELY(bl_is_exact_str(name)))
        return bl_dict_get_str(bl_run_state()->modules, name);
    BlVal v;
    return bl_dict_find(bl_run_state()->modules, name, &v) > 0 ? v : BL_NULL;
}

/* Position of the last dot, or -1. */
static int64_t last_dot(BlVal name)
{
    const BlStr *s = bl_as_str(name);
    for (size_t i = s->length; i-- > 0;)
        if (bl_str_at(s, i) == '.')
            return (int64_t)i;
    return -1;
}

static int64_t first_dot(BlVal name)
{
    const BlStr *s = bl_as_str(name);
    for (size_t i = 0; i < s->length; i++)
        if (bl_str_at(s, i) == '.')
            return (int64_t)i;
    return -1;
}

/* An attribute that may be missing: 1, 0, -1. */
static int find(BlVal o, const char *name, BlRef *out)
{
    BlRef key = bl_str_intern(name);
    if (key == BL_NULL)
        return -1;
    int found = bl_find_attr(o, key, out);
    bl_drop(key);
    return found;
}

static BlRef no_module(BlVal name)
{
    size_t n;
    const char *text = bl_str_to_utf8(name, &n);
    if (!text)
        return BL_NULL;
    bool theirs = bl_is_stdlib_name(text);
    bl_str_utf8_free(name, text);
    return bl_raise_import(bl_exc(ModuleNotFoundError), name, BL_NULL,
                           theirs ? "No module named %R; it belongs to Python, but Balloon does not have it yet" : "No module named %R", name);
}

/* ---- executing a module ---- */

/* What a module says about itself, from its spec. */
static bool set_attributes(BlVal dict, BlSpec *s)
{
    BlVal name = s->name == BL_NULL ? BL_NONE : s->name, loader = s->loader == BL_NULL ? BL_NONE : s->loader;
    BlRef parent = bl_spec_parent(s);
    bool ok = parent != BL_NULL && bl_dict_set(dict, bl_name(__name__), name) && bl_dict_set(dict, bl_name(__loader__), loader) &&
              bl_dict_set(dict, bl_name(__package__), parent) && bl_dict_set(dict, bl_name(__spec__), bl_from_obj(s));
    bl_drop(parent);
    if (ok && s->locations != BL_NULL && s->locations != BL_NONE)
        ok = bl_dict_set(dict, bl_name(__path__), s->locations);
    if (ok && s->has_location && s->origin != BL_NULL)
        ok = bl_dict_set(dict, bl_name(__file__), s->origin) && bl_dict_set(dict, bl_name(__cached__), s->cached == BL_NULL ? BL_NONE : s->cached);
    return ok;
}

static bool run_source(BlVal module, BlLoader *loader)
{
    BlRef code = bl_loader_code(loader);
    if (code == BL_NULL)
        return false;
    BlRef dict = bl_keep(bl_module_dict(module)), r = BL_NULL;
    if (bl_dict_set(dict, bl_name(__builtins__), bl_module_dict(bl_run_state()->builtins)))
        r = bl_eval_code(code, dict, BL_NULL, BL_NULL);
    bl_drop(dict);
    bl_drop(code);
    bl_drop(r);
    return r != BL_NULL;
}

/* A module that failed is no longer in sys.modules; the exception stays. */
static void forget(BlVal name)
{
    BlRef error = bl_save_error();
    if (bl_dict_delete(bl_run_state()->modules, name) < 0)
        bl_clear_error();
    bl_restore_error(error);
}

/* The module stands under its name while `run` executes it; what stands there afterwards is the result. */
static BlRef execute(BlVal module, BlSpec *spec, bool (*run)(BlVal module, BlSpec *spec))
{
    BlVal modules = bl_run_state()->modules;
    if (!bl_dict_set(modules, spec->name, module))
        return BL_NULL;
    spec->initializing = true;
    bool ok = run(module, spec);
    spec->initializing = false;
    if (!ok) {
        forget(spec->name);
        return BL_NULL;
    }
    BlVal there = lookup(spec->name);
    if (there == BL_NULL && !bl_pending())
        return bl_raise_value(bl_exc(KeyError), spec->name);
    return bl_keep(there);
}

static bool run_own(BlVal module, BlSpec *spec) { return run_source(module, (BlLoader *)bl_obj(spec->loader)); }

static BlRef load_c(BlSpec *spec)
{
    size_t n;
    bool found = false;
    const char *name = bl_str_to_utf8(spec->name, &n);
    if (!name)
        return BL_NULL;
    BlRef module = bl_c_module_hook(name, &found);
    bl_str_utf8_free(spec->name, name);
    if (module == BL_NULL)
        return found ? BL_NULL : no_module(spec->name);
    BlVal dict = bl_module_dict(module);
    if (!set_attributes(dict, spec) || !bl_dict_set(bl_run_state()->modules, spec->name, module))
        bl_clear_ref(&module);
    return module;
}

static BlRef load_own(BlSpec *spec, BlLoader *loader)
{
    if (loader->kind == BL_LOADER_BUILTIN)
        return load_c(spec);
    BlRef module = bl_module_new(spec->name), r = BL_NULL;
    if (module != BL_NULL && set_attributes(bl_module_dict(module), spec)) {
        if (loader->kind != BL_LOADER_NAMESPACE)
            r = execute(module, spec, run_own);
        else if (bl_dict_set(bl_run_state()->modules, spec->name, module))
            r = bl_keep(module);
    }
    bl_drop(module);
    return r;
}

/* ---- loaders made by a program ---- */

/* Of any object that plays a spec. */
static BlRef spec_attr(BlVal spec, const char *name)
{
    BlRef v = BL_NULL;
    int found = find(spec, name, &v);
    return found < 0 ? BL_NULL : found ? v : BL_NONE;
}

static bool set_foreign_attributes(BlVal module, BlVal spec)
{
    static const char *const from[] = {"name", "loader", "parent", NULL, "submodule_search_locations", "origin"};
    static const char *const to[] = {"__name__", "__loader__", "__package__", "__spec__", "__path__", "__file__"};
    BlRef located = spec_attr(spec, "has_location");
    int has_location = located == BL_NULL ? -1 : bl_truth(located);
    bl_drop(located);
    for (int i = 0; has_location >= 0 && i < 6; i++) {
        if (i == 5 && !has_location)
            break;
        BlRef v = from[i] ? spec_attr(spec, from[i]) : bl_keep(spec), key = v == BL_NULL ? BL_NULL : bl_str_intern(to[i]);
        int set = key == BL_NULL ? -1 : v == BL_NONE && i >= 4 ? 0 : bl_setattr(module, key, v);
        bl_drop(key);
        bl_drop(v);
        if (set < 0 && !bl_catch(bl_exc(AttributeError)))
            return false;
    }
    return has_location >= 0;
}

static BlRef make_foreign(BlVal spec, BlVal loader, BlVal name)
{
    BlRef create = BL_NULL, module = BL_NONE;
    int found = find(loader, "create_module", &create);
    if (found < 0)
        return BL_NULL;
    if (found) {
        module = bl_call1(create, spec);
        bl_drop(create);
    }
    if (module == BL_NONE)
        module = bl_module_new(name);
    return module;
}

static bool set_initializing(BlVal spec, BlVal on)
{
    BlRef key = bl_str_intern("_initializing");
    bool ok = key != BL_NULL && bl_setattr(spec, key, on) == 0;
    bl_drop(key);
    return ok || bl_catch(bl_exc(AttributeError));
}

static BlRef load_foreign(BlVal spec, BlVal name)
{
    BlRef loader = spec_attr(spec, "loader"), module = BL_NULL, exec = BL_NULL, r = BL_NULL;
    BlVal modules = bl_run_state()->modules;
    if (loader == BL_NULL)
        return BL_NULL;
    if (loader == BL_NONE) {
        bl_raise_import(bl_exc(ImportError), name, BL_NULL, "missing loader");
        return BL_NULL;
    }
    int found = find(loader, "exec_module", &exec);
    if (found == 0) {           /* the old protocol */
        BlRef load = bl_getattr_c(loader, "load_module");
        r = load == BL_NULL ? BL_NULL : bl_call1(load, name);
        bl_drop(load);
    } else if (found > 0 && (module = make_foreign(spec, loader, name)) != BL_NULL && set_foreign_attributes(module, spec) &&
               set_initializing(spec, BL_TRUE) && bl_dict_set(modules, name, module)) {
        BlRef done = bl_call1(exec, module);
        if (done == BL_NULL)
            forget(name);
        BlRef error = bl_save_error();
        if (!set_initializing(spec, BL_FALSE))
            bl_clear_error();
        bl_restore_error(error);
        if (done != BL_NULL) {
            BlVal there = lookup(name);
            r = there == BL_NULL ? bl_raise_value(bl_exc(KeyError), name) : bl_keep(there);
        }
        bl_drop(done);
    }
    bl_drop(exec);
    bl_drop(module);
    bl_drop(loader);
    return r;
}

/* ---- finding and loading ---- */

/* Asks the finders of sys.meta_path: a spec, or BL_NONE. */
static BlRef find_spec(BlVal name, BlVal path)
{
    BlRun *run = bl_run_state();
    BlVal list = bl_sys_get_name(bl_name(meta_path));
    if (list == BL_NULL)
        return bl_raise_import(bl_exc(ImportError), BL_NULL, BL_NULL, "sys.meta_path is None, Python is likely shutting down");
    if (bl_is_exact(list, LIST) && bl_as_list(list)->count == 1 && bl_as_list(list)->items[0] == run->path_importer)
        return bl_find_spec(name, path);
    BlRef finders = bl_list_from_iterable(list), r = BL_NONE;
    if (finders == BL_NULL)
        return BL_NULL;
    for (size_t i = 0; r == BL_NONE && i < bl_as_list(finders)->count; i++) {
        BlVal finder = bl_as_list(finders)->items[i];
        if (finder == run->path_importer) {
            r = bl_find_spec(name, path);
            continue;
        }
        BlRef f = BL_NULL;
        int found = find(finder, "find_spec", &f);
        if (found <= 0) {
            r = found < 0 ? BL_NULL : BL_NONE;
            continue;
        }
        r = bl_call3(f, name, path == BL_NULL ? BL_NONE : path, BL_NONE);
        bl_drop(f);
    }
    bl_drop(finders);
    return r;
}

static BlRef find_and_load(BlVal name);

/* The parent is imported first; its __path__ is where the module is looked for. False: raised. */
static bool parent_path(BlVal name, int64_t dot, BlRef *parent, BlRef *path, BlRef *already)
{
    BlRef parent_name = bl_str_substr(name, 0, (size_t)dot);
    BlVal there = parent_name == BL_NULL ? BL_NULL : lookup(parent_name);
    if (parent_name == BL_NULL)
        return false;
    if (there == BL_NULL || there == BL_NONE) {
        BlRef loaded = bl_pending() ? BL_NULL : find_and_load(parent_name);
        if (loaded == BL_NULL) {
            bl_drop(parent_name);
            return false;
        }
        bl_drop(loaded);
    }
    BlVal now = lookup(name);           /* the parent may have imported it */
    if (now != BL_NULL && now != BL_NONE) {
        *already = bl_keep(now);
        bl_drop(parent_name);
        return true;
    }
    *parent = bl_keep(lookup(parent_name));
    int found = *parent == BL_NULL ? 0 : bl_find_attr(*parent, bl_name(__path__), path);
    if (found == 0 && !bl_pending())
        bl_raise_import(bl_exc(ModuleNotFoundError), name, BL_NULL, "No module named %R; %R is not a package", name, parent_name);
    bl_drop(parent_name);
    return found > 0;
}

/* What the finders found becomes a module. */
static BlRef load(BlVal name, BlVal spec)
{
    if (bl_is_table(spec, &bl_spec_type)) {
        BlSpec *s = (BlSpec *)bl_obj(spec);
        if (s->loader != BL_NULL && (bl_is_table(s->loader, &bl_file_loader_type) || bl_is_table(s->loader, &bl_builtin_loader_type) ||
                                     bl_is_table(s->loader, &bl_namespace_loader_type)))
            return load_own(s, (BlLoader *)bl_obj(s->loader));
    }
    return load_foreign(spec, name);
}

static bool bind_in_parent(BlVal parent, BlVal name, int64_t dot, BlVal module)
{
    BlRef child = bl_str_substr(name, (size_t)dot + 1, bl_as_str(name)->length);
    BlRef interned = child == BL_NULL ? BL_NULL : bl_str_intern_value(child);
    bool ok = interned != BL_NULL && (bl_setattr(parent, interned, module) == 0 || bl_catch(bl_exc(AttributeError)));
    bl_drop(child);
    bl_drop(interned);
    return ok;
}

static BlRef find_and_load_unguarded(BlVal name)
{
    int64_t dot = last_dot(name);
    BlRef parent = BL_NULL, path = BL_NULL, already = BL_NULL, module = BL_NULL, spec = BL_NULL;
    if (dot >= 0 && !parent_path(name, dot, &parent, &path, &already))
        goto done;
    if (already != BL_NULL) {
        module = already;
        goto done;
    }
    spec = find_spec(name, path);
    if (spec == BL_NONE)
        no_module(name);
    if (spec == BL_NULL || spec == BL_NONE)
        goto done;
    if (bl_run_state()->options.verbose) {
        size_t n;
        const char *text = bl_str_to_utf8(name, &n);
        if (text) {
            bl_import_note("import '%s'", text);
            bl_str_utf8_free(name, text);
        }
    }
    module = load(name, spec);
    if (module != BL_NULL && parent != BL_NULL && !bind_in_parent(parent, name, dot, module))
        bl_clear_ref(&module);
done:
    bl_drop(spec);
    bl_drop(path);
    bl_drop(parent);
    return module;
}

static BlRef find_and_load(BlVal name)
{
    if (!bl_enter_depth(" while importing a module"))
        return BL_NULL;
    BlRef module = find_and_load_unguarded(name);
    bl_leave_depth();
    return module;
}

/* The module of an absolute name. */
static BlRef import_absolute(BlVal name)
{
    BlVal there = lookup(name);
    if (BL_LIKELY(there != BL_NULL && there != BL_NONE))
        return bl_keep(there);
    if (bl_pending())
        return BL_NULL;
    if (there == BL_NONE)
        return bl_raise_import(bl_exc(ModuleNotFoundError), name, BL_NULL, "import of %U halted; None in sys.modules", name);
    BlRef exact = bl_str_intern_value(name);
    BlRef module = exact == BL_NULL ? BL_NULL : find_and_load(exact);
    bl_drop(exact);
    return module;
}

/* ---- relative names ---- */

static BlVal global(BlVal globals, BlVal name)
{
    BlVal v = bl_dict_get_str(globals, name);
    return v == BL_NULL || v == BL_NONE ? BL_NULL : v;
}

/* The package that dots start from: owned str; BL_NULL: raised. */
static BlRef package_of(BlVal globals)
{
    BlVal package = global(globals, bl_name(__package__)), spec = global(globals, bl_name(__spec__));
    if (package != BL_NULL) {
        if (!bl_is_str(package))
            return bl_raise(bl_exc(TypeError), "package must be a string");
        return bl_keep(package);
    }
    if (spec != BL_NULL) {
        BlRef parent = bl_getattr_c(spec, "parent");
        if (parent != BL_NULL && !bl_is_str(parent)) {
            bl_drop(parent);
            return bl_raise(bl_exc(TypeError), "__spec__.parent must be a string");
        }
        return parent;
    }
    if (!bl_warn_hook || bl_warn_hook(bl_exc(ImportWarning), "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")) {
        BlVal name = bl_dict_get_str(globals, bl_name(__name__));
        if (name == BL_NULL)
            return bl_raise(bl_exc(KeyError), "'__name__' not in globals");
        if (!bl_is_str(name))
            return bl_raise(bl_exc(TypeError), "__name__ must be a string");
        if (bl_dict_get_str(globals, bl_name(__path__)) != BL_NULL)
            return bl_keep(name);
        int64_t dot = last_dot(name);
        if (dot < 0)
            return bl_raise(bl_exc(ImportError), "attempted relative import with no known parent package");
        return bl_str_substr(name, 0, (size_t)dot);
    }
    return BL_NULL;
}

/* The absolute name of `name` seen `level` dots up. */
static BlRef resolve(BlVal name, BlVal globals, int64_t level)
{
    if (globals == BL_NULL)
        return bl_raise(bl_exc(KeyError), "'__name__' not in globals");
    if (!bl_is_dict(globals))
        return bl_raise(bl_exc(TypeError), "globals must be a dict");
    BlRef package = package_of(globals);
    if (package == BL_NULL)
        return BL_NULL;
    if (bl_as_str(package)->length == 0) {
        bl_drop(package);
        return bl_raise(bl_exc(ImportError), "attempted relative import with no known parent package");
    }
    for (int64_t up = 1; up < level; up++) {
        int64_t dot = last_dot(package);
        if (dot < 0) {
            bl_drop(package);
            return bl_raise(bl_exc(ImportError), "attempted relative import beyond top-level package");
        }
        bl_replace(&package, bl_str_substr(package, 0, (size_t)dot));
        if (package == BL_NULL)
            return BL_NULL;
    }
    if (bl_as_str(name)->length == 0)
        return package;
    BlRef full = bl_str_format("%U.%U", package, name);
    bl_drop(package);
    return full;
}

/* ---- fromlist ---- */

static bool import_submodules(BlVal module, BlVal names, bool from_all);

static bool import_all(BlVal module)
{
    BlRef all = BL_NULL;
    int found = bl_find_attr(module, bl_name(__all__), &all);
    if (found <= 0)
        return found == 0;
    bool ok = import_submodules(module, all, true);
    bl_drop(all);
    return ok;
}

/* `from package import name`: a name that is no attribute yet may be a module of the package. */
static bool import_submodule(BlVal module, BlVal name)
{
    BlRef there = BL_NULL, package = BL_NULL;
    int found = bl_find_attr(module, name, &there);
    if (found) {
        bl_drop(there);
        return found > 0;
    }
    package = bl_getattr(module, bl_name(__name__));
    BlRef full = package == BL_NULL ? BL_NULL : bl_str_format("%V.%U", package, name);
    bl_drop(package);
    if (full == BL_NULL)
        return false;
    BlRef loaded = import_absolute(full);
    bool ok = loaded != BL_NULL;
    bl_drop(loaded);
    if (!ok && bl_pending_is(bl_exc(ModuleNotFoundError))) {
        /* Only this very name may be missing: an import error inside the module is an error. */
        BlVal missing = bl_exception_field(bl_vm->error, BL_EF_IMPORT_NAME);
        if (bl_is_str(missing) && bl_str_equal(missing, full) && lookup(full) != BL_NONE) {
            bl_clear_error();
            ok = true;
        }
    }
    bl_drop(full);
    return ok;
}

static bool import_submodules(BlVal module, BlVal names, bool from_all)
{
    BlRef list = bl_fast_sequence(names, NULL);
    if (list == BL_NULL)
        return false;
    bool ok = true;
    size_t n;
    (void)bl_fast_items(list, &n);
    for (size_t i = 0; ok && i < n; i++) {
        const BlVal *items = bl_fast_items(list, &n);
        if (i >= n)
            break;
        BlRef name = bl_keep(items[i]);
        if (!bl_is_str(name)) {
            BlRef where = from_all ? bl_getattr(module, bl_name(__name__)) : bl_str_c("``from list''");
            if (where != BL_NULL)
                bl_raise(bl_exc(TypeError), from_all ? "Item in %V.__all__ must be str, not %.100s" : "Item in %V must be str, not %.100s", where, bl_type_name(name));
            bl_drop(where);
            ok = false;
        } else if (bl_str_is(name, "*")) {
            ok = from_all || import_all(module);
        } else {
            ok = import_submodule(module, name);
        }
        bl_drop(name);
    }
    bl_drop(list);
    return ok;
}

/* ---- the whole statement ---- */

/* Without fromlist the statement binds the first part of the name. */
static BlRef top_package(BlVal name, BlRef module, BlVal absolute, int64_t level)
{
    int64_t dot = first_dot(name);
    if (dot < 0)
        return module;
    bl_drop(module);
    if (level == 0) {
        BlRef front = bl_str_substr(name, 0, (size_t)dot);
        BlRef r = front == BL_NULL ? BL_NULL : import_absolute(front);
        bl_drop(front);
        return r;
    }
    size_t cut = bl_as_str(name)->length - (size_t)dot;
    BlRef front = bl_str_substr(absolute, 0, bl_as_str(absolute)->length - cut);
    BlVal there = front == BL_NULL ? BL_NULL : lookup(front);
    BlRef r = bl_keep(there);
    if (there == BL_NULL && front != BL_NULL)
        bl_raise(bl_exc(KeyError), "%R not in sys.modules as expected", front);
    bl_drop(front);
    return r;
}

BlRef bl_import(BlVal name, BlVal globals, BlVal fromlist, int64_t level)
{
    if (level < 0)
        return bl_raise(bl_exc(ValueError), "level must be >= 0");
    if (level == 0 && bl_as_str(name)->length == 0)
        return bl_raise(bl_exc(ValueError), "Empty module name");
    BlRef absolute = level > 0 ? resolve(name, globals, level) : bl_keep(name);
    BlRef module = absolute == BL_NULL ? BL_NULL : import_absolute(absolute);
    int some = module == BL_NULL || fromlist == BL_NULL || fromlist == BL_NONE ? 0 : bl_truth(fromlist);
    if (some < 0)
        bl_clear_ref(&module);
    else if (module != BL_NULL && !some)
        module = level == 0 || bl_as_str(name)->length ? top_package(name, module, absolute, level) : module;
    else if (module != BL_NULL) {
        BlRef path = BL_NULL;
        int package = bl_find_attr(module, bl_name(__path__), &path);
        bl_drop(path);
        if (package < 0 || (package > 0 && !import_submodules(module, fromlist, false)))
            bl_clear_ref(&module);
    }
    bl_drop(absolute);
    return module;
}

BlRef bl_import_module(const char *name)
{
    BlRef s = bl_str_intern(name);
    BlRef module = s == BL_NULL ? BL_NULL : import_absolute(s);
    bl_drop(s);
    return module;
}

BlRef bl_imported(const char *name)
{
    BlRef s = bl_str_intern(name);
    if (s == BL_NULL) {
        bl_clear_error();
        return BL_NULL;
    }
    BlVal v = bl_run_state() && bl_run_state()->modules != BL_NULL ? bl_dict_get_str(bl_run_state()->modules, s) : BL_NULL;
    bl_drop(s);
    return v == BL_NONE ? BL_NULL : bl_keep(v);
}

BlRef bl_import_attr(const char *module, const char *name)
{
    BlRef m = bl_import_module(module);
    BlRef v = m == BL_NULL ? BL_NULL : bl_getattr_c(m, name);
    bl_drop(m);
    return v;
}

/* ---- the instructions ---- */

/* A program may replace builtins.__import__: then that is called. */
static BlRef call_import(BlFunction *f, BlVal import, BlVal *base, BlVal name, BlVal fromlist, int64_t level)
{
    BlVal locals = base[0];
    bool module_level = !(f->code->flags & BL_CO_OPTIMIZED) && locals != BL_NULL;
    BlVal arg[5] = {name, f->globals, module_level ? locals : BL_NONE, fromlist, bl_from_imm(level)};
    if (!(f->code->flags & BL_CO_OPTIMIZED) && !module_level)
        arg[2] = f->globals;
    bl_keep(import);
    BlRef r = bl_call(import, arg, 5, BL_NULL);
    bl_drop(import);
    return r;
}

static bool import_name(BlVal *base, const BlIns *pc)
{
    BlFunction *f = bl_frame_function(base);
    BlRef fromlist = base[pc->a], name = base[pc->a + 1];
    base[pc->a] = base[pc->a + 1] = 0;
    BlVal import = f->builtins == BL_NULL ? BL_NULL : bl_dict_get_str(f->builtins, bl_name(__import__));
    BlRef r = BL_NULL;
    if (import == BL_NULL) {
        if (!bl_pending())
            bl_raise(bl_exc(ImportError), "__import__ not found");
    } else if (BL_LIKELY(import == bl_run_state()->import_function))
        r = bl_import(name, f->globals, fromlist, pc->c);
    else
        r = call_import(f, import, base, name, fromlist, pc->c);
    bl_drop(fromlist);
    bl_drop(name);
    if (r == BL_NULL)
        return false;
    base[pc->a] = r;
    return true;
}

/* spec._initializing of a module: 1, 0, -1. */
static int is_initializing(BlVal module)
{
    BlRef spec = BL_NULL, flag = BL_NULL;
    int found = bl_find_attr(module, bl_name(__spec__), &spec);
    if (found <= 0)
        return found;
    found = spec == BL_NONE ? 0 : find(spec, "_initializing", &flag);
    int truth = found > 0 ? bl_truth(flag) : found;
    bl_drop(flag);
    bl_drop(spec);
    return truth;
}

/* "cannot import name 'y' from 'x' (path)" */
static bool cannot_import(BlVal module, BlVal name)
{
    BlRef from = BL_NULL, path = BL_NULL;
    if (bl_find_attr(module, bl_name(__name__), &from) < 0)
        bl_clear_error();
    if (from == BL_NULL || !bl_is_str(from)) {
        bl_drop(from);
        from = bl_str_c("<unknown module name>");
    }
    if (from == BL_NULL)
        return false;
    if (bl_find_attr(module, bl_name(__file__), &path) < 0)
        bl_clear_error();
    if (path == BL_NULL || !bl_is_str(path)) {
        bl_drop(path);
        bl_raise_import(bl_exc(ImportError), from, BL_NULL, "cannot import name %R from %R (unknown location)", name, from);
    } else {
        int partial = is_initializing(module);
        if (partial < 0)
            bl_clear_error();
        bl_raise_import(bl_exc(ImportError), from, path,
                        partial > 0 ? "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%U)"
                                    : "cannot import name %R from %R (%U)", name, from, path);
        bl_drop(path);
    }
    bl_drop(from);
    return false;
}

static bool import_from(BlVal *base, const BlIns *pc)
{
    BlVal name = bl_frame_function(base)->k[pc->c];
    BlRef module = bl_keep(base[pc->b]), v = BL_NULL;
    int found = bl_find_attr(module, name, &v);
    if (found == 0) {           /* a module of the package that is being imported right now */
        BlRef package = BL_NULL;
        found = bl_find_attr(module, bl_name(__name__), &package);
        BlRef full = found > 0 && bl_is_str(package) ? bl_str_format("%U.%U", package, name) : BL_NULL;
        BlVal there = full == BL_NULL ? BL_NULL : lookup(full);
        v = bl_keep(there);
        bl_drop(full);
        bl_drop(package);
        if (v == BL_NULL && !bl_pending())
            cannot_import(module, name);
    }
    bl_drop(module);
    if (v == BL_NULL)
        return false;
    base[pc->a] = v;
    return true;
}

static bool store_star(BlVal *base, BlVal name, BlVal value)
{
    BlVal ns = base[0] == BL_NULL ? bl_frame_function(base)->globals : base[0];
    return bl_is_exact(ns, DICT) ? bl_dict_set(ns, name, value) : bl_setitem(ns, name, value) == 0;
}

static BlRef star_names(BlVal module, bool *skip_private)
{
    BlRef all = BL_NULL, dict = BL_NULL;
    int found = bl_find_attr(module, bl_name(__all__), &all);
    if (found)
        return found < 0 ? BL_NULL : all;
    *skip_private = true;
    found = bl_find_attr(module, bl_name(__dict__), &dict);
    if (found == 0)
        return bl_raise(bl_exc(ImportError), "from-import-* object has no __dict__ and no __all__");
    if (found < 0)
        return BL_NULL;
    BlRef keys = bl_call_method(dict, bl_name(keys), NULL, 0);
    bl_drop(dict);
    return keys;
}

static bool import_star(BlVal *base, const BlIns *pc)
{
    BlRef module = take_regt(base, pc->a);
    bool skip_private = false, ok = false;
    BlRef names = star_names(module, &skip_private), list = names == BL_NULL ? BL_NULL : bl_list_from_iterable(names);
    bl_drop(names);
    if (list != BL_NULL) {
        ok = true;
        for (size_t i = 0; ok && i < bl_as_list(list)->count; i++) {
            BlRef name = bl_keep(bl_as_list(list)->items[i]);
            if (!bl_is_str(name)) {
                BlRef where = bl_getattr(module, bl_name(__name__));
                if (where != BL_NULL)
                    bl_raise(bl_exc(TypeError), "%s in %V.%s must be str, not %.100s", skip_private ? "Key" : "Item", where,
                             skip_private ? "__dict__" : "__all__", bl_type_name(name));
                bl_drop(where);
                ok = false;
            } else if (!skip_private || bl_as_str(name)->length == 0 || bl_str_at(bl_as_str(name), 0) != '_') {
                BlRef v = bl_getattr(module, name);
                ok = v != BL_NULL && store_star(base, name, v);
                bl_drop(v);
            }
            bl_drop(name);
        }
    }
    bl_drop(list);
    bl_drop(module);
    return ok;
}

bool do_import(BlVal *base, const BlIns *pc)
{
    switch (pc->op) {
    case BL_INS_IMPORT: return import_name(base, pc);
    case BL_INS_IMPORT_FROM: return import_from(base, pc);
    default: return import_star(base, pc);
    }
}
