parse_pattern.o: src/syntax/parse_pattern.c src/syntax/parse.h \
 src/base/buf.h src/base/cstack.h src/syntax/lexer.h src/base/bump.h \
 src/syntax/parser.h src/syntax/ast.h src/syntax/ast.def \
 src/syntax/tokens.def
src/syntax/parse.h:
src/base/buf.h:
src/base/cstack.h:
src/syntax/lexer.h:
src/base/bump.h:
src/syntax/parser.h:
src/syntax/ast.h:
src/syntax/ast.def:
src/syntax/tokens.def:
