# Balloon: `make` leaves build/balloon, each mode build/MODE/balloon. `make help` names the targets.
#
# Objects keep their folder (build/obj/mem/gc.o, build/obj/mod/gc.o): two rooms may have a file of one name.
# Variables: CC, ALLOC=pool|malloc, LINE=readline|none, MODE=release|debug|asan|stress, PREFIX, DESTDIR, T=tests/folder/name.

CC     ?= gcc
ALLOC  ?= pool
LINE   ?= readline
MODE   ?= release
PREFIX ?= /usr/local
DESTDIR ?=

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
LIBS   := -lgmp -lunistring -lm

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
LIBS   += -lreadline -ltinfo
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

PHONY_MORE := deps asan-test dry repl
.PHONY: $(PHONY_MORE) all run test debug asan stress depth allocfail leakcheck refcheck coverage lint clean help obj install uninstall check-syntax unit bench
.DELETE_ON_ERROR:

all: $(OUT)/balloon

$(OUT)/balloon: $(OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(EXTRA_$(*F)) -c -o $@ $<

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

# The main job on an example: what a variable is.
run: all
	$(OUT)/balloon tests/seeds/01_variable_is_a_label.py

test: all unit repl
	sh scripts/test.sh $(OUT)/balloon $(T)

# Typed sessions over a pseudo-terminal.
repl: all
	@mkdir -p build
	$(CC) -std=gnu11 -O1 -Wall -Wextra -o build/repltest scripts/repltest.c -lutil
	build/repltest $(OUT)/balloon tests/repl/*.session tests/repl/*.piped

# With the address and undefined behaviour sanitizers; each object is its own block, so scripts that show an address used again are left out.
SANITIZE := ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:exitcode=99:abort_on_error=0 UBSAN_OPTIONS=exitcode=99:print_stacktrace=1
asan-test:
	$(MAKE) MODE=asan all
	$(SANITIZE) TIMEOUT=300 RUNTESTS="-a --leak-check -s bind_06 -s 24_pools -s reuse" sh scripts/test.sh build/asan/balloon $(T)

# A full collection at every safe point: nothing may crash. Scripts that do not watch the collector must also print the same.
stress:
	$(MAKE) MODE=debug all
	TIMEOUT=300 RUNTESTS="-a --gc-stress -w" sh scripts/test.sh build/debug/balloon $(T)

# The same search at every safe point, but nothing freed: output must not change at all.
dry:
	$(MAKE) MODE=debug all
	TIMEOUT=300 RUNTESTS="-a --gc-dry" sh scripts/test.sh build/debug/balloon $(T)

leakcheck:
	$(MAKE) MODE=debug all
	RUNTESTS="-a --leak-check" sh scripts/test.sh build/debug/balloon $(T)

allocfail: debug
	sh scripts/allocfail.sh build/debug/balloon

depth: all
	(ulimit -s 256; sh scripts/test.sh $(OUT)/balloon $(T))
	(ulimit -s 8192; sh scripts/test.sh $(OUT)/balloon $(T))

bench: all
	sh scripts/bench/run.sh $(OUT)/balloon

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

# ---- installing ----
install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(OUT)/balloon $(DESTDIR)$(PREFIX)/bin/balloon

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/balloon

clean:
	rm -rf build

help:
	@echo 'make                 build/balloon (CC, ALLOC=pool|malloc, LINE=readline|none)'
	@echo 'make debug|asan      build/MODE/balloon with assertions, heap checks or sanitizers'
	@echo 'make obj F=src/a/b.c one object file'
	@echo 'make test [T=x/y]    all test scripts, or some'
	@echo 'make unit            the Criterion tests of tests/unit'
	@echo 'make stress          the tests with a full collection at every safe point'
	@echo 'make depth           the tests with a small and a large C stack'
	@echo 'make lint refcheck check-syntax coverage install uninstall clean run ARGS=...'

-include $(OBJS:.o=.d)
