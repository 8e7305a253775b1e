/* io_impl.h -- what the files of module _io share: the structs of its streams and the ways between the layers.
 *
 * Three layers, as documented: FileIO over a descriptor, Buffered* over anything raw, TextIOWrapper over anything buffered.
 * Where the layer below is exactly our own, it is called directly; a program's own class is called by its methods.
 */
#ifndef BL_MOD_IO_IMPL_H
#define BL_MOD_IO_IMPL_H

#include <stdio.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "mod/program.h"
#include "obj/seq.h"
#include "vm/runtime.h"

#define BL_UNUSED __attribute__((unused))

enum { BL_IO_BUFFER_SIZE = 8192, BL_IO_CHUNK = 8192 };

typedef struct BlIoBase {
    BlObject head;
    bool closed;
} BlIoBase;

typedef struct BlFileIO {
    BlIoBase base;
    int fd;                     /* -1: closed or detached */
    bool closefd, readable, writable, created, appending;
    int8_t seekable;            /* -1: not asked yet */
    size_t block;
} BlFileIO;

typedef struct BlBuffered {
    BlIoBase base;
    BlRef raw;                  /* BL_NULL: detached or not initialised */
    bool ok, detached, readable, writable;
    bool fast;                  /* raw is exactly a FileIO */
    bool busy;                  /* raw is being called: a call of ours from there is an error */
    char *data;                 /* of `size` bytes; read ahead [pos, end), or waiting to be written [0, waiting) */
    size_t size, pos, end, waiting;
    BlRef writer;               /* BufferedRWPair's second stream; its own struct is used there */
} BlBuffered;

typedef struct BlRWPair {
    BlIoBase base;
    BlRef reader, writer;
} BlRWPair;

enum BlTextCodec { BL_TEXT_UTF8, BL_TEXT_ASCII, BL_TEXT_LATIN1, BL_TEXT_WIDE16, BL_TEXT_WIDE32, BL_TEXT_OTHER };

typedef struct BlText {
    BlIoBase base;
    BlRef buffer;               /* BL_NULL: detached or not initialised */
    BlRef encoding, errors;     /* strs */
    bool ok, detached;
    BlBuffered *fast;           /* buffer, if that is exactly one of our own */
    uint8_t codec;              /* enum BlTextCodec */
    bool sig;                   /* a mark at the begin: utf-8-sig */
    int order, write_order;     /* of the wide codecs: -1, 1, 0 not known yet */
    bool at_start;              /* nothing has been written or read yet */
    /* newlines: universal reads "\r", "\n", "\r\n"; translate makes them "\n" */
    bool universal, translate;
    char read_end[3];           /* when not universal */
    char write_end[3];          /* "" : "\n" as it is */
    uint8_t seen;               /* 1 "\n", 2 "\r", 4 "\r\n" */
    bool held_cr;               /* a "\r" at the end of what was decoded, not given out yet */
    bool line_buffering, write_through, readable, writable, seekable, telling, in_next;
    BlRef decoded;              /* str read ahead, or BL_NULL */
    size_t used;                /* code points of it that were given out */
    BlBuf input;                /* bytes that `decoded` was made from: for tell() */
    BlBuf rest;                 /* bytes of an unfinished code point */
    BlBuf pending;              /* encoded, not yet given to buffer */
    bool end;
} BlText;

typedef struct BlBytesIO {
    BlIoBase base;
    char *data;
    size_t length, capacity, pos;
    int64_t exports;
} BlBytesIO;

typedef struct BlStringIO {
    BlIoBase base;
    int kind;                   /* bytes per code point of data */
    void *data;
    size_t length, capacity, pos;
    bool universal, translate, ok;
    char write_end[3];
    uint8_t seen;
} BlStringIO;

typedef struct BlIo {           /* state of the module: classes */
    BlRef unsupported;          /* UnsupportedOperation */
    BlRef iobase, rawiobase, bufferediobase, textiobase, fileio, bytesio, stringio, reader, writer, random, rwpair, text, newline_decoder, view;
} BlIo;

static inline BlIo *bl_io(void) { return bl_module_state(&bl_mod_io); }

extern const BlType bl_iobase_type, bl_rawiobase_type, bl_bufferediobase_type, bl_textiobase_type, bl_fileio_type, bl_bytesio_type, bl_stringio_type,
    bl_buffered_reader_type, bl_buffered_writer_type, bl_buffered_random_type, bl_rwpair_type, bl_textio_type, bl_newline_decoder_type, bl_bytesio_view_type;

/* ---- common ---- */
BlRef bl_io_unsupported(const char *message);
BlRef bl_io_closed(void);                       /* ValueError: I/O operation on closed file. */
BL_RAISES BlRef bl_io_call(BlVal o, const char *name, const BlVal *arg, size_t nargs);
static inline BlRef bl_io_call0(BlVal o, const char *name) { return bl_io_call(o, name, NULL, 0); }
/* o.name() as a truth: 1, 0, -1. */
BL_RAISES int bl_io_ask(BlVal o, const char *name);
/* o.closed: 1, 0, -1. */
BL_RAISES int bl_io_is_closed(BlVal o);
/* None or an index; *out is -1 for None. */
BL_RAISES bool bl_io_size(BlVal v, int64_t *out);
BlRef bl_io_new(BlClass *cls, size_t size);     /* zeroed body, tracked */
void bl_io_finalize(BlVal self);
/* name='...' of a stream in angle brackets, as its repr has it: owned str, or BL_NULL. */
BlRef bl_io_repr(BlVal self, const char *type, const char *more);
BlRef bl_io_next_line(BlVal self);              /* next slot of IOBase: readline() */
BlRef bl_io_iter(BlVal self);

/* ---- io_file.c ---- */
BL_RAISES BlRef bl_fileio_open(BlVal cls, BlVal name, const char *mode, bool closefd, BlVal opener);
BL_RAISES int64_t bl_fileio_read(BlFileIO *f, void *to, size_t n);      /* -1 raised, -2 would block */
BL_RAISES int64_t bl_fileio_write(BlFileIO *f, const void *from, size_t n);
BL_RAISES int64_t bl_fileio_seek(BlFileIO *f, int64_t offset, int whence);
BL_RAISES BlRef bl_fileio_readall(BlFileIO *f);

/* ---- io_buffered.c ---- */
BL_RAISES BlRef bl_buffered_open(BlVal cls, BlVal raw, size_t size);
BL_RAISES bool bl_buffered_write(BlBuffered *b, const char *data, size_t n);
BL_RAISES bool bl_buffered_flush(BlBuffered *b);        /* what waits goes to raw, read ahead is given back */
/* Up to n bytes with at most one read of raw; 0 at the end. */
BL_RAISES int64_t bl_buffered_read1(BlBuffered *b, char *to, size_t n);
BL_RAISES BlRef bl_buffered_readall(BlBuffered *b);
BL_RAISES int64_t bl_buffered_tell(BlBuffered *b);

/* ---- io_text.c ---- */
BL_RAISES BlRef bl_text_open(BlVal cls, BlVal buffer, BlVal encoding, BlVal errors, BlVal newline, bool line_buffering, bool write_through);
/* newline argument: None "" "\n" "\r" "\r\n". */
BL_RAISES bool bl_io_newline_arg(BlVal v, const char **text);
BL_RAISES bool bl_text_write(BlText *t, BlVal text);
BL_RAISES bool bl_text_flush_pending(BlText *t);
/* Turns "\r\n" and "\r" into "\n": owned str; notes in *seen what there was; *held_cr carries a "\r" at the end over unless `last`. */
BL_RAISES BlRef bl_io_translate(BlVal text, bool translate, bool last, bool *held_cr, uint8_t *seen);
BlRef bl_io_seen(uint8_t seen);                 /* the newlines attribute */
/* The end of the first line of s at or after `from`: index behind its newline, or -1. universal: any of the three. */
int64_t bl_io_line_end(const BlStr *s, size_t from, bool universal, const char *end);

#endif
