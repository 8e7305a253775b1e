/* uniname.c -- names of code points, from libunistring's table, completed by what follows a rule or is missing there:
 * ideographs, Hangul syllables, formal aliases.
 */
#include <stdio.h>
#include <string.h>
#include <uniname.h>
#include "base/uniname.h"

static const struct { uint32_t first, last; } ideographs[] = {
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B738}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
    {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
};

static const struct { const char *name; uint32_t c; } alias[] = {       /* in alphabetical order */
    {"ACK", 0x6}, {"ACKNOWLEDGE", 0x6}, {"ALERT", 0x7}, {"APC", 0x9F}, {"APPLICATION PROGRAM COMMAND", 0x9F}, {"BACKSPACE", 0x8},
    {"BEL", 0x7}, {"BPH", 0x82}, {"BREAK PERMITTED HERE", 0x82}, {"BS", 0x8}, {"CAN", 0x18}, {"CANCEL", 0x18},
    {"CANCEL CHARACTER", 0x94}, {"CARRIAGE RETURN", 0xD}, {"CCH", 0x94}, {"CHARACTER TABULATION", 0x9},
    {"CHARACTER TABULATION SET", 0x88}, {"CHARACTER TABULATION WITH JUSTIFICATION", 0x89}, {"CONTROL SEQUENCE INTRODUCER", 0x9B},
    {"CR", 0xD}, {"CSI", 0x9B}, {"DATA LINK ESCAPE", 0x10}, {"DC1", 0x11}, {"DC2", 0x12}, {"DC3", 0x13}, {"DC4", 0x14},
    {"DCS", 0x90}, {"DEL", 0x7F}, {"DELETE", 0x7F}, {"DEVICE CONTROL FOUR", 0x14}, {"DEVICE CONTROL ONE", 0x11},
    {"DEVICE CONTROL STRING", 0x90}, {"DEVICE CONTROL THREE", 0x13}, {"DEVICE CONTROL TWO", 0x12}, {"DLE", 0x10},
    {"END OF GUARDED AREA", 0x97}, {"END OF LINE", 0xA}, {"END OF MEDIUM", 0x19}, {"END OF PROTECTED AREA", 0x97},
    {"END OF SELECTED AREA", 0x87}, {"END OF TEXT", 0x3}, {"END OF TRANSMISSION", 0x4}, {"END OF TRANSMISSION BLOCK", 0x17},
    {"ENQ", 0x5}, {"ENQUIRY", 0x5}, {"EOL", 0xA}, {"EOM", 0x19}, {"EOT", 0x4}, {"EPA", 0x97}, {"ESA", 0x87}, {"ESC", 0x1B},
    {"ESCAPE", 0x1B}, {"ETB", 0x17}, {"ETX", 0x3}, {"FF", 0xC}, {"FILE SEPARATOR", 0x1C}, {"FORM FEED", 0xC}, {"FS", 0x1C},
    {"GROUP SEPARATOR", 0x1D}, {"GS", 0x1D}, {"HIGH OCTET PRESET", 0x81}, {"HOP", 0x81}, {"HORIZONTAL TABULATION", 0x9},
    {"HORIZONTAL TABULATION SET", 0x88}, {"HORIZONTAL TABULATION WITH JUSTIFICATION", 0x89}, {"HT", 0x9}, {"HTJ", 0x89},
    {"HTS", 0x88}, {"IND", 0x84}, {"INDEX", 0x84}, {"INFORMATION SEPARATOR FOUR", 0x1C}, {"INFORMATION SEPARATOR ONE", 0x1F},
    {"INFORMATION SEPARATOR THREE", 0x1D}, {"INFORMATION SEPARATOR TWO", 0x1E}, {"LF", 0xA}, {"LINE FEED", 0xA},
    {"LINE TABULATION", 0xB}, {"LINE TABULATION SET", 0x8A}, {"LOCKING-SHIFT ONE", 0xE}, {"LOCKING-SHIFT ZERO", 0xF},
    {"MESSAGE WAITING", 0x95}, {"MW", 0x95}, {"NAK", 0x15}, {"NBH", 0x83}, {"NEGATIVE ACKNOWLEDGE", 0x15}, {"NEL", 0x85},
    {"NEW LINE", 0xA}, {"NEXT LINE", 0x85}, {"NL", 0xA}, {"NO BREAK HERE", 0x83}, {"NUL", 0x0}, {"NULL", 0x0},
    {"OPERATING SYSTEM COMMAND", 0x9D}, {"OSC", 0x9D}, {"PAD", 0x80}, {"PADDING CHARACTER", 0x80}, {"PARTIAL LINE BACKWARD", 0x8C},
    {"PARTIAL LINE DOWN", 0x8B}, {"PARTIAL LINE FORWARD", 0x8B}, {"PARTIAL LINE UP", 0x8C}, {"PLD", 0x8B}, {"PLU", 0x8C},
    {"PM", 0x9E}, {"PRIVACY MESSAGE", 0x9E}, {"PRIVATE USE ONE", 0x91}, {"PRIVATE USE TWO", 0x92}, {"PRIVATE USE-1", 0x91},
    {"PRIVATE USE-2", 0x92}, {"PU1", 0x91}, {"PU2", 0x92}, {"RECORD SEPARATOR", 0x1E}, {"REVERSE INDEX", 0x8D},
    {"REVERSE LINE FEED", 0x8D}, {"RI", 0x8D}, {"RS", 0x1E}, {"SCI", 0x9A}, {"SET TRANSMIT STATE", 0x93}, {"SGC", 0x99},
    {"SHIFT IN", 0xF}, {"SHIFT OUT", 0xE}, {"SI", 0xF}, {"SINGLE CHARACTER INTRODUCER", 0x9A},
    {"SINGLE GRAPHIC CHARACTER INTRODUCER", 0x99}, {"SINGLE SHIFT THREE", 0x8F}, {"SINGLE SHIFT TWO", 0x8E},
    {"SINGLE-SHIFT-2", 0x8E}, {"SINGLE-SHIFT-3", 0x8F}, {"SO", 0xE}, {"SOH", 0x1}, {"SOS", 0x98}, {"SPA", 0x96}, {"SS2", 0x8E},
    {"SS3", 0x8F}, {"SSA", 0x86}, {"ST", 0x9C}, {"START OF GUARDED AREA", 0x96}, {"START OF HEADING", 0x1},
    {"START OF PROTECTED AREA", 0x96}, {"START OF SELECTED AREA", 0x86}, {"START OF STRING", 0x98}, {"START OF TEXT", 0x2},
    {"STRING TERMINATOR", 0x9C}, {"STS", 0x93}, {"STX", 0x2}, {"SUB", 0x1A}, {"SUBSTITUTE", 0x1A}, {"SYN", 0x16},
    {"SYNCHRONOUS IDLE", 0x16}, {"TAB", 0x9}, {"UNIT SEPARATOR", 0x1F}, {"US", 0x1F}, {"VERTICAL TABULATION", 0xB},
    {"VERTICAL TABULATION SET", 0x8A}, {"VT", 0xB}, {"VTS", 0x8A},
};

/* A Hangul syllable is leading consonant, vowel, and perhaps a trailing consonant. */
enum { HANGUL = 0xAC00, LEADS = 19, VOWELS = 21, TAILS = 28 };
static const char lead[LEADS][3] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
static const char vowel[VOWELS][4] = {
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
};
static const char tail[TAILS][3] = {
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
};

static bool is_ideograph(uint32_t c)
{
    for (size_t i = 0; i < sizeof ideographs / sizeof *ideographs; i++)
        if (c >= ideographs[i].first && c <= ideographs[i].last)
            return true;
    return false;
}

bool bl_unicode_name(uint32_t c, char out[BL_UNICODE_NAME_MAX])
{
    if (c >= HANGUL && c < HANGUL + LEADS * VOWELS * TAILS) {
        uint32_t i = c - HANGUL;
        snprintf(out, BL_UNICODE_NAME_MAX, "HANGUL SYLLABLE %s%s%s", lead[i / (VOWELS * TAILS)], vowel[i / TAILS % VOWELS], tail[i % TAILS]);
        return true;
    }
    if (is_ideograph(c)) {
        snprintf(out, BL_UNICODE_NAME_MAX, "CJK UNIFIED IDEOGRAPH-%X", c);
        return true;
    }
    return unicode_character_name(c, out) != NULL;
}

/* The longest of `count` spellings that text starts with; the empty one fits always. */
static size_t longest(const char *spelling, size_t stride, size_t count, const char *text, size_t *length)
{
    size_t best = count;
    *length = 0;
    for (size_t i = 0; i < count; i++) {
        const char *s = spelling + i * stride;
        size_t n = strlen(s);
        if (strncmp(s, text, n) == 0 && (best == count || n > *length)) {
            best = i;
            *length = n;
        }
    }
    return best;
}

static int64_t hangul(const char *text)
{
    size_t n, l, v, t;
    l = longest(lead[0], sizeof lead[0], LEADS, text, &n);
    text += n;
    v = longest(vowel[0], sizeof vowel[0], VOWELS, text, &n);
    if (l == LEADS || v == VOWELS)
        return -1;
    text += n;
    t = longest(tail[0], sizeof tail[0], TAILS, text, &n);
    return text[n] ? -1 : (int64_t)(HANGUL + (l * VOWELS + v) * TAILS + t);
}

static int64_t ideograph(const char *digits)
{
    uint32_t c = 0;
    size_t n = strlen(digits);
    if (n != 4 && n != 5)
        return -1;
    for (; *digits; digits++) {
        if ((*digits < '0' || *digits > '9') && (*digits < 'A' || *digits > 'F'))
            return -1;
        c = c << 4 | (uint32_t)(*digits <= '9' ? *digits - '0' : *digits - 'A' + 10);
    }
    return is_ideograph(c) ? (int64_t)c : -1;
}

static int64_t by_alias(const char *upper)
{
    size_t low = 0, high = sizeof alias / sizeof *alias;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int d = strcmp(alias[mid].name, upper);
        if (d == 0)
            return alias[mid].c;
        if (d < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return -1;
}

int64_t bl_unicode_lookup(const char *name, size_t n)
{
    char text[BL_UNICODE_NAME_MAX], upper[BL_UNICODE_NAME_MAX];
    if (n == 0 || n >= sizeof text || memchr(name, 0, n))
        return -1;
    memcpy(text, name, n);
    text[n] = 0;
    if (strncmp(text, "HANGUL SYLLABLE ", 16) == 0)
        return hangul(text + 16);
    if (strncmp(text, "CJK UNIFIED IDEOGRAPH-", 22) == 0)
        return ideograph(text + 22);
    for (size_t i = 0; i <= n; i++)
        upper[i] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
    int64_t c = by_alias(upper);
    if (c >= 0)
        return c;
    ucs4_t found = unicode_name_character(upper);
    return found == UNINAME_INVALID ? -1 : (int64_t)found;
}
