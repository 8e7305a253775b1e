/* dis.c -- the listing of a code object, as --dis prints it.
 *
 * One line for each instruction: source line where it changes, >> where a jump arrives, number, name, operands. Locals are shown by name,
 * temps as t0, t1 ..., constants by their repr. The instruction as compiled is shown, whatever it has become while running.
 */
#include "base/alloc.h"
#include "code/operands.h"
#include "obj/str.h"
#include "obj/tuple.h"

#include <stdarg.h>
#include <stdio.h>

enum { MAX_CONSTANT = 60 };             /* characters of a constant's repr */

typedef struct Listing { BlStrBuilder b; const BlCode *code; uint8_t *target; bool failed; } Listing;

static void text(Listing *l, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void text(Listing *l, const char *format, ...)
{
    char line[160];
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    if (n >= (int)sizeof line)
        n = (int)sizeof line - 1;
    if (!l->failed && (n < 0 || !bl_builder_ascii(&l->b, line, (size_t)n)))
        l->failed = true;
}

static void value(Listing *l, BlVal s)
{
    if (!l->failed && !bl_builder_str(&l->b, s))
        l->failed = true;
}

static void constant(Listing *l, uint32_t i, bool as_name)
{
    BlVal v = i < l->code->nk ? l->code->k[i] : BL_NONE;
    if (as_name && bl_is_str(v)) {
        value(l, v);
        return;
    }
    BlRef s = bl_repr(v);
    if (s == BL_NULL) {
        l->failed = true;
        return;
    }
    BlStr *r = bl_as_str(s);
    if (r->length <= MAX_CONSTANT)
        value(l, s);
    else if (!l->failed && !bl_builder_slice(&l->b, s, 0, MAX_CONSTANT))
        l->failed = true;
    text(l, "%s", r->length > MAX_CONSTANT ? "..." : "");
    bl_drop(s);
}

static BlVal cell_name(const BlCode *code, unsigned r)
{
    for (unsigned i = 0; i < code->ncells; i++)
        if (code->cell_regs[i] == r)
            return bl_as_tuple(code->cellvars)->items[i];
    return BL_NULL;
}

static void reg(Listing *l, unsigned r)
{
    const BlCode *code = l->code;
    BlTuple *names = bl_as_tuple(code->varnames);
    if (r >= code->nlocals) {
        text(l, "t%u", r - code->nlocals);
        return;
    }
    BlVal name = r < names->count ? names->items[r] : cell_name(code, r);
    if (name != BL_NULL && bl_is_str(name))
        value(l, name);
    else
        text(l, "r%u", r);
}

static void free_variable(Listing *l, unsigned i)
{
    if (i < l->code->nfree)
        value(l, bl_as_tuple(l->code->freevars)->items[i]);
    else
        text(l, "free %u", i);
}

static bool is_free_operand(unsigned op, int which)
{
    switch (op) {
    case BL_INS_LOAD_FREE: case BL_INS_LOAD_CLOSURE: case BL_INS_LOAD_CLASS_FREE: return which == 1;
    case BL_INS_STORE_FREE: case BL_INS_DEL_FREE: case BL_INS_UNBIND_FREE: return which == 0;
    default: return false;
    }
}

static bool has_names(unsigned op)
{
    switch (op) {
    case BL_INS_LOAD_GLOBAL: case BL_INS_LOAD_GLOBAL_L: case BL_INS_STORE_GLOBAL: case BL_INS_DEL_GLOBAL: case BL_INS_LOAD_NAME:
    case BL_INS_STORE_NAME: case BL_INS_DEL_NAME: return true;
    default: return false;
    }
}

static void operand(Listing *l, const BlIns *ins, uint32_t pc, int which)
{
    unsigned v = bl_operand(*ins, which);
    switch (bl_op_info[ins->op].kind[which]) {
    case BL_O_DST: case BL_O_DSTL: case BL_O_REG: reg(l, v); break;
    case BL_O_REGT: reg(l, v & ~BL_TEMP); break;
    case BL_O_WIN:
        reg(l, v);
        text(l, "..");
        break;
    case BL_O_K32: constant(l, bl_ins_u32(*ins), has_names(ins->op)); break;
    case BL_O_I32: text(l, "%d", (int)bl_ins_i32(*ins)); break;
    case BL_O_NAME: constant(l, v, true); break;
    case BL_O_K: constant(l, v, false); break;
    case BL_O_IMM: text(l, "%d", (int)(int16_t)v); break;
    case BL_O_J: case BL_O_J32: text(l, "to %lld", (long long)bl_operand_target(ins, pc, which)); break;
    default:
        if (is_free_operand(ins->op, which))
            free_variable(l, v);
        else
            text(l, "%u", v);
        break;
    }
}

/* The word behind the instruction, where it is an operand and no cache. */
static void extra_word(Listing *l, const BlIns *ins)
{
    switch (ins->op) {
    case BL_INS_CALL_KW: case BL_INS_CALL_METHOD_KW:
        text(l, ", names ");
        constant(l, (uint32_t)ins[1].word, false);
        break;
    case BL_INS_BINARY: case BL_INS_INPLACE: text(l, ", %s", ins[1].word == BL_MATMUL ? "@" : ins[1].word == BL_POW ? "**" : "?"); break;
    case BL_INS_UNPACK_EX_WIDE: text(l, ", %llu", (unsigned long long)ins[1].word); break;
    default: break;
    }
}

static void instruction(Listing *l, uint32_t pc, int *line)
{
    BlIns shown[2] = {bl_generic_ins(l->code->ins[pc])};
    if (bl_opcode_cache(shown[0].op))
        shown[1] = l->code->ins[pc + 1];
    int here = bl_code_line(l->code, pc);
    if (here > 0 && here != *line) {
        text(l, "%s%5d", *line ? "\n" : "", here);
        *line = here;
    } else {
        text(l, "     ");
    }
    text(l, " %s %5u  %-18s", l->target[pc] ? ">>" : "  ", (unsigned)pc, bl_opcode_name(shown[0].op));
    bool first = true;
    for (int which = 0; which < 3; which++) {
        unsigned kind = bl_op_info[shown[0].op].kind[which];
        if (kind == BL_O__)
            continue;
        text(l, first ? " " : ", ");
        operand(l, shown, pc, which);
        first = false;
        if (bl_operand_is_wide(kind))
            break;
    }
    extra_word(l, shown);
    text(l, "\n");
}

static void mark_targets(Listing *l)
{
    const BlCode *code = l->code;
    for (uint32_t pc = 0; pc < code->nins; pc += 1 + (uint32_t)bl_opcode_cache(code->ins[pc].op))
        for (int which = 0; which < 3; which++) {
            int64_t to = bl_operand_target(&code->ins[pc], pc, which);
            if (to >= 0 && to < code->nins)
                l->target[to] = 1;
        }
    for (uint32_t i = 0; i < code->nhandlers; i++)
        if (code->handlers[i].target < code->nins)
            l->target[code->handlers[i].target] = 1;
}

static void one_code(Listing *l, const BlCode *code)
{
    l->code = code;
    l->target = bl_calloc(code->nins ? code->nins : 1, 1);
    if (!l->target) {
        (void)bl_no_memory();
        l->failed = true;
        return;
    }
    mark_targets(l);
    int line = 0;
    for (uint32_t pc = 0; pc < code->nins && !l->failed; pc += 1 + (uint32_t)bl_opcode_cache(code->ins[pc].op))
        instruction(l, pc, &line);
    if (code->nhandlers)
        text(l, "Handlers:\n");
    for (uint32_t i = 0; i < code->nhandlers; i++)
        text(l, "  %u to %u -> %u [t%u]\n", (unsigned)code->handlers[i].from, (unsigned)code->handlers[i].to, (unsigned)code->handlers[i].target,
             (unsigned)(code->handlers[i].temp - code->nlocals));
    bl_mfree(l->target);
    l->target = NULL;
}

static void with_nested(Listing *l, BlVal code, bool deep)
{
    if (!bl_enter_depth("")) {
        l->failed = true;
        return;
    }
    BlCode *c = (BlCode *)bl_obj(code);
    one_code(l, c);
    for (uint32_t i = 0; deep && i < c->nk && !l->failed; i++) {
        if (!bl_is_exact(c->k[i], CODE))
            continue;
        BlRef title = bl_repr(c->k[i]);
        text(l, "\nDisassembly of ");
        if (title == BL_NULL)
            l->failed = true;
        else
            value(l, title);
        bl_drop(title);
        text(l, ":\n");
        with_nested(l, c->k[i], true);
    }
    bl_leave_depth();
}

BlRef bl_code_dis(BlVal code, bool deep)
{
    Listing l = {.failed = false};
    bl_builder_init(&l.b);
    with_nested(&l, code, deep);
    if (l.failed) {
        bl_builder_free(&l.b);
        return BL_NULL;
    }
    return bl_builder_finish(&l.b);
}
