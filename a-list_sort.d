list_sort.o: src/obj/list_sort.c src/mem/gc.h src/mem/ref.h \
 src/mem/pool.h src/mem/state.h src/mem/object.h src/mem/value.h \
 src/mem/types.def src/obj/key.h src/obj/protocol.h src/obj/error.h \
 src/obj/exceptions.def src/obj/names.def src/obj/str.h \
 src/obj/list_impl.h src/obj/list.h src/obj/float.h src/obj/tuple.h
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/key.h:
src/obj/protocol.h:
src/obj/error.h:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/str.h:
src/obj/list_impl.h:
src/obj/list.h:
src/obj/float.h:
src/obj/tuple.h:
