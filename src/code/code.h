/* code.h -- the code object: instructions, constants, positions, handlers; what compile/ makes and vm/ runs. */
#ifndef BL_CODE_CODE_H
#define BL_CODE_CODE_H

#include "obj/type.h"

enum BlOpcode {
#define OP(name, a, b, c, cache, text) BL_INS_##name,
#include "code/opcodes.def"
#undef OP
    BL_INS_COUNT
};

typedef union BlIns {
    struct { uint16_t op, a, b, c; };
    struct { uint32_t id; uint16_t slot, aux; } cache;      /* words behind an instruction */
    struct { uint32_t lo, hi; } pair;
    void *ptr;
    uint64_t word;
} BlIns;
_Static_assert(sizeof(BlIns) == 8, "an instruction is one word");

#define BL_TEMP 0x8000u                 /* flag in REGT operands */
#define BL_MAX_REGS 0x7000u
static inline uint32_t bl_ins_u32(BlIns i) { return i.b | (uint32_t)i.c << 16; }
static inline int32_t bl_ins_i32(BlIns i) { return (int32_t)bl_ins_u32(i); }

enum {                                  /* co_flags, CPython's numbers */
    BL_CO_OPTIMIZED = 1, BL_CO_NEWLOCALS = 2, BL_CO_VARARGS = 4, BL_CO_VARKEYWORDS = 8, BL_CO_NESTED = 16, BL_CO_GENERATOR = 32,
    BL_CO_COROUTINE = 128, BL_CO_ITERABLE_COROUTINE = 256, BL_CO_ASYNC_GENERATOR = 512,
    BL_CO_FUTURE_ANNOTATIONS = 0x1000000
};

/* Where an instruction comes from; line 0: none. Columns are code points from 0; -1 unknown. */
typedef struct BlPos { int32_t line, end_line, col, end_col; } BlPos;
/* Instructions [from, to) are guarded: on an exception the temps from `temp` up are released and it is stored in R[temp]. Inner ranges come first. */
typedef struct BlHandler { uint32_t from, to, target; uint16_t temp; uint16_t flags; } BlHandler;
/* While instructions [from, to) run, CPython has this local on its stack as an earlier operand: slow paths that may enter Python code keep it meanwhile. */
typedef struct BlHeld {
    uint32_t from, to;          /* in order of `to` */
    uint32_t rest_from;         /* the least `from` of this one and those behind it */
    uint16_t local;
} BlHeld;

/* Instruction pc is `x op= ...` on a local: an UnboundLocalError of x stands at this place, not at the statement. */
typedef struct BlLoadPlace { uint32_t pc; uint16_t local; BlPos pos; } BlLoadPlace;

typedef struct BlCode {
    BlObject head;
    BlIns *ins;
    BlVal *k;                           /* owned constants; names among them */
    uint32_t nins, nk;
    uint16_t nregs;                     /* registers, call windows included */
    uint16_t nlocals;                   /* released on return: parameters, locals, own cells */
    uint16_t nargs;                     /* positional parameters, positional-only included */
    uint16_t nposonly, nkwonly;
    uint16_t nparams;                   /* all parameter registers: nargs + nkwonly + *args + **kwargs */
    uint32_t flags;
    uint16_t ncells;                    /* own captured variables */
    uint16_t nfree;
    uint8_t kind;                       /* BlCodeKind */
    bool first_is_self;
    BlHandler *handlers;
    uint32_t nhandlers, nheld, npos;
    BlLoadPlace *places;
    uint32_t nplaces;
    BlHeld *held;  
    uint32_t *pos_pc;                   /* run starts; pos[i] holds for instructions pos_pc[i] .. pos_pc[i+1]-1 */
    BlPos *pos;
    BlRef name, qualname, filename;     /* str */
    BlRef varnames;                     /* tuple of str: name of each local register in order (all nlocals; cells included) */
    BlRef cellvars, freevars;           /* tuples of str */
    uint16_t *cell_regs;                /* register of each cellvar */
    BlRef doc;                          /* docstring or None */
    int32_t firstline;
    void *poly;                         /* polymorphic side tables, vm/ */
} BlCode;

enum BlCodeKind { BL_CODE_MODULE, BL_CODE_CLASS, BL_CODE_FUNCTION, BL_CODE_LAMBDA, BL_CODE_COMPREHENSION, BL_CODE_EXPRESSION };

/* Memory for a code object with all pointers NULL and all references BL_NULL; compile/ fills it. */
BL_RAISES BlCode *bl_code_alloc(void);
BlPos bl_code_position(const BlCode *code, uint32_t pc);
int bl_code_line(const BlCode *code, uint32_t pc);
/* pc, or a number behind the instructions that stands for where the unbound local `name` of `name op= ...` is loaded (bl_code_position knows it). */
uint32_t bl_code_load_place(const BlCode *code, uint32_t pc, BlVal name);
const char *bl_opcode_name(unsigned op);
int bl_opcode_cache(unsigned op);               /* cache words behind it */
BlIns bl_generic_ins(BlIns i);                  /* the instruction as compiled, before it was specialised (dis) */
bool bl_code_verify(const BlCode *code);        /* register bounds, jump targets; prints what is wrong (debug builds) */
/* The listing of --dis and dis.dis: nested code objects too when `deep`. A str. */
BL_RAISES BlRef bl_code_dis(BlVal code, bool deep);
#endif
