/* hash_core.h -- hash functions without objects: begin, update as often as wanted, digest without ending it. */
#ifndef BL_MOD_HASH_CORE_H
#define BL_MOD_HASH_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BL_HASH_MD5, BL_HASH_SHA1, BL_HASH_SHA224, BL_HASH_SHA256, BL_HASH_SHA384, BL_HASH_SHA512, BL_HASH_SHA3_224, BL_HASH_SHA3_256,
    BL_HASH_SHA3_384, BL_HASH_SHA3_512, BL_HASH_SHAKE_128, BL_HASH_SHAKE_256, BL_HASH_BLAKE2B, BL_HASH_BLAKE2S, BL_HASH_COUNT
};

typedef struct BlHash BlHash;

typedef struct BlHashKind {
    const char *name;
    uint8_t digest_size, block_size;
    bool any_length;                    /* the digest is as long as one asks */
    bool keeps_last;                    /* a block is stirred in only when another byte follows */
    void (*block)(BlHash *h, const uint8_t *p);
    void (*finish)(BlHash *h, uint8_t *out, size_t n);
    uint64_t start[8];
} BlHashKind;

struct BlHash {
    const BlHashKind *kind;
    uint64_t word[25];                  /* SHA-3 uses all, the others eight, of which small ones fill half */
    uint64_t total;                     /* bytes so far */
    size_t pending;                     /* bytes in `block` */
    uint8_t block[168];
    uint8_t digest_size;
    bool last_node;                     /* BLAKE2, tree hashing */
};

extern const BlHashKind bl_hash_kinds[BL_HASH_COUNT];

void bl_hash_begin(BlHash *h, int kind);
/* parameters: the parameter block, 64 or 32 bytes; its first byte is the digest's size. */
void bl_hash_begin_blake2(BlHash *h, int kind, const uint8_t *parameters, const uint8_t *key, size_t key_length);
void bl_hash_update(BlHash *h, const uint8_t *p, size_t n);
void bl_hash_digest(const BlHash *h, uint8_t *out, size_t n);

#endif
