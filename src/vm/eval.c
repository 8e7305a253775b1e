/* eval.c -- the interpreter loop.
 *
 * pc, base, k and vm are all that lives across instructions. A fast path is in place and short; everything else goes to one
 * shared stub per slow function (slow.h), which saves pc first. vm->stack_top is always base.
 *
 * Always: a dead temp holds no heap pointer. Unwinding, returning and suspending rely on it.
 */
#include "vm/generator.h"
#include "vm/slow.h"
#include "vm/trace.h"
#include "obj/float.h"
#include "obj/int.h"
#include "obj/iter.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/range.h"
#include "obj/str.h"
#include "obj/tuple.h"

/* A count reached zero inside the loop: pc is saved first, since __del__ may look at frames. */
static __attribute__((noinline)) void dead(const BlIns *pc, BlVal v)
{
    bl_vm->eval->pc = pc;
    bl_object_dead(bl_obj(v));
}

#define DROP(v)                                                                                                               \
    do {                                                                                                                      \
        BlVal drop_ = (v);                                                                                                    \
        if (bl_is_heap(drop_) && --bl_obj(drop_)->count == 0)                                                                 \
            dead(pc, drop_);                                                                                                  \
    } while (0)
#define PUT_L(r, v)                                                                                                           \
    do {                                                                                                                      \
        BlVal old_ = base[r];                                                                                                 \
        base[r] = (v);                                                                                                        \
        DROP(old_);                                                                                                           \
    } while (0)

#ifdef BL_TRACED
#define DISPATCH() goto traced
#else
#define DISPATCH() goto *labels[pc->op]
#endif
#define NEXT(n)                                                                                                               \
    do {                                                                                                                      \
        pc += (n);                                                                                                            \
        DISPATCH();                                                                                                           \
    } while (0)
#define A (pc->a)
#define B (pc->b)
#define C (pc->c)
#define RA base[A]
#define RB base[B]
#define RC base[C]
#define IMM_C ((int64_t)(int16_t)C)
#define SLOW_PATH(call, size)                                                                                                 \
    do {                                                                                                                      \
        eval->pc = pc;                                                                                                        \
        if (!(call))                                                                                                          \
            goto error;                                                                                                       \
        pc += (size);                                                                                                         \
        AFTER_SLOW();                                                                                                         \
    } while (0)
/* Each slow path has its own dispatch, for the branch predictor's sake. */
#define AFTER_SLOW()                                                                                                          \
    do {                                                                                                                      \
        if (BL_UNLIKELY(vm->tick))                                                                                            \
            goto tick;                                                                                                        \
        DISPATCH();                                                                                                           \
    } while (0)
#define MUTABLE ((BlIns *)(uintptr_t)pc)

#define FLOATISH(v) (((v) & 3) == 3 || (v) == BL_POSZERO)
#define SHAPE_IS(v, ID) (bl_is_heap(v) && bl_obj(v)->shape == &vm->shapes[BL_T_##ID])

/* Fast integer arithmetic on tagged words: answers through `out`; false: leave it to the slow path. */
static inline bool int_mod(BlVal l, BlVal r, BlVal *out)
{
    int64_t a = (int64_t)l, b = (int64_t)r;
    if (BL_UNLIKELY(b == 0 || b == -2))
        return false;
    int64_t m;
    if (((uint64_t)(a | b) >> 32) == 0)
        m = (int64_t)((uint32_t)a % (uint32_t)b);
    else {
        m = a % b;
        if (m && (m ^ b) < 0)
            m += b;
    }
    *out = (BlVal)m;
    return true;
}
static inline bool int_floordiv(BlVal l, BlVal r, BlVal *out)
{
    int64_t a = (int64_t)l, b = (int64_t)r;
    if (BL_UNLIKELY(b == 0 || b == -2))
        return false;
    int64_t q;
    if (((uint64_t)(a | b) >> 32) == 0)
        q = (int64_t)((uint32_t)a / (uint32_t)b);
    else {
        q = a / b;
        if ((a % b) && (a ^ b) < 0)
            q--;
    }
    *out = (BlVal)q << 1;
    return true;
}
static inline bool int_truediv(BlVal l, BlVal r, BlVal *out)
{
    int64_t a = bl_imm_int(l), b = bl_imm_int(r);
    if (b == 0 || a > (1ll << 53) || a < -(1ll << 53) || b > (1ll << 53) || b < -(1ll << 53))
        return false;
    double d = (double)a / (double)b;
    return (a != 0 || b > 0) && bl_float_try_imm(d, out);
}
static inline bool int_lshift(BlVal l, BlVal r, BlVal *out)
{
    int64_t n = bl_imm_int(r);
    if (n < 0 || n > 61)
        return false;
    *out = l << n;
    return (int64_t)*out >> n == (int64_t)l;
}
static inline bool int_rshift(BlVal l, BlVal r, BlVal *out)
{
    int64_t n = bl_imm_int(r);
    if (n < 0)
        return false;
    *out = (BlVal)((int64_t)l >> (n > 63 ? 63 : n)) & ~1ull;
    return true;
}
static inline bool int_and(BlVal l, BlVal r, BlVal *out) { return *out = l & r, true; }
static inline bool int_or(BlVal l, BlVal r, BlVal *out) { return *out = l | r, true; }
static inline bool int_xor(BlVal l, BlVal r, BlVal *out) { return *out = l ^ r, true; }

/* May a call give the first `given` arguments and leave the rest to defaults? */
static inline bool defaults_cover(const BlFunction *f, unsigned given)
{
    unsigned want = f->simple_nargs;
    return want != BL_NOT_SIMPLE && given < want && f->defaults != BL_NULL && want - given <= bl_as_tuple(f->defaults)->count;
}

#define NO_FLOAT(l, r, out) false
#define FLOAT_ADD(l, r, out) bl_float_try_imm(bl_imm_float(l) + bl_imm_float(r), out)
#define FLOAT_SUB(l, r, out) bl_float_try_imm(bl_imm_float(l) - bl_imm_float(r), out)
#define FLOAT_MUL(l, r, out) bl_float_try_imm(bl_imm_float(l) * bl_imm_float(r), out)
#define FLOAT_DIV(l, r, out) ((r) != BL_POSZERO && bl_float_try_imm(bl_imm_float(l) / bl_imm_float(r), out))

/* The six forms of one operator. `floats` 1: has a float path. */
#define ARITH_BODY(l_, r_, STORE, int_op, floats, float_op)                                                                   \
    do {                                                                                                                      \
        BlVal l = (l_), r = (r_), out;                                                                                        \
        if (BL_LIKELY(bl_both_imm_int(l, r))) {                                                                               \
            if (BL_LIKELY(int_op(l, r, &out))) {                                                                              \
                STORE;                                                                                                        \
                NEXT(1);                                                                                                      \
            }                                                                                                                 \
        } else if (floats && (bl_both_fast_float(l, r) || (FLOATISH(l) && FLOATISH(r)))) {                                    \
            if (BL_LIKELY(float_op(l, r, &out))) {                                                                            \
                STORE;                                                                                                        \
                NEXT(1);                                                                                                      \
            }                                                                                                                 \
        }                                                                                                                     \
        goto slow_arith;                                                                                                      \
    } while (0)
#define STORE_T base[A] = out
#define STORE_OLD PUT_L(A, out)
#define ARITH(NAME, int_op, floats, float_op)                                                                                 \
    OP(NAME) ARITH_BODY(RB, RC, STORE_T, int_op, floats, float_op);                                                           \
    OP(NAME##_L) ARITH_BODY(RB, RC, STORE_OLD, int_op, floats, float_op);                                                     \
    OP(I##NAME) ARITH_BODY(RB, RC, STORE_T, int_op, floats, float_op);                                                        \
    OP(NAME##_I) ARITH_BODY(RB, bl_from_imm(IMM_C), STORE_T, int_op, 0, NO_FLOAT);                                            \
    OP(NAME##_I_L) ARITH_BODY(RB, bl_from_imm(IMM_C), STORE_OLD, int_op, 0, NO_FLOAT);                                        \
    OP(I##NAME##_I) ARITH_BODY(RB, bl_from_imm(IMM_C), STORE_T, int_op, 0, NO_FLOAT);

/* One operand is a float constant. */
#define ARITH_K_BODY(l_, r_, variable, STORE, float_op)                                                                       \
    do {                                                                                                                      \
        BlVal l = (l_), r = (r_), out;                                                                                        \
        if (BL_LIKELY(FLOATISH(variable)) && BL_LIKELY(float_op(l, r, &out))) {                                               \
            STORE;                                                                                                            \
            NEXT(1);                                                                                                          \
        }                                                                                                                     \
        goto slow_arith;                                                                                                      \
    } while (0)
#define ARITH_K(NAME, float_op)                                                                                               \
    OP(NAME##_K) ARITH_K_BODY(RB, k[C], l, STORE_T, float_op);                                                                \
    OP(NAME##_K_L) ARITH_K_BODY(RB, k[C], l, STORE_OLD, float_op);                                                            \
    OP(K_##NAME) ARITH_K_BODY(k[B], RC, r, STORE_T, float_op);                                                                \
    OP(K_##NAME##_L) ARITH_K_BODY(k[B], RC, r, STORE_OLD, float_op);

#define COMPARE_VALUE(NAME, CMP, op)                                                                                          \
    OP(CMP_##NAME)                                                                                                            \
    {                                                                                                                         \
        BlVal l = RB, r = RC;                                                                                                 \
        if (BL_LIKELY(bl_both_imm_int(l, r))) {                                                                               \
            PUT_L(A, bl_from_bool((int64_t)l op(int64_t) r));                                                                 \
            NEXT(1);                                                                                                          \
        }                                                                                                                     \
        if (FLOATISH(l) && FLOATISH(r)) {                                                                                     \
            PUT_L(A, bl_from_bool(bl_imm_float(l) op bl_imm_float(r)));                                                       \
            NEXT(1);                                                                                                          \
        }                                                                                                                     \
        SLOW_PATH(do_compare(base, pc), 1);                                                                                   \
    }
#define JUMP_C() pc += 1 + (int16_t)C
#define TICKED_JUMP_C()                                                                                                       \
    do {                                                                                                                      \
        pc += 1 + (int16_t)C;                                                                                                 \
        if (BL_UNLIKELY(vm->tick))                                                                                            \
            goto tick;                                                                                                        \
        DISPATCH();                                                                                                           \
    } while (0)
#define COMPARE_JUMPS(NAME, op)                                                                                               \
    OP(JF_##NAME)                                                                                                             \
    {                                                                                                                         \
        BlVal l = RA, r = RB;                                                                                                 \
        int t;                                                                                                                \
        if (BL_LIKELY(bl_both_imm_int(l, r)))                                                                                 \
            t = (int64_t)l op(int64_t) r;                                                                                     \
        else if (FLOATISH(l) && FLOATISH(r))                                                                                  \
            t = bl_imm_float(l) op bl_imm_float(r);                                                                           \
        else {                                                                                                                \
            eval->pc = pc;                                                                                                    \
            if ((t = do_compare_jump(base, pc, BL_##NAME, false)) < 0)                                                        \
                goto error;                                                                                                   \
        }                                                                                                                     \
        if (t)                                                                                                                \
            NEXT(1);                                                                                                          \
        JUMP_C();                                                                                                             \
        DISPATCH();                                                                                                           \
    }                                                                                                                         \
    OP(JT_##NAME)                                                                                                             \
    {                                                                                                                         \
        BlVal l = RA, r = RB;                                                                                                 \
        int t;                                                                                                                \
        if (BL_LIKELY(bl_both_imm_int(l, r)))                                                                                 \
            t = (int64_t)l op(int64_t) r;                                                                                     \
        else if (FLOATISH(l) && FLOATISH(r))                                                                                  \
            t = bl_imm_float(l) op bl_imm_float(r);                                                                           \
        else {                                                                                                                \
            eval->pc = pc;                                                                                                    \
            if ((t = do_compare_jump(base, pc, BL_##NAME, false)) < 0)                                                        \
                goto error;                                                                                                   \
        }                                                                                                                     \
        if (!t)                                                                                                               \
            NEXT(1);                                                                                                          \
        TICKED_JUMP_C();                                                                                                      \
    }                                                                                                                         \
    OP(JF_##NAME##_I)                                                                                                         \
    {                                                                                                                         \
        BlVal l = RA;                                                                                                         \
        int t;                                                                                                                \
        if (BL_LIKELY(bl_is_imm_int(l)))                                                                                      \
            t = (int64_t)l op((int64_t)(int16_t)B * 2);                                                                      \
        else {                                                                                                                \
            eval->pc = pc;                                                                                                    \
            if ((t = do_compare_jump(base, pc, BL_##NAME, true)) < 0)                                                         \
                goto error;                                                                                                   \
        }                                                                                                                     \
        if (t)                                                                                                                \
            NEXT(1);                                                                                                          \
        JUMP_C();                                                                                                             \
        DISPATCH();                                                                                                           \
    }                                                                                                                         \
    OP(JT_##NAME##_I)                                                                                                         \
    {                                                                                                                         \
        BlVal l = RA;                                                                                                         \
        int t;                                                                                                                \
        if (BL_LIKELY(bl_is_imm_int(l)))                                                                                      \
            t = (int64_t)l op((int64_t)(int16_t)B * 2);                                                                      \
        else {                                                                                                                \
            eval->pc = pc;                                                                                                    \
            if ((t = do_compare_jump(base, pc, BL_##NAME, true)) < 0)                                                         \
                goto error;                                                                                                   \
        }                                                                                                                     \
        if (!t)                                                                                                               \
            NEXT(1);                                                                                                          \
        TICKED_JUMP_C();                                                                                                      \
    }

/* `a` of REGT operands without the flag. */
#define TA (A & ~BL_TEMP)
#define TB (B & ~BL_TEMP)

#ifdef BL_TRACED
BlRef bl_run_traced(BlVal *base, const BlIns *pc)
#else
BlRef bl_run(BlVal *base, const BlIns *pc)
#endif
{
    static const void *const labels[BL_INS_COUNT] = {
#define OP(name, a, b, c, cache, text) &&op_##name,
#include "code/opcodes.def"
#undef OP
    };
    BlVm *const vm = bl_vm;
    struct BlEval *const eval = vm->eval;
    BlVal *k = bl_frame_function(base)->k;
    vm->stack_top = base;

#define OP(name) op_##name:
#ifdef BL_TRACED
    traced:
    eval->pc = pc;
    switch (bl_trace_step(base)) {
    case BL_TRACE_OFF: return bl_run(base, pc);
    case BL_TRACE_FAILED: goto error;
    case BL_TRACE_ON: pc = eval->pc; break;
    }
    goto *labels[pc->op];
#else
    if (BL_UNLIKELY(vm->tick & BL_TICK_TRACE)) {
        bl_trace_enter(base, pc);
        return bl_run_traced(base, pc);
    }
    DISPATCH();
#endif

    OP(NOP) NEXT(1);

    /* ---- moves ---- */
    OP(MOVE)
    {
        BlVal v = RB;
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_b;
        RA = bl_keep(v);
        NEXT(1);
    }
    OP(MOVE_L)
    {
        BlVal v = RB;
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_b;
        bl_keep(v);
        PUT_L(A, v);
        NEXT(1);
    }
    OP(TAKE)
    {
        BlVal v = RB;
        RB = 0;
        RA = v;
        NEXT(1);
    }
    OP(TAKE_L)
    {
        BlVal v = RB;
        RB = 0;
        PUT_L(A, v);
        NEXT(1);
    }
    OP(LOADK)
    {
        RA = bl_keep(k[bl_ins_u32(*pc)]);
        NEXT(1);
    }
    OP(LOADK_L)
    {
        BlVal v = bl_keep(k[bl_ins_u32(*pc)]);
        PUT_L(A, v);
        NEXT(1);
    }
    OP(LOADI)
    {
        RA = bl_from_imm(bl_ins_i32(*pc));
        NEXT(1);
    }
    OP(LOADI_L)
    {
        PUT_L(A, bl_from_imm(bl_ins_i32(*pc)));
        NEXT(1);
    }
    OP(CLEAR)
    {
        BlVal v = RA;
        RA = 0;
        DROP(v);
        NEXT(1);
    }
    OP(CHECK)
    {
        if (BL_UNLIKELY(RA == BL_NULL))
            goto unbound_a;
        NEXT(1);
    }
    OP(DEL_LOCAL)
    {
        BlVal v = RA;
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_a;
        RA = BL_NULL;
        DROP(v);
        NEXT(1);
    }
    OP(UNBIND)
    {
        PUT_L(A, BL_NULL);
        NEXT(1);
    }

    /* ---- cells ---- */
    OP(MAKE_CELL)
    {
        eval->pc = pc;
        BlRef cell = bl_cell_new(RA);
        if (cell == BL_NULL)
            goto error;
        PUT_L(A, cell);
        NEXT(1);
    }
    OP(LOAD_CELL)
    {
        BlVal v = ((BlCell *)bl_obj(RB))->value;
        if (BL_UNLIKELY(v == BL_NULL)) {
            eval->pc = pc;
            do_unbound_cell(base, B);
            goto error;
        }
        RA = bl_keep(v);
        NEXT(1);
    }
    OP(STORE_CELL)
    {
        BlVal v = base[TB];
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_b;
        if (B & BL_TEMP)
            base[TB] = 0;
        else
            bl_keep(v);
        BlCell *cell = (BlCell *)bl_obj(RA);
        BlVal old = cell->value;
        cell->value = v;
        DROP(old);
        NEXT(1);
    }
    OP(LOAD_FREE)
    {
        BlVal cell = bl_as_tuple(bl_frame_function(base)->closure)->items[B];
        BlVal v = ((BlCell *)bl_obj(cell))->value;
        if (BL_UNLIKELY(v == BL_NULL)) {
            eval->pc = pc;
            do_unbound_free(base, B);
            goto error;
        }
        RA = bl_keep(v);
        NEXT(1);
    }
    OP(STORE_FREE)
    {
        BlVal v = base[TB];
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_b;
        if (B & BL_TEMP)
            base[TB] = 0;
        else
            bl_keep(v);
        BlCell *cell = (BlCell *)bl_obj(bl_as_tuple(bl_frame_function(base)->closure)->items[A]);
        BlVal old = cell->value;
        cell->value = v;
        DROP(old);
        NEXT(1);
    }
    OP(LOAD_CLOSURE)
    {
        RA = bl_keep(bl_as_tuple(bl_frame_function(base)->closure)->items[B]);
        NEXT(1);
    }
    OP(DEL_CELL)
    OP(UNBIND_CELL)
    OP(DEL_FREE)
    OP(UNBIND_FREE)
    OP(LOAD_CLASS_FREE)
    OP(LOAD_CLASS_CELL)
    OP(LOAD_BUILD_CLASS)
    OP(LOAD_LOCALS)
    OP(SETUP_ANNOTATIONS)
    OP(ASSERT_ERROR)
    OP(PUSH_EXC)
    OP(POP_EXC)
    OP(EXC_STAR)
    OP(EXC_STAR_END)
    OP(WITH_PREP)
    OP(WITH_EXC)
    OP(YIELD_FROM_ITER)
    OP(AWAITABLE)
    OP(AITER)
    OP(ANEXT)
    OP(PRINT_EXPR)
    OP(GET_ITER)
    OP(LIST_TO_TUPLE)
    SLOW_PATH(do_misc(base, pc), 1);
    OP(THROW_CLEANUP) NEXT(1);

    /* ---- names ---- */
    OP(LOAD_GLOBAL)
    OP(LOAD_GLOBAL_L)
    slow_load_global:
    SLOW_PATH(do_load_global(base, MUTABLE), 3);
    OP(LOAD_GLOBAL_MOD)
    {
        BlDict *d = bl_as_dict(bl_frame_function(base)->globals);
        if (BL_UNLIKELY(d->keys_version != pc[1].pair.lo))
            goto slow_load_global;
        RA = bl_keep(((BlDictEntry *)d->entries)[pc[1].pair.hi].value);
        NEXT(3);
    }
    OP(LOAD_GLOBAL_BUILTIN)
    {
        BlFunction *f = bl_frame_function(base);
        BlDict *d = bl_as_dict(f->builtins);
        if (BL_UNLIKELY(bl_as_dict(f->globals)->keys_version != pc[1].pair.lo || d->keys_version != pc[2].pair.lo))
            goto slow_load_global;
        RA = bl_keep(((BlDictEntry *)d->entries)[pc[2].pair.hi].value);
        NEXT(3);
    }
    OP(STORE_GLOBAL)
    {
        BlDict *d = bl_as_dict(bl_frame_function(base)->globals);
        if (BL_UNLIKELY(d->keys_version != pc[1].pair.lo || !pc[1].pair.lo))
            SLOW_PATH(do_store_global(base, MUTABLE), 2);
        goto store_global;
    }
    OP(STORE_NAME)
    {
        BlDict *d = bl_as_dict(bl_frame_function(base)->globals);
        if (BL_UNLIKELY(bl_is_heap(base[0]) || d->keys_version != pc[1].pair.lo || !pc[1].pair.lo))
            SLOW_PATH(do_store_name(base, MUTABLE), 2);
        goto store_global;
    }
    store_global: {
        BlVal v = base[TA];
        BlDict *d = bl_as_dict(bl_frame_function(base)->globals);
        if (BL_UNLIKELY(v == BL_NULL || (bl_is_heap(v) && bl_gc_head(&d->head)->next == NULL))) {
            if (pc->op == BL_INS_STORE_NAME)
                SLOW_PATH(do_store_name(base, MUTABLE), 2);
            SLOW_PATH(do_store_global(base, MUTABLE), 2);
        }
        if (A & BL_TEMP)
            base[TA] = 0;
        else
            bl_keep(v);
        BlVal *cell = &((BlDictEntry *)d->entries)[pc[1].pair.hi].value, old = *cell;
        *cell = v;
        DROP(old);
        NEXT(2);
    }
    OP(LOAD_NAME)
    {
        BlFunction *f = bl_frame_function(base);
        BlDict *d = bl_as_dict(f->globals);
        if (BL_UNLIKELY(bl_is_heap(base[0]) || d->keys_version != pc[1].pair.lo || !pc[1].pair.lo))
            SLOW_PATH(do_load_name(base, MUTABLE), 3);
        if (pc[2].pair.lo) {
            d = bl_as_dict(f->builtins);
            if (BL_UNLIKELY(d->keys_version != pc[2].pair.lo))
                SLOW_PATH(do_load_name(base, MUTABLE), 3);
            RA = bl_keep(((BlDictEntry *)d->entries)[pc[2].pair.hi].value);
        } else {
            RA = bl_keep(((BlDictEntry *)d->entries)[pc[1].pair.hi].value);
        }
        NEXT(3);
    }
    OP(DEL_GLOBAL) SLOW_PATH(do_del_global(base, pc), 1);
    OP(DEL_NAME) SLOW_PATH(do_del_name(base, pc), 1);

    /* ---- attributes ---- */
    OP(LOAD_ATTR)
    OP(LOAD_ATTR_L)
    slow_load_attr:
    SLOW_PATH(do_load_attr(base, MUTABLE), 3);
/* o.x op= number: the load stands at pc, the operator at pc + 3, the store at pc + 4 with a cache of its own. */
#define UPDATE_ATTR(operand, int_op, float_op)                                                                                \
    do {                                                                                                                      \
        BlVal o = RB;                                                                                                         \
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id || pc[5].cache.id != pc[1].cache.id          \
                        || pc[4].op != BL_INS_STORE_ATTR_SLOT))                                                               \
            goto load_attr_slot;                                                                                              \
        BlVal *slot = &((BlVal *)bl_obj(o))[pc[1].cache.slot], l = *slot, r = (operand), out;                                 \
        if (BL_LIKELY(bl_both_imm_int(l, r))) {                                                                               \
            if (BL_UNLIKELY(!int_op(l, r, &out)))                                                                             \
                goto load_attr_slot;                                                                                          \
        } else if (!(FLOATISH(l) && FLOATISH(r)) || !float_op(l, r, &out)) {                                                  \
            goto load_attr_slot;                                                                                              \
        }                                                                                                                     \
        *slot = out;                                                                                                          \
        NEXT(7);                                                                                                              \
    } while (0)
    OP(UPDATE_ATTR_ADD) UPDATE_ATTR(base[pc[3].c], bl_tagged_add, FLOAT_ADD);
    OP(UPDATE_ATTR_SUB) UPDATE_ATTR(base[pc[3].c], bl_tagged_sub, FLOAT_SUB);
    OP(UPDATE_ATTR_ADD_I) UPDATE_ATTR(bl_from_imm((int16_t)pc[3].c), bl_tagged_add, NO_FLOAT);
    OP(UPDATE_ATTR_SUB_I) UPDATE_ATTR(bl_from_imm((int16_t)pc[3].c), bl_tagged_sub, NO_FLOAT);
#define SLOT_OF(o, out)                                                                                                       \
    do {                                                                                                                      \
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id))                                            \
            goto load_attr_table;                                                                                             \
        out = ((BlVal *)bl_obj(o))[pc[1].cache.slot];                                                                         \
        if (BL_UNLIKELY(out == BL_NULL))                                                                                      \
            goto slow_load_attr;                                                                                              \
    } while (0)
    OP(LOAD_ATTR_SLOT)
    load_attr_slot:
    {
        BlVal o = RB, v;
        SLOT_OF(o, v);
        RA = bl_keep(v);
        NEXT(3);
    }
    OP(LOAD_ATTR_SLOT_L)
    {
        BlVal o = RB, v;
        SLOT_OF(o, v);
        bl_keep(v);
        PUT_L(A, v);
        NEXT(3);
    }
    OP(LOAD_ATTR_VALUE)
    {
        BlVal o = RB;
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id))
            goto load_attr_table;
        RA = bl_keep(*(BlVal *)pc[2].ptr);
        NEXT(3);
    }
    OP(LOAD_ATTR_VALUE_L)
    {
        BlVal o = RB;
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id))
            goto load_attr_table;
        BlVal v = bl_keep(*(BlVal *)pc[2].ptr);
        PUT_L(A, v);
        NEXT(3);
    }
    OP(LOAD_ATTR_MODULE)
    {
        BlVal o = RB;
        if (BL_UNLIKELY(!SHAPE_IS(o, MODULE) || bl_as_dict(bl_module_dict(o))->keys_version != pc[1].cache.id))
            goto slow_load_attr;
        BlVal v = bl_keep(*(BlVal *)pc[2].ptr);
        PUT_L(A, v);
        NEXT(3);
    }
/* A site that uses the table, or has just missed: now and then it may go back to its own cache, or give that up. */
#define RELEARN(call)                                                                                                         \
    do {                                                                                                                      \
        if (BL_UNLIKELY((++eval->table_finds & BL_RELEARN) == 0))                                                             \
            call;                                                                                                             \
    } while (0)
    OP(LOAD_ATTR_MANY)
    load_attr_table:
    {
        BlVal o = RB;
        if (BL_LIKELY(bl_is_heap(o))) {
            uint32_t id = bl_obj(o)->shape->id;
            const BlAttrEntry *e = bl_attr_entry(bl_load_table, id, k[C]);
            if (BL_LIKELY(e->id == id && e->name == k[C])) {
                BlVal v = e->inside ? ((BlVal *)bl_obj(o))[e->at] : e->kind == BL_ATTR_CLASS_VALUE ? *e->cell : BL_NULL;
                if (BL_LIKELY(v != BL_NULL)) {
                    bl_keep(v);
                    RELEARN(do_relearn_load(base, MUTABLE, e));
                    PUT_L(A, v);
                    NEXT(3);
                }
            }
        }
        if (pc->op != BL_INS_LOAD_ATTR_MANY)
            goto slow_load_attr;
        SLOW_PATH(do_load_attr_many(base, pc), 3);
    }
    OP(STORE_ATTR)
    slow_store_attr:
    SLOW_PATH(do_store_attr(base, MUTABLE), 3);
#define TAKE_VALUE(v)                                                                                                         \
    do {                                                                                                                      \
        if (B & BL_TEMP)                                                                                                      \
            base[TB] = 0;                                                                                                     \
        else                                                                                                                  \
            bl_keep(v);                                                                                                       \
    } while (0)
#define DROP_OWNER(o)                                                                                                         \
    do {                                                                                                                      \
        if (A & BL_TEMP) {                                                                                                    \
            base[TA] = 0;                                                                                                     \
            DROP(o);                                                                                                          \
        }                                                                                                                     \
    } while (0)
    OP(STORE_ATTR_SLOT)
    {
        BlVal o = base[TA], v = base[TB];
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id || v == BL_NULL))
            goto store_attr_table;
        TAKE_VALUE(v);
        BlVal *slot = &((BlVal *)bl_obj(o))[pc[1].cache.slot], old = *slot;
        *slot = v;
        DROP(old);
        DROP_OWNER(o);
        NEXT(3);
    }
    OP(STORE_ATTR_ADD)
    {
        BlVal o = base[TA], v = base[TB];
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id || v == BL_NULL))
            goto store_attr_table;
        TAKE_VALUE(v);
        ((BlVal *)bl_obj(o))[pc[1].cache.slot] = v;
        bl_obj(o)->shape = pc[2].ptr;
        DROP_OWNER(o);
        NEXT(3);
    }
    OP(STORE_ATTR_MANY)
    store_attr_table:
    {
        BlVal o = base[TA], v = base[TB];
        if (BL_LIKELY(bl_is_heap(o) && v != BL_NULL)) {
            uint32_t id = bl_obj(o)->shape->id;
            const BlAttrEntry *e = bl_attr_entry(bl_store_table, id, k[C]);
            if (BL_LIKELY(e->id == id && e->name == k[C])) {
                RELEARN(do_relearn_store(MUTABLE, e));
                TAKE_VALUE(v);
                BlVal *slot = &((BlVal *)bl_obj(o))[e->at], old = *slot;
                *slot = v;
                if (e->next)
                    bl_obj(o)->shape = e->next;
                else
                    DROP(old);
                DROP_OWNER(o);
                NEXT(3);
            }
        }
        if (pc->op != BL_INS_STORE_ATTR_MANY)
            goto slow_store_attr;
        SLOW_PATH(do_store_attr_many(base, pc), 3);
    }
    OP(DEL_ATTR) SLOW_PATH(do_del_attr(base, pc), 1);
    OP(LOAD_ATTR_DYN)
    OP(STORE_ATTR_DYN)
    OP(DEL_ATTR_DYN) SLOW_PATH(do_attr_dyn(base, pc), 1);

    OP(LOAD_METHOD)
    slow_load_method:
    SLOW_PATH(do_load_method(base, MUTABLE), 3);
#define SELF_TO_WINDOW(o)                                                                                                     \
    do {                                                                                                                      \
        if (&RB != w + 4) {                                                                                                   \
            bl_obj(o)->count++;                                                                                               \
            w[4] = o;                                                                                                         \
        }                                                                                                                     \
    } while (0)
    OP(LOAD_METHOD_FUNC)
    {
        BlVal o = RB;
        if (BL_UNLIKELY(!bl_is_heap(o) || bl_obj(o)->shape->id != pc[1].cache.id))
            goto load_method_table;
        BlVal *w = &RA, f = *(BlVal *)pc[2].ptr;
        w[1] = f;
        bl_obj(f)->count++;
        SELF_TO_WINDOW(o);
        NEXT(3);
    }
    OP(LOAD_METHOD_MODULE)
    {
        BlVal o = RB;
        if (BL_UNLIKELY(!SHAPE_IS(o, MODULE) || bl_as_dict(bl_module_dict(o))->keys_version != pc[1].cache.id))
            goto slow_load_method;
        BlVal *w = &RA;
        w[1] = BL_NULL;
        w[2] = bl_keep(*(BlVal *)pc[2].ptr);
        if (&RB == w + 4) {
            w[4] = 0;
            DROP(o);
        }
        NEXT(3);
    }
    OP(LOAD_METHOD_MANY)
    load_method_table:
    {
        BlVal o = RB;
        if (BL_LIKELY(bl_is_heap(o))) {
            uint32_t id = bl_obj(o)->shape->id;
            const BlAttrEntry *e = bl_attr_entry(bl_load_table, id, k[C]);
            if (BL_LIKELY(e->id == id && e->name == k[C] && e->kind == BL_ATTR_METHOD)) {
                BlVal *w = &RA;
                w[1] = bl_keep(*e->cell);
                RELEARN(do_relearn_method(MUTABLE, e));
                SELF_TO_WINDOW(o);
                NEXT(3);
            }
        }
        if (pc->op != BL_INS_LOAD_METHOD_MANY)
            goto slow_load_method;
        SLOW_PATH(do_load_method_many(base, pc), 3);
    }

    /* ---- subscripts ---- */
#define GETITEM_BODY(index_ok, index, STORE)                                                                                  \
    do {                                                                                                                      \
        BlVal o = RB;                                                                                                         \
        if (BL_LIKELY(bl_is_heap(o)) && (index_ok)) {                                                                         \
            uint64_t i_ = (uint64_t)(index);                                                                                  \
            if (bl_obj(o)->shape == &vm->shapes[BL_T_LIST]) {                                                                 \
                BlList *list = (BlList *)bl_obj(o);                                                                           \
                if (BL_LIKELY(i_ < list->count)) {                                                                            \
                    BlVal v = bl_keep(list->items[i_]);                                                                       \
                    STORE;                                                                                                    \
                    NEXT(1);                                                                                                  \
                }                                                                                                             \
            } else if (bl_obj(o)->shape == &vm->shapes[BL_T_TUPLE]) {                                                         \
                BlTuple *tuple = (BlTuple *)bl_obj(o);                                                                        \
                if (BL_LIKELY(i_ < tuple->count)) {                                                                           \
                    BlVal v = bl_keep(tuple->items[i_]);                                                                      \
                    STORE;                                                                                                    \
                    NEXT(1);                                                                                                  \
                }                                                                                                             \
            }                                                                                                                 \
        }                                                                                                                     \
        SLOW_PATH(do_getitem(base, pc), 1);                                                                                   \
    } while (0)
    OP(GETITEM) GETITEM_BODY(bl_is_imm_int(RC), bl_imm_int(RC), RA = v);
    OP(GETITEM_L) GETITEM_BODY(bl_is_imm_int(RC), bl_imm_int(RC), PUT_L(A, v));
    OP(GETITEM_I) GETITEM_BODY(true, IMM_C, RA = v);
    OP(GETITEM_I_L) GETITEM_BODY(true, IMM_C, PUT_L(A, v));
    OP(SETITEM)
    {
        BlVal o = base[TA], i = base[TB], v = base[C & ~BL_TEMP];
        if (SHAPE_IS(o, LIST) && bl_is_imm_int(i) && (uint64_t)bl_imm_int(i) < ((BlList *)bl_obj(o))->count && v != BL_NULL) {
            if (bl_is_heap(v)) {
                if (C & BL_TEMP)
                    base[C & ~BL_TEMP] = 0;
                else
                    bl_obj(v)->count++;
            }
            BlVal *slot = &((BlList *)bl_obj(o))->items[bl_imm_int(i)], old = *slot;
            *slot = v;
            DROP(old);
            if (A & BL_TEMP) {
                base[TA] = 0;
                DROP(o);
            }
            NEXT(1);
        }
        SLOW_PATH(do_setitem(base, pc), 1);
    }
    OP(DELITEM) SLOW_PATH(do_delitem(base, pc), 1);

    /* ---- arithmetic ---- */
    ARITH(ADD, bl_tagged_add, 1, FLOAT_ADD)
    ARITH(SUB, bl_tagged_sub, 1, FLOAT_SUB)
    ARITH(MUL, bl_tagged_mul, 1, FLOAT_MUL)
    ARITH(TRUEDIV, int_truediv, 1, FLOAT_DIV)
    ARITH(FLOORDIV, int_floordiv, 0, NO_FLOAT)
    ARITH(MOD, int_mod, 0, NO_FLOAT)
    ARITH(LSHIFT, int_lshift, 0, NO_FLOAT)
    ARITH(RSHIFT, int_rshift, 0, NO_FLOAT)
    ARITH(AND, int_and, 0, NO_FLOAT)
    ARITH(OR, int_or, 0, NO_FLOAT)
    ARITH(XOR, int_xor, 0, NO_FLOAT)
    ARITH_K(ADD, FLOAT_ADD)
    ARITH_K(SUB, FLOAT_SUB)
    ARITH_K(MUL, FLOAT_MUL)
    ARITH_K(TRUEDIV, FLOAT_DIV)
    slow_arith:
    SLOW_PATH(do_arith(base, pc), 1);
    OP(BINARY)
    OP(INPLACE) SLOW_PATH(do_binary(base, pc), 2);
    OP(NEG)
    {
        BlVal v = RB;
        if (bl_is_imm_int(v) && v != (BlVal)1 << 63) {
            RA = (BlVal)-(int64_t)v;
            NEXT(1);
        }
        BlVal out;
        if (bl_is_fast_float(v) && bl_float_try_imm(-bl_imm_float(v), &out)) {
            RA = out;
            NEXT(1);
        }
        SLOW_PATH(do_unary(base, pc), 1);
    }
    OP(NEG_L)
    {
        BlVal v = RB;
        if (bl_is_imm_int(v) && v != (BlVal)1 << 63) {
            PUT_L(A, (BlVal)-(int64_t)v);
            NEXT(1);
        }
        BlVal out;
        if (bl_is_fast_float(v) && bl_float_try_imm(-bl_imm_float(v), &out)) {
            PUT_L(A, out);
            NEXT(1);
        }
        SLOW_PATH(do_unary(base, pc), 1);
    }
    OP(NOT)
    {
        BlVal v = RB;
        if (v == BL_TRUE || v == BL_FALSE || v == BL_NONE) {
            PUT_L(A, bl_from_bool(v != BL_TRUE));
            NEXT(1);
        }
        SLOW_PATH(do_unary(base, pc), 1);
    }
    OP(POS)
    OP(INVERT) SLOW_PATH(do_unary(base, pc), 1);

    /* ---- comparisons ---- */
    COMPARE_VALUE(LT, LT, <)
    COMPARE_VALUE(LE, LE, <=)
    COMPARE_VALUE(EQ, EQ, ==)
    COMPARE_VALUE(NE, NE, !=)
    COMPARE_VALUE(GT, GT, >)
    COMPARE_VALUE(GE, GE, >=)
    COMPARE_JUMPS(LT, <)
    COMPARE_JUMPS(LE, <=)
    COMPARE_JUMPS(EQ, ==)
    COMPARE_JUMPS(NE, !=)
    COMPARE_JUMPS(GT, >)
    COMPARE_JUMPS(GE, >=)
    OP(IS)
    OP(IS_NOT)
    {
        BlVal l = base[TB], r = base[C & ~BL_TEMP];
        if (BL_UNLIKELY(l == BL_NULL || r == BL_NULL || ((B & BL_TEMP) && bl_is_heap(l)) || ((C & BL_TEMP) && bl_is_heap(r))))
            SLOW_PATH(do_is(base, pc), 1);
        PUT_L(A, bl_from_bool((l == r) == (pc->op == BL_INS_IS)));
        NEXT(1);
    }
    OP(IN)
    OP(NOT_IN) SLOW_PATH(do_in(base, pc), 1);
    OP(JF_IS)
    OP(JT_IS)
    {
        BlVal l = base[TA], r = base[TB];
        int t = l == r;
        if (((A & BL_TEMP) && bl_is_heap(l)) || ((B & BL_TEMP) && bl_is_heap(r)) || l == BL_NULL || r == BL_NULL) {
            eval->pc = pc;
            if ((t = do_is_jump(base, pc, l, r)) < 0)
                goto error;
        }
        if (t == (pc->op == BL_INS_JT_IS))
            TICKED_JUMP_C();
        NEXT(1);
    }
    OP(JF_NONE)
    {
        BlVal v = base[TA];
        if (v == BL_NONE)
            NEXT(1);
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_a;
        if (A & BL_TEMP) {
            base[TA] = 0;
            DROP(v);
        }
        JUMP_C();
        DISPATCH();
    }
    OP(JT_NONE)
    {
        BlVal v = base[TA];
        if (v == BL_NONE)
            TICKED_JUMP_C();
        if (BL_UNLIKELY(v == BL_NULL))
            goto unbound_a;
        if (A & BL_TEMP) {
            base[TA] = 0;
            DROP(v);
        }
        NEXT(1);
    }
    OP(JF_IN)
    OP(JT_IN)
    {
        eval->pc = pc;
        int t = do_in_jump(base, pc);
        if (t < 0)
            goto error;
        if (t == (pc->op == BL_INS_JT_IN))
            TICKED_JUMP_C();
        NEXT(1);
    }
    OP(JUMP) NEXT(1 + bl_ins_i32(*pc));
    OP(JUMP_BACK)
    {
        pc += 1 + bl_ins_i32(*pc);
        if (BL_UNLIKELY(vm->tick))
            goto tick;
        DISPATCH();
    }
#define TRUTH_OR_SLOW(v, t, slow)                                                                                             \
    do {                                                                                                                      \
        if ((v) == BL_TRUE)                                                                                                   \
            t = 1;                                                                                                            \
        else if ((v) == BL_FALSE || (v) == BL_NONE)                                                                           \
            t = 0;                                                                                                            \
        else if (bl_is_imm_int(v))                                                                                            \
            t = (v) != 0;                                                                                                     \
        else {                                                                                                                \
            eval->pc = pc;                                                                                                    \
            if ((t = slow) < 0)                                                                                               \
                goto error;                                                                                                   \
        }                                                                                                                     \
    } while (0)
    OP(JFALSE)
    {
        BlVal v = base[TA];
        int t;
        TRUTH_OR_SLOW(v, t, do_truth(base, pc));
        if (t)
            NEXT(1);
        JUMP_C();
        DISPATCH();
    }
    OP(JTRUE)
    {
        BlVal v = base[TA];
        int t;
        TRUTH_OR_SLOW(v, t, do_truth(base, pc));
        if (!t)
            NEXT(1);
        TICKED_JUMP_C();
    }
    OP(JFALSE_KEEP)
    {
        BlVal v = RA;
        int t;
        TRUTH_OR_SLOW(v, t, do_truth_keep(base, pc));
        if (!t) {
            JUMP_C();
            DISPATCH();
        }
        RA = 0;
        DROP(v);
        NEXT(1);
    }
    OP(JTRUE_KEEP)
    {
        BlVal v = RA;
        int t;
        TRUTH_OR_SLOW(v, t, do_truth_keep(base, pc));
        if (t) {
            JUMP_C();
            DISPATCH();
        }
        RA = 0;
        DROP(v);
        NEXT(1);
    }

    /* ---- loops ---- */
    OP(FOR_PREP) SLOW_PATH(do_for_prep(base, pc), 1);
    OP(FOR_ITER)
    {
        BlVal it = RA;
        if (bl_is_imm_int(it)) {
            MUTABLE->op = BL_INS_FOR_RANGE;
            DISPATCH();
        }
        if (bl_is_imm_int(base[A + 1])) {
            if (SHAPE_IS(it, LIST)) {
                MUTABLE->op = BL_INS_FOR_LIST;
                DISPATCH();
            }
            BlTuple *tuple = (BlTuple *)bl_obj(it);
            uint64_t i = (uint64_t)bl_imm_int(base[A + 1]);
            if (i < tuple->count) {
                BlVal v = bl_keep(tuple->items[i]);
                base[A + 1] += 2;
                PUT_L(B, v);
                TICKED_JUMP_C();
            }
            goto loop_done;
        }
        if (SHAPE_IS(it, GENERATOR)) {
            MUTABLE->op = BL_INS_FOR_GEN;
            DISPATCH();
        }
        goto for_next;
    }
    OP(FOR_RANGE)
    {
        BlVal i = RA;
        if (BL_UNLIKELY(!bl_is_imm_int(i)))
            goto for_generic;
        uint64_t left = base[A + 1];
        if (BL_LIKELY(left)) {
            RA = i + base[A + 2];
            base[A + 1] = left - 2;
            PUT_L(B, i);
            TICKED_JUMP_C();
        }
        NEXT(1);
    }
    OP(FOR_LIST)
    {
        BlVal it = RA, at = base[A + 1];
        if (BL_UNLIKELY(!SHAPE_IS(it, LIST) || !bl_is_imm_int(at)))
            goto for_generic;
        BlList *list = (BlList *)bl_obj(it);
        uint64_t i = (uint64_t)bl_imm_int(at);
        if (BL_LIKELY(i < list->count)) {
            BlVal v = bl_keep(list->items[i]);
            base[A + 1] = at + 2;
            PUT_L(B, v);
            TICKED_JUMP_C();
        }
        goto loop_done;
    }
    OP(FOR_GEN)
    {
        BlVal it = RA;
        if (BL_UNLIKELY(!SHAPE_IS(it, GENERATOR) || base[A + 1] != BL_NULL))
            goto for_generic;
        BlGenerator *g = (BlGenerator *)bl_obj(it);
        if (BL_UNLIKELY(g->state >= BL_GEN_RUNNING))
            goto for_next;
        eval->pc = pc;
        bool started = g->state == BL_GEN_SUSPENDED;
        BlVal *nb = base + bl_frame_function(base)->nregs + BL_WINDOW + 1;
        if (BL_UNLIKELY(nb + g->nregs > vm->stack_limit || vm->recursion_left == 0)) {
            nb = bl_generator_push(g, 0, pc);           /* raises */
            goto error;
        }
        bl_generator_enter(vm, g, nb, 0, pc, (uint32_t)(nb - base));
        base = nb;
        pc = g->pc;
        k = bl_frame_function(base)->k;
        if (started)
            base[pc[-1].a] = BL_NONE;           /* pc[-1] is the YIELD */
        DISPATCH();
    }
    for_generic:
    MUTABLE->op = BL_INS_FOR_ITER;
    DISPATCH();
    for_next: {
        BlVal it = RA;
        eval->pc = pc;
        BlRef v = bl_heap_type(it)->next(it);
        if (BL_LIKELY(v != BL_NULL)) {
            PUT_L(B, v);
            TICKED_JUMP_C();
        }
        if (bl_pending() && !bl_catch(bl_exc(StopIteration)))
            goto error;
        goto loop_done;
    }
    loop_done: {
        BlVal it = RA;
        RA = 0;
        DROP(it);
        pc += 1;
        AFTER_SLOW();
    }
    OP(UNPACK)
    {
        BlVal v = base[TB];
        BlVal *items = NULL;
        if (SHAPE_IS(v, TUPLE) && ((BlTuple *)bl_obj(v))->count == C)
            items = ((BlTuple *)bl_obj(v))->items;
        else if (SHAPE_IS(v, LIST) && ((BlList *)bl_obj(v))->count == C)
            items = ((BlList *)bl_obj(v))->items;
        if (!items)
            SLOW_PATH(do_unpack(base, pc), 1);
        if (B & BL_TEMP)
            base[TB] = 0;
        for (unsigned i = 0; i < C; i++)
            base[A + i] = bl_keep(items[i]);
        if (B & BL_TEMP)
            DROP(v);
        NEXT(1);
    }
    OP(UNPACK_EX) SLOW_PATH(do_unpack_ex(base, pc), 1);
    OP(UNPACK_EX_WIDE) SLOW_PATH(do_unpack_ex(base, pc), 2);

    /* ---- calls ---- */
    BlVal *nb;
    BlFunction *callee;
    const BlIns *next_pc;
    unsigned given;
    OP(CALL)
    {
        BlVal *w = &RA, f = w[2];
        if (SHAPE_IS(f, FUNCTION)) {
            callee = bl_as_function(f);
            nb = w + BL_WINDOW;
            next_pc = pc + 3;
            if (BL_LIKELY(callee->simple_nargs == B)) {
                nb[-1] = bl_pack(C, (uint32_t)(nb - base), 0);
                goto push;
            }
            given = B;
            goto add_defaults;
        } else if (SHAPE_IS(f, NATIVE)) {
            BlNative *n = (BlNative *)bl_obj(f);
            eval->pc = pc;
            BlRef r = BL_LIKELY(n->simple == B + 1) ? n->method->fn(n->self, w + BL_WINDOW) : bl_native_call(n, n->self, w + BL_WINDOW, B, BL_NULL);
            if (BL_UNLIKELY(r == BL_NULL)) {
                do_call_failed(w, B);
                goto error;
            }
            for (unsigned i = BL_WINDOW + B; i-- > BL_WINDOW;) {
                BlVal v = w[i];
                w[i] = 0;
                DROP(v);
            }
            w[2] = 0;
            DROP(f);
            PUT_L(C, r);
            pc += 3;
            AFTER_SLOW();
        } else if (pc[1].pair.lo && bl_has_flag(f, BL_TF_TYPE_SUBCLASS)) {
            BlClass *c = bl_as_class(f);
            if (BL_LIKELY(c->version == pc[1].pair.lo && c->head.shape->id == pc[1].pair.hi && vm->recursion_left > 0)) {
                callee = pc[2].ptr;
                if (BL_UNLIKELY(callee->simple_nargs != B + 1 && !defaults_cover(callee, B + 1)))
                    goto slow_call;
                eval->pc = pc;
                BlRef o = bl_instance_new(c);
                if (BL_UNLIKELY(o == BL_NULL))
                    goto error;
                callee->head.count++;
                bl_obj(o)->count++;
                w[0] = w[4] = o;
                w[1] = bl_from_obj(callee);
                w[2] = 0;
                c->head.count--;                /* the instance holds its class */
                nb = w + BL_WINDOW - 1;
                nb[-1] = bl_pack(C, (uint32_t)(nb - base), BL_FF_INIT);
                next_pc = pc + 3;
                vm->recursion_left--;           /* the class's call is a level of its own */
                given = B + 1;
                goto fill;
            }
        }
        goto slow_call;
    }
    OP(CALL_METHOD)
    {
        BlVal *w = &RA, f = w[1];
        if (SHAPE_IS(f, FUNCTION)) {
            callee = bl_as_function(f);
            nb = w + BL_WINDOW - 1;
            next_pc = pc + 1;
            if (BL_LIKELY(callee->simple_nargs == B + 1)) {
                nb[-1] = bl_pack(C, (uint32_t)(nb - base), 0);
                goto push;
            }
            given = B + 1;
            goto add_defaults;
        } else if (SHAPE_IS(f, METHOD_DESCR)) {
            BlNative *n = (BlNative *)bl_obj(f);
            eval->pc = pc;
            BlRef r = BL_LIKELY(n->simple == B + 1) ? n->method->fn(w[4], w + BL_WINDOW) : bl_native_call(n, w[4], w + BL_WINDOW, B, BL_NULL);
            if (BL_UNLIKELY(r == BL_NULL)) {
                do_call_failed(w, B);
                goto error;
            }
            for (unsigned i = BL_WINDOW + B; i-- > BL_WINDOW - 1;) {
                BlVal v = w[i];
                w[i] = 0;
                DROP(v);
            }
            w[1] = 0;
            DROP(f);
            PUT_L(C, r);
            pc += 1;
            AFTER_SLOW();
        } else if (f == BL_NULL && SHAPE_IS(w[2], FUNCTION)) {
            callee = bl_as_function(w[2]);
            if (BL_LIKELY(callee->simple_nargs == B)) {
                nb = w + BL_WINDOW;
                nb[-1] = bl_pack(C, (uint32_t)(nb - base), 0);
                next_pc = pc + 1;
                goto push;
            }
        } else if (f == BL_NULL && SHAPE_IS(w[2], NATIVE)) {
            BlVal callable = w[2];
            BlNative *n = (BlNative *)bl_obj(callable);
            eval->pc = pc;
            BlRef r = BL_LIKELY(n->simple == B + 1) ? n->method->fn(n->self, w + BL_WINDOW) : bl_native_call(n, n->self, w + BL_WINDOW, B, BL_NULL);
            if (BL_UNLIKELY(r == BL_NULL)) {
                do_call_failed(w, B);
                goto error;
            }
            for (unsigned i = BL_WINDOW + B; i-- > BL_WINDOW;) {
                BlVal v = w[i];
                w[i] = 0;
                DROP(v);
            }
            w[2] = 0;
            DROP(callable);
            PUT_L(C, r);
            pc += 1;
            AFTER_SLOW();
        }
        goto slow_call;
    }
    /* Arguments are in place at nb, fewer than there are parameters: the last defaults fill up the rest. */
    add_defaults: {
        if (!defaults_cover(callee, given))
            goto slow_call;
        nb[-1] = bl_pack(C, (uint32_t)(nb - base), 0);
    }
    fill:
    for (unsigned want = callee->simple_nargs; given < want; given++) {
        if (BL_UNLIKELY(nb + callee->nregs > vm->stack_limit || vm->recursion_left == 0))
            break;                              /* refused below, with nothing in the window that unwinding does not know */
        const BlTuple *d = bl_as_tuple(callee->defaults);
        nb[given] = bl_keep(d->items[d->count - want + given]);
    }
    /* callee's frame at nb: arguments are in place, nb[-1] is packed. */
    push:
    if (BL_UNLIKELY(nb + callee->nregs > vm->stack_limit || vm->recursion_left == 0)) {
        eval->pc = pc;
        if (nb[-1] & BL_FF_INIT)
            vm->recursion_left++;
        do_push_failed(nb);
        goto error;
    }
    nb[-2] = (BlVal)(uintptr_t)next_pc;
    vm->recursion_left--;
    for (unsigned i = callee->simple_nargs; i < callee->nlocals; i++)
        nb[i] = BL_NULL;
    base = nb;
    vm->stack_top = base;
    pc = callee->entry;
    k = callee->k;
    AFTER_SLOW();                       /* recursion may have no other place where a signal is seen */

    OP(CALL_KW)
    OP(CALL_METHOD_KW)
    slow_call:
    {
        eval->pc = pc;
        enum CallResult done = do_call(base, MUTABLE);
        if (done == CALL_DONE) {
            pc += pc->op == BL_INS_CALL ? 3 : pc->op == BL_INS_CALL_METHOD ? 1 : 2;
            AFTER_SLOW();
        }
        if (done == CALL_FAILED)
            goto error;
        if (done == CALL_LOADED)
            NEXT(6);
        goto entered;
    }
    OP(CALL_EX)
    {
        eval->pc = pc;
        enum CallResult done = do_call_ex(base, pc);
        if (done == CALL_DONE) {
            pc += 1;
            AFTER_SLOW();
        }
        if (done == CALL_FAILED)
            goto error;
        goto entered;
    }
    entered:
    base = vm->stack_top;
    callee = bl_frame_function(base);
    pc = callee->entry;
    k = callee->k;
    DISPATCH();

    /* ---- returns ---- */
    BlVal result;
    OP(RETURN)
    {
        result = RA;
        if (BL_UNLIKELY(result == BL_NULL))
            goto unbound_a;
        RA = BL_NULL;
        goto leave;
    }
    OP(RETURN_NONE)
    {
        result = BL_NONE;
        goto leave;
    }
    leave: {
        BlVal packed = base[-1];
        if (BL_UNLIKELY(packed & (BL_FF_MASK & ~(BL_FF_ENTRY | BL_FF_INIT))))
            goto leave_slow;
        for (unsigned i = 0, n = B; i < n; i++) {
            BlVal v = base[i];
            if (bl_is_heap(v)) {
                base[i] = BL_NULL;
                DROP(v);
            }
        }
        packed = base[-1];
        if (BL_UNLIKELY(packed & BL_FF_MASK)) {
            if ((packed & BL_FF_MASK) != BL_FF_INIT || result != BL_NONE)
                goto leave_slow;
            result = base[-4];
            base[-4] = 0;
            vm->recursion_left++;
        }
        BlVal f = base[-3];
        base[-3] = 0;
        vm->recursion_left++;
        pc = (const BlIns *)(uintptr_t)base[-2];
        base -= bl_packed_delta(packed);
        vm->stack_top = base;
        PUT_L(bl_packed_dst(packed), result);
        DROP(f);
        k = bl_frame_function(base)->k;
        DISPATCH();
    }
/* The frame is gone: whatever the function's death runs finds C's caller. */
#define LEAVE_ENTRY() (vm->stack_top = eval->entry->caller_base, pc = eval->entry->caller_pc)
    leave_slow: {
        eval->pc = pc;
        BlVal packed = base[-1];
        if (packed & BL_FF_OBJECT)
            bl_frame_take_over(base, (uint32_t)(pc - bl_frame_function(base)->entry));
        for (unsigned i = 0, n = bl_frame_function(base)->nlocals; i < n; i++) {
            BlVal v = base[i];
            if (bl_is_heap(v)) {
                base[i] = BL_NULL;
                DROP(v);
            }
        }
        packed = base[-1];
        if (packed & BL_FF_INIT) {
            if (BL_UNLIKELY(result != BL_NONE)) {       /* raised by the call, not by __init__: its frame is gone */
                BlVal holder = base[-4], init = base[-3];
                base[-4] = base[-3] = 0;
                vm->recursion_left += 2;
                eval->pc = pc = (const BlIns *)(uintptr_t)base[-2] - 1;
                base -= bl_packed_delta(packed);
                vm->stack_top = base;
                (void)bl_raise(bl_exc(TypeError), "__init__() should return None, not '%T'", result);
                DROP(result);
                DROP(init);
                DROP(holder);
                goto error;
            }
            result = base[-4];
            base[-4] = 0;
            vm->recursion_left++;
        }
        BlVal f = base[-3];
        vm->recursion_left++;
        if (packed & BL_FF_GENERATOR) {
            BlGenerator *g = (BlGenerator *)bl_obj(base[-4]);
            bl_generator_finish(g);
            base[-4] = 0;
            base[-3] = 0;
            if (packed & BL_FF_ENTRY) {
                LEAVE_ENTRY();
                DROP(f);
                return result;                  /* bl_generator_send sees that g is done */
            }
            const BlIns *by = (const BlIns *)(uintptr_t)base[-2];
            base -= bl_packed_delta(packed);
            vm->stack_top = base;
            k = bl_frame_function(base)->k;
            pc = by;
            DROP(f);
            if (pc->op == BL_INS_SEND) {
                BlVal it = RA;
                RA = 0;
                RB = result;
                DROP(it);
                JUMP_C();
                DISPATCH();
            }
            DROP(result);
            goto loop_done;
        }
        base[-3] = 0;
        if (packed & BL_FF_ENTRY) {
            LEAVE_ENTRY();
            DROP(f);
            return result;
        }
        pc = (const BlIns *)(uintptr_t)base[-2];
        base -= bl_packed_delta(packed);
        vm->stack_top = base;
        PUT_L(bl_packed_dst(packed), result);
        DROP(f);
        k = bl_frame_function(base)->k;
        DISPATCH();
    }

    /* ---- building ---- */
/* The values of the b registers from a are in `made`, or gone. */
#define BUILT(made)                                                                                                           \
    do {                                                                                                                      \
        for (unsigned i = 1; i < B; i++)                                                                                      \
            base[A + i] = 0;                                                                                                  \
        RA = 0;                                                                                                               \
        if (BL_UNLIKELY(made == BL_NULL))                                                                                     \
            goto error;                                                                                                       \
        RA = made;                                                                                                            \
        pc += 1;                                                                                                              \
        AFTER_SLOW();                                                                                                         \
    } while (0)
    OP(BUILD_TUPLE)
    {
        if (BL_UNLIKELY(B == 0))
            SLOW_PATH(do_build(base, pc), 1);
        eval->pc = pc;
        BlRef made = bl_tuple_from_adopted(&RA, B);
        BUILT(made);
    }
    OP(BUILD_LIST)
    {
        eval->pc = pc;
        BlRef made = bl_list_from_adopted(&RA, B);
        BUILT(made);
    }
    OP(BUILD_SET)
    OP(BUILD_DICT)
    OP(BUILD_STRING) SLOW_PATH(do_build(base, pc), 1);
    OP(BUILD_SLICE)
    {
        if (B == 2 && (pc[1].op == BL_INS_GETITEM || pc[1].op == BL_INS_GETITEM_L) && pc[1].c == A) {
            eval->pc = pc;
            int done = do_slice_item(base, pc);
            if (BL_UNLIKELY(done < 0))
                goto error;
            if (done) {
                pc += 2;
                AFTER_SLOW();
            }
        }
        SLOW_PATH(do_build(base, pc), 1);
    }
    OP(LIST_APPEND)
    {
        BlVal v = base[TB];
        BlList *list = (BlList *)bl_obj(RA);
        if (BL_LIKELY(list->count < list->capacity && v != BL_NULL)) {
            if (B & BL_TEMP)
                base[TB] = 0;
            else
                bl_keep(v);
            list->items[list->count++] = v;
            NEXT(1);
        }
        SLOW_PATH(do_grow(base, pc), 1);
    }
    OP(LIST_EXTEND)
    OP(SET_ADD)
    OP(SET_UPDATE)
    OP(DICT_SET)
    OP(DICT_UPDATE)
    OP(DICT_MERGE) SLOW_PATH(do_grow(base, pc), 1);
    OP(FORMAT) SLOW_PATH(do_format(base, pc), 1);
    OP(MAKE_FUNCTION) SLOW_PATH(do_make_function(base, pc), 1);

    /* ---- exceptions ---- */
    OP(RAISE)
    {
        eval->pc = pc;
        if (do_raise(base, pc))
            goto error_again;
        goto error;
    }
    OP(RERAISE)
    {
        eval->pc = pc;
        BlVal e = RA;
        RA = 0;
        bl_restore_error(e);
        goto error_again;
    }
    OP(JF_EXC)
    {
        eval->pc = pc;
        int t = do_exc_match(base, pc);
        if (t < 0)
            goto error;
        if (t)
            NEXT(1);
        JUMP_C();
        DISPATCH();
    }
    OP(END_ASYNC_FOR)
    {
        eval->pc = pc;
        BlVal e = RA, it = RB;
        RA = 0;
        if (!bl_exception_matches(e, bl_exc(StopAsyncIteration))) {
            bl_restore_error(e);
            goto error_again;
        }
        RB = 0;
        DROP(e);
        DROP(it);
        NEXT(1);
    }

    /* ---- generators ---- */
    OP(RETURN_GEN)
    {
        eval->pc = pc;
        BlRef g = bl_generator_new(base);       /* empties the frame: function and registers are the generator's now */
        if (g == BL_NULL)
            goto error;
        BlVal packed = base[-1];
        vm->recursion_left++;
        if (packed & BL_FF_ENTRY)
            return g;
        pc = (const BlIns *)(uintptr_t)base[-2];
        base -= bl_packed_delta(packed);
        vm->stack_top = base;
        PUT_L(bl_packed_dst(packed), g);
        k = bl_frame_function(base)->k;
        DISPATCH();
    }
    OP(YIELD)
    {
        eval->pc = pc;
        result = RB;
        RB = 0;
        if (pc->c == 1 && (result = bl_async_wrap(result)) == BL_NULL)
            goto error;
        BlVal packed = base[-1];
        BlVal self = base[-4];
        const BlIns *by = (const BlIns *)(uintptr_t)base[-2];
        bl_generator_suspend(vm, (BlGenerator *)bl_obj(self), base, pc + 1);
        vm->recursion_left++;
        if (packed & BL_FF_ENTRY)
            return result;
        base -= bl_packed_delta(packed);
        vm->stack_top = base;
        k = bl_frame_function(base)->k;
        pc = by;
        if (pc->op == BL_INS_SEND) {
            RB = result;
            NEXT(1);
        }
        PUT_L(B, result);
        TICKED_JUMP_C();
    }
    OP(SEND)
    {
        BlVal it = RA;
        if (SHAPE_IS(it, GENERATOR) || SHAPE_IS(it, COROUTINE)) {
            BlGenerator *g = (BlGenerator *)bl_obj(it);
            bool started = g->state == BL_GEN_SUSPENDED;
            if (started || (g->state == BL_GEN_CREATED && RB == BL_NONE)) {
                eval->pc = pc;
                BlVal sent = RB;
                nb = bl_generator_push(g, 0, pc);
                if (!nb)
                    goto error;
                RB = 0;
                base = nb;
                pc = g->pc;
                k = bl_frame_function(base)->k;
                if (started)
                    base[pc[-1].a] = sent;
                DISPATCH();
            }
        }
        eval->pc = pc;
        int done = do_send(base, pc);
        if (done < 0)
            goto error;
        if (done) {
            JUMP_C();
            DISPATCH();
        }
        NEXT(1);
    }

    /* ---- imports, patterns ---- */
    OP(IMPORT)
    OP(IMPORT_FROM)
    OP(IMPORT_STAR) SLOW_PATH(do_import(base, pc), 1);
    OP(MATCH_SEQ)
    OP(MATCH_MAP)
    OP(MATCH_LEN)
    OP(MATCH_KEYS) SLOW_PATH(do_match(base, pc), 1);
    OP(MATCH_CLASS) SLOW_PATH(do_match(base, pc), 2);

    /* ---- shared ends ---- */
    tick:
    eval->pc = pc;
    if (!bl_safe_point())
        goto error;
#ifndef BL_TRACED
    if (vm->tick & BL_TICK_TRACE)
        return bl_run_traced(base, pc);
#endif
    DISPATCH();

    unbound_a:
    eval->pc = pc;
    do_unbound(base, TA);
    goto error;
    unbound_b:
    eval->pc = pc;
    do_unbound(base, TB);
    goto error;

    error:
    pc = bl_unwind(vm, true);
    goto unwound;
    error_again:
    pc = bl_unwind(vm, false);
    unwound:
    if (!pc)
        return BL_NULL;
    base = vm->stack_top;
    k = bl_frame_function(base)->k;
    DISPATCH();
}
