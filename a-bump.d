bump.o: src/base/bump.c src/base/bump.h src/base/alloc.h
src/base/bump.h:
src/base/alloc.h:
