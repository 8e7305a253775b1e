cstack.o: src/base/cstack.c src/base/cstack.h
src/base/cstack.h:
