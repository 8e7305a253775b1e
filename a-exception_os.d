exception_os.o: src/obj/exception_os.c src/obj/exception_impl.h \
 src/obj/error.h src/mem/gc.h src/mem/ref.h src/mem/pool.h \
 src/mem/state.h src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/int.h src/obj/protocol.h \
 src/obj/names.def src/obj/list.h src/obj/native.h src/obj/type.h \
 src/obj/dict.h src/obj/str.h src/obj/tuple.h
src/obj/exception_impl.h:
src/obj/error.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/exceptions.def:
src/obj/int.h:
src/obj/protocol.h:
src/obj/names.def:
src/obj/list.h:
src/obj/native.h:
src/obj/type.h:
src/obj/dict.h:
src/obj/str.h:
src/obj/tuple.h:
