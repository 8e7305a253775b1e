ref.o: src/mem/ref.c src/mem/ref.h src/mem/pool.h src/mem/state.h \
 src/mem/object.h src/mem/value.h src/mem/types.def src/mem/gc.h \
 src/mem/weak.h
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/mem/gc.h:
src/mem/weak.h:
