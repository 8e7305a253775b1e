/* trace.h -- what sys.settrace and sys.setprofile ask of the loop. */
#ifndef BL_VM_TRACE_H
#define BL_VM_TRACE_H

#include "vm/frame.h"

enum BlTraceStep { BL_TRACE_FAILED = -1, BL_TRACE_ON, BL_TRACE_OFF };

/* Before the instruction eval->pc of the frame at base, in the traced loop: the events that are due. The frame may have been sent
 * elsewhere: eval->pc says where to go on. BL_TRACE_OFF: nobody watches any more. */
enum BlTraceStep bl_trace_step(BlVal *base);
/* C code starts the frame at base, or resumes it, at pc. */
void bl_trace_enter(BlVal *base, const BlIns *pc);
/* An exception is thrown into the suspended frame at base, stopped before pc: that it goes on is an event too. */
void bl_trace_thrown(BlVal *base, const BlIns *pc);
/* The pending exception was raised, or arrived, at instruction pc of the frame at base (`raised`), and: it leaves that frame. */
void bl_trace_exception(BlVal *base, uint32_t pc);
void bl_trace_unwound(BlVal *base, uint32_t pc);
/* Does a line start at instruction pc, after the one at `before`? *line: the line of that one, then of this. */
bool bl_trace_line_starts(const BlCode *code, uint32_t pc, uint32_t before, int *line);
/* bl_watch_hooks hear of every step from now on, or no more. */
void bl_trace_watch(bool on);
/* function: BL_NONE or a callable. The event functions are in BlRun. */
BL_RAISES bool bl_trace_set(BlRef *place, BlVal function);

#endif
