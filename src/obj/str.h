/* str.h -- str: 1, 2 or 4 bytes per code point by the widest one, so indexing is O(1); cached hash; immutable. */
#ifndef BL_OBJ_STR_H
#define BL_OBJ_STR_H
#include "obj/protocol.h"

typedef struct BlStr {
    BlObject head;
    int64_t hash;               /* -1: not computed */
    size_t length;              /* code points */
    uint8_t kind;               /* bytes per code point: 1, 2, 4; as small as the text allows */
    bool ascii;                 /* kind 1 and all < 128 */
    uint8_t interned;
    _Alignas(8) char data[];    /* code points in native order; one zero unit follows (so ASCII text is a C string) */
} BlStr;

static inline bool bl_is_str(BlVal v) { return bl_has_flag(v, BL_TF_STR_SUBCLASS); }
static inline bool bl_is_exact_str(BlVal v) { return bl_is_exact(v, STR); }
static inline BlStr *bl_as_str(BlVal v) { return (BlStr *)bl_obj(v); }
static inline uint32_t bl_str_at(const BlStr *s, size_t i)
{
    return s->kind == 1 ? ((const uint8_t *)s->data)[i] : s->kind == 2 ? ((const uint16_t *)(const void *)s->data)[i] : ((const uint32_t *)(const void *)s->data)[i];
}

BL_RAISES BlRef bl_str_c(const char *utf8);                             /* from valid UTF-8, zero-terminated */
BL_RAISES BlRef bl_str_utf8(const char *utf8, size_t n);                /* valid UTF-8 or WTF-8 (lone surrogates); invalid: UnicodeDecodeError */
BL_RAISES BlRef bl_str_surrogateescape(const char *bytes, size_t n);    /* file names, argv */
BL_RAISES BlRef bl_str_from_units(int kind, const void *units, size_t n);       /* narrows if possible */
BL_RAISES BlRef bl_str_char(uint32_t c);                                /* Latin-1 ones are shared */
BL_RAISES BlRef bl_str_intern(const char *utf8);                        /* owned reference to the interned str */
BL_RAISES BlRef bl_str_intern_value(BlVal s);                           /* exact str in, interned equal str out (owned) */
BL_RAISES BlRef bl_str_format(const char *format, ...);                 /* the conversions of bl_raise */
BL_RAISES BlRef bl_str_vformat(const char *format, __builtin_va_list ap);
BL_RAISES BlRef bl_str_concat(BlVal a, BlVal b);                        /* both str */
/* *left += right: in place when *left's count is 1; *left is adopted and replaced; false: raised, *left is BL_NULL */
BL_RAISES bool bl_str_append(BlRef *left, BlVal right);
BL_RAISES BlRef bl_str_join(BlVal sep, BlVal const *items, size_t n);   /* items all str (else TypeError) */
BL_RAISES BlRef bl_str_substr(BlVal s, size_t start, size_t end);
int bl_str_equal(BlVal a, BlVal b);                                     /* both str; no failure */
bool bl_str_is(BlVal s, const char *ascii);
int bl_str_order(BlVal a, BlVal b);                                     /* <0 0 >0 by code points */
int64_t bl_str_hash(BlVal s);
/* UTF-8 of s (surrogates as WTF-8) appended to a malloc'ed zero-terminated buffer; ASCII strs: no copy is made (borrowed while s lives).
 * Release with bl_str_utf8_free. NULL: MemoryError. */
BL_RAISES const char *bl_str_to_utf8(BlVal s, size_t *length);
void bl_str_utf8_free(BlVal s, const char *text);
BL_RAISES BlRef bl_str_encode(BlVal s, const char *encoding, const char *errors);       /* bytes */
BL_RAISES BlRef bl_str_decode(const char *data, size_t n, const char *encoding, const char *errors);
BL_RAISES BlRef bl_str_repr(BlVal s);
BL_RAISES BlRef bl_str_percent(BlVal format, BlVal args);               /* str % args */
BL_RAISES BlRef bl_str_concat_n(const BlVal *items, size_t n);          /* BUILD_STRING of f-strings: all str */

/* Building text piece by piece; widens as needed. */
typedef struct BlStrBuilder { BlRef str; size_t length, capacity; int kind; uint32_t max; bool failed; } BlStrBuilder;
void bl_builder_init(BlStrBuilder *b);
BL_RAISES bool bl_builder_char(BlStrBuilder *b, uint32_t c);
BL_RAISES bool bl_builder_str(BlStrBuilder *b, BlVal s);
BL_RAISES bool bl_builder_slice(BlStrBuilder *b, BlVal s, size_t start, size_t end);
BL_RAISES bool bl_builder_ascii(BlStrBuilder *b, const char *text, size_t n);
BL_RAISES bool bl_builder_fill(BlStrBuilder *b, uint32_t c, size_t n);
BL_RAISES BlRef bl_builder_finish(BlStrBuilder *b);
void bl_builder_free(BlStrBuilder *b);

bool bl_str_init(BlVm *vm);             /* interned table, shared one-character strs, codec registry; before any str is made */
void bl_codecs_clear(BlVm *vm);         /* what a program registered; before classes go */
void bl_str_fini(BlVm *vm);
BL_RAISES BlRef bl_str_ascii(const char *text, size_t n);               /* text is known to be ASCII */
BL_RAISES BlRef bl_str_latin1(const void *bytes, size_t n);             /* each byte is a code point */
BlVal bl_str_empty(void);                                               /* borrowed */
BL_RAISES BlRef bl_str_exact(BlVal s);                                  /* an instance of a subclass -> plain str; else kept */
#endif
