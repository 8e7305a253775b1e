numtext.o: src/base/numtext.c src/base/numtext.h src/base/buf.h \
 src/base/alloc.h src/base/pow10.h
src/base/numtext.h:
src/base/buf.h:
src/base/alloc.h:
src/base/pow10.h:
