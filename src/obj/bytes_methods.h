/* bytes_methods.h -- the methods that bytes and bytearray have in common, for both method tables.
 *
 * Each function takes either as self and answers the same kind.
 */
#ifndef BL_OBJ_BYTES_METHODS_H
#define BL_OBJ_BYTES_METHODS_H
#include "mem/object.h"

#define F(name) BlRef bl_by_##name(BlVal self, const BlVal *arg);
F(capitalize) F(center) F(decode) F(expandtabs) F(fromhex) F(isalnum) F(isalpha) F(isascii) F(isdigit) F(islower) F(isspace) F(istitle)
F(isupper) F(join) F(ljust) F(lower) F(lstrip) F(maketrans) F(partition) F(removeprefix) F(removesuffix) F(replace) F(rjust) F(rpartition)
F(rsplit) F(rstrip) F(split) F(splitlines) F(strip) F(swapcase) F(title) F(translate) F(upper) F(zfill) F(hex)
#undef F
#define V(name) BlRef bl_by_##name(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
V(count) V(find) V(index) V(rfind) V(rindex) V(startswith) V(endswith)
#undef V

#define BL_BYTES_SHARED_METHODS                                                                                                         \
    {"capitalize", bl_by_capitalize, "()", "First byte in upper case, the rest in lower case (ASCII).", NULL, 0},                       \
    {"center", bl_by_center, "(width: ssize, fillchar=NULL, /)", "Centered in a row of the given width.", NULL, 0},                     \
    {"count", NULL, NULL, "B.count(sub[, start[, end]]): how often sub occurs, without overlaps.", bl_by_count, 0},                     \
    {"decode", bl_by_decode, "(encoding: str='utf-8', errors: str='strict')", "The text these bytes stand for.", NULL, 0},              \
    {"endswith", NULL, NULL, "B.endswith(suffix[, start[, end]]): suffix may be a tuple.", bl_by_endswith, 0},                          \
    {"expandtabs", bl_by_expandtabs, "(tabsize: int=8)", "Tabs replaced by spaces up to the next column.", NULL, 0},                  \
    {"find", NULL, NULL, "B.find(sub[, start[, end]]): lowest index of sub, or -1.", bl_by_find, 0},                                    \
    {"fromhex", bl_by_fromhex, "(string: str, /)", "Made from pairs of hexadecimal digits.", NULL, BL_MF_CLASS},                        \
    {"hex", bl_by_hex, "(sep=NULL, bytes_per_sep: ssize=1)", "The bytes as hexadecimal digits.", NULL, 0},                              \
    {"index", NULL, NULL, "B.index(sub[, start[, end]]): lowest index of sub, or ValueError.", bl_by_index, 0},                         \
    {"isalnum", bl_by_isalnum, "()", "Are all bytes ASCII letters or digits?", NULL, 0},                                                \
    {"isalpha", bl_by_isalpha, "()", "Are all bytes ASCII letters?", NULL, 0},                                                          \
    {"isascii", bl_by_isascii, "()", "Are all bytes below 128?", NULL, 0},                                                              \
    {"isdigit", bl_by_isdigit, "()", "Are all bytes ASCII digits?", NULL, 0},                                                           \
    {"islower", bl_by_islower, "()", "Is there a letter and are all of them lower case?", NULL, 0},                                     \
    {"isspace", bl_by_isspace, "()", "Is all of it ASCII white space?", NULL, 0},                                                       \
    {"istitle", bl_by_istitle, "()", "Does each word start with upper case and go on in lower case?", NULL, 0},                         \
    {"isupper", bl_by_isupper, "()", "Is there a letter and are all of them upper case?", NULL, 0},                                     \
    {"join", bl_by_join, "(iterable_of_bytes, /)", "All of them with this one between.", NULL, 0},                                      \
    {"ljust", bl_by_ljust, "(width: ssize, fillchar=NULL, /)", "Padded on the right.", NULL, 0},                                        \
    {"lower", bl_by_lower, "()", "ASCII letters in lower case.", NULL, 0},                                                              \
    {"lstrip", bl_by_lstrip, "(bytes=None, /)", "Without leading white space, or bytes.", NULL, 0},                                     \
    {"maketrans", bl_by_maketrans, "(frm, to, /)", "A table for translate().", NULL, BL_MF_STATIC},                                     \
    {"partition", bl_by_partition, "(sep, /)", "(before, sep, after), or (all, b'', b'').", NULL, 0},                                   \
    {"removeprefix", bl_by_removeprefix, "(prefix, /)", "Without the prefix, if it is there.", NULL, 0},                                \
    {"removesuffix", bl_by_removesuffix, "(suffix, /)", "Without the suffix, if it is there.", NULL, 0},                                \
    {"replace", bl_by_replace, "(old, new, count: ssize=-1, /)", "A copy with old replaced by new.", NULL, 0},                          \
    {"rfind", NULL, NULL, "B.rfind(sub[, start[, end]]): highest index of sub, or -1.", bl_by_rfind, 0},                                \
    {"rindex", NULL, NULL, "B.rindex(sub[, start[, end]]): highest index of sub, or ValueError.", bl_by_rindex, 0},                     \
    {"rjust", bl_by_rjust, "(width: ssize, fillchar=NULL, /)", "Padded on the left.", NULL, 0},                                         \
    {"rpartition", bl_by_rpartition, "(sep, /)", "(before, sep, after) at the last sep.", NULL, 0},                                     \
    {"rsplit", bl_by_rsplit, "(sep=None, maxsplit: ssize=-1)", "Like split, counting from the end.", NULL, 0},                          \
    {"rstrip", bl_by_rstrip, "(bytes=None, /)", "Without trailing white space, or bytes.", NULL, 0},                                    \
    {"split", bl_by_split, "(sep=None, maxsplit: ssize=-1)", "The parts between separators.", NULL, 0},                                 \
    {"splitlines", bl_by_splitlines, "(keepends: int=False)", "The lines, with their ends if keepends.", NULL, 0},                      \
    {"startswith", NULL, NULL, "B.startswith(prefix[, start[, end]]): prefix may be a tuple.", bl_by_startswith, 0},                    \
    {"strip", bl_by_strip, "(bytes=None, /)", "Without white space, or bytes, at both ends.", NULL, 0},                                 \
    {"swapcase", bl_by_swapcase, "()", "Upper case turned to lower case and the other way round.", NULL, 0},                            \
    {"title", bl_by_title, "()", "Each word with its first letter in upper case.", NULL, 0},                                            \
    {"translate", bl_by_translate, "(table, /, delete=NULL)", "Each byte replaced by table[byte], those in delete left out.", NULL, 0},  \
    {"upper", bl_by_upper, "()", "ASCII letters in upper case.", NULL, 0},                                                              \
    {"zfill", bl_by_zfill, "(width: ssize, /)", "Zeros added on the left, after a sign.", NULL, 0}

#endif
