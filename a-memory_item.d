memory_item.o: src/obj/memory_item.c src/obj/memoryview.h src/obj/bytes.h \
 src/obj/protocol.h src/obj/error.h src/mem/gc.h src/mem/ref.h \
 src/mem/pool.h src/mem/state.h src/mem/object.h src/mem/value.h \
 src/mem/types.def src/obj/exceptions.def src/obj/names.def \
 src/obj/float.h src/obj/int.h
src/obj/memoryview.h:
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
src/obj/float.h:
src/obj/int.h:
