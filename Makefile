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
BASE   := -std=gnu11 -Isrc $(WARN) -fno-strict-aliasing -ffp-contract=off -fno-math-errno -MMD -MP -DBL_PREFIX='"$(PREFIX)"'
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
ifeq ($(ALLOC),malloc)
BASE   += -DBL_ALLOC_MALLOC
endif
ifeq ($(LINE),readline)
BASE   += -DBL_LINE_READLINE
LIBS   += -lreadline
endif
ifeq ($(STATIC),1)
LDFLAGS += -static
LIBS   += -ltinfo
endif

SRC := $(sort $(wildcard src/*/*.c))
OBJS := $(SRC:src/%.c=$(OBJ)/%.o) $(OBJ)/lib_data.o
ROOMS := base mem obj syntax code compile vm mod main
# What may be tested without a program: everything but main/main.c.
LIB_OBJS := $(filter-out $(OBJ)/main/main.o,$(OBJS))
LIBFILES := $(sort $(shell find lib -name '*.py' 2>/dev/null))

.PHONY: all run test debug asan stress depth allocfail leakcheck refcheck coverage lint clean help obj install uninstall check-syntax unit bench
.DELETE_ON_ERROR:

all: $(OUT)/balloon

$(OUT)/balloon: $(OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(EXTRA_$(*F)) -c -o $@ $<

# One dispatch per instruction: gcc must not merge the indirect jumps of the loop.
EXTRA_eval := $(if $(findstring clang,$(CC)),,-fno-gcse)

# ---- the library inside the program ----
build/embed: scripts/embed.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -O1 -Wall -Wextra -o $@ $<

build/lib.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(LIBFILES) | cmp -s - $@ || printf '%s\n' $(LIBFILES) > $@
FORCE:

build/lib_data.c: build/embed build/lib.list $(LIBFILES)
	build/embed lib $(LIBFILES) > $@

$(OBJ)/lib_data.o: build/lib_data.c src/vm/library.h
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -Isrc -O0 -c -o $@ $<

# ---- one file ----
obj: $(patsubst src/%.c,$(OBJ)/%.o,$(F))

# ---- modes ----
debug asan coverage:
	$(MAKE) MODE=$@ all

# ---- running and testing ----
run: all
	$(OUT)/balloon $(ARGS)

test: all
	sh scripts/test.sh $(OUT)/balloon $(T)

stress: 
	$(MAKE) MODE=debug all
	BALLOON_ARGS=--gc-stress sh scripts/test.sh build/debug/balloon $(T)

leakcheck:
	$(MAKE) MODE=debug all
	sh scripts/test.sh build/debug/balloon $(T)

depth: all
	(ulimit -s 256; sh scripts/test.sh $(OUT)/balloon $(T))
	(ulimit -s 8192; sh scripts/test.sh $(OUT)/balloon $(T))

unit: $(LIB_OBJS)
	@for t in tests/unit/test_*.c; do \
	  b=$(OUT)/$$(basename $$t .c); \
	  $(CC) $(BASE) $(CFLAGS) -Itests/unit -o $$b $$t $(LIB_OBJS) $(LIBS) -lcriterion && $$b || exit 1; done

# ---- checks that compile only ----
check-syntax:
	@for f in $(SRC); do $(CC) $(BASE) -Werror -O0 -fsyntax-only $$f || exit 1; done

refcheck:
	@for f in $(SRC); do $(CC) $(BASE) -DBL_REFCHECK -fsyntax-only $$f || exit 1; done

lint:
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
