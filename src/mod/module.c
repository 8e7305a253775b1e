/* module.c -- modules written in C: from a table to a module object.
 *
 * Always: a module made here stays in bl_vm->run->c_modules until the interpreter ends, so what bl_module_state
 * answers outlives whatever a program does to sys.modules. Asked for again, the same module is given.
 */
#include "mod/module.h"

#include "base/alloc.h"
#include "mod/program.h"
#include "vm/runtime.h"

typedef struct Listed {
    const char *name;
    const BlModuleDef *def;     /* NULL: not in this build */
    bool early;
} Listed;

#define M(name, table, early) extern const BlModuleDef table __attribute__((weak));
#include "mod/modules.def"
#undef M

static const Listed listed[] = {
#define M(name, table, early) {name, &table, early},
#include "mod/modules.def"
#undef M
};
enum { LISTED = sizeof listed / sizeof *listed };

static const Listed *find_listed(const char *name)
{
    for (size_t i = 0; i < LISTED; i++)
        if (listed[i].def && strcmp(listed[i].name, name) == 0)
            return &listed[i];
    return NULL;
}

static BlModuleEntry *find_made(const BlModuleDef *def)
{
    BlRun *run = bl_run_state();
    for (size_t i = 0; run && i < run->c_module_count; i++)
        if (run->c_modules[i].def == def)
            return &run->c_modules[i];
    return NULL;
}

void *bl_module_state(const BlModuleDef *def)
{
    BlModuleEntry *e = find_made(def);
    return e ? ((BlModule *)bl_obj(e->module))->state : NULL;
}

/* ---- contents ---- */

bool bl_module_add(BlVal module, const char *name, BlRef value)
{
    bool ok = value != BL_NULL && bl_dict_set_c(bl_module_dict(module), name, value);
    bl_drop(value);
    return ok;
}

bool bl_module_add_int(BlVal module, const char *name, int64_t value) { return bl_module_add(module, name, bl_int_from_int64(value)); }
bool bl_module_add_str(BlVal module, const char *name, const char *value) { return bl_module_add(module, name, bl_str_c(value)); }

static bool add_methods(BlVal module, const BlMethod *methods, BlVal name)
{
    for (const BlMethod *m = methods; m && m->name; m++)
        if (!bl_module_add(module, m->name, bl_native_new(m, module, name)))
            return false;
    return true;
}

static BlRef *state_class(BlModule *m, const BlModuleType *t) { return (BlRef *)(void *)((char *)m->state + t->state_at); }

static bool add_types(BlVal module, const BlModuleDef *def)
{
    BlModule *m = (BlModule *)bl_obj(module);
    for (const BlModuleType *t = def->types; t && t->type; t++) {
        BlRef cls = bl_class_from_type(t->type, BL_NULL);
        if (cls == BL_NULL)
            return false;
        if (m->state)
            *state_class(m, t) = bl_keep(cls);
        const char *dot = strrchr(t->type->name, '.');
        if (!bl_module_add(module, dot ? dot + 1 : t->type->name, cls))
            return false;
    }
    return true;
}

/* ---- life of the state ---- */

static void state_free(BlModule *m)
{
    const BlModuleDef *def = m->def;
    void *state = m->state;
    if (def->fini)
        def->fini(state);
    for (const BlModuleType *t = def->types; t && t->type; t++)
        bl_clear_ref(state_class(m, t));
    m->state = NULL;
    bl_mfree(state);
}

static void state_traverse(BlModule *m, BlVisit visit, void *ctx)
{
    const BlModuleDef *def = m->def;
    for (const BlModuleType *t = def->types; t && t->type; t++)
        visit(*state_class(m, t), ctx);
    if (def->traverse)
        def->traverse(m->state, visit, ctx);
}

/* Every whole word of the state begins as BL_NULL would only be right for references: so all of it is zero except the places
 * of classes, and zero is a harmless value to drop. */
static bool make_state(BlModule *m, const BlModuleDef *def)
{
    if (!def->state_size)
        return true;
    m->state = bl_calloc(1, def->state_size);
    if (!m->state) {
        bl_no_memory();
        return false;
    }
    for (const BlModuleType *t = def->types; t && t->type; t++)
        *state_class(m, t) = BL_NULL;
    return true;
}

/* ---- making ---- */

static bool remember(const BlModuleDef *def, BlVal module)
{
    BlRun *run = bl_run_state();
    if (run->c_module_count == run->c_module_capacity) {
        size_t capacity = bl_grow(run->c_module_capacity, run->c_module_count + 1, sizeof *run->c_modules);
        BlModuleEntry *grown = capacity ? bl_realloc_array(run->c_modules, capacity, sizeof *grown) : NULL;
        if (!grown) {
            bl_no_memory();
            return false;
        }
        run->c_modules = grown;
        run->c_module_capacity = capacity;
    }
    run->c_modules[run->c_module_count++] = (BlModuleEntry){def, bl_keep(module)};
    return true;
}

static void forget(const BlModuleDef *def)
{
    BlModuleEntry *e = find_made(def);
    BlRun *run = bl_run_state();
    BlRef module = e->module;
    *e = run->c_modules[--run->c_module_count];
    bl_drop(module);
}

static bool fill(BlVal module, BlVal name, const BlModuleDef *def)
{
    BlVal dict = bl_module_dict(module);
    BlRef doc = def->doc ? bl_str_c(def->doc) : BL_NONE;
    BlRef package = bl_str_c("");
    bool ok = doc != BL_NULL && package != BL_NULL && bl_dict_set(dict, bl_name(__doc__), doc) && bl_dict_set(dict, bl_name(__package__), package);
    bl_drop(doc);
    bl_drop(package);
    return ok && add_methods(module, def->methods, name) && add_types(module, def) && (!def->exec || def->exec(module));
}

BlRef bl_module_from_def(const BlModuleDef *def)
{
    BlModuleEntry *made = find_made(def);
    if (made)
        return bl_keep(made->module);
    BlRef name = bl_str_intern(def->name);
    BlRef module = name == BL_NULL ? BL_NULL : bl_module_new(name);
    if (module != BL_NULL) {
        BlModule *m = (BlModule *)bl_obj(module);
        m->def = def;
        if (!make_state(m, def) || !remember(def, module))
            bl_clear_ref(&module);
        else if (!fill(module, name, def)) {
            forget(def);
            bl_clear_ref(&module);
        }
    }
    bl_drop(name);
    return module;
}

static BlRef c_module(const char *name, bool *found)
{
    const Listed *l = find_listed(name);
    *found = l != NULL;
    return l ? bl_module_from_def(l->def) : BL_NULL;
}

static bool c_module_known(const char *name, bool early_only)
{
    const Listed *l = find_listed(name);
    return l && (l->early || !early_only);
}

BlRef bl_c_module_names(void)
{
    BlRef list = bl_list_new(0);
    for (size_t i = 0; list != BL_NULL && i < LISTED; i++) {
        if (!listed[i].def)
            continue;
        BlRef name = bl_str_intern(listed[i].name);
        if (name == BL_NULL || !bl_list_adopt(list, name))
            bl_clear_ref(&list);
    }
    if (list != BL_NULL && !bl_list_sort(list, BL_NONE, false))
        bl_clear_ref(&list);
    BlRef tuple = list == BL_NULL ? BL_NULL : bl_list_to_tuple(list);
    bl_drop(list);
    return tuple;
}

/* builtins.<name>, for code below that must name one (pickling of iterators). */
static BlRef builtin_named(const char *name) { return bl_getattr_c(bl_run_state()->builtins, name); }

void bl_module_init(void)
{
    bl_builtin_hook = builtin_named;
    bl_module_state_free_hook = state_free;
    bl_module_state_traverse_hook = state_traverse;
    bl_c_module_hook = c_module;
    bl_c_module_known_hook = c_module_known;
}

/* Modules go newest first, so that what they were built on is there while they end. */
void bl_module_fini(void)
{
    BlRun *run = bl_run_state();
    while (run->c_module_count)
        bl_drop(run->c_modules[--run->c_module_count].module);
    bl_mfree(run->c_modules);
    run->c_modules = NULL;
    run->c_module_capacity = 0;
}
