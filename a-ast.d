ast.o: src/syntax/ast.c src/syntax/ast.h src/syntax/ast.def \
 src/base/buf.h src/base/cstack.h src/base/utf8.h src/syntax/parse.h \
 src/syntax/lexer.h src/base/bump.h src/syntax/parser.h \
 src/syntax/tokens.def
src/syntax/ast.h:
src/syntax/ast.def:
src/base/buf.h:
src/base/cstack.h:
src/base/utf8.h:
src/syntax/parse.h:
src/syntax/lexer.h:
src/base/bump.h:
src/syntax/parser.h:
src/syntax/tokens.def:
