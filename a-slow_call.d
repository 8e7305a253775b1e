slow_call.o: src/vm/slow_call.c src/vm/slow.h src/vm/frame.h \
 src/vm/function.h src/code/code.h src/obj/type.h src/obj/protocol.h \
 src/obj/error.h src/mem/gc.h src/mem/ref.h src/mem/pool.h \
 src/mem/state.h src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/names.def src/obj/dict.h \
 src/code/opcodes.def src/obj/tuple.h src/obj/list.h src/obj/native.h \
 src/obj/str.h
src/vm/slow.h:
src/vm/frame.h:
src/vm/function.h:
src/code/code.h:
src/obj/type.h:
src/obj/protocol.h:
src/obj/error.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/dict.h:
src/code/opcodes.def:
src/obj/tuple.h:
src/obj/list.h:
src/obj/native.h:
src/obj/str.h:
