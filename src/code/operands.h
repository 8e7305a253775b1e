/* operands.h -- the operand kinds of opcodes.def as numbers: what dis.c prints and verify.c checks. */
#ifndef BL_CODE_OPERANDS_H
#define BL_CODE_OPERANDS_H

#include "code/code.h"

enum BlOperandKind {
    BL_O__, BL_O_DST, BL_O_DSTL, BL_O_REG, BL_O_REGT, BL_O_WIN, BL_O_K32, BL_O_I32, BL_O_NAME, BL_O_K, BL_O_IMM, BL_O_J, BL_O_J32, BL_O_N
};

typedef struct BlOpInfo { uint8_t kind[3]; } BlOpInfo;

extern const BlOpInfo bl_op_info[BL_INS_COUNT];

static inline unsigned bl_operand(BlIns i, int which) { return which == 0 ? i.a : which == 1 ? i.b : i.c; }
/* Does this kind take b and c together? */
static inline bool bl_operand_is_wide(unsigned kind) { return kind == BL_O_K32 || kind == BL_O_I32 || kind == BL_O_J32; }
/* Registers from the first one that the operand means: windows and groups have several. */
uint32_t bl_operand_span(const BlIns *ins, int which);
/* Target of operand `which` of the jump at pc, or -1 if that is no jump. */
int64_t bl_operand_target(const BlIns *ins, uint32_t pc, int which);
#endif
