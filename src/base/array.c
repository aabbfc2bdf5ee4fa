#include "base/array.h"

enum { LARGE_STEP = 1 << 19 }; /* bytes: growing where it stands costs no copy */

void *ro_array_grow(ro_arena *arena, void *items, uint32_t *capacity, size_t item_size) {
    bool large = *capacity * item_size >= RO_ARENA_LARGE;
    uint32_t wanted = !*capacity ? 2
                      : large    ? *capacity + (uint32_t)(LARGE_STEP / item_size) + 1
                                 : *capacity * 2;
    if (wanted <= *capacity)
        return items;
    void *moved = ro_arena_widen(arena, items, *capacity * item_size, wanted * item_size);
    if (!moved)
        return items;
    *capacity = wanted;
    return moved;
}
