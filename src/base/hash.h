/* Hashes: a fast one for tables and features, SHA-256 (FIPS 180-4) for provenance. */
#ifndef RO_BASE_HASH_H
#define RO_BASE_HASH_H

#include "base/slice.h"

/* XXH3, the same on every machine. */
uint64_t ro_hash(ro_slice bytes, uint64_t seed);

/* Mixes two hashes into one; order matters. */
static inline uint64_t ro_hash_mix(uint64_t a, uint64_t b) {
    uint64_t h = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;
    return h ^ (h >> 32);
}

typedef struct {
    char hex[65]; /* 64 lower-case digits and a NUL */
} ro_digest;

ro_digest ro_sha256(ro_slice bytes);

#endif
