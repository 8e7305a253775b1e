define.o: src/compile/define.c src/compile/internal.h src/base/alloc.h \
 src/base/bump.h src/compile/compile.h src/code/code.h src/obj/type.h \
 src/obj/protocol.h src/obj/error.h src/mem/gc.h src/mem/ref.h \
 src/mem/pool.h src/mem/state.h src/mem/object.h src/mem/value.h \
 src/mem/types.def src/obj/exceptions.def src/obj/names.def \
 src/obj/dict.h src/code/opcodes.def src/syntax/parser.h src/syntax/ast.h \
 src/syntax/ast.def src/obj/int.h src/obj/float.h src/obj/str.h \
 src/obj/bytes.h src/obj/tuple.h src/obj/set.h
src/compile/internal.h:
src/base/alloc.h:
src/base/bump.h:
src/compile/compile.h:
src/code/code.h:
src/obj/type.h:
src/obj/protocol.h:
src/obj/error.h:
src/mem/gc.h:
src/mem/ref.h:
src/mem/pool.h:
src/mem/state.h:
src/mem/object.h:
src/mem/value.h:
src/mem/types.def:
src/obj/exceptions.def:
src/obj/names.def:
src/obj/dict.h:
src/code/opcodes.def:
src/syntax/parser.h:
src/syntax/ast.h:
src/syntax/ast.def:
src/obj/int.h:
src/obj/float.h:
src/obj/str.h:
src/obj/bytes.h:
src/obj/tuple.h:
src/obj/set.h:
