native_plan.o: src/obj/native_plan.c src/obj/native_plan.h \
 src/obj/native.h src/obj/error.h src/mem/gc.h src/mem/ref.h \
 src/mem/pool.h src/mem/state.h src/mem/object.h src/mem/value.h \
 src/mem/types.def src/obj/exceptions.def src/obj/type.h \
 src/obj/protocol.h src/obj/names.def src/obj/dict.h src/base/alloc.h \
 src/obj/str.h src/obj/tuple.h
src/obj/native_plan.h:
src/obj/native.h:
src/obj/error.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/exceptions.def:
src/obj/type.h:
src/obj/protocol.h:
src/obj/names.def:
src/obj/dict.h:
src/base/alloc.h:
src/obj/str.h:
src/obj/tuple.h:
