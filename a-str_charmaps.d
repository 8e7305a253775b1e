str_charmaps.o: src/obj/str_charmaps.c src/obj/codec.h src/base/buf.h \
 src/base/uniname.h src/obj/bytes.h src/obj/protocol.h src/obj/error.h \
 src/mem/gc.h src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/names.def src/obj/str.h
src/obj/codec.h:
src/base/buf.h:
src/base/uniname.h:
src/obj/bytes.h:
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
src/obj/str.h:
