/* One arena a document, one scratch arena a thread: everything in it is given back at once. */
#ifndef RO_BASE_ARENA_H
#define RO_BASE_ARENA_H

#include "base/slice.h"

typedef struct ro_arena_block ro_arena_block;

typedef struct {
    ro_arena_block *first, *current;
    size_t used;  /* bytes handed out of the current block */
    size_t total; /* bytes of all blocks */
    size_t limit; /* of total; 0 means none */
} ro_arena;

/* A zeroed ro_arena is ready to use. */

/* Aligned for any type, not zeroed. NULL when memory or the limit is at its end. */
void *ro_arena_alloc(ro_arena *arena, size_t size);
/* As ro_arena_alloc, zeroed; NULL also when count * size overflows. */
void *ro_arena_zero(ro_arena *arena, size_t count, size_t size);
/* A copy with a NUL behind it; .ptr is NULL when memory is at its end. */
ro_slice ro_arena_copy(ro_arena *arena, ro_slice text);
ro_slice ro_arena_format(ro_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Empties it and keeps its memory for the next document, but for what went far over the usual. */
void ro_arena_reset(ro_arena *arena);
void ro_arena_free(ro_arena *arena);

/* A place to come back to: ro_arena_rewind gives back all that was taken since the mark. */
typedef struct {
    ro_arena_block *block;
    size_t used;
} ro_arena_mark;

ro_arena_mark ro_arena_here(const ro_arena *arena);
void ro_arena_rewind(ro_arena *arena, ro_arena_mark mark);

#endif
