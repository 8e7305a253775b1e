/* memory_item.c -- one item of a memoryview as a value: the native formats of module struct.
 */
#include "obj/memoryview.h"
#include "obj/float.h"
#include "obj/int.h"
#include <stdint.h>

size_t bl_item_size(char format)
{
    switch (format) {
    case 'c': case 'b': case 'B': case '?': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'd': case 'P': return 8;
    default: return 0;
    }
}

static bool is_signed(char format) { return format != 0 && strchr("bhilqn", format) != NULL; }

BlRef bl_item_get(char format, const void *p)
{
    size_t size = bl_item_size(format);
    float f;
    double d;
    uint64_t u = 0;
    switch (format) {
    case 'c':
        return bl_bytes_new(p, 1);
    case '?':
        return bl_from_bool(*(const unsigned char *)p != 0);
    case 'f':
        memcpy(&f, p, sizeof f);
        return bl_float_new(f);
    case 'd':
        memcpy(&d, p, sizeof d);
        return bl_float_new(d);
    default:
        break;
    }
    memcpy(&u, p, size);                /* little-endian, like the machines this runs on */
    if (!is_signed(format))
        return bl_int_from_uint64(u);
    unsigned shift = 64 - 8 * (unsigned)size;
    return bl_int_from_int64((int64_t)(u << shift) >> shift);
}

static bool bad_type(char format)
{
    bl_raise(bl_exc(TypeError), "memoryview: invalid type for format '%c'", format);
    return false;
}

static bool bad_value(char format)
{
    bl_raise(bl_exc(ValueError), "memoryview: invalid value for format '%c'", format);
    return false;
}

static bool set_float(char format, void *p, BlVal v)
{
    double d;
    if (!bl_as_double(v, &d))
        return bl_catch(bl_exc(TypeError)) ? bad_type(format) : false;
    if (format == 'd') {
        memcpy(p, &d, sizeof d);
    } else {
        float f = (float)d;
        memcpy(p, &f, sizeof f);
    }
    return true;
}

static bool set_int(char format, void *p, BlVal v)
{
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return bl_catch(bl_exc(TypeError)) ? bad_type(format) : false;
    size_t size = bl_item_size(format);
    uint64_t u = 0;
    int64_t s = 0;
    bool ok;
    if (is_signed(format)) {
        int64_t limit = size == 8 ? INT64_MAX : ((int64_t)1 << (8 * size - 1)) - 1;
        ok = bl_int_to_int64(i, &s) && s <= limit && s >= -limit - 1;
        u = (uint64_t)s;
    } else {
        ok = bl_int_to_uint64(i, &u) && (size == 8 || u >> (8 * size) == 0);
    }
    bl_drop(i);
    if (!ok)
        return bad_value(format);
    memcpy(p, &u, size);
    return true;
}

bool bl_item_set(char format, void *p, BlVal v)
{
    if (format == 'c') {
        if (!bl_is_bytes(v))
            return bad_type(format);
        if (bl_as_bytes(v)->length != 1)
            return bad_value(format);
        memcpy(p, bl_as_bytes(v)->data, 1);
        return true;
    }
    if (format == '?') {
        int truth = bl_truth(v);
        if (truth < 0)
            return false;
        *(unsigned char *)p = (unsigned char)truth;
        return true;
    }
    return format == 'f' || format == 'd' ? set_float(format, p, v) : set_int(format, p, v);
}
