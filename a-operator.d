operator.o: src/mod/operator.c src/mem/gc.h src/mem/ref.h src/mem/pool.h \
 src/mem/state.h src/mem/object.h src/mem/value.h src/mem/types.def \
 src/mod/module.h src/obj/native.h src/obj/error.h src/obj/exceptions.def \
 src/obj/type.h src/obj/protocol.h src/obj/names.def src/obj/dict.h \
 src/obj/int.h src/obj/float.h src/obj/str.h src/obj/bytes.h \
 src/obj/tuple.h src/obj/list.h src/obj/set.h src/obj/range.h \
 src/obj/iter.h src/obj/key.h src/obj/seq.h
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/mod/module.h:
src/obj/native.h:
src/obj/error.h:
src/obj/exceptions.def:
src/obj/type.h:
src/obj/protocol.h:
src/obj/names.def:
src/obj/dict.h:
src/obj/int.h:
src/obj/float.h:
src/obj/str.h:
src/obj/bytes.h:
src/obj/tuple.h:
src/obj/list.h:
src/obj/set.h:
src/obj/range.h:
src/obj/iter.h:
src/obj/key.h:
src/obj/seq.h:
