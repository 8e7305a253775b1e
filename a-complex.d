complex.o: src/obj/complex.c src/base/numtext.h src/base/buf.h \
 src/mem/gc.h src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def src/obj/float.h \
 src/obj/protocol.h src/obj/error.h src/obj/exceptions.def \
 src/obj/names.def src/obj/int.h src/obj/native.h src/obj/type.h \
 src/obj/dict.h src/obj/number_text.h src/obj/str.h src/obj/tuple.h
src/base/numtext.h:
src/base/buf.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/float.h:
src/obj/protocol.h:
src/obj/error.h:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/int.h:
src/obj/native.h:
src/obj/type.h:
src/obj/dict.h:
src/obj/number_text.h:
src/obj/str.h:
src/obj/tuple.h:
