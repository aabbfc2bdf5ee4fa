#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct ro_arena_block {
    ro_arena_block *next;
    size_t size;
    max_align_t bytes[];
};

enum { FIRST_BLOCK = 1 << 16, LARGEST_KEPT = 1 << 24 };

static size_t aligned(size_t size) {
    size_t unit = _Alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

/* Moves on to a block that holds `size` bytes: a later one that is there already, else a new one. */
static bool next_block(ro_arena *arena, size_t size) {
    for (ro_arena_block *block = arena->current ? arena->current->next : arena->first; block;
         block = block->next)
        if (block->size >= size) {
            arena->current = block;
            arena->used = 0;
            return true;
        }
    size_t wanted = arena->current ? arena->current->size * 2 : FIRST_BLOCK;
    if (wanted > LARGEST_KEPT)
        wanted = LARGEST_KEPT;
    if (wanted < size)
        wanted = size;
    if (arena->limit && (wanted > arena->limit || arena->total > arena->limit - wanted))
        return false;
    ro_arena_block *block = malloc(sizeof *block + wanted);
    if (!block)
        return false;
    block->size = wanted;
    ro_arena_block *last = arena->current;
    while (last && last->next)
        last = last->next;
    block->next = NULL;
    if (last)
        last->next = block;
    else
        arena->first = block;
    arena->current = block;
    arena->used = 0;
    arena->total += wanted;
    return true;
}

void *ro_arena_alloc(ro_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        return NULL;
    size = aligned(size ? size : 1);
    if (!arena->current || arena->used + size > arena->current->size)
        if (!next_block(arena, size))
            return NULL;
    void *memory = (char *)arena->current->bytes + arena->used;
    arena->used += size;
    return memory;
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
    ro_arena_block **link = &arena->first;
    while (*link) {
        ro_arena_block *block = *link;
        if (block->size > LARGEST_KEPT) {
            *link = block->next;
            arena->total -= block->size;
            free(block);
        } else {
            link = &block->next;
        }
    }
    arena->current = arena->first;
    arena->used = 0;
}

void ro_arena_free(ro_arena *arena) {
    for (ro_arena_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (ro_arena){.limit = arena->limit};
}

ro_arena_mark ro_arena_here(const ro_arena *arena) {
    return (ro_arena_mark){arena->current, arena->used};
}

void ro_arena_rewind(ro_arena *arena, ro_arena_mark mark) {
    arena->current = mark.block ? mark.block : arena->first;
    arena->used = mark.block ? mark.used : 0;
}
