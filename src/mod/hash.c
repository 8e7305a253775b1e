/* hash.c -- module _hash: the hash functions as objects, for lib/hashlib.py and the modules that CPython has for each family.
 *
 * One struct serves four types, so that each has the name and the methods that programs see under CPython.
 */
#include "mod/hash_core.h"
#include "mod/module.h"

BlRef bl_hex_text(const unsigned char *p, size_t n, BlVal sep, int64_t group);

typedef struct HashObject { BlObject head; BlHash hash; } HashObject;
typedef struct State { BlRef plain, any_length, blake2b, blake2s; } State;

extern const BlModuleDef bl_mod_hash;

static BlHash *hash_of(BlVal v) { return &((HashObject *)bl_obj(v))->hash; }

static bool feed(BlHash *h, BlVal data)
{
    BlBuffer b;
    if (bl_is_str(data)) {
        bl_raise(bl_exc(TypeError), "Strings must be encoded before hashing");
        return false;
    }
    if (!bl_has_buffer(data)) {
        bl_raise(bl_exc(TypeError), "object supporting the buffer API required");
        return false;
    }
    if (bl_buffer_get(data, &b, false) < 0)
        return false;
    bl_hash_update(h, b.data, b.length);
    bl_buffer_release(&b);
    return true;
}

static BlRef new_object(BlVal cls)
{
    HashObject *o = (HashObject *)bl_object_new(bl_class_shape(cls), sizeof *o);
    return o ? bl_from_obj(o) : BL_NULL;
}

static void hash_free(BlObject *o) { bl_object_free(o, sizeof(HashObject)); }

/* ---- methods ---- */

static BlRef hash_update(BlVal self, const BlVal *arg) { return feed(hash_of(self), arg[0]) ? BL_NONE : BL_NULL; }

static BlRef digest_of(BlVal self, size_t n, bool hex)
{
    BlRef bytes = bl_bytes_new(NULL, n);
    if (bytes == BL_NULL)
        return BL_NULL;
    bl_hash_digest(hash_of(self), (uint8_t *)bl_as_bytes(bytes)->data, n);
    if (!hex)
        return bytes;
    BlRef text = bl_hex_text((const unsigned char *)bl_as_bytes(bytes)->data, n, BL_NULL, 1);
    bl_drop(bytes);
    return text;
}

static BlRef hash_digest(BlVal self, const BlVal *arg)
{
    (void)arg;
    return digest_of(self, hash_of(self)->digest_size, false);
}

static BlRef hash_hexdigest(BlVal self, const BlVal *arg)
{
    (void)arg;
    return digest_of(self, hash_of(self)->digest_size, true);
}

static BlRef digest_of_length(BlVal self, const BlVal *arg, bool hex)
{
    int64_t n = bl_imm_int(arg[0]);
    if (n < 0)
        return bl_raise(bl_exc(SystemError), "Negative size passed to PyBytes_FromStringAndSize");
    if (n >= (int64_t)1 << 29)
        return bl_raise(bl_exc(ValueError), "length is too large");
    return digest_of(self, (size_t)n, hex);
}

static BlRef xof_digest(BlVal self, const BlVal *arg) { return digest_of_length(self, arg, false); }
static BlRef xof_hexdigest(BlVal self, const BlVal *arg) { return digest_of_length(self, arg, true); }

static BlRef hash_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef copy = new_object(bl_class_value(bl_class_of(self)));
    if (copy != BL_NULL)
        *hash_of(copy) = *hash_of(self);
    return copy;
}

static BlRef hash_name(BlVal self)
{
    return bl_str_c(hash_of(self)->kind->name);
}

static BlRef hash_digest_size(BlVal self)
{
    return bl_from_imm(hash_of(self)->digest_size);
}

static BlRef hash_block_size(BlVal self)
{
    return bl_from_imm(hash_of(self)->kind->block_size);
}

static BlRef hash_repr(BlVal self)
{
    return bl_str_format("<%s %s object @ 0x%lx>", hash_of(self)->kind->name, bl_type_name(self), (unsigned long)(uintptr_t)bl_obj(self));
}

static const BlGetSet hash_getset[] = {
    {"block_size", hash_block_size, NULL, "Size of the blocks the data is taken in."},
    {"digest_size", hash_digest_size, NULL, "Size of the digest in bytes."},
    {"name", hash_name, NULL, "Name of the algorithm."},
    {0},
};

#define COMMON                                                                                         \
    {.name = "copy", .fn = hash_copy, .signature = "()", .doc = "Return a copy of the hash object."},  \
    {.name = "update", .fn = hash_update, .signature = "(obj, /)", .doc = "Update this hash object's state with the provided bytes."}

static const BlMethod hash_methods[] = {
    COMMON,
    {.name = "digest", .fn = hash_digest, .signature = "()", .doc = "Return the digest value as a bytes object."},
    {.name = "hexdigest", .fn = hash_hexdigest, .signature = "()", .doc = "Return the digest value as a string of hexadecimal digits."},
    {0},
};

static const BlMethod xof_methods[] = {
    COMMON,
    {.name = "digest", .fn = xof_digest, .signature = "(length: ssize)", .doc = "Return the digest value as a bytes object."},
    {.name = "hexdigest", .fn = xof_hexdigest, .signature = "(length: ssize)", .doc = "Return the digest value as a string of hexadecimal digits."},
    {0},
};

static const BlType hash_type = {.name = "_hashlib.HASH", .size = sizeof(HashObject), .id = BL_T_NONE_OF_THESE, .free = hash_free, .repr = hash_repr,
                                 .methods = hash_methods, .getset = hash_getset};
static const BlType xof_type = {.name = "_hashlib.HASHXOF", .size = sizeof(HashObject), .id = BL_T_NONE_OF_THESE, .free = hash_free, .repr = hash_repr,
                                .methods = xof_methods, .getset = hash_getset};

/* ---- BLAKE2: objects of types of their own, with many arguments ---- */

typedef struct Blake2Args { BlVal data, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node, security; } Blake2Args;

/* An int argument between low and high; absent: usual. */
static bool number_arg(BlVal v, const char *words, uint64_t usual, uint64_t low, uint64_t high, uint64_t *out)
{
    *out = usual;
    if (v == BL_NULL)
        return true;
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_uint64(i, out) && *out >= low && *out <= high;
    bl_drop(i);
    if (!fits)
        bl_raise(high >= UINT32_MAX ? bl_exc(OverflowError) : bl_exc(ValueError), "%s", words);
    return fits;
}

/* A bytes-like argument of at most `room` bytes, copied. */
static bool bytes_arg(BlVal v, const char *what, size_t room, uint8_t *out, size_t *n)
{
    BlBuffer b;
    *n = 0;
    if (v == BL_NULL)
        return true;
    if (bl_buffer_get(v, &b, false) < 0)
        return false;
    bool fits = b.length <= room;
    if (fits && b.length)
        memcpy(out, b.data, b.length);
    *n = b.length;
    bl_buffer_release(&b);
    if (!fits)
        bl_raise(bl_exc(ValueError), "maximum %s length is %d bytes", what, (int)room);
    return fits;
}

static void put(uint8_t *out, uint64_t x, int n)
{
    for (int i = 0; i < n; i++)
        out[i] = (uint8_t)(x >> 8 * i);
}

/* The parameter block: its fields in order, then salt and person. */
static bool parameters(const Blake2Args *a, bool wide, uint8_t *block, uint8_t *key, size_t *key_length)
{
    size_t most = wide ? 64 : 32, salt_at = most / 2, part = most / 4, n;
    uint64_t size, fanout, depth, leaf, offset, node_depth, inner;
    memset(block, 0, most);
    if (!number_arg(a->digest_size, wide ? "digest_size must be between 1 and 64 bytes" : "digest_size must be between 1 and 32 bytes", most, 1, most, &size)
        || !bytes_arg(a->key, "key", most, key, key_length) || !bytes_arg(a->salt, "salt", part, block + salt_at, &n)
        || !bytes_arg(a->person, "person", part, block + salt_at + part, &n)
        || !number_arg(a->fanout, "fanout must be between 0 and 255", 1, 0, 255, &fanout) || !number_arg(a->depth, "depth must be between 1 and 255", 1, 1, 255, &depth)
        || !number_arg(a->leaf_size, "leaf_size is too large", 0, 0, UINT32_MAX, &leaf)
        || !number_arg(a->node_offset, "node_offset is too large", 0, 0, wide ? UINT64_MAX : ((uint64_t)1 << 48) - 1, &offset)
        || !number_arg(a->node_depth, "node_depth must be between 0 and 255", 0, 0, 255, &node_depth)
        || !number_arg(a->inner_size, wide ? "inner_size must be between 0 and is 64" : "inner_size must be between 0 and is 32", 0, 0, most, &inner))
        return false;
    put(block, size, 1);
    put(block + 1, *key_length, 1);
    put(block + 2, fanout, 1);
    put(block + 3, depth, 1);
    put(block + 4, leaf, 4);
    put(block + 8, offset, wide ? 8 : 6);
    put(block + (wide ? 16 : 14), node_depth, 1);
    put(block + (wide ? 17 : 15), inner, 1);
    return true;
}

static BlRef blake2_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames, bool wide)
{
    Blake2Args a;
    uint8_t block[64], key[64];
    size_t key_length;
    if (!bl_parse_args(wide ? "blake2b" : "blake2s",
                       "(data=NULL, /, *, digest_size=NULL, key=NULL, salt=NULL, person=NULL, fanout=NULL, depth=NULL, leaf_size=NULL, node_offset=NULL, "
                       "node_depth=NULL, inner_size=NULL, last_node=False, usedforsecurity=True)", arg, nargs, kwnames, (BlVal *)&a)
        || !parameters(&a, wide, block, key, &key_length))
        return BL_NULL;
    int last_node = bl_truth(a.last_node);
    BlRef o = last_node < 0 ? BL_NULL : new_object(bl_class_value(cls));
    if (o == BL_NULL)
        return BL_NULL;
    bl_hash_begin_blake2(hash_of(o), wide ? BL_HASH_BLAKE2B : BL_HASH_BLAKE2S, block, key, key_length);
    hash_of(o)->last_node = last_node;
    if (a.data == BL_NULL || feed(hash_of(o), a.data))
        return o;
    bl_drop(o);
    return BL_NULL;
}

static BlRef blake2b_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames) { return blake2_new(cls, arg, nargs, kwnames, true); }
static BlRef blake2s_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames) { return blake2_new(cls, arg, nargs, kwnames, false); }

static const BlType blake2b_type = {.name = "_blake2.blake2b", .doc = "Return a new BLAKE2b hash object.", .size = sizeof(HashObject), .id = BL_T_NONE_OF_THESE,
                                    .new_ = blake2b_new, .free = hash_free, .methods = hash_methods, .getset = hash_getset};
static const BlType blake2s_type = {.name = "_blake2.blake2s", .doc = "Return a new BLAKE2s hash object.", .size = sizeof(HashObject), .id = BL_T_NONE_OF_THESE,
                                    .new_ = blake2s_new, .free = hash_free, .methods = hash_methods, .getset = hash_getset};

/* ---- the other constructors ---- */

static BlRef make(BlVal data, int kind)
{
    State *s = bl_module_state(&bl_mod_hash);
    BlRef o = new_object(bl_hash_kinds[kind].any_length ? s->any_length : s->plain);
    if (o == BL_NULL)
        return BL_NULL;
    bl_hash_begin(hash_of(o), kind);
    if (data == BL_NULL || feed(hash_of(o), data))
        return o;
    bl_drop(o);
    return BL_NULL;
}

#define MAKER(name, KIND)                               \
    static BlRef make_##name(BlVal self, const BlVal *arg) \
    {                                                   \
        (void)self;                                     \
        return make(arg[0], BL_HASH_##KIND);            \
    }
MAKER(md5, MD5)
MAKER(sha1, SHA1)
MAKER(sha224, SHA224)
MAKER(sha256, SHA256)
MAKER(sha384, SHA384)
MAKER(sha512, SHA512)
MAKER(sha3_224, SHA3_224)
MAKER(sha3_256, SHA3_256)
MAKER(sha3_384, SHA3_384)
MAKER(sha3_512, SHA3_512)
MAKER(shake_128, SHAKE_128)
MAKER(shake_256, SHAKE_256)
#undef MAKER

#define FUNCTION(name_, word) {.name = "openssl_" #name_, .fn = make_##name_, .signature = "(string=NULL, *, usedforsecurity=True)", \
                               .doc = "Returns a " word " hash object; optionally initialized with a string"}
static const BlMethod module_methods[] = {
    FUNCTION(md5, "md5"), FUNCTION(sha1, "sha1"), FUNCTION(sha224, "sha224"), FUNCTION(sha256, "sha256"), FUNCTION(sha384, "sha384"),
    FUNCTION(sha512, "sha512"), FUNCTION(sha3_224, "sha3-224"), FUNCTION(sha3_256, "sha3-256"), FUNCTION(sha3_384, "sha3-384"),
    FUNCTION(sha3_512, "sha3-512"), FUNCTION(shake_128, "shake-128"), FUNCTION(shake_256, "shake-256"), {0}};

static bool set_sizes(BlVal cls, int most, int part)
{
    BlClass *c = bl_as_class(cls);
    return bl_class_set_c(c, "MAX_DIGEST_SIZE", bl_from_imm(most)) && bl_class_set_c(c, "MAX_KEY_SIZE", bl_from_imm(most))
           && bl_class_set_c(c, "SALT_SIZE", bl_from_imm(part)) && bl_class_set_c(c, "PERSON_SIZE", bl_from_imm(part));
}

static bool hash_exec(BlVal module)
{
    State *s = ((BlModule *)bl_obj(module))->state;
    return set_sizes(s->blake2b, 64, 16) && set_sizes(s->blake2s, 32, 8);
}

static const BlModuleType module_types[] = {{&hash_type, offsetof(State, plain)}, {&xof_type, offsetof(State, any_length)},
                                            {&blake2b_type, offsetof(State, blake2b)}, {&blake2s_type, offsetof(State, blake2s)}, {0}};

const BlModuleDef bl_mod_hash = {.name = "_hash", .doc = "Hash functions.", .methods = module_methods, .types = module_types, .exec = hash_exec,
                                 .state_size = sizeof(State)};
