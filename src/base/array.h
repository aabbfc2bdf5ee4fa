/* Growable arrays that live in an arena.
 *
 *     RO_ARRAY(ro_span) spans = {0};
 *     ro_span *span = ro_array_push(arena, &spans);      // zeroed; NULL when memory is at its end
 *
 * Growing moves the items: keep indices, not pointers.
 */
#ifndef RO_BASE_ARRAY_H
#define RO_BASE_ARRAY_H

#include "base/arena.h"

#define RO_ARRAY(type)                                                                                       \
    struct {                                                                                                 \
        type *items;                                                                                         \
        uint32_t count, capacity;                                                                            \
    }

/* The items where there is room for twice as many, of large arrays for half a megabyte more; on failure
 * *capacity and the items stay as they are. */
void *ro_array_grow(ro_arena *arena, void *items, uint32_t *capacity, size_t item_size);

#define ro_array_push(arena, array)                                                                          \
    (((array)->count < (array)->capacity ||                                                                  \
      ((array)->items = ro_array_grow((arena), (array)->items, &(array)->capacity, sizeof *(array)->items),  \
       (array)->count < (array)->capacity))                                                                  \
         ? memset(&(array)->items[(array)->count++], 0, sizeof *(array)->items)                              \
         : NULL)

#endif
