#include "language/word_set.h"

#include "base/hash.h"

bool ro_word_set_make(ro_arena *arena, uint32_t words, ro_word_set *set) {
    set->size = 64;
    while (set->size < 2 * (size_t)words)
        set->size *= 2;
    set->slots = ro_arena_zero(arena, set->size, sizeof *set->slots);
    return set->slots;
}

static uint64_t *slot_of(const ro_word_set *set, uint64_t hash) {
    uint32_t at = (uint32_t)hash & (set->size - 1);
    while (set->slots[at] && set->slots[at] != hash)
        at = (at + 1) & (set->size - 1);
    return &set->slots[at];
}

void ro_word_set_put(ro_word_set *set, ro_slice word) {
    uint64_t hash = ro_hash(word, 0) | 1;
    *slot_of(set, hash) = hash;
}

bool ro_word_set_has(const ro_word_set *set, ro_slice word) {
    return *slot_of(set, ro_hash(word, 0) | 1) != 0;
}
