/* io_text.h -- what the two files of TextIOWrapper share. */
#ifndef BL_MOD_IO_TEXT_H
#define BL_MOD_IO_TEXT_H

#include "mod/io_impl.h"
#include "obj/codec.h"

BlText *bl_as_text(BlVal v);
BL_RAISES bool bl_text_check(const BlText *t);          /* initialised, not detached */
BL_RAISES bool bl_text_check_open(const BlText *t);
BL_RAISES int bl_text_closed(const BlText *t);
BL_RAISES bool bl_text_flush(BlText *t);                /* both layers */

BlRef bl_text_read_method(BlVal self, const BlVal *arg);
BlRef bl_text_readline_method(BlVal self, const BlVal *arg);
BlRef bl_text_seek_method(BlVal self, const BlVal *arg);
BlRef bl_text_tell_method(BlVal self, const BlVal *arg);
BlRef bl_text_truncate_method(BlVal self, const BlVal *arg);
BlRef bl_text_next(BlVal self);

#endif
