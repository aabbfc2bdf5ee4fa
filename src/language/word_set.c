#include "language/word_set.h"

#include "base/hash.h"

enum { SMALLEST = 2048 }; /* slots: enough for most articles */

bool ro_word_set_make(ro_arena *arena, ro_word_set *set) {
    *set = (ro_word_set){.arena = arena, .size = SMALLEST};
    set->slots = ro_arena_zero(arena, set->size, sizeof *set->slots);
    return set->slots;
}

static uint64_t *slot_of(const ro_word_set *set, uint64_t hash) {
    uint32_t at = (uint32_t)hash & (set->size - 1);
    while (set->slots[at] && set->slots[at] != hash)
        at = (at + 1) & (set->size - 1);
    return &set->slots[at];
}

static bool grow(ro_word_set *set) {
    ro_word_set larger = {.arena = set->arena, .size = 4 * set->size, .count = set->count};
    larger.slots = ro_arena_zero(set->arena, larger.size, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (uint32_t i = 0; i < set->size; i++)
        if (set->slots[i])
            *slot_of(&larger, set->slots[i]) = set->slots[i];
    *set = larger;
    return true;
}

bool ro_word_set_put(ro_word_set *set, ro_slice word) {
    uint64_t hash = ro_hash(word, 0) | 1, *slot = slot_of(set, hash);
    if (*slot)
        return true;
    *slot = hash;
    return 2 * ++set->count <= set->size || grow(set);
}

bool ro_word_set_has(const ro_word_set *set, ro_slice word) {
    return *slot_of(set, ro_hash(word, 0) | 1) != 0;
}
