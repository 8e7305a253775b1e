peg.o: src/syntax/peg.c src/syntax/peg.h src/syntax/parse.h \
 src/base/buf.h src/base/cstack.h src/syntax/lexer.h src/base/bump.h \
 src/syntax/parser.h src/syntax/ast.h src/syntax/ast.def \
 src/syntax/tokens.def src/base/alloc.h src/syntax/peg.def
src/syntax/peg.h:
src/syntax/parse.h:
src/base/buf.h:
src/base/cstack.h:
src/syntax/lexer.h:
src/base/bump.h:
src/syntax/parser.h:
src/syntax/ast.h:
src/syntax/ast.def:
src/syntax/tokens.def:
src/base/alloc.h:
src/syntax/peg.def:
