/* hash.c -- SipHash-1-3: one round for each word, three at the end. */
#include "base/hash.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

uint64_t bl_hash_key[2];

static inline uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

#define SIP_ROUND(a, b, c, d)                                                                                          \
    (a += b, c += d, b = rotate(b, 13) ^ a, d = rotate(d, 16) ^ c, a = rotate(a, 32),                                   \
     c += b, a += d, b = rotate(b, 17) ^ c, d = rotate(d, 21) ^ a, c = rotate(c, 32))

uint64_t bl_siphash13(uint64_t k0, uint64_t k1, const void *data, size_t n)
{
    uint64_t a = k0 ^ 0x736f6d6570736575u, b = k1 ^ 0x646f72616e646f6du;
    uint64_t c = k0 ^ 0x6c7967656e657261u, d = k1 ^ 0x7465646279746573u;
    const unsigned char *p = data, *end = p + (n & ~(size_t)7);
    for (; p != end; p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        d ^= word;
        SIP_ROUND(a, b, c, d);
        a ^= word;
    }
    uint64_t tail = 0;
    memcpy(&tail, p, n & 7);
    tail |= (uint64_t)n << 56;
    d ^= tail;
    SIP_ROUND(a, b, c, d);
    a ^= tail;
    c ^= 0xff;
    SIP_ROUND(a, b, c, d);
    SIP_ROUND(a, b, c, d);
    SIP_ROUND(a, b, c, d);
    return (a ^ b) ^ (c ^ d);
}
#undef SIP_ROUND

void bl_hash_set_seed(uint32_t seed)
{
    unsigned char bytes[sizeof bl_hash_key];
    uint32_t x = seed;
    for (size_t i = 0; i < sizeof bytes; i++) {
        x = x * 214013u + 2531011u;
        bytes[i] = (unsigned char)(x >> 16);
    }
    if (seed == 0)
        memset(bytes, 0, sizeof bytes);
    memcpy(bl_hash_key, bytes, sizeof bytes);
}

bool bl_hash_set_random(void)
{
    uint64_t key[2];
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = read(fd, key, sizeof key) == (ssize_t)sizeof key;
    close(fd);
    if (ok)
        memcpy(bl_hash_key, key, sizeof key);
    return ok;
}
