/* random.c -- module _random: the Mersenne Twister MT19937, seeded and read as CPython does, so that a seed gives the same
 * numbers.
 *
 * Always: index is 624 when all words of the state have been used.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "mem/gc.h"
#include "mod/module.h"
#include "obj/int_impl.h"

enum { WORDS = 624, SHIFT = 397 };

typedef struct Random {
    BlObject head;
    uint32_t index;
    uint32_t state[WORDS];
} Random;

static inline Random *as_random(BlVal v) { return (Random *)bl_obj(v); }

/* ---- the generator ---- */

static uint32_t twist(uint32_t high, uint32_t low)
{
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return y >> 1 ^ (low & 1 ? 0x9908b0dfu : 0);
}

static void refill(Random *r)
{
    uint32_t *s = r->state;
    int i = 0;
    for (; i < WORDS - SHIFT; i++)
        s[i] = s[i + SHIFT] ^ twist(s[i], s[i + 1]);
    for (; i < WORDS - 1; i++)
        s[i] = s[i + SHIFT - WORDS] ^ twist(s[i], s[i + 1]);
    s[WORDS - 1] = s[SHIFT - 1] ^ twist(s[WORDS - 1], s[0]);
    r->index = 0;
}

static inline uint32_t next_word(Random *r)
{
    if (BL_UNLIKELY(r->index >= WORDS))
        refill(r);
    uint32_t y = r->state[r->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void seed_word(Random *r, uint32_t seed)
{
    uint32_t *s = r->state;
    s[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        s[i] = 1812433253u * (s[i - 1] ^ s[i - 1] >> 30) + i;
    r->index = WORDS;
}

static void seed_words(Random *r, const uint32_t *key, size_t n)
{
    uint32_t *s = r->state;
    seed_word(r, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = n > WORDS ? n : WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
        }
        if (++j >= n)
            j = 0;
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= WORDS) {
            s[0] = s[WORDS - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

/* ---- seeding ---- */

static void seed_from_system(Random *r)
{
    uint32_t key[WORDS];
    if (getrandom(key, 256, GRND_NONBLOCK) == 256 && getrandom((char *)key + 256, sizeof key - 256, GRND_NONBLOCK) == (ssize_t)sizeof key - 256) {
        seed_words(r, key, WORDS);
        return;
    }
    struct timespec now, up;
    clock_gettime(CLOCK_REALTIME, &now);
    clock_gettime(CLOCK_MONOTONIC, &up);
    uint64_t t = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec, u = (uint64_t)up.tv_sec * 1000000000u + (uint64_t)up.tv_nsec;
    uint32_t weak[5] = {(uint32_t)t, (uint32_t)(t >> 32), (uint32_t)getpid(), (uint32_t)u, (uint32_t)(u >> 32)};
    seed_words(r, weak, 5);
}

/* The magnitude of an int, 32 bits at a time, lowest first. */
static bool seed_from_int(Random *r, BlVal n)
{
    BlIntView w;
    bl_int_view(n, &w);
    size_t words = w.n * 2;
    uint32_t few[8], *key = words <= 8 ? few : bl_malloc_array(words, sizeof *key);
    if (key == NULL) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < words; i++)
        key[i] = (uint32_t)(w.limb[i / 2] >> i % 2 * 32);
    while (words > 1 && key[words - 1] == 0)
        words--;
    if (words == 0)
        key[words++] = 0;
    seed_words(r, key, words);
    if (key != few)
        bl_mfree(key);
    return true;
}

static bool seed(BlVal self, BlVal v)
{
    if (v == BL_NULL || v == BL_NONE) {
        seed_from_system(as_random(self));
        return true;
    }
    if (bl_is_int(v))
        return seed_from_int(as_random(self), v);
    int64_t h = bl_hash(v);
    if (h == -1)
        return false;
    BlRef n = bl_int_from_uint64((uint64_t)h);
    bool ok = n != BL_NULL && seed_from_int(as_random(self), n);
    bl_drop(n);
    return ok;
}

/* ---- life ---- */

static BlRef random_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;                      /* a subclass may take anything in its __init__ */
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    Random *r = shape ? (Random *)bl_object_new(shape, shape->size) : NULL;
    if (r == NULL)
        return BL_NULL;
    memset(r->state, 0, sizeof r->state);
    r->index = WORDS;
    if (shape->type->flags & BL_TF_TRACKED)
        bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static int random_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("Random", kwnames))
        return -1;
    if (nargs > 1)
        return bl_raise_int(bl_exc(TypeError), "Random() requires 0 or 1 argument");
    return seed(self, nargs ? arg[0] : BL_NULL) ? 0 : -1;
}

static void random_free(BlObject *o)
{
    bl_object_free(o, o->shape->size);
}

/* ---- methods ---- */

static BlRef random_random(BlVal self, const BlVal *arg)
{
    (void)arg;
    Random *r = as_random(self);
    uint32_t high = next_word(r) >> 5, low = next_word(r) >> 6;
    return bl_float_new(((double)high * 67108864.0 + (double)low) * (1.0 / 9007199254740992.0));
}

static BlRef random_seed(BlVal self, const BlVal *arg)
{
    return seed(self, arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef many_bits(Random *r, size_t k)
{
    size_t limbs = (k - 1) / 64 + 1;
    BlInt *z = bl_int_alloc(limbs);
    if (z == NULL)
        return BL_NULL;
    memset(z->limb, 0, limbs * sizeof *z->limb);
    for (size_t i = 0, left = k; left > 0; i++) {
        uint32_t word = next_word(r);
        if (left < 32)
            word >>= 32 - left;
        z->limb[i / 2] |= (uint64_t)word << i % 2 * 32;
        left -= left < 32 ? left : 32;
    }
    return bl_int_done(z, limbs, limbs, false);
}

static BlRef random_getrandbits(BlVal self, const BlVal *arg)
{
    int64_t k;
    if (bl_is_imm_int(arg[0]))
        k = bl_imm_int(arg[0]);
    else {
        BlRef i = bl_index(arg[0]);
        if (i == BL_NULL)
            return BL_NULL;
        if (!bl_int_to_int64(i, &k))
            k = bl_int_sign(i) < 0 ? INT64_MIN : INT64_MAX;
        bl_drop(i);
    }
    if (k > INT32_MAX || k < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    if (k < 0)
        return bl_raise(bl_exc(ValueError), "number of bits must be non-negative");
    if (k == 0)
        return bl_from_imm(0);
    if (k <= 32)
        return bl_from_imm(next_word(as_random(self)) >> (32 - k));
    return many_bits(as_random(self), (size_t)k);
}

static BlRef random_getstate(BlVal self, const BlVal *arg)
{
    (void)arg;
    const Random *r = as_random(self);
    BlVal items[WORDS + 1];
    for (size_t i = 0; i < WORDS; i++)
        items[i] = bl_from_imm(r->state[i]);
    items[WORDS] = bl_from_imm(r->index);
    return bl_tuple_from(items, WORDS + 1);
}

/* An int as a C unsigned long, as CPython reads the words of a state. */
static bool state_word(BlVal v, uint64_t *out)
{
    if (!bl_is_int(v)) {
        bl_raise(bl_exc(TypeError), "an integer is required");
        return false;
    }
    if (bl_int_to_uint64(v, out))
        return true;
    bl_raise(bl_exc(OverflowError), bl_int_sign(v) < 0 ? "can't convert negative value to unsigned int" : "Python int too large to convert to C unsigned long");
    return false;
}

static BlRef random_setstate(BlVal self, const BlVal *arg)
{
    Random *r = as_random(self);
    uint32_t state[WORDS];
    if (!bl_is_tuple(arg[0]))
        return bl_raise(bl_exc(TypeError), "state vector must be a tuple");
    const BlTuple *t = bl_as_tuple(arg[0]);
    if (t->count != WORDS + 1)
        return bl_raise(bl_exc(ValueError), "state vector is the wrong size");
    for (size_t i = 0; i < WORDS; i++) {
        uint64_t word;
        if (!state_word(t->items[i], &word))
            return BL_NULL;
        state[i] = (uint32_t)word;
    }
    int64_t index;
    if (!bl_is_int(t->items[WORDS]))
        return bl_raise(bl_exc(TypeError), "'%.200T' object cannot be interpreted as an integer", t->items[WORDS]);
    if (!bl_int_to_int64(t->items[WORDS], &index))
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C long");
    if (index < 0 || index > WORDS)
        return bl_raise(bl_exc(ValueError), "invalid state");
    memcpy(r->state, state, sizeof state);
    r->index = (uint32_t)index;
    return BL_NONE;
}

static const BlMethod random_methods[] = {
    {"random", random_random, "()", "The next number of the sequence, at least 0 and below 1.", NULL, 0},
    {"seed", random_seed, "(n=None, /)", "Start the sequence that belongs to n; without n, or with None, any.", NULL, 0},
    {"getstate", random_getstate, "()", "A tuple with the whole state of the generator.", NULL, 0},
    {"setstate", random_setstate, "(state, /)", "Go back to a state that getstate() has told.", NULL, 0},
    {"getrandbits", random_getrandbits, "(k, /)", "An int made of k random bits.", NULL, 0},
    {0}
};

static const BlType random_type = {
    .name = "_random.Random",  .doc = "A generator of random numbers with a state of its own.",
    .flags = BL_TF_BASETYPE,  .id = BL_T_NONE_OF_THESE,  .size = sizeof(Random),
    .new_ = random_new,  .init = random_init,  .free = random_free,  .methods = random_methods,
};

typedef struct State { BlRef cls; } State;

static const BlModuleType random_types[] = {{&random_type, offsetof(State, cls)}, {0}};

const BlModuleDef bl_mod_random = {
    .name = "_random",  .doc = "The generator behind module random.",
    .types = random_types,  .state_size = sizeof(State),
};
