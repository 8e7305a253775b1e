set.o: src/obj/set.c src/obj/set_impl.h src/obj/key.h src/obj/protocol.h \
 src/obj/error.h src/mem/gc.h src/mem/ref.h src/mem/pool.h \
 src/mem/state.h src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/names.def src/obj/str.h src/obj/set.h \
 src/obj/dict_impl.h src/obj/dict.h src/obj/iter.h src/obj/list.h \
 src/obj/native.h src/obj/type.h
src/obj/set_impl.h:
src/obj/key.h:
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
src/obj/set.h:
src/obj/dict_impl.h:
src/obj/dict.h:
src/obj/iter.h:
src/obj/list.h:
src/obj/native.h:
src/obj/type.h:
