/* hash_core.c -- the hash functions themselves: a block at a time into a state.
 *
 * The data of a hash collects in `block`; a full block is stirred into `word`. The sums of the MD and SHA-2 families end
 * with a bit, zeros and the length; SHA-3 is a sponge, squeezed for the digest; BLAKE2 keeps one block back, for the last
 * one is stirred in another way.
 */
#include "mod/hash_core.h"

#include <string.h>

static uint32_t left32(uint32_t x, int n) { return x << n | x >> (32 - n); }
static uint32_t right32(uint32_t x, int n) { return x >> n | x << (32 - n); }
static uint64_t right64(uint64_t x, int n) { return x >> n | x << (64 - n); }
static uint64_t left64(uint64_t x, int n) { return n ? x << n | x >> (64 - n) : x; }

static uint32_t big32(const uint8_t *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]; }
static uint64_t big64(const uint8_t *p) { return (uint64_t)big32(p) << 32 | big32(p + 4); }
static uint32_t little32(const uint8_t *p) { return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0]; }
static uint64_t little64(const uint8_t *p) { return (uint64_t)little32(p + 4) << 32 | little32(p); }

static void put_big(uint8_t *out, uint64_t x, int n)
{
    while (n--)
        *out++ = (uint8_t)(x >> 8 * n);
}

static void put_little(uint8_t *out, uint64_t x, int n)
{
    for (int i = 0; i < n; i++)
        *out++ = (uint8_t)(x >> 8 * i);
}

/* ---- MD5 ---- */

static const uint32_t md5_sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

static void md5_block(BlHash *h, const uint8_t *p)
{
    static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t m[16], a = (uint32_t)h->word[0], b = (uint32_t)h->word[1], c = (uint32_t)h->word[2], d = (uint32_t)h->word[3];
    for (int i = 0; i < 16; i++)
        m[i] = little32(p + 4 * i);
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int g;
        switch (i / 16) {
        case 0:  f = d ^ (b & (c ^ d)); g = i;                break;
        case 1:  f = c ^ (d & (b ^ c)); g = (5 * i + 1) % 16; break;
        case 2:  f = b ^ c ^ d;         g = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d);      g = 7 * i % 16;       break;
        }
        f += a + md5_sines[i] + m[g];
        a = d;
        d = c;
        c = b;
        b += left32(f, turns[i / 16][i % 4]);
    }
    uint32_t sums[4] = {a, b, c, d};
    for (int i = 0; i < 4; i++)
        h->word[i] = (uint32_t)(h->word[i] + sums[i]);
}

/* ---- SHA-1 ---- */

static void sha1_block(BlHash *h, const uint8_t *p)
{
    uint32_t w[80], v[5];
    for (int i = 0; i < 16; i++)
        w[i] = big32(p + 4 * i);
    for (int i = 16; i < 80; i++)
        w[i] = left32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 5; i++)
        v[i] = (uint32_t)h->word[i];
    for (int i = 0; i < 80; i++) {
        uint32_t f, k;
        switch (i / 20) {
        case 0:  f = v[3] ^ (v[1] & (v[2] ^ v[3]));            k = 0x5a827999; break;
        case 1:  f = v[1] ^ v[2] ^ v[3];                       k = 0x6ed9eba1; break;
        case 2:  f = (v[1] & v[2]) | (v[3] & (v[1] | v[2]));   k = 0x8f1bbcdc; break;
        default: f = v[1] ^ v[2] ^ v[3];                       k = 0xca62c1d6; break;
        }
        uint32_t t = left32(v[0], 5) + f + v[4] + k + w[i];
        v[4] = v[3];
        v[3] = v[2];
        v[2] = left32(v[1], 30);
        v[1] = v[0];
        v[0] = t;
    }
    for (int i = 0; i < 5; i++)
        h->word[i] = (uint32_t)(h->word[i] + v[i]);
}

/* ---- SHA-2: the fractions of the cube roots of the first primes ---- */

static const uint32_t sha256_roots[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const uint64_t sha512_roots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static void sha256_block(BlHash *h, const uint8_t *p)
{
    uint32_t w[64], v[8];
    for (int i = 0; i < 16; i++)
        w[i] = big32(p + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = right32(w[i - 15], 7) ^ right32(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = right32(w[i - 2], 17) ^ right32(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    for (int i = 0; i < 8; i++)
        v[i] = (uint32_t)h->word[i];
    for (int i = 0; i < 64; i++) {
        uint32_t s1 = right32(v[4], 6) ^ right32(v[4], 11) ^ right32(v[4], 25), choice = v[6] ^ (v[4] & (v[5] ^ v[6]));
        uint32_t t1 = v[7] + s1 + choice + sha256_roots[i] + w[i];
        uint32_t s0 = right32(v[0], 2) ^ right32(v[0], 13) ^ right32(v[0], 22), majority = (v[0] & v[1]) | (v[2] & (v[0] | v[1]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + s0 + majority;
    }
    for (int i = 0; i < 8; i++)
        h->word[i] = (uint32_t)(h->word[i] + v[i]);
}

static void sha512_block(BlHash *h, const uint8_t *p)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++)
        w[i] = big64(p + 8 * i);
    for (int i = 16; i < 80; i++) {
        uint64_t s0 = right64(w[i - 15], 1) ^ right64(w[i - 15], 8) ^ w[i - 15] >> 7;
        uint64_t s1 = right64(w[i - 2], 19) ^ right64(w[i - 2], 61) ^ w[i - 2] >> 6;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    memcpy(v, h->word, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t s1 = right64(v[4], 14) ^ right64(v[4], 18) ^ right64(v[4], 41), choice = v[6] ^ (v[4] & (v[5] ^ v[6]));
        uint64_t t1 = v[7] + s1 + choice + sha512_roots[i] + w[i];
        uint64_t s0 = right64(v[0], 28) ^ right64(v[0], 34) ^ right64(v[0], 39), majority = (v[0] & v[1]) | (v[2] & (v[0] | v[1]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + s0 + majority;
    }
    for (int i = 0; i < 8; i++)
        h->word[i] += v[i];
}

/* A bit, zeros, and the length in bits in the last bytes of the last block. */
static void finish_with_length(BlHash *h, uint8_t *out, size_t n)
{
    const BlHashKind *kind = h->kind;
    bool wide = kind->block_size == 128, little = kind->block == md5_block;
    size_t room = kind->block_size - (wide ? 16 : 8);
    uint64_t bits = h->total << 3;
    h->block[h->pending++] = 0x80;
    if (h->pending > room) {
        memset(h->block + h->pending, 0, kind->block_size - h->pending);
        kind->block(h, h->block);
        h->pending = 0;
    }
    memset(h->block + h->pending, 0, kind->block_size - h->pending);
    if (wide)
        h->block[kind->block_size - 9] = (uint8_t)(h->total >> 61);
    (little ? put_little : put_big)(h->block + kind->block_size - 8, bits, 8);
    kind->block(h, h->block);
    uint8_t digest[64];
    for (int i = 0; i < 8; i++)
        (little ? put_little : put_big)(digest + i * (wide ? 8 : 4), h->word[i], wide ? 8 : 4);
    memcpy(out, digest, n);
}

/* ---- SHA-3 ---- */

static const uint64_t keccak_rounds[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

/* One permutation of the 25 lanes: the turns and places of rho and pi are found as they are defined, by walking. */
static void keccak(uint64_t *a)
{
    for (int round = 0; round < 24; round++) {
        uint64_t c[5], moved;
        for (int x = 0; x < 5; x++)
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (int i = 0; i < 25; i++)
            a[i] ^= c[(i + 4) % 5] ^ left64(c[(i + 1) % 5], 1);
        moved = a[1];
        for (int t = 0, x = 1, y = 0; t < 24; t++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            uint64_t lane = a[x + 5 * y];
            a[x + 5 * y] = left64(moved, (t + 1) * (t + 2) / 2 % 64);
            moved = lane;
        }
        for (int y = 0; y < 25; y += 5) {
            memcpy(c, a + y, sizeof c);
            for (int x = 0; x < 5; x++)
                a[y + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
        }
        a[0] ^= keccak_rounds[round];
    }
}

static void sha3_block(BlHash *h, const uint8_t *p)
{
    for (size_t i = 0; i < h->kind->block_size / 8; i++)
        h->word[i] ^= little64(p + 8 * i);
    keccak(h->word);
}

static void finish_sponge(BlHash *h, uint8_t *out, size_t n)
{
    size_t size = h->kind->block_size;
    memset(h->block + h->pending, 0, size - h->pending);
    h->block[h->pending] = h->kind->any_length ? 0x1f : 0x06;
    h->block[size - 1] |= 0x80;
    sha3_block(h, h->block);
    for (size_t at = 0; n; n--, at++) {
        if (at == size) {
            keccak(h->word);
            at = 0;
        }
        *out++ = (uint8_t)(h->word[at / 8] >> at % 8 * 8);
    }
}

/* ---- BLAKE2 ---- */

static const uint8_t blake2_order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};
/* Columns, then diagonals, of the square of sixteen words. */
static const uint8_t blake2_mix[8][4] = {{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}};

static void blake2b_rounds(uint64_t *v, const uint64_t *m)
{
    for (int round = 0; round < 12; round++) {
        for (int i = 0; i < 8; i++) {
            const uint8_t *at = blake2_mix[i], *order = blake2_order[round % 10] + 2 * i;
            uint64_t a = v[at[0]], b = v[at[1]], c = v[at[2]], d = v[at[3]];
            a += b + m[order[0]], d = right64(d ^ a, 32), c += d, b = right64(b ^ c, 24);
            a += b + m[order[1]], d = right64(d ^ a, 16), c += d, b = right64(b ^ c, 63);
            v[at[0]] = a, v[at[1]] = b, v[at[2]] = c, v[at[3]] = d;
        }
    }
}

static void blake2s_rounds(uint32_t *v, const uint32_t *m)
{
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 8; i++) {
            const uint8_t *at = blake2_mix[i], *order = blake2_order[round] + 2 * i;
            uint32_t a = v[at[0]], b = v[at[1]], c = v[at[2]], d = v[at[3]];
            a += b + m[order[0]], d = right32(d ^ a, 16), c += d, b = right32(b ^ c, 12);
            a += b + m[order[1]], d = right32(d ^ a, 8), c += d, b = right32(b ^ c, 7);
            v[at[0]] = a, v[at[1]] = b, v[at[2]] = c, v[at[3]] = d;
        }
    }
}

/* `total` counts what has been stirred in, this block included. */
static void blake2b_stir(BlHash *h, const uint8_t *p, bool last)
{
    uint64_t v[16], m[16];
    for (int i = 0; i < 16; i++)
        m[i] = little64(p + 8 * i);
    memcpy(v, h->word, 8 * sizeof *v);
    memcpy(v + 8, bl_hash_kinds[BL_HASH_SHA512].start, 8 * sizeof *v);
    v[12] ^= h->total;
    if (last)
        v[14] = ~v[14];
    if (last && h->last_node)
        v[15] = ~v[15];
    blake2b_rounds(v, m);
    for (int i = 0; i < 8; i++)
        h->word[i] ^= v[i] ^ v[i + 8];
}

static void blake2s_stir(BlHash *h, const uint8_t *p, bool last)
{
    uint32_t v[16], m[16];
    for (int i = 0; i < 16; i++)
        m[i] = little32(p + 4 * i);
    for (int i = 0; i < 8; i++) {
        v[i] = (uint32_t)h->word[i];
        v[i + 8] = (uint32_t)bl_hash_kinds[BL_HASH_SHA256].start[i];
    }
    v[12] ^= (uint32_t)h->total;
    v[13] ^= (uint32_t)(h->total >> 32);
    if (last)
        v[14] = ~v[14];
    if (last && h->last_node)
        v[15] = ~v[15];
    blake2s_rounds(v, m);
    for (int i = 0; i < 8; i++)
        h->word[i] ^= v[i] ^ v[i + 8];
}

static void blake2b_block(BlHash *h, const uint8_t *p)
{
    h->total += 128;
    blake2b_stir(h, p, false);
}

static void blake2s_block(BlHash *h, const uint8_t *p)
{
    h->total += 64;
    blake2s_stir(h, p, false);
}

static void finish_blake2(BlHash *h, uint8_t *out, size_t n)
{
    bool wide = h->kind->block_size == 128;
    uint8_t digest[64];
    h->total += h->pending;
    memset(h->block + h->pending, 0, h->kind->block_size - h->pending);
    (wide ? blake2b_stir : blake2s_stir)(h, h->block, true);
    for (int i = 0; i < 8; i++)
        put_little(digest + i * (wide ? 8 : 4), h->word[i], wide ? 8 : 4);
    memcpy(out, digest, n);
}

void bl_hash_begin_blake2(BlHash *h, int kind, const uint8_t *parameters, const uint8_t *key, size_t key_length)
{
    bl_hash_begin(h, kind);
    int size = h->kind->block_size == 128 ? 8 : 4;
    for (int i = 0; i < 8; i++)
        h->word[i] ^= size == 8 ? little64(parameters + 8 * i) : little32(parameters + 4 * i);
    h->digest_size = parameters[0];
    if (key_length) {
        memset(h->block, 0, h->kind->block_size);
        memcpy(h->block, key, key_length);
        h->pending = h->kind->block_size;
    }
}

/* ---- the table, and what is the same for all ---- */

#define SHA2(name_, digest, size, block_, ...) {.name = name_, .digest_size = digest, .block_size = size, .block = block_, .finish = finish_with_length, .start = {__VA_ARGS__}}
#define SHA3(name_, digest, size, any) {.name = name_, .digest_size = digest, .block_size = size, .block = sha3_block, .finish = finish_sponge, .any_length = any}

const BlHashKind bl_hash_kinds[BL_HASH_COUNT] = {
    [BL_HASH_MD5] = SHA2("md5", 16, 64, md5_block, 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476),
    [BL_HASH_SHA1] = SHA2("sha1", 20, 64, sha1_block, 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
    [BL_HASH_SHA224] = SHA2("sha224", 28, 64, sha256_block,
            0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4),
    [BL_HASH_SHA256] = SHA2("sha256", 32, 64, sha256_block,
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19),
    [BL_HASH_SHA384] = SHA2("sha384", 48, 128, sha512_block,
            0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
            0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4),
    [BL_HASH_SHA512] = SHA2("sha512", 64, 128, sha512_block,
            0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
            0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179),
    [BL_HASH_SHA3_224] = SHA3("sha3_224", 28, 144, false),
    [BL_HASH_SHA3_256] = SHA3("sha3_256", 32, 136, false),
    [BL_HASH_SHA3_384] = SHA3("sha3_384", 48, 104, false),
    [BL_HASH_SHA3_512] = SHA3("sha3_512", 64, 72, false),
    [BL_HASH_SHAKE_128] = SHA3("shake_128", 0, 168, true),
    [BL_HASH_SHAKE_256] = SHA3("shake_256", 0, 136, true),
    [BL_HASH_BLAKE2B] = {.name = "blake2b", .digest_size = 64, .block_size = 128, .block = blake2b_block, .finish = finish_blake2, .keeps_last = true, .start = {
            0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
            0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}},
    [BL_HASH_BLAKE2S] = {.name = "blake2s", .digest_size = 32, .block_size = 64, .block = blake2s_block, .finish = finish_blake2, .keeps_last = true, .start = {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}},
};

void bl_hash_begin(BlHash *h, int kind)
{
    memset(h, 0, sizeof *h);
    h->kind = &bl_hash_kinds[kind];
    h->digest_size = h->kind->digest_size;
    memcpy(h->word, h->kind->start, sizeof h->kind->start);
}

void bl_hash_update(BlHash *h, const uint8_t *p, size_t n)
{
    const BlHashKind *kind = h->kind;
    size_t size = kind->block_size, kept = kind->keeps_last;
    if (!kind->keeps_last)
        h->total += n;
    if (h->pending && h->pending + n >= size + kept) {
        size_t part = size - h->pending;
        memcpy(h->block + h->pending, p, part);
        kind->block(h, h->block);
        h->pending = 0;
        p += part;
        n -= part;
    }
    if (!h->pending)
        for (; n >= size + kept; p += size, n -= size)
            kind->block(h, p);
    memcpy(h->block + h->pending, p, n);
    h->pending += n;
}

void bl_hash_digest(const BlHash *h, uint8_t *out, size_t n)
{
    BlHash last = *h;
    last.kind->finish(&last, out, n);
}
