/* finder.c -- where modules come from.
 *
 * One finder stands on sys.meta_path. It knows, in this order: C modules that CPython too has inside its program; the
 * entries of a path (sys.path, or a package's __path__), where the library inside the program is an entry like any other,
 * under the name BL_LIBRARY_PATH; with it come the remaining C modules. So a file beside the script can stand in for most
 * modules of the library, as it can under CPython.
 */
#include "vm/finder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/config.h"
#include "compile/compile.h"
#include "obj/bytes.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/str_inner.h"
#include "vm/library.h"

#define BL_UNUSED __attribute__((unused))

BlRef (*bl_c_module_hook)(const char *name, bool *found);
bool (*bl_c_module_known_hook)(const char *name, bool early_only);

/* ---- the library inside ---- */

const BlLibraryFile *bl_library_find(const char *name, size_t n)
{
    size_t low = 0, high = bl_library_count;
    if (memchr(name, '/', n))
        return NULL;                /* a file that is no module */
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(name, bl_library[middle].name, n);
        if (order == 0 && bl_library[middle].name[n])
            order = -1;
        if (order == 0)
            return &bl_library[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const BlLibraryFile *bl_library_by_path(const char *filename)
{
    size_t n = strlen(BL_LIBRARY_PATH "/");
    if (strncmp(filename, BL_LIBRARY_PATH "/", n) != 0)
        return NULL;
    for (size_t i = 0; i < bl_library_count; i++)
        if (strcmp(bl_library[i].path, filename + n) == 0)
            return &bl_library[i];
    return NULL;
}

/* Modules that CPython has loaded before a program starts: no file can stand in for them. */
static bool always_from_library(const char *name)
{
    static const char *const names[] = {"_collections_abc", "abc", "codecs", "genericpath", "importlib", "importlib._bootstrap",
                                        "importlib._bootstrap_external", "io", "os", "posixpath", "site", "stat"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

void bl_import_note(const char *format, ...)
{
    if (bl_run_state()->options.verbose == 0)
        return;
    char text[1000];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    bl_write_stderr_c(text);
    bl_write_stderr_c("\n");
}

/* ---- small parts ---- */

static const char *utf8(BlVal s)
{
    size_t n;
    return bl_str_to_utf8(s, &n);
}

static BlObject *make(const BlType *type, size_t size)
{
    BlRef cls = bl_class_from_type(type, BL_NULL);
    BlObject *o = cls == BL_NULL ? NULL : bl_object_new(bl_class_shape(cls), size);
    bl_drop(cls);
    return o;
}

BlRef bl_finder_class(const BlType *type) { return bl_class_from_type(type, BL_NULL); }

static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }

#define FIELD(type, field)                                                                                              \
    static BlRef get_##field(BlVal self) { return or_none(((type *)bl_obj(self))->field); }                             \
    static int set_##field(BlVal self, BlVal value)                                                                     \
    {                                                                                                                   \
        bl_replace(&((type *)bl_obj(self))->field, bl_keep(value));                                                     \
        return 0;                                                                                                       \
    }

/* ---- specs ---- */

static BlSpec *as_spec(BlVal v) { return (BlSpec *)bl_obj(v); }

static void spec_free(BlObject *o)
{
    BlSpec *s = (BlSpec *)o;
    BlRef *all[] = {&s->name, &s->loader, &s->origin, &s->locations, &s->state, &s->cached};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bl_clear_ref(all[i]);
    bl_object_free(o, o->shape->size);
}

static void spec_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlSpec *s = (BlSpec *)o;
    visit(s->name, ctx);
    visit(s->loader, ctx);
    visit(s->origin, ctx);
    visit(s->locations, ctx);
    visit(s->state, ctx);
    visit(s->cached, ctx);
}

static void spec_clear(BlObject *o)
{
    bl_clear_ref(&((BlSpec *)o)->loader);
    bl_clear_ref(&((BlSpec *)o)->locations);
    bl_clear_ref(&((BlSpec *)o)->state);
}

static BlRef spec_alloc(BlShape *shape)
{
    BlSpec *s = shape ? (BlSpec *)bl_object_new(shape, shape->size) : NULL;
    if (!s)
        return BL_NULL;
    s->name = s->loader = s->origin = s->locations = s->state = s->cached = BL_NULL;
    s->has_location = s->initializing = false;
    bl_gc_track(&s->head);
    return bl_from_obj(s);
}

BlRef bl_spec_new(BlVal name, BlVal loader, BlVal origin, bool package)
{
    BlRef cls = bl_class_from_type(&bl_spec_type, BL_NULL), v = cls == BL_NULL ? BL_NULL : spec_alloc(bl_class_shape(cls));
    bl_drop(cls);
    if (v == BL_NULL)
        return BL_NULL;
    BlSpec *s = as_spec(v);
    s->name = bl_keep(name);
    s->loader = bl_keep(loader);
    s->origin = bl_keep(origin);
    if (package && (s->locations = bl_list_new(1)) == BL_NULL)
        bl_clear_ref(&v);
    return v;
}

static BlRef spec_new_slot(BlClass *cls, const BlVal *arg BL_UNUSED, size_t nargs BL_UNUSED, BlVal kwnames BL_UNUSED) { return spec_alloc(cls->root); }

static int spec_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[5];
    if (!bl_parse_args("ModuleSpec", "(name, loader, *, origin=None, loader_state=None, is_package=None)", arg, nargs, kwnames, a))
        return -1;
    BlSpec *s = as_spec(self);
    int package = bl_truth(a[4]);
    if (package < 0)
        return -1;
    bl_replace(&s->name, bl_keep(a[0]));
    bl_replace(&s->loader, bl_keep(a[1]));
    bl_replace(&s->origin, bl_keep(a[2]));
    bl_replace(&s->state, bl_keep(a[3]));
    BlRef locations = package ? bl_list_new(0) : BL_NULL;
    if (package && locations == BL_NULL)
        return -1;
    bl_replace(&s->locations, locations);
    return 0;
}

BlRef bl_spec_parent(BlSpec *s)
{
    if (s->name == BL_NULL || !bl_is_str(s->name) || (s->locations != BL_NULL && s->locations != BL_NONE))
        return or_none(s->name);
    const BlStr *t = bl_as_str(s->name);
    size_t i = t->length;
    while (i > 0 && bl_str_at(t, i - 1) != '.')
        i--;
    return bl_str_substr(s->name, 0, i ? i - 1 : 0);
}

static BlRef spec_repr(BlVal self)
{
    BlSpec *s = as_spec(self);
    BlVal name = s->name == BL_NULL ? BL_NONE : s->name, loader = s->loader == BL_NULL ? BL_NONE : s->loader;
    BlRef r = bl_str_format("ModuleSpec(name=%R, loader=%R", name, loader);
    if (r != BL_NULL && s->origin != BL_NULL && s->origin != BL_NONE) {
        BlRef more = bl_str_format("%U, origin=%R", r, s->origin);
        bl_replace(&r, more);
    }
    if (r != BL_NULL && s->locations != BL_NULL && s->locations != BL_NONE) {
        BlRef more = bl_str_format("%U, submodule_search_locations=%R", r, s->locations);
        bl_replace(&r, more);
    }
    if (r != BL_NULL)
        bl_replace(&r, bl_str_format("%U)", r));
    return r;
}

FIELD(BlSpec, name)
FIELD(BlSpec, loader)
FIELD(BlSpec, origin)
FIELD(BlSpec, locations)
FIELD(BlSpec, state)
FIELD(BlSpec, cached)
static BlRef get_parent(BlVal self) { return bl_spec_parent(as_spec(self)); }
static BlRef get_has_location(BlVal self) { return bl_from_bool(as_spec(self)->has_location); }
static BlRef get_initializing(BlVal self) { return bl_from_bool(as_spec(self)->initializing); }
static int set_flag(BlVal value, bool *place)
{
    int truth = value == BL_NULL ? 0 : bl_truth(value);
    if (truth >= 0)
        *place = truth;
    return truth < 0 ? -1 : 0;
}
static int set_has_location(BlVal self, BlVal value) { return set_flag(value, &as_spec(self)->has_location); }
static int set_initializing(BlVal self, BlVal value) { return set_flag(value, &as_spec(self)->initializing); }

static const BlGetSet spec_getset[] = {
    {"name", get_name, set_name, NULL}, {"loader", get_loader, set_loader, NULL}, {"origin", get_origin, set_origin, NULL},
    {"submodule_search_locations", get_locations, set_locations, NULL}, {"loader_state", get_state, set_state, NULL},
    {"cached", get_cached, set_cached, NULL}, {"parent", get_parent, NULL, NULL}, {"has_location", get_has_location, set_has_location, NULL},
    {"_initializing", get_initializing, set_initializing, NULL}, {0}
};

const BlType bl_spec_type = {
    .name = "_frozen_importlib.ModuleSpec", .doc = "The specification for a module, used for loading.", .size = sizeof(BlSpec),
    .id = BL_T_NONE_OF_THESE, .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_WEAKREF,
    .free = spec_free, .traverse = spec_traverse, .clear = spec_clear, .new_ = spec_new_slot, .init = spec_init, .repr = spec_repr, .getset = spec_getset,
};

/* ---- files ---- */

BlRef bl_file_bytes(const char *path, BlVal name)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return bl_raise_errno(errno, name);
    BlBuf b = BL_BUF_INIT;
    BlRef r = BL_NULL;
    for (;;) {
        if (!bl_buf_reserve(&b, 1 << 16)) {
            bl_no_memory();
            break;
        }
        ssize_t n = read(fd, b.data + b.size, b.capacity - b.size - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            bl_raise_errno(errno, name);
            break;
        }
        if (n == 0) {
            r = bl_bytes_new(b.data, b.size);
            break;
        }
        b.size += (size_t)n;
    }
    close(fd);
    bl_buf_free(&b);
    return r;
}

static unsigned compile_flags(void)
{
    int level = bl_run_state()->options.optimize;
    return (level > 0 ? BL_COMPILE_OPTIMIZE_1 : 0) | (level > 1 ? BL_COMPILE_OPTIMIZE_2 : 0);
}

BlRef bl_code_of_file(BlVal filename, const char *path)
{
    BlRef bytes = bl_file_bytes(path, filename);
    if (bytes == BL_NULL)
        return BL_NULL;
    const BlBytes *b = bl_as_bytes(bytes);
    BlRef code = bl_compile_source(b->data, b->length, filename, BL_PARSE_FILE, BL_PARSE_FROM_FILE, compile_flags());
    bl_drop(bytes);
    return code;
}

/* ---- loaders ---- */

static BlLoader *as_loader(BlVal v) { return (BlLoader *)bl_obj(v); }

static void loader_free(BlObject *o)
{
    bl_clear_ref(&((BlLoader *)o)->name);
    bl_clear_ref(&((BlLoader *)o)->path);
    bl_object_free(o, o->shape->size);
}

static BlRef loader_alloc(BlShape *shape, BlVal name, BlVal path, enum BlLoaderKind kind, bool package)
{
    BlLoader *l = shape ? (BlLoader *)bl_object_new(shape, shape->size) : NULL;
    if (!l)
        return BL_NULL;
    l->name = bl_keep(name);
    l->path = bl_keep(path);
    l->kind = kind;
    l->package = package;
    return bl_from_obj(l);
}

static BlRef loader_new(const BlType *type, BlVal name, BlVal path, enum BlLoaderKind kind, bool package)
{
    BlRef cls = bl_class_from_type(type, BL_NULL);
    BlRef r = cls == BL_NULL ? BL_NULL : loader_alloc(bl_class_shape(cls), name, path, kind, package);
    bl_drop(cls);
    return r;
}

static bool ends_with_init(const char *path)
{
    size_t n = strlen(path);
    return n >= 11 && strcmp(path + n - 11, "__init__.py") == 0;
}

static BlRef loader_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[2];
    if (!bl_parse_args("SourceFileLoader", "(fullname: str, path: str)", arg, nargs, kwnames, a))
        return BL_NULL;
    const char *path = utf8(a[1]);
    if (!path)
        return BL_NULL;
    enum BlLoaderKind kind = bl_library_by_path(path) ? BL_LOADER_LIBRARY : BL_LOADER_FILE;
    bool package = ends_with_init(path);
    bl_str_utf8_free(a[1], path);
    return loader_alloc(cls->root, a[0], a[1], kind, package);
}

/* The bytes of the source, as they are stored. */
static BlRef loader_bytes(BlLoader *l)
{
    const char *path = utf8(l->path);
    if (!path)
        return BL_NULL;
    const BlLibraryFile *file = l->kind == BL_LOADER_LIBRARY ? bl_library_by_path(path) : NULL;
    BlRef r = file ? bl_bytes_new(file->text, file->size) : bl_file_bytes(path, l->path);
    bl_str_utf8_free(l->path, path);
    return r;
}

BlRef bl_loader_code(BlLoader *l)
{
    const char *path = utf8(l->path);
    if (!path)
        return BL_NULL;
    const BlLibraryFile *file = l->kind == BL_LOADER_LIBRARY ? bl_library_by_path(path) : NULL;
    bl_str_utf8_free(l->path, path);
    if (file)           /* our own text: no copy, no coding line to look for */
        return bl_compile_source(file->text, file->size, l->path, BL_PARSE_FILE, 0, compile_flags());
    BlRef bytes = loader_bytes(l);
    if (bytes == BL_NULL)
        return BL_NULL;
    const BlBytes *b = bl_as_bytes(bytes);
    BlRef code = bl_compile_source(b->data, b->length, l->path, BL_PARSE_FILE, BL_PARSE_FROM_BYTES, compile_flags());
    bl_drop(bytes);
    return code;
}

/* The source as text: UTF-8, or what its coding line says, with plain newlines. */
BlRef bl_loader_source(BlLoader *l)
{
    BlRef bytes = loader_bytes(l);
    if (bytes == BL_NULL)
        return BL_NULL;
    const BlBytes *b = bl_as_bytes(bytes);
    BlParseOptions options = {.mode = BL_PARSE_FILE, .flags = BL_PARSE_FROM_BYTES};
    BlParse *parse = bl_parse(b->data, b->length, &options);
    BlRef r = parse && parse->source ? bl_str_utf8(parse->source, parse->source_len) : bl_str_utf8(b->data, b->length);
    bl_parse_free(parse);
    bl_drop(bytes);
    return r;
}

static BlRef loader_get_source(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlLoader *l = as_loader(self);
    return l->path == BL_NULL ? BL_NONE : bl_loader_source(l);
}

static BlRef loader_get_code(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlLoader *l = as_loader(self);
    return l->path == BL_NULL ? BL_NONE : bl_loader_code(l);
}

static BlRef loader_get_filename(BlVal self, const BlVal *arg BL_UNUSED) { return or_none(as_loader(self)->path); }
static BlRef loader_is_package(BlVal self, const BlVal *arg BL_UNUSED) { return bl_from_bool(as_loader(self)->package); }

static BlRef loader_get_data(BlVal self BL_UNUSED, const BlVal *arg)
{
    const char *path = bl_is_str(arg[0]) ? utf8(arg[0]) : NULL;
    if (!path)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(TypeError), "expected str, bytes or os.PathLike object, not %.200s", bl_type_name(arg[0]));
    const BlLibraryFile *file = bl_library_by_path(path);
    BlRef r = file ? bl_bytes_new(file->text, file->size) : bl_file_bytes(path, arg[0]);
    bl_str_utf8_free(arg[0], path);
    return r;
}

static BlRef loader_create_module(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlLoader *l = as_loader(self);
    if (l->kind != BL_LOADER_BUILTIN)
        return BL_NONE;
    const char *name = utf8(l->name);
    bool found = false;
    BlRef r = name ? bl_c_module_hook(name, &found) : BL_NULL;
    if (name && !found)
        bl_raise_import(bl_exc(ImportError), l->name, BL_NULL, "%R is not a built-in module", l->name);
    if (name)
        bl_str_utf8_free(l->name, name);
    return r;
}

static BlRef loader_exec_module(BlVal self, const BlVal *arg)
{
    BlLoader *l = as_loader(self);
    if (l->path == BL_NULL)
        return BL_NONE;
    BlRef dict = bl_getattr(arg[0], bl_name(__dict__)), code = dict == BL_NULL ? BL_NULL : bl_loader_code(l), r = BL_NULL;
    if (code != BL_NULL && bl_is_dict(dict) &&
        (bl_dict_get_str(dict, bl_name(__builtins__)) != BL_NULL ||
         bl_dict_set(dict, bl_name(__builtins__), bl_module_dict(bl_run_state()->builtins))))
        r = bl_eval_code(code, dict, BL_NULL, BL_NULL);
    bl_drop(code);
    bl_drop(dict);
    bl_drop(r);
    return r == BL_NULL ? BL_NULL : BL_NONE;
}

static BlRef loader_load_module(BlVal self BL_UNUSED, const BlVal *arg)
{
    BlVal name = arg[0] == BL_NONE ? as_loader(self)->name : arg[0];
    BlRef list = bl_tuple_pack(1, name), r = BL_NULL;
    if (list != BL_NULL)
        r = bl_import(name, BL_NULL, list, 0);
    bl_drop(list);
    return r;
}

FIELD(BlLoader, path)
static BlRef get_loader_name(BlVal self) { return or_none(as_loader(self)->name); }
static int set_loader_name(BlVal self, BlVal value)
{
    bl_replace(&as_loader(self)->name, bl_keep(value));
    return 0;
}

static const BlMethod loader_methods[] = {
    {"create_module", loader_create_module, "(spec)", "The module to use, or None for an ordinary one.", NULL, 0},
    {"exec_module", loader_exec_module, "(module)", "Execute the module.", NULL, 0},
    {"load_module", loader_load_module, "(fullname=None)", "Load a module.", NULL, 0},
    {"get_source", loader_get_source, "(fullname=None)", "The source text, or None.", NULL, 0},
    {"get_code", loader_get_code, "(fullname=None)", "The code object, or None.", NULL, 0},
    {"get_filename", loader_get_filename, "(name=None)", "The path of the source file.", NULL, 0},
    {"get_data", loader_get_data, "(path)", "The bytes of a file.", NULL, 0},
    {"is_package", loader_is_package, "(fullname=None)", "Is the module a package?", NULL, 0},
    {0}
};
static const BlGetSet loader_getset[] = {{"name", get_loader_name, set_loader_name, NULL}, {"path", get_path, set_path, NULL}, {0}};

const BlType bl_file_loader_type = {
    .name = "_frozen_importlib_external.SourceFileLoader", .size = sizeof(BlLoader), .id = BL_T_NONE_OF_THESE,
    .flags = BL_TF_BASETYPE | BL_TF_WEAKREF, .free = loader_free, .new_ = loader_new_slot, .methods = loader_methods, .getset = loader_getset,
};
static BlRef builtin_loader_repr(BlVal self BL_UNUSED) { return bl_str_c("<class '_frozen_importlib.BuiltinImporter'>"); }
const BlType bl_builtin_loader_type = {
    .name = "_frozen_importlib.BuiltinImporter", .size = sizeof(BlLoader), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = loader_free, .repr = builtin_loader_repr, .methods = loader_methods, .getset = loader_getset,
};
const BlType bl_namespace_loader_type = {
    .name = "_frozen_importlib_external.NamespaceLoader", .size = sizeof(BlLoader), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = loader_free, .methods = loader_methods, .getset = loader_getset,
};

/* ---- finding ---- */

/* A spec with a file behind it; for a package `folder` is where its parts are. Adopts loader. */
static BlRef located_spec(BlVal name, BlRef loader, BlVal origin, const char *folder)
{
    BlRef spec = loader == BL_NULL ? BL_NULL : bl_spec_new(name, loader, origin, folder != NULL);
    bl_drop(loader);
    if (spec == BL_NULL)
        return BL_NULL;
    as_spec(spec)->has_location = true;
    if (folder) {
        BlRef at = bl_str_surrogateescape(folder, strlen(folder));
        if (at == BL_NULL || !bl_list_adopt(as_spec(spec)->locations, at))
            bl_clear_ref(&spec);
    }
    return spec;
}

static BlRef library_spec(BlVal name, const BlLibraryFile *file)
{
    BlRef origin = bl_str_format(BL_LIBRARY_PATH "/%s", file->path);
    BlRef loader = origin == BL_NULL ? BL_NULL : loader_new(&bl_file_loader_type, name, origin, BL_LOADER_LIBRARY, file->package), spec = BL_NULL;
    char *folder = NULL;
    if (loader != BL_NULL && file->package) {
        folder = bl_malloc(strlen(BL_LIBRARY_PATH) + strlen(file->path) + 2);
        if (!folder) {
            bl_drop(loader);
            bl_drop(origin);
            return bl_no_memory();
        }
        sprintf(folder, "%s/%s", BL_LIBRARY_PATH, file->path);
        *strrchr(folder, '/') = 0;
    }
    if (loader != BL_NULL)
        spec = located_spec(name, loader, origin, folder);
    bl_mfree(folder);
    bl_drop(origin);
    return spec;
}

static BlRef builtin_spec(BlVal name)
{
    BlRef origin = bl_str_c("built-in");
    BlRef loader = origin == BL_NULL ? BL_NULL : loader_new(&bl_builtin_loader_type, name, BL_NULL, BL_LOADER_BUILTIN, false);
    BlRef spec = loader == BL_NULL ? BL_NULL : bl_spec_new(name, loader, origin, false);
    bl_drop(loader);
    bl_drop(origin);
    return spec;
}

static bool is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static BlRef file_spec(BlVal name, const char *path, const char *folder)
{
    BlRef origin = bl_str_surrogateescape(path, strlen(path));
    BlRef loader = origin == BL_NULL ? BL_NULL : loader_new(&bl_file_loader_type, name, origin, BL_LOADER_FILE, folder != NULL);
    BlRef spec = loader == BL_NULL ? BL_NULL : located_spec(name, loader, origin, folder);
    bl_drop(origin);
    return spec;
}

/* Looks for TAIL/__init__.py and TAIL.py in a folder: a spec, BL_NONE for nothing; *portion: there is a plain folder of that name. */
static BlRef find_in_folder(BlVal name, const char *entry, const char *tail, char *path, size_t size, bool *portion)
{
    char cwd[PATH_MAX];
    const char *folder = entry, *under = "";
    if (entry[0] != '/') {
        if (!getcwd(cwd, sizeof cwd))
            return BL_NONE;
        folder = cwd;
        under = entry;
    }
    const char *slash = *under && folder[strlen(folder) - 1] != '/' ? "/" : "";
    int n = snprintf(path, size, "%s%s%s%s%s", folder, slash, under, (*under ? under : folder)[strlen(*under ? under : folder) - 1] == '/' ? "" : "/", tail);
    if (n < 0 || (size_t)n + 16 > size)
        return BL_NONE;
    bool folder_there = is_folder(path);
    if (folder_there) {
        strcpy(path + n, "/__init__.py");
        if (is_regular(path)) {
            char package[PATH_MAX + 16];
            snprintf(package, sizeof package, "%.*s", n, path);
            return file_spec(name, path, package);
        }
    }
    strcpy(path + n, ".py");
    if (is_regular(path))
        return file_spec(name, path, NULL);
    path[n] = 0;
    *portion = folder_there;
    return BL_NONE;
}

/* A package without __init__.py: all folders of its name along the path. */
static BlRef namespace_spec(BlVal name, BlRef portions)
{
    BlRef loader = loader_new(&bl_namespace_loader_type, name, BL_NULL, BL_LOADER_NAMESPACE, true);
    BlRef spec = loader == BL_NULL ? BL_NULL : bl_spec_new(name, loader, BL_NULL, true);
    bl_drop(loader);
    if (spec != BL_NULL)
        bl_replace(&as_spec(spec)->locations, bl_keep(portions));
    bl_drop(portions);
    return spec;
}

/* One entry of a path. A spec, BL_NONE, or BL_NULL raised. */
static BlRef find_in_entry(BlVal name, const char *full, const char *tail, BlVal entry, BlRef *portions)
{
    if (!bl_is_str(entry))
        return BL_NONE;
    BlRef bytes = bl_str_encode(entry, "utf-8", "surrogateescape"), r = BL_NONE;
    if (bytes == BL_NULL)
        return BL_NULL;
    const char *text = bl_as_bytes(bytes)->data;
    bool portion = false;
    char path[PATH_MAX + 64];
    size_t own = strlen(BL_LIBRARY_PATH);
    if (strncmp(text, BL_LIBRARY_PATH, own) == 0 && (text[own] == 0 || text[own] == '/')) {
        const BlLibraryFile *file = bl_library_find(full, strlen(full));
        if (text[own] == 0 && bl_c_module_known_hook(full, false))
            r = builtin_spec(name);
        else if (file)
            r = library_spec(name, file);
    } else {
        r = find_in_folder(name, text, tail, path, sizeof path, &portion);
    }
    bl_drop(bytes);
    if (portion) {
        if (*portions == BL_NULL)
            *portions = bl_list_new(1);
        BlRef at = *portions == BL_NULL ? BL_NULL : bl_str_surrogateescape(path, strlen(path));
        if (at == BL_NULL || !bl_list_adopt(*portions, at))
            return BL_NULL;
    }
    return r;
}

static BlRef search(BlVal name, const char *full, BlVal path)
{
    const char *dot = strrchr(full, '.'), *tail = dot ? dot + 1 : full;
    BlRef entries = bl_list_from_iterable(path), portions = BL_NULL, r = BL_NONE;
    if (entries == BL_NULL)
        return BL_NULL;
    for (size_t i = 0; r == BL_NONE && i < bl_as_list(entries)->count; i++)
        r = find_in_entry(name, full, tail, bl_as_list(entries)->items[i], &portions);
    bl_drop(entries);
    if (r == BL_NONE && portions != BL_NULL)
        return namespace_spec(name, portions);
    bl_drop(portions);
    return r;
}

BlRef bl_find_spec(BlVal name, BlVal path)
{
    size_t n;
    const char *full = bl_str_to_utf8(name, &n);
    if (!full)
        return BL_NULL;
    BlRef r = BL_NONE;
    bool top = path == BL_NULL || path == BL_NONE;
    if (strlen(full) != n)          /* a NUL in it: no such module */
        r = BL_NONE;
    else if (top && bl_c_module_known_hook(full, true))
        r = builtin_spec(name);
    else if (always_from_library(full) && bl_library_find(full, n))
        r = library_spec(name, bl_library_find(full, n));
    else {
        BlRef entries = top ? bl_keep(bl_sys_get_name(bl_name(path))) : bl_keep(path);
        if (entries != BL_NULL && entries != BL_NONE)
            r = search(name, full, entries);
        bl_drop(entries);
    }
    bl_str_utf8_free(name, full);
    return r;
}

/* ---- the finder on sys.meta_path ---- */

static void finder_free(BlObject *o) { bl_object_free(o, o->shape->size); }
static BlRef finder_repr(BlVal self BL_UNUSED) { return bl_str_c("<class '_frozen_importlib_external.PathFinder'>"); }
static BlRef finder_find_spec(BlVal self BL_UNUSED, const BlVal *arg) { return bl_find_spec(arg[0], arg[1] == BL_NONE ? BL_NULL : arg[1]); }
static BlRef finder_invalidate(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return BL_NONE; }

static const BlMethod finder_methods[] = {
    {"find_spec", finder_find_spec, "(fullname: str, path=None, target=None)", "The spec of a module, or None.", NULL, 0},
    {"invalidate_caches", finder_invalidate, "()", "Nothing is cached.", NULL, 0},
    {0}
};

const BlType bl_finder_type = {
    .name = "_frozen_importlib_external.PathFinder", .size = sizeof(BlObject), .id = BL_T_NONE_OF_THESE, .flags = BL_TF_ABSTRACT,
    .free = finder_free, .repr = finder_repr, .methods = finder_methods,
};

static bool load_codecs(void)
{
    BlRef module = bl_import_module("codecs");
    bl_drop(module);
    return module != BL_NULL;
}

bool bl_import_init(void)
{
    BlRun *run = bl_run_state();
    bl_vm->interned->load_codecs = load_codecs;
    BlObject *o = make(&bl_finder_type, sizeof *o);
    if (!o)
        return false;
    run->path_importer = bl_from_obj(o);
    BlRef loader = bl_finder_class(&bl_builtin_loader_type);
    bool ok = loader != BL_NULL && bl_dict_set(bl_module_dict(run->builtins), bl_name(__loader__), loader);
    bl_drop(loader);
    if (!ok)
        return false;
    BlVal list = bl_sys_get_name(bl_name(meta_path));
    return list != BL_NULL && bl_list_append(list, run->path_importer);
}
