/* re_impl.h -- regular expressions: from text to tree (re_parse.c), to code (re_code.c), to a match (re_match.c), to objects.
 *
 * The tree lives in a bump arena for the time of one compilation; code, sets and ranges are arrays owned by the pattern.
 * Positions in a text are indices in units (code points or bytes); BL_RE_NONE stands for "not set".
 */
#ifndef BL_MOD_RE_IMPL_H
#define BL_MOD_RE_IMPL_H

#include "base/bump.h"
#include "mod/module.h"
#include "obj/dict.h"

enum {
    BL_RE_TEMPLATE = 1, BL_RE_IGNORECASE = 2, BL_RE_LOCALE = 4, BL_RE_MULTILINE = 8, BL_RE_DOTALL = 16, BL_RE_UNICODE = 32,
    BL_RE_VERBOSE = 64, BL_RE_DEBUG = 128, BL_RE_ASCII = 256,
    BL_RE_TYPE_FLAGS = BL_RE_LOCALE | BL_RE_UNICODE | BL_RE_ASCII
};

#define BL_RE_MAXREPEAT UINT32_MAX
#define BL_RE_MAXGROUPS ((int64_t)1073741823)
#define BL_RE_NONE SIZE_MAX

/* ---- the tree ---- */
enum BlReKind {
    BL_RN_LITERAL, BL_RN_NOT_LITERAL, BL_RN_ANY, BL_RN_SET, BL_RN_AT, BL_RN_BRANCH, BL_RN_GROUP, BL_RN_ATOMIC, BL_RN_LOOK,
    BL_RN_BACKREF, BL_RN_COND, BL_RN_REPEAT, BL_RN_FAILURE
};

enum BlReAt {
    BL_RA_BEGIN, BL_RA_BEGIN_LINE, BL_RA_BEGIN_STRING, BL_RA_END, BL_RA_END_LINE, BL_RA_END_STRING,
    BL_RA_BOUNDARY, BL_RA_NOT_BOUNDARY, BL_RA_ASCII_BOUNDARY, BL_RA_ASCII_NOT_BOUNDARY
};

enum BlReCategory { BL_RC_DIGIT, BL_RC_NOT_DIGIT, BL_RC_SPACE, BL_RC_NOT_SPACE, BL_RC_WORD, BL_RC_NOT_WORD };

enum BlReMode { BL_RM_GREEDY, BL_RM_LAZY, BL_RM_POSSESSIVE };

typedef struct BlReNode BlReNode;

/* How many units it can match: never more than BL_RE_MAXREPEAT, which means "any number". */
typedef struct BlReWidth {
    uint64_t lo, hi;
} BlReWidth;

typedef struct BlReSeq {
    BlReNode *first, *last;
    BlReWidth width;
    struct BlReSeq *next;       /* the next alternative of a branch */
} BlReSeq;

typedef struct BlReItem {       /* of a set: a category, or the range lo..hi */
    bool category;
    uint32_t lo, hi;
    struct BlReItem *next;
} BlReItem;

struct BlReNode {
    enum BlReKind kind;
    bool negate;                /* SET, LOOK */
    bool back;                  /* LOOK */
    bool has_no;                /* COND */
    enum BlReMode mode;         /* REPEAT */
    uint32_t value;             /* code point, BlReAt, group number */
    uint32_t min, max;          /* REPEAT */
    int64_t group;              /* GROUP: its number, -1: not capturing */
    uint32_t add_flags, del_flags;
    BlReItem *items;            /* SET */
    BlReSeq *seq, *no;          /* body, or first alternative; COND's second body */
    BlReWidth width;
    BlReNode *next, *prev;
};

typedef struct BlReTree {
    BlBump memory;
    BlReSeq *top;
    uint32_t flags;             /* those given and those found in the text */
    size_t groups;              /* capturing groups and the whole match */
    BlRef names;                /* dict: name -> number */
} BlReTree;

/* Parses str or bytes. False: raised; bl_re_tree_free in any case. */
BL_RAISES bool bl_re_parse(BlVal pattern, uint32_t flags, BlReTree *tree);
void bl_re_tree_free(BlReTree *tree);
/* The replacement text of sub() and expand(): a tuple of str (or bytes) and group numbers. */
BL_RAISES BlRef bl_re_parse_template(BlVal text, size_t groups, BlVal names);

/* ---- code ---- */
enum BlReOp {
    BL_RO_FAIL, BL_RO_SUCCESS,
    BL_RO_CHAR, BL_RO_NOT_CHAR, BL_RO_ANY, BL_RO_ANY_ALL, BL_RO_SET,   /* one unit each; always two words */
    BL_RO_STRING,               /* n, units */
    BL_RO_AT,                   /* place */
    BL_RO_OPEN, BL_RO_CLOSE,    /* index of the mark */
    BL_RO_JUMP,                 /* target */
    BL_RO_TRY,                  /* guard (set + 1, or 0), where to go on if this alternative fails */
    BL_RO_GREEDY, BL_RO_LAZY, BL_RO_POSSESSIVE,         /* min, max, one-unit instruction */
    BL_RO_LOOP_START,           /* register, where its LOOP is */
    BL_RO_LOOP, BL_RO_LOOP_LAZY,                        /* register, min, max, body, guard */
    BL_RO_ATOMIC, BL_RO_ATOMIC_END,
    BL_RO_LOOK,                 /* negate, units to go back, where to go on after a negative one */
    BL_RO_LOOK_END,             /* negate */
    BL_RO_BACKREF,              /* group, fold */
    BL_RO_COND                  /* group, where the second body is */
};

enum BlReFold { BL_RF_NONE, BL_RF_ASCII, BL_RF_UNICODE, BL_RF_LOCALE };

typedef struct BlReSet {
    uint32_t latin[8];          /* the whole answer for units below 256 */
    uint8_t fold, categories;   /* categories: bits of BlReCategory, of the Unicode kind unless `ascii` */
    bool negate, ascii;
    uint8_t high;               /* what may be in it from 256 on: bits of BL_RH_* */
    uint32_t at, count;         /* sorted ranges, in pairs */
    uint32_t both_at, both;     /* ranges in which the unit or its capital may be */
} BlReSet;

enum { BL_RH_DIGIT = 1, BL_RH_LETTER = 2, BL_RH_SPACE = 4, BL_RH_OTHER = 8, BL_RH_ALL = 15 };

typedef struct BlReCode {
    uint32_t *code;
    size_t size, capacity;
    BlReSet *sets;
    size_t nsets, set_capacity;
    uint32_t *ranges;
    size_t nranges, range_capacity;
    size_t groups;              /* capturing groups, without the whole match */
    size_t registers;
    size_t min_width;
    uint32_t *prefix;           /* units every match starts with */
    size_t nprefix;
    bool literal;               /* the prefix is all there is */
    bool anchored;              /* a match can only be at the beginning of the text */
    bool line_anchored;         /* a match can only be at the beginning of a line */
    int64_t first_set;          /* set of the units a match can start with, or -1 */
} BlReCode;

BL_RAISES bool bl_re_generate(const BlReTree *tree, BlReCode *out);
void bl_re_code_free(BlReCode *code);
bool bl_re_set_has_high(const BlReCode *code, const BlReSet *set, uint32_t c);
static inline bool bl_re_in_set(const BlReCode *code, const BlReSet *set, uint32_t c)
{
    return c < 256 ? (set->latin[c >> 5] >> (c & 31)) & 1 : bl_re_set_has_high(code, set, c);
}
uint32_t bl_re_lower(uint32_t c, enum BlReFold fold);
bool bl_re_is_word(uint32_t c, bool ascii);
/* The set of n units that have the letter `lower` in common once in lower case; lower itself is not among them. */
const uint32_t *bl_re_case_mates(uint32_t lower, size_t *n);
bool bl_re_is_cased(uint32_t c, enum BlReFold fold);

/* ---- matching ---- */
typedef struct BlReFrame {
    uint32_t kind, arg;
    size_t a, b;
} BlReFrame;

enum { BL_RE_LOCAL_WORDS = 48, BL_RE_LOCAL_FRAMES = 48 };

typedef struct BlReRun {
    const BlReCode *code;
    const void *text;
    int kind;
    size_t length, start, end;  /* start: where the match begins, found by searching */
    size_t ptr;                 /* where it ends */
    bool match_all;             /* must reach `end` */
    bool must_advance;          /* must not be empty at `start` */
    size_t *marks;              /* 2 for each group */
    int64_t last_index;         /* group closed last, -1: none */
    size_t *registers;          /* count and last position of each loop */
    BlReFrame *stack;
    size_t top, capacity, barrier;
    BlBuffer buffer;
    bool has_buffer;
    BlRef string;
    size_t words[BL_RE_LOCAL_WORDS];
    BlReFrame frames[BL_RE_LOCAL_FRAMES];
} BlReRun;

/* 1 matched, 0 not, -1 raised. */
BL_RAISES int bl_re_match(BlReRun *run);
BL_RAISES int bl_re_search(BlReRun *run);

/* ---- objects ---- */
typedef struct BlRePattern {
    BlObject head;
    BlRef pattern;              /* str or bytes */
    BlRef names;                /* dict: name -> number */
    BlRef group_names;          /* tuple: number -> name or None */
    BlRef repl, repl_parts;     /* the replacement parsed last */
    uint32_t flags;
    bool is_bytes;
    BlReCode code;
} BlRePattern;

typedef struct BlReMatch {
    BlObject head;
    BlRef string, pattern, regs;
    size_t pos, endpos;
    int64_t last_index;
    size_t groups;              /* with the whole match */
    size_t mark[];              /* 2 * groups */
} BlReMatch;

typedef struct BlReState {
    BlRef pattern_class, match_class, scanner_class;
    BlRef error, warn;          /* set by re.py: the class, and what to call with (text, is it a DeprecationWarning) */
} BlReState;

extern const BlModuleDef bl_mod_re;
extern const BlType bl_re_pattern_type, bl_re_match_type, bl_re_scanner_type;
static inline BlReState *bl_re_state(void) { return bl_module_state(&bl_mod_re); }
static inline BlRePattern *bl_as_re_pattern(BlVal v) { return (BlRePattern *)bl_obj(v); }
static inline BlReMatch *bl_as_re_match(BlVal v) { return (BlReMatch *)bl_obj(v); }

/* An argument that is a position or count; BL_NULL: `absent`. */
BL_RAISES bool bl_re_position(BlVal v, int64_t absent, int64_t *out);
/* Makes ready for a match of `pattern` in string[start:end] (clipped); false: raised and nothing to end. */
BL_RAISES bool bl_re_begin(BlReRun *run, BlRePattern *pattern, BlVal string, int64_t start, int64_t end);
void bl_re_end(BlReRun *run);
/* The next search starts where this match ended. */
static inline void bl_re_advance(BlReRun *run)
{
    run->must_advance = run->ptr == run->start;
    run->start = run->ptr;
}
BL_RAISES BlRef bl_re_slice(const BlReRun *run, size_t start, size_t end);
/* Text of a group (0: all) of the run's match; `absent` for one that did not take part. */
BL_RAISES BlRef bl_re_group_text(const BlReRun *run, size_t group, BlVal absent);
BL_RAISES BlRef bl_re_match_new(BlVal pattern, const BlReRun *run);
/* string[start:end] of what a match was made on. */
BL_RAISES BlRef bl_re_string_slice(BlVal string, size_t start, size_t end);
BL_RAISES BlRef bl_re_template_of(BlVal pattern, BlVal text);
BlRef bl_re_expand(BlVal self, const BlVal *arg);
BlRef bl_re_sub(BlVal self, const BlVal *arg);
BlRef bl_re_subn(BlVal self, const BlVal *arg);
static inline BlRef bl_re_empty(bool bytes)
{
    return bytes ? bl_bytes_new("", 0) : bl_keep(bl_str_empty());
}

#endif
