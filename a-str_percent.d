str_percent.o: src/obj/str_percent.c src/base/numtext.h src/base/buf.h \
 src/obj/str_inner.h src/base/alloc.h src/base/utf8.h src/mem/gc.h \
 src/mem/ref.h src/mem/pool.h src/mem/state.h src/mem/object.h \
 src/mem/value.h src/mem/types.def src/obj/str.h src/obj/protocol.h \
 src/obj/error.h src/obj/exceptions.def src/obj/names.def src/obj/bytes.h \
 src/obj/int.h src/obj/float.h src/obj/tuple.h src/obj/list.h \
 src/obj/dict.h src/obj/iter.h src/obj/range.h src/obj/native.h \
 src/obj/type.h
src/base/numtext.h:
src/base/buf.h:
src/obj/str_inner.h:
src/base/alloc.h:
src/base/utf8.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/str.h:
src/obj/protocol.h:
src/obj/error.h:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/bytes.h:
src/obj/int.h:
src/obj/float.h:
src/obj/tuple.h:
src/obj/list.h:
src/obj/dict.h:
src/obj/iter.h:
src/obj/range.h:
src/obj/native.h:
src/obj/type.h:
