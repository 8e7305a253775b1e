/* emit.c -- instructions, constants, labels and positions of the unit being compiled, and the code object made of them.
 *
 * While a unit grows, registers have symbolic numbers (locals from 0, temps from T0, own cells from C0); finishing gives
 * them their places: locals, cells, temps. A 16-bit jump that cannot reach makes the whole unit compile once more in
 * `wide` mode, in which conditional jumps go through 32-bit ones.
 */
#include "base/cstack.h"
#include "compile/internal.h"

#include <stdarg.h>

bool fail_memory(Compiler *c)
{
    if (!c->failed) {
        c->failed = true;
        if (!bl_pending())
            (void)bl_no_memory();
    }
    return false;
}

/* As deep as CPython 3.11 goes, three times the recursion limit, and as far as the C stack reaches. */
bool deeper(Compiler *c)
{
    if (++c->depth <= 3 * bl_vm->recursion_limit && bl_cstack_ok())
        return true;
    (void)bl_raise(bl_exc(RecursionError), "maximum recursion depth exceeded during compilation");
    return false;
}

void syntax_error(Compiler *c, const BlNode *n, const char *format, ...)
{
    if (c->failed)
        return;
    char text[512];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    c->failed = true;
    bl_raise_syntax(c->filename, c->parse, n->line, n->col, n->end_line, n->end_col, "%s", text);
}

/* Grows a bl_malloc'ed array to hold one more element. */
static bool room(Compiler *c, void *array, size_t item, uint32_t count, uint32_t *capacity)
{
    if (count < *capacity)
        return true;
    uint32_t bigger = *capacity ? *capacity * 2 : 16;
    void *p = bl_realloc(*(void **)array, item * bigger);
    if (!p)
        return fail_memory(c);
    *(void **)array = p;
    *capacity = bigger;
    return true;
}

void set_pos(Compiler *c, const BlNode *n)
{
    c->at = (BlPos){n->line, n->end_line, n->col, n->end_col};
}

/* ---- instructions ---- */
static uint32_t append(Compiler *c, BlIns i)
{
    Unit *u = c->unit;
    if (c->failed)
        return 0;
    if (u->nins == u->cins) {
        uint32_t bigger = u->cins ? u->cins * 2 : 32;
        BlIns *ins = bl_realloc(u->ins, sizeof(BlIns) * bigger);
        if (!ins)
            return fail_memory(c), 0;
        u->ins = ins;
        BlPos *pos = bl_realloc(u->pos, sizeof(BlPos) * bigger);
        if (!pos)
            return fail_memory(c), 0;
        u->pos = pos;
        u->cins = bigger;
    }
    u->ins[u->nins] = i;
    u->pos[u->nins] = c->at;
    return u->nins++;
}

uint32_t emit(Compiler *c, unsigned op, int a, int b, int cc)
{
    uint32_t at = append(c, (BlIns){.op = (uint16_t)op, .a = (uint16_t)a, .b = (uint16_t)b, .c = (uint16_t)cc});
    for (int i = bl_opcode_cache(op); i > 0; i--)
        append(c, (BlIns){.word = 0});
    return at;
}

uint32_t emit32(Compiler *c, unsigned op, int a, uint32_t value)
{
    return emit(c, op, a, (int)(value & 0xffff), (int)(value >> 16));
}

/* The word of an instruction that was emitted just now (its cache place). */
void emit_word(Compiler *c, uint64_t word)
{
    if (!c->failed)
        c->unit->ins[c->unit->nins - 1].word = word;
}

Label new_label(Compiler *c)
{
    Unit *u = c->unit;
    if (c->failed || !room(c, &u->labels, sizeof *u->labels, (uint32_t)u->nlabels, (uint32_t *)&u->clabels))
        return 0;
    u->labels[u->nlabels] = -1;
    return u->nlabels++;
}

void place_label(Compiler *c, Label l)
{
    if (!c->failed)
        c->unit->labels[l] = (int32_t)c->unit->nins;
}

static void fixup(Compiler *c, uint32_t at, Label l)
{
    Unit *u = c->unit;
    if (c->failed || !room(c, &u->fixups, sizeof *u->fixups, (uint32_t)u->nfixups, (uint32_t *)&u->cfixups))
        return;
    u->fixups[u->nfixups].at = at;
    u->fixups[u->nfixups++].label = l;
}

void jump(Compiler *c, Label to)
{
    if (c->failed)
        return;
    uint32_t at = emit(c, c->unit->labels[to] >= 0 ? BL_INS_JUMP_BACK : BL_INS_JUMP, 0, 0, 0);
    fixup(c, at, to);
}

void emit_jump(Compiler *c, unsigned op, int a, int b, Label to)
{
    if (!c->unit->wide) {
        uint32_t at = emit(c, op, a, b, 0);
        fixup(c, at, to);
        return;
    }
    Label trampoline = new_label(c), over = new_label(c);
    uint32_t at = emit(c, op, a, b, 0);
    fixup(c, at, trampoline);
    at = emit(c, BL_INS_JUMP, 0, 0, 0);
    fixup(c, at, over);
    place_label(c, trampoline);
    jump(c, to);
    place_label(c, over);
}

/* ---- constants ---- */
static uint32_t *constant_slot(Unit *u, BlVal v)
{
    uint32_t mask = u->kindex_size - 1, i = (uint32_t)((v * 0x9e3779b97f4a7c15ull) >> 32) & mask;
    while (u->kindex[i] && u->k[u->kindex[i] - 1] != v)
        i = (i + 1) & mask;
    return &u->kindex[i];
}

static bool grow_constants(Compiler *c, Unit *u)
{
    uint32_t size = u->kindex_size ? u->kindex_size * 2 : 16;
    uint32_t *index = bl_calloc(size, sizeof *index);
    if (!index)
        return fail_memory(c);
    bl_mfree(u->kindex);
    u->kindex = index;
    u->kindex_size = size;
    for (uint32_t i = 0; i < u->nk; i++)
        *constant_slot(u, u->k[i]) = i + 1;
    return true;
}

uint32_t constant(Compiler *c, BlVal v)
{
    Unit *u = c->unit;
    if (c->failed || v == BL_NULL)
        return 0;
    if ((u->nk + 1) * 2 > u->kindex_size && !grow_constants(c, u))
        return 0;
    uint32_t *slot = constant_slot(u, v);
    if (*slot)
        return *slot - 1;
    if (!room(c, &u->k, sizeof *u->k, u->nk, &u->ck))
        return 0;
    u->k[u->nk] = bl_keep(v);
    *slot = ++u->nk;
    return u->nk - 1;
}

uint32_t constant_adopt(Compiler *c, BlRef v)
{
    if (v == BL_NULL) {
        c->failed = true;
        return 0;
    }
    uint32_t n = constant(c, v);
    bl_drop(v);
    return n;
}

BlRef name_str(Compiler *c, const BlName *name)
{
    BlRef s = c->failed ? BL_NULL : bl_str_intern(name->bytes);
    if (s == BL_NULL)
        c->failed = true;
    return s;
}

uint32_t name_constant(Compiler *c, const BlName *name)
{
    BlRef s = name_str(c, name);
    if (s == BL_NULL)
        return 0;
    return constant_adopt(c, s);
}

/* ---- registers ---- */
Reg new_temps(Compiler *c, int n)
{
    Unit *u = c->unit;
    Reg r = T0 + u->ntemps;
    if (u->ntemps + n > C0 - T0) {
        if (!c->failed) {
            c->failed = true;
            bl_raise_syntax(c->filename, c->parse, c->at.line, c->at.col, c->at.end_line, c->at.end_col, "expression needs too many registers");
        }
        return T0;
    }
    u->ntemps += n;
    if (u->ntemps > u->max_temps)
        u->max_temps = u->ntemps;
    return r;
}

Reg new_temp(Compiler *c) { return new_temps(c, 1); }

void release_to(Compiler *c, int mark) { c->unit->ntemps = mark; }

static int by_name(const void *a, const void *b)
{
    const BlName *x = *(BlName *const *)a, *y = *(BlName *const *)b;
    return strcmp(x->bytes, y->bytes);
}

static bool add_name(Compiler *c, BlName ***array, int *count, int *capacity, BlName *name)
{
    if (!room(c, array, sizeof(BlName *), (uint32_t)*count, (uint32_t *)capacity))
        return false;
    (*array)[(*count)++] = name;
    return true;
}

static bool add_local(Compiler *c, BlName *name)
{
    Unit *u = c->unit;
    if (u->nlocals >= T0) {
        syntax_error(c, u->scope->node, "too many local variables");
        return false;
    }
    return add_name(c, &u->locals, &u->nlocals, &u->clocals, name);
}

Reg local_reg(Compiler *c, BlName *name)
{
    Symbol *y = scope_find(c->unit->scope, name);
    if (y->reg == ANY && add_local(c, name))
        y->reg = c->unit->nlocals - 1;
    return y->reg == ANY ? 0 : y->reg;
}

Reg hidden_local(Compiler *c)
{
    return add_local(c, NULL) ? c->unit->nlocals - 1 : 0;
}

int free_index(Compiler *c, BlName *name)
{
    Unit *u = c->unit;
    for (int i = 0; i < u->nfrees; i++)
        if (u->frees[i] == name)
            return i;
    syntax_error(c, u->scope->node, "internal: no free variable '%s'", name->bytes);
    return 0;
}

/* ---- units ---- */
static void sort_names(BlName **names, int count)
{
    if (count > 1)
        qsort(names, (size_t)count, sizeof *names, by_name);
}

static bool collect_captured(Compiler *c, Unit *u)
{
    Scope *s = u->scope;
    for (int i = 0; i < s->count; i++) {
        Symbol *y = &s->symbols[i];
        y->reg = ANY;
        if ((y->where == W_FREE || (y->flags & FREE_CLASS)) && !add_name(c, &u->frees, &u->nfrees, &u->cfrees, y->name))
            return false;
        if (y->where == W_CELL && !add_name(c, &u->cells, &u->ncells, &u->ccells, y->name))
            return false;
    }
    if (s->kind == S_CLASS && s->needs_class_cell && !add_name(c, &u->cells, &u->ncells, &u->ccells, c->n_class))
        return false;
    sort_names(u->frees, u->nfrees);
    sort_names(u->cells, u->ncells);
    for (int i = 0; i < u->ncells; i++) {
        Symbol *y = scope_find(s, u->cells[i]);
        if (s->kind == S_CLASS && u->cells[i] == c->n_class)
            u->class_cell = C0 + u->nhidden++;
        else if (!(y->flags & PARAM))
            y->reg = C0 + u->nhidden++;
    }
    return true;
}

static BlRef make_qualname(Compiler *c, Unit *outer, Scope *s, BlVal name)
{
    if (!outer || outer->kind == BL_CODE_MODULE || outer->kind == BL_CODE_EXPRESSION)
        return bl_keep(name);
    if (s->kind == S_FUNCTION || s->kind == S_CLASS) {     /* declared global in the scope around it: a module-level name */
        BlName *n = s->kind == S_CLASS ? s->node->ClassDef.name : s->node->FunctionDef.name;
        Symbol *y = scope_find(outer->scope, mangle(c, outer->scope->private_name, n));
        if (y && y->where == W_GLOBAL_DECL)
            return bl_keep(name);
    }
    return bl_str_format(outer->kind == BL_CODE_CLASS || outer->kind == BL_CODE_COMPREHENSION ? "%U.%U" : "%U.<locals>.%U", outer->qualname, name);
}

static const char *scope_title(const Scope *s)
{
    switch (s->node->kind) {
    case BL_AST_Lambda: return "<lambda>";
    case BL_AST_ListComp: return "<listcomp>";
    case BL_AST_SetComp: return "<setcomp>";
    case BL_AST_DictComp: return "<dictcomp>";
    case BL_AST_GeneratorExp: return "<genexpr>";
    case BL_AST_FunctionDef: return s->node->FunctionDef.name->bytes;
    case BL_AST_AsyncFunctionDef: return s->node->AsyncFunctionDef.name->bytes;
    case BL_AST_ClassDef: return s->node->ClassDef.name->bytes;
    default: return "<module>";
    }
}

bool unit_begin(Compiler *c, Unit *u, Scope *scope, uint8_t kind, const BlNode *at)
{
    bool wide = u->wide;
    *u = (Unit){.outer = c->unit, .scope = scope, .kind = kind, .wide = wide, .name = BL_NULL, .qualname = BL_NULL, .doc = BL_NULL,
                .class_cell = ANY};
    u->firstline = at && at->line ? at->line : 1;
    u->name = bl_str_intern(scope_title(scope));
    if (u->name != BL_NULL)
        u->qualname = make_qualname(c, c->unit, scope, u->name);
    c->unit = u;
    if (u->qualname == BL_NULL)
        c->failed = true;
    return !c->failed && collect_captured(c, u);
}

static void unit_free(Compiler *c, Unit *u)
{
    c->unit = u->outer;
    for (uint32_t i = 0; i < u->nk; i++)
        bl_drop(u->k[i]);
    bl_drop(u->name);
    bl_drop(u->qualname);
    bl_drop(u->doc);
    void *memory[] = {u->ins, u->pos, u->k, u->kindex, u->labels, u->fixups, u->handlers, u->held, u->places, u->locals, u->frees, u->cells};
    for (size_t i = 0; i < sizeof memory / sizeof *memory; i++)
        bl_mfree(memory[i]);
}

void add_handler(Compiler *c, uint32_t from, uint32_t to, uint32_t target, Reg temp)
{
    Unit *u = c->unit;
    if (c->failed || from >= to || !room(c, &u->handlers, sizeof *u->handlers, (uint32_t)u->nhandlers, (uint32_t *)&u->chandlers))
        return;
    u->handlers[u->nhandlers++] = (BlHandler){from, to, target, (uint16_t)temp, 0};
}

void add_held(Compiler *c, Reg local, uint32_t from)
{
    Unit *u = c->unit;
    if (c->failed || is_temp(local) || local >= C0 || from == u->nins || !room(c, &u->held, sizeof *u->held, (uint32_t)u->nheld, (uint32_t *)&u->cheld))
        return;
    u->held[u->nheld++] = (BlHeld){from, u->nins, 0, (uint16_t)local};
}

void add_load_place(Compiler *c, Reg r, const BlNode *target)
{
    Unit *u = c->unit;
    if (c->failed || !room(c, &u->places, sizeof *u->places, (uint32_t)u->nplaces, (uint32_t *)&u->cplaces))
        return;
    uint32_t at = u->nins - 1;
    if (u->ins[at].op == 0 || u->ins[at].word == 0)
        at--;
    u->places[u->nplaces++] = (BlLoadPlace){at, (uint16_t)r, {target->line, target->end_line, target->col, target->end_col}};
}

/* ---- finishing ---- */
enum OperandKind { _, DST, DSTL, REG, REGT, WIN, K32, I32, NAME, K, IMM, J, J32, N };
static const uint8_t operand_kind[BL_INS_COUNT][3] = {
#define OP(name, a, b, c, cache, text) {a, b, c},
#include "code/opcodes.def"
#undef OP
};

static uint16_t place(Unit *u, int total_locals, uint16_t r, uint8_t kind)
{
    if (kind < DST || kind > WIN)
        return r;
    if (r >= C0)
        return (uint16_t)(u->nlocals + (r - C0));
    if (r >= T0)
        return (uint16_t)(total_locals + (r - T0)) | (kind == REGT ? BL_TEMP : 0);
    return r;
}

static void patch_jumps(Unit *u)
{
    for (int i = 0; i < u->nfixups; i++) {
        BlIns *ins = &u->ins[u->fixups[i].at];
        int64_t distance = (int64_t)u->labels[u->fixups[i].label] - (int64_t)(u->fixups[i].at + 1 + (uint32_t)bl_opcode_cache(ins->op));
        if (operand_kind[ins->op][1] == J32) {
            ins->b = (uint16_t)((uint32_t)distance & 0xffff);
            ins->c = (uint16_t)((uint32_t)distance >> 16);
        } else if (distance < INT16_MIN || distance > INT16_MAX) {
            u->overflow = true;
        } else {
            ins->c = (uint16_t)(int16_t)distance;
        }
    }
}

static void patch_registers(Unit *u, int total_locals)
{
    for (uint32_t i = 0; i < u->nins; i += 1 + (uint32_t)bl_opcode_cache(u->ins[i].op)) {
        BlIns *ins = &u->ins[i];
        const uint8_t *kind = operand_kind[ins->op];
        ins->a = place(u, total_locals, ins->a, kind[0]);
        ins->b = place(u, total_locals, ins->b, kind[1]);
        ins->c = place(u, total_locals, ins->c, kind[2]);
        if (ins->op == BL_INS_RETURN || ins->op == BL_INS_RETURN_NONE)
            ins->b = (uint16_t)total_locals;
    }
    for (int i = 0; i < u->nhandlers; i++)
        u->handlers[i].temp = place(u, total_locals, u->handlers[i].temp, REG);
}

static bool same_pos(const BlPos *a, const BlPos *b) { return memcmp(a, b, sizeof *a) == 0; }

static bool pack_positions(BlCode *code, const Unit *u)
{
    uint32_t runs = 0;
    for (uint32_t i = 0; i < u->nins; i++)
        runs += i == 0 || !same_pos(&u->pos[i], &u->pos[i - 1]);
    code->pos = bl_malloc(sizeof(BlPos) * (runs + 1));
    code->pos_pc = bl_malloc(sizeof(uint32_t) * (runs + 1));
    if (!code->pos || !code->pos_pc)
        return false;
    for (uint32_t i = 0; i < u->nins; i++)
        if (i == 0 || !same_pos(&u->pos[i], &u->pos[i - 1])) {
            code->pos_pc[code->npos] = i;
            code->pos[code->npos++] = u->pos[i];
        }
    return true;
}

static BlRef names_tuple(Compiler *c, BlName **names, int count)
{
    if (count == 0)
        return bl_keep(bl_tuple_empty());
    BlRef t = bl_tuple_raw((size_t)count);
    if (t == BL_NULL)
        return BL_NULL;
    for (int i = 0; i < count; i++) {
        BlRef s = names[i] ? name_str(c, names[i]) : bl_str_intern(".0");
        if (s == BL_NULL) {
            bl_drop(t);
            return BL_NULL;
        }
        bl_as_tuple(t)->items[i] = s;
    }
    bl_tuple_done(t);
    return t;
}

static bool name_tables(Compiler *c, Unit *u, BlCode *code)
{
    code->varnames = names_tuple(c, u->locals, u->nlocals);
    code->freevars = names_tuple(c, u->frees, u->nfrees);
    code->cellvars = names_tuple(c, u->cells, u->ncells);
    code->cell_regs = bl_malloc(sizeof(uint16_t) * (size_t)(u->ncells + 1));
    if (code->varnames == BL_NULL || code->freevars == BL_NULL || code->cellvars == BL_NULL || !code->cell_regs)
        return fail_memory(c);
    for (int i = 0; i < u->ncells; i++) {
        Symbol *y = scope_find(u->scope, u->cells[i]);
        Reg r = u->class_cell != ANY && u->cells[i] == c->n_class ? u->class_cell : y->reg;
        code->cell_regs[i] = place(u, 0, (uint16_t)r, REG);
    }
    return true;
}

static BlCode *assemble(Compiler *c, Unit *u)
{
    BlCode *code = bl_code_alloc();
    if (!code || !name_tables(c, u, code)) {
        if (code)
            bl_drop(bl_from_obj(code));
        fail_memory(c);
        return NULL;
    }
    code->ncells = (uint16_t)u->ncells;
    code->nfree = (uint16_t)u->nfrees;
    int total = u->nlocals + u->nhidden;
    patch_registers(u, total);
    code->nlocals = (uint16_t)total;
    if (total + u->max_temps + 8 > (int)BL_MAX_REGS) {
        syntax_error(c, u->scope->node, "too many local variables");
        bl_drop(bl_from_obj(code));
        return NULL;
    }
    code->nregs = (uint16_t)(total + u->max_temps + 1);
    if (!pack_positions(code, u)) {
        bl_drop(bl_from_obj(code));
        fail_memory(c);
        return NULL;
    }
    code->ins = u->ins, u->ins = NULL, code->nins = u->nins;
    code->k = u->k, u->k = NULL, code->nk = u->nk, u->nk = 0;
    code->handlers = u->handlers, u->handlers = NULL, code->nhandlers = (uint32_t)u->nhandlers;
    for (int i = u->nheld; i-- > 0;) {
        uint32_t rest = i + 1 < u->nheld ? u->held[i + 1].rest_from : UINT32_MAX;
        u->held[i].rest_from = u->held[i].from < rest ? u->held[i].from : rest;
    }
    code->held = u->held, u->held = NULL, code->nheld = (uint32_t)u->nheld;
    code->places = u->places, u->places = NULL, code->nplaces = (uint32_t)u->nplaces;
    code->nargs = (uint16_t)u->nargs, code->nposonly = (uint16_t)u->nposonly, code->nkwonly = (uint16_t)u->nkwonly;
    code->nparams = (uint16_t)u->nparams;
    code->flags = u->flags;
    code->kind = u->kind;
    code->name = u->name, code->qualname = u->qualname;
    u->name = u->qualname = BL_NULL;
    code->filename = bl_keep(c->filename);
    code->doc = u->doc == BL_NULL ? BL_NONE : u->doc;
    u->doc = BL_NULL;
    code->firstline = u->firstline;
    return code;
}

BlRef unit_finish(Compiler *c)
{
    Unit *u = c->unit;
    BlCode *code = NULL;
    if (!c->failed) {
        patch_jumps(u);
        if (!u->overflow)
            code = assemble(c, u);
    }
    unit_free(c, u);
#ifdef BL_DEBUG
    assert(!code || bl_code_verify(code));
#endif
    if (code)
        bl_gc_track((BlObject *)code);
    return code ? bl_from_obj(code) : BL_NULL;
}
