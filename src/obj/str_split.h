/* str_split.h -- the methods of str_split.c, for str's method table. */
#ifndef BL_OBJ_STR_SPLIT_H
#define BL_OBJ_STR_SPLIT_H
#include "mem/value.h"

BlRef bl_str_split(BlVal self, const BlVal *arg);
BlRef bl_str_rsplit(BlVal self, const BlVal *arg);
BlRef bl_str_splitlines(BlVal self, const BlVal *arg);
BlRef bl_str_partition(BlVal self, const BlVal *arg);
BlRef bl_str_rpartition(BlVal self, const BlVal *arg);
BlRef bl_str_join_method(BlVal self, const BlVal *arg);
BlRef bl_str_replace(BlVal self, const BlVal *arg);
#endif
