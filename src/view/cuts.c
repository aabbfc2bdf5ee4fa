#include "view/cuts.h"

#include "base/hash.h"
#include "base/utf8.h"

typedef struct {
    ro_span span;
    uint64_t key; /* 0: punctuation alone, equal to any other such */
} word;

typedef struct {
    ro_slice text;
    word *words;
    uint32_t count;
} words;

static uint64_t key_of(ro_slice text) {
    uint64_t key = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, at, &length);
        at += length;
        if (ro_is_letter(c) || ro_is_digit(c))
            key = ro_hash_mix(key, ro_to_lower(c)) | 1;
    }
    return key;
}

static int split(ro_arena *arena, ro_slice text, words *out) {
    *out = (words){.text = text, .words = ro_arena_alloc(arena, RO_CUT_WORDS * sizeof(word))};
    if (!out->words)
        return READOUT_NO_MEMORY;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        size_t begin = at;
        while (at < text.len && !ro_is_space(ro_utf8_at(text, at, &length)))
            at += length;
        if (at > begin) {
            ro_span span = {(uint32_t)begin, (uint32_t)at};
            if (out->count == RO_CUT_WORDS)
                out->words[out->count - 1].span.end = span.end;
            else
                out->words[out->count++] = (word){span, key_of(ro_slice_part(text, span.begin, span.end))};
        } else {
            at += length;
        }
    }
    return 0;
}

/* Adds a word to the last cut where it goes on there. */
static int put(ro_arena *arena, ro_cuts *cuts, ro_cut_type type, const words *from, uint32_t index) {
    ro_slice text = ro_slice_part(from->text, from->words[index].span.begin, from->words[index].span.end);
    ro_cut *last = cuts->count ? &cuts->items[cuts->count - 1] : NULL;
    /* left out and added alternate at a changed place: keep one run of each */
    if (last && last->type != type && last->type != RO_CUT_SAME && type != RO_CUT_SAME && cuts->count > 1 &&
        cuts->items[cuts->count - 2].type == type)
        last = &cuts->items[cuts->count - 2];
    if (last && last->type == type) {
        last->text.len = (size_t)(text.ptr + text.len - last->text.ptr);
        return 0;
    }
    ro_cut *cut = ro_array_push(arena, cuts);
    if (!cut)
        return READOUT_NO_MEMORY;
    *cut = (ro_cut){type, text};
    return 0;
}

/* lengths[i * (b.count + 1) + j]: of the longest common subsequence of a[i..] and b[j..]. */
static void measure(const words *a, const words *b, uint16_t *lengths) {
    size_t stride = b->count + 1;
    for (uint32_t i = a->count + 1; i-- > 0;)
        for (uint32_t j = b->count + 1; j-- > 0;) {
            uint16_t best = 0;
            if (i < a->count && j < b->count) {
                uint16_t down = lengths[(i + 1) * stride + j], across = lengths[i * stride + j + 1];
                best = down > across ? down : across;
                if (a->words[i].key == b->words[j].key)
                    best = (uint16_t)(lengths[(i + 1) * stride + j + 1] + 1);
            }
            lengths[i * stride + j] = best;
        }
}

static int walk(ro_arena *arena, const words *a, const words *b, const uint16_t *lengths, ro_cuts *cuts) {
    size_t stride = b->count + 1;
    uint32_t i = 0, j = 0;
    int status = 0;
    while (!status && (i < a->count || j < b->count)) {
        bool both = i < a->count && j < b->count;
        if (both && a->words[i].key == b->words[j].key) {
            status = put(arena, cuts, RO_CUT_SAME, a, i++);
            j++;
        } else if (i < a->count && (!both || lengths[(i + 1) * stride + j] >= lengths[i * stride + j + 1])) {
            status = put(arena, cuts, RO_CUT_LEFT, a, i++);
        } else {
            status = put(arena, cuts, RO_CUT_ADDED, b, j++);
        }
    }
    return status;
}

int ro_cuts_find(ro_arena *arena, ro_slice whole, ro_slice other, ro_cuts *cuts) {
    words a, b;
    if (split(arena, whole, &a) || split(arena, other, &b))
        return READOUT_NO_MEMORY;
    size_t cells = (size_t)(a.count + 1) * (b.count + 1);
    uint16_t *lengths = ro_arena_alloc(arena, cells * sizeof *lengths);
    if (!lengths)
        return READOUT_NO_MEMORY;
    measure(&a, &b, lengths);
    return walk(arena, &a, &b, lengths, cuts);
}

bool ro_cuts_same(const ro_cuts *cuts) {
    return cuts->count == 0 || (cuts->count == 1 && cuts->items[0].type == RO_CUT_SAME);
}
