#include "base/filter.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64, BLOCK_KEYS = BLOCK_BYTES / 2, BITS_A_KEY = 6, WORD_BITS = 6, WORDS = 3 };

bool ro_filter_make(ro_filter *filter, uint64_t room) {
    uint64_t blocks = 1;
    while (blocks * BLOCK_KEYS < room)
        blocks *= 2;
    *filter = (ro_filter){.bits = aligned_alloc(BLOCK_BYTES, blocks * BLOCK_BYTES), .blocks = blocks};
    if (!filter->bits)
        return false;
    filter->room = blocks * BLOCK_KEYS;
    memset(filter->bits, 0, blocks * BLOCK_BYTES);
    return true;
}

void ro_filter_free(ro_filter *filter) {
    free(filter->bits);
    *filter = (ro_filter){0};
}

static uint64_t *block_of(const ro_filter *filter, uint64_t key) {
    return filter->bits + (key & (filter->blocks - 1)) * (BLOCK_BYTES / sizeof *filter->bits);
}

/* The key again, so that a block's keys do not share the bits that chose the block. */
static uint64_t places_of(uint64_t key) {
    return key * 0x9e3779b97f4a7c15u >> 10;
}

void ro_filter_add(ro_filter *filter, uint64_t key) {
    uint64_t *block = block_of(filter, key), places = places_of(key);
    for (int b = 0; b < BITS_A_KEY; b++, places >>= WORD_BITS + WORDS)
        block[places >> WORD_BITS & 7] |= UINT64_C(1) << (places & 63);
    filter->count++;
}

bool ro_filter_may_have(const ro_filter *filter, uint64_t key) {
    const uint64_t *block = block_of(filter, key);
    uint64_t places = places_of(key);
    for (int b = 0; b < BITS_A_KEY; b++, places >>= WORD_BITS + WORDS)
        if (!(block[places >> WORD_BITS & 7] >> (places & 63) & 1))
            return false;
    return true;
}
