stdlib_names.o: src/vm/stdlib_names.c src/vm/library.h
src/vm/library.h:
