/* Words seen, by hash: a clash, as good as never, makes a word seem seen. */
#ifndef RO_LANGUAGE_WORD_SET_H
#define RO_LANGUAGE_WORD_SET_H

#include "base/arena.h"

typedef struct {
    ro_arena *arena;
    uint64_t *slots; /* 0: free */
    uint32_t size;   /* a power of two */
    uint32_t count;
} ro_word_set;

/* Both false when memory is at its end. */
bool ro_word_set_make(ro_arena *arena, ro_word_set *set);
bool ro_word_set_put(ro_word_set *set, ro_slice word);
bool ro_word_set_has(const ro_word_set *set, ro_slice word);

#endif
