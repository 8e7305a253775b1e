/* code.c -- the code object: what one function, class body or module was compiled to.
 *
 * Instructions change in place while they run (caches); everything else stays as it was made.
 */
#include "base/alloc.h"
#include "code/operands.h"
#include "obj/bytes.h"
#include "obj/int.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"

static const char *const op_names[BL_INS_COUNT] = {
#define OP(name, a, b, c, cache, text) #name,
#include "code/opcodes.def"
#undef OP
};

static const uint8_t op_cache[BL_INS_COUNT] = {
#define OP(name, a, b, c, cache, text) cache,
#include "code/opcodes.def"
#undef OP
};

const char *bl_opcode_name(unsigned op) { return op < BL_INS_COUNT ? op_names[op] : "?"; }
int bl_opcode_cache(unsigned op) { return op < BL_INS_COUNT ? op_cache[op] : 0; }

BlIns bl_generic_ins(BlIns i)
{
    switch (i.op) {
    case BL_INS_LOAD_GLOBAL_MOD: case BL_INS_LOAD_GLOBAL_BUILTIN: i.op = BL_INS_LOAD_GLOBAL; break;
    case BL_INS_LOAD_ATTR_SLOT: case BL_INS_LOAD_ATTR_VALUE: case BL_INS_UPDATE_ATTR_ADD: case BL_INS_UPDATE_ATTR_SUB:
    case BL_INS_UPDATE_ATTR_ADD_I: case BL_INS_UPDATE_ATTR_SUB_I: i.op = BL_INS_LOAD_ATTR; break;
    case BL_INS_LOAD_ATTR_SLOT_L: case BL_INS_LOAD_ATTR_VALUE_L: case BL_INS_LOAD_ATTR_MODULE: case BL_INS_LOAD_ATTR_MANY:
        i.op = BL_INS_LOAD_ATTR_L;
        break;
    case BL_INS_STORE_ATTR_SLOT: case BL_INS_STORE_ATTR_ADD: case BL_INS_STORE_ATTR_MANY: i.op = BL_INS_STORE_ATTR; break;
    case BL_INS_LOAD_METHOD_FUNC: case BL_INS_LOAD_METHOD_MODULE: case BL_INS_LOAD_METHOD_MANY: i.op = BL_INS_LOAD_METHOD; break;
    case BL_INS_FOR_RANGE: case BL_INS_FOR_LIST: case BL_INS_FOR_GEN: i.op = BL_INS_FOR_ITER; break;
    default: break;
    }
    return i;
}

/* ---- new and free ---- */
BlCode *bl_code_alloc(void)
{
    BlCode *c = (BlCode *)bl_object_new(&bl_vm->shapes[BL_T_CODE], sizeof *c);
    if (!c)
        return NULL;
    memset((char *)c + sizeof c->head, 0, sizeof *c - sizeof c->head);
    c->name = c->qualname = c->filename = c->varnames = c->cellvars = c->freevars = c->doc = BL_NULL;
    return c;
}

static BlRef *references(BlCode *c, int i)
{
    BlRef *all[] = {&c->name, &c->qualname, &c->filename, &c->varnames, &c->cellvars, &c->freevars, &c->doc};
    return i < 7 ? all[i] : NULL;
}

static void code_free(BlObject *o)
{
    BlCode *c = (BlCode *)o;
    for (uint32_t i = 0; i < c->nk; i++)
        bl_drop(c->k[i]);
    for (int i = 0; references(c, i); i++)
        bl_drop(*references(c, i));
    void *memory[] = {c->ins, c->k, c->handlers, c->held, c->places, c->pos_pc, c->pos, c->cell_regs};
    for (size_t i = 0; i < sizeof memory / sizeof *memory; i++)
        bl_mfree(memory[i]);
    bl_object_free(o, sizeof *c);
}

static void code_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlCode *c = (BlCode *)o;
    for (uint32_t i = 0; i < c->nk; i++)
        visit(c->k[i], ctx);
    for (int i = 0; references(c, i); i++)
        visit(*references(c, i), ctx);
}

/* ---- positions ---- */
uint32_t bl_code_load_place(const BlCode *code, uint32_t pc, BlVal name)
{
    for (uint32_t i = 0; i < code->nplaces; i++)
        if (code->places[i].pc == pc && bl_is_str(name) && bl_str_equal(bl_as_tuple(code->varnames)->items[code->places[i].local], name))
            return code->nins + i;
    return pc;
}

BlPos bl_code_position(const BlCode *code, uint32_t pc)
{
    if (pc >= code->nins && pc - code->nins < code->nplaces)
        return code->places[pc - code->nins].pos;
    uint32_t low = 0, high = code->npos;
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (code->pos_pc[middle] <= pc)
            low = middle;
        else
            high = middle;
    }
    return code->npos ? code->pos[low] : (BlPos){code->firstline, code->firstline, -1, -1};
}

int bl_code_line(const BlCode *code, uint32_t pc) { return bl_code_position(code, pc).line; }

/* ---- attributes ---- */
static BlCode *as_code(BlVal v) { return (BlCode *)bl_obj(v); }

static BlRef code_repr(BlVal self)
{
    BlCode *c = as_code(self);
    return bl_str_format("<code object %U at 0x%lx, file \"%U\", line %d>", c->name, (unsigned long)(uintptr_t)bl_obj(self), c->filename,
                         c->firstline);
}

static BlRef get_name(BlVal self) { return bl_keep(as_code(self)->name); }
static BlRef get_qualname(BlVal self) { return bl_keep(as_code(self)->qualname); }
static BlRef get_filename(BlVal self) { return bl_keep(as_code(self)->filename); }
static BlRef get_cellvars(BlVal self) { return bl_keep(as_code(self)->cellvars); }
static BlRef get_freevars(BlVal self) { return bl_keep(as_code(self)->freevars); }
static BlRef get_firstline(BlVal self) { return bl_from_imm(as_code(self)->firstline); }
static BlRef get_posonly(BlVal self) { return bl_from_imm(as_code(self)->nposonly); }
static BlRef get_kwonly(BlVal self) { return bl_from_imm(as_code(self)->nkwonly); }
static BlRef get_stacksize(BlVal self) { return bl_from_imm(as_code(self)->nregs); }
static bool is_function(const BlCode *c) { return c->kind == BL_CODE_FUNCTION || c->kind == BL_CODE_LAMBDA || c->kind == BL_CODE_COMPREHENSION; }
static BlRef get_argcount(BlVal self) { return bl_from_imm(is_function(as_code(self)) ? as_code(self)->nargs : 0); }
static BlRef get_flags(BlVal self) { return bl_from_imm(as_code(self)->flags); }

static BlRef get_varnames(BlVal self)
{
    BlCode *c = as_code(self);
    return is_function(c) ? bl_keep(c->varnames) : bl_keep(bl_tuple_empty());
}

static BlRef get_nlocals(BlVal self)
{
    BlCode *c = as_code(self);
    return bl_from_imm(is_function(c) ? (int64_t)bl_as_tuple(c->varnames)->count : 0);
}

/* Which names and constants a code object uses is read off its instructions, so that both come in the order of the source. */
enum Use { USES_NOTHING, USES_NAME, USES_CONSTANT };

/* The IMPORT that the constant loaded at pc is meant for, as fromlist (first) or module name; NULL: none. */
static const BlIns *import_of(const BlCode *c, uint32_t pc, bool first)
{
    for (uint32_t i = pc; i < c->nins && i - pc < 3; i++)
        if (c->ins[i].op == BL_INS_IMPORT)
            return c->ins[pc].a == c->ins[i].a + !first ? &c->ins[i] : NULL;
        else if (c->ins[i].op != BL_INS_LOADK)
            break;
    return NULL;
}

static enum Use use_of(const BlCode *c, uint32_t pc, BlVal *v)
{
    BlIns g = bl_generic_ins(c->ins[pc]);
    switch (g.op) {
    case BL_INS_LOAD_ATTR: case BL_INS_LOAD_ATTR_L: case BL_INS_STORE_ATTR: case BL_INS_DEL_ATTR: case BL_INS_LOAD_METHOD:
    case BL_INS_IMPORT_FROM: *v = c->k[g.c]; return USES_NAME;
    case BL_INS_LOAD_GLOBAL: case BL_INS_LOAD_GLOBAL_L: case BL_INS_STORE_GLOBAL: case BL_INS_DEL_GLOBAL: case BL_INS_LOAD_NAME:
    case BL_INS_STORE_NAME: case BL_INS_DEL_NAME: *v = c->k[bl_ins_u32(g)]; return USES_NAME;
    case BL_INS_LOADK: case BL_INS_LOADK_L: *v = c->k[bl_ins_u32(g)]; return import_of(c, pc, false) ? USES_NAME : USES_CONSTANT;
    case BL_INS_LOADI: case BL_INS_LOADI_L: *v = bl_from_imm(bl_ins_i32(g)); return USES_CONSTANT;
    case BL_INS_CALL_KW: case BL_INS_CALL_METHOD_KW: *v = c->k[c->ins[pc + 1].word]; return USES_CONSTANT;
    case BL_INS_RETURN_NONE: *v = BL_NONE; return USES_CONSTANT;
    default: break;
    }
    for (int which = 0; which < 3; which++)
        if (bl_op_info[g.op].kind[which] == BL_O_IMM) {
            *v = bl_from_imm((int16_t)bl_operand(g, which));
            return USES_CONSTANT;
        } else if (bl_op_info[g.op].kind[which] == BL_O_K) {
            *v = c->k[bl_operand(g, which)];
            return USES_CONSTANT;
        }
    return USES_NOTHING;
}

/* Names of globals and attributes, in order of first use. */
static BlRef get_names(BlVal self)
{
    BlCode *c = as_code(self);
    BlRef seen = bl_dict_new();
    for (uint32_t i = 0; seen != BL_NULL && i < c->nins; i += 1 + (uint32_t)bl_opcode_cache(c->ins[i].op)) {
        BlVal name;
        if (use_of(c, i, &name) == USES_NAME && !bl_dict_set(seen, name, BL_NONE))
            bl_clear_ref(&seen);
    }
    BlRef t = seen == BL_NULL ? BL_NULL : bl_tuple_from_iterable(seen);
    bl_drop(seen);
    return t;
}

static bool add_constant(BlVal list, BlVal v)
{
    const BlList *l = bl_as_list(list);
    for (size_t i = 0; i < l->count; i++) {
        BlVal have = l->items[i];
        if (have == v || (bl_class_of(have) == bl_class_of(v) && (bl_is_exact_str(v) && bl_str_equal(have, v))))
            return true;
    }
    return bl_list_append(list, v);
}

/* Constants in order of first use; of a function the docstring (or None) first. */
static BlRef get_consts(BlVal self)
{
    BlCode *c = as_code(self);
    BlRef list = bl_list_new(0);
    bool ok = list != BL_NULL;
    if (ok && (c->kind == BL_CODE_FUNCTION || c->kind == BL_CODE_LAMBDA))
        ok = bl_list_append(list, c->doc);
    for (uint32_t i = 0; ok && i < c->nins; i += 1 + (uint32_t)bl_opcode_cache(c->ins[i].op)) {
        BlVal v;
        if (use_of(c, i, &v) != USES_CONSTANT)
            continue;
        const BlIns *import = c->ins[i].op == BL_INS_LOADK ? import_of(c, i, true) : NULL;
        ok = (!import || add_constant(list, bl_from_imm(import->c))) && add_constant(list, v);
    }
    BlRef t = ok ? bl_list_to_tuple(list) : BL_NULL;
    bl_drop(list);
    return t;
}

static BlRef get_bytecode(BlVal self) { return bl_bytes_new(as_code(self)->ins, as_code(self)->nins * sizeof(BlIns)); }

static BlRef code_lines(BlVal self, const BlVal *arg)
{
    BlCode *c = as_code(self);
    (void)arg;
    BlRef list = bl_list_new(c->npos);
    for (uint32_t i = 0; list != BL_NULL && i < c->npos; i++) {
        uint32_t end = i + 1 < c->npos ? c->pos_pc[i + 1] : c->nins;
        BlRef row = bl_tuple_pack(3, bl_from_imm(c->pos_pc[i] * 2), bl_from_imm(end * 2), bl_from_imm(c->pos[i].line));
        if (row == BL_NULL || !bl_list_adopt(list, row))
            bl_clear_ref(&list);
    }
    BlRef it = list == BL_NULL ? BL_NULL : bl_iter(list);
    bl_drop(list);
    return it;
}

static BlVal known(int n) { return n < 0 ? BL_NONE : bl_from_imm(n); }

static BlRef code_positions(BlVal self, const BlVal *arg)
{
    BlCode *c = as_code(self);
    (void)arg;
    BlRef list = bl_list_new(c->nins);
    for (uint32_t i = 0; list != BL_NULL && i < c->nins; i++) {
        BlPos p = bl_code_position(c, i);
        BlRef row = bl_tuple_pack(4, known(p.line), known(p.end_line), known(p.col), known(p.end_col));
        if (row == BL_NULL || !bl_list_adopt(list, row))
            bl_clear_ref(&list);
    }
    BlRef it = list == BL_NULL ? BL_NULL : bl_iter(list);
    bl_drop(list);
    return it;
}

/* ---- replace ---- */
static void *copy_memory(const void *from, size_t size)
{
    void *p = bl_malloc(size ? size : 1);
    if (p && size)
        memcpy(p, from, size);
    return p;
}

static bool copy_arrays(BlCode *to, const BlCode *from)
{
    to->ins = copy_memory(from->ins, sizeof(BlIns) * from->nins);
    to->handlers = copy_memory(from->handlers, sizeof(BlHandler) * from->nhandlers);
    to->held = copy_memory(from->held, sizeof(BlHeld) * from->nheld);
    to->places = copy_memory(from->places, sizeof(BlLoadPlace) * from->nplaces);
    to->pos = copy_memory(from->pos, sizeof(BlPos) * from->npos);
    to->pos_pc = copy_memory(from->pos_pc, sizeof(uint32_t) * from->npos);
    to->cell_regs = copy_memory(from->cell_regs, sizeof(uint16_t) * from->ncells);
    to->k = copy_memory(from->k, sizeof(BlVal) * from->nk);
    if (!to->ins || !to->handlers || !to->held || !to->places || !to->pos || !to->pos_pc || !to->cell_regs || !to->k)
        return false;
    for (uint32_t i = 0; i < from->nk; i++)
        bl_keep(to->k[i]);
    to->nk = from->nk;
    for (uint32_t i = 0; i < to->nins; i++) {
        to->ins[i] = bl_generic_ins(to->ins[i]);
        i += (uint32_t)bl_opcode_cache(to->ins[i].op);
    }
    return true;
}

static BlRef code_replace(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlCode *from = as_code(self);
    if (nargs)
        return bl_raise(bl_exc(TypeError), "replace() takes 0 positional arguments");
    BlCode *to = bl_code_alloc();
    if (!to)
        return BL_NULL;
    BlObject head = to->head;
    memcpy(to, from, sizeof *to);
    to->head = head;
    to->ins = NULL, to->k = NULL, to->handlers = NULL, to->held = NULL, to->places = NULL, to->pos = NULL, to->pos_pc = NULL, to->cell_regs = NULL;
    to->nk = 0;
    for (int i = 0; references(to, i); i++)
        bl_keep(*references(to, i));
    bl_gc_track(&to->head);
    if (!copy_arrays(to, from)) {
        bl_drop(bl_from_obj(to));
        return bl_no_memory();
    }
    for (size_t i = 0; kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++) {
        BlVal name = bl_as_tuple(kwnames)->items[i];
        int64_t n = 0;
        bool is_text = bl_is_str(arg[i]);
        if (bl_str_is(name, "co_name") && is_text)
            bl_replace(&to->name, bl_keep(arg[i]));
        else if (bl_str_is(name, "co_qualname") && is_text)
            bl_replace(&to->qualname, bl_keep(arg[i]));
        else if (bl_str_is(name, "co_filename") && is_text)
            bl_replace(&to->filename, bl_keep(arg[i]));
        else if (bl_str_is(name, "co_firstlineno") && bl_int_to_int64(arg[i], &n))
            to->firstline = (int32_t)n;
        else if (bl_str_is(name, "co_flags") && bl_int_to_int64(arg[i], &n))
            to->flags = (uint32_t)n;
        else {
            bl_drop(bl_from_obj(to));
            return bl_raise(bl_exc(NotImplementedError), "Balloon's code.replace() does not support '%U'", name);
        }
    }
    return bl_from_obj(to);
}

static const BlMethod code_methods[] = {
    {.name = "co_lines", .fn = code_lines, .signature = "()", .doc = "Rows (start, end, line)."},
    {.name = "co_positions", .fn = code_positions, .signature = "()", .doc = "Rows (line, end line, column, end column), one for each instruction."},
    {.name = "replace", .vector = code_replace, .signature = "(**kwargs)", .doc = "Copy with some attributes changed."},
    {0}};

static const BlGetSet code_getset[] = {
    {"co_name", get_name, NULL, NULL},
    {"co_qualname", get_qualname, NULL, NULL},
    {"co_filename", get_filename, NULL, NULL},
    {"co_firstlineno", get_firstline, NULL, NULL},
    {"co_argcount", get_argcount, NULL, NULL},
    {"co_posonlyargcount", get_posonly, NULL, NULL},
    {"co_kwonlyargcount", get_kwonly, NULL, NULL},
    {"co_nlocals", get_nlocals, NULL, NULL},
    {"co_stacksize", get_stacksize, NULL, NULL},
    {"co_flags", get_flags, NULL, NULL},
    {"co_code", get_bytecode, NULL, NULL},
    {"co_consts", get_consts, NULL, NULL},
    {"co_names", get_names, NULL, NULL},
    {"co_varnames", get_varnames, NULL, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL},
    {0}};

const BlType bl_code_type = {
    .name = "code", .size = sizeof(BlCode), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT | BL_TF_WEAKREF, .id = BL_T_CODE,
    .free = code_free, .traverse = code_traverse, .repr = code_repr,
    .methods = code_methods, .getset = code_getset,
};
