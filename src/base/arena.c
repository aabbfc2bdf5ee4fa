#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

struct ro_arena_block {
    ro_arena_block *next;
    size_t size;
    size_t number; /* of a large one: it and those behind it in the list */
    max_align_t bytes[];
};

/* Blocks from MAPPED bytes on are the system's pages, so that what is given back is given back at once. KEPT:
 * of an emptied arena's blocks; more is needed by articles far larger than most. */
enum { FIRST_BLOCK = 1 << 16, LARGEST_BLOCK = 4 << 20, MAPPED = 1 << 20, KEPT = 12 << 20 };

static size_t aligned(size_t size) {
    size_t unit = _Alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

static bool spend(ro_arena *arena, size_t size) {
    ro_arena_budget *budget = arena->budget;
    if (budget && (size > budget->limit || budget->held > budget->limit - size)) {
        budget->exceeded = true;
        return false;
    }
    arena->total += size;
    if (budget) {
        budget->held += size;
        budget->most = budget->held > budget->most ? budget->held : budget->most;
    }
    return true;
}

static void unspend(ro_arena *arena, size_t size) {
    arena->total -= size;
    if (arena->budget)
        arena->budget->held -= size;
}

static ro_arena_block *make_block(ro_arena *arena, size_t size, int flags) {
    if (!spend(arena, size))
        return NULL;
    size_t bytes = sizeof(ro_arena_block) + size;
    ro_arena_block *block =
        size < MAPPED ? malloc(bytes)
                      : mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    if (!block || block == MAP_FAILED) {
        unspend(arena, size);
        return NULL;
    }
    *block = (ro_arena_block){.size = size};
    return block;
}

static void drop_block(ro_arena *arena, ro_arena_block *block) {
    unspend(arena, block->size);
    if (block->size < MAPPED)
        free(block);
    else
        munmap(block, sizeof *block + block->size);
}

/* Moves on to a block that holds `size` bytes: a later one that is there already, else a new one. */
static bool next_block(ro_arena *arena, size_t size) {
    ro_arena_block *last = arena->current;
    for (ro_arena_block *block = last ? last->next : arena->first; block; block = block->next) {
        if (block->size >= size) {
            arena->current = block;
            arena->used = 0;
            return true;
        }
        last = block;
    }
    size_t wanted = arena->current ? arena->current->size * 2 : FIRST_BLOCK;
    if (wanted > LARGEST_BLOCK)
        wanted = LARGEST_BLOCK;
    ro_arena_block *block = make_block(arena, wanted < size ? size : wanted, 0);
    if (!block)
        return false;
    if (last)
        last->next = block;
    else
        arena->first = block;
    arena->current = block;
    arena->used = 0;
    return true;
}

bool ro_arena_reserve(ro_arena *arena, size_t size) {
    ro_arena_block *block = make_block(arena, size < MAPPED ? MAPPED : size, MAP_POPULATE);
    if (!block)
        return false;
    block->next = arena->first;
    arena->first = arena->current = block;
    arena->used = 0;
    return true;
}

static size_t large_count(const ro_arena *arena) {
    return arena->large ? arena->large->number : 0;
}

static void *take_large(ro_arena *arena, size_t size) {
    ro_arena_block *block = make_block(arena, size, 0);
    if (!block)
        return NULL;
    block->next = arena->large;
    block->number = large_count(arena) + 1;
    arena->large = block;
    return block->bytes;
}

static void drop_large(ro_arena *arena, size_t keep) {
    while (large_count(arena) > keep) {
        ro_arena_block *block = arena->large;
        arena->large = block->next;
        drop_block(arena, block);
    }
}

void *ro_arena_alloc(ro_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        return NULL;
    size = aligned(size ? size : 1);
    if (size >= RO_ARENA_LARGE)
        return take_large(arena, size);
    if (!arena->current || arena->used + size > arena->current->size)
        if (!next_block(arena, size))
            return NULL;
    void *memory = (char *)arena->current->bytes + arena->used;
    arena->used += size;
    return memory;
}

static void *widen_large(ro_arena *arena, const void *memory, size_t size) {
    ro_arena_block **link = &arena->large;
    while ((*link)->bytes != memory)
        link = &(*link)->next;
    size_t before = (*link)->size;
    if (!spend(arena, size - before))
        return NULL;
    ro_arena_block *moved = mremap(*link, sizeof **link + before, sizeof **link + size, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED) {
        unspend(arena, size - before);
        return NULL;
    }
    moved->size = size;
    *link = moved;
    return moved->bytes;
}

void *ro_arena_widen(ro_arena *arena, void *memory, size_t old_size, size_t size) {
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t before = memory ? aligned(old_size) : 0;
    size = aligned(size);
    if (before >= RO_ARENA_LARGE)
        return widen_large(arena, memory, size);
    bool last = before && arena->current && arena->used >= before &&
                (char *)memory == (char *)arena->current->bytes + arena->used - before;
    if (last && size < RO_ARENA_LARGE && arena->used - before + size <= arena->current->size) {
        arena->used += size - before;
        return memory;
    }
    void *moved = ro_arena_alloc(arena, size);
    if (moved && before)
        memcpy(moved, memory, old_size);
    return moved;
}

void *ro_arena_zero(ro_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        return NULL;
    void *memory = ro_arena_alloc(arena, count * size);
    return memory ? memset(memory, 0, count * size) : NULL;
}

ro_slice ro_arena_copy(ro_arena *arena, ro_slice text) {
    char *copy = ro_arena_alloc(arena, text.len + 1);
    if (!copy)
        return (ro_slice){NULL, 0};
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = 0;
    return ro_slice_of(copy, text.len);
}

ro_slice ro_arena_format(ro_arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : ro_arena_alloc(arena, (size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return ro_slice_of(text, text ? (size_t)length : 0);
}

void ro_arena_reset(ro_arena *arena) {
    drop_large(arena, 0);
    size_t kept = 0;
    for (ro_arena_block **link = &arena->first; *link;) {
        ro_arena_block *block = *link;
        if (kept + block->size > KEPT) {
            *link = block->next;
            drop_block(arena, block);
        } else {
            kept += block->size;
            link = &block->next;
        }
    }
    arena->current = arena->first;
    arena->used = 0;
}

void ro_arena_free(ro_arena *arena) {
    drop_large(arena, 0);
    for (ro_arena_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        drop_block(arena, block);
    }
    *arena = (ro_arena){.budget = arena->budget};
}

ro_arena_mark ro_arena_here(const ro_arena *arena) {
    return (ro_arena_mark){arena->current, arena->used, large_count(arena)};
}

void ro_arena_rewind(ro_arena *arena, ro_arena_mark mark) {
    drop_large(arena, mark.large);
    arena->current = mark.block ? mark.block : arena->first;
    arena->used = mark.block ? mark.used : 0;
}
