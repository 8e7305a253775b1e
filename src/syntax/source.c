/* source.c -- the bytes of a program to UTF-8 with '\n' line ends.
 *
 * A BOM or a coding line in one of the first two lines may name the encoding; UTF-8, Latin-1 and ASCII are known.
 * Bytes that are no UTF-8 do not fail here but where the lexer reads their line, so that an earlier error in the
 * program comes first. The result always ends with NUL, and for whole programs with a newline.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "syntax/parse.h"

enum Encoding { ENC_UTF8, ENC_LATIN1, ENC_ASCII, ENC_UNKNOWN };

typedef struct Cookie {
    bool found;
    char name[64];          /* as written */
    char normal[64];        /* utf-8 and iso-8859-1 for all their spellings, otherwise as written */
} Cookie;

static bool is_encoding_char(unsigned char c)
{
    return isalnum(c) || c == '-' || c == '_' || c == '.';
}

/* Spellings of the two common encodings, also with a suffix such as -unix. */
static void normalise(Cookie *k)
{
    char low[13];
    size_t i = 0;
    for (; i < 12 && k->name[i]; i++)
        low[i] = k->name[i] == '_' ? '-' : (char)tolower((unsigned char)k->name[i]);
    low[i] = 0;
    static const char *const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
    const char *normal = k->name;
    if (strncmp(low, "utf-8", 5) == 0 && (low[5] == 0 || low[5] == '-'))
        normal = "utf-8";
    for (size_t j = 0; j < 3; j++) {
        size_t n = strlen(latin[j]);
        if (strncmp(low, latin[j], n) == 0 && (low[n] == 0 || low[n] == '-'))
            normal = "iso-8859-1";
    }
    snprintf(k->normal, sizeof k->normal, "%s", normal);
}

/* A comment line with coding: NAME or coding= NAME. Answers whether the next line may still be looked at. */
static bool read_cookie(Cookie *k, const char *s, const char *end)
{
    const char *p = s;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\014'))
        p++;
    if (p == end)
        return true;
    if (*p != '#')
        return false;
    for (; end - p >= 7; p++) {
        if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '='))
            continue;
        const char *name = p + 7;
        while (name < end && (*name == ' ' || *name == '\t'))
            name++;
        size_t n = 0;
        while (name + n < end && is_encoding_char((unsigned char)name[n]))
            n++;
        if (n == 0)
            continue;
        if (n >= sizeof k->name)
            n = sizeof k->name - 1;
        memcpy(k->name, name, n);
        k->name[n] = 0;
        k->found = true;
        normalise(k);
        return false;
    }
    return true;
}

static void find_cookie(Cookie *k, const char *s, size_t n)
{
    const char *end = s + n;
    for (int line = 0; line < 2 && s < end; line++) {
        const char *nl = s;
        while (nl < end && *nl != '\n' && *nl != '\r')
            nl++;
        if (!read_cookie(k, s, nl))
            return;
        s = nl + (nl < end);
        if (nl < end && *nl == '\r' && s < end && *s == '\n')
            s++;
    }
}

static enum Encoding encoding_of(const Cookie *k)
{
    if (!k->found || strcmp(k->normal, "utf-8") == 0)
        return ENC_UTF8;
    if (strcmp(k->normal, "iso-8859-1") == 0)
        return ENC_LATIN1;
    char low[16];
    size_t i = 0;
    for (; i < 15 && k->name[i]; i++)
        low[i] = k->name[i] == '-' ? '_' : (char)tolower((unsigned char)k->name[i]);
    low[i] = 0;
    static const char *const utf8[] = {"utf8", "u8", "utf_8_sig", "cp65001"};
    static const char *const latin[] = {"latin1", "l1", "latin", "iso8859_1", "8859", "cp819", "iso8859", "l1"};
    static const char *const ascii[] = {"ascii", "us_ascii", "646", "us"};
    for (size_t j = 0; j < sizeof utf8 / sizeof *utf8; j++)
        if (strcmp(low, utf8[j]) == 0)
            return ENC_UTF8;
    for (size_t j = 0; j < sizeof latin / sizeof *latin; j++)
        if (strcmp(low, latin[j]) == 0)
            return ENC_LATIN1;
    for (size_t j = 0; j < sizeof ascii / sizeof *ascii; j++)
        if (strcmp(low, ascii[j]) == 0)
            return ENC_ASCII;
    return ENC_UNKNOWN;
}

bool bl_source_encoding(const char *src, size_t len, char *out)
{
    Cookie k = {.found = false};
    bool bom = len >= 3 && memcmp(src, "\xEF\xBB\xBF", 3) == 0;
    find_cookie(&k, bom ? src + 3 : src, bom ? len - 3 : len);
    snprintf(out, sizeof k.normal, "%s", k.found ? k.normal : "utf-8");
    return encoding_of(&k) != ENC_UNKNOWN;
}

static void refuse(BlSource *out, BlBump *memory, bool from_file, const char *text)
{
    out->error.message = bl_bump_text(memory, text, strlen(text));
    out->error.class = BL_SYNTAX_ERROR;
    out->error.no_position = from_file;
    out->error.offset = -1;
    out->error.end_offset = -1;
    out->no_memory = !out->error.message;
}

/* Copies with the line ends made equal; Latin-1 becomes UTF-8. */
static void copy_text(BlSource *out, const char *s, size_t n, enum Encoding enc, bool add_newline)
{
    BlBuf b = BL_BUF_INIT;
    bl_buf_reserve(&b, n + 1);
    for (size_t i = 0; i < n && !b.failed;) {
        size_t run = i;
        while (run < n && s[run] != '\r' && (enc != ENC_LATIN1 || (unsigned char)s[run] < 0x80))
            run++;
        bl_buf_add(&b, s + i, run - i);
        i = run;
        if (i == n)
            break;
        if (s[i] == '\r') {
            bl_buf_addc(&b, '\n');
            i += i + 1 < n && s[i + 1] == '\n' ? 2 : 1;
        } else {
            bl_buf_add_rune(&b, (unsigned char)s[i++]);
        }
    }
    if (add_newline && (b.size == 0 || b.data[b.size - 1] != '\n'))
        bl_buf_addc(&b, '\n');
    out->text = bl_buf_take(&b, &out->len);
    out->no_memory = !out->text;
}

/* A byte that is no text (or is NUL) is remembered with the words for it. */
static void find_bad_byte(BlSource *out, const BlParseOptions *options, bool declared, BlBump *memory)
{
    bool from_file = options->flags & BL_PARSE_FROM_FILE;
    const char *nul = memchr(out->text, 0, out->len);
    size_t good = bl_utf8_check(out->text, out->len);
    char words[400];
    if (nul && (size_t)(nul - out->text) < good) {
        out->bad_byte = nul;
        snprintf(words, sizeof words, "source code cannot contain null bytes");
    } else if (good < out->len) {
        if (!from_file || declared)
            return;     /* then only names and strings with such bytes are wrong */
        out->bad_byte = out->text + good;
        out->bad_no_position = true;
        int line = 1;
        for (const char *p = out->text; (p = memchr(p, '\n', (size_t)(out->bad_byte - p))) != NULL; p++)
            line++;
        snprintf(words, sizeof words,
                 "Non-UTF-8 code starting with '\\x%02x' in file %.200s on line %d, but no encoding declared; "
                 "see https://peps.python.org/pep-0263/ for details",
                 (unsigned)(unsigned char)*out->bad_byte, options->filename ? options->filename : "<unknown>", line);
    } else {
        return;
    }
    out->bad_message = bl_bump_text(memory, words, strlen(words));
    out->no_memory |= !out->bad_message;
}

void bl_source_decode(BlSource *out, const char *src, size_t len, const BlParseOptions *options, BlBump *memory)
{
    memset(out, 0, sizeof *out);
    bool from_file = options->flags & BL_PARSE_FROM_FILE;
    bool encoded = options->flags & (BL_PARSE_FROM_FILE | BL_PARSE_FROM_BYTES);
    enum Encoding enc = ENC_UTF8;
    if (!from_file && memchr(src, 0, len)) {
        refuse(out, memory, true, "source code string cannot contain null bytes");
        return;
    }
    out->declared = !encoded;
    bool cookie_found = false;
    if (encoded) {
        Cookie k = {.found = false};
        bool bom = len >= 3 && memcmp(src, "\xEF\xBB\xBF", 3) == 0;
        if (bom)
            src += 3, len -= 3;
        find_cookie(&k, src, len);
        enc = encoding_of(&k);
        out->has_bom = bom && from_file;
        cookie_found = out->declared = bom || k.found;
        char words[160];
        if (bom && k.found && strcmp(k.normal, "utf-8") != 0) {
            snprintf(words, sizeof words, "encoding problem: %s with BOM", k.normal);
            refuse(out, memory, from_file, words);
            return;
        }
        size_t plain = bl_ascii_span(src, len);
        if (enc == ENC_UNKNOWN || (enc == ENC_ASCII && plain < len)) {
            if (from_file)
                snprintf(words, sizeof words, "encoding problem: %s", k.normal);
            else if (enc == ENC_UNKNOWN)
                snprintf(words, sizeof words, "unknown encoding: %s", k.normal);
            else
                snprintf(words, sizeof words, "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in range(128)",
                         (unsigned char)src[plain], plain);
            refuse(out, memory, from_file, words);
            return;
        }
    }
    copy_text(out, src, len, enc, options->mode == BL_PARSE_FILE || from_file);
    if (!out->no_memory)
        find_bad_byte(out, options, cookie_found, memory);
}
