/* cell.c -- cell: the place of a variable that inner functions share. */
#include "obj/class_state.h"

static BlCell *cell(BlVal v) { return (BlCell *)bl_obj(v); }

static BlRef make(BlVal value)
{
    BlCell *c = (BlCell *)bl_object_new_fast(&bl_vm->shapes[BL_T_CELL], sizeof *c);
    if (!c)
        return BL_NULL;
    c->value = bl_keep(value);
    bl_gc_track(&c->head);
    return bl_from_obj(c);
}

BlRef bl_cell_new(BlVal value) { return make(value); }

static void cell_free(BlObject *o)
{
    bl_clear_ref(&((BlCell *)o)->value);
    bl_object_free(o, sizeof(BlCell));
}

static void cell_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    if (((BlCell *)o)->value != BL_NULL)
        visit(((BlCell *)o)->value, ctx);
}

static void cell_clear(BlObject *o) { bl_clear_ref(&((BlCell *)o)->value); }

static BlRef cell_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_no_keywords("cell", kwnames) || !bl_check_arity("cell", nargs, 0, 1))
        return BL_NULL;
    return make(nargs ? arg[0] : BL_NULL);
}

static BlRef cell_repr(BlVal self)
{
    BlVal value = cell(self)->value;
    if (value == BL_NULL)
        return bl_str_format("<cell at %p: empty>", bl_address(self));
    return bl_str_format("<cell at %p: %.80s object at %p>", bl_address(self), bl_type_name(value), bl_address(value));
}

static BlRef cell_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_exact(a, CELL) || !bl_is_exact(b, CELL))
        return BL_NOTIMPL;
    BlVal x = cell(a)->value, y = cell(b)->value;
    if (x != BL_NULL && y != BL_NULL) {
        bl_keep(x);
        bl_keep(y);
        BlRef r = bl_compare(x, y, op);
        bl_drop(x);
        bl_drop(y);
        return r;
    }
    int left = x != BL_NULL, right = y != BL_NULL;      /* an empty cell is less than a full one */
    bool answers[] = {left < right, left <= right, left == right, left != right, left > right, left >= right};
    return bl_from_bool(answers[op]);
}

static BlRef cell_get(BlVal self)
{
    BlVal value = cell(self)->value;
    return value == BL_NULL ? bl_raise(bl_exc(ValueError), "Cell is empty") : bl_keep(value);
}

static int cell_set(BlVal self, BlVal value)
{
    bl_replace(&cell(self)->value, bl_keep(value));
    return 0;
}

static const BlGetSet cell_getset[] = {
    {"cell_contents", cell_get, cell_set, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_cell_type = {
    .name = "cell", .id = BL_T_CELL, .size = sizeof(BlCell), .flags = BL_TF_TRACKED,
    .doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.",
    .free = cell_free, .traverse = cell_traverse, .clear = cell_clear, .new_ = cell_new, .repr = cell_repr,
    .compare = cell_compare, .hash = bl_hash_unhashable, .getset = cell_getset,
};
