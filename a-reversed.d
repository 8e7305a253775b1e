reversed.o: src/obj/reversed.c src/mem/gc.h src/mem/ref.h src/mem/pool.h \
 src/mem/state.h src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/iter.h src/obj/protocol.h src/obj/error.h src/obj/exceptions.def \
 src/obj/names.def src/obj/native.h src/obj/type.h src/obj/dict.h \
 src/obj/tuple.h
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/iter.h:
src/obj/protocol.h:
src/obj/error.h:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/native.h:
src/obj/type.h:
src/obj/dict.h:
src/obj/tuple.h:
