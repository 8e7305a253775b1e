/* path.c -- paths as arguments: str, bytes, os.PathLike, now and then a descriptor. */
#include "mod/program.h"

/* os.fspath(): a str or bytes, kept if it is one. */
BlRef bl_fspath(BlVal v)
{
    if (bl_is_str(v) || bl_is_bytes(v))
        return bl_keep(v);
    BlVal method = bl_type_lookup(v, bl_name(__fspath__));
    if (method == BL_NULL || method == BL_NONE)
        return bl_raise(bl_exc(TypeError), "expected str, bytes or os.PathLike object, not %.200s", bl_type_name(v));
    BlRef r = BL_NULL;
    int found = bl_call_special(v, bl_name(__fspath__), NULL, 0, &r);
    if (found <= 0)
        return BL_NULL;
    if (bl_is_str(r) || bl_is_bytes(r))
        return r;
    bl_raise(bl_exc(TypeError), "expected %.200s.__fspath__() to return str or bytes, not %.200s", bl_type_name(v), bl_type_name(r));
    bl_drop(r);
    return BL_NULL;
}

static bool refuse(BlVal v, const char *fname, const char *argname, bool allow_fd, bool none)
{
    bl_raise(bl_exc(TypeError), "%s%s%s should be %s, not %.200s", fname ? fname : "", fname ? ": " : "", argname ? argname : "path",
             allow_fd && none ? "string, bytes, os.PathLike, integer or None" : allow_fd ? "string, bytes, os.PathLike or integer"
             : none ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike", bl_type_name(v));
    return false;
}

void bl_path_free(BlPath *p)
{
    bl_drop(p->object);
    bl_drop(p->bytes);
    p->object = p->bytes = BL_NULL;
}

bool bl_path_arg(BlVal v, const char *fname, const char *argname, bool allow_fd, bool none, BlPath *out)
{
    *out = (BlPath){.object = BL_NULL, .bytes = BL_NULL, .fd = -1};
    if (none && (v == BL_NONE || v == BL_NULL)) {
        out->text = ".";
        out->object = BL_NONE;
        return true;
    }
    if (allow_fd && (bl_is_int(v) || (!bl_is_str(v) && !bl_is_bytes(v) && bl_type_of(v)->index))) {
        int64_t fd;
        if (!bl_index_int64(v, &fd, bl_exc(OverflowError)))
            return false;
        if (fd > INT32_MAX || fd < INT32_MIN) {
            bl_raise(bl_exc(OverflowError), fd > 0 ? "fd is greater than maximum" : "fd is less than minimum");
            return false;
        }
        out->fd = (int)fd;
        out->object = bl_keep(v);
        return true;
    }
    if (!bl_is_str(v) && !bl_is_bytes(v)) {
        BlVal method = bl_type_lookup(v, bl_name(__fspath__));
        if (method == BL_NULL || method == BL_NONE)
            return refuse(v, fname, argname, allow_fd, none);
    }
    out->object = bl_fspath(v);
    if (out->object == BL_NULL)
        return false;
    out->was_bytes = bl_is_bytes(out->object);
    out->bytes = out->was_bytes ? bl_keep(out->object) : bl_str_encode(out->object, "utf-8", "surrogateescape");
    if (out->bytes == BL_NULL) {
        bl_path_free(out);
        return false;
    }
    out->text = bl_as_bytes(out->bytes)->data;
    if (strlen(out->text) != bl_as_bytes(out->bytes)->length) {
        bl_path_free(out);
        bl_raise(bl_exc(ValueError), "embedded null byte");
        return false;
    }
    return true;
}
