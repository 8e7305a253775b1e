/* verify.c -- is a code object sound: registers inside the frame, jumps to instructions, constants that exist?
 *
 * The compiler's own mistakes show here, before they become somebody's memory. Everything that is wrong is printed, not only the first.
 */
#include "base/alloc.h"
#include "code/operands.h"

#include <stdio.h>

const BlOpInfo bl_op_info[BL_INS_COUNT] = {
#define OP(name, a, b, c, cache, text) {{BL_O_##a, BL_O_##b, BL_O_##c}},
#include "code/opcodes.def"
#undef OP
};

uint32_t bl_operand_span(const BlIns *ins, int which)
{
    BlIns i = bl_generic_ins(*ins);
    if (bl_op_info[i.op].kind[which] == BL_O_WIN)
        return i.op == BL_INS_CALL_EX ? 7 : i.op == BL_INS_LOAD_METHOD ? 5 : 5u + i.b;
    switch (i.op) {
    case BL_INS_FOR_PREP: return which == 0 ? 3 : 1;
    case BL_INS_FOR_ITER: return which == 0 ? 3 : 1;
    case BL_INS_BUILD_LIST: case BL_INS_BUILD_TUPLE: case BL_INS_BUILD_SET: case BL_INS_BUILD_STRING: case BL_INS_BUILD_SLICE:
        return i.b ? i.b : 1;
    case BL_INS_BUILD_DICT: return i.b ? 2u * i.b : 1;
    case BL_INS_UNPACK: return which || !i.c ? 1 : i.c;
    case BL_INS_UNPACK_EX: return which ? 1 : 1u + (i.c & 255) + (i.c >> 8);
    case BL_INS_UNPACK_EX_WIDE: return which ? 1 : 1u + i.c + (uint32_t)ins[1].word;
    case BL_INS_MAKE_FUNCTION: return which ? 1 : i.c & 8 ? 4 : i.c & 4 ? 3 : i.c & 2 ? 2 : 1;
    case BL_INS_FORMAT: return which == 1 && i.c & 0x100 ? 2 : 1;
    case BL_INS_PUSH_EXC: case BL_INS_POP_EXC: return 2;
    case BL_INS_EXC_STAR: case BL_INS_MATCH_CLASS: case BL_INS_IMPORT: return which ? 1 : 2;
    case BL_INS_WITH_PREP: return which ? 1 : 6;
    case BL_INS_WITH_EXC: return which ? 8 : 2;
    default: return 1;
    }
}

int64_t bl_operand_target(const BlIns *ins, uint32_t pc, int which)
{
    switch (bl_op_info[ins->op].kind[which]) {
    case BL_O_J: return (int64_t)pc + 1 + (int16_t)bl_operand(*ins, which);
    case BL_O_J32: return (int64_t)pc + 1 + bl_ins_i32(*ins);
    default: return -1;
    }
}

typedef struct Check { const BlCode *code; uint8_t *start; uint32_t pc; bool good; } Check;

static void wrong(Check *c, const char *what, int64_t value)
{
    c->good = false;
    fprintf(stderr, "verify: %s of instruction %u (%s): %lld\n", what, (unsigned)c->pc, bl_opcode_name(c->code->ins[c->pc].op), (long long)value);
}

static void check_register(Check *c, unsigned r, uint32_t span)
{
    if ((uint64_t)r + span > c->code->nregs)
        wrong(c, "register beyond the frame", (int64_t)r + span - 1);
}

static bool is_start(Check *c, int64_t at) { return at >= 0 && at < c->code->nins && c->start[at]; }

static void check_operand(Check *c, const BlIns *ins, int which)
{
    unsigned kind = bl_op_info[ins->op].kind[which], value = bl_operand(*ins, which);
    if (ins->op == BL_INS_RAISE && which >= ins->c)     /* `raise` and `raise x` leave operands unused */
        return;
    switch (kind) {
    case BL_O_REGT:
        check_register(c, value & ~BL_TEMP, 1);
        if (!!(value & BL_TEMP) != ((value & ~BL_TEMP) >= c->code->nlocals))
            wrong(c, "temp flag", value);
        break;
    case BL_O_DST: case BL_O_DSTL: case BL_O_REG: case BL_O_WIN: check_register(c, value, bl_operand_span(ins, which)); break;
    case BL_O_K32:
        if (bl_ins_u32(*ins) >= c->code->nk)
            wrong(c, "constant", bl_ins_u32(*ins));
        break;
    case BL_O_NAME: case BL_O_K:
        if (value >= c->code->nk)
            wrong(c, "name", value);
        break;
    case BL_O_J: case BL_O_J32:
        if (!is_start(c, bl_operand_target(ins, c->pc, which)))
            wrong(c, "jump", bl_operand_target(ins, c->pc, which));
        break;
    default: break;
    }
}

static bool mark_starts(Check *c)
{
    const BlCode *code = c->code;
    for (uint32_t pc = 0; pc < code->nins;) {
        c->pc = pc;
        unsigned op = code->ins[pc].op;
        if (op >= BL_INS_COUNT || pc + (uint32_t)bl_opcode_cache(op) >= code->nins) {
            wrong(c, "opcode or cache", op);
            return false;
        }
        c->start[pc] = 1;
        pc += 1 + (uint32_t)bl_opcode_cache(op);
    }
    return true;
}

static bool ends_flow(unsigned op)
{
    return op == BL_INS_RETURN || op == BL_INS_RETURN_NONE || op == BL_INS_JUMP || op == BL_INS_JUMP_BACK || op == BL_INS_RAISE || op == BL_INS_RERAISE;
}

static void check_tables(Check *c)
{
    const BlCode *code = c->code;
    c->pc = 0;
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        const BlHandler *h = &code->handlers[i];
        if (h->from > h->to || h->to > code->nins)
            wrong(c, "handler range (shown at 0)", h->from);
        if (!is_start(c, h->target))
            wrong(c, "handler target (shown at 0)", h->target);
        if (h->temp < code->nlocals || h->temp >= code->nregs)
            wrong(c, "handler temp (shown at 0)", h->temp);
    }
    for (uint32_t i = 0; i < code->nheld; i++)
        if (code->held[i].from > code->held[i].to || code->held[i].to > code->nins || code->held[i].local >= code->nlocals)
            wrong(c, "held local (shown at 0)", code->held[i].local);
    for (uint32_t i = 0; i + 1 < code->npos; i++)
        if (code->pos_pc[i] >= code->pos_pc[i + 1])
            wrong(c, "position table (shown at 0)", code->pos_pc[i]);
    if (code->nlocals > code->nregs || code->nparams > code->nlocals)
        wrong(c, "counts of registers (shown at 0)", code->nlocals);
}

bool bl_code_verify(const BlCode *code)
{
    Check c = {code, bl_calloc(code->nins ? code->nins : 1, 1), 0, true};
    if (!c.start)
        return true;                            /* nothing known against it */
    unsigned last = BL_INS_NOP;
    if (!code->nins) {
        fprintf(stderr, "verify: no instructions\n");
        c.good = false;
    } else if (mark_starts(&c)) {
        for (uint32_t pc = 0; pc < code->nins; pc++) {
            if (!c.start[pc])
                continue;
            c.pc = pc;
            last = code->ins[pc].op;
            for (int which = 0; which < 3; which++)
                check_operand(&c, &code->ins[pc], which);
        }
        if (!ends_flow(last))
            wrong(&c, "no end of the code", last);
        check_tables(&c);
    }
    bl_mfree(c.start);
    return c.good;
}
