interrupt.o: src/obj/interrupt.c src/obj/interrupt.h src/obj/error.h \
 src/mem/gc.h src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def \
 src/obj/exceptions.def
src/obj/interrupt.h:
src/obj/error.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/exceptions.def:
