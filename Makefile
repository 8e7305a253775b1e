# Balloon: `make` leaves build/balloon, each mode build/MODE/balloon. `make help` names the targets.
#
# Objects keep their folder (build/obj/mem/gc.o, build/obj/mod/gc.o): two rooms may have a file of one name.
# Variables: CC, DYNAMIC=1, ALLOC=pool|malloc, LINE=readline|none, MODE=release|debug|asan|stress, PREFIX, DESTDIR, T=tests/folder/name.

CC     ?= gcc
ALLOC  ?= pool
LINE   ?= readline
MODE   ?= release
PREFIX ?= /usr/local
DESTDIR ?=
LIBDIR ?= $(PREFIX)/lib

ifeq ($(origin CC),default)
CC = gcc
endif

ifeq ($(MODE),release)
OUT := build
else
OUT := build/$(MODE)
endif
ifneq ($(CONFIG),)
OUT := build/$(CONFIG)
endif
OBJ := $(OUT)/obj

WARN   := -Wall -Wextra
CFLAGS ?= -O2 -g1
BASE   := -std=gnu11 -Isrc $(WARN) -fno-strict-aliasing -ffp-contract=off -fno-math-errno -fvisibility=hidden -MMD -MP -DBL_PREFIX='"$(PREFIX)"'

# Into the program itself where the archive is installed (the -dev packages have it): fewer files to load and bind at
# each start. DYNAMIC=1: shared libraries all the same.
library = $(if $(DYNAMIC),-l$(1),$(if $(wildcard $(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1)))
LIBS   := $(call library,gmp) $(call library,unistring) -lm

ifeq ($(MODE),debug)
CFLAGS := -O1 -g
BASE   += -DBL_DEBUG
endif
ifeq ($(MODE),asan)
CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -fno-sanitize=alignment
ALLOC  := malloc
BASE   += -DBL_DEBUG
endif
ifeq ($(MODE),coverage)
CFLAGS := -O0 -g --coverage
endif
# A program at a fixed address starts faster: no relocation of its tables.
ifneq ($(MODE),asan)
BASE   += -fno-pie
LDFLAGS += -no-pie
endif
ifeq ($(ALLOC),malloc)
BASE   += -DBL_ALLOC_MALLOC
endif
ifeq ($(LINE),readline)
BASE   += -DBL_LINE_READLINE
LIBS   += $(call library,readline) $(call library,tinfo)
endif
ifeq ($(STATIC),1)
LDFLAGS += -static
endif

SRC := $(sort $(wildcard src/*/*.c))
OBJS := $(SRC:src/%.c=$(OBJ)/%.o) $(OBJ)/lib_data.o
ROOMS := base mem obj syntax code compile vm mod main
# What may be tested without a program: everything but main/main.c.
LIB_OBJS := $(filter-out $(OBJ)/main/main.o,$(OBJS))
LIBFILES := $(sort $(shell find lib -name '*.py' -o -name '*.html' -o -name '*.css' -o -name '*.js' 2>/dev/null))

PHONY_MORE := page-deps test-page test-page-sample embed deb bench-check bench-deps bench-growth release deps asan-test dry repl
.PHONY: $(PHONY_MORE) all run test debug asan stress depth allocfail leakcheck refcheck coverage lint clean help obj install uninstall check-syntax unit bench
.DELETE_ON_ERROR:

all: $(OUT)/balloon

$(OUT)/balloon: $(OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(EXTRA_$(*F)) -c -o $@ $<

# The loops of this program are short: gcc must not make calls of memset and memcpy of them.
ifeq ($(findstring clang,$(CC)),)
BASE   += -fno-tree-loop-distribute-patterns
endif

# One dispatch per instruction: gcc must not merge the indirect jumps of the loop.
EXTRA_eval := $(if $(findstring clang,$(CC)),,-fno-gcse)
EXTRA_eval_traced := $(EXTRA_eval)

# ---- the library inside the program ----
build/embed: scripts/embed.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -O1 -Wall -Wextra -o $@ $<

build/lib.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(LIBFILES) | cmp -s - $@ || printf '%s\n' $(LIBFILES) > $@
FORCE:

build/lib_data.c: build/embed build/lib.list $(LIBFILES)
	build/embed lib $(LIBFILES) > $@.$$$$ && mv $@.$$$$ $@

$(OBJ)/lib_data.o: build/lib_data.c src/vm/library.h
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -Isrc -O0 -c -o $@ $<

# ---- one file ----
obj: $(patsubst src/%.c,$(OBJ)/%.o,$(F))

# ---- modes ----
debug asan coverage:
	$(MAKE) MODE=$@ all

# ---- running and testing ----
deps:
	sh scripts/deps.sh
page-deps:
	sh scripts/deps.sh pages

# The main job on an example: what a variable is.
run: all
	$(OUT)/balloon tests/seeds/01_variable_is_a_label.py

test: all unit repl embed
	sh scripts/test.sh $(OUT)/balloon $(T)

# Typed sessions over a pseudo-terminal.
repl: all
	@mkdir -p build
	$(CC) -std=gnu11 -O1 -Wall -Wextra -o build/repltest scripts/repltest.c -lutil
	build/repltest $(OUT)/balloon tests/repl/*.session tests/repl/*.piped

# Trace pages in headless Chromium (`make page-deps` installs it), at every step.
test-page: all
	sh scripts/test_page.sh $(OUT)/balloon

test-page-sample: all
	sh scripts/test_page.sh $(OUT)/balloon sample

# With the address and undefined behaviour sanitizers; each object is its own block, so scripts that show an address used again are left out.
SANITIZE := ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:exitcode=99:abort_on_error=0 UBSAN_OPTIONS=exitcode=99:print_stacktrace=1
asan-test:
	$(MAKE) MODE=asan all
	$(SANITIZE) TIMEOUT=300 RUNTESTS="-a --leak-check -s bind_06 -s 24_pools -s reuse" sh scripts/test.sh build/asan/balloon $(T)

# A full collection at every safe point: nothing may crash. Scripts that do not watch the collector must also print the same.
stress:
	$(MAKE) MODE=debug all
	TIMEOUT=300 RUNTESTS="-a --gc-stress -w -s tests/grammar" sh scripts/test.sh build/debug/balloon $(T)

# The same search at every safe point, but nothing freed: output must not change at all.
dry:
	$(MAKE) MODE=debug all
	TIMEOUT=300 RUNTESTS="-a --gc-dry -s tests/grammar" sh scripts/test.sh build/debug/balloon $(T)

leakcheck:
	$(MAKE) MODE=debug all
	RUNTESTS="-a --leak-check" sh scripts/test.sh build/debug/balloon $(T)

allocfail: debug
	sh scripts/allocfail.sh build/debug/balloon

depth: all
	(ulimit -s 256; sh scripts/test.sh $(OUT)/balloon $(T))
	(ulimit -s 8192; sh scripts/test.sh $(OUT)/balloon $(T))

# The table, bench.json and bench.svg beside the program; see scripts/bench/run.sh for its variables.
bench: all
	sh scripts/bench/run.sh $(OUT)/balloon

# Instruction counts against the committed ones.
bench-check: all
	sh scripts/bench/check.sh $(OUT)/balloon

bench-deps:
	sh scripts/bench/deps.sh

bench-growth: all
	$(OUT)/balloon scripts/bench/growth.py

# build/release/balloon: optimised over all files at once, for what the programs of scripts/bench are seen to do.
# Both compilations have the same object names: that is how the second finds what the first has counted.
RELEASE_FLAGS := -O2 -g1 -fprofile-update=single
release:
	rm -rf build/release
	$(MAKE) MODE=release CONFIG=release CFLAGS="$(RELEASE_FLAGS) -fprofile-generate" all
	for f in scripts/bench/kernels/*.py scripts/bench/micro/*.py; do build/release/balloon $$f >/dev/null || exit 1; done
	for f in scripts/bench/programs/*.py; do build/release/balloon $$f 1 >/dev/null || exit 1; done
	find build/release -name '*.o' -delete
	rm build/release/balloon
	$(MAKE) MODE=release CONFIG=release CFLAGS="$(RELEASE_FLAGS) -flto=auto -fprofile-use -fprofile-correction -Wno-missing-profile" all

UNITS := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(wildcard tests/unit/test_*.c))
$(OUT)/unit/%: tests/unit/%.c $(LIB_OBJS)
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(LDFLAGS) -Itests/unit -o $@ $< $(LIB_OBJS) $(LIBS) -lcriterion

unit: $(UNITS)
	@for t in $(UNITS); do echo $$t; $$t || exit 1; done

# ---- checks that compile only ----
check-syntax:
	@for f in $(SRC); do $(CC) $(filter-out -MMD -MP,$(BASE)) -Werror -O0 -fsyntax-only $$f || exit 1; done

refcheck:
	@for f in $(SRC); do $(CC) $(filter-out -MMD -MP,$(BASE)) -DBL_REFCHECK -fsyntax-only $$f || exit 1; done

lint: all
	sh scripts/layers.sh $(OBJ)
	cppcheck --quiet --inline-suppr --enable=warning,performance,portability -Isrc src

# ---- an interpreter inside other programs ----
# Without the line editor: a library under the MIT licence alone. It is one object, since modules are found through weak references, which
# pull nothing out of an archive; and only the names of balloon.h are seen from outside.
EMBED_OBJS := $(filter-out $(OBJ)/main/line.o $(OBJ)/main/line_edit.o,$(LIB_OBJS)) $(OBJ)/embed/line.o
EMBED_LIBS := -lgmp -lunistring -lm
$(OBJ)/embed/line.o: src/main/line.c
	@mkdir -p $(@D)
	$(CC) $(filter-out -DBL_LINE_READLINE,$(BASE)) $(CFLAGS) -c -o $@ $<

$(OUT)/libballoon.a: $(EMBED_OBJS)
	$(CC) -r -nostdlib -o $(OBJ)/embed/balloon.o $^
	objcopy --localize-hidden $(OBJ)/embed/balloon.o
	rm -f $@
	ar rcs $@ $(OBJ)/embed/balloon.o

# The example under tests/embed, built as a stranger would, and what it leaves behind.
embed: $(OUT)/libballoon.a
	$(CC) -std=c11 -Wall -Wextra -Isrc $(CFLAGS) $(LDFLAGS) -o $(OUT)/embedtest tests/embed/embed.c $(OUT)/libballoon.a $(EMBED_LIBS)
	$(OUT)/embedtest
	if command -v valgrind >/dev/null && [ "$(MODE)" != asan ]; then \
	    valgrind -q --leak-check=full --show-leak-kinds=all --error-exitcode=9 $(OUT)/embedtest; fi

# ---- installing ----
VERSION := $(shell sed -n 's/^.define BL_VERSION "\(.*\)"/\1/p' src/base/config.h)
DATA := $(DESTDIR)$(PREFIX)/share
INSTALLED := $(DESTDIR)$(PREFIX)/bin/balloon $(DESTDIR)$(LIBDIR)/libballoon.a $(DESTDIR)$(PREFIX)/include/balloon.h \
             $(DESTDIR)$(LIBDIR)/pkgconfig/balloon.pc $(DATA)/man/man1/balloon.1 $(DATA)/bash-completion/completions/balloon \
             $(DATA)/zsh/vendor-completions/_balloon $(DATA)/fish/vendor_completions.d/balloon.fish

install: all $(OUT)/libballoon.a
	install -D -m 755 $(OUT)/balloon $(DESTDIR)$(PREFIX)/bin/balloon
	install -D -m 644 $(OUT)/libballoon.a $(DESTDIR)$(LIBDIR)/libballoon.a
	install -D -m 644 src/balloon.h $(DESTDIR)$(PREFIX)/include/balloon.h
	install -D -m 644 scripts/install/balloon.1 $(DATA)/man/man1/balloon.1
	install -D -m 644 scripts/install/balloon.bash $(DATA)/bash-completion/completions/balloon
	install -D -m 644 scripts/install/_balloon $(DATA)/zsh/vendor-completions/_balloon
	install -D -m 644 scripts/install/balloon.fish $(DATA)/fish/vendor_completions.d/balloon.fish
	install -d $(DESTDIR)$(LIBDIR)/pkgconfig
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(EMBED_LIBS)|' scripts/install/balloon.pc.in >$(DESTDIR)$(LIBDIR)/pkgconfig/balloon.pc
	chmod 644 $(DESTDIR)$(LIBDIR)/pkgconfig/balloon.pc

uninstall:
	rm -f $(INSTALLED)

# build/balloon_VERSION_ARCH.deb
deb:
	sh scripts/deb/build.sh $(VERSION)

clean:
	rm -rf build

help:
	@echo 'make                 build/balloon (CC, ALLOC=pool|malloc, LINE=readline|none)'
	@echo 'make debug|asan      build/MODE/balloon with assertions, heap checks or sanitizers'
	@echo 'make obj F=src/a/b.c one object file'
	@echo 'make test [T=x/y]    all test scripts, or some'
	@echo 'make unit            the Criterion tests of tests/unit'
	@echo 'make test-page       trace pages of lessons, seeds and random programs in headless Chromium'
	@echo 'make bench           times against the peers that are installed (make bench-deps installs them)'
	@echo 'make bench-check     instruction counts against the committed ones; make bench-growth: cost of n, 2n, 4n, 8n'
	@echo 'make release         build/release/balloon: whole-program and profile-guided optimisation'
	@echo 'make stress          the tests with a full collection at every safe point'
	@echo 'make leakcheck       the tests; status 98 of a script that leaves an object behind is a failure'
	@echo 'make allocfail       some scripts with one allocation after the other failing'
	@echo 'make depth           the tests with a small and a large C stack'
	@echo 'make install        with PREFIX (/usr/local) and DESTDIR; uninstall; make deb: a Debian package in build/'
	@echo 'make embed          libballoon.a and its example under tests/embed'
	@echo 'make lint refcheck check-syntax coverage install uninstall clean run ARGS=...'

-include $(OBJS:.o=.d)
