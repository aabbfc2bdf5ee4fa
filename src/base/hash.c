#include "base/hash.h"

#define XXH_INLINE_ALL /* keys are a few bytes: a call costs as much as the hash */
#include <nettle/sha2.h>
#include <xxhash.h>

uint64_t ro_hash(ro_slice bytes, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.len ? bytes.ptr : "", bytes.len, seed);
}

ro_digest ro_sha256(ro_slice bytes) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)(bytes.len ? bytes.ptr : ""));
    sha256_digest(&context, sizeof raw, raw);
    ro_digest digest;
    for (size_t i = 0; i < sizeof raw; i++) {
        digest.hex[2 * i] = digits[raw[i] >> 4];
        digest.hex[2 * i + 1] = digits[raw[i] & 15];
    }
    digest.hex[64] = 0;
    return digest;
}
