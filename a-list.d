list.o: src/obj/list.c src/obj/list.h src/obj/protocol.h src/obj/error.h \
 src/mem/gc.h src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def src/obj/names.def src/obj/iter.h src/obj/key.h \
 src/obj/str.h src/obj/list_impl.h src/obj/native.h src/obj/type.h \
 src/obj/dict.h src/obj/seq.h src/obj/int.h src/obj/range.h \
 src/obj/tuple.h
src/obj/list.h:
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
src/obj/iter.h:
src/obj/key.h:
src/obj/str.h:
src/obj/list_impl.h:
src/obj/native.h:
src/obj/type.h:
src/obj/dict.h:
src/obj/seq.h:
src/obj/int.h:
src/obj/range.h:
src/obj/tuple.h:
