/* slow.h -- what the loop calls when an instruction's fast path does not apply. Each decodes its operands itself.
 *
 * do_ functions answer false, or -1, with an exception pending. Temps they consume are dead afterwards in every case; what
 * they need of an operand they own before they release it. The loop has saved pc in eval->pc.
 */
#ifndef BL_VM_SLOW_H
#define BL_VM_SLOW_H

#include "vm/frame.h"

#define SLOW __attribute__((noinline))

static inline bool slow_is_temp(const BlVal *base, unsigned r) { return r >= bl_frame_function(base)->nlocals; }

/* From here on the caller owns the value of operand r (kind REG): a temp is taken out of its register, a local held once more.
 * So user code that the operation runs sees the counts that CPython's stack would give. */
static inline void hold(BlVal *base, unsigned r)
{
    if (slow_is_temp(base, r))
        base[r] = 0;
    else
        bl_keep(base[r]);
}
/* Earlier operands that CPython would have on its stack now (BlHeld): kept by held_begin, given back by held_end. */
void held_change(BlVal *base, const BlIns *pc, int by);
static inline void held_begin(BlVal *base, const BlIns *pc)
{
    if (bl_frame_function(base)->code->nheld)
        held_change(base, pc, 1);
}
static inline void held_end(BlVal *base, const BlIns *pc)
{
    if (bl_frame_function(base)->code->nheld)
        held_change(base, pc, -1);
}

/* An operand of kind REG is done with: a temp is released. */
static inline void consume(BlVal *base, unsigned r)
{
    if (slow_is_temp(base, r)) {
        BlVal v = base[r];
        base[r] = 0;
        bl_drop(v);
    }
}
/* Releases two operands that were held; a pending exception stays. */
static inline BlRef finish_compare(BlRef l, BlRef r, BlRef result)
{
    BlRef saved = result == BL_NULL ? bl_save_error() : BL_NULL;
    bl_drop(r);
    bl_drop(l);
    if (result == BL_NULL)
        bl_restore_error(saved);
    return result;
}

/* Operand of kind REGT as an owned value. */
static inline BlRef take_regt(BlVal *base, unsigned r)
{
    BlVal v = base[r & ~BL_TEMP];
    if (r & BL_TEMP)
        base[r & ~BL_TEMP] = 0;
    else
        bl_keep(v);
    return v;
}
/* Result into a register whose old value is released afterwards. */
static inline void put(BlVal *base, unsigned r, BlRef v) { bl_replace(&base[r], v); }

BL_COLD bool do_unbound(BlVal *base, unsigned r);                  /* UnboundLocalError for local r; always false */
BL_COLD bool do_unbound_free(BlVal *base, unsigned i);             /* NameError for free variable i */
BL_COLD bool do_unbound_cell(BlVal *base, unsigned r);

SLOW bool do_arith(BlVal *base, const BlIns *pc);
SLOW bool do_binary(BlVal *base, const BlIns *pc);
SLOW bool do_unary(BlVal *base, const BlIns *pc);
SLOW bool do_compare(BlVal *base, const BlIns *pc);             /* CMP_* */
SLOW int do_compare_jump(BlVal *base, const BlIns *pc, enum BlCompare op, bool imm);     /* truth of the comparison */
SLOW bool do_is(BlVal *base, const BlIns *pc);
SLOW int do_is_jump(BlVal *base, const BlIns *pc, BlVal l, BlVal r);
SLOW bool do_in(BlVal *base, const BlIns *pc);
SLOW int do_in_jump(BlVal *base, const BlIns *pc);
SLOW int do_truth(BlVal *base, const BlIns *pc);                /* JFALSE, JTRUE: consumes a temp */
SLOW int do_truth_keep(BlVal *base, const BlIns *pc);           /* JFALSE_KEEP ...: keeps it */
SLOW bool do_getitem(BlVal *base, const BlIns *pc);
SLOW int do_slice_item(BlVal *base, const BlIns *pc);           /* BUILD_SLICE and the GETITEM behind it at once: 1 done, 0 not these operands */
SLOW bool do_setitem(BlVal *base, const BlIns *pc);
SLOW bool do_delitem(BlVal *base, const BlIns *pc);

SLOW bool do_load_global(BlVal *base, BlIns *pc);
SLOW bool do_store_global(BlVal *base, BlIns *pc);
SLOW bool do_del_global(BlVal *base, const BlIns *pc);
SLOW bool do_load_name(BlVal *base, BlIns *pc);
SLOW bool do_store_name(BlVal *base, BlIns *pc);
SLOW bool do_del_name(BlVal *base, const BlIns *pc);
SLOW bool do_load_class_free(BlVal *base, const BlIns *pc);

SLOW bool do_load_attr(BlVal *base, BlIns *pc);
SLOW bool do_load_attr_many(BlVal *base, const BlIns *pc);
SLOW bool do_store_attr(BlVal *base, BlIns *pc);
SLOW bool do_store_attr_many(BlVal *base, const BlIns *pc);
SLOW bool do_del_attr(BlVal *base, const BlIns *pc);
SLOW bool do_attr_dyn(BlVal *base, const BlIns *pc);
SLOW bool do_load_method(BlVal *base, BlIns *pc);
SLOW bool do_load_method_many(BlVal *base, const BlIns *pc);
void bl_attr_caches_clear(void);

/* Attributes of shapes that an instruction's own cache has not: what `name` is for objects of one shape. */
typedef struct BlAttrEntry {
    uint32_t id;                /* shape; 0: empty */
    uint8_t kind;               /* BlAttrKind */
    bool inside;                /* `at` is the word in the object that holds the value; else what BlAttrInfo.slot says */
    uint16_t at;
    BlVal name;                 /* interned, not counted: ids are never used again, and the class keeps its names */
    union {
        BlVal *cell;            /* of a load */
        BlShape *next;          /* of a store: the shape afterwards, or NULL: the same */
    };
} BlAttrEntry;
enum { BL_ATTR_TABLE = 1024 };
extern _Thread_local BlAttrEntry bl_load_table[BL_ATTR_TABLE] __attribute__((tls_model("initial-exec")));
extern _Thread_local BlAttrEntry bl_store_table[BL_ATTR_TABLE] __attribute__((tls_model("initial-exec")));
static inline BlAttrEntry *bl_attr_entry(BlAttrEntry *table, uint32_t id, BlVal name)
{
    return &table[(id * 31 + (uint32_t)(name >> 4)) & (BL_ATTR_TABLE - 1)];
}

/* An instruction found its shape in the table: one that keeps doing so with many shapes stays with the table, one that meets the same
 * shape again and again takes it into its own cache. */
SLOW void do_relearn_load(const BlVal *base, BlIns *pc, const BlAttrEntry *e);
SLOW void do_relearn_store(BlIns *pc, const BlAttrEntry *e);
SLOW void do_relearn_method(BlIns *pc, const BlAttrEntry *e);
enum { BL_RELEARN = 15 };       /* asked every so many times */

SLOW bool do_for_prep(BlVal *base, const BlIns *pc);
SLOW bool do_unpack(BlVal *base, const BlIns *pc);
SLOW bool do_unpack_ex(BlVal *base, const BlIns *pc);

/* Calls. The answer: CALL_DONE result stored; CALL_PUSHED a frame was pushed: take base, k and pc from it; CALL_FAILED; CALL_LOADED the LOAD_METHOD behind it is
 * done as well. */
enum CallResult { CALL_FAILED, CALL_DONE, CALL_PUSHED, CALL_LOADED };
SLOW enum CallResult do_call(BlVal *base, BlIns *pc);           /* CALL, CALL_METHOD, CALL_KW, CALL_METHOD_KW */
SLOW enum CallResult do_call_ex(BlVal *base, const BlIns *pc);
bool merge_keywords(BlVal dict, BlVal mapping, BlVal callee);   /* for DICT_MERGE */
BL_COLD void do_call_failed(BlVal *w, size_t total);            /* a native call raised: the window is released, the exception stays */
SLOW bool do_push_failed(BlVal *new_base);                      /* RecursionError; the window's contents are released by unwinding */

SLOW bool do_build(BlVal *base, const BlIns *pc);               /* BUILD_* */
SLOW bool do_grow(BlVal *base, const BlIns *pc);                /* LIST_APPEND ... DICT_MERGE */
SLOW bool do_format(BlVal *base, const BlIns *pc);
SLOW bool do_make_function(BlVal *base, const BlIns *pc);
SLOW bool do_misc(BlVal *base, const BlIns *pc);                /* instructions that are rare: one switch */
SLOW bool do_raise(BlVal *base, const BlIns *pc);               /* always false */
SLOW int do_exc_match(BlVal *base, const BlIns *pc);
SLOW bool do_import(BlVal *base, const BlIns *pc);              /* import.c */
SLOW bool do_match(BlVal *base, const BlIns *pc);               /* match.c */
SLOW int do_send(BlVal *base, const BlIns *pc);                 /* 1 finished: jump; 0 yielded; -1 */

#endif
