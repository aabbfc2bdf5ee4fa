#include "base/array.h"

void *ro_array_grow(ro_arena *arena, void *items, uint32_t *capacity, size_t item_size) {
    uint32_t wanted = *capacity ? *capacity * 2 : 8;
    if (wanted <= *capacity)
        return items;
    void *moved = ro_arena_alloc(arena, (size_t)wanted * item_size);
    if (!moved)
        return items;
    if (*capacity)
        memcpy(moved, items, (size_t)*capacity * item_size);
    *capacity = wanted;
    return moved;
}
