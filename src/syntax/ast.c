/* ast.c -- the node kinds as tables, and the tree as text.
 *
 * The dump follows ast.dump: a node whose arguments are at most three and all without insides stands on one line,
 * everything else opens a line per argument. Optional fields that are None are left out.
 */
#include "syntax/ast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/cstack.h"
#include "base/utf8.h"
#include "syntax/parse.h"

/* ---- tables ---- */

#define F(k, n, t)      {#n, BL_FIELD_##t, offsetof(BlNode, k.n)},
#define F_NODE(k, n)    F(k, n, NODE)
#define F_OPT(k, n)     F(k, n, OPT)
#define F_NODES(k, n)   F(k, n, NODES)
#define F_HOLES(k, n)   F(k, n, HOLES)
#define F_NAME(k, n)    F(k, n, NAME)
#define F_ONAME(k, n)   F(k, n, ONAME)
#define F_NAMES(k, n)   F(k, n, NAMES)
#define F_INT(k, n)     F(k, n, INT)
#define F_ONONE(k, n)   {#n, BL_FIELD_ONONE, 0},
#define F_ONONES(k, n)  {#n, BL_FIELD_ONONES, 0},
#define F_OP(k, n)      F(k, n, OP)
#define F_OPS(k, n)     F(k, n, OPS)
#define F_CTX(k, n)     F(k, n, CTX)
#define F_CONST(k, n)   F(k, n, CONST)
#define F_UKIND(k, n)   F(k, n, UKIND)
#define F_NOTHING       {NULL, 0, 0},
#define COUNT_OF(...)   (sizeof((const BlField[]){__VA_ARGS__}) / sizeof(BlField))

enum { NODE_HEAD = offsetof(BlNode, Pass) };

/* Pass, Break and Continue have one field without a name: it does not count. */
#define NODE(Kind, g, fields_)                                                                       \
    [BL_AST_##Kind] = {.name = #Kind, .group = BL_GROUP_##g,                                         \
                       .size = NODE_HEAD + sizeof(((BlNode *)0)->Kind), .fields = {fields_},         \
                       .count = COUNT_OF(fields_) - (sizeof(((BlNode *)0)->Kind) == 0)},
const BlNodeInfo bl_ast_info[BL_AST_COUNT] = {
#include "syntax/ast.def"
};
#undef NODE

const char *const bl_operator_names[BL_OP_COUNT] = {
    [BL_OP_ADD] = "Add", [BL_OP_SUB] = "Sub", [BL_OP_MULT] = "Mult", [BL_OP_MATMULT] = "MatMult", [BL_OP_DIV] = "Div",
    [BL_OP_MOD] = "Mod", [BL_OP_POW] = "Pow", [BL_OP_LSHIFT] = "LShift", [BL_OP_RSHIFT] = "RShift",
    [BL_OP_BITOR] = "BitOr", [BL_OP_BITXOR] = "BitXor", [BL_OP_BITAND] = "BitAnd", [BL_OP_FLOORDIV] = "FloorDiv",
    [BL_OP_INVERT] = "Invert", [BL_OP_NOT] = "Not", [BL_OP_UADD] = "UAdd", [BL_OP_USUB] = "USub", [BL_OP_EQ] = "Eq",
    [BL_OP_NOTEQ] = "NotEq", [BL_OP_LT] = "Lt", [BL_OP_LTE] = "LtE", [BL_OP_GT] = "Gt", [BL_OP_GTE] = "GtE",
    [BL_OP_IS] = "Is", [BL_OP_ISNOT] = "IsNot", [BL_OP_IN] = "In", [BL_OP_NOTIN] = "NotIn", [BL_OP_AND] = "And",
    [BL_OP_OR] = "Or",
};

const char *const bl_context_names[3] = {"Load", "Store", "Del"};

bool bl_ast_has_position(const BlNode *n)
{
    int group = bl_ast_info[n->kind].group;
    return group != BL_GROUP_MOD && group != BL_GROUP_PLAIN;
}

/* ---- values ---- */

static bool is_printable(uint32_t c)
{
    return c == ' ' || !uc_is_general_category(c, uc_general_category_or(UC_CATEGORY_C, UC_CATEGORY_Z));
}

static void dump_char(BlBuf *b, uint32_t c, char quote, bool bytes)
{
    if (c == (unsigned char)quote || c == '\\')
        bl_buf_printf(b, "\\%c", (char)c);
    else if (c == '\n' || c == '\r' || c == '\t')
        bl_buf_adds(b, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
    else if (c >= 32 && c < 127)
        bl_buf_addc(b, (char)c);
    else if (c < 0x80 || bytes)
        bl_buf_printf(b, "\\x%02x", (unsigned)c);
    else if (is_printable(c))
        bl_buf_add_rune(b, c);
    else
        bl_buf_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
}

void bl_dump_text(BlBuf *b, const char *s, size_t n, bool bytes)
{
    char quote = n && memchr(s, '\'', n) && !memchr(s, '"', n) ? '"' : '\'';
    if (bytes)
        bl_buf_addc(b, 'b');
    bl_buf_addc(b, quote);
    for (const char *p = s; p < s + n;)
        dump_char(b, bytes ? (unsigned char)*p++ : bl_utf8_get(&p), quote, bytes);
    bl_buf_addc(b, quote);
}

/* The shortest digits that read back as the same number, written as repr does. */
static void dump_number(BlBuf *b, double v, bool imaginary)
{
    char text[40];
    int precision = 1;
    if (isinf(v) || isnan(v)) {
        bl_buf_adds(b, isnan(v) ? "nan" : "inf");
        return;
    }
    for (; precision < 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, v);
        if (strtod(text, NULL) == v)
            break;
    }
    snprintf(text, sizeof text, "%.*e", precision - 1, v);
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent < -4 || exponent >= 16) {
        snprintf(text, sizeof text, "%.*e", precision - 1, v);
    } else {
        int decimals = precision - 1 - exponent;
        snprintf(text, sizeof text, "%.*f", decimals > 0 ? decimals : 0, v);
        if (!imaginary && decimals <= 0)
            strcat(text, ".0");
    }
    bl_buf_adds(b, text);
}

/* Digits of any base to decimal, in limbs of nine digits. */
static void dump_int(BlBuf *b, const BlConst *c)
{
    const char *s = c->text;
    while (*s == '0' && s[1])
        s++;
    if (c->base == 10) {
        bl_buf_adds(b, s);
        return;
    }
    BlBuf limbs = BL_BUF_INIT;
    uint32_t zero = 0;
    bl_buf_add(&limbs, &zero, sizeof zero);
    for (; *s && !limbs.failed; s++) {
        char low = *s | 0x20;
        uint64_t carry = (uint64_t)(low >= 'a' ? low - 'a' + 10 : *s - '0');
        uint32_t *limb = (uint32_t *)(void *)limbs.data;
        for (size_t i = 0; i < limbs.size / 4; i++) {
            carry += (uint64_t)limb[i] * c->base;
            limb[i] = (uint32_t)(carry % 1000000000u);
            carry /= 1000000000u;
        }
        if (carry) {
            uint32_t top = (uint32_t)carry;
            bl_buf_add(&limbs, &top, sizeof top);
        }
    }
    if (!limbs.failed) {
        const uint32_t *limb = (const uint32_t *)(void *)limbs.data;
        size_t i = limbs.size / 4 - 1;
        bl_buf_printf(b, "%u", limb[i]);
        while (i-- > 0)
            bl_buf_printf(b, "%09u", limb[i]);
    }
    b->failed |= limbs.failed;
    bl_buf_free(&limbs);
}

static void dump_const(BlBuf *b, const BlConst *c)
{
    switch (c->kind) {
    case BL_CONST_NONE: bl_buf_adds(b, "None"); break;
    case BL_CONST_TRUE: bl_buf_adds(b, "True"); break;
    case BL_CONST_FALSE: bl_buf_adds(b, "False"); break;
    case BL_CONST_ELLIPSIS: bl_buf_adds(b, "Ellipsis"); break;
    case BL_CONST_INT: dump_int(b, c); break;
    case BL_CONST_FLOAT: dump_number(b, c->number, false); break;
    case BL_CONST_IMAG:
        dump_number(b, c->number, true);
        bl_buf_addc(b, 'j');
        break;
    case BL_CONST_STR: bl_dump_text(b, c->text, c->len, false); break;
    case BL_CONST_BYTES: bl_dump_text(b, c->text, c->len, true); break;
    }
}

/* ---- the dump ---- */

typedef struct Dump {
    FILE  *out;
    BlBuf  buf;
    int    indent;
    bool   positions;
    bool   failed;
} Dump;

static void dump_node(Dump *d, const BlNode *n, int level);

static void flush(Dump *d)
{
    if (d->buf.size > 1 << 16) {
        if (fwrite(d->buf.data, 1, d->buf.size, d->out) != d->buf.size)
            d->failed = true;
        bl_buf_clear(&d->buf);
    }
}

static void open_line(Dump *d, int level, bool first)
{
    if (d->indent < 0) {
        bl_buf_adds(&d->buf, first ? "" : ", ");
        return;
    }
    bl_buf_adds(&d->buf, first ? "\n" : ",\n");
    bl_buf_fill(&d->buf, ' ', (size_t)d->indent * (size_t)level);
}

static const void *field_of(const BlNode *n, const BlField *f)
{
    return (const char *)n + f->offset;
}

/* An optional field that is None. */
static bool is_left_out(const BlNode *n, const BlField *f)
{
    switch (f->type) {
    case BL_FIELD_ONONE: return true;
    case BL_FIELD_OPT: case BL_FIELD_ONAME: return *(void *const *)field_of(n, f) == NULL;
    case BL_FIELD_UKIND: return !*(const bool *)field_of(n, f);
    }
    return false;
}

static int argument_count(const Dump *d, const BlNode *n)
{
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    int count = d->positions && bl_ast_has_position(n) ? 4 : 0;
    for (int i = 0; i < info->count; i++)
        count += !is_left_out(n, &info->fields[i]);
    return count;
}

/* Shown without opening a line: not a list with items, not a node with arguments. */
static bool is_simple(const Dump *d, const BlNode *n, const BlField *f)
{
    const void *at = field_of(n, f);
    switch (f->type) {
    case BL_FIELD_NODE: case BL_FIELD_OPT: return argument_count(d, *(BlNode *const *)at) == 0;
    case BL_FIELD_NODES: case BL_FIELD_HOLES: return ((const BlNodes *)at)->count == 0;
    case BL_FIELD_NAMES: return ((const BlNames *)at)->count == 0;
    case BL_FIELD_OPS: return ((const BlOps *)at)->count == 0;
    }
    return true;
}

static void dump_field(Dump *d, const BlNode *n, const BlField *f, int level)
{
    const void *at = field_of(n, f);
    BlBuf *b = &d->buf;
    switch (f->type) {
    case BL_FIELD_NODE: case BL_FIELD_OPT:
        dump_node(d, *(BlNode *const *)at, level);
        break;
    case BL_FIELD_NODES: case BL_FIELD_HOLES: {
        const BlNodes *list = at;
        bl_buf_addc(b, '[');
        for (size_t i = 0; i < list->count; i++) {
            open_line(d, level + 1, i == 0);
            dump_node(d, list->items[i], level + 1);
        }
        bl_buf_addc(b, ']');
        break;
    }
    case BL_FIELD_NAMES: {
        const BlNames *list = at;
        bl_buf_addc(b, '[');
        for (size_t i = 0; i < list->count; i++) {
            open_line(d, level + 1, i == 0);
            bl_dump_text(b, list->items[i]->bytes, list->items[i]->len, false);
        }
        bl_buf_addc(b, ']');
        break;
    }
    case BL_FIELD_OPS: {
        const BlOps *list = at;
        bl_buf_addc(b, '[');
        for (size_t i = 0; i < list->count; i++) {
            open_line(d, level + 1, i == 0);
            bl_buf_printf(b, "%s()", bl_operator_names[list->items[i]]);
        }
        bl_buf_addc(b, ']');
        break;
    }
    case BL_FIELD_NAME: case BL_FIELD_ONAME: {
        const BlName *name = *(BlName *const *)at;
        bl_dump_text(b, name->bytes, name->len, false);
        break;
    }
    case BL_FIELD_INT: bl_buf_printf(b, "%d", *(const int *)at); break;
    case BL_FIELD_ONONE: bl_buf_adds(b, "None"); break;
    case BL_FIELD_ONONES: bl_buf_adds(b, "[]"); break;
    case BL_FIELD_OP: bl_buf_printf(b, "%s()", bl_operator_names[*(const uint8_t *)at]); break;
    case BL_FIELD_CTX: bl_buf_printf(b, "%s()", bl_context_names[*(const uint8_t *)at]); break;
    case BL_FIELD_CONST: dump_const(b, at); break;
    case BL_FIELD_UKIND: bl_buf_adds(b, "'u'"); break;
    }
}

static void dump_position(Dump *d, const char *name, int value, int level, bool first, bool flat)
{
    if (flat)
        bl_buf_adds(&d->buf, first ? "" : ", ");
    else
        open_line(d, level, first);
    bl_buf_printf(&d->buf, "%s=%d", name, value);
}

static void dump_node(Dump *d, const BlNode *n, int level)
{
    if (!n) {
        bl_buf_adds(&d->buf, "None");
        return;
    }
    if (!bl_cstack_ok()) {
        d->failed = true;
        return;
    }
    flush(d);
    const BlNodeInfo *info = &bl_ast_info[n->kind];
    bool flat = argument_count(d, n) <= 3, first = true;
    for (int i = 0; i < info->count && flat; i++)
        flat = is_left_out(n, &info->fields[i]) || is_simple(d, n, &info->fields[i]);
    bl_buf_printf(&d->buf, "%s(", info->name);
    for (int i = 0; i < info->count; i++) {
        const BlField *f = &info->fields[i];
        if (is_left_out(n, f))
            continue;
        if (flat)
            bl_buf_adds(&d->buf, first ? "" : ", ");
        else
            open_line(d, level + 1, first);
        bl_buf_printf(&d->buf, "%s=", f->name);
        dump_field(d, n, f, level + 1);
        first = false;
    }
    if (d->positions && bl_ast_has_position(n)) {
        dump_position(d, "lineno", n->line, level + 1, first, flat);
        dump_position(d, "col_offset", n->col, level + 1, false, flat);
        dump_position(d, "end_lineno", n->end_line, level + 1, false, flat);
        dump_position(d, "end_col_offset", n->end_col, level + 1, false, flat);
    }
    bl_buf_addc(&d->buf, ')');
}

bool bl_ast_dump(FILE *out, const BlNode *tree, int indent, bool positions)
{
    if (!bl_cstack_low)
        bl_cstack_init();
    Dump d = {.out = out, .indent = indent, .positions = positions};
    dump_node(&d, tree, 0);
    bl_buf_addc(&d.buf, '\n');
    bool good = !d.failed && !d.buf.failed && fwrite(d.buf.data, 1, d.buf.size, out) == d.buf.size;
    bl_buf_free(&d.buf);
    return good;
}
