/* One arena a document, one scratch arena a thread: everything in it is given back at once. */
#ifndef RO_BASE_ARENA_H
#define RO_BASE_ARENA_H

#include "base/slice.h"

typedef struct ro_arena_block ro_arena_block;

/* What several arenas together may hold. One thread's at a time. */
typedef struct {
    size_t limit;  /* bytes */
    size_t held;   /* bytes of all their blocks now */
    size_t most;   /* ... and at the most so far */
    bool exceeded; /* more was asked for */
} ro_arena_budget;

/*
 *     blocks   first ─▶ … ─▶ current ─▶ …      grow to a few MB; small things, one behind the other
 *     large    a block for each thing of RO_ARENA_LARGE bytes or more, the last first; grows without a copy
 */
typedef struct {
    ro_arena_block *first, *current, *large;
    size_t used;             /* bytes handed out of the current block */
    size_t total;            /* bytes of all blocks */
    ro_arena_budget *budget; /* NULL: none */
} ro_arena;

enum { RO_ARENA_LARGE = 2 << 20 };

/* A zeroed ro_arena is ready to use. */

/* Room for `size` bytes that are sure to be used, in an arena nothing was taken from yet: the pages are had
 * at once, which takes the system a tenth of the time that it needs when each is touched. False when memory
 * or the budget is at its end. */
bool ro_arena_reserve(ro_arena *arena, size_t size);

/* Aligned for any type, not zeroed. NULL when memory or the budget is at its end. */
void *ro_arena_alloc(ro_arena *arena, size_t size);
/* What was taken as `old_size` bytes (NULL: nothing) with room for `size`, which is more: where it stands if
 * it is large or was taken last, else as a copy. Not zeroed. NULL as above, and all stays as it is. */
void *ro_arena_widen(ro_arena *arena, void *memory, size_t old_size, size_t size);
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
    size_t large; /* how many there are */
} ro_arena_mark;

ro_arena_mark ro_arena_here(const ro_arena *arena);
void ro_arena_rewind(ro_arena *arena, ro_arena_mark mark);

#endif
