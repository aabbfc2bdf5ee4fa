/* A set of 64-bit keys that answers "surely not in it" or "perhaps", two bytes a key.
 *
 * A Bloom filter of blocks of one cache line (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient
 * Bloom Filters", 2007): a key's block and its bits in the block come from the key, which must be mixed
 * already (base/hash.h). Full of keys, it says "perhaps" of fewer than one in two hundred that are not in it.
 */
#ifndef RO_BASE_FILTER_H
#define RO_BASE_FILTER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t *bits;  /* [blocks][8]; NULL: not made */
    uint64_t blocks; /* a power of two */
    uint64_t count;  /* keys that were added */
    uint64_t room;   /* keys that it was made for, at least; more only make it say "perhaps" more often */
} ro_filter;

/* An empty one for `room` keys or more; false: no memory. Free it. */
bool ro_filter_make(ro_filter *filter, uint64_t room);
void ro_filter_free(ro_filter *filter);
void ro_filter_add(ro_filter *filter, uint64_t key);
/* False: it was surely not added. */
bool ro_filter_may_have(const ro_filter *filter, uint64_t key);

#endif
