source.o: src/syntax/source.c src/base/alloc.h src/base/buf.h \
 src/base/utf8.h src/syntax/parse.h src/base/cstack.h src/syntax/lexer.h \
 src/base/bump.h src/syntax/parser.h src/syntax/ast.h src/syntax/ast.def \
 src/syntax/tokens.def
src/base/alloc.h:
src/base/buf.h:
src/base/utf8.h:
src/syntax/parse.h:
src/base/cstack.h:
src/syntax/lexer.h:
src/base/bump.h:
src/syntax/parser.h:
src/syntax/ast.h:
src/syntax/ast.def:
src/syntax/tokens.def:
