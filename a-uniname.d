uniname.o: src/base/uniname.c src/base/uniname.h
src/base/uniname.h:
