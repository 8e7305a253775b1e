code.o: src/code/code.c src/base/alloc.h src/code/operands.h \
 src/code/code.h src/obj/type.h src/obj/protocol.h src/obj/error.h \
 src/mem/gc.h src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/names.def src/obj/dict.h \
 src/code/opcodes.def src/obj/bytes.h src/obj/int.h src/obj/list.h \
 src/obj/native.h src/obj/str.h src/obj/tuple.h
src/base/alloc.h:
src/code/operands.h:
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
src/obj/bytes.h:
src/obj/int.h:
src/obj/list.h:
src/obj/native.h:
src/obj/str.h:
src/obj/tuple.h:
