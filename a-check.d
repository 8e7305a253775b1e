check.o: src/mem/check.c src/mem/check.h src/mem/gc.h src/mem/ref.h \
 src/mem/pool.h src/mem/state.h src/mem/object.h src/mem/value.h \
 src/mem/types.def src/base/alloc.h
src/mem/check.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/base/alloc.h:
