pool.o: src/mem/pool.c src/mem/pool.h src/mem/state.h src/mem/object.h \
 src/mem/value.h src/mem/types.def src/base/alloc.h
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/base/alloc.h:
