/* structseq.h -- tuples whose items have names: time.struct_time, sys.version_info, os.stat_result.
 *
 * The type is a constant table made with BL_STRUCTSEQ and a list of fields (BL_FIELD(0, "tm_year", "...") and so on, in
 * order); it stands in its module's `types`, and the module's exec calls bl_structseq_setup on the class. Fields beyond
 * the visible ones are attributes only.
 */
#ifndef BL_OBJ_STRUCTSEQ_H
#define BL_OBJ_STRUCTSEQ_H

#include "obj/tuple.h"
#include "obj/type.h"

enum { BL_STRUCTSEQ_MOST = 32 };        /* fields, hidden ones included */

BlRef bl_structseq_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames);
void bl_structseq_free(BlObject *o);
void bl_structseq_traverse(BlObject *o, BlVisit visit, void *ctx);
BlRef bl_structseq_repr(BlVal self);
int bl_structseq_readonly(BlVal self, BlVal value);
extern const BlMethod bl_structseq_methods[];

#define BL_STRUCTSEQ(type_name, fields, text)                                                                          \
    {                                                                                                                  \
        .name = type_name, .doc = text, .base = &bl_tuple_type, .flags = BL_TF_TRACKED | BL_TF_TUPLE_SUBCLASS,         \
        .id = BL_T_NONE_OF_THESE, .size = sizeof(BlTuple), .item_size = sizeof(BlVal), .new_ = bl_structseq_new_slot,  \
        .free = bl_structseq_free, .traverse = bl_structseq_traverse, .repr = bl_structseq_repr,                       \
        .methods = bl_structseq_methods, .getset = fields                                                              \
    }
#define BL_FIELD(i, field_name, text) {field_name, bl_structseq_field_##i, bl_structseq_readonly, text}

/* Gives the class its n_fields, n_sequence_fields, n_unnamed_fields and __match_args__; false: raised. */
BL_RAISES bool bl_structseq_setup(BlVal cls, const BlGetSet *fields, size_t visible);
/* An instance with n items, `visible` of which are items of the tuple; adopts each, also on failure and if one is BL_NULL. */
BL_RAISES BlRef bl_structseq_make(BlVal cls, BlRef *items, size_t visible, size_t n);

#define BL_FIELD_GETTERS(F)                                                                                            \
    F(0) F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11) F(12) F(13) F(14) F(15) F(16) F(17) F(18) F(19)      \
    F(20) F(21) F(22) F(23) F(24) F(25) F(26) F(27) F(28) F(29) F(30) F(31)
#define DECLARE(i) BlRef bl_structseq_field_##i(BlVal self);
BL_FIELD_GETTERS(DECLARE)
#undef DECLARE

#endif
