unichar.o: src/obj/unichar.c src/obj/unichar.h
src/obj/unichar.h:
